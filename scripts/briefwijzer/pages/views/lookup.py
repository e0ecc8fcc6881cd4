"""The pages on which a reader looks something up: words, or a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses import uris
from ...addresses.here import Here
from ...data.corpus import Corpus
from ...data.layers.keywords import KEYWORDS
from ...data.letter_corpus import LetterCorpus
from ...words import catalogue
from .entries import IN_FULL
from .frame import LetterLine, letter_line

_QUOTE = "quote_"
# Words of the page itself, which its script does not show.
_ON_THE_PAGE = frozenset(
    f"{_QUOTE}{name}"
    for name in ("title", "door", "lead", "letter", "all", "label", "hint", "button", "result", "no_script")
)


# A letter with its registers: all of them where it is the only one, its subject index where it is one of many.
LetterDoors = tuple[LetterLine, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class SearchView:
    """The search page: how much it looks through, and what works without a script.

    ``doors`` are those of the newest letters, ``every`` the list of all where there are more; ``index`` is a subject
    index with the name of its letter.
    """

    letters: int
    passages: int
    doors: tuple[LetterDoors, ...]
    every: str
    index: tuple[str, str] | None


@dataclass(frozen=True)
class QuotePageView:
    """The page that looks a quotation up: the letters it can be looked up in, the newest first.

    ``words`` are the words of the catalogue that its script shows.
    """

    letters: tuple[LetterLine, ...]
    words: tuple[str, ...]


def search_view(corpus: Corpus, here: Here, passages: int) -> SearchView:
    """The search page."""
    newest = corpus.newest[:IN_FULL]
    doors = tuple(_doors(letter, here, alone=len(corpus.letters) == 1) for letter in newest)
    indexed = next((letter for letter in newest if KEYWORDS.slug in uris.registers_of(letter)), None)
    return SearchView(
        letters=len(corpus.letters),
        passages=passages,
        doors=doors,
        every=here.to(uris.LETTERS) if len(corpus.letters) > IN_FULL else "",
        index=(here.to(uris.register_uri(indexed, KEYWORDS.slug)), indexed.record.name) if indexed else None,
    )


def _doors(letter: LetterCorpus, here: Here, *, alone: bool) -> LetterDoors:
    shown = (name for name in uris.registers_of(letter) if alone or name == KEYWORDS.slug)
    ways = tuple((name, here.to(uris.register_uri(letter, name))) for name in shown)
    return letter_line(letter, here), ways


def quote_page_view(corpus: Corpus, here: Here) -> QuotePageView:
    """The page that looks a quotation up."""
    letters = tuple(letter_line(letter, here) for letter in corpus.newest)
    words = tuple(key.removeprefix(_QUOTE) for key in catalogue() if key.startswith(_QUOTE) and key not in _ON_THE_PAGE)
    return QuotePageView(letters, words)
