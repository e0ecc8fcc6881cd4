"""The corpus: every letter and work of the data folder, joined by their ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..problems import Place, Problem, clipped, did_you_mean, refused
from .collection import Collection, collection
from .letter import Footnote
from .letter_corpus import LetterCorpus
from .packing import once_and_lasting
from .records import Record, with_inner
from .shared import (
    Accepted,
    Correction,
    DeadLink,
    Foreign,
    Moved,
    Organisation,
    ReadPage,
    SiteFile,
    SourceHost,
    Synonyms,
    Term,
    Theme,
    names_of,
)
from .works import Work
from .yamlfile import Source


class FileRead(NamedTuple):
    """A shared file as it was read: its SHA-256, its record, the places of that, and what was noted on the way."""

    digest: str
    record: Record
    source: Source
    problems: tuple[Problem, ...]


class LetterRead(NamedTuple):
    """A letter as it was read: the SHA-256 of its files and their places, by name, and what was noted on the way."""

    letter: LetterCorpus
    digests: dict[str, str]
    sources: dict[str, Source]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, eq=False)
class Corpus:
    """All letters and the works they share.

    ``problems`` holds what reading found that does not stop the use of the data.
    """

    root: Path
    letters: tuple[LetterCorpus, ...]
    works: tuple[Work, ...]
    themes: tuple[Theme, ...]
    organisations: tuple[Organisation, ...]
    terms: tuple[Term, ...]
    synonyms: tuple[Synonyms, ...]
    foreign: tuple[Foreign, ...]
    hosts: tuple[SourceHost, ...]
    pages_read: tuple[ReadPage, ...]
    dead: tuple[DeadLink, ...]
    accepted: tuple[Accepted, ...]
    moved: tuple[Moved, ...]
    lock: tuple[str, ...] = field(repr=False)  # ids.lock: every address and id that was published
    sources: dict[str, Source] = field(repr=False)
    digests: dict[str, str] = field(repr=False)  # the SHA-256 of every file that was read, by its name
    problems: tuple[Problem, ...] = ()
    settings: SiteFile = field(default_factory=SiteFile)
    corrections: tuple[Correction, ...] = ()
    # for reading anew what has changed: shared files by their names, letters by their folders
    files: dict[str, FileRead] = field(default_factory=dict, repr=False)
    read: dict[str, LetterRead] = field(default_factory=dict, repr=False)

    def letter_named(self, name: str) -> LetterCorpus:
        """The letter with an id.

        Raises Refused (K012).
        """
        letters = {letter.id: letter for letter in self.letters}
        if name not in letters:
            folder = f"{self.root.name}/letters"
            hint = did_you_mean(name, letters, listed_in=folder)
            raise refused(folder, "K012", f"there is no letter '{clipped(name)}'", hint)
        return letters[name]

    @property
    def digest(self) -> str:
        """One SHA-256 for all files of the data folder: of their lines in the form of ``sha256sum``, sorted by name."""
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()

    def made_from(self, letter: LetterCorpus) -> str:
        """One SHA-256 for the files that a letter and its pages are made from: its own, and the shared ones.

        The lock and the accepted problems are in no page.
        """
        return self._made_from.get(letter.id, "")

    def after(self, before: Corpus) -> Corpus:
        """The corpus, which was read after another one and may have letters of that.

        What was worked out for such a letter is dropped, unless nothing has changed that it is made from.
        """
        old = {before.made_from(letter) for letter in before.letters}
        letters = tuple(letter if self.made_from(letter) in old else letter.afresh() for letter in self.letters)
        read = {
            folder: one._replace(letter=letter)  # or the next corpus would take what was worked out before ``before``
            for (folder, one), letter in zip(self.read.items(), letters, strict=True)
        }
        return replace(self, letters=letters, read=read)

    @cached_property
    def _made_from(self) -> dict[str, str]:
        """By the id of each letter; under an empty one that of the shared files alone."""
        lines: dict[str, list[str]] = {"": []}
        for name, digest in sorted(self.digests.items()):
            _, *folders, file = name.split("/")
            if folders or file not in ("ids.lock", "exceptions.yml"):
                lines.setdefault(folders[1] if folders else "", []).append(f"{digest}  {name}\n")
        return {
            letter: hashlib.sha256("".join((*lines[""], *own)).encode("utf-8", "surrogateescape")).hexdigest()
            for letter, own in lines.items()
        }

    @property
    def made_from_shared(self) -> str:
        """One SHA-256 for the shared files."""
        return self._made_from[""]

    @cached_property
    def shared(self) -> tuple[Record, ...]:
        """Every record that is of no letter, the inner ones too."""
        outer = (*self.works, *self.themes, *self.organisations, *self.terms)
        return tuple(inner for record in outer for inner in with_inner(record))

    def records(self) -> Iterator[Record]:
        """Every record, the inner ones too: the shared ones, then those of each letter."""
        yield from self.shared
        for letter in self.letters:
            yield from letter.records

    @cached_property
    def newest(self) -> tuple[LetterCorpus, ...]:
        """The letters, the newest first."""
        return tuple(sorted(self.letters, key=lambda letter: letter.record.day, reverse=True))

    @cached_property
    def collection(self) -> Collection:
        """What the letters have to do with each other."""
        return collection(self.newest, self.works)

    @cached_property
    def work(self) -> dict[str, Work]:
        """The works by their id."""
        return {work.id: work for work in self.works}

    @cached_property
    def theme(self) -> dict[str, Theme]:
        """The themes by their id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def page_read(self) -> dict[str, ReadPage]:
        """The pages elsewhere that were read, by their address."""
        return {page.url: page for page in self.pages_read}

    @cached_property
    def strength(self) -> dict[str, str]:
        """How much the word of a website weighs, by its host."""
        return {host.host: host.strength for host in self.hosts}

    @cached_property
    def organisation(self) -> dict[str, Organisation]:
        """The organisations by their id."""
        return {organisation.id: organisation for organisation in self.organisations}

    def place(self, record: Record, key: str | int = "", *more: str | int) -> Place:
        """Where a record, or a part of it, stands in its file."""
        source = self.sources[record._file]
        route = record._route + ((key, *more) if key != "" else ())
        return source.place(route)

    def cites(self, work: str) -> bool:
        """Whether a letter cites a work, as itself or as the paper it is annexed to."""
        return any(work in letter.times_cited for letter in self.letters)

    @cached_property
    def works_by(self) -> dict[str, list[Work]]:
        """The works that each organisation made, told by its name or abbreviation."""
        made = [work for work in self.works if work.organisation]
        return {
            one.id: [work for work in made if work.organisation and names_of(one)[1].search(work.organisation.value)]
            for one in self.organisations
        }

    def note_ids_on(self, letter: LetterCorpus, organisation: Organisation) -> tuple[str, ...]:
        """The ids of the notes of a letter that name an organisation, or cite what it made."""
        return _notes_on(letter, self).get(organisation.id, ())

    def notes_on(self, letter: LetterCorpus, organisation: Organisation) -> list[Footnote]:
        """The notes of a letter that name an organisation, or cite what it made."""
        return [letter.note[name] for name in self.note_ids_on(letter, organisation)]


@once_and_lasting
def _notes_on(letter: LetterCorpus, corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The notes of a letter on each organisation, by the id of that; most are in none."""
    found: dict[str, tuple[str, ...]] = {}
    cited = {note.id: {citation.work for citation in note.citations} for note in letter.footnotes}
    every, words = frozenset[str]().union(*cited.values()), "\n".join(note.plain for note in letter.footnotes)
    for one in corpus.organisations:
        names, pattern = names_of(one)
        named = any(name in words for name in names)  # faster than the pattern, and seldom so
        made = every.intersection(work.id for work in corpus.works_by[one.id])
        if named or made:
            on = (note for note in letter.footnotes if made & cited[note.id] or (named and pattern.search(note.plain)))
            found[one.id] = tuple(note.id for note in on)
    return {name: notes for name, notes in found.items() if notes}
