"""Documents that lie beside letters and are none: reports of proceedings, rulings of courts, notes for a minister."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...words.people import MINISTER
from .draft import Draft

# "De voorzitter:", "De heer Peer (FRUIT):", "Minister Eer:", each on a line of its own.
_SPEAKER = re.compile(
    r"(?:De (?:heer|voorzitter|griffier)|Mevrouw|Minister|Staatssecretaris)\b[^.:;?!]{0,80}:", re.IGNORECASE
)
_NUMBER = re.compile(r"Nr\. ?\d+\b.*", re.IGNORECASE)
_LEAST_SPEAKERS = 3
_COURT = re.compile(
    r"(?:(?:uitspraak|arrest|vonnis|beschikking) )?(?:van )?(?:de |het )?(?:rechtbank|gerechtshof|hoge raad|"
    r"raad van state|centrale raad van beroep|college van beroep)\b[^.,;:?!]{0,50}|ECLI(?::[\w.]+){4}",
    re.IGNORECASE,
)
_RULED = re.compile(r"\b(?:vonnis|arrest|beschikking|uitspraak)\b", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:(?:zaak|rol|rekest)-?(?: ?/ ?| en )?(?:rol|rekest)?-?nummers?|in de za(?:ak|ken) van|in het geding tussen|"
    r"op (?:het|de) (?:hoger )?beroep(?:en)?)\b",
    re.IGNORECASE,
)
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
_LETTER = re.compile(
    r"(?:zeer )?geachte\b|vragen van (?:het lid|de leden)\b|"
    r".*\b(?:tweede|eerste) kamer der staten|.*\bstaten-generaal$",
    re.IGNORECASE,
)
_MOST = 25  # of the first lines or blocks


def is_proceedings(draft: Draft) -> bool:
    """Whether people speak in turn, in what has no number of a paper, as in the report of a committee.

    Somebody may read a motion out in one, but it is no paper.
    """
    texts = [block.words for block in draft.blocks]
    numbered = draft.facts.get("ondernummer") or any(map(_NUMBER.fullmatch, texts[:_MOST]))
    return not numbered and sum(bool(_SPEAKER.fullmatch(text)) for text in texts) >= _LEAST_SPEAKERS


def is_ruling(draft: Draft) -> bool:
    """Whether a court rules in a case, as its name on a line, the kind of ruling and the number of the case say."""
    lines = [line for block in draft.blocks[:_MOST] for line in block.lines]
    first = " ".join(lines)
    return bool(
        not _sent(draft, lines) and any(map(_COURT.fullmatch, lines)) and _RULED.search(first) and _CASE.search(first)
    )


def _sent(draft: Draft, lines: Sequence[str]) -> bool:
    """Whether a document has a number of parliament, is addressed to a chamber or greets somebody."""
    return bool(draft.facts.get("ondernummer")) or any(map(_LETTER.match, lines))


def decision_note(draft: Draft) -> tuple[str, bool]:
    """The line by which a draft looks like a note for a minister, and whether it is certain; empty for everything else.

    The title alone may be a line of a letter: it is certain where the note says too what a minister is asked or advised
    to decide. A document that is sent to somebody is none, whatever lies behind it.
    """
    texts = [block.words for block in draft.blocks]
    titles = [seen.value for seen in draft.facts.get("heading", ())]
    lines = [*titles, *texts[:_MOST], *(left.words for left in draft.left_out if left.reason == "margin")]
    if _sent(draft, lines):
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
