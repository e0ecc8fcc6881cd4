"""Reports of what was said in parliament (Handelingen): somebody may read a motion out in one, but it is no paper."""

from __future__ import annotations

import re

from .draft import Draft
from .signs import bare

# "De voorzitter:", "De heer Peer (FRUIT):", "Minister Eer:", each on a line of its own.
_SPEAKER = re.compile(
    r"(?:De (?:heer|voorzitter|griffier)|Mevrouw|Minister|Staatssecretaris)\b[^.:;?!]{0,80}:", re.IGNORECASE
)
_NUMBER = re.compile(r"Nr\. ?\d+\b.*", re.IGNORECASE)
_LEAST, _MOST = 3, 25  # speakers, and lines in which the number of a paper is looked for


def is_proceedings(draft: Draft) -> bool:
    """Whether people speak in turn, in what has no number of a paper, as the report of a committee has."""
    texts = [bare(block.text).strip() for block in draft.blocks]
    numbered = draft.facts.get("ondernummer") or any(map(_NUMBER.fullmatch, texts[:_MOST]))
    return not numbered and sum(bool(_SPEAKER.fullmatch(text)) for text in texts) >= _LEAST
