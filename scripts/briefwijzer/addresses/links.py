"""Addresses on the site, and the way from one page to another.

A page's address follows from its uri: ``bronnen/index.md`` is served at ``bronnen/``, ``bronnen/x.md`` at
``bronnen/x/``. Links between pages are relative, so that the site works below any path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..data.corpus import Corpus, LetterCorpus, Mark
from ..data.layers import Amount, Announcement, Measure, Position, TimeExpression
from ..data.letter import Section

START = "index.md"
LETTERS = "brieven/index.md"
WORKS = "bronnen/index.md"
THEMES = "themas/index.md"
ORGANISATIONS = "organisaties/index.md"
TERMS = "begrippen/index.md"
SEARCH = "zoeken.md"
QUOTE = "citaat.md"
DATA = "gegevens.md"
ABOUT = "over/index.md"
ACCESSIBILITY = "toegankelijkheid.md"
# On the page of all files: who may use them for what.
RIGHTS = "rechten"
# The registers of a letter, each on a page of its own below the letter's address.
REGISTERS = ("themas", "standpunten", "toezeggingen", "bedragen", "tijdlijn", "verwijzingen", "dekking")
# What can be downloaded of them, each in both forms.
TABLES = ("themas", "organisaties", "standpunten", "toezeggingen", "bedragen", "getallen", "tijdlijn", "verwijzingen")
FORMS = ("csv", "json")
RECORDS = "assets/search/shared.js"
LIBRARY = "assets/search/lunr.js"
SCHEMA = "assets/brief.schema.json"
BIBLIOGRAPHIES = ("bronnen/bronnen.bib", "bronnen/bronnen.ris", "bronnen/bronnen.json")
# How a host is told what to send with every file: the first is read by some hosts, the others are for an administrator.
HEADERS = ("_headers", "assets/headers/nginx.conf", "assets/headers/apache.conf")
# Written by the builder beside the pages: every page for search engines, and every file of the site with its checksum.
SITEMAP = "sitemap.xml"
MANIFEST = "manifest.json"
# What programs look for first.
ROBOTS = "robots.txt"
LLMS = "llms.txt"


def letter_uri(letter: LetterCorpus) -> str:
    """The page of a letter."""
    return f"brieven/{letter.id}/index.md"


def section_uri(letter: LetterCorpus, section: Section) -> str:
    """The page of a section: brieven/kst-29544-773/2-5.md."""
    return f"brieven/{letter.id}/{section.slug}.md"


def whole_uri(letter: LetterCorpus) -> str:
    """The whole letter on one page."""
    return f"brieven/{letter.id}/volledig.md"


def notes_uri(letter: LetterCorpus) -> str:
    """The notes of a letter."""
    return f"brieven/{letter.id}/noten.md"


def register_uri(letter: LetterCorpus, register: str) -> str:
    """A register of a letter; ``register`` is one of REGISTERS."""
    return f"brieven/{letter.id}/{register}.md"


def table_uri(letter: LetterCorpus, table: str, form: str) -> str:
    """A register of a letter for other programs; ``table`` is one of TABLES, ``form`` csv or json."""
    return f"brieven/{letter.id}/{table}.{form}"


def tables_of(register: str) -> tuple[str, ...]:
    """The tables that a register holds.

    >>> tables_of("bedragen"), tables_of("tijdlijn"), tables_of("dekking")
    (('bedragen', 'getallen'), ('tijdlijn',), ())
    """
    return ("bedragen", "getallen") if register == "bedragen" else (register,) if register in TABLES else ()


def text_uri(letter: LetterCorpus) -> str:
    """The letter as plain text."""
    return f"brieven/{letter.id}/brief.txt"


def json_uri(letter: LetterCorpus) -> str:
    """The letter as data."""
    return f"brieven/{letter.id}/brief.json"


def markdown_uri(letter: LetterCorpus) -> str:
    """The letter as Markdown; a file, no page."""
    return f"brieven/{letter.id}/brief.md"


def akn_uri(letter: LetterCorpus) -> str:
    """The letter as Akoma Ntoso."""
    return f"brieven/{letter.id}/brief.akn.xml"


def epub_uri(letter: LetterCorpus) -> str:
    """The letter as an e-book."""
    return f"brieven/{letter.id}/brief.epub"


def records_uri(letter: LetterCorpus) -> str:
    """What the search looks through in a letter."""
    return f"assets/search/{letter.id}.js"


def work_uri(work_id: str) -> str:
    """The page of a work."""
    return f"bronnen/{work_id}.md"


def theme_uri(theme_id: str) -> str:
    """The page of a theme."""
    return f"themas/{theme_id}.md"


def organisation_uri(organisation_id: str) -> str:
    """The page of an organisation."""
    return f"organisaties/{organisation_id}.md"


def moved_uri(old: str) -> str:
    """The page that stands at an address that was left.

    Where a file stood there is a folder of its name; web servers lead from the one to the other.

    >>> moved_uri("brieven/x/2-8/"), moved_uri("brieven/x/oud.csv")
    ('brieven/x/2-8.md', 'brieven/x/oud.csv.md')
    """
    return f"{old.removesuffix('/')}.md"


def uris(corpus: Corpus) -> Iterator[str]:
    """Every page and file that a corpus promises to its readers, in the order of the stream."""
    yield from (START, LETTERS)
    for letter in corpus.letters:
        yield letter_uri(letter)
        for section in letter.sections:
            yield section_uri(letter, section)
        yield from (whole_uri(letter), notes_uri(letter))
        for register in REGISTERS:
            yield register_uri(letter, register)
        yield from (table_uri(letter, table, form) for table in TABLES for form in FORMS)
        yield from (text_uri(letter), json_uri(letter))
        yield from (markdown_uri(letter), akn_uri(letter), epub_uri(letter))
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
    yield from (SEARCH, QUOTE, DATA, ABOUT, ACCESSIBILITY, ROBOTS, LLMS)
    for move in corpus.moved:
        if "#" not in move.old:
            yield moved_uri(move.old)
    for letter in corpus.letters:
        yield records_uri(letter)
    yield from (RECORDS, LIBRARY)
    yield from HEADERS


def is_page(uri: str) -> bool:
    """Is this a page that a builder turns into HTML? The letter as Markdown is a file, copied as it is.

    >>> is_page("brieven/a/2-5.md"), is_page("brieven/a/brief.md"), is_page("brieven/a/brief.txt")
    (True, False, False)
    """
    return uri.endswith(".md") and not (uri.startswith("brieven/") and uri.endswith("/brief.md"))


def promises(corpus: Corpus) -> Iterator[str]:
    """Every address and id that others may link to and that is to stay: ``bronnen/``, ``begrippen/#ict``.

    Promised are pages and downloads, and the ids of sections, paragraphs, notes, marks, register entries and terms;
    the start page, headings of our own and the files of the search and for hosts are not. Works have pages.
    """
    left = {moved_uri(move.old) for move in corpus.moved}
    for uri in uris(corpus):
        if uri not in left and uri not in (START, *HEADERS) and not uri.startswith("assets/"):
            yield address(uri)
    for letter in corpus.letters:
        marks = [mark for several in letter.marks.values() for mark in several]
        notes = {note.number: note.id for note in letter.footnotes}
        for section in letter.sections:
            here = [mark for mark in marks if mark.section is section]
            text = [section.id, *(paragraph.id for paragraph in section.paragraphs), *(mark.anchor for mark in here)]
            foot = dict.fromkeys(notes[mark.number] for mark in here if mark.number in notes)
            yield from (f"{address(section_uri(letter, section))}#{name}" for name in (*text, *foot))
            yield from (f"{address(whole_uri(letter))}#{name}" for name in text)
        for page in (whole_uri(letter), notes_uri(letter)):
            yield from (f"{address(page)}#{note}" for note in notes.values())
        layers = letter.layers
        registers: dict[str, Iterable[Position | Announcement | Amount | Measure | TimeExpression]] = {
            "standpunten": layers.positions,
            "toezeggingen": layers.announcements,
            "bedragen": (*layers.amounts, *layers.numbers),
            "tijdlijn": layers.dates,
        }
        for register, entries in registers.items():
            yield from (f"{address(register_uri(letter, register))}#{entry.id}" for entry in entries)
    yield from (f"{address(TERMS)}#{term.id}" for term in corpus.terms)
    yield from (SCHEMA, f"{address(DATA)}#{RIGHTS}")  # what files and heads of pages name


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


@dataclass(frozen=True)
class Page:
    """One file of the site: a Markdown page (see ``is_page``), or a file that is copied as it is.

    ``uri`` is its path below the folder of the pages, ``content`` its bytes (text is UTF-8: half the memory).
    """

    uri: str
    content: bytes

    @property
    def address(self) -> str:
        """Where it is served."""
        return address(self.uri)


@dataclass(frozen=True)
class Here:
    """The page that links are made on.

    ``base`` is the absolute address of the site, with a slash at its end; empty when nobody has said where it will be.
    """

    uri: str
    base: str = ""

    def to(self, uri: str, anchor: str = "") -> str:
        """The relative link to another page, or within this one.

        >>> Here("brieven/a/2-5.md").to("bronnen/x.md")
        '../../../bronnen/x/'
        >>> Here("brieven/a/2-5.md").to("brieven/a/2-5.md", "fn3")
        '#fn3'
        >>> Here("bronnen/x.md").to("index.md")
        '../../'
        """
        if uri == self.uri and anchor:
            return f"#{anchor}"
        if uri not in self._known:  # a page has many links to the same few pages
            self._known[uri] = self._relative(address(uri))
        return f"{self._known[uri]}#{anchor}" if anchor else self._known[uri]

    def to_address(self, there: str, anchor: str = "") -> str:
        """The relative link to an address below the root of the site.

        >>> Here("brieven/a/2-8.md").to_address("brieven/a/2-5/", "s2-5-p1")
        '../2-5/#s2-5-p1'
        """
        return self._relative(there) + (f"#{anchor}" if anchor else "")

    def absolute(self, uri: str) -> str:
        """The absolute address of a page; empty when that of the site is not known.

        >>> Here("bronnen/x.md", "https://example.org/b/").absolute("brieven/a/2-5.md")
        'https://example.org/b/brieven/a/2-5/'
        >>> Here("bronnen/x.md").absolute("brieven/a/2-5.md")
        ''
        """
        return self.base and self.base + address(uri)

    def _relative(self, there: str) -> str:
        start, target = address(self.uri).split("/")[:-1], there.split("/")
        same = 0
        for ours, theirs in zip(start, target[:-1], strict=False):
            if ours != theirs:
                break
            same += 1
        return "../" * (len(start) - same) + "/".join(target[same:]) or "./"

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    def to_mark(self, letter: LetterCorpus, mark: Mark) -> str:
        """The link to a note mark in the text of its section."""
        return self.to(section_uri(letter, mark.section), mark.anchor)
