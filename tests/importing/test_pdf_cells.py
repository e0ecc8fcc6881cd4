"""What the file draws tells cells, margins and lines of a PDF apart: borders, the order of its words, its blanks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.drafts.signs import bare
from briefwijzer.importing.paged import cells, regions
from briefwijzer.importing.paged import pdf as reader
from briefwijzer.importing.paged.borders import between_rules
from briefwijzer.importing.paged.cells import cells_of
from briefwijzer.importing.paged.joining import Hyphens
from briefwijzer.importing.paged.lines import Box, Line, Piece
from briefwijzer.importing.paged.pdf_chars import Char, Sheet, Style
from briefwijzer.importing.paged.regions import tables_in
from briefwijzer.importing.paged.tables import TableRegion

from .files import accounted, odt
from .files import drafted as drafted_of
from .pdf_writer import Page, pdf

ABOVE = "Hieronder staat wat er in dit jaar is geteld in de gewesten."
BELOW = "De telling gaat in het volgende jaar door, zoals de Kamer heeft gevraagd."
# the cells of three rows, each with its lines
ROWS = (
    (("Gewest",), ("Aantal peren in",), ("Aantal appels",)),
    (("Noord",), ("veel meer dan in", "het jaar daarvoor",), ("minder dan was", "gedacht",)),
    (("Zuid en", "de eilanden"), ("alle peren, ook", "de wilde"), ("geen",)),
)  # fmt: skip
CELLS = [[" ".join(lines) for lines in row] for row in ROWS]
LEFTS = (80.0, 150.0, 246.0)


def read(data: bytes) -> Draft:
    return accounted(reader.read(data, "brief.pdf"))


def begun() -> Page:
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, ABOVE)
    return page


def table(page: Page, *, by_cell: bool, borders: bool) -> None:
    """Three rows whose words all but fill their cells; drawn cell by cell, or line by line over all of them."""
    y = 700.0
    for row in ROWS:
        lines = max(map(len, row))
        cells = [(column, line) for column in range(3) for line in range(len(row[column]))]
        for column, line in cells if by_cell else sorted(cells, key=lambda one: one[1]):
            page.text(LEFTS[column], y - 11 * line, row[column][line])
        if borders:
            page.rule(77, y + 9, 262)
            for x in (77, 147, 243, 339):
                page.upright(x, y + 9 - 11 * lines - 2, 11 * lines + 2)
        y -= 11 * lines + 4
    page.text(80, y - 30, BELOW)


@pytest.mark.parametrize("by_cell", [True, False], ids=["cell by cell", "line by line"])
def test_borders_part_cells_and_rows(by_cell):
    page = begun()
    table(page, by_cell=by_cell, borders=True)
    draft = read(pdf([page]))
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    assert [[bare(cell.text) for cell in row.cells] for row in found.rows] == CELLS
    assert not draft.doubts


def rules(y: float, *edges: float) -> list[Box]:
    return [(x0, y, x1, y + 0.6) for x0, x1 in pairwise(edges)]


def test_rules_that_meet_below_two_rows_show_the_borders_of_columns():
    drawn = [*rules(600, 70, 140, 200), *rules(620, 70, 140, 200), *rules(500, 70, 200)]
    style = Style(10, bold=False, italic=False, hidden=False, turned=False, unnamed=False)
    head = [Char(text, x, x + 6, 624, style) for text, x in (("G", 80), ("P", 150))]
    above = [Char(text, x, x + 6, 637, style) for text, x in (("v", 131), ("a", 137), ("n", 143))]
    found = between_rules(Sheet(1, 595, 842, [*head, *above], [], drawn, []))
    # between the two rows, and beside the head, above which a line runs over a border
    assert found == [(x, y, x, top) for y, top in ((600, 620), (620, 634)) for x in (70, 140, 200)]
    assert not between_rules(Sheet(1, 595, 842, [], [], [*rules(600, 70, 140, 200), *rules(620, 70, 150, 200)], []))
    # where the borders are drawn too, what stands above the upper rule is no head
    assert not between_rules(Sheet(1, 595, 842, head, [], drawn, [(140, 600, 140.6, 620)]))


def test_rows_of_a_table_may_have_another_number_of_cells_than_its_head():
    one = Line(1, 1, 80, 110, 700, 10, [Piece("peren", 80, 110, 10)])
    rows = TableRegion(2, [[[one], [one], [one]], [[one], [one]]]).rows(Hyphens())
    assert [len(row.cells) for row in rows] == [3, 2]


def test_a_gap_twice_as_wide_as_the_blanks_of_a_line_parts_cells_where_others_begin():
    below = Line(1, 2, 203, 260, 688, 10, [Piece("en noten", 203, 260, 10)])

    def cells(tight: float) -> list[str]:
        pieces = [Piece("1.240", 165, 192, 10), Piece("peren zijn geteld", 203, 290, 10, blank=True, gap=1.1)]
        return [cell.text for cell in cells_of(Line(1, 1, 165, 290, 700, 10, pieces, tight=tight, even=True), [below])]

    assert cells(0.28) == ["1.240", "peren zijn geteld"]
    assert cells(1.05) == ["1.240 peren zijn geteld"]


def test_where_a_text_goes_on_below_what_is_beside_it_is_another_cell():
    page = begun()
    table(page, by_cell=True, borders=False)
    draft = read(pdf([page]))
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    assert [[bare(cell.text) for cell in row.cells] for row in found.rows] == CELLS
    assert not draft.doubts


def test_a_heading_is_underlined_though_the_number_before_it_is_not():
    page = begun()
    page.text(80, 690, "1")
    page.text(100, 690, "De stand van de oogst")
    page.rule(100, 688.5, 113)
    page.text(80, 665, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "heading"]
    assert (found.label, found.text) == ("1", "De stand van de oogst")


def test_a_narrow_gap_without_a_blank_of_the_file_may_part_cells():
    page = begun()
    rows = [("Noord", "12", "13"), ("Zuidelijkst", "14", "15"), ("Oost", "16", "17"), ("West en midd", "18", "19")]
    for index, row in enumerate(rows):
        for x, words in zip((80, 147, 200), row, strict=True):
            page.text(x, 700 - 12 * index, words)
    page.text(80, 600, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [tuple(cell.text for cell in row.cells) for row in found.rows] == rows


def test_the_distance_of_lines_is_that_of_the_text_and_not_of_a_table():
    page = begun()
    for index in range(14):
        for x, words in zip((80, 200, 300), (f"gewest {index}", "12 peren", "13 appels"), strict=True):
            page.text(x, 700 - 11 * index, words)
    text = ["De telling is in elk van de twaalf gewesten op dezelfde wijze gedaan en", "daarna nog eens, zodat er geen peer "
            "vergeten kon worden waar een boom", "over de grens van een gewest hangt, en dat is in alle gewesten zo,", "ook in de "
            "gewesten waar dat eerder anders was, en in de gewesten daar", "buiten waar niemand eerder telde."]  # fmt: skip
    for index, line in enumerate(text):
        page.text(80, 500 - 16 * index, line)
    draft = read(pdf([page]))
    assert [block.text for block in draft.blocks if block.kind == "paragraph"][-1] == " ".join(text)


def test_a_justified_line_of_an_item_has_wide_blanks_and_the_next_goes_on_below_its_mark():
    page = begun()
    x = 80.0
    for word in "- er komen meer bomen in alle gewesten waar".split():
        x = page.text(x, 700, word) + 8
    page.text(80, 688, "nu nog geen boom te vinden is.")
    page.text(80, 660, BELOW)
    draft = read(pdf([page]))
    assert [f"{block.label} {block.text}".strip() for block in draft.blocks][2:] == [
        "- er komen meer bomen in alle gewesten waar nu nog geen boom te vinden is.",
        BELOW,
    ]


def test_a_numbered_heading_goes_on_below_its_number():
    page = begun()
    page.text(80, 700, "2.", look="b")
    page.text(104, 700, "De stand van de oogst in alle gewesten, en wat daarvan de gevolgen", look="b")
    page.text(80, 688, "zijn", look="b")
    page.text(80, 670, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "heading"]
    assert found.text.endswith("gevolgen zijn")


@pytest.mark.parametrize("first", ["Europese Commissie, Verslag.", "Jaarverslag 2030.", "Maatregelen tegen vorst."])
def test_a_note_may_begin_with_the_letters_of_a_unit_or_a_month(first):
    page = begun()
    x = page.text(80, 700, "De peren zijn geteld")
    page.text(page.text(x, 703, "1", 5.4), 700, " en de appels niet.")
    page.rule(80, 90)
    page.text(80, 80, f"1{first}", 9)
    draft = read(pdf([page]))
    assert {note.number: note.text for note in draft.notes} == {"1": first}


MARGIN = ("Ministerie van Fruit", "Directie Pitvruchten", "Contactpersoon", "P. Eerenboom", "T 070-123 45 67",
          "p.eerenboom@fruit.example", "Ons kenmerk", "FRU-2031-7")  # fmt: skip
ADDRESS = ("Aan de Voorzitter van de Tweede Kamer", "Postbus 20018", "2500 EA DEN HAAG")


def letter(x: float, y: float, size: float, *, left: float = 80) -> Page:
    """A letter with its margin block at a place."""
    page = Page()
    for index, words in enumerate(MARGIN):
        page.text(x, y - 1.3 * size * index, words, size)
    for index, words in enumerate(
        (*ADDRESS, "", "Geachte voorzitter,", "", ABOVE, BELOW, ABOVE, BELOW, "Dat is alles.")
    ):
        page.text(left, 650 - 12 * index, words)
    return page


@pytest.mark.parametrize(
    ("x", "y", "size", "left"),
    [(20, 660, 6, 160), (20, 660, 9, 160), (100, 655, 6, 80), (80, 790, 9, 80), (80, 790, 6, 80)],
    ids=["left", "left, as large as the text", "over the text", "above the addressee", "above, small"],
)
def test_a_margin_block_is_left_out_wherever_it_stands(x, y, size, left):
    draft = drafted_of(pdf([letter(x, y, size, left=left)]), "brief.pdf")
    assert {out.words for out in draft.left_out if out.reason == "margin"} == set(MARGIN)
    assert next(bare(block.text) for block in draft.blocks if block.kind == "opening").startswith("Aan de Voorzitter")
    assert draft.facts["reference"][0].value == "FRU-2031-7"


def test_what_was_left_out_above_the_addressee_is_a_doubt_and_day_and_subject_stay():
    lines = (*MARGIN[:5], "Datum 7 juli 2031", "Betreft Peren", *ADDRESS, "Geachte voorzitter,", ABOVE)
    draft = drafted_of(odt("".join(f"<text:p>{line}</text:p>" for line in lines)), "brief.odt")
    assert [out.words for out in draft.left_out] == list(MARGIN[:5])
    assert [doubt.reason for doubt in draft.doubts] == ["letter-or-margin"]
    texts = [bare(block.text) for block in draft.blocks]
    assert {"Datum 7 juli 2031", "Betreft Peren"} <= set(texts)


def test_an_addressee_alone_has_no_margin_above():
    lines = ("Ministerie van Fruit", *ADDRESS, "Geachte voorzitter,", ABOVE)
    draft = drafted_of(odt("".join(f"<text:p>{line}</text:p>" for line in lines)), "brief.odt")
    assert not draft.left_out
    assert not draft.doubts


def test_columns_hold_words_at_the_left_and_numbers_at_the_right():
    page = begun()
    rows = [("Gewest", "Peren", "Appels"), ("Noord", "1.240", "33"), ("Zuid", "12", "1.005")]
    for index, row in enumerate(rows):
        page.text(80, 700 - 13 * index, row[0])
        for x, cell in zip((200, 320), row[1:], strict=True):
            page.text(x if index == 0 else x + 90 - 5.4 * len(cell), 700 - 13 * index, cell)
    page.text(80, 640, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [tuple(cell.text for cell in row.cells) for row in found.rows] == rows


def test_a_word_that_its_cell_is_too_narrow_for_is_one():
    page = begun()
    page.text(80, 700, "Gewest")
    page.text(200, 700, "De perenteelt in dit jaar")
    for y, words in ((685, "perent"), (674, "eelt")):
        page.text(80, y, words)
    page.text(200, 685, "die veel groter was")
    page.text(80, 640, BELOW)
    page.text(80, 620, "Dat geldt ook voor de perenteelt van dit jaar in alle gewesten.")
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [cell.text for cell in found.rows[1].cells] == ["perenteelt", "die veel groter was"]


def test_lines_of_a_narrow_justified_text_are_no_table():
    page = begun()
    for index, row in enumerate((("Peren", "zijn", "geteld"), ("appels", "en", "noten"), ("daarna", "ook", "nog"))):
        # between the edges, with blanks of one width
        blank = (150 - 5.4 * len("".join(row))) / 2
        x = 80.0
        for word in row:
            x = page.text(x, 700 - 12 * index, word) + blank
    page.text(80, 664, "eens geteld.")
    draft = read(pdf([page]))
    assert not [block for block in draft.blocks if block.kind == "table"]
    assert "Peren zijn geteld appels en noten daarna ook nog eens geteld." in draft.blocks[-1].text


@pytest.mark.parametrize(("north", "more"), [("Noord", "de wilde van"), ("noord", "(de wilde van")])
def test_a_row_goes_on_over_the_end_of_the_page_where_small_letters_begin_the_next(north, more):
    """It is told where rows begin with small letters too."""
    page, last = begun(), Page()
    for y, row in ((100, (north, "veel peren", "minder appels")), (85, ("Zuid", "alle peren, ook", "geen appels"))):
        for x, words in zip((80, 200, 320), row, strict=True):
            page.text(x, y, words)
    last.text(200, 780, more)
    last.text(200, 769, "het eiland")
    last.text(80, 740, BELOW)
    draft = read(pdf([page, last]))
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    assert [cell.text for cell in found.rows[1].cells] == [
        "Zuid", f"alle peren, ook {more} het eiland", "geen appels",
    ]  # fmt: skip
    told = ["taken as one row over the end of the page"]
    assert [doubt.choice for doubt in draft.doubts] == (told if north == "noord" else [])


def test_a_last_row_alone_on_the_next_page_may_have_two_lines():
    page, last = begun(), Page()
    for y, row in ((100, ("Noord", "veel peren")), (85, ("Zuid", "alle peren"))):
        for x, words in zip((80, 200), row, strict=True):
            page.text(x, y, words)
    last.text(80, 780, "Oost")
    last.text(200, 780, "geen peren, ook niet")
    last.text(200, 769, "de wilde")
    last.text(80, 730, BELOW)
    (found,) = [block for block in read(pdf([page, last])).blocks if block.kind == "table"]
    assert [cell.text for cell in found.rows[2].cells] == ["Oost", "geen peren, ook niet de wilde"]


def test_a_row_without_a_first_cell_goes_on_over_the_end_of_the_page_and_is_told():
    page, last = begun(), Page()
    for y, row in ((100, ("Noord", "veel peren", "6 appels")), (85, ("Zuid", "alle peren en", "8 tot"))):
        for x, words in zip((80, 200, 320), row, strict=True):
            page.text(x, y, words)
    for x, words in ((200, "Conference"), (320, "9 appels")):
        last.text(x, 780, words)
    for x, words in ((80, "Oost"), (200, "geen peren"), (320, "geen appels")):
        last.text(x, 765, words)
    last.text(80, 730, BELOW)
    draft = read(pdf([page, last]))
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    assert [cell.text for cell in found.rows[1].cells] == ["Zuid", "alle peren en Conference", "8 tot 9 appels"]
    assert [doubt.choice for doubt in draft.doubts] == ["taken as one row over the end of the page"]


def test_the_end_of_a_cell_stands_alone_below_the_head_that_the_next_page_repeats():
    """The borders say that the other columns are there, though nothing stands in them."""
    page, last = begun(), Page()

    def rows(on: Page, y: float, *cells: tuple[str, str, str]) -> None:
        for row in cells:
            on.rule(77, y + 9, 262)
            for x, left, words in zip((77, 147, 243), LEFTS, row, strict=True):
                on.upright(x, y - 2, 11)
                if words:
                    on.text(left, y, words)
            on.upright(339, y - 2, 11)
            y -= 11

    head = ("Gewest", "Uitkomst", "Vervolg")
    rows(page, 102, head, ("Noord", "veel peren", "geen"), ("Zuid", "alle peren en", "geen"))
    rows(last, 780, head, ("", "de noten", ""))
    last.text(80, 730, BELOW)
    draft = read(pdf([page, last]))
    (found,) = [block for block in draft.blocks if block.kind == "table"]
    assert [bare(cell.text) for cell in found.rows[-1].cells] == ["Zuid", "alle peren en de noten", "geen"]
    assert draft.blocks[-1].text == BELOW


def test_the_second_line_of_a_cell_at_the_right_edge_of_its_column_belongs_to_it():
    page = begun()
    rows = (("Gewest", "Aantal", ""), ("", "per are", ""), ("Noord", "12", ""), ("Zuid", "14", ""))
    for number, row in enumerate(rows):
        page.text(80, 700 - 13 * number, row[0])
        page.text(300 - 5.4 * len(row[1]), 700 - 13 * number, row[1])
    page.text(80, 610, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Gewest", "Aantal per are"], ["Noord", "12"], ["Zuid", "14"],
    ]  # fmt: skip


def test_a_gap_without_a_typed_blank_parts_cells_where_it_is_wider_than_others_of_its_line():
    def line(tight: float, *words: str) -> Line:
        pieces = [
            Piece(words[0], 80, 180, 10),
            *(Piece(word, 185, 220, 10, gap=0.5, placed=True) for word in words[1:]),
        ]
        return Line(1, 1, 80, 400, 700, 10, pieces, tight=tight, even=True)

    assert len(cells_of(line(0.3, "Noordelijk gewest", "veel peren"))) == 2
    assert len(cells_of(line(0.48, "In het noordelijk gewest", "zijn veel", "peren"))) == 1


def test_the_last_line_of_a_first_cell_belongs_to_its_table_though_lines_stand_far_apart():
    page = Page()
    page.text(80, 780, "Geachte voorzitter,")
    for line in range(5):
        page.text(80, 750 - 17 * line, ABOVE)
    for x, y, words in ((80, 650, "Gewest"), (200, 650, "Peren"), (320, 650, "Appels"), (80, 630, "Noord en"),
                        (80, 613, "eiland"), (200, 630, "1.240"), (320, 630, "33")):  # fmt: skip
        page.text(x, y, words)
    page.text(80, 570, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [row.cells[0].text for row in found.rows] == ["Gewest", "Noord en eiland"]


def test_words_that_the_file_places_are_a_cell_where_it_types_all_its_blanks():
    page = begun()
    for index, row in enumerate((("Noordelijk gewest", "veel peren"), ("Zuidelijk", "weinig"), ("Oost", "geen"))):
        page.text(80, 700 - 13 * index, row[0])
        page.text(80 + 5.4 * 18.5, 700 - 13 * index, row[1])
    page.text(80, 640, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [cell.text for cell in found.rows[0].cells] == ["Noordelijk gewest", "veel peren"]


def test_cells_that_are_boxes_stand_beside_each_other():
    page = begun()
    rows = [["Noord en midden", "12"], ["Zuid met oosten", "13"]]
    for index, row in enumerate(rows):
        for x, across, words in zip((80, 164), (84, 40), row, strict=True):
            page.box(x, 695 - 18 * index, across, 18)
            page.text(x + 2, 701 - 18 * index, words)
    page.text(80, 640, BELOW)
    (found,) = [block for block in read(pdf([page])).blocks if block.kind == "table"]
    assert [[cell.text for cell in row.cells] for row in found.rows] == rows


def test_a_table_of_many_lines_is_looked_at_once(monkeypatch):
    asked: list[int] = []
    for module in (regions, cells):
        monkeypatch.setattr(
            module, "cells_of", lambda line, *more, **by_name: asked.append(1) or cells_of(line, *more, **by_name)
        )
    counts = []
    for count in (300, 600):
        lines = [
            Line(1, at, 80, 240, 9000 - 12 * at, 10, [Piece("Gewest", 80, 120, 10), Piece("12", 228, 240, 10, gap=8)])
            for at in range(count)
        ]
        asked.clear()
        tables_in(lines, 12)
        counts.append(len(asked))
    assert counts[1] <= 2 * counts[0] < 10 * 600


def test_words_of_a_cell_that_lie_over_those_of_the_next_one_are_parted():
    sheet = Page()
    sheet.text(80, 760, "Geachte voorzitter,")
    for number, words in enumerate(("Arbeidsomstandighedenwet", "Wet", "Vergunning")):
        sheet.text(80, 700 - 30 * number, words)
        sheet.text(80, 690 - 30 * number, "van dit jaar")
        sheet.text(80 + 5.4 * 23.4, 700 - 30 * number, "belasting")
    sheet.parts.append("-2.6 Tc")  # the letters of one word may lie so
    sheet.text(80, 600, "Perenwet")
    draft = drafted_of(pdf([sheet]), "a.pdf")
    text = " ".join(text for block in draft.blocks for text in block.texts)
    assert "Arbeidsomstandighedenwet belasting" in text
    assert "Perenwet" in text
