"""The stream of pages: everything the site consists of, as files with their place and content.

A page is Markdown in form: front matter, and one block of HTML in which every text is escaped already, so that
Markdown has nothing left to read. Two doors take the stream: the MkDocs hook and ``briefwijzer render``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from .corpus import Corpus, LetterCorpus
from .export import csv_of, json_of, letter_json, tables
from .formats.akoma_ntoso import letter_akn
from .formats.bibtex import bibtex
from .formats.csl import csl_json
from .formats.epub import letter_epub
from .formats.item import item_of
from .formats.markdown import letter_markdown
from .formats.ris import ris
from .formats.schema import letter_schema
from .links import (
    ABOUT,
    BIBLIOGRAPHIES,
    HEADERS,
    LETTERS,
    ORGANISATIONS,
    QUOTE,
    REGISTERS,
    SCHEMA,
    SEARCH,
    START,
    TERMS,
    THEMES,
    WORKS,
    Here,
    Page,
    akn_uri,
    epub_uri,
    json_uri,
    letter_uri,
    markdown_uri,
    moved_uri,
    notes_uri,
    organisation_uri,
    register_uri,
    section_uri,
    table_uri,
    text_uri,
    theme_uri,
    whole_uri,
    work_uri,
)
from .model import Moved
from .policy import apache_snippet, headers_file, nginx_snippet
from .references import kamerstuk
from .search import search_files, search_records
from .views.common import dutch_date
from .views.letters import letter_view, notes_view, section_view, whole_view
from .views.moved import moved_view
from .views.organisations import organisation_view, organisations_view
from .views.registers import (
    amounts_view,
    announcements_view,
    coverage_view,
    positions_view,
    references_view,
    timeline_view,
)
from .views.site import about_view, letters_view, quote_view, search_view, start_view
from .views.terms import terms_view
from .views.themes import letter_themes_view, theme_view, themes_view
from .views.works import work_view, works_view
from .words import say_in

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> jinja2.Environment:
    """The templates, with autoescape on and unknown names refused."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        auto_reload=False,  # the hook turns it on while somebody is watching
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = say_in("nl")
    environment.globals["dutch_date"] = dutch_date
    environment.filters["number"] = dutch_number
    return environment


def dutch_number(value: int) -> str:
    """A whole number with full stops between thousands: 44.334."""
    return f"{value:,}".replace(",", ".")


def render(template: str, uri: str, view: Any, *, title: str, description: str, **more: str) -> Page:
    """One page from a template and its view; ``more`` is what else the shell must know."""
    html = environment().get_template(f"pages/{template}.html").render(view=view)
    front = {"title": title, "description": shortened(description)} | more
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    # No blank line inside the block: each one would be a place where a Markdown reader could end it.
    body = re.sub(r"\n\s*\n+", "\n", html.strip())
    text = "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"
    return Page(uri, text.encode())


def shortened(text: str, most: int = 160) -> str:
    """The text, cut at a word where it is longer than ``most`` characters.

    >>> shortened("een twee drie", 9)
    'een twee…'
    """
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def pages(corpus: Corpus) -> Iterator[Page]:
    """Every page and file of the site, in a fixed order; ids that have left a page are explained at its foot."""
    left: dict[str, list[Moved]] = {}
    for move in corpus.moved:
        if "#" in move.old:
            left.setdefault(move.old.partition("#")[0], []).append(move)
    for page in _pages(corpus):
        if page.address in left:
            views = [moved_view(move, Here(page.uri)) for move in left[page.address]]
            foot = environment().get_template("parts/moved.html").render(views=views).strip()
            body = page.content.decode().removesuffix("</div>\n")
            page = Page(page.uri, f"{body}{foot}\n</div>\n".encode())
        yield page


def _pages(corpus: Corpus) -> Iterator[Page]:
    say = say_in("nl")
    here = Here(START)
    description = str(say("start_description"))
    yield render("start", START, start_view(corpus, here), title=str(say("start_title")), description=description)
    yield render(
        "letters",
        LETTERS,
        letters_view(corpus, Here(LETTERS)),
        title=str(say("letters_title")),
        description=description,
    )
    for letter in corpus.letters:
        yield from letter_pages(corpus, letter)
    yield render(
        "themes",
        THEMES,
        themes_view(corpus, Here(THEMES)),
        title=str(say("themes_title")),
        description=str(say("themes_lead")),
    )
    for theme in corpus.themes:
        uri = theme_uri(theme.id)
        yield render("theme", uri, theme_view(corpus, theme, Here(uri)), title=theme.name, description=theme.scope)
    yield render(
        "organisations",
        ORGANISATIONS,
        organisations_view(corpus, Here(ORGANISATIONS)),
        title=str(say("organisations_title")),
        description=str(say("organisations_lead")),
    )
    for record in corpus.organisations:
        uri = organisation_uri(record.id)
        name, about = record.name.value, record.description.value
        yield render("organisation", uri, organisation_view(corpus, record, Here(uri)), title=name, description=about)
    yield render(
        "terms",
        TERMS,
        terms_view(corpus, Here(TERMS)),
        title=str(say("terms_title")),
        description=str(say("terms_lead", count=len(corpus.terms))),
    )
    yield render(
        "works",
        WORKS,
        works_view(corpus, Here(WORKS)),
        title=str(say("works_title")),
        description=str(say("works_lead")),
    )
    for work in corpus.works:
        uri = work_uri(work.id)
        view = work_view(corpus, work, Here(uri))
        about = work.description.value if work.description else view.name
        yield render("work", uri, view, title=view.name, description=about)
    items = [item_of(work) for work in corpus.works]
    for uri, text in zip(BIBLIOGRAPHIES, (bibtex(items), ris(items), csl_json(items)), strict=True):
        yield Page(uri, text.encode())
    yield Page(SCHEMA, letter_schema().encode())
    records = search_records(corpus)
    search = search_view(corpus, Here(SEARCH), records.count)
    yield render("search", SEARCH, search, title=str(say("search_title")), description=str(say("search_lead")))
    quote = quote_view(corpus, Here(QUOTE))
    yield render("quote", QUOTE, quote, title=str(say("quote_title")), description=str(say("quote_lead")))
    yield render(
        "about",
        ABOUT,
        about_view(corpus, Here(ABOUT)),
        title=str(say("about_title")),
        description=str(say("about_description")),
    )
    for move in corpus.moved:
        if "#" not in move.old:
            uri = moved_uri(move.old)
            gone = moved_view(move, Here(uri))
            # The shell turns these into a refresh and a canonical link, and keeps the page out of the sitemap.
            more = {"left": "yes"} | ({"refresh": gone.href, "moved_to": move.new} if move.new else {})
            yield render("moved", uri, gone, title=move.what, description=move.reason or move.what, **more)
    yield from search_files(corpus, records)
    for uri, text in zip(HEADERS, (headers_file(), nginx_snippet(), apache_snippet()), strict=True):
        yield Page(uri, text.encode())


def letter_pages(corpus: Corpus, letter: LetterCorpus) -> Iterator[Page]:
    """The pages of one letter, its sections in reading order."""
    say = say_in("nl")
    record = letter.letter
    citation = kamerstuk(record.kamerstuk).citation()
    uri = letter_uri(letter)
    yield render("letter", uri, letter_view(letter, Here(uri)), title=record.short_title, description=record.summary)
    for index, section in enumerate(letter.sections):
        uri = section_uri(letter, section)
        first = section.paragraphs[0].prose.plain if section.paragraphs else section.heading
        yield render(
            "section",
            uri,
            section_view(corpus, letter, index, Here(uri)),
            title=f"{section.label} {section.heading} · {citation}",
            description=first,
        )
    uri = whole_uri(letter)
    yield render(
        "whole",
        uri,
        whole_view(corpus, letter, Here(uri)),
        title=f"{say('whole_title')} · {citation}",
        description=record.summary,
    )
    uri = notes_uri(letter)
    yield render(
        "notes",
        uri,
        notes_view(corpus, letter, Here(uri)),
        title=f"{say('notes_title')} · {citation}",
        description=f"{say('notes_lead')} {record.short_title}.",
    )
    yield from register_pages(corpus, letter)
    for table, rows in tables(corpus, letter):
        yield Page(table_uri(letter, table, "csv"), csv_of(rows))
        yield Page(table_uri(letter, table, "json"), json_of(rows))
    yield Page(text_uri(letter), letter.source.encode())
    yield Page(json_uri(letter), letter_json(letter).encode())
    yield Page(markdown_uri(letter), letter_markdown(letter).encode())
    yield Page(akn_uri(letter), letter_akn(corpus, letter))
    yield Page(epub_uri(letter), letter_epub(corpus, letter))


def register_pages(corpus: Corpus, letter: LetterCorpus) -> Iterator[Page]:
    """The registers of one letter, in the order of links.REGISTERS."""
    say = say_in("nl")
    views: dict[str, tuple[str, Callable[[Here], Any]]] = {
        "themas": ("letter-themes", lambda here: letter_themes_view(corpus, letter, here)),
        "standpunten": ("register", lambda here: positions_view(corpus, letter, here)),
        "toezeggingen": ("register", lambda here: announcements_view(corpus, letter, here)),
        "bedragen": ("register", lambda here: amounts_view(corpus, letter, here)),
        "tijdlijn": ("timeline", lambda here: timeline_view(corpus, letter, here)),
        "verwijzingen": ("references", lambda here: references_view(corpus, letter, here)),
        "dekking": ("coverage", lambda here: coverage_view(corpus, letter, here)),
    }
    for register in REGISTERS:
        uri = register_uri(letter, register)
        template, view = views[register]
        title = f"{say(f'register_{register}').unescape()} · {letter.letter.short_title}"
        lead = str(say(f"register_{register}_lead").unescape())
        yield render(template, uri, view(Here(uri)), title=title, description=lead)
