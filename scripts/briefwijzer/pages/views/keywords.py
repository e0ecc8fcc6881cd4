"""The subject index of a letter, from A to Z."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import register_uri
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.keywords import KEYWORDS, Keyword
from ...data.letter_corpus import LetterCorpus
from ...words import phrase
from ...words.dutch import fold, initial
from ...words.places import note_words, paragraph_words, section_sign
from .entries import QuoteView, place_or_note, words_view
from .frame import LetterFrame, downloads, letter_frame
from .links import LinkTo

# How many lines away a keyword may stand from a word that leads to it.
NEAR = 3


class WordView(NamedTuple):
    """A word of the index; ``kind`` is a word of the catalogue, or empty where it goes without saying."""

    term: str
    kind: str
    lang: str


class ShortPlace(NamedTuple):
    """The way to a paragraph or note in few signs: its number, and what stands before that: «3.1 al.», «noot»."""

    href: str
    before: str
    number: str


class KeywordView(NamedTuple):
    """A keyword with its places; or other words that stand next to each other and ``lead_to`` the same keyword."""

    words: tuple[WordView, ...]
    id: str = ""
    also: tuple[WordView, ...] = ()
    see: tuple[LinkTo, ...] = ()
    places: tuple[ShortPlace, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    lead_to: LinkTo | None = None


@dataclass(frozen=True)
class KeywordsView:
    """The index by first letters; ``places`` is how many paragraphs and notes it leads to."""

    frame: LetterFrame
    letters: tuple[tuple[str, tuple[KeywordView, ...]], ...]
    keywords: int
    others: int
    places: int
    files: tuple[LinkTo, ...]


def keywords_view(corpus: Corpus, letter: LetterCorpus, slug: str, here: Here) -> KeywordsView:
    """The subject index of a letter."""
    entries = letter.layers[KEYWORDS]
    lines = [line for entry in entries for line in _lines(letter, entry, here)]
    lines.sort(key=lambda line: (fold(line.words[0].term), line.words[0].term))
    by_letter = grouped((initial(line.words[0].term), line) for line in _without_near(lines))
    return KeywordsView(
        frame=letter_frame(letter, here),
        letters=tuple((first, tuple(_joined(found))) for first, found in by_letter.items()),
        keywords=len(entries),
        others=sum(len(entry.also) for entry in entries),
        places=len(letter.keywords_at),
        files=downloads(letter, here, slug),
    )


def keyword_link(letter: LetterCorpus, entry: Keyword, here: Here) -> LinkTo:
    """The way to an entry of the index."""
    register = register_uri(letter, KEYWORDS.slug)
    href = f"#{entry.id}" if here.uri == register else here.to(register, entry.id)
    return LinkTo(href, entry.word, _word(entry.word, entry.kind).lang)


def _lines(letter: LetterCorpus, entry: Keyword, here: Here) -> Iterable[KeywordView]:
    """The line of a keyword, and one for each other word for it."""
    also = tuple(_word(other.word, other.kind) for other in entry.also)
    see = tuple(keyword_link(letter, letter.keyword[name], here) for name in entry.see)
    quotes = tuple(
        words_view(letter, place.at, place.quote, here)
        if place.at in letter.paragraphs
        else QuoteView(place.quote, place_or_note(letter, place.at, here))
        for place in entry.places
    )
    places = tuple(_short(letter, place.at, here) for place in entry.places)
    own, lead_to = (_word(entry.word, entry.kind),), keyword_link(letter, entry, here)
    yield KeywordView(own, id=entry.id, also=also, see=see, places=places, quotes=quotes)
    yield from (KeywordView((word,), lead_to=lead_to) for word in also)


def _short(letter: LetterCorpus, place: str, here: Here) -> ShortPlace:
    href = place_or_note(letter, place, here).href
    if note := letter.note.get(place):
        words = note_words(letter, note)
        before = words.removesuffix(note.number).strip()
        # a note of an annex says of which behind its number
        return ShortPlace(href, before.lower(), note.number) if before != words else ShortPlace(href, words, "")
    section, paragraph = letter.paragraphs[place]
    if paragraph in letter.opening or paragraph in letter.closing:
        return ShortPlace(href, paragraph_words(letter, place), "")
    return ShortPlace(href, phrase("keyword_place", section=section_sign(letter, section)), str(letter.numbers[place]))


def _word(term: str, kind: str) -> WordView:
    is_said = kind in ("english", "older", "newer")
    return WordView(term, f"keyword_{kind}" if is_said else "", "en" if kind == "english" else "")


def _without_near(lines: list[KeywordView]) -> Iterable[KeywordView]:
    """The lines without those that lead to a keyword so near that a reader sees it there."""
    for at, line in enumerate(lines):
        near = {other.id for other in lines[max(0, at - NEAR) : at + NEAR + 1]} - {""}
        if line.lead_to is None or line.lead_to.href.removeprefix("#") not in near:
            yield line


def _joined(lines: Iterable[KeywordView]) -> Iterable[KeywordView]:
    """The lines, words next to each other that lead to the same keyword in one."""
    for target, together in groupby(lines, key=attrgetter("lead_to")):
        if target is None:
            yield from together
        else:
            yield KeywordView(tuple(word for line in together for word in line.words), lead_to=target)
