"""Building XML as trees, so that every text is escaped by the library that writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from ..data.prose import Run
from ..data.text import Item, TableRow


def new_document(tag: str, nsmap: dict[Any, str], attributes: Mapping[str, str] = {}) -> etree._Element:
    """The first element of a document; its tag and those below it are in the default namespace."""
    return etree.Element(f"{{{nsmap[None]}}}{tag}", dict(attributes), nsmap)


def add(parent: etree._Element, tag: str, text: str = "", attributes: Mapping[str, str] = {}) -> etree._Element:
    """A new last child, in the namespace of its parent unless the tag names another."""
    name = tag if tag.startswith("{") else f"{str(parent.tag).partition('}')[0]}}}{tag}"
    element = etree.SubElement(parent, name, dict(attributes))
    if text:
        element.text = text
    return element


def add_words(parent: etree._Element, words: str) -> None:
    """Words behind what the element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def add_run(parent: etree._Element, run: Run) -> None:
    """The words of a run in the elements of their emphasis, or a line break."""
    if run.line_break:
        add(parent, "br")
        return
    for tag in run.emphasis:
        parent = add(parent, tag)
    add_words(parent, run.words)


def add_items(
    outer: etree._Element, items: Iterable[Item], attributes: Mapping[str, str] = {}
) -> Iterator[tuple[etree._Element, str]]:
    """Fill a list, with lists in its items for those that stand deeper; gives each item and its words."""
    lists = [outer]
    for item in items:
        while len(lists) > int(item.level):
            lists.pop()
        if int(item.level) > len(lists) and len(lists[-1]):
            lists.append(add(lists[-1][-1], "ul", attributes=attributes))
        yield add(lists[-1], "li"), item.printed


def add_cells(table: etree._Element, rows: Iterable[TableRow]) -> Iterator[tuple[etree._Element, str]]:
    """Fill a table; gives each cell and its words."""
    for row in rows:
        line = add(table, "tr")
        for cell in row.cells:
            spans = {"colspan": cell.columns, "rowspan": cell.rows}
            spans = {key: value for key, value in spans.items() if value != "1"}
            yield add(line, "th" if row.head == "yes" else "td", attributes=spans), cell.text or ""


def to_bytes(tree: etree._Element, blocks: Collection[str], doctype: str = "") -> bytes:
    """The document in UTF-8; each element of ``blocks`` is followed by a line end, where no words can stand.

    Indenting is not left to the library: it would put blanks into a paragraph that is a note mark and nothing else.
    """
    for element in tree.iter(*(f"{{*}}{block}" for block in blocks)):
        if element is not tree:
            element.tail = "\n"
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}'.rstrip() + "\n"
    return head.encode() + etree.tostring(tree, encoding="UTF-8", xml_declaration=False) + b"\n"
