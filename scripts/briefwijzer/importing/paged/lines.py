"""Pages and their lines: what a PDF, and a text out of a PDF, have in common for the readers.

A line is made of pieces, each of one look. Lengths are in points; of a text without places they are in columns, and the
distance of two lines is in line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..drafts.draft import DoubtReason, DraftDoubt, LeftOutReason

# How a line ends with which a sentence does.
ENDS = re.compile(r"[.!?:;»”’)\"'…]$")
# From the left, from below, to the right, and up: two corners, in points from the lower left corner of a page.
Box = tuple[float, float, float, float]
# A paragraph of a tagged PDF: its place on the page, and the numbers of its marked contents; empty where none is known.
Part = tuple[int, ...]
# The border between two cells counts as a gap of so many ems.
BORDER = 8.0
# Words that stand so many ems apart or more are pieces of their own: they may be cells.
PIECES_APART = 0.7


@dataclass(slots=True)
class Piece:
    """Characters of one look; ``gap`` is the space before it in ems, ``blank`` whether that separates words.

    ``mark`` is the key of the note whose mark this is; ``drawn`` says where the file has it on its page, 0 when that is
    not known; ``placed`` that it was put there and no blank typed, where the file has all others; ``spaced`` that the
    file has a blank behind it.
    """

    text: str
    x0: float = 0
    x1: float = 0
    size: float = 1
    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    blank: bool = False
    gap: float = 0
    mark: str = ""
    drawn: int = 0
    placed: bool = False
    spaced: bool = False


@dataclass(slots=True)
class Line:
    """A line of a page; both numbers count from 1. ``at`` says where it is when pages say nothing.

    ``sheet`` is the page of the file; ``page`` is another number where each column counts as a page.
    """

    page: int
    number: int
    x0: float
    x1: float
    y: float
    size: float
    pieces: list[Piece] = field(default_factory=list)
    # the right edge of its first word, the left one of the second, and the narrowest blank in it, in ems
    first: float = 0
    second: float = 0
    tight: float = 0
    # whether its blanks are of one width, as those of a justified line are
    even: bool = False
    at: str = ""
    underlined: bool = False
    # whether it stands between borders of cells, and whether one runs between it and the line above
    bordered: bool = False
    ruled: bool = False
    # where the borders of cells beside it stand, from the left
    borders: tuple[float, ...] = ()
    sheet: int = 0
    # the paragraph that the file says it belongs to
    part: Part = ()

    def __post_init__(self) -> None:
        self.sheet = self.sheet or self.page

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return self.at or f"page {self.sheet}, line {self.number}"

    @property
    def spaced(self) -> bool:
        """Whether the file has a blank behind it."""
        return self.pieces[-1].spaced

    @property
    def text(self) -> str:
        """Its words, marks included as they are printed."""
        return words_of(self.pieces)

    @property
    def words(self) -> str:
        """Its words without the marks of notes."""
        return words_of(piece for piece in self.pieces if not piece.mark)

    @property
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(piece.bold or not _letters(piece) for piece in self.pieces) and any(map(_letters, self.pieces))

    @property
    def italic(self) -> bool:
        """Whether all of its letters are italic."""
        return all(piece.italic or not _letters(piece) for piece in self.pieces) and any(map(_letters, self.pieces))

    def doubt(self, reason: DoubtReason, choice: str, words: int = 6) -> DraftDoubt:
        """A doubt about the line, told by so many of its first words."""
        return DraftDoubt(self.place, " ".join(self.text.split()[:words]), reason, choice)


@dataclass(slots=True)
class Outside:
    """Words on a page that are not its text, and why."""

    words: str
    reason: LeftOutReason
    place: str
    y: float


@dataclass
class Leaf:
    """A page: the lines of its text from top to bottom, and what stands outside of it."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def leave_out(self, line: Line, reason: LeftOutReason) -> None:
        """Take a line out of the text."""
        self.lines.remove(line)
        self.outside.append(Outside(line.text, reason, line.place, line.y))


def lines_of(leaves: Iterable[Leaf]) -> list[Line]:
    """The lines of the text of all pages."""
    return [line for leaf in leaves for line in leaf.lines]


def leave_out(leaves: Iterable[Leaf], repeated: Iterable[Line]) -> None:
    """Take the heads of tables that pages repeat out of their text."""
    gone = {id(line) for line in repeated}
    for leaf in leaves:
        for line in [line for line in leaf.lines if id(line) in gone]:
            leaf.leave_out(line, "running-head")


def words_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces, with the blanks between them."""
    return "".join((" " if piece.blank else "") + piece.text for piece in pieces).strip()


def _letters(piece: Piece) -> bool:
    return not piece.raised and not piece.mark and any(character.isalpha() for character in piece.text)
