"""Paragraphs that are items of a list, told by the mark at their front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .draft import DraftBlock
from .signs import BULLETS

_DASH = re.compile(rf"(?P<mark>[{BULLETS}-])\s+(?P<text>\S.*)")
_NUMBERED = re.compile(r"(?P<mark>\(?(?P<number>\d{1,2}|[a-z])(?:[.)]|°\.?|º\.?))\s+(?P<text>\S.*)")


def marked_paragraphs(blocks: Sequence[DraftBlock], decisions: list[str]) -> list[DraftBlock]:
    """Paragraphs with a dash or bullet in front become items; those with numbers when they count on from 1 or a."""
    result: list[DraftBlock] = []
    counting: dict[int, str] = {}  # where in the result an item of a numbered list may stand, with its number
    for index, block in enumerate(blocks):
        dash = _DASH.fullmatch(block.text) if block.kind == "paragraph" else None
        numbered = _NUMBERED.fullmatch(block.text) if block.kind == "paragraph" else None
        before = result[-1] if result else None
        if dash:
            inside = before is not None and before.kind == "item" and counting.get(len(result) - 1) is not None
            level = 2 if inside else before.level if before is not None and before.kind == "item" else 1
            result.append(replace(block, kind="item", label=dash["mark"], text=dash["text"], level=level))
        elif numbered and _counts(blocks, index, numbered["number"], result, counting):
            counting[len(result)] = numbered["number"]
            result.append(replace(block, kind="item", label=numbered["mark"], text=numbered["text"], level=1))
        else:
            result.append(block)
            continue
        decisions.append(f"{block.place}: '{result[-1].label}' is the mark of an item of a list")
    return result


def _counts(
    blocks: Sequence[DraftBlock], index: int, number: str, result: Sequence[DraftBlock], counting: dict[int, str]
) -> bool:
    """Whether a number goes on from an item before, or is the first of at least two."""
    last = next((counting[at] for at in reversed(range(len(result))) if at in counting), None)
    near = result and result[-1].kind == "item"
    if near and last is not None and number == _after(last):
        return True
    if number not in ("1", "a"):
        return False
    for later in blocks[index + 1 : index + 6]:
        if later.kind not in ("paragraph", "item"):
            return False
        match = _NUMBERED.fullmatch(later.text)
        if match:
            return match["number"] == _after(number)
    return False


def _after(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)


def with_words(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """An item that holds only another list gives its mark to the first item of that: "a. 1°"."""
    result: list[DraftBlock] = []
    for block in blocks:
        before = result[-1] if result else None
        if before and before.kind == "item" and before.label and not before.text:
            result.pop()
            if block.kind == "item" and block.label and before.automatic == block.automatic:
                block = replace(block, label=f"{before.label} {block.label}")
            else:
                result += _alone(before)
        result.append(block)
    if result and result[-1].kind == "item" and not result[-1].text:
        result += _alone(result.pop())
    return result


def put_term(blocks: list[DraftBlock], first: int, term: DraftBlock) -> None:
    """Put a term before what it means, which begins at ``first``: on one line where that is a text of its kind."""
    if not (term.text or term.label):
        return
    if blocks[first:] and blocks[first].kind == term.kind and not blocks[first].label:
        blocks[first] = replace(term, text=f"{term.text} {blocks[first].text}".strip())
    else:
        blocks.insert(first, term)


def _alone(item: DraftBlock) -> list[DraftBlock]:
    """An item without words: its printed mark is its words, and a mark that is not in the source falls away."""
    return [] if item.automatic else [replace(item, text=item.label, label="")]
