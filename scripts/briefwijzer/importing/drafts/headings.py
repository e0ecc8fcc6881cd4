"""Headings: the number at their front, and how deep they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from .draft import DraftBlock
from .signs import without_emphasis

_ROMAN = r"(?=[IVXL])(?:X{0,3}(?:IX|IV|V?I{0,3})|XL)"
# A number that a heading may start with.
_LABEL = re.compile(
    rf"(?P<label>(?:§|paragraaf|hoofdstuk|deel|artikel)\s*(?:\d{{1,2}}[a-z]?(?:\.\d{{1,2}})*|{_ROMAN})[.:]?"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})+[a-z]?[.)]?|\d{{1,2}}[a-z]?[.)]|{_ROMAN}[.)]|[A-Z][.)]|[a-z]\)|(?:\d{{1,2}}|(?=[IVX]){_ROMAN})(?=\s+(?-i:[A-Z])))"
    r"[\s.:]*\s(?P<text>(?=\S*[^\W\d_])\S.*)",
    re.IGNORECASE,
)
# A number that leaves its words no room: 2.1.1Uitvoering
_GLUED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+|\d{1,2}\.)(?=[A-Z][a-z])")
_CASED = re.compile(rf"[\d§(].*|(?:§|paragraaf|hoofdstuk|deel|artikel).*|{_ROMAN}[.)]?|[A-Z][.)]|[a-z]\)", re.DOTALL)
# The word before a number, and no Roman number.
_WORD = re.compile(r"^(?:(?![IVXL]+\b)[A-Za-z]{3,}|§)\s*")
# The words above a question or its answer: "Vraag 2", "Antwoord op de vragen 2 en 3:", "Antwoord:".
ASKED = re.compile(
    r"(?:vra(?:ag|gen)|antwoord(?:en)?)(?:\s+op(?:\s+de)?\s+vra(?:ag|gen))?"
    r"(?:\s+\d[a-z]?(?:,|\s|en|t/m|tot|met|\d[a-z]?)*[.:]?|:?)",
    re.IGNORECASE,
)
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}
MOST = 6


def split_label(text: str) -> tuple[str, str]:
    """The number of a heading, with its punctuation, and its words.

    >>> split_label("2.1 Inleiding"), split_label("II. Beleid"), split_label("2016 in cijfers"), split_label("Slot")
    (('2.1', 'Inleiding'), ('II.', 'Beleid'), ('', '2016 in cijfers'), ('', 'Slot'))
    >>> split_label("2.1.1Uitvoering"), split_label("1.Doel")
    (('2.1.1', 'Uitvoering'), ('1.', 'Doel'))
    >>> split_label("II Antwoord van de Minister"), split_label("Vi Mode"), split_label("V en VI samen")
    (('II', 'Antwoord van de Minister'), ('', 'Vi Mode'), ('', 'V en VI samen'))
    """
    text = _GLUED.sub(r"\1 ", text)
    match = _LABEL.fullmatch(text)
    if not match or not _CASED.fullmatch(match["label"]):
        return "", text
    word = re.match(r"(?:paragraaf|hoofdstuk|deel|artikel)", match["label"], re.IGNORECASE)
    if word and match["text"][0].islower():  # "Artikel 3 van de wet" is no number and a title
        return "", text
    rest = text[match.start("text") :]
    label = text[: match.start("text")].strip()
    return label, rest


@dataclass
class _Numbering:
    """The kinds of numbers in use, from the outermost to the innermost, with the last number and the depth of each."""

    open: list[tuple[str, int, int]] = field(default_factory=list)

    def depth(self, label: str, under: int) -> int:
        """How deep a number is: as its kind was before; a kind that is new stands below the others and ``under``."""
        for kind, number, parts in _readings(label):
            for index, (known, last, depth) in enumerate(self.open):
                if known == kind and (number == last + 1 or parts > 1 or len(list(_readings(label))) == 1):
                    del self.open[index + 1 :]
                    self.open[index] = (kind, number, depth)
                    return depth + parts - 1
        kind, number, parts = next(iter(_readings(label)))
        depth = 1 + max([under, *(depth for _, _, depth in self.open[-1:])])
        self.open.append((kind, number, depth))
        return depth + parts - 1

    def close(self, depth: int) -> None:
        """A heading without a number, of this depth, ends what is counted deeper."""
        self.open = [one for one in self.open if one[2] <= depth]


def _readings(label: str) -> Iterator[tuple[str, int, int]]:
    """What a number may be: its kind, its first part as a number, how many parts it has."""
    word = _WORD.match(label)
    core = _WORD.sub("", label).strip(" .):(–-")
    prefix = word[0].strip().lower() if word else ""
    if core[:1].isdigit():
        parts = core.split(".")
        first = re.match(r"\d{1,9}", parts[0])
        yield prefix + "1", int(first[0]) if first else 0, len(parts)
        return
    if core and all(letter in _ROMANS for letter in core):
        yield prefix + "I", _roman(core), 1
    if len(core) == 1 and core.isalpha():
        yield prefix + ("A" if core.isupper() else "a"), ord(core.lower()) - ord("a") + 1, 1
    elif not all(letter in _ROMANS for letter in core) or not core:
        yield prefix + "?", 0, 1


def _roman(text: str) -> int:
    values = [_ROMANS[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def with_questions(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks; two or more paragraphs that are nothing but "Vraag 2" or "Antwoord 2" are light headings."""
    found = [block.kind == "paragraph" and bool(ASKED.fullmatch(without_emphasis(block.text))) for block in blocks]
    return [
        replace(block, kind="heading", level=MOST) if heads and sum(found) > 1 else block
        for block, heads in zip(blocks, found, strict=True)
    ]


def numbered(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks with headings that are printed like the text, where no other heading is.

    They are short, end without a full stop, count from one, three at least, and each has a text below it that does not.
    """
    if any(block.kind == "heading" for block in blocks):
        return list(blocks)
    found: list[int] = []
    for index, (block, after) in enumerate(pairwise(blocks)):
        label, title = split_label(block.text) if block.kind == "paragraph" else ("", "")
        short = title[:1].isupper() and len(title) < 90 and not re.search(r"[.!?:;,»”’)\"'…]$", title)
        below = after.kind == "paragraph" and not split_label(after.text)[0] and len(after.text) > len(title)
        if short and below and re.fullmatch(rf"{len(found) + 1}\.?", label):
            found.append(index)
    if len(found) < 3:
        return list(blocks)
    return [replace(block, kind="heading") if index in found else block for index, block in enumerate(blocks)]


def depths(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks with headings at their depth: by number where they have one, else by how heavy they are printed.

    Numbers that begin under a heavier heading, such as "Algemeen deel", are deeper than that; a title, with no text of
    its own and none like it, counts nothing. A heading without number stands as deep as the last numbered one that is
    printed alike. No depth is skipped.
    """
    result: list[DraftBlock] = []
    numbering = _Numbering()
    printed: dict[int, int] = {}
    stack: list[tuple[int, int, bool]] = []  # how deep the headings above are, their weight, whether one is a title
    weights = _weights(blocks)
    for at, block in enumerate(blocks):
        if block.kind == "annex":
            numbering, printed, stack, weights = _Numbering(), {}, [], _weights(blocks[at + 1 :])
        if block.kind != "heading":
            result.append(block)
            continue
        if block.label:
            parts = [depth for depth, weight, title in stack if weight < block.level and not title]
            level = max(numbering.depth(block.label, max(parts, default=0)), 1)
            printed = {weight: depth for weight, depth in printed.items() if weight < block.level}
            printed[block.level] = level
        elif block.level in printed:
            level = printed[block.level]
        else:
            under = max((weight for weight in printed if weight < block.level), default=None)
            level = block.level if under is None else printed[under] + block.level - under
        while stack and stack[-1][0] >= level:
            stack.pop()
        title = weights[block.level] == 1 and blocks[at + 1 : at + 2] and blocks[at + 1].kind == "heading"
        stack.append((level, block.level, bool(title)))
        if not block.label:
            numbering.close(len(stack))
        result.append(replace(block, level=min(len(stack), MOST)))
    return result


def _weights(blocks: Sequence[DraftBlock]) -> Counter[int]:
    """How many headings without a number there are of each weight, up to the next annex."""
    part = takewhile(lambda block: block.kind != "annex", blocks)
    return Counter(block.level for block in part if block.kind == "heading" and not block.label)
