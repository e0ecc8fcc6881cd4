"""Marks and numbers that a program sets apart: bullets drawn after their words, notes with a dot, narrow blanks."""

import pytest

from tests.importing.files import drafted
from tests.importing.pdf_writer import Page, pdf, width

SENTENCE = "De peren zijn dit jaar vroeg rijp, en dat is goed nieuws voor alle telers in het land."


def opened() -> Page:
    page = Page()
    page.text(80, 760, "De Voorzitter van de Tweede Kamer")
    page.text(80, 730, "Geachte voorzitter,")
    return page


@pytest.mark.parametrize("sign", ["•", "-", "1.", "a)"])
def test_the_mark_of_an_item_that_is_drawn_after_others_is_in_no_cell_of_its_own(sign):
    page = opened()
    page.text(80, 700, "Het gaat om drie punten:")
    for number in range(3):
        page.text(95, 680 - 12 * number, f"punt {number} van de lijst van peren;")
    for number in range(3):
        mark = sign.replace("1", str(number + 1)).replace("a", "abc"[number])
        page.text(92.5 - width(mark, 9), 680 - 12 * number, mark)
    draft = drafted(pdf([page]))
    assert [block.kind for block in draft.blocks[-3:]] == ["item"] * 3
    assert not [doubt for doubt in draft.doubts if doubt.reason == "table"]


def noted(numbers: str, *, raised: bool) -> list[tuple[str, str]]:
    """The notes of a page whose marks and notes have these numbers."""
    page = opened()
    for row, number in enumerate(numbers):
        page.line(80, 700 - 12 * row, f"{SENTENCE}⟦{number}⟧")
    for row, number in enumerate(numbers):
        x = page.text(80, 100 - 10 * row + 2.5 * raised, f"{number}." if raised else number, 4 if raised else 6.5)
        page.text(x + 3, 100 - 10 * row, f"Kamerstuk {number} over peren.", 6.5)
    return [(note.number, note.text) for note in drafted(pdf([page])).notes]


def test_the_number_of_a_note_may_be_raised_with_its_dot():
    assert noted("123", raised=True) == [(number, f"Kamerstuk {number} over peren.") for number in "123"]


def test_where_the_first_note_is_not_found_the_others_are():
    assert noted("23", raised=False) == [(number, f"Kamerstuk {number} over peren.") for number in "23"]


def test_the_number_of_a_heading_is_no_mark_of_a_note_that_lacks_one():
    page = opened()
    page.line(80, 700, f"{SENTENCE}⟦1⟧")
    page.text(80, 680, "1.2 Toezicht", look="b")
    page.text(80, 660, SENTENCE)
    for row, number in enumerate("12"):
        x = page.text(80, 102 - 10 * row, number, 4)
        page.text(x + 3, 100 - 10 * row, f"Kamerstuk {number} over peren.", 6.5)
    assert [block.label for block in drafted(pdf([page])).blocks if block.kind == "heading"] == ["1.2"]


def test_narrow_blanks_of_one_width_part_words_that_nothing_else_knows():
    page = opened()
    words = "wijs de peer van nu kort af wie dit nog zag".split()
    x = 80.0
    for word in words:
        x = page.text(x, 700, word) + 0.18 * 9
    assert " ".join(words) in [block.text for block in drafted(pdf([page])).blocks]


def test_two_halves_of_a_wide_table_are_no_columns_of_text():
    page = opened()
    for row in range(10):
        for x, words in (
            (80, "peren uit het noorden"),
            (210, "appels en noten"),
            (330, "nog in uitvoering"),
            (450, "af in 2031"),
        ):
            page.text(x, 700 - 14 * row, f"{words} {row}", 8)
    draft = drafted(pdf([page]))
    (table,) = [block for block in draft.blocks if block.kind == "table"]
    assert [len(row.cells) for row in table.rows] == [4] * 10


@pytest.mark.parametrize(("size", "y", "asked"), [(6.5, 800, 1), (6.5, 40, 1), (9, 800, 0), (6.5, 772, 0)])
def test_a_small_line_that_stands_apart_at_the_edge_of_a_page_is_asked_about(size, y, asked):
    page = opened()
    for row in range(10):
        page.text(80, 700 - 12 * row, SENTENCE)
    page.text(300, y, "Over peren en appels", size)
    doubts = drafted(pdf([page])).doubts
    assert [doubt.words for doubt in doubts if doubt.reason == "letter-or-margin"] == ["Over peren en appels"] * asked
