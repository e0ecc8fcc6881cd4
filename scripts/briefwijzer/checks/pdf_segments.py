"""A PDF as pieces of text, in two ways: its lines, as PDFium puts characters together, and the texts that it draws.

It may draw them in another order than one reads them: letter paper, a heading or the numbers of paragraphs last. So
each way has two orders beside that of drawing, by where pieces stand: runs of pieces that go down a page, from the
highest to the lowest, and the rows of a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from .opened import Unreadable

_TEXT_OBJECT = 1
# Of pieces that begin so near to each other's height, in points, the left one comes first.
_LEVEL = 12


class _Piece(NamedTuple):
    """Words, and their box on the page, in points from its lower left corner."""

    words: str
    left: float
    bottom: float
    right: float
    top: float


def pdf_pages(data: bytes) -> Iterator[list[str]]:
    """The lines of each page, in the order of drawing; raises Unreadable."""
    for page in _pages(data):
        yield _cut(page.get_textpage().get_text_bounded())


def _pages(data: bytes) -> Iterator[Any]:
    import pypdfium2  # only where a letter has such a source

    try:
        yield from pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("is no PDF that can be read") from error


def _cut(text: str) -> list[str]:
    """The lines of a text; PDFium has signs of its own for a hyphen at the end of a line."""
    return re.sub("[\ufffe\x02]", "-\n", text).splitlines()


def _by_lines(data: bytes) -> Iterator[str]:
    for lines in pdf_pages(data):
        yield from lines


def _by_objects(data: bytes) -> Iterator[str]:
    for page in _pages(data):
        for drawn in _drawn(page):
            yield from _cut(drawn.words)


def _drawn(page: Any) -> Iterator[_Piece]:
    """The texts that a page draws, one by one."""
    for drawn in page.get_objects(textpage=page.get_textpage()):
        if drawn.type == _TEXT_OBJECT:
            yield _Piece(drawn.extract(), *drawn.get_bounds())


def _lines(page: Any) -> Iterator[_Piece]:
    """The lines of a page; PDFium gives each sign its number and its box."""
    from pypdfium2.raw import FPDFText_GetUnicode

    text = page.get_textpage()
    signs = [chr(FPDFText_GetUnicode(text, index)) for index in range(text.count_chars())]
    start = 0
    for words in re.split("(?<=\n)", "".join(signs)):
        boxes = [text.get_charbox(at) for at, sign in enumerate(words, start) if not sign.isspace()]
        start += len(words)
        if boxes:
            left, bottom, right, top = zip(*boxes, strict=True)
            yield _Piece(words, min(left), min(bottom), max(right), max(top))


def _in_runs(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Runs of pieces that go down the page, from the one that begins highest."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if not runs or (piece.bottom + piece.top) / 2 > runs[-1][-1].top:
            runs.append([])
        runs[-1].append(piece)
    for run in sorted(runs, key=lambda run: (round(-run[0].top / _LEVEL), run[0].left)):
        yield from run


def _in_rows(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The rows of a page from top to bottom, each from left to right; a raised number is of its word's row."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.bottom - piece.top):
        middle = (piece.bottom + piece.top) / 2
        row = next((row for row in rows if _beside(row[0], middle)), None)
        if row is None:
            rows.append(row := [])
        row.append(piece)
    for row in sorted(rows, key=lambda row: -row[0].top):
        yield from sorted(row, key=lambda piece: piece.left)


def _beside(piece: _Piece, height: float) -> bool:
    """Whether a height is that of a piece or little more or less, as the middle of a comma or of a raised number is."""
    more = (piece.top - piece.bottom) / 4
    return piece.bottom - more <= height <= piece.top + more


Pieces = Callable[[Any], Iterator[_Piece]]
Order = Callable[[Iterable[_Piece]], Iterator[_Piece]]


def _placed(pieces: Pieces, order: Order, data: bytes) -> Iterator[str]:
    for page in _pages(data):
        for piece in order(pieces(page)):
            yield from _cut(piece.words)


BY_LINES = (_by_lines, partial(_placed, _lines, _in_runs), partial(_placed, _lines, _in_rows))
BY_OBJECTS = (_by_objects, partial(_placed, _drawn, _in_runs), partial(_placed, _drawn, _in_rows))
