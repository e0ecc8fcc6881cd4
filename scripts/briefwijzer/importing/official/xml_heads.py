"""What stands above an official paper, facts of the letter that are left out of its text; and the signatures below."""

from __future__ import annotations

import re

from lxml import etree

from ...data.papers import SITE
from ...data.prose import BREAK
from ..drafts.draft import Draft, DraftLeftOut, Seen
from ..drafts.signing import is_office
from ..drafts.signs import bare, plain
from ..facts import add_another, day_above, first
from ..safexml import content, local, place
from .heads import number_of
from .walk import PaperWalk
from .xml_inline import REFERENCES, Inline

# Where the record of a paper stands: its address names the paper.
_RECORD = re.compile(rf"{re.escape(SITE)}/([A-Za-z0-9-]+)/metadata\.xml")
# What stands within a line of a signature; all else there is a line: a name, with first name and surname, is one.
_WITHIN_A_LINE = ("", "nadruk", "extref", "noot", "sup", "inf")
# Lines above a paper, by what they hold.
_FACT_OF_LINE = {"vergaderjaar": "vergaderjaar", "kamernummer": "chamber", "kameraanduiding": "chamber"}
# The facts that a part of the head tells, with the elements that hold them.
_TOLD = {
    "dossier": (("dossier", "dossiernummer"), ("dossier_title", "titel")),
    "frontm": (("vergaderjaar", "vergjaar"), ("dossier", "nummer"), ("dossier_title", "naam")),
    "kamervraagnummer": (("ondernummer", "kamervraagnummer"),),
}


class Heads(PaperWalk):
    """The part of a walk through a paper that keeps facts."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        super().__init__(draft, root)
        self.inline = Inline(draft, root)

    def head(self, element: etree._Element) -> None:
        """Words above the paper: facts are taken out of them, they themselves are left out."""
        name = local(element)
        if name in ("kamerstukkop", "kamervraagkop"):
            for line in element.iter("tekstregel"):
                add_another(self.draft, _FACT_OF_LINE.get(line.get("inhoud", ""), ""), content(line))
        elif name == "frontm":
            add_another(self.draft, "chamber", self.root.get("kamer", ""))
        elif name == "stuknr" or (name == "nummer" and local(element.getparent()) == "stuk"):
            for key, value in zip(("ondernummer", "reprint"), number_of(self.inline.bare(element)), strict=True):
                add_another(self.draft, key, value)
        elif name == "datumtekst":
            day_above(self.draft, content(element), next((d.get("isodatum", "") for d in element.iter("datum")), ""))
        elif name == "metadata":
            for record in element.iter("meta"):
                if named := _RECORD.fullmatch(record.get("content", "")):
                    self.draft.facts.setdefault("identifier", []).append(Seen(named[1], "metadata"))
        for key, path in (*_TOLD.get(name, ()), ("reprint", "herdruk")):
            for found in element.iter(path):
                add_another(self.draft, key, content(found))
        if _noted(element):
            self.put("opening", self.inline.text(element, heading=True), element)  # so that the mark has a place
        else:
            self.leave(element, "metadata")

    def title(self, element: etree._Element, depth: int) -> None:
        """The title of the paper is a fact; with a note at it, it opens the text, so that the mark has a place."""
        around = element.getparent()
        parent = local(around)
        if around is None or (parent != "stuk" and not (parent == "kop" and around.getparent() is self.root)):
            self.put("heading", self.inline.text(element, heading=True), element, level=depth + 1)
            return
        text = self.inline.text(element, heading=True)
        if parent == "stuk":
            add_another(self.draft, "heading", plain(bare(text)))
        if _noted(element):
            self.put("opening", text, element)
        else:
            self.draft.left_out.append(DraftLeftOut(plain(bare(text)), "metadata", place(element)))

    def question_head(self, element: etree._Element, depth: int) -> None:
        """What the questions are about, with who asked and who answered: it opens the text."""
        text = self.inline.text(element)
        if element.get("type") != "antwoord" and local(element.getparent()) != "antwoord":
            add_another(self.draft, "heading", plain(bare(text)))
        for subject in element.iter("kamervraagonderwerp", "ondw"):
            add_another(self.draft, "title", content(subject))
        self.put("opening", text, element)

    def answered(self) -> None:
        """Answers, or that they come later, have their number in a series of their own; those of a dossier in that."""
        if first(self.draft, "dossier"):
            return
        year, number = first(self.draft, "vergaderjaar"), first(self.draft, "ondernummer")
        lines = map(content, self.root.iter("tekstregel"))
        told = next(self.root.iter("antwoord"), None) is not None or any("Aanhangsel" in line for line in lines)
        if year and number and number.value.isdecimal() and told:
            years = "".join(re.findall(r"\d{4}", year.value))
            seen = first(self.draft, "chamber")
            chamber = "ek" if seen and re.search(r"\b1\b|eerste", seen.value, re.IGNORECASE) else "tk"
            if len(years) == 8:
                add_another(self.draft, "identifier", f"ah-{chamber}-{years}-{number.value}")

    def signed(self, element: etree._Element) -> None:
        """A signature: office and name on lines of their own."""
        if all(local(child) in _WITHIN_A_LINE for child in element):
            self.put("closing", self.inline.text(element), element)
            return
        signatures: list[list[str]] = [[]]
        named = False
        if element.text and element.text.strip():
            signatures[-1].append(plain(element.text))
        for child in element:
            text = self.inline.text(child) if local(child) else ""
            office = local(child) == "functie" or is_office(text)
            if office and signatures[-1] and named:
                signatures.append([])
            named = not office
            signatures[-1].append(text)
            if child.tail and (tail := plain(child.tail)):
                if tail == "," and signatures[-1]:  # behind a place, with the day below it
                    signatures[-1][-1] += tail
                else:
                    signatures[-1].append(tail)
        for lines in signatures:
            self.put("closing", BREAK.join(line for line in lines if line), element)


def _noted(element: etree._Element) -> bool:
    """Whether the mark of a note stands in an element."""
    return next(element.iter("noot", *REFERENCES), None) is not None
