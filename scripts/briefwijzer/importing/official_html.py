"""Official pages: the HTML of a publication, as a file or as a page saved from the site around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from lxml import etree

from . import metadata
from .draft import (
    BlockKind,
    Draft,
    DraftBlock,
    DraftCell,
    DraftLeftOut,
    DraftNote,
    DraftRow,
    LeftOutReason,
    Seen,
    Segment,
)
from .facts import dutch_date
from .notekeys import keys
from .safexml import MOST_ELEMENTS, MOST_XML, content, local, place, refused
from .signs import BREAK, Runs, bare, plain
from .xml_inline import address

_HINT = "Save the page of the publication on officielebekendmakingen.nl, or get its XML."
_SILENT = {"script", "style", "template", "noscript", "head"}
# Classes that only an official publication has.
_OFFICIAL = {
    "dossiertitel",
    "stuktitel",
    "stuk",
    "kamervraagomschrijving",
    "kamervraagomschrijving_kop",
    "kamerstukdatum",
}
_EMPHASIS = {
    "b": "b", "strong": "b", "vet": "b", "halfvet": "b", "i": "i", "em": "i", "cur": "i", "u": "u", "ondlijn": "u",
    "ondstr": "u", "sup": "sup", "sub": "sub", "inf": "sub",
}  # fmt: skip
_INLINE = frozenset(
    "a abbr b bdi big cite code dfn em font i ins kbd mark q s samp small span strong sub sup time u var img br".split()
)
_WEIGHTS = ("vet", "halfvet", "vetcur", "cur", "rom", "ondlijn")


def read(data: bytes, name: str) -> Draft:
    """The draft of an official page."""
    root = _parsed(data, name)
    classes = {one for element in root.iter() if local(element) for one in _classes(element)}
    if not classes & _OFFICIAL:
        raise refused(name, "K501", "is a web page, but no official publication", _HINT)
    draft = Draft("html", segments=list(_segments(root)))
    page = _Page(draft, root)
    page.walk()
    if not draft.blocks:
        raise refused(name, "K503", "holds no text of a letter", _HINT)
    draft.records.append(metadata.of_xml(root, page=True))
    return draft


def _parsed(data: bytes, name: str) -> etree._Element:
    if len(data) > MOST_XML:
        raise refused(name, "K504", f"holds {len(data):,} bytes of HTML", f"At most {MOST_XML:,} are read.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = re.search(rb"charset=[\"']?([A-Za-z0-9_-]+)", data[:4096])
        try:
            text = data.decode(declared[1].decode() if declared else "cp1252", "replace")
        except LookupError:
            text = data.decode("cp1252", "replace")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(text.lstrip("\ufeff").encode(), parser)
    except etree.LxmlError as error:
        raise refused(name, "K502", "is damaged: no HTML can be read in it", _HINT) from error
    if root is None or sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise refused(name, "K502", "is damaged: no HTML can be read in it", _HINT)
    return root


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _segments(element: etree._Element) -> Iterator[Segment]:
    """Every text that a browser shows, in order."""
    if local(element) in _SILENT or not local(element):
        return
    if element.text and element.text.strip():
        yield Segment(element.text, place(element))
    for child in element:
        yield from _segments(child)
        if child.tail and child.tail.strip():
            yield Segment(child.tail, place(child))


class _Page:
    """The walk through a page: what stands outside the publication is left out."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        self.draft, self.root = draft, root
        self.depth = 0  # of the division that the last heading opened
        self.weights: list[str] = []
        self.notes = [one for one in root.iter("div", "li", "aside", "p") if _is_note(one)]
        numbers = [self.number(note) for note in self.notes]
        parts = ["t" if note.xpath("ancestor::*[contains(@class, 'tabelnoten')]") else "" for note in self.notes]
        given = keys(list(zip(parts, numbers, strict=True)))
        self.keys = dict(zip(self.notes, given, strict=True))
        self.targets = {
            target: key
            for note, key in self.keys.items()
            for one in note.iter()
            if local(one)
            for target in (one.get("id"), one.get("name"))
            if target
        }

    def walk(self) -> None:
        body = next(self.root.iter("body"), self.root)
        self.around(body, self.text_root())

    def text_root(self) -> etree._Element:
        """The smallest element that holds all parts of the publication."""
        marked = [one for one in self.root.iter() if local(one) and set(_classes(one)) & _OFFICIAL]
        wanted = [*marked, *self.notes]
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
        elif local(element) in _SILENT or not local(element):
            return
        elif any(one is text for one in element.iter()):
            self.leave_words(element.text, element, "other")
            for child in element:
                self.around(child, text)
                self.leave_words(child.tail, child, "other")
        else:
            self.leave(element, "other")

    def leave(self, element: etree._Element, reason: LeftOutReason) -> None:
        for segment in _segments(element):
            self.draft.left_out.append(DraftLeftOut(plain(segment.text), reason, segment.place))

    def leave_words(self, words: str | None, near: etree._Element, reason: LeftOutReason) -> None:
        if words and words.strip():
            self.draft.left_out.append(DraftLeftOut(plain(words), reason, place(near)))

    def put(self, kind: BlockKind, text: str, element: etree._Element, *, level: int = 1, label: str = "") -> None:
        if text or label:
            self.draft.blocks.append(DraftBlock(kind, text, level, label, place=place(element)))

    def inside(self, element: etree._Element, kind: BlockKind = "paragraph") -> None:
        """The blocks in a container; words and inline elements side by side are a paragraph of their own."""
        loose = Runs()

        def flush(near: etree._Element) -> None:
            nonlocal loose
            self.put(kind, loose.text(), near)
            loose = Runs()

        loose.add(element.text or "")
        for child in element:
            if local(child) in _INLINE and not self.holds_blocks(child):
                self.inline(child, loose, ())
            elif local(child):
                flush(child)
                self.block(child, kind)
            loose.add(child.tail or "")
        flush(element)

    def holds_blocks(self, element: etree._Element) -> bool:
        return any(local(child) and local(child) not in _INLINE for child in element.iterdescendants())

    def block(self, element: etree._Element, kind: BlockKind = "paragraph") -> None:
        name, classes, identifier = local(element), _classes(element), element.get("id") or ""
        if name in _SILENT or not name:
            return
        for one in classes:
            if read := self.CLASSES.get(one):
                read(self, element)
                return
        if identifier in ("kopregel", "voetregel"):
            self.leave(element, "running-head")
        elif identifier == "inhoudsopgave" or "inhoudsopgave" in classes:
            self.leave(element, "contents-list")
        elif element in self.keys:
            self.note(element)
        elif re.fullmatch(r"h[1-6]", name) or any(one.startswith("tussenkop") for one in classes):
            self.heading(element)
        elif name in ("ul", "ol"):
            self.items(element)
        elif name == "table":
            self.table(element)
        elif name == "img" or (name == "figure"):
            self.draft.blocks.append(DraftBlock("figure", self.text(element), place=place(element)))
        elif name in ("blockquote",) or "box" in classes or "citaat" in classes:
            self.inside(element, "quotation")
        elif name == "p" and not self.holds_blocks(element):
            text = self.text(element)
            if not text and element.find(".//img") is not None:
                self.draft.blocks.append(DraftBlock("figure", place=place(element)))
            self.put(kind, text, element)
        elif name == "dl":
            self.definitions(element)
        else:
            self.inside(element, kind)

    def text(self, element: etree._Element, *, heading: bool = False) -> str:
        runs = Runs()
        self.inline(element, runs, (), own=True)
        return runs.text(heading=heading)

    def inline(self, element: etree._Element, runs: Runs, emphases: tuple[str, ...], *, own: bool = False) -> None:
        """The words of an element with its signs; what stands behind it is left to its parent."""
        name = local(element)
        if name in _SILENT or not name:
            return
        if not own:
            if key := self.marked(element):
                runs.mark(key)
                self.draft.numbers.append(content(element))
                return
            if name == "br":
                runs.line_break()
            found = [_EMPHASIS[one] for one in (name, *_classes(element)) if one in _EMPHASIS]
            if "sup" in found and self.only_marks(element):
                found.remove("sup")
            emphases = tuple(dict.fromkeys((*emphases, *found)))
            if name not in _INLINE:
                runs.line_break()
        runs.add(element.text or "", *emphases)
        for child in element:
            self.inline(child, runs, emphases)
            runs.add(child.tail or "", *emphases)
        if not own and name not in _INLINE:
            runs.line_break()

    def marked(self, element: etree._Element) -> str:
        """The key of the note that a link is the mark of; empty for any other link."""
        if local(element) != "a":
            return ""
        target = (element.get("href") or "").rpartition("#")
        if not target[1] or (target[0] and "nootnum" not in _classes(element)):
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
        found = next((one for one in note.iter() if local(one) and "nootnum" in _classes(one)), None)
        return content(found) if found is not None else ""

    def note(self, element: etree._Element) -> None:
        """A note at the foot: its own number and the words of the page around it are no part of it."""
        runs, links = Runs(), list(_links(element))
        self.note_words(element, runs)
        key = self.keys[element]
        number = self.number(element) or key.rpartition("-")[2]
        self.draft.notes.append(DraftNote(key, number, runs.text(), tuple(links), place(element)))

    def note_words(self, element: etree._Element, runs: Runs) -> None:
        runs.add(element.text or "")
        for child in element:
            classes = _classes(child)
            if "nootnum" in classes:
                self.draft.numbers.append(content(child))
            elif "note-close" in classes or child.get("role") == "doc-backlink":
                self.leave(child, "other")
            elif any("nootnum" in _classes(one) or "note-close" in _classes(one) for one in child.iterdescendants()):
                if local(child) not in _INLINE:
                    runs.line_break()
                self.note_words(child, runs)
            else:
                if local(child) not in _INLINE:
                    runs.line_break()
                self.inline(child, runs, (), own=local(child) == "p")
            runs.add(child.tail or "")

    def heading(self, element: etree._Element) -> None:
        classes = _classes(element)
        text = self.text(element, heading=True)
        division = next((re.fullmatch(r"divisiekop(\d)", one) for one in classes if one.startswith("divisiekop")), None)
        if division:
            self.depth = int(division[1])
            level = self.depth
        elif any(one.startswith("tussenkop") for one in classes):
            weight = self.weight(element)
            level = self.depth + 1 + (_WEIGHTS.index(weight) if weight in _WEIGHTS else 0)
        else:
            level = int(local(element)[1]) if local(element)[1:].isdigit() else 1
        self.put("heading", text, element, level=level)

    def weight(self, element: etree._Element) -> str:
        """How heavy a heading is printed, by its class or by what it holds."""
        names = [part for one in _classes(element) for part in re.split(r"[_-]", one)]
        names += [one for child in element.iter() if local(child) for one in _classes(child)]
        return next((one for one in names if one in _WEIGHTS), "vet")

    def items(self, element: etree._Element, level: int = 1) -> None:
        start = element.get("start", "1")
        for number, item in enumerate(element.iterchildren("li"), int(start) if start.isdecimal() else 1):
            self.item(item, level, *_mark(element, item, number))

    def item(self, item: etree._Element, level: int, mark: str, automatic: bool) -> None:
        runs = Runs()

        def flush() -> None:
            nonlocal runs, mark
            text = runs.text()
            if text:
                block = DraftBlock("item", text, level, mark, place=place(item), automatic=bool(mark) and automatic)
                self.draft.blocks.append(block)
                mark = ""
            runs = Runs()

        def collect(element: etree._Element) -> None:
            runs.add(element.text or "")
            for child in element:
                if local(child) in ("ul", "ol"):
                    flush()
                    self.items(child, level + 1)
                elif local(child) == "table":
                    flush()
                    self.table(child)
                elif local(child) in ("p", "div"):
                    flush()
                    collect(child)
                    flush()
                elif not set(_classes(child)) & {"ol", "lidnr", "nr"}:
                    self.inline(child, runs, ())
                runs.add(child.tail or "")

        collect(item)
        flush()
        if mark:
            self.draft.blocks.append(DraftBlock("item", "", level, mark, place=place(item), automatic=automatic))

    def table(self, element: etree._Element) -> None:
        captions = [self.text(one, heading=True) for one in element.iterchildren("caption")]
        rows = []
        for row in element.iter("tr"):
            cells = [one for one in row if local(one) in ("td", "th")]
            head = local(row.getparent()) == "thead" or all(local(cell) == "th" for cell in cells)
            if cells:
                rows.append(DraftRow(tuple(self.cell(cell) for cell in cells), head))
        caption = BREAK.join(caption for caption in captions if caption)
        self.draft.blocks.append(DraftBlock("table", caption, rows=tuple(rows), place=place(element)))

    def cell(self, cell: etree._Element) -> DraftCell:
        spans = [cell.get(key, "1") for key in ("colspan", "rowspan")]
        columns, rows = (int(span) if span.isdecimal() and 0 < int(span) < 1000 else 1 for span in spans)
        return DraftCell(self.text(cell), columns, rows)

    def definitions(self, element: etree._Element) -> None:
        cells: list[DraftCell] = []
        rows = []
        for child in element:
            if local(child) == "dt" and cells:
                rows.append(DraftRow(tuple(cells)))
                cells = []
            if local(child):
                cells.append(DraftCell(self.text(child)))
        rows += [DraftRow(tuple(cells))] if cells else []
        self.draft.blocks.append(DraftBlock("table", rows=tuple(rows), place=place(element)))

    def dossier(self, element: etree._Element) -> None:
        number = next((content(one) for one in element.iter() if "dossiernummer" in _classes(one)), "")
        self.fact("dossier", number)
        self.fact("dossier_title", plain(content(element).removeprefix(number)))
        self.leave(element, "metadata")

    def paper_title(self, element: etree._Element) -> None:
        """The title of the paper is a fact; that of a question or answer is a heading."""
        around = " ".join(one for above in element.iterancestors() for one in _classes(above)).split()
        if "vraag" in around or "antwoord" in around:
            self.heading(element)
            return
        number = next((content(one) for one in element.iter() if "stuknummer" in _classes(one)), "")
        self.fact("ondernummer", re.sub(r"^nr\.?\s*", "", number, flags=re.IGNORECASE))
        if any(self.marked(link) for link in element.iter("a")):
            runs = Runs()
            for child in [element, *element]:
                if "stuknummer" in _classes(child):
                    self.leave(child, "metadata")
                elif child is not element:
                    self.inline(child, runs, ())
                runs.add((child.text if child is element else child.tail) or "")
            self.fact("heading", plain(bare(runs.text())))
            self.put("opening", runs.text(heading=True), element)
        else:
            self.fact("heading", plain(content(element).removeprefix(number)))
            self.leave(element, "metadata")

    def paper_date(self, element: etree._Element) -> None:
        words = content(element)
        if not words.lower().startswith(("ontvangen", "vastgesteld")):
            self.fact("date", dutch_date(words))
        self.leave(element, "metadata")

    def question_head(self, element: etree._Element) -> None:
        text = self.text(element, heading=True)
        self.fact("heading", plain(bare(text)))
        self.put("opening", text, element)

    def signature(self, element: etree._Element) -> None:
        """A signature: office and name on lines of their own."""
        lines: list[str] = []
        for one in element.iter():
            if set(_classes(one)) & {"functie", "naam"} and local(one):
                above = {name for two in one.iterancestors() for name in _classes(two)}
                if not above & {"functie", "naam"}:
                    lines.append(self.text(one))
        whole = content(element)
        if "".join(bare("".join(lines)).split()) != "".join(bare(whole).split()):
            lines = [self.text(element)]
        self.put("closing", BREAK.join(line for line in lines if line), element)

    def fact(self, key: str, value: str) -> None:
        if value:
            self.draft.facts.setdefault(key, []).append(Seen(value))

    CLASSES: ClassVar[dict[str, Callable[[_Page, etree._Element], None]]] = {
        "dossiertitel": dossier,
        "stuktitel": paper_title,
        "kamerstukdatum": paper_date,
        "kamervraagomschrijving": question_head,
        "kamervraagomschrijving_kop": question_head,
        "ondertekening": signature,
    }


def _is_note(element: etree._Element) -> bool:
    """A note at the foot of the page, told by its class and by the number in it."""
    if not set(_classes(element)) & {"noot", "voetnoot", "voet"}:
        return False
    return any("nootnum" in _classes(one) for one in element.iter() if local(one))


def _links(note: etree._Element) -> Iterator[tuple[str, str]]:
    for link in note.iter("a"):
        words, target = content(link), (link.get("href") or "").strip()
        if not words or not target or target.startswith("#") or "note-close" in _classes(link):
            continue
        if "://" in target:
            yield words, target
        elif match := re.fullmatch(r"\.?/?((?:kst|ah|h|stb|stcrt|trb|blg)-[\w-]+)\.html", target):
            yield words, address(match[1])


def _mark(lijst: etree._Element, item: etree._Element, number: int) -> tuple[str, bool]:
    """The mark of an item, and whether the page leaves it to the browser."""
    for one in item.iterdescendants("span"):
        if set(_classes(one)) & {"ol", "lidnr", "nr"} and next(one.iterancestors("li"), None) is item:
            return content(one), False
    if local(lijst) == "ul":
        return "–", True
    letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
    mark = {"a": letter, "A": letter.upper()}.get(lijst.get("type", ""), str(number))
    return f"{mark}.", True
