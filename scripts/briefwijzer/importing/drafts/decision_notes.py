"""A note in which officials ask a minister to decide (beslisnota): it lies beside letters, and is none."""

from __future__ import annotations

import re

from .draft import Draft
from .signs import bare

_TITLE = re.compile(r"(?:openbare )?beslisnota\b.{0,140}(?<![.;:?!])", re.IGNORECASE)
_ASKED = re.compile(
    r"ter (?:beslissing|besluitvorming|ondertekening|bespreking|informatie|kennisneming)(?: en (?:ter )?\w+)?[.:]?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"nota(?: actief openbaar)?", re.IGNORECASE)
_ADVICE = re.compile(
    r"(?:\d{1,2}\.? )?(?:geadviseerd besluit|gevraagde? (?:besluit|beslissing|actie)|beslispunt(?:en)?)[.:]?",
    re.IGNORECASE,
)
_TO_MINISTER = re.compile(r"(?:aan:? )?(?:de )?(?:minister|staatssecretaris|mp)\b[^.;?!]{0,80}", re.IGNORECASE)
_LETTER = re.compile(r"(?:zeer )?geachte\b|.*\b(?:tweede|eerste) kamer der staten|.*\bstaten-generaal$", re.IGNORECASE)
_MOST = 25  # of the first lines


def decision_note(draft: Draft) -> str:
    """The line by which a draft shows that it is a note for a minister; empty for everything else.

    A document that is addressed to a chamber, or that greets somebody, is a letter, whatever lies behind it.
    """
    texts = [bare(block.text).strip() for block in draft.blocks]
    lines = [*texts[:_MOST], *(left.words for left in draft.left_out if left.reason == "margin")]
    if any(map(_LETTER.match, lines)):
        return ""
    title = next(filter(_TITLE.fullmatch, lines), "")
    asked = next(filter(_ASKED.fullmatch, lines), "")
    advice = next(filter(_ADVICE.fullmatch, texts), "")
    if advice and any(map(_TO_MINISTER.fullmatch, lines)):
        return title or asked or advice
    return title or (asked if any(map(_NOTE.fullmatch, lines)) else "")
