"""Doubts of an import: the places of a letter at which the program was not sure."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .records import Record
from .values import Id, Text

DoubtReason = Literal[
    "note-mark",
    "note-text",
    "heading",
    "list",
    "table",
    "order",
    "hyphen",
    "word",
    "letter-or-margin",
    "note-number",
    "opening-closing",
    "ocr",
    "structure",
    "fact",
    "citation",
]


# The choice of an import that found a note and no place in the text for its mark; its words begin with the number.
NO_MARK = "no mark was found for this note"


class Doubt(Record):
    """A place that a person must look at, until a decision is written beside it."""

    id: Id = Field(description="d1, d2 by order")
    place: Text = Field(description="where it stands in the source: page 3, line 12")
    words: Text | None = Field(None, description="the words of the source at that place")
    reason: DoubtReason = Field(description="what was not sure")
    choice: Text = Field(description="what the import made of it")
    decision: Literal["keep", "mended"] | None = Field(
        None, description="written by whoever looked: keep, the choice is right; mended, the files were changed by hand"
    )
    comment: Text | None = Field(None, description="why, ours")

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decision is None


class DoubtsFile(Record):
    """doubts.yml: where the import of a letter was not sure, and what was decided."""

    doubts: list[Doubt] = Field(description="in the order of the source")
