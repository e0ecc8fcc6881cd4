"""Official XML of the Dutch state: ``officiele-publicatie`` of every age, and ``kamerwrk`` from before 2010.

What an element is called decides what it becomes; what has no name here keeps its words, as a paragraph or as what it
holds. ``xml_inline`` reads what stands within a paragraph, ``xml_lists`` lists, ``xml_heads`` what
stands above and below the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from ...data.prose import BREAK
from ...problems import refused
from .. import metadata
from ..drafts.draft import BlockKind, Draft, DraftBlock
from ..drafts.signs import plain
from ..kinds import KINDS
from ..safexml import local, parse, place, segments
from .tables import table
from .xml_heads import Heads
from .xml_inline import BREAKING, INLINE, NOTES, links_in, mixed
from .xml_lists import Lists

_ROOTS = ("officiele-publicatie", "kamerwrk", "kamerstuk", "kamervragen", "vraagdoc")
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
_NUMBERED = {"stuk", "frontm", "onderw", "kop", *_ROOTS}  # where a number is that of the paper
_SIGNED = {"ondertekening", "ondtek", "ondertek", "dagtekening", "slotformulier"}
_QUOTED = {"citaat", "citaat-artikel", "box", "kader", "blokcitaat", "blokcit"}
_HEADINGS = {"tussenkop": "kopopmaak", "tuskop": "letat", "tussentitel": "kopopmaak"}
# From the heaviest to the lightest: a lighter heading stands under a heavier one.
_WEIGHTS = ("vet", "halfvet", "vetcur", "ondvet", "cur", "ondcur", "rom", "ondlijn", "ondstr")


def read(data: bytes, name: str) -> Draft:
    """The draft of a paper of parliament, or of questions and answers of members."""
    root = parse(data, name)
    for element in root.iter(etree.Element):
        element.tag = local(element)  # whatever prefix a copy has given it
    if local(root) not in _ROOTS:
        raise refused(name, "K501", f"is XML, but no official publication: its root is <{local(root)}>", KINDS)
    for child in root:
        if local(child) in _OTHERS:
            raise refused(name, "K501", f"is {_OTHERS[local(child)]}, no letter or paper", KINDS)
    draft = Draft("xml", segments=list(segments(root)))
    draft.records.append(metadata.of_xml(root, page=True))
    draft.links += links_in(root)
    _Paper(draft, root).walk()
    if not draft.blocks:
        raise refused(name, "K503", "holds no text of a letter", KINDS)
    return draft


class _Paper(Lists):
    """The walk through a paper; ``depth`` is the depth of the divisions around an element."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        super().__init__(draft, root)
        found = {element.get(_HEADINGS[local(element)]) or "vet" for element in root.iter(*_HEADINGS)}
        self.weights = sorted(found, key=lambda weight: _WEIGHTS.index(weight) if weight in _WEIGHTS else len(_WEIGHTS))

    def walk(self) -> None:
        for child in self.root:
            self.block(child, 0)
            self.words(child.tail, child)
        self.answered()

    def inside(self, element: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        """What a container holds, its own words too."""
        self.words(element.text, element, kind)
        for child in element:
            self.block(child, depth, kind)
            self.words(child.tail, child, kind)

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
            if sentence:
                self.put("paragraph", text, element)
            else:
                self.put("heading", text, element, level=depth + 1 + self.weights.index(weight))
        elif name in _SIGNED:
            self.signed(element)
        elif name in _QUOTED:
            self.inside(element, depth, "quotation")
        elif self.holds_blocks(element):
            self.inside(element, depth, kind)
        else:
            self.put(kind, self.inline.text(element), element)

    def holds_blocks(self, element: etree._Element, *, sentence: bool = False) -> bool:
        """Whether an element is a container: something in it is more than a part of a sentence, such as a formula."""
        sentence = sentence or mixed(element)
        for child in element:
            name = local(child)
            if not name or name in NOTES or name == "math":
                continue
            if name in BREAKING or name in _HEADINGS or name in _SIGNED or name in _QUOTED:
                return True
            if self.holds_blocks(child, sentence=sentence):
                return True
            if name not in INLINE and (name in self.NAMED or not sentence):
                return True
        return False

    def is_text(self, element: etree._Element) -> bool:
        """Whether an element is words alone: no container, and nothing that is read in a way of its own."""
        return local(element) not in self.NAMED and not self.holds_blocks(element)

    def question(self, element: etree._Element, depth: int) -> None:
        self.words(element.text, element)
        for child in element:
            if local(child) in ("nr", "nummer"):
                self.put("heading", self.inline.text(child, heading=True), child, level=depth + 1)
            else:
                self.block(child, depth + 1)
            self.words(child.tail, child)

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

    def table(self, element: etree._Element, depth: int) -> None:
        self.draft.blocks += table(element, self.inline.text)

    def figure(self, element: etree._Element, depth: int) -> None:
        self.draft.blocks.append(DraftBlock("figure", self.inline.text(element), place=place(element)))

    def left_out(self, element: etree._Element, depth: int) -> None:
        self.leave(element, "margin" if local(element) == "margetekst" else "contents-list")

    def note(self, element: etree._Element, depth: int) -> None:
        self.inline.note(element)

    NAMED: ClassVar[dict[str, Callable[[_Paper, etree._Element, int], None]]] = {
        "titel": Heads.title,
        "kop": kop,
        "bijlage": annex,
        "table": table,
        **dict.fromkeys(("kamervraagomschrijving", "omschr"), Heads.question_head),
        **dict.fromkeys(("vraag", "antwoord"), question),
        **dict.fromkeys(("divisie", "artikel", "hoofdstuk", "paragraaf", "afdeling", "wijzig-artikel"), division),
        **dict.fromkeys(("lijst", "considerans.lijst", "context.lijst"), Lists.items),
        **dict.fromkeys(("definitie-item", "specificatie-item"), Lists.definition),
        **dict.fromkeys(("lid", "amendement-lid", "wijzig-lid", "wijziging"), Lists.numbered_paragraph),
        **dict.fromkeys(("plaatje", "illustratie", "figuur"), figure),
        **dict.fromkeys(("margetekst", "officiele-inhoudsopgave"), left_out),
        **dict.fromkeys(NOTES, note),
    }
