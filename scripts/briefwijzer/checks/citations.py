"""Does a citation as printed fit the work that it is said to cite?"""

from __future__ import annotations

from collections.abc import Iterator

from ..citations.reading import PrintedCitation, read_citations
from ..data.corpus import Corpus
from ..data.letter import FlagKind
from ..data.letter_corpus import LetterCorpus
from ..data.papers import vergaderjaar
from ..data.records import PaperNumber
from ..problems import Problem, clipped


def _read(note: str, printed: str) -> list[PrintedCitation]:
    """The papers that words of a note name; a number in a list gets its dossier from the words before it."""
    readings = [reading for reading in read_citations(note) if reading.kind == "kamerstuk"]
    if own := [reading for reading in readings if reading.printed == printed]:
        return own[:1]
    at = note.find(printed)
    return [one for one in readings if at < one.end <= at + len(printed)]


def citation_and_work(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K308: a printed number differs from the work's number, and no flag says so."""
    for note in letter.footnotes:
        for citation in note.citations:
            paper = corpus.work.get(citation.attached_to or citation.work)
            readings = _read(note.plain, citation.printed)
            if paper is None or not (paper.kamerstuk or readings):
                continue
            place, given = corpus.place(citation, "printed"), {flag.kind for flag in citation.flags}
            if len(readings) != 1 or paper.kamerstuk is None:
                message = f"'{clipped(citation.printed)}' and '{paper.id}' are not one paper"
                yield Problem(place, "K308", message, "One citation names one paper.")
                continue
            reading, number = readings[0], paper.kamerstuk
            if reading.number != number.ondernummer:
                message = f"'{clipped(citation.printed)}' has another number than '{paper.id}'"
                yield Problem(place, "K308", message, f"Printed: {reading.number}; work: {number.ondernummer}.")
            for key in _differing(reading, number):
                if key not in given:
                    message = f"'{clipped(citation.printed)}' and '{paper.id}' differ in: {key}"
                    yield Problem(place, "K308", message, f"Add a flag of the kind '{key}' that says so.")


def _differing(reading: PrintedCitation, number: PaperNumber) -> Iterator[FlagKind]:
    """In what a paper as printed differs from its number; what a note does not print, and we inferred, is no fault."""
    if reading.dossier is None:
        yield "no-dossier"
    elif reading.dossier != number.dossier.replace(" ", "-"):
        yield "dossier"
    if number.chamber and reading.chamber and reading.chamber != number.chamber:
        yield "chamber"
    if number.vergaderjaar and vergaderjaar(reading.year or "") not in (None, number.vergaderjaar):
        yield "year"


OF_ONE_LETTER = (citation_and_work,)
