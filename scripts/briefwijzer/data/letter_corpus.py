"""One letter with its text, notes and layers, joined by their ids."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from .files import text_of
from .layers import LAYERS, Layers
from .layers.announcements import ANNOUNCEMENTS, Announcement
from .layers.declaration import Layer
from .layers.entries import Quoted
from .layers.mentions import MENTIONS, Mention
from .layers.organisations import ORGANISATION_MENTIONS, OrganisationMention
from .layers.outcomes import OUTCOMES, Outcome
from .layers.positions import POSITIONS, Position
from .layers.recommendations import Recommendation
from .layers.themes import THEME_USES, ThemeUse
from .letter import Citation, Footnote, Letter, Paragraph, Section
from .prose import Run
from .records import Record, with_inner

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
    def present(self) -> tuple[Layer[Any], ...]:
        """The layers that the letter has: those with an entry. What it has not, the site does not promise."""
        return tuple(layer for layer in LAYERS if self.layers[layer])

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

    def mentions(self, work: str) -> list[Mention]:
        """The places where the text names a work without a note."""
        return self._mentions.get(work, [])

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return _grouped(self.layers[MENTIONS], attrgetter("work"))

    def paragraphs_on(self, work: str) -> Iterator[str]:
        """The ids of the paragraphs that cite or name a work, a paragraph that does so twice two times."""
        for note, _ in self.citing.get(work, ()):
            yield from (mark.paragraph.id for mark in self.marks[note.number])
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
