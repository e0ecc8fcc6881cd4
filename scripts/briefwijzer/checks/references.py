"""References: do ids lead somewhere, once, and do they fit what they stand for? (K2)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..addresses.promises import promises
from ..data.corpus import Corpus
from ..data.layers import Quoted, Reading
from ..data.letter import PageEnd
from ..data.records import Record
from ..problems import Place, Problem, did_you_mean

WORKS = "data/works.yml"


def unknown_work(corpus: Corpus) -> Iterator[Problem]:
    """K201: a citation or mention points at a work that is not in the corpus."""
    for letter in corpus.letters:
        named: list[tuple[Record, str, str, str]] = []
        for note in letter.footnotes:
            for citation in note.citations:
                named.append((citation, "work", citation.work, f"footnote {note.number} cites"))
                if citation.attached_to:
                    named.append((citation, "attached_to", citation.attached_to, f"footnote {note.number} cites"))
        named += [(mention, "work", mention.work, f"{mention.paragraph} names") for mention in letter.layers.mentions]
        for record, key, work, who in named:
            if work not in corpus.work:
                hint = did_you_mean(work, corpus.work, listed_in=WORKS)
                yield Problem(corpus.place(record, key), "K201", f"{who} the unknown work '{work}'", hint)


def unknown_paragraph(corpus: Corpus) -> Iterator[Problem]:
    """K202: a layer, a page end or the bridge points at a paragraph or chapter that the letter does not have."""
    for letter in corpus.letters:
        layers = letter.layers
        records: list[Quoted | PageEnd | Reading] = [
            *layers.entries(),
            *letter.letter.source.pages,
            *layers.readings,
        ]
        named = [(record, "paragraph", record.paragraph) for record in records]
        named += [(one, "answer_paragraph", one.answer_paragraph) for one in layers.positions if one.answer_paragraph]
        for record, key, paragraph in named:
            if paragraph not in letter.paragraphs:
                hint = did_you_mean(paragraph, letter.paragraphs, listed_in="text.yml")
                message = f"'{paragraph}' is no paragraph of {letter.id}"
                yield Problem(corpus.place(record, key), "K202", message, hint)
        if bridge := letter.letter.bridge:
            for key, chapter in (("questions", bridge.questions), ("policy", bridge.policy)):
                if chapter not in letter.chapters:
                    hint = did_you_mean(chapter, letter.chapters, listed_in="text.yml")
                    message = f"'{chapter}' is no chapter of {letter.id}"
                    yield Problem(corpus.place(bridge, key), "K202", message, hint)


def unknown_theme_or_organisation(corpus: Corpus) -> Iterator[Problem]:
    """K209: an entry names a theme or an organisation that is not in the corpus."""
    for letter in corpus.letters:
        layers = letter.layers
        themes: list[tuple[Record, str, str]] = [(entry, "theme", entry.theme) for entry in layers.themes]
        themes += [(entry, "theme", entry.theme) for entry in layers.positions]
        readings = [choice for reading in layers.readings for choice in (*reading.first, *reading.second)]
        themes += [(choice, "theme", choice.theme) for choice in readings]
        themes += [(entry, "themes", theme) for entry in layers.announcements for theme in entry.themes]
        themes += [(entry, "themes", theme) for entry in layers.amounts for theme in entry.themes]
        bodies: list[tuple[Record, str, str]] = [
            (entry, "organisation", entry.organisation) for entry in layers.organisations
        ]
        bodies += [(entry, "bodies", body) for entry in layers.positions for body in entry.bodies]
        for kind, named, known in (("theme", themes, corpus.theme), ("organisation", bodies, corpus.organisation)):
            for record, key, name in named:
                if name not in known:
                    hint = did_you_mean(name, known, listed_in=f"data/{kind}s.yml")
                    yield Problem(corpus.place(record, key), "K209", f"there is no {kind} '{name}'", hint)


def duplicate_id(corpus: Corpus) -> Iterator[Problem]:
    """K203: two records have the same id, or ids that differ in capitals only."""
    groups: list[Iterable[Any]] = [corpus.works, [letter.letter for letter in corpus.letters]]
    groups += [corpus.themes, corpus.organisations, corpus.terms]
    for letter in corpus.letters:
        paragraphs = [paragraph for section in letter.sections for paragraph in section.paragraphs]
        groups.append([*letter.sections, *paragraphs, *letter.footnotes])
        layers = letter.layers
        # sums and other numbers stand on one page
        groups += [layers.positions, layers.announcements, [*layers.amounts, *layers.numbers], layers.dates]
    for group in groups:
        seen: dict[str, Any] = {}
        for record in group:
            first = seen.setdefault(record.id.lower(), record)
            if first is not record:
                message = f"the id '{record.id}' is taken; first at {corpus.place(first, 'id')}"
                hint = "Choose another id."
                if record.id != first.id:
                    hint = "Ids differ in more than capitals: some file systems do not tell capitals apart."
                yield Problem(corpus.place(record, "id"), "K203", message, hint)


def mark_without_note(corpus: Corpus) -> Iterator[Problem]:
    """K204: a note mark in the text has no note."""
    for letter in corpus.letters:
        for number, marks in letter.marks.items():
            if number not in letter.footnote:
                for mark in marks:
                    message = f"{mark.paragraph.id} has the mark ⟦{number}⟧, but there is no note {number}"
                    yield Problem(corpus.place(mark.paragraph, "text"), "K204", message, "Notes are in footnotes.yml.")
        for page in letter.letter.source.pages:
            for number in page.notes:
                if number not in letter.footnote:
                    message = f"a page ends with note {number}, but there is no such note"
                    yield Problem(corpus.place(page, "notes"), "K204", message, "Notes are in footnotes.yml.")
        for section in letter.sections:
            if "⟦" in section.heading:
                hint = "Put the mark behind the first sentence of the section."
                yield Problem(corpus.place(section, "heading"), "K204", "a note mark in a heading", hint)


def note_without_mark(corpus: Corpus) -> Iterator[Problem]:
    """K205: a note has no mark in the text."""
    for letter in corpus.letters:
        for note in letter.footnotes:
            if note.number not in letter.marks:
                hint = f"Put ⟦{note.number}⟧ where the source prints the number."
                message = f"no paragraph has the mark of note {note.number}"
                yield Problem(corpus.place(note, "number"), "K205", message, hint)


def orphan_work(corpus: Corpus) -> Iterator[Problem]:
    """K206: no letter cites or names the work, names the organisation or a work of it, or is about the theme."""
    for work in corpus.works:
        if not any(corpus.citing(work.id)) and not any(corpus.mentioning(work.id)):
            hint = "Add the citation or mention, or remove the work."
            message = f"no letter cites or names '{work.id}'"
            yield Problem(corpus.place(work, "id"), "K206", message, hint, "warning")
    named = {entry.organisation for letter in corpus.letters for entry in letter.layers.organisations}
    if named:
        named |= {body.id for body in corpus.organisations if any(corpus.works_by(body))}
    used = {entry.theme for letter in corpus.letters for entry in letter.layers.themes}
    lists: list[tuple[Iterable[Any], set[str]]] = [(corpus.organisations, named), (corpus.themes, used)]
    for records, ids in lists:
        for record in records:
            if ids and record.id not in ids:
                message = f"no letter uses '{record.id}'"
                yield Problem(corpus.place(record, "id"), "K206", message, "Add the entry, or remove it.", "warning")


def id_and_number(corpus: Corpus) -> Iterator[Problem]:
    """K207: an id does not follow from the number it stands for."""
    for letter in corpus.letters:
        wanted: list[tuple[Any, str]] = [(letter.letter, letter.letter.kamerstuk.paper.id)]
        for section in letter.sections:
            wanted.append((section, f"s{section.slug}"))
            prefix = f"s{section.slug}-p"
            for index, paragraph in enumerate(section.paragraphs, 1):
                number = paragraph.id.removeprefix(prefix)
                if not paragraph.id.startswith(prefix) or not re.fullmatch("[1-9][0-9]*", number):
                    wanted.append((paragraph, f"{prefix}{index}"))
        wanted += [(note, f"fn{note.number}") for note in letter.footnotes]
        for record, right in wanted:
            if record.id != right:
                hint = f"Here it would be '{right}'."
                message = f"the id '{record.id}' does not fit its place"
                yield Problem(corpus.place(record, "id"), "K207", message, hint)
    for work in corpus.works:
        if work.id.startswith("kst-") and (work.kamerstuk is None or work.kamerstuk.paper.id != work.id):
            hint = "Only a paper with a number has an id that starts with kst-."
            if work.kamerstuk:
                hint = f"Here it would be '{work.kamerstuk.paper.id}'."
            message = f"the id '{work.id}' does not fit the number of the paper"
            yield Problem(corpus.place(work, "id"), "K207", message, hint)


def self_reference(corpus: Corpus) -> Iterator[Problem]:
    """K208: a cited work is an annex to itself."""
    for letter in corpus.letters:
        for note in letter.footnotes:
            for citation in note.citations:
                if citation.attached_to == citation.work:
                    hint = "Name the paper to which the work is an annex."
                    message = f"'{citation.work}' is an annex to itself"
                    yield Problem(corpus.place(citation, "attached_to"), "K208", message, hint)


def moves(corpus: Corpus) -> Iterator[Problem]:
    """K210: an entry of moved.yml that no reader could follow."""
    if not corpus.moved:
        return
    there, lock, seen = set(promises(corpus)), set(corpus.lock), set[str]()
    for move in corpus.moved:
        if move.old in seen:
            yield Problem(corpus.place(move, "old"), "K210", f"'{move.old}' stands twice", "Keep one of the two.")
        elif move.old not in lock:
            hint = did_you_mean(move.old, lock, listed_in="data/ids.lock")
            yield Problem(corpus.place(move, "old"), "K210", f"'{move.old}' was never published", hint)
        elif move.old in there:
            hint = "Remove the entry, or give what stands there now another id."
            yield Problem(corpus.place(move, "old"), "K210", f"'{move.old}' is still there", hint)
        seen.add(move.old)
        if bool(move.new) == bool(move.reason):
            message = (
                f"'{move.old}' has {'both a new address and' if move.new else 'neither a new address nor'} a reason"
            )
            yield Problem(corpus.place(move), "K210", message, "Say where it is now, or why it is gone.")
        if move.new and move.new not in there:
            hint = did_you_mean(move.new, there, listed_in="data/ids.lock")
            yield Problem(corpus.place(move, "new"), "K210", f"'{move.new}' is no address of the site", hint)


def lost(corpus: Corpus) -> Iterator[Problem]:
    """K211: an address or id that was published is gone, and nothing says where it is now or why."""
    there, left = set(promises(corpus)), {move.old for move in corpus.moved}
    for line, promise in enumerate(corpus.lock, 1):
        # The page that stands where another one was answers for the ids of that one.
        if promise not in there | left and promise.partition("#")[0] not in left:
            hint = "Put it back, or say in data/moved.yml where it is now or why it is gone."
            yield Problem(Place(f"{corpus.root.name}/ids.lock", line, 1), "K211", f"'{promise}' is gone", hint)


CHECKS = (
    unknown_work,
    unknown_paragraph,
    unknown_theme_or_organisation,
    duplicate_id,
    mark_without_note,
    note_without_mark,
    orphan_work,
    id_and_number,
    self_reference,
    moves,
)
