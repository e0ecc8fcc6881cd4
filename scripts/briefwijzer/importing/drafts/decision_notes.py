"""A note in which officials ask a minister to decide (beslisnota): it lies beside letters, and is none."""

from __future__ import annotations

import re

from ...words.people import MINISTER
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
_TO_MINISTER = re.compile(rf"(?:aan:? )?(?:de )?(?:{MINISTER}|mp)\b[^.;?!]{{0,80}}", re.IGNORECASE)
_LETTER = re.compile(r"(?:zeer )?geachte\b|.*\b(?:tweede|eerste) kamer der staten|.*\bstaten-generaal$", re.IGNORECASE)
_MOST = 25  # of the first lines


def decision_note(draft: Draft) -> tuple[str, bool]:
    """The line by which a draft looks like a note for a minister, and whether it is certain; empty for everything else.

    The title alone may be a line of a letter: it is certain where the note says too what a minister is asked or advised
    to decide. A paper with a number of parliament, or a document that is addressed to a chamber or greets somebody, is
    none, whatever lies behind it.
    """
    texts = [bare(block.text).strip() for block in draft.blocks]
    lines = [*texts[:_MOST], *(left.words for left in draft.left_out if left.reason == "margin")]
    if draft.facts.get("ondernummer") or any(map(_LETTER.match, lines)):
        return "", False
    title = next(filter(_TITLE.fullmatch, lines), "")
    asked = next(filter(_ASKED.fullmatch, lines), "")
    advice = next(filter(_ADVICE.fullmatch, texts), "")
    certain = (
        (title and (asked or advice))
        or (advice and any(map(_TO_MINISTER.fullmatch, lines)))
        or (asked and any(map(_NOTE.fullmatch, lines)))
    )
    return (title or asked or advice, True) if certain else (title, False)
