"""What stands left of the text, or over it: the margin block of a ministry, numbers of lines, words behind the text.

Ministries print that block in small letters, and a file draws its lines one after the other, wherever they stand.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from ..drafts.letterpaper import OF_MARGIN
from .pdf_lines import CharRun

# It is smaller than that share of the text, or begins elsewhere; it ends above the foot of the page, where notes stand.
SMALL, FOOT = 0.9, 0.3
# Lines have numbers where so many stand on a page, and words behind the text are so much larger than it.
NUMBERED, LARGE = 5, 2.5
# Words that stand nearer to a number than so many ems belong to it.
CLOSE = 0.6


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


def behind(pages: Iterable[Sequence[CharRun]], body: float) -> list[CharRun]:
    """Large words that lines of the text run over on some page, as "CONCEPT" does, and the same on others."""
    found = [(run, runs) for runs in pages for run in runs if run.size > LARGE * body]
    words = {run.text for run, runs in found if _is_run_over(run, runs, body)}
    return [run for run, _ in found if run.text in words]


def _is_run_over(run: CharRun, runs: Sequence[CharRun], body: float) -> bool:
    """Whether more than one line of the text stands where large words do."""
    text = [one for one in runs if one.size < 1.5 * body and one.x0 < run.x1 and one.x1 > run.x0]
    return sum(-0.2 * run.size < one.y - run.y < 0.75 * run.size for one in text) > 1


def line_numbers(pages: Collection[Sequence[CharRun]], left: float) -> list[CharRun]:
    """The numbers of lines left of all text, apart from it: at one distance, they go up by as much each time."""
    columns = [[run for run in runs if run.x1 < left - 2 and run.text.isdecimal()] for runs in pages]
    columns = [column for column, runs in zip(columns, pages, strict=True) if not _has_beside(column, runs)]
    edges = {round(run.x1) for column in columns if _counts(column) for run in column}
    return [run for column in columns for run in column if any(abs(run.x1 - edge) < 3 for edge in edges)]


def _has_beside(column: Sequence[CharRun], runs: Sequence[CharRun]) -> bool:
    """Whether something else stands on a line with a number: left of it, or close as the words of a note."""
    near = [
        (other.x1 - run.x0, other.x0 - run.x1, run)
        for run in column
        for other in runs
        if abs(other.y - run.y) < 0.5 * other.size
    ]
    return any(left < 0 or 0 <= right < CLOSE * run.size for left, right, run in near)


def _counts(column: Sequence[CharRun]) -> bool:
    pairs = list(pairwise(sorted(column, key=lambda run: -run.y)))
    if len(pairs) < NUMBERED - 1:
        return False
    usual = statistics.median(above.y - below.y for above, below in pairs)
    step = int(pairs[0][1].text) - int(pairs[0][0].text)
    return step > 0 and all(
        int(below.text) - int(above.text) == step and abs(above.y - below.y - usual) < 0.1 * usual
        for above, below in pairs
    )
