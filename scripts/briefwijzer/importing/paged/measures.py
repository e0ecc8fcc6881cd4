"""What is usual in a document: the size of its letters, the distance of its lines, where they begin and end."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .cells import cells_of
from .layout import largest_of_the_usual
from .lines import ENDS, Line

# Lines that stand so many times the usual distance apart have a gap between them.
BLANK_LINE = 1.28
# Lines that end so near to the right edge, in ems, are full where a text is justified.
FLUSH = 0.2
# What fewer lines have is no custom of a document.
SEVERAL = 8


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
    # how wide a blank is, in ems, and whether all lines but the last of a paragraph end at the right edge
    blank: float = 0.35
    justified: bool = False
    # lines of one sentence stand nearer than so many times the usual distance
    apart: float = BLANK_LINE
    # whether the file says which lines are one paragraph, and is right about those that anybody can tell
    tagged: bool = False
    # whether the file has a blank behind each line but the last of a paragraph
    spaced: bool = False

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
        left = lefts.most_common(1)[0][0] if lefts else 0.0
        within = [(a, b) for a, b in pairwise(body) if a.page == b.page and b.text[:1].islower()]
        flush = sum(right[a.page] - a.x1 < FLUSH * size for a, _ in within)
        justified = len(within) >= SEVERAL and flush > 0.8 * len(within)
        steps = [step for a, b in within if (step := (a.y - b.y) / leading) < BLANK_LINE]
        apart = 1.08 * max(steps) if len(steps) >= SEVERAL else BLANK_LINE
        if not justified:
            # the longest line of a page may end before the edge that longer ones of other pages show
            right = {page: max(other for other in right.values() if other < own + size) for page, own in right.items()}
        blanks = [line.tight for line in body if line.tight]
        blank = statistics.median(blanks) if len(blanks) >= SEVERAL else cls.blank
        found = cls(size, leading, left, right, blank=blank, justified=justified, apart=apart)
        found._trust(body)
        return found

    def _trust(self, body: Sequence[Line]) -> None:
        """Find out what of the file is right about the lines of which anybody can tell whether a paragraph ends."""
        pairs = [(a, b) for a, b in pairwise(body) if a.sheet == b.sheet and len(cells_of(a)) == 1]
        filled = [(a, b, (a.x1 - self.left) / ((self.right[a.page] - self.left) or 1)) for a, b in pairs]
        one = [(a, b) for a, b, part in filled if part > 0.7 and b.text[:1].islower() and a.words[-1:].isalpha()]
        two = [(a, b) for a, b, part in filled if part < 0.6 and b.text[:1].isupper() and a.words[-1:] in ".?!"]
        same, other = ([a.part == b.part for a, b in pairs if a.part and b.part] for pairs in (one, two))
        self.tagged = _tells(same, other, 0.1)
        spaced = [a.spaced for a, _ in one if a.spaced or self._has_blank(a)]
        self.spaced = _tells(spaced, [a.spaced for a, _ in two], 0.25)

    def parted(self, above: Line, line: Line) -> bool | None:
        """Whether a line begins another paragraph, as the file says; None where it does not say so, or not rightly."""
        if self.tagged and above.part and line.part:
            if above.sheet == line.sheet:
                return above.part != line.part
            # programs end a paragraph with its page, though it goes on; some number no contents of it
            if above.part[2:] == line.part[2:] and sum(number >= 0 for number in line.part[2:]) > 1:
                return False
        if self.spaced and ENDS.search(above.words) and not line.text[:1].islower():
            if above.spaced:
                return None if self.has_room(above, line) else False  # a blank may be typed behind the last word
            return True if self._has_blank(above) and not above.pieces[-1].mark else None
        return None

    def _has_blank(self, line: Line) -> bool:
        """Whether a line has room for a blank behind it: where it has none, programs write none."""
        return self.right.get(line.page, line.x1) - line.x1 > 1.2 * self.blank * line.size

    def has_room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line had room in the one above it; that of a justified text would be there."""
        room = self.right.get(above.page, above.x1) - above.x1
        return room > FLUSH * line.size if self.justified else room >= line.first - line.x0 + self.blank * line.size


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


def _tells(within: Sequence[bool], at_ends: Sequence[bool], most: float) -> bool:
    """Whether something holds of nearly all lines within a sentence, and of less than that part of those at an end."""
    if len(within) < SEVERAL or len(at_ends) < 3:
        return False
    return sum(within) > 0.9 * len(within) and sum(at_ends) < most * len(at_ends)
