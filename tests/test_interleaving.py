"""Every kind of source is compared with the letter by two ways that share nothing, and a changed character is told."""

import copy
import os
import random
import zipfile
from io import BytesIO

import pytest

from briefwijzer.checks.interleaving import differing
from briefwijzer.checks.segments import READERS, Unreadable
from briefwijzer.data.layers import Layers
from briefwijzer.data.letter import Footnote, Letter
from briefwijzer.data.letter_corpus import LetterCorpus
from briefwijzer.data.text import TextFile
from tests.importing.pdf_writer import Page, pdf

TEXT = {
    "opening": [{"id": "opening-p1", "text": "Aan de Voorzitter van de Verzonnen Kamer"}],
    "sections": [
        {"id": "s0", "paragraphs": [{"id": "s0-p1", "text": "Hierbij stuur ik u mijn ⟦i⟧verzonnen⟦/i⟧ antwoord.⟦1⟧"}]},
        {
            "id": "s1",
            "heading": "Wat er speelt",
            "paragraphs": [
                {
                    "id": "s1-p1",
                    "kind": "list",
                    "items": [
                        {"mark": "a.", "text": "de uitstoot van CO⟦sub⟧2⟦/sub⟧;"},
                        {"mark": "b.", "text": "een tweede punt.⟦2⟧"},
                    ],
                },
                {
                    "id": "s1-p2",
                    "kind": "table",
                    "rows": [
                        {"head": "yes", "cells": [{"text": "Jaar"}, {"text": "Aantal"}]},
                        {"cells": [{"text": "2016"}, {"text": "twaalf"}]},
                    ],
                },
            ],
        },
    ],
    "closing": [{"id": "closing-p1", "text": "De Minister van Verzonnen Zaken,⟦br⟧N. Mand"}],
}
NOTES = ["Verzonnen Instituut, Over alles, blz. 3.", "Dat is de hoogste van de drie schattingen."]
LEFT = "Pagina 1 van 1"
XML = f"""<?xml version="1.0"?><brief><blad>{LEFT}</blad><al>Aan de Voorzitter van de Verzonnen Kamer</al>
<al>Hierbij stuur ik u mijn <nadruk>verzonnen</nadruk> antwoord.<noot><nr>1</nr><al>{NOTES[0]}</al></noot></al>
<kop>Wat er speelt</kop><lijst><li><nr>a.</nr><al>de uitstoot van CO<inf>2</inf>;</al></li>
<li><nr>b.</nr><al>een tweede punt.<noot><nr>2</nr><al>{NOTES[1]}</al></noot></al></li></lijst>
<tabel><rij><cel>Jaar</cel><cel>Aantal</cel></rij><rij><cel>2016</cel><cel>twaalf</cel></rij></tabel>
<!-- geen woord --><al>De Minister van Verzonnen Zaken,<br/>N. Mand</al></brief>"""
HTML = (
    XML.partition("?>")[2]
    .replace("<brief>", "<!DOCTYPE html><html><head><title>Elders</title></head><body><script>boe()</script>")
    .replace("</brief>", "</body></html>")
    .replace("<al>", "<div>")
    .replace("</al>", "</div>")
)


def packed(parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word():
    """As Word writes it: the marks of items and the numbers of notes are counted by the program."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def p(*runs):
        return f"<w:p>{''.join(runs)}</w:p>"

    def r(text):
        return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"

    ref = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    cells = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in ("Jaar", "Aantal", "2016", "twaalf"))
    body = (
        p(r("Aan de Voorzitter van de "), r("Verzonnen Kamer"))
        + p(r("Hierbij stuur ik u mijn "), r("verzonnen"), r(" antwoord."), ref.format(1))
        + p(r("Wat er speelt"))
        + p(r("de uitstoot van CO"), r("2"), r(";"))
        + p(r("een tweede punt."), ref.format(2))
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + p(r("De Minister van Verzonnen Zaken,"), "<w:r><w:br/></w:r>", r("N. Mand"))
    )
    notes = "".join(f"<w:footnote w:id='{number}'>{p(r(text))}</w:footnote>" for number, text in enumerate(NOTES, 1))
    return packed(
        {
            "word/document.xml": f"<w:document xmlns:w='{w}'><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes xmlns:w='{w}'>{notes}</w:footnotes>",
            "word/footer1.xml": f"<w:ftr xmlns:w='{w}'>{p(r(LEFT))}</w:ftr>",
        }
    )


def odt():
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    inner = XML.partition("<brief>")[2].removesuffix("</brief>").replace(f"<blad>{LEFT}</blad>", "")
    body = f"<office:document-content {names}><office:body><office:text>{inner}</office:text></office:body>"
    head = f"<office:master-styles><text:p>{LEFT}</text:p></office:master-styles>"
    styles = f"<office:document-styles {names}>{head}</office:document-styles>"
    return packed({"content.xml": f"{body}</office:document-content>", "styles.xml": styles})


LINES = [
    LEFT, "Aan de Voorzitter van de Verzonnen Kamer", "Hierbij stuur ik u mijn verzonnen ant-", "woord.1",
    "Wat er speelt", "a. de uitstoot van CO2;", "b. een tweede punt.2", "Jaar Aantal", "2016 twaalf",
    "De Minister van Verzonnen Zaken,", "N. Mand", f"1 {NOTES[0]}", f"2 {NOTES[1]}",
]  # fmt: skip


def drawn():
    page = Page()
    for number, line in enumerate(LINES):
        page.text(60, 780 - 16 * number, line)
    return pdf([page])


SOURCES = {
    "source.xml": XML.encode(),
    "source.html": HTML.encode(),
    "source.docx": word(),
    "source.odt": odt(),
    "source.pdf": drawn(),
    "source.txt": "\n".join(LINES).encode(),
}


def letter_of(file, text=TEXT, notes=NOTES, left=(LEFT,)):
    source = {"file": file, "sha256": "0" * 64, "what": "verzonnen", "unhyphenated": ["antwoord"]}
    source["left_out"] = [{"words": words, "reason": "page-number"} for words in left]
    letter = Letter.model_validate({"id": "brief-2023-05-04-x", "source": source})
    read = TextFile.model_validate(text)
    footnotes = tuple(
        Footnote.model_validate({"id": f"fn{number}", "number": str(number), "kind": "remark", "text": words})
        for number, words in enumerate(notes, 1)
    )
    return LetterCorpus(
        letter,
        tuple(read.opening),
        tuple(read.sections),
        tuple(read.closing),
        tuple(read.annexes),
        footnotes,
        SOURCES[file],
        Layers(),
    )


@pytest.mark.parametrize("way", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("file", SOURCES)
def test_a_letter_is_its_source(file, way):
    assert differing(letter_of(file), READERS[file][way](SOURCES[file])) is None


def texts_of(value):
    """The places of the texts in a text file: the holders, and the keys by which they hold them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("text", "heading", "caption") and isinstance(inner, str):
                yield value, key
            else:
                yield from texts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner)


def changed(chance):
    """The letter with one change that a person could make by accident; None when it changed nothing."""
    text, notes, left = copy.deepcopy(TEXT), [*NOTES], [LEFT]
    places = [*texts_of(text), *((notes, at) for at in range(len(notes))), (left, 0)]
    holder, key = chance.choice(places)
    words = holder[key].split(" ")
    at = chance.randrange(len(words))
    match chance.choice(["letter", "lost", "twice", "swap", "move", "mark", "drop"]):
        case "letter":
            spot = chance.randrange(len(words[at]))
            if words[at][spot] in "⟦⟧/" or "⟦" in words[at]:
                return None
            words[at] = words[at][:spot] + chance.choice("xqzXQZ7") + words[at][spot + 1 :]
        case "lost":
            if len(words) == 1 or "⟦" in words[at]:
                return None
            del words[at]
        case "twice":
            if "⟦" in words[at]:
                return None
            words.insert(at, words[at])
        case "swap":
            if at + 1 == len(words) or words[at] == words[at + 1] or "⟦" in words[at] + words[at + 1]:
                return None
            words[at], words[at + 1] = words[at + 1], words[at]
        case "move":  # to another text
            other, name = chance.choice(places)
            if (other is holder and name == key) or len(words) == 1 or "⟦" in words[at]:
                return None
            other[name] = f"{other[name]} {words.pop(at)}"
        case "mark":
            if "⟦1⟧" not in holder[key]:
                return None
            words = [word.replace("⟦1⟧", "") for word in words]
            words[at] += "⟦1⟧"
        case "drop":
            if holder in (notes, left) or len(places) < 2:
                return None
            words = ["Weg"]
    if " ".join(words) == holder[key]:
        return None
    holder[key] = " ".join(words)
    return text, notes, left


# `make audit` makes a thousand for each kind.
CHANGES = 1_000 if os.environ.get("AUDIT") else 200


@pytest.mark.parametrize("file", SOURCES)
def test_a_changed_letter_is_told(file):
    chance = random.Random(file)
    pieces = [list(way(SOURCES[file])) for way in READERS[file]]
    made = told = 0
    while made < CHANGES:
        one = changed(chance)
        if one is None:
            continue
        made += 1
        letter = letter_of(file, *one)
        told += any(differing(letter, way) is not None for way in pieces)
    assert told >= 0.99 * CHANGES, f"{told} of {CHANGES} told"


@pytest.mark.parametrize("way", [0, 1], ids=["first", "second"])
@pytest.mark.parametrize("file", ["source.docx", "source.odt", "source.pdf"])
def test_a_file_that_is_damaged_is_said_to_be(file, way):
    with pytest.raises(Unreadable):
        list(READERS[file][way](b"PK\x03\x04 niets"))


def test_entities_are_not_read(tmp_path):
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    data = f'<!DOCTYPE x [<!ENTITY y SYSTEM "{secret.as_uri()}">]><x><al>Hoi &y;</al></x>'.encode()
    for way in READERS["source.xml"]:
        assert "geheim" not in "".join(way(data)).replace("&y;", "")
