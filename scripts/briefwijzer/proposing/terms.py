"""Terms that a letter explains itself: abbreviations with their words beside them, and what it says that it means.

They go into the shared list of terms, as proposals. Abbreviations that nothing explains are printed for a person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..data.prose import capital
from ..data.values import RESERVED, ascii_words
from ..importing.writing import write_file
from ..importing.yamltext import added
from ..words.abbreviations import explained, words_of
from .names import ABBREVIATION
from .places import running

# Words (hierna: het begrip).
_CALLED = re.compile(
    r"\((?:hierna|verder)(?: te noemen| genoemd| aangeduid als)?:? ?(?:de |het )?"
    r"[‘“'«]?(?P<short>[\w -]{2,40}?)[’”'»]?\)"
)
_MEANT = re.compile(
    r"\b(?:[Oo]nder|[Mm]et) (?:de |het |een )?[‘“'«]?(?P<term>[\w -]{3,60}?)[’”'»]? "
    r"(?:wordt|worden|verstaan wij|verstaan we|bedoelen wij|bedoel ik|versta ik)(?: (?:hier|in deze brief|hierbij))? "
    r"(?:verstaan|bedoeld)?:? ?(?P<means>[^.;]{10,300})"
)


def proposed_terms(corpus: Corpus, letter: LetterCorpus, known: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Records for terms.yml; ``known`` are words that are terms already, by themselves those of the shared list."""
    if known is None:
        known = {form.lower() for term in corpus.terms for form in (term.term, *term.forms, *term.also)}
    taken = {term.id for term in corpus.terms} | RESERVED
    made: dict[str, dict[str, Any]] = {}
    for text in _texts(letter):
        for term, kind, forms, means in (*_abbreviations(text), *_definitions(text)):
            if term.lower() in known or term.lower() in made:
                continue
            identifier = ascii_words(term)
            if not identifier or identifier in {one["id"] for one in made.values()}:
                continue
            made[term.lower()] = {
                "id": f"begrip-{identifier}" if identifier in taken else identifier,
                "term": term,
                "kind": kind,
                "forms": forms,
                "definition": {"value": means, "source": "letter", "confidence": "low"},
                "review": "proposed",
            }
    return list(made.values())


def unexplained(corpus: Corpus, letter: LetterCorpus) -> list[str]:
    """Abbreviations of the letter that no term has and that it does not explain, each once."""
    known = {form for term in corpus.terms for form in (term.term, *term.forms)}
    known |= {one.abbreviation for one in corpus.organisations if one.abbreviation}
    known |= {record["term"] for record in proposed_terms(corpus, letter)}
    found = (match[0].removesuffix("’s") for text in _texts(letter) for match in ABBREVIATION.finditer(text))
    return [one for one in dict.fromkeys(found) if one not in known and not re.fullmatch("[IVX]+", one)]


def write_terms(data: Path, made: list[dict[str, Any]]) -> Path:
    """Add records to the end of the list of terms."""
    path = data / "terms.yml"
    write_file(path, added(path.read_text("utf-8") if path.is_file() else "", "terms", made).encode())
    return path


def _texts(letter: LetterCorpus) -> Iterator[str]:
    """The running text and the notes."""
    yield from (paragraph.prose.plain for paragraph in running(letter))
    yield from (note.plain for note in letter.footnotes)


_Term = tuple[str, str, list[str], str]  # the term, its kind, its forms, what it means


def _abbreviations(text: str) -> Iterator[_Term]:
    for short, words in explained(text):
        yield short, "abbreviation", [short, words], f"{capital(words)}."
    for match in _CALLED.finditer(text):
        words = _behind_article(text[: match.start()]) or words_of(match["short"], text[: match.start()])
        if words and words != match["short"]:
            short = match["short"].strip()
            yield short, "abbreviation" if short.isupper() else "defined", [short], f"{capital(words)}."


def _behind_article(before: str) -> str:
    """What a text ends with: the words behind its last article, where the first of them has a capital.

    >>> _behind_article("Er is een toets van de Raad voor peren "), _behind_article("Dat doet de raad ")
    ('Raad voor peren', '')
    """
    found = re.search(r"\b(?:[Dd]e|[Hh]et|[Ee]en) ((?:(?!(?:de|het|een) )[^\s(),;:.]+ ?){1,12})$", before.rstrip())
    return found[1].strip() if found and found[1][0].isupper() else ""


def _definitions(text: str) -> Iterator[_Term]:
    for match in _MEANT.finditer(text):
        term = match["term"].strip()
        if "verstaan" in match[0] or "bedoel" in match[0]:
            means = match["means"].strip(" ,")
            means = re.sub(r" (?:verstaan|bedoeld)$", "", means)
            yield term, "defined", [term], f"{capital(means)}."
