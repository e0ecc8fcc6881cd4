"""Answers to questions of parliament: what each of them was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..data.text import Section
from ..words.places import NUMBERS, QUESTION

_ANSWER = re.compile(rf"antwoord(?:en)?\b(?: op (?:de )?vra(?:ag|gen)\b)?{NUMBERS}", re.IGNORECASE)


def questions_of(sections: Iterable[Section]) -> dict[str, str]:
    """The words of the questions that sections answer, each by the id of the answer: all since the answer before it."""
    found: dict[str, str] = {}
    asked, answered = list[str](), False
    for section in sections:
        heading = section.title.plain.strip()
        if QUESTION.fullmatch(heading):
            words = [paragraph.prose.plain for paragraph in section.paragraphs]
            asked, answered = words if answered else asked + words, False
        elif _ANSWER.fullmatch(heading):
            found[section.id], answered = " ".join(asked), True
        else:
            asked = []
    return found
