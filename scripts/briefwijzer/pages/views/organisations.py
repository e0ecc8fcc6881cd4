"""The pages of organisations: the list, and each one with everything that letters say of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import organisation_uri
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.organisations import OrganisationMention
from ...data.layers.positions import POSITIONS, Position
from ...data.letter_corpus import LetterCorpus
from ...data.packing import once_and_lasting
from ...data.prose import capital
from ...data.records import Link
from ...data.shared import Organisation
from ...words.dutch import fold, initial
from . import entries
from .facts import Evidence, FactView, evidence
from .frame import letter_identity
from .links import LinkTo, letter_link, work_link
from .names import parts_played


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in the list."""

    record: Organisation
    href: str
    mentions: int
    proposed: int
    notes: int


@dataclass(frozen=True)
class OrganisationInLetter:
    """What one letter says of an organisation; ``roles`` are what it is in each announcement, by the id of that."""

    letter: LinkTo
    identity: str
    positions: tuple[entries.EntryView, ...]
    announcements: tuple[entries.EntryLine, ...]
    roles: dict[str, tuple[str, ...]]
    mentions: tuple[entries.QuoteView, ...]
    notes: tuple[entries.QuoteView, ...]


@dataclass(frozen=True)
class OrganisationView:
    """The page of an organisation: the newest letters that name it in full, links into the earlier ones."""

    record: Organisation
    facts: tuple[FactView, ...]
    website: tuple[tuple[Link, Evidence], ...]
    works: tuple[LinkTo, ...]
    letters: tuple[OrganisationInLetter, ...]
    earlier: tuple[entries.LetterInPlaces, ...]


def organisations_view(corpus: Corpus, here: Here) -> dict[str, list[OrganisationLine]]:
    """The list of organisations from A to Z, by the first letter of their names."""
    lines = [
        OrganisationLine(
            record=record,
            href=here.to(organisation_uri(record.id)),
            mentions=sum(letter.times_named[record.id, False] for letter in corpus.letters),
            proposed=sum(letter.times_named[record.id, True] for letter in corpus.letters),
            notes=sum(len(corpus.note_ids_on(letter, record)) for letter in corpus.letters),
        )
        for record in sorted(corpus.organisations, key=lambda record: fold(record.name.value))
    ]
    return grouped((initial(line.record.name.value), line) for line in lines)


def organisation_view(corpus: Corpus, record: Organisation, here: Here) -> OrganisationView:
    """The page of an organisation."""
    facts = [FactView("name", record.name.value, evidence(record.name))]
    facts += [FactView("abbreviation", record.abbreviation, None)] if record.abbreviation else []
    facts += [FactView("kind", record.kind, None)]
    facts += [FactView("description", record.description.value, evidence(record.description))]
    facts += [FactView("note", capital(record.note), None)] if record.note else []
    found = ((letter, places_on(letter, corpus).get(record.id)) for letter in corpus.newest)
    naming = [(letter, there) for letter, there in found if there is not None]
    return OrganisationView(
        record=record,
        facts=tuple(facts),
        website=((record.website, evidence(record.website)),) if record.website else (),
        works=tuple(work_link(work, here) for work in corpus.works_by[record.id]),
        letters=tuple(_in_letter(corpus, letter, record, here) for letter, _ in naming[: entries.IN_FULL]),
        earlier=tuple(entries.in_places(letter, there, here) for letter, there in naming[entries.IN_FULL :]),
    )


@once_and_lasting
def places_on(letter: LetterCorpus, corpus: Corpus) -> dict[str, frozenset[str]]:
    """The ids of what holds words about each organisation that a letter mentions, cites or reports the position of."""
    positions = _positions(letter)
    found: dict[str, frozenset[str]] = {}
    for record in corpus.organisations:
        named, notes = letter.naming.get(record.id, []), corpus.notes_on(letter, record)
        said = positions.get(record.id, [])
        if named or said or notes:
            marked = (mark.stands_in.id for note in notes for mark in letter.marks_to(note))
            announced = (entry for entry, _ in parts_played(letter, corpus).get(record.id, ()))
            found[record.id] = frozenset((*(entry.paragraph for entry in (*named, *said, *announced)), *marked))
    return found


def _positions(letter: LetterCorpus) -> dict[str, list[Position]]:
    """The positions of each organisation, in reading order."""
    return grouped((body, entry) for entry in letter.layers[POSITIONS] for body in dict.fromkeys(entry.bodies))


def _in_letter(corpus: Corpus, letter: LetterCorpus, record: Organisation, here: Here) -> OrganisationInLetter:
    named, notes = letter.naming.get(record.id, []), corpus.notes_on(letter, record)
    positions = _positions(letter).get(record.id, [])
    played = parts_played(letter, corpus).get(record.id, [])
    return OrganisationInLetter(
        letter=letter_link(letter, here),
        identity=letter_identity(letter.record),
        positions=tuple(entries.entry_view(corpus, letter, POSITIONS, entry, here) for entry in positions),
        announcements=tuple(entries.entry_line(corpus, letter, ANNOUNCEMENTS, entry, here) for entry, _ in played),
        roles={entry.id: parts for entry, parts in played},
        mentions=tuple(_sentence(letter, entry, here) for entry in named),
        notes=tuple(entries.QuoteView(note.plain, entries.note_link(letter, note, here)) for note in notes),
    )


def _sentence(letter: LetterCorpus, entry: OrganisationMention, here: Here) -> entries.QuoteView:
    """The whole sentence around a quote."""
    words = letter.paragraphs[entry.paragraph][1].prose.sentence_around(entry.quote)
    return entries.words_view(letter, entry.paragraph, words, here)._replace(proposed=entry.proposed)
