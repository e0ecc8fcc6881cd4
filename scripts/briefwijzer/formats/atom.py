"""The letters as a feed in Atom (RFC 4287), for people who follow a dossier, or all of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from ..addresses.here import Here
from ..addresses.uris import address, letter_uri
from ..data.collection import dossiers_of
from ..data.letter_corpus import LetterCorpus
from ..data.shared import Correction
from ..words import phrase
from .notes import first_day
from .xml import add, new_document, to_bytes

ATOM = "http://www.w3.org/2005/Atom"
# What the ids of feeds and entries are made from: they stay, wherever the site is served.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefwijzer")


class FeedEntry(NamedTuple):
    """An entry: what its id is made from, its day, title, text and place on the site, who speaks, and the dossiers."""

    name: str
    day: str
    title: str
    text: str
    place: str
    authors: tuple[str, ...]
    dossiers: tuple[tuple[str, str], ...]


def letters_feed(here: Here, title: str, letters: Sequence[LetterCorpus], corrections: Iterable[Correction]) -> bytes:
    """A feed of letters, their reprints and corrections, and what was corrected on their pages; the newest first.

    All its dates are in the data: what has none is left out, because an entry has to have one. Links are relative where
    the address of the site is not known.
    """
    entries = [entry for letter in letters for entry in _of_letter(letter)]
    entries += _of_site(letters, corrections)
    entries.sort(key=lambda entry: (entry.day, entry.name), reverse=True)
    feed = new_document("feed", {None: ATOM}, {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    add(feed, "id", _urn(address(here.uri)))
    add(feed, "title", title)
    add(feed, "subtitle", phrase("start_description"))
    add(feed, "updated", _moment(entries[0].day if entries else "1970"))
    add(add(feed, "author"), "name", phrase("site_name"))
    if here.base:
        add(feed, "link", attributes={"rel": "self", "type": "application/atom+xml", "href": here.absolute(here.uri)})
    for entry in entries:
        _add_entry(feed, here, entry)
    return to_bytes(feed, ("id", "title", "subtitle", "updated", "author", "link", "entry", "summary", "category"))


def _of_letter(letter: LetterCorpus) -> Iterator[FeedEntry]:
    """A letter, and its reprints and corrections."""
    record, place = letter.record, address(letter_uri(letter))
    authors = tuple((sender.name or sender.function).value for sender in record.senders)
    dossiers = tuple(dossiers_of(letter))
    if record.day:
        about = record.summary or record.name
        yield FeedEntry(letter.id, record.day, record.name, about, place, authors, dossiers)
    for version in record.versions:
        if version.date:
            title = phrase(f"feed_{version.kind}", letter=record.name)
            yield FeedEntry(version.id, version.date, title, version.what or title, place, authors, dossiers)


def _of_site(letters: Iterable[LetterCorpus], corrections: Iterable[Correction]) -> Iterator[FeedEntry]:
    """What was corrected on the pages of these letters; what stands on none of a letter belongs to no dossier."""
    places = {address(letter_uri(letter)): letter for letter in letters}
    for one in corrections:
        letter = next((letter for place, letter in places.items() if one.address.startswith(place)), None)
        where = letter.record.name if letter else phrase("site_name")
        said = (("was", one.was), ("now", one.now))
        text = " ".join([one.what, *(f"{phrase(f'corrections_{when}')}: {words}" for when, words in said if words)])
        name = f"{one.date} {one.address} {one.what}"
        dossiers = tuple(dossiers_of(letter)) if letter else ()
        yield FeedEntry(name, one.date, phrase("feed_corrected", where=where), text, one.address, (), dossiers)


def _add_entry(feed: etree._Element, here: Here, one: FeedEntry) -> None:
    entry = add(feed, "entry")
    add(entry, "id", _urn(one.name))
    add(entry, "title", one.title)
    add(entry, "updated", _moment(one.day))
    for author in one.authors:
        add(add(entry, "author"), "name", author)
    href = here.base + one.place if here.base else here.to_address(one.place)
    add(entry, "link", attributes={"rel": "alternate", "type": "text/html", "href": href})
    for slug, name in one.dossiers:
        add(entry, "category", attributes={"term": slug, "label": name})
    add(entry, "summary", one.text)


def _moment(day: str) -> str:
    """A day, or the first that it can be, as a moment."""
    return f"{first_day(day)}T00:00:00Z"


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn
