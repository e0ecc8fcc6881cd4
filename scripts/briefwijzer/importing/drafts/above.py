"""Lines above the text of a letter: the addressee with the address, the day, the subject, the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...words.dutch import MONTHS

_ENGLISH = "january february march april may june july august september october november december".split()
# The number of a month, by its name in either language.
MONTH_NUMBERS = {name: number for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)}
_ADDRESSEE = re.compile(
    r"(?:aan(?: de| het)?\b|de (?:weledelgestrenge|hooggeleerde)|t\.a\.v\.|ter attentie)", re.IGNORECASE
)
# The fields in the head of a letter: what each tells, and the names that ministries print before it.
FIELDS = {
    "date": "datum|verzonden|(?:place and )?date",
    "title": "betreft|onderwerp|subject",
    "reference": r"(?:ons |onze )?(?:kenmerk|referentie)|briefnummer|our ref(?:erence|\.)",
    "theirs": "uw (?:kenmerk|referentie)",
    "answered": "uw brief(?: van)?",
    "enclosed": r"bijlage(?:n|\(n\))?",
    "dossier": "dossier(?:nummer)?",
}


def names(*fields: str) -> str:
    """A pattern for the names of these fields, or of all.

    >>> [bool(re.match(names(), line)) for line in ("onze referentie", "uw brief van 3 mei", "bijlage(n)", "datums")]
    [True, True, True, False]
    """
    return f"(?:{'|'.join(FIELDS[field] for field in fields or FIELDS)})(?!\\w)"


ANY_FIELD = re.compile(names(), re.IGNORECASE)
# Those that begin no sentence.
FIELD = re.compile(rf"{names('date', 'title', 'reference', 'theirs', 'answered')} *:?", re.IGNORECASE)
FIELD_ALONE = re.compile(rf"{names()}:?", re.IGNORECASE)
SUBJECT = re.compile(names("title"), re.IGNORECASE)
DAY_OR_SUBJECT = re.compile(rf"{names('date', 'title')} *:?", re.IGNORECASE)
DATED = re.compile(
    rf"(?:[’'‘]?[A-Za-z’'-]+(?: [A-Za-z-]+){{0,2}}, )?\d{{1,2}} (?:{'|'.join(MONTH_NUMBERS)}) \d{{4}}\.?", re.IGNORECASE
)
SALUTED = re.compile(
    r"(?:zeer )?(?:geachte|geacht|beste|waarde|mijnheer|meneer|mevrouw|excellentie|hooggeachte|dear)\b.{0,80}[,:!]?",
    re.IGNORECASE,
)
# It is one only between other such lines.
ADDRESS = re.compile(
    r"(?:(?:der )?staten-generaal|(?:(?:van )?de )?(?:tweede|eerste) kamer.*|binnenhof.*|postbus \d+.*|plein \d+.*|"
    r"prinses irenestraat.*|\d{4} ?[a-z]{2} +[a-z’' -]+|den haag|[’'‘]s-gravenhage|(?:de )?voorzitter.*)",
    re.IGNORECASE,
)
_TO_CHAMBER = re.compile(r"de (?:voorzitter|leden) van de (?:tweede|eerste) kamer", re.IGNORECASE)


def names_fields(columns: Sequence[str]) -> bool:
    """Whether texts side by side are names of fields, whose values stand below them: "Datum", "Ons kenmerk"."""
    return len(columns) > 1 and all(map(FIELD_ALONE.fullmatch, columns))


def is_salutation(text: str) -> bool:
    """Whether a line greets whom a letter is sent to.

    >>> [is_salutation(line) for line in ("Geachte voorzitter", "Geachte heer Eer,", "Geachte leden vragen dat.")]
    [True, True, False]
    """
    return bool(SALUTED.fullmatch(text) and re.search(r"[,:!]$|^Geachte (?:\w+ )?(?:de )?[Vv]oorzitter$", text))


def addressed(text: str) -> bool:
    """Whether a line names an addressee, such as "Aan de Voorzitter …", and is no sentence."""
    return bool(_ADDRESSEE.match(text)) and not text.endswith((".", ",", ";", ":")) and len(text.split()) <= 16


def heads_address(first: str, *below: str) -> bool:
    """Whether lines are an addressee, with nothing but the address below it."""
    return addressed(first) and all(map(ADDRESS.fullmatch, below))


def names_addressee(line: str) -> bool:
    """Whether a line names an addressee, the chamber too where no "Aan" stands before it."""
    return addressed(line) or bool(_TO_CHAMBER.match(line))


def is_head(line: str) -> bool:
    """Whether a line is one of those that a letter begins with: an addressee, a date, a subject, a salutation.

    >>> [is_head(line) for line in ("Aan de Voorzitter van de Tweede Kamer", "Geachte voorzitter,", "Contactpersoon")]
    [True, True, False]
    """
    return bool(addressed(line) or DATED.fullmatch(line) or SALUTED.fullmatch(line) or SUBJECT.match(line))
