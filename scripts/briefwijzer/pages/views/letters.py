"""The pages of a letter: its own, its sections, the whole of it, its notes.

More than 300 lines, because these pages share one frame and the small views that make it up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, takewhile
from typing import Any, NamedTuple

from ...addresses.here import Here
from ...addresses.uris import (
    DATA,
    FORMS,
    QUOTE,
    akn_uri,
    epub_uri,
    json_uri,
    letter_uri,
    markdown_uri,
    notes_uri,
    register_uri,
    registers_of,
    section_uri,
    table_uri,
    tables_of,
    text_uri,
    theme_uri,
    whole_uri,
)
from ...data.corpus import Corpus
from ...data.layers import LAYERS
from ...data.layers.declaration import Layer
from ...data.layers.themes import THEME_USES
from ...data.letter import Letter
from ...data.letter_corpus import LetterCorpus
from ...data.prose import Prose
from ...data.records import Basis, DateFact, Fact, Link
from ...data.text import Section
from ...words import phrase
from ...words.dutch import dutch_date, listed
from ...words.places import section_words
from .beside import BesideView, beside_view
from .cite import CiteView, cite_letter, cite_section
from .facts import Evidence, FactView, evidence
from .links import LinkTo
from .makers import MakerView
from .notes import NoteView, note_views
from .summary import SentenceView, sentence_views
from .text import SectionText, section_text

# Words a minute for attentive reading of Dutch prose; a round figure for an indication.
READING_SPEED = 200
# The letter as a file: a word of the catalogue, its address, its media type.
FORMATS = (
    ("letter_text_file", text_uri, "text/plain"),
    ("letter_markdown_file", markdown_uri, "text/markdown"),
    ("letter_json_file", json_uri, "application/json"),
    ("letter_akn_file", akn_uri, "application/akn+xml"),
    ("letter_epub_file", epub_uri, "application/epub+zip"),
)


class ContentsItem(NamedTuple):
    """A line of the contents of a letter."""

    id: str
    href: str
    label: str
    heading: str
    level: int
    notes: int
    minutes: int
    current: bool


@dataclass(frozen=True)
class LetterLine:
    """A letter with the ways into it, as in a list of letters."""

    letter: Letter
    citation: str
    home: str
    first: str
    whole: str
    notes: str
    note_count: int
    unseen: int  # places that were read by a program, and that nobody has looked at

    @property
    def identity(self) -> str:
        """Which letter this is: its number and date, as far as known."""
        return letter_identity(self.letter)


@dataclass(frozen=True)
class LetterFrame(LetterLine):
    """What every page of a letter shows around its own matter: the ways to its sections and registers."""

    contents: tuple[ContentsItem, ...]
    registers: tuple[tuple[str, str, bool], ...]
    made: MakerView | None = None  # who made it, on a page that is ours alone


@dataclass(frozen=True)
class SectionView:
    """The page of one section."""

    frame: LetterFrame
    text: SectionText
    parent: LinkTo | None
    children: tuple[ContentsItem, ...]
    notes: tuple[NoteView, ...]
    themes: tuple[LinkTo, ...]
    previous: LinkTo | None
    following: LinkTo | None
    cite: CiteView


@dataclass(frozen=True)
class WholeView:
    """The whole letter on one page."""

    frame: LetterFrame
    sections: tuple[SectionText, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class NotesView:
    """The page of all notes of a letter."""

    frame: LetterFrame
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class LetterView:
    """The page of a letter: who, when, to whom, what about, contents."""

    frame: LetterFrame
    sentences: tuple[SentenceView, ...]
    facts: tuple[FactView, ...]
    senders: tuple[tuple[FactView, FactView], ...]
    links: tuple[tuple[Link, Evidence], ...]
    related: tuple[tuple[Link, Evidence], ...]
    files: tuple[tuple[str, str, str], ...]
    quote: str
    words: int
    minutes: int
    data: str
    cite: CiteView
    layers: str  # the names of those that the letter has, and of those that it has not
    missing: str
    tables: tuple[LinkTo, ...]
    beside: BesideView


def letter_identity(letter: Letter) -> str:
    """Which letter this is, for a reader who has only this page: its number and date, as far as known."""
    return " · ".join(filter(None, (letter.citation, letter.day and dutch_date(letter.day))))


def letter_line(letter: LetterCorpus, here: Here) -> LetterLine:
    """A letter in a list."""
    return LetterLine(*_ways(letter, here))


def _ways(letter: LetterCorpus, here: Here) -> tuple[Letter, str, str, str, str, str, int, int]:
    return (
        letter.letter,
        letter.letter.citation,
        here.to(letter_uri(letter)),
        here.to(section_uri(letter, letter.sections[0])),
        here.to(whole_uri(letter)),
        here.to(notes_uri(letter)) if letter.footnotes else "",
        len(letter.footnotes),
        letter.unseen,
    )


def register_title(letter: LetterCorpus, register: str) -> str:
    """The name of a register with that of its letter, for where registers of several letters meet."""
    return f"{phrase(f'register_{register}')} · {letter.letter.name}"


def letter_frame(letter: LetterCorpus, here: Here) -> LetterFrame:
    """The frame of a letter's pages."""
    contents: list[ContentsItem] = []
    for section, notes, minutes in _sizes(letter):
        uri = section_uri(letter, section)
        annex = letter.begun_by(section)
        if annex and section.title.raw:  # otherwise the section is called by its annex
            title = Prose(annex.heading or "").plain
            contents.append(ContentsItem(annex.id, here.to(uri, annex.id), annex.label or "", title, 1, 0, 0, False))
        contents.append(
            ContentsItem(
                section.id,
                here.to(uri),
                section.label or "",
                Prose(section.heading).plain if section.heading else section_words(letter, section),
                letter.level(section),
                notes,
                minutes,
                uri == here.uri,
            )
        )
    uris = [(register, register_uri(letter, register)) for register in registers_of(letter)]
    registers = tuple((register, here.to(uri), uri == here.uri) for register, uri in uris)
    return LetterFrame(*_ways(letter, here), tuple(contents), registers)


@lru_cache(maxsize=1)
def _sizes(letter: LetterCorpus) -> tuple[tuple[Section, int, int], ...]:
    """Each section with its number of notes and minutes of reading."""
    return tuple(
        (
            section,
            sum(len(paragraph.prose.marks) for paragraph in section.paragraphs),
            reading_minutes(sum(len(paragraph.raw.split()) for paragraph in section.paragraphs)),
        )
        for section in letter.sections
    )


def missing_layers(letter: LetterCorpus) -> tuple[Layer[Any], ...]:
    """The layers that the letter has not: nobody has looked yet, or there is nothing of the kind in it."""
    return tuple(layer for layer in LAYERS if layer not in letter.present)


def layer_names(layers: Iterable[Layer[Any]]) -> str:
    """The names of layers as a list in words; how one of them came about is told with that."""
    return listed([phrase(f"layer_{layer.key}") for layer in layers if not layer.how])


def reading_minutes(words: int) -> int:
    """Minutes to read, at least one."""
    return max(1, round(words / READING_SPEED))


def downloads(letter: LetterCorpus, here: Here, register: str | None = None) -> tuple[LinkTo, ...]:
    """The links to a register as files, or to all of a letter."""
    names = tables_of(letter, register)
    return tuple(LinkTo(here.to(table_uri(letter, name, form)), f"{name}.{form}") for name in names for form in FORMS)


def letter_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> LetterView:
    """The page of a letter."""
    record = letter.letter
    known: list[tuple[str, Fact | DateFact | None]] = [
        ("letter_about", record.title),
        ("letter_heading", record.heading),
        ("letter_date", record.date),
        ("letter_to", record.addressee),
        ("letter_place", record.place),
        ("letter_cabinet", record.cabinet),
        ("letter_reference", record.reference),
    ]
    rows: list[tuple[str, Basis, str]] = [
        (key, fact, dutch_date(fact.value) if isinstance(fact, DateFact) else fact.value) for key, fact in known if fact
    ]
    rows += [("letter_dossiers", one, f"{one.dossier} {one.title} ({one.role})") for one in record.dossiers]
    words = sum(len(paragraph.raw.split()) for _, paragraph in letter.paragraphs.values())
    return LetterView(
        letter_frame(letter, here),
        sentence_views(letter, here),
        tuple(FactView(field, value, evidence(basis)) for field, basis, value in rows),
        tuple(
            (
                FactView("name", sender.name.value, evidence(sender.name)),
                FactView("function", sender.function.value, evidence(sender.function)),
            )
            for sender in record.senders
        ),
        tuple((link, evidence(link)) for link in record.urls),
        tuple((link, evidence(link)) for link in record.related),
        tuple((name, here.to(uri(letter)), kind) for name, uri, kind in FORMATS),
        f"{here.to(QUOTE)}?brief={letter.id}",
        words,
        reading_minutes(words),
        here.to(DATA, letter.id),
        cite_letter(letter),
        layer_names(letter.present),
        layer_names(missing_layers(letter)),
        downloads(letter, here),
        beside_view(corpus, letter, here),
    )


def section_view(corpus: Corpus, letter: LetterCorpus, index: int, here: Here) -> SectionView:
    """The page of the section at ``index``."""
    section = letter.sections[index]
    frame = letter_frame(letter, here)
    noted = dict.fromkeys(mark.name for mark in letter.marks_of(section))
    notes = [note for note in letter.footnotes if note.mark in noted]
    own = {paragraph.id for paragraph in section.paragraphs}
    themes = dict.fromkeys(use.theme for use in letter.layers[THEME_USES] if use.paragraph in own)
    parent = letter.parent(section)

    def link(other: int) -> LinkTo | None:
        if not 0 <= other < len(letter.sections):
            return None
        to = letter.sections[other]
        return LinkTo(here.to(section_uri(letter, to)), section_words(letter, to))

    return SectionView(
        frame,
        section_text(corpus, letter, section, here, relations=True),
        LinkTo(here.to(section_uri(letter, parent)), section_words(letter, parent)) if parent else None,
        _below(frame.contents, section.id),
        note_views(corpus, letter, notes, here),
        tuple(LinkTo(here.to(theme_uri(theme)), corpus.theme[theme].name) for theme in themes),
        link(index - 1),
        link(index + 1),
        cite_section(letter, section, here),
    )


def _below(contents: tuple[ContentsItem, ...], name: str) -> tuple[ContentsItem, ...]:
    """The lines of the contents that belong to a section: those behind it that stand deeper."""
    found = dropwhile(lambda item: item.id != name, contents)
    level = next(found).level
    return tuple(takewhile(lambda item: item.level > level, found))


def whole_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> WholeView:
    """The whole letter on one page."""
    sections = tuple(section_text(corpus, letter, section, here) for section in letter.sections)
    return WholeView(letter_frame(letter, here), sections, note_views(corpus, letter, letter.footnotes, here))


def notes_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> NotesView:
    """The page of all notes."""
    return NotesView(letter_frame(letter, here), note_views(corpus, letter, letter.footnotes, here))
