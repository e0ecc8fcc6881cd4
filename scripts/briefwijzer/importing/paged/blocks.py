"""From the groups of a document to its blocks: headings with their weight, tables, signatures, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from ..drafts.draft import BlockKind, DraftBlock, DraftDoubt
from .cells import is_signed
from .groups import Group
from .headings import even
from .joining import Hyphens, joined


def with_figures(groups: Sequence[Group], figures: Sequence[tuple[int, float]]) -> list[Group]:
    """The groups with pictures between them: each before the first line that stands below its upper edge."""
    found: list[Group] = []
    waiting = sorted(figures, key=lambda figure: (figure[0], -figure[1]))
    for group in groups:
        first = group.lines[0]
        page = first.sheet
        while waiting and (waiting[0][0] < page or (waiting[0][0] == page and waiting[0][1] > first.y)):
            found.append(Group([], "figure", page=waiting.pop(0)[0]))
        found.append(group)
    return [*found, *(Group([], "figure", page=page) for page, _ in waiting)]


def blocks_of(groups: Sequence[Group], hyphens: Hyphens, doubts: list[DraftDoubt]) -> list[DraftBlock]:
    """The groups as blocks; headings have a level of their own, or one by how heavy they are printed."""
    # the larger and the bold ones are heavier; of two alike in that, the one that comes first
    used = dict.fromkeys(group.look for group in groups if group.kind == "heading")
    looks = sorted(used, key=lambda look: (-look[0], not look[1]))
    blocks: list[DraftBlock] = []
    for group in groups:
        if group.kind == "figure":
            place = f"page {group.page}"
            blocks.append(DraftBlock("figure", place=place))
            choice = "a picture stands here: its place is kept, not what it shows"
            doubts.append(DraftDoubt(place, "", "structure", choice))
            continue
        place = group.lines[0].place
        if group.table is not None:
            rows = group.table.rows(hyphens)
            blocks.append(DraftBlock("table", rows=rows, place=place))
            if not is_signed(group.lines[0]):
                doubts += group.table.guessed()
            continue
        if group.kind == "heading":
            even(group)
            text = joined(group.lines, hyphens).text(heading=True)
            blocks.append(DraftBlock("heading", text, group.level or 1 + looks.index(group.look), place=place))
        else:
            kind: BlockKind = group.kind if group.kind in ("quotation", "item") else "paragraph"  # type: ignore[assignment]
            blocks.append(DraftBlock(kind, joined(group.lines, hyphens).text(), max(group.level, 1), place=place))
    return blocks
