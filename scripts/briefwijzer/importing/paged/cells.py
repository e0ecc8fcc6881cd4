"""The cells of lines: what stands between wide gaps, and the columns in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..drafts.signing import is_office
from ..drafts.signs import BULLETS
from .lines import PIECES_APART, Line, Piece, words_of

# A gap of so many ems parts cells; in a justified line, whose blanks are all wide, the second.
WIDE, WIDEST = 1.6, 4.0
# The words of an item stand off from its mark by less; so far off, a number is a cell.
OFF = 6.0
# So far off, and by so much more than other words of the line, those that the file places without a blank, where it
# types all others, are a cell.
PLACED, WIDER = 0.45, 1.3
# Borders that stand closer, in points, are one.
THICKEST = 3.0
LABEL = re.compile(rf"(?:[{BULLETS}*o-]|" r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)°]?|§\s*\d+)")


def cells_of(line: Line, columns: Sequence[Line] = (), second: float = 0.0) -> list[Line]:
    """The parts of a line between wide gaps; the mark of an item and its words are one part.

    Where the cells of other lines start or end, a narrow gap is enough: long words fill their cell. Where the
    ``second`` cell of a head begins, words are no item: the first column has numbers.
    """
    parts: list[list[Piece]] = [[]]
    wide = min(max(WIDE, 2.2 * line.tight), WIDEST)
    for number, piece in enumerate(line.pieces):
        loose = (piece.gap >= PIECES_APART or piece.placed) and not (line.even and piece.gap < 2 * line.tight)
        # in a justified line all blanks are so wide, and the file may type only some of them
        placed = piece.placed and piece.gap >= max(PLACED, WIDER * line.tight)
        parted = piece.gap >= wide or placed or (loose and any(_under(piece, cell) for cell in columns))
        mark = (
            len(parts) == 1 and piece.gap < OFF and LABEL.fullmatch(words_of(parts[0])) and abs(piece.x0 - second) > 2
        )
        if number and parted and not mark:
            parts.append([])
        parts[-1].append(piece)
    if len(parts) == 1:
        return [line]
    return [replace(line, x0=part[0].x0, x1=part[-1].x1, pieces=part) for part in parts]


def heads_table(line: Line, below: Line) -> bool:
    """Whether a line has cells that begin where those of the line below do, or where a part of a row goes on there."""
    cells = cells_of(line)[1:]
    others = [cell for at, cell in enumerate(cells_of(below, cells)) if at or cell.text[:1].islower()]
    return any(abs(one.x0 - other.x0) < 2 for one in cells for other in others)


def second_of(head: Line) -> float:
    """Where the second cell of a line begins; 0 where it has none."""
    return next((cell.x0 for cell in cells_of(head)[1:]), 0.0)


def inner_of(lines: Sequence[Line], second: float) -> list[Line]:
    """The cells that stand further in than the first column, alone on their line or not."""
    return further_in([cell for line in lines for cell in cells_of(line, second=second)])


def further_in(cells: Sequence[Line]) -> list[Line]:
    """Those of the cells that stand further in than the first column."""
    left = min((cell.x0 for cell in cells), default=0.0)
    return [cell for cell in cells if cell.x0 > left + 3]


def _under(piece: Piece, cell: Line) -> bool:
    return abs(piece.x0 - cell.x0) < 2 or abs(piece.x1 - cell.x1) < 2


def is_signed(line: Line) -> bool:
    """Whether a line names the offices of several people who sign side by side."""
    cells = cells_of(line)
    return len(cells) > 1 and all(is_office(cell.words) for cell in cells)


def fills(cell: Line, line: Line, inner: Sequence[Line]) -> bool:
    """Whether a first cell is so wide that the first word of the line below it had no room beside it."""
    second = min((other.x0 for other in inner), default=0.0)
    word = (line.x1 - line.x0) * len(line.text.split()[0]) / len(line.text)
    return cell.x1 + word + 1.6 * line.size > second


def columns_of(cells: Sequence[Line]) -> list[tuple[float, float]]:
    """Where columns lie: what overlaps from row to row is one column."""
    found: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x0):
        if found and cell.x0 < found[-1][1] - 1:
            found[-1] = (found[-1][0], max(found[-1][1], cell.x1))
        else:
            found.append((cell.x0, cell.x1))
    return found


def between_borders(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """Where columns lie by the borders of the cells; none where a row has several cells between two of them."""
    if not all(row[0].borders for row in rows):
        return []
    places: list[float] = []
    for place in sorted(place for row in rows for place in row[0].borders):
        if not places or place > places[-1] + THICKEST:
            places.append(place)
    found = [(left, right - THICKEST) for left, right in pairwise(places)]
    held = ([sum(left < (cell.x0 + cell.x1) / 2 < right for cell in row) for left, right in found] for row in rows)
    return found if all(max(counts, default=2) < 2 for counts in held) else []


def by_number(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """Where columns lie by the rows that have a cell in each, words at the left and numbers at the right of theirs."""
    most = max(len(row) for row in rows)
    columns = list(zip(*(row for row in rows if len(row) == most), strict=True))
    found = [(min(cell.x0 for cell in column), max(cell.x1 for cell in column)) for column in columns]
    apart = len(columns[0]) > 1 and all(one[1] < other[0] for one, other in pairwise(found))
    return found if most > 1 and apart else []
