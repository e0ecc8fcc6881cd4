"""The register of terms: what they mean, and where letters use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..corpus import Corpus, LetterCorpus
from ..layers import Term
from ..links import Here
from .common import Evidence, evidence
from .entries import PlaceLink, place_link

MOST_PLACES = 12


@dataclass(frozen=True)
class TermView:
    """A term with its meaning, other names, and the paragraphs that use it."""

    record: Term
    evidence: Evidence
    also: str
    places: tuple[PlaceLink, ...]
    more: int


@dataclass(frozen=True)
class TermsView:
    """The terms by their first letter."""

    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    count: int


def terms_view(corpus: Corpus, here: Here) -> TermsView:
    """The register of terms from A to Z."""
    by_letter: dict[str, list[TermView]] = {}
    for term in sorted(corpus.terms, key=lambda term: term.term.lower()):
        places = [
            place_link(letter, paragraph, here)
            for letter in corpus.letters
            for paragraph in paragraphs_with(letter, term)
        ]
        initial = term.term[0].upper()
        by_letter.setdefault(initial if initial.isalpha() else "0-9", []).append(
            TermView(
                term,
                evidence(term.definition),
                ", ".join(term.also),
                tuple(places[:MOST_PLACES]),
                max(0, len(places) - MOST_PLACES),
            )
        )
    return TermsView(tuple((letter, tuple(terms)) for letter, terms in by_letter.items()), len(corpus.terms))


def paragraphs_with(letter: LetterCorpus, term: Term) -> Iterator[str]:
    """The ids of the paragraphs that use a term."""
    pattern = pattern_of(tuple(term.forms))
    for name, (_, paragraph) in letter.paragraphs.items():
        if pattern.search(paragraph.prose.plain):
            yield name


@lru_cache(maxsize=1_000)
def pattern_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as whole words, the longest first."""
    if not forms:
        return re.compile(r"(?!)")
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)
