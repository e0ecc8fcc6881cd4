"""A Word file as the pieces of text that it holds, read in two ways as ``segments`` says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from lxml import etree

from ..data.values import symbol
from .boxes import text_with_boxes_behind, with_boxes_behind
from .opened import archive_parts, decoded, tree

T = TypeVar("T")

_BY_HAND = ("1", "true", "on")  # the mark of a note that is typed, so that Word counts none
COUNTED = "\ue001"  # a mark of a note, whose number is not in the file
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|header|footer|comments|diagrams/data|charts/chart(?:Ex)?)\d*\.xml"
)
_WORD_NOTES = re.compile(r"word/(?:footnotes|endnotes)\d*\.xml")


def word_by_structure(data: bytes) -> Iterator[str]:
    """The words of the text, each note at its first mark; then notes without a mark, and the other parts."""
    trees = {name: tree(_usual(part)) for name, part in archive_parts(data, _WORD_PARTS).items()}
    for root in trees.values():
        with_boxes_behind(root)
    notes = {
        (note.tag.rpartition("}")[2], note.get(f"{_W}id", "")): note
        for name, root in trees.items()
        if _WORD_NOTES.fullmatch(name)
        for note in root.iter(f"{_W}footnote", f"{_W}endnote")
    }

    def pieces(root: etree._Element) -> Iterator[str]:
        for element in root.iter(etree.Element):
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if any(str(one.tag).endswith("}Fallback") for one in element.iterancestors()):
                continue
            if name in ("t", "delText", "v"):
                yield with_symbols(element.text or "")
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "sym":
                yield _symbol(element.get(f"{_W}char", ""), element.get(f"{_W}font", ""))
            elif name in ("footnoteReference", "endnoteReference"):
                if element.get(f"{_W}customMarkFollows") not in _BY_HAND:
                    yield COUNTED
                note = notes.pop((name.removesuffix("Reference"), element.get(f"{_W}id", "")), None)
                yield from pieces(note) if note is not None else ()

    return _laid_out(trees, notes, pieces)


def word_by_bytes(data: bytes) -> Iterator[str]:
    """The words as by structure, read by what stands between two tags."""
    sign = re.compile(
        r"<(?:\w+:)?(?P<name>t|delText|v)(?:\s[^<>]*)?>(?P<words>[^<]*)<"
        r"|<(?:\w+:)?(?P<alone>noBreakHyphen|sym|footnoteReference|endnoteReference)\b(?P<rest>[^<>]*)>"
    )
    note = re.compile(r"(?s)<(?:\w+:)?(footnote|endnote)\s(?P<rest>[^<>]*[^/<>])>(?P<words>.*?)(?:</(?:\w+:)?\1>|\Z)")
    found = archive_parts(data, _WORD_PARTS).items()
    texts = {name: text_with_boxes_behind(_seen_alone(decoded(part))) for name, part in found}
    notes = {
        (match[1], _attribute(match["rest"], "id")): match["words"]
        for name, text in texts.items()
        if _WORD_NOTES.fullmatch(name)
        for match in note.finditer(text)
    }

    def pieces(text: str) -> Iterator[str]:
        for match in sign.finditer(text):
            if match["name"]:
                yield with_symbols(html.unescape(match["words"]))
            elif match["alone"] == "noBreakHyphen":
                yield "-"
            elif match["alone"] == "sym":
                yield _symbol(_attribute(match["rest"], "char"), _attribute(match["rest"], "font"))
            else:
                if _attribute(match["rest"], "customMarkFollows") not in _BY_HAND:
                    yield COUNTED
                name = (match["alone"].removesuffix("Reference"), _attribute(match["rest"], "id"))
                yield from pieces(notes.pop(name, ""))

    return _laid_out(texts, notes, pieces)


def _seen_alone(text: str) -> str:
    """A part without comments and what is shown only where a box cannot be, which may hold another of its kind.

    What never ends goes on to the end of the part: nothing is looked for twice.
    """
    kept, at, depth = [], 0, 0
    for tag in re.finditer(r"(?s)<!--.*?(?:-->|\Z)|<(?P<end>/?)(?:\w+:)?Fallback>", text):
        if not depth:
            kept.append(text[at : tag.start()])
        at = tag.end()
        if tag["end"] is not None:
            depth = max(depth + (-1 if tag["end"] else 1), 0)
    return "".join(kept) + ("" if depth else text[at:])


def _laid_out(
    parts: Mapping[str, T], notes: dict[tuple[str, str], T], pieces: Callable[[T], Iterator[str]]
) -> Iterator[str]:
    """The pieces of every part but the notes; behind them the notes that ``pieces`` has not taken out at a mark."""
    for name, part in parts.items():
        if not _WORD_NOTES.fullmatch(name):
            yield from pieces(part)
    while notes:
        yield from pieces(notes.pop(next(iter(notes))))


def _attribute(tag: str, name: str) -> str:
    """The value of an attribute in the words of a tag; empty without it."""
    found = re.search(rf"\b{name}=[\"']([^\"']*)", tag)
    return found[1] if found else ""


def with_symbols(words: str) -> str:
    """Words with the signs of a font of symbols as everybody sees them."""
    return "".join(map(symbol, words))


def _symbol(code: str, font: str) -> str:
    """The sign with a code of such a font."""
    return symbol(chr(int(code, 16)), font) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""


def _usual(part: bytes) -> bytes:
    """A part in the names of the usual form of the standard."""
    return part.replace(b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode())
