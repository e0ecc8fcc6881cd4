"""What stands within a paragraph of an official page: emphasis, marks of notes, links; and the notes at its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..drafts.draft import Draft, DraftLeftOut, DraftNote, LeftOutReason
from ..drafts.notekeys import keys
from ..drafts.signs import Runs, plain
from ..formulas import add_formula
from ..safexml import content, local, place
from .html_tree import COMMENT, SILENT, classes_of, is_hidden, of_class, shown_texts
from .xml_inline import address

_EMPHASIS = {
    "b": "b", "strong": "b", "vet": "b", "halfvet": "b", "i": "i", "em": "i", "cur": "i", "u": "u", "ondlijn": "u",
    "ondstr": "u", "sup": "sup", "sub": "sub", "inf": "sub",
}  # fmt: skip
_BRACKETED = re.compile(r"(\[?)(.*?)([\].)]*)")
INLINE = frozenset(
    "a abbr b bdi big cite code dfn em font i ins kbd mark q s samp small span strong sub sup time u var img br "
    "acronym bdo del strike tt wbr label data nobr ruby rb rt rp sdfield "
    "math mrow mi mn mo mtext mspace mstyle mfrac msup msub msubsup msqrt mroot munder mover munderover".split()
)
# Tracked changes are read as accepted, as in Word.
_LEFT: dict[str, LeftOutReason] = {"del": "deleted"}


class HtmlInline:
    """Reads texts of one page; the keys of its notes are known before the first text is read."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        self.draft = draft
        self.notes = [one for one in root.iter("div", "li", "aside", "p") if _is_note(one)]
        numbers = [self.number(note) for note in self.notes]
        groups = [one for one in root.iter("div") if "tabelnoten" in classes_of(one)]
        tables = {group: f"t{number}" for number, group in enumerate(groups, 1)}
        parts = [next((tables[one] for one in note.iterancestors("div") if one in tables), "") for note in self.notes]
        given = keys(list(zip(parts, numbers, strict=True)))
        self.keys = dict(zip(self.notes, given, strict=True))
        self.targets = {
            target: key
            for note, key in self.keys.items()
            for one in note.iter()
            for target in (one.get("id"), one.get("name"))
            if target
        }

    def text(self, element: etree._Element, *, heading: bool = False) -> str:
        """The words of an element with their signs, on one line."""
        runs = Runs()
        self.collect(element, runs, (), own=True)
        return runs.text(heading=heading)

    def collect(self, element: etree._Element, runs: Runs, emphases: tuple[str, ...], *, own: bool = False) -> None:
        """The words of an element with its signs; what stands behind it is left to its parent."""
        name = local(element)
        if name in SILENT:
            return
        if name == "math":
            add_formula(element, runs, self.draft, *emphases)
            return
        if not own:
            if key := self.marked(element):
                runs.mark(key)
                self.printed(element)
                return
            reason = _LEFT.get(name) or ("hidden" if is_hidden(element) else None)
            if COMMENT in classes_of(element) or reason:
                self.draft.left_out.append(DraftLeftOut(content(element), reason or "comment", place(element)))
                return
            if name == "br":
                runs.line_break()
            found = [_EMPHASIS[one] for one in (name, *classes_of(element)) if one in _EMPHASIS]
            if "sup" in found and self.only_marks(element):
                found = [one for one in found if one != "sup"]
            emphases = tuple(dict.fromkeys((*emphases, *found)))
            if name not in INLINE:
                runs.line_break()
        runs.add(element.text or "", *emphases)
        for child in element:
            self.collect(child, runs, emphases)
            runs.add(child.tail or "", *emphases)
        if not own and name not in INLINE:
            runs.line_break()

    def marked(self, element: etree._Element) -> str:
        """The key of the note that a link is the mark of; empty for any other link."""
        if local(element) != "a":
            return ""
        target = (element.get("href") or "").rpartition("#")
        if not target[1] or (target[0] and "nootnum" not in classes_of(element)):
            return ""
        return self.targets.get(target[2], "")

    def only_marks(self, element: etree._Element) -> bool:
        """Whether nothing is raised but marks of notes, and what stands between them."""
        links = [one for one in element.iterdescendants("a") if self.marked(one)]
        rest = content(element)
        for link in links:
            rest = rest.replace(content(link), "", 1)
        return bool(links) and not rest.strip(" ,")

    def number(self, note: etree._Element) -> str:
        """The printed number of a note."""
        printed = next(map(content, of_class(note, "nootnum")), note.get("data-nootnum", ""))
        return _BRACKETED.sub(r"\2", printed)

    def printed(self, number: etree._Element) -> None:
        """A printed number became a mark, or that of a note; brackets around it are left out."""
        before, words, after = _BRACKETED.fullmatch(content(number)).groups()  # type: ignore[union-attr]
        self.draft.numbers.append(words)
        for bracket in filter(None, (before, after)):
            self.draft.left_out.append(DraftLeftOut(bracket, "note-number", place(number)))

    def note(self, element: etree._Element) -> None:
        """A note at the foot: its own number and the words of the page around it are no part of it."""
        runs, links = Runs(), list(links_in(element))
        self.note_words(element, runs)
        key = self.keys[element]
        number = self.number(element) or key.rpartition("-")[2]
        self.draft.notes.append(DraftNote(key, number, runs.text(), tuple(links), place(element)))

    def note_words(self, element: etree._Element, runs: Runs) -> None:
        """Add the words of a note, without its number and the words of its window."""
        runs.add(element.text or "")
        for child in element:
            named = classes_of(child)
            if "nootnum" in named:
                self.printed(child)
            elif "note-close" in named or child.get("role") == "doc-backlink":
                for segment in shown_texts(child):
                    self.draft.left_out.append(DraftLeftOut(plain(segment.text), "other", segment.place))
            else:
                if local(child) not in INLINE:
                    runs.line_break()
                if any({"nootnum", "note-close"} & set(classes_of(one)) for one in child.iterdescendants()):
                    self.note_words(child, runs)
                else:
                    self.collect(child, runs, (), own=local(child) == "p")
            runs.add(child.tail or "")


def _is_note(element: etree._Element) -> bool:
    """A note at the foot of the page, told by its class and by the number in it."""
    if not set(classes_of(element)) & {"noot", "voetnoot", "voet"}:
        return False
    return element.get("data-nootnum") is not None or next(of_class(element, "nootnum"), None) is not None


def links_in(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The words and the address of each link in an element that leads out of the page."""
    for link in element.iter("a"):
        words, target = content(link), (link.get("href") or "").strip()
        if not words or not target or target.startswith("#") or {"note-close", "nootnum"} & set(classes_of(link)):
            continue
        match = re.fullmatch(r"\.?/?((?:kst|ah|h|stb|stcrt|trb|blg)-[\w-]+)\.html", target)
        yield words, address(match[1]) if match else target
