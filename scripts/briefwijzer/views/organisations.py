"""The pages of organisations: the list, and each one with everything that letters say of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..corpus import Corpus, LetterCorpus
from ..layers import Organisation
from ..links import ORGANISATIONS, Here, organisation_uri
from ..model import Link
from .common import Evidence, FactView, LinkTo, evidence, work_link
from .entries import EntryView, QuoteView, announcement_entry, place_link, position_entry


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in the list."""

    link: LinkTo
    abbreviation: str
    kind: str
    mentions: int


@dataclass(frozen=True)
class OrganisationsView:
    """The list of organisations, by the first letter of their names."""

    letters: tuple[tuple[str, tuple[OrganisationLine, ...]], ...]


@dataclass(frozen=True)
class OrganisationView:
    """The page of an organisation."""

    record: Organisation
    index: str
    facts: tuple[FactView, ...]
    website: tuple[tuple[Link, Evidence], ...]
    mentions: tuple[QuoteView, ...]
    works: tuple[LinkTo, ...]
    positions: tuple[EntryView, ...]
    announcements: tuple[EntryView, ...]


def organisations_view(corpus: Corpus, here: Here) -> OrganisationsView:
    """The list of organisations from A to Z."""
    counts: dict[str, int] = {}
    for letter in corpus.letters:
        for entry in letter.layers.organisations:
            counts[entry.organisation] = counts.get(entry.organisation, 0) + 1
    by_letter: dict[str, list[OrganisationLine]] = {}
    for record in sorted(corpus.organisations, key=lambda record: record.name.value.lower()):
        line = OrganisationLine(
            LinkTo(here.to(organisation_uri(record.id)), record.name.value),
            record.abbreviation or "",
            record.kind,
            counts.get(record.id, 0),
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
    mentions, positions, announcements = [], [], []
    for letter in corpus.letters:
        named = [entry for entry in letter.layers.organisations if entry.organisation == record.id]
        mentions += [_sentence(letter, entry.paragraph, entry.quote, here) for entry in named]
        positions += [
            position_entry(corpus, letter, entry, here)
            for entry in letter.layers.positions
            if record.id in entry.bodies
        ]
        announcements += [
            announcement_entry(corpus, letter, entry, here)
            for entry in letter.layers.announcements
            if any(name.paragraph == entry.paragraph and name.printed in entry.quote for name in named)
        ]
    return OrganisationView(
        record,
        here.to(ORGANISATIONS),
        tuple(facts),
        ((record.website, evidence(record.website)),) if record.website else (),
        tuple(mentions),
        tuple(work_link(work, here) for work in corpus.works_by(record)),
        tuple(positions),
        tuple(announcements),
    )


def _sentence(letter: LetterCorpus, paragraph: str, quote: str, here: Here) -> QuoteView:
    """The whole sentence around a quote."""
    prose = letter.paragraphs[paragraph][1].prose
    words = next((sentence.plain for sentence in prose.sentences() if quote in sentence.plain), quote)
    return QuoteView(words, place_link(letter, paragraph, here))
