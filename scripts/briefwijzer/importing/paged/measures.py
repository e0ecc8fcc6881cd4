"""What is usual in a document: the size of its letters, the distance of its lines, where they begin and end."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cells import cells_of
from .layout import largest_of_the_usual
from .lines import Line


@dataclass
class Measures:
    """What is usual in a document: size of letters, distance of lines, left and right edge per page."""

    size: float
    leading: float
    left: float
    right: dict[int, float]
    # blank lines may stand within a sentence, and letters have no one width; how wide lines are then
    loose: bool = False
    widest: float = 0
    # whether blank lines do stand within sentences
    torn: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measures:
        """Measured on the lines of the text."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        size = largest_of_the_usual(sizes)
        body = [line for line in lines if abs(line.size - size) <= 0.06 * size]
        gaps = _distances(body, size)
        lefts = Counter(round(line.x0, 0) for line in body)
        leading = statistics.mode(gaps) if gaps else 1.2 * size
        if leading > 1.9 * size and len(gaps) < 16:
            # so few lines, so far apart: each is a paragraph
            leading = 1.2 * size
        right: dict[int, float] = {}
        ends = {page: [line.x1 for line in body if line.page == page] for page in {line.page for line in lines}}
        full = [max(on_page) for on_page in ends.values() if len(on_page) >= 12]
        usual = statistics.median_low(full) if full else max((line.x1 for line in body), default=500.0)
        for page, on_page in ends.items():
            right[page] = max(on_page) if len(on_page) >= 12 else max([usual, *on_page])
        return cls(size, leading, lefts.most_common(1)[0][0] if lefts else 0.0, right)


def _distances(body: Sequence[Line], size: float) -> list[float]:
    """How far lines stand apart: those of the text, which are long, where there are several; cells are closer."""
    whole = [line.x1 - line.x0 for line in body if len(cells_of(line)) == 1]
    wide = 0.8 * statistics.median(whole) if whole else 0.0
    found = [
        (round(a.y - b.y, 1), a.x1 - a.x0 > wide and len(cells_of(a)) == 1)
        for a, b in pairwise(body)
        if a.page == b.page and 0.8 * size < a.y - b.y < 3 * size
    ]
    of_text = [distance for distance, long in found if long]
    return of_text if len(of_text) >= 4 else [distance for distance, _ in found]
