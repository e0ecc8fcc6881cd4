"""Notes that somebody typed in a word processor: raised numbers, and further on a paragraph with each number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...data.prose import BREAK
from .draft import Draft, DraftBlock, DraftDoubt, DraftNote

# A raised number, underlined too where it is a link; behind a measure it is a power.
_MARK = re.compile(r"(?<!\bm)(?<!\b[kcdm]m)(?:⟦([biu])⟧)?⟦sup⟧(\d{1,3})⟦/sup⟧(?(1)⟦/\1⟧)")
_NOTE = re.compile(r"(?:⟦sup⟧(\d{1,3})⟦/sup⟧|(\d{1,3})(?= )) *(\S.*)")


def take_typed_notes(draft: Draft) -> None:
    """Make notes of paragraphs of a draft without any, where they count from one and each has one mark before them."""
    first, end, notes = (0, 0, []) if draft.notes else _numbered(draft.blocks)
    numbers = [note.number for note in notes]
    marks = [mark[2] for block in draft.blocks[:first] for text in block.texts for mark in _MARK.finditer(text)]
    if not notes or sorted(mark for mark in marks if mark in numbers) != sorted(numbers):
        return

    def marked(words: str) -> str:
        return _MARK.sub(lambda mark: f"⟦{mark[2]}⟧" if mark[2] in numbers else mark[0], words)

    behind = draft.blocks[end:]
    draft.blocks = [*(block.with_texts(marked) for block in draft.blocks[:first]), *behind]
    draft.notes = notes
    draft.numbers += [*numbers, *numbers]
    what = f"from here on notes 1 to {len(notes)}, because raised numbers in the text have these numbers"
    draft.decisions.append(f"{notes[0].place}: {what}")
    if behind and behind[0].kind == "paragraph":
        choice = "taken as text behind the notes, though it may be a part of the last one"
        draft.doubts.append(DraftDoubt(behind[0].place, behind[0].text[:60], "note-text", choice))


def _numbered(blocks: Sequence[DraftBlock]) -> tuple[int, int, list[DraftNote]]:
    """The last paragraphs that count from one, those between two of them with the first; where they begin and end."""
    single = [block.kind == "paragraph" and not block.label for block in blocks]
    found = [_NOTE.fullmatch(block.text) if alone else None for block, alone in zip(blocks, single, strict=True)]
    numbers = [int(one[1] or one[2]) if one else 0 for one in found]
    first = max((at for at, number in enumerate(numbers) if number == 1), default=len(blocks))
    notes: list[tuple[DraftBlock, list[str]]] = []
    end = first
    for at in range(first, len(blocks)):
        if not single[at]:
            break
        if (one := found[at]) and numbers[at] == len(notes) + 1:
            if notes:
                notes[-1][1].extend(block.text for block in blocks[end:at])
            notes.append((blocks[at], [one[3]]))
            end = at + 1
    made = [
        DraftNote(str(n), str(n), BREAK.join(words), place=block.place) for n, (block, words) in enumerate(notes, 1)
    ]
    return first, end, made
