"""What an ODT file says of looks and lists: styles inherit from each other, lists count by level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..drafts.draft import LeftOutReason, Segment
from ..drafts.numerals import LISTED, MOST_LEVELS, formatted, whole
from ..drafts.signs import plain, readable
from ..safexml import local

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OUTLINE = " "  # the style that numbers headings; no other list is called so
# What is no text of the letter, by the name of its element.
LEFT: dict[str, LeftOutReason] = {
    **dict.fromkeys(("page-number", "page-count", "page-continuation"), "page-number"),
    **dict.fromkeys(("hidden-text", "hidden-paragraph"), "hidden"),
    **dict.fromkeys(("annotation", "annotation-end"), "comment"),
    "placeholder": "other",  # a field that nobody filled in
}
LEFT_BLOCKS: dict[str, LeftOutReason] = {
    **dict.fromkeys(
        ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index"), "contents-list"
    ),
    **dict.fromkeys(("forms", "sequence-decls", "variable-decls", "user-field-decls"), "other"),
}


@dataclass
class OdtStyles:
    """The styles of both files of an archive, by name."""

    roots: list[etree._Element]
    by_name: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, etree._Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for root in self.roots:
            for style in root.iter(STYLE + "style"):
                self.by_name[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style
            for style in root.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name", "")] = style
            for style in root.iter(TEXT + "outline-style"):
                self.lists[OUTLINE] = style

    def chain(self, family: str, name: str | None) -> list[etree._Element]:
        """A style and those it inherits from, itself first."""
        found: list[etree._Element] = []
        while name and (family, name) in self.by_name and len(found) < 30:
            found.append(self.by_name[family, name])
            name = found[-1].get(STYLE + "parent-style-name")
        return found

    def looks(self, family: str, name: str | None) -> dict[str, str]:
        """What a style says of its words: weight, slant, line under, position, size."""
        looks: dict[str, str] = {}
        for style in reversed(self.chain(family, name)):
            for properties in style:
                if local(properties) == "text-properties":
                    for key, said in properties.attrib.items():
                        looks[str(key).rpartition("}")[2]] = str(said)
        return looks

    def names(self, family: str, name: str | None) -> list[str]:
        """The names of a style and of those it inherits from, in small letters, as a person sees them."""
        return [
            (style.get(STYLE + "display-name") or style.get(STYLE + "name") or "").replace("_20_", " ").lower()
            for style in self.chain(family, name)
        ] or [(name or "").replace("_20_", " ").lower()]

    def mark(self, list_style: str, level: int, counts: list[int]) -> str:
        """The mark of an item at a level, counted from 1; empty where the list prints none."""
        found = self._level(list_style, level)
        if found is None:
            return "" if list_style == OUTLINE else "•"
        if local(found) not in ("list-level-style-number", "outline-level-style"):
            return readable(found.get(TEXT + "bullet-char", "•")) if local(found) == "list-level-style-bullet" else "•"
        form = LISTED.get(found.get(STYLE + "num-format", ""))
        if not form:
            return ""
        first = max(level - whole(found.get(TEXT + "display-levels"), 1), 0)
        numbers = ".".join(formatted(count, form) for count in counts[first:level])
        return f"{found.get(STYLE + 'num-prefix', '')}{numbers}{found.get(STYLE + 'num-suffix', '')}".strip()

    def start(self, list_style: str, level: int) -> int:
        """The first number of a level."""
        found = self._level(list_style, level)
        return whole(found.get(TEXT + "start-value"), 1) if found is not None else 1

    def _level(self, list_style: str, level: int) -> etree._Element | None:
        """What a list says of a level, counted from 1."""
        style = self.lists.get(list_style)
        return next(
            (one for one in (style if style is not None else ()) if one.get(TEXT + "level") == str(level)), None
        )


def emphases(looks: dict[str, str]) -> set[str]:
    """The emphasis that looks amount to."""
    position = looks.get("text-position", "").split(" ")[0]
    said = {
        "b": looks.get("font-weight") in ("bold", "600", "700", "800", "900"),
        "i": looks.get("font-style") in ("italic", "oblique"),
        "u": looks.get("text-underline-style", "none") != "none",
        "sup": position.startswith("super") or (position[:1].isdigit() and position.endswith("%") and position != "0%"),
        "sub": position.startswith(("sub", "-")),
    }
    return {look for look, is_so in said.items() if is_so}


def with_looks(looks: set[str], said: dict[str, str]) -> set[str]:
    """Looks with what a span says on top."""
    told = {"font-weight": "b", "font-style": "i", "text-underline-style": "u", "text-position": "sup sub"}
    ended = {look for key, names in told.items() if key in said for look in names.split()}
    return (looks - ended) | emphases(said)


def outline_of(element: etree._Element, names: Iterable[str]) -> int:
    """How deep a heading a paragraph is, by what it says or by the names of its styles; 0 for none."""
    depth = whole(element.get(TEXT + "outline-level", "1"), 0, most=MOST_LEVELS) if local(element) == "h" else 0
    named = (re.fullmatch(r"(?:heading|kop) (\d)", name) for name in names)
    return depth or next((int(found[1]) for found in named if found), 0)


def size_of(looks: dict[str, str]) -> int:
    """The size of words, in half points; 0 where nothing is said."""
    found = re.fullmatch(r"(\d{1,4}(?:\.\d+)?)pt", looks.get("font-size", ""))
    return round(float(found[1]) * 2) if found else 0


def odt_texts(element: etree._Element) -> Iterator[Segment]:
    """Every text of an element, its own tail apart."""
    if element.text and element.text.strip():
        yield Segment(element.text)
    for child in element:
        if local(child):
            yield from odt_texts(child)
        if child.tail and child.tail.strip():
            yield Segment(child.tail)


def odt_pieces(element: etree._Element) -> Iterator[str]:
    """The words of an element, those of each paragraph in one piece, with a blank for a tab or a line break."""
    found: dict[etree._Element, str] = {}
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        holder = one if begins else one.getparent()
        text = (" " if local(one) in ("s", "tab", "line-break") else one.text) if begins else one.tail
        if text and holder is not None and (begins or one is not element):
            near = next((above for above in (holder, *holder.iterancestors()) if local(above) in ("p", "h")), holder)
            found[near] = found.get(near, "") + text
    yield from filter(None, map(plain, found.values()))
