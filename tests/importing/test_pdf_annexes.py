"""Letters as ministries set them: the name on top, tables in annexes that go on over pages, notes at the end."""

from __future__ import annotations

from briefwijzer.importing.drafts.draft import Draft, DraftBlock
from briefwijzer.importing.paged import pdf as reader

from .files import accounted
from .pdf_writer import Page, pdf

SENTENCE = "De peren zijn dit jaar vroeg rijp en dat is goed nieuws voor telers."
HEAD = ("Gewest", "Telers", "Stand van zaken")
PLACES = (80, 200, 320)


def read(*pages: Page) -> Draft:
    return accounted(reader.read(pdf(list(pages)), "brief.pdf"))


def begun() -> Page:
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, SENTENCE)
    return page


def rows(page: Page, y: float, *cells: tuple[str, ...], places: tuple[int, ...] = PLACES) -> None:
    for number, row in enumerate(cells):
        for x, words in zip(places, row, strict=True):
            if words:
                page.text(x, y - 15 * number, words)


def table_in(draft: Draft) -> DraftBlock:
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    return found


def cells_of(block: DraftBlock) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in block.rows]


def test_the_head_of_a_table_that_pages_repeat_stands_once():
    pages = [begun(), Page(), Page()]
    written = [(f"Eiland {number}", "Veel", "Niet begonnen") for number in range(9)]
    for number, page in enumerate(pages):
        rows(page, 120 if number == 0 else 780, HEAD, *written[3 * number : 3 * number + 3])
    pages[-1].text(80, 600, SENTENCE)
    draft = read(*pages)
    assert cells_of(table_in(draft)) == [HEAD, *written]
    assert [(out.words, out.reason, out.place) for out in draft.left_out] == [
        (" ".join(HEAD), "running-head", f"page {number}, line 1") for number in (2, 3)
    ]


def test_a_head_is_repeated_above_the_end_of_a_row_too():
    pages = [begun(), Page(), Page()]
    rows(pages[0], 120, HEAD, ("Noord", "Veel", "Begonnen"), ("Zuid", "Weinig", "Klaar in"))
    rows(
        pages[1],
        780,
        HEAD,
        ("", "", "mei van"),
        ("", "", "dit jaar"),
        ("Oost", "Geen", "Niet"),
        ("West", "Veel", "Klaar na"),
    )
    rows(pages[2], 780, HEAD, ("", "", "juni"))
    pages[2].text(80, 600, SENTENCE)
    draft = read(*pages)
    assert [row[2] for row in cells_of(table_in(draft))] == [
        "Stand van zaken", "Begonnen", "Klaar in mei van dit jaar", "Niet", "Klaar na juni",
    ]  # fmt: skip
    assert [out.words for out in draft.left_out] == [" ".join(HEAD)] * 2


def test_a_table_with_a_head_like_that_of_another_keeps_it():
    page, last = begun(), Page()
    rows(page, 120, HEAD, ("Noord", "Veel", "Begonnen"), ("Zuid", "Weinig", "Klaar"))
    last.text(80, 780, SENTENCE)
    rows(last, 740, HEAD, ("Oost", "Geen", "Begonnen"), ("West", "Weinig", "Klaar"))
    last.text(80, 600, SENTENCE)
    draft = read(page, last)
    assert [cells_of(block)[0] for block in draft.blocks if block.kind == "table"] == [HEAD, HEAD]


def test_a_row_goes_on_over_a_page_where_one_cell_alone_begins_small():
    page, last = begun(), Page()
    rows(page, 100, HEAD, ("Noord", "Veel", "Begonnen"), ("Zuid en", "Weinig, en", "Klaar in"))
    rows(last, 780, ("midden", "Conference", "2031"), ("Oost", "Geen", "Niet begonnen"))
    last.text(80, 700, SENTENCE)
    draft = read(page, last)
    assert cells_of(table_in(draft))[2] == ("Zuid en midden", "Weinig, en Conference", "Klaar in 2031")
    assert not draft.doubts


def test_a_row_goes_on_over_a_page_where_it_lacks_what_all_others_have_and_is_told():
    page, last = begun(), Page()
    rows(page, 100, HEAD, ("Noord", "Veel", "Begonnen"), ("Eiland van", "Weinig", "Overleg met"))
    rows(last, 780, ("Texel", "", "Den Haag"), ("Oost", "Geen", "Niet begonnen"))
    last.text(80, 700, SENTENCE)
    draft = read(page, last)
    assert cells_of(table_in(draft))[2] == ("Eiland van Texel", "Weinig", "Overleg met Den Haag")
    assert [doubt.choice for doubt in draft.doubts] == ["taken as one row over the end of the page"]


def test_numbers_below_a_head_are_a_column_and_no_marks_of_items():
    page = begun()
    written = [("Nr.", "Toezegging", "Gedaan in"), ("1", "Brief over peren", "In mei"), ("2", "Telling", "In juni")]
    rows(page, 700, *written, places=(80, 114, 320))
    page.text(80, 600, SENTENCE)
    assert cells_of(table_in(read(page))) == written


def test_marks_of_items_in_a_cell_stay_with_their_words():
    page = begun()
    written = [("Maatregel", "Gedaan in"), ("1. Brief over peren", "In mei"), ("2. Telling", "In juni")]
    rows(page, 700, written[0], places=(80, 320))
    for number, (words, day) in enumerate(written[1:], 1):
        page.text(80, 700 - 15 * number, words[:2])
        page.text(114, 700 - 15 * number, words[3:])
        page.text(320, 700 - 15 * number, day)
    page.text(80, 600, SENTENCE)
    assert cells_of(table_in(read(page))) == written


def test_the_name_of_a_ministry_beside_the_addressee_is_no_text():
    page = Page()
    page.text(300, 800, "Ministerie van Fruit", 11)
    page.text(300, 787, "en Bloemen", 11)
    page.text(80, 740, "De voorzitter van de Tweede Kamer")
    page.text(80, 710, "Geachte voorzitter,")
    page.text(80, 680, SENTENCE)
    draft = read(page)
    assert [out.words for out in draft.left_out] == ["Ministerie van Fruit", "en Bloemen"]
    assert draft.blocks[0].text == "De voorzitter van de Tweede Kamer"


def test_numbers_of_notes_left_of_the_text_are_none_of_lines():
    page, last = begun(), Page()
    notes = [f"Besluit {number} over peren." for number in range(1, 7)]
    for number in range(1, 7):
        page.line(80, 716 - 13 * number, f"{SENTENCE}⟦{number}⟧")
        last.text(60, 783 - 12 * number, str(number), 4.2)
        last.text(63, 780 - 12 * number, notes[number - 1], 7)
    draft = read(page, last)
    assert [(note.number, note.text) for note in draft.notes] == [(str(at), note) for at, note in enumerate(notes, 1)]
    assert not draft.left_out
