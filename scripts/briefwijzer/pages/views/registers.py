"""The registers of a letter: advice and answers, announcements, money, time, citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...addresses.here import Here
from ...addresses.uris import organisation_uri, section_uri, theme_uri
from ...data.corpus import Corpus
from ...data.layers.amounts import AMOUNTS
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.dates import DATES
from ...data.layers.declaration import Layer
from ...data.layers.entries import Entry
from ...data.layers.mentions import MENTIONS
from ...data.layers.positions import POSITIONS
from ...data.layers.recommendations import RECOMMENDATIONS
from ...data.letter_corpus import LetterCorpus
from ...data.records import listed_values
from ...words import phrase
from .choices import NONE, Choices, FilterView, filters, of_citation
from .entries import EntryView, PlaceLink, entry_view, place_link
from .letters import LetterFrame, downloads, letter_frame
from .links import LinkTo, short_name, work_link
from .names import Linked
from .notes import CitationView, note_views
from .outcomes import OutcomesView, RecommendationView, outcomes_view, recommendation_views
from .pictures import MatrixView, TimelineView, matrix, sections_as_columns, timeline

# Announcements that are left neither to a next cabinet nor to research.
DATABLE = ("planned", "running", "done", "asked")


@dataclass(frozen=True)
class Group:
    """Entries under a heading: a word of the catalogue, or else words of ours."""

    key: str
    words: str
    entries: tuple[EntryView, ...]
    badges: bool = True  # not where the heading says the same


@dataclass(frozen=True)
class RegisterView:
    """A register: ``name`` is one of REGISTERS of addresses/uris.py."""

    frame: LetterFrame
    name: str
    groups: tuple[Group, ...]
    files: tuple[LinkTo, ...]
    filters: tuple[FilterView, ...] = ()
    matrix: MatrixView | None = None
    summary: SummaryView | None = None
    outcomes: OutcomesView | None = None
    recommendations: tuple[RecommendationView, ...] = ()


class SummaryRow(NamedTuple):
    """An entry in a table: the way to it, the other cells, and what it can be chosen by."""

    entry: LinkTo
    cells: tuple[Linked, ...]
    choices: Choices


@dataclass(frozen=True)
class SummaryView:
    """A register in a table: its caption and the heads of its columns are words of the catalogue."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True)
class TimeView:
    """Time in a letter: a drawing of documents and announcements, and every time expression."""

    frame: LetterFrame
    picture: TimelineView
    filters: tuple[FilterView, ...]
    entries: tuple[EntryView, ...]
    files: tuple[LinkTo, ...]


@dataclass(frozen=True)
class ReferenceRow:
    """A citation on the sheet, or a note that cites nothing: printed, normalised, official page, flags."""

    number: str
    printed: str
    note: str
    places: tuple[PlaceLink, ...]
    kind: str
    citation: CitationView | None
    choices: Choices


@dataclass(frozen=True)
class ReferencesView:
    """All citations of a letter, with what is missing or odd, and which section cites which work."""

    frame: LetterFrame
    rows: tuple[ReferenceRow, ...]
    flagged: int
    all: int  # a row for a note that cites nothing is none of them
    filters: tuple[FilterView, ...]
    matrix: MatrixView
    files: tuple[LinkTo, ...]


def register_view(corpus: Corpus, letter: LetterCorpus, slug: str, here: Here) -> RegisterView:
    """A register with the entries of those of its layers that the letter has, in the parts that these declare."""
    layers = [layer for layer in letter.present if layer.page == slug]
    cards = [layer for layer in layers if issubclass(layer.record, Entry)]
    groups = tuple(group for layer in cards for group in _groups(corpus, letter, layer, here))
    entries = {entry.id: entry for group in groups for entry in group.entries}
    return RegisterView(
        letter_frame(letter, here),
        slug,
        groups,
        downloads(letter, here, slug),
        filters(entry.choices for entry in entries.values()),
        next((_MATRICES[layer](corpus, letter, here) for layer in layers if layer in _MATRICES), None),
        next((_SUMMARIES[layer](letter, entries) for layer in layers if layer in _SUMMARIES), None),
        outcomes_view(letter, here) if ANNOUNCEMENTS in layers else None,
        recommendation_views(corpus, letter, here) if RECOMMENDATIONS in layers else (),
    )


def _groups(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], here: Here) -> Iterator[Group]:
    """The parts of a layer: one for each value of the field that it is divided by, or the whole."""
    entries = [(entry, entry_view(corpus, letter, layer, entry, here)) for entry in letter.layers[layer]]
    if layer.groups is None:
        yield Group(f"layer_{layer.key}", "", tuple(view for _, view in entries))
        return
    field, badges = layer.groups.field, layer.groups.field != layer.card.badge
    for value in layer.groups.order:
        found = tuple(view for entry, view in entries if getattr(entry, field) == value)
        yield Group(f"{field}_{value}", "", found, badges)
    if not layer.groups.order:
        for theme in corpus.themes:
            if found := tuple(view for entry, view in entries if theme.id in listed_values(getattr(entry, field))):
                yield Group("", theme.name, found, badges)


def _speakers(corpus: Corpus, letter: LetterCorpus, here: Here) -> MatrixView:
    """Who speaks on which theme."""
    positions = letter.layers[POSITIONS]
    used = {position.theme for position in positions}
    rows = [(theme.id, LinkTo(here.to(theme_uri(theme.id)), theme.name)) for theme in corpus.themes if theme.id in used]
    places: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        for body in position.bodies or (NONE,):
            # the choice of filter.js; without it the first of them
            chosen = f"?wie={body}&thema={position.theme}#{position.id}"
            places.setdefault((position.theme, body), []).append(chosen)
    speakers = dict.fromkeys(body for position in positions for body in position.bodies)
    columns = [
        (body, LinkTo(here.to(organisation_uri(body)), short_name(corpus.organisation[body]))) for body in speakers
    ]
    if any(not position.bodies for position in positions):
        columns.append((NONE, LinkTo("", phrase("entry_nobody"))))
    return matrix(rows, columns, places)


def _dated(letter: LetterCorpus, entries: Mapping[str, EntryView]) -> SummaryView:
    """The announcements that can be dated, by their end; without those that are left to others or to later."""
    dated = sorted(
        (entry for entry in letter.layers[ANNOUNCEMENTS] if entry.status in DATABLE and (entry.start or entry.end)),
        key=lambda entry: (entry.end or entry.start or "", entry.start or ""),
    )
    heads = ("announcement_what", "announcement_period", "announcement_actor", "announcement_status")
    return SummaryView("announcements_dated", heads, tuple(_summary_row(entries[entry.id], heads) for entry in dated))


def _sums(letter: LetterCorpus, entries: Mapping[str, EntryView]) -> SummaryView:
    """Sums of money by what they are for."""
    heads = ("amount_printed", "amount_purpose", "amount_period", "amount_channel")
    rows = tuple(_summary_row(entries[entry.id], heads) for entry in letter.layers[AMOUNTS])
    return SummaryView("amounts_where", heads, rows)


def _summary_row(entry: EntryView, heads: Sequence[str]) -> SummaryRow:
    """An entry as a row: the rows of its card under these heads, and its badge."""
    known = dict(entry.rows) | ({"announcement_status": (LinkTo("", phrase(entry.badge)),)} if entry.badge else {})
    cells = tuple(known.get(head, (LinkTo("", "–"),)) for head in heads[1:])
    return SummaryRow(LinkTo(entry.href, entry.title), cells, entry.choices)


# What the register of a layer shows beside its cards.
_MATRICES: dict[Layer[Any], Callable[[Corpus, LetterCorpus, Here], MatrixView]] = {POSITIONS: _speakers}
_SUMMARIES: dict[Layer[Any], Callable[[LetterCorpus, Mapping[str, EntryView]], SummaryView]] = {
    ANNOUNCEMENTS: _dated,
    AMOUNTS: _sums,
}


def time_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> TimeView:
    """Time in a letter."""
    entries = tuple(entry_view(corpus, letter, DATES, entry, here) for entry in letter.layers[DATES])
    return TimeView(
        letter_frame(letter, here),
        timeline(corpus, letter, here),
        filters(entry.choices for entry in entries),
        entries,
        downloads(letter, here, DATES.page),
    )


def references_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> ReferencesView:
    """The sheet of citations."""
    rows = []
    for view in note_views(corpus, letter, letter.footnotes, here):
        places = tuple(place_link(letter, mark.paragraph.id, here) for mark in letter.marks[view.number])
        for shown in view.citations or (None,):
            chosen = of_citation(shown)
            rows.append(ReferenceRow(view.number, view.text, view.id, places, view.kind, shown, chosen))
    used: dict[tuple[str, str], list[str]] = {}
    for note in letter.footnotes:
        for citation in note.citations:
            for mark in letter.marks[note.number]:
                used.setdefault((citation.work, mark.section.id), []).append(here.to_mark(letter, mark))
    for mention in letter.layers[MENTIONS]:
        section = letter.paragraphs[mention.paragraph][0]
        there = here.to(section_uri(letter, section), mention.paragraph)
        used.setdefault((mention.work, section.id), []).append(there)
    works = dict.fromkeys(work for work, _ in used)
    lines = [(work, work_link(corpus.work[work], here)) for work in works]
    return ReferencesView(
        letter_frame(letter, here),
        tuple(rows),
        sum(1 for row in rows if row.citation and row.citation.flags),
        sum(1 for row in rows if row.citation),
        filters(row.choices for row in rows),
        matrix(lines, sections_as_columns(letter, here), used),
        downloads(letter, here, "verwijzingen"),
    )
