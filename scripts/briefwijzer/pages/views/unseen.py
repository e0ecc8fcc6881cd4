"""A letter for its editor: at each doubt of its import, the source and what was made of it, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...addresses.here import Here
from ...checks.opened import Unreadable
from ...checks.segments import READERS
from ...data.doubts import Doubt
from ...data.letter_corpus import LetterCorpus
from ...data.text import Paragraph
from .entries import PlaceLink, place_link
from .links import LinkTo, letter_link

_AROUND = 2  # lines of the source before and behind


@dataclass(frozen=True)
class DoubtView:
    """One doubt: what was not sure, the lines of the source with the line in question, and the paragraph made of it."""

    doubt: Doubt
    before: str
    line: str
    behind: str
    place: PlaceLink | None
    made: str


@dataclass(frozen=True)
class UnseenView:
    """All doubts of a letter, those that are decided too."""

    letter: LinkTo
    open: int
    doubts: tuple[DoubtView, ...]


def unseen_view(letter: LetterCorpus, here: Here) -> UnseenView:
    """The page of one letter."""
    pieces = _pieces(letter)
    doubts = tuple(_doubt_view(letter, doubt, pieces, here) for doubt in letter.doubts)
    return UnseenView(letter_link(letter, here), letter.unseen, doubts)


def _pieces(letter: LetterCorpus) -> list[str]:
    try:
        found = READERS[letter.record.source.file][0](letter.source_bytes)
        return [" ".join(piece.split()) for piece in found if piece.strip()]
    except Unreadable:
        return []


def _doubt_view(letter: LetterCorpus, doubt: Doubt, pieces: Sequence[str], here: Here) -> DoubtView:
    words = doubt.words or ""
    before, line, behind = _around(words, pieces)
    paragraph = letter.paragraphs[doubt.block][1] if doubt.block in letter.paragraphs else _paragraph(letter, words)
    return DoubtView(
        doubt=doubt,
        before=before,
        line=line,
        behind=behind,
        place=place_link(letter, paragraph.id, here) if paragraph else None,
        made=paragraph.prose.printed if paragraph else "",
    )


def _around(words: str, pieces: Sequence[str]) -> tuple[str, str, str]:
    """The line of the source that has some words, between those before it and behind it; else the words alone."""
    at = _line_with(words, pieces) if words else None
    if at is None:
        return "", words, ""
    return " ".join(pieces[max(at - _AROUND, 0) : at]), pieces[at], " ".join(pieces[at + 1 : at + 1 + _AROUND])


def _line_with(words: str, pieces: Sequence[str]) -> int | None:
    """The line of the source that has the words, or the first of them."""
    for wanted in (words, " ".join(words.split()[:3]), words.split()[0]):
        for index, piece in enumerate(pieces):
            if wanted in piece:
                return index
    return None


def _paragraph(letter: LetterCorpus, words: str) -> Paragraph | None:
    """The paragraph that has the words, as far as they stand together there."""
    if not words:
        return None
    found = (one for _, one in letter.paragraphs.values() if words in one.prose.printed)
    return next(found, None)
