"""Pages that are set in two columns: what stands in each, in the order in which it is read.

The lines of the right column begin at one place, and no line of the left one reaches it. Lines across both columns part
them into bands; of each band the left column is read first. A column is moved to where the left one stands, so that all
that is measured later holds for both.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line
from .pdf_chars import Sheet
from .pdf_lines import CharRun

# So many lines, of so many letters, stand in each column; cells of a table are shorter.
LINES, LETTERS = 8, 24
# It begins at one of so many places: those of items in it may be more common.
MOST_STARTS = 5
# A column fills so much of the room that it has, in such a share of its lines.
FILLED, FULL = 0.7, 0.5


Stretch = list[CharRun]


@dataclass
class Zone:
    """Runs of a page that are read together, and how far to the right they stand from where they are measured."""

    runs: list[CharRun]
    shift: float = 0.0


def zones_of(pages: Sequence[tuple[Sequence[CharRun], Sheet]]) -> list[list[Zone]]:
    """The zones of each page, in reading order: one where it has no columns.

    Where one page has them, another with less text in one of the columns is set so too.
    """
    parted = [_parted(runs, sheet, ()) for runs, sheet in pages]
    known = [start for start, _ in parted if start]
    return [
        zones if start or not known else _parted(runs, sheet, known)[1]
        for (start, zones), (runs, sheet) in zip(parted, pages, strict=True)
    ]


def _parted(runs: Sequence[CharRun], sheet: Sheet, known: Sequence[float]) -> tuple[float, list[Zone]]:
    """Where the right column begins, and the zones; 0 without columns. ``known`` are its beginnings on other pages."""
    stretches = _stretches(runs)
    starts = Counter(round(stretch[0].x0) for stretch in stretches if 0.35 < stretch[0].x0 / sheet.width < 0.7)
    found: list[tuple[int, float, list[Zone]]] = []  # with how many stretches across the columns
    for start in known or [start for start, _ in starts.most_common(MOST_STARTS)]:
        left = [stretch for stretch in stretches if stretch[-1].x1 < start - 4]
        right = [stretch for stretch in stretches if stretch[0].x0 >= start - 2]
        across = [stretch for stretch in stretches if stretch[0].x0 < start - 2 and stretch[-1].x1 >= start - 4]
        # what stands on a line with words that run across belongs to them
        level = {round(stretch[0].y) for stretch in across}
        # short lines below the head of a paper, above both columns
        top = max((stretch[0].y for stretch in right if round(stretch[0].y) not in level), default=0.0)
        if any(y > top for y in level):
            level |= {y for stretch in left if (y := round(stretch[0].y)) > top + 1}
        across += [stretch for stretch in (*left, *right) if round(stretch[0].y) in level]
        left, right = ([stretch for stretch in side if round(stretch[0].y) not in level] for side in (left, right))
        texts = [_is_column(side, 0.25 if known else FULL) for side in (left, right)]
        # on another page of such a document one of them may be short, or hold a table
        columns = any(texts) and any(abs(one - start) < 3 for one in starts) if known else all(texts)
        if left and columns and len(across) <= 0.3 * len(stretches):
            shift = start - min(stretch[0].x0 for stretch in left)
            found.append((len(across), start, _bands(left, right, across, shift)))
    # where the words of a list in the right column begin more run across than where the column does
    _, start, zones = min(found, key=lambda one: one[:2], default=(0, 0.0, [Zone(list(runs))]))
    return start, zones


def _stretches(runs: Sequence[CharRun]) -> list[Stretch]:
    """Runs that stand beside each other on one line, without a gap as wide as that between columns."""
    found: list[Stretch] = []
    for run in sorted(runs, key=lambda run: (-round(run.y), run.x0)):
        last = found[-1][-1] if found else None
        if last and abs(last.y - run.y) < 0.5 * run.size and -run.size < run.x0 - last.x1 < 0.9 * run.size:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _is_column(stretches: Sequence[Stretch], full: float) -> bool:
    """Whether stretches are lines of a text: many, long, and such a share of them nearly as wide as the widest."""
    lines: dict[int, Stretch] = defaultdict(list)
    for stretch in stretches:
        lines[round(stretch[0].y)] += stretch
    # most lines of a text are one stretch, those of a table are several cells
    if len(lines) < LINES or (full == FULL and len(stretches) > 1.5 * len(lines)):
        return False
    letters = [sum(len(run.chars) for run in line) for line in lines.values()]
    widths = [max(run.x1 for run in line) - min(run.x0 for run in line) for line in lines.values()]
    filled = sum(width >= FILLED * max(widths) for width in widths)
    return (statistics.median(letters) >= LETTERS or full < FULL) and filled >= full * len(lines)


def _bands(left: list[Stretch], right: list[Stretch], across: list[Stretch], shift: float) -> list[Zone]:
    """The zones from top to bottom: what stands across, and between that the left column and the right one."""
    found: list[Zone] = []
    over: Zone | None = None  # what stands across, until something stands below it in a column
    top = float("inf")
    for stretch in [*sorted(across, key=lambda stretch: (-round(stretch[0].y), stretch[0].x0)), None]:
        bottom = stretch[0].y if stretch else float("-inf")
        for side, off in ((left, 0.0), (right, shift)):
            inside = [run for other in side if bottom < other[0].y <= top for run in other]
            if inside:
                found.append(Zone(inside, off))
                over = None
        if stretch and over:
            over.runs += stretch
        elif stretch:
            over = Zone(list(stretch))
            found.append(over)
        top = bottom
    return found


def moved(line: Line, shift: float) -> Line:
    """The line as far to the left."""
    line.x0, line.x1, line.first, line.second = (x - shift for x in (line.x0, line.x1, line.first, line.second))
    line.borders = tuple(x - shift for x in line.borders)
    for piece in line.pieces:
        piece.x0, piece.x1 = piece.x0 - shift, piece.x1 - shift
    return line
