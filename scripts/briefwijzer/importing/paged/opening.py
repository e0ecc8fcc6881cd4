"""The opening of a ministry's letter: address, date and subject with their labels, salutation, one block each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...data.prose import BREAK
from ..drafts.above import ANY_FIELD, DAY_OR_SUBJECT, is_head, names_fields
from ..drafts.draft import DraftBlock
from ..drafts.signs import Runs
from .joining import HYPHEN, Hyphens, joined
from .lines import Line

SALUTATION = re.compile(
    r"(?:zeer )?(?:mijnheer de|mevrouw de|geachte|hooggeachte|geacht|beste|waarde)\b.{0,80}$|excellentie\b.{0,40}$",
    re.IGNORECASE,
)
LINES_OF_OPENING = 40


def opening_end(lines: Sequence[Line]) -> int:
    """How many of the first lines are the opening: up to the salutation, or to the end of date and subject."""
    if not lines:
        return 0
    first = [line for line in lines[:LINES_OF_OPENING] if line.page == lines[0].page]
    for index, line in enumerate(lines[: len(first) + 4]):
        if SALUTATION.fullmatch(line.text):
            return index + 1
    labels = [index for index, line in enumerate(first) if DAY_OR_SUBJECT.match(line.text) and index < 24]
    if len(labels) < 2:
        return 0
    end = labels[-1] + 1
    inner = first[labels[-1]].x0 + 2 * first[labels[-1]].size
    while end < len(first) and first[end].x0 > inner and first[end - 1].y - first[end].y < 1.7 * first[end].size:
        end += 1
    return end


def opening_of(lines: Sequence[Line], leading: float, hyphens: Hyphens) -> list[DraftBlock]:
    """The blocks of the opening: lines that stand close are one block; a field goes on where its value is indented."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1] if groups else []
        near = last and last[-1].page == line.page and last[-1].y - line.y < 1.5 * leading
        field = bool(last) and bool(ANY_FIELD.match(last[0].text))
        inner = line.x0 > last[0].x0 + 2 * line.size if last else False
        if field and near and (inner or (line.text[:1].islower() and not SALUTATION.fullmatch(line.text))):
            last.append(line)
        elif near and not field and not ANY_FIELD.match(line.text) and not is_head(line.text):
            last.append(line)
        else:
            groups.append([line])
    blocks = []
    fields = 0  # whose names the last line has side by side
    for group in groups:
        columns = [piece.text.strip() for piece in group[0].pieces] if len(group) == 1 else []
        named = names_fields(columns)
        if named or (columns and len(columns) == fields):
            text = BREAK.join(columns)
        elif ANY_FIELD.match(group[0].text):
            text = joined(group, hyphens).text()
        else:
            runs = Runs()
            for index, parts in enumerate(_whole(group)):
                if index:
                    runs.line_break()
                runs.extend(joined(parts, hyphens))
            text = runs.text()
        fields = len(columns) if named else 0
        blocks.append(DraftBlock("opening", text, place=group[0].place))
    return [block for block in blocks if block.text and block.text != BREAK]


def _whole(group: Sequence[Line]) -> list[list[Line]]:
    """The lines of an address; one that ends within a word goes on in the next."""
    found: list[list[Line]] = []
    for line in group:
        if found and HYPHEN.search(found[-1][-1].words):
            found[-1].append(line)
        else:
            found.append([line])
    return found
