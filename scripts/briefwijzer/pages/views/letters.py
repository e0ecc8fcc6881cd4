"""The pages of a letter: its own, its sections, the whole of it, its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, groupby, takewhile

from ...addresses.here import Here
from ...addresses.uris import file_uri, section_uri
from ...data.corpus import Corpus
from ...data.layers import LAYERS
from ...data.layers.themes import THEME_USES
from ...data.letter import Letter, Sender
from ...data.letter_corpus import LetterCorpus
from ...data.records import DateFact, Fact, Link
from ...data.text import Section
from ...words import phrase
from ...words.dutch import dutch_date, listed, within_sentence
from ...words.people import is_surname, with_article
from ...words.places import annex_called
from ...words.questions import questions_of
from .beside import BesideView, beside_view
from .cite import CiteView, cite_letter, cite_section
from .facts import Evidence, FactView, evidence
from .frame import FORMATS, ContentsItem, LetterFrame, downloads, letter_frame, reading_minutes, sent_to
from .links import LinkTo, section_link, theme_link
from .notes import NoteView, note_views
from .summary import SentenceView, sentence_views
from .text import SectionText, section_text


@dataclass(frozen=True)
class SectionView:
    """The page of one section. ``asked`` are the questions that it answers, each with its paragraphs."""

    frame: LetterFrame
    text: SectionText
    asked: tuple[tuple[LinkTo, list[str]], ...]
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
    sent: tuple[str, ...]  # who sent it, and to whom, as far as known
    senders: tuple[tuple[FactView | None, FactView], ...]
    links: tuple[tuple[Link, Evidence], ...]
    related: tuple[tuple[Link, Evidence], ...]
    files: tuple[tuple[str, str, str], ...]
    words: int
    minutes: int
    cite: CiteView
    layered: bool  # has it any layer, and the names of those that it has not
    missing: str
    tables: tuple[LinkTo, ...]
    beside: BesideView


def missing_layers(letter: LetterCorpus) -> str:
    """The names of the layers that a letter has not: nobody has looked yet, or nothing of the kind is in it.

    How another one came about is told with that.
    """
    missing = (layer for layer in LAYERS if layer not in letter.present and not layer.how)
    return listed([within_sentence(phrase(f"layer_{layer.key}")) for layer in missing])


def letter_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> LetterView:
    """The page of a letter."""
    record = letter.record
    words = sum(len(paragraph.raw.split()) for _, paragraph in letter.paragraphs.values())
    return LetterView(
        frame=letter_frame(letter, here),
        sentences=sentence_views(letter, here),
        sent=tuple(_sent(record)),
        facts=tuple(_facts(record)),
        senders=tuple(
            (
                FactView("name", sender.name.value, evidence(sender.name)) if sender.name else None,
                FactView("function", sender.office, evidence(sender.function)),
            )
            for sender in record.senders
        ),
        links=tuple((link, evidence(link)) for link in record.urls),
        related=tuple((link, evidence(link)) for link in record.related),
        files=tuple((f"letter_{form}_file", here.to(file_uri(letter, form)), kind) for form, kind in FORMATS.items()),
        words=words,
        minutes=reading_minutes(words),
        cite=cite_letter(letter),
        layered=bool(letter.present),
        missing=missing_layers(letter),
        tables=downloads(letter, here),
        beside=beside_view(corpus, letter, here),
    )


def _facts(record: Letter) -> Iterator[FactView]:
    """What is known of a letter, and its dossiers; a fact that is not known has no row."""
    facts: dict[str, Fact | DateFact | None] = {
        "letter_about": record.title,
        "letter_heading": record.heading,
        "letter_date": record.date,
        "letter_to": record.addressee,
        "letter_place": record.place,
        "letter_cabinet": record.cabinet,
        "letter_reference": record.reference,
    }
    for label, fact in facts.items():
        if fact:
            value = dutch_date(fact.value) if isinstance(fact, DateFact) else fact.value
            yield FactView(label, value, evidence(fact))
    for one in record.dossiers:
        yield FactView("letter_dossiers", f"{one.dossier} {one.title} ({one.role})", evidence(one))


def _called(senders: Iterable[Sender]) -> Iterator[str]:
    """Senders by name; by office where no name is known, by both where it is a surname: «de leden Aal en Baars»."""
    members = []
    for sender in senders:
        name = sender.name.value if sender.name else ""
        if name and not is_surname(name):
            yield name
        elif name and sender.office.startswith("lid "):
            members.append(name)
        else:
            yield f"{with_article(sender.office)} ({name})" if name else with_article(sender.office)
    if members:
        yield phrase("letter_member", count=len(members), names=listed(members))


def _sent(letter: Letter) -> Iterator[str]:
    """Who sent a letter, and to whom."""
    if letter.senders:
        yield phrase("letter_sent_by", senders=listed(list(_called(letter.senders))))
    if letter.addressee:
        yield sent_to(letter.addressee.value)


def section_view(corpus: Corpus, letter: LetterCorpus, index: int, here: Here) -> SectionView:
    """The page of the section at ``index``."""
    section = letter.sections[index]
    frame = letter_frame(letter, here)
    noted = dict.fromkeys(mark.name for mark in letter.marks_of(section))
    notes = [note for note in letter.footnotes if note.name in noted]
    own = {paragraph.id for paragraph in section.paragraphs}
    themes = dict.fromkeys(use.theme for use in letter.layers[THEME_USES] if use.paragraph in own)

    def link(other: int) -> LinkTo | None:
        if not 0 <= other < len(letter.sections):
            return None
        return section_link(letter, letter.sections[other], here)

    return SectionView(
        frame=frame,
        text=section_text(corpus, letter, section, here, relations=True),
        asked=tuple(_asked(letter, section, here)),
        parent=_above(letter, section, here),
        children=_below(frame.contents, section.id),
        notes=note_views(corpus, letter, notes, here),
        themes=tuple(theme_link(corpus.theme[theme], here) for theme in themes),
        previous=link(index - 1),
        following=link(index + 1),
        cite=cite_section(letter, section, here),
    )


_questions = lru_cache(maxsize=1)(lambda letter: questions_of(letter.sections))


def _asked(letter: LetterCorpus, section: Section, here: Here) -> Iterator[tuple[LinkTo, list[str]]]:
    asked = dict.fromkeys(one.id for each in section.paragraphs for one in _questions(letter).get(each.id, ()))
    for question, group in groupby((letter.paragraphs[name] for name in asked), lambda pair: pair[0]):
        if question.id != section.id:
            yield section_link(letter, question, here), [paragraph.prose.plain for _, paragraph in group]


def _above(letter: LetterCorpus, section: Section, here: Here) -> LinkTo | None:
    """The chapter of a section, or else the annex, by its number: its heading may be long."""
    if parent := letter.parent(section):
        return section_link(letter, parent, here)
    if not section.annex or not section.title.raw:  # a section without a heading is called by its annex
        return None
    annex = letter.annex[section.annex]
    return LinkTo(here.to(section_uri(letter, annex.sections[0]), annex.id), annex_called(annex))


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
