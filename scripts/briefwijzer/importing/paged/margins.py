"""The margin block of a ministry's letter paper where it stands left of the text, or over it.

Ministries print it in small letters, and a file draws its lines one after the other, wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..drafts.letterpaper import OF_MARGIN
from .pdf_lines import CharRun

# It is smaller than that share of the text, or begins elsewhere; it ends above the foot of the page, where notes stand.
SMALL, FOOT = 0.9, 0.3


def left_of(runs: Iterable[CharRun], body: float) -> float:
    """Where most lines of the text begin."""
    starts = Counter(round(run.x0) for run in runs if abs(run.size - body) < 0.5 and len(run.chars) > 20)
    return starts.most_common(1)[0][0] if starts else 0.0


def drawn_apart(runs: Sequence[CharRun], height: float, body: float, left: float) -> list[CharRun]:
    """The lines of a margin block: drawn one below the other; two of them at least say what only such a block says."""
    found: list[CharRun] = []
    for block in _blocks(runs):
        said = {match[0].lower() for run in block if (match := OF_MARGIN.match(run.text))}
        apart = block[0].size < SMALL * body or abs(block[0].x0 - left) > 3
        if len(said) > 1 and apart and block[0].y > FOOT * height:
            found += block
    return found


def _blocks(runs: Sequence[CharRun]) -> Iterator[list[CharRun]]:
    """Runs of one size in the order of the file, as long as each begins below the one before, or stands beside it."""
    block: list[CharRun] = []
    for run in runs:
        below = bool(block) and abs(run.x0 - block[0].x0) < 2 and run.y <= block[-1].y + 1
        beside = bool(block) and abs(run.y - block[-1].y) < 1 and run.x0 > block[-1].x0
        if block and (abs(run.size - block[0].size) > 0.5 or not (below or beside)):
            yield block
            block = []
        block.append(run)
    if block:
        yield block
