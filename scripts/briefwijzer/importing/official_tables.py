"""Tables of official XML (CALS): rows, cells that span, a caption."""

from __future__ import annotations

from lxml import etree

from .draft import DraftCell, DraftRow
from .safexml import local
from .signs import BREAK, plain
from .xml_inline import Inline

_ROWS = ("thead", "tbody", "tfoot")


def table(element: etree._Element, inline: Inline) -> tuple[str, tuple[DraftRow, ...]]:
    """The caption of a table and its rows; what is no row keeps its words in the caption."""
    captions, rows = [], []
    if element.text and element.text.strip():
        captions.append(plain(element.text))
    for child in element:
        name = local(child)
        if name == "tgroup":
            rows += _group(child, inline)
        elif name in _ROWS:
            rows += _rows(child, {}, inline, head=name == "thead")
        elif name:
            captions.append(inline.text(child, heading=True))
        if child.tail and child.tail.strip():
            captions.append(plain(child.tail))
    return BREAK.join(caption for caption in captions if caption), tuple(rows)


def _group(group: etree._Element, inline: Inline) -> list[DraftRow]:
    columns: dict[str, int] = {}
    for number, column in enumerate(group.iterchildren("colspec"), 1):
        columns[column.get("colname", "")] = _number(column.get("colnum"), number)
    spans = {span.get("spanname", ""): span for span in group.iterchildren("spanspec")}
    for name, span in spans.items():
        columns[f"span {name}"] = columns.get(span.get("nameend", ""), 1) - columns.get(span.get("namest", ""), 1) + 1
    return [
        row
        for part in group
        if local(part) in _ROWS
        for row in _rows(part, columns, inline, head=local(part) == "thead")
    ]


def _rows(part: etree._Element, columns: dict[str, int], inline: Inline, *, head: bool) -> list[DraftRow]:
    rows = []
    for row in part:
        if not local(row) or local(row) == "colspec":
            continue
        cells = tuple(_cell(cell, columns, inline) for cell in row if local(cell))
        if cells:
            rows.append(DraftRow(cells, head))
    return rows


def _cell(cell: etree._Element, columns: dict[str, int], inline: Inline) -> DraftCell:
    across = columns.get(f"span {cell.get('spanname', '')}", 1)
    first, last = columns.get(cell.get("namest", "")), columns.get(cell.get("nameend", ""))
    if first and last:
        across = last - first + 1
    return DraftCell(inline.text(cell), max(across, 1), _number(cell.get("morerows"), 0) + 1)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else otherwise
