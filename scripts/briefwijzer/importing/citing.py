"""From notes to works: what the grammar of citations reads in them, and the links that the source gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..citations.reading import PrintedCitation, read_citations
from ..data.papers import Kamerstuk, vergaderjaar
from .draft import DraftNote
from .signs import bare

_CHAMBERS = ("I", "II")


@dataclass
class Cited:
    """The citations of each note by its key, the papers that they name by id, and what was decided on the way."""

    citations: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    papers: dict[str, Kamerstuk] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)  # the address that the source itself gives a paper
    decisions: list[str] = field(default_factory=list)


def cited(notes: Iterable[DraftNote], known: Mapping[str, Kamerstuk]) -> Cited:
    """Read all notes; two that name one paper name one work. ``known`` are papers that are works already."""
    found = Cited()
    readings: list[tuple[DraftNote, PrintedCitation]] = []
    for note in notes:
        text = bare(note.text)
        for reading in read_citations(text):
            if reading.kind != "kamerstuk" or not reading.dossier or not reading.number or "-" in reading.number:
                continue
            paper = _paper(reading)
            found.papers[paper.id] = _fuller(found.papers.get(paper.id, known.get(paper.id)), paper)
            readings.append((note, reading))
        for words, address in note.links:
            if match := re.fullmatch(r"https://zoek\.officielebekendmakingen\.nl/(kst-[A-Za-z0-9-]+)\.html", address):
                found.linked[match[1]] = address
                found.decisions.append(f"note {note.number}: '{words}' leads to {match[1]}, as the source says")
    for note, reading in readings:
        found.citations.setdefault(note.key, []).append(_citation(reading, found.papers[_paper(reading).id]))
    return found


def _paper(reading: PrintedCitation) -> Kamerstuk:
    """The paper as far as it is printed; year and chamber are empty when they are not."""
    number = reading.number or ""
    chamber = reading.chamber if reading.chamber in _CHAMBERS else ""
    if number.isalpha():
        chamber = chamber and "I"  # only the Eerste Kamer has letters
    dossier = re.sub(r"-(?=[A-Z])", " ", reading.dossier or "")
    return Kamerstuk(chamber, vergaderjaar(reading.year or "") or "", dossier, number)  # type: ignore[arg-type]


def _fuller(one: Kamerstuk | None, other: Kamerstuk) -> Kamerstuk:
    if one is None:
        return other
    return Kamerstuk(one.chamber or other.chamber, one.vergaderjaar or other.vergaderjaar, one.dossier, one.ondernummer)


def _citation(reading: PrintedCitation, paper: Kamerstuk) -> dict[str, Any]:
    """A citation with what differs in it from the number of the paper, said as a flag."""
    flags = []
    if paper.chamber and reading.chamber != paper.chamber:
        printed = f"als stuk van Kamer {reading.chamber}" if reading.chamber else "geen Kamer"
        flags.append(("chamber", f"De noot noemt {printed}; het stuk is van Kamer {paper.chamber}."))
    if paper.vergaderjaar and vergaderjaar(reading.year or "") not in (None, paper.vergaderjaar):
        flags.append(("year", f"De noot noemt {reading.year}; elders in de brief staat {paper.vergaderjaar}."))
    return {
        "work": paper.id,
        # the words for an annex name another work than the paper
        "printed": re.sub(r"^bijlage\s+bij\s+", "", reading.printed, flags=re.IGNORECASE),
        "locator": f"p. {reading.page}" if reading.page else "",
        "flags": [{"kind": kind, "text": text, "source": "inference", "confidence": "medium"} for kind, text in flags],
    }


def works(found: Cited, known: Collection[str]) -> list[dict[str, Any]]:
    """A record for each paper that is not in the corpus yet: its number, and its address."""
    records = []
    for identifier, paper in sorted(found.papers.items()):
        if identifier in known:
            continue
        linked = found.linked.get(identifier)
        records.append(
            {
                "id": identifier,
                "kind": "kamerstuk",
                "kamerstuk": {
                    "chamber": paper.chamber,
                    "vergaderjaar": paper.vergaderjaar,
                    "dossier": paper.dossier,
                    "ondernummer": paper.ondernummer,
                    "source": "letter",
                    "confidence": "high",
                },
                "urls": [
                    {
                        "url": linked or paper.url,
                        "what": "officiële uitgave",
                        "source": "letter" if linked else "url-pattern",
                        "confidence": "high" if linked else "medium",
                    }
                ],
            }
        )
    return records
