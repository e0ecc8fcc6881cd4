"""Formulas of Word and MathML on one line: raised and lowered signs as such, a fraction with a bar and brackets."""

from __future__ import annotations

import re

from lxml import etree

from ..data.prose import BAR
from .drafts.draft import Draft, Segment
from .drafts.signs import Runs
from .safexml import content, local

_FRACTIONS = ("f", "mfrac")
_SCRIPTS = {"msup": ("", "sup"), "msub": ("", "sub"), "msubsup": ("", "sub", "sup")}


def add_formula(element: etree._Element, runs: Runs, draft: Draft, *looks: str) -> None:
    """Add the signs of a formula; bars and brackets are drawn by whoever shows the source, and count as signs of it."""
    name = local(element)
    if name in _FRACTIONS and runs.parts and runs.parts[-1][0][-1:].isalnum():
        runs.add(" ")
    runs.add(element.text or "", *looks)
    parts = [child for child in element if local(child) and local(child) != "fPr"]
    for at, child in enumerate(parts):
        own = local(child) if local(child) in ("sup", "sub") else "".join(_SCRIPTS.get(name, ())[at : at + 1])
        fraction = name in _FRACTIONS
        long = fraction and not re.fullmatch(r"[\w.,]*", content(child))
        before, behind = f"{BAR if fraction and at else ''}{'(' if long else ''}", ")" if long else ""
        draft.segments += [Segment(drawn) for drawn in (before, behind) if drawn]
        runs.add(before, *looks)
        add_formula(child, runs, draft, *looks, *filter(None, [own]))
        runs.add(behind, *looks)
        runs.add(child.tail or "", *looks)
        if local(child) in _FRACTIONS and any(content(after)[:1].isalnum() for after in parts[at + 1 : at + 2]):
            runs.add(" ")
