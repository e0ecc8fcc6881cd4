"""The notes of a text out of a PDF: texts at the foot of its pages, marks that are numbers like others.

Nothing says which number is a mark. The numbers of the notes count up, so their marks are looked for in that order,
before the notes of a page; every one of them is told as a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..drafts.draft import DraftDoubt
from .found_notes import Notes
from .joining import ADDRESS
from .lines import Leaf, Line, lines_of
from .plain_marks import AFTER, places, set_marks
from .plain_note_texts import NOTE_ENDS, NUMBER_ALONE, notes_of, number_at

# Notes of more lines are seldom; so many lines below a note are rather text.
LONG_NOTE, LINES_OF_TEXT = 12, 5
# So many notes at least stand at the end of a document, where notes do.
NOTES_AT_END = 5


def take_notes(leaves: Sequence[Leaf]) -> Notes:
    """Take the notes out of the pages and set their marks."""
    notes = Notes()
    earlier: list[Line] = []
    end = _end_of_text(leaves)
    for leaf in leaves:
        if leaf.number >= end:
            _take_from(leaf, earlier, notes)
        earlier += leaf.lines
    _broken(notes)
    notes.set_keys()
    set_marks(leaves, notes, end)
    return notes


def _end_of_text(leaves: Sequence[Leaf]) -> int:
    """The page on which all notes of a document begin, when they stand at its end; else 0.

    They count from one, and each has a place for its mark before the first of them.
    """
    lines = lines_of(leaves)
    start = next((index for index in range(len(lines) - 1, 0, -1) if number_at(lines[index], 1)[2] == 1), 0)
    count = 0
    for line in lines[start:] if start else ():
        count += number_at(line, count + 1)[2] == count + 1
    marked = sum(_marked(lines[:start], number) for number in range(1, count + 1))
    return lines[start].page if count >= NOTES_AT_END and marked >= 0.9 * count else 0


def _take_from(leaf: Leaf, earlier: Sequence[Line], notes: Notes) -> None:
    last = int(notes.found[-1].number) if notes.found else 0
    # a note may be lost, and numbers may begin anew
    for first in (last + 1, last + 2, last + 3, 1):
        # the marks of earlier pages are those of the notes that were found
        start = _zone(leaf, first, earlier if first > last else ())
        if start is not None:
            break
    else:
        _go_on(leaf, notes)
        return
    if first == last + 2 and (carried := _carried(leaf, start, last + 1, earlier)) is not None:
        start, first = carried, last + 1
    if first != last + 1 and first > 1:
        choice = f"taken as note {first}: note {last + 1} was not found"
        notes.doubts.append(leaf.lines[start].doubt("note-number", choice, words=4))
    if all(NUMBER_ALONE.fullmatch(line.text) for line in leaf.lines[start:]):
        # the numbers stand below all texts
        usual = _usual(leaf)
        while start > 1 and leaf.lines[start - 1].y - leaf.lines[start].y <= usual:
            start -= 1
    end = _end(leaf, start, first)
    zone, below = leaf.lines[start:end], leaf.lines[end:]
    leaf.lines = leaf.lines[:start]
    _go_on(leaf, notes)
    notes.found += notes_of(zone, first, leaf.number, notes)
    if below:
        # a column that stood to the right, or a page that no form feed parts from this one
        rest = replace(leaf, lines=below)
        choice = f"taken as text below the notes, not as more of note {notes.found[-1].number}"
        notes.doubts.append(below[0].doubt("note-text", choice))
        _take_from(rest, [*earlier, *leaf.lines], notes)
        leaf.lines += rest.lines


def _end(leaf: Leaf, start: int, first: int) -> int:
    """After how many lines of a page its notes end: where many lines without a number stand off below a sentence."""
    usual, following = _usual(leaf), first
    # a tool that leaves no blank lines tells it only by many lines more
    flat = all(above.y - line.y <= usual for above, line in pairwise(leaf.lines))
    least = 2 * LINES_OF_TEXT if flat else LINES_OF_TEXT
    for index in range(start, len(leaf.lines)):
        line, above = leaf.lines[index], leaf.lines[index - 1]
        if number_at(line, following)[2] == following:
            following += 1
        elif index > start and (flat or above.y - line.y > usual) and _ended(above):
            rest = leaf.lines[index : index + least]
            if len(rest) == least and not any(number_at(other, following)[2] == following for other in rest):
                return index
    return len(leaf.lines)


def _ended(line: Line) -> bool:
    return bool(NOTE_ENDS.search(line.text) or ADDRESS.search(line.text))


def _carried(leaf: Leaf, start: int, number: int, earlier: Sequence[Line]) -> int | None:
    """Where a note begins whose mark stands on the page before: directly above the notes of this page."""
    if not _marked([line for line in earlier if line.page == leaf.number - 1], number):
        return None
    usual = _usual(leaf)
    for index in range(start - 1, 0, -1):
        if leaf.lines[index].y - leaf.lines[index + 1].y > usual:
            return None
        if number_at(leaf.lines[index], number)[2] == number:
            return index
    return None


def _usual(leaf: Leaf) -> float:
    """The usual distance of two lines of a page."""
    distances = Counter(a.y - b.y for a, b in pairwise(leaf.lines))
    return distances.most_common(1)[0][0] if distances else 1.0


def _go_on(leaf: Leaf, notes: Notes) -> None:
    """The lines directly above the notes of a page are more of a note of the page before that broke off."""
    last = notes.found[-1] if notes.found else None
    if last is None or last.page != leaf.number - 1 or NOTE_ENDS.search(last.lines[-1].text):
        return
    start = len(leaf.lines)
    usual = _usual(leaf)
    while start and (start == len(leaf.lines) or leaf.lines[start - 1].y - leaf.lines[start].y <= usual):
        start -= 1
    more = leaf.lines[start:]
    if not more or not start or not more[0].text[:1].islower():
        return
    choice = f"taken as more of note {last.number} from the page before"
    notes.doubts.append(more[0].doubt("note-text", choice))
    last.lines += more
    leaf.lines = leaf.lines[:start]


def _broken(notes: Notes) -> None:
    """Tell which notes may go on in the text, the last of a page that breaks off in a long line, or hold more of it."""
    for note in notes.found:
        if len(note.lines) > LONG_NOTE:
            words = " ".join(note.lines[-1].text.split()[-6:])
            choice = f"taken as the end of note {note.number}, which is long: it may hold words of the text"
            notes.doubts.append(DraftDoubt(note.lines[-1].place, words, "note-text", choice))
    widest = max((line.x1 for note in notes.found for line in note.lines), default=0)
    for note, after in pairwise(notes.found):
        end = note.lines[-1]
        if (
            after.page > note.page
            and end.page == note.page
            and not NOTE_ENDS.search(end.text)
            and end.x1 > 0.75 * widest
        ):
            words = " ".join(end.text.split()[-6:])
            choice = f"taken as the end of note {note.number}, though no sentence ends here"
            notes.doubts.append(DraftDoubt(end.place, words, "note-text", choice))


def _zone(leaf: Leaf, expected: int, earlier: Sequence[Line]) -> int | None:
    """Where the notes of a page begin: the last line with the expected number that has a mark above it.

    Notes at the end of a document have their marks on the pages before; then two numbers at least follow each other.
    """
    for index in range(len(leaf.lines) - 1, 0, -1):
        line = leaf.lines[index]
        alone, numbered, number = number_at(line, expected)
        if number != expected:
            continue
        if alone and index + 1 == len(leaf.lines):
            continue
        over = numbered is not None and bool(AFTER.match(line.text[len(numbered[0].rstrip()) :]))
        # a heading has others below it
        over = over or any(re.match(rf"{expected}\.\d", other.text) for other in leaf.lines[index + 1 : index + 3])
        if not over and _marked(leaf.lines[:index], expected):
            return index
    for index, line in enumerate(leaf.lines):
        if number_at(line, expected)[2] == expected and _marked(earlier, expected) and _marked(earlier, expected + 1):
            if any(number_at(other, expected + 1)[2] == expected + 1 for other in leaf.lines[index + 1 :]):
                return index
    return None


def _marked(lines: Sequence[Line], number: int) -> bool:
    return any(place for line in lines for place in places(line, number, 0))
