"""Headings and quotations among the groups of a document: headings are short and printed otherwise than the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..drafts.draft import DraftDoubt
from ..drafts.headings import ASKED, split_label
from .groups import ITEM, Group
from .lines import ENDS
from .measures import Measures

LONGEST_HEADING = 220
# So many headings may stand one below the other.
MOST_TOGETHER = 3
ADDRESSES = re.compile(r"(?:(?:https?://|www\.)\S+\s*)+", re.IGNORECASE)


def find_headings(groups: Sequence[Group], measures: Measures, doubts: list[DraftDoubt]) -> None:
    """Say which groups are headings, and which are quotations."""
    asked = sum(bool(ASKED.fullmatch(group.text)) for group in groups if group.lines) >= 2
    worded = [group for group in groups if group.kind != "figure"]
    for index, group in enumerate(worded):
        if group.kind != "paragraph":
            continue
        before = worded[index - 1] if index else None
        if _is_heading(group, before, worded[index + 1 : index + 1 + MOST_TOGETHER], measures, asked):
            group.kind = "heading"
        elif _is_quotation(group, before, measures):
            group.kind = "quotation"
    _find_numbered(worded, doubts)


def _find_numbered(groups: Sequence[Group], doubts: list[DraftDoubt]) -> None:
    """Headings that are printed like the text: short lines with numbers that count on, each with text below it."""
    found: list[tuple[Group, str]] = []
    for group, after in pairwise(groups):
        label, title = split_label(group.text)
        short = len(group.lines) == 1 and len(title) < 90 and title[:1].isupper()
        if group.kind != "paragraph" or not short or ENDS.search(group.words) or not re.match(r"\d", label):
            continue
        if after.kind == "paragraph" and not split_label(after.text)[0] and group.gap_before:
            found.append((group, label))
    numbers = [[int(number) for number in re.findall(r"\d+", label)] for _, label in found]
    if len(found) > 1 and numbers == sorted(numbers) and not any(group.kind == "heading" for group in groups):
        sure = len(found) > 2 and numbers == [[number] for number in range(1, len(found) + 1)]
        for group, _ in found:
            group.kind = "heading"
            if sure:
                continue
            words = " ".join(group.text.split()[:8])
            doubts.append(DraftDoubt(group.lines[0].place, words, "heading", "taken as a heading for its number"))


def _is_heading(group: Group, before: Group | None, below: Sequence[Group], measures: Measures, asked: bool) -> bool:
    text = group.text
    if ASKED.fullmatch(text):
        return True
    following = below[0] if below else None
    if following is None or ADDRESSES.fullmatch(text):
        return False
    if len(text) > LONGEST_HEADING or len(group.lines) > 4 or not re.search(r"[^\W\d_]{2}", text):
        return False
    if _listed(group, before) or _listed(following, group):
        return False
    size, bold, italic, underlined = group.look
    label = split_label(text)[0]
    larger = size > 1.08 * measures.size
    words = group.words
    if words.endswith((",", ";")) or (
        words.endswith(".") and not larger and not (bold and len(group.lines) == 1 and label)
    ):
        return False
    if asked and not label and (words.endswith("?") or (before is not None and ASKED.fullmatch(before.text))):
        return False
    if re.search(r"[.!?][»”’\"']$", group.lines[-1].words) or (words.endswith(":") and not bold and not larger):
        return False
    if bold or larger:
        return True
    if italic or underlined:
        ended = before is None or before.kind == "heading" or bool(ENDS.search(before.lines[-1].words))
        first = group.gap_before or ended
        return len(group.lines) <= 3 and first and _leads(group, below)
    return False


def _leads(group: Group, below: Sequence[Group]) -> bool:
    """Whether a text printed otherwise, or further in, follows below nothing but lines that may be headings too."""
    for other in below:
        inset = other.lines[0].x0 - group.lines[0].x0 > group.lines[0].size
        if other.look[2:] != group.look[2:] or inset:
            return True
        ended = ENDS.search(other.words) and not split_label(other.text)[0]
        if len(other.lines) > 3 or ended or other.kind != "paragraph":
            return False
    return False


def even(group: Group) -> None:
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
