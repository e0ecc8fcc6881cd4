"""What the letters of a site have to do with each other: what they share, and which of them cites which."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .grouping import grouped
from .letter_corpus import LetterCorpus
from .prose import capital
from .values import ascii_words
from .works import Work

# An address longer than this is cut, and a checksum makes it unique.
MOST_OF_A_SLUG = 80


class Sharing(NamedTuple):
    """What letters have in common, such as a dossier: its place in addresses, its name, the letters, newest first."""

    slug: str
    name: str
    letters: tuple[LetterCorpus, ...]


class Beside(NamedTuple):
    """Another letter of the site, with the paragraphs of the citing letter that cite or name it.

    Without paragraphs the letter is named among the papers that belong to it.
    """

    letter: LetterCorpus
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Collection:
    """The letters of a site by what they share, and by their ids the letters that each cites, and that cite it."""

    dossiers: tuple[Sharing, ...]
    senders: tuple[Sharing, ...]
    cabinets: tuple[Sharing, ...]
    letter_of: Mapping[str, LetterCorpus]  # by the id of the work that it is cited as
    cites: Mapping[str, tuple[Beside, ...]]
    cited_by: Mapping[str, tuple[Beside, ...]]


def collection(newest: Sequence[LetterCorpus], works: Iterable[Work]) -> Collection:
    """What these letters have to do with each other; the newest comes first."""
    known = {name: letter for letter in newest for name in _names(letter)}
    letter_of = {work.id: letter for work in works for name in _names_of_work(work) if (letter := known.get(name))}
    cites = {letter.id: tuple(_cited(letter, letter_of, known)) for letter in newest}
    cited_by = grouped(
        (other.id, Beside(letter, paragraphs)) for letter in newest for other, paragraphs in cites[letter.id]
    )
    return Collection(
        tuple(sorted(_sharing(newest, dossiers_of))),
        tuple(sorted(_sharing(newest, senders_of), key=lambda one: (one.name.lower(), one.slug))),
        tuple(_sharing(newest, cabinets_of)),
        letter_of,
        cites,
        {name: tuple(found) for name, found in cited_by.items()},
    )


def dossiers_of(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """The dossiers of a letter, each with its place in addresses and its name.

    >>> slug("34550 XV")
    '34550-xv'
    """
    for one in letter.record.dossiers:
        yield slug(one.dossier), f"{one.dossier} {one.title}"


def senders_of(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """The offices that send a letter: they outlast the people who hold them, and cabinets."""
    for one in letter.record.senders:
        office = re.sub(r"^(de|het) ", "", one.office, flags=re.IGNORECASE)
        yield slug(office), capital(office)


def cabinets_of(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """The cabinet of a letter, where it is known."""
    if letter.record.cabinet:
        yield slug(letter.record.cabinet.value), letter.record.cabinet.value


def slug(words: str) -> str:
    """Words as a part of an address.

    >>> slug("Minister van Financiën & Zo"), slug("…")
    ('minister-van-financien-zo', 'b4935894')
    """
    whole = ascii_words(words)
    if whole and len(whole) <= MOST_OF_A_SLUG:
        return whole
    check = hashlib.sha256(words.encode()).hexdigest()[:8]
    return f"{whole[:MOST_OF_A_SLUG].strip('-')}-{check}".strip("-")


def _sharing(
    newest: Iterable[LetterCorpus], keys: Callable[[LetterCorpus], Iterator[tuple[str, str]]]
) -> Iterator[Sharing]:
    """The letters by keys of theirs; one that letters write in several ways has the name that the newest gives it."""
    found = grouped((key, (name, letter)) for letter in newest for key, name in dict(keys(letter)).items())
    yield from (Sharing(key, named[0][0], tuple(letter for _, letter in named)) for key, named in found.items())


def _names(letter: LetterCorpus) -> Iterator[str]:
    """What a letter is known by: its id, its number as a paper, and its official page, which comes first."""
    yield letter.id
    if letter.record.kamerstuk:
        yield letter.record.kamerstuk.paper.id
    yield from (link.url for link in letter.record.urls[:1])


def _names_of_work(work: Work) -> Iterator[str]:
    yield work.id
    if work.kamerstuk:
        yield work.kamerstuk.paper.id
    yield from (link.url for link in work.urls if link.shows == "work")


def _cited(
    letter: LetterCorpus, letter_of: Mapping[str, LetterCorpus], known: Mapping[str, LetterCorpus]
) -> Iterator[Beside]:
    """The letters that a letter cites or names, with the places; and those among the papers that belong to it."""
    meant: dict[str, set[str]] = {}
    for work, paragraphs in letter.on_works.items():
        other = letter_of.get(work)
        if other and other is not letter:
            meant.setdefault(other.id, set()).update(paragraphs)
    for link in letter.record.related:
        other = known.get(link.url)
        if other and other is not letter:
            meant.setdefault(other.id, set())
    for name, places in meant.items():
        yield Beside(known[name], tuple(paragraph for paragraph in letter.paragraph_ids if paragraph in places))
