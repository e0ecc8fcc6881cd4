"""Answers to questions of parliament: what each of their paragraphs was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..data.text import Section
from ..words.places import NUMBERS, QUESTION

_ANSWER = re.compile(rf"antwoord(?:en)?\b(?: op (?:de )?vra(?:ag|gen)\b)?{NUMBERS}", re.IGNORECASE)
# In lists of questions a number may stand alone above the next one; elsewhere a paragraph may be a question by itself.
_NUMBER = re.compile(r"\d+[.:)]?")
_ASKS = re.compile(r"\d+[.)]? .*|.*\?", re.DOTALL)


def questions_of(sections: Iterable[Section]) -> dict[str, str]:
    """The words of the questions that paragraphs answer, by their ids: all since the answer before.

    What says that a question or an answer follows is a heading or a line; without one the question is what stands
    directly before the answer.
    """
    found: dict[str, str] = {}
    asked, state, last = list[str](), "", ("", "")
    for section in sections:
        lines = [
            (section.title.plain, ""),
            *((paragraph.prose.plain, paragraph.id) for paragraph in section.paragraphs),
        ]
        for words, name in lines:
            if QUESTION.fullmatch(words) or (state == "answer" and _NUMBER.fullmatch(words)):
                asked, state = asked if state == "question" else [], "question"
            elif _ANSWER.fullmatch(words):
                if state != "question":
                    asked = [last[0]] if _ASKS.fullmatch(last[0]) else []
                    if asked:
                        found.pop(last[1], None)
                state = "answer"
            elif not name:
                asked, state = [], ""
            elif state == "question":
                asked.append(words)
            elif state == "answer" and asked:
                found[name] = " ".join(asked)
            last = words, name
    return found
