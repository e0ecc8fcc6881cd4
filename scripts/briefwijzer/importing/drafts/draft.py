"""What a reader makes of one file: the blocks, notes and facts of a letter, before they get ids and are written.

A reader is a function ``read(data: bytes, name: str) -> Draft``; it raises ``Refused`` with one problem when the file
is none of its kind. Texts carry the inline signs of the corpus: ``⟦12⟧`` for the mark of note 12, ``⟦i⟧…⟦/i⟧`` for
emphasis, ``⟦br⟧`` for a line break that matters. They stand on one line with single blanks, in NFC, without ligatures.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from ...data.doubts import DoubtReason
from ...data.letter import LeftOutReason
from ...data.prose import BREAK
from .signs import bare, marks

BlockKind = Literal[
    "opening", "heading", "paragraph", "item", "table", "quotation", "figure", "closing", "annex"
]  # fmt: skip
# Readers name these from here.
__all__ = ["BlockKind", "DoubtReason", "Draft", "LeftOutReason", "Seen", "Segment", "SourceKind"]
SourceKind = Literal["xml", "html", "docx", "odt", "pdf", "text"]


@dataclass(frozen=True)
class DraftCell:
    """A cell of a table and how many columns and rows it spans."""

    text: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class DraftRow:
    """A row of a table; ``head`` when it names the columns."""

    cells: tuple[DraftCell, ...]
    head: bool = False


@dataclass(frozen=True)
class DraftBlock:
    """One block of the text in reading order; list items stand each for themselves.

    ``text`` is the caption of a table or figure and the title of an annex; ``label`` is the printed number of a heading
    or annex, or the printed mark of an item, without which an item goes on with the one before. ``level`` counts from
    1, for headings and items. What comes after an annex belongs to it, up to the next. ``place`` says where it stands
    in the source: "page 3, line 12", "paragraph 14". ``automatic`` is a label that is not among the characters of the
    source, but is made by the program that shows it.
    """

    kind: BlockKind
    text: str = ""
    level: int = 1
    label: str = ""
    rows: tuple[DraftRow, ...] = ()
    place: str = ""
    automatic: bool = False

    @property
    def words(self) -> str:
        """Its text without signs."""
        return bare(self.text).strip()

    @property
    def lines(self) -> list[str]:
        """The lines of its text, without signs."""
        return [bare(line).strip() for line in self.text.split(BREAK)]

    @property
    def texts(self) -> list[str]:
        """Its text and those of its cells."""
        return [self.text, *(cell.text for row in self.rows for cell in row.cells)]

    def with_texts(self, change: Callable[[str], str]) -> DraftBlock:
        """The block with its text and those of its cells changed."""
        rows = tuple(
            replace(row, cells=tuple(replace(cell, text=change(cell.text)) for cell in row.cells)) for row in self.rows
        )
        return replace(self, text=change(self.text), rows=rows)


@dataclass(frozen=True)
class DraftNote:
    """A note: its key is what stands in its mark (12, b1-1, x1), its number is as printed."""

    key: str
    number: str
    text: str
    links: tuple[tuple[str, str], ...] = ()  # words of the note, and the address that the source gives them
    place: str = ""


@dataclass(frozen=True)
class DraftLeftOut:
    """Words of the source that are not the letter, in the order of the source."""

    words: str
    reason: LeftOutReason
    place: str = ""


@dataclass(frozen=True)
class DraftDoubt:
    """A place where the reader is not sure, and what it chose; ``words`` stand in the source."""

    place: str
    words: str
    reason: DoubtReason
    choice: str


@dataclass(frozen=True)
class Seen:
    """A fact, and where it was seen: in the words of the letter, or in metadata with or beside it."""

    value: str
    source: Literal["letter", "metadata"] = "letter"
    confidence: Literal["high", "medium", "low"] = "high"


@dataclass(frozen=True)
class Segment:
    """A piece of the source as it stands there: a line of a page, a text between two tags."""

    text: str
    place: str = ""


def numbers_of(place: str) -> list[int]:
    """The numbers in a place, by which places follow each other: of page and line, or of the line alone."""
    return [int(number) for number in re.findall(r"\d+", place)]


@dataclass
class Draft:
    """What one file gives.

    ``segments`` is all that the source holds, read without looking at what it means: every non-blank character of it
    must come back in the text, the notes or what was left out. ``facts`` has lists, for what may be there more than
    once: kind, chamber, vergaderjaar, dossier, dossier_title, ondernummer, identifier, title, heading, date, received,
    place, addressee, sender, reference, url, reprint; dates are written as 2023-10-18, a sender as "name | function",
    where one of the two may be empty. ``joined`` are the words that a line end cuts in two after a hyphen that
    stays, ``unhyphenated`` those whose hyphen at a line end fell away. ``numbers`` are the printed numbers of the
    source that became the marks and the numbers of notes, ``records`` the fields of metadata records within the file,
    ``links`` the words and the address of each link, those of notes too. ``decisions`` are routine choices, told but
    no doubts.
    """

    kind: SourceKind
    blocks: list[DraftBlock] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    left_out: list[DraftLeftOut] = field(default_factory=list)
    doubts: list[DraftDoubt] = field(default_factory=list)
    facts: dict[str, list[Seen]] = field(default_factory=dict)
    joined: list[str] = field(default_factory=list)
    unhyphenated: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    records: list[dict[str, list[str]]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        """The keys of all note marks, in reading order."""
        return [key for block in self.blocks for text in block.texts for key in marks(text)]
