"""The head of an official publication in a text out of a PDF: its lines are known by their words, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..drafts.above import is_head
from ..drafts.draft import Draft, LeftOutReason
from ..facts import add, add_another, date_in, day_above, dossier_of
from ..official.heads import title_of_site
from ..questions import is_answer
from .lines import Leaf, Line
from .pdf_official import ASKED_BY, CHAMBER, PROPOSED, add_identifier, is_mast

OF_QUESTIONS = re.compile(
    r"Vragen gesteld door de leden der Kamer|regering gegeven antwoorden$|Aanhangsel van de Handelingen"
)
NUMBER_AND_TITLE = re.compile(r"(?:Nr\.\s*(?P<number>\d{1,4}[a-gi-z]?)|(?P<letter>[A-Z]{1,3}))\b\s*(?P<title>.*)")
DOSSIER = re.compile(r"(?P<dossier>\d{2} \d{3}(?:[ -][IVXLC]{1,6})?)\b\s*(?P<title>.*)")
CAPITALS = re.compile(r"(?=.*[A-Z]{3})[^a-z]+\d?")
# How far down the first page the head may reach, in lines.
LINES_OF_PLAIN_HEAD = 30
# A title of a dossier has fewer lines; a line of the head of questions has fewer letters.
LINES_OF_DOSSIER, LONG_LINE_OF_HEAD = 8, 90


def take_head(leaves: Sequence[Leaf], draft: Draft) -> bool:
    """Take the head of an official publication out of the first page; whether it is one."""
    first = leaves[0]
    if first.lines and title_of_site(first.lines[0].text, draft):
        first.leave_out(first.lines[0], "metadata")
        return _questions(first.lines)
    if not any(CHAMBER.match(line.text) for line in first.lines[:6]):
        return False
    add_identifier(leaves, draft)
    answers = any(OF_QUESTIONS.search(line.text) for line in first.lines[:12])
    lines = first.lines[:LINES_OF_PLAIN_HEAD]
    taken = _answers(lines, draft) if answers else _paper(lines, draft)
    for line, reason in taken:
        first.leave_out(line, reason)
    return bool(taken)


def _questions(lines: list[Line]) -> bool:
    """Set who answered apart from the question above, on one line whole; whether questions begin here."""
    if not (lines and ASKED_BY.match(lines[0].text)):
        return False
    at = next((index for index, line in enumerate(lines[:LINES_OF_PLAIN_HEAD]) if is_answer(line.text)), 0)
    while at and at + 1 < len(lines) and lines[at].text.count("(") > lines[at].text.count(")"):
        rest = lines.pop(at + 1)
        rest.pieces[0].blank = True
        lines[at].pieces += rest.pieces
        lines[at].x1 = max(lines[at].x1, rest.x1)
    for line in lines[at:] if at else ():
        line.y -= 1  # a line feed more
    return True


def _answers(lines: Sequence[Line], draft: Draft) -> list[tuple[Line, LeftOutReason]]:
    """Questions and answers: the short lines above the sentence that says who asked whom."""
    taken: list[tuple[Line, LeftOutReason]] = []
    for line in lines:
        if is_mast(line, draft):
            taken.append((line, "running-head"))
            continue
        if ASKED_BY.match(line.text) or len(line.text) >= LONG_LINE_OF_HEAD:
            break
        if re.fullmatch(r"\d{1,5}", line.text):
            add(draft, "ondernummer", line.text)
        taken.append((line, "metadata"))
    return taken


def _paper(lines: Sequence[Line], draft: Draft) -> list[tuple[Line, LeftOutReason]]:
    """A numbered paper: the dossier with its title, the number, the title in capitals, and the day it was proposed."""
    taken: list[tuple[Line, LeftOutReason]] = []
    title: list[str] = []
    dossiers: list[tuple[str, list[str]]] = []  # with the lines of their titles
    numbered = False
    for line in lines:
        if is_mast(line, draft):
            taken.append((line, "running-head"))
            continue
        if ASKED_BY.match(line.text):
            break
        number, filed = NUMBER_AND_TITLE.fullmatch(line.text), DOSSIER.fullmatch(line.text)
        if filed and not numbered and dossier_of(filed["dossier"]):
            dossiers.append((dossier_of(filed["dossier"]), [filed["title"]] if filed["title"] else []))
        elif number and not numbered and (number["number"] or CAPITALS.fullmatch(number["title"] or "AAA")):
            add(draft, "ondernummer", number["number"] or number["letter"])
            numbered = True
            title += [number["title"]] if number["title"] else []
        elif CAPITALS.fullmatch(line.text):
            title.append(line.text)
        elif not numbered and not title and dossiers and not is_head(line.text):
            dossiers[-1][1].append(line.text)
            if len(dossiers[-1][1]) >= LINES_OF_DOSSIER:
                break
        elif PROPOSED.fullmatch(line.text) and date_in(line.text):
            day_above(draft, line.text)
        else:
            break
        taken.append((line, "metadata"))
    add(draft, "heading", " ".join(title))
    for dossier, parts in () if draft.facts.get("dossier") else dossiers:
        add_another(draft, "dossier", dossier)
        add_another(draft, "dossier_title", " ".join(parts))
    return taken
