"""A source as the pieces of text that it holds, in its own order: each kind is read in two ways.

A piece is what the file keeps together: a text of an XML tree, a run of Word, a line of a PDF. A mark of a note that a
program counts by itself is a piece too. The first way reads files by their structure, with the library for it; the
second by their bytes alone, as far as the kind allows. The two share two rules with each other and with the import: in
which encoding a page is (``text_of_page``), and which sign a code of a font of symbols stands for (``symbol``). Of all
else that an import makes of a file neither knows anything.

A file that cannot be read gives ``Unreadable``; no reader asks for anything outside the file.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from ..data.files import text_of, text_of_page
from ..data.values import symbol

MOST_UNPACKED = 200_000_000
COUNTED = "\ue001"  # a mark of a note, whose number is not in the file
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WORD_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml")
_WORD_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml")
_ODT_PARTS = re.compile(r"(?:content|styles)\.xml")
_TEXT_OBJECT = 1
_UNSEEN = ("script", "style", "template", "head")


class Unreadable(Exception):
    """A source that cannot be read as what its name says."""


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    start = data.find(b"<")  # some copies have a damaged mark before it
    root = etree.fromstring(data[max(start, 0) :], parser)
    if root is None:
        raise Unreadable("holds no XML")
    return root


def _in_order(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every text of a tree in its order, with the element that holds it."""
    if isinstance(element.tag, str) and element.text:
        yield element, element.text
    for child in element:
        yield from _in_order(child)
        if child.tail:
            yield element, child.tail


def _xml_by_structure(data: bytes) -> Iterator[str]:
    yield from (text for _, text in _in_order(_tree(data)))


def _xml_by_bytes(data: bytes) -> Iterator[str]:
    text = re.sub(r"(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE.*?>", "<>", _decoded(data))
    text = re.sub(r"(?s)<!\[CDATA\[(.*?)\]\]>", lambda match: html.escape(match[1], quote=False), text)
    yield from (html.unescape(piece) for piece in re.split(r"<[^>]*>", text))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    named = re.match(rb"[^<]*<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)", data[:200])
    try:
        return data.decode(named[1].decode() if named else "utf-8", "replace")
    except (LookupError, UnicodeError) as error:
        raise Unreadable("is in an unknown encoding") from error


def _html_by_structure(data: bytes) -> Iterator[str]:
    root = lxml_html.document_fromstring(_decoded_html(data))
    for element, text in _in_order(root):
        if not any(one.tag in _UNSEEN for one in (element, *element.iterancestors())):
            yield text


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
    yield from parser.found


def _decoded_html(data: bytes) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text_of_page(data))


def _parts(data: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The parts of an archive that hold text, by name, the main one first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(
                filter(wanted.fullmatch, archive.namelist()), key=lambda name: ("document" not in name, name)
            )
            if sum(archive.getinfo(name).file_size for name in names) > MOST_UNPACKED:
                raise Unreadable("unpacks to more than any letter")
            return {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        raise Unreadable("is no archive that can be read") from error


def _word_by_structure(data: bytes) -> Iterator[str]:
    """The words of the text, each note at its first mark; then notes without a mark, and the other parts."""
    trees = {name: _tree(_usual(part)) for name, part in _parts(data, _WORD_PARTS).items()}
    notes = {
        (note.tag.rpartition("}")[2], note.get(f"{_W}id", "")): note
        for name, tree in trees.items()
        if _WORD_NOTES.fullmatch(name)
        for note in tree.iter(f"{_W}footnote", f"{_W}endnote")
    }

    def walk(root: etree._Element) -> Iterator[str]:
        for element in root.iter(etree.Element):
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if any(str(one.tag).endswith("}Fallback") for one in element.iterancestors()):
                continue
            if name in ("t", "delText"):
                yield _seen(element.text or "")
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield _symbol(element.get(f"{_W}char", ""))
            elif name in ("footnoteReference", "endnoteReference"):
                if not element.get(f"{_W}customMarkFollows"):
                    yield COUNTED
                note = notes.pop((name.removesuffix("Reference"), element.get(f"{_W}id", "")), None)
                yield from walk(note) if note is not None else ()

    for name, tree in trees.items():
        if not _WORD_NOTES.fullmatch(name):
            yield from walk(tree)
    while notes:
        yield from walk(notes.pop(next(iter(notes))))


def _word_by_bytes(data: bytes) -> Iterator[str]:
    """The same, by what stands between two tags."""
    sign = re.compile(
        r"<(?:\w+:)?(?P<name>t|delText)(?:\s[^>]*)?>(?P<words>[^<]*)<"
        r"|<(?:\w+:)?(?P<alone>noBreakHyphen|sym|footnoteReference|endnoteReference)\b(?P<rest>[^>]*)>"
    )
    note = re.compile(r"(?s)<(?:\w+:)?(footnote|endnote)\s(?P<rest>[^>]*[^/>])>(?P<words>.*?)</(?:\w+:)?\1>")
    texts = {
        name: re.sub(r"(?s)<(?:\w+:)?Fallback>.*?</(?:\w+:)?Fallback>", "", _decoded(part))
        for name, part in _parts(data, _WORD_PARTS).items()
    }
    notes = {
        (match[1], _attribute(match["rest"], "id")): match["words"]
        for name, text in texts.items()
        if _WORD_NOTES.fullmatch(name)
        for match in note.finditer(text)
    }

    def walk(text: str) -> Iterator[str]:
        for match in sign.finditer(text):
            if match["name"]:
                yield _seen(html.unescape(match["words"]))
            elif match["alone"] == "noBreakHyphen":
                yield "-"
            elif match["alone"] == "sym":
                yield _symbol(_attribute(match["rest"], "char"))
            else:
                if "customMarkFollows" not in match["rest"]:
                    yield COUNTED
                yield from walk(
                    notes.pop((match["alone"].removesuffix("Reference"), _attribute(match["rest"], "id")), "")
                )

    for name, text in texts.items():
        if not _WORD_NOTES.fullmatch(name):
            yield from walk(text)
    while notes:
        yield from walk(notes.pop(next(iter(notes))))


def _attribute(tag: str, name: str) -> str:
    """The value of an attribute in the words of a tag; empty without it."""
    found = re.search(rf"\b{name}=[\"']([^\"']*)", tag)
    return found[1] if found else ""


def _seen(words: str) -> str:
    """Words with the signs that Word draws with a font of symbols as everybody sees them."""
    return "".join(map(symbol, words))


def _symbol(code: str) -> str:
    """The sign with a code of such a font."""
    return symbol(chr(int(code, 16))) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""


def _usual(part: bytes) -> bytes:
    """A part in the names of the usual form of the standard."""
    return part.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode())


def _odt_by_structure(data: bytes) -> Iterator[str]:
    for part in _parts(data, _ODT_PARTS).values():
        root = _tree(part)
        for body in root.iter(f"{_OFFICE}body", f"{_OFFICE}master-styles"):
            yield from (text for _, text in _in_order(body))


def _odt_by_bytes(data: bytes) -> Iterator[str]:
    for part in _parts(data, _ODT_PARTS).values():
        for body in re.findall(
            r"(?s)<office:(?:body|master-styles)>.*?</office:(?:body|master-styles)>", _decoded(part)
        ):
            yield from (html.unescape(piece) for piece in re.split(r"<[^>]*>", body))


def _pdf_by_lines(data: bytes) -> Iterator[str]:
    """The lines of each page, as PDFium puts characters together."""
    for page in _pages(data):
        yield from _cut(page.get_textpage().get_text_bounded())


def _pdf_by_objects(data: bytes) -> Iterator[str]:
    """The texts that the file draws on each page, one by one."""
    for page in _pages(data):
        text = page.get_textpage()
        for drawn in page.get_objects(textpage=text):
            if drawn.type == _TEXT_OBJECT:
                yield from _cut(drawn.extract())


def _cut(text: str) -> list[str]:
    """The lines of a text; PDFium has signs of its own for a hyphen at the end of a line."""
    return re.sub("[\ufffe\x02]", "-\n", text).splitlines()


def _pages(data: bytes) -> Iterator[Any]:
    import pypdfium2  # only where a letter has such a source

    try:
        yield from pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("is no PDF that can be read") from error


def _text_by_lines(data: bytes) -> Iterator[str]:
    yield from text_of(data).splitlines()


def _text_by_words(data: bytes) -> Iterator[str]:
    yield from text_of(data).split()


Reader = Callable[[bytes], Iterator[str]]
READERS: dict[str, tuple[Reader, Reader]] = {
    "source.xml": (_xml_by_structure, _xml_by_bytes),
    "source.html": (_html_by_structure, _html_by_bytes),
    "source.docx": (_word_by_structure, _word_by_bytes),
    "source.odt": (_odt_by_structure, _odt_by_bytes),
    "source.pdf": (_pdf_by_lines, _pdf_by_objects),
    "source.txt": (_text_by_lines, _text_by_words),
}
