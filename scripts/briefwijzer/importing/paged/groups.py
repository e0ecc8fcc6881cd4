"""The lines of a document in groups: a paragraph, a heading, an item, a table.

Lines of one paragraph follow each other at one distance; a line that ends although the next word had room ends its
paragraph. Where a look changes, or a mark of a list stands, another group begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..drafts.above import is_head
from ..drafts.draft import DraftDoubt
from ..drafts.headings import ASKED
from ..drafts.signing import GREETED, is_name, is_office, signs
from ..drafts.signs import BULLETS
from .cells import cells_of, is_signed
from .lines import ENDS, PIECES_APART, Line
from .measures import BLANK_LINE, Measures
from .regions import CAPTION, tables_in
from .tables import TableRegion, begins_small, head_alone, repeated, table_of

ITEM = re.compile(
    rf"(?:[{BULLETS}*o-]|"
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°|[a-z]°|\[\d{1,3}\])(?=\s|$)",
)
# The number of a heading that nothing else has: § 2, 2.1
TITLE = re.compile(r"(?:§ ?\d+(?:\.\d+)*|\d{1,2}(?:\.\d{1,2})+)[.:]? +[A-Z]")
# A line that ends so goes on, whatever comes.
GOES_ON = re.compile(r"\b(?:de|het|een|en|of|van|in|op|met|voor|door|naar|over|bij|te|tot|aan|uit|om|als|dat)$")


@dataclass
class Group:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: str = "paragraph"
    gap_before: bool = True
    table: TableRegion | None = None
    page: int = 0
    level: int = 0

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> str:
        """The same without the marks of notes."""
        return " ".join(line.words for line in self.lines)

    @property
    def look(self) -> tuple[float, bool, bool, bool]:
        """Size, bold, italic, underlined: the same for all of its lines, or that of the first."""
        lines = self.lines
        looks = (all(getattr(line, look) for line in lines) for look in ("bold", "italic", "underlined"))
        return round(lines[0].size, 1), *looks  # type: ignore[return-value]


def groups_of(lines: Sequence[Line], measures: Measures, doubts: list[DraftDoubt], again: list[Line]) -> list[Group]:
    """The lines of a document as groups, in reading order; ``again`` gets heads of tables that a page repeats."""
    found: list[Group] = []
    tables = tables_in(lines, measures.leading)
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in tables:
            end = index + tables[index].length
            _add_table(found, tables[index], lines[index:end], lines[:index], again)
            index = end
            continue
        last = found[-1] if found else None
        if last and last.table and (count := repeated(last.lines, lines[index:])):
            again += lines[index : index + count]
            index += count
            continue
        if last and last.table and (whole := _with_row_alone(last.table, line)):
            last.table = whole
            last.lines.append(line)
            index += 1
            continue
        if last is None or last.table or _parts(last, line, measures, doubts):
            if last and measures.loose and (why := _may_go_on(last, line, measures)):
                choice = f"taken as a new paragraph, though {why}"
                doubts.append(line.doubt("structure", choice))
            gap = last is None or bool(last.table) or _gap(last.lines[-1], line, measures)
            found.append(Group([line], gap_before=gap))
        else:
            last.lines.append(line)
        index += 1
    return found


def _add_table(
    found: list[Group], table: TableRegion, region: Sequence[Line], above: Sequence[Line], again: list[Line]
) -> None:
    """Add a table to the groups: as one of its own, or together with its head or its beginning on the page before."""
    last = found[-1] if found else None
    signed = is_signed(region[0])
    if last and last.table and not signed:
        count = repeated(last.lines, region)
        if whole := last.table.with_rest(table_of(region[count:], region[0]) if count else table):
            last.table = whole
            last.lines += region[count:]
            again += region[:count]
            return
    head = [] if signed else head_alone(above, table)
    if count := _covering(found, head):
        gap = found[-count].gap_before
        del found[-count:]
        whole = TableRegion(len(head) + table.length, table_of(head).cells + table.cells)
        found.append(Group([*head, *region], "table", table=whole, gap_before=gap))
    else:
        found.append(Group(list(region), "table", table=table))


def _covering(found: Sequence[Group], head: Sequence[Line]) -> int:
    """How many of the last groups hold just these lines; 0 where others are among them."""
    lines: list[Line] = []
    for count, group in enumerate(reversed(found), 1):
        lines = [*group.lines, *lines]
        if group.table or len(lines) >= len(head):
            same = [id(line) for line in lines] == [id(line) for line in head]
            return count if head and same and not group.table else 0
    return 0


def _with_row_alone(table: TableRegion, line: Line) -> TableRegion | None:
    """A table with its last row, or the end of that, where it stands alone on the next page."""
    cells = cells_of(line)
    row = TableRegion(1, [[[cell] for cell in cells]])
    inner = len(cells) > 1 or (begins_small(line) and line.x0 > table.left + line.size)
    return table.with_rest(row) if inner else None


def _gap(above: Line, below: Line, measures: Measures) -> bool:
    return above.page != below.page or above.y - below.y > BLANK_LINE * _leading(above, below, measures)


def _leading(above: Line, below: Line, measures: Measures) -> float:
    return measures.leading * max(min(above.size, below.size) / measures.size, 0.6)


def _parts(group: Group, line: Line, measures: Measures, doubts: list[DraftDoubt]) -> bool:
    """Whether a line begins another group than the lines before it."""
    above = group.lines[-1]
    if abs(above.size - line.size) > 0.08 * above.size:
        return True
    within = line.text[:1].islower() and not ENDS.search(above.words)  # "verwijs ik naar", "vraag 3 en 4."
    if (ASKED.fullmatch(line.text) and not within) or ASKED.fullmatch(group.text) or GREETED.match(line.text):
        return True
    signed = (above.words.endswith(",") or is_name(group.text)) and signs(group.text) and signs(line.words)
    signer = (is_office(line.words) and line.words.endswith(",")) or (is_name(line.words) and " " in line.words)
    if signed or (signer and ENDS.search(above.words)) or (is_head(above.words) and is_head(line.words)):
        return True
    if measures.loose and _goes_on(above, line):
        return False
    if _changes(group, line, measures):
        return True
    if (ITEM.match(line.text) and _begins_item(group, line, measures)) or (
        ASKED.match(line.text) and ENDS.search(above.words)
    ):
        return True
    titled = TITLE.match(line.text) and not ENDS.search(line.words)
    if titled and TITLE.match(group.text):
        return True
    if (titled or CAPTION.match(line.text)) and ENDS.search(above.words):
        return True
    if ITEM.match(group.lines[0].text) and not _stands_out(group, line, measures):
        hanging = group.lines[1].x0 if len(group.lines) > 1 else behind_mark(group.lines[0])
        if hanging is not None and hanging > group.lines[0].x0 + 3 and line.x0 < hanging - 3:
            return True
    if above.page != line.page:
        return _page_end_parts(group, line, measures)
    distance = (above.y - line.y) / _leading(above, line, measures)
    if not 0 <= distance <= (measures.apart if ENDS.search(above.words) else BLANK_LINE):
        return True
    if line.x0 - above.x0 > 0.8 * line.size and not ITEM.match(group.lines[0].text) and len(group.lines) > 1:
        return True
    if (parted := measures.parted(above, line)) is not None:
        return parted
    if _ends_short(above, line, measures):
        return True
    if measures.loose and ENDS.search(above.words) and not line.text[:1].islower():
        quoted = above.words.endswith(":") or line.text[:1] in '«“‘"'
        if quoted or above.x1 + line.first - line.x0 + 2 < measures.widest:
            doubts.append(line.doubt("structure", "taken as more of the paragraph before"))
    return False


def _stands_out(group: Group, line: Line, measures: Measures) -> bool:
    """Whether a line is printed otherwise than the text: a numbered heading may go on below its number."""
    _, _, italic, underlined = group.look
    alike = (italic and line.italic) or (underlined and line.underlined)
    return (alike and line.text[:1].islower()) or line.bold or line.size > 1.08 * measures.size


def behind_mark(line: Line) -> float | None:
    """Where the words of an item begin when they stand off from its mark: so do the lines below it.

    In a justified line all blanks are wide, and that behind the mark is one of them.
    """
    words = line.pieces[1:2]
    apart = bool(words) and words[0].gap >= max(PIECES_APART, 1.3 * line.tight)
    return words[0].x0 if apart and ITEM.fullmatch(line.pieces[0].text) else None


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a sentence goes on over a blank line: it breaks off after a small word, or a small letter follows."""
    if ITEM.match(line.text) or len(above.words) < 40:
        return False
    small = line.text[:1].islower() or line.text[:1] in "(‘“"
    return bool(GOES_ON.search(above.words)) or (not ENDS.search(above.words) and small)


def _may_go_on(group: Group, line: Line, measures: Measures) -> str:
    """Why a paragraph, longer than a title, may go on in a line that was taken as the first of another."""
    above = group.lines[-1]
    if group.table or ITEM.match(line.text) or ASKED.fullmatch(line.text):
        return ""
    if not ENDS.search(above.words):
        long = len(group.lines) > 1 or above.x1 >= 0.75 * measures.widest
        return "no sentence ends before it" if long and not above.words.endswith(",") else ""
    full = above.x1 + line.first - line.x0 + 2 >= 0.9 * measures.widest
    return "blank lines stand within paragraphs too" if measures.torn and full and above.page == line.page else ""


def _begins_item(group: Group, line: Line, measures: Measures) -> bool:
    """Whether a mark at the start of a line is one: it stands off from its words, or the line before ends.

    That line ends a text where the mark had room behind it. A mark that stands below another goes on from it.
    """
    above = group.lines[-1]
    mark = line.text.split()[0]
    if ENDS.search(above.words) or above.words.endswith(",") or TITLE.match(above.text):
        return True
    if not measures.loose and (behind_mark(line) is not None or measures.has_room(above, line)):
        return True
    first = ITEM.match(group.lines[0].text)
    if first and abs(group.lines[0].x0 - line.x0) < 4:
        return True
    return not mark[0].isalnum() and mark[0] not in "-–—([" and len(line.text.split()) > 1


def _changes(group: Group, line: Line, measures: Measures) -> bool:
    """Whether the look changes from all bold, or all italic, to another, at a limit of lines."""
    above = group.lines[-1]
    underlined = all(other.underlined for other in group.lines)
    if underlined > line.underlined or (line.underlined > underlined and ENDS.search(above.words)):
        return True
    for look in ("bold", "italic"):
        whole = all(getattr(other, look) for other in group.lines)
        now = getattr(line, look)
        first = next((piece for piece in line.pieces if any(map(str.isalpha, piece.text))), None)
        if whole and not now and first is not None and (not getattr(first, look) or measures.has_room(above, line)):
            return True
        last = next((piece for piece in reversed(above.pieces) if any(map(str.isalpha, piece.text))), None)
        if now and not whole and last is not None and not getattr(last, look):
            if ENDS.search(above.words) or _gap(above, line, measures) or _ends_short(above, line, measures):
                return True
    return False


def _ends_short(above: Line, line: Line, measures: Measures) -> bool:
    """Whether the line above ends although the first word of the next had room."""
    if not measures.has_room(above, line):
        return False
    if ENDS.search(above.words):
        # behind a bracket or a quotation mark a sentence may go on
        return not (line.text[:1].islower() and above.words[-1] in ")»”’'\"")
    if line.text[:1].islower():
        return False
    right = measures.right.get(above.page, above.x1)
    return right - above.x1 > 0.25 * (right - measures.left)


def _page_end_parts(group: Group, line: Line, measures: Measures) -> bool:
    """Whether a page begins with another paragraph than the page before ended with."""
    above = group.lines[-1]
    if signs(group.text):
        return True
    if (parted := measures.parted(above, line)) is not None:
        return parted
    if above.words.endswith((",", "-")) or not ENDS.search(above.words):
        return line.text[:1].isupper() and _ends_short(above, line, measures)
    if line.text[:1].islower():
        return False
    return (abs(line.x0 - above.x0) > 3 and len(group.lines) > 1) or _ends_short(above, line, measures)
