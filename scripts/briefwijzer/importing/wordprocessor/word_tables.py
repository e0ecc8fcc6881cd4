"""Tables of a Word file: which of them hold data, and how their cells span."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ..drafts.draft import DraftCell, DraftRow
from ..drafts.numerals import whole
from ..drafts.signs import characters
from ..safexml import local
from .looks import is_letter_paper
from .word_parts import Styles, W, segments, value


def grid(table: list[tuple[list[etree._Element], bool]], text: Callable[[etree._Element], str]) -> tuple[DraftRow, ...]:
    """The rows of a table, each given as its cells and whether it is a head; ``text`` reads the words of a cell.

    A cell that goes on below has its words once.
    """
    open_cells: dict[int, tuple[int, int]] = {}  # the column where a cell goes on below, and where it began
    grid: list[list[tuple[int, DraftCell]]] = []
    for index, (cells, _) in enumerate(table):
        column, line = 0, []
        for cell in cells:
            properties = cell.find(W + "tcPr")
            across = value(properties, "gridSpan")
            columns = whole(across, 1, least=1, most=99)
            merged = value(properties, "vMerge")
            if merged is not None and merged != "restart" and column in open_cells and not _has_words(cell):
                at, place = open_cells[column]
                start, old = grid[at][place]
                grid[at][place] = (start, DraftCell(old.text, old.columns, old.rows + 1))
            else:
                line.append((column, DraftCell(text(cell), columns)))
                open_cells.pop(column, None)
                if merged == "restart":
                    open_cells[column] = (index, len(line) - 1)
            column += columns
        grid.append(line)
    rows = (DraftRow(tuple(cell for _, cell in line), head) for (_, head), line in zip(table, grid, strict=True))
    return tuple(row for row in rows if row.cells)


def _has_words(cell: etree._Element) -> bool:
    return any(characters(segment.text) for segment in segments(cell))


def is_layout(table: etree._Element, cells: list[list[etree._Element]], styles: Styles) -> bool:
    """Whether a table only puts parts of the letter in their places."""
    if not cells:
        return True
    named = [styles.name(value(one.find(W + "pPr"), "pStyle")) for one in table.iter(W + "p")]
    if is_letter_paper(named):
        return True
    if all(sum(any(segments(cell)) for cell in row) <= 1 for row in cells):
        return True
    borders = [*table.iter(W + "tblBorders"), *table.iter(W + "tcBorders")]
    styled = value(table.find(W + "tblPr"), "tblStyle")
    drawn = any(
        line.get(W + "val") not in ("nil", "none") and line.get(W + "sz", "1") != "0" for one in borders for line in one
    )
    nested = any(next(cell.iter(W + "tbl"), None) is not None for row in cells for cell in row)
    floating = table.find(f"{W}tblPr/{W}tblpPr") is not None
    return not drawn and (floating or ((nested or len(cells) == 1) and not styled))


def deep(element: etree._Element, name: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, within content controls too, not those of a table within."""
    found = []
    for child in element:
        if local(child) == name:
            found.append(child)
        elif local(child) and local(child) not in ("tbl", "tr", "tc", "p", "del", "moveFrom"):
            found += deep(child, name)
    return found
