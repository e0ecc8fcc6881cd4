"""The corpus: every letter and work of the data folder, joined by their ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import attrgetter
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from ..problems import Place, Problem
from .exceptions import Accepted
from .files import text_of
from .layers import Layers
from .layers.announcements import ANNOUNCEMENTS, Announcement
from .layers.entries import Quoted
from .layers.mentions import MENTIONS, Mention
from .layers.organisations import ORGANISATION_MENTIONS, OrganisationMention
from .layers.outcomes import OUTCOMES, Outcome
from .layers.positions import POSITIONS, Position
from .layers.recommendations import Recommendation
from .layers.themes import THEME_USES, ThemeUse
from .letter import Citation, Footnote, Letter, Paragraph, Section
from .moves import Moved
from .organisations import Organisation, names_of
from .prose import Run
from .records import Record, with_inner
from .sources import DeadLink, ReadPage, SourceHost
from .terms import Synonyms, Term
from .themes import Theme
from .works import Work
from .yamlfile import Source

E = TypeVar("E")
T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True)
class Mark:
    """A note mark in the text: the ``nth`` to ``footnote``, which stands in ``paragraph`` of ``section``."""

    number: str
    nth: int
    section: Section
    paragraph: Paragraph

    @property
    def anchor(self) -> str:
        """The element id of the mark: fnref12, for a second mark to the same note fnref12-2."""
        return f"fnref{self.number}" if self.nth == 1 else f"fnref{self.number}-{self.nth}"


def _grouped(entries: Iterable[E], key: Callable[[E], str]) -> dict[str, list[E]]:
    """The entries by a key of theirs, in their order."""
    found: dict[str, list[E]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return found


@dataclass(frozen=True, eq=False)
class LetterCorpus:
    """One letter: identity, text, notes and layers."""

    letter: Letter
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    layers: Layers
    source_bytes: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the letter."""
        return self.letter.id

    @cached_property
    def paragraphs(self) -> dict[str, tuple[Section, Paragraph]]:
        """Every paragraph by its id, with its section, in reading order."""
        return {paragraph.id: (section, paragraph) for section in self.sections for paragraph in section.paragraphs}

    @cached_property
    def source(self) -> str:
        """The source file as text, with plain line ends."""
        return text_of(self.source_bytes)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the source file."""
        return hashlib.sha256(self.source_bytes).hexdigest()

    @cached_property
    def chapters(self) -> dict[str, Section]:
        """The chapters by their id."""
        return {section.id: section for section in self.sections if section.level == 1}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every paragraph within its section, by its id."""
        return {one.id: number for section in self.sections for number, one in enumerate(section.paragraphs, 1)}

    @cached_property
    def footnote(self) -> dict[str, Footnote]:
        """The notes by their printed number."""
        return {footnote.number: footnote for footnote in self.footnotes}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record of the letter and of its layers, the inner ones too."""
        outer = (self.letter, *self.sections, *self.footnotes, *self.layers.all())
        return tuple(inner for record in outer for inner in with_inner(record))

    def about(self, paragraph: str) -> tuple[Quoted, ...]:
        """The entries of every layer about a paragraph, whichever field of theirs names it."""
        return tuple(self._about.get(paragraph, ()))

    @cached_property
    def citing(self) -> dict[str, list[tuple[Footnote, Citation]]]:
        """The citations of each work, as itself or as the paper it is annexed to, in the order of the notes."""
        found: dict[str, list[tuple[Footnote, Citation]]] = {}
        for footnote in self.footnotes:
            for citation in footnote.citations:
                for work in dict.fromkeys(filter(None, (citation.work, citation.attached_to))):
                    found.setdefault(work, []).append((footnote, citation))
        return found

    @cached_property
    def works(self) -> tuple[str, ...]:
        """The ids of the works that the notes cite, and then of those that the text names, each once."""
        cited = [citation.work for note in self.footnotes for citation in note.citations]
        return tuple(dict.fromkeys((*cited, *(mention.work for mention in self.layers[MENTIONS]))))

    @cached_property
    def announcement(self) -> dict[str, Announcement]:
        """The announcements by their id."""
        return {entry.id: entry for entry in self.layers[ANNOUNCEMENTS]}

    @cached_property
    def outcome(self) -> dict[str, Outcome]:
        """What became of an announcement, by the id of that."""
        return {outcome.announcement: outcome for outcome in self.layers[OUTCOMES]}

    @cached_property
    def answer(self) -> dict[str, Position | Announcement]:
        """The entries that can answer a recommendation, by their id."""
        positions: dict[str, Position | Announcement] = {entry.id: entry for entry in self.layers[POSITIONS]}
        return positions | self.announcement

    def paragraph_of(self, entry: Record) -> str:
        """The paragraph that an entry of a layer is about; empty where it is about none."""
        match entry:
            case Quoted():
                return entry.paragraph
            case Outcome():
                return self.announcement[entry.announcement].paragraph
            case Recommendation():
                return entry.answer_paragraph or next((self.answer[name].paragraph for name in entry.answers), "")
        return ""

    @cached_property
    def words_of_notes(self) -> str:
        """The words of all notes, a line each."""
        return "\n".join(note.text for note in self.footnotes)

    @cached_property
    def naming(self) -> dict[str, list[OrganisationMention]]:
        """The mentions of each organisation, in reading order."""
        return _grouped(self.layers[ORGANISATION_MENTIONS], attrgetter("organisation"))

    @cached_property
    def using(self) -> dict[str, list[ThemeUse]]:
        """The uses of each theme, in reading order."""
        return _grouped(self.layers[THEME_USES], attrgetter("theme"))

    @cached_property
    def _about(self) -> dict[str, list[Quoted]]:
        found: dict[str, list[Quoted]] = {}
        for entry in self.layers.entries():
            for paragraph in dict.fromkeys(entry.names("paragraph")):
                found.setdefault(paragraph, []).append(entry)
        return found

    @cached_property
    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """The marks of each note number, in reading order."""
        found: dict[str, list[Mark]] = {}
        for section, paragraph in self.paragraphs.values():
            for number in paragraph.prose.marks:
                marks = found.setdefault(number, [])
                marks.append(Mark(number, len(marks) + 1, section, paragraph))
        return {number: tuple(marks) for number, marks in found.items()}

    def runs(self, paragraph: Paragraph) -> Iterator[tuple[Run, str]]:
        """The words and marks of a paragraph in turn, each mark with its anchor."""
        used: dict[str, int] = {}
        for run in paragraph.prose.runs:
            anchor = ""
            if run.mark:
                here = [mark for mark in self.marks[run.mark] if mark.paragraph is paragraph]
                anchor = here[used.get(run.mark, 0)].anchor
                used[run.mark] = used.get(run.mark, 0) + 1
            yield run, anchor


def once_per_letter(work: Callable[Concatenate[LetterCorpus, P], T]) -> Callable[Concatenate[LetterCorpus, P], T]:
    """Do some work once for each letter; what came of it is kept as long as the letter. A letter is of one corpus."""
    known: WeakKeyDictionary[LetterCorpus, T] = WeakKeyDictionary()

    @wraps(work)
    def once(letter: LetterCorpus, /, *more: P.args, **named: P.kwargs) -> T:
        if letter not in known:
            known[letter] = work(letter, *more, **named)
        return known[letter]

    return once


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
    hosts: tuple[SourceHost, ...]
    pages: tuple[ReadPage, ...]
    dead: tuple[DeadLink, ...]
    accepted: tuple[Accepted, ...]
    moved: tuple[Moved, ...]
    lock: tuple[str, ...] = field(repr=False)  # ids.lock: every address and id that was published
    sources: dict[str, Source] = field(repr=False)
    digests: dict[str, str] = field(repr=False)  # the SHA-256 of every file that was read, by its name
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """One SHA-256 for all files of the data folder: of their lines in the form of ``sha256sum``, sorted by name."""
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()

    @cached_property
    def newest(self) -> tuple[LetterCorpus, ...]:
        """The letters, the newest first."""
        return tuple(sorted(self.letters, key=lambda letter: letter.letter.date.value, reverse=True))

    @cached_property
    def work(self) -> dict[str, Work]:
        """The works by their id."""
        return {work.id: work for work in self.works}

    @cached_property
    def theme(self) -> dict[str, Theme]:
        """The themes by their id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def page(self) -> dict[str, ReadPage]:
        """The pages that were read, by their address."""
        return {page.url: page for page in self.pages}

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

    def citing(self, work: str) -> Iterator[tuple[LetterCorpus, Footnote, Citation]]:
        """Every citation of a work, as itself or as the paper it is annexed to."""
        for letter in self.letters:
            yield from ((letter, footnote, citation) for footnote, citation in letter.citing.get(work, ()))

    def works_by(self, organisation: Organisation) -> Iterator[Work]:
        """The works that an organisation made, by its name or abbreviation."""
        yield from self._made[organisation.id]

    @cached_property
    def _made(self) -> dict[str, list[Work]]:
        made = [work for work in self.works if work.organisation]
        return {
            one.id: [work for work in made if work.organisation and names_of(one)[1].search(work.organisation.value)]
            for one in self.organisations
        }

    def notes_on(self, letter: LetterCorpus, organisation: Organisation) -> list[Footnote]:
        """The notes of a letter that name an organisation, or cite what it made."""
        names, pattern = names_of(organisation)
        named = any(name in letter.words_of_notes for name in names)  # most are in none of them
        made = {work.id for work in self.works_by(organisation)}
        return [
            note
            for note in letter.footnotes
            if (named and pattern.search(note.text)) or any(citation.work in made for citation in note.citations)
        ]

    def mentioning(self, work: str) -> Iterator[tuple[LetterCorpus, Mention]]:
        """Every mention of a work in running text."""
        yield from self._mentions.get(work, ())

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[LetterCorpus, Mention]]]:
        found: dict[str, list[tuple[LetterCorpus, Mention]]] = {}
        for letter in self.letters:
            for mention in letter.layers[MENTIONS]:
                found.setdefault(mention.work, []).append((letter, mention))
        return found
