"""What several pages show: links, facts with their evidence, names of works, dates.

Views of which a letter has thousands are named tuples, here and in the other modules: a frozen dataclass takes three
times as long to make.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from ...addresses.links import Here, work_uri
from ...checks.references import kamerstuk
from ...data.layers import Organisation
from ...data.records import Basis
from ...data.works import Work
from ...words import phrase


class LinkTo(NamedTuple):
    """A link and its words; ``lang`` where they are not Dutch."""

    href: str
    words: str
    lang: str = ""
    current: bool = False


@dataclass(frozen=True)
class Evidence:
    """Where a fact comes from: ``kind`` is a word of the catalogue, ``url`` the page where it was seen."""

    kind: str
    url: str
    host: str
    confidence: str
    note: str


@dataclass(frozen=True)
class FactView:
    """A row of facts: the name of the field, its text and its evidence."""

    field: str
    value: str
    evidence: Evidence | None
    lang: str = ""


def evidence(basis: Basis) -> Evidence:
    """Where a fact comes from, ready to be shown."""
    seen = "://" in basis.source
    kind = "seen" if seen else basis.source.replace("-", "_")
    url = basis.source if basis.source.startswith("https://") else ""
    return Evidence(kind, url, _host(basis.source) if seen else "", basis.confidence, basis.note or "")


@lru_cache(maxsize=1_000)  # many facts come from the same few pages
def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def work_link(work: Work, here: Here) -> LinkTo:
    """A link to a work's page, by its name; a paper with a title by its number too, for papers share titles."""
    words = work_name(work)
    if work.title and work.kamerstuk:
        words = f"{words} ({kamerstuk(work.kamerstuk).number})"
    return LinkTo(here.to(work_uri(work.id)), words, work_lang(work))


def work_name(work: Work) -> str:
    """The title of a work, or its citation when the title is not known."""
    if work.title:
        return work.title.value
    return kamerstuk(work.kamerstuk).citation() if work.kamerstuk else work.id


def work_lang(work: Work) -> str:
    """The language of a work's name, empty for Dutch."""
    return work.language if work.title and work.language != "nl" else ""


MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()


def dutch_date(value: str) -> str:
    """A date in Dutch words, as exact as it is known.

    >>> dutch_date("2017-02-13"), dutch_date("2016-10"), dutch_date("2016")
    ('13 februari 2017', 'oktober 2016', '2016')
    """
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def short_name(body: Organisation) -> str:
    """An organisation by its abbreviation, or else by its name."""
    return body.abbreviation or body.name.value


def listed(names: Sequence[str]) -> str:
    """Names as a Dutch list.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B en C')
    """
    return "".join(f"{name}{behind}" for name, behind in zip(names, behind_each(len(names)), strict=True))


def behind_each(count: int) -> list[str]:
    """What stands behind each of so many names in a list: commas, «en» behind the last but one, nothing at the end."""
    return [", "] * (count - 2) + [f" {phrase('and')} "] * (count > 1) + [""]
