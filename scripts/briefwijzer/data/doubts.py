"""Doubts of an import: the places of a letter at which the program was not sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from .records import Record
from .values import Id, Text

DoubtReason = Literal[
    "note-mark", "note-text", "heading", "list", "table", "order", "hyphen", "word", "letter-or-margin",
    "note-number", "opening-closing", "ocr", "structure", "fact", "citation",
]  # fmt: skip


# The choice of an import that found a note and no place in the text for its mark; its words begin with the number.
NO_MARK = "no mark was found for this note"


class DoubtPlace(Record):
    """A place that a person must look at, until a decision is written beside it."""

    place: Text = Field(description="where it stands in the source: page 3, line 12; of a doubt with places how many")
    words: Text | None = Field(None, description="the words of the source at that place")
    decision: Literal["keep", "mended"] | None = Field(
        None, description="written by whoever looked: keep, the choice is right; mended, the files were changed by hand"
    )
    comment: Text | None = Field(None, description="why, ours")


class Doubt(DoubtPlace):
    """What an import was not sure of, for one reason and with one choice: at one place, or at several.

    The decision about it counts for each of its places that has none of its own.
    """

    id: Id = Field(description="d1, d2 by order")
    reason: DoubtReason = Field(description="what was not sure")
    choice: Text = Field(description="what the import made of it")
    places: list[DoubtPlace] = Field([], description="its places, where it has several")

    @property
    def each(self) -> Sequence[DoubtPlace]:
        """Its places, or itself."""
        return self.places or [self]

    @property
    def open(self) -> int:
        """At how many places nobody has decided yet."""
        return 0 if self.decision else sum(place.decision is None for place in self.each)


class DoubtsFile(Record):
    """doubts.yml: where the import of a letter was not sure, and what was decided."""

    doubts: list[Doubt] = Field(description="in the order of the source")
