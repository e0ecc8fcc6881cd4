"""Entries of the layers as they are shown: what is ours, the letter's words, and the way to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import letter_uri, notes_uri, organisation_uri, register_uri, section_uri, theme_uri
from ...data.corpus import Corpus, LetterCorpus
from ...data.layers import Amount, Announcement, Measure, Position, Quoted, TimeExpression
from ...data.letter import Footnote
from ...words import phrase
from ...words.dutch import behind_each, dutch_date, listed, period
from .choices import Choices, of_announcement, of_position, of_time
from .links import LinkTo, short_name
from .names import ROLES, Linked, linked

# Pages that letters share show so many letters in full, the newest; of the others they link to the paragraphs.
IN_FULL = 5


class PlaceLink(NamedTuple):
    """A paragraph of a letter: its address, section number, and number within the section; or a note, by its number."""

    href: str
    section: str
    number: int
    letter: str


class QuoteView(NamedTuple):
    """Words of the letter and where they stand; ``label`` is a word of the catalogue, or empty.

    ``notes`` are the notes whose marks stand within the words or right behind them.
    """

    words: str
    place: PlaceLink
    label: str = ""
    notes: tuple[PlaceLink, ...] = ()


@dataclass(frozen=True)
class EarlierLetter:
    """A letter that a shared page does not show in full: the paragraphs that are meant, in reading order."""

    letter: LinkTo
    places: tuple[PlaceLink, ...]


class EntryView(NamedTuple):
    """An entry of a layer: ``kind`` and ``id`` name it, ``title`` and ``rows`` are ours, ``quotes`` the letter's.

    ``href`` leads to its place in the register of its letter. ``badge`` is a word of the catalogue, or empty; a row is
    a word of the catalogue and a text. ``beside`` are the other positions of its paragraph. ``choices`` are what a
    reader can choose it by: the name of the choice, and the values with their words.
    """

    kind: str
    id: str
    href: str
    title: str
    badge: str
    rows: tuple[tuple[str, Linked], ...]
    quotes: tuple[QuoteView, ...]
    themes: tuple[LinkTo, ...]
    review: str
    beside: tuple[LinkTo, ...] = ()
    choices: Choices = ()


def place_link(letter: LetterCorpus, paragraph: str, here: Here) -> PlaceLink:
    """The way to a paragraph."""
    section, _ = letter.paragraphs[paragraph]
    href = here.to(section_uri(letter, section), paragraph)
    return PlaceLink(href, section.number, letter.numbers[paragraph], letter.letter.short_title)


def note_link(letter: LetterCorpus, note: Footnote, here: Here) -> PlaceLink:
    """The way to a note, among all notes of its letter."""
    return PlaceLink(here.to(notes_uri(letter), note.id), "", int(note.number), letter.letter.short_title)


def letter_identity(letter: LetterCorpus) -> str:
    """Which letter this is, for a reader who has only this page: its number and date."""
    return f"{letter.letter.kamerstuk.paper.citation()} · {dutch_date(letter.letter.date.value)}"


def earlier_letter(letter: LetterCorpus, paragraphs: Iterable[str], here: Here) -> EarlierLetter:
    """A letter by links to some of its paragraphs, each once."""
    meant = set(paragraphs)
    return EarlierLetter(
        LinkTo(here.to(letter_uri(letter)), letter.letter.short_title),
        tuple(place_link(letter, paragraph, here) for paragraph in letter.paragraphs if paragraph in meant),
    )


def quote_view(letter: LetterCorpus, entry: Quoted, here: Here, label: str = "") -> QuoteView:
    """The words of an entry, with the notes to them."""
    return words_view(letter, entry.paragraph, entry.quote, here, label)


def words_view(letter: LetterCorpus, paragraph: str, words: str, here: Here, label: str = "") -> QuoteView:
    """Words of a paragraph, with the notes to them."""
    prose = letter.paragraphs[paragraph][1].prose
    start = prose.plain.find(words)
    notes, at = [], 0
    for run in prose.runs():
        at += len(run.words)
        # a mark behind the full stop is one to the sentence
        if run.mark and start < at <= start + len(words) + 1:
            notes.append(note_link(letter, letter.footnote[run.mark], here))
    return QuoteView(words, place_link(letter, paragraph, here), label, tuple(dict.fromkeys(notes)))


def theme_links(corpus: Corpus, themes: Iterable[str], here: Here) -> tuple[LinkTo, ...]:
    """Links to themes by their names."""
    return tuple(LinkTo(here.to(theme_uri(theme)), corpus.theme[theme].name) for theme in themes)


def bodies(corpus: Corpus, position: Position, here: Here) -> Linked:
    """The bodies that say something, by their abbreviation or name, as links."""
    if not position.bodies:
        return (LinkTo("", phrase("position_nobody")),)
    parts: list[LinkTo] = []
    for body, behind in zip(position.bodies, behind_each(len(position.bodies)), strict=True):
        parts.append(LinkTo(here.to(organisation_uri(body)), short_name(corpus.organisation[body])))
        parts += [LinkTo("", behind)] if behind else []
    return tuple(parts)


def beside(corpus: Corpus, letter: LetterCorpus, position: Position, here: Here) -> Iterator[LinkTo]:
    """The other positions of a paragraph, each with who takes it."""
    for other in letter.about(position.paragraph):
        if isinstance(other, Position) and other is not position and other.paragraph == position.paragraph:
            who = listed([short_name(corpus.organisation[body]) for body in other.bodies]) if other.bodies else ""
            words = f"{who}: {other.claim}" if who else other.claim
            yield LinkTo(here.to(register_uri(letter, "standpunten"), other.id), words)


def _plain(*rows: tuple[str, str | None]) -> list[tuple[str, Linked]]:
    """Rows of text; those without one are left out."""
    return [(key, (LinkTo("", text),)) for key, text in rows if text]


def position_entry(corpus: Corpus, letter: LetterCorpus, position: Position, here: Here) -> EntryView:
    """Advice and answer."""
    quotes = [quote_view(letter, position, here, "position_claim")]
    if position.answer_quote and position.answer_paragraph:
        quotes.append(words_view(letter, position.answer_paragraph, position.answer_quote, here, "position_answer"))
    return EntryView(
        "position",
        position.id,
        here.to(register_uri(letter, "standpunten"), position.id),
        position.claim,
        f"stance_{position.stance}",
        (("position_bodies", bodies(corpus, position, here)), *_plain(("position_cabinet", position.answer))),
        tuple(quotes),
        theme_links(corpus, [position.theme], here),
        position.review,
        tuple(beside(corpus, letter, position, here)),
        of_position(corpus, position),
    )


def announcement_entry(corpus: Corpus, letter: LetterCorpus, entry: Announcement, here: Here) -> EntryView:
    """Something done, promised or left to others."""
    rows = [
        (role, linked(corpus, letter, entry.paragraph, text, here))
        for role, field in ROLES
        if (text := getattr(entry, field))
    ]
    when = period(entry.start, entry.end) if entry.start or entry.end else ""
    return EntryView(
        "announcement",
        entry.id,
        here.to(register_uri(letter, "toezeggingen"), entry.id),
        entry.what,
        f"status_{entry.status}",
        (*rows, *_plain(("announcement_term", entry.term), ("announcement_period", when))),
        (quote_view(letter, entry, here),),
        theme_links(corpus, entry.themes, here),
        entry.review,
        choices=of_announcement(corpus, entry),
    )


def amount_entry(corpus: Corpus, letter: LetterCorpus, entry: Amount, here: Here) -> EntryView:
    """A sum of money."""
    value = f"€ {int(entry.value):,}".replace(",", ".")
    channel = (
        [("amount_channel", linked(corpus, letter, entry.paragraph, entry.channel, here))] if entry.channel else []
    )
    return EntryView(
        "amount",
        entry.id,
        here.to(register_uri(letter, "bedragen"), entry.id),
        entry.printed,
        "",
        (
            *_plain(("amount_value", value), ("amount_purpose", entry.purpose), ("amount_period", entry.period)),
            *channel,
        ),
        (quote_view(letter, entry, here),),
        theme_links(corpus, entry.themes, here),
        entry.review,
    )


def number_entry(letter: LetterCorpus, entry: Measure, here: Here) -> EntryView:
    """Another number."""
    rows = tuple(_plain(("number_value", f"{entry.value} {entry.unit}"), ("number_what", entry.what)))
    href = here.to(register_uri(letter, "bedragen"), entry.id)
    quotes = (quote_view(letter, entry, here),)
    return EntryView("number", entry.id, href, entry.printed, "", rows, quotes, (), entry.review)


def date_entry(letter: LetterCorpus, entry: TimeExpression, here: Here) -> EntryView:
    """Words that say when, and how they are read."""
    when = period(entry.start, entry.end) if entry.start or entry.end else ""
    badge = f"grade_{entry.grade}"
    return EntryView(
        "date",
        entry.id,
        here.to(register_uri(letter, "tijdlijn"), entry.id),
        entry.printed,
        badge,
        tuple(_plain(("date_reading", when), ("date_note", entry.note))),
        (quote_view(letter, entry, here),),
        (),
        entry.review,
        choices=of_time(entry),
    )
