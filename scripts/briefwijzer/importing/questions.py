"""Questions of members of parliament, with or without their answers: who asked, who answered, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..words.people import MINISTER, PARTICLE
from .offices import BEHALF, offices

_ANSWERED = re.compile(r"(?:nader |aanvullend |herzien )?(?:antwoord|mededeling|reactie) van\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:nadere |schriftelijke |aanvullende )?vragen van (?:het lid|de leden)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"\(?\b(?:ontvangen|ingezonden)\b", re.IGNORECASE)
_TITLE = re.compile(rf"(?:van |en |, )*(?:de )?(?P<title>{MINISTER})(?:s|sen)?\b", re.IGNORECASE)
_WITH = re.compile(r"(?P<before>[^()]{1,120}) ?\((?P<within>[^()]{2,80})\)")
_NAME = re.compile(rf"(?:(?i:in|{PARTICLE})\b ?)*(?=\w)[^\d_a-z][^\d(),:;]{{0,50}}")
_AND = re.compile(r", | en ")


def is_answer(line: str) -> bool:
    """Whether a line above questions says who answered them.

    >>> is_answer("Antwoord van Minister Peer (Fruit) (ontvangen 3 mei 2031)."), is_answer("Antwoord 1")
    (True, False)
    """
    return bool(_ANSWERED.match(line))


def received(line: str) -> str:
    """The words behind "ontvangen" or "ingezonden", which name the day.

    >>> received("Antwoord van Minister Peer (Fruit) (ontvangen 3 mei 2031). Zie ook nr. 4")
    ' 3 mei 2031'
    """
    match = _RECEIVED.search(line)
    return re.split(r"[).;]", line[match.end() :])[0] if match else ""


def answering(line: str, question: str = "") -> Iterator[tuple[str, str]]:
    """Who answered, each with the office; a name is empty where only an office is printed.

    ``question`` says how an office is called in full, where it is one of those that were asked.

    >>> list(answering("Antwoord van Minister De Peer (Fruit), mede namens de Minister van Groente (ontvangen 3 mei"))
    [('De Peer', 'Minister (Fruit)'), ('', 'Minister van Groente')]
    >>> list(answering("Antwoord van Minister Peer (Fruit).", "Vragen van het lid Pit (A) aan de Minister voor Fruit"))
    [('Peer', 'Minister voor Fruit')]
    """
    text = _RECEIVED.split(_ANSWERED.sub("", line, count=1))[0]
    for part in BEHALF.split(text):
        part = re.sub(r"^van ", "", part.strip(" ,.("))
        if "(" in part:
            yield from _named(part, question)
        elif found := offices(part):
            yield from (("", office) for office in found)
        elif (titled := _TITLE.match(part)) and _NAME.fullmatch(part, titled.end() + 1):
            yield part[titled.end() + 1 :], titled["title"][0].upper() + titled["title"][1:]


def _named(text: str, question: str) -> Iterator[tuple[str, str]]:
    """The people of a text such as "Ministers Peer (Fruit) en Kool (Groente)"."""
    title, at = "", 0
    while match := _WITH.match(text, at):
        words = match["before"].strip(" ,")
        if office := _TITLE.match(words):
            title, words = office["title"], words[office.end() :].strip()
        else:
            words = re.sub(r"^(?:en|van|de heer|mevrouw) ", "", words)
        if not title or not _NAME.fullmatch(words) or len(words.split()) > 6:
            break
        yield words, _office(title, match["within"], question)
        at = match.end()


def _office(title: str, department: str, question: str) -> str:
    """An office out of "Minister … (Fruit)": with "van" or "voor" where that is printed, else as it stands."""
    title = title[0].upper() + title[1:]
    if department.startswith(("van ", "voor ")):
        return f"{title} {department}"
    words = re.escape(department).replace(",", "").replace(r"\ ", r",?\s")
    found = re.search(rf"\b(van|voor) {words}(?![\w-])", question, re.IGNORECASE)
    return f"{title} {found[1].lower()} {department}" if found else f"{title} ({department})"


def asking(line: str) -> Sequence[str]:
    """The members who asked.

    >>> asking("Vragen van de leden Van Pit en Steel (beiden FRUIT) en De Schil (APPEL) aan de Minister van Fruit")
    ['Van Pit', 'Steel', 'De Schil']
    """
    match = _ASKED.match(line)
    if match is None:
        return []
    found: list[str] = []
    at = match.end()
    while group := _WITH.match(line, at):
        names = [re.sub(r"^(?:en|,)\s+", "", name.strip(" ,")).strip() for name in _AND.split(group["before"])]
        names = [name for name in names if name]
        if not all(_NAME.fullmatch(name) and len(name.split()) <= 5 and " aan " not in name for name in names):
            break
        found += names
        at = group.end()
    return found
