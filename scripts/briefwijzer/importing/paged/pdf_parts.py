"""The parts of a tagged PDF: which of its text belongs to one paragraph, as the program says that wrote the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from .lines import Part

# What these hold belongs to the paragraph around them.
INLINE = frozenset(("Span", "Link", "Quote", "Reference", "Annot", "Code", "Em", "Strong"))
DEEPEST = 40


def parts_of(page: pypdfium2.PdfPage) -> dict[int, Part]:
    """The part of each marked content of a page; nothing where the file has no tags."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        count = pdfium.FPDF_StructTree_CountChildren(tree)
        tops = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in range(count)]
        found: dict[int, Part] = {}
        for top in tops:
            for content, part in _within(top, (), found, 0) if top else ():
                found.setdefault(content, part)
        return found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _within(
    element: pdfium.FPDF_STRUCTELEMENT, outer: Part, found: dict[int, Part], depth: int
) -> Iterator[tuple[int, Part]]:
    """The contents in an element that stand on this page, each with the paragraph that it belongs to."""
    count = max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)
    everywhere = [pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(count)]
    part = outer if outer and _kind(element) in INLINE else (len(found), depth, *everywhere)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if content >= 0:
            yield content, part
        elif depth < DEEPEST and (child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index)):
            yield from _within(child, part, found, depth + 1)


def _kind(element: pdfium.FPDF_STRUCTELEMENT) -> str:
    name = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, name, 64)
    return name.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
