"""The words of a Word paragraph: emphasis, marks of notes, fields, tracked changes, hidden words, text boxes.

Tracked changes are read as accepted: what was put in is text, what was taken out is left out and listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ...checks.boxes import is_behind
from ...problems import clipped
from ..drafts.draft import Draft, DraftDoubt, DraftLeftOut, LeftOutReason
from ..drafts.notekeys import is_printed
from ..drafts.numerals import whole
from ..drafts.signs import Runs, plain
from ..formulas import add_formula
from ..safexml import local
from .looks import unread
from .word_parts import DELETED, R, Styles, W, in_box, is_deleted, is_on, on, segments, text_of, value

# Words so many half points above or below the line are raised or lowered.
_RAISED = 4
_LEFT_BY_FIELD: dict[str, LeftOutReason] = {
    **dict.fromkeys(("PAGE", "NUMPAGES", "SECTIONPAGES"), "page-number"),
    **dict.fromkeys(("TOC", "INDEX", "TOA"), "contents-list"),
}
_DRAWN = ("EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")  # they have no words in the file


@dataclass
class Field:
    """A field of Word: what it says that it shows, and whether its shown words have begun."""

    code: str = ""
    shown: bool = False
    words: str = ""  # those that it shows

    @property
    def name(self) -> str:
        """The kind of field: PAGE, TOC, DOCPROPERTY."""
        return (self.code.split() or [""])[0].upper()


@dataclass
class Words:
    """The words of one paragraph, and how they look."""

    runs: Runs = field(default_factory=Runs)
    boxes: list[etree._Element] = field(default_factory=list)
    before: list[etree._Element] = field(default_factory=list)  # text boxes that hang before the first word
    pictures: int = 0
    sizes: Counter[int] = field(default_factory=Counter)  # characters by size, in half points; 0 where none is said

    @property
    def size(self) -> int:
        """The size of most of its words."""
        return next((size for size, _ in self.sizes.most_common(1)), 0)


class Reader:
    """Reads paragraphs of one part of the file; fields go on from one paragraph to the next."""

    def __init__(
        self,
        root: etree._Element | None,
        draft: Draft,
        styles: Styles,
        links: dict[str, str],
        mark: Callable[[etree._Element | str], str] = lambda _: "",
    ) -> None:
        self.draft, self.styles, self.links, self.mark = draft, styles, links, mark
        self.fields: list[Field] = []
        unended: list[etree._Element] = []
        for one in root.iter(W + "fldChar") if root is not None else ():
            kind = "" if is_deleted(one) else one.get(W + "fldCharType")
            if kind == "begin":
                unended.append(one)
            elif kind == "end" and unended:
                unended.pop()
        self.unended = set(unended)  # beginnings of fields
        self.first = 0  # of what was left out of the paragraph
        self.custom = False  # the next words are a mark that was typed by hand

    def words(self, paragraph: etree._Element, place: str) -> Words:
        """The words of a paragraph."""
        found, self.first = Words(), len(self.draft.left_out)
        self._collect(paragraph, found, _style(paragraph), place)
        return found

    def _collect(self, element: etree._Element, found: Words, style: str | None, place: str) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child, found, style, place)
            elif name in DELETED:
                self.leave(child, "deleted", place)
            elif name == "hyperlink":
                before = len(found.runs.parts)
                self._collect(child, found, style, place)
                target = self.links.get(child.get(R + "id", ""), "")
                words = plain("".join(words for words, _ in found.runs.parts[before:] if not words.startswith("⟦")))
                if target and words:
                    self.draft.links.append((words, target))
            elif name == "sdt":
                if child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                    self.leave(child, "other", place)
                else:
                    self._collect(child, found, style, place)
            elif name == "fldSimple":
                self.fields.append(Field(child.get(W + "instr", ""), shown=True))
                self._collect(child, found, style, place)
                self.fields.pop()
            elif name in ("oMath", "oMathPara"):
                add_formula(child, found.runs, self.draft, *self._looks(child.find(f".//{W}rPr"), style))
            elif name and name != "pPr" and any(local(one) == "t" for one in child):
                self._run(child, found, style, place)
            elif name and name != "pPr":
                self._collect(child, found, style, place)

    def _run(self, run: etree._Element, found: Words, style: str | None, place: str) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is(properties, style, "vanish")
        looks = self._looks(properties, style)
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._field(child, place)
                self._chosen(child, place)
            elif name == "instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif name in ("t", "sym", "noBreakHyphen"):
                text = text_of(child)
                reason = self._left_by_field() or ("hidden" if hidden else None)
                if self.custom:
                    self.custom = False
                    self.draft.numbers.append(plain(text))
                elif reason:
                    self._leave_words(text, reason, place)
                elif not self._repeats_mark(text, found, looks):
                    self._add(text, found, looks, properties, style)
            elif name in ("tab", "ptab"):
                found.runs.add("\t")
            elif name in ("br", "cr"):
                if child.get(W + "type", "textWrapping") == "textWrapping":
                    found.runs.line_break()
                else:
                    found.runs.add(" ")
            elif name in ("footnoteReference", "endnoteReference") and not hidden:
                key = self.mark(child)
                if key:
                    found.runs.mark(key)
                    self.custom = child.get(W + "customMarkFollows") in ("1", "true", "on")
            elif name in ("drawing", "pict", "object"):
                self._drawn(child, found, place)
                if any(one.get("ProgID", "").startswith("Equation") for one in child.iter("{*}OLEObject")):
                    self.draft.doubts.append(unread(place))
            elif name and name != "rPr" and len(child):  # an element that nobody knows keeps its words
                self._run(child, found, style, place)

    def _add(
        self, text: str, found: Words, looks: list[str], properties: etree._Element | None, style: str | None
    ) -> None:
        found.runs.add(text, *looks)
        for one in self.fields:
            one.words += text
        size = value(properties, "sz") or self.styles.run_value(style, "sz")
        found.sizes[whole(size, 0)] += len("".join(text.split()))

    def _looks(self, properties: etree._Element | None, style: str | None) -> list[str]:
        looks = [look for look in ("b", "i", "u") if self._is(properties, style, look)]
        raised = value(properties, "vertAlign")
        if raised is None and properties is not None:
            raised = self.styles.run_value(value(properties, "rStyle"), "vertAlign")
        height = value(properties, "position") or "0"  # in half points; below zero it is lowered
        if raised is None and whole(height.removeprefix("-"), 0) >= _RAISED:
            raised = "subscript" if height.startswith("-") else "superscript"
        return looks + {"superscript": ["sup"], "subscript": ["sub"]}.get(raised or "", [])

    def _is(self, properties: etree._Element | None, style: str | None, look: str) -> bool:
        said = value(properties, look)
        if said is None and value(properties, "rStyle"):
            said = self.styles.run_value(value(properties, "rStyle"), look)
        return bool(is_on(self.styles.run_value(style, look) if said is None else said))

    def _field(self, element: etree._Element, place: str) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin" and element in self.unended:
            choice = "kept: words behind the beginning of a field that has no end"
            self.draft.doubts.append(DraftDoubt(place, "", "structure", choice))
        elif kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            target = re.fullmatch(r'\s*HYPERLINK\s+"([^"]+)".*', ended.code, re.DOTALL)
            if target and (words := plain(ended.words)):
                self.draft.links.append((words, target[1]))
            if ended.name in _DRAWN and not ended.words:
                choice = f"not read: what a field draws, '{clipped(plain(ended.code))}'"
                self.draft.doubts.append(DraftDoubt(place, "", "word", choice))

    def _chosen(self, element: etree._Element, place: str) -> None:
        """The word that was chosen in a list of a form, or the tick in its box, stands in no text: it is asked for."""
        for box in element.iter(W + "checkBox"):
            ticked = on(box, "checked") if box.find(W + "checked") is not None else on(box, "default")
            choice = f"not read: a box of the form, which is {'' if ticked else 'not '}ticked"
            self.draft.doubts.append(DraftDoubt(place, "", "word", choice))
        for chosen in element.iter(W + "ddList"):
            entries = [one.get(W + "val", "") for one in chosen.iter(W + "listEntry")]
            number = whole(value(chosen, "result"), 0, most=len(entries) - 1)
            if entries:
                choice = f"not read: the word that was chosen in a list of the form, '{clipped(entries[number])}'"
                self.draft.doubts.append(DraftDoubt(place, "", "word", choice))

    def _repeats_mark(self, text: str, found: Words, looks: list[str]) -> bool:
        """Whether words repeat the mark of a note, as a field does; a number that is not raised is a word."""
        field = next((one for one in self.fields if one.name == "NOTEREF"), None)
        if field is None or not ("sup" in looks or r"\f" in field.code.split()):
            return False
        key = self.mark(field.code.split()[1])
        if not key or not is_printed(text, key):  # a number that the note had before the field was made anew
            return False
        found.runs.mark(key)
        self.draft.numbers.append(plain(text))
        return True

    def _left_by_field(self) -> LeftOutReason | None:
        """Why words within the fields that are open are no text; None when they are."""
        reasons = (_LEFT_BY_FIELD.get(one.name, None if one.shown else "retyped-field") for one in self.fields)
        return next(filter(None, reasons), None)

    def _drawn(self, element: etree._Element, found: Words, place: str) -> None:
        """Text boxes are read apart from the paragraph that they hang at; of pictures the words are left out."""
        boxes = [one for one in element.iter(W + "txbxContent") if not in_box(one, element)]
        for box in boxes:
            (found.boxes if is_behind(box) else found.before).append(box)
        if not boxes and any(local(one) in ("pic", "imagedata", "chart", "relIds") for one in element.iter()):
            found.pictures += 1
        for one in element.iter("{*}t"):
            if one.tag != W + "t":
                self._leave_words(one.text or "", "other", place)

    def leave(self, element: etree._Element, reason: LeftOutReason, place: str) -> None:
        """Leave all words of an element out."""
        for segment in segments(element):
            self._leave_words(segment.text, reason, place)

    def _leave_words(self, text: str, reason: LeftOutReason, place: str) -> None:
        if words := plain(text):
            before = next(iter(self.draft.left_out[self.first :][-1:]), None)
            if before and (before.reason, before.place) == (reason, place):
                self.draft.left_out[-1] = DraftLeftOut(
                    f"{before.words}{' ' if text[:1].isspace() else ''}{words}", reason, place
                )
            else:
                self.draft.left_out.append(DraftLeftOut(words, reason, place))


def _style(paragraph: etree._Element) -> str | None:
    return value(paragraph.find(W + "pPr"), "pStyle")
