"""Where the links on the pages of a PDF lead, with the words that stand in their boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from .pdf_turned import Turn
from .pdf_unseen import lies_in

# Words that stand so many ems apart have a blank between them.
BLANK = 0.25


class PageLink(NamedTuple):
    """A link: its words, its target, and the height of its first line."""

    words: str
    target: str
    y: float


def links_of(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, turn: Turn, chars: Sequence[Any]
) -> list[PageLink]:
    """The links of a page; one over several lines has a box for each. ``chars`` are those of ``pdf_chars``."""
    found: list[PageLink] = []
    for target, rect in _targets(document, page):
        box = turn.read((rect.left, rect.bottom, rect.right, rect.top))
        inside = [char for char in chars if lies_in(char, box)]
        if not inside:
            continue
        words = inside[0].text + "".join(
            (" " if after.blank or after.x0 - one.x1 > BLANK * after.style.size else "") + after.text
            for one, after in pairwise(inside)
        )
        words = words.strip(" .,:;")
        if words and found and found[-1].target == target and 0 < found[-1].y - inside[0].y:
            between = "" if found[-1].words[-1] in "-/" else " "
            found[-1] = PageLink(f"{found[-1].words}{between}{words}", target, found[-1].y)
        elif words:
            found.append(PageLink(words, target, inside[0].y))
    return found


def _targets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[str, pdfium.FS_RECTF]]:
    """The addresses to which boxes of a page lead; those to places in the document itself have none."""
    at, link, rect = ctypes.c_int(), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, at, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        address = ctypes.create_string_buffer(max(length, 1))
        pdfium.FPDFAction_GetURIPath(document.raw, action, address, length)
        if address.value and pdfium.FPDFLink_GetAnnotRect(link, rect):
            yield address.value.decode("utf-8", "replace"), rect
