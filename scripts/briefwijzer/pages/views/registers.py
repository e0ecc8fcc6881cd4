"""The registers of a letter: advice and answers, announcements, money, time, citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import organisation_uri, section_uri, theme_uri
from ...data.corpus import Corpus, LetterCorpus
from ...words import phrase
from .choices import NOBODY, Choices, FilterView, filters, of_citation
from .entries import (
    EntryView,
    PlaceLink,
    amount_entry,
    announcement_entry,
    date_entry,
    number_entry,
    place_link,
    position_entry,
)
from .letters import LetterFrame, downloads, letter_frame
from .links import LinkTo, short_name, work_link
from .names import Linked
from .notes import CitationView, note_views
from .pictures import MatrixView, TimelineView, matrix, sections_as_columns, timeline

STATUSES = ("planned", "running", "done", "asked")
LEFT = ("next-cabinet", "research")


@dataclass(frozen=True)
class Group:
    """Entries under a heading: a word of the catalogue, or else words of ours."""

    key: str
    words: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class RegisterView:
    """A register: ``name`` is one of links.REGISTERS."""

    frame: LetterFrame
    name: str
    groups: tuple[Group, ...]
    files: tuple[LinkTo, ...]
    filters: tuple[FilterView, ...] = ()
    matrix: MatrixView | None = None
    summary: SummaryView | None = None


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


def positions_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> RegisterView:
    """Advice and answers, by theme, and who speaks on which theme."""
    positions = letter.layers.positions
    rows = [
        (theme.id, LinkTo(here.to(theme_uri(theme.id)), theme.name))
        for theme in corpus.themes
        if any(theme.id == position.theme for position in positions)
    ]
    places: dict[tuple[str, str], list[str]] = {}
    for position in positions:
        for body in position.bodies or (NOBODY,):
            # the choice of filter.js; without it the first of them
            chosen = f"?wie={body}&thema={position.theme}#{position.id}"
            places.setdefault((position.theme, body), []).append(chosen)
    speakers = dict.fromkeys(body for position in positions for body in position.bodies)
    columns = [
        (body, LinkTo(here.to(organisation_uri(body)), short_name(corpus.organisation[body]))) for body in speakers
    ]
    if any(not position.bodies for position in positions):
        columns.append((NOBODY, LinkTo("", phrase("position_nobody"))))
    groups = tuple(
        Group(
            "",
            link.words,
            tuple(position_entry(corpus, letter, entry, here) for entry in positions if entry.theme == theme),
        )
        for theme, link in rows
    )
    return RegisterView(
        letter_frame(letter, here),
        "standpunten",
        groups,
        downloads(letter, here, "standpunten"),
        filters(entry.choices for group in groups for entry in group.entries),
        matrix(rows, columns, places),
    )


def announcements_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> RegisterView:
    """What is done and promised, and apart from it what is left to a next cabinet or to research."""
    groups = tuple(
        Group(
            f"status_{status}",
            "",
            tuple(
                announcement_entry(corpus, letter, entry, here)
                for entry in letter.layers.announcements
                if entry.status == status
            ),
        )
        for status in (*STATUSES, *LEFT)
        if letter.layers.announcements
    )
    entries = {entry.id: entry for group in groups for entry in group.entries}
    dated = sorted(
        (entry for entry in letter.layers.announcements if entry.status in STATUSES and (entry.start or entry.end)),
        key=lambda entry: (entry.end or entry.start or "", entry.start or ""),
    )
    return RegisterView(
        letter_frame(letter, here),
        "toezeggingen",
        groups,
        downloads(letter, here, "toezeggingen"),
        filters(entry.choices for entry in entries.values()),
        summary=SummaryView(
            "announcements_dated",
            ("announcement_what", "announcement_period", "announcement_actor", "announcement_status"),
            tuple(_dated(entries[entry.id]) for entry in dated),
        ),
    )


def _dated(entry: EntryView) -> SummaryRow:
    """An announcement with a period as a row: when, who, how far."""
    rows = dict(entry.rows)
    status = LinkTo("", phrase(entry.badge))
    cells = (rows["announcement_period"], rows["announcement_actor"], (status,))
    return SummaryRow(LinkTo(entry.href, entry.title), cells, entry.choices)


def amounts_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> RegisterView:
    """Sums of money, and other numbers."""
    amounts = tuple(amount_entry(corpus, letter, entry, here) for entry in letter.layers.amounts)
    numbers = tuple(number_entry(letter, entry, here) for entry in letter.layers.numbers)
    groups = (Group("amounts_money", "", amounts), Group("amounts_numbers", "", numbers)) if amounts or numbers else ()
    heads = ("amount_printed", "amount_purpose", "amount_period", "amount_channel")
    none = (LinkTo("", "–"),)
    rows = []
    for entry in amounts:
        known = dict(entry.rows)
        cells = tuple(known.get(head, none) for head in heads[1:])
        rows.append(SummaryRow(LinkTo(entry.href, entry.title), cells, entry.choices))
    summary = SummaryView("amounts_where", heads, tuple(rows))
    files = downloads(letter, here, "bedragen")
    return RegisterView(letter_frame(letter, here), "bedragen", groups, files, summary=summary)


def time_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> TimeView:
    """Time in a letter."""
    entries = tuple(date_entry(letter, entry, here) for entry in letter.layers.dates)
    return TimeView(
        letter_frame(letter, here),
        timeline(corpus, letter, here),
        filters(entry.choices for entry in entries),
        entries,
        downloads(letter, here, "tijdlijn"),
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
    for mention in letter.layers.mentions:
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
