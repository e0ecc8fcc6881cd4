"""Which links of a letter in a page are marks of its notes, and which lead to comments."""

from __future__ import annotations

import re

from lxml import etree

from ..safexml import content, local
from .html_tree import COMMENT, classes_of

_NUMBER = re.compile(r"\[?(\d{1,3}|[a-z]|[*†‡]{1,3})\]?")
# What Google Docs and Word call the places of comments.
_COMMENT = re.compile(r"cmnt\d+|_msocom_\d+")
_BLOCKS = {"p", "li", "div", "aside", "td", "dd"}


def mark_comments(root: etree._Element) -> None:
    """Give comments, and the links that lead to them, a class by which they are left out."""
    places = [one for one in root.iter(etree.Element) if _COMMENT.fullmatch(one.get("id") or one.get("name") or "")]
    links = [one for one in root.iter("a") if _COMMENT.fullmatch((one.get("href") or "").rpartition("#")[2])]
    for at in places:
        block = next((one for one in (at, *at.iterancestors()) if local(one) in _BLOCKS), at)
        others = [one for one in (*places, *links) if one is not at]
        for above in block.iterancestors():  # a comment of several paragraphs is a part of the page of its own
            if local(above) != "div" or any(above in one.iterancestors() for one in others):
                break
            block = above
        for one in (block, *block.iter("a")):
            one.set("class", COMMENT)
    for link in links:
        link.set("class", COMMENT)


def _numbers(element: etree._Element) -> int:
    """How many links with a number as their words an element holds."""
    return sum(1 for one in element.iter("a") if _NUMBER.fullmatch(content(one)))


def mark_notes(text: etree._Element) -> list[etree._Element]:
    """Give the notes of a letter the classes that those of official pages have; what seems a mark of none comes back.

    A note is where a link with a number leads ahead to, when it begins with a link of the same words, or is an item of
    a list, which the browser counts. A browser that saves a page writes the address of the page into such links.
    """
    order = {element: at for at, element in enumerate(text.iter())}
    targets = {name: one for one in order if local(one) for name in (one.get("id"), one.get("name")) if name}
    alone = []
    for link in text.iter("a"):
        page, _, name = (link.get("href") or "").rpartition("#")
        if not name or not _NUMBER.fullmatch(content(link)) or {"nootnum", COMMENT} & set(classes_of(link)):
            continue
        target = targets.get(name)
        if target is not None and order[target] > order[link] and _is_note(target, link):
            link.set("href", f"#{name}")
        elif not page:
            alone.append(link)
    return alone


def _is_note(target: etree._Element, link: etree._Element) -> bool:
    """Whether a link leads to a note, which gets its classes then."""
    block = next((one for one in (target, *target.iterancestors()) if local(one) in _BLOCKS), None)
    if block is None or link in block.iter("a"):
        return False
    first = next(block.iter("a"), None)
    if first is not None and content(first) == content(link) and content(block).startswith(content(first)):
        # a note of several paragraphs is a part of the page of its own
        for above in block.iterancestors():
            if local(above) != "div" or _numbers(above) > 1:
                break
            block = above
        first.set("class", f"{first.get('class') or ''} nootnum")
    elif local(block) == "li" and local(block.getparent()) == "ol":
        block.set("data-nootnum", content(link))
        for back in block.iter("a"):
            if "#" in (back.get("href") or "") and not any(one.isalnum() for one in content(back)):
                back.set("class", "note-close")
    else:
        return False
    block.set("class", f"{block.get('class') or ''} voetnoot")
    return True
