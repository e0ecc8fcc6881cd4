"""Places in the words of a letter, and what a rule proposes there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..data.letter_corpus import LetterCorpus
from ..data.prose import Prose
from ..data.text import Paragraph

_MOST_AROUND = 12
# A paragraph, where words begin and end in it, and the other fields of the entry.
Found = tuple[Paragraph, int, int, dict[str, Any]]


@dataclass(frozen=True)
class Proposal:
    """An entry that a rule proposes: where the words stand, and what else is known."""

    paragraph: str
    start: int
    printed: str
    quote: str
    values: dict[str, Any] = field(default_factory=dict)


def paragraphs(letter: LetterCorpus) -> Iterator[Paragraph]:
    """Every paragraph of a letter that layers can quote."""
    return (paragraph for _, paragraph in letter.paragraphs.values())


def running(letter: LetterCorpus) -> Iterator[Paragraph]:
    """The paragraphs of the sections, without opening and closing: no address, no signature."""
    return (paragraph for section in letter.sections for paragraph in section.paragraphs)


def quote_around(text: str, start: int, end: int) -> str:
    """The words at a place with as many around them as make them stand once in the text; empty when nothing does.

    >>> quote_around("in 2016 en in 2017, niet in 2016", 3, 7)
    'in 2016 en'
    """
    for around in range(_MOST_AROUND):
        first, last = start, end
        for _ in range(around):
            first = text.rfind(" ", 0, max(first - 1, 0)) + 1 if first else 0
            last = next((at for at in (text.find(" ", last + 1),) if at >= 0), len(text))
        words = text[first:last].strip()
        # looked for twice at most: to count them all would read a long text to its end for each place
        if (at := text.find(words)) >= 0 and text.find(words, at + 1) < 0:
            return words
    return text


def sentences_of(paragraph: Paragraph) -> Iterator[tuple[int, Prose]]:
    """The sentences of a paragraph, each with the place where it begins in the words."""
    at = 0
    for sentence in paragraph.prose.sentences:
        start = paragraph.prose.plain.find(sentence.plain, at)
        at = start + len(sentence.plain)
        yield start, sentence


def overlaps(match: re.Match[str], taken: Iterable[tuple[int, int]]) -> bool:
    """Whether words stand among those of other places, given as where they begin and end."""
    return any(start < match.end() and match.start() < end for start, end in taken)


def proposals(found: Iterable[Found]) -> Iterator[Proposal]:
    """What a rule found as proposals; left out is what no words around it make a place of its own."""
    for paragraph, start, end, values in found:
        text = paragraph.prose.plain
        if quote := quote_around(text, start, end):
            yield Proposal(paragraph.id, start, text[start:end], quote, values)
