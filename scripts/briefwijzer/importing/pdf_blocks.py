"""From the lines of a document to its blocks: paragraphs, headings, items, quotations and tables.

Lines of one paragraph follow each other at one distance; a line that ends although the next word had room ends its
paragraph. Headings are short and printed otherwise than the text around them.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .draft import DraftBlock, DraftDoubt
from .headings import split_label
from .joining import Hyphens, joined
from .lines import Line
from .pdf_layout import largest_of_the_usual
from .pdf_tables import Table, is_signed, tables_in
from .signs import Runs
from .structure import is_name, is_office

ENDS = re.compile(r"[.!?:;»”’)\"'…]$")
ITEM = re.compile(
    r"(?:[–—•·▪◦‒●○■□➢✓*o-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°|[a-z]°|\[\d{1,3}\])(?=\s|$)",
)
ASKED = re.compile(
    r"(?:vra(?:ag|gen)|antwoord(?:en)?)(?:\s+op(?:\s+de)?\s+vra(?:ag|gen))?(?:\s+\d{1,3}[a-z]?)(?:(?:,|\s|en|t/m|tot|met|\d{1,3}[a-z]?)*)[.:]?",
    re.IGNORECASE,
)
# A line that ends so goes on, whatever comes.
GOES_ON = re.compile(r"\b(?:de|het|een|en|of|van|in|op|met|voor|door|naar|over|bij|te|tot|aan|uit|om|als|dat)$")
GREETING = re.compile(r"(?:Hoogachtend|Met (?:vriendelijke|hartelijke|de meeste) (?:groet|hoogachting))", re.IGNORECASE)
LONGEST_HEADING = 220


@dataclass
class Group:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: str = "paragraph"
    gap_before: bool = True
    table: Table | None = None
    page: int = 0
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def look(self) -> tuple[float, bool, bool, bool]:
        """Size, bold, italic, underlined: the same for all of its lines, or that of the first."""
        lines = self.lines
        looks = (all(getattr(line, look) for line in lines) for look in ("bold", "italic", "underlined"))
        return round(lines[0].size, 1), *looks  # type: ignore[return-value]


@dataclass
class Measures:
    """What is usual in a document: size of letters, distance of lines, left and right edge per page."""

    size: float
    leading: float
    left: float
    right: dict[int, float]
    lefts: Counter[float] = field(default_factory=Counter)
    # blank lines may stand within a sentence, and letters have no one width; how wide lines are then
    loose: bool = False
    widest: float = 0

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measures:
        """Measured on the lines of the text."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        size = largest_of_the_usual(sizes)
        body = [line for line in lines if abs(line.size - size) <= 0.06 * size]
        gaps = [
            round(a.y - b.y, 1) for a, b in pairwise(body) if a.page == b.page and 0.8 * size < a.y - b.y < 3 * size
        ]
        lefts = Counter(round(line.x0, 0) for line in body)
        leading = statistics.mode(gaps) if gaps else 1.2 * size
        if leading > 1.9 * size and len(gaps) < 16:
            # so few lines, so far apart: each is a paragraph
            leading = 1.2 * size
        right: dict[int, float] = {}
        overall = max((line.x1 for line in body), default=500.0)
        for page in {line.page for line in lines}:
            ends = sorted(line.x1 for line in body if line.page == page)
            right[page] = ends[-1] if len(ends) >= 12 else overall
        return cls(size, leading, lefts.most_common(1)[0][0] if lefts else 0.0, right, lefts)


def groups_of(lines: Sequence[Line], measures: Measures, doubts: list[DraftDoubt]) -> list[Group]:
    """The lines of a document as groups, in reading order."""
    found: list[Group] = []
    tables = tables_in(lines, measures.leading)
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in tables:
            table = tables[index]
            region = list(lines[index : index + table.length])
            signed = table.columns() if is_signed(region[0]) else []
            found += [Group(column, "closing") for column in signed] or [Group(region, "table", table=table)]
            index += table.length
            continue
        last = found[-1] if found else None
        if last is None or last.kind in ("table", "closing") or _parts(last, line, measures, doubts):
            gap = last is None or last.kind in ("table", "closing") or _gap(last.lines[-1], line, measures)
            found.append(Group([line], gap_before=gap))
        else:
            last.lines.append(line)
        index += 1
    return found


def _gap(above: Line, below: Line, measures: Measures) -> bool:
    return above.page != below.page or above.y - below.y > 1.28 * _leading(above, below, measures)


def _leading(above: Line, below: Line, measures: Measures) -> float:
    return measures.leading * max(min(above.size, below.size) / measures.size, 0.6)


def _parts(group: Group, line: Line, measures: Measures, doubts: list[DraftDoubt]) -> bool:
    """Whether a line begins another group than the lines before it."""
    above = group.lines[-1]
    same_look = abs(above.size - line.size) <= 0.08 * above.size
    if not same_look:
        return True
    if ASKED.fullmatch(line.text) or ASKED.fullmatch(group.text) or GREETING.match(line.text):
        return True
    if above.words.endswith(",") and is_office(group.text) and is_name(line.words):
        return True
    if measures.loose and _goes_on(above, line):
        return False
    if _changes(group, line, measures):
        return True
    item = ITEM.match(line.text)
    if item and _begins_item(group, line):
        return True
    if above.page != line.page:
        return _page_end_parts(group, line, measures, doubts)
    distance = above.y - line.y
    if distance > 1.28 * _leading(above, line, measures) or distance < 0:
        return True
    if group.kind == "item" or ITEM.match(group.lines[0].text):
        hanging = group.lines[1].x0 if len(group.lines) > 1 else None
        if hanging is not None and hanging > group.lines[0].x0 + 3 and line.x0 < hanging - 3:
            return True
    if line.x0 - above.x0 > 0.8 * line.size and not ITEM.match(group.lines[0].text) and len(group.lines) > 1:
        return True
    if _ends_short(above, line, measures):
        return True
    if measures.loose and ENDS.search(above.words) and line.text[:1].isupper():
        if above.x1 + line.first - line.x0 + 2 < measures.widest:
            words = " ".join(line.text.split()[:6])
            doubts.append(DraftDoubt(line.place, words, "structure", "taken as more of the paragraph before"))
    return False


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a sentence goes on over a blank line: it breaks off after a small word, or a small letter follows."""
    if ITEM.match(line.text) or len(above.words) < 40:
        return False
    return bool(GOES_ON.search(above.words)) or (not ENDS.search(above.words) and line.text[:1].islower())


def _begins_item(group: Group, line: Line) -> bool:
    """Whether a mark at the start of a line is one: the line before ends, or the mark goes on from a list."""
    above = group.lines[-1]
    mark = line.text.split()[0]
    if ENDS.search(above.words) or above.words.endswith(","):
        return True
    first = ITEM.match(group.lines[0].text)
    if first and abs(group.lines[0].x0 - line.x0) < 4:
        return True
    return not mark[0].isalnum() and mark[0] not in "-–—([" and len(line.text.split()) > 1


def _changes(group: Group, line: Line, measures: Measures) -> bool:
    """Whether the look changes from all bold, or all italic, to another, at a limit of lines."""
    above = group.lines[-1]
    if all(other.underlined for other in group.lines) and not line.underlined:
        return True
    for look in ("bold", "italic"):
        whole = all(getattr(other, look) for other in group.lines)
        now = getattr(line, look)
        first = next((piece for piece in line.pieces if any(map(str.isalpha, piece.text))), None)
        if whole and not now and first is not None and not getattr(first, look):
            return True
        last = next((piece for piece in reversed(above.pieces) if any(map(str.isalpha, piece.text))), None)
        if now and not whole and last is not None and not getattr(last, look):
            if ENDS.search(above.words) or _gap(above, line, measures) or _ends_short(above, line, measures):
                return True
    return False


def _ends_short(above: Line, line: Line, measures: Measures) -> bool:
    """Whether the line above ends although the first word of the next had room."""
    right = measures.right.get(above.page, above.x1)
    room = right - above.x1
    if room < line.first - line.x0 + 0.35 * line.size:
        return False
    if ENDS.search(above.words):
        return True
    if line.text[:1].islower():
        return False
    return room > 0.25 * (right - measures.left)


def _page_end_parts(group: Group, line: Line, measures: Measures, doubts: list[DraftDoubt]) -> bool:
    """Whether a page begins with another paragraph than the page before ended with."""
    above = group.lines[-1]
    if above.words.endswith((",", "-")):
        return line.text[:1].isupper() and _ends_short(above, line, measures)
    if not ENDS.search(above.words):
        return line.text[:1].isupper() and _ends_short(above, line, measures)
    if line.text[:1].islower():
        return False
    if abs(line.x0 - above.x0) > 3 and len(group.lines) > 1:
        return True
    if _ends_short(above, line, measures):
        return True
    choice = "the paragraph goes on from the page before"
    doubts.append(DraftDoubt(line.place, " ".join(line.text.split()[:6]), "structure", choice))
    return False


def with_figures(groups: Sequence[Group], figures: Sequence[tuple[int, float]]) -> list[Group]:
    """The groups with pictures between them: each before the first line that stands below its upper edge."""
    found: list[Group] = []
    waiting = sorted(figures, key=lambda figure: (figure[0], -figure[1]))
    for group in groups:
        first = group.lines[0]
        while waiting and (waiting[0][0] < first.page or (waiting[0][0] == first.page and waiting[0][1] > first.y)):
            found.append(Group([], "figure", page=waiting.pop(0)[0]))
        found.append(group)
    return [*found, *(Group([], "figure", page=page) for page, _ in waiting)]


def blocks_of(
    groups: Sequence[Group], measures: Measures, hyphens: Hyphens, doubts: list[DraftDoubt], *, look: bool = True
) -> list[DraftBlock]:
    """The groups as blocks; headings have a level by how heavy they are printed."""
    if look:
        _find_headings(groups, measures)
    looks = sorted(
        {group.look for group in groups if group.kind == "heading"},
        key=lambda look: (-look[0], not look[1], look[2], look[3]),
    )
    blocks: list[DraftBlock] = []
    for group in groups:
        if group.kind == "figure":
            place = f"page {group.page}"
            blocks.append(DraftBlock("figure", place=place))
            doubts.append(
                DraftDoubt(place, "", "structure", "a picture stands here: its place is kept, not what it shows")
            )
            continue
        place = group.lines[0].place
        if group.table is not None:
            rows = group.table.rows(hyphens)
            caption = ""
            if blocks and blocks[-1].kind == "paragraph" and re.match(r"(?:Tabel|Figuur|Grafiek)\b", blocks[-1].text):
                caption = blocks.pop().text
            blocks.append(DraftBlock("table", caption, rows=rows, place=place))
            if not group.table.regular:
                words = " ".join(group.text.split()[:6])
                doubts.append(DraftDoubt(place, words, "table", f"taken as a table of {len(rows)} rows"))
            continue
        if group.kind == "closing":
            blocks.append(DraftBlock("closing", _signed(group, hyphens), place=place))
            continue
        if group.kind == "heading":
            _even(group)
        runs = joined(group.lines, hyphens)
        if group.kind == "heading":
            blocks.append(
                DraftBlock("heading", runs.text(heading=True), group.level or 1 + looks.index(group.look), place=place)
            )
        elif group.kind == "quotation":
            blocks.append(DraftBlock("quotation", runs.text(), place=place))
        else:
            blocks.append(DraftBlock("paragraph", runs.text(), place=place))
    return blocks


def _find_headings(groups: Sequence[Group], measures: Measures) -> None:
    asked = sum(bool(ASKED.fullmatch(group.text)) for group in groups if group.lines) >= 2
    worded = [group for group in groups if group.kind != "figure"]
    for index, group in enumerate(worded):
        if group.kind != "paragraph":
            continue
        following = worded[index + 1] if index + 1 < len(worded) else None
        before = worded[index - 1] if index else None
        if _is_heading(group, before, following, measures, asked):
            group.kind = "heading"
        elif _is_quotation(group, before, measures):
            group.kind = "quotation"


def _is_heading(group: Group, before: Group | None, following: Group | None, measures: Measures, asked: bool) -> bool:
    text = group.text
    if ASKED.fullmatch(text):
        return True
    if following is None or len(text) > LONGEST_HEADING or len(group.lines) > 4 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _listed(group, before) or _listed(following, group):
        return False
    size, bold, italic, underlined = group.look
    label = split_label(text)[0]
    larger = size > 1.08 * measures.size
    if text.endswith((",", ";")) or (
        text.endswith(".") and not larger and not (bold and len(group.lines) == 1 and label)
    ):
        return False
    if asked and not label and (text.endswith("?") or (before is not None and ASKED.fullmatch(before.text))):
        return False
    if text.endswith(":") and not bold and not larger:
        return False
    if bold or larger:
        return True
    if italic or underlined:
        first = group.gap_before or before is None or before.kind == "heading"
        return len(group.lines) <= 3 and first and following.look[2:] != group.look[2:]
    return False


def _signed(group: Group, hyphens: Hyphens) -> str:
    """A signature: the office on one line, though it was set on several, and the name."""
    runs = Runs()
    office = True
    for index, line in enumerate(group.lines):
        office = office and (index == 0 or not group.lines[index - 1].words.endswith(","))
        if index and office and not is_name(line.words):
            runs.add(" ")
        elif index:
            runs.line_break()
        runs.extend(joined([line], hyphens))
    return runs.text()


def _even(group: Group) -> None:
    """Numbers and signs of a heading look like its words."""
    _, bold, italic, _ = group.look
    for line in group.lines:
        for piece in line.pieces:
            if not any(map(str.isalpha, piece.text)):
                piece.bold, piece.italic = bold, italic


def _listed(group: Group, before: Group | None) -> bool:
    """Whether a group goes on directly, with the next number and in the same look, from the group before it."""
    if before is None or group.look != before.look:
        return False
    mark, last = (re.match(r"[\[(]?(\d{1,3}|[a-z])[.)\]]", one.text) for one in (group, before))
    if not mark or not last:
        return False
    return (
        ord(mark[1]) == ord(last[1]) + 1
        if mark[1].isalpha() and last[1].isalpha()
        else mark[1] == str(int(last[1]) + 1 if last[1].isdigit() else "")
    )


def _is_quotation(group: Group, before: Group | None, measures: Measures) -> bool:
    """Whether all lines stand further in than the text, without being an item."""
    if ITEM.match(group.text) or len(group.lines) < 2 or group.look[0] > 1.05 * measures.size:
        return False
    inset = min(line.x0 for line in group.lines) - measures.left
    if inset < 1.2 * measures.size or max(line.x0 for line in group.lines) - min(line.x0 for line in group.lines) > 3:
        return False
    if before is not None and ITEM.match(before.text):
        return False
    return True
