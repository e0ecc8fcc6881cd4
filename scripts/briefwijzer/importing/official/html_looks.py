"""Emphasis that a page of any site gives by its styles: in an attribute, or by a class that the page declares itself.

Google Docs and many sites know no other; the elements get the classes that official pages have for the same.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import etree

from ..safexml import local
from .html_inline import INLINE
from .html_tree import classes_of

_CLASS = re.compile(r"(?:^|[\s,])(?:span|font)?\.([\w-]+)\s*(?=,|$)")
_LOOKS = {
    "vet": re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE),
    "cur": re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE),
    "sup": re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE),
    "sub": re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE),
}
_PLAIN = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)


def with_looks(root: etree._Element) -> None:
    """Give the parts of sentences the classes of what their styles say."""
    declared: dict[str, list[str]] = {}
    for style in root.iter("style"):
        pieces = re.split(r"[{}]", "".join(str(text) for text in style.itertext()))
        for names, said in pairwise(pieces):  # what stands between two rules says nothing of looks
            for name in _CLASS.findall(names.strip()):
                declared.setdefault(name, []).extend(_said(said))
    for element in root.iter(*INLINE):
        own = element.get("style") or ""
        found = _said(own) + [look for name in classes_of(element) for look in declared.get(name, ())]
        if found:
            element.set("class", " ".join([*classes_of(element), *found]))
        if local(element) in ("b", "strong") and _PLAIN.search(own):  # as Google Docs puts around what is copied
            element.tag = "span"


def _said(style: str) -> list[str]:
    return [name for name, look in _LOOKS.items() if look.search(style)]
