"""What a reader can choose entries by: the values of each, and how many entries have them. (filter.js)"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.announcements import Announcement
from ...data.layers.dates import TimeExpression
from ...data.layers.declaration import Card, ChosenBy
from ...data.layers.entries import Entry
from ...data.letter_corpus import LetterCorpus
from ...data.records import fields_with, fixed_values, listed_values
from ...data.values import Naming
from ...words import phrase
from .links import short_name
from .notes import CitationView
from .outcomes import RESULTS, result_of

# From sure to unsure, as the records have them.
GRADES = fixed_values(TimeExpression, "grade")
# The value for entries that have none.
NONE = "geen"
# A period of so many years is a long one.
LONG = 10
# What our sentences put between who acts and who helps.
_HELP = re.compile(r", (?:samen met|in overleg met|met) ")

# Values of a choice, each with its words: ids, years, or a text. And the choices of an entry, each with its name.
Options = tuple[tuple[str, str], ...]
Choices = tuple[tuple[str, Options], ...]


class FilterView(NamedTuple):
    """A choice among entries: its name, and each value with its words and the number of entries that have it."""

    name: str
    options: tuple[tuple[str, str, int], ...]


def filters(entries: Iterable[Choices]) -> tuple[FilterView, ...]:
    """The choices among entries; one with a single value is none.

    Years are in their order, results and grades in that of the records, the others as they come.
    """
    found = grouped((name, option) for choices in entries for name, options in choices for option in options)
    views = []
    for name, options in found.items():
        counted = [(*option, count) for option, count in Counter(options).items()]
        if name == "jaar":
            counted.sort()
        elif order := {"uitkomst": RESULTS, "zekerheid": GRADES}.get(name):
            counted.sort(key=lambda option: order.index(option[0]) if option[0] in order else len(order))
        if len(counted) > 1:
            views.append(FilterView(name, tuple(counted)))
    return tuple(views)


def choices_of(corpus: Corpus, letter: LetterCorpus, entry: Entry, card: Card) -> Choices:
    """What an entry can be chosen by, as its card declares; what became of it only where that was looked up."""
    options = ((choice.name, _options(corpus, letter, entry, choice)) for choice in card.choices)
    return tuple((name, values) for name, values in options if values)


def _options(corpus: Corpus, letter: LetterCorpus, entry: Entry, choice: ChosenBy) -> Options:
    """The values of one choice, by the type of its field."""
    if choice.form == "years":
        return _years(vars(entry)["start"], vars(entry)["end"])
    if choice.form == "outcome":
        result = result_of(letter, entry) if isinstance(entry, Announcement) else ""
        return ((result, phrase(f"result_{result}")),) if result else ()
    value = getattr(entry, choice.field)
    if choice.form == "actor":
        return ((actor := _leading(value), actor),)
    if fixed_values(type(entry), choice.field):
        return ((value, phrase(f"{choice.field}_{value}")),) if value else ()
    names, named = listed_values(value), dict(fields_with(type(entry), Naming)).get(choice.field)
    if named and named.what == "theme":
        return tuple((name, corpus.theme[name].name) for name in names)
    if named and named.what == "organisation":
        bodies = tuple((name, short_name(corpus.organisation[name])) for name in names)
        return bodies or ((NONE, phrase("entry_nobody")),)
    return tuple((name, name) for name in names)


def of_citation(citation: CitationView | None) -> Choices:
    """A row of the sheet of citations by what is cited, and whether there is a remark on it."""
    kind = "kamerstuk" if citation and citation.cited.paper else "anders"
    remark = "met" if citation and citation.flags else "zonder"
    return (
        ("soort", ((kind, phrase(f"choice_soort_{kind}")),)),
        ("opmerking", ((remark, phrase(f"choice_opmerking_{remark}")),)),
    )


def _years(start: str | None, end: str | None) -> Options:
    """The years of a period, or that it has none; of an open one the year in which it begins or ends.

    Of a long one the first and the last: it says little of each year within it.
    """
    if not start and not end:
        return ((NONE, phrase("choice_no_year")),)
    first, last = int((start or end or "")[:4]), int((end or start or "")[:4])
    years = (first, last) if last - first >= LONG else range(first, last + 1)
    return tuple((str(year), str(year)) for year in years)


def _leading(actor: str) -> str:
    """Who acts, without those who help.

    >>> _leading("het kabinet, samen met ondernemers"), _leading("de SER, de WRR en anderen")
    ('het kabinet', 'de SER, de WRR en anderen')
    """
    return _HELP.split(actor)[0]
