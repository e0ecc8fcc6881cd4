"""The registers of a letter as tables for other programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from ..addresses.uris import CITATIONS, place_address
from ..data.corpus import Corpus
from ..data.layers.dates import DATES, TimeExpression
from ..data.layers.declaration import Layer
from ..data.layers.keywords import KEYWORDS
from ..data.letter_corpus import LetterCorpus
from ..data.records import Record, fixed_values
from ..words import phrase
from ..words.misfits import misfit_words, misfits, misfits_in
from .notes import cited_as

Row = dict[str, str | list[str]]


@dataclass(frozen=True)
class Table:
    """A register as a table: its name among TABLES, the keys of its columns, and a row for each entry.

    ``words`` are the columns with values of a fixed list, and what the words for them begin with in the catalogue.
    """

    name: str
    columns: tuple[str, ...]
    rows: list[Row]
    words: dict[str, str]

    @cached_property
    def texts(self) -> list[list[str]]:
        """Its values as people read them: those of a fixed list in words of the site, lists joined by semicolons."""
        return [[self._text(key, row[key]) for key in self.columns] for row in self.rows]

    def _text(self, key: str, value: str | list[str]) -> str:
        if isinstance(value, list):
            return "; ".join(value)
        return phrase(f"{self.words[key]}_{value}") if value and key in self.words else value


def tables(corpus: Corpus, letter: LetterCorpus) -> Iterator[Table]:
    """The registers that a letter has as tables, in the order of TABLES."""
    for layer in letter.present:
        if layer.table:
            yield _keywords(letter) if layer is KEYWORDS else _of_layer(letter, layer)
    if not letter.footnotes:
        return
    columns = ("work", "normal", "official", "checked", "flags", "number", "kind", "printed")
    yield Table(CITATIONS, columns, list(_citations(corpus, letter)), {"kind": "note_kind"})


def _of_layer(letter: LetterCorpus, layer: Layer[Any]) -> Table:
    """A row for each entry: every key of its record, empty where it has no value, and the page of its paragraph.

    A warning names the times in its words that do not fit the date of the letter.
    """
    record: type[Record] = layer.record
    keys = tuple(record.model_fields)
    rows = []
    for entry in letter.layers[layer]:
        paragraph = letter.paragraph_of(entry)
        row: Row = {key: getattr(entry, key) or "" for key in keys}
        row["page"] = place_address(letter, paragraph) if paragraph else ""
        row["warning"] = [_warning(time) for time in misfits(letter, layer, entry)]
        rows.append(row)
    warning = () if layer is DATES else ("warning",)
    return Table(layer.table, (*keys, "page", *warning), rows, {key: key for key in keys if fixed_values(record, key)})


def _keywords(letter: LetterCorpus) -> Table:
    """A row for each place of each keyword, with all that is said of the keyword."""
    rows: list[Row] = []
    for entry in letter.layers[KEYWORDS]:
        of_all: Row = {"id": entry.id, "word": entry.word, "kind": entry.kind, "see": entry.see}
        of_all["also"] = [f"{other.kind}: {other.word}" for other in entry.also]
        for place in entry.places:
            row: Row = {"at": place.at, "quote": place.quote, "review": place.review}
            row["warning"] = [_warning(time) for time in misfits_in(letter, place.at, place.quote)]
            rows.append(of_all | row | {"page": place_address(letter, place.at)})
    columns = ("id", "word", "kind", "also", "see", "at", "quote", "review", "page", "warning")
    return Table(KEYWORDS.table, columns, rows, {"kind": "keyword", "review": "review"})


def _warning(time: TimeExpression) -> str:
    return f"{misfit_words(time)}. {time.note or ''}".strip()


def _citations(corpus: Corpus, letter: LetterCorpus) -> Iterator[Row]:
    """A row for each citation of each note; a note that cites nothing has one too."""
    for note in letter.footnotes:
        for citation in note.citations or (None,):
            row: Row = dict.fromkeys(("work", "normal", "official", "checked", "flags"), "")
            row |= {"number": note.number, "kind": note.kind, "printed": note.plain}
            if citation:
                known = cited_as(corpus, citation)
                row |= {
                    "printed": citation.printed,
                    "work": citation.work,
                    "normal": known.normal,
                    "official": known.official,
                    "checked": "ja" if known.checked else "nee",
                    "flags": [f"{flag.kind}: {flag.text}" for flag in citation.flags],
                }
            yield row


def csv_of(table: Table) -> bytes:
    """A table as a spreadsheet opens it: UTF-8 with a byte order mark, commas, lists joined by semicolons.

    Values of a fixed list are in the words of the site. A text that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([phrase(f"column_{key}") for key in table.columns])
    writer.writerows(map(_cell, row) for row in table.texts)
    return out.getvalue().encode("utf-8-sig")


# The start of a text, and of a part of it: where lists are separated by semicolons, as in Dutch, a spreadsheet that
# opens the file takes each part for a cell.
_FORMULA = re.compile(r"[\s\"]*(?=[=+\-@\t\r＝＋－＠])")


def _cell(text: str) -> str:
    return ";".join(_no_formula(part) for part in text.split(";")) if ";" in text else _no_formula(text)


def _no_formula(part: str) -> str:
    if part[:1].isalnum():  # nearly every text
        return part
    start = _FORMULA.match(part)
    return f"{start[0]}'{part[start.end() :]}" if start else part


def json_of(table: Table) -> bytes:
    """A table as a list of records with the keys of the data dictionary."""
    compact = [{key: value for key, value in row.items() if value} for row in table.rows]
    return to_json(compact, indent=1) + b"\n"
