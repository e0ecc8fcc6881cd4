"""The head of an official publication in a text out of a PDF: its lines are known by their words, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..drafts.draft import Draft, LeftOutReason
from ..drafts.structure import is_head
from ..facts import add, date_in, day_above, dossier_of, year_of
from .lines import Leaf
from .pdf_official import ASKED_BY, CHAMBER, PROPOSED, add_identifier, names_chamber

OF_QUESTIONS = re.compile(
    r"Vragen gesteld door de leden der Kamer|regering gegeven antwoorden$|Aanhangsel van de Handelingen"
)
YEAR_LINE = re.compile(r"Vergaderjaar \d{4}\s*[-–]\s*\d{4}")
NUMBER_AND_TITLE = re.compile(r"(?:Nr\.\s*(?P<number>\d{1,4})|(?P<letter>[A-Z]{1,3}))\b\s*(?P<title>.*)")
DOSSIER = re.compile(r"(?P<dossier>\d{2} \d{3}(?:[ -][IVXLC]{1,6})?)\b\s*(?P<title>.*)")
TITLE = re.compile(r"(?=.*[A-Z]{3})[^a-z]+\d?")
# How far down the first page the head may reach, in lines.
LINES_OF_PLAIN_HEAD = 30


def take_head(leaves: Sequence[Leaf], draft: Draft) -> bool:
    """Take the head of an official publication out of the first page; whether it is one."""
    first = leaves[0]
    if not any(CHAMBER.match(line.text) for line in first.lines[:6]):
        return False
    add_identifier(leaves, draft)
    head = _Head(draft, answers=any(OF_QUESTIONS.search(line.text) for line in first.lines[:12]))
    for line in list(first.lines[:LINES_OF_PLAIN_HEAD]):
        reason = head.reason(line.text)
        if reason is None:
            break
        first.leave_out(line, reason)
    if head.title:
        add(draft, "heading", " ".join(head.title))
    add(draft, "dossier_title", " ".join(head.dossier))
    return True


class _Head:
    """Line by line: what each is, and None for the first that is text."""

    def __init__(self, draft: Draft, *, answers: bool) -> None:
        self.draft, self.answers = draft, answers
        self.title: list[str] = []
        self.dossier: list[str] = []
        self.numbered = False

    def reason(self, text: str) -> LeftOutReason | None:
        """Why a line of the head is left out."""
        if names_chamber(text, self.draft):
            return "running-head"
        if found := YEAR_LINE.match(text):
            add(self.draft, "vergaderjaar", year_of(found[0]))
            return "running-head"
        if text in ("1", "2"):
            return "running-head"
        if ASKED_BY.match(text):
            return None
        return self._answer(text) if self.answers else self._paper(text)

    def _answer(self, text: str) -> LeftOutReason | None:
        if re.fullmatch(r"\d{1,5}", text):
            add(self.draft, "ondernummer", text)
        return "metadata" if len(text) < 90 else None

    def _paper(self, text: str) -> LeftOutReason | None:
        number, dossier = NUMBER_AND_TITLE.fullmatch(text), DOSSIER.fullmatch(text)
        if dossier and not self.numbered and dossier_of(dossier["dossier"]):
            add(self.draft, "dossier", dossier_of(dossier["dossier"]))
            self.dossier += [dossier["title"]] if dossier["title"] else []
        elif number and not self.numbered and (number["number"] or TITLE.fullmatch(number["title"] or "AAA")):
            add(self.draft, "ondernummer", number["number"] or number["letter"])
            self.numbered = True
            self.title += [number["title"]] if number["title"] else []
        elif TITLE.fullmatch(text):
            self.title.append(text)
        elif not self.numbered and not self.title and self.draft.facts.get("dossier") and not is_head(text):
            self.dossier.append(text)
            return "metadata" if len(self.dossier) < 8 else None
        elif PROPOSED.fullmatch(text) and date_in(text):
            day_above(self.draft, text)
        else:
            return None
        return "metadata"
