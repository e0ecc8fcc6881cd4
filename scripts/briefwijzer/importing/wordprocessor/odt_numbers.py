"""Automatic numbers of an ODT file, as the program that shows it prints them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..drafts.numerals import whole
from .odt_styles import OdtStyles


@dataclass
class OdtNumbers:
    """Counts the items of each list style, and the headings, level by level from 1."""

    styles: OdtStyles
    counts: dict[str, list[int]] = field(default_factory=dict)

    def begin(self, style: str, level: int, *, anew: bool) -> None:
        """A list begins; ``anew`` when it does not go on with the numbers of an earlier one."""
        if anew:
            self.counts.pop(style, None)
        self._reach(style, level)

    def next(self, style: str, level: int, *, start: str = "", counted: bool = True) -> str:
        """Count an item or a heading, and give its mark as printed; without ``counted`` it has no words of its own."""
        counts = self._reach(style, level)
        if counted:
            del counts[level:]
        counts[level - 1] = whole(start, counts[level - 1] + counted)
        return self.styles.mark(style, level, counts) if counted else ""

    def _reach(self, style: str, level: int) -> list[int]:
        """The counts up to a level; levels that were passed over stand at their first number."""
        counts = self.counts.setdefault(style, [])
        while len(counts) < level:
            first = self.styles.start(style, len(counts) + 1)
            counts.append(first if len(counts) + 1 < level else first - 1)
        return counts
