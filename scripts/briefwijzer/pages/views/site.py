"""The pages of the site as a whole: start, letters, search, about."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.links import (
    ABOUT,
    DATA,
    MANIFEST,
    ORGANISATIONS,
    QUOTE,
    REGISTERS,
    SEARCH,
    TERMS,
    THEMES,
    WORKS,
    Here,
    register_uri,
)
from ...build.manifest import counts, versions
from ...checks.fidelity import Figures, figures
from ...data.corpus import Corpus
from ...data.letter import Letter
from .common import Evidence, evidence
from .letters import LetterLine, letter_line
from .pictures import GlanceView, glance

# The registers of the newest letter that have a door on the start page.
DOORS = ("standpunten", "toezeggingen", "bedragen", "tijdlijn")


@dataclass(frozen=True)
class LettersView:
    """The list of letters; also on the start page and the search page."""

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


@dataclass(frozen=True)
class SearchView(LettersView):
    """The search page: how much it looks through, and the registers that work without a script."""

    passages: int = 0
    registers: tuple[tuple[str, str, str], ...] = ()
    themes: str = ""
    organisations: str = ""
    terms: str = ""
    quote: str = ""


@dataclass(frozen=True)
class QuoteView:
    """The page that looks a quotation up: the letters it can be looked up in, the newest first."""

    letters: tuple[LetterLine, ...]


@dataclass(frozen=True)
class AboutView:
    """The page about this edition, with the figures of every letter."""

    letters: tuple[tuple[Letter, Figures, Evidence | None], ...]
    counts: dict[str, int]
    inputs: int
    digest: str
    versions: dict[str, str]
    manifest: str
    data: str


def letters_view(corpus: Corpus, here: Here) -> LettersView:
    """The list of letters."""
    lines = tuple(letter_line(letter, here) for letter in corpus.letters)
    return LettersView(lines, here.to(WORKS), here.to(SEARCH), here.to(ABOUT))


def search_view(corpus: Corpus, here: Here, passages: int) -> SearchView:
    """The search page."""
    return SearchView(
        tuple(letter_line(letter, here) for letter in corpus.letters),
        here.to(WORKS),
        here.to(SEARCH),
        here.to(ABOUT),
        passages,
        tuple(
            (letter.letter.short_title, register, here.to(register_uri(letter, register)))
            for letter in corpus.letters
            for register in REGISTERS
        ),
        here.to(THEMES),
        here.to(ORGANISATIONS),
        here.to(TERMS),
        here.to(QUOTE),
    )


def quote_view(corpus: Corpus, here: Here) -> QuoteView:
    """The page that looks a quotation up."""
    return QuoteView(tuple(letter_line(letter, here) for letter in corpus.newest))


def start_view(corpus: Corpus, here: Here) -> StartView:
    """The start page."""
    newest = corpus.newest[0]
    lines = tuple(letter_line(letter, here) for letter in corpus.letters)
    return StartView(
        lines,
        here.to(WORKS),
        here.to(SEARCH),
        here.to(ABOUT),
        glance=glance(corpus, newest, here),
        registers=tuple((name, here.to(register_uri(newest, name))) for name in DOORS),
        themes=here.to(THEMES),
        organisations=here.to(ORGANISATIONS),
        terms=here.to(TERMS),
        quote=here.to(QUOTE),
    )


def about_view(corpus: Corpus, here: Here) -> AboutView:
    """The page about this edition; the figures are counted anew."""
    return AboutView(
        tuple(
            (letter.letter, figures(letter), evidence(letter.letter.comparison) if letter.letter.comparison else None)
            for letter in corpus.letters
        ),
        counts(corpus),
        len(corpus.digests),
        corpus.digest,
        versions(),
        here.to(MANIFEST),
        here.to(DATA),
    )
