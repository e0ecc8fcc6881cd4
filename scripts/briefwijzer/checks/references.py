"""References: do ids lead somewhere, once, and do they fit what they stand for? (K2)"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..addresses.promises import ids_of_moved, promises
from ..data.corpus import Corpus
from ..data.doubts import NO_MARK
from ..data.layers import LAYERS
from ..data.layers.declaration import Register
from ..data.layers.keywords import KEYWORDS
from ..data.letter_corpus import LetterCorpus
from ..data.records import Record, fields_with, listed_values
from ..data.text import note_id, section_ids
from ..data.values import Named, Naming
from ..problems import Level, Place, Problem, did_you_mean

# What can be named: the code of a name that leads nowhere, and where the names are listed.
NAMED: dict[Named, tuple[str, str]] = {
    "work": ("K201", "data/works.yml"),
    "theme": ("K209", "data/themes.yml"),
    "organisation": ("K209", "data/organisations.yml"),
    "page": ("K212", "data/sources.yml"),
    "paragraph": ("K202", "text.yml"),
    "chapter": ("K202", "text.yml"),
    "note": ("K204", "footnotes.yml"),
    "place": ("K202", "text.yml and footnotes.yml"),
    "announcement": ("K212", "annotations/announcements.yml"),
    "answer": ("K212", "annotations/positions.yml and announcements.yml"),
    "keyword": ("K212", "annotations/keywords.yml"),
}

SHARED: frozenset[Named] = frozenset(("work", "theme", "organisation", "page"))


def unknown_name(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K201, K202, K204, K208, K209, K212: a field names what is not in the corpus or its letter, or one thing twice.

    Which fields do is said by their types, so that those of a new record are looked up too.
    """
    known = _shared_names(corpus) | {
        "announcement": letter.announcement,
        "answer": letter.answer,
        "paragraph": letter.paragraphs,
        "chapter": letter.chapters,
        "note": letter.note_named,
        "place": letter.places,
        "keyword": letter.keyword,
    }
    for record in letter.records:
        yield from _unknown(corpus, record, known, letter.id)


def unknown_name_in_shared(corpus: Corpus) -> Iterator[Problem]:
    """K201, K208, K209, K212: a field of a record that letters share names what is not there, or one thing twice."""
    for record in corpus.shared:
        yield from _unknown(corpus, record, _shared_names(corpus), "")


def _shared_names(corpus: Corpus) -> dict[Named, Collection[str]]:
    return {"work": corpus.work, "theme": corpus.theme, "organisation": corpus.organisation, "page": corpus.page_read}


def _unknown(corpus: Corpus, record: Record, known: Mapping[Named, Collection[str]], letter: str) -> Iterator[Problem]:
    """The names in a record of things that are not among the known ones, or that stand twice in a list."""
    for key, naming in fields_with(type(record), Naming):
        value, what = getattr(record, key), naming.what
        for index, name in enumerate(listed_values(value) if what in known else ()):
            where = (key, index) if isinstance(value, list) else (key,)
            if name in value[:index]:
                yield Problem(corpus.place(record, *where), "K208", f"'{name}' stands twice in this list", "Keep one.")
            elif name not in known[what]:
                code, listed_in = NAMED[what]
                message = f"there is no {what} '{name}'" if what in SHARED else f"{letter} has no {what} '{name}'"
                hint = did_you_mean(name, known[what], listed_in=listed_in)
                yield Problem(corpus.place(record, *where), code, message, hint)


def duplicate_id(corpus: Corpus) -> Iterator[Problem]:
    """K203: two records of a list of the corpus have the same id or address, or ids that differ in capitals only."""
    groups: list[Iterable[Any]] = [corpus.works, [letter.record for letter in corpus.letters]]
    yield from _taken(corpus, *groups, corpus.themes, corpus.organisations, corpus.terms)
    yield from _taken(corpus, corpus.hosts, key="host")
    yield from _taken(corpus, corpus.pages_read, corpus.dead, key="url")


def duplicate_id_in_letter(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K203: two parts of the text of a letter, or two entries of a register, have the same id."""
    text = [*letter.opening, *letter.closing, *letter.annexes, *letter.sections]
    text += [paragraph for section in letter.sections for paragraph in section.paragraphs]
    entries: dict[Register | str, list[Any]] = {}
    for layer in LAYERS:
        if "id" in layer.record.model_fields:
            entries.setdefault(layer.register or layer.key, []).extend(letter.layers[layer])
    yield from _taken(corpus, [*text, *letter.footnotes], letter.doubts, *entries.values())


def _taken(corpus: Corpus, *groups: Iterable[Any], key: str = "id") -> Iterator[Problem]:
    """K203: an id, or what else tells records apart, that stands twice in one of some lists of records."""
    for group in groups:
        seen: dict[str, Any] = {}
        for record in group:
            name = getattr(record, key)
            first = seen.setdefault(name.lower() if key == "id" else name, record)
            if first is not record:
                message = f"the {key} '{name}' is taken; first at {corpus.place(first, key)}"
                hint = "Choose another id, or remove one of the two."
                if name != getattr(first, key):
                    hint = "Ids must differ in more than capitals, which some file systems ignore."
                yield Problem(corpus.place(record, key), "K203", message, hint)


def mark_without_note(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K204: a note mark in the text has no note."""
    for name, marks in letter.marks.items():
        if name not in letter.note_named:
            for mark in marks:
                message = f"{mark.stands_in.id} has the mark ⟦{name}⟧, but there is no note {name}"
                place = corpus.place(mark.stands_in, "text" if mark.paragraph else "heading")
                yield Problem(place, "K204", message, "Notes are in footnotes.yml.")


def note_without_mark(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K205: a note has no mark in the text; a doubt where the import has said that it found none."""
    doubts = [place for doubt in letter.doubts if doubt.choice == NO_MARK for place in doubt.each]
    doubted = {(place.words or "").split(" ")[0] for place in doubts}
    for note in letter.footnotes:
        if note.name not in letter.marks:
            hint = f"Put ⟦{note.name}⟧ where the source prints the number."
            message = f"no text has the mark of note {note.name}"
            level: Level = "doubt" if note.number in doubted else "error"
            yield Problem(corpus.place(note, "number"), "K205", message, hint, level)


def orphan_work(corpus: Corpus) -> Iterator[Problem]:
    """K206: no letter cites or names the work, names the organisation or a work of it, or is about the theme."""
    for work in corpus.works:
        if not any(work.id in letter.on_works for letter in corpus.letters):
            hint = "Add the citation or mention, or remove the work."
            message = f"no letter cites or names '{work.id}'"
            yield Problem(corpus.place(work, "id"), "K206", message, hint, "warning")
    named = {name for letter in corpus.letters for name, _ in letter.times_named}
    if named:
        named |= {body for body, works in corpus.works_by.items() if works}
    used = {theme for letter in corpus.letters for theme in letter.times_used}
    lists: list[tuple[Iterable[Any], set[str]]] = [(corpus.organisations, named), (corpus.themes, used)]
    for records, ids in lists:
        for record in records:
            if ids and record.id not in ids:
                message = f"no letter uses '{record.id}'"
                yield Problem(corpus.place(record, "id"), "K206", message, "Add the entry, or remove it.", "warning")


def id_and_place(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K207: an id in a letter does not follow from the number or place it stands for."""
    for record, right in _wanted_ids(letter):
        if record.id != right:
            hint = f"Here it would be '{right}'."
            message = f"the id '{record.id}' does not fit its place"
            yield Problem(corpus.place(record, "id"), "K207", message, hint)


def id_and_number(corpus: Corpus) -> Iterator[Problem]:
    """K207: an id of a work does not follow from the number it stands for."""
    for work in corpus.works:
        if work.id.startswith("kst-") and (work.kamerstuk is None or work.kamerstuk.paper.id != work.id):
            hint = "Only a paper with a number has an id that starts with kst-."
            if work.kamerstuk:
                hint = f"Here it would be '{work.kamerstuk.paper.id}'."
            message = f"the id '{work.id}' does not fit the number of the paper"
            yield Problem(corpus.place(work, "id"), "K207", message, hint)


def _wanted_ids(letter: LetterCorpus) -> Iterator[tuple[Any, str]]:
    """The records of a letter, each with the id that follows from its number, or from its place."""
    paper = letter.record.kamerstuk
    if paper or letter.id.startswith("kst-"):
        yield letter.record, paper.paper.id if paper else letter.id.replace("kst-", "brief-", 1)
    yield from ((annex, f"b{number}") for number, annex in enumerate(letter.annexes, 1))
    parts = [("", letter.body), *((annex.id, tuple(annex.sections)) for annex in letter.annexes)]
    paragraphs = [("opening", letter.opening), ("closing", letter.closing)]
    for annex_id, sections in parts:
        labels = [section.label or "" for section in sections]
        ids = section_ids(labels, annex_id, intro=not sections[0].title.raw)
        yield from zip(sections, ids, strict=True)
        paragraphs += [(name, tuple(section.paragraphs)) for name, section in zip(ids, sections, strict=True)]
    for name, several in paragraphs:
        for index, paragraph in enumerate(several, 1):
            number = paragraph.id.removeprefix(f"{name}-p")
            if number == paragraph.id or not re.fullmatch("[1-9][0-9]*", number):
                yield paragraph, f"{name}-p{index}"
    for note in letter.footnotes:
        own = note.id.partition("-")[0]
        counted = own in letter.annex or re.fullmatch(r"[nt][1-9][0-9]?", own)
        yield note, note_id(note.number, own if counted else "")


def self_reference(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K208: a cited work is an annex to itself, or a keyword leads to itself."""
    for note in letter.footnotes:
        for citation in note.citations:
            if citation.attached_to == citation.work:
                hint = "Name the paper to which the work is an annex."
                message = f"'{citation.work}' is an annex to itself"
                yield Problem(corpus.place(citation, "attached_to"), "K208", message, hint)
    for entry in letter.layers[KEYWORDS]:
        if entry.id in entry.see:
            place = corpus.place(entry, "see", entry.see.index(entry.id))
            yield Problem(place, "K208", f"'{entry.id}' leads to itself", "Name another keyword, or leave it out.")


def moves(corpus: Corpus) -> Iterator[Problem]:
    """K210: an entry of moved.yml that no reader could follow."""
    if not corpus.moved:
        return
    # only what is asked about: the addresses and ids of a thousand letters are a million
    asked = {address for move in corpus.moved for address in (move.old, move.new)}
    there, lock, seen = asked.intersection(promises(corpus)), asked.intersection(corpus.lock), set[str]()
    for move in corpus.moved:
        place = corpus.place(move, "old")
        if move.old in seen:
            yield Problem(place, "K210", f"'{move.old}' is listed twice", "Keep one of the two.")
        elif move.old not in lock:
            hint = did_you_mean(move.old, corpus.lock, listed_in="data/ids.lock")
            yield Problem(place, "K210", f"'{move.old}' was never published", hint)
        elif move.old in there:
            hint = "Remove the entry, or give what stands there now another id."
            yield Problem(place, "K210", f"'{move.old}' is still there", hint)
        seen.add(move.old)
        if bool(move.new) == bool(move.reason):
            both = "both a new address and" if move.new else "neither a new address nor"
            hint = "Say where it is now, or why it is gone."
            yield Problem(corpus.place(move), "K210", f"'{move.old}' has {both} a reason", hint)
        if move.new and move.new not in there:
            hint = did_you_mean(move.new, promises(corpus), listed_in="data/ids.lock")
            yield Problem(corpus.place(move, "new"), "K210", f"'{move.new}' is no address of the site", hint)


def corrected_places(corpus: Corpus) -> Iterator[Problem]:
    """K213: a correction is about a place that the site never had."""
    if not corpus.corrections:
        return
    asked = {correction.address for correction in corpus.corrections}
    known = asked.intersection(promises(corpus)) | asked.intersection(corpus.lock)
    for correction in corpus.corrections:
        if correction.address not in known:
            hint = did_you_mean(correction.address, (*promises(corpus), *corpus.lock), listed_in="data/ids.lock")
            message = f"'{correction.address}' is no address of the site"
            yield Problem(corpus.place(correction, "address"), "K213", message, hint)


def lost(corpus: Corpus) -> Iterator[Problem]:
    """K211: an address or id that was published is gone, and nothing says where it is now or why."""
    # The strings of the lock stay, those of the promises come and go: there are a thousand of each for a letter.
    missing = dict.fromkeys(corpus.lock)
    for promise in promises(corpus):
        missing.pop(promise, None)
    for move in corpus.moved:
        missing.pop(move.old, None)
    # A page that says why another one is gone answers for the ids of that one; a page that moved leads on to each.
    for page, ids in ids_of_moved(corpus).items():
        for name, new in ids.items():
            if new:
                missing.pop(f"{page}#{name}", None)
    gone = {move.old for move in corpus.moved if not move.new}
    for line, promise in enumerate(corpus.lock, 1):
        if promise in missing and promise.partition("#")[0] not in gone:
            hint = "Put it back, or say in data/moved.yml where it is now or why it is gone."
            yield Problem(Place(f"{corpus.root.name}/ids.lock", line, 1), "K211", f"'{promise}' is gone", hint)


OF_ONE_LETTER = (
    unknown_name,
    duplicate_id_in_letter,
    mark_without_note,
    note_without_mark,
    id_and_place,
    self_reference,
)
OF_ALL = (unknown_name_in_shared, duplicate_id, orphan_work, id_and_number, moves, corrected_places)
