"""An official publication is compared with the letter that the corpus has, word by word."""

import html
import re

import yaml

from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.importing.comparison import compare, with_comparison
from tests.importing.files import archive, drafted, paper, put

LETTER = "kst-90001-1"


def letter_of(data):
    return load(data).letter_named(LETTER)


def publication(letter, change=lambda text: text):
    """The letter as official XML, with its words changed."""
    body = ""
    for section in letter.body:
        body += f"<tussenkop>{html.escape(section.title.plain)}</tussenkop>"
        body += "".join(f"<al>{html.escape(change(one.prose.plain))}</al>" for one in section.paragraphs)
    notes = "".join(
        f"<noot id='n{note.number}' type='voet'><noot.nr>{note.number}</noot.nr><noot.al>{html.escape(note.plain)}</noot.al></noot>"
        for note in letter.footnotes
    )
    return paper(f"{body}<al>{notes}</al>", "").replace(b"90 123", b"90 001").replace(b">7<", b">1<")


def test_every_word_is_compared_and_differences_have_a_kind(data):
    letter = letter_of(data)
    whole = compare(drafted(publication(letter)), letter)
    assert (whole.equal, whole.differences, whole.ours_only) == (whole.words, (), ())
    word = next(
        word
        for _, one in letter.paragraphs.values()
        for word in one.prose.plain.split()
        if len(word) > 7 and word.isalpha()
    )
    changed = compare(drafted(publication(letter, lambda text: text.replace(word, word.upper(), 1))), letter)
    assert {one.kind for one in changed.differences} == {"hoofdletters"}
    assert word in changed.differences[0].ours
    assert word.upper() in changed.differences[0].official


def test_the_comparison_is_printed_and_written(data, tmp_path, capsys):
    letter = letter_of(data)
    word = next(
        word
        for _, one in letter.paragraphs.values()
        for word in one.prose.plain.split()
        if len(word) > 7 and word.isalpha()
    )
    content = publication(letter, lambda text: text.replace(word, word.upper(), 1))
    file = put(tmp_path, "official.zip", archive({f"{LETTER}.xml": content}))  # as the official site gives it
    assert main(["compare", str(file), LETTER, "--data", str(data)]) == 0
    assert "words of the letter are in the publication" in capsys.readouterr().out.splitlines()[0]
    before = (data / "letters" / LETTER / "letter.yml").read_text("utf-8")
    assert main(["compare", str(file), LETTER, "--data", str(data), "--write"]) == 0
    after = (data / "letters" / LETTER / "letter.yml").read_text("utf-8")
    comparison = yaml.safe_load(after)["comparison"]
    assert re.fullmatch(r"alle [0-9]+ woorden van de brief en zijn noten, woord voor woord", comparison["compared"])
    assert comparison["differences"][0]["kind"] == "hoofdletters"
    old, new = yaml.safe_load(before), yaml.safe_load(after)
    assert {key: value for key, value in new.items() if key != "comparison"} == {
        key: value for key, value in old.items() if key != "comparison"
    }
    assert load(data)  # the file is as the model wants it


def test_another_paper_is_refused(data, tmp_path, capsys):
    other = put(tmp_path, "other.xml", publication(letter_of(data)).replace(b"90 001", b"90 009"))
    assert main(["compare", str(other), LETTER, "--data", str(data)]) == 1
    assert "is kst-90009-1, not kst-90001-1" in capsys.readouterr().err
    assert main(["compare", str(other), "kst-90001-2", "--data", str(data)]) == 1
    assert "Did you mean 'kst-90001-1'?" in capsys.readouterr().err


def test_all_other_lines_stay():
    text = "# Ours.\nid: a\ncomparison:\n  compared: oud\n  # more\n  missing: iets\nsource:\n  file: source.txt\n"
    new = with_comparison(text, {"compared": "nieuw"})
    assert new == "# Ours.\nid: a\ncomparison:\n  compared: nieuw\nsource:\n  file: source.txt\n"
    assert (
        with_comparison("id: a\nsource:\n  file: x\n", {"compared": "a"})
        == "id: a\ncomparison:\n  compared: a\nsource:\n  file: x\n"
    )


def test_a_damaged_archive_is_refused_and_nothing_is_written(data, tmp_path, capsys):
    whole = archive({f"{LETTER}.xml": publication(letter_of(data))})
    kept = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    directory = whole.index(b"PK\x01\x02")
    for at in range(directory, directory + 46):  # each byte of its record of the file
        broken = put(tmp_path, "official.zip", whole[:at] + b"\x95" + whole[at + 1 :])
        assert main(["compare", str(broken), LETTER, "--data", str(data)]) in (0, 1)
        assert len(capsys.readouterr().err.splitlines()) <= 2  # a sentence and the way out
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == kept
