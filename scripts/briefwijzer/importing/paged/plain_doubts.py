"""What is doubtful in a text out of a PDF as a whole: lines that a tool set down in another order, lost hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..drafts.above import DAY_OR_SUBJECT
from ..drafts.draft import DoubtReason, DraftDoubt
from ..drafts.headings import ASKED
from ..drafts.signs import BULLETS
from .joining import ADDRESS, Hyphens
from .lines import Leaf, Line

# Lines with fewer letters say nothing about the width of a text.
SHORT_LINE = 30
# More lines than that, with half as many letters on either side, are columns.
COLUMNS, LONG_LINE, FAR_RIGHT = 12, 50, 18
# A capital within a word, or behind an abbreviation: a hyphen stood between.
CAPITAL = re.compile(r"[A-Z]?[^\W\d_A-Z]{3,}[A-Z][^\W\d_A-Z]{2,}|[A-Z]{2,}\d?[^\W\d_A-Z]{4,}")
LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
HYPHEN_WITHIN = re.compile(r"[^\W\d_]-[^\W\d_]")
# So many letters of such lines are told.
LETTERS_TOLD = 300
# A number of a heading or the mark of an item, and nothing else.
LABEL_ALONE = re.compile(rf"(?:[{BULLETS}*o-]\s*)+|" r"\d+(?:\.\d+)*\.?|[a-z][.)]")
# So many short lines after each other are hardly a text.
SCRAPS = 3
SHORT, SHORT_CELL = 2, 22
SENTENCE = re.compile(r"[.!?:;,»”’]$")


def in_columns(leaves: Sequence[Leaf]) -> bool:
    """Whether a tool that keeps places has set two columns side by side: a second text begins far from the edge."""
    lines = left = right = 0
    for leaf in leaves:
        texts = [
            piece
            for line in leaf.lines
            for number, piece in enumerate(line.pieces)
            if len(piece.text) > LONG_LINE / 2 and (number == 0 or piece.gap >= 1)
        ]
        starts = Counter(piece.x0 for piece in texts if piece.x0 > FAR_RIGHT)
        lines += len(texts)
        if starts:
            start, count = starts.most_common(1)[0]
            right += count
            left += sum(piece.x1 <= start for piece in texts)
    return left > COLUMNS and right > COLUMNS and right >= 0.25 * lines


def scattered(opening: Sequence[Line], text: Sequence[Line]) -> Iterator[DraftDoubt]:
    """Fields apart from their values in the opening; cells of a table, or words of one line, on lines of their own."""
    for field in opening:
        if DAY_OR_SUBJECT.fullmatch(field.text):
            choice = "kept as it stands, though the value stands elsewhere"
            yield DraftDoubt(field.place, field.text, "opening-closing", choice)
    run: list[Line] = []
    ends: list[Line | None] = [*text, None]
    for line in ends:
        if line is not None and _is_scrap(line) and (not run or run[-1].page == line.page):
            run.append(line)
            continue
        for other in run if len(run) < SCRAPS else ():
            if LABEL_ALONE.fullmatch(other.text):
                choice = "kept where it stands: it may be the number of a heading, or the mark of an item"
                yield DraftDoubt(other.place, other.text, "list", choice)
        if len(run) >= SCRAPS:
            words = " ".join(word for other in run for word in other.text.split())
            numbers = sum(bool(re.search(r"\d", other.text)) for other in run)
            reason: DoubtReason = "table" if numbers >= len(run) / 2 else "order"
            what = "cells of a table" if reason == "table" else "the words of one line"
            yield DraftDoubt(
                run[0].place, words[:LETTERS_TOLD], reason, f"kept in this order, though they may be {what}"
            )
        run = []


def _is_scrap(line: Line) -> bool:
    """Whether a line is a word or two that are no sentence, no question's number and no address."""
    if ASKED.fullmatch(line.words) or SENTENCE.search(line.words) or "://" in line.words:
        return False
    return len(line.words.split()) <= SHORT or len(line.words) < SHORT_CELL


def without_hyphen(lines: Sequence[Line], hyphens: Hyphens) -> Iterator[DraftDoubt]:
    """Words and addresses that may have had a hyphen: a tool may have taken it for that of a line end."""
    hyphenated = {word.replace("-", "") for word in hyphens.known if "-" in word}
    # such a tool leaves none at the end of a line
    left = any(line.words.endswith("-") for line in lines)
    taken = not left and any(HYPHEN_WITHIN.search(line.text) for line in lines)
    usual = sorted(line.x1 for line in lines if len(line.text) > SHORT_LINE) or [0.0]
    for line in lines:
        tokens = line.text.split()
        addresses = " ".join(token for token in tokens if "@" in token or "/" in token)
        addressed = set(LETTERS_AND_DIGITS.findall(addresses))
        for word in LETTERS_AND_DIGITS.findall(line.text):
            if len(word) > 6 and word.lower() in hyphenated and not hyphens.known[word.lower()] > 1:
                yield DraftDoubt(line.place, word, "hyphen", "kept: elsewhere it has a hyphen")
            elif CAPITAL.fullmatch(word) and word not in addressed:
                yield DraftDoubt(line.place, word, "hyphen", "kept: it may have lost a hyphen at a line end")
        if taken and tokens and ADDRESS.match(tokens[-1]) and line.x1 > usual[len(usual) // 2]:
            yield DraftDoubt(line.place, tokens[-1], "hyphen", "kept: it may have lost a hyphen at a line end")
