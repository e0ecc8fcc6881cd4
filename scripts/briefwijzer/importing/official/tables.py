"""Tables of official XML (CALS) and HTML: rows, cells that span, a caption."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from ...data.prose import BREAK
from ..drafts.draft import DraftBlock, DraftCell, DraftRow
from ..drafts.numerals import whole
from ..drafts.signs import plain
from ..safexml import local, place

_ROW = ("row", "tr")
_ROWS = ("thead", "tbody", "tfoot")
_MOST = 999  # columns or rows


def table(element: etree._Element, words: Callable[..., str]) -> list[DraftBlock]:
    """A table as a block; what stands in no cell keeps its words in the caption, or in a text where no row is.

    ``words`` reads those of an element, with ``heading`` without an emphasis that covers all of them.
    """
    captions: list[str] = []
    rows: list[DraftRow] = []

    def walk(part: etree._Element, *, head: bool) -> None:
        captions.append(plain(part.text or ""))
        for child in part:
            name = local(child)
            if name in _ROW:
                cells = [one for one in child if local(one)]
                heads = head or all(local(cell) == "th" for cell in cells)
                rows.extend([DraftRow(tuple(_cell(cell, words) for cell in cells), heads)] if cells else [])
                captions.extend(plain(stray or "") for stray in (child.text, *(cell.tail for cell in child)))
            elif name and next(child.iter(*_ROW), None) is not None:
                walk(child, head=name == "thead" or (head and name not in _ROWS))
            elif name:
                captions.append(words(child, heading=True))
            captions.append(plain(child.tail or ""))

    walk(element, head=False)
    caption = BREAK.join(caption for caption in captions if caption)
    if not rows and not caption:
        return []
    return [DraftBlock("table" if rows else "paragraph", caption, rows=tuple(rows), place=place(element))]


def _cell(cell: etree._Element, words: Callable[..., str]) -> DraftCell:
    if local(cell) in ("td", "th"):
        spans = (whole(cell.get(key), 1, least=1, most=_MOST) for key in ("colspan", "rowspan"))
        return DraftCell(words(cell), *spans)
    columns = _columns(cell)
    across = columns.get(f"span {cell.get('spanname', '')}", 1)
    first, last = columns.get(cell.get("namest", "")), columns.get(cell.get("nameend", ""))
    if first and last:
        across = last - first + 1
    return DraftCell(words(cell), max(across, 1), whole(cell.get("morerows"), 0, most=_MOST) + 1)


def _columns(cell: etree._Element) -> dict[str, int]:
    """The numbers of the columns around a cell by their names, and how many columns a named span has."""
    columns: dict[str, int] = {}
    group = next((above for above in cell.iterancestors() if above.find("colspec") is not None), cell)
    for number, column in enumerate(group.iterchildren("colspec"), 1):
        columns[column.get("colname", "")] = whole(column.get("colnum"), number, most=_MOST)
    for span in group.iterchildren("spanspec"):
        across = columns.get(span.get("nameend", ""), 1) - columns.get(span.get("namest", ""), 1) + 1
        columns[f"span {span.get('spanname', '')}"] = across
    return columns
