"""The notes of a letter in a page, and their marks: by links, or by numbers alone; and the comments in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import takewhile

from lxml import etree

from ..drafts.draft import DraftDoubt
from ..safexml import content, local, place
from .html_tree import COMMENT, classes_of

_NUMBER = re.compile(r"\[?(\d{1,3}|[a-z]|[ivx]{2,5}|[*†‡]{1,3})\]?")
# What Google Docs and Word call the places of comments.
_COMMENT = re.compile(r"cmnt\d+|_msocom_\d+")
_NOTE = "voetnoot"  # a class of official pages
_BLOCKS = {"p", "li", "div", "aside", "td", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}


def mark_comments(root: etree._Element) -> None:
    """Give comments, and the links that lead to them, a class by which they are left out."""
    places = [one for one in root.iter() if _COMMENT.fullmatch(one.get("id") or one.get("name") or "")]
    links = [one for one in root.iter("a") if _COMMENT.fullmatch((one.get("href") or "").rpartition("#")[2])]
    held = Counter(above for one in (*places, *links) for above in one.iterancestors())
    for at in places:
        block = _block(at)
        if block is None:
            continue
        part = _part(block, held.__getitem__)
        for one in (part, *part.iter("a")):
            one.set("class", COMMENT)
    for link in links:
        link.set("class", COMMENT)


def notes_in(body: etree._Element) -> list[DraftDoubt]:
    """Give the notes of a letter and their marks the classes that those of official pages have; what is doubtful."""
    choice = "kept as words of the text: the note that it leads to was not found"
    doubts = [DraftDoubt(place(link), content(link), "note-mark", choice) for link in _mark_notes(body)]
    choice = "taken as text behind the notes, though it may be a part of the last one"
    return doubts + [
        DraftDoubt(place(one), content(one)[:60], "note-text", choice) for one in _behind(body) if content(one)
    ]


def _behind(body: etree._Element) -> Iterator[etree._Element]:
    """Put the paragraphs between two notes into the first; the one behind the last note comes back."""
    for note in [one for one in body.iter("p") if _NOTE in classes_of(one)]:
        behind = list(takewhile(lambda one: local(one) == "p" and _NOTE not in classes_of(one), note.itersiblings()))
        following = [*note.itersiblings()][len(behind) : len(behind) + 1]
        if behind and not any(local(one) == "p" for one in following):
            yield behind[0]
        elif behind:
            whole = _made("div", note, None, None)
            whole.set("class", note.attrib.pop("class"))
            note.addprevious(whole)
            whole[:] = [note, *behind]


def _made(name: str, near: etree._Element, words: str | None, behind: str | None) -> etree._Element:
    """A new element, at the place of another."""
    made = etree.Element(name)
    made.text, made.tail, made.sourceline = words, behind, near.sourceline
    return made


def _block(element: etree._Element | None) -> etree._Element | None:
    while element is not None and local(element) not in _BLOCKS:
        element = element.getparent()
    return element


def _part(block: etree._Element, count: Callable[[etree._Element], int]) -> etree._Element:
    """What holds a note or comment of several paragraphs, and no other: a part of the page of its own."""
    parts = takewhile(lambda above: local(above) == "div" and count(above) < 2, block.iterancestors())
    return [block, *parts][-1]


def _texts(block: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The texts of a block in their order, each as the attribute of an element."""
    for event, element in etree.iterwalk(block, events=("start", "end")):
        if event == "start" or element is not block:
            yield element, "text" if event == "start" else "tail"


def _number_apart(block: etree._Element, number: str) -> bool:
    """Put the number at the front of a note into an element of its own, where it is there."""
    holder, key = next((one for one in _texts(block) if (getattr(*one) or "").strip()), (block, "text"))
    found = re.match(rf"\s*(\[?{re.escape(number)}\]?[.)]?)(?!\w)(.*)", getattr(holder, key) or "", re.DOTALL)
    above = holder.getparent() if key == "tail" else holder
    if found is None or above is None:
        return False
    made = _made("span", holder, found[1], found[2])
    made.set("class", "nootnum")
    setattr(holder, key, None)
    above.insert(above.index(holder) + 1 if key == "tail" else 0, made)
    return True


def _tight(link: etree._Element) -> str:
    """The words of a link, whose brackets may be elements of their own."""
    return content(link).replace(" ", "")


def _numbers(element: etree._Element) -> int:
    """How many links with a number as their words an element holds."""
    return sum(1 for one in element.iter("a") if _NUMBER.fullmatch(content(one)))


def _mark_notes(text: etree._Element) -> list[etree._Element]:
    """Give the notes of a letter the classes that those of official pages have; what seems a mark of none comes back.

    A note is where a link with a number leads ahead to, when it begins with a link of the same words, or is an item of
    a list, which the browser counts. A browser that saves a page writes the address of the page into such links.
    """
    order = {element: at for at, element in enumerate(text.iter())}
    targets = {name: one for one in order for name in (one.get("id"), one.get("name")) if name}
    alone = []
    for link in text.iter("a"):
        page, _, name = (link.get("href") or "").rpartition("#")
        if (
            not name
            or not _NUMBER.fullmatch(_tight(link))
            or {"nootnum", "note-close", COMMENT} & set(classes_of(link))
        ):
            continue
        target = targets.get(name)
        if target is not None and order[target] > order[link] and _is_note(target, link):
            link.set("href", f"#{name}")
        elif not page:
            alone.append(link)
    return alone


def _is_note(target: etree._Element, link: etree._Element) -> bool:
    """Whether a link leads to a note, which gets its classes then."""
    block, number = _block(target), _tight(link).strip("[]")
    if block is None or link in block.iter("a"):
        return False
    first = next(block.iter("a"), None)
    if first is not None and content(first).strip("[]") == number and content(block).startswith(content(first)):
        block = _part(block, _numbers)
        first.set("class", f"{first.get('class') or ''} nootnum")
    elif local(block) == "li" and local(block.getparent()) == "ol":
        block.set("data-nootnum", number)
        for back in block.iter("a"):
            if "#" in (back.get("href") or "") and not any(one.isalnum() for one in content(back)):
                back.set("class", "note-close")
        for front in block.iterchildren("span"):  # several ways back stand before the words, a letter each
            backs = [one for one in front.iter("a") if (one.get("href") or "").startswith("#")]
            words = content(front)
            for back in backs:
                words = words.replace(content(back), "", 1)
            if not backs or any(one.isalnum() for one in words) or (block.text or "").strip():
                break
            for one in (front, *backs):
                one.set("class", "note-close")
    elif not _number_apart(block, number):
        return False
    block.set("class", f"{block.get('class') or ''} {_NOTE}")
    return True
