"""What a page says of itself to programs, in its head: links, tags and data.

The links follow Signposting (signposting.org/FAIR) as far as it is true here. Nobody whom a page could name as its
author has an address, so that there is no such link; the words of a letter have no licence, so that its link leads to
what we say about reuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import BIBLIOGRAPHIES, DATA, FORMS, RIGHTS, WORKS, file_uri, letter_uri, table_uri, tables_of
from ...data.corpus import Corpus
from ...data.letter_corpus import LetterCorpus
from ...data.text import Section
from ...data.works import Work
from ...formats.bibliography import item_of, letter_item
from ...formats.highwire import highwire
from ...formats.jsonld import Node, letter_data, schema_type, section_data, work_data
from .frame import FORMATS

# The media types of BIBLIOGRAPHIES, in their order.
BIBLIOGRAPHY_TYPES = (
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/vnd.citationstyles.csl+json",
)
# Those of the FORMS of a register.
TABLE_TYPES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/json")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SCHEMA_ORG = "https://schema.org/"

Tags = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HeadLink:
    """A link in the head of a page."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True)
class HeadView:
    """The links of a page, its tags by name and content, and what it is about in the words of schema.org."""

    links: tuple[HeadLink, ...] = ()
    tags: Tags = ()
    data: Node | None = None


def feed_head(href: str, title: str) -> HeadView:
    """A page with a feed of its own."""
    return HeadView((HeadLink("alternate", href, "application/atom+xml", title),))


def letter_head(corpus: Corpus, letter: LetterCorpus, here: Here) -> HeadView:
    """The page of a letter. Its official address is the one that Zotero keeps."""
    links = (HeadLink("type", f"{SCHEMA_ORG}Report"), *_letter_links(letter, here, cite=here.uri))
    return HeadView(links, (*highwire(letter_item(letter)), *_robots(letter)), letter_data(corpus, letter, here))


def section_head(corpus: Corpus, letter: LetterCorpus, section: Section, here: Here) -> HeadView:
    """The page of a section: Zotero takes the letter, with the address of the section."""
    links = tuple(_letter_links(letter, here, cite=here.uri))
    return HeadView(links, _without_address(letter), section_data(corpus, letter, section, here))


def text_head(letter: LetterCorpus, here: Here) -> HeadView:
    """A page with the whole letter or all its notes, for which the page of the letter is to be cited."""
    return HeadView(tuple(_letter_links(letter, here, cite=letter_uri(letter))), _without_address(letter))


def register_head(letter: LetterCorpus, register: str, here: Here) -> HeadView:
    """A register of a letter: what stands on the page is there as tables too."""
    links = (HeadLink("collection", here.to(letter_uri(letter))), *_tables(letter, here, tables_of(letter, register)))
    return HeadView(links, _robots(letter))


def _tables(letter: LetterCorpus, here: Here, names: Iterable[str]) -> Iterator[HeadLink]:
    for name in names:
        for form, kind in zip(FORMS, TABLE_TYPES, strict=True):
            yield HeadLink("alternate", here.to(table_uri(letter, name, form)), kind)


def _letter_links(letter: LetterCorpus, here: Here, *, cite: str) -> Iterator[HeadLink]:
    home = here.uri == letter_uri(letter)
    if here.base:
        yield HeadLink("cite-as", here.absolute(cite))
    if not home:
        yield HeadLink("collection", here.to(letter_uri(letter)))
    for form, kind in FORMATS.items():
        # on the page of a letter its files are what the page stands for; the JSON holds all that is known of it
        role = "" if not home else " describedby" if form == "json" else " item"
        yield HeadLink(f"alternate{role}", here.to(file_uri(letter, form)), kind)
    if home:  # tables that have no page of their own
        yield from _tables(letter, here, tables_of(letter, ""))
    yield HeadLink("license", here.to(DATA, RIGHTS))


def _without_address(letter: LetterCorpus) -> Tags:
    return (*(tag for tag in highwire(letter_item(letter)) if tag[0] != "citation_public_url"), *_robots(letter))


def _robots(letter: LetterCorpus) -> Tags:
    """Search engines are asked to keep no copy of pages with places that nobody has looked at."""
    return (("robots", "noindex"),) if letter.unseen else ()


def works_head(here: Here) -> HeadView:
    """The list of works."""
    files = zip(BIBLIOGRAPHIES, BIBLIOGRAPHY_TYPES, strict=True)
    return HeadView((*(HeadLink("alternate", here.to(uri), kind) for uri, kind in files), HeadLink("license", LICENCE)))


def work_head(work: Work, here: Here) -> HeadView:
    """The page of a work; what it says is ours."""
    item = item_of(work)
    links = (
        HeadLink("type", SCHEMA_ORG + schema_type(item)),
        HeadLink("collection", here.to(WORKS)),
        HeadLink("describedby", here.to(BIBLIOGRAPHIES[-1]), BIBLIOGRAPHY_TYPES[-1]),
        HeadLink("license", LICENCE),
    )
    return HeadView(links, highwire(item), work_data(work, here))
