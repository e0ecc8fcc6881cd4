"""What stands above a letter: addressee, place and date, subject, salutation, and other lines between these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...data.prose import BREAK
from .above import ADDRESS, DATED, FIELD, SALUTED, SUBJECT, heads_address, is_salutation
from .draft import DraftBlock
from .signs import bare, marks

MOST_OF_AN_OPENING = 14
_MOST_OF_A_SUBJECT = 900
_MOST_OF_A_LINE = 200
_MOST_BETWEEN = 2  # lines between one above a letter and the next
_MOST_OF_A_HEAD = 120  # characters of a line above the salutation that is none of the above


def opened(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Addressee, place and date, subject and salutation stand in the opening, as far as they come first."""
    blocks = _first_opened([part for block in blocks for part in _greeted_apart(block)])
    last = _greeting(blocks)
    for index, block in enumerate(blocks[:MOST_OF_AN_OPENING]):
        text, before = block.words, blocks[index - 1].words if index else ""
        valued = last == index - 1 and (FIELD.fullmatch(before) or before.rstrip(":").lower() == "aan")
        most = _MOST_OF_A_SUBJECT if SUBJECT.match(before if valued else text) else _MOST_OF_A_LINE
        if block.kind == "opening" or index <= last or (valued and SUBJECT.match(before) and len(text) <= most):
            last = max(index, last)
        elif block.kind != "paragraph" or len(text) > most:
            break
        elif _tells(block):
            last = index
        elif not (ADDRESS.fullmatch(text) or valued or _leads(block, blocks[index + 1 : index + 1 + _MOST_BETWEEN])):
            break
    above: list[DraftBlock] = []
    for block in blocks[: last + 1]:
        text = block.words
        if ADDRESS.fullmatch(text) and above and heads_address(*above[-1].lines):
            above[-1] = replace(above[-1], text=f"{above[-1].text}{BREAK}{block.text}")  # one addressee
        else:
            above.append(replace(block, kind="opening"))
    return [*above, *blocks[last + 1 :]]


def _first_opened(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Only what comes first opens a text: who answered may be printed behind the questions."""
    end = next((at for at, block in enumerate(blocks) if block.kind != "opening"), len(blocks))
    rest = [replace(block, kind="paragraph") if block.kind == "opening" else block for block in blocks[end:]]
    return [*blocks[:end], *rest]


def _tells(block: DraftBlock) -> bool:
    """Whether a line tells something that stands above a letter: a day, a field, an addressee."""
    text = block.words
    known = DATED.fullmatch(text) or SALUTED.fullmatch(text) or FIELD.match(text)
    return bool(known or heads_address(*block.lines))


def _leads(block: DraftBlock, below: Sequence[DraftBlock]) -> bool:
    """Whether any other line stands close above such a one, as the name of a ministry does."""
    text = block.words
    other = len(text) > _MOST_OF_A_HEAD or text.endswith((".", ":", ";", ",", "?")) or marks(block.text)
    return not (other or block.label) and any(one.kind == "paragraph" and _tells(one) for one in below)


def _greeted_apart(block: DraftBlock) -> list[DraftBlock]:
    """A salutation above the text in one paragraph is one by itself."""
    first, _, rest = block.text.partition(BREAK)
    greeted = rest and block.kind == "paragraph" and is_salutation(bare(first).strip())
    return [replace(block, text=text) for text in (first, rest)] if greeted else [block]


def _greeting(blocks: Sequence[DraftBlock]) -> int:
    """Where the salutation stands below nothing but lines, whatever they say, such as a title; -1 elsewhere."""
    for index, block in enumerate(blocks[:MOST_OF_AN_OPENING]):
        text = block.words
        if block.kind not in ("paragraph", "heading", "opening") or block.label or marks(block.text):
            break
        if is_salutation(text):
            return index
        long = any(len(line) > _MOST_OF_A_HEAD and not SUBJECT.match(line) for line in block.lines)
        if long or text.endswith((".", ";", "?")):
            break
    return -1
