"""Tables of an ODT file: their rows, which of them hold data, and how their cells span."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ..drafts.numerals import whole
from ..safexml import local
from .looks import is_letter_paper
from .odt_styles import TEXT, OdtStyles, odt_texts

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def rows_of(table: etree._Element) -> list[tuple[list[etree._Element], bool]]:
    """The cells of each row, not those of a table within, and whether the row is a head."""
    rows = [row for row in table.iter(TABLE + "table-row") if next(row.iterancestors(table.tag)) is table]
    cells = [[one for one in row if local(one) == "table-cell"] for row in rows]
    return [(own, local(row.getparent()) == "table-header-rows") for row, own in zip(rows, cells, strict=True) if own]


def is_layout(table: etree._Element, cells: Sequence[Sequence[etree._Element]], styles: OdtStyles) -> bool:
    """Whether a table only puts parts of the letter in their places."""
    if all(sum(any(odt_texts(cell)) for cell in row) <= 1 for row in cells):
        return True
    return any(
        is_letter_paper(styles.names("paragraph", one.get(TEXT + "style-name"))) for one in table.iter(TEXT + "p")
    )


def spans(cell: etree._Element) -> tuple[int, int]:
    """How many columns and rows a cell spans."""
    columns, rows = (cell.get(f"{TABLE}number-{key}-spanned", "1") for key in ("columns", "rows"))
    return whole(columns, 1, least=1, most=999), whole(rows, 1, least=1, most=999)
