"""A letter as data for other programs: the whole of it, and its registers as tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from pydantic_core import to_json

from ..addresses.uris import address, section_uri
from ..data.corpus import Corpus, LetterCorpus
from ..data.layers import Quoted
from ..words import phrase
from .notes import cited_as

Row = dict[str, str | list[str]]

# The heads of the columns, for readers; JSON keeps the keys of the data dictionary.
HEADS = {
    "id": "id",
    "paragraph": "alinea",
    "page": "pagina",
    "quote": "citaat",
    "review": "nagegaan",
    "theme": "thema",
    "themes": "thema's",
    "part": "deel",
    "organisation": "organisatie",
    "printed": "gedrukt",
    "bodies": "wie",
    "claim": "advies",
    "stance": "houding",
    "answer": "antwoord",
    "answer_paragraph": "alinea van het antwoord",
    "answer_quote": "citaat van het antwoord",
    "status": "status",
    "actor": "wie",
    "what": "wat",
    "addressee": "voor wie",
    "via": "via",
    "term": "termijn",
    "start": "begin",
    "end": "einde",
    "value": "waarde",
    "period": "periode",
    "purpose": "doel",
    "channel": "via",
    "unit": "eenheid",
    "grade": "zekerheid",
    "note": "toelichting",
    "number": "noot",
    "kind": "soort",
    "work": "werk",
    "normal": "genormaliseerd",
    "official": "officieel",
    "checked": "adres nagegaan",
    "flags": "opmerkingen",
}


def tables(corpus: Corpus, letter: LetterCorpus) -> Iterator[tuple[str, list[Row]]]:
    """The registers of a letter as tables, by the names in links.TABLES."""
    layers = letter.layers
    yield "themas", _rows(letter, layers.themes)
    yield "organisaties", _rows(letter, layers.organisations)
    yield "standpunten", _rows(letter, layers.positions)
    yield "toezeggingen", _rows(letter, layers.announcements)
    yield "bedragen", _rows(letter, layers.amounts)
    yield "getallen", _rows(letter, layers.numbers)
    yield "tijdlijn", _rows(letter, layers.dates)
    yield "verwijzingen", list(_citations(corpus, letter))


def _rows(letter: LetterCorpus, entries: Sequence[Quoted]) -> list[Row]:
    """A row for each entry: every key of its record, empty where it has no value, and the page of its paragraph."""
    rows = []
    for entry in entries:
        section, _ = letter.paragraphs[entry.paragraph]
        row: Row = {key: getattr(entry, key) or "" for key in type(entry).model_fields}
        row["page"] = f"{address(section_uri(letter, section))}#{entry.paragraph}"
        rows.append(row)
    return rows


def _citations(corpus: Corpus, letter: LetterCorpus) -> Iterator[Row]:
    """A row for each citation of each note; a note that cites nothing has one too."""
    for note in letter.footnotes:
        for citation in note.citations or (None,):
            row: Row = dict.fromkeys(("work", "normal", "official", "checked", "flags"), "")
            row |= {"number": note.number, "kind": note.kind, "printed": note.text}
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


def csv_of(rows: list[Row]) -> bytes:
    """A table as a spreadsheet opens it: UTF-8 with a byte order mark, commas, lists joined by semicolons.

    Values of a fixed list are in the words of the site. A text that a spreadsheet would take for a formula gets an
    apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    keys = list(rows[0]) if rows else []
    writer.writerow([HEADS[key] for key in keys])
    writer.writerows([_cell(_in_words(key, value)) for key, value in row.items()] for row in rows)
    return out.getvalue().encode("utf-8-sig")


# The columns with values of a fixed list, and what their words begin with in the catalogue.
_FIXED = {
    "review": "review",
    "part": "part",
    "stance": "stance",
    "status": "status",
    "grade": "grade",
    "kind": "note_kind",
}


def _in_words(key: str, value: str | list[str]) -> str | list[str]:
    return phrase(f"{_FIXED[key]}_{value}") if value and key in _FIXED else value


# The start of a text, and of a part of it: where lists are separated by semicolons, as in Dutch, a spreadsheet that
# opens the file takes each part for a cell.
_FORMULA = re.compile(r"[\s\"]*(?=[=+\-@\t\r＝＋－＠])")


def _cell(value: str | list[str]) -> str:
    text = "; ".join(value) if isinstance(value, list) else value
    return ";".join(_no_formula(part) for part in text.split(";")) if ";" in text else _no_formula(text)


def _no_formula(part: str) -> str:
    start = _FORMULA.match(part)
    return f"{start[0]}'{part[start.end() :]}" if start else part


def json_of(rows: list[Row]) -> bytes:
    """A table as a list of records with the keys of the data dictionary."""
    compact = [{key: value for key, value in row.items() if value} for row in rows]
    return to_json(compact, indent=1) + b"\n"
