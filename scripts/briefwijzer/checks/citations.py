"""Does a citation as printed fit the work that it is said to cite?"""

from __future__ import annotations

from collections.abc import Iterator

from ..citations.reading import PrintedCitation, read_citations
from ..data.corpus import Corpus
from ..data.papers import vergaderjaar
from ..problems import Problem, clipped


def _read(note: str, printed: str) -> list[PrintedCitation]:
    """The papers that words of a note name; a number in a list gets its dossier from the words before it."""
    readings = [reading for reading in read_citations(note) if reading.kind == "kamerstuk"]
    if own := [reading for reading in readings if reading.printed == printed]:
        return own[:1]
    at = note.find(printed)
    return [one for one in readings if at < one.end <= at + len(printed)]


def citation_and_work(corpus: Corpus) -> Iterator[Problem]:
    """K308: a printed number differs from the work's number, and no flag says so."""
    for letter in corpus.letters:
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
                differing = {
                    "dossier": reading.dossier is not None and reading.dossier != number.dossier.replace(" ", "-"),
                    "no-dossier": reading.dossier is None,
                    # what a note does not print, and we inferred, is no fault of the letter
                    "chamber": bool(number.chamber and reading.chamber) and reading.chamber != number.chamber,
                    "year": number.vergaderjaar is not None
                    and vergaderjaar(reading.year or "") not in (None, number.vergaderjaar),
                }
                if reading.number != number.ondernummer:
                    message = f"'{clipped(citation.printed)}' has another number than '{paper.id}'"
                    yield Problem(place, "K308", message, f"Printed: {reading.number}; work: {number.ondernummer}.")
                for key, differs in differing.items():
                    if differs and key not in given:
                        message = f"'{clipped(citation.printed)}' and '{paper.id}' differ in: {key}"
                        yield Problem(place, "K308", message, f"Add a flag of the kind '{key}' that says so.")


OF_ONE_LETTER = (citation_and_work,)
