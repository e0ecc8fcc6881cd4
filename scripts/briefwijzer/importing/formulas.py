"""Formulas of Word and MathML on one line: raised and lowered signs, and bars, roots, sums and brackets as signs."""

from __future__ import annotations

import re

from lxml import etree

from ..data.prose import BAR, DRAWN, has_formula
from .drafts.draft import Draft, DraftDoubt, DraftLeftOut, Segment
from .drafts.signs import Runs
from .safexml import content, local

_FRACTIONS, _ROWS, _CELLS = ("f", "mfrac"), ("m", "eqArr", "mtable"), ("mr", "mtr", "func")
_SHORT = r"[\w.,]*"  # needs no brackets
# How the parts of a shape stand: the first on the line, the others raised or lowered.
_SCRIPTS = {
    **dict.fromkeys(("msup", "mover", "limUpp"), ("", "sup")),
    **dict.fromkeys(("msub", "munder", "limLow"), ("", "sub")),
    **dict.fromkeys(("msubsup", "munderover"), ("", "sub", "sup")),
}
# Shapes that no line can say: a sign over what it belongs to, a root with its degree behind it.
_UNSAID = ("acc", "bar", "groupChr", "mroot")


def add_formula(element: etree._Element, runs: Runs, draft: Draft, *looks: str) -> None:
    """Add the signs of a formula; those that its shape draws count as signs of the source.

    Brackets are drawn where the check of words knows a formula when it sees one; a shape that is lost is a doubt.
    """
    shaped = any(local(one) in (*_FRACTIONS, "rad", "msqrt", "nary") for one in element.iter())
    if not _add(element, runs, draft, looks, said=shaped or has_formula(content(element))):
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
        own = local(child) if local(child) in ("sup", "sub") else "".join(_SCRIPTS.get(name, ())[at : at + 1])
        own = "sup" if local(child) == "deg" else own
        if local(child).startswith("annotation"):  # the same formula, as a program writes it
            draft.left_out.append(DraftLeftOut(content(child), "hidden", "formula"))
            continue
        if at and name in _ROWS:
            runs.line_break()
        elif at and name in _CELLS:
            runs.add(" ")
        elif at and between:
            draw(between)
        draw("√" if name == "rad" and local(child) == "e" else "")
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
    if name == "nary":
        return said("chr", "∫"), "", ""
    if name == "d":
        return said("begChr", "("), said("sepChr", "|"), said("endChr", ")")
    if name == "mfenced":
        return element.get("open", "("), element.get("separators", ",")[:1], element.get("close", ")")
    if name == "msqrt":
        return ("√", "", "") if re.fullmatch(_SHORT, content(element)) else ("√(", "", ")")
    return "", "", ""
