"""The register of terms: what they mean, and where letters use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...addresses.here import Here
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.letter_corpus import LetterCorpus
from ...data.packing import once_and_lasting, once_per_letter
from ...data.shared import Term
from ...words.dutch import fold, initial
from .entries import IN_FULL, PlaceLink, place_or_note
from .facts import Evidence, evidence

# What is explained where it stands; the other kinds of terms are in the register alone.
EXPLAINED = ("abbreviation", "defined")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class TermView:
    """A term, the evidence of its meaning, and where the newest letters use it; ``more`` earlier letters do."""

    record: Term
    evidence: Evidence
    places: tuple[PlaceLink, ...]
    more: int


@dataclass(frozen=True)
class TermsView:
    """The terms by their first letter."""

    letters: tuple[tuple[str, tuple[TermView, ...]], ...]
    count: int
    proposed: int  # terms that a rule proposed, and nobody has looked at; not among ``count``
    several: bool  # whether the places are in more than one letter


def terms_view(corpus: Corpus, here: Here) -> TermsView:
    """The register of terms from A to Z."""
    views = []
    for term in sorted(corpus.terms, key=lambda term: fold(term.term)):
        using = [(letter, uses[term.id]) for letter in corpus.newest if term.id in (uses := uses_in(letter, corpus))]
        views.append(
            TermView(
                record=term,
                evidence=evidence(term.definition),
                places=tuple(place_or_note(letter, there, here) for letter, uses in using[:IN_FULL] for there in uses),
                more=len(using[IN_FULL:]),
            )
        )
    by_letter = grouped((initial(view.record.term), view) for view in views)
    proposed = sum(bool(term.review) for term in corpus.terms)
    return TermsView(
        tuple((letter, tuple(terms)) for letter, terms in by_letter.items()),
        len(corpus.terms) - proposed,
        proposed,
        len(corpus.letters) > 1,
    )


@once_and_lasting
def uses_in(letter: LetterCorpus, corpus: Corpus) -> dict[str, list[str]]:
    """The ids of the paragraphs and of the notes that use each term, by its id."""
    texts = [(name, letter.words_of(name), terms) for name, terms in likely_terms(letter, corpus).items()]
    texts += [(note.id, note.plain, _likely(corpus, note.plain)) for note in letter.footnotes]
    return grouped((term.id, place) for place, words, terms in texts for _, _, term in first_places(words, terms))


@once_per_letter
def likely_terms(letter: LetterCorpus, corpus: Corpus) -> dict[str, list[Term]]:
    """For each paragraph of a letter the terms that may stand in it."""
    return {name: _likely(corpus, paragraph.prose.plain) for name, (_, paragraph) in letter.paragraphs.items()}


def _likely(corpus: Corpus, text: str) -> list[Term]:
    """The terms that may stand in a text, because the first word of a form does.

    Most terms are in no text, and this says so fastest.
    """
    first = _first_words(corpus)
    there = first.keys() & _WORD.findall(text.lower())
    return list({term.id: term for word in sorted(there) for term in first[word]}.values())


@lru_cache(maxsize=1)
def _first_words(corpus: Corpus) -> dict[str, list[Term]]:
    return grouped((_WORD.findall(form.lower())[0], term) for term in corpus.terms for form in term.forms)


@lru_cache(maxsize=1)
def explained_in_place(corpus: Corpus) -> dict[str, Term]:
    """The terms that are explained where they stand, by their ids.

    One that a rule proposed is not. They have the forms that say less than their definition: a full name needs no
    explanation by itself.
    """
    found = {}
    for term in corpus.terms:
        if term.kind in EXPLAINED and not term.review:
            forms = [form for form in term.forms if form.lower() not in term.definition.value.lower()]
            found[term.id] = Term.model_construct(**dict(term) | {"forms": forms})
    return found


def first_places(words: str, terms: Iterable[Term]) -> Iterator[tuple[int, int, Term]]:
    """The terms of which a form stands in some words: start and end of its first place there, and the term."""
    small = words.lower()
    for term in terms:
        places = [(at, -len(form)) for form in term.forms if (at := _find(small, form.lower())) >= 0]
        if places:
            start, length = min(places)
            yield start, start - length, term


def _find(text: str, form: str) -> int:
    """Where a form first stands as whole words, or -1."""
    at = text.find(form)
    while at >= 0 and _WORD.search(text[at - 1 : at] + text[at + len(form) : at + len(form) + 1]):
        at = text.find(form, at + 1)
    return at
