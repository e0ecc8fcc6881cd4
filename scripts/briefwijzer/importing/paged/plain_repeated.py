"""What a text out of a PDF has on many of its pages: heads, feet and page numbers, which are no text of the letter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..drafts.draft import DraftDoubt, LeftOutReason
from .layout import BEGINS_TEXT, HEAD, IMPRINT, NAMED_PAGE
from .lines import Leaf, Line

# So many lines from the upper and lower edge heads and feet may stand.
FAR = 8
# A page number that does not say so.
COUNTED = re.compile(r"[-–]?\s*(\d{1,3})\s*(?:[-–]|(?:/|van|of)\s*\d{1,3})?")
PAPER_CITED = re.compile(r"(?:\d{1,3}[.)]?\s+)?(?:kamerstuk|aanhangsel|handelingen|https?:|www\.)", re.IGNORECASE)


def together(words: str) -> str:
    """The words with a first letter that kerning tore off put back."""
    return re.sub(r"\b([A-Z]) (?=[a-z])", r"\1", words)


def take_out_repeated(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """Take out page numbers, and what is printed on many pages."""
    _take_out_counted(leaves)
    anywhere = Counter(pattern for leaf in leaves for pattern in {_pattern(line.text, 0) for line in leaf.lines})
    _take_out_outer(leaves)
    for leaf in leaves:
        last = leaf.lines[-1] if leaf.lines else None
        headed = any(outside.reason == "running-head" for outside in leaf.outside)
        if last is not None and headed and last.text == str(leaf.number):
            leaf.leave_out(last, "page-number")
    _take_out_inner(leaves, anywhere, doubts)


def _take_out_outer(leaves: Sequence[Leaf]) -> None:
    """Heads and feet near the edges: by what they say, or because other pages have them too."""
    where: dict[str, set[int]] = defaultdict(set)
    for leaf in leaves:
        for line in _outer(leaf):
            where[_pattern(line.text, leaf.number)].add(leaf.number)
    for leaf in leaves:
        for line in _outer(leaf):
            reason: LeftOutReason | None = None
            if NAMED_PAGE.fullmatch(together(line.text)):
                reason = "page-number"
            elif IMPRINT.match(line.text) or (leaf.number > 1 and line is leaf.lines[0] and HEAD.fullmatch(line.text)):
                reason = "running-head"
            pages = where[_pattern(line.text, leaf.number)]
            outmost = line in leaf.lines[:2] or line in leaf.lines[-2:]
            often = len(pages) >= (2 if outmost else 3) and len(pages) >= 0.5 * (len(leaves) - 1)
            # a paper that is cited on several pages is no head
            cited = PAPER_CITED.match(line.text) or line.text.endswith((".", ";"))
            if often and not reason and not BEGINS_TEXT.match(line.text) and not cited and len(line.text) > 3:
                reason = "running-head"
            if reason:
                leaf.leave_out(line, reason)


def _take_out_inner(leaves: Sequence[Leaf], pages: Mapping[str, int], doubts: list[DraftDoubt]) -> None:
    """Heads and page numbers that a tool set down among the lines: what stands on so many pages is no text."""
    told: set[str] = set()
    for leaf in leaves:
        for line in list(leaf.lines):
            numbered = NAMED_PAGE.fullmatch(together(line.text))
            pattern = _pattern(line.text, 0)
            often = pages[pattern] >= max(3, 0.6 * len(leaves)) and 3 < len(line.text) < 50
            if numbered or (often and not BEGINS_TEXT.match(line.text)):
                if not numbered and pattern not in told and not re.search(r"\d", line.text):
                    # a heading may stand on several pages too
                    choice = f"left out on {pages[pattern]} pages, as a head of each"
                    doubts.append(DraftDoubt(line.place, line.text, "letter-or-margin", choice))
                    told.add(pattern)
                leaf.leave_out(line, "page-number" if numbered else "running-head")


def _take_out_counted(leaves: Sequence[Leaf]) -> None:
    """Numbers alone at the edges of most pages that count on with them are those of the pages."""
    edges = [
        (leaf, line)
        for leaf in leaves
        if not any(outside.reason == "page-number" for outside in leaf.outside)  # a number may be that of a note then
        for line in {id(line): line for line in [*leaf.lines[:2], *leaf.lines[-2:]]}.values()
    ]
    found = [
        (leaf, line, int(match[1]) - leaf.number) for leaf, line in edges if (match := COUNTED.fullmatch(line.text))
    ]
    shifts = Counter(shift for _, shift in {(leaf.number, shift) for leaf, _, shift in found})
    shift, pages = shifts.most_common(1)[0] if shifts else (0, 0)
    counted = pages >= max(2, 0.6 * (len(leaves) - 1))
    for leaf, line, own in found:
        # "- 2 -" and "2/7" say by themselves what they are
        alone = own == 0 and not line.text.isdigit()
        if (alone or (counted and own == shift)) and line in leaf.lines:
            leaf.leave_out(line, "page-number")


def _outer(leaf: Leaf) -> list[Line]:
    if len(leaf.lines) <= 2 * FAR:
        return list(leaf.lines)
    return [*leaf.lines[:FAR], *leaf.lines[-FAR:]]


def _pattern(text: str, page: int) -> str:
    bare = re.sub(r"\s+", "", text)
    if not page:
        return bare
    return re.sub(rf"(?<!\d){page}(?!\d)", "#", bare)
