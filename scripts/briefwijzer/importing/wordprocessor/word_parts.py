"""The parts of a Word file as trees, and the texts in them; its styles, and where its links lead."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import takewhile

from lxml import etree

from ...data.values import symbol
from ...problems import refused
from ..drafts.draft import Segment
from ..kinds import unpack
from ..safexml import local, parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DELETED = ("del", "moveFrom")
# Files in the "strict" form of the standard have other names for the same.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}


def part(data: bytes, path: str, name: str) -> etree._Element | None:
    """A part of the archive as a tree, or None when it is not there.

    Word in the browser calls a part that it has changed document2.xml, and so on.
    """
    content = unpack(data, path, name)
    if not content:
        other = re.compile(re.escape(path).replace(r"\.xml", r"\d+\.xml", 1))
        with zipfile.ZipFile(BytesIO(data)) as archive:
            numbered = sorted(filter(other.fullmatch, archive.namelist()))
        content = unpack(data, numbered[-1], name) if numbered else b""
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    root = parse(content, f"{name}/{path}") if content.strip() else None
    for both in [*root.iter(MC + "AlternateContent")] if root is not None else ():
        _choose(both, name)
    return root


def _choose(both: etree._Element, name: str) -> None:
    """Put what Word shows in the place of this and of what other programs show; refuses words that only those show."""
    shown = [*next(both.iterchildren(MC + "Choice"), ())]
    if any(segments(both)) and not any(next(one.iter("{*}t"), None) is not None for one in shown):
        raise refused(name, "K503", "has words that only some programs show", "Save it anew in Word, and try again.")
    if (around := both.getparent()) is not None:
        for one in shown:
            both.addprevious(one)
        around.remove(both)


def value(element: etree._Element | None, child: str) -> str | None:
    """The value of a child element; None without it, "" where it stands without a value."""
    found = element.find(W + child) if element is not None else None
    return None if found is None else found.get(W + "val", "")


def on(element: etree._Element | None, child: str) -> bool | None:
    """Whether a property is on or off; None when nothing is said."""
    return is_on(value(element, child))


def is_on(said: str | None) -> bool | None:
    """The same of the value of a property."""
    return None if said is None else said not in ("0", "false", "off", "none")


@dataclass
class Styles:
    """The styles of a file: each inherits what it does not say."""

    root: etree._Element | None
    by_id: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""

    def __post_init__(self) -> None:
        for style in self.root.iter(W + "style") if self.root is not None else ():
            self.by_id[style.get(W + "styleId", "")] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = style.get(W + "styleId", "")

    def chain(self, identifier: str | None) -> list[etree._Element]:
        """A style and those that it is based on, itself first."""
        found: list[etree._Element] = []
        current = identifier or self.default
        while current in self.by_id and len(found) < 30:
            found.append(self.by_id[current])
            current = value(found[-1], "basedOn") or ""
        return found

    def name(self, identifier: str | None) -> str:
        """The name of a style in small letters; its id where it has none."""
        chain = self.chain(identifier)
        return (value(chain[0], "name") or identifier or "").lower() if chain else (identifier or "").lower()

    def paragraph(self, identifier: str | None, child: str) -> etree._Element | None:
        """A property of paragraphs that a style has or inherits."""
        for style in self.chain(identifier):
            found = style.find(f"{W}pPr/{W}{child}")
            if found is not None:
                return found
        return None

    def outline(self, identifier: str | None) -> str | None:
        """How deep a heading a style is for: by what it says, or by its name."""
        found = self.paragraph(identifier, "outlineLvl")
        if found is not None:
            return found.get(W + "val")
        names = ((value(style, "name") or "").lower() for style in self.chain(identifier))
        named = (re.fullmatch(r"(?:heading|kop|überschrift)\s*(\d)", name) for name in names)
        return next((str(int(one[1]) - 1) for one in named if one), None)

    def run_value(self, identifier: str | None, child: str) -> str | None:
        """The value of a property of words that a style has or inherits."""
        for style in self.chain(identifier):
            said = value(style.find(W + "rPr"), child)
            if said is not None:
                return said
        return None


def relations(data: bytes, path: str, name: str) -> dict[str, str]:
    """Where the links of a part lead, by their ids."""
    folder, _, file = path.rpartition("/")
    root = part(data, f"{folder}/_rels/{file}.rels", name)
    found = {}
    for relation in root if root is not None else ():
        if relation.get("TargetMode") == "External" and isinstance(relation.tag, str):
            found[relation.get("Id", "")] = relation.get("Target", "")
    return found


def is_deleted(element: etree._Element) -> bool:
    """Whether an element stands in what was taken out."""
    return any(local(above) in DELETED for above in element.iterancestors())


def in_box(element: etree._Element, top: etree._Element) -> bool:
    """Whether an element stands in a text box within ``top``."""
    return any(
        local(above) == "txbxContent" for above in takewhile(lambda above: above is not top, element.iterancestors())
    )


def text_of(element: etree._Element) -> str:
    """The characters that an element of a run stands for."""
    name = local(element)
    if name == "sym":
        code, font = element.get(W + "char", ""), element.get(W + "font", "")
        found = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
        return symbol(chr(found), font) if found else ""
    if name == "noBreakHyphen":
        return "-"
    return "".join(symbol(character) for character in element.text or "")


def spaced(paragraph: etree._Element) -> str:
    """The words of a paragraph at the head or foot of a page, with a blank for each tab and line break."""
    kinds = {"t", "delText", "v", "sym", "noBreakHyphen", "tab", "ptab", "br", "cr"}
    held = (one for one in paragraph.iter() if local(one) in kinds and not in_box(one, paragraph))
    return "".join(text_of(one) or " " for one in held)


def segments(element: etree._Element, *, boxes: bool = True) -> Iterator[Segment]:
    """Every text of an element in its order, deleted and hidden ones too."""
    for one in element:
        name = local(one)
        if name in ("t", "delText", "v", "sym", "noBreakHyphen"):
            if text_of(one).strip():
                yield Segment(text_of(one))
        elif name == "oMath":
            yield Segment("".join(str(text) for text in one.itertext()))
        elif name and (boxes or name != "txbxContent"):
            yield from segments(one, boxes=boxes)
