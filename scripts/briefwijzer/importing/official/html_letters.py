"""Pages that are no official publication, but have a letter in them: where it stands.

A page has words of its own around the letter: menus, a notice about cookies, links to other pages. The letter is taken
to be the smallest part of the page that holds its salutation and half of the words; that is a doubt, always.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from ..drafts.above import DAY_OR_SUBJECT, is_salutation, names_addressee
from ..drafts.draft import LeftOutReason
from ..drafts.letterpaper import OF_MARGIN
from ..drafts.signs import plain
from ..facts import date_in
from ..safexml import content, local
from .html_inline import INLINE
from .html_tree import COMMENT, SILENT, classes_of, is_hidden

# What is never of the letter, by its name, by its role, or since nobody sees it.
_AROUND = {"nav", "aside", "form", "button", "dialog", "footer", "select", "textarea", "iframe", "object"}
_ROLES = {"navigation", "banner", "contentinfo", "dialog", "search", "complementary", "alert"}
_TO_CHAMBER = re.compile(
    r"(?:aan:? )?de (?:voorzitter|leden) (?:van de|der) (?:tweede|eerste) kamer(?: der staten-generaal)?", re.IGNORECASE
)
_PAPER = re.compile(r"Nr\. ?\d{1,4}[a-z]? [A-ZÀ-Þ]{4,}.*")
_FLOATS = re.compile(r"(?:float\s*:\s*(?:left|right)|position\s*:\s*absolute)", re.IGNORECASE)
_PAGED = re.compile(r"(?:(?:pagina|blad|van|\d)\s*)+", re.IGNORECASE)
_WORD_PROCESSOR = re.compile(r"libreoffice|openoffice|onlyoffice|microsoft word|collabora", re.IGNORECASE)
_MOST_OF_A_LINE = 80
_SHORT = 0.7  # of the longest line is one that ends before the margin


def around(element: etree._Element) -> LeftOutReason | None:
    """Why an element is of the page and not of a letter in it; None where it may be of the letter."""
    if COMMENT in classes_of(element):
        return "comment"
    if is_hidden(element):
        return "hidden"
    if element.get("title") in ("header", "footer"):  # of a page on paper, as LibreOffice writes it
        return "running-head"
    if local(element) in _AROUND or element.get("role") in _ROLES:
        return "other"
    return _beside(element) if _floats(element) else None


def _floats(element: etree._Element) -> bool:
    """Whether text stands beside an element, as beside a frame of a word processor."""
    return _FLOATS.search(element.get("style") or "") is not None


def _beside(element: etree._Element) -> LeftOutReason | None:
    """Why a frame is no text: it is the margin of a letter paper, or counts the pages; None for any other."""
    lines = [content(one) for one in element.iter("p", "li", "td")]
    if _PAGED.fullmatch(content(element)):
        return "page-number"
    if any(DAY_OR_SUBJECT.match(line) or names_addressee(line) for line in lines):
        return None
    return "margin" if sum(bool(OF_MARGIN.match(line)) for line in lines) > 1 else None


def with_spans(root: etree._Element) -> None:
    """Take elements of Word, such as ``<o:p>``, for the parts of a sentence that they are."""
    for element in root.iter():
        if ":" in local(element):
            element.tag = "span"


def _with_paragraphs(root: etree._Element) -> None:
    """Make paragraphs of what only two line breaks part, and of parts of the page that hold nothing but words."""
    for element in [*root.iter()]:
        gaps = {child for child in element if _is_gap(child)}
        if not gaps:
            continue
        parts = [etree.Element("p")]
        parts[0].text, element.text = element.text, None
        for child in list(element):
            if local(child) in INLINE and local(child) != "br":
                parts[-1].append(child)
            elif local(child) != "br":
                parts += [child, etree.Element("p")]
                parts[-1].text, child.tail = child.tail, None
            elif child in gaps:
                parts.append(etree.Element("p"))
                parts[-1].text = child.tail
            elif (parts[-1].text or "").strip() or len(parts[-1]):
                parts[-1].append(child)
            else:
                parts[-1].text = child.tail
        element[:] = parts
        if local(element) in INLINE or local(element) == "p":
            element.tag = "div"
        for part in parts:
            part.sourceline = part.sourceline or element.sourceline
    for element in root.iter("div"):
        if all(local(one) in INLINE for one in element.iterdescendants()):
            element.tag = "p"


def _with_lines(root: etree._Element) -> None:
    """Make paragraphs of a text that is set as it was typed: blank lines part them, and short lines stay lines."""
    for typed in [one for one in root.iter("pre") if not len(one)]:
        text = (typed.text or "").replace("\r", "").strip()
        paragraphs, longest = re.split(r"\n\s*\n", text), max(map(len, text.split("\n")))
        typed.tag, typed.text = "div", None
        for paragraph in paragraphs:
            first, *lines = paragraph.split("\n")
            part = etree.SubElement(typed, "p")
            part.text, part.sourceline = first, typed.sourceline
            for before, line in pairwise([first, *lines]):
                at = part if len(before) > _SHORT * longest else etree.SubElement(part, "br")
                if at is part and not len(part):
                    part.text = f"{part.text}\n{line}"
                else:
                    part[-1].tail = f"{part[-1].tail or ''}\n{line}"


def _without_layout(root: etree._Element) -> None:
    """Take the parts of tables that put one text below the other for parts of the page; they may stand beside it."""
    for table in [*root.iter("table")]:
        own = [
            one for one in table.iter("tbody", "tr", "td", "th", "caption") if next(one.iterancestors("table")) is table
        ]
        if table.get("align") in ("left", "right"):
            table.set("style", "float:left")
        rows = [[cell for cell in row if content(cell)] for row in own if local(row) == "tr"]
        if all(len(cells) < 2 for cells in rows) and not {"th", "caption"} & set(map(local, own)):
            for one in (table, *own):
                one.tag = "div"


def _is_gap(element: etree._Element) -> bool:
    """Whether an element is a line break with another right behind it, or the one behind a line in bold."""
    before, following = element.getprevious(), element.getnext()
    if local(element) != "br" or (local(following) == "br" and not (element.tail or "").strip()):
        return local(element) == "br"
    if before is None or local(before) not in ("b", "strong") or (before.tail or "").strip():
        return False
    first, above = before.getprevious(), before.getparent()
    words = (first.tail if first is not None else above.text if above is not None else "") or ""
    return local(first) in ("", "br") and not words.strip()


def _first_line(element: etree._Element) -> str:
    """The words of an element up to the first line break in it, as far as they can be those of a line."""
    words = ""
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if local(one) == "br" or len(words) > 2 * _MOST_OF_A_LINE:
            break
        words += (one.text if event == "start" else one.tail if one is not element else "") or ""
    return plain(words)


def is_written(root: etree._Element) -> bool:
    """Whether a page was written by a word processor: it has nothing but a text."""
    by = [one.get("content") or "" for one in root.iter("meta") if (one.get("name") or "").lower() == "generator"]
    return any(map(_WORD_PROCESSOR.search, by)) or any("doc-content" in classes_of(one) for one in root.iter("body"))


def letter_in(root: etree._Element) -> etree._Element | None:
    """The part of a page that holds a letter or a motion; None where nobody is greeted, and no Kamer speaks."""
    _with_lines(root)
    _without_layout(root)
    _with_paragraphs(root)
    body = next(root.iter("body"), root)
    if is_written(root):
        return body
    parts = [(one, _first_line(one)) for one in body.iter() if local(one) not in INLINE]
    greeted = next((one for one, words in parts if is_salutation(words) or words == "De Kamer,"), None)
    greeted = _addressed(parts) if greeted is None else greeted
    if greeted is None:
        return None
    counts = _counts(body)
    if any(around(one) for one in (greeted, *greeted.iterancestors())):
        return None
    inside = [one for one in (greeted, *greeted.iterancestors()) if one in counts and counts[one] >= counts[body] / 2]
    return inside[0]


def _addressed(parts: Sequence[tuple[etree._Element, str]]) -> etree._Element | None:
    """The line of a letter without a salutation that names the Kamer it is sent to, where another line has a day.

    Elsewhere the line with the number of a paper, where the page has only one.
    """
    if not any(len(words) < _MOST_OF_A_LINE and date_in(words) for _, words in parts):
        return None
    sent = [one for one, words in parts if _TO_CHAMBER.fullmatch(words)]
    papers = [one for one, words in parts if _PAPER.fullmatch(words)]
    return sent[0] if sent else papers[0] if len(papers) == 1 else None


def _counts(body: etree._Element) -> dict[etree._Element, int]:
    """How many characters of text each element holds, what is around a letter not counted."""
    counts: dict[etree._Element, int] = {}

    def count(element: etree._Element) -> int:
        if local(element) in SILENT or around(element):
            return 0
        own = len(element.text or "")
        counts[element] = own + sum(count(child) + len(child.tail or "") for child in element)
        return counts[element]

    count(body)
    return counts
