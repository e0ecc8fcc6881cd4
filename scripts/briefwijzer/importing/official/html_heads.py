"""What stands above and below the text of an official page: titles, dates, signatures; and its headings."""

from __future__ import annotations

import re

from lxml import etree

from ...data.prose import BREAK
from ..drafts.draft import Draft, DraftLeftOut
from ..drafts.letterpaper import unfolded
from ..drafts.signs import Runs, bare, marks, plain
from ..facts import add_another, day_above
from ..safexml import content, local, place
from .heads import facts_above, number_of
from .html_inline import HtmlInline
from .html_tree import classes_of, of_class, shown_texts
from .walk import PaperWalk

# So many lines, of so many characters, may stand above the titles of a paper.
_MOST_ABOVE, _LONGEST_ABOVE = 8, 100
_WEIGHTS = ("vet", "halfvet", "vetcur", "cur", "rom", "ondlijn")


class HtmlHeads(PaperWalk):
    """The part of a walk through a page that keeps facts and headings."""

    texts = staticmethod(shown_texts)

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        super().__init__(draft, root)
        self.depth = 0  # of the division that the last heading opened
        self.inline = HtmlInline(draft, root)

    def leave_words(self, words: str | None, near: etree._Element) -> None:
        """Leave words out that stand between the elements of the page around a publication."""
        if words and words.strip():
            self.draft.left_out.append(DraftLeftOut(plain(words), "other", place(near)))

    def heading(self, element: etree._Element) -> None:
        """A heading, as deep as its class or its name says."""
        named = classes_of(element)
        text = self.inline.text(element, heading=True)
        division = next((re.fullmatch(r"divisiekop(\d)", one) for one in named if one.startswith("divisiekop")), None)
        if division:
            self.depth = int(division[1])
            level = self.depth
        elif any(one.startswith("tussenkop") for one in named):
            weight = self.weight(element)
            level = self.depth + 1 + (_WEIGHTS.index(weight) if weight in _WEIGHTS else 0)
        else:
            level = int(local(element)[1]) if local(element)[1:].isdigit() else 1
        self.put("heading", text, element, level=level)

    def weight(self, element: etree._Element) -> str:
        """How heavy a heading is printed, by its class or by what it holds."""
        names = [part for one in classes_of(element) for part in re.split(r"[_-]", one)]
        names += [one for child in element.iter() for one in classes_of(child)]
        return next((one for one in names if one in _WEIGHTS), "vet")

    def above(self) -> None:
        """What stands above the titles of a paper are lines such as its chamber and year: no text of it."""
        blocks = unfolded(self.draft.blocks)
        if len(blocks) > _MOST_ABOVE or any(
            block.kind not in ("paragraph", "heading") or len(block.text) > _LONGEST_ABOVE or marks(block.text)
            for block in blocks
        ):
            return
        for block in blocks:
            words = plain(bare(block.text))
            facts_above(self.draft, words)
            if words:
                self.draft.left_out.append(DraftLeftOut(words, "metadata", block.place))
        self.draft.blocks.clear()

    def dossier(self, element: etree._Element) -> None:
        """The title of the dossier, with its number."""
        if not self.draft.facts.keys() & {"dossier", "dossier_title"}:  # another one may stand in the text
            self.above()
        number = next(map(content, of_class(element, "dossiernummer")), "")
        add_another(self.draft, "dossier", number)
        add_another(self.draft, "dossier_title", plain(content(element).removeprefix(number)))
        self.leave(element, "metadata")

    def paper_title(self, element: etree._Element) -> None:
        """The title of the paper is a fact; that of a question or answer is a heading."""
        around = " ".join(one for above in element.iterancestors() for one in classes_of(above)).split()
        if "vraag" in around or "antwoord" in around:
            self.heading(element)
            return
        printed = next(of_class(element, "stuknummer"), None)
        number = content(printed) if printed is not None else ""
        for link in printed.iter("a") if printed is not None else ():
            if self.inline.marked(link) and content(link):
                number = plain("".join(number.rpartition(content(link))[::2]))
        for key, value in zip(("ondernummer", "reprint"), number_of(number), strict=True):
            add_another(self.draft, key, value)
        if any(self.inline.marked(link) for link in element.iter("a")):
            runs = Runs()
            for child in [element, *element]:
                if "stuknummer" in classes_of(child) and not any(map(self.inline.marked, child.iter("a"))):
                    self.leave(child, "metadata")
                elif child is not element:
                    self.inline.collect(child, runs, ())
                runs.add((child.text if child is element else child.tail) or "")
            add_another(self.draft, "heading", plain(bare(runs.text())).removeprefix(number).strip())
            self.put("opening", runs.text(heading=True), element)
        else:
            add_another(self.draft, "heading", plain(content(element).removeprefix(number)))
            self.leave(element, "metadata")

    def paper_date(self, element: etree._Element) -> None:
        """The date above the text."""
        day_above(self.draft, content(element))
        self.leave(element, "metadata")

    def question_head(self, element: etree._Element) -> None:
        """What the questions are about opens the text."""
        if not self.draft.facts.get("heading"):
            self.above()
        text = self.inline.text(element, heading=True)
        add_another(self.draft, "heading", plain(bare(text)))
        for one in of_class(element, "kamervraagonderwerp"):
            add_another(self.draft, "title", content(one))
        self.put("opening", text, element)

    def signature(self, element: etree._Element) -> None:
        """A signature: office and name on lines of their own."""
        parts = [*of_class(element, "functie", "naam")]
        lines = [self.inline.text(one) for one in parts if not any(above in parts for above in one.iterancestors())]
        whole = content(element)
        if "".join(bare("".join(lines)).split()) != "".join(bare(whole).split()):
            lines = [self.inline.text(element)]
        self.put("closing", BREAK.join(line for line in lines if line), element)
