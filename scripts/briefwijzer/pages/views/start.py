"""The start page."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import ABOUT, ORGANISATIONS, QUOTE, SEARCH, TERMS, THEMES, WORKS, register_uri, registers_of
from ...data.corpus import Corpus
from ...data.layers.amounts import AMOUNTS
from ...data.layers.announcements import ANNOUNCEMENTS
from ...data.layers.dates import DATES
from ...data.layers.positions import POSITIONS
from ...data.layers.themes import THEME_USES
from .letters import LetterLine, letter_line
from .outcomes import OutcomesView, outcomes_view
from .pictures import GlanceView, glance

# The registers of the newest letter that the start page links to.
LINKED = (POSITIONS.page, ANNOUNCEMENTS.page, AMOUNTS.page, DATES.page)


@dataclass(frozen=True)
class LettersView:
    """The letters, as on the start page and the search page."""

    letters: tuple[LetterLine, ...]
    works: str
    search: str
    about: str = ""


@dataclass(frozen=True)
class StartView(LettersView):
    """The start page: the letters, and the newest of them at a glance."""

    glance: GlanceView | None = None
    registers: tuple[tuple[str, str], ...] = ()
    themes: str = ""
    organisations: str = ""
    terms: str = ""
    quote: str = ""
    outcomes: OutcomesView | None = None


def start_view(corpus: Corpus, here: Here) -> StartView:
    """The start page."""
    newest = corpus.newest[0]
    lines = tuple(letter_line(letter, here) for letter in corpus.letters)
    return StartView(
        lines,
        here.to(WORKS),
        here.to(SEARCH),
        here.to(ABOUT),
        glance=glance(corpus, newest, here) if THEME_USES in newest.present else None,
        registers=tuple((name, here.to(register_uri(newest, name))) for name in LINKED if name in registers_of(newest)),
        themes=here.to(THEMES),
        organisations=here.to(ORGANISATIONS),
        terms=here.to(TERMS),
        quote=here.to(QUOTE),
        outcomes=outcomes_view(newest, here),
    )
