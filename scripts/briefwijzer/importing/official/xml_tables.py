"""Tables of official XML (CALS): rows, cells that span, a caption."""

from __future__ import annotations

from lxml import etree

from ...data.prose import BREAK
from ..drafts.draft import DraftCell, DraftRow
from ..drafts.numerals import whole
from ..drafts.signs import plain
from ..safexml import local
from .xml_inline import Inline

_ROWS = ("thead", "tbody", "tfoot")
_MOST = 999  # columns or rows


def table(element: etree._Element, inline: Inline) -> tuple[str, tuple[DraftRow, ...]]:
    """The caption of a table and its rows; what is no row keeps its words in the caption."""
    captions: list[str] = []
    rows: list[DraftRow] = []

    def walk(part: etree._Element, columns: dict[str, int], *, head: bool) -> None:
        columns = _columns(part) or columns
        captions.append(plain(part.text or ""))
        for child in part:
            name = local(child)
            if name == "row":
                cells = tuple(_cell(cell, columns, inline) for cell in child if local(cell))
                rows.extend([DraftRow(cells, head)] if cells else [])
                captions.extend(plain(stray or "") for stray in (child.text, *(cell.tail for cell in child)))
            elif name and next(child.iter("row"), None) is not None:
                walk(child, columns, head=name == "thead" or (head and name not in _ROWS))
            elif name:
                captions.append(inline.text(child, heading=True))
            captions.append(plain(child.tail or ""))

    walk(element, {}, head=False)
    return BREAK.join(caption for caption in captions if caption), tuple(rows)


def _columns(group: etree._Element) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, column in enumerate(group.iterchildren("colspec"), 1):
        columns[column.get("colname", "")] = whole(column.get("colnum"), number, most=_MOST)
    for span in group.iterchildren("spanspec"):
        across = columns.get(span.get("nameend", ""), 1) - columns.get(span.get("namest", ""), 1) + 1
        columns[f"span {span.get('spanname', '')}"] = across
    return columns


def _cell(cell: etree._Element, columns: dict[str, int], inline: Inline) -> DraftCell:
    across = columns.get(f"span {cell.get('spanname', '')}", 1)
    first, last = columns.get(cell.get("namest", "")), columns.get(cell.get("nameend", ""))
    if first and last:
        across = last - first + 1
    return DraftCell(inline.text(cell), max(across, 1), whole(cell.get("morerows"), 0, most=_MOST) + 1)
