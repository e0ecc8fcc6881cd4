"""Pictures as numbers: what a drawing shows, worked out so that the template only has to draw it.

Each picture stands beside a table with the same facts. Lengths are in the units of the drawing's own coordinates.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from math import sqrt
from string import ascii_uppercase

from ...addresses.here import Here
from ...addresses.uris import register_uri, section_uri
from ...data.corpus import Corpus
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.outcomes import Outcome
from ...data.layers.themes import THEME_USES
from ...data.letter_corpus import LetterCorpus
from ...data.text import Paragraph
from ...words.dutch import dutch_date, period
from ...words.places import section_sign
from .links import LinkTo, section_link, theme_link, work_link
from .outcomes import result_words

# The drawing of a letter: wide enough for its longest section, one row of this height for each section with its title.
WIDTH = 640
ROW = 42
# A dot of this radius stands for the largest number in a matrix; the area of a dot is its number.
DOT = 9
# A matrix of more columns is wider than a page, and mostly empty.
MANY_COLUMNS = 20
# The drawing of time: a year has this length, and the least that is drawn is this long.
YEAR = 100
LEAST = 4
# How high a row is, and how long the end of a time that goes on.
HIGH, CAP = 16, 6
# What lies further from the letter than so many years is not drawn: documents and announcements look back far, and
# forward little.
BEFORE, AFTER = 8, 2


@dataclass(frozen=True)
class PictureParagraph:
    """A paragraph in the picture of a letter; ``hue`` numbers its first theme, and ``sign`` is the letter for it.

    Without a theme they are 0 and empty.
    """

    x: float
    width: float
    hue: int
    sign: str
    theme: str
    number: int


@dataclass(frozen=True)
class Bar:
    """A section in the picture of a letter: its paragraphs, and a dot for each note."""

    section: LinkTo
    y: int
    words: int
    segments: tuple[PictureParagraph, ...]
    notes: tuple[float, ...]


@dataclass(frozen=True)
class GlanceView:
    """A letter at a glance: sections by length, coloured by theme, notes as dots.

    A line of the legend is a hue, its sign, the theme, the paragraphs about it, and those of which it is the first.
    """

    width: int
    height: int
    bars: tuple[Bar, ...]
    legend: tuple[tuple[int, str, LinkTo, int, int], ...]


@dataclass(frozen=True)
class MatrixView:
    """Numbers by row and column; each cell is a number, the radius of its dot, and where its first one is."""

    rows: tuple[LinkTo, ...]
    columns: tuple[LinkTo, ...]
    cells: tuple[tuple[tuple[int, float, str], ...], ...]


def glance(corpus: Corpus, letter: LetterCorpus, here: Here) -> GlanceView:
    """The picture of a letter."""
    hues = {theme.id: hue for hue, theme in enumerate(corpus.themes, 1)}
    names = ("", *(theme.name for theme in corpus.themes))
    # of several themes of a paragraph the first counts
    hue_of = {use.paragraph: hues[use.theme] for use in reversed(letter.layers[THEME_USES])}
    lengths = [[len(paragraph.prose.plain.split()) for paragraph in one.paragraphs] for one in letter.sections]
    scale = WIDTH / max(1, max(map(sum, lengths)))
    bars: list[Bar] = []
    for section, words in zip(letter.sections, lengths, strict=True):
        starts = [start * scale for start in accumulate(words, initial=0)]
        segments, notes = [], []
        for number, (paragraph, x) in enumerate(zip(section.paragraphs, starts, strict=False), 1):
            hue, width = hue_of.get(paragraph.id, 0), round(words[number - 1] * scale, 1)
            segments.append(PictureParagraph(round(x, 1), width, hue, _sign(hue), names[hue], number))
            notes += [round(x + before * scale, 1) for before in _words_before_marks(paragraph)]
        link = section_link(letter, section, here)
        bars.append(Bar(link, len(bars) * ROW, sum(words), tuple(segments), tuple(notes)))
    firsts = Counter(segment.hue for bar in bars for segment in bar.segments)
    legend = tuple(
        (hue, _sign(hue), theme_link(corpus.theme[name], here), len(letter.using[name]), firsts[hue])
        for name, hue in hues.items()
        if name in letter.using
    )
    return GlanceView(WIDTH, ROW * len(bars), tuple(bars), legend)


def _sign(hue: int) -> str:
    """The letter for a hue; empty without one, and where there are more than letters."""
    return ascii_uppercase[hue - 1 : hue]


def _words_before_marks(paragraph: Paragraph) -> Iterator[int]:
    """How many words stand before each note mark of a paragraph."""
    words = 0
    for run in paragraph.prose.runs:
        words += len(run.words.split())
        if run.mark:
            yield words


def matrix(
    rows: Sequence[tuple[str, LinkTo]],
    columns: Sequence[tuple[str, LinkTo]],
    places: Mapping[tuple[str, str], Sequence[str]],
) -> MatrixView:
    """A matrix of numbers; rows and columns are pairs of a key and a link, places are addresses by both keys.

    Of many columns, such as the questions of a letter, those stand there that have a place.
    """
    most = max(map(len, places.values()), default=1)
    if len(columns) > MANY_COLUMNS:
        used = {column for _, column in places}
        columns = [column for column in columns if column[0] in used]

    def cell(key: tuple[str, str]) -> tuple[int, float, str]:
        there = places.get(key, ())
        return len(there), round(DOT * sqrt(len(there) / most), 1), there[0] if there else ""

    cells = tuple(tuple(cell((row, column)) for column, _ in columns) for row, _ in rows)
    return MatrixView(tuple(link for _, link in rows), tuple(link for _, link in columns), cells)


def sections_as_columns(letter: LetterCorpus, here: Here) -> list[tuple[str, LinkTo]]:
    """The sections of a letter by their numbers or headings, to stand above a matrix."""
    # with a sign that is read out: a number alone says nothing above numbers
    signs = {one.id: ("§\u00a0" if one.number else "") + section_sign(letter, one) for one in letter.sections}
    return [(one.id, LinkTo(here.to(section_uri(letter, one)), signs[one.id])) for one in letter.sections]


# What has a time, and its begin and end as far as known.
Time = tuple[LinkTo, str | None, str | None]


@dataclass(frozen=True)
class Stretch:
    """A time that is drawn, in two parts, each with its begin and its width: what is known, and what goes on.

    ``came`` says what became of an announcement, and ``came_x`` where that lies, when it is drawn.
    A time with both ends known is all ``solid``; one that goes on has a cap at the end that is known, if one is.
    """

    what: LinkTo
    when: str
    solid: tuple[float, float] | None
    light: tuple[float, float] | None
    came: str = ""
    came_x: float | None = None


@dataclass(frozen=True)
class TimelineView:
    """Cited documents and announcements in time; ``outside`` of them and ``undated`` works are not drawn.

    ``axes`` is the path of the lines between the years.
    """

    years: tuple[int, ...]
    width: int
    axes: str
    letter_x: float | None
    letter_when: str
    documents: tuple[Stretch, ...]
    announcements: tuple[Stretch, ...]
    outside: int
    undated: int


def timeline(corpus: Corpus, letter: LetterCorpus, here: Here) -> TimelineView:
    """The picture of time in a letter."""
    works = [corpus.work[work] for work in letter.works]
    documents: list[Time] = [(work_link(work, here), work.date.value, work.date.value) for work in works if work.date]
    register = register_uri(letter, ANNOUNCEMENTS.slug)
    announcements: list[Time] = [
        (LinkTo(here.to(register, entry.id), entry.what), entry.start, entry.end)
        for entry in letter.layers[ANNOUNCEMENTS]
        if entry.start or entry.end
    ]
    day = letter.record.day
    known = [int(when[:4]) for _, *whens in (*documents, *announcements) for when in whens if when]
    now = int(day[:4]) if day else max(known, default=0)
    near = [year for year in (*known, now) if now - BEFORE <= year <= now + AFTER]
    years = range(min(near), max(near) + 1)
    drawn_documents, drawn_announcements = _drawn(documents, years), _drawn(announcements, years)
    outcomes = {here.to(register, name): outcome for name, outcome in letter.outcome.items()}
    return TimelineView(
        years=tuple(years),
        width=len(years) * YEAR,
        axes="".join(f"M{number * YEAR} 0v{HIGH}" for number in range(1, len(years))),
        letter_x=_x(_span(day)[0], years) if day else None,
        letter_when=dutch_date(day) if day else "",
        documents=tuple(drawn_documents),
        announcements=tuple(_with_outcome(one, outcomes.get(one.what.href), years) for one in drawn_announcements),
        outside=len(documents) + len(announcements) - len(drawn_documents) - len(drawn_announcements),
        undated=len(works) - len(documents),
    )


def _drawn(times: Iterable[Time], years: range) -> list[Stretch]:
    """The times that lie within some years, in their order."""
    stretches = (_stretch(*time, years) for time in sorted(times, key=_in_time))
    return [one for one in stretches if one]


def _in_time(time: Time) -> tuple[str, str, str]:
    what, start, end = time
    return (start or end or "", end or "", what.words)


def _stretch(what: LinkTo, start: str | None, end: str | None, years: range) -> Stretch | None:
    """A period as it is drawn; None when it lies outside."""
    first, last = years[0], years[-1] + 1
    begin = _span(start)[0] if start else first
    stop = _span(end)[1] if end else last
    if stop <= first or begin >= last:
        return None
    x, until = (_x(min(max(one, first), last), years) for one in (begin, stop))
    width = round(max(until - x, LEAST), 1)
    x = min(x, len(years) * YEAR - width)
    before, behind = start is None or begin < first, end is None or stop > last
    cap = min(CAP, width)
    known = {
        (False, False): (x, width),
        (True, False): (round(x + width - cap, 1), cap),
        (False, True): (x, cap),
    }
    return Stretch(what, period(start, end), known.get((before, behind)), (x, width) if before or behind else None)


def _with_outcome(drawn: Stretch, outcome: Outcome | None, years: range) -> Stretch:
    """An announcement with what became of it."""
    if outcome is None:
        return drawn
    at = _span(outcome.when)[0] if outcome.when else 0.0
    return replace(drawn, came=result_words(outcome), came_x=_x(at, years) if years[0] <= at < years[-1] + 1 else None)


def _span(when: str) -> tuple[float, float]:
    """Where a date, month or year begins and where it ends, in years; every year has the same length.

    >>> _span("2017"), _span("2016-12")[1], _span("2015-12-31")[1]
    ((2017.0, 2018.0), 2017.0, 2016.0)
    """
    year, month, day = (*map(int, when.split("-")), 0, 0)[:3]
    last = day or monthrange(year, month or 12)[1]
    before = date(year, month or 1, day or 1).timetuple().tm_yday - 1
    until = date(year, month or 12, last).timetuple().tm_yday
    length = 366 if isleap(year) else 365
    return year + before / length, year + until / length


def _x(at: float, years: range) -> float:
    """Where a point in time lies on the line."""
    return round((at - years[0]) * YEAR, 1)
