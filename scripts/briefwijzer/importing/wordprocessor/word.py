"""Word files (.docx): the letter of a ministry as it was written.

``word_text`` reads the words of a paragraph, ``word_numbers`` counts the automatic numbers, ``looks`` tells headings.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

from ...problems import refused
from ..drafts.draft import Draft, DraftDoubt, DraftLeftOut, LeftOutReason
from ..drafts.numerals import whole
from ..drafts.signs import plain
from ..safexml import local
from .looks import MARGIN_STYLES, in_margin, kind_of_box, with_headings
from .walk import LetterWalk
from .word_notes import WordNotes
from .word_numbers import Numbering
from .word_parts import DELETED, Styles, W, on, part, relations, segments, spaced, value
from .word_tables import deep, grid, is_layout
from .word_text import Reader, Words

_DOCUMENT = "word/document.xml"
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)\s*\d*")
_AROUND: dict[str, LeftOutReason] = {
    r"word/(?:header|footer)\d*\.xml": "running-head",
    r"word/comments\d*\.xml": "comment",
    r"word/(?:diagrams/data|charts/chart(?:Ex)?)\d*\.xml": "other",
}
_QUOTED = re.compile(r"(?:intense )?(?:quote|quotations|citaat|blokcitaat|duidelijk citaat)")


def read(data: bytes, name: str) -> Draft:
    """The draft of a Word file."""
    document = part(data, _DOCUMENT, name)
    body = document.find(W + "body") if document is not None else None
    if body is None:
        raise refused(name, "K502", "is damaged: the text of the Word file is missing", "Save it anew in Word.")
    if next(body.iter(W + "altChunk", W + "subDoc"), None) is not None:
        hint = "Open it in Word, save it there, and try again."
        raise refused(name, "K503", "has a part that Word takes in only when it opens the file", hint)
    letter = _Letter(data, name, body)
    letter.walk()
    return letter.made(name)


class _Letter(LetterWalk):
    """The walk through a Word file."""

    def __init__(self, data: bytes, name: str, body: etree._Element) -> None:
        super().__init__(Draft("docx"))
        self.data, self.name, self.body = data, name, body
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = sorted(archive.namelist())
        self.styles = Styles(part(data, "word/styles.xml", name))
        self.numbering = Numbering(part(data, "word/numbering.xml", name), self.styles)
        self.notes = WordNotes(self.draft, data, name, body, self.styles)
        self.reader = Reader(body, self.draft, self.styles, relations(data, _DOCUMENT, name), self.notes.mark)
        self.pending: Words | None = None

    def walk(self) -> None:
        self.container(self.body)
        self.draft.blocks = with_headings(self.found)
        self.notes.read()
        self.draft.segments += segments(self.body)
        for note in self.notes.by_id.values():
            self.draft.segments += segments(note)

    def container(self, element: etree._Element) -> None:
        for child in element:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name == "sdt":
                gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                if gallery is not None and "contents" in gallery.get(W + "val", "").lower():
                    self.leave_paragraphs(child, "contents-list")
                elif child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:  # a field that nobody filled in
                    self.reader.leave(child, "other", self.place)
                else:
                    self.container(child)
            elif name in DELETED:
                self.reader.leave(child, "deleted", self.place)
            elif name and next(child.iter(W + "p", W + "tbl"), None) is not None:
                self.container(child)
            elif name and any(segments(child)):  # words outside a paragraph
                self.paragraph(child)
        if local(element) in ("body", "tc", "txbxContent"):
            self.flush()

    def paragraph(self, element: etree._Element) -> None:
        self.count += 1
        properties = element.find(W + "pPr")
        identifier = value(properties, "pStyle")
        style = self.styles.name(identifier)
        frame = _frame(properties)
        reason: LeftOutReason | None = None
        if _CONTENTS.fullmatch(style):
            reason = "contents-list"
        elif MARGIN_STYLES.match(style) or (frame == "none" and _in_margin(_words(element))):
            reason = "margin"
        # a note or a text box may hang at it, which it is read for
        held = next(element.iter(W + "footnoteReference", W + "endnoteReference", W + "txbxContent"), None)
        if reason and held is None:
            self.leave_paragraph(element, reason)
            return
        words = self.reader.words(element, self.place)
        if self.pending:  # the mark between two paragraphs was deleted, or the first letter is a large one
            self.pending.runs.extend(words.runs)
            words.runs = self.pending.runs
            words.boxes = [*self.pending.boxes, *words.before, *words.boxes]
            words.before = self.pending.before
            self.pending = None
        deleted = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        if (deleted or frame in ("drop", "margin")) and words.runs.text():
            self.pending = words
            return
        self.take(words, properties, identifier, style)

    def leave_paragraph(self, element: etree._Element, reason: LeftOutReason) -> None:
        """A paragraph that is no text: its shown words are left out, on one line."""
        before = len(self.draft.left_out)
        words = self.reader.words(element, self.place)
        if text := plain(re.sub(r"⟦[^⟦⟧]*⟧", " ", words.runs.text())):
            self.draft.left_out.insert(before, DraftLeftOut(text, reason, self.place))

    def leave_paragraphs(self, element: etree._Element, reason: LeftOutReason) -> None:
        """Leave all paragraphs of an element out."""
        for paragraph in element.iter(W + "p"):
            self.count += reason == "contents-list"  # those of a box stand at the paragraph that it hangs at
            self.leave_paragraph(paragraph, reason)

    def flush(self) -> None:
        if self.pending:
            self.take(self.pending, None, None, "")
            self.pending = None

    def take(self, words: Words, properties: etree._Element | None, identifier: str | None, style: str) -> None:
        """A paragraph with what is known of its look."""
        for box in words.before:
            self.box(box)
        spot = self.numbering.place(properties, identifier)
        if words.runs.text():
            mark = self.numbering.next(*spot) if spot else ""
            outline = value(properties, "outlineLvl") or self.styles.outline(identifier)
            depth, level = whole(outline, -1, most=8) + 1, spot[1] + 1 if spot else 0
            kind = "quotation" if _QUOTED.fullmatch(style) else ""
            self.keep(words.runs, style, level, mark=mark, outline=depth, size=words.size, kind=kind)
        elif words.pictures and any(not one.block for one in self.found):
            self.whole("figure")
        for box in words.boxes:
            self.box(box)

    def box(self, element: etree._Element) -> None:
        """A text box: short ones stand in the margin, a long one is a frame in the text, and asked about."""
        lines = [words for paragraph in element.iter(W + "p") if (words := _words(paragraph))]
        text = " ".join(lines)
        kind = kind_of_box(lines, noted=next(element.iter(W + "footnoteReference"), None) is not None)
        if kind == "margin":
            self.draft.doubts += [] if _paged(text) else in_margin(text, self.place, self.found)
            self.leave_paragraphs(element, "page-number" if _paged(text) else "margin")
        else:
            self.boxed(element, lines, kind)

    def table(self, element: etree._Element) -> None:
        """A table of the letter paper is no table: its cells are read one after the other."""
        self.flush()
        rows = deep(element, "tr")
        cells = [deep(row, "tc") for row in rows]
        if is_layout(element, cells, self.styles):
            self.layout(cells)
            return
        table = []
        for row, own in zip(rows, cells, strict=True):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.reader.leave(row, "deleted", self.place)
                continue
            head = bool(on(properties, "tblHeader"))
            table.append((own, head))
        self.count += 1
        self.whole("table", rows=grid(table, self.cell))

    def surroundings(self) -> None:
        """Heads and feet of the pages, comments, and the words of diagrams and charts are no text of the letter."""
        for path in self.parts:
            found = next((reason for pattern, reason in _AROUND.items() if re.fullmatch(pattern, path)), None)
            root = part(self.data, path, self.name) if found else None
            if root is None or found is None:
                continue
            place = path.removeprefix("word/")
            self.draft.segments += segments(root)
            if found == "other":
                words = " ".join(filter(None, (plain(spaced(one)) for one in root.iter("{*}p", "{*}v"))))
                self.draft.left_out += [DraftLeftOut(words, found, place)] if words else []
                choice = "left out: the words of a diagram or a chart, of which the text has a figure without words"
                self.draft.doubts += [DraftDoubt(place, words[:60], "letter-or-margin", choice)] if words else []
                continue
            for paragraph in root.iter(W + "p"):
                if words := plain(spaced(paragraph)):
                    kind: LeftOutReason = "page-number" if found == "running-head" and _paged(words) else found
                    self.draft.left_out.append(DraftLeftOut(words, kind, place))
        if "word/vbaProject.bin" in self.parts:
            self.draft.decisions.append("the file holds macros, which are ignored")


def _words(element: etree._Element) -> str:
    return plain("".join(segment.text for segment in segments(element)))


def _frame(properties: etree._Element | None) -> str:
    """The kind of frame that a paragraph stands in: "none" for one beside the text, else that of an initial letter."""
    frame = properties.find(W + "framePr") if properties is not None else None
    return "" if frame is None else frame.get(W + "dropCap", "none")


def _in_margin(words: str) -> bool:
    return kind_of_box([words], noted=False) == "margin"


def _paged(text: str) -> bool:
    return (
        re.fullmatch(r"(?:(?:pagina|blad|p\.)\s*)?\d{0,3}\s*(?:(?:van|/)\s*\d{0,3})?", text, re.IGNORECASE) is not None
    )
