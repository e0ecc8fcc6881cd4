"""The stream of pages: everything the site consists of, as files with their place and content.

The hook of MkDocs (scripts/mkdocs_hooks.py) takes it, and what writes a project for another builder
(``building.zensical``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from .addresses.here import Here
from .addresses.uris import (
    ABOUT,
    ACCESSIBILITY,
    BIBLIOGRAPHIES,
    CITATIONS,
    CORRECTIONS,
    COVERAGE,
    DATA,
    FEED,
    HEADERS,
    LETTERS,
    LLMS,
    ORGANISATIONS,
    QUOTE,
    ROBOTS,
    SCHEMA,
    SEARCH,
    START,
    TERMS,
    THEMES,
    WORKS,
    akn_uri,
    dossier_feed_uri,
    dossier_uri,
    epub_uri,
    is_page,
    json_uri,
    letter_uri,
    markdown_uri,
    moved_uri,
    notes_uri,
    organisation_uri,
    register_uri,
    registers_of,
    section_uri,
    sender_uri,
    shared,
    table_uri,
    text_uri,
    theme_uri,
    whole_uri,
    work_uri,
)
from .data.corpus import Corpus
from .data.layers import LAYER_REGISTERS
from .data.layers.declaration import Register
from .data.letter_corpus import LetterCorpus
from .data.moves import Moved
from .formats.akoma_ntoso import letter_akn
from .formats.atom import letters_feed
from .formats.bibliography import item_of
from .formats.bibtex import bibtex
from .formats.crawlers import llms_txt, robots_txt
from .formats.csl import csl_json
from .formats.epub import letter_epub
from .formats.letter_json import letter_json, letter_schema
from .formats.markdown import letter_markdown
from .formats.plain import letter_text
from .formats.ris import ris
from .formats.tables import csv_of, json_of, tables
from .pages.dead_links import marker
from .pages.page import Page
from .pages.rendering import environment, render
from .pages.views.about import about_view
from .pages.views.beside import beside_view
from .pages.views.collection import dossier_view, list_view, sender_view
from .pages.views.coverage import coverage_view
from .pages.views.files import data_view
from .pages.views.head import (
    HeadView,
    feed_head,
    letter_head,
    register_head,
    section_head,
    start_head,
    text_head,
    work_head,
    works_head,
)
from .pages.views.keywords import keywords_view
from .pages.views.letters import letter_view, notes_view, register_title, section_view, whole_view
from .pages.views.lookup import quote_view, search_view
from .pages.views.makers import corrections_view, maker_view
from .pages.views.moved import moved_view
from .pages.views.organisations import organisation_view, organisations_view
from .pages.views.registers import references_view, register_view, time_view
from .pages.views.start import start_view
from .pages.views.terms import terms_view
from .pages.views.themes import letter_themes_view, theme_view, themes_view
from .pages.views.works import work_view, works_view
from .policy import apache_snippet, headers_file, nginx_snippet
from .search.records import search_records
from .search.scripts import search_files
from .words import phrase
from .words.places import section_words


class Part(NamedTuple):
    """Pages and files that are made together, when they are asked for.

    ``made_from`` says all that they are made from beside the code; it is empty where that is all the data.
    """

    made_from: tuple[str, ...]
    pages: Iterator[Page]


def pages(corpus: Corpus, base: str = "") -> Iterator[Page]:
    """Every page and file of the site, in a fixed order.

    ``base`` is the absolute address of the site with a slash at its end, for what must name pages by it; it is left out
    where the address is not known.
    """
    sizes: dict[str, int] = {}
    for part in parts(corpus, base, sizes):
        for page in part.pages:
            sizes[page.uri] = len(page.content)
            yield page


def parts(corpus: Corpus, base: str, sizes: Mapping[str, int]) -> Iterator[Part]:
    """The stream in parts: each letter is one. ``sizes`` are the bytes of each file of the parts taken so far."""
    yield Part((), _finished(corpus, _first_pages(corpus, base)))
    for letter in corpus.letters:
        # beside its own files and the shared ones, a letter shows which other letters it has to do with
        beside = beside_view(corpus, letter, Here(letter_uri(letter)))
        cited = sorted((work, one.id) for work, one in corpus.collection.letter_of.items() if work in letter.citing)
        made_from = (base, corpus.made_from(letter), repr(beside), repr(cited))
        yield Part(made_from, _finished(corpus, letter_pages(corpus, letter, base)))
    yield Part((), _finished(corpus, _pages(corpus, base, sizes)))


def _finished(corpus: Corpus, made: Iterable[Page]) -> Iterator[Page]:
    """Pages with marks at dead links; ids that have left a page are explained at its foot."""
    left: dict[str, list[Moved]] = {}
    for move in corpus.moved:
        if "#" in move.old:
            left.setdefault(move.old.partition("#")[0], []).append(move)
    marked = marker(corpus.dead)
    for page in made:
        if is_page(page.uri):
            page = Page(page.uri, marked(page.content))
        if page.address in left:
            views = [moved_view(move, Here(page.uri)) for move in left[page.address]]
            foot = environment().get_template("parts/moved.html").render(views=views).strip()
            body = page.content.decode().removesuffix("</div>\n")
            page = Page(page.uri, f"{body}{foot}\n</div>\n".encode())
        yield page


def _titled(
    template: str,
    uri: str,
    view: Any,
    description: str = "",
    head: HeadView | None = None,
    more: Mapping[str, str] = {},
) -> Page:
    """A page of the site as a whole: its title and description are words of the catalogue, by its template."""
    about = description or phrase(f"{template}_lead")
    return render(template, uri, view, title=phrase(f"{template}_title"), description=about, head=head, more=more)


def _first_pages(corpus: Corpus, base: str) -> Iterator[Page]:
    here, description = Here(START, base), phrase("start_description")
    yield _titled("start", START, start_view(corpus, here), description, start_head(here))
    shown = list_view(corpus, Here(LETTERS))
    about = phrase("letters_lead", count=shown.count)
    yield _titled("letters", LETTERS, shown, about, more=_choices(shown.filters))


def _pages(corpus: Corpus, base: str, sizes: Mapping[str, int]) -> Iterator[Page]:
    """What letters share, and the pages of the site as a whole."""
    yield from _shared_pages(corpus, base)
    yield _titled("themes", THEMES, themes_view(corpus, Here(THEMES)))
    for theme in corpus.themes:
        uri = theme_uri(theme.id)
        yield render("theme", uri, theme_view(corpus, theme, Here(uri)), title=theme.name, description=theme.scope)
    yield _titled("organisations", ORGANISATIONS, organisations_view(corpus, Here(ORGANISATIONS)))
    for record in corpus.organisations:
        uri = organisation_uri(record.id)
        name, about = record.name.value, record.description.value
        yield render("organisation", uri, organisation_view(corpus, record, Here(uri)), title=name, description=about)
    yield _titled("terms", TERMS, terms_view(corpus, Here(TERMS)), phrase("terms_lead", count=len(corpus.terms)))
    yield _titled("works", WORKS, works_view(corpus, Here(WORKS)), head=works_head(Here(WORKS)))
    for work in corpus.works:
        here = Here(work_uri(work.id), base)
        view = work_view(corpus, work, here)
        about = work.description.value if work.description else view.name
        yield render("work", here.uri, view, title=view.name, description=about, head=work_head(work, here))
    items = [item_of(work) for work in corpus.works]
    files = (*BIBLIOGRAPHIES, SCHEMA)
    for uri, text in zip(files, (bibtex(items), ris(items), csl_json(items), letter_schema()), strict=True):
        yield Page(uri, text.encode())
    passages = search_records(corpus)
    yield _titled("search", SEARCH, search_view(corpus, Here(SEARCH), passages.count))
    yield _titled("quote", QUOTE, quote_view(corpus, Here(QUOTE)))
    yield _titled("data", DATA, data_view(corpus, Here(DATA, base), sizes))
    yield _titled("about", ABOUT, about_view(corpus, Here(ABOUT)), phrase("about_description"))
    yield _titled("corrections", CORRECTIONS, corrections_view(corpus, Here(CORRECTIONS, base)))
    yield _titled("accessibility", ACCESSIBILITY, None, phrase("accessibility_description"))
    yield Page(ROBOTS, robots_txt(base).encode())
    yield Page(LLMS, llms_txt(corpus, base).encode())
    for move in corpus.moved:
        if "#" not in move.old:
            uri = moved_uri(move.old)
            gone = moved_view(move, Here(uri))
            # The shell turns these into a refresh and a canonical link, and keeps the page out of the sitemap.
            more = {"left": "yes"} | ({"refresh": gone.href, "moved_to": move.new} if move.new else {})
            yield render("moved", uri, gone, title=move.what, description=move.reason or move.what, more=more)
    yield from search_files(corpus, passages)
    for uri, text in zip(HEADERS, (headers_file(), nginx_snippet(), apache_snippet()), strict=True):
        yield Page(uri, text.encode())


def _shared_pages(corpus: Corpus, base: str) -> Iterator[Page]:
    """The feed of all letters, and a page for each dossier and sender that several share, dossiers with a feed."""
    title = phrase("feed_title")
    yield Page(FEED, letters_feed(Here(FEED, base), title, corpus.newest))
    for one in shared(corpus.collection.dossiers):
        here = Here(dossier_uri(one.slug), base)
        about, feed = phrase("dossier_lead", count=len(one.letters)), dossier_feed_uri(one.slug)
        head = feed_head(here.to(feed), one.name)
        yield render("shared", here.uri, dossier_view(one, here), title=one.name, description=about, head=head)
        yield Page(feed, letters_feed(Here(feed, base), f"{title}: {one.name}", one.letters))
    for one in shared(corpus.collection.senders):
        here = Here(sender_uri(one.slug), base)
        about = phrase("sender_lead", count=len(one.letters))
        yield render("shared", here.uri, sender_view(one, here), title=one.name, description=about)


def letter_pages(corpus: Corpus, letter: LetterCorpus, base: str = "") -> Iterator[Page]:
    """The pages of one letter, its sections in reading order."""
    record = letter.letter
    about = record.summary or record.name
    here = Here(letter_uri(letter), base)
    yield render(
        "letter",
        here.uri,
        letter_view(corpus, letter, here),
        title=record.name,
        description=about,
        head=letter_head(corpus, letter, here),
    )
    for index, section in enumerate(letter.sections):
        here = Here(section_uri(letter, section), base)
        name = section_words(letter, section)
        first = section.paragraphs[0].prose.plain if section.paragraphs else name
        yield render(
            "section",
            here.uri,
            section_view(corpus, letter, index, here),
            title=f"{name} · {record.citation}",
            description=first,
            head=section_head(corpus, letter, section, here),
        )
    here = Here(whole_uri(letter), base)
    yield render(
        "whole",
        here.uri,
        whole_view(corpus, letter, here),
        title=f"{phrase('whole_title')} · {record.citation}",
        description=about,
        head=text_head(letter, here),
    )
    if letter.footnotes:
        here = Here(notes_uri(letter), base)
        yield render(
            "notes",
            here.uri,
            notes_view(corpus, letter, here),
            title=f"{phrase('notes_title')} · {record.citation}",
            description=f"{phrase('notes_lead')} {record.name}.",
            head=text_head(letter, here),
        )
    yield from register_pages(corpus, letter, base)
    for table in tables(corpus, letter):
        yield Page(table_uri(letter, table.name, "csv"), csv_of(table))
        yield Page(table_uri(letter, table.name, "json"), json_of(table))
    text = letter.source_bytes if letter.letter.source.is_text else letter_text(letter).encode()
    yield Page(text_uri(letter), text)
    yield Page(json_uri(letter), letter_json(letter).encode())
    yield Page(markdown_uri(letter), letter_markdown(letter).encode())
    yield Page(akn_uri(letter), letter_akn(corpus, letter))
    yield Page(epub_uri(letter), letter_epub(corpus, letter))


# The view for each template of a register.
_REGISTER_VIEWS: dict[str, Callable[[Corpus, LetterCorpus, str, Here], Any]] = {
    "register": register_view,
    "keywords": keywords_view,
    "letter-themes": lambda corpus, letter, _, here: letter_themes_view(corpus, letter, here),
    "timeline": lambda corpus, letter, _, here: time_view(corpus, letter, here),
    "references": lambda corpus, letter, _, here: references_view(corpus, letter, here),
    "coverage": lambda corpus, letter, _, here: coverage_view(corpus, letter, here),
}
# Those that are no layer's own.
_OTHERS = (Register(CITATIONS, "references"), Register(COVERAGE, "coverage"))


def _choices(needed: object) -> dict[str, str]:
    """The shell loads the script of the choices where it is needed."""
    return {"choices": "filter"} if needed else {}


def register_pages(corpus: Corpus, letter: LetterCorpus, base: str = "") -> Iterator[Page]:
    """The registers that a letter has, in the order of REGISTERS."""
    there = registers_of(letter)
    for register in (*LAYER_REGISTERS, *_OTHERS):
        if register.slug not in there:
            continue
        here = Here(register_uri(letter, register.slug), base)
        shown = _REGISTER_VIEWS[register.template](corpus, letter, register.slug, here)
        shown = replace(shown, frame=replace(shown.frame, made=maker_view(corpus, here)))
        yield render(
            register.template,
            here.uri,
            shown,
            title=register_title(letter, register.slug),
            description=phrase(f"register_{register.slug}_lead"),
            head=register_head(letter, register.slug, here),
            # the script also opens the entry that a link leads to
            more=_choices(getattr(shown, "filters", None) is not None),
        )
