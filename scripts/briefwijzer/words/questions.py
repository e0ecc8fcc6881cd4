"""Answers to questions of parliament: what each of their paragraphs was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..data.text import Paragraph, Section
from .places import NUMBERS, QUESTION

_ANSWER = re.compile(rf"antwoord(?:en)?\b(?: op (?:de )?vra(?:ag|gen)\b)?{NUMBERS}", re.IGNORECASE)
# In lists of questions a number may stand alone above the next one; elsewhere a paragraph may be a question by itself.
_NUMBER = re.compile(r"\d+[.:)]?")
_ASKS = re.compile(r"\d+[.)]? .*|.*\?", re.DOTALL)


def questions_of(sections: Iterable[Section]) -> dict[str, list[Paragraph]]:
    """The questions that paragraphs answer, by the ids of these: all since the answer before.

    What says that a question or an answer follows is a heading or a line; without one the question is what stands
    directly before the answer.
    """
    found: dict[str, list[Paragraph]] = {}
    asked, state, last = list[Paragraph](), "", None
    for section in sections:
        for paragraph in (None, *section.paragraphs):  # none for the heading
            words = (paragraph.prose if paragraph else section.title).plain
            if QUESTION.fullmatch(words) or (state == "answer" and _NUMBER.fullmatch(words)):
                asked, state = asked if state == "question" else [], "question"
            elif _ANSWER.fullmatch(words):
                if state != "question":
                    asked = [last] if last and _ASKS.fullmatch(last.prose.plain) else []
                    for question in asked:
                        found.pop(question.id, None)
                state = "answer"
            elif not paragraph:
                asked, state = [], ""
            elif state == "question":
                asked.append(paragraph)
            elif state == "answer" and asked:
                found[paragraph.id] = asked
            last = paragraph
    return found
