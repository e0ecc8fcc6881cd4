"""Entries of the layers as they are shown: what is ours, the letter's words, and the way to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...addresses.here import Here
from ...addresses.uris import notes_uri, register_uri, section_uri
from ...data.corpus import Corpus
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.dates import DATES, TimeExpression
from ...data.layers.declaration import Card, Layer, Row
from ...data.layers.entries import Quoted
from ...data.letter import Footnote
from ...data.letter_corpus import LetterCorpus
from ...data.letter_text import Mark
from ...data.packing import once_and_lasting
from ...words import phrase
from ...words.dutch import behind_each, dutch_number, listed, period, unbroken
from ...words.misfits import misfits, misfits_in
from ...words.places import note_words, paragraph_words, where
from .choices import Choices, choices_of
from .links import LinkTo, letter_link, organisation_link, short_name, theme_link
from .names import Linked, with_links
from .outcomes import OutcomeView, outcome_view, result_words

# Pages that letters share show so many letters in full, the newest; of the others they count the paragraphs.
IN_FULL = 5


# A time that does not fit the date of the letter, or perhaps not, and the way to it in the register of times.
TimeDoubt = tuple[TimeExpression, str]


class PlaceLink(NamedTuple):
    """A paragraph or a note of a letter: its address, what it is called, and the name of its letter."""

    href: str
    words: str
    letter: str


class QuoteView(NamedTuple):
    """Words of the letter and where they stand; ``label`` is a word of the catalogue, or empty.

    ``notes`` are the notes whose marks stand within the words or right behind them. ``doubts`` tell of times in them
    that do not fit the date of the letter, for where the words stand without their entry.
    """

    words: str
    place: PlaceLink
    label: str = ""
    notes: tuple[PlaceLink, ...] = ()
    proposed: bool = False
    doubts: tuple[TimeDoubt, ...] = ()


@dataclass(frozen=True)
class LetterInPlaces:
    """A letter by some of its paragraphs that are meant: how many they are, and the first.

    There is no first where a note has no mark in the text, or where only headings hold the marks.
    """

    letter: LinkTo
    count: int
    first: PlaceLink | None


class EntryView(NamedTuple):
    """An entry of a layer: ``kind`` and ``id`` name it, ``title`` and rows are ours, ``quotes`` the letter's.

    ``href`` leads to its place in the register of its letter. ``badge`` is a word of the catalogue, or empty; a row is
    a word of the catalogue and a text: those of ``line`` stand on its line in the register, ``rows`` on its card.
    ``beside`` are the others of its layer and paragraph. ``choices`` are what it can be chosen by: the name of the
    choice, and the values with their words. ``outcome`` is what became of it, and ``doubts`` what does not fit.
    """

    kind: str
    id: str
    href: str
    title: str
    badge: str
    line: tuple[tuple[str, Linked], ...]
    rows: tuple[tuple[str, Linked], ...]
    quotes: tuple[QuoteView, ...]
    themes: tuple[LinkTo, ...]
    review: str
    place: PlaceLink
    doubts: tuple[TimeDoubt, ...]
    beside: tuple[LinkTo, ...] = ()
    choices: Choices = ()
    outcome: OutcomeView | None = None


class EntryLine(NamedTuple):
    """An entry of a layer as a link to its card: the fields are those of EntryView, ``place`` is where it is quoted."""

    kind: str
    id: str
    href: str
    title: str
    badge: str
    rows: tuple[tuple[str, Linked], ...]
    place: PlaceLink
    doubts: tuple[TimeDoubt, ...]
    outcome: str = ""


def place_link(letter: LetterCorpus, paragraph: str, here: Here) -> PlaceLink:
    """The way to a paragraph."""
    uri, words = _places(letter)[paragraph]
    return PlaceLink(here.to(uri, paragraph), words, letter.record.name)


@once_and_lasting
def _places(letter: LetterCorpus) -> dict[str, tuple[str, str]]:
    """The page on which each paragraph stands, and what its place is called, in reading order."""
    uris = {section.id: section_uri(letter, section) for section in letter.sections}
    return {name: (uris[section.id], paragraph_words(letter, name)) for name, (section, _) in letter.paragraphs.items()}


def mark_link(letter: LetterCorpus, mark: Mark, here: Here) -> PlaceLink:
    """The way to the paragraph or the heading that holds a mark."""
    if mark.paragraph:
        return place_link(letter, mark.paragraph.id, here)
    return PlaceLink(here.to_mark(letter, mark), where(letter, mark.section), letter.record.name)


def note_link(letter: LetterCorpus, note: Footnote, here: Here) -> PlaceLink:
    """The way to a note, among all notes of its letter."""
    return PlaceLink(here.to(notes_uri(letter), note.id), note_words(letter, note), letter.record.name)


def place_or_note(letter: LetterCorpus, place: str, here: Here) -> PlaceLink:
    """The way to a paragraph or note, by its id."""
    return note_link(letter, letter.note[place], here) if place in letter.note else place_link(letter, place, here)


def in_places(letter: LetterCorpus, paragraphs: Iterable[str], here: Here) -> LetterInPlaces:
    """A letter by some of its paragraphs, as its own or as those of a section whose heading holds a mark."""
    places = _places(letter)
    inside = places.keys() & set(paragraphs)
    first = next((name for name in places if name in inside), None)
    return LetterInPlaces(letter_link(letter, here), len(inside), place_link(letter, first, here) if first else None)


def quote_view(letter: LetterCorpus, entry: Quoted, here: Here) -> QuoteView:
    """The words of an entry, with the notes to them."""
    return words_view(letter, entry.paragraph, entry.quote, here)


def words_view(letter: LetterCorpus, paragraph: str, words: str, here: Here, label: str = "") -> QuoteView:
    """Words of a paragraph, with the notes to them."""
    prose = letter.paragraphs[paragraph][1].prose
    start = prose.plain.find(words)
    notes, at = [], 0
    for run in prose.runs:
        at += len(run.words)
        # a mark behind the full stop is one to the sentence
        if run.mark and start < at <= start + len(words) + 1:
            notes.append(note_link(letter, letter.note_named[run.mark], here))
    doubts = doubts_in(letter, paragraph, words, here)
    return QuoteView(words, place_link(letter, paragraph, here), label, tuple(dict.fromkeys(notes)), doubts=doubts)


def doubts_in(letter: LetterCorpus, paragraph: str, words: str, here: Here) -> tuple[TimeDoubt, ...]:
    """The times in words of a paragraph that do not fit the date of the letter."""
    return _doubts(letter, misfits_in(letter, paragraph, words), here)


def bodies(corpus: Corpus, names: Sequence[str], here: Here) -> Linked:
    """The organisations of a row, by their abbreviation or name, as links."""
    if not names:
        return (LinkTo("", phrase("entry_nobody")),)
    parts: list[LinkTo] = []
    for body, behind in zip(names, behind_each(len(names)), strict=True):
        parts.append(organisation_link(corpus.organisation[body], here))
        parts += [LinkTo("", behind)] if behind else []
    return tuple(parts)


def entry_view(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], entry: Any, here: Here) -> EntryView:
    """An entry of a layer as its card declares it; it can be chosen in the register of its letter alone."""
    card, register = layer.card, register_uri(letter, layer.slug)
    return EntryView(
        kind=layer.kind,
        id=entry.id,
        href=here.to(register, entry.id),
        title=entry.filled(card.title),
        badge=_badge(card, entry),
        line=_rows(corpus, letter, entry, card.line, here),
        rows=_rows(corpus, letter, entry, card.rows, here),
        quotes=tuple(_quotations(letter, entry, card, here)),
        themes=tuple(theme_link(corpus.theme[theme], here) for theme in entry.names("theme")),
        review=entry.review,
        place=place_link(letter, entry.paragraph, here),
        doubts=_doubts(letter, misfits(letter, layer, entry), here),
        beside=tuple(_beside(corpus, letter, layer, entry, here)) if card.beside else (),
        choices=choices_of(corpus, letter, entry, card) if here.uri == register else (),
        outcome=outcome_view(corpus, letter, entry) if layer is ANNOUNCEMENTS else None,
    )


def entry_line(
    corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], entry: Any, here: Here, rows: Collection[str] = ()
) -> EntryLine:
    """An entry of a layer as a link to its card, with some of its rows, by their labels."""
    card = layer.card
    outcome = letter.outcome.get(entry.id) if layer is ANNOUNCEMENTS else None
    return EntryLine(
        kind=layer.kind,
        id=entry.id,
        href=here.to(register_uri(letter, layer.slug), entry.id),
        title=entry.filled(card.title),
        badge=_badge(card, entry),
        rows=_rows(corpus, letter, entry, [one for one in (*card.line, *card.rows) if one.label in rows], here),
        place=place_link(letter, entry.paragraph, here),
        doubts=_doubts(letter, misfits(letter, layer, entry), here),
        outcome=result_words(outcome) if outcome else "",
    )


def _badge(card: Card, entry: Any) -> str:
    return f"{card.badge}_{getattr(entry, card.badge)}" if card.badge else ""


def _rows(
    corpus: Corpus, letter: LetterCorpus, entry: Any, rows: Iterable[Row], here: Here
) -> tuple[tuple[str, Linked], ...]:
    """The rows of a card for which an entry has a value."""
    shown = ((row.label, _row(corpus, letter, entry, row, here)) for row in rows)
    return tuple((label, parts) for label, parts in shown if parts)


def _row(corpus: Corpus, letter: LetterCorpus, entry: Any, row: Row, here: Here) -> Linked:
    """What a row of a card shows; nothing where the entry has no value for it."""
    if row.form == "period":
        return _plain(unbroken(period(entry.start, entry.end))) if entry.start or entry.end else ()
    if row.form == "bodies":
        return bodies(corpus, getattr(entry, row.text), here)
    text = entry.filled(row.text)
    if row.form == "named" and text:
        return with_links(corpus, letter, entry.paragraph, text, here)
    return _plain(f"€ {dutch_number(int(text))}" if row.form == "euro" else text)


def _plain(text: str) -> Linked:
    return (LinkTo("", text),) if text else ()


def _quotations(letter: LetterCorpus, entry: Any, card: Card, here: Here) -> Iterator[QuoteView]:
    for quotation in card.quotations:
        words, paragraph = getattr(entry, quotation.words), getattr(entry, quotation.paragraph)
        if words and paragraph:
            yield words_view(letter, paragraph, words, here, quotation.label)


def _doubts(letter: LetterCorpus, times: Iterable[TimeExpression], here: Here) -> tuple[TimeDoubt, ...]:
    page = register_uri(letter, DATES.slug)
    return tuple((one, here.to(page, one.id)) for one in times)


def _beside(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], entry: Any, here: Here) -> Iterator[LinkTo]:
    """The other entries of a layer about a paragraph."""
    for other in letter.about(entry.paragraph):
        if isinstance(other, layer.record) and other is not entry and other.paragraph == entry.paragraph:
            said_by = listed([short_name(corpus.organisation[body]) for body in other.names("organisation")])
            words = other.filled(layer.card.title)
            words = f"{said_by}: {words}" if said_by else words
            yield LinkTo(here.to(register_uri(letter, layer.slug), other.id), words)
