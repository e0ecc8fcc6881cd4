"""The pages of the site as a whole: start, letters, search, about."""

from __future__ import annotations

from dataclasses import dataclass

from ..corpus import Corpus
from ..fidelity import Figures, figures
from ..links import ABOUT, SEARCH, WORKS, Here
from ..model import Letter
from .common import Evidence, evidence
from .letters import LetterLine, letter_line


@dataclass(frozen=True)
class LettersView:
    """The list of letters; also on the start page and the search page."""

    letters: tuple[LetterLine, ...]
    works: str
    search: str
    about: str = ""
    passages: int = 0


@dataclass(frozen=True)
class AboutView:
    """The page about this edition, with the figures of every letter."""

    letters: tuple[tuple[Letter, Figures, Evidence | None], ...]


def letters_view(corpus: Corpus, here: Here, *, passages: int = 0) -> LettersView:
    """The list of letters."""
    lines = tuple(letter_line(letter, here) for letter in corpus.letters)
    return LettersView(lines, here.to(WORKS), here.to(SEARCH), here.to(ABOUT), passages)


def about_view(corpus: Corpus) -> AboutView:
    """The page about this edition; the figures are counted anew."""
    return AboutView(
        tuple(
            (letter.letter, figures(letter), evidence(letter.letter.comparison) if letter.letter.comparison else None)
            for letter in corpus.letters
        )
    )
