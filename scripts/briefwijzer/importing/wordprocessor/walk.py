"""What the walks through Word and ODT files share: the paragraphs with their looks, boxes, tables for layout."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree

from ...data.prose import BREAK
from ...problems import refused
from ..drafts.above import names_fields
from ..drafts.draft import BlockKind, Draft, DraftBlock, DraftRow, Segment
from ..drafts.signing import is_office
from ..drafts.signs import Runs
from ..drafts.typed_notes import RAISED, take_typed_notes
from ..kinds import OCR
from ..official.heads import without_heads
from .looks import Looked, framed, side_by_side


class LetterWalk(ABC):
    """A walk through a file, which finds paragraphs with their looks and blocks that are whole."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.found: list[Looked] = []
        self.count = 0  # of paragraphs and tables
        self.columns = 0  # of fields or offices that the last paragraph has side by side

    @property
    def place(self) -> str:
        """Where the walk stands, for a reader of the file."""
        return f"paragraph {max(self.count, 1)}"

    @abstractmethod
    def container(self, element: etree._Element) -> None:
        """All that an element holds."""

    @abstractmethod
    def surroundings(self) -> None:
        """What stands around the text: heads and feet of the pages, which are left out."""

    def made(self, name: str) -> Draft:
        """The draft, when its blocks are made of what was found and its notes are read."""
        take_typed_notes(self.draft, RAISED)
        without_heads(self.draft)
        self.surroundings()
        if not self.draft.blocks:
            raise refused(name, "K503", "holds no text, perhaps only pictures of pages", OCR)
        return self.draft

    def held(self, element: etree._Element) -> list[Looked]:
        """What an element holds, apart from what was found before."""
        first = len(self.found)
        self.container(element)
        held = self.found[first:]
        del self.found[first:]
        return held

    def cell(self, element: etree._Element) -> str:
        """The words of a cell, its paragraphs and items on lines of their own."""
        count = self.count
        lines = []
        for one in self.held(element):
            if one.block:  # a table or a figure within
                lines += one.block.texts
            else:
                lines.append(f"{one.mark} {one.runs.text()}".strip())
                self.draft.segments += [Segment(one.mark)] if one.mark else []
        self.count = count
        return BREAK.join(line for line in lines if line)

    def keep(self, runs: Runs, style: str, level: int, **looks: Any) -> None:
        """Keep a paragraph, or several where line breaks part them outside a list.

        Names of fields side by side, and their values on the next line, have a line each; so have offices and names.
        """
        columns = runs.columns
        offices = len(columns) > 1 and all(map(is_office, columns))
        side_by_side = names_fields(columns) or offices or len(columns) == self.columns
        if side_by_side:
            runs = runs.broken_at_tabs()
        self.columns = len(columns) if side_by_side else 0
        parts = [runs] if level else runs.parted()
        self.found += [Looked(one, self.place, style, level=level, **looks) for one in parts]

    def whole(self, kind: BlockKind, text: str = "", rows: tuple[DraftRow, ...] = ()) -> None:
        """Keep a figure or a table."""
        self.found.append(Looked(block=DraftBlock(kind, text, rows=rows, place=self.place)))

    def boxed(self, element: etree._Element, lines: Sequence[str], kind: str) -> None:
        """Keep the text of a box: a picture with its caption, a frame, or lines that a letter begins with."""
        if kind == "figure":
            self.whole("figure", BREAK.join(lines))
            return
        held = self.held(element)
        self.draft.doubts += [framed(held, self.place)] if held and kind == "frame" else []
        self.found += held

    def layout(self, rows: Iterable[Sequence[etree._Element]]) -> None:
        """Read the cells of a table that only puts texts in their places, one after the other."""
        for cells in rows:
            self.found += side_by_side([self.held(cell) for cell in cells])
