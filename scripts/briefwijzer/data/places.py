"""The line and column of each part of a data file, in little memory."""

from __future__ import annotations

from array import array
from functools import lru_cache
from itertools import accumulate, chain
from operator import sub
from typing import TypeAlias

from .spool import Filed

Route: TypeAlias = tuple[str | int, ...]

ROW = 6  # numbers in a row of ``Places``


class Places:
    """Where each part of a file stands: a row of six numbers for each key and item, in the order of the file.

    A row has the name of the part (the number of an item; for a key a larger one), line and column of its key and of
    its value, and the row behind all that is within it. The rows are filed once the file has been read: they are
    asked for only where there is a problem, and would take more memory than the letter.
    """

    def __init__(self) -> None:
        self.rows = array("I")
        self.names: dict[str, int] = {}
        self._filed: Filed[tuple[dict[str, int], bytes]] | None = None

    def pack(self) -> None:
        """Make them small; nothing is added any more.

        Packed are the steps from row to row, one column after the other: a third of what the rows would take.
        """
        columns = (self.rows[at::ROW] for at in range(ROW))
        steps = (array("i", map(sub, column, chain((0,), column))).tobytes() for column in columns)
        self._filed = Filed.of((self.names, b"".join(steps)))
        self.rows, self.names = array("I"), {}

    def _in_memory(self) -> tuple[dict[str, int], array[int]]:
        return _unpacked(self._filed) if self._filed else (self.names, self.rows)

    def number(self, name: str) -> int | None:
        """What stands for a key in the rows."""
        return self._in_memory()[0].get(name)

    def find(self, route: Route) -> array[int] | None:
        """The row of the part at ``route``, or of the nearest part above it; None where that is the whole file."""
        names, rows = self._in_memory()
        found, here, end = None, 0, len(rows) // ROW
        for step in route:
            name = step if isinstance(step, int) else names.get(step)
            while here < end and rows[ROW * here] != name:
                here = rows[ROW * here + 5]
            if here >= end:
                break
            found = rows[ROW * here : ROW * here + ROW]
            here, end = here + 1, found[5]
        return found


@lru_cache(maxsize=2)
def _unpacked(filed: Filed[tuple[dict[str, int], bytes]]) -> tuple[dict[str, int], array[int]]:
    names, packed = filed.get()
    steps = array("i", packed)
    count = len(steps) // ROW
    rows = array("I", bytes(ROW * count * steps.itemsize))
    for at in range(ROW):
        rows[at::ROW] = array("I", accumulate(steps[at * count : (at + 1) * count]))
    return names, rows
