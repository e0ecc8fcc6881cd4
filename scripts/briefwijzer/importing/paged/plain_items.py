"""Items whose marks a tool set down apart from them: a mark on a line of its own, or those of a whole list first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..drafts.draft import DraftDoubt
from ..drafts.signs import BULLETS
from .lines import Leaf, Line, Piece

MARK_OF_ITEM = rf"(?:[{BULLETS}*o-]|" r"\d{1,2}[.)]|[a-z][.)]|\d{1,2}°)"
ITEM_MARKS = re.compile(rf"{MARK_OF_ITEM}(?:\s+{MARK_OF_ITEM})*")
# An item has at most so many lines.
LINES_OF_ITEM = 12


def take_marks_to_items(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """Set a mark that stands alone before the line below it.

    Several stay where they are, since words keep the order of the source; the lines that may be their items are told.
    """
    for leaf in leaves:
        for first, end in reversed(list(_runs(leaf.lines))):
            marks = [mark for line in leaf.lines[first:end] for mark in line.words.split()]
            place, below = leaf.lines[first].place, leaf.lines[end : end + LINES_OF_ITEM * len(marks)]
            items = [below[start] for start in _starts(below)]
            choice = "kept before the lines below that may be their items"
            if len(marks) == 1 and items:
                choice = "taken as the mark of the item below it"
                del leaf.lines[first]
            doubts.append(DraftDoubt(place, " ".join(marks), "list", choice))
            for line in items if len(marks) > 1 or len(items) > 1 else ():
                doubts.append(line.doubt("list", "taken as it stands, though it may be an item"))
            if len(marks) == 1 and items:
                items[0].pieces[0].blank = True
                items[0].pieces.insert(0, Piece(marks[0], items[0].x0, items[0].x0))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines stand that are nothing but marks: the first, and the one after the last."""
    first = None
    for index, line in enumerate([*lines, None]):
        if line is not None and ITEM_MARKS.fullmatch(line.words):
            first = index if first is None else first
        elif first is not None:
            yield first, index
            first = None


def _starts(lines: Sequence[Line]) -> list[int]:
    """Where items begin among lines: behind a semicolon, up to the end of a sentence."""
    found = [0] if lines else []
    for index, line in enumerate(lines[:-1]):
        if re.search(r"[.?!:]$", line.words):
            break
        if line.words.endswith(";"):
            found.append(index + 1)
    return found
