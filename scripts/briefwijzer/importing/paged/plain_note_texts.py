"""The lines at the foot of a page of a text as notes: which number belongs to which lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..drafts.draft import DraftDoubt, DraftLeftOut
from .found_notes import FoundNote, Notes
from .groups import GOES_ON
from .joining import ADDRESS
from .lines import Line, Piece

NOTE_ENDS = re.compile(r"[.!?;»”)]$")
NUMBER_ALONE = re.compile(r"(\d(?: ?\d)?|\d{3})")
NUMBERED = re.compile(r"(\d(?: ?\d)?|\d{3})\s+(?=\S)")
# Words that many notes begin with.
NOTE_BEGINS = re.compile(
    r"(?:kamerstuk|aanhangsel|handelingen|https?:|www\.|stb\.|stcrt\.|zie\b|ecli|idem|ibid|tk\b|ek\b|art\.|com\()",
    re.IGNORECASE,
)
# Some tools put no blank between the number and the words.
NUMBER_GLUED = re.compile(r"(\d{1,3})(?=[^\W\d_a-z]|[«“‘\"(]|https?:|www\.)")


@dataclass
class _Printed:
    """The number of a note as it is printed, and the line directly behind it."""

    words: str
    place: str
    text: Line | None


def number_at(line: Line, expected: int) -> tuple[re.Match[str] | None, re.Match[str] | None, int]:
    """The number that a line is, or with which it begins; kerning may part its digits."""
    alone, numbered = NUMBER_ALONE.fullmatch(line.text), NUMBERED.match(line.text)
    glued = NUMBER_GLUED.match(line.text)
    if glued and int(glued[1]) == expected:
        return None, glued, expected
    found = alone or numbered
    if found is None:
        return None, None, 0
    whole = int(found[1].replace(" ", ""))
    if " " in found[1] and whole != expected:
        numbered = re.match(r"(\d)\s+", line.text)
        return None, numbered, int(line.text[0])
    return alone, None if alone else numbered, whole


def notes_of(zone: Sequence[Line], first: int, page: int, notes: Notes) -> list[FoundNote]:
    """The notes in the lines at the foot of a page; numbers may stand alone, and even after all texts."""
    numbers: list[int] = []
    texts: dict[int, list[Line]] = {}
    printed: dict[int, _Printed] = {}
    current = 0
    lines = list(_parted(zone, first))
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        top = max(numbers, default=first - 1)
        alone, numbered, number = number_at(line, top + 1)
        if number and ((top < number <= top + 6) or (alone and first <= number < top)) and number not in numbers:
            numbers.append(number)
            words = line.text if alone else line.text[: numbered.end()].strip() if numbered else ""
            printed[number] = _Printed(words, line.place, after)
            texts.setdefault(number, [])
            if number > top and not (alone and number == first and texts[number]):
                current = number
            if alone:
                continue
            line = _cut(line, numbered.end() if numbered else 0)
            printed[number].text = line
        texts.setdefault(current or first, []).append(line)
    return _shared_out(sorted(texts), texts, printed, page, notes)


def _parted(zone: Sequence[Line], first: int) -> Iterator[Line]:
    """The lines, parted where a tool ran several notes together: "… nr. 6.2Kamerstukken …"."""
    following = first + 1
    for line in zone:
        while True:
            cut = re.search(rf"(?<=[^\s\d]){following}(?=[^\W\d_a-z]|[«“‘\"(]|https?:|www\.)", line.text)
            if cut is None or cut.start() == 0:
                break
            yield _cut(line, 0, cut.start())
            line = _cut(line, cut.start())
            following += 1
        number = number_at(line, following)[2]
        following = number + 1 if number == following else following
        yield line


def _shared_out(
    order: Sequence[int], texts: dict[int, list[Line]], printed: dict[int, _Printed], page: int, notes: Notes
) -> list[FoundNote]:
    """Numbers and texts that stand apart: as many lines as numbers are a note each."""
    found: list[FoundNote] = []
    for group in _grouped(order, texts):
        lines = [line for number in group for line in texts[number]]
        starts = _starts(lines, len(group))
        if len(group) == 1:
            parts = [lines]
        elif starts:
            parts = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
        else:
            parts = [texts[number] for number in group]
        for number, part in zip(group, parts, strict=True):
            own = printed.get(number, _Printed("", "", None))
            apart = not part or own.text is not part[0]
            if apart and own.words:
                notes.lost.append(DraftLeftOut(own.words, "note-number", own.place))
            if not part:
                choice = f"left out: the text of note {number} could not be told from the one before"
                notes.doubts.append(DraftDoubt(own.place, own.words, "note-text", choice))
                continue
            if len(group) > 1:
                choice = f"taken as note {number}: its number stands elsewhere"
                notes.doubts.append(part[0].doubt("note-text", choice, words=5))
            found.append(FoundNote(str(number), page, part, place=part[0].place, printed="" if apart else own.words))
    return found


def _starts(lines: Sequence[Line], count: int) -> list[int]:
    """Where so many notes begin among lines without numbers: where it looks most like it; empty when too few do."""
    longest = max((line.x1 for line in lines), default=0)
    chances = {index: _begins(lines[index - 1], lines[index], longest) for index in range(1, len(lines))}
    likely = sorted((index for index, chance in chances.items() if chance > 0), key=lambda index: -chances[index])
    return [0, *sorted(likely[: count - 1])] if len(likely) >= count - 1 else []


def _begins(above: Line, line: Line, longest: float) -> float:
    """How much a line looks like the first of a note: below a short line or a sentence, with what notes begin with."""
    cited = NOTE_BEGINS.match(line.text)
    if above.text.endswith((",", "-")) or GOES_ON.search(above.text) or (line.text[:1].islower() and not cited):
        return 0
    chance = 2.0 if above.x1 < 0.75 * longest else 1.0 if above.x1 < 0.9 * longest else 0.0
    chance += 1.5 * bool(NOTE_ENDS.search(above.text) or ADDRESS.search(above.text))
    return chance + 2 * bool(cited) + line.text[:1].isupper()


def _grouped(order: Sequence[int], texts: dict[int, list[Line]]) -> list[list[int]]:
    """Numbers in groups with one text each: those without text belong to the one before, the first to the next."""
    groups: list[list[int]] = []
    for number in order:
        if not groups or (texts[number] and any(texts[other] for other in groups[-1])):
            groups.append([number])
        else:
            groups[-1].append(number)
    return groups


def _cut(line: Line, count: int, end: int | None = None) -> Line:
    """The line without its first characters, or only up to its end."""
    if end is not None:
        return replace(line, pieces=[Piece(line.text[:end], line.x0, line.x1)])
    pieces = [replace(piece) for piece in line.pieces]
    while pieces and count > 0:
        head = pieces[0].text
        if len(head) <= count:
            count -= len(head) + 1
            pieces.pop(0)
        else:
            pieces[0].text = head[count:].lstrip()
            count = 0
    return replace(line, pieces=pieces)
