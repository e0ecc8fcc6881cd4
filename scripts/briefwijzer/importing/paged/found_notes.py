"""The notes that a reader found, before they have their keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..drafts.draft import DraftDoubt, DraftLeftOut
from .lines import Line


@dataclass
class FoundNote:
    """A note: its number as printed, the key of its marks, and the lines of its text with the number taken off."""

    number: str
    page: int
    lines: list[Line]
    key: str = ""
    marked: bool = False
    place: str = ""
    # its number as it stands before it, and its marks as they stand in the text
    printed: str = ""
    marks: list[str] = field(default_factory=list)


@dataclass
class Notes:
    """The notes of a document in their order, and what is not sure about them."""

    found: list[FoundNote] = field(default_factory=list)
    doubts: list[DraftDoubt] = field(default_factory=list)
    # numbers whose text is not known
    lost: list[DraftLeftOut] = field(default_factory=list)
