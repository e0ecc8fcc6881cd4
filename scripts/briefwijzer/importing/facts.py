"""Facts about a letter, out of its own words or out of a metadata record beside it: right, or not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..citations.grammar import MONTHS
from ..data.papers import vergaderjaar
from .draft import Draft, DraftBlock, Seen
from .signs import BREAK, bare, plain
from .structure import is_name, is_office, text_lines

# What a draft may know of its letter; dates are written as 2023-10-18, a sender as "name | function".
KEYS = (
    "kind", "chamber", "vergaderjaar", "dossier", "dossier_title", "ondernummer", "identifier", "title", "heading",
    "date", "place", "addressee", "sender", "reference", "url",
)  # fmt: skip
_DATE = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>[12]\d{{3}})\b", re.IGNORECASE)
_PLACED = re.compile(r"(?P<place>[’'‘]?[A-Za-z][A-Za-z’' -]+?),? (?=\d{1,2} [a-z]+ \d{4}\.?$)", re.IGNORECASE)
_OTHER_DAY = re.compile(r"^uw |\b(?:ontvangen|ingezonden|vastgesteld|received)\b", re.IGNORECASE)
_TOLD = {"betreft": "title", "onderwerp": "title", "ons kenmerk": "reference", "kenmerk": "reference"}
_LABEL = re.compile(
    r"(betreft|onderwerp|(?:ons|uw) kenmerk|kenmerk|datum|bijlagen?|uw brief|contactpersoon|pagina)\b\s*:?\s*(.*)",
    re.IGNORECASE,
)
_ELSE = re.compile(
    rf"{_DATE.pattern}|geachte|aan de|aan het|de voorzitter|postbus|\d{{4}} ?[A-Z]{{2}}\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\b(?:en|van|voor|der|de|het|en de|in|met)$", re.IGNORECASE)  # an office that has no end yet
_KINDS = {
    "brief": "letter",
    "motie": "motion",
    "memorie van toelichting": "explanatory memorandum",
    "nader rapport": "further report",
    "nota": "memorandum",
    "verslag": "report",
    "voorstel van wet": "bill",
    "amendement": "amendment",
    "antwoord": "answers",
    "vragen": "questions",
    "lijst van vragen": "questions and answers",
    "advies": "advice",
}


def dutch_date(text: str) -> str:
    """The one date that a text names, as 2023-07-07; empty when there is none, or more than one.

    >>> dutch_date("Den Haag, 7 juli 2023"), dutch_date("van 31 februari 2020")
    ('2023-07-07', '')
    """
    found = {iso for match in _DATE.finditer(text) if (iso := _iso(match))}
    return found.pop() if len(found) == 1 else ""


def _iso(match: re.Match[str]) -> str:
    month, day = MONTHS.index(match["month"].lower()) + 1, int(match["day"])
    days = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{match['year']}-{month:02}-{day:02}" if 1 <= day <= days else ""


def from_words(draft: Draft) -> None:
    """Add what the opening and the closing say: date and place, addressee, who signed and for which office."""
    opening = [block for block in draft.blocks if block.kind == "opening"]
    lines = [line for block in opening for line in text_lines(block)]
    dated = [line for line in lines if len(line) < 80 and dutch_date(line) and not _OTHER_DAY.search(line)]
    if dated:
        add(draft, "date", dutch_date(dated[0]))
        if (placed := _PLACED.match(dated[0])) and not placed["place"].lower().startswith("datum"):
            add(draft, "place", placed["place"])
    for line, after in pairwise([*lines, ""]):
        if re.match(r"aan (?:de|het) ", line, re.IGNORECASE) and len(line) < 120:
            add(draft, "addressee", f"{line} {after}" if after.lower().startswith(("der ", "van ")) else line)
            break
    margin = [left.words for left in draft.left_out if left.reason == "margin"]
    for words, key in [*_told(lines), *(told for told in _told(margin) if told[1] == "reference")]:
        add(draft, key, words)
    for name, function in signatures(draft.blocks):
        draft.facts.setdefault("sender", [])
        if all(seen.value.partition(" | ")[0] != name for seen in draft.facts["sender"]):
            draft.facts["sender"].append(Seen(f"{name} | {function}" if function else name))


def _told(lines: Sequence[str]) -> list[tuple[str, str]]:
    """What stands after a word such as "Betreft", on its line or on the next; nothing where that is not certain.

    >>> _told(["Datum", "Betreft", "18 oktober 2023", "Verzamelbrief"]), _told(["Ons kenmerk I E NW/BSK-2023/2"])
    ([], [])
    >>> _told(["Onderwerp", "Stand van zaken", "Geachte voorzitter,"])
    [('Stand van zaken', 'title')]
    """
    found = []
    for line, after in pairwise([*lines, ""]):
        match = _LABEL.match(line)
        if not match or match[1].lower() not in _TOLD:
            continue
        key, words = _TOLD[match[1].lower()], match[2]
        if not words and not (_LABEL.match(after) or _ELSE.match(after)):
            words = after
        if key == "title" and words and words is not after and after[:1].islower() and not _LABEL.match(after):
            words = f"{words} {after}"
        torn = key == "reference" and (re.search(r"(?<!\S)[A-Z] [A-Z]", words) or not re.search(r"\d", words))
        if words and not torn and not _DATE.fullmatch(words):
            found.append((words, key))
    return found


def signatures(blocks: Sequence[DraftBlock]) -> list[tuple[str, str]]:
    """Who signed, with the office; the office is empty where none is printed."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        office = ""
        for line in text_lines(block) if block.kind == "closing" else ():
            if office and (_GOES_ON.search(office) or (line[:1].islower() and line.endswith(","))):
                office = f"{office} {line}"
            elif is_office(line):
                office = re.sub(r"^(?:mede )?(?:namens )?(?:de|het) ", "", line, flags=re.IGNORECASE)
            elif is_name(line):
                found.append((line, office.rstrip(" ,")))
                office = ""
    return found


def add(draft: Draft, key: str, value: str) -> None:
    """Keep a fact that was seen in the letter, unless it is known already."""
    if value and not draft.facts.get(key):
        draft.facts[key] = [Seen(plain(value))]


def first(draft: Draft, key: str) -> Seen | None:
    """A fact, when there is one."""
    return next(iter(draft.facts.get(key, ())), None)


def year_of(text: str) -> str:
    """A parliamentary year as 2016/17, out of words such as "Vergaderjaar 2016-2017"."""
    match = re.search(r"[12]\d{3}\s*[-–‒/]\s*\d{2,4}", text)
    return (vergaderjaar(re.sub(r"\s*[-–‒/]\s*", "/", match[0])) or "") if match else ""


def dossier_of(text: str) -> str:
    """A dossier number as 29544 or 34550 XV, out of printed words."""
    match = re.fullmatch(r"(\d{2})[ .]?(\d{3})(?:[ -]?([IVX]{1,5}|[A-Z]))?(?:-?(\d{2}))?(?: ?\(R\d+\))?", plain(text))
    if not match:
        return ""
    suffix = f" {match[3]}" if match[3] else f"-{match[4]}" if match[4] else ""
    return f"{match[1]}{match[2]}{suffix}"


def kind_of(draft: Draft) -> str:
    """What the paper calls itself in its heading."""
    heading = first(draft, "heading")
    words = bare(heading.value.replace(BREAK, " ")).lower() if heading else ""
    return next((kind for word, kind in _KINDS.items() if words.startswith(word)), "")
