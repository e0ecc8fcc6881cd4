"""Two files of one letter, compared by words: the better one gives them, what differs is a doubt."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..problems import clipped, counted, refused
from .drafts.draft import Draft, DraftDoubt
from .drafts.signs import bare, plain

_MOST_TOLD = 50
_ALIKE = 0.6


def placed_words(draft: Draft) -> list[tuple[str, str]]:
    """The words of the text and of the notes, in order, each with its place in the source."""
    found: list[tuple[str, str]] = []
    for block in draft.blocks:
        found += [(word, block.place) for text in (block.label, *block.texts) for word in plain(bare(text)).split()]
    for note in draft.notes:
        found += [(word, f"note {note.number}") for word in plain(bare(note.text)).split()]
    return found


def alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two texts, given as their words, are of one letter."""
    matcher = difflib.SequenceMatcher(None, a, b)
    return sum(block.size for block in matcher.get_matching_blocks()) >= _ALIKE * min(len(a), len(b))


def compared(draft: Draft, other: Draft, other_name: str, name: str) -> list[DraftDoubt]:
    """What differs between two files of one letter; refuses two that are not of one letter."""
    ours, theirs = placed_words(draft), placed_words(other)
    a, b = [word for word, _ in ours], [word for word, _ in theirs]
    matcher = difflib.SequenceMatcher(None, a, b)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < _ALIKE * min(len(a), len(b)):
        message = f"has other words than {name}: {same} of {counted(len(a), 'word')} are the same"
        raise refused(other_name, "K501", message, "Import files of one letter only.")
    return list(_differing(matcher, ours, a, b, Path(other_name).name))[:_MOST_TOLD]


def _differing(
    matcher: difflib.SequenceMatcher[str], ours: list[tuple[str, str]], a: list[str], b: list[str], name: str
) -> Iterator[DraftDoubt]:
    for tag, first, last, start, end in matcher.get_opcodes():
        here, there = " ".join(a[first:last]), " ".join(b[start:end])
        if tag == "equal" or here.replace("-", "").replace(" ", "") == there.replace("-", "").replace(" ", ""):
            continue
        place = ours[min(first, len(ours) - 1)][1] if ours else ""
        choice = f"kept as it is; {name} has '{clipped(there)}'" if there else f"kept; {name} does not have it"
        yield DraftDoubt(place, clipped(here), "word", choice)
