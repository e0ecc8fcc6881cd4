"""Note marks: where in a letter a note is called."""

from __future__ import annotations

from dataclasses import dataclass

from .prose import Prose, printed_mark
from .text import Paragraph, Section


@dataclass(frozen=True)
class Mark:
    """A note mark in the text: the ``nth`` to a note, which stands in ``paragraph`` of ``section``, or in its heading.

    ``name`` is the id of the note without ``fn``.
    """

    name: str
    nth: int
    section: Section
    paragraph: Paragraph | None

    @property
    def number(self) -> str:
        """The number as printed."""
        return printed_mark(self.name)

    @property
    def anchor(self) -> str:
        """The element id of the mark: fnref12, b1-fnref1; for a second mark to the same note fnref12-2."""
        annex, dash, number = self.name.rpartition("-")
        return f"{annex}{dash}fnref{number}" if self.nth == 1 else f"{annex}{dash}fnref{number}-{self.nth}"

    @property
    def stands_in(self) -> Paragraph | Section:
        """What holds the mark."""
        return self.paragraph or self.section

    @property
    def prose(self) -> Prose:
        """The text that holds the mark."""
        return self.paragraph.prose if self.paragraph else self.section.title
