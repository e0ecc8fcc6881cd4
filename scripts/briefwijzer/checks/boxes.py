"""Where the words of a text box stand: behind the paragraph that it hangs at, unless nothing stands before it there.

The import of Word and ODT has this rule too. A box within another hangs at a paragraph of that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

_PARAGRAPHS, _BOXES = ("p", "h"), ("txbxContent", "text-box")
_TAG = re.compile(r"<(?P<end>/?)(?:\w+:)?(?P<name>p|h|txbxContent|text-box)(?=[\s/>])[^<>]*>")
# What Word shows stands in elements of its own; in ODT every text is shown.
_SIGNS = ("sym", "footnoteReference", "endnoteReference")
_SHOWN = re.compile(rf"<(?:\w+:)?(?:(?:t|delText)(?:\s[^<>]*)?>\s*[^<\s]|(?:{'|'.join(_SIGNS)})\b)")


def is_behind(box: etree._Element) -> bool:
    """Whether words of the paragraph that a box hangs at stand before it."""
    paragraph = next((one for one in box.iterancestors() if _local(one) in _PARAGRAPHS), None)
    if paragraph is None:
        return False
    for event, one in etree.iterwalk(paragraph, events=("start", "end")):
        if one is box:
            break
        if _local(one) in _SIGNS and _held(one) is paragraph:
            return True
        text, holder = (one.text, one) if event == "start" else (one.tail, one.getparent())
        if one is not paragraph or event == "start":
            shown = _local(box) == "text-box" or _local(holder) in ("t", "delText")
            if shown and text and text.strip() and _held(holder) is paragraph:
                return True
    return False


def with_boxes_behind(root: etree._Element) -> None:
    """Move the boxes of a tree to where their words stand; what is shown only where a box cannot be stays."""
    last: dict[etree._Element, etree._Element] = {}
    for box in [one for one in root.iter(etree.Element) if _local(one) in _BOXES]:
        if is_behind(box) and not any(_local(one) == "Fallback" for one in box.iterancestors()):
            paragraph = next(one for one in box.iterancestors() if _local(one) in _PARAGRAPHS)
            last.get(paragraph, paragraph).addnext(box)
            last[paragraph] = box


@dataclass
class _Open:
    """A paragraph or a box that is not closed yet: all of it, its own text alone, and the boxes to stand behind it."""

    name: str
    whole: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


def text_with_boxes_behind(text: str) -> str:
    """XML as text, with its boxes moved to where their words stand."""
    opened = [_Open("")]
    at = 0
    for tag in _TAG.finditer(text):
        between, at = text[at : tag.start()], tag.end()
        opened[-1].whole.append(between)
        opened[-1].own.append(between)
        if not tag["end"] and not tag[0].endswith("/>"):
            opened.append(_Open(tag["name"], [tag[0]]))
            continue
        opened[-1].whole.append(tag[0])
        if tag["end"] and opened[-1].name == tag["name"]:
            closed, above = opened.pop(), opened[-1]
            own = "".join(above.own)
            begun = _SHOWN.search(own) if tag["name"] == "txbxContent" else re.sub(r"<[^<>]*>", "", own).strip()
            moved = tag["name"] in _BOXES and above.name in _PARAGRAPHS and begun
            (above.behind if moved else above.whole).append("".join([*closed.whole, *closed.behind]))
    return "".join(part for one in opened for part in (*one.whole, *one.behind)) + text[at:]


def _held(element: etree._Element | None) -> etree._Element | None:
    """The paragraph or the box that holds an element, or is it."""
    while element is not None and _local(element) not in (*_PARAGRAPHS, *_BOXES):
        element = element.getparent()
    return element


def _local(element: etree._Element | None) -> str:
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
