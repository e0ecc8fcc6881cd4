"""Lists: what stands further in is deeper, what stands under the words of an item goes on with it, any sign may mark one."""

from __future__ import annotations

import pytest

from briefwijzer.importing.drafts.draft import DraftBlock
from briefwijzer.importing.drafts.lists import marked_paragraphs
from briefwijzer.importing.paged import pdf as reader

from .files import accounted
from .pdf_writer import Page, pdf

TEXT = "Het gewest telt de peren in het najaar, zodra zij van de boom zijn gevallen."


def items(*lines: tuple[float, str, float, str]) -> list[tuple[str, int, str, str]]:
    """What comes of lines, each with a mark and words at two places."""
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, TEXT)
    for number, (mark, sign, words, text) in enumerate(lines):
        page.text(mark, 704 - 11 * number, sign)
        page.text(words, 704 - 11 * number, text)
    page.text(80, 660 - 11 * len(lines), TEXT)
    draft = accounted(reader.read(pdf([page]), "brief.pdf"))
    return [(block.kind, block.level, block.label, block.text) for block in draft.blocks[2:-1]]


def test_items_are_as_deep_as_they_stand_though_they_end_without_a_sign():
    found = items(
        (80, "1.", 98, "De peren van dit najaar"),
        (98, "a)", 116, "die van het noorden"),
        (98, "b)", 116, "die van het zuiden"),
        (80, "2.", 98, "De appels"),
        (98, "\u2022", 116, "rood"),
    )
    assert found == [
        ("item", 1, "1.", "De peren van dit najaar"),
        ("item", 2, "a)", "die van het noorden"),
        ("item", 2, "b)", "die van het zuiden"),
        ("item", 1, "2.", "De appels"),
        ("item", 2, "\u2022", "rood"),
    ]


def test_a_number_with_a_degree_sign_is_the_mark_of_an_item_and_no_cell():
    found = items((80, "1°", 98, "De peren van dit najaar"), (80, "2°", 98, "De appels van dit najaar"))
    assert [(kind, label) for kind, _, label, _ in found] == [("item", "1°"), ("item", "2°")]


def test_a_paragraph_under_the_words_of_an_item_goes_on_with_it():
    found = items(
        (80, "-", 96, "De peren van dit najaar."),
        (96, "", 96, "Zij zijn geteld."),
        (80, "-", 96, "De appels van dit najaar."),
    )
    assert [(kind, label) for kind, _, label, _ in found] == [("item", "-"), ("item", ""), ("item", "-")]


@pytest.mark.parametrize("sign", ["\u2023", "\u27a4", "\u25ba", "\u2192", "\u2043", "o", "*"])
def test_any_sign_before_several_paragraphs_marks_items(sign):
    blocks = [DraftBlock("paragraph", f"{sign} de {fruit}") for fruit in ("peren", "appels")]
    assert [(block.kind, block.label) for block in marked_paragraphs(blocks, [])] == [("item", sign)] * 2


def test_a_number_goes_on_in_the_list_of_its_form():
    lettered = ["a. peren", "1) rijp", "2) rot", "b. appels", "1) zoet", "2) zuur", "3. geen"]
    blocks = marked_paragraphs([DraftBlock("paragraph", text) for text in lettered], [])
    assert [block.level for block in blocks] == [1, 2, 2, 1, 2, 2, 2]


def test_signs_that_are_drawn_and_no_letters_mark_items():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, TEXT)
    for number, (x, words) in enumerate(((98, "de peren"), (116, "rijp"), (98, "de appels"))):
        page.text(x, 704 - 11 * number, words)
        page.rule(x - 12, 705 - 11 * number, 3)
        page.parts[-1] = page.parts[-1].replace(" 0.7 re", " 3 re")
    page.text(80, 640, TEXT)
    page.parts += ["50 641 3 3 re f", "68 641 1.5 1.5 re f"]  # too far away, too small
    draft = accounted(reader.read(pdf([page]), "brief.pdf"))
    assert [(block.level, block.label, block.text) for block in draft.blocks if block.kind == "item"] == [
        (1, "\u2022", "de peren"), (2, "\u2022", "rijp"), (1, "\u2022", "de appels"),
    ]  # fmt: skip


def test_more_signs_than_a_list_has_are_a_drawing():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    page.text(80, 730, TEXT)
    page.parts += ["68 731 3 3 re f"] * 101
    blocks = accounted(reader.read(pdf([page]), "brief.pdf")).blocks
    assert [(block.label, block.text) for block in blocks[1:]] == [("", TEXT)]
