"""The rules by the layer that they propose entries of; the one for times is here.

A rule says where something stands and no more than that: what only a person can know stays out, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..data.corpus import Corpus
from ..data.layers.dates import TIME
from ..data.layers.entries import UNSEEN
from ..data.letter_corpus import LetterCorpus
from ..words.dutch import MONTHS
from .names import organisations
from .numbers import numbers, sums
from .oddities import oddities
from .places import Found, paragraphs
from .works import mentions

# Words for a time that the check of the layer does not ask for, because they often mean none.
_ALSO_TIME = re.compile(r"\b(?:vorige?|voorgaande|eerder|eerdere|gelijktijdig|uiteindelijk)\b")
_DATE = re.compile(rf"\b(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)})(?: (?P<year>(?:19|20)\d\d))?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def times(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Words that say when; a day, month or year with its year is read as such, everything else is left unclear."""
    for paragraph in paragraphs(letter):
        small = paragraph.prose.plain.lower()
        matches = [*_DATE.finditer(small), *TIME.finditer(small), *_ALSO_TIME.finditer(small)]
        end = 0  # of the last one: they come in the order in which they begin
        for match in sorted(matches, key=lambda one: (one.start(), -one.end())):
            if match.start() < end:
                continue
            end = match.end()
            values: dict[str, Any] = {"grade": "unclear", "note": UNSEEN}
            if day := _read(match[0]):
                values = {"start": day, "end": day, "grade": "likely", "note": UNSEEN}
            yield paragraph, *match.span(), values


def _read(words: str) -> str:
    """A date with its year as the data has it, or nothing.

    >>> _read("1 juli 2015"), _read("juli 2015"), _read("2015"), _read("1 juli"), _read("31 juni 2015")
    ('2015-07-01', '2015-07', '2015', '', '')
    """
    match = _DATE.fullmatch(words)
    if not match or not match["year"]:
        return words if _YEAR.fullmatch(words) else ""
    month = MONTHS.index(match["month"]) + 1
    if not match["day"]:
        return f"{match['year']}-{month:02}"
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""


RULES = {
    "dates": times,
    "amounts": sums,
    "numbers": numbers,
    "organisations": organisations,
    "mentions": mentions,
    "oddities": oddities,
}
