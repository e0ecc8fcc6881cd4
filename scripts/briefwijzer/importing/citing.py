"""From notes to works: what the grammar of citations reads in them, and the links that the source gives.

A paper is known by its number. Another work is a proposal: what its note prints, to be looked at.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from ..checks.meaning import ENGLISH
from ..citations.impossible import impossible
from ..citations.reading import PrintedCitation, read_citations
from ..citations.works import PrintedWork, read_work
from ..data.papers import SITE, Kamerstuk, vergaderjaar
from ..data.values import ascii_words, is_web_address
from .drafts.draft import DraftNote
from .drafts.signs import bare

_OFFICIAL_PAGE = re.compile(rf"{re.escape(SITE)}/(kst-[A-Za-z0-9-]+)\.html")
_CHAMBERS = ("I", "II")
_LONGEST = 60  # letters of the id of a work
_ONDERNUMMER = re.compile(r"\d{1,4}[a-z]?|[A-Z]{1,3}")


@dataclass
class Cited:
    """The citations of each note by its key, the papers that they name by id, and what was decided on the way."""

    citations: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    papers: dict[str, Kamerstuk] = field(default_factory=dict)
    others: dict[str, PrintedWork] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)  # the address that the source itself gives a paper
    decisions: list[str] = field(default_factory=list)


def cited(notes: Iterable[DraftNote], known: Mapping[str, Kamerstuk]) -> Cited:
    """Read all notes; two that name one paper, or print one author, year and title, name one work.

    ``known`` are papers that are works already.
    """
    found = Cited()
    readings: list[tuple[DraftNote, PrintedCitation]] = []
    for note in notes:
        text = bare(note.text)
        for reading in read_citations(text):
            if reading.kind != "kamerstuk" or not reading.dossier or not _ONDERNUMMER.fullmatch(reading.number or ""):
                continue  # one that the data cannot keep, such as a misprint of five digits, stays words
            paper = _paper(reading)
            found.papers[paper.id] = _fuller(found.papers.get(paper.id, known.get(paper.id)), paper)
            readings.append((note, reading))
        for words, address in note.links:
            if match := _OFFICIAL_PAGE.fullmatch(address):
                found.linked[match[1]] = address
                found.decisions.append(f"note {note.number}: '{words}' leads to {match[1]}, as the source says")
        if work := read_work(text, tuple(address for _, address in note.links)):
            identifier = _work_id(work)
            found.others.setdefault(identifier, work)
            locator = {"locator": work.locator} if work.locator else {}
            found.citations[note.key] = [{"work": identifier, "printed": work.printed, **locator}]
            found.decisions.append(f"note {note.number}: '{work.title}' is proposed as a work, {identifier}")
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


def _work_id(work: PrintedWork) -> str:
    """Author, year and title: the same work has the same id, whichever letter cites it."""
    who = work.authors[0].split(",")[0] if work.authors else work.organisation
    author = ascii_words(re.sub(r"\b[A-Z]\. ?", "", who))[:24].strip("-")
    whole = "-".join(part for part in (author, work.date[:4], ascii_words(work.title)) if part) or "bron"
    if len(whole) <= _LONGEST and not whole.startswith("kst-"):
        return whole
    return f"{whole[: _LONGEST - 9].strip('-')}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def _citation(reading: PrintedCitation, paper: Kamerstuk) -> dict[str, Any]:
    """A citation with what differs in it from the number of the paper, said as a flag."""
    flags = []
    if paper.chamber and reading.chamber != paper.chamber:
        printed = f"als stuk van Kamer {reading.chamber}" if reading.chamber else "geen Kamer"
        flags.append(("chamber", f"De noot noemt {printed}; het stuk is van Kamer {paper.chamber}."))
    if paper.vergaderjaar and vergaderjaar(reading.year or "") not in (None, paper.vergaderjaar):
        flags.append(("year", f"De noot noemt {reading.year}; elders in de brief staat {paper.vergaderjaar}."))
    flags += [flag for flag in impossible(reading) if flag[0] not in {kind for kind, _ in flags}]
    return {
        "work": paper.id,
        # the words for an annex name another work than the paper
        "printed": re.sub(r"^bijlage\s+bij\s+", "", reading.printed, flags=re.IGNORECASE),
        "locator": f"p. {reading.page}" if reading.page else "",
        "flags": [{"kind": kind, "text": text, "source": "inference", "confidence": "medium"} for kind, text in flags],
    }


def works(found: Cited, known: Collection[str]) -> list[dict[str, Any]]:
    """A record for each work that is not in the corpus yet: a paper with its address, another one as a proposal."""
    records = [_proposal(name, work) for name, work in sorted(found.others.items()) if name not in known]
    for identifier, paper in sorted(found.papers.items()):
        if identifier in known:
            continue
        linked = found.linked.get(identifier)
        source, confidence = ("letter", "high") if linked else ("url-pattern", "medium")
        address = {"url": linked or paper.url, "what": "officiële uitgave", "source": source, "confidence": confidence}
        number = {**asdict(paper), "source": "letter", "confidence": "high"}
        records.append({"id": identifier, "kind": "kamerstuk", "kamerstuk": number, "urls": [address]})
    return records


def _proposal(identifier: str, work: PrintedWork) -> dict[str, Any]:
    """A work as its note prints it."""
    basis = {"source": "letter", "confidence": "low"}
    facts = {key: getattr(work, key) for key in "title authors organisation date appeared_in doi isbn".split()}
    if work.date > date.today().isoformat()[: len(work.date)]:
        del facts["date"]  # a plan, or a number that is no year
    record: dict[str, Any] = {"id": identifier, "kind": work.kind}
    if len(ENGLISH.findall(work.title)) > 1:
        record["language"] = "en"
    record |= {key: {"value": value, **basis} for key, value in facts.items() if value}
    if work.url.startswith("https://") and is_web_address(work.url):
        record["urls"] = [{"url": work.url, "what": "adres in de noot", "source": "letter", "confidence": "medium"}]
    return {**record, "review": "proposed"}
