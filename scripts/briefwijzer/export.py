"""A letter as data for other programs."""

from __future__ import annotations

import json

from .corpus import LetterCorpus


def letter_json(letter: LetterCorpus) -> str:
    """The letter with its notes and layers as JSON, keys as in the data files, empty ones left out."""
    data = {
        "letter": letter.letter.model_dump(exclude_none=True),
        "sections": [section.model_dump(exclude_none=True) for section in letter.sections],
        "footnotes": [note.model_dump(exclude_none=True) for note in letter.footnotes],
        "mentions": [mention.model_dump(exclude_none=True) for mention in letter.mentions],
        "oddities": [oddity.model_dump(exclude_none=True) for oddity in letter.oddities],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
