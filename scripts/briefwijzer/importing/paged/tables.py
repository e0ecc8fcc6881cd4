"""Tables of a PDF: lines whose words stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..drafts.draft import DraftCell, DraftDoubt, DraftRow
from .cells import between_borders, by_number, cells_of, columns_of, fills, inner_of, second_of
from .joining import Hyphens, joined
from .lines import PIECES_APART, Line
from .narrow import narrow_columns

# The head of a table has at most so many lines.
MOST_OF_A_HEAD = 3


@dataclass
class TableRegion:
    """The cells of a region of lines: for each row, for each column, the lines in it."""

    length: int
    cells: list[list[list[Line]]]

    def rows(self, hyphens: Hyphens) -> tuple[DraftRow, ...]:
        """Its rows; the first is a head when it is bold, or says no numbers and the others do."""
        found = []
        # a head that stands alone on the page before may have another number of columns
        columns = narrow_columns(list(zip_longest(*self.cells, fillvalue=())), hyphens.known)
        for number, row in enumerate(self.cells):
            texts = [
                joined(cell, hyphens, cell=column).text(heading=True) if cell else ""
                for cell, column in zip(row, columns, strict=False)
            ]
            found.append(DraftRow(tuple(DraftCell(text) for text in texts), number == 0 and self._heads()))
        return tuple(found)

    def columns(self) -> list[list[Line]]:
        """The lines of each column, from top to bottom."""
        return [[line for row in self.cells for line in row[column]] for column in range(len(self.cells[0]))]

    @property
    def left(self) -> float:
        """Where its first column begins."""
        return min(line.x0 for row in self.cells for cell in row for line in cell)

    def guessed(self) -> Iterator[DraftDoubt]:
        """A doubt for each row without borders that the file draws in another order, or whose cells may be more.

        Where the file does not have each cell whole before the next, lines that were put together are guessed too.
        """
        last, page = 0, 0
        small = any(begins_small(line) for row in self.cells for line in row[0][:1])
        for row in self.cells:
            lines = [line for cell in row for line in cell]
            drawn = [_drawn(line) for line in lines]
            last = last if lines[0].page == page else 0
            page = max(line.page for line in lines)
            by_cells = 0 not in drawn and drawn == sorted(drawn) and last < drawn[0]
            whole = all(len(cell) < 2 for cell in row) and (0 in drawn or drawn == sorted(drawn))
            if lines[0].page != page:
                if small or not any(line.page == page and begins_small(line) for line in lines):
                    yield lines[0].doubt("table", "taken as one row over the end of the page")
            elif all(line.bordered for line in lines):
                pass
            elif not by_cells and not whole:
                yield lines[0].doubt("table", f"lines were put together as one row of {len(row)} cells")
            elif any(_may_be_more(line) for line in lines):
                yield lines[0].doubt("table", f"taken as a row of {len(row)} cells")
            last = max(number for number, line in zip(drawn, lines, strict=True) if line.page == page)

    def by_lines(self) -> TableRegion:
        """The table with a row for each line of the source, whose order a text without places keeps."""
        rows = []
        for row in self.cells:
            numbers = sorted({(line.page, line.number) for cell in row for line in cell})
            rows += [[[line for line in cell if (line.page, line.number) == at] for cell in row] for at in numbers]
        return TableRegion(self.length, rows)

    def with_rest(self, other: TableRegion) -> TableRegion | None:
        """The table with what stands under its columns on the next page; none where that is no rest of it.

        A row that begins with small letters is more of the last one, and may lack columns; so is one that lacks what
        all others have.
        """
        columns = [_edges(column) for column in self.columns()]
        places = [
            next((at for at, edges in enumerate(columns) if edges and _near(edges, _edges(column))), None)
            if column
            else -1  # nothing stands in it
            for column in other.columns()
        ]
        first = [line for cell in other.cells[0] for line in cell]
        begun = 0 in places and other.cells[0][places.index(0)]
        more = _small(first) or (not begun and all(row[0] for row in self.cells))
        if not more and None not in places and len(self.cells) > 1:
            under = dict(zip(places, other.cells[0], strict=True))
            more = any(_goes_on(column, under.get(at)) for at, column in enumerate(zip(*self.cells, strict=True)))
        page = max(line.page for cell in self.cells[-1] for line in cell)
        turned = any(line.page < page for row in self.cells[-2:] for cell in row for line in cell)
        follows = first[0].page == page + 1 or (more and turned and first[0].page == page)
        if not follows or None in places or not (more or len(places) == len(columns)):
            return None
        rows: list[list[list[Line]]] = []
        for row in other.cells:
            rows.append([[] for _ in columns])
            for place, cell in zip(places, row, strict=True):
                rows[-1][place or 0] += cell
        if more:
            whole = [[*above, *below] for above, below in zip(self.cells[-1], rows[0], strict=True)]
            rows = [*self.cells[:-1], whole, *rows[1:]]
        else:
            rows = [*self.cells, *rows]
        return TableRegion(self.length + other.length, rows)

    def _heads(self) -> bool:
        first = [line for cell in self.cells[0] for line in cell]
        if all(line.bold for line in first) and len(self.cells) > 1:
            return not all(line.bold for row in self.cells[1:] for cell in row for line in cell)
        numbers = [bool(re.search(r"\d", line.text)) for row in self.cells[1:] for cell in row[1:] for line in cell]
        return bool(numbers) and all(numbers)


def table_of(lines: Sequence[Line], head: Line | None = None) -> TableRegion:
    """The cells of lines that are a table; one of them at least has several. Its ``head`` may stand on another page.

    The order of the file, where it is known, says whether a line is more of the row above it: its words come before
    those of the cells to the right then. Else it is a row of its own, so that words keep their order.
    """
    second = second_of(head or lines[0])
    inner = inner_of(lines, second)
    parts = [cells_of(line, inner, second) for line in lines]
    edges = (
        between_borders(parts)
        or by_number(parts)
        or columns_of([cell for row in parts if len(row) > 1 for cell in row])
    )
    rows: list[list[list[Line]]] = []
    for cells in parts:
        placed = [(_column(cell, edges), cell) for cell in cells]
        begins = any(column == 0 for column, _ in placed) or not rows
        if begins and len(placed) == 1 and rows and rows[-1][0]:
            line = placed[0][1]
            begins = not (line.text[:1].islower() or fills(rows[-1][0][-1], line, inner))
        beside = [
            (_drawn(cell), _drawn(other))
            for column, cell in placed
            for right in (rows[-1][column + 1 :] if rows else ())
            for other in right
        ]
        if cells[0].bordered:
            begins = cells[0].ruled or not rows
        elif any(0 < own < other for own, other in beside):
            begins = False
        elif any(own > other > 0 for own, other in beside):
            begins = True
        if begins:
            rows.append([[] for _ in edges])
        for column, cell in placed:
            rows[-1][column].append(cell)
    return TableRegion(len(lines), rows)


def begins_small(line: Line) -> bool:
    """Whether a line begins with a small letter, behind a bracket or a quotation mark too."""
    return line.text.lstrip("(«“‘'\"")[:1].islower()


def _goes_on(column: Sequence[Sequence[Line]], cell: Sequence[Line] | None) -> bool:
    """Whether a column goes on over a page: it has a cell in all rows but there, or one that alone begins small."""
    if not cell:
        return all(column)
    return begins_small(cell[0]) and not any(begins_small(lines[0]) for lines in column if lines)


def _small(lines: Sequence[Line]) -> bool:
    """Whether all cells begin with a small letter, by the uppermost of their lines."""
    return bool(lines) and all(begins_small(line) for line in lines if line.y > max(one.y for one in lines) - 1)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """Where the lines of a column begin and end; nothing for none."""
    return (min(line.x0 for line in lines), max(line.x1 for line in lines)) if lines else ()  # type: ignore[return-value]


def _near(edges: tuple[float, float], others: tuple[float, float]) -> bool:
    """Whether columns begin, or end, at one place."""
    return any(abs(one - other) < 4 for one, other in zip(edges, others, strict=False))


def _may_be_more(line: Line) -> bool:
    """Whether more than a blank stands between words of a cell, in a line that is not justified."""
    return not line.even and any(piece.gap >= PIECES_APART for piece in line.pieces[1:])


def _drawn(cell: Line) -> int:
    """Where the file has the words of a cell; 0 when that is not known."""
    return max(piece.drawn for piece in cell.pieces)


def head_alone(above: Sequence[Line], table: TableRegion) -> list[Line]:
    """The lines of the head of a table, where it stands alone at the foot of the page before."""
    for count in range(1, min(len(above), MOST_OF_A_HEAD) + 1):
        lines = list(above[-count:])
        if len(cells_of(lines[0])) > 1 and lines[0].page == lines[-1].page and table_of(lines).with_rest(table):
            return lines
    return []


def repeated(table: Sequence[Line], region: Sequence[Line]) -> int:
    """How many of the first lines of a page are the head of the table that began on another, printed again."""
    pairs = zip(table[:MOST_OF_A_HEAD], region, strict=False)
    same = [one.text == other.text and abs(one.x0 - other.x0) < 2 for one, other in pairs]
    count = (*same, False).index(False)
    return count if count < len(region) and len(cells_of(region[0])) > 1 and region[0].page > table[0].page else 0


def _column(cell: Line, edges: Sequence[tuple[float, float]]) -> int:
    middle = (cell.x0 + cell.x1) / 2
    return min(
        range(len(edges)),
        key=lambda index: (
            abs((edges[index][0] + edges[index][1]) / 2 - middle)
            if not edges[index][0] - 2 <= cell.x0 <= edges[index][1] + 2
            else -1
        ),
    )
