"""The pages on which a reader looks something up: words, or a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import ABOUT, ORGANISATIONS, QUOTE, SEARCH, TERMS, THEMES, WORKS, register_uri, registers_of
from ...data.corpus import Corpus
from .letters import LetterLine, letter_line
from .start import LettersView


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
class QuotePageView:
    """The page that looks a quotation up: the letters it can be looked up in, the newest first."""

    letters: tuple[LetterLine, ...]


def search_view(corpus: Corpus, here: Here, passages: int) -> SearchView:
    """The search page."""
    return SearchView(
        tuple(letter_line(letter, here) for letter in corpus.letters),
        here.to(WORKS),
        here.to(SEARCH),
        here.to(ABOUT),
        passages,
        tuple(
            (letter.letter.name, register, here.to(register_uri(letter, register)))
            for letter in corpus.letters
            for register in registers_of(letter)
        ),
        here.to(THEMES),
        here.to(ORGANISATIONS),
        here.to(TERMS),
        here.to(QUOTE),
    )


def quote_view(corpus: Corpus, here: Here) -> QuotePageView:
    """The page that looks a quotation up."""
    return QuotePageView(tuple(letter_line(letter, here) for letter in corpus.newest))
