"""OpenDocument texts (.odt): of a word processor, and as the state publishes papers of parliament."""

from __future__ import annotations

import re

from lxml import etree

from ...checks.boxes import is_behind
from ...data.prose import BREAK
from ...problems import refused
from ..drafts.draft import Draft, DraftCell, DraftLeftOut, DraftNote, DraftRow, LeftOutReason
from ..drafts.signs import Runs, plain
from ..formulas import add_formula
from ..kinds import unpack
from ..safexml import local, parse
from .looks import MARGIN_STYLES, in_margin, kind_of_box, unread, with_headings
from .odt_notes import OdtNotes, links_in, number_of
from .odt_numbers import OdtNumbers
from .odt_styles import (
    LEFT,
    LEFT_BLOCKS,
    OUTLINE,
    TEXT,
    OdtStyles,
    emphases,
    odt_pieces,
    odt_texts,
    outline_of,
    size_of,
    with_looks,
)
from .odt_tables import TABLE, is_layout, rows_of, spans
from .walk import LetterWalk

_GROUPS = ("section", "index-body", "list-header", "numbered-paragraph")


def read(data: bytes, name: str) -> Draft:
    """The draft of an ODT file."""
    root = parse(unpack(data, "content.xml", name), f"{name}/content.xml")
    styles = unpack(data, "styles.xml", name)
    roots = [parse(styles, f"{name}/styles.xml")] if styles.strip() else []
    text = next((one for one in root.iter() if local(one) == "text" and "office" in str(one.tag)), None)
    if text is None:
        raise refused(name, "K502", "is damaged: it has no text", "Save it anew, and try again.")
    letter = _Letter(text, OdtStyles([*roots, root]), roots)
    letter.container(text)
    letter.draft.blocks = with_headings(letter.found)
    return letter.made(name)


class _Letter(LetterWalk):
    """The walk through the text of a file."""

    def __init__(self, text: etree._Element, styles: OdtStyles, around: list[etree._Element]) -> None:
        super().__init__(Draft("odt", segments=list(odt_texts(text)), links=list(links_in(text))))
        self.styles, self.around = styles, around
        self.behind: list[etree._Element] = []  # boxes that stand behind the paragraph that is read
        self.notes = OdtNotes(text)
        self.counting = OdtNumbers(styles)

    def container(self, element: etree._Element) -> None:
        for child in element:
            self.block(child)

    def block(self, element: etree._Element) -> None:
        name = local(element)
        if name in ("p", "h"):
            self.paragraph(element)
        elif name == "list":
            self.items(element, element.get(TEXT + "style-name", ""), 1)
        elif name == "table":
            self.table(element)
        elif name in LEFT_BLOCKS:
            self.leave(element, LEFT_BLOCKS[name])
        elif name == "tracked-changes":
            self.changes(element)
        elif name == "frame":
            self.frame(element)
        elif name in _GROUPS and element.get(TEXT + "display") == "none":
            self.leave(element, "hidden")
        elif name not in _GROUPS and any((one or "").strip() for one in (element.text, *(e.tail for e in element))):
            self.paragraph(element)  # an element that nobody knows keeps its words
        elif name:
            self.container(element)

    def leave(self, element: etree._Element, reason: LeftOutReason) -> None:
        self.draft.left_out += [DraftLeftOut(words, reason, self.place) for words in odt_pieces(element)]

    def changes(self, element: etree._Element) -> None:
        """What was taken out stands here in full; who changed what and when is said here too."""
        for one in element.iter():
            if local(one) == "change-info":
                texts = (plain(segment.text) for segment in odt_texts(one))
                self.draft.left_out += [DraftLeftOut(text, "metadata", "tracked changes") for text in texts]
            elif local(one) == "deletion":
                for paragraph in one:
                    if local(paragraph) != "change-info":
                        self.leave(paragraph, "deleted")

    def paragraph(self, element: etree._Element, level: int = 0, mark: str = "", *, goes_on: bool = False) -> None:
        """A paragraph, and the boxes that stand behind it."""
        around, self.behind = self.behind, []
        self.words(element, level, mark, goes_on=goes_on)
        behind, self.behind = self.behind, around
        for box in behind:
            self.frame(box)

    def words(self, element: etree._Element, level: int, mark: str, *, goes_on: bool) -> None:
        self.count += 1
        style = element.get(TEXT + "style-name")
        names = self.styles.names("paragraph", style)
        looks = self.styles.looks("paragraph", style)
        hidden = looks.get("display") == "none"
        held = element.iter(TEXT + "note", "{*}text-box")  # a paragraph of the letter paper may hold what is read
        if hidden or (any(map(MARGIN_STYLES.match, names)) and next(held, None) is None):
            self.leave(element, "hidden" if hidden else "margin")
            return
        runs = Runs()
        self.inline(element, runs, emphases(looks))
        if not runs.text():
            return
        outline = outline_of(element, names)
        if local(element) == "h" and not mark:
            unnumbered = element.get(TEXT + "is-list-header") == "true" or not outline
            mark = "" if unnumbered else self.counting.next(OUTLINE, outline)
        quoted = any(re.fullmatch(r"(?:quotations?|citaat|quote)", one) for one in names)
        kind = "quotation" if quoted else "item" if goes_on else ""
        self.keep(runs, names[0], level, mark=mark, outline=outline, size=size_of(looks), kind=kind)

    def inline(self, element: etree._Element, runs: Runs, looks: set[str]) -> None:
        runs.add(element.text or "", *looks)
        for child in element:
            name = local(child)
            if name == "note":
                if child in self.notes.keys:
                    runs.mark(self.notes.keys[child])
                    self.note(child)
            elif name == "note-ref" and "sup" in looks and (key := self.notes.repeated(child)):
                runs.mark(key)
                self.draft.numbers += map(str, child.itertext())
            elif name == "span":
                said = self.styles.looks("text", child.get(TEXT + "style-name"))
                if said.get("display") == "none":
                    self.leave(child, "hidden")
                else:
                    self.inline(child, runs, with_looks(looks, said))
            elif name in ("s", "tab"):
                runs.add(" " if name == "s" else "\t")
            elif name == "line-break":
                runs.line_break()
            elif name in LEFT:
                self.leave(child, LEFT[name])
            elif name == "frame" and (formula := next(child.iter("{*}math"), None)) is not None:
                add_formula(formula, runs, self.draft, *sorted(looks))
            elif name in ("frame", "custom-shape", "rect"):
                box = next(child.iter("{*}text-box"), None)
                if box is not None and is_behind(box):
                    self.behind.append(child)
                else:
                    self.frame(child)
            elif name:
                self.inline(child, runs, looks)
            runs.add(child.tail or "", *looks)

    def note(self, element: etree._Element) -> None:
        """A note stands at its mark; its number is written in the file."""
        number = number_of(element)
        self.draft.numbers.append(number)
        lines = []
        for paragraph in element.iter(TEXT + "p", TEXT + "h"):
            if next(paragraph.iterancestors(TEXT + "note")) is not element:
                continue  # of a note in this note, which is read at its mark
            runs = Runs()
            self.inline(paragraph, runs, emphases(self.styles.looks("paragraph", None)))
            lines.append(runs.text())
        text = BREAK.join(line for line in lines if line)
        key = self.notes.keys[element]
        self.draft.notes.append(DraftNote(key, number, text, links_in(element), f"note {number}".strip()))

    def frame(self, element: etree._Element) -> None:
        """A text box at a page stands in its margin; a long one in the text is a frame of it."""
        lines = list(odt_pieces(element))
        if not lines:
            if next(element.iter("{*}object"), None) is not None:
                self.draft.doubts.append(unread(self.place))
            if self.found and next(element.iter("{*}image", "{*}object"), None) is not None:
                self.whole("figure")
            return
        kind = kind_of_box(lines, noted=next(element.iter(TEXT + "note"), None) is not None)
        if kind == "margin" or (kind == "frame" and element.get(TEXT + "anchor-type") == "page"):
            self.draft.doubts += in_margin(" ".join(lines), self.place, self.found)
            self.leave(element, "margin")
        else:
            self.boxed(element, lines, kind)

    def items(self, element: etree._Element, style: str, level: int) -> None:
        style = element.get(TEXT + "style-name") or style
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        self.counting.begin(style, level, anew=level == 1 and not goes_on)
        for item in element:
            if local(item) != "list-item":
                self.container(item)
                continue
            own = [child for child in item if local(child) in ("p", "h")]
            start = item.get(TEXT + "start-value", "")
            mark = self.counting.next(style, level, start=start, counted=bool(own))
            numbered = bool(mark)
            for child in item:
                if local(child) in ("p", "h"):
                    self.paragraph(child, level, mark, goes_on=numbered and not mark)
                    mark = ""
                elif local(child) == "list":
                    self.items(child, style, level + 1)
                else:
                    self.block(child)

    def table(self, element: etree._Element) -> None:
        if (element.get(TABLE + "name") or "").startswith("parlementair.kop"):
            self.leave(element, "metadata")
            return
        rows = rows_of(element)
        if is_layout(element, [cells for cells, _ in rows], self.styles):
            self.layout(cells for cells, _ in rows)
            return
        self.count += 1
        made = [DraftRow(tuple(DraftCell(self.cell(one), *spans(one)) for one in cells), head) for cells, head in rows]
        self.whole("table", rows=tuple(made))

    def surroundings(self) -> None:
        """Heads and feet of the pages stand among the styles."""
        for part in (one for styles in self.around for one in styles.iter()):
            if re.fullmatch("(?:header|footer)(?:-left|-first)?", local(part)):
                self.draft.segments += odt_texts(part)
                self.leave(part, "running-head")
