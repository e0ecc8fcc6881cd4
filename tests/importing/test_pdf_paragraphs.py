"""Where a paragraph of a PDF ends: by its tags, a short line, the edge of a justified text, a gap; else a doubt."""

from __future__ import annotations

import pytest

from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.paged import pdf as reader
from briefwijzer.importing.paged.doubts import MAY_END

from .files import accounted
from .pdf_writer import Page, pdf, width

SHORT = ["De oogst is geteld in elk gewest van het land, en daarbij", "is gebleken dat er genoeg is."]
# The second and the fourth line end a sentence, and have no room for the next word.
LONG = [
    "De bomen staan in rijen van tien, zoals in elke boomgaard",
    "van het land, en worden elk voorjaar door mensen gesnoeid.",
    "Perenbomen vragen meer werk dan appelbomen, omdat zij meer",
    "takken hebben die elk jaar langer worden en hoger groeien.",
    "Ook worden zij later geplukt, en dat vraagt veel meer volk",
    "dan er in het najaar te vinden is.",
]


# Its lines are wider, so that those of all others have room for a blank behind them.
WIDEST = [
    "De bomen staan in rijen van tien, en zijn allemaal even groot",
    "geworden.",
]


def read(
    *paragraphs: list[str],
    gap: float = 0,
    edge: float = 0,
    foot: int = 0,
    wider: float = 0,
    tags: str = "",
    blanks: str = "",
) -> Draft:
    """A letter with these lines; ``edge`` is that of a justified text, and after ``foot`` lines another page begins.

    The first line of that page is so many points ``wider``; with ``tags`` the file says which lines are a paragraph; it has ``blanks`` behind
    those "within" a paragraph, or behind "all".
    """
    page = Page()
    page.text(80, 740, "Geachte voorzitter,")
    pages, y = [page], 716.0
    lines = [(line, line is lines[-1]) for lines in paragraphs for line in lines]
    numbered = [number for number, lines in enumerate(paragraphs) for _ in lines]
    for number, (line, last) in enumerate(lines):
        if foot and number == foot:
            pages.append(Page())
            y = 740
        words = line.split()
        spare = edge - 80 - width("".join(words), 9) if edge and not last else width(" ", 9) * (len(words) - 1)
        spare += wider if number == foot else 0
        x = 80.0
        if tags:
            pages[-1].tagged(numbered[number], x, y, line)
        elif blanks:
            pages[-1].text(x, y, line if last and blanks == "within" else f"{line} ")
        for word in words if not (tags or blanks) else ():
            x = pages[-1].text(x, y, word) + spare / max(len(words) - 1, 1)
        y -= 12 + (gap if last else 0)
    return accounted(reader.read(pdf(pages, spans=tags == "spans"), "brief.pdf"))


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks if block.kind == "paragraph"]


def asked(draft: Draft) -> list[tuple[str, str]]:
    return [(doubt.place, doubt.words) for doubt in draft.doubts if doubt.choice == MAY_END]


def test_where_short_lines_alone_tell_a_full_line_that_ends_a_sentence_is_a_doubt():
    draft = read(SHORT, SHORT, LONG, SHORT, SHORT)
    assert texts(draft) == [" ".join(lines) for lines in (SHORT, SHORT, LONG, SHORT, SHORT)]
    assert asked(draft) == [("page 1, line 8", "Perenbomen vragen meer werk dan appelbomen,")]


@pytest.mark.parametrize("gap", [2, 3, 6])
def test_where_paragraphs_stand_apart_a_full_line_ends_one_there_alone(gap):
    """Even two points apart are seen, as no line within a sentence stands so far from the next."""
    draft = read(*[SHORT] * 6, LONG[:2], LONG[2:], gap=gap)
    assert texts(draft) == [" ".join(lines) for lines in [SHORT] * 6 + [LONG[:2], LONG[2:]]]
    assert not asked(draft)


def test_in_a_justified_text_a_line_that_ends_before_the_edge_ends_a_paragraph():
    draft = read(*[SHORT] * 6, LONG[:2], LONG[2:], edge=80 + width("x" * 60, 9))
    assert texts(draft) == [" ".join(lines) for lines in [SHORT] * 6 + [LONG[:2], LONG[2:]]]
    assert not asked(draft)


def test_at_the_end_of_a_page_a_full_line_is_a_doubt():
    assert asked(read(SHORT, SHORT, LONG, SHORT, gap=12, foot=6)) == [
        ("page 2, line 1", "Perenbomen vragen meer werk dan appelbomen,")
    ]


def test_the_edge_of_a_page_whose_lines_are_all_shorter_is_that_of_the_others():
    end = [
        "Van alle bomen is er in elk gewest van het land een",
        "boom te veel geteld, en daarom is er nu nog een pit.",
    ]
    begin = ["Bomen zijn er dus minder dan er in elk gewest staan."]
    first = [SHORT] * 5
    page = texts(read(*first, end, begin, foot=12))
    assert page[5:] == [" ".join([*end, *begin])]  # here the longest line of all ends before the edge
    wider = texts(read(*first, end, begin, *[LONG] * 3, foot=13, wider=8))
    assert wider[5:7] == [" ".join(end), begin[0]]


@pytest.mark.parametrize("tags", ["paragraphs", "spans"])
def test_a_tagged_file_says_where_its_paragraphs_end(tags):
    whole = [[*SHORT, *SHORT], LONG[:2], LONG[2:], *[SHORT] * 12]
    draft = read(*whole, tags=tags)
    assert texts(draft) == [" ".join(lines) for lines in whole]
    assert not draft.doubts


def test_a_tagged_paragraph_may_go_on_over_the_end_of_its_page():
    assert not read(*[SHORT] * 6, LONG, SHORT, foot=14, tags="paragraphs").doubts
    # whether another one begins there is not said: a program may end a paragraph with its page
    assert len(asked(read(*[SHORT] * 6, LONG[:2], LONG[2:], SHORT, foot=14, tags="paragraphs"))) == 1
    # nor that it goes on, where the paragraph holds nothing but spans
    assert len(asked(read(*[SHORT] * 6, LONG, SHORT, foot=14, tags="spans"))) == 1


def test_a_blank_behind_a_full_line_says_that_its_paragraph_goes_on():
    """Programs that set a ragged text leave the blank at which they break a line in the file."""
    for parts in ([LONG], [LONG[:2], LONG[2:]]):
        whole = [WIDEST, *[SHORT] * 9, *parts, SHORT]
        for foot in (0, 22):  # at the end of a page too
            draft = read(*whole, blanks="within", foot=foot)
            assert texts(draft) == [" ".join(lines) for lines in whole]
            assert not draft.doubts


def test_blanks_that_say_nothing_leave_a_full_line_in_doubt():
    # a blank behind each line, and a line that fills its page, behind which there is no room for one
    assert len(asked(read(WIDEST, *[SHORT] * 9, LONG, blanks="all"))) == 1
    assert len(asked(read(*[SHORT] * 9, LONG[:2], LONG[2:], blanks="within"))) == 1


def test_tags_that_are_wrong_about_what_anybody_can_tell_say_nothing():
    """One part for all, and one for each line."""
    paragraphs = [*[SHORT] * 6, LONG]
    for numbered in ([0] * 18, range(18)):
        page = Page()
        page.text(80, 740, "Geachte voorzitter,")
        for number, line in enumerate(line for lines in paragraphs for line in lines):
            page.tagged(numbered[number], 80, 716 - 12 * number, line)
        draft = accounted(reader.read(pdf([page]), "brief.pdf"))
        assert texts(draft) == [" ".join(lines) for lines in paragraphs]
