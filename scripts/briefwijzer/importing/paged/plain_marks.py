"""The marks of notes in a text out of a PDF: numbers like others, told apart by the order of the notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..drafts.draft import DraftDoubt
from .found_notes import FoundNote, Notes
from .lines import Leaf, Line, Piece, lines_of

# Words after which, and before which, a number is no mark.
BEFORE = re.compile(
    r"(?:\b(?:artikel|art\.|nr\.?|nummers?|lid|pagina|p\.|blz\.|vraag|vragen|onderdeel|deel|bijlage|paragraaf|hoofdstuk|"
    r"fase|tabel|figuur|top|€|\d[\d.,]*)|[€$£])\s*$",
    re.IGNORECASE,
)
SELDOM = re.compile(r"\b(?:circa|ruim|van|tot|op|de|per|in|met|aan|over|en|of|ongeveer)\s*$", re.IGNORECASE)
AFTER = re.compile(
    # whole words: a note may well begin with Europese Commissie, Jaarverslag or Maatregelen
    r"\s*(?:(?:procent|mil(?:joen|jard)(?:en)?|euro|jaar|jaren|maanden|weken|dagen|uur|jan(?:uari)?|feb(?:ruari)?|maart|"
    r"mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|km|kg|"
    r"tot en met)\b|"
    r"[%°]|m2|[.,]\d|[-–/:]\d|t/m|\d)",
    re.IGNORECASE,
)
NAME_BEHIND = re.compile(r"(?:^|[\s(-])(?:[A-Z]{1,3}|[mkc]m|CO|[a-zA-Z])$|\d[.,:]$|[-–/]$|\b(?:nr|art|p|blz)\.$")
# A year, or a number in thousands: digits directly behind it belong to no number.
WHOLE = r"(?<![\d.,])(?:(?:19|20)\d\d|\d{1,3}(?:\.\d{3})+)"
# Behind a year a number may stand alone, where the sentence pauses or ends.
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?P<ended>[.,;:?!]?) $")
# "3 en 4": of these numbers none is a mark.
LISTED_BEFORE = re.compile(r"\d (?:en|of|tot|t/m) $")
LISTED_AFTER = re.compile(r" (?:en|of|tot|t/m) \d")
EXPONENT_BEHIND = re.compile(r"(?:^|[\s\d(])(?:[kcdm]?m|CO|NO|SO|10)\s?$")
# What stands behind the number of a heading or an item.
LABEL_BEHIND = re.compile(r"[.)](?:\d+[.)])*\d*\s")
# From this weight on a place is likely, and of others so many are told.
LIKELY_WEIGHT, OTHERS_TOLD = 1.0, 3
# Below this weight it is none.
LEAST_WEIGHT = 0.2
# A number is judged by so many letters on either side.
NEAR = 40


@dataclass
class _Place:
    """A number that may be a mark: where it stands, and how likely it is one."""

    line: Line
    piece: Piece
    start: int
    end: int
    weight: float
    order: tuple[int, int]


def places(line: Line, number: int, order: int) -> list[_Place]:
    """Where a number stands in a line as a mark may: glued to a word, or alone behind one."""
    digits = str(number)
    if digits not in line.text:
        return []
    found = []
    last, following = str(number - 1), str(number + 1)
    behind = re.compile(rf"{WHOLE}(?:{last}(?:, ?)?)?({digits})(?=(?:(?:, ?)?{following})?(?!\d))")
    for piece in line.pieces:
        for match in behind.finditer(piece.text):
            found.append(_Place(line, piece, match.start(1), match.end(1), 1.5, (order, match.start(1))))
    # two marks may stand side by side: "45" for 4 and 5
    pattern = rf"(?<!\d)(?:{last})?({digits})(?=(?:{following})?(?!\d))"
    for index, piece in enumerate(line.pieces):
        for match in re.finditer(pattern, piece.text):
            # what is further off says nothing, and would be asked again for each number
            before = piece.text[max(match.start(1) - NEAR, 0) : match.start(1)]
            after = piece.text[match.end(1) : match.end(1) + NEAR] + " " * (index + 1 < len(line.pieces))
            before = re.sub(rf"(?<!\d){last}([.,]?) ?$", r"\1", before)
            after = re.sub(rf"^[.,]? ?{following}(?!\d)", "", after)
            weight = _weight(before, after, index == 0)
            both = match.start(1) > match.start() or piece.text[match.end(1) : match.end(1) + 1].isdigit()
            if both and before.endswith(" "):
                # rather a number of two digits
                weight = min(weight, LEAST_WEIGHT)
            if digits in "23" and EXPONENT_BEHIND.search(before):
                # an exponent, CO2
                weight = min(weight, 0.1)
            if weight:
                found.append(_Place(line, piece, match.start(1), match.end(1), weight, (order, match.start(1))))
    return found


def _weight(before: str, after: str, first: bool) -> float:
    # what is glued to a word counts nothing, whatever follows: "West10 719 28.485"
    glued = re.search(r"[^\W\d_]{3}$", before) and re.match(r" \d", after)
    if (AFTER.match(after) and not glued) or re.match(r"[^\W\d_]", after):
        return 0
    if re.search(r"(?:[^\W\d_]|[)\]»”’\"'?!.,;:%+])$", before):
        if re.search(r"(?<!\d)[12]\d{3}[.,;:]$", before):
            return 2  # a year that ends a sentence
        if NAME_BEHIND.search(before):
            return 0.3 if re.search(r"[A-Z]{2,}$", before) else 0
        return 3
    if (year := YEAR.search(before)) and re.match(r"$| [^\W\d_]" if year["ended"] else r"[.,;:?!)»”]|$", after):
        return 0.8
    if LISTED_BEFORE.search(before) or LISTED_AFTER.match(after):
        return 0.15
    if not before.strip():
        return 0.2 if first and not LABEL_BEHIND.match(after) else 0
    if BEFORE.search(before):
        return 0
    if SELDOM.search(before):
        return 0.25
    return 1.2 if re.match(r"(?:[.,;:)]|$)", after.strip()[:1] or "") else 0.8


def set_marks(leaves: Sequence[Leaf], notes: Notes, end: int) -> None:
    """Choose for each note the place of its mark, so that marks follow each other and weigh most together.

    From the page ``end`` on, unless it is 0, notes stand at the end of the document, and their marks on any page.
    """
    best: list[tuple[float, list[tuple[int, _Place]]]] = [(0.0, [])]
    lines = _by_digits(leaves)
    for position, note in enumerate(notes.found):
        chances = [
            place
            for order, line in lines.get(note.number, ())
            if line.page <= note.page
            if note.page - line.page <= 1 or end or (len(leaves) > 2 and note.page == leaves[-1].number)
            for place in places(line, int(note.number), order)
            if place.weight >= LEAST_WEIGHT
        ]
        grown = list(best)
        for place in chances:
            near = place.weight + (0.5 if place.line.page == note.page else 0)
            reach = max(
                (one for one in best if not one[1] or one[1][-1][1].order < place.order),
                key=lambda one: one[0],
                default=None,
            )
            if reach is not None:
                grown.append((reach[0] + near, [*reach[1], (position, place)]))
        best = sorted(grown, key=lambda one: -one[0])[:60]
    chosen = max(best, key=lambda one: one[0])[1]
    _tell_others(lines, notes, dict(chosen))
    for position, place in reversed(chosen):
        _set(notes.found[position], place, notes)
    for note in notes.found:
        if not note.marked:
            notes.tell_unmarked(note)


def _by_digits(leaves: Sequence[Leaf]) -> Mapping[str, Sequence[tuple[int, Line]]]:
    """The lines in which digits stand, each with its place among all lines; a note has at most three digits."""
    found: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for order, line in enumerate(lines_of(leaves)):
        text = line.text
        for digits in {digits for size in (1, 2, 3) for digits in re.findall(rf"(?=(\d{{{size}}}))", text)}:
            found[digits].append((order, line))
    return found


def _tell_others(lines: Mapping[str, Sequence[tuple[int, Line]]], notes: Notes, chosen: Mapping[int, _Place]) -> None:
    """Tell where else the mark of a note may stand, when none was found or the one that was is not likely."""
    for position, note in enumerate(notes.found):
        place = chosen.get(position)
        if place is not None and place.weight >= LIKELY_WEIGHT:
            continue
        before = max((one.order for index, one in chosen.items() if index < position), default=(-1, 0))
        after = min((one.order for index, one in chosen.items() if index > position), default=None)
        others = [
            other
            for order, line in lines.get(note.number, ())
            if before[0] <= order and (after is None or order <= after[0]) and line.page <= note.page
            for other in places(line, int(note.number), order)
            if place is None or other.order != place.order
        ]
        for other in sorted(others, key=lambda other: -other.weight)[:OTHERS_TOLD]:
            words = " ".join(other.piece.text[: other.end].split()[-2:])
            choice = f"kept in the text: it may be the mark of note {note.number}"
            notes.doubts.append(DraftDoubt(other.line.place, words, "note-mark", choice))


def _set(note: FoundNote, place: _Place, notes: Notes) -> None:
    line, piece = place.line, place.piece
    before, after = piece.text[: place.start], piece.text[place.end :]
    words = (before.split()[-1] if before.split() else "") + (" " if before.endswith(" ") else "") + note.number
    index = next(number for number, other in enumerate(line.pieces) if other is piece)
    piece.text = before.rstrip()
    # "4, 5": the blank between two marks is theirs
    apart = piece.blank if not before.strip() else before in (", ", "; ")
    parts = [
        piece,
        Piece(note.number, piece.x0, piece.x1, blank=apart, mark=note.key),
        Piece(
            after.lstrip(), piece.x0, piece.x1, blank=after[:1] == " " and after.strip()[:1] not in (".", ",", ";", ":")
        ),
    ]
    line.pieces[index : index + 1] = [part for part in parts if part.text]
    note.marks.append(note.number)
    notes.doubts.append(DraftDoubt(line.place, words, "note-mark", f"taken as the mark of note {note.number}"))


# Daggers and asterisks behind a word, or before a note.
SIGNED = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:?!)»”’]))(?:\*{1,4}|[†‡]{1,2})(?=[\s.,;:]|$)")
# Digits behind a word or a sign of its end; two marks side by side are glued to each other.
MARK_GLUED = re.compile(r"(?<=[a-zà-ÿ)»”’?!.,;:])\d{1,6}(?![\d\w%])(?![.,]\d)")
NO_WORD = re.compile(r"\d[.,]?$|(?:^|\s)\S{1,2}[.]?$|nr\.$|art\.$")
SIGN_BEFORE = re.compile(r"(?:\*{1,4}|[†‡]{1,2})(?:\s|$)")


def lost_marks(leaves: Sequence[Leaf], notes: Notes) -> None:
    """Numbers and signs glued to words where no note was found for them: kept as they stand, and told."""
    for leaf in leaves:
        for line in leaf.lines:
            if SIGN_BEFORE.match(line.text):
                notes.doubts.append(line.doubt("note-text", "kept as text: it may be a note"))
            for piece in line.pieces:
                for match in SIGNED.finditer(piece.text):
                    words = piece.text[: match.end()].rsplit(maxsplit=1)[-1]
                    choice = "kept in the text: it may be the mark of a note"
                    notes.doubts.append(DraftDoubt(line.place, words, "note-mark", choice))
                for match in MARK_GLUED.finditer(piece.text):
                    if not NO_WORD.search(piece.text, max(match.start() - NEAR, 0), match.start()):
                        words = piece.text[: match.end()].rsplit(maxsplit=1)[-1]
                        choice = "kept in the text: it may be the mark of a note that is not there"
                        notes.doubts.append(DraftDoubt(line.place, words, "note-mark", choice))
