"""A corpus of invented letters of every form, with a source of every kind; written anew by code for each run.

The first has headings without numbers, lists, tables, quotations, a figure, two signatories and an annex that counts
its own notes; the second three levels of numbers; the third no headings at all. Others have a source of each kind.
"""

import hashlib
from pathlib import Path

import yaml

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.data.prose import Prose, printed_mark
from briefwijzer.data.reader import load
from briefwijzer.data.text import TextFile
from tests.sources import LEFT, NOTES, SOURCES, TEXT

BASIS = {"source": "letter", "confidence": "high"}

RICH = {
    "opening": [
        {"id": "opening-p1", "text": "Aan de Voorzitter van de Verzonnen Kamer"},
        {"id": "opening-p2", "text": "Den Haag, 4 mei 2023"},
    ],
    "sections": [
        {"id": "s0", "paragraphs": [{"id": "s0-p1", "text": "Hierbij stuur ik u mijn ⟦i⟧verzonnen⟦/i⟧ antwoord.⟦1⟧"}]},
        {
            "id": "s1",
            "heading": "Wat er speelt⟦2⟧",
            "paragraphs": [
                {"id": "s1-p1", "text": "Het gaat om <b>vier</b> punten & de uitstoot van CO⟦sub⟧2⟦/sub⟧:"},
                {
                    "id": "s1-p2",
                    "kind": "list",
                    "items": [
                        {"mark": "–", "text": "het eerste punt;"},
                        {"mark": "–", "text": "het tweede, met twee delen:⟦3⟧"},
                        {"mark": "a.", "level": "2", "text": "een deel;"},
                        {"mark": "b.", "level": "2", "text": "een ander deel."},
                        {"text": "Dat gaat nog even door."},
                        {"mark": "–", "text": "het derde punt."},
                    ],
                },
                {"id": "s1-p3", "kind": "quotation", "text": "«Zo staat het in het rapport.»⟦1⟧"},
                {
                    "id": "s1-p4",
                    "kind": "table",
                    "caption": "Tabel 1. Aantallen⟦4⟧",
                    "rows": [
                        {"head": "yes", "cells": [{"text": "Jaar", "rows": "2"}, {"text": "Aantal", "columns": "2"}]},
                        {"head": "yes", "cells": [{"text": "laag"}, {"text": "hoog"}]},
                        {"cells": [{"text": "2021"}, {"text": "12"}, {"text": "13⟦5⟧"}]},
                        {"cells": [{"text": "2022"}, {}, {"text": "14"}]},
                    ],
                },
                {"id": "s1-p5", "kind": "figure", "caption": "Figuur 1. Het verloop"},
            ],
        },
        {"id": "s2", "heading": "Een kop daaronder", "level": "2", "paragraphs": []},
        {
            "id": "s3",
            "heading": "En nog een",
            "level": "3",
            "paragraphs": [{"id": "s3-p1", "text": "⟦b⟧Vet en ⟦i⟧schuin⟦/i⟧⟦/b⟧ door elkaar.⟦x1⟧"}],
        },
    ],
    "closing": [
        {"id": "closing-p1", "text": "De Minister van Verzonnen Zaken,⟦br⟧N. Mand"},
        {"id": "closing-p2", "text": "mede namens de Staatssecretaris van Andere Zaken,⟦br⟧I. Emand"},
    ],
    "annexes": [
        {
            "id": "b1",
            "label": "Bijlage 1",
            "heading": "De antwoorden",
            "sections": [
                {"id": "b1-s1", "heading": "Vraag 1", "paragraphs": [{"id": "b1-s1-p1", "text": "Klopt dat?"}]},
                {
                    "id": "b1-s2",
                    "heading": "Antwoord op vraag 1",
                    "paragraphs": [{"id": "b1-s2-p1", "text": "Ja, dat klopt.⟦b1-1⟧"}],
                },
            ],
        },
        {
            "id": "b2",
            "heading": "Een lijst",
            "sections": [{"id": "b2-s0", "paragraphs": [{"id": "b2-s0-p1", "text": "Eén regel, en meer niet."}]}],
        },
    ],
}
RICH_NOTES = {
    "1": "Verzonnen Instituut, ⟦i⟧Over alles⟦/i⟧, blz. 3.",
    "2": "Dat is een noot bij een kop.",
    "3": "Deze noot heeft twee alinea’s.⟦br⟧Dit is de tweede.",
    "4": "Bron: Verzonnen Bureau.",
    "5": "Voorlopig cijfer.",
    "x1": "Een noot met een sterretje.",
    "b1-1": "De eerste noot van de bijlage.",
}
NUMBERED = {
    "sections": [
        {"id": "s1", "label": "1.", "heading": "Inleiding", "paragraphs": [{"id": "s1-p1", "text": "Het begin."}]},
        {"id": "s2", "label": "2.", "heading": "Midden", "paragraphs": []},
        {"id": "s2-1", "label": "2.1", "heading": "Deel", "paragraphs": [{"id": "s2-1-p1", "text": "Het deel.⟦1⟧"}]},
        {"id": "s2-1-1", "label": "2.1.1", "heading": "Klein", "paragraphs": [{"id": "s2-1-1-p1", "text": "Klein."}]},
        {"id": "u1", "heading": "Tot slot", "paragraphs": [{"id": "u1-p1", "text": "Het einde."}]},
    ]
}
PLAIN = {
    "sections": [
        {
            "id": "s0",
            "paragraphs": [
                {"id": "s0-p1", "text": "Hierbij zend ik u het rapport."},
                {"id": "s0-p2", "text": "Meer is er niet te zeggen.⟦1⟧"},
            ],
        }
    ]
}


def printed(text, notes):
    """The lines of a letter as a program takes them out of a PDF: the text, and then the notes."""
    read = TextFile.model_validate(text)
    for paragraph in read.opening:
        yield from (Prose(part).printed for part in paragraph.parts)
    for section in read.sections:
        yield from _printed(section)
    for paragraph in read.closing:
        yield from (Prose(part).printed for part in paragraph.parts)
    for annex in read.annexes:
        yield annex.title.printed
        for section in annex.sections:
            yield from _printed(section)
    yield from (f"{printed_mark(name)} {Prose(words).printed}" for name, words in notes.items())


def _printed(section):
    if section.title.raw:
        yield section.title.printed
    for paragraph in section.paragraphs:
        yield from (Prose(part).printed for part in paragraph.parts)


def write_forms(data: Path) -> None:
    """Write the corpus to the folder ``data``, its addresses locked."""
    fact = {"value": "Verzonnen antwoord over vier punten"} | BASIS
    date = {"value": "2023-05-04"} | BASIS
    senders = [
        {"name": {"value": name} | BASIS, "function": {"value": office} | BASIS}
        for name, office in (("N. Mand", "Minister van Verzonnen Zaken"), ("I. Emand", "Staatssecretaris"))
    ]
    senders.append({"function": {"value": "Minister voor Stille Zaken"} | BASIS})
    number = {"dossier": "90010", "ondernummer": "7"} | BASIS
    rich = {"id": "kst-90010-7", "kamerstuk": number, "title": fact, "date": date, "senders": senders}
    _write(data, rich, "source.txt", "\n".join(printed(RICH, RICH_NOTES)).encode(), RICH, RICH_NOTES)
    numbered = {"id": "brief-2023-06-01-vz-2023-2", "title": fact, "date": {"value": "2023-06-01"} | BASIS}
    notes = {"1": "Zie hierboven."}
    _write(data, numbered, "source.txt", "\n".join(printed(NUMBERED, notes)).encode(), NUMBERED, notes)
    plain = {"id": "brief-zonder-datum", "reference": {"value": "VZ/2023/3"} | BASIS}
    _write(data, plain, "source.txt", "\n".join(printed(PLAIN, notes)).encode(), PLAIN, notes)
    left = [{"words": LEFT, "reason": "page-number"}]
    for file, source in SOURCES.items():
        name = f"brief-2023-07-01-{file.rpartition('.')[2]}"
        more = {"unhyphenated": ["antwoord"], "left_out": left}
        _write(data, {"id": name, "title": fact}, file, source, TEXT, dict(enumerate(NOTES, 1)), more)
    _yaml(data / "works.yml", {"works": []})
    (data / "ids.lock").write_text("", encoding="utf-8")
    add_to_lock(load(data))


def _write(data, letter, file, source, text, notes, more=None):
    folder = data / "letters" / letter["id"]
    folder.mkdir(parents=True)
    (folder / file).write_bytes(source)
    of = {"file": file, "sha256": hashlib.sha256(source).hexdigest(), "what": "Verzonnen bestand."} | (more or {})
    _yaml(folder / "letter.yml", letter | {"source": of})
    _yaml(folder / "text.yml", text)
    footnotes = []
    for name, words in notes.items():
        annex, dash, number = str(name).rpartition("-")
        one = {"id": f"{annex}{dash}fn{number}", "number": "*" if number == "x1" else number, "kind": "remark"}
        footnotes.append(one | {"text": words})
    _yaml(folder / "footnotes.yml", {"footnotes": footnotes})


def _yaml(path, value):
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000), encoding="utf-8")
