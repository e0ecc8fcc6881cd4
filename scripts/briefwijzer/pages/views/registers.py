"""The registers of a letter: advice and answers, announcements, money, time, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...addresses.here import Here
from ...addresses.uris import CITATIONS
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.dates import DATES
from ...data.layers.declaration import Layer
from ...data.layers.entries import Entry
from ...data.layers.mentions import MENTIONS
from ...data.layers.positions import POSITIONS
from ...data.layers.recommendations import RECOMMENDATIONS
from ...data.letter import Footnote
from ...data.letter_corpus import LetterCorpus
from ...data.records import listed_values
from ...words import phrase
from .advice import SideBySide, side_by_side
from .choices import NONE, Choices, FilterView, filters, of_citation
from .entries import EntryView, PlaceLink, entry_view, mark_link, place_link
from .frame import LetterFrame, downloads, letter_frame
from .links import LinkTo, organisation_link, theme_link, work_link
from .notes import CitationView, note_views
from .outcomes import OutcomesView, RecommendationView, outcomes_view, recommendation_views
from .pictures import MatrixView, TimelineView, matrix, sections_as_columns, timeline

# What a line of a register stands for: an entry, or several whose lines say the same.
RegisterLine = tuple[EntryView, ...]


@dataclass(frozen=True)
class RegisterGroup:
    """Entries under a heading, which is a word of the catalogue or else words of ours.

    ``lines`` stand under it, ``folded`` behind one more line, which the catalogue has under ``fold``. Advice is in a
    table instead.
    """

    key: str
    words: str
    lines: tuple[RegisterLine, ...] = ()
    fold: str = ""
    folded: tuple[RegisterLine, ...] = ()
    badges: bool = True  # not where the heading says the same
    table: SideBySide | None = None

    @property
    def proposed(self) -> int:
        """How many of them a rule found, and nobody has looked at."""
        return sum(entry.review == "proposed" for entry in self.entries)

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """All its entries."""
        if self.table:
            return tuple(row.entry for row in self.table.rows)
        return tuple(entry for line in (*self.lines, *self.folded) for entry in line)


@dataclass(frozen=True)
class RegisterView:
    """A register: ``name`` is one of REGISTERS of addresses/uris.py; that of times has a drawing, too."""

    frame: LetterFrame
    name: str
    groups: tuple[RegisterGroup, ...]
    files: tuple[LinkTo, ...]
    filters: tuple[FilterView, ...] = ()
    matrix: MatrixView | None = None
    outcomes: OutcomesView | None = None
    recommendations: tuple[RecommendationView, ...] = ()
    picture: TimelineView | None = None

    @property
    def unread(self) -> bool:
        """Whether a rule found all that it shows, and nobody has looked at any of it."""
        return bool(self.groups) and all(group.proposed == len(group.entries) for group in self.groups)


@dataclass(frozen=True)
class ReferenceRow:
    """A citation on the sheet, or a note that cites nothing: printed, normalised, official page, flags."""

    note: Footnote
    places: tuple[PlaceLink, ...]
    citation: CitationView | None
    choices: Choices


@dataclass(frozen=True)
class ReferencesView:
    """All citations of a letter, with what is missing or odd, and which section cites which work."""

    frame: LetterFrame
    flagged: tuple[ReferenceRow, ...]
    clean: tuple[ReferenceRow, ...]
    all: int  # a row for a note that cites nothing is none of them
    unread: bool  # whether nobody has looked at anything that we say of the letter
    filters: tuple[FilterView, ...]
    matrix: MatrixView
    files: tuple[LinkTo, ...]


def register_view(corpus: Corpus, letter: LetterCorpus, slug: str, here: Here) -> RegisterView:
    """A register with the entries of those of its layers that the letter has, in the parts that these declare."""
    layers = [layer for layer in letter.present if layer.slug == slug]
    cards = [layer for layer in layers if issubclass(layer.record, Entry)]
    groups = tuple(group for layer in cards for group in _groups(corpus, letter, layer, here))
    return RegisterView(
        frame=letter_frame(letter, here),
        name=slug,
        groups=groups,
        files=downloads(letter, here, slug),
        filters=filters(entry.choices for group in groups for entry in group.entries),
        matrix=_speakers(corpus, letter, here) if POSITIONS in layers else None,
        outcomes=outcomes_view(letter, here) if ANNOUNCEMENTS in layers else None,
        recommendations=recommendation_views(corpus, letter, here) if RECOMMENDATIONS in layers else (),
        picture=timeline(corpus, letter, here) if DATES in layers else None,
    )


def _groups(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], here: Here) -> Iterator[RegisterGroup]:
    """The parts of a layer: one for each value of the field that it is divided by, one without; or the whole."""
    entries = [(entry, entry_view(corpus, letter, layer, entry, here)) for entry in letter.layers[layer]]
    # what ends first stands first, a month before its year; what has no time stands last
    if "end" in layer.record.model_fields:
        entries.sort(key=lambda pair: (f"{pair[0].end or pair[0].start or '~'}~", pair[0].start or ""))
    if layer.groups is None:
        yield _group(layer, f"layer_{layer.key}", entries)
        return
    field = layer.groups.field
    for value in layer.groups.order:
        if found := [pair for pair in entries if getattr(pair[0], field) == value]:
            yield _group(layer, f"{field}_{value}", found)
    for theme in () if layer.groups.order else corpus.themes:
        found = [pair for pair in entries if theme.id in listed_values(getattr(pair[0], field))]
        if found and layer is POSITIONS:
            yield RegisterGroup("", theme.name, table=side_by_side(corpus, letter, found))
        elif found:
            yield _group(layer, "", found, theme.name)
    if left := [pair for pair in entries if getattr(pair[0], field) is None]:
        yield _group(layer, f"without_{field}", left)


def _group(layer: Layer[Any], key: str, entries: Sequence[tuple[Any, EntryView]], words: str = "") -> RegisterGroup:
    """Entries under a heading, those that are set apart behind one line."""
    apart = layer.card.apart
    folded = [view for entry, view in entries if apart and re.fullmatch(apart.like, entry.filled(apart.field))]
    names = {view.id for view in folded}
    return RegisterGroup(
        key=key,
        words=words,
        lines=_lines(layer, [view for _, view in entries if view.id not in names]),
        fold=f"apart_{layer.key}",
        folded=_lines(layer, folded),
        badges=layer.groups is None or layer.groups.field != layer.card.badge,
    )


def _lines(layer: Layer[Any], views: Sequence[EntryView]) -> tuple[RegisterLine, ...]:
    """A line for each entry; one for several that say the same, where the layer wants that."""
    if not layer.card.alike:
        return tuple((view,) for view in views)
    found = grouped(((view.title.lower(), view.line, view.badge), view) for view in views)
    return tuple(map(tuple, found.values()))


def _speakers(corpus: Corpus, letter: LetterCorpus, here: Here) -> MatrixView:
    """Who speaks on which theme."""
    positions = letter.layers[POSITIONS]
    used = {position.theme for position in positions}
    rows = [(theme.id, theme_link(theme, here)) for theme in corpus.themes if theme.id in used]
    # each leads to the choice of filter.js; without it to the first of them
    places = grouped(
        ((position.theme, body), f"?wie={body}&thema={position.theme}#{position.id}")
        for position in positions
        for body in position.bodies or (NONE,)
    )
    speakers = dict.fromkeys(body for position in positions for body in position.bodies)
    columns = [(body, organisation_link(corpus.organisation[body], here)) for body in speakers]
    if any(not position.bodies for position in positions):
        columns.append((NONE, LinkTo("", phrase("entry_nobody"))))
    return matrix(rows, columns, places)


def _reference_rows(corpus: Corpus, letter: LetterCorpus, here: Here) -> Iterator[ReferenceRow]:
    for note, view in zip(letter.footnotes, note_views(corpus, letter, letter.footnotes, here), strict=True):
        places = tuple(mark_link(letter, mark, here) for mark in letter.marks_to(note))
        for citation in view.citations or (None,):
            yield ReferenceRow(note, places, citation, of_citation(citation))


def _used_in(letter: LetterCorpus, here: Here) -> dict[tuple[str, str], list[str]]:
    """The places of each work in each section, by the ids of both: note marks, and where the text names it."""
    cited = [
        ((citation.work, mark.section.id), here.to_mark(letter, mark))
        for note in letter.footnotes
        for citation in note.citations
        for mark in letter.marks_to(note)
    ]
    named = [
        ((mention.work, letter.paragraphs[mention.paragraph][0].id), place_link(letter, mention.paragraph, here).href)
        for mention in letter.layers[MENTIONS]
    ]
    return grouped(cited + named)


def references_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> ReferencesView:
    """The sheet of citations."""
    rows = list(_reference_rows(corpus, letter, here))
    used = _used_in(letter, here)
    works = dict.fromkeys(work for work, _ in used)
    lines = [(work, work_link(corpus.work[work], here)) for work in works]
    return ReferencesView(
        frame=letter_frame(letter, here),
        flagged=tuple(row for row in rows if row.citation and row.citation.flags),
        clean=tuple(row for row in rows if not row.citation or not row.citation.flags),
        all=sum(1 for row in rows if row.citation),
        unread=not any(True for _ in letter.layers.reviewed.all()),
        filters=filters(row.choices for row in rows),
        matrix=matrix(lines, sections_as_columns(letter, here), used),
        files=downloads(letter, here, CITATIONS),
    )
