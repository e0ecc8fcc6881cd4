"""Lines of a signature: the office that somebody signs for, a name, and who signs for somebody else."""

from __future__ import annotations

import re

from ...words.people import MINISTER, PARTICLES, TITLES
from .draft import DraftBlock

# Words before a signature.
GREETED = re.compile(
    r"(?:hoogachtend|met (?:vriendelijke|hartelijke|de meeste) (?:groet(?:en)?|hoogachting)|een gelijkluidende brief.*|"
    r"yours (?:sincerely|faithfully))"
    r"[,.]?",
    re.IGNORECASE,
)
# Somebody else signs for the office above.
DEPUTY = re.compile(r"(?:namens (?:deze|dezen|hem|haar)|voor deze|b\.?/?a\.?|i\.?/?o\.?|w\.g\.)[,:]?", re.IGNORECASE)
# What is printed in the place of a signature.
STAMP = re.compile(
    r"\W*(?:(?:deze|dit) \w+ is )?(?:digitaal|elektronisch|automatisch) (?:ondertekend|vastgesteld|aangemaakt)\b.{,99}",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:mede )?(?:namens )?(?:de |het |the |first |executive )*"
    r"(?:(?:demissionair|fungerend|plaatsvervangend|waarnemend|wnd\.|plv\.) )?"
    rf"(?:{MINISTER}|vice-?president|(?:onder)?voorzitter|(?:adjunct-)?griffier|directeur(?:-generaal)?|"
    r"(?:gemeente|provincie|loco-?)?secretaris(?:-generaal)?|(?:in)?formateur|"
    r"(?:loco-?)?burgemeester(?! en wethouders)|wethouder|dijkgraaf|commissaris|president|"
    r"(?:(?:nationale|kinder|veteranen)[ -]?)?ombudsman|commissioner|chair(?:man|woman|person)?|speaker)\b",
    re.IGNORECASE,
)
_OF_MINISTER = re.compile(MINISTER, re.IGNORECASE)
INITIALS = re.compile(r"(?:[A-Z][a-z]?\.[ -]?)+")
_OF_COMMITTEE = re.compile(r".*\b(?:voorzitter|griffier) van (?:de|het) (?:[\w-]+ )*commissie\b", re.IGNORECASE)
# No name begins with these.
_NO_NAME = frozenset(
    "de het een in bijlage bijlagen vraag antwoord inleiding conclusie slot algemene gedeputeerde provinciale gemeente "
    "provincie waterschap college – -".split()
)
_BODIES = frozenset("Kamer Raad Commissie Regering Staat".split())  # they sign nothing as "De Kamer"
# Words without a capital in a line that is a name: J. in ’t Veld, Jan op de Beek.
_SMALL = {*PARTICLES, *TITLES, "in", "op", "en", "–", "-"}


def is_office(text: str) -> bool:
    """Whether a line names an office that somebody signs for.

    >>> is_office("De Minister van Financiën,"), is_office("De minister van Financiën heeft dat toegezegd.")
    (True, False)
    """
    return bool(
        _OFFICE.match(text)
        and len(text) <= 160
        and not text.rstrip().endswith((".", ";", "?", "!", ")"))
        and ":" not in text
        and not re.search(r"\b(?:heeft|hebben|is|zijn|wordt|worden|zal|zullen|dat|die|kan|kunnen|over|aan|op)\b", text)
    )


def office_and_name(line: str) -> list[str]:
    """The office and the name that stand in one line, the name behind a comma; none where the line holds no two.

    Behind the office of a minister, whose own name may have commas, only a name with initials is one for certain.

    >>> office_and_name("De Minister van Fruit, Groente en Noten, P. Eer")
    ['De Minister van Fruit, Groente en Noten,', 'P. Eer']
    >>> office_and_name("De griffier van de commissie, De Pit"), office_and_name("De Minister van Fruit, Groente")
    (['De griffier van de commissie,', 'De Pit'], [])
    """
    office, _, name = line.rpartition(", ")
    sure = INITIALS.match(name) or not (_OF_MINISTER.search(office) or " en " in name)
    named = sure and is_office(office) and is_name(name, signed=True) and not is_office(name)
    return [f"{office},", name] if named else []


def is_name(text: str, *, signed: bool = False) -> bool:
    """Whether a line is the name of a person; where somebody signs, it may begin with "De", or be all capitals.

    >>> [is_name(text) for text in ("H.G.J. Bruins Slot", "Inge van Dijk", "Grinwis", "De Kamer,", "Vraag 2")]
    [True, True, True, False, False]
    >>> [is_name(text, signed=True) for text in ("De Jong", "De Vries-Eer", "De Kamer", "De oogst")], is_name("De Jong")
    ([True, True, False, False], False)
    >>> [is_name(text, signed=True) for text in ("P. DE EER", "SLOT")], is_name("P. EER")
    ([True, False], False)
    """
    tokens = text.replace(",", " ").split() if not text.endswith(",") else []
    if (
        not tokens
        or len(tokens) > 7
        or len(text) > 60
        or text.endswith((";", "?", "!"))
        or ":" in text
        or re.search(r"\d", text)
    ):
        return False
    if tokens[0] == "De" and signed:
        return tokens[-1] not in _BODIES and is_name(" ".join(tokens[1:]))
    if tokens[0].lower() in _NO_NAME:
        return False
    if text.endswith(".") and not re.fullmatch(r"[A-Z]\.", tokens[-1]):
        return False
    words = [token for token in tokens if token.lower() not in _SMALL]
    return (
        bool(words)
        and all(re.match(r"[A-ZÀ-ÖØ-ÞŠŽ’'(]", token) for token in words)
        and (not text.isupper() or (signed and len(words) > 1 and bool(INITIALS.match(text))))
    )


def name_and_office(line: str) -> tuple[str, str] | None:
    """The same, the name first.

    >>> name_and_office("drs. P. Eer, dijkgraaf"), name_and_office("De Minister van Fruit, P. Eer")
    (('drs. P. Eer', 'dijkgraaf'), None)
    """
    name, _, office = line.partition(", ")
    return (name, office) if " " in name and is_name(name, signed=True) and is_office(office) else None


def names(line: str, count: int) -> list[str]:
    """The names that stand side by side in a line, where each begins with initials and there are so many.

    >>> names("P. van Eer Ch.A. Pel", 2), names("Piet P. Eer", 2)
    (['P. van Eer', 'Ch.A. Pel'], ['Piet P. Eer'])
    """
    parts = re.split(rf"(?<![.]) (?={INITIALS.pattern})", line)
    return parts if len(parts) == count and all(map(INITIALS.match, parts)) else [line]


def opens_report(block: DraftBlock) -> bool:
    """Whether a committee signs with a block, as it does above the questions and answers that it reports.

    >>> opens_report(DraftBlock("closing", "De griffier van de vaste commissie voor Fruit,⟦br⟧De Pit"))
    True
    """
    first = block.lines[0]
    return bool(block.kind in ("closing", "paragraph") and _OF_COMMITTEE.match(first) and is_office(first))


def signs(text: str) -> bool:
    """Whether a line is one of those that a letter is signed with: a greeting, an office, a name, "namens deze"."""
    patterns = (GREETED, DEPUTY, STAMP)
    return bool(is_office(text) or is_name(text) or any(pattern.fullmatch(text) for pattern in patterns))
