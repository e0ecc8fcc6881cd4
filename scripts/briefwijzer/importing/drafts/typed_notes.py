"""Notes that somebody typed: numbers raised or in brackets, and further on a paragraph with each number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...data.prose import BREAK
from .draft import Draft, DraftBlock, DraftDoubt, DraftLeftOut, DraftNote
from .signs import bare, without_emphasis

_SMALL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = r"⟦sup⟧\[?\d{1,3}\]?⟦/sup⟧|[⁰¹²³⁴-⁹]{1,3}"
_STYLED = r"(?:⟦([biu])⟧)?(?:%s)(?(1)⟦/\1⟧)"
# Each form of a mark, and that of the number before its note. Behind a measure a raised number is a power.
RAISED = (r"(?<!\bm)(?<!\b[kcdm]m)" + _STYLED % _NUMBER, rf"{_NUMBER}|\d{{1,3}}(?= )")
BRACKETED = (_STYLED % r"\[\d{1,3}\]", r"\[\d{1,3}\]")
BEHIND_WORDS = (r"(?:(?<=[a-z.?!])|(?<=[.?!] ))\d{1,3}\)", r"\d{1,3}\)")


def take_typed_notes(draft: Draft, *forms: tuple[str, str]) -> None:
    """Make notes of paragraphs of a draft without any, where they count from one and each has one mark before them.

    The first of the forms counts in which a paragraph has the number 1; each number of that form but a raised one must
    be a mark. A note has those of the links of the text whose words stand in it.
    """
    for mark, front in () if draft.notes else forms:
        first, end, found = _numbered(draft.blocks, re.compile(rf"({front}) *(\S.*)"))
        if found:
            _take(draft, first, end, found, re.compile(mark))
            return


def _take(draft: Draft, first: int, end: int, found: Sequence[tuple[str, DraftNote]], form: re.Pattern[str]) -> None:
    """Take notes with the number that is printed before each out of the blocks between two of a draft."""
    numbers = [note.number for _, note in found]
    marks = [(block, mark[0]) for block in draft.blocks[:first] for text in block.texts for mark in form.finditer(text)]
    marks = [(block, mark) for block, mark in marks if _number(mark) in numbers or form.pattern != RAISED[0]]
    if sorted(_number(mark) for _, mark in marks) != sorted(numbers):
        choice = "kept as words of the text: it is not certain which note it leads to"
        draft.doubts += [DraftDoubt(block.place, bare(mark), "note-mark", choice) for block, mark in marks]
        return

    def marked(words: str) -> str:
        return form.sub(lambda mark: f"⟦{own}⟧" if (own := _number(mark[0])) in numbers else mark[0], words)

    behind = draft.blocks[end:]
    draft.blocks = [*(block.with_texts(marked) for block in draft.blocks[:first]), *behind]
    for place, printed in [
        *((block.place, mark) for block, mark in marks),
        *((note.place, one) for one, note in found),
    ]:
        number = re.search(r"[^\W\[\])]+", bare(printed))
        draft.numbers += [number[0]] if number else []
        draft.left_out += [DraftLeftOut(one, "note-number", place) for one in bare(printed) if one in "[])"]
    draft.notes = [replace(note, links=tuple(one for one in draft.links if one[0] in note.text)) for _, note in found]
    what = f"from here on notes 1 to {len(numbers)}, because marks in the text have these numbers"
    draft.decisions.append(f"{draft.notes[0].place}: {what}")
    if behind and behind[0].kind == "paragraph":
        choice = "taken as text behind the notes, though it may be a part of the last one"
        draft.doubts.append(DraftDoubt(behind[0].place, behind[0].text[:60], "note-text", choice))


def _number(printed: str) -> str:
    return re.sub(r"\D", "", without_emphasis(printed).translate(_SMALL))


def _numbered(blocks: Sequence[DraftBlock], form: re.Pattern[str]) -> tuple[int, int, list[tuple[str, DraftNote]]]:
    """The last paragraphs that count from one, those between two of them with the first; where they begin and end."""
    single = [block.kind == "paragraph" and not block.label for block in blocks]
    found = [form.fullmatch(block.text) if alone else None for block, alone in zip(blocks, single, strict=True)]
    numbers = [_number(one[1]) if one else "" for one in found]
    first = max((at for at, number in enumerate(numbers) if number == "1"), default=len(blocks))
    notes: list[tuple[str, DraftNote]] = []
    end = first
    for at in range(first, len(blocks)):
        if not single[at]:
            break
        if (one := found[at]) and numbers[at] == str(len(notes) + 1):
            if notes:
                front, last = notes[-1]
                more = BREAK.join([last.text, *(block.text for block in blocks[end:at])])
                notes[-1] = front, replace(last, text=more)
            notes.append((one[1], DraftNote(numbers[at], numbers[at], one[2], place=blocks[at].place)))
            end = at + 1
    return first, end, notes
