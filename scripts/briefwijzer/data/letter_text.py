"""The text of one letter with its notes, joined by their ids."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .files import text_of
from .grouping import grouped
from .letter import Citation, Footnote, Letter
from .prose import Prose, printed_mark
from .text import Annex, Paragraph, Section


@dataclass(frozen=True)
class Mark:
    """A note mark in the text: the ``nth`` to a note, which stands in ``paragraph`` of ``section``, or in its heading.

    ``name`` is the id of the note without ``fn``.
    """

    name: str
    nth: int
    section: Section
    paragraph: Paragraph | None

    @property
    def number(self) -> str:
        """The number as printed."""
        return printed_mark(self.name)

    @property
    def anchor(self) -> str:
        """The element id of the mark: fnref12, b1-fnref1; for a second mark to the same note fnref12-2."""
        annex, dash, number = self.name.rpartition("-")
        return f"{annex}{dash}fnref{number}" if self.nth == 1 else f"{annex}{dash}fnref{number}-{self.nth}"

    @property
    def stands_in(self) -> Paragraph | Section:
        """What holds the mark."""
        return self.paragraph or self.section

    @property
    def prose(self) -> Prose:
        """The text that holds the mark."""
        return self.paragraph.prose if self.paragraph else self.section.title


@dataclass(frozen=True, eq=False)
class LetterText:
    """What a letter says in its own words: its text, its notes, and the source that they were taken from."""

    record: Letter
    opening: tuple[Paragraph, ...]
    body: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    annexes: tuple[Annex, ...]
    footnotes: tuple[Footnote, ...]
    source_bytes: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the letter."""
        return self.record.id

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
    def chapters(self) -> dict[str, Section]:
        """The chapters by their id."""
        return {section.id: section for section in self.sections if section.depth == 1}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every paragraph within its section, or within opening or closing, by its id."""
        lists = (self.opening, *(section.paragraphs for section in self.sections), self.closing)
        return {one.id: number for paragraphs in lists for number, one in enumerate(paragraphs, 1)}

    @cached_property
    def note_named(self) -> dict[str, Footnote]:
        """The notes by their name: 12, b1-1."""
        return {footnote.name: footnote for footnote in self.footnotes}

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
    def citing(self) -> dict[str, list[tuple[Footnote, Citation]]]:
        """The citations of each work, as itself or as the paper it is annexed to, in the order of the notes."""
        return grouped(
            (work, (footnote, citation))
            for footnote in self.footnotes
            for citation in footnote.citations
            for work in dict.fromkeys(filter(None, (citation.work, citation.attached_to)))
        )

    @cached_property
    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """The marks of each note by its name, in reading order."""
        return {name: tuple(marks) for name, marks in grouped((mark.name, mark) for mark in self._marks).items()}

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
            opening = self.opening_of(section)
            yield from ((section, paragraph, paragraph.prose) for paragraph in opening)
            yield section, None, section.title
            for paragraph in self.page(section)[len(opening) :]:
                yield section, paragraph, paragraph.prose

    def marks_to(self, note: Footnote) -> tuple[Mark, ...]:
        """The marks of a note, in reading order; none where no text has one."""
        return self.marks.get(note.name, ())

    def marks_in(self, holder: Paragraph | Section) -> list[Mark]:
        """The marks that a paragraph or the heading of a section holds, in their order."""
        return self._marks_in.get(holder.id, [])

    @cached_property
    def _marks_in(self) -> dict[str, list[Mark]]:
        return grouped((mark.stands_in.id, mark) for mark in self._marks)

    def page(self, section: Section) -> tuple[Paragraph, ...]:
        """What stands on the page of a section: its paragraphs, and the opening or closing of the letter with them."""
        closing = self.closing if section.id == self.body[-1].id else ()
        return (*self.opening_of(section), *section.paragraphs, *closing)

    def opening_of(self, section: Section) -> tuple[Paragraph, ...]:
        """The opening of the letter, where it stands before the heading of this section: the first one."""
        return self.opening if section.id == self.body[0].id else ()

    def begun_by(self, section: Section) -> Annex | None:
        """The annex that a section is the first of."""
        annex = self.annex.get(section.annex)
        return annex if annex and annex.sections[0].id == section.id else None

    def level(self, section: Section) -> int:
        """How deep the heading of a section stands in the whole of the letter: in an annex below that of the annex."""
        return section.depth + bool(section.annex and section.title.raw)

    def marks_of(self, section: Section) -> list[Mark]:
        """The marks on the page of a section, in their order."""
        return [mark for mark in self._marks if mark.section.id == section.id]

    def parent(self, section: Section) -> Section | None:
        """The nearest section before one that stands less deep, in the same annex: the chapter of a section."""
        before = reversed(self.sections[: self.sections.index(section)])
        return next((other for other in before if other.annex == section.annex and other.depth < section.depth), None)
