"""A small writer of PDF files for the tests: words at places, in Courier, in plain PDF syntax.

Every letter of Courier is 0.6 of its size wide, so that a place can be counted. ``Writer`` lays a letter out on pages
as ministries do, with notes at the foot; ``Page`` sets single words anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
FONTS = {"": "Courier", "b": "Courier-Bold", "i": "Courier-Oblique", "bi": "Courier-BoldOblique"}
MARK = re.compile(r"⟦(\d{1,3})⟧")


def width(words: str, size: float) -> float:
    """How wide words are."""
    return 0.6 * size * len(words)


@dataclass
class Page:
    """One page: drawn from what is set on it, in that order."""

    parts: list[str] = field(default_factory=list)
    # the numbers of the paragraphs that its texts belong to in a tagged file
    tags: list[int] = field(default_factory=list)

    def tagged(self, paragraph: int, x: float, y: float, words: str) -> float:
        """Set words that belong to a paragraph, as the file says."""
        self.parts.append(f"/P <</MCID {len(self.tags)}>> BDC")
        self.tags.append(paragraph)
        right = self.text(x, y, words)
        self.parts.append("EMC")
        return right

    def text(self, x: float, y: float, words: str, size: float = 9, look: str = "", *, hidden: bool = False) -> float:
        """Set words at a place; the right edge comes back."""
        codes = words.encode("cp1252").hex()
        font = "F" + str(list(FONTS).index(look))
        mode = "3 Tr" if hidden else "0 Tr"
        self.parts.append(f"BT /{font} {size} Tf {mode} 1 0 0 1 {x:.2f} {y:.2f} Tm <{codes}> Tj ET")
        return x + width(words, size)

    def line(self, x: float, y: float, words: str, size: float = 9, look: str = "", rise: float = 3) -> float:
        """Set a line in which ``⟦3⟧`` is a raised mark; the right edge comes back."""
        for index, part in enumerate(MARK.split(words)):
            if index % 2:
                x = self.text(x, y + rise, part, size * 0.6)
            elif part:
                x = self.text(x, y, part, size, look)
        return x

    def turned(self, x: float, y: float, words: str, size: float = 9) -> None:
        """Set words that run upwards."""
        self.parts.append(f"BT /F0 {size} Tf 0 1 -1 0 {x:.2f} {y:.2f} Tm <{words.encode('cp1252').hex()}> Tj ET")

    def rule(self, x: float, y: float, length: float = 144) -> None:
        """Draw the rule above the notes."""
        self.parts.append(f"{x:.2f} {y:.2f} {length:.2f} 0.7 re f")

    def upright(self, x: float, y: float, height: float) -> None:
        """Draw the border between two cells."""
        self.parts.append(f"{x:.2f} {y:.2f} 0.7 {height:.2f} re f")

    def box(self, x: float, y: float, across: float, up: float) -> None:
        """Draw the line around a cell."""
        self.parts.append(f"{x:.2f} {y:.2f} {across:.2f} {up:.2f} re S")

    def picture(self, x: float, y: float, across: float, up: float) -> None:
        """Draw a grey picture of one pixel."""
        self.parts.append(f"q {across:.2f} 0 0 {up:.2f} {x:.2f} {y:.2f} cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")


def pdf(pages: Sequence[Page], *, encrypt: bool = False, spans: bool = False) -> bytes:
    """The bytes of a file with these pages; with ``spans`` each tagged text is a part of its paragraph by itself."""
    fonts = " ".join(f"/F{n} {3 + n} 0 R" for n in range(len(FONTS)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    objects += [f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>" for name in FONTS.values()]
    kids = []
    for page in pages:
        content = "\n".join(page.parts)
        kids.append(len(objects) + 1)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH:.0f} {HEIGHT:.0f}]"
            f"/Resources<</Font<<{fonts}>>>>/Contents {len(objects) + 2} 0 R/StructParents {len(kids) - 1}>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    if any(page.tags for page in pages):
        objects[0] = f"<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot {len(objects) + 1} 0 R>>"
        objects += _tags(pages, kids, len(objects) + 1, spans=spans)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R>>"
    if encrypt:
        # 40-bit encryption with keys that no empty password opens
        key = "41" * 32
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>")
        trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Encrypt {len(objects)} 0 R/ID[<41><41>]>>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _tags(pages: Sequence[Page], kids: Sequence[int], root: int, *, spans: bool) -> list[str]:
    """The objects that say which texts are a paragraph, the root of them first, which has this number."""
    texts = [(one, n, mcid) for n, page in enumerate(pages) for mcid, one in enumerate(page.tags)]
    paragraphs = sorted({one for one, _, _ in texts})
    at = {one: root + 1 + index for index, one in enumerate(paragraphs)}
    span = {text: root + 1 + len(at) + index for index, text in enumerate(texts)}
    up = {text: span[text] if spans else at[text[0]] for text in texts}
    lists = (f"{n} [{' '.join(f'{up[text]} 0 R' for text in texts if text[1] == n)}]" for n in range(len(pages)))
    content = {text: f"<</Type/MCR/Pg {kids[text[1]]} 0 R/MCID {text[2]}>>" for text in texts}
    tops = " ".join(f"{number} 0 R" for number in at.values())
    made = [f"<</Type/StructTreeRoot/K[{tops}]/ParentTree<</Nums[{' '.join(lists)}]>>>>"]
    for one in paragraphs:
        own = "".join(f"{span[text]} 0 R " if spans else content[text] for text in texts if text[0] == one)
        made.append(f"<</Type/StructElem/S/P/P {root} 0 R/K[{own}]>>")
    if spans:
        made += [f"<</Type/StructElem/S/Span/P {at[text[0]]} 0 R/K[{content[text]}]>>" for text in texts]
    return made


@dataclass
class Writer:
    """Lays out a letter: lines of a width, notes at the foot of the page of their mark, the rest on the next page.

    ``margin`` is set beside the first page and ``head`` beside the others; ``foot`` is set below each, with ``{page}``
    and ``{pages}``. A note that finds no room goes on at the foot of the next page.
    """

    notes: dict[str, str] = field(default_factory=dict)
    margin: Sequence[str] = ()
    head: Sequence[str] = ()
    foot: str = "Pagina {page} van {pages}"
    size: float = 9
    small: float = 6.5
    left: float = 80
    columns: int = 68
    top: float = 760
    bottom: float = 60
    raised: bool = True
    pages: list[Page] = field(default_factory=list)
    y: float = 0
    floor: float = 0
    waiting: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.turn()

    def turn(self) -> None:
        """Begin a new page; notes that wait are set on the one before."""
        if self.pages:
            self._set_notes()
        self.pages.append(Page())
        self.y, self.floor = self.top, self.bottom + self._room()

    def put(
        self, words: str, *, look: str = "", indent: float = 0, hang: float = 0, gap: float = 1, size: float = 0
    ) -> None:
        """A paragraph: its words in lines, with raised marks; ``gap`` lines are left free above it."""
        size = size or self.size
        self.y -= gap * 1.33 * self.size
        for number, line in enumerate(self.lines(words, indent + (hang if hang > 0 else 0), size)):
            marks = MARK.findall(line)
            need = sum(self._height(self.notes[mark]) for mark in marks)
            if self.y - 1.33 * size < self.floor + need + 6:
                self.turn()
            self.floor += need
            self.waiting += [(mark, self.notes[mark]) for mark in marks]
            self.y -= 1.33 * size
            x = self.left + indent + (hang if number else 0)
            self.pages[-1].line(x, self.y, line, size, look)

    def lines(self, words: str, indent: float = 0, size: float = 0) -> list[str]:
        """Words in lines of the width of the page; marks take no room."""
        most = int((self.columns * 0.6 * self.size - indent) / (0.6 * (size or self.size)))
        found = [""]
        for word in words.split(" "):
            if found[-1] and len(MARK.sub("", f"{found[-1]} {word}")) > most:
                found.append("")
            found[-1] = f"{found[-1]} {word}".strip()
        return found

    def finish(self) -> bytes:
        """The file."""
        self._set_notes()
        while self.waiting:
            self.pages.append(Page())
            self.floor = self.bottom + self._room()
            self._set_notes()
        for number, page in enumerate(self.pages, 1):
            block = self.margin if number == 1 else self.head
            for index, words in enumerate(block):
                page.text(470, self.top - 10 * index, words, 5.5)
            if self.foot:
                page.text(470, 30, self.foot.format(page=number, pages=len(self.pages)), 5.5)
        return pdf(self.pages)

    def _note_lines(self, text: str) -> list[str]:
        return self.lines(text, 10, self.small)

    def _height(self, text: str) -> float:
        # a note may go on overleaf: it asks for three lines at most
        return min(len(self._note_lines(text)), 3) * 1.3 * self.small

    def _room(self) -> float:
        return sum(self._height(text) for _, text in self.waiting)

    def _set_notes(self) -> None:
        """Set the notes that wait at the foot of the last page, as far as there is room."""
        page, y = self.pages[-1], self.floor
        if not self.waiting:
            return
        page.rule(self.left, y - 1)
        y -= 1.3 * self.small
        rest: list[tuple[str, str]] = []
        for number, text in self.waiting:
            lines = self._note_lines(text)
            if rest or y <= self.bottom - 12:
                rest.append((number, text))
                continue
            x = self.left
            if number:
                x = page.text(x, y + (2.5 if self.raised else 0), number, self.small * (0.6 if self.raised else 1))
                x += 2 if self.raised else 0.6 * self.small
            while lines and y > self.bottom - 12:
                page.text(x, y, lines.pop(0), self.small)
                x, y = self.left, y - 1.3 * self.small
            if lines:
                rest.append(("", " ".join(lines)))
        self.waiting = rest
