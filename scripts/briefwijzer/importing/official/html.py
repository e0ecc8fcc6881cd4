"""Official pages: the HTML of a publication, as a file or as a page saved from the site around it.

Another page is read where a letter stands in it, as ``html_letters`` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from lxml import etree

from ...problems import refused
from .. import metadata
from ..drafts.draft import BlockKind, Draft, DraftBlock, DraftDoubt
from ..drafts.lists import put_term
from ..drafts.numerals import LISTED, formatted, whole
from ..drafts.signs import Runs, plain
from ..drafts.typed_notes import BRACKETED, RAISED, take_typed_notes
from ..safexml import content, local, place
from .heads import title_of_site, without_heads, without_page
from .html_heads import HtmlHeads
from .html_inline import INLINE, links_in
from .html_letters import around, is_written, letter_in, with_spans
from .html_looks import with_looks
from .html_notes import mark_comments, notes_in
from .html_tree import HINT, SILENT, classes_of, of_class, page_tree, shown_texts
from .tables import table

# Classes that only an official publication has.
_OFFICIAL = {
    "dossiertitel",
    "stuktitel",
    "stuk",
    "kamervraagomschrijving",
    "kamervraagomschrijving_kop",
    "kamerstukdatum",
}
_NUMBERS = {"ol", "lidnr", "nr"}  # classes of the printed mark of an item
_LEVEL = re.compile(r"lst-kix_\w+-\d")  # Google Docs writes lists in lists one after the other
# In a letter that is no publication, words in bold or underlined throughout and without a full stop are a heading.
_LIKE_A_HEADING = re.compile(r"⟦(b|u)⟧(?:(?!⟦/?\1⟧).){1,140}(?<![.;:,?!])⟦/\1⟧(?:⟦\w+⟧)*")


def read(data: bytes, name: str) -> Draft:
    """The draft of an official page, or of one with a letter in it."""
    root = page_tree(data, name)
    official = next(of_class(root, *_OFFICIAL), None) is not None
    letter = None if official else letter_in(root)
    if letter is None and not official:
        message = "is a web page, but no official publication, and no letter or motion is found in it"
        raise refused(name, "K501", message, HINT)
    draft = Draft("html", segments=list(shown_texts(root)))
    if letter is not None:
        with_spans(root)
        with_looks(root)
        mark_comments(root)
        draft.doubts += notes_in(next(root.iter("body"), root))
        first = plain(content(letter))[:60]
        choice = "taken as the letter that stands in this page; what stands around it is left out"
        draft.doubts += [] if is_written(root) else [DraftDoubt(place(letter), first, "letter-or-margin", choice)]
    page = _Page(draft, root, letter)
    draft.links += links_in(page.text_root())
    page.walk()
    if letter is not None:
        take_typed_notes(draft, RAISED, BRACKETED)
        for out in draft.left_out:
            title_of_site(out.words, draft)
        without_page(draft)
        without_heads(draft)
    if not draft.blocks:
        raise refused(name, "K503", "holds no text of a letter", HINT)
    draft.records.append(metadata.of_xml(root, page=True))
    return draft


class _Page(HtmlHeads):
    """The walk through a page: what stands outside the publication is left out."""

    def __init__(self, draft: Draft, root: etree._Element, letter: etree._Element | None) -> None:
        super().__init__(draft, root)
        self.letter = letter
        styles = " ".join(str(text) for one in root.iter("style") for text in one.itertext())
        self.lettered = bool(re.search(r"(?:lower|upper)-(?:latin|alpha|roman)", styles))

    def walk(self) -> None:
        body = next(self.root.iter("body"), self.root)
        self.around(body, self.text_root())
        self.leave_words(body.tail, body)

    def text_root(self) -> etree._Element:
        """The smallest element that holds all parts of the publication."""
        marked = [*of_class(self.root, *_OFFICIAL)] if self.letter is None else [self.letter]
        wanted = [*marked, *self.inline.notes]
        found = marked[0]
        while not all(found is one or any(found is above for above in one.iterancestors()) for one in wanted):
            above = found.getparent()
            if above is None:
                break
            found = above
        return found

    def around(self, element: etree._Element, text: etree._Element) -> None:
        """What is outside the publication is the page's own."""
        if element is text:
            self.block(element)
        elif local(element) in SILENT:
            return
        elif any(one is text for one in element.iter()):
            self.leave_words(element.text, element)
            for child in element:
                self.around(child, text)
                self.leave_words(child.tail, child)
        else:
            self.leave(element, "other")

    def inside(self, element: etree._Element, kind: BlockKind = "paragraph") -> None:
        """The blocks in a container; words and inline elements side by side are a paragraph of their own."""
        loose = Runs()

        def flush(near: etree._Element) -> None:
            nonlocal loose
            self.put(kind, loose.text(), near)
            loose = Runs()

        loose.add(element.text or "")
        for child in element:
            if local(child) in INLINE and not self.holds_blocks(child):
                self.inline.collect(child, loose, ())
            else:
                flush(child)
                self.block(child, kind)
            loose.add(child.tail or "")
        flush(element)

    def holds_blocks(self, element: etree._Element) -> bool:
        return any(local(child) not in INLINE for child in element.iterdescendants())

    def block(self, element: etree._Element, kind: BlockKind = "paragraph") -> None:
        name, named, identifier = local(element), classes_of(element), element.get("id") or ""
        if name in SILENT:
            return
        if self.letter is not None and (reason := around(element)):
            self.leave(element, reason)
            return
        for one in named:
            if read := self.CLASSES.get(one):
                read(self, element)
                return
        if identifier in ("kopregel", "voetregel"):
            self.leave(element, "running-head")
        elif identifier == "inhoudsopgave" or "inhoudsopgave" in named:
            self.leave(element, "contents-list")
        elif element in self.inline.keys:
            self.inline.note(element)
        elif re.fullmatch(r"h[1-6]", name) or any(one.startswith("tussenkop") for one in named):
            self.heading(element)
        elif name in ("ul", "ol"):
            self.items(element)
        elif name == "table":
            self.table(element)
        elif name in ("img", "figure"):
            self.draft.blocks.append(DraftBlock("figure", self.inline.text(element), place=place(element)))
        elif name == "blockquote" or "box" in named or "citaat" in named:
            self.inside(element, "quotation")
        elif name == "p" and not self.holds_blocks(element):
            runs = Runs()
            self.inline.collect(element, runs, (), own=True)
            text = runs.text()
            if not text and element.find(".//img") is not None:
                self.draft.blocks.append(DraftBlock("figure", place=place(element)))
            if self.letter is not None and _LIKE_A_HEADING.fullmatch(text):
                self.put("heading", runs.text(heading=True), element, level=6)
            else:
                self.put(kind, text, element)
        elif name == "dl":
            self.definitions(element)
        else:
            self.inside(element, kind)

    def items(self, element: etree._Element, level: int = 1) -> None:
        level = next((int(one[-1]) + 1 for one in classes_of(element) if _LEVEL.fullmatch(one)), level)
        number = whole(element.get("start"), 1)
        if local(element) == "ol" and not element.get("type") and self.letter is not None and self.lettered:
            words = plain(content(element))[:60]
            choice = "numbered 1, 2, 3, though the styles of the page may show letters or Roman numbers"
            self.draft.doubts.append(DraftDoubt(place(element), words, "list", choice))
        self.words(element.text, element)
        for item in element:
            if item in self.inline.keys:
                self.inline.note(item)
            elif local(item) == "li":
                number = whole(item.get("value"), number)
                self.item(item, level, *_mark(element, item, number))
                number += 1
            elif local(item) in ("ul", "ol"):
                self.items(item, level + 1)
            else:
                self.block(item)
            self.words(item.tail, item)

    def item(self, item: etree._Element, level: int, mark: str, automatic: bool) -> None:
        runs = Runs()
        printed = "" if automatic else mark

        def flush() -> None:
            nonlocal runs, mark
            if text := runs.text():
                self.put("item", text, item, level=level, label=mark, automatic=bool(mark) and automatic)
                mark = ""
            runs = Runs()

        def alone() -> None:
            """The mark stands before what is no text."""
            nonlocal mark
            flush()
            self.put("item", "", item, level=level, label=mark, automatic=automatic)
            mark = ""

        def collect(element: etree._Element) -> None:
            nonlocal printed, mark
            runs.add(element.text or "")
            for child in element:
                if local(child) in ("ul", "ol"):
                    alone()
                    self.items(child, level + 1)
                elif local(child) == "table":
                    alone()
                    self.table(child)
                elif local(child) in ("p", "div"):
                    flush()
                    collect(child)
                    flush()
                elif re.fullmatch(r"h[1-6]", local(child)):  # LibreOffice numbers headings as items
                    flush()
                    text, depth = self.inline.text(child, heading=True), int(local(child)[1])
                    label = mark if level == 1 and text else ""  # a page has only the last part of a number such as 1.2
                    self.put("heading", text, child, level=depth, label=label, automatic=automatic)
                    if text and mark != label:
                        choice = "a heading without its number, which the page does not give"
                        self.draft.doubts.append(DraftDoubt(place(child), text, "heading", choice))
                    mark = mark if not text else ""
                elif printed and set(classes_of(child)) & _NUMBERS and content(child) == printed:
                    printed = ""  # it is the mark
                else:
                    self.inline.collect(child, runs, ())
                runs.add(child.tail or "")

        collect(item)
        alone()

    def table(self, element: etree._Element) -> None:
        self.draft.blocks += table(element, self.inline.text)

    def definitions(self, element: etree._Element) -> None:
        """Terms and what they mean, side by side as they are printed."""
        first, term = len(self.draft.blocks), DraftBlock("paragraph")
        self.words(element.text, element)
        for child in element:
            if local(child) == "dt":
                put_term(self.draft.blocks, first, term)
                mark = next((content(one) for one in child.iter("span") if "ol" in classes_of(one)), "")
                text = self.inline.text(child).removeprefix(mark).strip()
                term = DraftBlock("item" if mark else "paragraph", text, label=mark, place=place(child))
                first = len(self.draft.blocks)
            else:
                self.block(child, term.kind)
                put_term(self.draft.blocks, first, term)
                first, term = len(self.draft.blocks), DraftBlock(term.kind)
            self.words(child.tail, child)
        put_term(self.draft.blocks, first, term)

    CLASSES: ClassVar[dict[str, Callable[[_Page, etree._Element], None]]] = {
        "dossiertitel": HtmlHeads.dossier,
        "stuktitel": HtmlHeads.paper_title,
        "kamerstukdatum": HtmlHeads.paper_date,
        "kamervraagomschrijving": HtmlHeads.question_head,
        "kamervraagomschrijving_kop": HtmlHeads.question_head,
        "ondertekening": HtmlHeads.signature,
    }


def _mark(lijst: etree._Element, item: etree._Element, number: int) -> tuple[str, bool]:
    """The mark of an item, and whether the page leaves it to the browser."""
    for one in item.iterdescendants("span"):
        if set(classes_of(one)) & _NUMBERS and next(one.iterancestors("li"), None) is item:
            return content(one), False
    if local(lijst) == "ul":
        return "–", True
    return f"{formatted(number, LISTED.get(lijst.get('type', ''), 'decimal')) or number}.", True
