"""The pages of organisations: the list, and each one with everything that letters say of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import ORGANISATIONS, letter_uri, organisation_uri
from ...data.corpus import Corpus
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.positions import POSITIONS, Position
from ...data.letter import Footnote
from ...data.letter_corpus import LetterCorpus
from ...data.organisations import Organisation
from ...data.records import Link
from .entries import (
    IN_FULL,
    EarlierLetter,
    EntryLine,
    EntryView,
    QuoteView,
    earlier_letter,
    entry_line,
    entry_view,
    note_link,
    words_view,
)
from .facts import Evidence, FactView, evidence
from .frame import letter_identity
from .links import LinkTo, work_link
from .names import parts_played


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in the list."""

    link: LinkTo
    abbreviation: str
    kind: str
    mentions: int
    proposed: int
    notes: int


@dataclass(frozen=True)
class OrganisationsView:
    """The list of organisations, by the first letter of their names."""

    letters: tuple[tuple[str, tuple[OrganisationLine, ...]], ...]


@dataclass(frozen=True)
class OrganisationInLetter:
    """What one letter says of an organisation; ``roles`` are what it is in each announcement, by the id of that."""

    letter: LinkTo
    identity: str
    positions: tuple[EntryView, ...]
    announcements: tuple[EntryLine, ...]
    roles: dict[str, tuple[str, ...]]
    mentions: tuple[QuoteView, ...]
    notes: tuple[QuoteView, ...]


@dataclass(frozen=True)
class OrganisationView:
    """The page of an organisation: the newest letters that name it in full, links into the earlier ones."""

    record: Organisation
    index: str
    facts: tuple[FactView, ...]
    website: tuple[tuple[Link, Evidence], ...]
    works: tuple[LinkTo, ...]
    letters: tuple[OrganisationInLetter, ...]
    earlier: tuple[EarlierLetter, ...]


def organisations_view(corpus: Corpus, here: Here) -> OrganisationsView:
    """The list of organisations from A to Z."""
    by_letter: dict[str, list[OrganisationLine]] = {}
    for record in sorted(corpus.organisations, key=lambda record: record.name.value.lower()):
        line = OrganisationLine(
            LinkTo(here.to(organisation_uri(record.id)), record.name.value),
            record.abbreviation or "",
            record.kind,
            sum(not entry.proposed for letter in corpus.letters for entry in letter.naming.get(record.id, ())),
            sum(entry.proposed for letter in corpus.letters for entry in letter.naming.get(record.id, ())),
            sum(len(corpus.notes_on(letter, record)) for letter in corpus.letters),
        )
        by_letter.setdefault(record.name.value[0].upper(), []).append(line)
    return OrganisationsView(tuple((letter, tuple(lines)) for letter, lines in by_letter.items()))


def organisation_view(corpus: Corpus, record: Organisation, here: Here) -> OrganisationView:
    """The page of an organisation."""
    facts = [FactView("name", record.name.value, evidence(record.name))]
    facts += [FactView("abbreviation", record.abbreviation, None)] if record.abbreviation else []
    facts += [FactView("kind", record.kind, None)]
    facts += [FactView("description", record.description.value, evidence(record.description))]
    facts += [FactView("note", record.note, None)] if record.note else []
    letters: list[OrganisationInLetter] = []
    earlier = []
    for letter in corpus.newest:
        named = letter.naming.get(record.id, [])
        positions = [entry for entry in letter.layers[POSITIONS] if record.id in entry.bodies]
        notes = corpus.notes_on(letter, record)
        if not named and not positions and not notes:
            continue
        if len(letters) < IN_FULL:
            letters.append(_in_letter(corpus, letter, record, positions, notes, here))
        else:
            marked = (mark.stands_in.id for note in notes for mark in letter.marks.get(note.mark, ()))
            announced = (entry for entry, _ in parts_played(letter, corpus).get(record.id, ()))
            places = (*(entry.paragraph for entry in (*named, *positions, *announced)), *marked)
            earlier.append(earlier_letter(letter, places, here))
    return OrganisationView(
        record,
        here.to(ORGANISATIONS),
        tuple(facts),
        ((record.website, evidence(record.website)),) if record.website else (),
        tuple(work_link(work, here) for work in corpus.works_by(record)),
        tuple(letters),
        tuple(earlier),
    )


def _in_letter(
    corpus: Corpus,
    letter: LetterCorpus,
    record: Organisation,
    positions: list[Position],
    notes: list[Footnote],
    here: Here,
) -> OrganisationInLetter:
    named = letter.naming.get(record.id, [])
    played = parts_played(letter, corpus).get(record.id, [])
    return OrganisationInLetter(
        LinkTo(here.to(letter_uri(letter)), letter.letter.name),
        letter_identity(letter.letter),
        tuple(entry_view(corpus, letter, POSITIONS, entry, here) for entry in positions),
        tuple(entry_line(corpus, letter, ANNOUNCEMENTS, entry, here) for entry, _ in played),
        {entry.id: parts for entry, parts in played},
        tuple(
            _sentence(letter, entry.paragraph, entry.quote, here)._replace(proposed=entry.proposed) for entry in named
        ),
        tuple(QuoteView(note.plain, note_link(letter, note, here)) for note in notes),
    )


def _sentence(letter: LetterCorpus, paragraph: str, quote: str, here: Here) -> QuoteView:
    """The whole sentence around a quote."""
    prose = letter.paragraphs[paragraph][1].prose
    words = next((sentence.plain for sentence in prose.sentences if quote in sentence.plain), quote)
    return words_view(letter, paragraph, words, here)
