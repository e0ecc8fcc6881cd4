"""Advice with its answer: what each adviser says on a theme, what they say jointly, what the cabinet does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ...data.corpus import Corpus
from ...data.layers.positions import POSITIONS, Position
from ...data.letter_corpus import LetterCorpus
from ...words.dutch import listed
from .entries import EntryView
from .links import short_name
from .names import Linked

_LEADING = 3  # advisers: those of whom a letter reports most


class AdviceRow(NamedTuple):
    """Advice with its answer. ``said_by`` are those who say it, ``joint`` whether they are several."""

    entry: EntryView
    said_by: Linked
    joint: bool


@dataclass(frozen=True)
class SideBySide:
    """The advice on a theme, a row for each. ``silent`` are the leading advisers that say nothing on the theme."""

    rows: tuple[AdviceRow, ...]
    silent: str


def side_by_side(corpus: Corpus, letter: LetterCorpus, entries: Iterable[tuple[Position, EntryView]]) -> SideBySide:
    """The advice on a theme, in the order of the letter."""
    entries = tuple(entries)
    rows = (AdviceRow(view, dict(view.rows)["position_bodies"], len(position.bodies) > 1) for position, view in entries)
    said = {body for position, _ in entries for body in position.bodies}
    silent = [short_name(corpus.organisation[body]) for body in _leading(letter) if body not in said]
    return SideBySide(tuple(rows), listed(silent))


def _leading(letter: LetterCorpus) -> list[str]:
    """The advisers of whom a letter reports most, in the order in which it first does."""
    said = Counter(body for position in letter.layers[POSITIONS] for body in position.bodies)
    most = {body for body, _ in said.most_common(_LEADING)}
    return [body for body in said if body in most]
