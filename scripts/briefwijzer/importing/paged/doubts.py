"""What makes a whole document doubtful: no letter at all, or text that a program for OCR guessed from a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..drafts.draft import DraftDoubt
from .lines import Leaf, Line
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
    r"staatssecretaris|betreft|onderwerp|kabinet|vergaderjaar|kamervragen|\w+-fractie|wetsvoorstel)\b",
    re.IGNORECASE,
)
GOOD = re.compile(
    r"[«\"'(‘“„\[¿¡]*(?:[^\W\d_]+(?:[-'’.][^\W\d_]+)*|[\d.,:/%°+-]++|[€$§&–—•%+=/]|[^\W_]+-\d+)[»\"')’”\].,;:!?…]*"
)


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
        if line.sheet in guessed:
            odd = [token for token in line.text.split() if _odd(token)]
            if odd:
                yield DraftDoubt(line.place, " ".join(odd[:4]), "ocr", "taken as it is: these are hardly words")


def _odd(token: str) -> bool:
    """Whether a token is hardly a word, a number or a sign between words."""
    core = token.strip("«»\"'()‘’“”„[].,;:!?…")
    if not GOOD.fullmatch(token):
        return True
    if core.isalpha() and len(core) > 3 and not VOWEL.search(core) and not core.isupper():
        return True
    return bool(re.search(r"[a-z][A-Z]{2,}|[A-Z]{2,}[a-z]{2,}", core)) and len(core) < 8
