"""Lines joined to a text: hyphens at line ends that stay or fall away, addresses that a line end cuts in two.

The words of the document itself decide, as far as they can: a word that stands whole elsewhere is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from ..drafts.draft import DraftDoubt
from ..drafts.signs import Runs
from .cells import cells_of
from .lines import Line, Piece
from .narrow import VOWEL, Narrow, decided, reading

# Each is begun where a word begins, or a long one would be tried from each of its letters.
HYPHEN = re.compile(r"(?<!\S)-*(?P<word>[^\s-]\S*)[-\u2010\u2011]$")
HALF = re.compile(r"\b(?:en|of|tot|én) [-\u2010\u2011]$")
TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# "wet- en regelgeving": the hyphen stands for a part of a word, and a blank follows.
SUSPENDED = frozenset("en of tot noch dan respectievelijk resp. én".split())
# … but these are one word.
ONE = frozenset(("alsof", "ofwel", "zoals"))
# First parts that are written with a hyphen.
HYPHENATED = frozenset("niet non ex oud e vice semi quasi bijna".split())
# Letters that would be read as one sound: such a compound is written with a hyphen.
CLASHING = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
ADDRESS = re.compile(r"(?:https?:|www\.|(?<![\w.-])[\w.-]+@)\S*+$", re.IGNORECASE)
# From so large a part of line ends with a hyphen on, a document breaks words at line ends; of so many lines it would
# do so at more than this part.
MANY, ENOUGH, FEW = 0.03, 100, 0.01


@dataclass
class Hyphens:
    """What is known about the words of a document, and what was decided about its line ends."""

    known: Counter[str] = field(default_factory=Counter)
    # first parts that a hyphen and a blank follow within a line
    suspended: Counter[str] = field(default_factory=Counter)
    breaks: bool = False
    # whether so few lines end with a hyphen that it is typed: a program that breaks words does so more often
    typed: bool = False
    # whether the sign ‐ stands at line ends only: a browser prints it where it breaks a word, and - is typed
    soft: bool = False
    # whether dashes have a blank on one side: "de peer —die rijp is— valt"
    dashed: bool = False
    # the hyphens that fell away, as they are printed
    dropped: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    unhyphenated: list[str] = field(default_factory=list)
    doubts: list[DraftDoubt] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Hyphens:
        """The words that stand whole in these lines, and whether lines end within words."""
        hyphens = cls()
        for line in lines:
            cells = cells_of(line)
            for cell in cells:
                tokens = TOKEN.findall(cell.text)
                # a cell may end within a word without a hyphen
                cut = tokens[1:-1] if len(cells) > 1 or HYPHEN.search(cell.text) else tokens[1:]
                hyphens.known.update(token.lower() for token in cut)
            hyphens.suspended.update(part.lower() for part in re.findall(r"(?<![^\W\d_])([^\W\d_]+)- ", line.text))
        texts = [cell.text for line in lines for cell in cells_of(line)]
        one_side, both = (any(re.search(dash, text) for text in texts) for dash in (r" —\w|\w— ", " — "))
        hyphens.dashed = one_side and not both
        hyphens.soft = not any("\u2010" in cell.words[:-1] for line in lines for cell in cells_of(line))
        drop = keep = ends = 0
        for line, after in pairwise(lines):
            first, second = _around(line.text, after.text)
            if not first or _suspended(first, second):
                continue
            ends += second[:1].islower() and not _hyphenated(first)
            drop += bool(hyphens.known[(first + second).lower()])
            keep += bool(hyphens.known[f"{first}-{second}".lower()])
        hyphens.breaks = drop > keep or (drop == keep and ends > max(MANY * len(lines), 1))
        hyphens.typed = not hyphens.breaks and len(lines) >= ENOUGH and ends < FEW * len(lines)
        return hyphens

    def between(self, line: Line, after: Line, word: str = "") -> Literal["blank", "nothing", "drop"]:
        """What stands between two lines of one text: a blank, nothing, or nothing and the hyphen falls away.

        ``word`` is the last word up to here, where it began on an earlier line.
        """
        end, begin = line.words, after.words
        address = ADDRESS.search(word or end)
        if address and (end[-1] in "/-_=&?%.:" or begin[:1] in "/%?&=_") and re.match(r"[\w/%?&=_~.-]+", begin):
            if end[-1] != "." or not begin[:1].isupper():
                return "nothing"
        if self.dashed and (end.endswith(" —") or begin.startswith("— ")):
            return "nothing"
        first, second = _around(end, begin)
        if not first:
            # "man of -vrouw": the hyphen stands for a part of a word before it
            return "nothing" if HALF.search(end) and begin[:1].islower() else "blank"
        if _suspended(first, second) and not self._cut(first, second):
            return "blank"
        hyphenated, whole = f"{first}-{second}", first + second
        drop, sure = (True, True) if self.soft and end[-1] == "\u2010" else self._drops(first, second)
        if not sure:
            choice = "the hyphen at the line end fell away" if drop else "the hyphen at the line end stays"
            self.doubts.append(DraftDoubt(line.place, f"{first}- {second}", "hyphen", choice))
        if drop:
            self.dropped.append(end[-1])
        (self.unhyphenated if drop else self.joined).append(whole if drop else hyphenated)
        return "drop" if drop else "nothing"

    def torn(self, line: Line, after: Line, word: str, cell: Narrow, *, ends: bool) -> bool:
        """Whether a word goes on in the next line of a narrow cell; a doubt where that is not sure."""
        found = reading(line, after, word, cell.width, self.known, ends=ends)
        one, sure = decided(found, cell.broken)
        if not sure:
            choice = "put together: its cell is narrow" if one else "taken as two words, though its cell is narrow"
            self.doubts.append(DraftDoubt(line.place, f"{word} {after.words.split()[0]}", "word", choice))
        return one

    def _cut(self, first: str, second: str) -> bool:
        """Whether "partij- en" is one word: that stands whole elsewhere, and its first part with a hyphen nowhere."""
        return self.breaks and self.known[(first + second).lower()] > 0 and not self.suspended[first.lower()]

    def _drops(self, first: str, second: str) -> tuple[bool, bool]:
        """Whether the hyphen falls away, and whether that is sure."""
        last = re.split(r"[-/(]", first)[-1]
        whole, hyphenated = self.known[(first + second).lower()], self.known[f"{first}-{second}".lower()]
        if whole != hyphenated:
            return whole > hyphenated, True
        if last and last.isupper() and second.isupper() and len(last + second) > 5:
            return self.breaks, False
        if not last or not second[:1].isalpha() or second[0].isupper() or last[-1].isdigit():
            return False, True
        if last != first:  # a compound that has a hyphen already seldom has two
            return self.breaks and first.endswith(f"-{last}"), True
        if _hyphenated(first):
            return False, True
        if (last[-1] + second[0]).lower() in CLASHING:
            return False, not self.breaks
        return self.breaks, self.breaks or self.typed


def _hyphenated(first: str) -> bool:
    """Whether the first part of a word has a hyphen behind it, wherever the word stands: EU-, tv-, niet-."""
    last = re.split(r"[-/(]", first)[-1]
    return (last.isupper() and len(last) > 1) or last.lower() in HYPHENATED or not VOWEL.search(last)


def _suspended(first: str, second: str) -> bool:
    return second.lower() in SUSPENDED and (first + second).lower() not in ONE


def _around(end: str, begin: str) -> tuple[str, str]:
    """The parts of a word before and after a line end, the hyphen taken off; empty when no word is cut."""
    match = HYPHEN.search(end)
    after = re.match(r"[^\W_]+(?:[-'’][^\W_]+)*", begin)
    if not match or not after:
        return "", ""
    word = re.search(r"[^\W_][^\s]*$", match["word"])
    return (word[0].lstrip("([«‘“'\""), after[0]) if word else ("", "")


def joined(lines: Sequence[Line], hyphens: Hyphens, *, cell: Narrow | None = None) -> Runs:
    """One text out of lines, with emphasis and note marks; those of a ``cell`` may end within words."""
    runs = Runs()
    link, word = "blank", ""
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        tokens = line.words.split()
        word = tokens[-1] if tokens and (len(tokens) > 1 or link == "blank") else word + "".join(tokens)
        between = "blank" if last else hyphens.between(line, lines[index + 1], word)
        if between == "blank" and not last and cell:
            ends = index + 2 == len(lines)
            between = "nothing" if hyphens.torn(line, lines[index + 1], word, cell, ends=ends) else "blank"
        pieces = list(line.pieces)
        if between == "drop":
            pieces, word = _without_hyphen(pieces), word[:-1]
        if index and link == "blank":
            runs.add(" ")
        link = between
        _add(runs, pieces)
    return runs


def _without_hyphen(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the hyphen at their end; a mark may stand behind it."""
    for index in range(len(pieces) - 1, -1, -1):
        if not pieces[index].mark and pieces[index].text:
            cut = replace(pieces[index], text=pieces[index].text[:-1])
            return [*pieces[:index], cut, *pieces[index + 1 :]]
    return pieces


def _add(runs: Runs, pieces: Iterable[Piece]) -> None:
    bold = italic = False
    for number, piece in enumerate(pieces):
        if piece.blank and number:
            runs.add(" ")
        if piece.mark:
            runs.mark(piece.mark)
            continue
        if any(character.isalnum() for character in piece.text):
            # a full stop alone takes the look of the words before it
            bold, italic = piece.bold, piece.italic
        looks = [
            sign for sign, there in (("b", bold), ("i", italic), ("sup", piece.raised), ("sub", piece.lowered)) if there
        ]
        runs.add(piece.text, *looks)
