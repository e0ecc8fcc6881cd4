"""The letter paper around a letter: tables that only put its lines in their places, the address it is returned to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...data.prose import BREAK
from .above import ANY_FIELD, DAY_OR_SUBJECT, names, names_addressee
from .draft import Draft, DraftBlock, DraftDoubt, DraftLeftOut
from .signing import is_name, is_office
from .signs import bare, marks, plain

RETURN = re.compile(r">\s*(?:Retouradres\b|Postbus \d)|Retouradres\b")
# What the rows of a head begin with: a field of a letter, or the lines above an official paper.
_HEAD = re.compile(
    rf"(?i:{names()} *:? .*)|"
    r"\d\d ?\d{3}\b.*|Nr\. ?\d.*|[A-Z]{1,3} [A-Z].*|(?:Tweede|Eerste) Kamer der .*|Vergaderjaar \d.*|"
    r"(?:Voorgesteld|Ontvangen|Vastgesteld|Ter (?:inzage|griffie)) .{0,60}"
)
_MOST_ABOVE = 8  # blocks above a head
_MOST_OF_MARGIN = 30  # a block for each line
_TO_THE_TOP = "Naar boven"
# What the lines of a margin block begin with, or are, as ministries print it beside or above their letters.
OF_MARGIN = re.compile(
    r"(?:ministerie van|directoraat|directie|contactpersoon|behandeld door|bezoekadres|postadres|tel(?:efoon)?\b|"
    rf"[TF] +[\d(+]|{names('reference', 'theirs')}|www\.|\S+@\S+$)",
    re.IGNORECASE,
)
_MOST_OF_SIGNATURES, _LONGEST = 8, 90  # rows, and characters of a line in them


def take_out_return(draft: Draft) -> None:
    """Take the address that a letter is returned to, in small letters above that of the addressee, out of the text.

    The last words of an official page that was copied go too.
    """
    for block in draft.blocks[:_MOST_ABOVE]:
        if block.kind in ("paragraph", "opening") and RETURN.match(words := plain(bare(block.text))):
            draft.blocks.remove(block)
            draft.left_out.append(DraftLeftOut(words, "margin", block.place))
    if draft.blocks and (last := draft.blocks[-1]).text == _TO_THE_TOP:
        draft.blocks.pop()
        draft.left_out.append(DraftLeftOut(last.text, "other", last.place))


def take_out_margin(draft: Draft) -> None:
    """Take the margin block of the letter paper out of the text where it stands above or beside the addressee: a doubt.

    It names civil servants and their telephones, whom no page of ours names. Date and subject stay where they are.
    """
    above: list[str] = []
    rest: list[DraftBlock] = []  # from the addressee on
    for at, block in enumerate(draft.blocks[:_MOST_OF_MARGIN]):
        if block.kind not in ("paragraph", "opening") or marks(block.text):
            return
        lines = block.text.split(BREAK)
        end = next((index for index, line in enumerate(lines) if names_addressee(bare(line).strip())), len(lines))
        above += [bare(line).strip() for line in lines[:end]]
        if end < len(lines):
            rest = [replace(block, text=BREAK.join(lines[end:])), *draft.blocks[at + 1 :]]
            break
    for block in rest[1:_MOST_ABOVE]:
        lines = block.lines
        if block.place == rest[0].place and _is_margin([line for line in lines if not ANY_FIELD.match(line)]):
            draft.blocks.remove(block)  # a cell beside that of the addressee
            _leave_margin(draft, lines, block.place)
            return
    if not rest or not _is_margin(above):
        return
    kept = [
        line
        for before, line in pairwise(["", *above])
        if DAY_OR_SUBJECT.match(line) or DAY_OR_SUBJECT.fullmatch(before)
    ]
    place = draft.blocks[0].place
    draft.blocks = [*(DraftBlock("opening", line, place=place) for line in kept), *rest]
    _leave_margin(draft, [line for line in above if line not in kept], place)


def _is_margin(lines: Sequence[str]) -> bool:
    return sum(bool(OF_MARGIN.match(line)) for line in lines) > 1


def _leave_margin(draft: Draft, lines: Sequence[str], place: str) -> None:
    draft.left_out += [DraftLeftOut(line, "margin", place) for line in lines]
    choice = "left out: the margin of the letter paper"
    draft.doubts.append(DraftDoubt(place, " ".join(lines)[:60], "letter-or-margin", choice))


def unfolded(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks, with tables of the letter paper as the lines that they hold, in their order."""
    return [line for at, block in enumerate(blocks) for line in _lines(block, above=at)]


def _lines(block: DraftBlock, above: int) -> Iterator[DraftBlock]:
    rows = [[cell.text for cell in row.cells if cell.text] for row in block.rows]
    rows = [row for row in rows if row]
    texts = [" ".join(row) for row in rows]
    if not block.text and _is_signed(rows):
        yield from (DraftBlock("closing", text, place=block.place) for row in rows for text in row)
    elif not block.text and above < _MOST_ABOVE and rows and all(_is_of_head(bare(text)) for text in texts):
        for row, text in zip(rows, texts, strict=True):
            parts = row if names_addressee(bare(row[0].split(BREAK)[0])) else [text]  # the margin stands beside it
            yield from (DraftBlock("paragraph", part, place=block.place) for part in parts)
    else:
        yield block


def _is_of_head(row: str) -> bool:
    """Whether a row of a table has what stands above a letter: a field, the addressee, the address of return."""
    return bool(_HEAD.fullmatch(row) or RETURN.match(row) or names_addressee(row))


def _begins_signature(first: str, *below: str) -> bool:
    """Whether lines begin with an office, or with a name and its office below."""
    return is_office(first) or bool(below and is_name(first, signed=True) and is_office(below[0]))


def _is_signed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds signatures: offices side by side, with names in their cells or below."""
    lines = [bare(line) for row in rows for text in row for line in text.split(BREAK)]
    return (
        len(rows) <= _MOST_OF_SIGNATURES
        and bool(rows and len(rows[0]) > 1)
        and all(_begins_signature(*map(bare, text.split(BREAK))) for text in rows[0])
        and all(len(line) <= _LONGEST and not re.search(r"\d", line) for line in lines)
    )
