"""Notes that somebody typed in a word processor are notes, where their numbers leave no question."""

import pytest

from briefwijzer.cli import main
from tests.importing.files import docx, drafted, odt, p, put, r

ABOVE = 'vertAlign w:val="superscript"'
LIFTED = 'position w:val="7"'


def word(*paragraphs):
    return docx("".join((p(r("Geachte voorzitter,")), *paragraphs)))


@pytest.mark.parametrize("look", [ABOVE, LIFTED], ids=["raised", "lifted"])
def test_raised_numbers_and_paragraphs_with_these_numbers_are_notes(look, tmp_path, capsys):
    content = word(
        p(r("Er zijn peren"), r("1", look), r(" op 3 m"), r("2", look), r(", en appels."), r("2", look)),
        p(r("De Minister van Fruit,")),
        p(r("1", look), r(" Zie de vorige brief.")),
        p(r("Met bijlage.")),
        p(r("2 Zie Peer (2020).")),
    )
    draft = drafted(content)
    assert [(one.key, one.text) for one in draft.notes] == [
        ("1", "Zie de vorige brief.⟦br⟧Met bijlage."),
        ("2", "Zie Peer (2020)."),
    ]
    assert draft.blocks[1].text == "Er zijn peren⟦1⟧ op 3 m⟦sup⟧2⟦/sup⟧, en appels.⟦2⟧"
    assert [decision.partition(",")[0] for decision in draft.decisions] == ["paragraph 4: from here on notes 1 to 2"]
    data = str(tmp_path / "data")
    assert main(["import", str(put(tmp_path, "brief.docx", content)), "--data", data]) in (0, 3)
    assert main(["check", "--data", data]) == 0


def test_typed_notes_of_an_odt_file_are_notes_and_what_follows_them_is_asked_about():
    look = '<style:text-properties style:text-position="super 58%"/>'
    one = '<text:span text:style-name="T9">1</text:span>'
    paragraphs = ("Geachte voorzitter,", f"Peren.{one}", f"{one} Zie daar.", "En dan.")
    body = "".join(f"<text:p>{words}</text:p>" for words in paragraphs)
    draft = drafted(odt(body, f'<style:style style:name="T9" style:family="text">{look}</style:style>'))
    assert [(note.key, note.text) for note in draft.notes] == [("1", "Zie daar.")]
    assert [doubt.reason for doubt in draft.doubts] == ["note-text"]


@pytest.mark.parametrize("last", [["1 Zie daar.", "2 Zie hier."], ["2 Zie daar."]], ids=["no mark", "not from one"])
def test_numbers_that_do_not_fit_stay_words(last):
    draft = drafted(word(p(r("Er zijn peren."), r("1", ABOVE)), *(p(r(words)) for words in last)))
    assert not draft.notes
    assert [block.text for block in draft.blocks[1:]] == ["Er zijn peren.⟦sup⟧1⟦/sup⟧", *last]


def test_a_typed_list_above_the_notes_is_none():
    draft = drafted(word(p(r("Er zijn:"), r("1", ABOVE)), p(r("1 peren en")), p(r("2 appels.")), p(r("1 Zie daar."))))
    assert [note.text for note in draft.notes] == ["Zie daar."]
