"""Tables of a PDF: lines whose words stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..drafts.draft import DraftCell, DraftDoubt, DraftRow
from ..drafts.signing import is_office
from ..drafts.signs import BULLETS
from .joining import Hyphens, joined
from .lines import PIECES_APART, Line, Piece, words_of

# A gap of so many ems parts cells; in a justified line, whose blanks are all wide, the second.
WIDE, WIDEST = 1.6, 4.0
# The words of an item stand off from its mark by less; so far off, a number is a cell.
OFF = 6.0
# The head of a table has at most so many lines.
MOST_OF_A_HEAD = 3
LABEL = re.compile(rf"(?:[{BULLETS}*o-]|" r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)]?|§\s*\d+)")


@dataclass
class TableRegion:
    """The cells of a region of lines: for each row, for each column, the lines in it."""

    length: int
    cells: list[list[list[Line]]]

    def rows(self, hyphens: Hyphens) -> tuple[DraftRow, ...]:
        """Its rows; the first is a head when it is bold, or says no numbers and the others do."""
        found = []
        for number, row in enumerate(self.cells):
            texts = [joined(cell, hyphens).text(heading=True) if cell else "" for cell in row]
            found.append(DraftRow(tuple(DraftCell(text) for text in texts), number == 0 and self._heads()))
        return tuple(found)

    def columns(self) -> list[list[Line]]:
        """The lines of each column, from top to bottom."""
        return [[line for row in self.cells for line in row[column]] for column in range(len(self.cells[0]))]

    @property
    def regular(self) -> bool:
        """Whether every cell of three rows, or three columns, is filled, or has borders: nothing was to be guessed."""
        if all(line.bordered for row in self.cells for cell in row for line in cell):
            return True
        return max(len(self.cells), len(self.cells[0])) > 2 and all(cell for row in self.cells for cell in row)

    def guessed(self) -> Iterator[DraftDoubt]:
        """A doubt for each row whose lines were put together without borders that part it from the others."""
        for row in self.cells:
            lines = [line for cell in row for line in cell]
            if any(len(cell) > 1 for cell in row) and not all(line.bordered for line in lines):
                yield lines[0].doubt("table", f"lines were put together as one row of {len(row)} cells")

    def by_lines(self) -> TableRegion:
        """The table with a row for each line of the source, whose order a text without places keeps."""
        rows = []
        for row in self.cells:
            numbers = sorted({(line.page, line.number) for cell in row for line in cell})
            rows += [[[line for line in cell if (line.page, line.number) == at] for cell in row] for at in numbers]
        return TableRegion(self.length, rows)

    def goes_on(self, other: TableRegion) -> bool:
        """Whether another table has the same columns, as the rest of this one on the next page has."""
        edges = [[min(line.x0 for line in column) for column in table.columns() if column] for table in (self, other)]
        pages = self.cells[-1][0][:1] + other.cells[0][0][:1]
        return (
            len(pages) == 2
            and pages[1].page == pages[0].page + 1
            and len(edges[0]) == len(edges[1]) == len(self.cells[0])
            and all(abs(one - two) < 4 for one, two in zip(*edges, strict=True))
        )

    def _heads(self) -> bool:
        first = [line for cell in self.cells[0] for line in cell]
        if all(line.bold for line in first) and len(self.cells) > 1:
            return not all(line.bold for row in self.cells[1:] for cell in row for line in cell)
        numbers = [bool(re.search(r"\d", line.text)) for row in self.cells[1:] for cell in row[1:] for line in cell]
        return bool(numbers) and all(numbers)


def tables_in(lines: Sequence[Line], leading: float) -> dict[int, TableRegion]:
    """The tables, by the index of their first line."""
    found: dict[int, TableRegion] = {}
    index = 0
    while index < len(lines):
        end = _region(lines, index, leading)
        if end - index >= 2:
            found[index] = table_of(lines[index:end])
            index = end
        else:
            index += 1
    return found


def cells_of(line: Line, columns: Sequence[Line] = ()) -> list[Line]:
    """The parts of a line between wide gaps; the mark of an item and its words are one part.

    Where the cells of other lines start or end, a narrow gap is enough: long words fill their cell.
    """
    parts: list[list[Piece]] = [[]]
    wide = min(max(WIDE, 2.2 * line.tight), WIDEST)
    for number, piece in enumerate(line.pieces):
        loose = piece.gap >= PIECES_APART or piece.placed
        parted = piece.gap >= wide or (loose and any(_under(piece, cell) for cell in columns))
        mark = len(parts) == 1 and piece.gap < OFF and LABEL.fullmatch(words_of(parts[0]))
        if number and parted and not mark:
            parts.append([])
        parts[-1].append(piece)
    return [replace(line, x0=part[0].x0, x1=part[-1].x1, pieces=part) for part in parts if part]


def _inner(lines: Sequence[Line]) -> list[Line]:
    """The cells that stand further in than the first column, alone on their line or not."""
    cells = [cell for line in lines for cell in cells_of(line)]
    left = min((cell.x0 for cell in cells), default=0.0)
    return [cell for cell in cells if cell.x0 > left + 3]


def _under(piece: Piece, cell: Line) -> bool:
    return abs(piece.x0 - cell.x0) < 2 or abs(piece.x1 - cell.x1) < 2


def is_signed(line: Line) -> bool:
    """Whether a line names the offices of several people who sign side by side."""
    cells = cells_of(line)
    return len(cells) > 1 and all(is_office(cell.words) for cell in cells)


def _region(lines: Sequence[Line], start: int, leading: float) -> int:
    """The index after the last line of a table that starts here; the start itself when none does."""
    if lines[start].bordered:
        return _within_borders(lines, start)
    if len(cells_of(lines[start])) < 2:
        return start
    end, several = start + 1, 1
    # between an office and the name under it there is room to sign
    room = 9 if is_signed(lines[start]) else 3.2
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        if line.page != above.page or above.y - line.y > room * leading or line.bordered:
            break
        cells = cells_of(line, _inner(lines[start:end]))
        if len(cells) >= 2 and _crosses(cells, lines[start:end]):
            break
        if len(cells) >= 2:
            several += 1
        elif not _wraps(line, lines[start:end], lines[end + 1 : end + 3]):
            break
        end += 1
    return end if several >= 2 and _aligned(lines[start:end]) else start


def _within_borders(lines: Sequence[Line], start: int) -> int:
    """The index after the last line of a table with borders between its cells; the start where it has no two cells."""
    end = start
    while end < len(lines) and lines[end].bordered and lines[end].page == lines[start].page:
        end += 1
    return end if any(len(cells_of(line)) > 1 for line in lines[start:end]) else start


def _crosses(cells: Sequence[Line], region: Sequence[Line]) -> bool:
    """Whether a line of words runs from one column into the next, as a justified one below a table does."""
    columns = _columns([cell for line in region for cell in cells_of(line)])
    over = (sum(cell.x0 < x1 - 2 and cell.x1 > x0 + 2 for x0, x1 in columns) for cell in cells)
    return any(count > 1 for count in over) and not re.search(r"\d", cells[-1].text)


def _aligned(region: Sequence[Line]) -> bool:
    """Whether cells stand under each other: they start, or end, at one place; words of justified lines do not."""
    rows = [cells_of(line)[1:] for line in region if len(cells_of(line)) >= 2]
    stands = 0
    for number, row in enumerate(rows):
        others = [cell for other in rows[:number] + rows[number + 1 :] for cell in other]
        stands += any(
            min(abs(cell.x0 - other.x0), abs(cell.x1 - other.x1), abs(cell.x0 + cell.x1 - other.x0 - other.x1) / 2) < 2
            for cell in row
            for other in others
        )
    return stands >= 0.7 * len(rows) and all(len(row) <= 12 for row in rows)


def _wraps(line: Line, region: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a line of one cell belongs to the table: it stands under a column, and is no wider than it."""
    columns = [cell for other in region for cell in cells_of(other) if len(cells_of(other)) >= 2]
    inner = [cell for cell in columns if cell.x0 > min(c.x0 for c in columns) + 3]
    under = any(abs(cell.x0 - line.x0) < 4 for cell in inner)
    first = abs(line.x0 - min(c.x0 for c in columns)) < 4 and line.x1 < min((c.x0 for c in inner), default=0)
    goes_on = any(other.page == line.page and len(cells_of(other)) >= 2 for other in below)
    close = region[-1].y - line.y < 1.6 * line.size
    more = line.text[:1].islower() or _fills(cells_of(region[-1])[0], line, inner)
    return under or (first and (goes_on or (close and more)))


def _fills(cell: Line, line: Line, inner: Sequence[Line]) -> bool:
    """Whether a first cell is so wide that the first word of the line below it had no room beside it."""
    second = min((other.x0 for other in inner), default=0.0)
    word = (line.x1 - line.x0) * len(line.text.split()[0]) / len(line.text)
    return cell.x1 + word + 1.6 * line.size > second


def table_of(lines: Sequence[Line]) -> TableRegion:
    """The cells of lines that are a table; one of them at least has several.

    The order of the file, where it is known, says whether a line is more of the row above it: its words come before
    those of the cells to the right then. Else it is a row of its own, so that words keep their order.
    """
    inner = _inner(lines)
    parts = [cells_of(line, inner) for line in lines]
    edges = _columns([cell for row in parts if len(row) > 1 for cell in row])
    rows: list[list[list[Line]]] = []
    for cells in parts:
        placed = [(_column(cell, edges), cell) for cell in cells]
        begins = any(column == 0 for column, _ in placed) or not rows
        if begins and len(placed) == 1 and rows and rows[-1][0]:
            line = placed[0][1]
            begins = not (line.text[:1].islower() or _fills(rows[-1][0][-1], line, inner))
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


def _drawn(cell: Line) -> int:
    """Where the file has the words of a cell; 0 when that is not known."""
    return max(piece.drawn for piece in cell.pieces)


def head_alone(above: Sequence[Line], table: TableRegion) -> list[Line]:
    """The lines of the head of a table, where it stands alone at the foot of the page before."""
    for count in range(1, min(len(above), MOST_OF_A_HEAD) + 1):
        lines = list(above[-count:])
        if len(cells_of(lines[0])) > 1 and lines[0].page == lines[-1].page and table_of(lines).goes_on(table):
            return lines
    return []


def _columns(cells: Sequence[Line]) -> list[tuple[float, float]]:
    """Where columns lie: what overlaps from row to row is one column."""
    found: list[tuple[float, float]] = []
    for cell in sorted(cells, key=lambda cell: cell.x0):
        if found and cell.x0 < found[-1][1] - 1:
            found[-1] = (found[-1][0], max(found[-1][1], cell.x1))
        else:
            found.append((cell.x0, cell.x1))
    return found


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
