"""What makes a whole document doubtful: no letter, text guessed by OCR, paragraphs told apart by short lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..drafts.draft import DraftDoubt
from .groups import ITEM, Group
from .lines import ENDS, Leaf, Line
from .measures import Measures
from .narrow import VOWEL
from .pdf_chars import Sheet

# What a document calls itself on top when it is no letter and no paper.
OTHER = re.compile(
    r"(?:besluitenlijst|notulen|persbericht|factuur|offerte|inhoudsopgave|agenda|annotatie|"
    r"staatscourant|staatsblad|tractatenblad|gemeenteblad|handelingen)\b(?! van de handelingen)",
    re.IGNORECASE,
)
# The number of a paper above its title: what follows is one, whatever it begins with.
OF_A_PAPER = re.compile(r"\d{2} \d{3}\b.*|Nr\. \d+\b.*")
# Of letters whose font does not say which they are a doubt shows so many.
MOST_SHOWN = 40
# A line of more characters may go on in the next one.
LONG = 50
# One of these is in every letter and every paper of parliament.
OF_A_LETTER = re.compile(
    r"\b(?:geachte|kamerstuk(?:ken)?|tweede kamer|eerste kamer|de kamer|uw kamer|staten-generaal|minister|"
    r"staatssecretaris|betreft|onderwerp|kabinet|vergaderjaar|kamervragen|\w+-fractie|wetsvoorstel|"
    r"commissiedocument)\b",
    re.IGNORECASE,
)
GOOD = re.compile(
    r"[«\"'(‘“„\[¿¡]*(?:[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[\d.,:/%°+-]++|[€$§&–—•%+=/]|[^\W_]+-\d+)[»\"')’”\].,;:!?…]*"
)

# What a font draws that says wrongly which letters these are: a capital with an accent, a digit or a sign in a word.
WRONG = re.compile(
    r"\W*[^\W\d_]*[a-zë](?:[À-ÖØ-Þ](?=[a-zë]|\W*$)|(?:(?<=[a-zë]{2})\d|[ˆ˜!\"#$%<=>^~|])(?=[a-zë]))[a-zë]*\W*"
)
# Letters of that share of the size of the text are small.
SMALL = 0.9
# A sentence that begins so seldom begins a paragraph.
WITHIN = re.compile(r"(?:Dit|Dat|Ook|Zo|Zij|Ze|Maar|Daar|Daarom|Hier[a-z]*)\b")
# What is chosen where nothing tells whether a paragraph ends with a line.
MAY_END = "taken as more of the paragraph before, though the line above is full and may end it"


def of_other_kind(lines: Sequence[Line], pages: Sequence[Leaf]) -> str:
    """Why a document is no letter and no paper; empty when nothing says so."""
    saluted = any(re.match(r"(?:zeer )?geachte\b", line.text, re.IGNORECASE) for line in lines[:60])
    numbered = sum(bool(OF_A_PAPER.fullmatch(line.text)) for line in lines[:8]) > 1
    for above, line in pairwise([None, *lines[:8]]):
        found = line and OTHER.match(line.text)
        # within a paragraph a line may begin with such a word
        if line and found and not (saluted or numbered) and not (above and len(above.text) > LONG):
            return f"calls itself '{' '.join(line.text.split()[:6])}': it is no letter and no paper of parliament"
    words = " ".join([*(line.text for line in lines), *(outside.words for leaf in pages for outside in leaf.outside)])
    return (
        ""
        if numbered or OF_A_LETTER.search(words)
        else "has nothing of a letter or a paper of parliament: no addressee, minister or chamber"
    )


def noise(found: Sequence[Sheet], lines: Sequence[Line]) -> Iterator[DraftDoubt]:
    """Pages whose text lies unseen over a picture, the lines on them that hold no words, and letters without a name."""
    guessed = set()
    for sheet in found:
        if unnamed := [char for char in sheet.chars if char.style.unnamed and char.text.isalnum()]:
            words = "".join(f" {char.text}" if char.blank else char.text for char in unnamed[:MOST_SHOWN])
            choice = "taken as it is: the font does not say which letters these are"
            yield DraftDoubt(f"page {sheet.number}", words.strip(), "ocr", choice)
        hidden = sum(char.style.hidden for char in sheet.chars)
        if sheet.chars and hidden > 0.5 * len(sheet.chars):
            guessed.add(sheet.number)
            choice = "taken as it is: the text lies unseen over a picture, as a program for OCR leaves it"
            first = next((line.text for line in lines if line.sheet == sheet.number), "")
            yield DraftDoubt(f"page {sheet.number}", " ".join(first.split()[:8]), "ocr", choice)
    for line in lines:
        is_odd = _odd if line.sheet in guessed else WRONG.fullmatch
        if odd := [token for token in line.text.split() if is_odd(token)]:
            yield DraftDoubt(line.place, " ".join(odd[:4]), "ocr", "taken as it is: these are hardly words")


def at_edges(pages: Sequence[Leaf], measures: Measures) -> Iterator[DraftDoubt]:
    """Doubts at small lines that stand apart at an edge of a page: a head or foot that is there once is not told."""
    for leaf in pages:
        lines = sorted(leaf.lines, key=lambda line: line.y)
        for line, near in ((lines[-1], lines[-2]), (lines[0], lines[1])) if len(lines) > 2 else ():
            if line.size < SMALL * measures.size and abs(line.y - near.y) > 2 * measures.leading:
                yield line.doubt(
                    "letter-or-margin", "kept as text, though it stands small and apart at the edge of the page"
                )


def _odd(token: str) -> bool:
    """Whether a token is hardly a word, a number or a sign between words."""
    core = token.strip("«»\"'()‘’“”„[].,;:!?…")
    if not GOOD.fullmatch(token):
        return True
    if core.isalpha() and len(core) > 3 and not VOWEL.search(core) and not core.isupper():
        return True
    return bool(re.search(r"[a-z][A-Z]{2,}|[A-Z]{2,}[a-z]{2,}", core)) and len(core) < 8


def may_end(groups: Sequence[Group], measures: Measures) -> Iterator[DraftDoubt]:
    """Doubts at full lines that may end a paragraph: at the ends of pages, and where short lines alone tell of ends.

    In a justified text the edge tells. How long a paragraph is tells little: of the letters that were set to find this
    out, those shorter than usual had 5 of 20 of these ends, and 18 of 92 of these lines.
    """
    texts = [group for group in groups if not group.table]
    told = [
        group.gap_before or group.lines[0].x0 - above.lines[-1].x0 > 0.8 * measures.size
        for above, group in pairwise(texts)
        if above.look == group.look and above.lines[-1].page == group.lines[0].page
    ]
    short_only = not measures.loose and told.count(False) > 0.5 * len(told)
    for group in texts if not measures.justified else ():
        for above, line in pairwise(group.lines if not ITEM.match(group.text) else ()):
            ended = ENDS.search(above.words) and not line.text[:1].islower() and not WITHIN.match(line.text)
            if ended and (short_only or above.page != line.page) and measures.parted(above, line) is None:
                yield line.doubt("structure", MAY_END)
