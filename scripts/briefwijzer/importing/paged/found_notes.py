"""The notes that a reader of pages found, before they have the keys of the letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...data.doubts import NO_MARK
from ..drafts.draft import DraftDoubt, DraftLeftOut
from .lines import Line


@dataclass
class FoundNote:
    """A note: its number as printed, the key of its marks, and the lines of its text with the number taken off."""

    number: str
    page: int
    lines: list[Line]
    key: str = ""
    place: str = ""
    # its number as it stands before it, and its marks as they stand in the text
    printed: str = ""
    marks: list[str] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        """Whether a mark of it was found."""
        return bool(self.marks)


@dataclass
class Notes:
    """The notes of a document in their order, and what is not sure about them."""

    found: list[FoundNote] = field(default_factory=list)
    doubts: list[DraftDoubt] = field(default_factory=list)
    # numbers whose text is not known
    lost: list[DraftLeftOut] = field(default_factory=list)

    def set_keys(self) -> None:
        """Give each note a key that no other has; what it is called in the end depends on its annex."""
        for index, note in enumerate(self.found):
            note.key = f"note-{index}"

    def tell_unmarked(self, note: FoundNote) -> None:
        """Tell that no mark of a note was found."""
        words = f"{note.number} {' '.join(note.lines[0].text.split()[:5])}"
        self.doubts.append(DraftDoubt(note.place, words, "note-mark", NO_MARK))
