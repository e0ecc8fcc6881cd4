"""Pages whose lines do not run from left to right as they are drawn: turned by a viewer, or drawn turned."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from .lines import Box

# So many characters of a page, at most, tell which way its lines run.
SAMPLE = 500
# A line that leans by more, in quarters of a turn, runs no way of these.
LEANING = 0.03


@dataclass(frozen=True)
class Turn:
    """Which way the lines of a page run, in quarters of a turn against the clock, and its size as it is drawn."""

    quarters: int
    width: float
    height: float

    @classmethod
    def of(cls, page: pypdfium2.PdfPage, text: pdfium.FPDF_TEXTPAGE) -> Turn:
        """The way of most characters of a page."""
        width, height = page.get_size()
        if page.get_rotation() in (90, 270):  # the size is that of the page as it is shown
            width, height = height, width
        count = pdfium.FPDFText_CountChars(text)
        ways = Counter(way(text, index) for index in range(0, count, count // SAMPLE + 1))
        return cls(max(ways.most_common(1)[0][0] if ways else 0, 0), width, height)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the page is as it is read."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def read(self, box: Box) -> Box:
        """Where something stands that is drawn there, on the page as it is read."""
        x0, y0, x1, y1 = box
        return (
            (x0, y0, x1, y1),
            (y0, self.width - x1, y1, self.width - x0),
            (self.width - x1, self.height - y1, self.width - x0, self.height - y0),
            (self.height - y1, x0, self.height - y0, x1),
        )[self.quarters]


def way(text: pdfium.FPDF_TEXTPAGE, index: int) -> int:
    """Which way a character runs, in quarters of a turn against the clock; -1 when it leans."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return 0
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) <= LEANING else -1
