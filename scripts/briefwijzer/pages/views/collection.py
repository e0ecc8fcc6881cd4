"""The list of letters, and the pages of what several share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import dossier_uri, sender_uri
from ...data.collection import Sharing, cabinets_of, dossiers_of, senders_of
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.letter_corpus import LetterCorpus
from .choices import Choices, FilterView, filters
from .frame import LetterLine, letter_line
from .links import LinkTo, letter_link

# A dossier, sender or cabinet: the way to its page, where it has one, and the letters, newest first.
SharingView = tuple[LinkTo, tuple[LinkTo, ...]]


@dataclass(frozen=True)
class ListView:
    """The list of letters by year, each with what it can be chosen by, and by what they share.

    ``by`` has lists under words of the catalogue, only where there are several letters.
    """

    years: tuple[tuple[str, tuple[tuple[LetterLine, Choices], ...]], ...]
    count: int
    filters: tuple[FilterView, ...]
    by: tuple[tuple[str, tuple[SharingView, ...]], ...]


@dataclass(frozen=True)
class SharedView:
    """The page of a dossier or sender: ``kind`` is part of words of the catalogue."""

    kind: str
    name: str
    letters: tuple[LetterLine, ...]
    feed: str


def list_view(corpus: Corpus, here: Here) -> ListView:
    """The list of letters, newest first."""
    several = len(corpus.letters) > 1
    years = grouped(
        (letter.record.day[:4], (letter_line(letter, here), _choices(letter) if several else ()))
        for letter in corpus.newest
    )
    found = corpus.collection
    by = {
        "letters_by_dossier": [_sharing_view(one, here, dossier_uri) for one in found.dossiers],
        "letters_by_sender": [_sharing_view(one, here, sender_uri) for one in found.senders],
        "letters_by_cabinet": [_sharing_view(one, here) for one in found.cabinets],
    }
    return ListView(
        years=tuple((year, tuple(lines)) for year, lines in years.items()),
        count=len(corpus.letters),
        filters=tuple(
            FilterView(one.name, tuple(sorted(one.options, key=lambda option: option[1].lower())))
            for one in filters(choices for lines in years.values() for _, choices in lines)
        ),
        by=tuple((key, tuple(lists)) for key, lists in by.items() if lists and several),
    )


def _choices(letter: LetterCorpus) -> Choices:
    year = letter.record.day[:4]
    return (
        ("jaar", ((year, year),) if year else ()),
        ("afzender", tuple(dict(senders_of(letter)).items())),
        ("dossier", tuple(dict(dossiers_of(letter)).items())),
        ("kabinet", tuple(cabinets_of(letter))),
    )


def _sharing_view(one: Sharing, here: Here, uri: Callable[[str], str] | None = None) -> SharingView:
    page = here.to(uri(one.slug)) if uri and len(one.letters) > 1 else ""
    return LinkTo(page, one.name), tuple(letter_link(letter, here) for letter in one.letters)


def shared_view(kind: str, one: Sharing, here: Here, feed: str = "") -> SharedView:
    """The page of a dossier or sender; ``feed`` is where its feed is, if it has one."""
    letters = tuple(letter_line(letter, here) for letter in one.letters)
    return SharedView(kind, one.name, letters, feed=here.to(feed) if feed else "")
