"""From what was found on the pages to the parts of a draft: what was left out, notes with their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ...data.prose import BREAK
from ..drafts.draft import Draft, DraftDoubt, DraftLeftOut, DraftNote, numbers_of
from ..drafts.notekeys import keys
from ..drafts.signs import MARK, plain
from ..drafts.structure import arranged
from ..official.heads import without_heads
from .found_notes import Notes
from .joining import Hyphens, joined
from .lines import Leaf, Line
from .pdf_official import opening_of_answers


def finished(
    draft: Draft,
    pages: Sequence[Leaf],
    notes: Notes,
    hyphens: Hyphens,
    *,
    official: bool,
    mended: set[str],
    doubts: Iterable[DraftDoubt],
) -> Draft:
    """The draft with its parts told apart and its notes, left-out words and doubts put in.

    ``mended`` has the words that were put together again, ``doubts`` what only this kind of file leaves open.
    """
    outside = [one for leaf in pages for one in leaf.outside]
    draft.left_out += [DraftLeftOut(plain(one.words), one.reason, one.place) for one in outside]
    if official:
        opening_of_answers(draft)
    else:
        without_heads(draft)
    arranged(draft)
    _note_texts(notes, hyphens, draft)
    draft.doubts += [*hyphens.doubts, *doubts]
    draft.doubts.sort(key=lambda doubt: numbers_of(doubt.place))
    draft.joined, draft.unhyphenated = hyphens.joined, hyphens.unhyphenated
    draft.numbers += hyphens.dropped
    draft.decisions += [f"'{words}' put together again" for words in sorted(mended)]
    return draft


def _note_texts(notes: Notes, hyphens: Hyphens, draft: Draft) -> None:
    """The notes with their keys: those of an annex that count anew have the annex before the number."""
    parts: dict[str, str] = {}
    annex = 0
    for block in draft.blocks:
        annex += block.kind == "annex"
        for text in block.texts:
            for key in MARK.findall(text):
                parts.setdefault(key, f"b{annex}" if annex else "")
    last = ""
    told: list[tuple[str, str]] = []
    for note in notes.found:
        last = parts.get(note.key, last)
        told.append((last, note.number))
    given = dict(zip((note.key for note in notes.found), keys(told), strict=True))
    draft.blocks = [
        block.with_texts(lambda words: MARK.sub(lambda match: f"⟦{given.get(match[1], match[1])}⟧", words))
        for block in draft.blocks
    ]
    draft.left_out += notes.lost
    # places are known in a PDF only
    lines = [line for note in notes.found for line in note.lines if not line.at]
    right = max((line.x1 for line in lines), default=0.0)
    for note in notes.found:
        text = BREAK.join(joined(part, hyphens).text() for part in _paragraphs(note.lines, right))
        draft.notes.append(DraftNote(given[note.key], note.number, text, place=note.place))
        draft.numbers += [note.printed, *note.marks]


def _paragraphs(lines: Sequence[Line], right: float) -> list[list[Line]]:
    """The paragraphs of a note: one ends with a sentence, in a line that has room for the next word."""
    parts = [[lines[0]]]
    for above, line in pairwise(lines):
        room = right - above.x1 > line.first - line.x0 + 0.5 * line.size
        ended = re.search(r"[.!?»”)]$", above.words) and line.text[:1].isupper()
        if room and right and ended and above.page == line.page:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts
