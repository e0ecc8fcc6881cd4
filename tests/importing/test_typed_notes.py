"""Notes that somebody typed are notes, where their numbers leave no question."""

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


@pytest.mark.parametrize("feed", ["", "\f"], ids=["one page", "two"])
@pytest.mark.parametrize(("first", "second"), [("¹", "²"), ("[1]", "[2]"), (" 1)", " 2)"), ("1)", "2)")])
def test_numbers_in_a_text_that_are_small_or_in_brackets_are_marks(first, second, feed, tmp_path, capsys):
    content = (
        "Den Haag, 3 maart 2021\n\nGeachte voorzitter,\n\n"
        f"De oogst op 20 m² was zo goed dat de schuren te klein waren.{first} Dat zagen de boeren ook.{second}\n\n"
        f"Nog een alinea over de lucht (zie CO2), {feed}en over de peren.\n\nDe minister van Fruit,\n\nP. Eer\n\n"
        f"{first.strip()} Zie de vorige brief.\n{second.strip()} Zie Peer (2020).\n"
    ).encode()
    draft = drafted(content, "a.txt")
    assert [(note.key, note.text) for note in draft.notes] == [("1", "Zie de vorige brief."), ("2", "Zie Peer (2020).")]
    assert draft.marks == ["1", "2"]
    assert "m² was" in draft.blocks[2].text
    assert draft.blocks[-1].kind == "closing"
    assert not [doubt for doubt in draft.doubts if doubt.reason == "note-mark"]
    data = str(tmp_path / "data")
    assert main(["import", str(put(tmp_path, "brief.txt", content)), "--data", data]) in (0, 3)
    assert main(["check", "--data", data]) == 0


def test_a_number_in_brackets_without_a_note_keeps_them_all_as_words():
    text = b"Geachte voorzitter,\n\nEen zin.[1] En nog een.[2] Slot.\n\n[1] Zie daar.\n"
    draft = drafted(text, "a.txt")
    assert not draft.notes
    assert [doubt.words for doubt in draft.doubts] == ["[1]", "[2]"]


def test_a_typed_list_above_the_notes_is_none():
    draft = drafted(word(p(r("Er zijn:"), r("1", ABOVE)), p(r("1 peren en")), p(r("2 appels.")), p(r("1 Zie daar."))))
    assert [note.text for note in draft.notes] == ["Zie daar."]
