"""A table as a workbook (xlsx), for people with a spreadsheet program: it opens in columns in any language."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ..words import phrase
from .tables import Table

# A workbook says when it was made; the same table is to be the same file at every build.
_MADE = datetime(2000, 1, 1)
# Widths of columns, in characters.
_NARROW, _WIDE = 10, 60
# So many rows are looked at for the width of a column.
_LOOKED_AT = 200


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet of texts alone, which writes each row at once: a workbook made cell by cell takes half as long again."""

    def _write_rows(self) -> None:
        self._calculate_spans()  # of each sixteen rows
        names = [xl_col_to_name(column) for column in range(self.dim_colmax + 1)]
        for row, cells in self.table.items():
            written = "".join(
                f'<c r="{names[column]}{row + 1}" s="{cell.format._get_xf_index()}" t="s"><v>{cell.string}</v></c>'
                for column, cell in cells.items()
            )
            self.fh.write(f'<row r="{row + 1}" spans="{self.row_spans[row // 16]}">{written}</row>')


def xlsx_of(table: Table) -> bytes:
    """One sheet: heads that stay in view and filter, a row for each entry, every value a text.

    A text is never a formula or a link here, whatever it looks like; a list is joined by semicolons.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": phrase(f"table_{table.name}")})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    plain = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
    sheet = book.add_worksheet(phrase(f"table_{table.name}")[:31], _Sheet)
    rows = table.texts
    for column, key in enumerate(table.columns):
        sheet.write_string(0, column, phrase(f"column_{key}"), head)
        longest = max((len(row[column]) for row in rows[:_LOOKED_AT]), default=0)
        sheet.set_column(column, column, min(_WIDE, max(_NARROW, longest + 2)))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value:
                sheet._write_string(number, column, value, plain)  # without looking anew how its place is given
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
    book.close()
    sheet.table.clear()  # book and sheet name each other: the cells would wait for a search for garbage
    return out.getvalue()
