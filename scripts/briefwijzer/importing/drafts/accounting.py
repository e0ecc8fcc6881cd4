"""Is every character of the source somewhere: in the text, in a note, or in the list of what was left out?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .draft import Draft
from .signs import characters, plain


@dataclass(frozen=True)
class Account:
    """How many characters the source has and how many came back, blanks apart, and where they begin to differ."""

    source: int
    kept: int
    missing: str = ""
    surplus: str = ""
    where: str = ""

    @property
    def equal(self) -> bool:
        """Whether every character of the source is accounted for, and no other is there."""
        return not self.missing and not self.surplus

    def __str__(self) -> str:
        if self.equal:
            return f"{self.source:,} characters of the source, all accounted for"
        lost = [f"missing: {self.missing}"] if self.missing else []
        lost += [f"too many: {self.surplus}"] if self.surplus else []
        lost += [self.where] if self.where else []
        return f"{self.source:,} characters in the source, {self.kept:,} accounted for; {'; '.join(lost)}"


def account(draft: Draft) -> Account:
    """Compare the source of a draft with what was made of it, by characters; by words to say where it fails."""
    source = Counter("".join(characters(segment.text) for segment in draft.segments))
    kept = Counter("".join(characters(text) for text in pieces(draft)))
    if source == kept:
        return Account(source.total(), kept.total())
    words = Counter(word for text in pieces(draft) for word in _words(text))
    where = ""
    for segment in draft.segments:
        for word in _words(segment.text):
            if words[word]:
                words[word] -= 1
            elif not where:
                where = f"first at {segment.place or 'the start'}: '{plain(segment.text)[:60]}'"
    return Account(source.total(), kept.total(), _told(source - kept), _told(kept - source), where)


def pieces(draft: Draft) -> Iterator[str]:
    """Everything that was made of a source; marks of notes are counted in ``numbers``."""
    for block in draft.blocks:
        if not block.automatic:
            yield block.label
        yield from block.texts
    for note in draft.notes:
        yield note.text
    for left in draft.left_out:
        yield left.words
    yield from draft.numbers


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", plain(text))


def _told(characters: Counter[str]) -> str:
    return ", ".join(f"{count} × {character}" for character, count in sorted(characters.items())[:12])
