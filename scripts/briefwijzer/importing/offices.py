"""Offices as they are printed in sentences: "de ministers van Justitie en Veiligheid en voor Natuur en Stikstof".

The name of a department is words with capitals, with commas and "en" between them; where it ends is known by that.
"""

from __future__ import annotations

import re

from ..words.people import MINISTER

_NAMED = rf"(?!(?i:{MINISTER}|(?:en|van|voor|de|het|mede|namens)\b))[A-ZÀ-Þ][\w’'-]*"
_WORD = rf"{_NAMED}(?: {_NAMED})*"
_DEPARTMENT = rf"{_WORD}(?:(?:, {_WORD})+ (?i:en) {_WORD}| (?i:en) {_WORD})?"
_BELONGS = r"(?i:van|voor)"
OFFICE = re.compile(
    rf"(?i:(?P<title>{MINISTER})(?:s|sen)?)(?P<of>(?:(?:,| (?i:en))? {_BELONGS} {_DEPARTMENT})+|(?<=president)\b)"
)
_BEFORE = re.compile(r"(?:,| en|, en)? ?(?:(?:van )?de |het )?", re.IGNORECASE)
BEHALF = re.compile(rf",? *\b(?:mede|ook)? ?namens (?=(?:de|het|mijn|{MINISTER})\b)", re.IGNORECASE)


def offices(text: str) -> list[str]:
    """The offices that follow each other in a text, each by itself; what is no office ends them.

    >>> offices("de minister van Fruit en de staatssecretaris van Groente en Noten de antwoorden")
    ['minister van Fruit', 'staatssecretaris van Groente en Noten']
    >>> offices("de ministers van Fruit, Groente en Noten en voor Water aan"), offices("mijn ambtgenoot van Fruit")
    (['minister van Fruit, Groente en Noten', 'minister voor Water'], [])
    >>> offices("de ministers van Fruit en Noten (FN) en van Water (W&L) het plan")
    ['minister van Fruit en Noten', 'minister van Water']
    >>> offices("DE MINISTER VAN FRUIT EN NOTEN EN DE STAATSSECRETARIS VAN GROENTE")
    ['MINISTER VAN FRUIT EN NOTEN', 'STAATSSECRETARIS VAN GROENTE']
    """
    found: list[str] = []
    at = 0
    text = re.sub(r" \([A-Z][\w&]{1,6}\)", "", text)  # how a department is called for short
    while match := _BEFORE.match(text, at):
        office = OFFICE.match(text, match.end())
        if office is None:
            break
        parts = re.findall(rf"({_BELONGS} {_DEPARTMENT})", office["of"])
        found += [f"{office['title']} {part}" for part in parts] or [office["title"]]
        at = office.end()
    return found


def on_behalf(text: str) -> list[str]:
    """The offices that a text says it is sent on behalf of, as in "mede namens de minister van Fruit"."""
    return [office for match in BEHALF.finditer(text) for office in offices(text[match.end() :])]
