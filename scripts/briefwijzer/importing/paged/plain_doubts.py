"""What is doubtful in a text out of a PDF as a whole: lines that a tool set down in another order, lost hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..drafts.draft import DoubtReason, DraftDoubt
from .groups import ASKED, ENDS
from .joining import Hyphens
from .layout import Leaf
from .lines import Line

# So many lines of two halves, each of half as many letters, are columns.
COLUMNS, WIDE = 12, 50
# So many short lines after each other are hardly a text.
MANY = 3
SHORT = 2
FIELD = re.compile(r"(?:datum|betreft|onderwerp)\s*:?", re.IGNORECASE)


def in_columns(leaves: Sequence[Leaf]) -> bool:
    """Whether a tool that keeps places has set two columns down side by side: each line is of two sentences."""
    long = [line for leaf in leaves for line in leaf.lines if len(line.text) > WIDE]
    apart = [
        line
        for line in long
        if len(line.pieces) == 2
        and line.pieces[1].gap >= 1
        and min(len(piece.text) for piece in line.pieces) > WIDE / 2
    ]
    return len(apart) > COLUMNS and len(apart) >= 0.4 * len(long)


def scattered(opening: Sequence[Line], text: Sequence[Line]) -> Iterator[DraftDoubt]:
    """Fields apart from their values in the opening; cells of a table, or words of one line, on lines of their own."""
    for field in opening:
        if FIELD.fullmatch(field.text):
            choice = "kept as it stands, though the value stands elsewhere"
            yield DraftDoubt(field.place, field.text, "opening-closing", choice)
    run: list[Line] = []
    ends: list[Line | None] = [*text, None]
    for line in ends:
        if line is not None and _is_scrap(line) and (not run or run[-1].page == line.page):
            run.append(line)
            continue
        if len(run) >= MANY:
            words = " ".join(word for other in run for word in other.text.split())
            numbers = sum(bool(re.search(r"\d", other.text)) for other in run)
            reason: DoubtReason = "table" if numbers >= len(run) / 2 else "order"
            what = "cells of a table" if reason == "table" else "the words of one line"
            yield DraftDoubt(run[0].place, words[:120], reason, f"kept in this order, though they may be {what}")
        run = []


def _is_scrap(line: Line) -> bool:
    """Whether a line is a word or two that are no sentence, no question's number and no address."""
    if ASKED.fullmatch(line.words) or ENDS.search(line.words) or "://" in line.words:
        return False
    return len(line.words.split()) <= SHORT


def without_hyphen(lines: Sequence[Line], hyphens: Hyphens) -> Iterator[DraftDoubt]:
    """Words that stand elsewhere with a hyphen: a line end may have swallowed it."""
    hyphenated = {word.replace("-", "") for word in hyphens.known if "-" in word}
    for line in lines:
        for word in re.findall(r"[^\W\d_]+", line.text):
            if len(word) > 6 and word.lower() in hyphenated and not hyphens.known[word.lower()] > 1:
                yield DraftDoubt(line.place, word, "hyphen", "kept: elsewhere it has a hyphen")
