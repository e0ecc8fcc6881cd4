"""Paragraphs that are items of a list, told by the mark at their front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .draft import DraftBlock
from .numerals import formatted
from .signs import BULLETS

_DASH = re.compile(rf"(?P<mark>[{BULLETS}-])\s+(?P<text>\S.*)")
_DASH_OR_O = re.compile(rf"(?P<mark>[{BULLETS}o*>-])\s+(?P<text>\S.*)")  # within a list, or several times, a sign too
# So many blocks further on, and so many without a mark, the next item is looked for.
_MOST, _UNMARKED = 40, 5
_ROMAN = [formatted(number, "lowerRoman") for number in range(1, 40)]
_LABEL = re.compile(r"\(?(?P<number>\d{1,2}|[a-z]|[ivx]{2,6})(?:[.)]|°\.?|º\.?)")
_NUMBERED = re.compile(rf"(?P<mark>{_LABEL.pattern})\s+(?P<text>\S.*)")
_MARKED = re.compile(rf"(?P<mark>[{BULLETS}o*>-]|{_LABEL.pattern})\s+(?P<text>\S.*)")


def marked_paragraphs(blocks: Sequence[DraftBlock], decisions: list[str]) -> list[DraftBlock]:
    """Paragraphs with a dash or bullet in front become items, with an o or an asterisk when several have it.

    Those with numbers become items when they count on from 1, a or i, also behind some paragraphs without a mark.
    """
    result: list[DraftBlock] = []
    counts: list[str] = []  # the last numbers, or the signs, of the lists that are open, the outermost first
    left: list[str] = []  # those of the list above the last paragraphs
    for index, block in enumerate(blocks):
        before = result[-1] if result and result[-1].kind == "item" else None
        if block.kind == "item" and not block.label and (found := _MARKED.fullmatch(block.text)):
            block = replace(block, label=found["mark"], text=found["text"])
            decisions.append(_told(block))
        if before is None:
            near = {one.kind for one in result[-_UNMARKED:]}
            left = counts or (left if near == {"item", "paragraph"} else [])
            counts = []
        signs = _DASH if before is None and not _signed_again(blocks, index) else _DASH_OR_O
        dash = signs.fullmatch(block.text) if block.kind == "paragraph" else None
        numbered = _NUMBERED.fullmatch(block.text) if block.kind == "paragraph" else None
        on: list[str] = []
        if dash:
            sign = _sign(dash["mark"])
            on = [*counts[: counts.index(sign)], sign] if sign in counts else [*counts, sign]
        elif numbered:
            on = _counted(blocks, index, numbered["mark"], counts) or _going_on(numbered["mark"], left)
        found = dash or numbered
        if not found or not on:
            if block.kind == "item" and block.label:  # one already
                outer = [*counts, *([""] * block.level)][: block.level - 1]
                counts = [*outer, _sign(block.label)]
            result.append(block)
            continue
        counts = on
        result.append(replace(block, kind="item", label=found["mark"], text=found["text"], level=len(counts)))
        decisions.append(_told(result[-1]))
    return result


def _told(item: DraftBlock) -> str:
    return f"{item.place}: '{item.label}' is the mark of an item of a list"


def _signed_again(blocks: Sequence[DraftBlock], index: int) -> bool:
    """Whether the sign before a block stands before one of the next blocks too."""
    own = _DASH_OR_O.fullmatch(blocks[index].text)
    return own is not None and any(later.text.startswith(f"{own['mark']} ") for later in _next(blocks, index))


def _next(blocks: Sequence[DraftBlock], index: int) -> Iterator[DraftBlock]:
    """The next blocks in which a list may go on, up to some without the mark of an item."""
    unmarked = 0
    for block in blocks[index + 1 : index + _MOST]:
        unmarked += not _MARKED.fullmatch(block.text)
        if block.kind not in ("paragraph", "item") or unmarked > _UNMARKED:
            return
        yield block


def _sign(mark: str) -> str:
    """The sign of a list; dashes of any length are one."""
    return "–" if mark in ("-", "—") else mark


def counts_on(mark: str, other: str) -> bool:
    """Whether two marks of items are numbers that follow each other.

    >>> counts_on("1.", "2."), counts_on("(h)", "(i)"), counts_on("i)", "ii)"), counts_on("1.", "a.")
    (True, True, True, False)
    """
    last, number = _LABEL.fullmatch(mark), _LABEL.fullmatch(other)
    return bool(last and number and number["number"] in _after(last["number"]))


def _form(mark: str) -> str:
    """What stands around a number: the same in all items of a list."""
    return re.sub(r"\w+", "", mark)


def _counted(blocks: Sequence[DraftBlock], index: int, mark: str, counts: Sequence[str]) -> list[str]:
    """The open lists with a mark that goes on in one of them, or begins one of two at least; else none."""
    on = [depth for depth in reversed(range(len(counts))) if counts_on(counts[depth], mark)]
    alike = [depth for depth in on if _form(counts[depth]) == _form(mark)]
    for depth in alike or on:
        return [*counts[:depth], mark]
    if mark.strip("().°º") not in ("1", "a", "i"):
        return []
    for later in _next(blocks, index):
        match = _NUMBERED.fullmatch(later.text)
        if match and counts_on(mark, match["mark"]):
            return [*counts, mark]
    return []


def _going_on(mark: str, left: Sequence[str]) -> list[str]:
    """The open lists with a mark that goes on in a list behind which paragraphs stand; else none."""
    depths = (depth for depth in reversed(range(len(left))) if counts_on(left[depth], mark))
    return next(([*left[:depth], mark] for depth in depths if _form(left[depth]) == _form(mark)), [])


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
