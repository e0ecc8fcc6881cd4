"""A source as the pieces of text that it holds, in its own order: each kind is read in two ways.

A piece is what the file keeps together: a text of an XML tree, a run of Word, a line of a PDF. A mark of a note that a
program counts by itself is a piece too. The first way reads files by their structure, with the library for it; the
second by their bytes alone, as far as the kind allows. The two share how an archive is opened, and three rules that the
import has too: in which encoding a page is (``text_of_page``), which sign a code of a font of symbols stands for
(``symbol``), and where the words of a text box stand (``boxes``). Of all else that an import makes of a file neither
knows anything.

A file that cannot be read gives ``Unreadable``; no reader asks for anything outside the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from lxml import etree
from lxml import html as lxml_html

from ..data.files import text_of, text_of_page
from .boxes import text_with_boxes_behind, with_boxes_behind
from .opened import archive_parts, decoded, tree
from .pdf_segments import BY_LINES, BY_OBJECTS
from .word_segments import with_symbols, word_by_bytes, word_by_structure

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ODT_PARTS = re.compile(r"(?:content|styles)\.xml")
_UNSEEN = ("script", "style", "template", "head", "title")


def _in_order(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every text of a tree in its order, with the element that holds it."""
    if isinstance(element.tag, str) and element.text:
        yield element, element.text
    for child in element:
        yield from _in_order(child)
        if child.tail:
            yield element, child.tail


def _xml_by_structure(data: bytes) -> Iterator[str]:
    yield from (text for _, text in _in_order(tree(data)))


def _xml_by_bytes(data: bytes) -> Iterator[str]:
    text = re.sub(r"(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE.*?>", "<>", decoded(data))
    text = re.sub(r"(?s)<!\[CDATA\[(.*?)\]\]>", lambda match: html.escape(match[1], quote=False), text)
    yield from (html.unescape(piece) for piece in re.split(r"<[^>]*>", text))


def _html_by_structure(data: bytes) -> Iterator[str]:
    root = lxml_html.document_fromstring(_decoded_html(data))
    for element, text in _in_order(root):
        if not any(one.tag in _UNSEEN for one in (element, *element.iterancestors())):
            yield from _bracketed(text)


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen.append(tag)
        elif tag == "body":
            self.unseen.clear()  # a head need not be closed

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            self.unseen.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.found.append(data)


def _html_by_bytes(data: bytes) -> Iterator[str]:
    parser = _Texts()
    parser.feed(_decoded_html(data))
    parser.close()
    for text in parser.found:
        yield from _bracketed(text)


def _bracketed(text: str) -> list[str]:
    """A text in pieces at brackets, and behind a number at its front: what is cut off may be of a mark or a note."""
    text = with_symbols(text)
    first = re.match(r"(?s)(\s*\d{1,3})([.)]*)(\s.*)", text)
    return [piece for part in (first.groups() if first else (text,)) for piece in re.split(r"([\[\]]|(?<=\d)\))", part)]


def _decoded_html(data: bytes) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text_of_page(data))


def _odt_by_structure(data: bytes) -> Iterator[str]:
    for part in archive_parts(data, _ODT_PARTS).values():
        root = tree(part)
        with_boxes_behind(root)
        for body in root.iter(f"{_OFFICE}body", f"{_OFFICE}master-styles"):
            yield from (with_symbols(text) for _, text in _in_order(body))


def _odt_by_bytes(data: bytes) -> Iterator[str]:
    for part in archive_parts(data, _ODT_PARTS).values():
        text = text_with_boxes_behind(decoded(part))
        for body in re.findall(r"(?s)<office:(?:body|master-styles)>.*?</office:(?:body|master-styles)>", text):
            yield from (with_symbols(html.unescape(piece)) for piece in re.split(r"<[^>]*>", body))


def _text_by_lines(data: bytes) -> Iterator[str]:
    yield from (piece for line in text_of(data).splitlines() for piece in _bracketed(line))


def _text_by_words(data: bytes) -> Iterator[str]:
    yield from (piece for word in text_of(data).split() for piece in _bracketed(word))


Reader = Callable[[bytes], Iterator[str]]
# The two ways of each kind of file; only a PDF has several orders of its pieces for each.
READERS: dict[str, tuple[tuple[Reader, ...], tuple[Reader, ...]]] = {
    "source.xml": ((_xml_by_structure,), (_xml_by_bytes,)),
    "source.html": ((_html_by_structure,), (_html_by_bytes,)),
    "source.docx": ((word_by_structure,), (word_by_bytes,)),
    "source.odt": ((_odt_by_structure,), (_odt_by_bytes,)),
    "source.pdf": (BY_LINES, BY_OBJECTS),
    "source.txt": ((_text_by_lines,), (_text_by_words,)),
}
