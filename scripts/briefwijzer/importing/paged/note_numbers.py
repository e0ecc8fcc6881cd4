"""The numbers of notes in a PDF: raised in the text, at the start of notes, and where notes as large as it begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Leaf, Line
from .pdf_marks import SIGN, pair

SIZE_OF_NOTES = 0.93
RAISED_NUMBER = re.compile(rf"\d{{1,3}}|{SIGN}|[a-z]")
UNRAISED = re.compile(r"(\d{1,3})(?P<apart>[.)]?\s+(?=\S)|[.)]?(?=(?!(?:e|de|ste)\b)[^\W\d_]|[«“‘\"'(]))")
# Where so large a part of the marks has a note that is smaller than the text, or has its number raised, all have.
MOST = 0.7


def start_of(line: Line) -> str:
    """The raised number with which a line begins, if it does."""
    first = line.pieces[0]
    number = first.text.strip("[]().")
    return number if len(line.pieces) > 1 and first.raised and RAISED_NUMBER.fullmatch(number) else ""


def number_of(line: Line) -> str:
    """The number with which a line begins, raised or not, as that of a note."""
    match = UNRAISED.match(line.text)
    return start_of(line) or (match[1] if match else "")


def has_mark(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line begins with a number that stands raised in the text of its page, and begins no other line."""
    number = number_of(line)
    return number in raised_numbers(page) and sum(number_of(other) == number for other in page) == 1


def raised_numbers(lines: Sequence[Line]) -> list[str]:
    """The numbers that stand raised within lines, in their order."""
    return [
        number
        for line in lines
        for index, piece in enumerate(line.pieces)
        if piece.raised and (index or len(line.pieces) == 1)
        for digits in re.findall(rf"\d+|{SIGN}|(?<![^\W\d])[a-z](?![^\W\d])", piece.text)
        for number in (digits, *pair(digits))
    ]


def may_be_flat(lines: Sequence[Line], body: float) -> bool:
    """Whether notes may be as large as the text, with numbers that are not raised, and so look like items of a list.

    They are not where most marks have their number at the start of a line that is smaller, or raised there.
    """
    starts = {number_of(line) if line.size <= SIZE_OF_NOTES * body else start_of(line) for line in lines}
    marks = {number for number in raised_numbers(lines) if number.isdigit()}
    return len(marks & starts) <= MOST * len(marks)


def end_of_text(leaves: Sequence[Leaf], body: float) -> dict[int, int]:
    """Where notes as large as the text stand that end the document: the index of the first line of each page.

    Their numbers are not raised; they count from one, and are just those that are raised in the text before.
    """
    lines = [(leaf.number, index, line) for leaf in leaves for index, line in enumerate(leaf.lines)]
    starts = [at for at, (_, _, line) in enumerate(lines) if number_of(line) == "1"]
    if not starts or lines[starts[-1]][2].size <= SIZE_OF_NOTES * body or any(start_of(line) for _, _, line in lines):
        return {}
    count = 0
    begun = set()  # the pages on which a note begins
    for number, _, line in lines[starts[-1] :]:
        if number_of(line) == str(count + 1):
            count += 1
            begun.add(number)
    text = [line for _, _, line in lines[: starts[-1]]]
    marks = {int(mark) for mark in raised_numbers(text) if mark.isdigit()}
    anew = sum(piece.raised and piece.text.strip("[]().") == "1" for line in text for piece in line.pieces) > 1
    everywhere = begun == {number for number, _, _ in lines[starts[-1] :]}
    if count < 2 or marks != set(range(1, count + 1)) or not everywhere or anew:
        return {}
    page, index, _ = lines[starts[-1]]
    return {leaf.number: index if leaf.number == page else 0 for leaf in leaves if leaf.number >= page}


def equal_start(leaf: Leaf, marks: set[str], here: set[str], last: int, *, flat: bool) -> int | None:
    """Where the notes of a page start when they are as large as the body: numbers that count down from the foot.

    Those that are not raised (``flat``) are marks up to that page, from the one after the ``last`` note on, or marks
    on that page (``here``) that count from one: there notes begin anew.
    """
    raised = [start_of(line) for line in leaf.lines]
    if any(number.isdigit() for number in raised):
        return _counted_down(raised, marks)
    if not flat:
        return None
    starts = [number_of(line) for line in leaf.lines]
    following = {number for number in marks if number.isdigit() and int(number) > last}
    for first, own in ((1, here), (last + 1, following)):
        expected = ""  # a mark at the end of a page may have its note on the next one
        for index in range(len(starts) - 1, -1, -1):
            if starts[index] in own and starts[index] == (expected or starts[index]):
                if starts[index] == str(first):
                    return index
                expected = str(int(starts[index]) - 1)
    return None


def _counted_down(starts: Sequence[str], marks: set[str]) -> int | None:
    """The first of the numbers at line starts that count down from the last of them, all of them marks."""
    expected: int | None = None
    first: int | None = None
    for index in range(len(starts) - 1, -1, -1):
        number = starts[index]
        if number.isdigit():
            if number not in marks or (expected is not None and int(number) != expected):
                break
            first, expected = index, int(number) - 1
    return first
