"""Works that may be the same: reported until somebody has checked one of them, never merged by a program. (K331)"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..data.works import Work
from ..problems import Problem

_ALIKE = 0.75  # the share of the words of two titles that both have
_LEAST = 3  # words of a title that may be the head of another


@dataclass(frozen=True)
class _Likeness:
    """What two works are compared by: numbers, addresses, year, words of the maker and of the titles."""

    isbn: str
    doi: str
    addresses: frozenset[str]
    year: str
    maker: frozenset[str]
    titles: tuple[tuple[str, ...], ...]

    @property
    def keys(self) -> set[str]:
        """What it is found by: numbers, addresses, the words and the first words of its titles."""
        words = {word for title in self.titles for word in title}
        return {self.isbn, self.doi, *self.addresses, *words, *self._heads()} - {""}

    def looks_for(self, count: Mapping[str, int]) -> Iterator[str]:
        """The keys of which a work like it has at least one: of a title the rarest words, a quarter of them and one."""
        yield from (self.isbn, self.doi, *self.addresses, *self._heads())
        for title in self.titles:
            yield from sorted({*title}, key=lambda word: (count[word], word))[: len({*title}) // 4 + 1]

    def _heads(self) -> Iterator[str]:
        return (" ".join(title[:_LEAST]) for title in self.titles if len(title) >= _LEAST)


def likely_doubles(corpus: Corpus) -> Iterator[Problem]:
    """K331: a work that was read out of a note may be one that is there already."""
    if not any(work.review for work in corpus.works):
        return
    known = [_likeness(work) for work in corpus.works]
    by_key = grouped((key, at) for at, one in enumerate(known) for key in one.keys)
    count = {key: len(places) for key, places in by_key.items()}
    for at, work in enumerate(corpus.works):
        if not work.review:
            continue
        for there in sorted({other for key in known[at].looks_for(count) for other in by_key.get(key, ())}):
            other = corpus.works[there]
            # of two proposals the later one is reported
            if there != at and (not other.review or there < at) and (why := _same(known[at], known[there])):
                message = f"'{work.id}' may be the work '{other.id}': {why}"
                hint = "If they are one work, let all citations name it; if not, remove 'review' from both."
                yield Problem(corpus.place(work, "id"), "K331", message, hint, "doubt")


def _likeness(work: Work) -> _Likeness:
    shown = (link.url for link in work.urls if link.shows == "work")
    return _Likeness(
        isbn=_bare(work.isbn.value) if work.isbn else "",
        doi=_bare(work.doi.value) if work.doi else "",
        # without what differs for one page
        addresses=frozenset(re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/").lower() for url in shown),
        year=work.date.value[:4] if work.date else "",
        maker=frozenset(_words(work.organisation.value)) if work.organisation else frozenset(),
        titles=tuple(_words(fact.value) for fact in (work.title, work.title_as_cited) if fact),
    )


def _same(one: _Likeness, other: _Likeness) -> str:
    """Why two works may be one; empty where nothing says so."""
    for name, first, second in (("ISBN", one.isbn, other.isbn), ("DOI", one.doi, other.doi)):
        if first and second:
            return f"the same {name}" if first == second else ""
    if one.addresses & other.addresses:
        return "the same address"
    if one.year and other.year and one.year != other.year:
        return ""
    if one.maker and other.maker and not one.maker & other.maker:
        return ""
    if any(_alike(first, second) for first in one.titles for second in other.titles):
        return "their titles are alike, and their years do not differ"
    return ""


def _words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", title.lower()))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles have most of their words, or one is the head of the other."""
    short, long = sorted((one, other), key=len)
    if short == long[: len(short)] and (len(short) >= _LEAST or short == long):
        return True
    return len({*one} & {*other}) >= _ALIKE * len({*one} | {*other})


def _bare(number: str) -> str:
    return re.sub(r"\W", "", number).lower()


OF_ALL = (likely_doubles,)
