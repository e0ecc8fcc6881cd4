"""The notes of a text out of a PDF: texts at the foot of its pages, marks that are numbers like others.

Nothing says which number is a mark. The numbers of the notes count up, so their marks are looked for in that order,
before the notes of a page; every one of them is told as a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..drafts.draft import DraftDoubt, DraftLeftOut
from .found_notes import FoundNote, Notes
from .groups import GOES_ON
from .joining import ADDRESS
from .layout import Leaf
from .lines import Line, Piece
from .plain_marks import AFTER, places, set_marks

ENDS = re.compile(r"[.!?;»”)]$")
ALONE = re.compile(r"(\d(?: ?\d)?|\d{3})")
NUMBERED = re.compile(r"(\d(?: ?\d)?|\d{3})\s+(?=\S)")
# Notes of more lines are seldom.
LONG = 12
# Words that many notes begin with.
CITED = re.compile(
    r"(?:kamerstuk|aanhangsel|handelingen|https?:|www\.|stb\.|stcrt\.|zie\b|ecli|idem|ibid|tk\b|ek\b|art\.|com\()",
    re.IGNORECASE,
)
# Some tools put no blank between the number and the words.
GLUED = re.compile(r"(\d{1,3})(?=[^\W\d_a-z]|[«“‘\"(]|https?:|www\.)")


@dataclass
class _Printed:
    """The number of a note as it is printed, and the line directly behind it."""

    words: str
    place: str
    text: Line | None


def take_notes(leaves: Sequence[Leaf]) -> Notes:
    """Take the notes out of the pages and set their marks."""
    notes = Notes()
    earlier: list[Line] = []
    for leaf in leaves:
        _take_from(leaf, earlier, notes)
        earlier += leaf.lines
    _broken(notes)
    for index, note in enumerate(notes.found):
        note.key = f"note-{index}"
    set_marks(leaves, notes)
    return notes


def _take_from(leaf: Leaf, earlier: Sequence[Line], notes: Notes) -> None:
    last = int(notes.found[-1].number) if notes.found else 0
    # a note may be lost, and numbers may begin anew
    for first in (last + 1, last + 2, last + 3, 1):
        start = _zone(leaf, first, earlier)
        if start is not None:
            break
    else:
        _go_on(leaf, notes)
        return
    if first == last + 2 and (carried := _carried(leaf, start, last + 1, earlier)) is not None:
        start, first = carried, last + 1
    if first != last + 1 and first > 1:
        words = " ".join(leaf.lines[start].text.split()[:4])
        choice = f"taken as note {first}: note {last + 1} was not found"
        notes.doubts.append(DraftDoubt(leaf.lines[start].place, words, "note-number", choice))
    if all(ALONE.fullmatch(line.text) for line in leaf.lines[start:]):
        # the numbers stand below all texts
        usual = _usual(leaf)
        while start > 1 and leaf.lines[start - 1].y - leaf.lines[start].y <= usual:
            start -= 1
    zone = leaf.lines[start:]
    leaf.lines = leaf.lines[:start]
    _go_on(leaf, notes)
    notes.found += _notes_of(zone, first, leaf.number, notes)


def _carried(leaf: Leaf, start: int, number: int, earlier: Sequence[Line]) -> int | None:
    """Where a note begins whose mark stands on the page before: directly above the notes of this page."""
    if not _marked([line for line in earlier if line.page == leaf.number - 1], number):
        return None
    usual = _usual(leaf)
    for index in range(start - 1, 0, -1):
        if leaf.lines[index].y - leaf.lines[index + 1].y > usual:
            return None
        if _number(leaf.lines[index], number)[2] == number:
            return index
    return None


def _usual(leaf: Leaf) -> float:
    """The usual distance of two lines of a page."""
    distances = Counter(a.y - b.y for a, b in pairwise(leaf.lines))
    return distances.most_common(1)[0][0] if distances else 1.0


def _go_on(leaf: Leaf, notes: Notes) -> None:
    """The lines directly above the notes of a page are more of a note of the page before that broke off."""
    last = notes.found[-1] if notes.found else None
    if last is None or last.page != leaf.number - 1 or ENDS.search(last.lines[-1].text):
        return
    start = len(leaf.lines)
    usual = _usual(leaf)
    while start and (start == len(leaf.lines) or leaf.lines[start - 1].y - leaf.lines[start].y <= usual):
        start -= 1
    more = leaf.lines[start:]
    if not more or not start or not more[0].text[:1].islower():
        return
    choice = f"taken as more of note {last.number} from the page before"
    notes.doubts.append(DraftDoubt(more[0].place, " ".join(more[0].text.split()[:6]), "note-text", choice))
    last.lines += more
    leaf.lines = leaf.lines[:start]


def _broken(notes: Notes) -> None:
    """Tell which notes may go on in the text, the last of a page that breaks off in a long line, or hold more of it."""
    for note in notes.found:
        if len(note.lines) > LONG:
            words = " ".join(note.lines[-1].text.split()[-6:])
            choice = f"taken as the end of note {note.number}, which is long: it may hold words of the text"
            notes.doubts.append(DraftDoubt(note.lines[-1].place, words, "note-text", choice))
    widest = max((line.x1 for note in notes.found for line in note.lines), default=0)
    for note, after in pairwise(notes.found):
        end = note.lines[-1]
        if after.page > note.page and end.page == note.page and not ENDS.search(end.text) and end.x1 > 0.75 * widest:
            words = " ".join(end.text.split()[-6:])
            choice = f"taken as the end of note {note.number}, though no sentence ends here"
            notes.doubts.append(DraftDoubt(end.place, words, "note-text", choice))


def _zone(leaf: Leaf, expected: int, earlier: Sequence[Line]) -> int | None:
    """Where the notes of a page begin: the last line with the expected number that has a mark above it.

    Notes at the end of a document have their marks on the pages before; then two numbers at least follow each other.
    """
    for index in range(len(leaf.lines) - 1, 0, -1):
        line = leaf.lines[index]
        alone, numbered, number = _number(line, expected)
        if number != expected:
            continue
        if alone and index + 1 == len(leaf.lines):
            continue
        over = numbered is not None and AFTER.match(line.text[len(numbered[0].rstrip()) :])
        # a heading has others below it
        over = over or any(re.match(rf"{expected}\.\d", other.text) for other in leaf.lines[index + 1 : index + 3])
        if not over and _marked(leaf.lines[:index], expected):
            return index
    for index, line in enumerate(leaf.lines):
        if _number(line, expected)[2] == expected and _marked(earlier, expected) and _marked(earlier, expected + 1):
            if any(_number(other, expected + 1)[2] == expected + 1 for other in leaf.lines[index + 1 :]):
                return index
    return None


def _number(line: Line, expected: int) -> tuple[re.Match[str] | None, re.Match[str] | None, int]:
    """The number that a line is, or with which it begins; kerning may part its digits."""
    alone, numbered = ALONE.fullmatch(line.text), NUMBERED.match(line.text)
    glued = GLUED.match(line.text)
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


def _marked(lines: Sequence[Line], number: int) -> bool:
    return any(place for line in lines for place in places(line, number, 0))


def _notes_of(zone: Sequence[Line], first: int, page: int, notes: Notes) -> list[FoundNote]:
    """The notes in the lines at the foot of a page; numbers may stand alone, and even after all texts."""
    numbers: list[int] = []
    texts: dict[int, list[Line]] = {}
    printed: dict[int, _Printed] = {}
    current = 0
    lines = list(_parted(zone, first))
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        top = max(numbers, default=first - 1)
        alone, numbered, number = _number(line, top + 1)
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
        number = _number(line, following)[2]
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
                words = " ".join(part[0].text.split()[:5])
                choice = f"taken as note {number}: its number stands elsewhere"
                notes.doubts.append(DraftDoubt(part[0].place, words, "note-text", choice))
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
    cited = CITED.match(line.text)
    if above.text.endswith((",", "-")) or GOES_ON.search(above.text) or (line.text[:1].islower() and not cited):
        return 0
    chance = 2.0 if above.x1 < 0.75 * longest else 1.0 if above.x1 < 0.9 * longest else 0.0
    chance += 1.5 * bool(ENDS.search(above.text) or ADDRESS.search(above.text))
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
        piece = Piece(line.text[:end], line.x0, line.x1)
        return Line(line.page, line.number, line.x0, line.x1, line.y, line.size, [piece], line.first, at=line.at)
    pieces = [Piece(p.text, p.x0, p.x1, p.size, blank=p.blank, gap=p.gap) for p in line.pieces]
    while pieces and count > 0:
        head = pieces[0].text
        if len(head) <= count:
            count -= len(head) + 1
            pieces.pop(0)
        else:
            pieces[0].text = head[count:].lstrip()
            count = 0
    return Line(line.page, line.number, line.x0, line.x1, line.y, line.size, pieces, line.first, at=line.at)
