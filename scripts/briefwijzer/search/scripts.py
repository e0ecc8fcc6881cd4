"""The scripts of the search: the records of each letter, those that letters share, and the library.

They are scripts, not JSON to be fetched, so that the search also works from a folder without a server. The library is
the lunr.js and the Dutch stemmer that come inside the mkdocs package; the index is made in the reader's browser, so
that records and queries go through one analysis. How it all works: docs/developers/search.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from sys import intern
from typing import Any

from ..addresses.uris import (
    LIBRARY,
    RECORDS,
    records_uri,
)
from ..data.corpus import Corpus
from ..data.layers import LAYERS
from ..pages.page import Page
from ..words import catalogue
from .compounds import parts, words
from .records import Passage, Passages

# The parts of the library, in the order in which they need each other; paths inside mkdocs/contrib/search.
_PARTS = ("templates/search/lunr.js", "lunr-language/lunr.stemmer.support.js", "lunr-language/lunr.nl.js")

# The words of the catalogue that the scripts show; those for the kinds go with the kinds.
_WORDS = ("search_", "letters_count_")
_KIND = "search_kind_"
# What a passage counts beside a paragraph, by its kind; layers say the same of their entries.
_WEIGHTS = {
    "paragraph": 1,
    "note": 0.92,
    "heading": 0.8,
    "work": 0.78,
    "organisation": 0.66,
    "register": 0.64,
    "outcome": 0.66,
    "recommendation": 0.63,
    "letter": 0.6,
    "theme": 0.56,
    "term": 0.52,
} | {layer.kind: layer.found.weight for layer in LAYERS if layer.found}
# The kinds whose title is not their own: that of a paragraph is the heading above it, that of a note its number.
_UNTITLED = ("paragraph", "note")


def kinds() -> dict[str, dict[str, Any]]:
    """The kinds of passages in the order of the catalogue: its word, its weight, and whether it has a title."""
    found = {}
    for key, word in catalogue().items():
        kind = key.removeprefix(_KIND)
        if kind in _WEIGHTS and kind != key:
            found[kind] = {"word": word, "weight": _WEIGHTS[kind], "titled": kind not in _UNTITLED}
    return found


def search_files(corpus: Corpus, found: Passages) -> Iterator[Page]:
    """The scripts of the search: the records of each letter, those that letters share, and the library."""
    letters, shared = found.letters, found.shared
    used = {name: _vocabulary(records) for name, records in {**letters, "shared": shared}.items()}
    table = parts(set().union(*used.values(), _synonym_words(corpus)))
    for letter in corpus.letters:
        records = letters[letter.id]
        yield _script(
            records_uri(letter),
            letter.id,
            {
                "records": [record.data() for record in records],
                "sections": {section.slug: f"{section.label} {section.heading}" for section in letter.sections},
                "parts": _used(table, used[letter.id]),
            },
        )
    groups = [[term.term, *term.forms, *term.also] for term in corpus.terms]
    groups += [list(synonyms.words) for synonyms in corpus.synonyms]
    yield _script(
        RECORDS,
        "shared",
        {
            "records": [record.data() for record in shared],
            "letters": {
                letter.id: {
                    "title": letter.letter.short_title,
                    "citation": letter.letter.kamerstuk.paper.citation(),
                    "records": len(letters[letter.id]),
                }
                for letter in corpus.letters
            },
            "themes": {theme.id: theme.name for theme in corpus.themes},
            "kinds": kinds(),
            "words": {
                key: word for key, word in catalogue().items() if key.startswith(_WORDS) and not key.startswith(_KIND)
            },
            # A group of one form is no synonym; twice the same form says nothing.
            "synonyms": [group for words in groups if len(group := list(dict.fromkeys(words))) > 1],
            "parts": _used(table, used["shared"]),
        },
    )
    yield library()


def _vocabulary(records: list[Passage]) -> set[str]:
    """Every word by which some records can be found."""
    text = "\n".join(f"{record.title}\n{record.text}\n{record.extra}" for record in records)
    once = "\n".join(set(text.split()))  # a letter says most of its words more than once
    return set(map(intern, words(once)))  # letters have most of their words in common


def _synonym_words(corpus: Corpus) -> set[str]:
    return {word for synonyms in corpus.synonyms for phrase in synonyms.words for word in words(phrase)}


def _used(table: dict[str, tuple[str, ...]], vocabulary: set[str]) -> dict[str, str]:
    """The part of the table of compounds that a vocabulary needs."""
    return {word: " ".join(table[word]) for word in sorted(vocabulary & table.keys())}


def _script(uri: str, name: str, value: dict[str, Any]) -> Page:
    """A script that leaves a value in ``briefwijzerRecords`` under a name."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # a script that someone pastes into a page must not be able to end it
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Page(uri, f'(globalThis.briefwijzerRecords??={{}})["{name}"]={data};\n'.encode())


def library() -> Page:
    """The search library and its Dutch stemmer, out of the installed mkdocs package."""
    folder = files("mkdocs") / "contrib" / "search"
    return Page(LIBRARY, b"\n;\n".join(folder.joinpath(part).read_bytes() for part in _PARTS))
