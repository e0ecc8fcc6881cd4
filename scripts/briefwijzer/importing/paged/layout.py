"""What on the pages of a PDF is no text: the margin block, heads and feet, the masthead of an official publication.

A margin block stands at another x than the text: a column that starts at one x, and no line of the text runs into it.
Heads and feet are found by repetition: the same words at the same height on several pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..drafts.above import names
from ..drafts.draft import LeftOutReason
from ..drafts.letterpaper import OF_MARGIN
from .borders import between_rules, set_borders
from .cells import heads_table
from .lines import Box, Leaf, Line, Outside, words_of
from .margins import behind, drawn_apart, left_of, line_numbers
from .note_numbers import has_mark
from .pdf_chars import Sheet
from .pdf_columns import moved, zones_of
from .pdf_lines import CharRow, CharRun, line_of, rows_of, runs_of, vocabulary

PAGE_NUMBER = re.compile(
    r"(?:pagina|page|blad|p\.)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?|\d{1,3}\s*(?:van|/)\s*\d{1,3}|[-–]?\s*\d{1,3}\s*[-–]?",
    re.IGNORECASE,
)
NAMED_PAGE = re.compile(r"\d?\s*(?:pagina|page|blad)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?", re.IGNORECASE)
# Words that begin a text and may well stand on top of several pages.
BEGINS_TEXT = re.compile(r"(?:vraag|vragen|antwoord(?:en)?|artikel)\b", re.IGNORECASE)
# What the first page of an official publication has at its foot and beside its title.
IMPRINT = re.compile(
    r"(?:kst|ah|kv|blg|h)-[\w.-]+|KST\d[\w-]*|ISSN\s*\d{4}\s*[-–]\s*\d{3}[\dX]|[’']?s-Gravenhage\s*\d{4}|"
    r"(?:Tweede|Eerste) Kamer, (?:vergaderjaar|zitting).*|Sdu .*|0[A-Z]\d{5}",
)
# What stands on top of a second page, though no third one has it too.
HEAD = re.compile(
    rf"{names('reference', 'theirs', 'date')} *:? *\S.{{0,40}}|ministerie van (?-i:[A-Z]).{{0,60}}",
    re.IGNORECASE,
)
# What a browser prints around a page of the web: when and what above it, its address and the number below.
BROWSER = re.compile(
    r"\d{1,4}([-/.])\d{1,2}\1\d{2,4},? \d{1,2}[:.]\d{2}\b.*|(?:https?|file)://\S+ \d{1,3}(?:/| of | van )\d{1,3}",
    re.IGNORECASE,
)
# The part of a page in which heads and feet are looked for.
OUTER = 0.2


def leaves(sheets: Sequence[Sheet], mended: set[str]) -> list[Leaf]:
    """The pages of a document with text and surroundings told apart; ``mended`` gets the words put together again."""
    body = _body_size(sheets)
    runs = {sheet.number: runs_of(sheet) for sheet in sheets}
    columns = _columns(sheets, runs)
    left = left_of((run for on_page in runs.values() for run in on_page), body)
    strays = [*line_numbers(runs.values(), left), *behind(runs.values(), body)]
    found = [Leaf(sheet.number, sheet.width, sheet.height, rules=sheet.rules) for sheet in sheets]
    texts: list[list[CharRun]] = []
    margins: list[list[CharRow]] = []
    for leaf, sheet in zip(found, sheets, strict=True):
        on_page = runs[leaf.number]
        block = (*_margin(on_page, columns, body), *drawn_apart(on_page, leaf.height, body, left))
        aside = {id(run) for run in (*block, *strays)}
        unseen = [run for run in on_page if run.chars[0].style.unseen]
        leaf.outside += [Outside(run.text, "hidden", f"page {leaf.number}, unseen", run.y) for run in unseen]
        leaf.outside += [Outside(words, "comment", f"page {leaf.number}, comment", 0) for words in sheet.comments]
        on_page = [run for run in on_page if not run.chars[0].style.unseen]
        upright = [run for run in on_page if not run.chars[0].style.turned]
        texts.append([run for run in upright if id(run) not in aside])
        margins.append(rows_of(run for run in upright if id(run) in aside))
        turned = "".join(run.text for run in on_page if run.chars[0].style.turned)
        if turned:
            leaf.outside.append(Outside(turned, "margin", f"page {leaf.number}, turned", leaf.height))
    pages = [
        [(zone, rows_of(zone.runs)) for zone in zones] for zones in zones_of(list(zip(texts, sheets, strict=True)))
    ]
    known = vocabulary(row for page in pages for _, rows in page for row in rows)
    known += vocabulary(row for margin in margins for row in margin)
    zone_of: dict[int, tuple[int, float]] = {}  # of each line the zone on its page, and how far that is moved
    for leaf, page, margin, sheet in zip(found, pages, margins, sheets, strict=True):
        uprights = [*sheet.uprights, *between_rules(sheet)]
        for number, (zone, rows) in enumerate(page):
            for row in rows:
                line = line_of(row, leaf.number, len(leaf.lines) + 1, known, mended, uprights)
                leaf.lines.append(line)
                zone_of[id(line)] = (number, zone.shift)
        for number, row in enumerate(margin, 1):
            line = line_of(row, leaf.number, number, known, set())
            reason: LeftOutReason = "page-number" if NAMED_PAGE.fullmatch(line.text) else "margin"
            leaf.outside.append(Outside(line.text, reason, f"page {leaf.number}, margin line {number}", line.y))
        _cut_imprint(leaf)
        for line in leaf.lines:
            line.underlined = _is_underlined(line, leaf.rules)
        set_borders(leaf, uprights)
    _take_out_running(found)
    for leaf in found:
        leaf.outside.sort(key=lambda outside: -outside.y)
    return _by_columns(found, zone_of) if any(len(page) > 1 for page in pages) else found


def _by_columns(found: Sequence[Leaf], zone_of: Mapping[int, tuple[int, float]]) -> list[Leaf]:
    """Pages with columns as several: each column, and what stands across, counts as a page of its own."""
    parts: list[Leaf] = []
    for leaf in found:
        zones: dict[tuple[int, float], list[Line]] = defaultdict(list)
        for line in leaf.lines:
            zones[zone_of[id(line)]].append(line)
        outside = leaf.outside
        for (_, shift), lines in zones.items() or [((0, 0.0), [])]:
            number = len(parts) + 1
            rules = [(x0 - shift, y0, x1 - shift, y1) for x0, y0, x1, y1 in leaf.rules]
            parts.append(Leaf(number, leaf.width, leaf.height, outside=outside, rules=rules))
            outside = []
            for line in lines:
                line.page = number
                parts[-1].lines.append(moved(line, shift))
    return parts


def _is_underlined(line: Line, rules: Sequence[Box]) -> bool:
    """Whether rules run below nearly all words of a line, and no further; a number may stand off from them."""
    near = [box for box in rules if 0 <= line.y - box[3] + 1 < 0.35 * line.size and box[0] < line.x1]
    below = [box for box in near if line.x0 < box[2] < line.x1 + line.size]
    covered = sum(min(box[2], line.x1) - max(box[0], line.x0) for box in below)
    return covered > 0.85 * sum(piece.x1 - piece.x0 for piece in line.pieces)


def _cut_imprint(leaf: Leaf) -> None:
    """The imprint of a publication stands beside the text, and may stand on a line with it."""
    for line in leaf.lines:
        at = next((index for index, piece in enumerate(line.pieces) if index and piece.gap > 3), 0)
        if at and line.y < OUTER * leaf.height:
            words = words_of(line.pieces[:at])
            if IMPRINT.fullmatch(words):
                leaf.outside.append(Outside(words, "running-head", line.place, line.y))
                line.pieces = line.pieces[at:]
                line.x0 = line.pieces[0].x0


def _body_size(sheets: Iterable[Sheet]) -> float:
    sizes = Counter(round(char.style.size * 2) / 2 for sheet in sheets for char in sheet.chars)
    return largest_of_the_usual(sizes)


def largest_of_the_usual(sizes: Counter[float]) -> float:
    """The size of the text: the most common one, or a larger one that is common too, when there are many notes."""
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if count >= 0.25 * most), default=10.0)


def _columns(sheets: Sequence[Sheet], runs: dict[int, list[CharRun]]) -> list[float]:
    """The left edges right of the text at which several lines start."""
    starts = sorted(run.x0 for sheet in sheets for run in runs[sheet.number] if run.x0 > 0.6 * sheet.width)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][-1] <= 2:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= 3]


def _margin(runs: Sequence[CharRun], columns: Sequence[float], body: float) -> list[CharRun]:
    """What stands in the margin column of a page: beside it no line of the text runs into the column."""
    for column in columns:
        beside = [run for run in runs if run.x0 >= column - 1.5]
        crossing = [run for run in runs if run.x0 < column - 3 and run.x1 > column + 1]
        free: list[CharRun] = []
        for run in sorted(beside, key=lambda run: run.x0):
            crossed = any(abs(other.y - run.y) < 1.5 * other.size for other in crossing)
            stands = run.x0 <= column + 6 or any(_follows(run, other) for other in free)
            if stands and not crossed and not any(_follows(run, other) for other in runs if other.x0 < column - 3):
                free.append(run)
        letters = sum(len(run.chars) for run in free)
        smaller = sum(len(run.chars) for run in free if run.size < 0.9 * body)
        known = any(OF_MARGIN.match(run.text) for run in free)
        if not free or letters < 0.6 * sum(len(run.chars) for run in beside):
            continue
        # a column of a table may look so too: it is crossed somewhere, or stands on the lines of the others
        rows = all(any(_is_level(run, other) for other in runs if other.x1 < column) for run in free)
        if known or (not crossing and smaller >= 0.5 * letters and not rows):
            return beside if not crossing else free
    return []


def _is_level(run: CharRun, other: CharRun) -> bool:
    """Whether two runs stand on one line in one size."""
    return abs(run.y - other.y) < 0.5 and abs(run.size - other.size) < 0.2


def _follows(run: CharRun, other: CharRun) -> bool:
    """Whether a run stands directly behind another on its line, or raised beside it, as the mark of a note."""
    return abs(run.y - other.y) < 0.5 * max(run.size, other.size) and -1 <= run.x0 - other.x1 < run.size


def _take_out_running(found: Sequence[Leaf]) -> None:
    """Heads, feet and page numbers go to what stands outside."""
    heights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for leaf in found:
        for line in _outer(leaf):
            heights[_pattern(line, leaf.number)].append((leaf.number, line.y))
    for leaf in found:
        outer = sorted(_outer(leaf), key=lambda line: -line.y)
        # from both edges inward, so that what is taken out leaves the next line at the edge
        upper = [line for line in outer if line.y >= leaf.height / 2]
        for line in [*upper, *reversed(outer[len(upper) :])]:
            edge = _at_edge(line, leaf)
            if NAMED_PAGE.fullmatch(line.text) or (edge and PAGE_NUMBER.fullmatch(line.text)):
                leaf.leave_out(line, "page-number")
                continue
            same = {n for n, y in heights[_pattern(line, leaf.number)] if abs(y - line.y) <= 3}
            pages = len(same) if len(same) >= max(2 if edge else 4, 0.3 * (len(found) - 1)) else 0
            known = edge and (BROWSER.fullmatch(line.text) or (leaf.number > 1 and HEAD.fullmatch(line.text)))
            imprint = IMPRINT.match(line.text) and line.y < OUTER * leaf.height
            if imprint or ((pages or known) and _apart(line, leaf, pages) and not has_mark(line, leaf.lines)):
                leaf.leave_out(line, "running-head")


def _apart(line: Line, leaf: Leaf, pages: int) -> bool:
    """Whether a repeated line is none of the text: it stands apart from it, is smaller, or is on many pages.

    The head of a table that is printed again goes with its table.
    """
    if BEGINS_TEXT.match(line.text) or line.text.endswith((":", ".", ";", ",")):
        return False
    at = leaf.lines.index(line)
    if any(heads_table(line, below) for below in leaf.lines[at + 1 : at + 2]):
        return False
    near = [other for other in leaf.lines[max(at - 1, 0) : at + 2] if other is not line]
    close = any(abs(other.y - line.y) < 1.6 * line.size and abs(other.size - line.size) < 0.5 for other in near)
    return not close or pages > 3


def _outer(leaf: Leaf) -> list[Line]:
    return [line for line in leaf.lines if not OUTER * leaf.height < line.y < (1 - OUTER) * leaf.height]


def _at_edge(line: Line, leaf: Leaf) -> bool:
    # by height: in pages with columns the last line is not the lowest
    heights = [other.y for other in leaf.lines]
    return line.y in (max(heights), min(heights))


def _pattern(line: Line, page: int) -> str:
    """The words of a line with the number of the page, and of all pages, left open."""
    text = re.sub(rf"(?<!\d){page}\s*(van|of|/)\s*\d+", "# van", line.text)
    return re.sub(rf"(?<!\d){page}(?!\d)", "#", text)
