"""Word files (.docx): the letter of a ministry as it was written.

``word_text`` reads the words of a paragraph, ``word_numbers`` counts the automatic numbers, ``looks`` tells headings.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

from .draft import Draft, DraftBlock, DraftCell, DraftDoubt, DraftLeftOut, DraftNote, DraftRow, LeftOutReason, Segment
from .looks import Looked, with_headings
from .notekeys import keys
from .safexml import local, refused
from .signs import BREAK, characters, plain
from .word_numbers import Numbering, formatted
from .word_parts import Styles, W, on, part, relations, value
from .word_text import Reader, Words, segments

_DOCUMENT = "word/document.xml"
# Styles of the letter paper of ministries, and of Word itself, whose words are no text of the letter.
_MARGIN = re.compile(
    r"(?:afzend|referentie|huisstijl|clausule|kix|rubricering|retouradres|paginanummer|woordmerk|colofon|"
    r"retour|slogan|toezendgegevens|briefhoofd|voetregel)"
)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)\s*\d*")
_QUOTED = re.compile(r"(?:intense )?(?:quote|citaat|blokcitaat|duidelijk citaat)")
_MOST_OF_A_BOX = 200


def read(data: bytes, name: str) -> Draft:
    """The draft of a Word file."""
    document = part(data, _DOCUMENT, name)
    body = document.find(W + "body") if document is not None else None
    if body is None:
        raise refused(name, "K502", "is damaged: the text of the Word file is missing", "Save it anew in Word.")
    letter = _Letter(data, name, body)
    letter.walk()
    if not letter.draft.blocks:
        raise refused(name, "K503", "holds no text of a letter", "Look whether it holds pictures of pages only.")
    return letter.draft


class _Letter:
    """The walk through a Word file."""

    def __init__(self, data: bytes, name: str, body: etree._Element) -> None:
        self.data, self.name, self.body = data, name, body
        self.draft = Draft("docx")
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = sorted(archive.namelist())
        self.styles = Styles(part(data, "word/styles.xml", name))
        self.numbering = Numbering(part(data, "word/numbering.xml", name), self.styles)
        self.notes = {
            (kind, note.get(W + "id", "")): note
            for kind in ("footnote", "endnote")
            for note in _children(part(data, f"word/{kind}s.xml", name), kind)
            if note.get(W + "type", "normal") == "normal"
        }
        self.references = self._references()
        self.reader = Reader(self.draft, self.styles, relations(data, _DOCUMENT, name), self.mark)
        self.found: list[Looked] = []
        self.count = 0
        self.pending: Words | None = None

    def _references(self) -> dict[etree._Element, tuple[str, str]]:
        """The printed number and the key of each mark in the text, counted as Word does."""
        forms = {kind: self._form(kind) for kind in ("footnote", "endnote")}
        marks: list[tuple[etree._Element, str, str]] = []
        counts = dict.fromkeys(forms, 0)
        section = 1
        for element in self.body.iter():
            name = local(element)
            if name == "sectPr" and local(element.getparent()) == "pPr":
                section += 1
                for kind, (_, _, restart) in forms.items():
                    counts[kind] = 0 if restart == "eachSect" else counts[kind]
            if name not in ("footnoteReference", "endnoteReference") or _dropped(element):
                continue
            kind = name.removesuffix("Reference")
            if (kind, element.get(W + "id", "")) not in self.notes:
                continue
            form, start, restart = forms[kind]
            if element.get(W + "customMarkFollows") in ("1", "true", "on"):
                number = _following(element)
            else:
                counts[kind] += 1
                number = formatted(counts[kind] + start - 1, form)
            marks.append((element, number, f"n{section}" if restart == "eachSect" and section > 1 else ""))
        given = keys([(group, number) for _, number, group in marks])
        return {element: (number, key) for (element, number, _), key in zip(marks, given, strict=True)}

    def _form(self, kind: str) -> tuple[str, int, str]:
        """How notes are numbered: form, first number, where they begin anew."""
        settings = part(self.data, "word/settings.xml", self.name)
        found = [one for one in self.body.iter(f"{W}{kind}Pr") if local(one.getparent()) == "sectPr"]
        found += settings.iter(f"{W}{kind}Pr") if settings is not None else ()
        form = start = restart = None
        for one in found:
            form = form or value(one, "numFmt")
            start = start or value(one, "numStart")
            restart = restart or value(one, "numRestart")
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        return form or usual, int(start) if start and start.isdecimal() else 1, restart or "continuous"

    def mark(self, element: etree._Element) -> str:
        """The key of the note at a mark."""
        return self.references.get(element, ("", ""))[1]

    def walk(self) -> None:
        self.container(self.body)
        self.flush()
        self.draft.blocks = with_headings(self.found)
        self.note_texts()
        self.draft.segments += segments(self.body)
        for note in self.notes.values():
            self.draft.segments += segments(note)
        self.surroundings()

    def container(self, element: etree._Element, cell: bool = False) -> None:
        for child in element:
            name = local(child)
            if name == "p":
                self.paragraph(child)
            elif name == "tbl":
                self.table(child)
            elif name == "sdt":
                gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                if gallery is not None and "contents" in gallery.get(W + "val", "").lower():
                    self.reader.leave(child, "contents-list", self.place)
                else:
                    self.container(child)
            elif name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"):
                self.container(child)
            elif name in ("del", "moveFrom"):
                self.reader.leave(child, "deleted", self.place)

    @property
    def place(self) -> str:
        return f"paragraph {max(self.count, 1)}"

    def paragraph(self, element: etree._Element) -> None:
        self.count += 1
        properties = element.find(W + "pPr")
        identifier = value(properties, "pStyle")
        style = self.styles.name(identifier)
        reason: LeftOutReason | None = None
        if _CONTENTS.fullmatch(style):
            reason = "contents-list"
        elif _MARGIN.match(style):
            reason = "margin"
        if reason and next(element.iter(W + "footnoteReference"), None) is None:
            boxes = (
                self.reader.words(element, self.place)
                if next(element.iter(W + "txbxContent"), None) is not None
                else None
            )
            if boxes is None:
                self.leave_paragraph(element, reason)
                return
        words = self.reader.words(element, self.place)
        if self.pending:  # the mark between two paragraphs was deleted
            self.pending.runs.extend(words.runs)
            words.runs = self.pending.runs
            words.boxes = self.pending.boxes + words.boxes
            self.pending = None
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None and words.total:
            self.pending = words
            return
        self.take(words, properties, identifier, style)

    def leave_paragraph(self, element: etree._Element, reason: LeftOutReason) -> None:
        """A paragraph that is no text: its shown words are left out, on one line."""
        before = len(self.draft.left_out)
        words = self.reader.words(element, self.place)
        text = plain(words.runs.text())
        if text:
            self.draft.left_out.insert(before, DraftLeftOut(plain(_unsigned(text)), reason, self.place))

    def flush(self) -> None:
        if self.pending:
            self.take(self.pending, None, None, "")
            self.pending = None

    def take(self, words: Words, properties: etree._Element | None, identifier: str | None, style: str) -> None:
        """A paragraph with what is known of its look."""
        spot = self.numbering.place(properties, identifier)
        if words.runs.text():
            mark = self.numbering.next(*spot) if spot else ""
            outline = value(properties, "outlineLvl") or _outline(self.styles, identifier)
            quoted = bool(_QUOTED.fullmatch(style))
            self.found.append(
                Looked(
                    words.runs,
                    self.place,
                    style,
                    level=spot[1] + 1 if spot else 0,
                    mark=mark,
                    outline=int(outline) + 1 if outline and outline.isdecimal() and int(outline) < 9 else 0,
                    bold=words.throughout("b"),
                    italic=words.throughout("i"),
                    underlined=words.throughout("u"),
                    size=words.size,
                    kind="quotation" if quoted else "",
                )
            )
        elif words.pictures and any(not one.block for one in self.found):
            self.found.append(Looked(block=DraftBlock("figure", place=self.place)))
        for box in words.boxes:
            self.box(box)

    def box(self, element: etree._Element) -> None:
        """A text box: short ones stand in the margin, a long one is a frame in the text, and asked about."""
        text = plain(" ".join(segment.text for segment in segments(element)))
        if len(text) <= _MOST_OF_A_BOX:
            for paragraph in element.iter(W + "p"):
                self.leave_paragraph(paragraph, "page-number" if _paged(text) else "margin")
            return
        first = len(self.found)
        self.container(element)
        for one in self.found[first:]:
            one.kind = one.kind or "quotation"
        choice = "taken as a frame in the text"
        self.draft.doubts.append(DraftDoubt(self.place, text[:60], "letter-or-margin", choice))

    def table(self, element: etree._Element) -> None:
        """A table of the letter paper is no table: its cells are read one after the other."""
        rows = _deep(element, "tr")
        cells = [_deep(row, "tc") for row in rows]
        if _is_layout(element, cells, self.styles):
            for side_by_side in cells:
                self.layout_row(side_by_side)
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
        self.found.append(Looked(block=DraftBlock("table", rows=self.rows(table), place=self.place)))

    def layout_row(self, cells: list[etree._Element]) -> None:
        """Cells side by side, such as "Datum" and a date, are one line when each is one; else one after the other."""
        first = len(self.found)
        starts = []
        for cell in cells:
            starts.append(len(self.found))
            self.container(cell, cell=True)
        new = self.found[first:]
        single = len(cells) == 2 and len(new) == 2 and starts[1] == first + 1 and not any(one.block for one in new)
        if single and re.fullmatch(r"[A-Z][a-z]+(?: [a-z]+)?:?", plain(new[0].runs.text())):
            new[0].runs.add(" ")
            new[0].runs.extend(new[1].runs)
            self.found[first:] = [new[0]]

    def rows(self, table: list[tuple[list[etree._Element], bool]]) -> tuple[DraftRow, ...]:
        rows: list[DraftRow] = []
        open_cells: dict[int, tuple[int, int]] = {}  # the column where a cell goes on below, and where it began
        grid: list[list[tuple[int, DraftCell]]] = []
        for index, (cells, _) in enumerate(table):
            column, line = 0, []
            for cell in cells:
                properties = cell.find(W + "tcPr")
                across = value(properties, "gridSpan") or "1"
                columns = int(across) if across.isdecimal() and 0 < int(across) < 100 else 1
                merged = value(properties, "vMerge")
                if (
                    merged is not None
                    and merged != "restart"
                    and column in open_cells
                    and not self.cell_text(cell, False)
                ):
                    at, place = open_cells[column]
                    start, old = grid[at][place]
                    grid[at][place] = (start, DraftCell(old.text, old.columns, old.rows + 1))
                else:
                    line.append((column, DraftCell(self.cell_text(cell, True), columns)))
                    open_cells.pop(column, None)
                    if merged == "restart":
                        open_cells[column] = (index, len(line) - 1)
                column += columns
            grid.append(line)
        for (_, head), line in zip(table, grid, strict=True):
            rows.append(DraftRow(tuple(cell for _, cell in line), head))
        return tuple(row for row in rows if row.cells)

    def cell_text(self, cell: etree._Element, keep: bool) -> str:
        """The words of a cell, its paragraphs on lines of their own; without ``keep`` it is only looked at."""
        if not keep:
            return "".join(characters(segment.text) for segment in segments(cell))
        lines = []
        for paragraph in cell.iter(W + "p"):
            if _in_box(paragraph, cell):
                continue
            properties = paragraph.find(W + "pPr")
            words = self.reader.words(paragraph, self.place)
            spot = self.numbering.place(properties, value(properties, "pStyle"))
            text = words.runs.text()
            if text and spot and (mark := self.numbering.next(*spot)):
                text = f"{mark} {text}"
                self.draft.segments.append(Segment(mark))
            lines += [text] if text else []
            for box in words.boxes:
                self.reader.leave(box, "margin", self.place)
        return BREAK.join(lines)

    def note_texts(self) -> None:
        """The texts of the notes that have a mark, in the order of the marks; the others are left out."""
        links = {kind: relations(self.data, f"word/{kind}s.xml", self.name) for kind in ("footnote", "endnote")}
        told = set()
        for element, (number, key) in self.references.items():
            kind = local(element).removesuffix("Reference")
            identity = (kind, element.get(W + "id", ""))
            if identity in told:
                continue
            told.add(identity)
            reader = Reader(self.draft, self.styles, links[kind], lambda _: "")
            lines, found = [], []
            for paragraph in self.notes[identity].iter(W + "p"):
                words = reader.words(paragraph, f"note {number}")
                lines.append(words.runs.text())
                found += words.links
            text = BREAK.join(line for line in lines if line)
            self.draft.notes.append(DraftNote(key, number, text, tuple(found), f"note {number}"))
        for identity, note in self.notes.items():
            if identity not in told:
                self.reader.leave(note, "deleted", f"note {identity[1]}")

    def surroundings(self) -> None:
        """Heads and feet of the pages, and comments, are no text of the letter."""
        for path in self.parts:
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", path):
                reason: LeftOutReason = "running-head"
            elif re.fullmatch(r"word/comments\d*\.xml", path):
                reason = "comment"
            else:
                continue
            root = part(self.data, path, self.name)
            if root is None:
                continue
            self.draft.segments += segments(root)
            for paragraph in root.iter(W + "p"):
                if any(local(above) == "Fallback" for above in paragraph.iterancestors()):
                    continue
                text = "".join(segment.text for segment in segments(paragraph, boxes=False))
                if words := plain(text):
                    kind: LeftOutReason = "page-number" if reason == "running-head" and _paged(words) else reason
                    self.draft.left_out.append(DraftLeftOut(words, kind, path.removeprefix("word/")))
        if "word/vbaProject.bin" in self.parts:
            self.draft.decisions.append("the file holds macros, which are ignored")


def _children(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [one for one in (root if root is not None else ()) if local(one) == name]


def _deep(element: etree._Element, name: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, within content controls too, not those of a table within."""
    found = []
    for child in element:
        if local(child) == name:
            found.append(child)
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found += _deep(child, name)
    return found


def _dropped(element: etree._Element) -> bool:
    """Whether a mark stands in deleted words, or in what is there twice."""
    return any(local(above) in ("del", "moveFrom", "Fallback") for above in element.iterancestors())


def _following(element: etree._Element) -> str:
    """The mark that was typed by hand behind a reference."""
    run = element.getparent()
    texts = [one.text or "" for one in (run if run is not None else ()) if local(one) == "t"]
    while run is not None and not texts:
        run = run.getnext()
        texts = [one.text or "" for one in (run if run is not None else ()) if local(one) == "t"]
    return plain(texts[0]) if texts else ""


def _outline(styles: Styles, identifier: str | None) -> str | None:
    """How deep a heading a style is for: by what it says, or by its name."""
    found = styles.paragraph(identifier, "outlineLvl")
    if found is not None:
        return found.get(W + "val")
    for style in styles.chain(identifier):
        named = re.fullmatch(r"(?:heading|kop|überschrift)\s*(\d)", (value(style, "name") or "").lower())
        if named:
            return str(int(named[1]) - 1)
    return None


def _is_layout(table: etree._Element, cells: list[list[etree._Element]], styles: Styles) -> bool:
    """Whether a table only puts parts of the letter in their places."""
    if table.find(f"{W}tblPr/{W}tblpPr") is not None or not cells:
        return True
    named = [styles.name(value(one.find(W + "pPr"), "pStyle")) for one in table.iter(W + "p")]
    if any(_MARGIN.match(name) or name.startswith(("datumonderwerp", "adres")) for name in named):
        return True
    if all(sum(any(segments(cell)) for cell in row) <= 1 for row in cells):
        return True
    if any(next(cell.iter(W + "tbl"), None) is not None for row in cells for cell in row):
        return True
    borders = [*table.iter(W + "tblBorders"), *table.iter(W + "tcBorders")]
    styled = value(table.find(W + "tblPr"), "tblStyle")
    drawn = any(
        line.get(W + "val") not in ("nil", "none") and line.get(W + "sz", "1") != "0" for one in borders for line in one
    )
    return len(cells) == 1 and not drawn and not styled


def _paged(text: str) -> bool:
    return (
        re.fullmatch(r"(?:(?:pagina|blad|p\.)\s*)?\d{0,3}\s*(?:(?:van|/)\s*\d{0,3})?", text, re.IGNORECASE) is not None
    )


def _in_box(paragraph: etree._Element, cell: etree._Element) -> bool:
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if local(above) in ("txbxContent", "Fallback"):
            return True
    return False


def _unsigned(text: str) -> str:
    return re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
