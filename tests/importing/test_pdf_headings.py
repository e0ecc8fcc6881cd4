"""Headings of a PDF: where one ends, what may stand below it, and what is none."""

from __future__ import annotations

from briefwijzer.importing.drafts.signs import bare

from .files import drafted
from .pdf_writer import Page, pdf

LONG = "De peren van dit najaar zijn geteld, en de appels volgen in het voorjaar daarna."


def blocks(*lines: tuple[str, str], gap: float = 12) -> list[tuple[str, str]]:
    """What comes of lines, each with a look; ``u`` is underlined, ``|`` stands above a border, ``q`` stands further in, in italics."""
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    for number, (words, look) in enumerate(lines):
        y = 730 - gap * number
        right = page.line(102 if look == "q" else 80, y, words, 9, look.replace("q", "i").strip("u|"))
        if look in ("u", "|"):
            page.rule(80, y - 1.5, right - 80 if look == "u" else 440)
    draft = drafted(pdf([page]))
    return [(block.kind, f"{block.label} {bare(block.text)}".strip()) for block in draft.blocks[1:]]


def test_a_numbered_heading_ends_above_one_with_another_number():
    found = blocks(
        (LONG, ""),
        ("4.2 De oogst van peren en appels in de tuin en in die van het gewest ernaast", "b"),
        ("4.2.1 Peren", "b"),
        (LONG, ""),
    )
    assert [words for kind, words in found if kind == "heading"] == [
        "4.2 De oogst van peren en appels in de tuin en in die van het gewest ernaast",
        "4.2.1 Peren",
    ]


def test_a_numbered_heading_in_italics_stands_above_a_question_and_one_above_a_quotation():
    found = blocks((LONG, ""), ("3.3 De oogst", "i"), ("3.3.1 Hoe verder met de peren?", "i"), (LONG, ""))
    assert [words for kind, words in found if kind == "heading"] == ["3.3 De oogst", "3.3.1 Hoe verder met de peren?"]
    found = blocks((LONG, ""), ("De oogst", "i"), (LONG[:60], "q"), (LONG, ""))
    assert ("heading", "De oogst") in found


def test_a_sentence_with_a_mark_behind_it_is_no_heading():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, LONG)
    page.line(80, 700, "De peren zijn op.⟦1⟧", 9, "b")
    page.text(80, 670, LONG)
    page.line(80, 80, "⟦1⟧ Zie de telling.", 6.5)
    assert not [block for block in drafted(pdf([page])).blocks if block.kind == "heading"]


def test_a_heading_ends_above_a_paragraph_that_begins_in_its_look():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, LONG)
    page.text(80, 706, "De oogst van peren en appels in de tuin en in het gewest ernaast", 9, "i")
    end = page.text(80, 694, "Perzikken.", 9, "i")
    page.text(end + 5.4, 694, "Die zijn er dit najaar in het hele gewest niet meer")
    page.text(80, 682, "geweest.")
    kinds = [(block.kind, bare(block.text).split()[0]) for block in drafted(pdf([page])).blocks[2:]]
    assert kinds == [("heading", "De"), ("paragraph", "Perzikken.")]


def test_a_sentence_goes_on_behind_a_bracket_at_the_end_of_a_shorter_line():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    for number, words in enumerate((LONG, "Die tellingen (van het najaar, dus van de peren in de tuin)", "gaan door.")):
        page.text(80, 730 - 12 * number, words)
    assert drafted(pdf([page])).blocks[-1].text.endswith("(van het najaar, dus van de peren in de tuin) gaan door.")


def test_a_numbered_heading_in_italics_goes_on_below_its_number_with_a_small_letter():
    for more, count in (("en de noten", 1), ("Noten", 2)):
        page = Page()
        page.text(80, 760, "Geachte voorzitter,")
        page.text(80, 730, LONG)
        page.text(80, 700, "1.", 9, "i")
        page.text(108, 700, "De oogst van peren en appels in de tuin en in het gewest daarnaast in het najaar", 9, "i")
        page.text(80, 688, more, 9, "i")
        page.text(80, 660, LONG)
        assert len([block for block in drafted(pdf([page])).blocks if block.kind == "heading"]) == count


def test_an_underlined_heading_begins_below_a_full_line_without_room():
    found = blocks((LONG, ""), (LONG, ""), ("De oogst van appels", "u"), (LONG, ""))
    assert found == [("paragraph", f"{LONG} {LONG}"), ("heading", "De oogst van appels"), ("paragraph", LONG)]


def test_a_line_above_the_border_of_a_table_is_not_underlined():
    assert blocks((LONG, ""), ("De oogst van appels", "|"), (LONG, ""))[1][0] == "paragraph"


def test_the_number_of_a_question_within_a_sentence_is_no_heading():
    found = blocks((LONG[:60] + ", en verder verwijs ik naar", ""), ("vraag 3 en 4.", ""), ("Vraag 5", ""), (LONG, ""))
    assert [kind for kind, _ in found] == ["paragraph", "heading", "paragraph"]
