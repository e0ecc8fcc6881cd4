"""Automatic numbers of a Word file, as Word prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ...data.values import symbol
from ..drafts.numerals import formatted, whole
from .word_parts import Styles, W, value


@dataclass(frozen=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int  # it begins anew after a level above this one
    legal: bool


@dataclass
class Numbering:
    """Counts as Word does: lists with one definition go on together, unless one of them starts anew."""

    root: etree._Element | None
    styles: Styles
    abstract: dict[str, etree._Element] = field(default_factory=dict)
    lists: dict[str, etree._Element] = field(default_factory=dict)
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for one in self.root.iter(W + "abstractNum") if self.root is not None else ():
            self.abstract[one.get(W + "abstractNumId", "")] = one
        for one in self.root.iter(W + "num") if self.root is not None else ():
            self.lists.setdefault(one.get(W + "numId", ""), one)

    def place(self, paragraph: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        """The list of a paragraph and its level in it, from 0; None outside all lists."""
        own = paragraph.find(W + "numPr") if paragraph is not None else None
        inherited = self.styles.paragraph(style, "numPr")
        number = value(own, "numId")
        if number is None:
            number = value(inherited, "numId")
        if not number or number == "0" or self._definition(number) is None:
            return None
        level = value(own, "ilvl")
        if level is None:
            level = value(inherited, "ilvl") or self._level_of_style(number, style)
        return number, min(whole(level, 0), 8)

    def _definition(self, number: str) -> etree._Element | None:
        abstract = self.abstract.get(value(self.lists.get(number), "abstractNumId") or "")
        for _ in range(5):  # a list may take its definition from a style
            linked = value(abstract, "numStyleLink")
            if not linked:
                break
            through = value(self.styles.paragraph(linked, "numPr"), "numId")
            abstract = self.abstract.get(value(self.lists.get(through or ""), "abstractNumId") or "")
        return abstract

    def _level_of_style(self, number: str, style: str | None) -> str:
        abstract = self._definition(number)
        for level in abstract.iter(W + "lvl") if abstract is not None else ():
            if style and value(level, "pStyle") == style:
                return level.get(W + "ilvl", "0")
        return "0"

    def level(self, number: str, index: int) -> _Level:
        """How a level of a list counts and looks."""
        if (number, index) not in self.levels:
            self.levels[number, index] = self._read_level(number, index)
        return self.levels[number, index]

    def _key(self, number: str) -> str:
        """What the lists that count together have in common."""
        return value(self.lists.get(number), "abstractNumId") or number

    def _override(self, number: str, index: int) -> etree._Element | None:
        """What a list says of a level itself, beside its definition."""
        found = self.lists.get(number)
        said = found.iter(W + "lvlOverride") if found is not None else ()
        return next((one for one in said if one.get(W + "ilvl") == str(index)), None)

    def _read_level(self, number: str, index: int) -> _Level:
        override = self._override(number, index)
        abstract = self._definition(number)
        levels = [override.find(W + "lvl")] if override is not None else []
        levels += [one for one in (abstract if abstract is not None else ()) if one.get(W + "ilvl") == str(index)]
        level = next((one for one in levels if one is not None), None)
        start = value(override, "startOverride") or value(level, "start")
        return _Level(
            whole(start, 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            whole(value(level, "lvlRestart"), 9),
            level is not None and level.find(W + "isLgl") is not None,
        )

    def next(self, number: str, index: int) -> str:
        """Count a paragraph, and give its number as printed; empty for a list without marks."""
        counts = self.counts.setdefault(self._key(number), [None] * 9)
        own = self.level(number, index)
        anew = value(self._override(number, index), "startOverride") is not None
        count = counts[index]
        if count is None or (anew and (number, index) not in self.started):
            counts[index] = own.start
        else:
            counts[index] = count + 1
        self.started.add((number, index))
        for deeper in range(index + 1, 9):
            if index < self.level(number, deeper).restart:
                counts[deeper] = None
        for higher in range(index):
            if counts[higher] is None:
                counts[higher] = self.level(number, higher).start
        if own.form == "bullet":
            return "".join(symbol(character) for character in own.text) or "•"
        return re.sub(r"%(\d)", lambda match: self._printed(number, int(match[1]) - 1, own), own.text).strip()

    def _printed(self, number: str, index: int, own: _Level) -> str:
        counts = self.counts[self._key(number)]
        count = counts[index] if 0 <= index < 9 else None
        form = "decimal" if own.legal else self.level(number, index).form
        return formatted(count, form) if count is not None else ""
