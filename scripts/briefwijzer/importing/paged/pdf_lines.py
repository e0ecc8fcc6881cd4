"""From the characters of a page to its lines: raised characters join their line, blanks are found by gaps."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..drafts.signs import BULLETS
from .lines import BORDER, PIECES_APART, Box, Line, Piece
from .pdf_chars import Char, Sheet

# A gap of so many ems: never a blank below the first, always one from the second on; between them words decide.
NO_BLANK, BLANK = 0.15, 0.25
# Where the letters of two texts lie so many ems over each other, the words of a cell ran into the next one.
OVER = -0.25
# Blanks of a justified line differ by less, in ems.
EVEN = 0.06
# So many gaps tell how wide blanks are.
SEVERAL = 5
# A blank character that takes no room is none.
NO_ROOM = 0.02
SAME_LINE = 0.3
SMALLER = 0.86
RAISED, LOWERED = 0.75, 0.4
# The number of a note may stand so many ems before its words.
OFF = 3
NUMBER_APART = re.compile(r"\d{1,3}|[*†‡§]{1,4}|\(?[a-z]\)")
# The mark of an item, and how many ems before its words it may stand.
MARK_ALONE, NUMBER_OFF = re.compile(rf"[{BULLETS}*o-]|\(?(?:\d{{1,2}}|[a-z])[.)]"), 1.5
WORD_OF_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class CharRun:
    """Characters that follow each other in the file on one base line in one size."""

    chars: list[Char]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.chars[-1].x1

    @property
    def y(self) -> float:
        """The base line."""
        return self.chars[0].y

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.chars[0].style.size

    @property
    def text(self) -> str:
        """Its characters, with the blanks of the file."""
        return "".join((" " if char.blank else "") + char.text for char in self.chars)


@dataclass(slots=True)
class CharRow:
    """Runs of one line, the largest first."""

    runs: list[CharRun] = field(default_factory=list)

    @property
    def main(self) -> CharRun:
        """The run that gives the base line and the size."""
        return self.runs[0]


def runs_of(sheet: Sheet) -> list[CharRun]:
    """The characters of a page that follow each other without a jump; turned text stands alone."""
    found: list[CharRun] = []
    last: Char | None = None
    for char in sheet.chars:
        size = char.style.size or 1
        if (
            last is not None
            and abs(char.y - last.y) <= 0.05 * size
            and char.style.size == last.style.size
            and (char.style.turned, char.style.unseen) == (last.style.turned, last.style.unseen)
            and -0.5 * size <= char.x0 - last.x1 <= 1.2 * size
        ):
            found[-1].chars.append(char)
        else:
            found.append(CharRun([char]))
        last = char
    return found


def rows_of(runs: Iterable[CharRun]) -> list[CharRow]:
    """Runs that stand on one line, from top to bottom."""
    rows: list[CharRow] = []
    for run in sorted(runs, key=lambda run: (-run.size, -run.y, run.x0)):
        row = _row_for(run, rows)
        if row is None:
            rows.append(CharRow([run]))
        else:
            row.runs.append(run)
    rows.sort(key=lambda row: (-row.main.y, min(run.x0 for run in row.runs)))
    return rows


def _row_for(run: CharRun, rows: Sequence[CharRow]) -> CharRow | None:
    best, distance = None, 1e9
    for row in rows:
        main = row.main
        rise = run.y - main.y
        if abs(rise) > main.size:
            continue
        level = abs(rise) <= SAME_LINE * min(run.size, main.size) and run.size > 0.5 * main.size
        level = level and not (abs(rise) > 0.1 and _lies_over(run, row))
        small = run.size <= SMALLER * main.size or len(run.text) <= 4
        beside = small and -LOWERED * main.size <= rise <= RAISED * main.size and _touches(run, row)
        if (level or beside) and abs(rise) < distance:
            best, distance = row, abs(rise)
    return best


def _lies_over(run: CharRun, row: CharRow) -> bool:
    """Whether a run is printed over another of the row, by more than a letter: two lines that stand too close."""
    return any(min(run.x1, other.x1) - max(run.x0, other.x0) > run.size for other in row.runs)


def _touches(run: CharRun, row: CharRow) -> bool:
    """Whether a small run stands directly beside a run of the row, or is a number that stands off before all of it."""
    near = 0.6 * row.main.size
    left = min(other.x0 for other in row.runs)
    if NUMBER_APART.fullmatch(run.text) and 0 <= left - run.x1 <= OFF * row.main.size:
        return True
    return any(abs(run.x0 - other.x1) <= near or abs(other.x0 - run.x1) <= near for other in row.runs) and not any(
        other.x0 < run.x0 < other.x1 - 0.1 and other.x0 < run.x1 < other.x1 - 0.1 for other in row.runs
    )


def vocabulary(rows: Iterable[CharRow]) -> Counter[str]:
    """The words of a document whose limits are beyond doubt."""
    words: Counter[str] = Counter()
    for row in rows:
        chars = _in_order(row)
        word, sure = "", True
        for index, (char, gap) in enumerate(zip(chars, _gaps(chars), strict=True)):
            if index == 0 or gap >= BLANK or (char.blank and gap > NO_ROOM):
                if sure and word:
                    words.update(WORD_OF_LETTERS.findall(word))
                word, sure = "", True
            elif NO_BLANK - 0.05 <= gap:
                sure = False
            word += char.text
        if sure and word:
            words.update(WORD_OF_LETTERS.findall(word))
    return words


def _in_order(row: CharRow) -> list[Char]:
    return [char for run in sorted(row.runs, key=lambda run: run.x0) for char in run.chars]


def _gaps(chars: Sequence[Char]) -> list[float]:
    """How far each character stands from the one before, in ems of the smaller of the two, as a raised mark is."""
    pairs = pairwise(chars)
    return [0.0, *((after.x0 - one.x1) / (min(one.style.size, after.style.size) or 1) for one, after in pairs)]


def line_of(
    row: CharRow, page: int, number: int, known: Counter[str], mended: set[str], uprights: Sequence[Box] = ()
) -> Line:
    """A line with its blanks decided; characters of one look are one piece.

    ``known`` are the words of the document; those that are put together again are added to ``mended``. A cell ends, and
    so does a piece, where one of the ``uprights`` stands, and where a text goes on elsewhere (``Char.turns``).
    """
    chars = _in_order(row)
    main = row.main
    borders = _borders(chars, [(box[0] + box[2]) / 2 for box in uprights if box[1] <= main.y < box[3]])
    gaps = _gaps(chars)
    wide = _least_blank(gaps)
    blanks = [
        index in borders or gap >= wide or _is_blank(chars, gaps, index, known, mended)
        for index, gap in enumerate(gaps)
    ]
    pieces: list[Piece] = []
    for index, char in enumerate(chars):
        style, rise = char.style, char.y - main.y
        small = style.size <= SMALLER * main.size
        raised = rise > (0.12 if small else 0.2) * main.size
        lowered = rise < -0.1 * main.size and small
        placed = char.placed and blanks[index]
        gap = max(gaps[index], BORDER) if index in borders else max(gaps[index], 0.0)
        last = pieces[-1] if pieces else None
        look = (style.bold, style.italic, raised, lowered)
        if last and look == (last.bold, last.italic, last.raised, last.lowered) and gap < PIECES_APART and not placed:
            last.text += (" " if blanks[index] else "") + char.text
            last.x1 = char.x1
        else:
            piece = Piece(char.text, char.x0, char.x1, style.size, *look, blanks[index], gap)
            piece.drawn, piece.placed = char.drawn, placed
            pieces.append(piece)
        pieces[-1].spaced = char.spaced
    ends = blanks.index(True) if True in blanks else len(chars)
    wides = [gap for gap, blank in zip(gaps, blanks, strict=True) if blank]
    usual = statistics.median(wides) if wides else 0.0
    even = len(wides) > 1 and sum(abs(gap - usual) < EVEN for gap in wides) >= 0.7 * len(wides)
    first, second = chars[ends - 1].x1, chars[ends].x0 if ends < len(chars) else 0.0
    tight = min(wides) if len(wides) >= 3 or even else 0
    x0, x1 = chars[0].x0, max(char.x1 for char in chars)
    part = Counter(char.part for char in chars).most_common(1)[0][0]
    return Line(page, number, x0, x1, main.y, _size(chars), pieces, first, second, tight, even, part=part)


def _borders(chars: Sequence[Char], places: Sequence[float]) -> set[int]:
    """The characters before which another cell begins; none does behind the mark of an item."""
    return {
        at
        for at, (one, other) in enumerate(pairwise(chars), 1)
        if (
            one.turns
            and other.x0 - one.x1 > NO_BLANK * other.style.size
            and not (other.x0 - one.x1 < NUMBER_OFF * other.style.size and MARK_ALONE.fullmatch(_text(chars[:at])))
        )
        or any(one.x0 + one.x1 < 2 * place < other.x0 + other.x1 for place in places)
    }


def _text(chars: Sequence[Char]) -> str:
    return "".join(char.text for char in chars)


def _size(chars: Sequence[Char]) -> float:
    return Counter(char.style.size for char in chars).most_common(1)[0][0]


def _least_blank(gaps: Sequence[float]) -> float:
    """How wide a blank is at least where a line has narrow ones of one width, as a justified line may have."""
    wides = [gap for gap in gaps if gap >= NO_BLANK - EVEN / 2]
    usual = statistics.median(wides) if len(wides) >= SEVERAL else BLANK
    even = sum(abs(gap - usual) < EVEN / 2 for gap in wides) > 0.9 * len(wides)
    return usual - EVEN / 2 if even and usual < BLANK else BLANK


def _is_blank(chars: Sequence[Char], gaps: Sequence[float], index: int, known: Counter[str], mended: set[str]) -> bool:
    """Whether words are separated before this character."""
    gap = gaps[index]
    if index == 0:
        return False
    if chars[index].blank:
        return gap > NO_ROOM or gap < -0.5
    if gap < OVER:
        return chars[index].drawn > chars[index - 1].drawn + 1
    if gap < NO_BLANK or gap >= BLANK:
        return gap >= BLANK
    before, after = _word(chars, gaps, index, -1), _word(chars, gaps, index, 1)
    if not before or not after:
        # between a letter and a sign, or a digit: a narrow gap is kerning unless the sign ends a phrase
        return gap >= (0.19 if chars[index - 1].text in ",;:.)-–" else 0.21)
    if known[before + after] and not (known[before] and known[after]):
        together = True
    elif known[before] and known[after] and not known[before + after]:
        together = False
    else:
        together = gap < 0.2 or (len(before) == 1 and before not in "uUéo" and (after[0].islower() or gap < 0.21))
    if together:
        mended.add(before + after)
    return not together


def _word(chars: Sequence[Char], gaps: Sequence[float], index: int, step: int) -> str:
    """The letters directly before (step -1) or from a place on (step 1), up to the next sure limit."""
    found = ""
    position = index - 1 if step < 0 else index
    while 0 <= position < len(chars) and chars[position].text.isalpha():
        found = chars[position].text + found if step < 0 else found + chars[position].text
        edge = position if step < 0 else position + 1
        if edge < len(chars) and edge > 0 and (chars[edge].blank or gaps[edge] >= NO_BLANK):
            break
        position += step
    return found
