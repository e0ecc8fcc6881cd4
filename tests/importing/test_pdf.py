"""A PDF becomes a draft in which every character is text, note, or left out with a reason."""

from __future__ import annotations

import re

import pytest

from briefwijzer.cli import main
from briefwijzer.data.prose import BREAK
from briefwijzer.importing.drafts.draft import Draft, DraftBlock
from briefwijzer.importing.drafts.headings import depths
from briefwijzer.importing.drafts.signs import bare, marks, without_emphasis
from briefwijzer.importing.facts import from_words
from briefwijzer.importing.paged import pdf as reader
from briefwijzer.problems import Refused

from .files import accounted, drafted, put
from .pdf_writer import Page, Writer, pdf
from .specimens import HEAD, LETTER, LONG, MINISTRY, ministry, printed


def read(data: bytes) -> Draft:
    return accounted(reader.read(data, "brief.pdf"))


def words(draft: Draft) -> list[str]:
    return [f"{b.label} {without_emphasis(b.text).replace(BREAK, ' ')}".strip() for b in draft.blocks]


def texts(draft: Draft, kind: str) -> list[str]:
    return [f"{b.label} {b.text}".strip() for b in draft.blocks if b.kind == kind]


def body(*paragraphs: str, **layout: object) -> bytes:
    """A short letter: a salutation and these paragraphs."""
    writer = Writer(**layout)  # type: ignore[arg-type]
    writer.put("Geachte voorzitter,")
    for paragraph in paragraphs:
        writer.put(paragraph)
    return writer.finish()


@pytest.mark.parametrize(
    "layout",
    [{}, {"top": 420}, {"top": 330}, {"raised": False, "top": 420}, {"size": 11, "small": 9, "columns": 56, "top": 500},
     {"small": 9, "top": 420}, {"columns": 60, "top": 380}],
    ids=["one page", "two pages", "three pages", "numbers not raised", "large", "notes as large as text", "narrow"],
)  # fmt: skip
def test_a_letter_of_a_ministry_comes_back_whole(layout):
    draft = read(ministry(LETTER, **layout))
    assert words(draft) == printed(LETTER.pieces)
    assert [block.kind for block in draft.blocks] == [piece.kind for piece in LETTER.pieces]
    assert {note.number: note.text for note in draft.notes} == LETTER.notes
    levels = [piece.level for piece in LETTER.pieces if piece.kind == "heading"]
    assert [block.level for block in draft.blocks if block.kind == "heading"] == levels
    left = {(out.words, out.reason) for out in draft.left_out}
    assert {(line, "margin") for line in (*MINISTRY, *HEAD)} <= left | {(line, "margin") for line in HEAD}
    assert any(reason == "page-number" for _, reason in left)
    from_words(draft)
    assert draft.facts["reference"][0].value == "FRU/PIT-2031/4711"


def test_a_note_goes_on_over_the_end_of_the_page():
    draft = read(body("Een zin met een noot.⟦1⟧", "Slot.", notes={"1": " ".join([LONG] * 12)}, top=300, bottom=100))
    assert [note.text for note in draft.notes] == [" ".join([LONG] * 12)]
    assert max(int(out.place.split()[1].rstrip(",")) for out in draft.left_out) > 1


def test_raised_numbers_without_a_note_and_numbers_of_other_kinds_are_no_marks():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    x = page.text(80, 680, "Per boom is 12 m")
    x = page.text(x, 683, "2", 5.4)
    x = page.text(x, 680, " nodig, en 3 ton CO")
    x = page.text(x, 678, "2", 5.4)
    x = page.text(x, 680, " per jaar, zo zegt artikel 1")
    page.text(x, 683, "1", 5.4)
    page.rule(80, 90)
    page.text(80, 80, "1", 4)
    page.text(84, 77.5, "Wet op de peren.", 6.5)
    draft = read(pdf([page]))
    assert words(draft)[1] == "Per boom is 12 m2 nodig, en 3 ton CO2 per jaar, zo zegt artikel 1⟦1⟧"
    assert "⟦sup⟧2⟦/sup⟧" in draft.blocks[1].text
    assert "⟦sub⟧2⟦/sub⟧" in draft.blocks[1].text
    assert not [doubt for doubt in draft.doubts if doubt.reason == "note-mark"]


def noted(*lines: str, notes: dict[str, str], small: float = 6.5, rule: bool = True) -> Draft:
    """A page with these lines, marks in them raised, and these notes at its foot."""
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    for index, line in enumerate(lines):
        for at, part in enumerate(re.split(r"\^(\S+?)\^", line)):
            if at == 0:
                x = 80.0
            x = page.text(x, 690 - 12 * index + 3 * (at % 2), part, 5.4 if at % 2 else 9)
    if rule:
        page.rule(80, 96)
    for index, (number, text) in enumerate(notes.items()):
        page.text(80, 86 - 9 * index, number, 0.6 * small)
        page.text(98, 83.5 - 9 * index, text, small)
    return read(pdf([page]))


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        (["Er zijn 10^3^ peren, en 10^2^ appels.^1^", "In 2023^2^ was dat zo, per m^2^ en overal.^3^"],
         "Er zijn 10⟦sup⟧3⟦/sup⟧ peren, en 10⟦sup⟧2⟦/sup⟧ appels.⟦1⟧ In 2023⟦2⟧ was dat zo, per m⟦sup⟧2⟦/sup⟧ en overal.⟦3⟧"),
        (["Zie artikel 4^1^ en nr. 6^2^ en blz. 12.^3^"], "Zie artikel 4⟦1⟧ en nr. 6⟦2⟧ en blz. 12.⟦3⟧"),
        (["De 1^e^ peer^1^ en de 2^e^ peer^2^ zijn rijp.^3^"],
         "De 1⟦sup⟧e⟦/sup⟧ peer⟦1⟧ en de 2⟦sup⟧e⟦/sup⟧ peer⟦2⟧ zijn rijp.⟦3⟧"),
    ],
    ids=["exponents", "numbers", "ordinals"],
)  # fmt: skip
def test_an_exponent_is_no_mark_and_a_mark_behind_a_number_is(words, marked):
    draft = noted(*words, notes={"1": "Wet op de peren.", "2": "Wet op de appels.", "3": "Slot."})
    assert " ".join(block.text for block in draft.blocks[1:]) == marked
    assert [note.text for note in draft.notes] == ["Wet op de peren.", "Wet op de appels.", "Slot."]
    assert not draft.doubts


def test_the_only_place_for_a_mark_is_taken_though_it_may_be_an_exponent():
    draft = noted("Er zijn peren,^1^ 12 km^2^ in totaal.", notes={"1": "Eén.", "2": "Twee."})
    assert [block.text for block in draft.blocks[1:]] == ["Er zijn peren,⟦1⟧ 12 km⟦2⟧ in totaal."]
    assert [(doubt.reason, doubt.words) for doubt in draft.doubts] == [("note-mark", "km2")]


@pytest.mark.parametrize(
    ("signs", "keys"),
    [(["*", "**", "***"], ["x1", "x2", "x3"]), (["*", "†", "‡"], ["x1", "x5", "x7"]), (["(a)", "(b)", "(c)"], ["xa", "xb", "xc"])],
)  # fmt: skip
def test_signs_and_letters_are_marks_too(signs, keys):
    first, second, third = signs
    line = f"De peren^{first}^ en appels^{second}^ rijpen «goed»^{third}^."
    draft = noted(line, notes={first: "Zie a en b.", second: "Tweede noot.", third: "Derde noot."})
    assert marks(draft.blocks[1].text) == keys
    assert [note.text for note in draft.notes] == ["Zie a en b.", "Tweede noot.", "Derde noot."]
    assert not draft.doubts


def test_a_line_of_a_note_may_begin_with_a_number():
    long = ["De regeling geldt voor peren en appels, en is van kracht per", "1 januari 2032; dat volgt uit de wet in de",
            "1e helft van dat jaar."]  # fmt: skip
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    x = page.text(80, 690, "Er zijn peren.")
    x = page.text(page.text(x, 693, "1", 5.4), 690, " En appels.")
    page.text(x, 693, "2", 5.4)
    for number, lines_ in (("1", ["Wet."]), ("2", long)):
        page.text(80, 102.5 - 18 * int(number), number, 4)
        for index, line in enumerate(lines_):
            page.text(84 if index == 0 else 80, 100 - 18 * int(number) - 8 * index, line, 6.5)
    draft = read(pdf([page]))
    assert [note.text for note in draft.notes] == ["Wet.", " ".join(long)]
    assert not draft.doubts


def test_notes_at_the_end_stand_off_from_their_numbers():
    first, last = Page(), Page()
    first.text(80, 720, "Geachte voorzitter,")
    x = first.text(80, 690, "Er zijn 12 m")
    x = first.text(first.text(x, 693, "2", 5.4), 690, " met peren.")
    x = first.text(first.text(x, 693, "1", 5.4), 690, " En appels.")
    first.text(x, 693, "2", 5.4)
    for y, number, words_ in ((700, "1", "Per m"), (680, "2", "Wet op de appels.")):
        last.text(80, y + 3, number, 5.4)
        x = last.text(100, y, words_)
        if number == "1":
            last.text(last.text(x, y + 3, "2", 5.4), y, " gemeten.")
    draft = read(pdf([first, last]))
    assert [block.text for block in draft.blocks[1:]] == ["Er zijn 12 m⟦sup⟧2⟦/sup⟧ met peren.⟦1⟧ En appels.⟦2⟧"]
    assert [note.text for note in draft.notes] == ["Per m⟦sup⟧2⟦/sup⟧ gemeten.", "Wet op de appels."]


def test_a_table_goes_on_over_the_end_of_the_page_and_a_filled_one_is_no_doubt():
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    pages[0].text(80, 690, "De oogst per gewest:")
    rows = ["Gewest 2030 2031", "Noord 12 13", "Oost 14 15", "Zuid 16 17"]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.split()):
            pages[number // 2].text(80 + 90 * column, (76, 760)[number // 2] - 14 * (number % 2), cell)
    pages[1].text(80, 700, "Dat is alles.")
    draft = read(pdf(pages))
    assert [[cell.text for cell in row.cells] for row in draft.blocks[2].rows] == [row.split() for row in rows]
    assert [block.kind for block in draft.blocks] == ["opening", "paragraph", "table", "paragraph"]
    assert not draft.doubts


def test_the_head_of_a_table_alone_at_the_foot_of_a_page_belongs_to_it():
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    pages[0].text(80, 690, "De oogst per gewest:")
    rows = ["Gewest 2030 2031", "Noord 12 13", "Oost 14 15"]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.split()):
            y = 62.0 if number == 0 else 774 - 14 * number
            pages[number > 0].text(80 + 90 * column, y, cell, look="" if number else "b")
    pages[1].text(80, 700, "Dat is alles.")
    draft = read(pdf(pages))
    assert [block.kind for block in draft.blocks] == ["opening", "paragraph", "table", "paragraph"]
    assert [[cell.text for cell in row.cells] for row in draft.blocks[2].rows] == [row.split() for row in rows]


def set_rows(page: Page, rows: list[list[str]], y: float) -> None:
    """The rows of a table, cell by cell as programs draw them, each with all of its lines; ^…^ is raised."""
    for row in rows:
        for column, cell in enumerate(row):
            for number, line in enumerate(cell.split("/")):
                at = 80.0 + 90 * column
                for index, part in enumerate(line.split("^")):
                    raised = index % 2
                    at = page.text(at, y - 14 * number + 3 * raised, part, 5.4 if raised else 9)
        y -= 14 * max(cell.count("/") + 1 for cell in row)


def table_over_two_pages(first: list[list[str]], second: list[list[str]]) -> Draft:
    """A letter with a table whose rows, each cell at its place, stand at the foot of a page and on top of the next."""
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    pages[0].text(80, 690, "De oogst per gewest:")
    lines = sum(max(cell.count("/") + 1 for cell in row) for row in first)
    set_rows(pages[0], first, 62 + 14 * (lines - 1))
    set_rows(pages[1], second, 774)
    pages[1].text(80, 600, "Dat is alles.")
    return read(pdf(pages))


HEAD_ROW = ["Gewest", "Aantal", "Kosten"]
ROWS = [["Noord", "12", "13"], ["Oost", "14", "15"], ["Zuid", "16", "17"]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([HEAD_ROW, *ROWS[:2]], ROWS[2:], [HEAD_ROW, *ROWS]),
        ([["Gewest", "Aantal bru-/ggen", "Kosten"]], ROWS, [["Gewest", "Aantal bru-ggen", "Kosten"], *ROWS]),
    ],
    ids=["its last row", "a head of two lines"],
)
def test_what_a_page_end_cuts_off_a_table_belongs_to_it(first, second, expected):
    draft = table_over_two_pages(first, second)
    assert [block.kind for block in draft.blocks] == ["opening", "paragraph", "table", "paragraph"]
    assert [[cell.text for cell in row.cells] for row in draft.blocks[2].rows] == expected


def test_a_first_cell_goes_on_below_it_where_it_is_full():
    draft = table_over_two_pages([HEAD_ROW, ["Het midden van/II", "12", "13"], ROWS[0]], [ROWS[1], ["Zuid"]])
    cells = [[cell.text for cell in row.cells] for row in draft.blocks[2].rows]
    assert cells[1:] == [["Het midden van II", "12", "13"], *ROWS[:2]]


def test_a_justified_line_below_a_table_is_no_row_of_it():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    for number, row in enumerate([HEAD_ROW, *ROWS]):
        for column, cell in enumerate(row):
            page.text(80 + 90 * column, 690 - 14 * number, cell)
    page.text(80, 634, "Zo telt elk gewest voor zich de")
    page.text(260, 634, "peren en")
    page.text(80, 622, "de appels in alle boomgaarden.")
    draft = read(pdf([page]))
    assert len(draft.blocks[1].rows) == 4
    assert words(draft)[2] == "Zo telt elk gewest voor zich de peren en de appels in alle boomgaarden."


def test_rules_between_the_rows_of_a_table_are_not_the_rule_above_the_notes():
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    for number, row in enumerate(ROWS):
        pages[1].rule(80, 704 - 14 * number)
        for column, cell in enumerate(row):
            pages[1].text(80 + 60 * column, 694 - 14 * number, cell)
    pages[1].rule(80, 662)
    pages[1].text(80, 630, "Dat is alles.")
    assert not read(pdf(pages)).doubts


def test_a_list_that_ends_a_text_is_no_list_of_notes_where_those_stand_below_rules():
    page, last = Page(), Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.line(80, 730, "De peren⟦1⟧ zijn geteld, de appels⟦2⟧ nog niet.")
    page.rule(80, 110)
    page.text(80, 90, "1 Zie de telling van dit najaar.")
    page.text(80, 78, "2 Zie de telling van dit voorjaar.")
    for number, words_ in enumerate(("Er wordt geteld:", "1. in het najaar, zodra zij vallen;", "2. in het voorjaar.")):
        last.text(80, 760 - 12 * number, words_)
    draft = read(pdf([page, last]))
    assert [note.text for note in draft.notes] == ["Zie de telling van dit najaar.", "Zie de telling van dit voorjaar."]
    assert words(draft)[-1].endswith("2. in het voorjaar.")


def test_the_words_above_a_table_are_no_row_of_the_one_before():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    for number, row in enumerate([HEAD_ROW, *ROWS, ["Tabel 2: Noten"], HEAD_ROW, *ROWS]):
        for column, cell in enumerate(row):
            page.text(80 + 100 * column, 700 - 14 * number, cell)
    page.text(80, 400, "Dat is alles.")
    tables = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [(block.text, len(block.rows)) for block in tables] == [("", 4), ("Tabel 2: Noten", 4)]


def test_a_rule_that_goes_on_in_the_next_column_is_not_the_rule_above_the_notes():
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    pages[1].rule(80, 704, 60)
    pages[1].rule(140, 704, 60)
    for number, row in enumerate([HEAD_ROW, *ROWS]):
        for column, cell in enumerate(row):
            pages[1].text(80 + 60 * column, 709 - 14 * number, cell)
    pages[1].text(80, 630, "Dat is alles.")
    assert not read(pdf(pages)).doubts


def test_a_mark_behind_a_sum_may_stand_above_that_of_a_note_before():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    set_rows(page, [HEAD_ROW, ["Het midden van/II^1^", "12", "13^2^"], ["Oost^3^", "14", "15"]], 690)
    for number in (1, 2, 3):
        page.text(80, 90 - 10 * number, str(number), 4)
        page.text(84, 87.5 - 10 * number, f"Noot {number}.", 6.5)
    draft = read(pdf([page]))
    assert [cell.text for cell in draft.blocks[1].rows[1].cells] == ["Het midden van II⟦1⟧", "12", "13⟦2⟧"]


def three_marks(page):
    """Three lines of text, each with its mark raised behind it."""
    for number in (1, 2, 3):
        x = page.text(80, 720 - 20 * number, "De peren zijn geteld in alle gewesten van het land.")
        page.text(x, 723 - 20 * number, str(number), 5.4)


def test_notes_as_large_as_the_text_may_end_it_without_raised_numbers():
    page, last = Page(), Page()
    page.text(80, 720, "Geachte voorzitter,")
    three_marks(page)
    for number in (1, 2, 3):
        last.text(80, 780 - 12 * number, f"{number} Noot {number}.")
    draft = read(pdf([page, last]))
    assert [(note.number, note.text) for note in draft.notes] == [(n, f"Noot {n}.") for n in ("1", "2", "3")]
    assert [mark for block in draft.blocks for mark in marks(block.text)] == ["1", "2", "3"]


def test_notes_at_the_foot_may_be_as_large_as_the_text_with_their_numbers_right_before_them():
    page, after, last = Page(), Page(), Page()
    page.text(80, 720, "Geachte voorzitter,")
    three_marks(page)
    for number in (1, 2, 3):
        # the last mark of the page has its note on the next one
        (page if number < 3 else after).text(80, 80 - 12 * number, f"{number}Noot {number}.")
    for other in (after, last):
        other.text(80, 720, "En in het volgende jaar worden zij weer geteld, in 1 gewest.")
    draft = read(pdf([page, after, last]))
    assert [(note.number, note.text) for note in draft.notes] == [(n, f"Noot {n}.") for n in ("1", "2", "3")]
    assert not [doubt for doubt in draft.doubts if doubt.reason != "structure"]


@pytest.mark.parametrize("small", [True, False], ids=["small notes", "raised numbers"])
def test_items_of_a_list_are_no_notes_where_the_notes_are_smaller_or_have_raised_numbers(small):
    page, last = Page(), Page()
    page.text(80, 720, "Geachte voorzitter,")
    three_marks(page)
    for number in (1, 2, 3):
        page.text(80, 640 - 14 * number, f"{number}. Het gewest telt ook zijn appels, en de kersen.")
        if small:
            last.text(80, 780 - 12 * number, f"{number}Noot {number}.", 7)
        else:
            last.text(80, 783 - 12 * number, str(number), 5.4)
            last.text(84, 780 - 12 * number, f"Noot {number}.")
    draft = read(pdf([page, last]))
    assert [(note.number, note.text) for note in draft.notes] == [(n, f"Noot {n}.") for n in ("1", "2", "3")]
    assert [block.label for block in draft.blocks if block.kind == "item"] == ["1.", "2.", "3."]
    assert not draft.doubts


def test_sentences_in_italics_between_quotation_marks_are_no_heading():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    page.text(80, 690, "De minister zegt het zo:")
    x = page.text(100, 666, "«De peren zijn geteld. De appels volgen.»", look="i")
    page.text(x, 669, "1", 5.4)
    page.text(80, 640, "Dat is alles.")
    page.text(80, 80, "1", 4)
    page.text(84, 77.5, "Noot een.", 6.5)
    assert not texts(read(pdf([page])), "heading")


def test_words_that_stand_on_two_pages_at_one_height_are_no_head_when_they_are_text():
    pages = [Page(), Page(), Page()]
    for number, page in enumerate(pages):
        page.text(80, 800, "Kenmerk FRU/2031/7", 6)
        page.text(80, 760, "Daarbij gaat het om de volgende punten:" if number < 2 else "Tot slot aan de Kamer.")
        page.text(80, 730, f"Over {('peren', 'appels', 'noten')[number]} valt veel te zeggen, maar niet hier.")
    draft = read(pdf(pages))
    assert " ".join(words(draft)).count("Daarbij gaat het om de volgende punten:") == 2
    assert {out.words for out in draft.left_out} == {"Kenmerk FRU/2031/7"}


def test_what_follows_a_list_without_a_space_between_is_no_item():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    items = [
        ["Ten eerste zijn er peren die rijpen in de zomer, en er zijn ook", "appels."],
        ["Ten tweede zijn er noten."],
    ]
    y = 690.0
    for number, item in enumerate(items, 1):
        page.text(80, y, f"{number}.")
        for line in item:
            page.text(100, y, line)
            y -= 12
    page.text(80, y, "Een nieuwe alinea begint hier en is lang genoeg om een regel te vullen.")
    draft = read(pdf([page]))
    assert [block.kind for block in draft.blocks] == ["opening", "item", "item", "paragraph"]


def test_headings_in_italics_need_no_space_above_and_numbers_that_count_from_one_no_look():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    for at, (words_, look) in enumerate([("Er zijn peren.", ""), ("Appels", "i"), ("Er zijn appels.", "")]):
        page.text(80, 690 - 12 * at, words_, 9, look)
    for at, name in enumerate(("Noten", "Zaden", "Pitten"), 1):
        page.text(80, 660 - 40 * at, f"{at}. {name}")
        page.text(80, 640 - 40 * at, f"Over {name.lower()} valt niets te zeggen, dat is bekend.")
    draft = read(pdf([page]))
    assert texts(draft, "heading") == ["Appels"]
    page.parts = [part for part in page.parts if "/F2" not in part]
    draft = read(pdf([page]))
    assert texts(draft, "heading") == ["1. Noten", "2. Zaden", "3. Pitten"]
    assert not draft.doubts


def test_headings_stand_one_below_the_other_and_no_address_is_one():
    page = Page()
    lines = [("De oogst", "b"), ("Er zijn peren.", ""), ("Appels", "i"), ("Rode appels", "i"), ("Er zijn appels.", ""),
             ("https://voorbeeld.nl/peren", "b"), ("Daar staat meer.", "")]  # fmt: skip
    page.text(80, 720, "Geachte voorzitter,")
    for at, (words_, look) in enumerate(lines):
        page.text(80, 690 - 12 * at, words_, 9, look)
    assert texts(read(pdf([page])), "heading") == ["De oogst", "Appels", "Rode appels"]


def test_of_two_looks_alike_in_size_and_weight_the_first_is_the_higher():
    page = Page()
    lines = [("De oogst", "b"), ("Peren", "i"), ("Er zijn peren.", ""), ("Op", "u"), ("Ze zijn op.", "")]
    page.text(80, 720, "Geachte voorzitter,")
    for at, (words_, look) in enumerate(lines):
        end = page.text(80, 690 - 24 * at, words_, 9, look.replace("u", ""))
        if look == "u":
            page.rule(80, 688.5 - 24 * at, end - 80)
    found = [(block.level, block.text) for block in read(pdf([page])).blocks if block.kind == "heading"]
    assert found == [(1, "De oogst"), (2, "Peren"), (3, "Op")]


def test_a_third_part_in_roman_numbers_is_as_deep_as_the_second():
    blocks = [DraftBlock("heading", "Over peren", 1, label) for label in ("I.", "II.", "III.")]
    assert [block.level for block in depths(blocks)] == [1, 1, 1]


def test_two_marks_side_by_side_are_two():
    for between in ("", ", "):
        page = Page()
        page.text(80, 700, "Geachte voorzitter,")
        x = page.text(80, 680, "Zo staat het in de krant.")
        page.text(x, 683, f"1{between}2", 5.4)
        for number in (1, 2):
            page.text(80, 80 - 10 * number, str(number), 4)
            page.text(84, 77.5 - 10 * number, f"Krant {'één' if number == 1 else 'twee'}.", 6.5)
        draft = read(pdf([page]))
        assert words(draft)[1] == f"Zo staat het in de krant.⟦1⟧{between}⟦2⟧"
        assert [note.text for note in draft.notes] == ["Krant één.", "Krant twee."]


def test_a_mark_that_is_not_raised_is_told():
    writer = Writer(notes={"1": "Eerste noot.", "2": "Tweede noot."})
    writer.put("Geachte voorzitter,")
    writer.put("Een eerste zin.⟦1⟧ En de innovatie2 gaat voort.")
    writer.waiting.append(("2", "Tweede noot."))
    writer.floor += 10
    draft = read(writer.finish())
    assert words(draft)[1] == "Een eerste zin.⟦1⟧ En de innovatie⟦2⟧ gaat voort."
    assert [(d.reason, d.words) for d in draft.doubts] == [("note-mark", "innovatie2")]


def test_notes_of_an_annex_that_begin_anew_have_keys_of_their_own():
    writer = Writer(notes={"1": "Noot bij de brief."})
    writer.put("Geachte voorzitter,")
    writer.put("Hierbij gaan de antwoorden.⟦1⟧")
    writer.put("De Minister van Fruit,")
    writer.put("P. Eer")
    writer.turn()
    writer.notes = {"1": "Noot bij de bijlage."}
    writer.put("Antwoorden op vragen over peren", look="b")
    writer.put("Vraag 1", look="b")
    writer.put("Kent u de peer?", gap=0)
    writer.put("Antwoord 1", look="b")
    writer.put("Ja.⟦1⟧", gap=0)
    draft = read(writer.finish())
    assert [(note.key, note.text) for note in draft.notes] == [
        ("1", "Noot bij de brief."),
        ("b1-1", "Noot bij de bijlage."),
    ]
    assert texts(draft, "annex") == ["Antwoorden op vragen over peren"]
    assert texts(draft, "heading") == ["Vraag 1", "Antwoord 1"]
    assert words(draft)[-1] == "Ja.⟦b1-1⟧"


def test_a_word_torn_by_kerning_is_put_together_and_told():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    x = page.text(80, 680, "De P")
    x = page.text(x + 0.16 * 9, 680, "eren zijn rijp, zegt het instituut.")
    x = page.text(80, 668, "Ook")
    page.text(x + 0.3 * 9, 668, "de appels zijn rijp.")
    draft = read(pdf([page]))
    assert " ".join(words(draft)[1:]).startswith("De Peren zijn rijp, zegt het instituut. Ook de appels")
    assert any("Peren" in decision for decision in draft.decisions)


def test_hyphens_at_line_ends_fall_away_or_stay_by_the_words_of_the_document():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    for number, line in enumerate(
        ("De jeugdzorg en de niet-professionele hulp zijn in het verslag van de jeugd-",
         "zorg beschreven, en zo ook de inzet van niet-",
         "professionele hulp, de EU-",
         "regels en de inlichtingen-",
         "en opsporingsdienst in alle gewesten van het land, zo meldt het verslag.")
    ):  # fmt: skip
        page.text(80, 680 - 12 * number, line)
    draft = read(pdf([page]))
    text = words(draft)[1]
    assert "van de jeugdzorg beschreven" in text
    assert "niet-professionele hulp, de EU-regels en de inlichtingen- en" in text
    assert draft.unhyphenated == ["jeugdzorg"]
    assert draft.joined == ["niet-professionele", "EU-regels"]


def test_headings_printed_like_the_text_are_known_by_their_numbers_and_told():
    draft = read(
        body("1. De oogst", "De oogst was goed.", "2. De plannen", "Er komen meer bomen.", "2.1 Ladders", "Nee.")
    )
    assert [(b.level, b.label, b.text) for b in draft.blocks if b.kind == "heading"] == [
        (1, "1.", "De oogst"), (1, "2.", "De plannen"), (2, "2.1", "Ladders"),
    ]  # fmt: skip
    assert [doubt.reason for doubt in draft.doubts] == ["heading"] * 3


def test_a_list_of_numbers_is_no_list_of_headings():
    draft = read(body("Het gaat om drie punten:", "1. De oogst", "2. De plannen", "3. De ladders", "Dat is alles."))
    assert not texts(draft, "heading")
    assert texts(draft, "item") == ["1. De oogst", "2. De plannen", "3. De ladders"]


def test_a_table_keeps_its_rows():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    page.text(80, 680, "De oogst staat in de tabel.")
    rows = [("Jaar", "Peren", "Appels"), ("2029", "12", "30"), ("2030", "14", "28"), ("2031", "15", "9")]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.text(80 + 110 * column, 650 - 12 * number, cell)
    page.text(80, 580, "Dat is veel.")
    draft = read(pdf([page]))
    table = next(block for block in draft.blocks if block.kind == "table")
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == rows
    assert table.rows[0].head
    assert not draft.doubts


def test_a_table_with_empty_cells_is_no_doubt():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    page.text(80, 680, "De oogst staat in de tabel.")
    for number, row in enumerate([("Jaar", "Peren", "Appels"), ("2029", "", "30"), ("2030", "14", "28")]):
        for column, cell in enumerate(row):
            page.text(80 + 110 * column, 650 - 12 * number, cell)
    draft = read(pdf([page]))
    table = next(block for block in draft.blocks if block.kind == "table")
    assert [cell.text for cell in table.rows[1].cells] == ["2029", "", "30"]
    assert not draft.doubts


def test_an_address_goes_on_over_several_lines():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    for number, line in enumerate(
        ("Zie de bladzijde over peren, https://www.peren.example/verslag-over-het-",
         "jaar/de-oogst-in-alle-gewesten-van-het-land-en-daarbuiten-met-tabellen-en-",
         "kaarten.html en de minister van Fruit.")
    ):  # fmt: skip
        page.text(80, 680 - 12 * number, line)
    text = words(read(pdf([page])))[1]
    assert "het-jaar/de-oogst" in text
    assert "tabellen-en-kaarten.html en" in text


def test_two_who_sign_side_by_side_are_read_in_the_order_of_the_file(tmp_path):
    page = Page()
    page.text(80, 720, "Datum 3 mei 2017")
    page.text(80, 700, "Geachte voorzitter,")
    page.text(80, 680, "Wij tellen de peren.")
    for y, left, right in (
        (640, "De Minister van Fruit,", "De Minister van Noten"),
        (628, "", "en Zaden,"),
        (580, "P. Eer", "W. Alnoot"),
    ):
        for x, cell in ((80, left), (320, right)):
            page.text(x, y, cell)
    draft = drafted(pdf([page]))
    assert texts(draft, "closing") == [
        "De Minister van Fruit,", "De Minister van Noten en Zaden,", "P. Eer", "W. Alnoot",
    ]  # fmt: skip
    assert not draft.doubts
    # the checks, which know the order of the file, agree
    assert main(["import", str(put(tmp_path, "a.pdf", pdf([page]))), "--data", str(tmp_path / "data")]) == 0
    assert [seen.value for seen in draft.facts["sender"]] == [
        "P. Eer | Minister van Fruit", "W. Alnoot | Minister van Noten en Zaden",
    ]  # fmt: skip


def test_turned_words_and_pictures_are_accounted_for():
    page = Page()
    page.turned(20, 400, "Vertrouwelijk")
    page.text(80, 700, "Geachte voorzitter,")
    page.text(80, 680, "Zie de tekening.")
    page.picture(100, 500, 200, 120)
    page.text(80, 450, "Tot zover de tekening.")
    draft = read(pdf([page]))
    assert [block.kind for block in draft.blocks] == ["opening", "paragraph", "figure", "paragraph"]
    assert ("Vertrouwelijk", "margin") in [(out.words, out.reason) for out in draft.left_out]


def official(*lines: tuple[float, float, str, float, str]) -> bytes:
    """A page in the layout of official publications, with these lines (x, y, words, size, look) on it."""
    page = Page()
    for x, y, words, size, look in (
        (55, 800, "Tweede Kamer der Staten-Generaal", 18, "b"), (520, 780, "2", 40, "b"),
        (55, 750, "Vergaderjaar 2031–2032", 9.5, ""), *lines,
        (55, 60, "ISSN 0921 - 7371", 5.8, ""), (220, 50, "Tweede Kamer, vergaderjaar 2031–2032, 90 123, nr. 7", 9, ""),
    ):  # fmt: skip
        page.text(x, y, words, size, look)
    return pdf([page])


@pytest.mark.parametrize("turn", ["0 1 -1 0 595 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 842"])
def test_a_page_whose_lines_run_another_way_is_read_as_it_is_meant(turn):
    page = Page()
    page.text(80, 580, "Geachte voorzitter,")
    page.line(80, 550, "De peren zijn geteld,⟦1⟧ ook die van het zuiden.")
    page.rule(80, 110)
    page.text(80, 98, "1", 4)
    page.text(84, 95, "Door de tellers.", 6.5)
    upright = read(pdf([page]))
    page.parts = [f"q {turn} cm", *page.parts, "Q"]
    draft = read(pdf([page]))
    assert (words(draft), draft.notes, draft.left_out) == (words(upright), upright.notes, upright.left_out)
    assert [note.text for note in draft.notes] == ["Door de tellers."]


@pytest.mark.parametrize("bold", ["b", ""])  # a program may write the file anew, and lose how its fonts are called
def test_the_head_of_an_official_paper_gives_facts_and_is_no_text(bold):
    draft = drafted(
        official(
            (55, 700, "90 123", 12, bold), (220, 700, "Perenbeleid", 12, bold),
            (55, 650, "Nr. 7", 9, bold), (220, 650, "MOTIE VAN HET LID APPEL", 9, bold),
            (220, 638, "Voorgesteld 7 juli 2031", 9, ""),
            (220, 610, "De Kamer,", 9, ""), (220, 590, "gehoord de beraadslaging,", 9, ""),
            (220, 570, "verzoekt de regering de peren te tellen,", 9, ""),
            (220, 550, "en gaat over tot de orde van de dag.", 9, ""), (220, 530, "Appel", 9, ""),
            (55, 70, "kst-90123-7", 5.8, ""),
        )
    )  # fmt: skip
    assert {key: seen[0].value for key, seen in draft.facts.items()} == {
        "chamber": "II", "identifier": "kst-90123-7", "vergaderjaar": "2031/32", "dossier": "90123", "ondernummer": "7",
        "dossier_title": "Perenbeleid", "heading": "MOTIE VAN HET LID APPEL", "date": "2031-07-07", "sender": "Appel",
    }  # fmt: skip
    assert words(draft)[0] == "De Kamer,"
    assert texts(draft, "closing") == ["Appel"]
    reasons = {out.words: out.reason for out in draft.left_out}
    assert reasons["Nr. 7 MOTIE VAN HET LID APPEL"] == "metadata"
    assert reasons["Tweede Kamer der Staten-Generaal"] == "running-head"


def test_questions_and_answers_open_with_who_asked_and_have_a_heading_each():
    draft = read(
        official(
            (220, 749.8, "Aanhangsel van de Handelingen", 10, "b"),
            (220, 700, "Vragen gesteld door de leden der Kamer", 9, "b"), (220, 650, "1234", 12.8, "b"),
            (220, 620, "Vragen van het lid Appel over rijpe peren (ingezonden 1 mei 2031).", 7, ""),
            (220, 600, "Antwoord van Minister Eer (Fruit).", 7, ""),
            (220, 570, "Vraag 1", 7, ""), (220, 561, "Kent u de peer?", 7, ""),
            (220, 540, "Antwoord 1", 7, ""), (220, 531, "Ja.", 7, ""),
            (55, 70, "ah-tk-20312032-1234", 5.8, ""),
        )
    )  # fmt: skip
    assert [block.kind for block in draft.blocks] == [
        "opening",
        "opening",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert texts(draft, "heading") == ["Vraag 1", "Antwoord 1"]
    assert draft.facts["identifier"][0].value == "ah-tk-20312032-1234"
    assert draft.facts["ondernummer"][0].value == "1234"
    assert draft.facts["title"][0].value == "rijpe peren"


def test_text_that_a_program_guessed_from_a_picture_is_told():
    page = Page()
    page.picture(0, 0, 595, 842)
    page.text(80, 700, "Geachte voorzitter,", hidden=True)
    page.text(80, 680, "De min1ster tclt de pcren in Ncdcrland: gll2f.", hidden=True)
    draft = read(pdf([page]))
    assert [doubt.reason for doubt in draft.doubts] == ["ocr", "ocr"]
    assert "gll2f." in draft.doubts[1].words


def test_letters_of_a_font_that_does_not_say_which_they_are_are_told():
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    page.text(80, 680, "De peren van de minister zijn geteld.", look="i")
    codes = " ".join(f"/g{code}" for code in range(32, 127))
    italic, named = b"/BaseFont/Courier-Oblique", b"/Encoding/WinAnsiEncoding"
    unnamed = b"/Encoding<</Type/Encoding/Differences[32 " + codes.encode() + b"]>>"
    content = pdf([page])
    assert italic + named in content
    assert not [doubt for doubt in read(content).doubts if doubt.reason == "ocr"]
    [doubt] = [one for one in read(content.replace(italic + named, italic + unnamed)).doubts if one.reason == "ocr"]
    assert doubt.words.startswith("De peren van de minister")
    assert "does not say which letters" in doubt.choice


def _scan() -> bytes:
    page = Page()
    page.picture(0, 0, 595, 842)
    return pdf([page, page])


def _mixed() -> bytes:
    scan, page = Page(), Page()
    scan.picture(0, 0, 595, 842)
    page.text(80, 700, "Hoogachtend, de Minister van Fruit, P. Eer, mede namens de Minister van Noten")
    return pdf([scan, page])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_scan(), "K503 is a scan without text"),
        (_mixed(), "K503 has pages without text (page 1)"),
        (pdf([Page()]), "K503 holds no text"),
        (pdf([Page()], encrypt=True), "K502 is encrypted"),
        (b"%PDF-1.7\nnothing more", "K502 is damaged"),
        (body("Besluiten.")[:400], "K502 is damaged"),
    ],
    ids=["scan", "first page a scan", "empty", "encrypted", "no pages", "cut short"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data, said):
    with pytest.raises(Refused) as refused:
        reader.read(data, "brief.pdf")
    assert len(refused.value.problems) == 1
    assert said in str(refused.value)
    assert ("OCR" in str(refused.value)) == ("K503" in said)


def test_what_is_no_letter_is_refused():
    page = Page()
    page.text(200, 740, "BESLUITENLIJST", 14)
    page.text(80, 700, "Besluitenlijst van de vergadering van de ministerraad op vrijdag")
    with pytest.raises(Refused, match="no letter"):
        reader.read(pdf([page]), "lijst.pdf")


def test_the_same_file_gives_the_same_draft():
    data = ministry(LETTER, top=420)
    assert reader.read(data, "a.pdf") == reader.read(data, "a.pdf")


def test_marks_stand_where_they_are_printed():
    draft = read(ministry(LETTER, top=420))
    found = [(mark, bare(block.text)) for block in draft.blocks for mark in marks(block.text)]
    assert [mark for mark, _ in found] == ["1", "2", "3", "4", "5", "6", "7"]
    text = next(block.text for block in draft.blocks if "instituut" in block.text)
    assert "ooit»⟦2⟧)" in text


def test_a_margin_block_is_known_though_a_wide_line_crosses_its_column_further_down():
    page = Page()
    for index, line in enumerate(MINISTRY):
        page.text(470, 760 - 10 * index, line, 5.5)
    page.text(80, 720, "Geachte voorzitter,")
    page.text(80, 700, "De peren zijn geteld in alle gewesten van het land, door de tellers.")
    page.text(80, 500, "Een regel die zo breed is dat hij onder de kolom met de gegevens van het ministerie doorloopt.")
    draft = read(pdf([page]))
    assert {(line, "margin") for line in MINISTRY} <= {(out.words, out.reason) for out in draft.left_out}
    assert len(words(draft)) == 3


def test_the_last_column_of_a_table_in_small_letters_is_no_margin():
    page = Page()
    page.text(80, 720, "Geachte voorzitter,")
    page.text(80, 700, "De peren zijn geteld in alle gewesten van het land, zo blijkt uit de tabel hieronder, en ook.")
    for number, row in enumerate((("Jaar", "Peren", "Appels"), ("2029", "12", "30"), ("2030", "14", "28"))):
        for column, cell in enumerate(row):
            page.text(80 + 200 * column, 650 - 12 * number, cell, 6.5)
    draft = read(pdf([page]))
    table = next(block for block in draft.blocks if block.kind == "table")
    assert [[cell.text for cell in row.cells] for row in table.rows][1] == ["2029", "12", "30"]
    assert not [out for out in draft.left_out if out.reason == "margin"]


def test_the_last_column_of_a_table_is_no_margin_where_no_line_of_its_page_is_long():
    pages = [Page(), Page()]
    pages[0].text(80, 720, "Geachte voorzitter,")
    for line in range(8):
        pages[0].text(80, 700 - 12 * line, "De peren zijn geteld in alle gewesten van het land, zo blijkt.")
    for number, row in enumerate((("Jaar", "Peren", "Appels"), ("2029", "12", "30"), ("2030", "14", "28"))):
        for column, cell in enumerate(row):
            pages[1].text(80 + 180 * column, 650 - 12 * number, cell, 6.5)
    pages[1].text(80, 590, "Dat is alles.")
    draft = read(pdf(pages))
    assert not [out for out in draft.left_out if out.reason == "margin"]


@pytest.mark.parametrize("size", [6.5, 9], ids=["small", "as large as the text, below a rule"])
def test_the_number_of_a_note_may_stand_on_a_line_above_its_text(size):
    page = Page()
    if size == 9:
        page.rule(80, 122)
    page.text(80, 720, "Geachte voorzitter,")
    for number in (1, 2):
        x = page.text(80, 720 - 20 * number, "De peren zijn geteld in alle gewesten van het land.")
        page.text(x, 723 - 20 * number, str(number), 5.4)
    page.text(80, 110, "1 Eerste noot.", size)
    page.text(80, 100, "2")
    page.text(80, 90, "https://www.example.org/een-adres-dat-naast-het-cijfer-geen-plaats-had", size)
    draft = read(pdf([page]))
    assert [(note.number, note.text) for note in draft.notes] == [
        ("1", "Eerste noot."), ("2", "https://www.example.org/een-adres-dat-naast-het-cijfer-geen-plaats-had"),
    ]  # fmt: skip
    assert [mark for block in draft.blocks for mark in marks(block.text)] == ["1", "2"]


def test_two_marks_side_by_side_are_no_far_note_of_both_numbers():
    numbers = [str(number) for number in (*range(1, 13), 23)]
    lines = ["Vanaf 2031^1^ telt de minister.^23^", *(f"Zo ook de peren.^{number}^" for number in range(4, 13))]
    draft = noted(*lines, notes={number: f"Noot {number}." for number in numbers})
    assert "telt de minister.⟦2⟧⟦3⟧" in words(draft)[1]


def test_an_address_may_end_a_line_within_a_word_and_a_subject_may_go_on_below_its_label():
    page = Page()
    for number, line in enumerate(("De voorzitter van de Tweede Kamer der Staten-", "Generaal", "Postbus 20018")):
        page.text(80, 780 - 12 * number, line)
    page.text(80, 730, "Betreft")
    page.text(150, 730, "Voortgang van het beleid voor")
    page.text(80, 718, "peren")
    page.text(80, 690, "Geachte voorzitter,")
    page.text(80, 670, "De peren zijn geteld.")
    assert texts(read(pdf([page])), "opening") == [
        f"De voorzitter van de Tweede Kamer der Staten-Generaal{BREAK}Postbus 20018",
        "Betreft Voortgang van het beleid voor peren",
        "Geachte voorzitter,",
    ]


@pytest.mark.parametrize(("elsewhere", "said"), [("partijen", "de partijen die"), ("partij- en", "de partij- en die")])
def test_a_word_cut_before_en_is_one_where_the_document_knows_it(elsewhere, said):
    page = Page()
    page.text(80, 700, "Geachte voorzitter,")
    lines = (
        f"Over de {elsewhere} en de jeugdzorg en het perenbeleid is in het verslag van de jeugd-",
        "zorg veel te lezen, en ook over het peren-", "beleid, zo melden de partij-", "en die daarover gaan.",
    )  # fmt: skip
    for number, line in enumerate(lines):
        page.text(80, 680 - 12 * number, line)
    assert said in words(read(pdf([page])))[1]


def test_the_head_of_a_second_page_is_no_text_though_no_third_one_has_it():
    pages = [Page(), Page()]
    for number, line in enumerate(("Geachte voorzitter,", "", "Er zijn peren.")):
        pages[0].text(80, 780 - 14 * number, line)
    pages[1].text(80, 780, "Ons kenmerk FRU/12")
    pages[1].text(80, 740, "Er zijn appels.")
    draft = read(pdf(pages))
    assert words(draft) == ["Geachte voorzitter,", "Er zijn peren.", "Er zijn appels."]
    assert [(left.words, left.reason) for left in draft.left_out] == [("Ons kenmerk FRU/12", "running-head")]


def test_a_row_beside_a_cell_of_several_rows_is_one_of_its_own_and_the_letter_is_read(tmp_path):
    page = Page()
    page.text(80, 740, "Datum 3 mei 2017")
    page.text(80, 720, "Geachte voorzitter,")
    rows = [HEAD_ROW, ["Noord", "12", "13"], ["", "14", "15"], ["Het midden/van het land", "16/kilo", "17"]]
    set_rows(page, rows, 690)
    draft = read(pdf([page]))
    assert [[cell.text for cell in row.cells] for row in draft.blocks[-1].rows] == [
        [cell.replace("/", " ") for cell in row] for row in rows
    ]
    # the checks, which know the order of the file, agree
    assert main(["import", str(put(tmp_path, "a.pdf", pdf([page]))), "--data", str(tmp_path / "data")]) in (0, 3)


def test_the_address_that_a_letter_is_returned_to_is_no_note_below_the_number_of_annexes():
    page = Page()
    above = (
        "Ministerie van Fruit",
        "Directie Peren",
        "Boomgaard 1",
        "Perendam",
        "T 070 123",
        "FRU/12",
        "Bijlagen",
        "1",
    )
    for number, line in enumerate(above):
        page.text(80, 800 - 12 * number, line)
    page.text(80, 704, "> Retouradres Postbus 1 1234 AB Perendam", 6.5)
    for number, line in enumerate(("Datum 3 mei 2017", "Betreft Peren", "Geachte voorzitter,")):
        page.text(80, 680 - 14 * number, line)
    page.text(page.text(80, 600, "De peren zijn geteld in alle gewesten van het land."), 603, "1", 5.4)
    page.text(80, 90, "1", 4)
    page.text(84, 87.5, "Verslag van de telling.", 6.5)
    draft = read(pdf([page]))
    assert [(note.number, note.text) for note in draft.notes] == [("1", "Verslag van de telling.")]
    assert [(left.words, left.reason) for left in draft.left_out] == [
        ("> Retouradres Postbus 1 1234 AB Perendam", "margin")
    ]


def test_a_page_that_is_nothing_but_the_begin_of_a_letter_is_read():
    page = Page()
    for y, words in (
        (740, "Aan de Voorzitter van de Tweede Kamer"),
        (720, "Datum 7 juli 2021"),
        (700, "Geachte voorzitter,"),
    ):
        page.text(80, y, words)
    assert {block.kind for block in read(pdf([page])).blocks} == {"opening"}
