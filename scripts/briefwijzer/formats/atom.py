"""The letters as a feed in Atom (RFC 4287), for people who follow a dossier, or all of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from lxml import etree

from ..addresses.here import Here
from ..addresses.uris import address, letter_uri
from ..data.collection import dossiers_of
from ..data.letter_corpus import LetterCorpus
from ..words import phrase
from .notes import first_day
from .xml import add, root, to_bytes

ATOM = "http://www.w3.org/2005/Atom"
# What the ids of feeds and entries are made from: they stay, wherever the site is served.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:briefwijzer")


def letters_feed(here: Here, title: str, letters: Iterable[LetterCorpus]) -> bytes:
    """A feed of letters, the newest first; all its dates are in the data.

    A letter without a date is left out: an entry has to have one. Links are relative where the address of the site is
    not known.
    """
    dated = [letter for letter in letters if letter.letter.date]
    feed = root("feed", {None: ATOM}, {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    add(feed, "id", _urn(here.uri))
    add(feed, "title", title)
    add(feed, "subtitle", phrase("start_description"))
    add(feed, "updated", max((_moment(letter) for letter in dated), default=_EPOCH))
    add(add(feed, "author"), "name", phrase("site_name"))
    if here.base:
        add(feed, "link", attributes={"rel": "self", "type": "application/atom+xml", "href": here.absolute(here.uri)})
    for letter in dated:
        _entry(feed, here, letter)
    return to_bytes(feed, ("id", "title", "subtitle", "updated", "author", "link", "entry", "summary", "category"))


_EPOCH = "1970-01-01T00:00:00Z"  # of a feed without entries, and of a letter without a date


def _entry(feed: etree._Element, here: Here, letter: LetterCorpus) -> None:
    record, page = letter.letter, letter_uri(letter)
    entry = add(feed, "entry")
    add(entry, "id", _urn(letter.id))
    add(entry, "title", record.name)
    add(entry, "updated", _moment(letter))
    for sender in record.senders:
        add(add(entry, "author"), "name", sender.name.value)
    add(
        entry,
        "link",
        attributes={"rel": "alternate", "type": "text/html", "href": here.absolute(page) or here.to(page)},
    )
    for slug, name in dossiers_of(letter):
        add(entry, "category", attributes={"term": slug, "label": name})
    add(entry, "summary", record.summary or record.name)


def _moment(letter: LetterCorpus) -> str:
    """The day of a letter, or the first that it can be, as a moment."""
    return f"{first_day(letter.letter.day)}T00:00:00Z" if letter.letter.day else _EPOCH


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, address(name)).urn
