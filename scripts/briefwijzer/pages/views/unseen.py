"""A letter for its editor: at each doubt of its import, the source and what was made of it, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...addresses.here import Here
from ...checks.opened import Unreadable
from ...checks.pdf_segments import pdf_pages
from ...checks.segments import READERS
from ...data.doubts import Doubt, DoubtPlace
from ...data.letter_corpus import LetterCorpus
from .entries import PlaceLink, note_link, place_link
from .links import LinkTo, letter_link, section_link

_AROUND = 2  # lines of the source before and behind
_LEAST = 6  # letters and digits of a beginning by which words are still found


# Words, with what stands before and behind them.
Excerpt = tuple[str, str, str]


class SpotView(NamedTuple):
    """A place of a doubt, with its words in the lines of the source, and in the part of the letter made of them."""

    spot: DoubtPlace
    source: Excerpt | None
    place: LinkTo | PlaceLink | None
    made: Excerpt | None


@dataclass(frozen=True)
class UnseenView:
    """All doubts of a letter with their places, those that are decided too."""

    letter: LinkTo
    open: int
    doubts: tuple[tuple[Doubt, list[SpotView]], ...]


def unseen_view(letter: LetterCorpus, here: Here) -> UnseenView:
    """The page of one letter."""
    pages = _pages(letter)
    parts = tuple(_parts(letter, here))
    doubts = ((doubt, [_spot_view(spot, pages, parts) for spot in doubt.each]) for doubt in letter.doubts)
    return UnseenView(letter_link(letter, here), letter.unseen, tuple(doubts))


def _pages(letter: LetterCorpus) -> list[list[str]]:
    """The lines of the source by its pages; what has no pages is one."""
    name, data = letter.record.source.file, letter.source_bytes
    try:
        pages = pdf_pages(data) if name == "source.pdf" else [READERS[name][0][0](data)]
        return [[" ".join(line.split()) for line in page] for page in pages]
    except Unreadable:
        return []


def _parts(letter: LetterCorpus, here: Here) -> Iterator[tuple[LinkTo | PlaceLink, str]]:
    """The paragraphs, notes and headings of a letter, each with the way to it and its printed words."""
    for name, (_, paragraph) in letter.paragraphs.items():
        yield place_link(letter, name, here), paragraph.prose.printed
    for note in letter.footnotes:
        yield note_link(letter, note, here), f"{note.number} {note.prose.printed}"
    for section in letter.sections:
        yield section_link(letter, section, here), section.title.printed


def _spot_view(
    spot: DoubtPlace, pages: Sequence[Sequence[str]], parts: Sequence[tuple[LinkTo | PlaceLink, str]]
) -> SpotView:
    page, line = _numbers(spot.place)
    nearest = [*pages[page - 1 : page], *pages[: page - 1], *pages[page:]]
    words = list(_beginnings(spot.words or ""))
    in_source = (found for part in words for lines in nearest if (found := _excerpt(part, lines, line)))
    in_letter = ((way, found) for part in words for way, text in parts if (found := _excerpt(part, [text])))
    place, made = next(in_letter, (None, None))
    return SpotView(spot, next(in_source, None), place, made)


def _numbers(place: str) -> tuple[int, int]:
    """The page and the line that a doubt names, 1 and 0 for what it does not name.

    >>> _numbers("page 5, line 47"), _numbers("line 12"), _numbers("file name")
    ((5, 47), (1, 12), (1, 0))
    """
    page, line = (re.search(rf"\b{name} (\d+)", place) for name in ("page", "line"))
    return int(page[1]) if page else 1, int(line[1]) if line else 0


def _beginnings(words: str) -> Iterator[str]:
    """The words, then fewer and fewer of the first: what follows may be on another line, or in another paragraph."""
    tokens = words.split()
    for count in range(len(tokens), 0, -1):
        beginning = " ".join(tokens[:count])
        if count == len(tokens) or len(re.sub(r"\W", "", beginning)) >= _LEAST:
            yield beginning


def _excerpt(words: str, lines: Sequence[str], line: int = 0) -> Excerpt | None:
    """Words in lines, however they are spaced and broken there, nearest to a line; with what stands around them."""
    text = "\n".join(lines)
    spelled = r"[\s-]*".join(re.escape(sign) for sign in re.sub(r"[\s-]", "", words))
    found = list(re.finditer(rf"(?<!\w){spelled}(?!\w)", text)) if spelled else []
    if not found:
        return None
    nearest = min(found, key=lambda match: abs(text.count("\n", 0, match.start()) + 1 - line))
    before, behind = text[: nearest.start()].split("\n"), text[nearest.end() :].split("\n")
    around = (" ".join(before[-_AROUND - 1 :]).lstrip(), nearest[0], " ".join(behind[: _AROUND + 1]))
    first, middle, last = (re.sub(r"\s+", " ", words) for words in around)
    return first, middle, last
