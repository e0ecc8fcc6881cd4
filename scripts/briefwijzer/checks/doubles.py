"""Works that may be one: suggested while nobody has looked at one of the two, and merged by nobody but a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.corpus import Corpus
from ..data.works import Work
from ..problems import Problem

_ALIKE = 0.75  # the share of the words of two titles that both have
_LEAST = 3  # words of a title that may be the head of another


def likely_doubles(corpus: Corpus) -> Iterator[Problem]:
    """K331: a work that was read out of a note may be one that is there already."""
    if not any(work.review for work in corpus.works):
        return
    by_key: dict[str, list[int]] = {}
    for at, work in enumerate(corpus.works):
        for key in _keys(work):
            by_key.setdefault(key, []).append(at)
    for at, work in enumerate(corpus.works):
        if not work.review:
            continue
        for there in sorted({other for key in _keys(work) for other in by_key[key]}):
            other = corpus.works[there]
            # of two proposals the later one is told
            if there != at and (not other.review or there < at) and (why := _same(work, other)):
                message = f"'{work.id}' may be the work '{other.id}': {why}"
                hint = "Let the citations name one of them; of two works that you have looked at, 'review' goes."
                yield Problem(corpus.place(work, "id"), "K331", message, hint, "doubt")


def _keys(work: Work) -> set[str]:
    """What two works must share at least one of to be compared: numbers, addresses, words of the title."""
    words = {word for title in _titles(work) for word in title}
    return {_bare(fact.value) for fact in (work.isbn, work.doi) if fact} | _addresses(work) | words


def _same(one: Work, other: Work) -> str:
    """Why two works may be one; empty where nothing says so."""
    for name in ("isbn", "doi"):
        first, second = getattr(one, name), getattr(other, name)
        if first and second:
            return f"the same {name.upper()}" if _bare(first.value) == _bare(second.value) else ""
    if _addresses(one) & _addresses(other):
        return "the same address"
    years = {work.date.value[:4] for work in (one, other) if work.date}
    makers = [set(_words(work.organisation.value)) for work in (one, other) if work.organisation]
    if len(years) > 1 or (len(makers) == 2 and not makers[0] & makers[1]):
        return ""
    if any(_alike(first, second) for first in _titles(one) for second in _titles(other)):
        return "the titles are alike, and no year speaks against it"
    return ""


def _titles(work: Work) -> list[list[str]]:
    return [_words(fact.value) for fact in (work.title, work.title_as_cited) if fact]


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether two titles have most of their words, or one is the head of the other."""
    short, long = sorted((one, other), key=len)
    if short == long[: len(short)] and (len(short) >= _LEAST or short == long):
        return True
    return len({*one} & {*other}) >= _ALIKE * len({*one} | {*other})


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number).lower()


def _addresses(work: Work) -> set[str]:
    """Where the work itself can be read, without what differs for one page."""
    shown = (link.url for link in work.urls if link.shows == "work")
    return {re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/").lower() for url in shown}


CHECKS = (likely_doubles,)
