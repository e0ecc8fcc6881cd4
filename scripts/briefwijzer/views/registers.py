"""The registers of a letter: advice and answers, announcements, money, time, citations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..corpus import Corpus, LetterCorpus
from ..links import Here, organisation_uri, theme_uri, work_uri
from ..words import say_in
from .common import LinkTo, dutch_date, work_name
from .entries import (
    EntryView,
    PlaceLink,
    amount_entry,
    announcement_entry,
    date_entry,
    number_entry,
    period,
    place_link,
    position_entry,
)
from .letters import LetterFrame, downloads, letter_frame
from .notes import CitationView, note_views
from .pictures import MatrixView, matrix, sections_as_columns

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
    matrix: MatrixView | None = None
    summary: SummaryView | None = None


@dataclass(frozen=True)
class SummaryView:
    """A register in a table: its caption and the heads of its columns are words of the catalogue.

    In a row, the first cell is a link to the entry; the others are texts.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[LinkTo, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Moment:
    """A point on the timeline: a document that the letter cites, or a time that it names."""

    year: int
    x: float
    y: int
    kind: str
    words: str
    when: str
    href: str


@dataclass(frozen=True)
class TimelineView:
    """Time in a letter: a drawing of documents and announced moments, and every time expression."""

    frame: LetterFrame
    years: tuple[tuple[int, float], ...]
    moments: tuple[Moment, ...]
    letter_x: float
    width: int
    above: int
    below: int
    entries: tuple[EntryView, ...]
    files: tuple[LinkTo, ...]


@dataclass(frozen=True)
class ReferenceRow:
    """A citation on the sheet: printed, normalised, official page, flags; ``first`` on the first of its note."""

    number: str
    printed: str
    note: str
    places: tuple[PlaceLink, ...]
    kind: str
    citation: CitationView | None


@dataclass(frozen=True)
class ReferencesView:
    """All citations of a letter, with what is missing or odd, and which section cites which work."""

    frame: LetterFrame
    rows: tuple[ReferenceRow, ...]
    flagged: int
    all: int  # a row for a note that cites nothing is none of them
    matrix: MatrixView
    files: tuple[LinkTo, ...]


def positions_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> RegisterView:
    """Advice and answers, by theme, and who speaks on which theme."""
    positions = letter.layers.positions
    counts: Counter[tuple[str, str]] = Counter(
        (position.theme, body) for position in positions for body in position.bodies
    )
    rows = [
        (theme.id, LinkTo(here.to(theme_uri(theme.id)), theme.name))
        for theme in corpus.themes
        if any(theme.id == position.theme for position in positions)
    ]
    speakers = dict.fromkeys(body for position in positions for body in position.bodies)
    columns = [
        (body, LinkTo(here.to(organisation_uri(body)), record.abbreviation or record.name.value))
        for body in speakers
        if (record := corpus.organisation[body])
    ]
    groups = tuple(
        Group(
            "",
            link.words,
            tuple(position_entry(corpus, letter, entry, here) for entry in positions if entry.theme == theme),
        )
        for theme, link in rows
    )
    files = downloads(letter, here, "standpunten")
    return RegisterView(letter_frame(letter, here), "standpunten", groups, files, matrix(rows, columns, counts))


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
    say = say_in("nl")
    dated = sorted(
        (entry for entry in letter.layers.announcements if entry.status in STATUSES and (entry.start or entry.end)),
        key=lambda entry: (entry.end or entry.start or "", entry.start or ""),
    )
    summary = SummaryView(
        "announcements_dated",
        ("announcement_what", "announcement_period", "announcement_actor", "announcement_status"),
        tuple(
            (
                LinkTo(f"#{entry.id}", entry.what),
                (period(entry.start, entry.end), entry.actor, str(say(f"status_{entry.status}").unescape())),
            )
            for entry in dated
        ),
    )
    files = downloads(letter, here, "toezeggingen")
    return RegisterView(letter_frame(letter, here), "toezeggingen", groups, files, summary=summary)


def amounts_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> RegisterView:
    """Sums of money, and other numbers."""
    amounts = tuple(amount_entry(corpus, letter, entry, here) for entry in letter.layers.amounts)
    numbers = tuple(number_entry(letter, entry, here) for entry in letter.layers.numbers)
    groups = (Group("amounts_money", "", amounts), Group("amounts_numbers", "", numbers)) if amounts or numbers else ()
    summary = SummaryView(
        "amounts_where",
        ("amount_printed", "amount_purpose", "amount_period", "amount_channel"),
        tuple(
            (LinkTo(f"#{entry.id}", entry.printed), (entry.purpose, entry.period or "–", entry.channel or "–"))
            for entry in letter.layers.amounts
        ),
    )
    files = downloads(letter, here, "bedragen")
    return RegisterView(letter_frame(letter, here), "bedragen", groups, files, summary=summary)


# The drawing of time: a year is this wide, points on one place are stacked this far apart.
YEAR = 64
LANE = 16
# The years around the letter that are drawn; what lies farther off stays in the list.
BEFORE, AFTER = 15, 10
KINDS = ("document", "moment")


def timeline_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> TimelineView:
    """The timeline: cited documents above the line, times that the letter names below it."""
    documents = {}
    for note in letter.footnotes:
        for citation in note.citations:
            work = corpus.work[citation.work]
            if work.date:
                documents[work.id] = (work.date.value, work_name(work), here.to(work_uri(work.id)))
    for mention in letter.layers.mentions:
        work = corpus.work[mention.work]
        if work.date:
            documents[work.id] = (work.date.value, work_name(work), here.to(work_uri(work.id)))
    named = {}
    for entry in letter.layers.dates:
        when = entry.start or entry.end
        if when:
            named[entry.id] = (when, entry.printed, f"#{entry.id}")
    points = [("document", *value) for value in documents.values()] + [("moment", *value) for value in named.values()]
    date = letter.letter.date.value
    now = int(date[:4])
    points = [point for point in points if now - BEFORE <= int(point[1][:4]) <= now + AFTER]
    first = min([int(when[:4]) for _, when, _, _ in points] + [now])
    last = max([int(when[:4]) for _, when, _, _ in points] + [now]) + 1
    lanes: Counter[tuple[str, int]] = Counter()
    moments = []
    for kind, when, words, href in sorted(points, key=lambda point: (point[1], point[2])):
        column = round(_at(when, first) / 8)
        lanes[kind, column] += 1
        y = lanes[kind, column] * LANE
        moments.append(Moment(int(when[:4]), column * 8, y, kind, words, dutch_date(when), href))
    depth = {kind: max((lane for (one, _), lane in lanes.items() if one == kind), default=1) for kind in KINDS}
    return TimelineView(
        letter_frame(letter, here),
        tuple((year, float((year - first) * YEAR)) for year in range(first, last + 1)),
        tuple(moments),
        _at(date, first),
        (last - first) * YEAR,
        (depth["document"] + 1) * LANE,
        (depth["moment"] + 1) * LANE,
        tuple(date_entry(letter, entry, here) for entry in letter.layers.dates),
        downloads(letter, here, "tijdlijn"),
    )


def _at(when: str, first: int) -> float:
    """Where a date lies on the line; a year alone lies in its middle."""
    parts = [int(part) for part in when.split("-")]
    months = parts[1] - 1 if len(parts) > 1 else 6
    days = parts[2] / 31 if len(parts) > 2 else 0.5
    return round((parts[0] - first + (months + (days if len(parts) > 1 else 0)) / 12) * YEAR, 1)


def references_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> ReferencesView:
    """The sheet of citations."""
    rows = []
    for view in note_views(corpus, letter, letter.footnotes, here):
        places = tuple(place_link(letter, mark.paragraph.id, here) for mark in letter.marks[view.number])
        for shown in view.citations or (None,):
            rows.append(ReferenceRow(view.number, view.text, view.id, places, view.kind, shown))
    counts: Counter[tuple[str, str]] = Counter()
    for note in letter.footnotes:
        for citation in note.citations:
            for mark in letter.marks[note.number]:
                counts[citation.work, mark.section.id] += 1
    for mention in letter.layers.mentions:
        counts[mention.work, letter.paragraphs[mention.paragraph][0].id] += 1
    works = dict.fromkeys(work for work, _ in counts)
    lines = [(work, LinkTo(here.to(work_uri(work)), work_name(corpus.work[work]))) for work in works]
    return ReferencesView(
        letter_frame(letter, here),
        tuple(rows),
        sum(1 for row in rows if row.citation and row.citation.flags),
        sum(1 for row in rows if row.citation),
        matrix(lines, sections_as_columns(letter, here), counts),
        downloads(letter, here, "verwijzingen"),
    )
