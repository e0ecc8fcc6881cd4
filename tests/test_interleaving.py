"""Every kind of source is compared with the letter in two ways, and a changed character is told."""

import copy
import os
import random

import pytest

from briefwijzer.checks.interleaving import _Laying, differing
from briefwijzer.checks.opened import Unreadable
from briefwijzer.checks.segments import READERS
from briefwijzer.checks.streams import characters, streams
from briefwijzer.data.layers import Layers
from briefwijzer.data.letter import Footnote, Letter
from briefwijzer.data.letter_corpus import LetterCorpus
from briefwijzer.data.text import TextFile
from tests.sources import LEFT, NOTES, SOURCES, TEXT


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
    assert differing(letter_of(file), READERS[file][way][0](SOURCES[file])) is None


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
    pieces = [list(orders[0](SOURCES[file])) for orders in READERS[file]]
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
        list(READERS[file][way][0](b"PK\x03\x04 niets"))


def test_entities_are_not_read(tmp_path):
    secret = tmp_path / "geheim"
    secret.write_text("geheim")
    data = f'<!DOCTYPE x [<!ENTITY y SYSTEM "{secret.as_uri()}">]><x><al>Hoi &y;</al></x>'.encode()
    for [way] in READERS["source.xml"]:
        assert "geheim" not in "".join(way(data)).replace("&y;", "")


@pytest.mark.parametrize("named", ["x-unknown", "idna", "undefined", "punycode"])
def test_the_bytes_of_a_file_in_an_encoding_that_is_none_are_said_to_be(named):
    data = f'<?xml version="1.0" encoding="{named}"?><x><al>Eén peer.</al></x>'.encode()
    with pytest.raises(Unreadable):
        list(READERS["source.xml"][1][0](data))


def test_plain_letters_are_compared_as_all_others_are():
    # words of ASCII alone take a shorter way: with a sign of another alphabet behind them they take the long one
    for code in range(128):
        word = f"a {chr(code)}b"
        assert characters(word) + "é" == characters(f"{word}é")
    # accents in one way, ligatures as letters, hyphens that nobody sees left out, signs of a font of symbols as one
    assert characters("e\u0301 \ufb01n\u00ad \uf0b7 \uf0a7") == "éfin\ue000\ue000"


def test_what_a_file_marks_as_no_markup_is_read_as_it_stands():
    for [reader] in READERS["source.xml"]:
        assert "".join(reader(b"<a>1 <![CDATA[x < y &amp; z]]> 2</a>")) == "1 x < y &amp; z 2"


def test_a_place_is_of_the_record_whose_words_begin_there():
    text, _ = streams(letter_of("source.html"))
    start, *last = text.records[-1]
    assert (text.record_at(start), text.record_at(start - 1)[0] is last[0]) == (tuple(last), False)


def test_what_is_left_out_around_each_note_is_looked_for_once():
    letter = letter_of("source.html", left=[LEFT, *["X Noot"] * 500])
    laying = _Laying(letter, *streams(letter), in_lines=False)
    assert laying.once == [characters(LEFT), "XNoot"]
    assert len(laying.left) == 501
    pieces = [*READERS["source.html"][0][0](SOURCES["source.html"]), *["X", "Noot"] * 500]
    assert differing(letter, pieces) is None
    assert differing(letter, pieces[:-1]) is not None


TABLE = {
    "sections": [
        {
            "id": "s1",
            "paragraphs": [
                {
                    "id": "s1-p1",
                    "kind": "table",
                    "rows": [
                        {"cells": [{"text": "Noord en midden"}, {"text": "veel peren"}, {"text": "geen appels"}]},
                        {"cells": [{"text": "Oost"}, {"text": "weinig"}, {"text": "drie"}]},
                    ],
                }
            ],
        }
    ]
}


@pytest.mark.parametrize(
    ("pieces", "same"),
    [
        (["Noord en midden", "veel peren", "geen appels", "Oost", "weinig", "drie"], True),
        (["Noord en", "veel", "geen", "Voet van de bladzijde", "midden", "peren", "appels", "Oost weinig drie"], True),
        (["Noord en veel geen", "midden peren appels", "Oost", "weinig", "drie"], True),
        (["Noord en", "veel", "geen", "peren", "appels", "Oost", "weinig", "drie", "midden"], False),
        (["Noord en", "geen veel", "midden", "peren", "geen appels", "Oost", "weinig", "drie"], False),
        (["Noord en", "peren", "geen", "midden", "veel", "appels", "Oost", "weinig", "drie"], False),
        (["Oost", "weinig", "drie", "Noord en midden", "veel peren", "geen appels"], False),
    ],
)
def test_the_cells_of_a_row_of_a_page_come_each_in_its_order_and_none_after_the_row(pieces, same):
    letter = letter_of("source.pdf", TABLE, (), ("Voet van de bladzijde",) if "Voet van de bladzijde" in pieces else ())
    assert (differing(letter, pieces) is None) is same
