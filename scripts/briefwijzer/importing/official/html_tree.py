"""HTML from untrusted files as a tree, and its texts as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...data.files import text_of_page
from ...problems import refused
from ..drafts.draft import Segment
from ..safexml import MOST_ELEMENTS, MOST_XML, local, place

HINT = "Take the file (PDF, Word) that such a page leads to, or save the page on officielebekendmakingen.nl."
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
COMMENT = "bw-comment"  # a class that the reader gives
SILENT = {"script", "style", "template", "noscript", "head", "title"}


def page_tree(data: bytes, name: str) -> etree._Element:
    """The root element of a page, in whatever encoding it is; nothing but elements and their words is in it."""
    if len(data) > MOST_XML:
        raise refused(name, "K504", f"holds {len(data):,} bytes of HTML", f"At most {MOST_XML:,} are read.")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(text_of_page(data).lstrip("\ufeff").encode(), parser)
    except etree.LxmlError as error:
        raise refused(name, "K502", "is damaged: no HTML can be read in it", HINT) from error
    if root is None or sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise refused(name, "K502", "is damaged: no HTML can be read in it", HINT)
    if (body := next(root.iter("body"), None)) is not None:
        for behind in list(body.itersiblings()):  # where every browser puts it
            body.append(behind)
    for element in root.iter():
        for key in ("text", "tail"):
            if _CONTROL.search(words := getattr(element, key) or ""):  # the library keeps them, and takes none
                setattr(element, key, _CONTROL.sub(lambda one: " " if one[0].isspace() else "", words))
    return root


def classes_of(element: etree._Element) -> list[str]:
    """The classes of an element."""
    return (element.get("class") or "").split()


def of_class(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """An element and those within it that have one of some classes, in order."""
    return (one for one in element.iter() if set(names).intersection(classes_of(one)))


def is_hidden(element: etree._Element) -> bool:
    """Whether nobody sees an element."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "sf-hidden" in classes_of(element)


def shown_texts(root: etree._Element) -> Iterator[Segment]:
    """Every text that a browser shows, in order."""
    if local(root) in SILENT:
        return
    if root.text and root.text.strip():
        yield Segment(root.text, place(root))
    for child in root:
        yield from shown_texts(child)
        if child.tail and child.tail.strip():
            yield Segment(child.tail, place(child))
