"""One letter with its text, notes and layers, joined by their ids.

More than 300 lines, because everything that is asked of a letter as a whole is a short property of one class.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from .doubts import Doubt
from .files import text_of
from .layers import LAYERS, Layers
from .layers.announcements import ANNOUNCEMENTS, Announcement
from .layers.declaration import Layer
from .layers.entries import Quoted
from .layers.keywords import KEYWORDS, Keyword
from .layers.mentions import MENTIONS, Mention
from .layers.organisations import ORGANISATION_MENTIONS, OrganisationMention
from .layers.outcomes import OUTCOMES, Outcome
from .layers.positions import POSITIONS, Position
from .layers.recommendations import Recommendation
from .layers.themes import THEME_USES, ThemeUse
from .letter import Citation, Footnote, Letter
from .marks import Mark
from .prose import Prose, Run
from .records import Record, with_inner
from .text import Annex, Paragraph, Section

E = TypeVar("E")
T = TypeVar("T")
P = ParamSpec("P")


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
    opening: tuple[Paragraph, ...]
    body: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    annexes: tuple[Annex, ...]
    footnotes: tuple[Footnote, ...]
    layers: Layers
    source_bytes: bytes = field(repr=False)
    doubts: tuple[Doubt, ...] = ()

    @property
    def unseen(self) -> int:
        """How many places an import was not sure of, at which nobody has looked yet."""
        return sum(doubt.open for doubt in self.doubts)

    @property
    def id(self) -> str:
        """The id of the letter."""
        return self.letter.id

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in reading order, those of the annexes too."""
        return (*self.body, *(section for annex in self.annexes for section in annex.sections))

    @cached_property
    def annex(self) -> dict[str, Annex]:
        """The annexes by their id."""
        return {annex.id: annex for annex in self.annexes}

    @cached_property
    def paragraphs(self) -> dict[str, tuple[Section, Paragraph]]:
        """Every paragraph by its id, with the section in or beside which it stands, in reading order."""
        return {paragraph.id: (section, paragraph) for section in self.sections for paragraph in self.page(section)}

    @cached_property
    def source(self) -> str:
        """The source file as text, with plain line ends; only where it is text."""
        return text_of(self.source_bytes)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the source file."""
        return hashlib.sha256(self.source_bytes).hexdigest()

    @cached_property
    def present(self) -> tuple[Layer[Any], ...]:
        """The layers that the letter has: those with an entry. What it has not, the site does not promise."""
        return tuple(layer for layer in LAYERS if self.layers[layer])

    @cached_property
    def chapters(self) -> dict[str, Section]:
        """The chapters by their id."""
        return {section.id: section for section in self.sections if section.depth == 1}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every paragraph within its section, or within opening or closing, by its id."""
        lists = (self.opening, *(section.paragraphs for section in self.sections), self.closing)
        return {one.id: number for paragraphs in lists for number, one in enumerate(paragraphs, 1)}

    @cached_property
    def footnote(self) -> dict[str, Footnote]:
        """The notes by their name in the marks: 12, b1-1."""
        return {footnote.mark: footnote for footnote in self.footnotes}

    @cached_property
    def note(self) -> dict[str, Footnote]:
        """The notes by their id."""
        return {footnote.id: footnote for footnote in self.footnotes}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The ids of all paragraphs, and then of all notes."""
        return (*self.paragraphs, *self.note)

    def words_of(self, place: str) -> str:
        """The words of a paragraph or note, without note marks."""
        return self.note[place].plain if place in self.note else self.paragraphs[place][1].prose.plain

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record of the letter and of its layers, the inner ones too."""
        text = (*self.opening, *self.body, *self.closing, *self.annexes)
        outer = (self.letter, *text, *self.footnotes, *self.doubts, *self.layers.all())
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

    def mentions(self, work: str) -> list[Mention]:
        """The places where the text names a work without a note."""
        return self._mentions.get(work, [])

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return _grouped(self.layers[MENTIONS], attrgetter("work"))

    def paragraphs_on(self, work: str) -> Iterator[str]:
        """The ids of the paragraphs that cite or name a work, a paragraph that does so twice two times."""
        for note, _ in self.citing.get(work, ()):
            yield from (mark.paragraph.id for mark in self.marks.get(note.mark, ()) if mark.paragraph)
        yield from (mention.paragraph for mention in self.mentions(work))

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

    @cached_property
    def keyword(self) -> dict[str, Keyword]:
        """The entries of the subject index by their id."""
        return {entry.id: entry for entry in self.layers[KEYWORDS]}

    @cached_property
    def keywords_at(self) -> dict[str, list[Keyword]]:
        """The entries of the subject index for each paragraph and note, by its id."""
        found: dict[str, list[Keyword]] = {}
        for entry in self.layers[KEYWORDS]:
            for place in entry.places:
                found.setdefault(place.at, []).append(entry)
        return found

    def paragraph_of(self, entry: Record) -> str:
        """The paragraph that an entry of a layer is about; empty where it is about none."""
        match entry:
            case Quoted():
                return entry.paragraph
            case Outcome():
                return self.announcement[entry.announcement].paragraph
            case Recommendation():
                return next((paragraph for _, paragraph, _ in self.answers_to(entry)), "")
        return ""

    def answers_to(self, one: Recommendation) -> Iterator[tuple[Position | Announcement | None, str, str]]:
        """Where the letter answers a recommendation: an entry, or none; its paragraph; the words that answer.

        Of advice these are the words of the answer to it; where the letter prints none, those of the advice.
        """
        for entry in (self.answer[name] for name in one.answers):
            if isinstance(entry, Position) and entry.answer_paragraph and entry.answer_quote:
                yield entry, entry.answer_paragraph, entry.answer_quote
            else:
                yield entry, entry.paragraph, entry.quote
        if one.answer_paragraph and one.answer_quote:
            yield None, one.answer_paragraph, one.answer_quote

    @cached_property
    def words_of_notes(self) -> str:
        """The words of all notes, a line each."""
        return "\n".join(note.plain for note in self.footnotes)

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
        """The marks of each note by its name, in reading order."""
        return {name: tuple(marks) for name, marks in _grouped(self._marks, attrgetter("name")).items()}

    @cached_property
    def _marks(self) -> list[Mark]:
        """Every mark in reading order."""
        found, nth = [], Counter[str]()
        for section, paragraph, prose in self._texts():
            for name in prose.marks:
                nth[name] += 1
                found.append(Mark(name, nth[name], section, paragraph))
        return found

    def _texts(self) -> Iterator[tuple[Section, Paragraph | None, Prose]]:
        """Every text in reading order, with its section; a heading is of no paragraph."""
        for section in self.sections:
            opening = self.opening if section is self.body[0] else ()
            yield from ((section, paragraph, paragraph.prose) for paragraph in opening)
            yield section, None, section.title
            for paragraph in self.page(section)[len(opening) :]:
                yield section, paragraph, paragraph.prose

    def marks_in(self, holder: Paragraph | Section) -> list[Mark]:
        """The marks that a paragraph or the heading of a section holds, in their order."""
        return self._marks_in.get(holder.id, [])

    @cached_property
    def _marks_in(self) -> dict[str, list[Mark]]:
        return _grouped(self._marks, lambda mark: mark.stands_in.id)

    def page(self, section: Section) -> tuple[Paragraph, ...]:
        """What stands on the page of a section: its paragraphs, and the opening or closing of the letter with them."""
        opening = self.opening if section is self.body[0] else ()
        closing = self.closing if section is self.body[-1] else ()
        return (*opening, *section.paragraphs, *closing)

    def begun_by(self, section: Section) -> Annex | None:
        """The annex that a section is the first of."""
        annex = self.annex.get(section.annex)
        return annex if annex and annex.sections[0] is section else None

    def level(self, section: Section) -> int:
        """How deep the heading of a section stands in the whole of the letter: in an annex below that of the annex."""
        return section.depth + bool(section.annex and section.title.raw)

    def marks_of(self, section: Section) -> list[Mark]:
        """The marks on the page of a section, in their order."""
        return [mark for mark in self._marks if mark.section is section]

    def parent(self, section: Section) -> Section | None:
        """The nearest section before one that stands less deep: the chapter of a section, or the begin of its annex."""
        before = [other for other in self.sections[: self.sections.index(section)] if other.annex == section.annex]
        above = (other for other in reversed(before) if other.depth < section.depth)
        return next(above, before[0] if before and section.annex else None)

    def runs(self, holder: Paragraph | Section) -> Iterator[tuple[Run, str]]:
        """The runs of a paragraph or a heading, each mark with its anchor."""
        marks = iter(self.marks_in(holder))
        prose = holder.prose if isinstance(holder, Paragraph) else holder.title
        for run in prose.runs:
            yield run, next(marks).anchor if run.mark else ""


def once_per_letter(work: Callable[Concatenate[LetterCorpus, P], T]) -> Callable[Concatenate[LetterCorpus, P], T]:
    """Do some work once for each letter; what came of it is kept as long as the letter. A letter is of one corpus."""
    known: WeakKeyDictionary[LetterCorpus, T] = WeakKeyDictionary()

    @wraps(work)
    def once(letter: LetterCorpus, /, *more: P.args, **named: P.kwargs) -> T:
        if letter not in known:
            known[letter] = work(letter, *more, **named)
        return known[letter]

    return once
