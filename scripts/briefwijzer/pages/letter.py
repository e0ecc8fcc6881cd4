"""The pages and files of one letter, rendered; and the page for its editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..addresses import uris
from ..addresses.here import Here
from ..data.corpus import Corpus
from ..data.layers import LAYER_REGISTERS
from ..data.layers.declaration import Register
from ..data.letter_corpus import LetterCorpus
from ..formats.akoma_ntoso import letter_akn
from ..formats.epub import letter_epub
from ..formats.letter_json import letter_json
from ..formats.markdown import letter_markdown
from ..formats.plain import letter_text
from ..formats.tables import csv_of, json_of, tables
from ..formats.xlsx import xlsx_of
from ..words import phrase
from ..words.places import number_or_name, section_words
from .page import Page
from .rendering import render
from .views.coverage import coverage_view
from .views.head import HeadView, letter_head, register_head, section_head, text_head
from .views.keywords import keywords_view
from .views.letters import letter_view, notes_view, section_view, whole_view
from .views.makers import maker_view
from .views.registers import references_view, register_view
from .views.themes import letter_themes_view
from .views.unseen import unseen_view

# The shell puts a way past everything to the words before it on pages that have them.
TEXT = {"text": "yes"}


def letter_pages(corpus: Corpus, letter: LetterCorpus, base: str = "") -> Iterator[Page]:
    """The pages and files of one letter."""
    yield from _pages(corpus, letter, base)
    yield from register_pages(corpus, letter, base)
    yield from _files(corpus, letter)


def _pages(corpus: Corpus, letter: LetterCorpus, base: str) -> Iterator[Page]:
    """Its own page, its sections in reading order, the whole of it, its notes."""
    record = letter.record
    about = record.summary or record.name
    here = Here(uris.letter_uri(letter), base)
    view, head = letter_view(corpus, letter, here), letter_head(corpus, letter, here)
    yield render("letter", here.uri, view, title=record.name, description=about, head=head)
    for index, section in enumerate(letter.sections):
        here = Here(uris.section_uri(letter, section), base)
        name = section_words(letter, section)
        first = section.paragraphs[0].prose.plain if section.paragraphs else name
        title, head = f"{name} · {number_or_name(record)}", section_head(corpus, letter, section, here)
        shown = section_view(corpus, letter, index, here)
        yield render("section", here.uri, shown, title=title, description=first, head=head, more=TEXT)
    here = Here(uris.whole_uri(letter), base)
    title, head = f"{phrase('whole_title')} · {number_or_name(record)}", text_head(letter, here)
    whole = whole_view(corpus, letter, here)
    yield render("whole", here.uri, whole, title=title, description=about, head=head, more=TEXT)
    if letter.footnotes:
        here = Here(uris.notes_uri(letter), base)
        title, about = f"{phrase('notes_title')} · {number_or_name(record)}", f"{phrase('notes_lead')} {record.name}."
        notes, head = notes_view(corpus, letter, here), text_head(letter, here)
        yield render("notes", here.uri, notes, title=title, description=about, head=head)


def _files(corpus: Corpus, letter: LetterCorpus) -> Iterator[Page]:
    """The tables of its registers, and the letter in all formats."""
    for table in tables(corpus, letter):
        for form, made in (("csv", csv_of), ("xlsx", xlsx_of), ("json", json_of)):
            yield Page(uris.table_uri(letter, table.name, form), made(table))
    text = letter.source_bytes if letter.record.source.is_letter_alone else letter_text(letter).encode()
    yield Page(uris.file_uri(letter, "text"), text)
    yield Page(uris.file_uri(letter, "json"), letter_json(letter).encode())
    yield Page(uris.file_uri(letter, "markdown"), letter_markdown(letter).encode())
    yield Page(uris.file_uri(letter, "akn"), letter_akn(corpus, letter))
    yield Page(uris.file_uri(letter, "epub"), letter_epub(corpus, letter))


# The view for each template of a register.
_REGISTER_VIEWS: dict[str, Callable[[Corpus, LetterCorpus, str, Here], Any]] = {
    "register": register_view,
    "keywords": keywords_view,
    "letter-themes": lambda corpus, letter, _, here: letter_themes_view(corpus, letter, here),
    "timeline": register_view,
    "references": lambda corpus, letter, _, here: references_view(corpus, letter, here),
    "coverage": lambda corpus, letter, _, here: coverage_view(corpus, letter, here),
}
# Those that are no layer's own.
_OTHERS = (Register(uris.CITATIONS, "references"), Register(uris.COVERAGE, "coverage"))


def choices_script(needed: object) -> dict[str, str]:
    """The shell loads the script of the choices where it is needed."""
    return {"choices": "filter"} if needed else {}


def register_pages(corpus: Corpus, letter: LetterCorpus, base: str) -> Iterator[Page]:
    """The registers that a letter has, in the order of REGISTERS."""
    there = uris.registers_of(letter)
    for register in (*LAYER_REGISTERS, *_OTHERS):
        if register.slug not in there:
            continue
        here = Here(uris.register_uri(letter, register.slug), base)
        shown = _REGISTER_VIEWS[register.template](corpus, letter, register.slug, here)
        shown = replace(shown, frame=replace(shown.frame, made=maker_view(corpus, here)))
        words = f"register_{register.slug}"
        # with the name of the letter: in the tabs of a browser registers of several letters meet
        title, about = f"{phrase(words)} · {letter.record.name}", phrase(f"{words}_lead")
        head = register_head(letter, register.slug, here)
        # the script also opens the entry that a link leads to
        more = choices_script(getattr(shown, "filters", None) is not None)
        yield render(register.template, here.uri, shown, title=title, description=about, head=head, more=more)


def editor_pages(corpus: Corpus) -> Iterator[Page]:
    """For each letter that was imported with doubts, the source and the result at each of them.

    They are for whoever edits the data, and shown while serving only: nobody else is to find them.
    """
    head = HeadView(tags=(("robots", "noindex"),))
    for letter in corpus.letters:
        if letter.doubted:
            view, uri = unseen_view(letter, Here(uris.unseen_uri(letter))), uris.unseen_uri(letter)
            title, about = phrase("unseen_title"), phrase("unseen_lead")
            yield render("unseen", uri, view, title=title, description=about, head=head)
