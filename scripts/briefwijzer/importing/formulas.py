"""Formulas of Word and MathML on one line: raised and lowered signs, and bars, roots, sums and brackets as signs."""

from __future__ import annotations

import re

from lxml import etree

from ..data.prose import BAR, DRAWN, has_formula
from .drafts.draft import Draft, DraftDoubt, DraftLeftOut, Segment
from .drafts.signs import Runs
from .safexml import content, local

_FRACTIONS = ("f", "mfrac")
_SHORT = r"[\w.,]*"  # needs no brackets
# How the parts of a shape stand: the first on the line, the others raised or lowered.
_SCRIPTS = {
    **dict.fromkeys(("msup", "mover", "limUpp"), ("", "sup")),
    **dict.fromkeys(("msub", "munder", "limLow"), ("", "sub")),
    **dict.fromkeys(("msubsup", "munderover"), ("", "sub", "sup")),
}
# Shapes that no line can say: a sign over what it belongs to, a root with its degree behind it, rows.
_UNSAID = ("acc", "bar", "groupChr", "mroot", "m", "eqArr", "mtable")


def add_formula(element: etree._Element, runs: Runs, draft: Draft, *looks: str) -> None:
    """Add the signs of a formula; those that its shape draws count as signs of the source.

    Brackets are drawn where the check of words knows a formula when it sees one; a shape that is lost is a doubt.
    """
    signs = content(element) + "".join(sign for one in element.iter(etree.Element) for sign in _drawn(one))
    if not _add(element, runs, draft, looks, said=has_formula(signs)):
        choice = "written on one line, on which a part of its shape is lost"
        draft.doubts.append(DraftDoubt("formula", content(element)[:60], "word", choice))


def _add(element: etree._Element, runs: Runs, draft: Draft, looks: tuple[str, ...], *, said: bool) -> bool:
    """Add the signs of an element, and tell whether they say all that is drawn."""
    name = local(element)
    whole = name not in _UNSAID

    def draw(signs: str) -> None:
        nonlocal whole
        known = said and all(map(DRAWN.match, signs))
        whole &= known or not signs
        if known:
            draft.segments.append(Segment(signs))
            runs.add(signs, *looks)

    if name in _FRACTIONS and runs.parts and runs.parts[-1][0][-1:].isalnum():
        runs.add(" ")
    before, between, behind = _drawn(element)
    draw(before)
    runs.add(element.text or "", *looks)
    parts = [child for child in element if local(child) and not local(child).endswith("Pr")]
    for at, child in enumerate(parts):
        own = {"sup": "sup", "sub": "sub", "deg": "sup"}.get(local(child)) or "".join(
            _SCRIPTS.get(name, ())[at : at + 1]
        )
        if local(child).startswith("annotation"):  # the same formula, as a program writes it
            draft.left_out.append(DraftLeftOut(content(child), "hidden", "formula"))
            continue
        if at:
            draw(between)
            runs.add(" " if name in ("func", "m", "mr", "eqArr", "mtable", "mtr") else "")
        held = name in _FRACTIONS or (name == "rad" and local(child) == "e")
        long = held and not re.fullmatch(_SHORT, content(child))
        draw("(" if long else "")
        whole &= _add(child, runs, draft, (*looks, *filter(None, [own])), said=said)
        draw(")" if long else "")
        runs.add(child.tail or "", *looks)
        if local(child) in _FRACTIONS and any(content(after)[:1].isalnum() for after in parts[at + 1 : at + 2]):
            runs.add(" ")
    draw(behind)
    return whole


def _drawn(element: etree._Element) -> tuple[str, str, str]:
    """What the shape of an element draws before its parts, between two and behind them."""
    name = local(element)

    def said(key: str, default: str) -> str:
        found = next(element.iterfind(f"{{*}}{name}Pr/{{*}}{key}"), None)
        return default if found is None else str(next(iter(found.attrib.values()), ""))

    if name in _FRACTIONS:
        return "", BAR, ""
    if name == "rad":
        return ("", "√", "") if element.find("{*}deg") is not None else ("√", "", "")
    if name == "nary":
        return said("chr", "∫"), "", ""
    if name == "d":
        return said("begChr", "("), said("sepChr", "|"), said("endChr", ")")
    if name == "mfenced":
        return element.get("open", "("), element.get("separators", ",")[:1], element.get("close", ")")
    if name == "msqrt":
        return ("√", "", "") if re.fullmatch(_SHORT, content(element)) else ("√(", "", ")")
    return "", "", ""
