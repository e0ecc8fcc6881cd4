"""What a letter says in a few plain sentences, each with the way to its paragraphs and the words that it rests on."""

from __future__ import annotations

from typing import NamedTuple

from ...addresses.here import Here
from ...data.layers.summary import SENTENCE_READINGS, SENTENCES, SentenceReading
from ...data.letter_corpus import LetterCorpus
from .entries import PlaceLink, QuoteView, place_link, quote_view


class SentenceView(NamedTuple):
    """A sentence of ours: the paragraphs that it leads to, and the words of the letter on which it rests."""

    text: str
    places: tuple[PlaceLink, ...]
    quotes: tuple[QuoteView, ...]


class SentencesAgree(NamedTuple):
    """How far two readings agree: the subjects and the paragraphs that both have, each of all that one of them has."""

    subjects: tuple[int, int]
    paragraphs: tuple[int, int]
    readings: tuple[SentenceReading, ...]


def sentence_views(letter: LetterCorpus, here: Here) -> tuple[SentenceView, ...]:
    """The sentences of a letter."""
    return tuple(
        SentenceView(
            sentence.text,
            tuple(dict.fromkeys(place_link(letter, ground.paragraph, here) for ground in sentence.grounds)),
            tuple(quote_view(letter, ground, here) for ground in sentence.grounds),
        )
        for sentence in letter.layers[SENTENCES]
    )


def sentences_agree(letter: LetterCorpus) -> SentencesAgree | None:
    """How far the two readings agree; None where a letter has none."""
    readings = letter.layers[SENTENCE_READINGS]
    if not readings:
        return None
    first = {paragraph for reading in readings for paragraph in reading.first_paragraphs}
    second = {paragraph for reading in readings for paragraph in reading.second_paragraphs}
    return SentencesAgree(
        (sum(1 for reading in readings if reading.first and reading.second), len(readings)),
        (len(first & second), len(first | second)),
        readings,
    )
