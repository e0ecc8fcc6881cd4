"""Permalinks: data/ids.lock holds every address and id that was published, and only grows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from ..data.corpus import Corpus
from ..data.layers import LAYERS
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.spool import Filed
from . import uris


def unlocked(corpus: Corpus) -> list[str]:
    """What the site promises and the lock does not have yet, sorted.

    A letter with places at which nobody has looked promises nothing yet, nor does a work that only such letters cite.
    """
    settled, locked = _settled(corpus), set(corpus.lock)
    return sorted({one for one in promises(settled) if one not in locked}) if settled.letters else []


def _settled(corpus: Corpus) -> Corpus:
    """The corpus without what nobody has looked at: letters with open doubts, and what a rule proposed."""
    shared = any(work.review for work in corpus.works) or any(term.review for term in corpus.terms)
    if not shared and not any(letter.unseen or letter.proposed for letter in corpus.letters):
        return corpus
    seen = [letter for letter in corpus.letters if not letter.unseen]
    settled = replace(corpus, letters=tuple(replace(letter, layers=letter.layers.reviewed) for letter in seen))
    works = (work for work in corpus.works if settled.cites(work.id) or not corpus.cites(work.id))
    return replace(
        settled,
        works=tuple(work for work in works if not work.review),
        terms=tuple(term for term in corpus.terms if not term.review),
    )


def ids_of_moved(corpus: Corpus) -> dict[str, dict[str, str]]:
    """By the page that has moved: the ids published on it, each with its new address, empty where there is none.

    An id is where an entry of its own says, or has its name on the page that stands there now.
    """
    pages = {move.old: move.new.partition("#")[0] for move in corpus.moved if move.new}
    if not pages:
        return {}  # without asking for a thousand promises of each letter
    own = {move.old: move.new or "" for move in corpus.moved}
    same: dict[str, str] = {}  # a line of the lock -> the same id on the page that stands there now
    for line in corpus.lock:
        page, _, name = line.partition("#")
        if name and page in pages:
            same[line] = f"{pages[page]}#{name}"
    there = set(same.values()).intersection(promises(corpus))
    ids: dict[str, dict[str, str]] = {page: {} for page in pages}
    for line, address_there in same.items():
        page, _, name = line.partition("#")
        ids[page][name] = own.get(line, address_there if address_there in there else "")
    return ids


def add_to_lock(corpus: Corpus) -> list[str]:
    """Add what is new to the lock of a corpus, and return it; nothing is ever removed."""
    if new := unlocked(corpus):
        lock = corpus.root / "ids.lock"
        beside = lock.with_name(".ids.lock.new")  # a write that fails must not cost the old lines
        beside.unlink(missing_ok=True)  # it could be a link to somebody else's file
        try:
            beside.write_text("".join(f"{line}\n" for line in sorted({*corpus.lock, *new})), encoding="utf-8")
            os.replace(beside, lock)
        finally:
            beside.unlink(missing_ok=True)
    return new


def promises(corpus: Corpus) -> Iterator[str]:
    """Every address and id that others may link to and that is to stay: ``bronnen/``, ``begrippen/#ict``.

    Promised are pages and downloads, and the ids of sections, paragraphs, notes, marks, register entries and terms;
    the start page, headings of our own and the files of the search and for hosts are not. Works have pages.
    """
    left = {uris.moved_uri(move.old) for move in corpus.moved}
    for uri in uris.all_uris(corpus):
        if uri not in left and uri not in (uris.START, *uris.HEADERS) and not uri.startswith("assets/"):
            yield uris.address(uri)
    for letter in corpus.letters:
        yield from promised_ids(letter).get()
    yield from (f"{uris.address(uris.TERMS)}#{term.id}" for term in corpus.terms)
    yield from (uris.SCHEMA, f"{uris.address(uris.DATA)}#{uris.RIGHTS}")  # what files and heads of pages name


@once_and_lasting
def promised_ids(letter: LetterCorpus) -> Filed[list[str]]:
    """The ids on the pages of a letter, each with its page."""
    return Filed.of(list(_ids_of(letter)))


def _ids_of(letter: LetterCorpus) -> Iterator[str]:
    notes = {note.name: note.id for note in letter.footnotes}
    for section in letter.sections:
        here = letter.marks_of(section)
        paragraphs = (paragraph.id for paragraph in letter.page(section))
        annex = letter.begun_by(section)
        text = [*([annex.id] if annex else []), section.id, *paragraphs, *(mark.anchor for mark in here)]
        foot = dict.fromkeys(notes[mark.name] for mark in here if mark.name in notes)
        yield from (f"{uris.address(uris.section_uri(letter, section))}#{name}" for name in (*text, *foot))
        yield from (f"{uris.address(uris.whole_uri(letter))}#{name}" for name in text)
    for page in (uris.whole_uri(letter), uris.notes_uri(letter)):  # without notes neither has one
        yield from (f"{uris.address(page)}#{note}" for note in notes.values())
    for layer in LAYERS:
        if layer.slug and "id" in layer.record.model_fields:
            page = uris.address(uris.register_uri(letter, layer.slug))
            yield from (f"{page}#{entry.id}" for entry in letter.layers[layer])
