"""A PDF as pieces of text, in two ways: its lines, as PDFium puts characters together, and the texts that it draws.

It may draw them in another order than one reads them: letter paper, a heading or the numbers of paragraphs last. So
each way has two orders beside that of drawing, by where pieces stand: runs of pieces that go down a page, from the
highest to the lowest, and the rows of a page. Where one text has words of several places, both ways end with the rows
of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from .opened import Unreadable
from .pdf_shown import pages_as_shown, unswapped

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
    for page, noted in _pages(data):
        yield [*_cut(page.get_textpage().get_text_bounded()), *noted]


def _pages(data: bytes) -> Iterator[tuple[Any, list[str]]]:
    import pypdfium2  # only where a letter has such a source

    try:
        yield from pages_as_shown(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as error:
        raise Unreadable("is no PDF that can be read") from error


def _cut(text: str) -> list[str]:
    """The lines of a text; PDFium has signs of its own for a hyphen at the end of a line."""
    return re.sub("[\ufffe\x02]", "-\n", unswapped(text)).splitlines()


def _by_lines(data: bytes) -> Iterator[str]:
    for lines in pdf_pages(data):
        yield from lines


def _by_objects(data: bytes) -> Iterator[str]:
    for page, noted in _pages(data):
        for drawn in _drawn(page):
            yield from _cut(drawn.words)
        yield from noted


def _drawn(page: Any) -> Iterator[_Piece]:
    """The texts that a page draws, one by one."""
    for drawn in page.get_objects(textpage=page.get_textpage()):
        if drawn.type == _TEXT_OBJECT:
            yield _Piece(drawn.extract(), *drawn.get_bounds())


def _lines(page: Any) -> Iterator[_Piece]:
    """The lines of a page; PDFium gives each sign its number and its box."""
    return _parts(page, lambda sign, before, after: sign == "\n")


def _words(page: Any) -> Iterator[_Piece]:
    """The words of a page, and parts of words that it draws on several lines."""
    return _parts(page, lambda sign, before, after: sign.isspace() or not before.bottom < _middle(after) < before.top)


def _parts(page: Any, is_end: Callable[[str, _Piece, _Piece], bool]) -> Iterator[_Piece]:
    """The text of a page, parted where it ends: at a sign, which stands between two pieces, or at one of these."""
    from pypdfium2.raw import FPDFText_GetUnicode

    text = page.get_textpage()
    part: list[_Piece] = []
    for at in range(text.count_chars()):
        piece = _Piece(chr(FPDFText_GetUnicode(text, at)), *text.get_charbox(at, loose=True))
        if part and is_end(piece.words, part[-1], piece):
            yield _joined(part)
            part = []
        if not piece.words.isspace():
            part.append(piece)
        elif part:
            part[-1] = part[-1]._replace(words=part[-1].words + piece.words)
    if part:
        yield _joined(part)


def _joined(part: Sequence[_Piece]) -> _Piece:
    words, left, bottom, right, top = zip(*part, strict=True)
    return _Piece("".join(words), min(left), min(bottom), max(right), max(top))


def _in_runs(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Runs of pieces that go down the page, from the one that begins highest."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if not runs or _middle(piece) > runs[-1][-1].top:
            runs.append([])
        runs[-1].append(piece)
    for run in sorted(runs, key=lambda run: (round(-run[0].top / _LEVEL), run[0].left)):
        yield from run


def _in_rows(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The rows of a page from top to bottom, each from left to right; a raised number is of its word's row."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.bottom - piece.top):
        row = next((row for row in rows if _beside(row[0], _middle(piece))), None)
        if row is None:
            rows.append(row := [])
        row.append(piece)
    for row in sorted(rows, key=lambda row: -row[0].top):
        yield from sorted(row, key=lambda piece: piece.left)


def _middle(piece: _Piece) -> float:
    return (piece.bottom + piece.top) / 2


def _beside(piece: _Piece, height: float) -> bool:
    """Whether a height is that of a piece or little more or less, as the middle of a comma or of a raised number is."""
    more = (piece.top - piece.bottom) / 4
    return piece.bottom - more <= height <= piece.top + more


Pieces = Callable[[Any], Iterator[_Piece]]
Order = Callable[[Iterable[_Piece]], Iterator[_Piece]]


def _placed(pieces: Pieces, order: Order, data: bytes) -> Iterator[str]:
    for page, noted in _pages(data):
        for piece in order(pieces(page)):
            yield from _cut(piece.words)
        yield from noted


BY_LINES = (
    _by_lines,
    partial(_placed, _lines, _in_runs),
    partial(_placed, _lines, _in_rows),
    partial(_placed, _words, _in_rows),
)
BY_OBJECTS = (
    _by_objects,
    partial(_placed, _drawn, _in_runs),
    partial(_placed, _drawn, _in_rows),
    partial(_placed, _words, _in_rows),
)
