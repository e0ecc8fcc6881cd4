"""Addresses on the site: where each page and file is.

A page's address follows from its uri: ``bronnen/index.md`` is served at ``bronnen/``, ``bronnen/x.md`` at
``bronnen/x/``. Links between pages are relative, so that the site works below any path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..data.collection import Sharing
from ..data.corpus import Corpus
from ..data.layers import LAYER_REGISTERS, LAYERS
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.text import Section

# The id of a paragraph, wherever in a letter it stands.
PARAGRAPH_ID = re.compile(r"(?:opening|closing|(?:b\d+-)?[su][0-9a-z-]*)-p\d+")

START = "index.md"
LETTERS = "brieven/index.md"
WORKS = "bronnen/index.md"
THEMES = "themas/index.md"
ORGANISATIONS = "organisaties/index.md"
TERMS = "begrippen/index.md"
# The letters and corrections as a feed, for those who follow them; a dossier with several letters has one of its own.
FEED = "brieven/atom.xml"
SEARCH = "zoeken.md"
QUOTE = "citaat.md"
DATA = "gegevens.md"
ABOUT = "over/index.md"
ACCESSIBILITY = "toegankelijkheid.md"
CORRECTIONS = "correcties.md"
# On the page of all files: who may use them for what.
RIGHTS = "rechten"
# The registers that a letter can have, each on a page of its own below the letter's address: those of its layers, then
# that of its citations and the page about how complete all of them are. ``registers_of`` says which it has.
CITATIONS, COVERAGE = "verwijzingen", "dekking"
REGISTERS = (*(register.slug for register in LAYER_REGISTERS), CITATIONS, COVERAGE)
# What can be downloaded of them, each in all forms; ``tables_of`` says what there is of a letter.
TABLES = (*(layer.table for layer in LAYERS if layer.table), CITATIONS)
FORMS = ("csv", "xlsx", "json")
# The letter as a file: plain text, data, Markdown (no page), Akoma Ntoso, an e-book.
FILES = {
    "text": "brief.txt",
    "json": "brief.json",
    "markdown": "brief.md",
    "akn": "brief.akn.xml",
    "epub": "brief.epub",
}
RECORDS = "assets/search/shared.js"
SCHEMA = "assets/brief.schema.json"
BIBLIOGRAPHIES = ("bronnen/bronnen.bib", "bronnen/bronnen.ris", "bronnen/bronnen.json")
# The headers that a host should send with every file: some hosts read the first, an administrator copies the others.
HEADERS = ("_headers", "assets/headers/nginx.conf", "assets/headers/apache.conf")
# Written by the builder beside the pages: every page for search engines, and every file of the site with its checksum.
SITEMAP = "sitemap.xml"
MANIFEST = "manifest.json"
# What programs look for first.
ROBOTS = "robots.txt"
LLMS = "llms.txt"


def _in_letter(letter: LetterCorpus, name: str) -> str:
    return f"{LETTERS.removesuffix('index.md')}{letter.id}/{name}"


def _in_list(index: str, name: str) -> str:
    return f"{index.removesuffix('index.md')}{name}.md"


def letter_uri(letter: LetterCorpus) -> str:
    """The page of a letter."""
    return _in_letter(letter, "index.md")


def section_uri(letter: LetterCorpus, section: Section) -> str:
    """The page of a section: brieven/kst-29544-773/2-5.md."""
    return _in_letter(letter, f"{section.slug}.md")


def whole_uri(letter: LetterCorpus) -> str:
    """The whole letter on one page."""
    return _in_letter(letter, "volledig.md")


def notes_uri(letter: LetterCorpus) -> str:
    """The notes of a letter."""
    return _in_letter(letter, "noten.md")


def unseen_uri(letter: LetterCorpus) -> str:
    """The doubts of a letter's import, for its editor; no page of the site."""
    return _in_letter(letter, "nazien.md")


def place_address(letter: LetterCorpus, place: str) -> str:
    """The address of a paragraph or note, by its id: brieven/kst-29544-773/2-5/#s2-5-p1."""
    uri = notes_uri(letter) if place in letter.note else section_uri(letter, letter.paragraphs[place][0])
    return f"{address(uri)}#{place}"


def register_uri(letter: LetterCorpus, register: str) -> str:
    """A register of a letter; ``register`` is one of REGISTERS."""
    return _in_letter(letter, f"{register}.md")


def table_uri(letter: LetterCorpus, table: str, form: str) -> str:
    """A register of a letter for other programs; ``table`` is one of TABLES, ``form`` csv or json."""
    return _in_letter(letter, f"{table}.{form}")


def registers_of(letter: LetterCorpus) -> tuple[str, ...]:
    """The registers that a letter has, in the order of REGISTERS: none is empty."""
    there = {layer.slug for layer in letter.present}
    there |= {COVERAGE} if there else set()
    there |= {CITATIONS} if letter.note_count else set()
    return tuple(register for register in REGISTERS if register in there)


def tables_of(letter: LetterCorpus, register: str | None = None) -> tuple[str, ...]:
    """The tables that a letter has, in the order of TABLES, or those of one register; "" has what is in no register."""
    there = {layer.table: layer.slug for layer in letter.present}
    there |= {CITATIONS: CITATIONS} if letter.note_count else {}
    return tuple(table for table in TABLES if table in there and register in (None, there[table]))


def file_uri(letter: LetterCorpus, form: str) -> str:
    """The letter as a file; ``form`` is one of FILES."""
    return _in_letter(letter, FILES[form])


def outcome_anchor(announcement: str) -> str:
    """The id of what became of an announcement, in the register of its letter."""
    return f"uitkomst-{announcement}"


def records_uri(letter: LetterCorpus) -> str:
    """What the search looks through in a letter."""
    return f"assets/search/{letter.id}.js"


def work_uri(work_id: str) -> str:
    """The page of a work."""
    return _in_list(WORKS, work_id)


def theme_uri(theme_id: str) -> str:
    """The page of a theme."""
    return _in_list(THEMES, theme_id)


def organisation_uri(organisation_id: str) -> str:
    """The page of an organisation."""
    return _in_list(ORGANISATIONS, organisation_id)


def dossier_uri(slug: str) -> str:
    """The page of a dossier that several letters share."""
    return f"dossiers/{slug}.md"


def dossier_feed_uri(slug: str) -> str:
    """The letters of a dossier as a feed."""
    return f"dossiers/{slug}/atom.xml"


def sender_uri(slug: str) -> str:
    """The page of an office that sends several letters."""
    return f"afzenders/{slug}.md"


def moved_uri(old: str) -> str:
    """The page that stands at an address that was left.

    Where a file stood there is a folder of its name; web servers lead from the one to the other.

    >>> moved_uri("brieven/x/2-8/"), moved_uri("brieven/x/oud.csv")
    ('brieven/x/2-8.md', 'brieven/x/oud.csv.md')
    """
    return f"{old.removesuffix('/')}.md"


def all_uris(corpus: Corpus) -> Iterator[str]:
    """Every page and file that a corpus promises to its readers, in the order of the stream."""
    yield from (START, LETTERS)
    for letter in corpus.letters:
        yield from uris_of(letter)
    yield FEED
    for one in with_pages(corpus.collection.dossiers):
        yield from (dossier_uri(one.slug), dossier_feed_uri(one.slug))
    yield from (sender_uri(one.slug) for one in with_pages(corpus.collection.senders))
    yield THEMES
    for theme in corpus.themes:
        yield theme_uri(theme.id)
    yield ORGANISATIONS
    for organisation in corpus.organisations:
        yield organisation_uri(organisation.id)
    yield TERMS
    yield WORKS
    for work in corpus.works:
        yield work_uri(work.id)
    yield from (*BIBLIOGRAPHIES, SCHEMA)
    yield from (SEARCH, QUOTE, DATA, ABOUT, CORRECTIONS, ACCESSIBILITY, ROBOTS, LLMS)
    for move in corpus.moved:
        if "#" not in move.old:
            yield moved_uri(move.old)
    for letter in corpus.letters:
        yield records_uri(letter)
    yield RECORDS
    yield from HEADERS


@once_and_lasting
def uris_of(letter: LetterCorpus) -> tuple[str, ...]:
    """The pages and files of a letter."""
    return (
        letter_uri(letter),
        *(section_uri(letter, section) for section in letter.sections),
        whole_uri(letter),
        *([notes_uri(letter)] if letter.footnotes else []),
        *(register_uri(letter, register) for register in registers_of(letter)),
        *(table_uri(letter, table, form) for table in tables_of(letter) for form in FORMS),
        *(file_uri(letter, form) for form in FILES),
    )


def with_pages(found: Iterable[Sharing]) -> Iterator[Sharing]:
    """The dossiers or senders that have a page: those of more than one letter."""
    return (one for one in found if len(one.letters) > 1)


def is_page(uri: str) -> bool:
    """Is this a page that a builder turns into HTML? The letter as Markdown is a file, copied as it is.

    >>> is_page("brieven/a/2-5.md"), is_page("brieven/a/brief.md"), is_page("brieven/a/brief.txt")
    (True, False, False)
    """
    return uri.endswith(".md") and not uri.endswith("/brief.md")


@lru_cache(maxsize=10_000)  # asked for every link
def address(uri: str) -> str:
    """The address of a page below the root of the site.

    >>> address("index.md"), address("bronnen/index.md"), address("bronnen/x.md"), address("a/brief.txt")
    ('', 'bronnen/', 'bronnen/x/', 'a/brief.txt')
    """
    if not is_page(uri):
        return uri
    if uri == "index.md" or uri.endswith("/index.md"):
        return uri[: -len("index.md")]
    return uri[: -len(".md")] + "/"
