"""Reading XML from untrusted files: no network, no entities, no document type of its own, within limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..problems import refused
from .drafts.draft import Segment
from .drafts.signs import plain

MOST_XML = 40_000_000  # the longest paper seen has two million characters
MOST_ELEMENTS = 1_000_000
# Byte order marks, one that was encoded twice included, and the blanks behind them.
_MARKS = re.compile(b"(?:\xef\xbb\xbf|" + "\ufeff".encode().decode("cp1252").encode() + b")*[ \t\r\n]*")
# What the library says, and what it means.
_WORDS = {
    "EntityRef": "it has an '&' that is not escaped",
    "Invalid bytes": "its encoding is another one than it says",
    "not proper UTF-8": "its encoding is another one than it says",
    "Premature end": "it is cut off",
    "Document is empty": "it is empty",
    "Extra content": "something follows its end",
    "tag mismatch": "an element in it is not closed",
    "Start tag expected": "it does not begin as XML does",
    "Excessive depth": "its elements are nested without end",
}
# A document type that names no more than a public or system identifier does nothing with our parser.
_DOCTYPE = re.compile(rb"<!DOCTYPE(?P<head>[^\[>]*)(?P<subset>\[)?", re.IGNORECASE)


def parse(data: bytes, name: str) -> etree._Element:
    """The root element of an XML file."""
    data = without_marks(data)
    if len(data) > MOST_XML:
        raise refused(name, "K504", f"holds {len(data):,} bytes of XML", f"At most {MOST_XML:,} are read.")
    # The declaration may stand in UTF-16 too, where the bytes of a search do not.
    readable = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    for declaration in _DOCTYPE.finditer(readable):
        if declaration["subset"] or b"<!ENTITY" in readable:
            hint = "Take the lines between <!DOCTYPE [ and ]> out, when you know what they do, and try again."
            raise refused(name, "K505", "declares entities or a document type of its own, which is not read", hint)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = (error.position or (0, 0))[0]
        hint = "Get the file again from where it was published."
        raise refused(name, "K502", f"is damaged: {_said(error)}", hint, line=max(line, 0)) from error
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise refused(name, "K504", f"has more than {MOST_ELEMENTS:,} elements", "That is no letter.")
    return root


def without_marks(data: bytes) -> bytes:
    """A file without the byte order marks and blanks at its front."""
    found = _MARKS.match(data)
    return data[found.end() :] if found else data


def _said(error: etree.XMLSyntaxError) -> str:
    """What is wrong, in words for a reader of the file where the library has none."""
    message = re.sub(r", line \d+, column \d+.*", "", str(error.msg or "no XML"))
    return next((words for known, words in _WORDS.items() if known in message), message)


def local(element: etree._Element | None) -> str:
    """The name of an element without its namespace; empty for a processing instruction, an entity or none."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def content(element: etree._Element) -> str:
    """All words of an element, on one line."""
    return plain(" ".join(str(text) for text in element.itertext()))


def segments(root: etree._Element) -> Iterator[Segment]:
    """Every text of a tree in its order, with the line where it stands."""
    for event, element in etree.iterwalk(root, events=("start", "end", "pi", "comment")):
        if event == "start" and element.text and element.text.strip():
            yield Segment(element.text, place(element))
        if event != "start" and element is not root and element.tail and element.tail.strip():
            yield Segment(element.tail, place(element))


def place(element: etree._Element) -> str:
    """Where an element stands, for a reader of the file."""
    return f"line {element.sourceline}" if element.sourceline else ""
