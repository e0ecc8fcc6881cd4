"""Texts that were made to keep a reader busy are read like others: the child that reads a file ends within its limit."""

import importlib
import re
import threading
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import briefwijzer
from briefwijzer.checks.word_segments import word_by_bytes
from briefwijzer.importing.bounded import bounded
from briefwijzer.importing.drafts.signs import marks
from briefwijzer.importing.paged import plain, plain_marks
from briefwijzer.problems import Refused
from briefwijzer.proposing import names

from .test_pdf import noted

PACKAGES = ("importing", "citations", "proposing")
# Each is written one behind the other, up to so many letters: a pattern that splits them in two ways asks for ever.
UNITS = "1|1.|1 |12 |a|A|aB|Aa |a. |- |-| |.|(|() |* |†|en |van |te, |2020|I ".split("|")
LETTERS = 120


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern with a name in these packages, by its module and name."""
    root = Path(briefwijzer.__file__).parent
    files = [file.relative_to(root) for package in PACKAGES for file in (root / package).rglob("*.py")]
    modules = [".".join(("briefwijzer", *file.with_suffix("").parts)).removesuffix(".__init__") for file in files]
    return {
        f"{name}.{key} {number}": one
        for name in modules
        for key, value in vars(importlib.import_module(name)).items()
        for number, one in enumerate(value if isinstance(value, tuple) else (value,))
        if isinstance(one, re.Pattern) and isinstance(one.pattern, str)
    }


@pytest.mark.parametrize("before", ["", ".", "(", "a", "Vraag 1", "Peer "])
def test_no_pattern_asks_for_ever(before):
    def asked(_data: bytes, _name: str) -> int:
        texts = [f"{before}{(unit * LETTERS)[:LETTERS]}☃" for unit in UNITS]
        return sum(
            1
            for pattern in patterns().values()
            for text in texts
            for _ in (pattern.fullmatch(text), pattern.search(text))
        )

    assert bounded(asked, b"", "patronen") == len(patterns()) * len(UNITS) * 2
    assert len(patterns()) > 150


def test_only_time_of_the_processor_is_limited(monkeypatch):
    monkeypatch.setattr("briefwijzer.importing.bounded.MOST_SECONDS", 0.5)

    def endless(data: bytes, _name: str) -> bytes:
        while True:
            data = data[:]

    with pytest.raises(Refused, match=r"brief\.txt: K504 takes more than 0\.5 seconds"):
        bounded(endless, b"", "brief.txt")
    # a machine that has no time for it yet
    assert bounded(lambda _data, name: time.sleep(0.6) or name, b"", "brief.txt") == "brief.txt"


def test_a_reader_that_waits_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr("briefwijzer.importing.bounded.MOST_WAITING", 0.1)
    with pytest.raises(Refused, match=r"brief\.txt: K504 was not read within 0\.1 seconds"):
        bounded(lambda _data, _name: threading.Event().wait(), b"", "brief.txt")


def test_a_line_of_digits_is_read():
    draft = bounded(plain.read, f"Geachte voorzitter,\n\n{'1' * 44}x\n\nEr zijn peren.\n".encode(), "brief.txt")
    assert "1" * 44 + "x" in " ".join(block.text for block in draft.blocks)


def test_a_label_of_many_digits_where_a_mark_may_stand_is_read():
    text = f"Geachte voorzitter,\n\n1){'1' * 44}x is geteld.\n\n1 Verslag van de telling.\n"
    draft = bounded(plain.read, text.encode(), "brief.txt")
    assert "1" * 44 + "x" in " ".join(block.text for block in draft.blocks)


def test_raised_digits_in_a_long_row_are_read():
    line = f"Er zijn peren en appels geteld, in de gewesten en daarbuiten, en dat^{'1' * 32}x^ is gedaan."
    draft = bounded(lambda _data, _name: noted(line, notes={"1": "Wet op de peren."}), b"", "brief.pdf")
    assert "1" * 32 + "x" in " ".join(block.text for block in draft.blocks)


@pytest.mark.parametrize("unit", "a|abcDef|abcDef |aB/ |1|1.|a-|a/|a@|www.|(|*|a1 |a.1 |a† |Aa-Bb |a -".split("|"))
def test_a_very_long_line_is_read(unit, monkeypatch):
    """A third of 100,000 signs in a ninth of the time: what takes its square of them takes as many times too long."""
    monkeypatch.setattr("briefwijzer.importing.bounded.MOST_SECONDS", 60 / 9)
    line = f"{(unit * 33_000)[:33_000].strip()}x"
    draft = bounded(
        plain.read, f"Geachte voorzitter,\n\nEr zijn peren.\n\n{line}\n\nSlot.1\n\n1 Zie daar.\n".encode(), "brief.txt"
    )
    printed = re.sub("[ ⟦⟧]", "", "".join(block.text for block in draft.blocks))
    assert line.replace(" ", "") in printed


@pytest.mark.parametrize("tag", ["<w:footnote w:id='1'>", "<w:footnote ", "<mc:Fallback>", "<!--", "<w:t ", "<w:t>"])
def test_tags_of_word_that_never_end_are_read(tag):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:t>Er zijn peren.</w:t>" + tag * 60_000)
        archive.writestr("word/footnotes.xml", "<w:footnote w:id='2'><w:t>Zie daar.</w:t></w:footnote>" + tag * 60_000)
    words = bounded(lambda data, _name: list(word_by_bytes(data)), file.getvalue(), "brief.docx")
    assert words[0] == "Er zijn peren."
    assert "Zie daar." in words


def test_names_are_looked_for_in_a_very_long_word():
    assert bounded(lambda _data, _name: list(names._things("a" * 200_000)), b"", "brief") == []


@pytest.mark.parametrize("at_the_end", [False, True])
def test_only_lines_with_its_digits_are_asked_for_the_mark_of_a_note(at_the_end, monkeypatch):
    asked = 0

    def places(*given: object) -> object:
        nonlocal asked
        asked += 1
        return found(*given)

    found = plain_marks.places
    monkeypatch.setattr(plain_marks, "places", places)
    text, notes = "Geachte voorzitter,\n\n", ""
    for number in range(1, 121):
        text += f"De peren van het gewest zijn geteld, en de appels ook.{number} Daarover is de Kamer\n"
        text += "al eerder bericht, zodat hier geen nadere toelichting op de telling nodig is, en\n" * 4
        notes += f"{number} Verslag van de telling.\n"
        if number % 8 == 0 and not at_the_end:
            text, notes = f"{text}\n{notes}\f", ""
    draft = plain.read(f"{text}\n{notes}".encode(), "brief.txt")
    assert len(draft.notes) == sum(len(marks(block.text)) for block in draft.blocks) == 120
    # each of them has it in its own line, and some more have it as a part of theirs
    assert asked < 6 * 120
