"""The marks of notes in a PDF: raised numbers that have a note, and others where a note has no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..drafts.draft import DraftDoubt
from .found_notes import FoundNote, Notes
from .lines import Leaf, Line, Piece, lines_of

SIGN = r"\*{1,4}|†{1,2}|‡{1,2}|§"
# What was taken is never given back (++, *+): numbers that touch could be parted in very many ways.
MARKS = re.compile(
    r"[\[(]?(?:\d++|[*†‡§]++|[a-z])[\])]?(?:\s*+(?:[,;/]\s*+)?[\[(]?(?:\d++|[*†‡§]++|(?<=[\])]\()[a-z])[\])]?)*+[.,;:]?"
)
# Behind these a raised number may be an exponent, or the 2 of square metres.
UNIT = re.compile(r"(?:^|[\d\s(/])(?:[kcdm]?m|ha|CO|NO|SO)$", re.IGNORECASE)
POWER = re.compile(r"(?<![\w.,])(?:10|e)$")
SURE, LIKELY, EXPONENT = range(3)
# In the cells of a table a mark may stand so many lines lower than one further to the right.
LINES_OFF = 2

Spot = tuple[int, int]  # the line of a mark among all lines, and its piece in that


def set_marks(leaves: Sequence[Leaf], notes: Notes) -> None:
    """Give each raised number its note, and look for the marks that are not raised.

    A raised number behind a digit or a unit may be an exponent: it is a mark where its note has no other, and where it
    stands between the marks of the notes before and after.
    """
    lines = lines_of(leaves)
    places: dict[str, Spot] = {}
    for chance in (SURE, LIKELY, EXPONENT):
        for number, line in enumerate(lines):
            pieces: list[Piece] = []
            for index, piece in enumerate(line.pieces):
                before = "".join(other.text for other in line.pieces[:index])[-12:]
                mark = piece.raised and not piece.mark and MARKS.fullmatch(piece.text.strip())
                if not mark or _chance(piece.text, before) != chance:
                    pieces.append(piece)
                elif chance == SURE:
                    pieces += _as_marks(piece, before, line, notes)
                else:
                    pieces += _as_exponent(piece, before, line, (number, index), places, notes)
            line.pieces = pieces
        places = {
            piece.mark: (number, index)
            for number, line in reversed(list(enumerate(lines)))
            for index, piece in enumerate(line.pieces)
            if piece.mark
        }
    _infer(leaves, notes)


def _chance(text: str, before: str) -> int:
    """How likely raised characters are a mark, by what stands before them."""
    if POWER.search(before) or (UNIT.search(before) and text in ("2", "3")):
        return EXPONENT
    return LIKELY if re.search(r"\d$", before) else SURE


def _as_exponent(
    piece: Piece, before: str, line: Line, place: Spot, places: Mapping[str, Spot], notes: Notes
) -> Iterator[Piece]:
    """A raised number behind a digit or a unit: as marks where its notes lack one here, else as it stands."""
    parts = _parts(piece.text, line.page, notes)
    wanted = [_note_for(part, line.page, notes) for part in parts[1::2]]
    slack = 0 if _chance(piece.text, before) == EXPONENT else LINES_OFF
    if not all(note and not note.marked and _between_marks(note, place, places, notes, slack) for note in wanted):
        yield piece
        return
    if _chance(piece.text, before) == EXPONENT:
        words = f"{before.split()[-1]}{piece.text}"
        choice = f"taken as the mark of note {parts[1]}, though it may be a raised number"
        notes.doubts.append(DraftDoubt(line.place, words, "note-mark", choice))
    yield from _as_marks(piece, before, line, notes)


def _between_marks(note: FoundNote, place: Spot, places: Mapping[str, Spot], notes: Notes, slack: int) -> bool:
    """Whether a place lies behind the mark of the last note before it that has one, and before that of the next.

    It may stand up to ``slack`` lines before the one, or behind the other.
    """
    at = next(index for index, other in enumerate(notes.found) if other is note)
    before = next((places[other.key] for other in reversed(notes.found[:at]) if other.key in places), None)
    after = next((places[other.key] for other in notes.found[at + 1 :] if other.key in places), None)
    line, index = place
    return (before is None or before < (line + slack, index)) and (after is None or (line - slack, index) < after)


def _as_marks(piece: Piece, before: str, line: Line, notes: Notes) -> Iterator[Piece]:
    parts = _parts(piece.text, line.page, notes)
    if any(_note_for(part, line.page, notes) is None for part in parts[1::2]):
        if not before.rstrip()[-1:].isdigit() and re.search(r"\d|[*†‡§]", piece.text):
            words = f"{before.split()[-1] if before.split() else ''}{piece.text}"
            choice = "kept as a raised number: no note has this number"
            notes.doubts.append(DraftDoubt(line.place, words, "note-mark", choice))
        yield piece
        return
    for index, part in enumerate(parts):
        blank = piece.blank if index == 0 else False
        if index % 2:
            note = _note_for(part, line.page, notes)
            assert note is not None
            if note.marked and note.page != line.page:
                choice = f"taken as another mark of note {part}, which stands on another page"
                notes.doubts.append(DraftDoubt(line.place, f"{before[-12:]}{piece.text}", "note-mark", choice))
            note.marks.append(part)
            first = not "".join(parts[:index])
            yield Piece(part, piece.x0, piece.x1, piece.size, blank=first and piece.blank, mark=note.key)
        elif part:
            yield Piece(part, piece.x0, piece.x1, piece.size, blank=blank)


def _parts(text: str, page: int, notes: Notes) -> list[str]:
    """Raised characters as numbers, at the odd places, and what stands between them."""
    parts = re.split(rf"(\d+|{SIGN}|[a-z])", text)
    for index in range(len(parts) - 2, 0, -2):
        both = pair(parts[index])
        whole = _note_for(parts[index], page, notes)
        first, second = (_note_for(part, page, notes) for part in both) if both else (None, None)
        if first is not None and (whole is None or _are_next(first, second, whole, notes)):
            parts[index : index + 1] = [both[0], "", both[1]]
    return parts


def _are_next(first: FoundNote, second: FoundNote | None, whole: FoundNote, notes: Notes) -> bool:
    """Whether two marks side by side are rather these two than one: most of the notes up to that one have none yet."""
    if second is None or first.marked or second.marked:
        return False
    numbers = [index for index, note in enumerate(notes.found) if note is first or note is whole]
    between = notes.found[numbers[0] : numbers[-1]]
    return sum(not note.marked for note in between) > len(between) / 2


def _note_for(number: str, page: int, notes: Notes) -> FoundNote | None:
    """The note with this number that stands nearest: on this page, a later one, an earlier one."""
    same = [note for note in notes.found if note.number == number]
    return min(same, key=lambda note: (abs(note.page - page), note.page < page), default=None)


def _infer(leaves: Sequence[Leaf], notes: Notes) -> None:
    """Marks that are not raised: the number of a note that has no mark, glued to a word or behind it."""
    for position, note in enumerate(notes.found):
        if note.marked:
            continue
        place = _glued(note, leaves, notes.found, position)
        if place is None:
            notes.tell_unmarked(note)
            continue
        line, index, match = place
        piece = line.pieces[index]
        start, end = match.span(1)
        words = re.split(r"\s", piece.text[:end])[-1]
        if words == note.number:
            words = " ".join(piece.text[:end].split()[-2:])
        before = replace(piece, text=piece.text[:start].rstrip())
        after = Piece(piece.text[end:], piece.x0, piece.x1, piece.size, piece.bold, piece.italic)
        mark = Piece(note.number, piece.x0, piece.x1, piece.size, mark=note.key, blank=not before.text and piece.blank)
        line.pieces[index : index + 1] = [part for part in (before, mark, after) if part.text]
        note.marks.append(note.number)
        notes.doubts.append(DraftDoubt(line.place, words, "note-mark", f"taken as the mark of note {note.number}"))


def _glued(
    note: FoundNote, leaves: Sequence[Leaf], found: Sequence[FoundNote], position: int
) -> tuple[Line, int, re.Match[str]] | None:
    """The first place between the marks of its neighbours where the number of a note stands at the end of a word."""
    number = re.escape(note.number)
    # glued to a letter or a closing sign; else alone at the end of a sentence or line
    for pattern in (rf"(?<=[^\W\d_]|[)»”’\"'?!.,;]){number}(?![\d%,])", rf"(?<=\s)({number})(?=[.,;:]?$|\.\s)"):
        compiled = re.compile(pattern if "(" + number in pattern else pattern.replace(number, f"({number})", 1))
        for line, index, piece in _between(leaves, found, position):
            match = compiled.search(piece.text)
            if match and not re.search(
                r"(?:^|\s)(?:[A-Z]\.?|(?:\d+\.)+|CO|NO|m|km|nr\.|art\.|artikel|lid|blz\.|p\.)$",
                piece.text[: match.start(1)],
            ):
                return line, index, match
    return None


def _between(leaves: Sequence[Leaf], found: Sequence[FoundNote], position: int) -> Iterator[tuple[Line, int, Piece]]:
    """The pieces of the text after the mark of the note before, up to the mark of the next one."""
    before = next((note.key for note in reversed(found[:position]) if note.marked), "")
    after = next((note.key for note in found[position + 1 :] if note.marked), "")
    begun = not before
    for leaf in leaves:
        for line in leaf.lines:
            for index, piece in enumerate(line.pieces):
                if piece.mark and piece.mark == before:
                    begun = True
                elif piece.mark and piece.mark == after and begun:
                    return
                elif begun and not piece.mark and not piece.raised and leaf.number <= found[position].page:
                    yield line, index, piece


def pair(digits: str) -> tuple[str, ...]:
    """Two numbers that follow each other, printed without anything between: 910 is 9 and 10."""
    for cut in range(1, len(digits) if digits.isdecimal() else 0):
        first, second = digits[:cut], digits[cut:]
        if first[0] != "0" and second[0] != "0" and int(second) == int(first) + 1:
            return first, second
    return ()
