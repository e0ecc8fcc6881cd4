"""Running text: words as printed, with the note marks in their place.

In the data a note mark is its number between white square brackets: ``de SER⟦1⟧ staan we``. These two characters occur
in no letter, so that nothing a letter can print (``[1]``, ``[^1]``, ``{1}``) is ever taken for a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

MARK = re.compile(r"⟦(\d{1,4})⟧")
OPEN, CLOSE = "⟦", "⟧"
# A sentence ends at . ! or ?, with closing quotes, brackets and note marks behind it, before a capital or a digit.
_END = re.compile(r"[.!?][”’»)\"]*(?:⟦\d{1,4}⟧)*(?= +[A-ZÀ-ÖØ-Þ0-9“‘«(])")
# Abbreviations after which a capital may follow inside a sentence; none fills the eight characters looked at.
_ABBREVIATIONS = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Z]|o\.a|jl|mln|mld|nr|nrs|red|dhr|mevr|drs|dr|ir|mr|prof|blz|p|d\.d|e\.d|bijv)$"
)


@dataclass(frozen=True)
class Run:
    """A stretch of words, or (with ``mark``) a note mark."""

    words: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Prose:
    """The text of a paragraph or heading.

    >>> text = Prose("Volgens de SER⟦1⟧ is dat zo. Ja.⟦2⟧ Nee.")
    >>> text.plain
    'Volgens de SER is dat zo. Ja. Nee.'
    >>> text.marks
    ('1', '2')
    >>> [sentence.plain for sentence in text.sentences]
    ['Volgens de SER is dat zo.', 'Ja.', 'Nee.']
    """

    raw: str

    @cached_property
    def plain(self) -> str:
        """The words without the marks."""
        return MARK.sub("", self.raw) if OPEN in self.raw else self.raw

    @property
    def printed(self) -> str:
        """The words with each mark as the bare number that the source prints."""
        return MARK.sub(r"\1", self.raw) if OPEN in self.raw else self.raw

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The numbers of the note marks, in order."""
        return tuple(MARK.findall(self.raw)) if OPEN in self.raw else ()

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The text as words and marks in turn, empty words left out."""
        if OPEN not in self.raw:
            return (Run(self.raw),)
        parts = MARK.split(self.raw)
        return tuple(
            Run(mark=part) if index % 2 else Run(words=part) for index, part in enumerate(parts) if index % 2 or part
        )

    @cached_property
    def sentences(self) -> tuple[Prose, ...]:
        """The sentences in order; joined with a space they are the text again."""
        found, start = [], 0
        for match in _END.finditer(self.raw):
            end = match.start()
            if self.raw[end] == "." and _ABBREVIATIONS.search(self.raw[max(start, end - 8) : end]):
                continue
            if end == start:  # ". . Pionieren": a full stop alone is no sentence
                continue
            found.append(Prose(self.raw[start : match.end()]))
            start = match.end() + 1
        return (*found, Prose(self.raw[start:]))

    def sentence_with(self, mark: str) -> Prose:
        """The sentence that carries the note mark.

        Raises LookupError when the text has no such mark.
        """
        for sentence in self.sentences:
            if mark in sentence.marks:
                return sentence
        raise LookupError(mark)


def stray_brackets(text: str) -> int | None:
    """The offset of a mark bracket that is not part of a well-formed mark, or None."""
    if OPEN not in text and CLOSE not in text:
        return None
    rest = MARK.sub(lambda match: "0" * len(match[0]), text)
    found = [offset for offset in (rest.find(OPEN), rest.find(CLOSE)) if offset >= 0]
    return min(found) if found else None
