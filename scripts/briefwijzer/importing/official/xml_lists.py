"""Lists of official XML: items with their marks, numbered members of an article, terms with what they mean."""

from __future__ import annotations

from abc import ABC, abstractmethod

from lxml import etree

from ..drafts.draft import BlockKind, DraftBlock
from ..drafts.lists import put_term
from ..drafts.numerals import LISTED, formatted, whole
from ..drafts.signs import plain
from ..safexml import local, place
from .xml_heads import Heads

# What is explained, and what is specified, by the words beside it.
_TERMS = ("term", "specificatie")


class Lists(Heads, ABC):
    """The part of a walk through a paper that reads lists; ``xml`` reads what is no list in them."""

    @abstractmethod
    def block(self, element: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        """Whatever an element is."""

    @abstractmethod
    def is_text(self, element: etree._Element) -> bool:
        """Whether an element is words alone: no container, and nothing that is read in a way of its own."""

    def items(self, element: etree._Element, depth: int, level: int = 1) -> None:
        """A list: what an item holds besides its first words goes on without a mark."""
        self.words(element.text, element)
        number = whole(element.get("start"), 1, most=9_999)
        for item in element:
            if local(item) in ("li", "lid", "considerans.li"):
                self.item(item, level, *self._mark(element, item, number))
            elif local(item) == "definitie-item":
                self.definition(item, 0, level)
            else:
                self.block(item, 0)
            number += bool(local(item))
            self.words(item.tail, item)

    def item(self, element: etree._Element, level: int, mark: str, automatic: bool) -> None:
        """An item, with the list that may be in it."""

        def put(text: str, near: etree._Element) -> None:
            nonlocal mark
            if text:
                self.put("item", text, near, level=level, label=mark, automatic=bool(mark) and automatic)
                mark = ""

        put(plain(element.text or ""), element)
        for child in element:
            name = local(child)
            if name in ("al", "wat", "term") or (name and self.is_text(child)):
                put(self.inline.text(child) if name not in ("li.nr", "lidnr") else "", child)
            elif name:
                self.put("item", "", element, level=level, label=mark, automatic=automatic)
                mark = ""  # it stands before what is no text
                if name in ("lijst", "artikeltekst"):
                    self.items(child, 0, level + 1)
                else:
                    self.block(child, 0, "item")
            put(plain(child.tail or ""), child)
        self.put("item", "", element, level=level, label=mark, automatic=automatic)

    def _mark(self, lijst: etree._Element, item: etree._Element, number: int) -> tuple[str, bool]:
        """The mark of an item, and whether the source leaves it to whoever prints it."""
        printed = next((self.inline.bare(child) for child in item if local(child) in ("li.nr", "lidnr")), "")
        if printed:
            return printed, False
        form = LISTED.get(lijst.get("type", ""))
        mark = f"{formatted(number, form) or number}{lijst.get('nr-sluiting') or '.'}" if form else "–"
        self.draft.decisions.append(f"{place(item)}: the mark '{mark}' follows from the kind of the list")
        return mark, True

    def numbered_paragraph(self, element: etree._Element, depth: int) -> None:
        """A numbered member of an article, or a numbered change."""
        mark = next((self.inline.bare(child) for child in element if local(child) in ("lidnr", "nr")), "")
        number_met = False
        inner = 2 if mark else 1

        def put(text: str, near: etree._Element) -> None:
            nonlocal mark
            if text:
                self.put("item" if mark else "paragraph", text, near, label=mark)
                mark = ""

        put(plain(element.text or ""), element)
        for child in element:
            if local(child) in ("lidnr", "nr") and not number_met:
                number_met = True  # another one is text
            elif local(child) in ("al", "wat") and mark:
                put(self.inline.text(child), child)
            elif local(child) == "lijst" and not mark:
                self.items(child, depth, inner)
            else:
                self.block(child, depth)
            put(plain(child.tail or ""), child)
        self.put("item", "", element, label=mark)

    def definition(self, element: etree._Element, depth: int, level: int = 1) -> None:
        """A term and what it means, side by side as they are printed."""
        mark = next((self.inline.bare(child) for child in element if local(child) == "li.nr"), "")
        term = " ".join(self.inline.text(child) for child in element if local(child) in _TERMS)
        kind: BlockKind = "item" if mark else "paragraph"
        first, blocks = len(self.draft.blocks), self.draft.blocks
        self.words(element.text, element, kind)
        for child in element:
            if local(child) not in (*_TERMS, "li.nr"):
                self.block(child, depth, kind)
            self.words(child.tail, child, kind)
        put_term(blocks, first, DraftBlock(kind, term, level, mark, place=place(element)))
