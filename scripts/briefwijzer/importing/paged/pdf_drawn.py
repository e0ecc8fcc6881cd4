"""What is drawn on a page of a PDF and is no letter: pictures, rules, dots, filled boxes."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from .lines import Box
from .pdf_turned import Turn
from .pdf_unseen import WHITE

# Of a drawing with more parts than this the rest is not looked at.
MOST_OBJECTS = 4000
# A rule is at most so thick, in points; a level one is longer than that, as the word that it underlines, an upright
# one than this.
THIN, SHORTEST, LOWEST = 2.0, 6, 4
# A dot that may be the sign of an item is so large, and a box that may hide words.
SMALLEST_DOT, LARGEST_DOT, SMALLEST_BOX = 2.2, 8.0, 4.0
# Ink that is darker is black.
BLACK = 40


def drawn_on(page: pypdfium2.PdfPage, turn: Turn) -> dict[str, list[Box]]:
    """The boxes of each "picture", level "rule", "upright" one, "dot", and filled "box", where that is not "black"."""
    found: dict[str, list[Box]] = defaultdict(list)
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH]
    for drawn in islice(page.get_objects(filter=kinds, max_depth=3), MOST_OBJECTS):
        x0, y0, x1, y1 = box = turn.read(drawn.get_bounds())
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            found["picture"].append(box)
        elif SMALLEST_DOT < y1 - y0 < LARGEST_DOT and abs(x1 - x0 - y1 + y0) < 0.5:
            found["dot"].append(box)
        elif y1 - y0 <= THIN and x1 - x0 > SHORTEST:
            found["rule"].append(box)
        elif x1 - x0 <= THIN and y1 - y0 > LOWEST:
            found["upright"].append(box)
        else:
            colour, outlined = _painted(drawn.raw)
            if outlined:  # as browsers draw cells
                found["rule"] += [(x0, y0, x1, y0), (x0, y1, x1, y1)]
                found["upright"] += [(x0, y0, x0, y1), (x1, y0, x1, y1)]
            if colour and min(x1 - x0, y1 - y0) > SMALLEST_BOX:
                found[colour].append(box)
    return found


def _painted(path: pdfium.FPDF_PAGEOBJECT) -> tuple[str, bool]:
    """How a path hides what is below it ("black", another "box", or not), and whether a line is drawn around it."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    colour = ""
    if fill.value and pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, ink) and ink.value >= WHITE:
        colour = "black" if max(red.value, green.value, blue.value) <= BLACK else "box"
    return colour, bool(stroke.value)
