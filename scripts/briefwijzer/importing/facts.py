"""Facts about a letter, out of its own words or out of a metadata record beside it: right, or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, takewhile

from ..data.papers import vergaderjaar
from ..problems import clipped
from .drafts.above import DATED, MONTH_NUMBERS, SUBJECT, names, names_fields
from .drafts.draft import Draft, Seen
from .drafts.signs import bare, plain
from .offices import on_behalf
from .questions import answering, asking, is_answer, received
from .signatures import signatures

_DATE = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTH_NUMBERS)}) (?P<year>[12]\d{{3}})\b", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?:(?i:datum):? *|[’'‘]?[A-Z][A-Za-z’' -]{1,30}, )?(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>[12]\d{3})"
)
_PLACED = re.compile(  # without a comma each word but small ones has a capital: "brief van 3 maart 2031" names no place
    r"(?P<place>[’'‘]?[A-Za-z][A-Za-z’'-]*(?: [A-Za-z’'-]+){0,3}(?=, )|"
    r"[’'‘]?[A-Za-z][A-Za-z’'-]*(?: (?:a/d |aan den |aan de )?[A-Z][A-Za-z’'-]*)?),? (?=\d{1,2} [A-Za-z]+ \d{4}\.?$)"
)
_CONTACT = re.compile(r"(?:contact(?:persoon)?|behandeld door|inlichtingen|tel(?:efoon|\.)?)(?!\w):?", re.IGNORECASE)
_OTHER_DAY = re.compile(
    rf"^(?:uw |{_CONTACT.pattern})|\b(?:ontvangen|ingezonden|vastgesteld|received)\b", re.IGNORECASE
)
# Where one field begins behind another on its line.
_NEXT_FIELD = re.compile(
    rf"\s+(?=(?:(?:ons|onze|uw) (?:kenmerk|referentie)\b)|{names('date', 'title', 'reference')} ?:)", re.IGNORECASE
)
# What stands behind a reference on its line: another field, or whom to ask.
_BEHIND = re.compile(
    rf"\s+(?:{names()}|{_CONTACT.pattern}|(?:doorkiesnummer|e-?mail|fax|pagina|blad)\b).*", re.IGNORECASE
)
_TOLD = {key: re.compile(rf"{names(key)}\s*:?\s*(.*)", re.IGNORECASE) for key in ("title", "reference")}
_LABEL = re.compile(rf"{names()}|(?:contactpersoon|pagina)\b", re.IGNORECASE)
_ELSE = re.compile(
    rf"{_DATE.pattern}|geachte|aan de|aan het|de voorzitter|postbus|\d{{4}} ?[A-Z]{{2}}\b", re.IGNORECASE
)
# How many of the first paragraphs may say for whom else a letter is sent; and that it is this letter, no earlier one.
_FIRST_WORDS = 5
# A heading of fewer words is one of many documents.
_WORDS_OF_A_TITLE = 4
_SENDING = re.compile(
    r"\b(?:deze brief|hierbij|bijgaand|bij dezen?|hiermee|in deze|"
    r"(?:bied|stuur|zend|doe|geef|ga|deel|reageer|informeer|beantwoord)(?:en)? (?:ik|wij|we)|"
    r"(?:ik doe|wij doen|we doen) (?:dit|dat))\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\b(?:heb|heeft|hebben|had|hadden|zal|zullen|zou)\b", re.IGNORECASE)
_TO = re.compile(
    r"aan:? (?:de|het) |(?:de |het )?(?:voorzitter|griffier|leden) (?:van de|der) (?:tweede|eerste) kamer\b|"
    r"(?:de )?(?:voorzitter|leden) van de (?:\w+ )?commissie\b|de voorzitter$",
    re.IGNORECASE,
)
_TO_THE_REST = re.compile(r"(?:der|van|voor|uit) ", re.IGNORECASE)
_TO_BE_ENDED = re.compile(r" (?:van|der|de|het)$", re.IGNORECASE)
_ADDRESS_LINE = re.compile(r",? ?\b(?:postbus \d|binnenhof \d|plein \d|prinses irene|\d{4} ?[A-Z]{2}\b)", re.IGNORECASE)


def date_in(text: str) -> str:
    """The one date that a text names, as 2023-07-07; empty when there is none, or more than one.

    >>> date_in("Den Haag, 7 juli 2023"), date_in("29 februari 2023"), date_in("29 februari 2024")
    ('2023-07-07', '', '2024-02-29')
    >>> date_in("Datum: 07-07-2023"), date_in("zaak 07-07-2023"), date_in("Brussels, 7.7.2023")
    ('2023-07-07', '', '2023-07-07')
    """
    numeric = _NUMERIC.fullmatch(text)
    found = {iso for match in ([numeric] if numeric else _DATE.finditer(text)) if (iso := _iso(match))}
    return found.pop() if len(found) == 1 else ""


def _iso(match: re.Match[str]) -> str:
    month = int(match["month"]) if match["month"].isdigit() else MONTH_NUMBERS[match["month"].lower()]
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:  # no calendar has that day
        return ""


def from_words(draft: Draft) -> None:
    """Add what the opening and the closing say: date and place, addressee, who signed and for which office."""
    lines = list(_above(draft))
    if any(map(asking, lines)):  # who answered may be printed behind the questions
        lines += [text for block in draft.blocks if block.kind == "paragraph" and is_answer(text := bare(block.text))]
    if any(map(is_answer, lines)) or any(map(asking, lines)):
        _of_questions(draft, lines)
        return
    beside = [left.words for left in draft.left_out if left.reason in ("margin", "running-head")]
    margin = [part for words in beside for part in _NEXT_FIELD.split(words)]
    _dated(draft, lines, margin)
    for place in (lines, margin):  # the head of a letter may stand at the head of its first page
        add(draft, "addressee", addressee(place))
        for words, key in _told(place):
            add(draft, key, words)
    for name, function in signatures(draft.blocks):
        _sent(draft, name, function)
    _sent_for_others(draft)


def _dated(draft: Draft, lines: Sequence[str], margin: Sequence[str]) -> None:
    """Add the day, out of the lines above the letter, its receipt, its closing or the margin; and the place."""
    dated = [
        line
        for before, line in pairwise(["", *lines])
        if len(line) < 80 and date_in(line) and not (_OTHER_DAY.search(line) or _CONTACT.fullmatch(before))
    ]
    # a title or a subject may name another day
    dated.sort(key=lambda line: not (_PLACED.match(line) or re.match(r"datum\b|\d", line, re.IGNORECASE)))
    if dated and not SUBJECT.match(dated[0]):
        add(draft, "date", date_in(dated[0]))
        if (placed := _PLACED.match(dated[0])) and not placed["place"].lower().startswith("datum"):
            add(draft, "place", placed["place"])
    for seen in draft.facts.get("received", ())[:1]:
        add(draft, "date", seen.value)
    closing = (line for block in draft.blocks if block.kind == "closing" for line in block.lines)
    add(draft, "date", next((date_in(line) for line in closing if DATED.fullmatch(line)), ""))
    for before, line in pairwise(["", *margin]):
        if re.match(r"datum\b", line if date_in(line) else before, re.IGNORECASE):
            add(draft, "date", date_in(line))


def _sent_for_others(draft: Draft) -> None:
    """Add the offices for which the letter is sent too, as its first paragraphs say."""
    body = [block for block in draft.blocks if block.kind not in ("opening", "closing")]
    for block in takewhile(lambda block: block.kind not in ("heading", "annex"), body[:_FIRST_WORDS]):
        for sentence in re.split(r"(?<=[.;:]) ", bare(block.text)):
            if _SENDING.search(sentence) and not _SENT.search(sentence):
                for office in on_behalf(sentence):
                    _sent(draft, "", office)


def _above(draft: Draft) -> Iterator[str]:
    """The lines above a letter; values that stand below names side by side are on the lines of these."""
    rows = [block.lines for block in draft.blocks if block.kind == "opening"]
    tables = (block for block in draft.blocks[:_FIRST_WORDS] if block.kind == "table" and len(block.rows) == 2)
    heads = ([[bare(cell.text) for cell in row.cells] for row in table.rows] for table in tables)
    rows += [row for head in heads if names_fields(head[0]) for row in head]
    named: list[str] = []
    for row in rows:
        if names_fields(row):
            named = row
        elif len(row) == len(named):
            yield from map(" ".join, zip(named, row, strict=True))
            named = []
        else:
            yield from (part for line in (*named, *row) for part in _NEXT_FIELD.split(line))
            named = []


def title_from_heading(draft: Draft) -> None:
    """Of a document that names no subject a heading that stands first is it, but for one such as Inleiding."""
    if first(draft, "title") or first(draft, "heading") or not draft.blocks:
        return
    block = draft.blocks[0]
    words = plain(bare(block.text))
    if block.kind == "heading" and not block.label and len(words.split()) >= _WORDS_OF_A_TITLE:
        draft.facts["title"] = [Seen(words, "letter", "medium")]
        draft.decisions.append(f"'{clipped(words)}' stands first, and is taken as the subject")


def day_above(draft: Draft, words: str, day: str = "") -> None:
    """Keep the day above a paper: it was proposed then, or received, which counts where it has no day of its own."""
    own = not re.match(r"(?:ter griffie|ontvangen|vastgesteld|received)\b", words, re.IGNORECASE)
    add(draft, "date" if own else "received", day or date_in(words))


def _of_questions(draft: Draft, lines: Sequence[str]) -> None:
    """Questions: who answered them, or who asked them as long as nobody did; the day on which that was received."""
    question = next((line for line in lines if asking(line)), "")
    answers = [line for line in lines if is_answer(line)]
    days = [date_in(received(line)) for line in answers or [question]]
    add(draft, "date", days[0] if len(set(days)) == 1 else "")
    for line in answers:
        for name, function in answering(line, question):
            _sent(draft, name, function)
    for name in () if answers else asking(question):
        _sent(draft, name, "")


def _sent(draft: Draft, name: str, function: str) -> None:
    """Keep a sender: by name, by office, or by both; each office and each name once."""
    known = [seen.value.partition(" | ") for seen in draft.facts.get("sender", ())]
    if (name and any(name.casefold() == other.casefold() for other, _, _ in known)) or (
        not name and any(_bare_office(function) == _bare_office(other) for _, _, other in known)
    ):
        return
    draft.facts.setdefault("sender", []).append(Seen(f"{name} | {function}" if function else name))


def _bare_office(function: str) -> str:
    return re.sub(r"\W|^(?:de|het) ", "", function.lower())


def addressee(lines: Sequence[str]) -> str:
    """To whom a letter goes, without the address below; empty where that is not printed.

    >>> addressee(["De voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG"])
    'De voorzitter van de Tweede Kamer der Staten-Generaal'
    >>> addressee(["Aan", "De Voorzitter van de Eerste Kamer"]), addressee(["De voorzitter heeft dat gevraagd."])
    ('Aan De Voorzitter van de Eerste Kamer', '')
    """
    for index, line in enumerate(lines):
        words = line
        rest = list(lines[index + 1 : index + 5])
        if re.fullmatch(r"aan:?", line, re.IGNORECASE) and rest:
            words = f"{line} {rest.pop(0)}"
        elif not _TO.match(line) or len(line) >= 120 or line.endswith((".", ";")):
            continue
        while rest and len(rest[0]) < 80 and (_TO_THE_REST.match(rest[0]) or _TO_BE_ENDED.search(words)):
            words = f"{words} {rest.pop(0)}"
        return _ADDRESS_LINE.split(words)[0].strip(" ,")
    return ""


def _told(lines: Sequence[str]) -> list[tuple[str, str]]:
    """What stands after a word such as "Betreft", on its line or on the next; nothing where that is not certain.

    >>> _told(["Datum", "Betreft", "18 oktober 2023", "Verzamelbrief"]), _told(["Ons kenmerk I E NW/BSK-2023/2"])
    ([], [])
    >>> _told(["Onderwerp", "Stand van zaken", "Geachte voorzitter,"]), _told(["Betreft", "Stand van", "zaken"])
    ([('Stand van zaken', 'title')], [('Stand van zaken', 'title')])
    """
    found = []
    for line, *below in zip(lines, [*lines[1:], ""], [*lines[2:], "", ""], [*lines[3:], "", "", ""], strict=False):
        key, words = next(((key, told[1]) for key, one in _TOLD.items() if (told := one.match(line))), ("", ""))
        if not key:
            continue
        if not words and not (_LABEL.match(below[0]) or _ELSE.match(below[0])):
            words = below.pop(0)
        while key == "title" and words and below and below[0][:1].islower() and not _LABEL.match(below[0]):
            words = f"{words} {below.pop(0)}"
        words = _BEHIND.sub("", words) if key == "reference" else words
        torn = key == "reference" and (re.search(r"(?<!\S)[A-Z] [A-Z]", words) or not re.search(r"\d", words))
        if words and not torn and not _DATE.fullmatch(words):
            found.append((words, key))
    return found


def add(draft: Draft, key: str, value: str) -> None:
    """Keep a fact that was seen in the letter, unless it is known already."""
    if value and not draft.facts.get(key):
        draft.facts[key] = [Seen(plain(value))]


def add_another(draft: Draft, key: str, value: str) -> None:
    """Keep a fact that was seen in the letter, beside others of its kind."""
    if key and value:
        draft.facts.setdefault(key, []).append(Seen(value))


def first(draft: Draft, key: str) -> Seen | None:
    """A fact, when there is one."""
    return next(iter(draft.facts.get(key, ())), None)


def year_of(text: str) -> str:
    """A parliamentary year as 2016/17, out of words such as "Vergaderjaar 2016-2017"."""
    match = re.search(r"[12]\d{3}\s*[-–‒/]\s*\d{2,4}", text)
    return (vergaderjaar(re.sub(r"\s*[-–‒/]\s*", "/", match[0])) or "") if match else ""


def dossier_of(text: str) -> str:
    """A dossier number as 29544 or 34550 XV, or as CXXIV of the Eerste Kamer's own, out of printed words."""
    if re.fullmatch(r"[IVXLC]+", plain(text)):
        return plain(text)
    match = re.fullmatch(r"(\d{2})[ .]?(\d{3})(?:[ -]?([IVX]{1,5}|[A-Z]))?(?:-?(\d{2}))?(?: ?\(?R\d+\)?)?", plain(text))
    if not match:
        return ""
    suffix = f" {match[3]}" if match[3] else f"-{match[4]}" if match[4] else ""
    return f"{match[1]}{match[2]}{suffix}"
