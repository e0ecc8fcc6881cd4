"""The pages of a PDF as they are shown: what a form holds is a text, and its lines run from left to right."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

# So many characters of a page, at most, tell which way its lines run.
_SAMPLE = 500
# A line that leans by more, in quarters of a turn, runs no way of these.
_LEANING = 0.03
# What LaTeX draws by the codes of control characters, where a font does not say which letters these are.
CORK = (
    dict(zip(range(0x10, 0x17), "“”„«»–—", strict=True))
    | dict(zip(range(0x1B, 0x20), "ﬀﬁﬂﬃﬄ", strict=True))
    | {0x88: "•"}
)
_SIGNS = "".join(chr(ord(letter) << 8) for letter in "fijlst")
_SWAPPED = re.compile(f"(?<=[A-Za-z])[{_SIGNS}]+|[{_SIGNS}]+(?=[A-Za-z])")
# The kinds of annotations by PDFium's numbers: what a field holds is a word of the page; what a link says stands there
# too, and a window shows the words of another.
_FIELD, _WITHOUT = 20, (2, 16)
# A viewer shows none of these: hidden ones, and those that are not to be viewed.
_HIDDEN = 2 | 32


def pages_as_shown(document: Any) -> Iterator[tuple[Any, list[str]]]:
    """The pages, with what is filled in, and turned so that their lines run from left to right.

    Each comes with the words that are laid over it or are not shown: comments, stamps, hidden fields.
    """
    import pypdfium2.raw as pdfium  # only where a letter has such a source

    for index in range(len(document)):
        page = document[index]
        found = list(_annotations(page))
        if any(kind == _FIELD for kind, _ in found):
            for at in reversed(range(len(found))):
                if found[at][0] != _FIELD:
                    pdfium.FPDFPage_RemoveAnnot(page.raw, at)
            pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        upright(page)
        yield page, [words for _, words in found if words]


def _annotations(page: Any) -> Iterator[tuple[int, str]]:
    """The annotations of a page: their kind, and the words of each that are none of the page."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        drawn = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
        seen = drawn and not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        words = "" if kind in _WITHOUT or (seen and kind == _FIELD) else _words_of(annotation, kind)
        pdfium.FPDFPage_CloseAnnot(annotation)
        yield kind, words


def _words_of(annotation: Any, kind: int) -> str:
    """The words of an annotation, on one line: the value of a field, else what it contains."""
    import pypdfium2.raw as pdfium

    key = b"V" if kind == _FIELD else b"Contents"
    if pdfium.FPDFAnnot_GetValueType(annotation, key) != pdfium.FPDF_OBJECT_STRING:
        return ""
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return " ".join(bytes(buffer)[:length].decode("utf-16-le", "replace").strip("\0").split())


def upright(page: Any) -> int:
    """Turn a page so that most of its lines run from left to right: PDFium puts them in order as they are shown.

    What comes back is which way they are drawn, in quarters of a turn against the clock.
    """
    text = page.get_textpage()
    count = text.count_chars()
    ways = Counter(way(text, index) for index in range(0, count, count // _SAMPLE + 1))
    text.close()
    quarters = max(ways.most_common(1)[0][0] if ways else 0, 0)
    if page.get_rotation() != 90 * quarters:
        page.set_rotation(90 * quarters)
    return quarters


def way(text: Any, index: int) -> int:
    """Which way a character runs, in quarters of a turn against the clock; -1 when it leans."""
    from pypdfium2.raw import FS_MATRIX, FPDFText_GetMatrix

    matrix = FS_MATRIX()
    if not FPDFText_GetMatrix(text, index, matrix):
        return 0
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) <= _LEANING else -1


def unswapped(text: str) -> str:
    """A text in which letters stand for the signs that have their code with its halves exchanged, and for ``CORK``.

    Ghostscript writes so what a ligature stands for: Chinese signs beside Latin letters.
    """
    return _SWAPPED.sub(lambda signs: "".join(chr(ord(sign) >> 8) for sign in signs[0]), text.translate(CORK))
