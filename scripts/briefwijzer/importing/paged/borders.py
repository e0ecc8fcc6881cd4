"""The borders of tables on a page: which lines stand in cells, and where one row ends and the next begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .lines import Box, Leaf, Line
from .pdf_chars import Char, Sheet

# The ends of two rules that meet are so near, in points.
MEET = 1.0
# In the head of a table lines stand so many ems apart at most, and so many ems are left free around a border.
CLOSE, FREE = 1.5, 0.4


def between_rules(sheet: Sheet) -> list[Box]:
    """The borders between columns that only the rules below rows show: a browser draws one below each cell.

    Rules that meet end to end, twice at the same places, are those of two rows; a head without a rule stands above.
    """
    rows = [edges for edges in _rows_of_rules(sheet.rules) if len(edges[1]) > 2]
    found: list[Box] = []
    for at, ((below, edges), (above, others)) in enumerate(pairwise(rows)):
        alike = len(edges) == len(others) and all(abs(x - y) < MEET for x, y in zip(edges, others, strict=True))
        drawn = any(
            abs(box[0] - x) < MEET and box[1] < above and box[3] > below for x in edges for box in sheet.uprights
        )
        if alike and not drawn:
            found += [(x, below, x, above) for x in edges]
            following = rows[at + 2][1] if at + 2 < len(rows) else []
            if following != others:
                found += [(x, above, x, _top(sheet.chars, above, others)) for x in others]
    return found


def _rows_of_rules(rules: Sequence[Box]) -> Iterator[tuple[float, list[float]]]:
    """The rules of each height, from below: where they begin, meet and end."""
    heights: dict[int, list[Box]] = defaultdict(list)
    for box in rules:
        heights[round(box[1])].append(box)
    for _, boxes in sorted(heights.items()):
        boxes.sort()
        edges = [boxes[0][0], boxes[0][2]]
        for box in boxes[1:]:
            if abs(box[0] - edges[-1]) < MEET:
                edges.append(box[2])
        yield boxes[0][1], edges


def _top(chars: Sequence[Char], bottom: float, edges: Sequence[float]) -> float:
    """How far the lines directly above a rule reach that leave room around the borders."""
    lines: dict[int, list[Char]] = defaultdict(list)
    for char in chars:
        if char.y > bottom and char.x1 > edges[0] and char.x0 < edges[-1]:
            lines[round(char.y)].append(char)
    top = last = bottom
    for _, line in sorted(lines.items()):
        size, y = line[0].style.size, line[0].y
        free = all(
            min((char.x0 for char in line if char.x0 + char.x1 > 2 * x), default=1e9)
            - max((char.x1 for char in line if char.x0 + char.x1 <= 2 * x), default=-1e9)
            >= FREE * size
            for x in edges
        )
        if not free or y - last > CLOSE * size:
            break
        last = y
        if sum(any(left < char.x0 < right for char in line) for left, right in pairwise(edges)) > 1:
            top = y + size
    return top


def set_borders(leaf: Leaf, uprights: Sequence[Box]) -> None:
    """Tell each line of a page whether it stands in a row of cells, and whether a border runs above it."""
    above: Line | None = None
    for line in leaf.lines:
        beside = [(box[0] + box[2]) / 2 for box in uprights if box[1] <= line.y < box[3]]
        # a box around words is no table: it has no border within
        within = any(min(beside) + 2 < place < max(beside) - 2 for place in beside)
        line.bordered = within and min(beside) < line.x1 and max(beside) > line.x0
        line.borders = tuple(sorted(beside)) if line.bordered else ()
        top = above.y if above else leaf.height
        line.ruled = line.bordered and any(
            line.y < box[1] < top and box[0] < line.x1 and box[2] > line.x0 for box in leaf.rules
        )
        above = line
