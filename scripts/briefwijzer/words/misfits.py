"""Times in the words of an entry that do not fit the date of its letter; every page with the entry says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..data.grouping import grouped
from ..data.layers.announcements import ANNOUNCEMENTS
from ..data.layers.dates import DATES, TimeExpression
from ..data.layers.declaration import Layer
from ..data.layers.outcomes import Outcome
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_per_letter
from . import phrase

# Readings of a time that every entry with its words says.
GRADES = ("misfit", "doubtful")


def misfits(letter: LetterCorpus, layer: Layer[Any], entry: Any) -> Iterator[TimeExpression]:
    """The times in the quotes of an entry that do not fit the date of the letter, or perhaps not.

    Of what became of an announcement they are those of the announcement. An entry of the register of times has none:
    its own grade says so.
    """
    if layer is DATES:
        return
    if isinstance(entry, Outcome):
        layer, entry = ANNOUNCEMENTS, letter.announcement[entry.announcement]
    for quotation in layer.card.quotations:
        words, paragraph = (getattr(entry, name, None) for name in (quotation.words, quotation.paragraph))
        if words and paragraph:
            yield from misfits_in(letter, paragraph, words)


def misfits_in(letter: LetterCorpus, paragraph: str, words: str) -> Iterator[TimeExpression]:
    """The times in words of a paragraph that do not fit the date of the letter, or perhaps not; a note has none."""
    return (time for time in _misfits(letter).get(paragraph, ()) if time.printed in words)


@once_per_letter
def _misfits(letter: LetterCorpus) -> dict[str, list[TimeExpression]]:
    """All such times by their paragraph."""
    return grouped((time.paragraph, time) for time in letter.layers[DATES] if time.grade in GRADES)


def in_short(time: TimeExpression) -> str:
    """What is said of such a time where there is room for a line."""
    return f"{phrase('doubt')}: {misfit_words(time)}"


def misfit_words(time: TimeExpression) -> str:
    """The words of such a time, and what of it does not fit."""
    return f"‘{time.printed}’ {phrase(f'grade_{time.grade}')}"
