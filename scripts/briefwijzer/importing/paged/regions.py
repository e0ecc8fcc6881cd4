"""Where the tables of a PDF stand: between borders, or lines whose cells stand under each other."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from .cells import WIDEST, by_number, cells_of, columns_of, fills, further_in, inner_of, is_signed, second_of
from .lines import PIECES_APART, Line
from .tables import TableRegion, table_of

# A page has so many lines at most; more would take too long.
MOST_COLUMNS, MOST_LINES = 12, 200
# The words above a table.
CAPTION = re.compile(r"(?:tabel|figuur|grafiek|kaart) \d{1,3}[a-z]?(?:\.\d{1,2})*(?:[.:]| [–-])? ", re.IGNORECASE)
# The columns of a table are looked for in so many lines.
LINES_AHEAD = 6


def tables_in(lines: Sequence[Line], leading: float) -> dict[int, TableRegion]:
    """The tables, by the index of their first line."""
    found: dict[int, TableRegion] = {}
    index = 0
    while index < len(lines):
        end = _region(lines, index, leading)
        table = table_of(lines[index:end]) if end - index >= 2 else None
        if table and len(table.cells[0]) > 1:
            found[index] = table
            index = end
        else:
            index += 1
    return found


def _region(lines: Sequence[Line], start: int, leading: float) -> int:
    """The index after the last line of a table that starts here; the start itself when none does."""
    if lines[start].bordered:
        return _within_borders(lines, start)
    rows = [cells_of(lines[start], _ahead(lines, start))]
    if len(rows[0]) < 2:
        return start
    end, second = start + 1, rows[0][1].x0
    # between an office and the name under it there is room to sign
    room = 9 if is_signed(lines[start]) else 3.2
    while end < len(lines) and end - start < MOST_LINES:
        line, above = lines[end], lines[end - 1]
        if line.page != above.page or above.y - line.y > room * leading or line.bordered:
            break
        cells = cells_of(line, further_in([cell for row in rows for cell in row]), second)
        if _crosses(cells, rows) if len(cells) > 1 else not _wraps(line, rows, lines[end + 1 : end + 3], leading):
            break
        rows.append(cells)
        end += 1
    several = [row for row in rows if len(row) > 1]
    return end if len(several) > 1 and _aligned(several) and not _justified(rows) else start


def _ahead(lines: Sequence[Line], start: int) -> list[Line]:
    """The cells of the lines below one that is not justified: with full cells it has little room between them."""
    line = lines[start]
    below = [other for other in lines[start + 1 : start + LINES_AHEAD] if other.page == line.page]
    return [] if line.tight >= PIECES_APART else inner_of(below, second_of(line))


def _within_borders(lines: Sequence[Line], start: int) -> int:
    """The index after the last line of a table with borders between its cells; the start where it has no two cells."""
    end = start
    while end < len(lines) and lines[end].bordered and lines[end].page == lines[start].page:
        end += 1
    return end if any(len(cells_of(line)) > 1 for line in lines[start:end]) else start


def _crosses(cells: Sequence[Line], rows: Sequence[Sequence[Line]]) -> bool:
    """Whether a line of words runs from one column into the next, as a justified one below a table does."""
    columns = columns_of([cell for row in rows for cell in row])
    over = (sum(cell.x0 < x1 - 2 and cell.x1 > x0 + 2 for x0, x1 in columns) for cell in cells)
    return any(count > 1 for count in over) and not re.search(r"\d", cells[-1].text)


def _justified(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether all rows but the last begin and end at one place, with words at their end: lines of a narrow text do."""
    edges = [(row[0].x0, row[-1].x1) for row in rows[:-1]]
    near = 0.1 * rows[0][0].size
    same = all(abs(x0 - edges[0][0]) < near and abs(x1 - edges[0][1]) < near for x0, x1 in edges)
    return same and len(edges) > 1 and not any(re.search(r"\d", row[-1].text) for row in rows)


def _aligned(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether cells stand under each other: they start, or end, at one place, or so far apart as words never do."""
    stands = 0
    for number, row in enumerate(rows):
        others = [cell for other in (*rows[:number], *rows[number + 1 :]) for cell in other[1:]]
        stands += any(
            min(abs(cell.x0 - other.x0), abs(cell.x1 - other.x1), abs(cell.x0 + cell.x1 - other.x0 - other.x1) / 2) < 2
            for cell in row[1:]
            for other in others
        )
    gaps = [cell.pieces[0].gap for row in rows for cell in row[1:]]
    apart = bool(by_number(rows)) and statistics.median(gaps) >= WIDEST
    return (stands >= 0.7 * len(rows) or apart) and all(len(row) <= MOST_COLUMNS for row in rows)


def _wraps(line: Line, rows: Sequence[Sequence[Line]], below: Sequence[Line], leading: float) -> bool:
    """Whether a line of one cell belongs to the table: it stands under a column, and is no wider than it."""
    if CAPTION.match(line.text):
        return False
    columns = [cell for row in rows if len(row) > 1 for cell in row]
    left = min(cell.x0 for cell in columns)
    inner = [cell for cell in columns if cell.x0 > left + 3]
    under = any(abs(cell.x0 - line.x0) < 4 for cell in inner) or (
        any(abs(cell.x1 - line.x1) < 1 for cell in inner) and line.x0 > left + 3 and not _crosses([line], rows)
    )
    first = abs(line.x0 - left) < 4 and line.x1 < min((cell.x0 for cell in inner), default=0)
    goes_on = any(other.page == line.page and len(cells_of(other)) >= 2 for other in below)
    close = rows[-1][0].y - line.y < max(1.6 * line.size, 1.05 * leading)
    more = line.text[:1].islower() or fills(rows[-1][0], line, inner)
    return under or (first and (goes_on or (close and more)))
