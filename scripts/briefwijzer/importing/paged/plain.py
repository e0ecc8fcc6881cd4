"""Text out of a PDF, as pdftotext, pdfminer, pypdf and others give it: ``read`` gives its draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ...problems import refused
from ..drafts.above import is_head
from ..drafts.draft import Draft, DraftDoubt, Segment
from ..drafts.headings import ASKED, split_label
from ..drafts.signing import is_name, is_office, name_and_office
from ..drafts.signs import bare
from ..drafts.typed_notes import BEHIND_WORDS, BRACKETED, RAISED, take_typed_notes
from ..kinds import KINDS
from .blocks import blocks_of
from .doubts import may_end, of_other_kind
from .finishing import finished
from .groups import GOES_ON, ITEM, Group, groups_of
from .items import find_items
from .joining import Hyphens
from .lines import ENDS, Leaf, Line, leave_out, lines_of
from .measures import BLANK_LINE, Measures
from .opening import opening_end, opening_of
from .pdf_chars import SIGNS
from .plain_doubts import in_columns, scattered, without_hyphen
from .plain_items import take_marks_to_items
from .plain_lines import mend, pages_of, take_out, usual_width
from .plain_marks import lost_marks
from .plain_notes import take_notes
from .plain_official import take_head

MOST_BYTES_OF_TEXT = 5_000_000
# A heading has at most so many letters, and so has a line of a page.
LETTERS_OF_HEADING = 180
LETTERS_OF_LINE = 180
_SIGN = re.compile(r"[.,:;?!]$")


def read(data: bytes, name: str) -> Draft:
    """The draft of a letter or paper of parliament out of a plain text."""
    text = _decoded(data, name)
    leaves = pages_of(text)
    if not leaves:
        raise refused(name, "K503", "holds no text", KINDS)
    lines = lines_of(leaves)
    draft = Draft("text", segments=[Segment(line.text, line.place) for line in lines])
    if other := of_other_kind(lines, leaves):
        raise refused(name, "K501", other, KINDS)
    take_out(leaves, draft.doubts)
    if in_columns(leaves):
        hint = "Take it out of the PDF again with a tool that does not keep the places, or import the PDF itself."
        raise refused(name, "K503", "has its words in two columns side by side", hint)
    official = take_head(leaves, draft)
    mended = mend(leaves, draft.doubts)
    notes = take_notes(leaves)
    lost_marks(leaves, notes)
    take_marks_to_items(leaves, draft.doubts)
    draft.doubts += notes.doubts
    lines = lines_of(leaves)
    printed = [*lines, *(line for note in notes.found for line in note.lines)]
    hyphens = Hyphens.of(printed)
    measures = _measures(leaves)
    head = 0 if official else opening_end(lines)
    again: list[Line] = []
    if _in_whole_paragraphs(lines):
        groups = [Group([line]) for line in lines[head:]]
    else:
        groups = groups_of(lines[head:], measures, draft.doubts, again)
    leave_out(leaves, again)
    groups = _with_names_apart(groups)
    draft.doubts += may_end(groups, measures)
    for group in groups:
        if group.table:
            group.table = group.table.by_lines()
    groups = _with_headings(groups, measures.widest, draft.doubts) if groups else []
    find_items(groups)
    opening = opening_of(lines[:head], measures.leading, hyphens)
    draft.blocks = [*opening, *blocks_of(groups, hyphens, draft.doubts)]
    if not notes.found:
        take_typed_notes(draft, RAISED, BRACKETED, BEHIND_WORDS)
        texts = " ".join(bare(text) for block in draft.blocks for text in block.texts)
        draft.doubts = [doubt for doubt in draft.doubts if doubt.reason != "note-mark" or doubt.words in texts]
    doubts = [*without_hyphen(printed, hyphens), *scattered(lines[:head], lines[head:])]
    return finished(draft, leaves, notes, hyphens, official=official, mended=mended, doubts=doubts)


def _in_whole_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether each line is a paragraph, as in a text that was typed or copied from a page of a site."""
    letters = [len(line.text) if len(line.pieces) == 1 else 0 for line in lines]  # a row of a table may be wide
    long, all_ = (sum(count for count in letters if count > least) for least in (LETTERS_OF_LINE, LETTERS_OF_LINE / 3))
    return long > all_ / 3


def _measures(leaves: Sequence[Leaf]) -> Measures:
    """What is usual in a text: letters have no one width, so only a line much shorter than the others says it ends."""
    pairs = [(a, b) for leaf in leaves for a, b in pairwise(leaf.lines)]
    # lines of one sentence say how far lines stand apart: most lines may be paragraphs, with a blank line between two
    gaps = Counter(a.y - b.y for a, b in pairs if not ENDS.search(a.words) and b.text[:1].islower())
    leading = gaps.most_common(1)[0][0] if gaps else min((a.y - b.y for a, b in pairs), default=1.0)
    apart = [(a, b) for a, b in pairs if a.y - b.y > BLANK_LINE * leading]
    signs = sum(bool(_SIGN.search(a.words)) for a, _ in pairs)
    if leading > BLANK_LINE and len(apart) < len(pairs) / 4 and signs > len(pairs) / 3:
        leading, apart = 1.0, pairs  # lines of a text that runs on end with a sign by chance: one in five
    width = usual_width(leaves)
    right = width * (0.8 if len(apart) > 0.08 * sum(len(leaf.lines) for leaf in leaves) else 0.9)
    rights = {leaf.number: right for leaf in leaves}
    return Measures(1.0, leading, 0.0, rights, loose=True, widest=width, torn=_is_torn(apart))


def _is_torn(apart: Sequence[tuple[Line, Line]]) -> bool:
    """Whether the tool set blank lines within sentences, several times: they part no paragraphs then."""
    within = [a for a, b in apart if len(a.words) > 40 and not ENDS.search(a.words) and b.text[:1].islower()]
    return len(within) > 2 and len(within) > 0.05 * len(apart)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MOST_BYTES_OF_TEXT:
        raise refused(name, "K504", f"holds {len(data):,} bytes of text", f"At most {MOST_BYTES_OF_TEXT:,} are read.")
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").translate(SIGNS)
    raise refused(name, "K502", "is no text that can be read", KINDS)


def _with_names_apart(groups: list[Group]) -> list[Group]:
    """The groups; names at the very end are a line each, apart from the sentence above them, as below an amendment."""
    last = max((at for at, group in enumerate(groups) if not all(map(_names, group.lines))), default=0)
    group = groups[last] if groups else Group([])
    names = [*takewhile(_names, reversed(group.lines))][::-1]
    above = group.lines[: len(group.lines) - len(names)]
    if group.kind != "paragraph" or not (names and above and ENDS.search(above[-1].words)):
        return groups
    return [*groups[:last], replace(group, lines=above), *(Group([line]) for line in names), *groups[last + 1 :]]


def _names(line: Line) -> bool:
    return is_name(line.words, signed=True)


def _with_headings(groups: Sequence[Group], width: float, doubts: list[DraftDoubt]) -> list[Group]:
    """The groups with headings parted from the text under them; without any look, words and places decide."""
    groups = list(_with_short_lines_apart(groups, width))
    listed = _listed(groups)
    announced = {_bare(groups[index].text) for index in listed}
    found: list[Group] = []
    counts = [
        0 if group.kind == "table" or index in listed else _heading_lines(group, after, before)
        for index, (before, group, after) in enumerate(zip([None, *groups], groups, [*groups[1:], None], strict=False))
    ]
    numbered = any(count and split_label(group.lines[0].text)[0] for count, group in zip(counts, groups, strict=True))
    for group, after, count in zip(groups, [*groups[1:], None], counts, strict=True):
        if not count:
            found.append(group)
            asked = bool(found[:-1]) and bool(ASKED.fullmatch(found[-2].text))
            if _may_be_heading(group, after, width) and not asked:
                doubts.append(group.lines[0].doubt("heading", "taken as text", words=8))
            continue
        heading, rest = group.lines[:count], group.lines[count:]
        words = " ".join(line.text for line in heading)
        level = 1 if split_label(words)[0] or not numbered else 2
        found.append(Group(heading, "heading", level=level))
        if rest:
            found.append(Group(rest, gap_before=False))
        if not ASKED.fullmatch(heading[0].text) and _bare(words) not in announced:
            choice = "taken as a heading"
            doubts.append(DraftDoubt(heading[0].place, " ".join(words.split()[:8]), "heading", choice))
    return _titled(found)


def _titled(groups: list[Group]) -> list[Group]:
    """The groups; where a title without number stands on top, with text below it, numbered headings are deeper."""
    heads = [group for group in groups if group.kind == "heading"]
    labels = [split_label(head.text)[0] for head in heads]
    titled = groups[:1] == heads[:1] and any(labels) and not (labels[0] or ASKED.fullmatch(heads[0].text))
    for number, head in enumerate(heads if titled else ()):
        head.level = head.level + 1 if number else 1
    return groups


def _with_short_lines_apart(groups: Sequence[Group], width: float) -> Iterator[Group]:
    """The groups, with each line on its own that may be a heading: short, between two sentences, no part of either."""
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        if group.kind != "paragraph" or len(group.lines) < 2:
            yield group
            continue
        below = after.lines[0] if after is not None and after.kind == "paragraph" else None
        parts: list[list[Line]] = [[]]
        for index, (line, under) in enumerate(zip(group.lines, [*group.lines[1:], below], strict=True)):
            ended = index == 0 or ENDS.search(group.lines[index - 1].words)
            if ended and under is not None and _stands_alone(line, width) and _begins_text(under, width):
                parts += [[line], []]
            else:
                parts[-1].append(line)
        for number, lines in enumerate(part for part in parts if part):
            yield Group(lines, gap_before=group.gap_before and number == 0)


def _stands_alone(line: Line, width: float) -> bool:
    words = line.words
    ended = ENDS.search(words.rstrip("?")) or words.endswith(",") or GOES_ON.search(words) or "://" in words
    title = words.lstrip("(«‘“")[:1].isupper() and re.search(r"[^\W\d_]{3}", words)
    label, rest = split_label(words)
    if re.match(r"\d", label):
        return rest[:1].isupper() and not ended and line.x1 < 0.75 * width
    named = is_office(words) or is_name(words) or ITEM.match(line.text) or label
    return bool(title) and not ended and not named and line.x1 < 0.75 * width


def _begins_text(line: Line, width: float) -> bool:
    return line.text[:1].isupper() and line.x1 > 0.5 * width


def _may_be_heading(group: Group, after: Group | None, width: float) -> bool:
    """Whether a text may hold a heading that was not told from it: a line that ends nowhere, and a capital below it."""
    first = group.lines[0]
    # a title may be a question
    ended = ENDS.search(first.words.rstrip("?")) or first.words.endswith(",") or GOES_ON.search(first.words)
    if group.kind != "paragraph" or ended or len(first.text) > 110 or is_head(first.words):
        return False
    if ITEM.match(first.text):
        label, title = split_label(first.text)
        return len(group.lines) == 1 and bool(re.match(r"\d", label)) and title[:1].isupper()
    if (
        is_office(first.words)
        or (is_name(first.words) and " " in first.words)
        or not re.search(r"[^\W\d_]{3}", first.text)
    ):
        return False
    if len(group.lines) == 1:
        return after is not None and after.kind == "paragraph" and after.text[:1].isupper()
    second = group.lines[1].text
    begins = second[:1].isupper() and second[1:2].islower() and first.text.lstrip("(")[:1].isupper()
    return begins and first.x1 < 0.75 * width


def _bare(words: str) -> str:
    """A title to compare: letters and digits only."""
    return re.sub(r"\W", "", words).lower()


def _listed(groups: Sequence[Group]) -> set[int]:
    """The groups that are items of one list: numbers that count on, directly one after the other."""
    found: set[int] = set()
    for index in range(len(groups) - 1):
        first, second = (split_label(one.text)[0] for one in groups[index : index + 2])
        numbers = [re.findall(r"\d+", label) for label in (first, second)]
        close = len(groups[index].lines) <= 3 and len(groups[index + 1].lines) <= 6
        if all(numbers) and close and int(numbers[1][-1]) == int(numbers[0][-1]) + 1:
            found |= {index, index + 1}
    return found


def _heading_lines(group: Group, after: Group | None, before: Group | None) -> int:
    """How many of the first lines of a group are a heading over the rest of it, or over what follows."""
    first = group.lines[0].text
    if ASKED.fullmatch(first):
        return 1
    named = name_and_office(first) or (is_name(first, signed=True) and after is not None and is_office(after.text))
    if is_head(first) or named or (before is not None and is_office(before.lines[-1].words)):  # a name, and an office
        return 0
    label, title = split_label(first)
    count = 1
    while count < len(group.lines) and GOES_ON.search(group.lines[count - 1].text) and count < 3:
        count += 1
    words = " ".join(line.text for line in group.lines[:count])
    over = group.lines[count].text if count < len(group.lines) else after.text if after else ""
    over = split_label(over)[1] if label else over
    if (
        not over
        or not over[:1].isupper()
        or len(words) > LETTERS_OF_HEADING
        or (ENDS.search(group.lines[count - 1].words) and not words.endswith(")"))
    ):
        return 0
    if label and re.search(r"\d", label) and title[:1].isupper():
        return count
    if re.fullmatch(r"[a-z]\)|[A-Z][.)]", label) and title[:1].isupper():
        # an item stands beside others
        item = ITEM.match(over) or (before is not None and ITEM.match(before.text) and before.kind == "paragraph")
        return 0 if item else count
    if (
        count == len(group.lines)
        and len(words) < 70
        and (words[:1].isupper() or words[0] == "(")
        and not ITEM.match(words)
    ):
        return count if len(over) > 60 and not words.endswith((",", ":", ";")) else 0
    return 0
