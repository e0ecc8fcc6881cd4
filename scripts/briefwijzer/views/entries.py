"""Entries of the layers as they are shown: what is ours, the letter's words, and the way to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..corpus import Corpus, LetterCorpus
from ..layers import Amount, Announcement, Measure, Position, Quoted, TimeExpression
from ..links import Here, letter_uri, notes_uri, register_uri, section_uri, theme_uri
from ..model import Footnote
from ..words import say_in
from .common import LinkTo, dutch_date, listed

# Pages that letters share show so many letters in full, the newest; of the others they link to the paragraphs.
IN_FULL = 5


class PlaceLink(NamedTuple):
    """A paragraph of a letter: its address, section number, and number within the section; or a note, by its number."""

    href: str
    section: str
    number: int
    letter: str


class QuoteView(NamedTuple):
    """Words of the letter and where they stand; ``label`` is a word of the catalogue, or empty."""

    words: str
    place: PlaceLink
    label: str = ""


@dataclass(frozen=True)
class EarlierLetter:
    """A letter that a shared page does not show in full: the paragraphs that are meant, in reading order."""

    letter: LinkTo
    places: tuple[PlaceLink, ...]


class EntryView(NamedTuple):
    """An entry of a layer: ``kind`` and ``id`` name it, ``title`` and ``rows`` are ours, ``quotes`` the letter's.

    ``href`` leads to its place in the register of its letter. ``badge`` is a word of the catalogue, or empty; a row is
    a word of the catalogue and a text.
    """

    kind: str
    id: str
    href: str
    title: str
    badge: str
    rows: tuple[tuple[str, str], ...]
    quotes: tuple[QuoteView, ...]
    themes: tuple[LinkTo, ...]
    review: str


def place_link(letter: LetterCorpus, paragraph: str, here: Here) -> PlaceLink:
    """The way to a paragraph."""
    section, _ = letter.paragraphs[paragraph]
    href = here.to(section_uri(letter, section), paragraph)
    return PlaceLink(href, section.number, letter.numbers[paragraph], letter.letter.short_title)


def note_link(letter: LetterCorpus, note: Footnote, here: Here) -> PlaceLink:
    """The way to a note, among all notes of its letter."""
    return PlaceLink(here.to(notes_uri(letter), note.id), "", int(note.number), letter.letter.short_title)


def earlier_letter(letter: LetterCorpus, paragraphs: Iterable[str], here: Here) -> EarlierLetter:
    """A letter by links to some of its paragraphs, each once."""
    meant = set(paragraphs)
    return EarlierLetter(
        LinkTo(here.to(letter_uri(letter)), letter.letter.short_title),
        tuple(place_link(letter, paragraph, here) for paragraph in letter.paragraphs if paragraph in meant),
    )


def quote_view(letter: LetterCorpus, entry: Quoted, here: Here, label: str = "") -> QuoteView:
    """The words of an entry."""
    return QuoteView(entry.quote, place_link(letter, entry.paragraph, here), label)


def theme_links(corpus: Corpus, themes: Iterable[str], here: Here) -> tuple[LinkTo, ...]:
    """Links to themes by their names."""
    return tuple(LinkTo(here.to(theme_uri(theme)), corpus.theme[theme].name) for theme in themes)


def bodies(corpus: Corpus, position: Position) -> str:
    """The bodies that say something, by their abbreviation or name."""
    if not position.bodies:
        return str(say_in("nl")("position_nobody"))
    found = [corpus.organisation[body] for body in position.bodies]
    return listed([body.abbreviation or body.name.value for body in found])


def position_entry(corpus: Corpus, letter: LetterCorpus, position: Position, here: Here) -> EntryView:
    """Advice and answer."""
    quotes = [quote_view(letter, position, here, "position_claim")]
    if position.answer_quote and position.answer_paragraph:
        place = place_link(letter, position.answer_paragraph, here)
        quotes.append(QuoteView(position.answer_quote, place, "position_answer"))
    return EntryView(
        "position",
        position.id,
        here.to(register_uri(letter, "standpunten"), position.id),
        position.claim,
        f"stance_{position.stance}",
        (("position_bodies", bodies(corpus, position)), ("position_cabinet", position.answer)),
        tuple(quotes),
        theme_links(corpus, [position.theme], here),
        position.review,
    )


def announcement_entry(corpus: Corpus, letter: LetterCorpus, entry: Announcement, here: Here) -> EntryView:
    """Something done, promised or left to others."""
    rows = [("announcement_actor", entry.actor)]
    rows += [("announcement_addressee", entry.addressee)] if entry.addressee else []
    rows += [("announcement_via", entry.via)] if entry.via else []
    rows += [("announcement_term", entry.term)] if entry.term else []
    rows += [("announcement_period", period(entry.start, entry.end))] if entry.start or entry.end else []
    return EntryView(
        "announcement",
        entry.id,
        here.to(register_uri(letter, "toezeggingen"), entry.id),
        entry.what,
        f"status_{entry.status}",
        tuple(rows),
        (quote_view(letter, entry, here),),
        theme_links(corpus, entry.themes, here),
        entry.review,
    )


def amount_entry(corpus: Corpus, letter: LetterCorpus, entry: Amount, here: Here) -> EntryView:
    """A sum of money."""
    rows = [("amount_value", f"€ {int(entry.value):,}".replace(",", ".")), ("amount_purpose", entry.purpose)]
    rows += [("amount_period", entry.period)] if entry.period else []
    rows += [("amount_channel", entry.channel)] if entry.channel else []
    return EntryView(
        "amount",
        entry.id,
        here.to(register_uri(letter, "bedragen"), entry.id),
        entry.printed,
        "",
        tuple(rows),
        (quote_view(letter, entry, here),),
        theme_links(corpus, entry.themes, here),
        entry.review,
    )


def number_entry(letter: LetterCorpus, entry: Measure, here: Here) -> EntryView:
    """Another number."""
    rows = (("number_value", f"{entry.value} {entry.unit}"), ("number_what", entry.what))
    href = here.to(register_uri(letter, "bedragen"), entry.id)
    quotes = (quote_view(letter, entry, here),)
    return EntryView("number", entry.id, href, entry.printed, "", rows, quotes, (), entry.review)


def date_entry(letter: LetterCorpus, entry: TimeExpression, here: Here) -> EntryView:
    """Words that say when, and how they are read."""
    rows = [("date_reading", period(entry.start, entry.end))] if entry.start or entry.end else []
    rows += [("date_note", entry.note)] if entry.note else []
    quotes = (quote_view(letter, entry, here),)
    badge = f"grade_{entry.grade}"
    href = here.to(register_uri(letter, "tijdlijn"), entry.id)
    return EntryView("date", entry.id, href, entry.printed, badge, tuple(rows), quotes, (), entry.review)


def period(start: str | None, end: str | None) -> str:
    """A period in Dutch words.

    >>> period("2015", None), period("2017-01", "2017-03"), period(None, "2020")
    ('vanaf 2015', 'januari 2017 tot en met maart 2017', 'tot en met 2020')
    """
    if start and end and start != end:
        return f"{dutch_date(start)} tot en met {dutch_date(end)}"
    if start and end:
        return dutch_date(start)
    return f"vanaf {dutch_date(start)}" if start else f"tot en met {dutch_date(end or '')}"
