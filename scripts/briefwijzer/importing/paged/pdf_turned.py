"""Pages whose lines do not run from left to right as they are drawn: turned by a viewer, or drawn turned."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from .lines import Box


@dataclass(frozen=True)
class Turn:
    """Which way the lines of a page run, in quarters of a turn against the clock, and the box of it that is shown."""

    quarters: int
    box: Box

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> Turn:
        """The way of most characters of a page that is ``shown``: it is turned by as much."""
        return cls(page.get_rotation() // 90, page.get_bbox())

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high the page is as it is read."""
        x0, y0, x1, y1 = self.box
        return (y1 - y0, x1 - x0) if self.quarters % 2 else (x1 - x0, y1 - y0)

    def read(self, box: Box) -> Box:
        """Where something stands that is drawn there, on the page as it is read."""
        x0, y0, x1, y1 = box
        left, bottom, right, top = self.box
        if self.quarters > 1:  # half a turn, and what is left of it
            x0, y0, x1, y1, left, bottom, right, top = -x1, -y1, -x0, -y0, -right, -top, -left, -bottom
        if self.quarters % 2:
            return y0 - bottom, right - x1, y1 - bottom, right - x0
        return x0 - left, y0 - bottom, x1 - left, y1 - bottom
