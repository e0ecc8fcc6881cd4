"""Lists in a PDF: where their marks and words stand tells which groups are items, and how deep.

Where all marks stand at the left edge, and no word stands off from them, they alone decide (drafts/lists.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..drafts.lists import counts_on
from .groups import ITEM, Group, behind_mark

# What stands so many ems apart, or less, begins at one place; letters of a text are half an em wide.
SAME_PLACE = 0.3


@dataclass
class _List:
    """A list: where its marks stand and its words begin, in ems, its marks, and whether words stand off from them."""

    mark: float
    words: float
    marks: list[str] = field(default_factory=list)
    hangs: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is one: several marks, or a sign that its words stand off from."""
        return len(self.marks) > 1 or (self.hangs and not re.search(r"[a-z0-9]", self.marks[0].removeprefix("o")))


def find_items(groups: Sequence[Group]) -> None:
    """Say which groups are items of lists, how deep, and which paragraphs go on with the item above them."""
    for run in _runs(groups):
        lists = list(_placed(run))
        marks = [one[-1].mark for one in lists]
        placed = max(marks) - min(marks) > SAME_PLACE
        for group, within in zip(run, lists, strict=True):
            if within[-1].sure and (placed or within[-1].hangs):
                group.kind, group.level = "item", sum(one.sure for one in within)


def _runs(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Groups that follow each other: those with the mark of an item, and what stands under the words of one."""
    run: list[Group] = []
    for group in [*groups, None]:
        if group is not None and group.kind == "paragraph" and (_mark(group) or (run and _under(group, run))):
            run.append(group)
            continue
        if run:
            yield run
        run = []


def _placed(run: Sequence[Group]) -> Iterator[list[_List]]:
    """The lists in which each group of a run stands, the outermost first."""
    open_: list[_List] = []
    for group in run:
        first = group.lines[0]
        mark, left, words = _mark(group), first.x0 / first.size, first.second / first.size
        if not mark:
            while len(open_) > 1 and abs(open_[-1].words - left) > SAME_PLACE:
                open_.pop()
            yield list(open_)
            continue
        while open_ and left < open_[-1].mark - SAME_PLACE and abs(open_[-1].words - words) > SAME_PLACE:
            open_.pop()
        if open_ and (abs(open_[-1].mark - left) <= SAME_PLACE or abs(open_[-1].words - words) <= SAME_PLACE):
            last = open_[-1].marks[-1]
            if mark != last and not counts_on(last, mark):
                open_.pop()
                open_.append(_List(left, words))
        else:
            open_.append(_List(left, words))
        open_[-1].marks.append(mark)
        open_[-1].hangs = open_[-1].hangs or _hangs(group)
        yield list(open_)


def _mark(group: Group) -> str:
    """The mark of an item with which a group begins."""
    match = ITEM.match(group.lines[0].text)
    return match[0] if match and group.lines[0].second else ""


def _hangs(group: Group) -> bool:
    """Whether the words of an item stand off from its mark, in its first line or below it."""
    below = group.lines[1].x0 - group.lines[0].x0 if len(group.lines) > 1 else 0.0
    return below > SAME_PLACE * group.lines[0].size or behind_mark(group.lines[0]) is not None


def _under(group: Group, run: Sequence[Group]) -> bool:
    """Whether all lines of a group stand where the words of an item above it begin, and further in than its mark."""
    items = [item.lines[0] for item in run if _mark(item) and _hangs(item)]
    return any(all(abs(line.x0 - item.second) <= SAME_PLACE * line.size for line in group.lines) for item in items)
