"""The borders of tables on a page: which lines stand in cells, and where one row ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from .lines import Box, Leaf, Line


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
