"""Words that a PDF holds and does not show: white on white, without ink, on a layer that is off, under a box.

PDFium gives them like all others. Where words may be such, the page is drawn, to see whether anything stands there.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .lines import Box

# Ink that is lighter is white, or nearly transparent; how many dots of the drawing are a point.
WHITE, TRANSPARENT, SCALE = 250, 8, 2
# How far above its base line the middle of a letter stands, and how far inside of its edge it is looked at, in ems.
MIDDLE, INSIDE = 0.3, 0.1


def is_faint(drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
    """Whether a text may not be seen: its ink is white or transparent, or it belongs to a layer."""
    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    if pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, ink):
        if min(red.value, green.value, blue.value) >= WHITE or ink.value <= TRANSPARENT:
            return True
    name, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        if pdfium.FPDFPageObjMark_GetName(mark, name, 16, length) and bytes(name)[: length.value] == b"O\0C\0\0\0":
            return True
    return False


def lies_in(char: Any, box: Box) -> bool:
    """Whether the middle of a character of ``pdf_chars`` stands within a box."""
    x, y = (char.x0 + char.x1) / 2, char.y + MIDDLE * char.style.size
    return bool(box[0] < x < box[2] and box[1] < y < box[3])


def not_on(page: pypdfium2.PdfPage, height: float, chars: Sequence[Any], boxes: Sequence[Box]) -> None:
    """Find the characters of a page with nothing to be seen where they stand, text by text: faint ones, and in boxes.

    ``chars`` are those of ``pdf_chars``, which asks for it. Where most are without ink they are what a program for OCR
    read on the picture of the page.
    """
    texts: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for char in chars:
        at = next((number for number, box in enumerate(boxes) if lies_in(char, box)), -1)
        if at >= 0:
            texts[id(char.style), at, round(char.y)].append(char)
        elif char.style.faint:
            texts[(id(char.style),)].append(char)
    if not texts or 2 * sum(char.style.hidden for char in chars) > len(chars):
        return
    bitmap = page.render(scale=SCALE, grayscale=True, may_draw_forms=False)
    dots = bytes(bitmap.buffer)
    for text in texts.values():
        size = text[0].style.size
        # what lies in a box may begin or end a little outside of it
        left, right = (max(round(SCALE * x), 0) for x in (text[0].x0 + INSIDE * size, text[-1].x1 - INSIDE * size))
        top, bottom = (max(round(SCALE * (height - y)), 0) for y in (text[0].y + 0.7 * size, text[0].y - 0.1 * size))
        rows = (dots[row * bitmap.stride :][left:right] for row in range(top, min(bottom + 1, bitmap.height)))
        if len({dot for row in rows for dot in row}) < 2:
            style = replace(text[0].style, unseen=True)
            for char in text:
                char.style = style
