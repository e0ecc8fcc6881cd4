"""Official XML of the Dutch state: ``officiele-publicatie`` of every age, and ``kamerwrk`` from before 2010.

What an element is called decides what it becomes; what has no name here keeps its words, as a paragraph or as what it
holds. ``xml_inline`` reads what stands within a paragraph, ``xml_heads`` what stands above and below the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from ...data.prose import BREAK
from ...problems import refused
from ..drafts.draft import BlockKind, Draft, DraftBlock
from ..drafts.numerals import LISTED, formatted
from ..drafts.signs import plain
from ..kinds import KINDS
from ..safexml import local, parse, place, segments
from .xml_heads import Heads
from .xml_inline import BREAKING, INLINE, mixed
from .xml_tables import table

ROOTS = ("officiele-publicatie", "kamerwrk", "kamerstuk", "kamervragen", "vraagdoc")
# What an official publication may be beside a paper of parliament.
_OTHERS = {
    "handelingen": "a report of proceedings",
    "staatscourant": "an issue of the Staatscourant",
    "staatsblad": "an issue of the Staatsblad",
    "tractatenblad": "an issue of the Tractatenblad",
    "gemeenteblad": "an issue of a Gemeenteblad",
    "provinciaalblad": "an issue of a Provinciaal blad",
    "waterschapsblad": "an issue of a Waterschapsblad",
    "bladgemeenschappelijkeregeling": "an issue of a Blad gemeenschappelijke regeling",
    "agenda": "an agenda",
}
# Heads of the paper: facts, and no text of it.
_HEADS = {
    "metadata", "kamerstukkop", "kamervraagkop", "kamervraagnummer", "dossier", "stuknr", "datumtekst", "frontm",
    "ltrlabel", "nummer", "ondernummer", "vraagnummer", "herdruk", "volgnr", "publicatiedatum", "kopregel", "voetregel",
}  # fmt: skip
_NUMBERED = {"stuk", "frontm", "onderw", "kop", *ROOTS}  # where a number is that of the paper
_SIGNED = {"ondertekening", "ondtek", "ondertek", "dagtekening", "slotformulier"}
_QUOTED = {"citaat", "citaat-artikel", "box", "kader", "blokcitaat", "blokcit"}
_HEADINGS = {"tussenkop": "kopopmaak", "tuskop": "letat", "tussentitel": "kopopmaak"}
# From the heaviest to the lightest: a lighter heading stands under a heavier one.
_WEIGHTS = ("vet", "halfvet", "vetcur", "ondvet", "cur", "ondcur", "rom", "ondlijn", "ondstr")


def read(data: bytes, name: str) -> Draft:
    """The draft of a paper of parliament, or of questions and answers of members."""
    root = parse(data, name)
    if local(root) not in ROOTS:
        raise refused(name, "K501", f"is XML, but no official publication: its root is <{local(root)}>", KINDS)
    for child in root:
        if local(child) in _OTHERS:
            raise refused(name, "K501", f"is {_OTHERS[local(child)]}, no letter or paper", KINDS)
    draft = Draft("xml", segments=list(segments(root)))
    _Paper(draft, root).walk()
    if not draft.blocks:
        raise refused(name, "K503", "holds no text of a letter", KINDS)
    return draft


class _Paper(Heads):
    """The walk through a paper; ``depth`` is the depth of the divisions around an element."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        super().__init__(draft, root)
        found = {element.get(_HEADINGS[local(element)]) or "vet" for element in root.iter(*_HEADINGS)}
        self.weights = sorted(found, key=lambda weight: _WEIGHTS.index(weight) if weight in _WEIGHTS else len(_WEIGHTS))

    def walk(self) -> None:
        for child in self.root:
            self.block(child, 0)
            self.words(child.tail, child, 0)
        self.answered()

    def inside(self, element: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        """What a container holds, its own words too."""
        self.words(element.text, element, depth, kind)
        for child in element:
            self.block(child, depth, kind)
            self.words(child.tail, child, depth, kind)

    def words(self, text: str | None, near: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        if text and text.strip():
            self.put(kind, plain(text), near)

    def block(self, element: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        name = local(element)
        if not name:
            return
        read = self.NAMED.get(name)
        if read:
            read(self, element, depth)
        elif name in _HEADS and not (name == "nummer" and local(element.getparent()) not in _NUMBERED):
            self.head(element)
        elif name in _HEADINGS:
            weight = element.get(_HEADINGS[name]) or "vet"
            text = self.inline.text(element, heading=True)
            # A whole sentence in ordinary letters is no heading, whatever it is called.
            sentence = weight == "rom" and (len(text) > 150 or text.endswith((".", ":", ";")))
            self.put("paragraph" if sentence else "heading", text, element, level=self.level(depth, weight, sentence))
        elif name in _SIGNED:
            self.signed(element)
        elif name in _QUOTED:
            self.inside(element, depth, "quotation")
        elif self.holds_blocks(element):
            self.inside(element, depth, kind)
        else:
            self.put(kind, self.inline.text(element), element)

    def level(self, depth: int, weight: str, sentence: bool) -> int:
        """How deep a heading without a division of its own stands."""
        return 1 if sentence else depth + 1 + self.weights.index(weight)

    def holds_blocks(self, element: etree._Element) -> bool:
        """Whether an element is a container: something in it is more than a part of a sentence."""
        sentence = mixed(element)
        for child in element:
            name = local(child)
            if not name or name in ("noot", "voetnoot"):
                continue
            if name in BREAKING or name in _HEADINGS or name in _SIGNED or name in _QUOTED or self.holds_blocks(child):
                return True
            if name not in INLINE and (name in self.NAMED or not sentence):
                return True
        return False

    def question(self, element: etree._Element, depth: int) -> None:
        self.words(element.text, element, depth)
        for child in element:
            if local(child) in ("nr", "nummer"):
                self.put("heading", self.inline.text(child, heading=True), child, level=depth + 1)
            else:
                self.block(child, depth + 1)
            self.words(child.tail, child, depth)

    def division(self, element: etree._Element, depth: int) -> None:
        self.inside(element, depth + 1)

    def kop(self, element: etree._Element, depth: int) -> None:
        """A heading in parts: a word and a number, and a title."""
        if element.getparent() is self.root:
            self.head(element)
            return
        label, text = self.kop_parts(element)
        if local(element.getparent()) in ("bijlage", "bijlage-sluiting"):
            self.put("annex", text, element, label=label)
        else:
            self.put("heading", text or label, element, level=max(depth, 1), label=label if text else "")

    def kop_parts(self, element: etree._Element) -> tuple[str, str]:
        first: list[str] = []
        rest: list[str] = []
        if element.text and element.text.strip():
            rest.append(plain(element.text))
        for child in element:
            text = self.inline.text(child, heading=True) if local(child) else ""
            if text:
                (first if local(child) in ("label", "nr") and not rest else rest).append(text)
            if child.tail and child.tail.strip():
                rest.append(plain(child.tail))
        return " ".join(first), BREAK.join(rest)

    def annex(self, element: etree._Element, depth: int) -> None:
        if not any(local(child) == "kop" for child in element):
            self.draft.blocks.append(DraftBlock("annex", place=place(element)))
        self.inside(element, 0)

    def items(self, element: etree._Element, depth: int, level: int = 1) -> None:
        """A list: what an item holds besides its first words goes on without a mark."""
        self.words(element.text, element, 0)
        number = self._start(element)
        for item in element:
            if local(item) in ("li", "lid", "definitie-item"):
                self.item(item, level, *self._mark(element, item, number))
            else:
                self.block(item, 0)
            number += bool(local(item))
            self.words(item.tail, item, 0)

    def item(self, element: etree._Element, level: int, mark: str, automatic: bool) -> None:
        def put(text: str, near: etree._Element) -> None:
            nonlocal mark
            if text:
                self.put("item", text, near, level=level, label=mark, automatic=bool(mark) and automatic)
                mark = ""

        put(plain(element.text or ""), element)
        for child in element:
            name = local(child)
            if name in ("lijst", "artikeltekst"):
                if mark:
                    self.put("item", "", element, level=level, label=mark, automatic=automatic)
                    mark = ""
                self.items(child, 0, level + 1)
            elif name in ("al", "wat", "term") or (name and name not in self.NAMED and not self.holds_blocks(child)):
                put(self.inline.text(child) if name not in ("li.nr", "lidnr") else "", child)
            elif name:
                self.block(child, 0, "item")
            put(plain(child.tail or ""), child)
        if mark:
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

    @staticmethod
    def _start(lijst: etree._Element) -> int:
        start = lijst.get("start", "1")
        return int(start) if start.isdecimal() and len(start) < 5 else 1

    def paragraph_with_number(self, element: etree._Element, depth: int) -> None:
        """A numbered member of an article, or a numbered change."""
        mark = next((self.inline.bare(child) for child in element if local(child) in ("lidnr", "nr")), "")
        numbers = 0

        def put(text: str, near: etree._Element) -> None:
            nonlocal mark
            if text:
                self.put("item" if mark else "paragraph", text, near, label=mark)
                mark = ""

        put(plain(element.text or ""), element)
        for child in element:
            if local(child) in ("lidnr", "nr") and not numbers:
                numbers = 1
            elif local(child) in ("al", "wat") and mark:
                put(self.inline.text(child), child)
            else:
                self.block(child, depth)
            put(plain(child.tail or ""), child)
        if mark:
            self.put("item", "", element, label=mark)

    def table(self, element: etree._Element, depth: int) -> None:
        caption, rows = table(element, self.inline)
        self.draft.blocks.append(DraftBlock("table", caption, rows=rows, place=place(element)))

    def figure(self, element: etree._Element, depth: int) -> None:
        self.put("figure", self.inline.text(element), element)
        if not self.inline.text(element):
            self.draft.blocks.append(DraftBlock("figure", place=place(element)))

    def margin(self, element: etree._Element, depth: int) -> None:
        self.leave(element, "margin")

    def legacy_note(self, element: etree._Element, depth: int) -> None:
        self.inline.note(element)

    def contents(self, element: etree._Element, depth: int) -> None:
        self.leave(element, "contents-list")

    NAMED: ClassVar[dict[str, Callable[[_Paper, etree._Element, int], None]]] = {
        "titel": Heads.title,
        "kamervraagomschrijving": Heads.question_head,
        "omschr": Heads.question_head,
        "vraag": question,
        "antwoord": question,
        "divisie": division,
        "kop": kop,
        "bijlage": annex,
        "artikel": division,
        "hoofdstuk": division,
        "paragraaf": division,
        "afdeling": division,
        "wijzig-artikel": division,
        "lijst": items,
        "lid": paragraph_with_number,
        "wijziging": paragraph_with_number,
        "table": table,
        "plaatje": figure,
        "illustratie": figure,
        "figuur": figure,
        "margetekst": margin,
        "officiele-inhoudsopgave": contents,
        "voetnoot": legacy_note,
        "noot": legacy_note,
    }
