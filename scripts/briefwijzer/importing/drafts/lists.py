"""Paragraphs that are items of a list, told by the mark at their front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .draft import DraftBlock
from .numerals import formatted
from .signs import BULLETS

_DASH = re.compile(rf"(?P<mark>[{BULLETS}-])\s+(?P<text>\S.*)")
_DASH_OR_O = re.compile(rf"(?P<mark>[{BULLETS}o-])\s+(?P<text>\S.*)")  # within a list an o is a sign too
_ROMAN = [formatted(number, "lowerRoman") for number in range(1, 40)]
_LABEL = re.compile(r"\(?(?P<number>\d{1,2}|[a-z]|[ivx]{2,6})(?:[.)]|°\.?|º\.?)")
_NUMBERED = re.compile(rf"(?P<mark>{_LABEL.pattern})\s+(?P<text>\S.*)")


def marked_paragraphs(blocks: Sequence[DraftBlock], decisions: list[str]) -> list[DraftBlock]:
    """Paragraphs with a dash or bullet in front become items; those with numbers when they count on from 1, a or i."""
    result: list[DraftBlock] = []
    counts: list[str] = []  # the last numbers, or the signs, of the lists that are open, the outermost first
    for index, block in enumerate(blocks):
        before = result[-1] if result and result[-1].kind == "item" else None
        if before is None:
            counts = []
        elif not counts:  # an item that was one already
            counts = [""] * (before.level - 1) + [_sign(before.label)]
        dash = (_DASH if before is None else _DASH_OR_O).fullmatch(block.text) if block.kind == "paragraph" else None
        numbered = _NUMBERED.fullmatch(block.text) if block.kind == "paragraph" else None
        on: list[str] = []
        if dash:
            sign = _sign(dash["mark"])
            on = [*counts[: counts.index(sign)], sign] if sign in counts else [*counts, sign]
        elif numbered:
            on = _counted(blocks, index, numbered["number"], counts)
        found = dash or numbered
        if not found or not on:
            result.append(block)
            continue
        counts = on
        result.append(replace(block, kind="item", label=found["mark"], text=found["text"], level=len(counts)))
        decisions.append(f"{block.place}: '{result[-1].label}' is the mark of an item of a list")
    return result


def _sign(mark: str) -> str:
    """The sign of a list; dashes of any length are one."""
    return "–" if mark in ("-", "—") else mark


def _counted(blocks: Sequence[DraftBlock], index: int, number: str, counts: Sequence[str]) -> list[str]:
    """The open lists with a number that goes on in one of them, or begins one of two at least; else none."""
    for depth in reversed(range(len(counts))):
        if number in _after(counts[depth]):
            return [*counts[:depth], number]
    if number not in ("1", "a", "i"):
        return []
    for later in blocks[index + 1 : index + 6]:
        if later.kind not in ("paragraph", "item"):
            break
        match = _NUMBERED.fullmatch(later.text)
        if match and match["number"] in _after(number):
            return [*counts, number]
    return []


def _after(number: str) -> set[str]:
    """The numbers that may follow one: behind i, the letter or the Roman number."""
    if number.isdigit():
        return {str(int(number) + 1)}
    found = {chr(ord(number) + 1)} if len(number) == 1 else set()
    return found | set(_ROMAN[_ROMAN.index(number) + 1 :][:1] if number in _ROMAN else ())


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
