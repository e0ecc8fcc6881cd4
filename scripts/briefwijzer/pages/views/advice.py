"""Advice side by side: what each adviser says on a theme, what they say jointly, and the cabinet's answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ...data.corpus import Corpus
from ...data.layers.positions import POSITIONS, Position
from ...data.letter_corpus import LetterCorpus
from ...words import phrase
from ...words.dutch import listed
from .entries import EntryView
from .links import short_name
from .names import Linked

# So many advisers can have a column of their own: those of whom a letter reports most.
COLUMNS = 3


class AdviceCell(NamedTuple):
    """One or more columns of a row: the advice, a mark that this adviser joins in it, or nothing."""

    columns: int
    shows: str


class AdviceRow(NamedTuple):
    """Advice with its answer.

    ``said_by`` are those who say it, ``joint`` whether they are several, ``other`` whether none of them has a column.
    """

    entry: EntryView
    said_by: Linked
    joint: bool
    other: bool
    cells: tuple[AdviceCell, ...]


@dataclass(frozen=True)
class SideBySide:
    """The advice on a theme: a column for each leading adviser that says something on it, and a row for each advice.

    The advice of others goes across the columns. Where there is one column, and not all is said by one leading adviser,
    each row names who says it. ``silent`` are the leading advisers that say nothing on the theme.
    """

    columns: tuple[str, ...]
    rows: tuple[AdviceRow, ...]
    silent: str


def leading_bodies(letter: LetterCorpus) -> list[str]:
    """The advisers of whom a letter reports most, in the order in which it first does."""
    said = Counter(body for position in letter.layers[POSITIONS] for body in position.bodies)
    most = {body for body, _ in said.most_common(COLUMNS)}
    return [body for body in said if body in most]


def side_by_side(corpus: Corpus, letter: LetterCorpus, entries: Iterable[tuple[Position, EntryView]]) -> SideBySide:
    """The advice on a theme, in the order of the letter."""
    entries = tuple(entries)
    said = {body for position, _ in entries for body in position.bodies}
    leading = leading_bodies(letter)
    speaking = [body for body in leading if body in said]
    if len(speaking) == 1 and any(not {*position.bodies} & {*speaking} for position, _ in entries):
        speaking = []  # its name would stand above what others say
    columns = tuple(short_name(corpus.organisation[body]) for body in speaking)
    rows = tuple(
        AdviceRow(
            entry=view,
            said_by=dict(view.rows)["position_bodies"],
            joint=len(position.bodies) > 1,
            other=not {*position.bodies} & {*speaking},
            cells=tuple(_cells([body in position.bodies for body in speaking])),
        )
        for position, view in entries
    )
    return SideBySide(
        columns or (phrase("advice_others"),),
        rows,
        listed([short_name(corpus.organisation[body]) for body in leading if body not in said]),
    )


def _cells(given: Sequence[bool]) -> Iterator[AdviceCell]:
    """The cells of a row: columns beside each other that have the advice are one; where none has it, it is all of them.

    >>> [*_cells([True, True, False, True])]
    [AdviceCell(columns=2, shows='advice'), AdviceCell(columns=1, shows=''), AdviceCell(columns=1, shows='joint')]
    >>> [*_cells([False, False])]
    [AdviceCell(columns=2, shows='advice')]
    """
    if not any(given):
        yield AdviceCell(max(1, len(given)), "advice")
        return
    shown = False
    for says, run in groupby(given):
        wide = len(list(run))
        if not says:
            yield from [AdviceCell(1, "")] * wide
            continue
        yield AdviceCell(wide, "joint" if shown else "advice")
        shown = True
