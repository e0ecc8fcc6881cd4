"""The texts of the notes of a PDF: at the foot of pages, or at the end.

A note begins with a raised number at the start of a line whose letters are smaller than those of the body, or that
stands below a short rule; it goes on while lines are of that kind, over the end of the page too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .found_notes import FoundNote, Notes
from .lines import Leaf, Line, Piece, lines_of
from .note_numbers import (
    SIZE_OF_NOTES,
    UNRAISED,
    end_of_text,
    equal_start,
    may_be_flat,
    number_of,
    raised_numbers,
    start_of,
)
from .pdf_lines import SMALLER
from .pdf_marks import SIGN, set_marks
from .plain_marks import AFTER

STAR = re.compile(rf"[\[(]?({SIGN}|[a-z](?=[)\]]))[.)\]]?\s*(?=[^\s*†‡])")
SENTENCE_END = re.compile(r"[.!?:;»”’)\"/]$")


def take_notes(leaves: Sequence[Leaf], body: float) -> Notes:
    """Take the texts of notes out of the lines of the pages, and give every mark its note."""
    notes = Notes()
    for leaf in leaves:
        _join_marks(leaf)
    lines = lines_of(leaves)
    raised = any(start_of(line) for line in lines if line.size <= SIZE_OF_NOTES * body)
    on_sheet: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        on_sheet[line.sheet].update(raised_numbers([line]))
    before: set[str] = set()
    end = end_of_text(leaves, body)
    if any(_rule(leaf) is not None for leaf in leaves if end and leaf.number < min(end)):
        end = {}  # notes stand at the foot of pages, and what ends the text is a list
    flat = not end and may_be_flat(lines, body)
    for leaf in leaves:
        # notes at the end of a document have their marks on earlier pages, those below columns in each of them
        here = on_sheet[leaf.lines[0].sheet] if leaf.lines else set()
        before |= here
        last = _last_number(notes)
        first = end.get(leaf.number, None if raised else equal_start(leaf, before, here, last, flat=flat))
        _take_from(leaf, body, first, raised, before, notes)
    notes.set_keys()
    set_marks(leaves, notes)
    return notes


def _join_marks(leaf: Leaf) -> None:
    """Put a mark that had no room behind its word, and so stands alone on the next line, where it belongs."""
    for above, line, below in zip(leaf.lines, leaf.lines[1:], [*leaf.lines[2:], None], strict=False):
        small = line.size <= SMALLER * above.size and (below is None or below.size > line.size)
        if small and re.fullmatch(r"\d{1,3}", line.text) and 0 < above.y - line.y < 2 * above.size:
            above.pieces += [replace(piece, raised=True, blank=False) for piece in line.pieces]
            leaf.lines.remove(line)


def _take_from(leaf: Leaf, body: float, first: int | None, raised: bool, marks: set[str], notes: Notes) -> None:
    """Take the notes of a page: those from the line ``first`` on are as large as the text, which may have ended."""
    rule = _rule(leaf)
    most = SIZE_OF_NOTES * body
    kept: list[Line] = []
    # small lines whose note is not known yet
    waiting: list[Line] = []
    inside = False
    # the marks of this page whose notes have not begun: those stand at its foot in that order, whatever their numbers
    here = raised_numbers(leaf.lines)
    for index, line in enumerate(leaf.lines):
        below = leaf.lines[index + 1 :]
        foot = rule is not None and line.y < rule
        as_large = first is not None and index >= first
        small = foot or as_large or line.size <= most
        note = None
        if below and _stands_alone(line, below[0], line.size if foot else most, marks, notes):
            # its text stands below it: the first word did not fit beside it
            note = FoundNote(line.text, leaf.number, [], place=line.place, printed=line.text)
        elif small:
            at_foot = foot or as_large or all(one.size <= most or one.text in marks for one in below)
            number = _number_at(line, below, marks, notes, foot=foot, at_foot=at_foot, raised=raised)
            if not number and number_of(line) in here[:1] and (start_of(line) or not raised):
                number = here[0]
            note = _begun(line, number, leaf.number) if number else None
        if note:
            kept += _continue(waiting, leaf, line, notes, rule)
            waiting, inside = [], True
            notes.found.append(note)
            del here[:1]
        elif small and inside:
            notes.found[-1].lines.append(line)
        elif small:
            waiting.append(line)
        else:
            kept += [*waiting, line]
            waiting, inside = [], False
    kept += _continue(waiting, leaf, None, notes, rule)
    _told(kept, rule, notes)
    leaf.lines = kept


def _number_at(
    line: Line, below: Sequence[Line], marks: set[str], notes: Notes, *, foot: bool, at_foot: bool, raised: bool
) -> str:
    """The number of a note with which a small line begins; empty where it begins with none."""
    number = start_of(line)
    if number and _plausible(number, marks, notes):
        return number
    number, sure = _unraised(line, below, marks if at_foot else set(), foot, raised, notes)
    if number and (raised or not sure):
        choice = f"taken as the beginning of note {number}, though its number is not raised"
        notes.doubts.append(line.doubt("note-number", choice, words=4))
    return number


def _begun(line: Line, number: str, page: int) -> FoundNote:
    """A note out of its first line."""
    rest = _without_number(line, number)
    end = line.text.index(number) + len(number)
    printed = line.text[:end] + line.text[end : len(line.text) - len(rest.text)].strip()
    return FoundNote(number, page, [rest], place=line.place, printed=printed)


def _stands_alone(line: Line, text: Line, most: float, marks: set[str], notes: Notes) -> bool:
    """Whether a line is nothing but the number of the next note, with letters of at most such a size right below it."""
    if not re.fullmatch(r"\d{1,3}", line.text) or line.text not in marks:
        return False
    near = 0 < line.y - text.y < 1.8 * line.size and text.size <= most
    return near and int(line.text) == _last_number(notes) + 1 and not number_of(text)


def _told(kept: Sequence[Line], rule: float | None, notes: Notes) -> None:
    """Tell where lines below the rule were kept as text."""
    below = [line for line in kept if rule is not None and line.y < rule]
    if below:
        choice = "kept as text, though it stands below the rule above the notes"
        notes.doubts.append(below[0].doubt("note-text", choice))


def _rule(leaf: Leaf) -> float | None:
    """The height of the short rule that separates the notes from the text, when the page has one."""
    left = min((line.x0 for line in leaf.lines), default=0.0)
    for x0, y0, x1, _ in sorted(leaf.rules, key=lambda box: box[1]):
        if abs(x0 - left) > 8 or not 40 < x1 - x0 < 0.55 * leaf.width:
            continue
        # those between the rows of a table are alike, or go on in the next column
        if any(abs(box[1] - y0) < 1 and abs(box[0] - x1) < 1 for box in leaf.rules) or any(
            abs(box[1] - y0) > 2 and abs(box[0] - x0) + abs(box[2] - x1) < 2 for box in leaf.rules
        ):
            continue
        under = [line for line in leaf.lines if -1 <= line.y - y0 < 4.5 and line.x0 < x1 and line.x1 > x0]
        below = [line for line in leaf.lines if line.y < y0]
        if under or not below:
            continue
        if leaf.number > 1 or any(map(number_of, below)):
            return y0
    return None


def _unraised(
    line: Line, below: Sequence[Line], marks: set[str], foot: bool, raised: bool, notes: Notes
) -> tuple[str, bool]:
    """The number of a note that is not raised, and whether it is sure: a mark on the page says so.

    Where other numbers are raised, only the next one may not be: a line within a note may begin with a number too.
    """
    star = STAR.match(line.text)
    if star and star[1] in marks:
        return star[1], True
    match = UNRAISED.match(line.text)
    if match is None or AFTER.match(line.text[match.end(1) :]):
        return "", False
    number = match[1]
    last = _last_number(notes)
    follows = int(number) == last + 1
    if any(start_of(other) == number for other in below):
        return "", False
    if raised and not follows:
        return "", False
    if (follows or number == "1") and number in marks:
        return number, True
    if last < int(number) <= last + 5 and number in marks:
        return number, False
    if not follows or not match["apart"]:
        return "", False
    return (number, False) if foot or last else ("", False)


def _plausible(number: str, marks: set[str], notes: Notes) -> bool:
    """A note number goes on by one, or by a few where some are missing, or begins anew; letters go on by one."""
    if number.isalpha():
        letter = next((note.number for note in reversed(notes.found) if note.number.isalpha()), "")
        return number in marks and number in ("a", chr(ord(letter) + 1) if letter else "a")
    last = _last_number(notes)
    if not number.isdigit() or not last:
        return True
    return int(number) == 1 or last < int(number) <= last + 5


def _last_number(notes: Notes) -> int:
    """The number of the last note that has one in digits; 0 for none."""
    return int(next((note.number for note in reversed(notes.found) if note.number.isdigit()), "0"))


def _continue(waiting: list[Line], leaf: Leaf, first: Line | None, notes: Notes, rule: float | None) -> list[Line]:
    """Small lines above the first note of a page, or alone at its foot: more of the last note, or text (given back).

    More of a note stands close to the next one, looks like it, and is one block at the foot of the page.
    """
    if not waiting or not notes.found:
        return waiting
    last = notes.found[-1]
    if last.lines[-1].page != leaf.number - 1:
        return waiting
    if rule is not None and waiting[-1].y < rule:
        last.lines += [line for line in waiting if line.y < rule]
        return [line for line in waiting if line.y >= rule]
    start = len(waiting)
    below = first
    while start and _continues(waiting[start - 1], below, last.lines[-1]):
        start -= 1
        below = waiting[start]
    text, more = waiting[:start], waiting[start:]
    if not more:
        return waiting
    if SENTENCE_END.search(last.lines[-1].text) and not more[0].text[:1].islower():
        choice = f"taken as more of note {last.number} from the page before"
        notes.doubts.append(more[0].doubt("note-text", choice))
    last.lines += more
    return text


def _continues(line: Line, below: Line | None, note: Line) -> bool:
    if abs(line.size - note.size) > 0.4 or line.bold or line.x0 > note.x0 + 20:
        return False
    if any(piece.gap > 1.6 for piece in line.pieces[1:]):
        return False
    return below is None or 0 < line.y - below.y < 1.7 * note.size


def _without_number(line: Line, number: str) -> Line:
    first = line.pieces[0]
    rest = first.text.lstrip("[(").removeprefix(number).lstrip("]).")
    pieces = list(line.pieces[1:])
    if rest.strip():
        pieces.insert(0, Piece(rest.strip(), first.x0, first.x1, first.size, first.bold, first.italic))
    return replace(line, pieces=pieces)
