"""The characters of a PDF with their place, size and style, as PDFium gives them.

PDFium makes up blanks and line ends, and says that it did: those are dropped here, words and lines are found by place.
What it gives as U+FFFE or 0x02 is a hyphen at the end of a line; a soft hyphen within a line is not printed. The size
of a font is 1 in many official files: the true one is in the matrix of the text.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from ...checks.pdf_shown import CORK, pages_as_shown, unswapped, way
from ...data.prose import BOX
from .lines import Box, Part
from .pdf_drawn import drawn_on
from .pdf_links import PageLink, links_of
from .pdf_parts import parts_of
from .pdf_turned import Turn
from .pdf_unseen import is_faint, lies_in, not_on

SOFT_HYPHEN = "\u00ad"
HYPHENS = {0xFFFE, 0x02}
# Bullets of fonts that have places of their own for them, and the brackets that mark what is no letter here.
SIGNS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF076: "❖", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "–", 0xF0E0: "→", 0x27E6: "[", 0x27E7: "]",
    **CORK,
}  # fmt: skip
BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = re.compile(r"ital|obliq|kursiv", re.IGNORECASE)
ITALIC_FLAG, HEAVY = 1 << 6, 600
# A sign before an item that is drawn and no letter stands at most so many ems before its words; where more signs are on
# a page they are parts of a drawing.
FARTHEST, MOST_SIGNS = 3.0, 100
# A box with no words below it is at most so many ems high where words stand beside it, and at least so many where none
# do.
HIGHEST_BOX, LOWEST_BOX = 2.5, 0.6
# A browser draws every letter by itself, blanks too. Where so much of a page is drawn so, letters are never set apart
# but for a blank, which PDFium throws away and makes up again; narrower ones than this, in ems, are none.
DRAWN_ALONE, NARROWEST = 0.8, 0.1
# Fewer characters are no text of a page, or of a document.
LEAST_CHARACTERS = 20
# Where more of the gaps have a blank of the file, it has them all.
TYPED = 0.9


@dataclass(eq=False)
class Style:
    """How a run of characters looks; size in points as printed.

    It may be ``faint``: without ink, white, or on a layer that may be off; ``unseen`` where nothing of it shows.
    It is ``heavy`` where PDFium works out from its stems that it is bold, and no name of its font says so.

    Text is hidden that is drawn without ink, as a program for OCR lays it over the picture of a page. It is unnamed
    where its font does not say which letters it draws: PDFium takes their codes for letters then.
    """

    size: float
    bold: bool
    italic: bool
    hidden: bool
    turned: bool
    unnamed: bool = False
    heavy: bool = False
    faint: bool = False
    unseen: bool = False


@dataclass(slots=True)
class Char:
    """One printed character: its left and right edge and its base line in points from the lower left corner."""

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    # whether the file has a blank before it; where it comes in the order of the file
    blank: bool = False
    drawn: int = 0
    # whether what the file has next stands on another line: what is beside it belongs to another cell
    turns: bool = False
    # whether no blank of the file parts it from the character before, in a file that has its blanks
    placed: bool = False
    # whether the file has a blank behind it
    spaced: bool = False
    part: Part = ()


@dataclass(frozen=True)
class Sheet:
    """A page: its number from 1, its size in points, its characters in their order, its pictures and thin rules.

    ``rules`` are level, ``uprights`` stand between the cells of a table; ``comments`` are words that are not on it.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    pictures: list[Box]
    rules: list[Box]
    uprights: list[Box]
    comments: Sequence[str] = ()
    links: Sequence[PageLink] = ()

    @property
    def scan(self) -> bool:
        """Whether pictures fill half of the page or more, and next to no text is there."""
        covered = sum(max(0.0, x1 - x0) * max(0.0, y1 - y0) for x0, y0, x1, y1 in self.pictures)
        return covered > self.width * self.height / 2 and len(self.chars) < LEAST_CHARACTERS


def sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    """Every page with its characters."""
    for number, (page, comments) in enumerate(pages_as_shown(document), 1):
        turn = Turn.of(page)
        text = pdfium.FPDFText_LoadPage(page.raw)
        try:
            drawn = drawn_on(page, turn)
            chars = _chars(text, turn, parts_of(page))
            not_on(page, turn.size[1], chars, [*drawn["black"], *drawn["box"]][:MOST_SIGNS])
            links = links_of(document, page, turn, chars)
            chars = with_signs(chars, drawn["dot"], drawn["black"])
            yield Sheet(number, *turn.size, chars, drawn["picture"], drawn["rule"], drawn["upright"], comments, links)
        finally:
            pdfium.FPDFText_ClosePage(text)
            page.close()


def _chars(text: pdfium.FPDF_TEXTPAGE, turn: Turn, parts: Mapping[int, Part]) -> list[Char]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    styles: dict[int, tuple[Style, Part]] = {}
    found: list[Char] = []
    texts: list[int] = []  # of each character the text object that it is drawn by
    made_up: list[int] = []  # the characters before which PDFium put a blank
    blank: Box | None = None
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 and code not in (*HYPHENS, ord(SOFT_HYPHEN)):
            made_up.append(len(found))
            continue
        known = code and not 0xD800 <= code <= 0xDFFF  # half a character is none
        letter = "-" if code in HYPHENS else SIGNS.get(code, chr(code)) if known else "\ufffd"
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        left, line, *_ = place = turn.read((x.value, y.value, x.value, y.value))
        if letter.isspace() or (unicodedata.category(letter) in ("Cc", "Cf") and letter != SOFT_HYPHEN):
            if letter.isspace():
                blank = blank or place
                if found and abs(line - found[-1].y) < found[-1].style.size:
                    found[-1].spaced = True
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in styles:
            part = parts.get(pdfium.FPDFPageObj_GetMarkedContentID(drawn), ()) if parts and drawn else ()
            styles[key] = _style(text, index, drawn, turn), part
        style, part = styles[key]
        if code in CORK:
            style = replace(style, unnamed=True)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        right = turn.read((box.left, box.bottom, box.right, box.top))[2]
        # what is drawn next may stand before it
        apart = blank is not None and not (left < blank[0] and abs(line - blank[1]) < style.size)
        found.append(Char(letter, left, max(right, left), line, style, apart, index + 1, part=part))
        texts.append(key)
        blank = None
    if sum(count == 1 for count in Counter(texts).values()) > DRAWN_ALONE * len(found):
        for at in made_up:
            if 0 < at < len(found) and found[at].x0 - found[at - 1].x1 >= NARROWEST * found[at].style.size:
                found[at].blank = True
    for char, letter in zip(found, unswapped("".join(char.text for char in found)), strict=True):
        char.text = letter
    found = printed(found)
    gaps = [pair for pair in pairwise(found) if 0.25 < (pair[1].x0 - pair[0].x1) / (pair[1].style.size or 1) < 1]
    typed = sum(after.blank for _, after in gaps) > TYPED * len(gaps)
    for char, after in pairwise(found):
        after.placed = typed and not after.blank
        char.turns = abs(char.y - after.y) > 0.8 * max(char.style.size, after.style.size)
    return found


def printed(chars: Sequence[Char]) -> list[Char]:
    """The characters without soft hyphens within a line, which nobody sees; others are hyphens."""
    found: list[Char] = []
    for char, after in pairwise([*chars, None]):
        assert char is not None
        if char.text == SOFT_HYPHEN:
            char.text = "-"
            if after and after.y == char.y and char.x0 <= after.x0 < char.x1 + NARROWEST * char.style.size:
                after.blank = after.blank or char.blank
                continue
        found.append(char)
    return found


def _style(text: pdfium.FPDF_TEXTPAGE, index: int, drawn: pdfium.FPDF_PAGEOBJECT, turn: Turn) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    length = pdfium.FPDFText_GetFontInfo(text, index, name, 256, flags)
    font = name.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
    weight = pdfium.FPDFText_GetFontWeight(text, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
    return Style(
        round(size, 2),
        bool(BOLD.search(font)) or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE,
        bool(ITALIC.search(font)) or bool(flags.value & ITALIC_FLAG),
        mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE,
        way(text, index) != turn.quarters,
        pdfium.FPDFText_HasUnicodeMapError(text, index) == 1,
        weight >= HEAVY and not ITALIC.search(font),
        mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE or bool(drawn and is_faint(drawn)),
    )


def weigh(sheets: Sequence[Sheet]) -> None:
    """Take heavy letters for bold where no font is called so, and most letters are not heavy.

    Some programs write down stems that are too thick, of all fonts.
    """
    styles = Counter(char.style for sheet in sheets for char in sheet.chars)
    heavy = sum(count for style, count in styles.items() if style.heavy)
    if 2 * heavy < styles.total() and not any(style.bold for style in styles):
        for style in styles:
            style.bold = style.heavy


def with_signs(chars: list[Char], dots: Sequence[Box], boxes: Sequence[Box]) -> list[Char]:
    """The characters with signs that are drawn and not written: • before an item, █ for each black box in the text."""
    items = [_item_sign(chars, dot) for dot in dots] if len(dots) <= MOST_SIGNS else []
    signs = {id(first): [sign] for first, sign in filter(None, items)}  # those that stand before a character
    hidden = [_box_sign(chars, box) for box in boxes] if len(boxes) <= MOST_SIGNS else []
    for after, sign in filter(None, hidden):
        signs.setdefault(id(after), []).append(sign)
    return [char for one in [*chars, None] for char in (*signs.get(id(one), ()), one) if char]


def _item_sign(chars: Sequence[Char], dot: Box) -> tuple[Char, Char] | None:
    """The first character of an item and the • before it, for a dot near enough to be its sign."""
    x0, y0, x1, y1 = dot
    level = [char for char in chars if char.y - 0.1 * char.style.size < (y0 + y1) / 2 < char.y + 0.7 * char.style.size]
    first = min(level, key=lambda char: char.x0, default=None)
    if not first or not 0 < first.x0 - x1 < FARTHEST * first.style.size:
        return None
    first.blank = True
    return first, Char("•", x0, x1, first.y, first.style, blank=True, drawn=first.drawn)


def _box_sign(chars: Sequence[Char], box: Box) -> tuple[Char | None, Char] | None:
    """The character, if any, before which a black box stands, and the █ for it, where it hides or replaces words."""
    x0, y0, x1, y1 = box
    level = [char for char in chars if lies_in(char, (-math.inf, y0, math.inf, y1))]
    below = [char for char in level if lies_in(char, box)]
    like = next(iter(below or level), None) or min(chars, key=lambda char: abs(char.y - y1), default=None)
    if like is None or not all(char.style.unseen for char in below):
        return None
    ems = (y1 - y0) / (like.style.size or 1)
    if not (below or (ems < HIGHEST_BOX if level else ems > LOWEST_BOX and x1 - x0 > FARTHEST * (y1 - y0))):
        return None
    y = like.y if level else y0 + 0.2 * like.style.size
    after = below[0] if below else next((char for char in level if char.x0 > x0), None)
    return after, Char(BOX, x0, x1, y, replace(like.style, unseen=False), drawn=like.drawn)
