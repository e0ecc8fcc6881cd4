"""The pages of themes: the list, each one, and the themes of a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ...addresses.here import Here
from ...addresses.uris import organisation_uri, register_uri, section_uri, theme_uri
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.amounts import AMOUNTS
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.declaration import Layer
from ...data.layers.mentions import MENTIONS
from ...data.layers.organisations import ORGANISATION_MENTIONS
from ...data.layers.positions import POSITIONS
from ...data.layers.themes import THEME_USES, ThemeUse
from ...data.letter_corpus import LetterCorpus
from ...data.packing import once_and_lasting
from ...data.shared import Theme
from ...data.text import Section
from ...words.places import section_sign
from . import entries
from .facts import Evidence, evidence
from .frame import LetterFrame, downloads, letter_frame, letter_identity
from .links import LinkTo, letter_link, section_link, theme_link, work_link
from .pictures import GlanceView, MatrixView, glance, matrix, sections_as_columns

PARTS = ("reports", "questions", "policy", "context")
# What is said of a sum beside it.
AMOUNT_ROWS = ("amount_period", "amount_channel")


@dataclass(frozen=True)
class ThemesView:
    """The themes, each with its address and the number of paragraphs that are about it.

    ``letters`` are those whose themes can be seen section by section, ``without`` those without themes.
    """

    themes: tuple[tuple[Theme, str, int], ...]
    letters: tuple[LinkTo, ...]
    without: tuple[LinkTo, ...]


@dataclass(frozen=True)
class PartView:
    """What a letter says in one role: ``name`` is one of PARTS; ``chapter`` is the one that plays this role, if any."""

    name: str
    chapter: LinkTo | None
    quotes: tuple[entries.QuoteView, ...]


@dataclass(frozen=True)
class ThemeInLetter:
    """What one letter says about a theme; None where nobody has looked, because the letter has not that layer."""

    letter: LinkTo
    identity: str
    parts: tuple[PartView, ...]
    positions: tuple[entries.EntryView, ...]
    announcements: tuple[entries.EntryLine, ...] | None
    amounts: tuple[entries.EntryLine, ...] | None
    works: tuple[LinkTo, ...]
    organisations: tuple[LinkTo, ...] | None


@dataclass(frozen=True)
class ThemeView:
    """The page of a theme: the newest letters about it in full, links into the earlier ones."""

    theme: Theme
    top: Evidence | None
    letters: tuple[ThemeInLetter, ...]
    earlier: tuple[entries.LetterInPlaces, ...]
    related: tuple[tuple[LinkTo, int], ...]


@dataclass(frozen=True)
class LetterThemesView:
    """The themes of a letter: in pictures, and the bridge between its questions and its policy.

    A cell of the bridge has the themes that both are about.
    """

    frame: LetterFrame
    glance: GlanceView
    matrix: MatrixView
    questions: tuple[LinkTo, ...]
    policies: tuple[LinkTo, ...]
    bridge: tuple[tuple[tuple[LinkTo, ...], ...], ...]
    files: tuple[LinkTo, ...]


def themes_view(corpus: Corpus, here: Here) -> ThemesView:
    """The list of themes."""
    counts = sum((letter.times_used for letter in corpus.letters), Counter[str]())
    lines = ((theme, here.to(theme_uri(theme.id)), counts[theme.id]) for theme in corpus.themes)
    using = (letter for letter in corpus.newest if letter.times_used)
    ways = (LinkTo(here.to(register_uri(letter, THEME_USES.slug)), letter.record.name) for letter in using)
    without = (letter_link(letter, here) for letter in corpus.newest if not letter.times_used)
    return ThemesView(tuple(lines), tuple(ways), tuple(without))


def theme_view(corpus: Corpus, theme: Theme, here: Here) -> ThemeView:
    """The page of a theme, with every letter that is about it."""
    about = [letter for letter in corpus.newest if theme.id in letter.times_used]
    shared = sum((meetings(letter)[theme.id][1] for letter in about), Counter[str]())
    newest, earlier = about[: entries.IN_FULL], about[entries.IN_FULL :]
    return ThemeView(
        theme=theme,
        top=evidence(theme.top) if theme.top else None,
        letters=tuple(_in_letter(corpus, letter, theme, letter.using[theme.id], here) for letter in newest),
        earlier=tuple(entries.in_places(letter, meetings(letter)[theme.id][0], here) for letter in earlier),
        # the most frequent first and equal ones by name, so that two builds agree
        related=tuple(
            (theme_link(corpus.theme[other], here), count)
            for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


@once_and_lasting
def meetings(letter: LetterCorpus) -> dict[str, tuple[frozenset[str], Counter[str]]]:
    """The ids of the paragraphs that are about each theme, and how often others are used in them."""
    found = {}
    for theme, uses in letter.using.items():
        paragraphs = frozenset(use.paragraph for use in uses)
        beside = (entry for paragraph in paragraphs for entry in letter.about(paragraph))
        others = Counter(use.theme for use in beside if isinstance(use, ThemeUse) and use.theme != theme)
        found[theme] = paragraphs, others
    return found


def _in_letter(corpus: Corpus, letter: LetterCorpus, theme: Theme, uses: list[ThemeUse], here: Here) -> ThemeInLetter:
    paragraphs = {use.paragraph for use in uses}
    layers = letter.layers
    there = (entry for entry in layers[ORGANISATION_MENTIONS] if entry.paragraph in paragraphs)
    named = dict.fromkeys(entry.organisation for entry in there)
    bodies = tuple(LinkTo(here.to(organisation_uri(one)), corpus.organisation[one].name.value) for one in named)

    def lines(layer: Layer[Any], rows: tuple[str, ...] = ()) -> tuple[entries.EntryLine, ...] | None:
        there = (entry for entry in layers[layer] if theme.id in entry.themes)
        found = tuple(entries.entry_line(corpus, letter, layer, entry, here, rows) for entry in there)
        return found if layer in letter.present else None

    def quotes(part: str) -> tuple[entries.QuoteView, ...]:
        return tuple(entries.quote_view(letter, use, here) for use in uses if use.part == part)

    advice = (entry for entry in layers[POSITIONS] if entry.theme == theme.id)
    return ThemeInLetter(
        letter=LinkTo(here.to(register_uri(letter, THEME_USES.slug)), letter.record.name),
        identity=letter_identity(letter.record),
        parts=tuple(PartView(part, _chapter(letter, part, here), quotes(part)) for part in PARTS),
        positions=tuple(entries.entry_view(corpus, letter, POSITIONS, entry, here) for entry in advice),
        announcements=lines(ANNOUNCEMENTS),
        amounts=lines(AMOUNTS, AMOUNT_ROWS),
        works=tuple(work_link(corpus.work[work], here) for work in _works_in(letter, paragraphs)),
        organisations=bodies if ORGANISATION_MENTIONS in letter.present else None,
    )


def _works_in(letter: LetterCorpus, paragraphs: Collection[str]) -> Iterable[str]:
    """The works that notes of these paragraphs cite, and those that the paragraphs mention."""
    noted = {name for name, marks in letter.marks.items() if any(mark.stands_in.id in paragraphs for mark in marks)}
    cited = [citation.work for note in letter.footnotes if note.name in noted for citation in note.citations]
    mentioned = [mention.work for mention in letter.layers[MENTIONS] if mention.paragraph in paragraphs]
    return dict.fromkeys(cited + mentioned)


def _chapter(letter: LetterCorpus, part: str, here: Here) -> LinkTo | None:
    """The chapter of questions or of policy, where the letter has them."""
    bridge = letter.record.bridge
    if bridge is None or part not in ("questions", "policy"):
        return None
    section = letter.chapters[getattr(bridge, part)]
    return LinkTo(here.to(section_uri(letter, section)), section_sign(letter, section))


def letter_themes_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> LetterThemesView:
    """The themes of one letter."""
    places = grouped(
        ((use.theme, letter.paragraphs[use.paragraph][0].id), entries.place_link(letter, use.paragraph, here).href)
        for use in letter.layers[THEME_USES]
    )
    used = [theme for theme in corpus.themes if theme.id in letter.using]
    rows = [(theme.id, theme_link(theme, here)) for theme in used]
    asking, answering = _chapters(letter)

    def both(question: str, policy: str) -> tuple[LinkTo, ...]:
        themes = (theme for theme in used if {(theme.id, question), (theme.id, policy)} <= places.keys())
        return tuple(theme_link(theme, here) for theme in themes)

    return LetterThemesView(
        frame=letter_frame(letter, here),
        glance=glance(corpus, letter, here),
        matrix=matrix(rows, sections_as_columns(letter, here), places),
        questions=tuple(section_link(letter, section, here) for section in asking),
        policies=tuple(section_link(letter, section, here) for section in answering),
        bridge=tuple(tuple(both(one.id, other.id) for other in answering) for one in asking),
        files=downloads(letter, here, THEME_USES.slug),
    )


def _chapters(letter: LetterCorpus) -> tuple[list[Section], list[Section]]:
    """The sections of the chapter that asks and of the one that answers."""
    bridge = letter.record.bridge
    if bridge is None:
        return [], []
    return (
        [section for section in letter.sections if section.id.startswith(f"{bridge.questions}-")],
        [section for section in letter.sections if section.id.startswith(f"{bridge.policy}-")],
    )
