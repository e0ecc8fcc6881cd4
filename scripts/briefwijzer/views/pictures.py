"""Pictures as numbers: what a drawing shows, worked out so that the template only has to draw it.

Each picture stands beside a table with the same facts. Lengths are in the units of the drawing's own coordinates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ..corpus import Corpus, LetterCorpus
from ..links import Here, section_uri
from .common import LinkTo

# The drawing of a letter: wide enough for its longest section, one row of this height for each section.
WIDTH = 640
ROW = 26
# A dot of this radius stands for the largest number in a matrix; the area of a dot is its number.
DOT = 9


@dataclass(frozen=True)
class Segment:
    """A paragraph in the picture of a letter; ``hue`` numbers its first theme, 0 when it has none."""

    x: float
    width: float
    hue: int
    theme: str
    number: int


@dataclass(frozen=True)
class Bar:
    """A section in the picture of a letter: its paragraphs, and a dot for each note."""

    section: LinkTo
    label: str
    y: int
    words: int
    segments: tuple[Segment, ...]
    notes: tuple[float, ...]


@dataclass(frozen=True)
class GlanceView:
    """A letter at a glance: sections by length, coloured by theme, notes as dots."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    legend: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True)
class MatrixView:
    """Numbers by row and column; each cell is a number and the radius of its dot."""

    rows: tuple[LinkTo, ...]
    columns: tuple[LinkTo, ...]
    cells: tuple[tuple[tuple[int, float], ...], ...]


def glance(corpus: Corpus, letter: LetterCorpus, here: Here) -> GlanceView:
    """The picture of a letter."""
    hues = {theme.id: index for index, theme in enumerate(corpus.themes, 1)}
    first: dict[str, str] = {}
    for use in letter.layers.themes:
        first.setdefault(use.paragraph, use.theme)
    lengths = {
        section.id: [len(paragraph.prose.plain.split()) for paragraph in section.paragraphs]
        for section in letter.sections
    }
    scale = WIDTH / max(1, max(map(sum, lengths.values())))
    bars = []
    counts: dict[str, int] = {}
    for index, section in enumerate(letter.sections):
        x, segments, notes = 0.0, [], []
        for number, (paragraph, words) in enumerate(zip(section.paragraphs, lengths[section.id], strict=True), 1):
            theme = first.get(paragraph.id, "")
            name = corpus.theme[theme].name if theme else ""
            counts[theme] = counts.get(theme, 0) + 1
            segments.append(Segment(round(x, 1), round(words * scale, 1), hues.get(theme, 0), name, number))
            at = 0
            for run in paragraph.prose.runs():
                at += len(run.words.split())
                if run.mark:
                    notes.append(round(x + at * scale, 1))
            x += words * scale
        link = LinkTo(here.to(section_uri(letter, section)), f"{section.label} {section.heading}")
        bars.append(Bar(link, section.number, index * ROW, sum(lengths[section.id]), tuple(segments), tuple(notes)))
    legend = tuple((hues[theme.id], theme.name, counts[theme.id]) for theme in corpus.themes if theme.id in counts)
    return GlanceView(WIDTH, ROW * len(bars), tuple(bars), legend)


def matrix(
    rows: Sequence[tuple[str, LinkTo]], columns: Sequence[tuple[str, LinkTo]], counts: Mapping[tuple[str, str], int]
) -> MatrixView:
    """A matrix of numbers; rows and columns are pairs of a key and a link, counts are by both keys."""
    most = max(counts.values(), default=1)
    cells = tuple(
        tuple((count := counts.get((row, column), 0), round(DOT * sqrt(count / most), 1)) for column, _ in columns)
        for row, _ in rows
    )
    return MatrixView(tuple(link for _, link in rows), tuple(link for _, link in columns), cells)


def sections_as_columns(letter: LetterCorpus, here: Here) -> list[tuple[str, LinkTo]]:
    """The sections of a letter by their numbers, to stand above a matrix."""
    return [(section.id, LinkTo(here.to(section_uri(letter, section)), section.number)) for section in letter.sections]
