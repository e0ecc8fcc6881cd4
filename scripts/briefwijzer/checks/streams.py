"""The words of a letter as streams of characters: its text with the numbers of its marks, and its notes.

They are what the pieces of a source are laid along (``interleaving``).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from ..data.letter_corpus import LetterCorpus
from ..data.prose import BOX, BREAK, DRAWN, NO_NUMBER, Prose, has_formula, printed_mark
from ..data.records import Record
from ..data.text import Paragraph, Section
from ..data.values import LIGATURES
from .opened import Unreadable, archive_parts
from .word_segments import COUNTED

# A mark that is a raised digit has the number of its note.
_LETTERS = str.maketrans(LIGATURES | dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)))
# The mark of an item of a list in a cell, which a word processor may have counted.
_LISTED = re.compile(
    r"(?:[^\w\s⟦⟧«“‘(]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)°]+|\d{1,2}(?:\.\d{1,2})+\.?) ", re.IGNORECASE
)
# A formula of Word or MathML, and the parts of an archive that may hold one.
_FORMULA = re.compile(rb"<(?:\w+:)?(?:oMath|math)\b")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml|(?:.*/)?content\.xml")
# What marks a note in official XML without its number in words: a link to it, or the note itself, numbered aside.
_UNPRINTED = re.compile(rb"<(?:voet|eind)ref\b|<noot\s[^>]*\bnr=")


def characters(text: str) -> str:
    """What is compared: every character that is seen, in NFC, ligatures as letters; symbols of a font's own as one."""
    if text.isascii() and text.isprintable():
        return text.replace(" ", "")  # the same, in one step: most words are of this kind
    text = unicodedata.normalize("NFC", text.translate(_LETTERS))
    return "".join(
        "\ue000" if "\ue000" <= one <= "\uf8ff" and one != COUNTED else one
        for one in text
        if not one.isspace() and unicodedata.category(one) not in ("Cc", "Cf", "Cn", "Cs")
    )


@dataclass
class Stream:
    """Characters in their order. ``skips`` are the begins of what a source may lack, each with its end.

    ``formulas`` says whether the source has any, in which it may lack what is drawn.
    """

    marks: str = "printed"
    formulas: bool = False
    order: list[str] = field(default_factory=list)  # the marks as Word counts them, the next one last
    seen: set[str] = field(default_factory=set)
    skips: dict[int, int] = field(default_factory=dict)
    # the begins of the rows of tables, each with those of its cells and its end
    rows: dict[int, tuple[int, ...]] = field(default_factory=dict)
    length: int = 0
    _begins: list[int] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    records: list[tuple[int, Record, str]] = field(default_factory=list)  # where the words of each record begin

    def add(self, words: str, *, may_lack: bool = False, formula: bool = False) -> None:
        """Words behind what is there; a source may lack a black box, and what is drawn in a formula."""
        formula = formula and self.formulas
        drawn = DRAWN.pattern if formula else BOX
        for part in re.split(f"({drawn})", words) if formula or BOX in words else (words,):
            more = characters(part)
            if more and (may_lack or re.fullmatch(drawn, part)):
                self.skips[self.length] = self.length + len(more)
            self._words.append(more)
            self.length += len(more)

    @cached_property
    def text(self) -> str:
        """All its characters: asked for when nothing is added any more."""
        return "".join(self._words)

    def add_prose(self, words: str) -> None:
        """A text with the marks of notes in it, as the source has them: printed, counted by Word, or only a link."""
        formula = has_formula(words)
        if self.marks == "printed" and f"x{NO_NUMBER}" not in words:
            self.add(Prose(words).printed, formula=formula)
            return
        for run in Prose(words).runs:
            if not run.mark:
                self.add(run.words, formula=formula)
            elif self.marks == "counted" and self.order[-1:] == [run.mark] and "x" not in run.mark:
                self.add(COUNTED)
                self.order.pop()
            elif self.marks == "counted" and "x" in run.mark:  # typed by hand, or counted in letters
                self.add(COUNTED, may_lack=True)
                self.add(printed_mark(run.mark), may_lack=True)
            else:  # the second mark of a note is only a link to it, and so is every one in the old dialect
                unnumbered = run.mark.endswith(f"x{NO_NUMBER}")
                self.add(printed_mark(run.mark), may_lack=self.marks == "linked" or run.mark in self.seen or unnumbered)
            self.seen.add(run.mark)

    def skips_between(self, at: int, end: int) -> list[int]:
        """The begins of what a source may lack, from one place up to another."""
        if len(self._begins) != len(self.skips):
            self._begins = list(self.skips)  # in their order, as they were added
        return self._begins[bisect_left(self._begins, at) : bisect_left(self._begins, end)]

    def of(self, record: Record, key: str) -> None:
        """What follows is of this record."""
        self.records.append((self.length, record, key))

    def record_at(self, place: int) -> tuple[Record, str] | None:
        """The record whose words stand at a place."""
        found = None
        for start, record, key in self.records:
            if start > place:
                break
            found = (record, key)
        return found


def streams(letter: LetterCorpus, *, counted: bool = True) -> tuple[Stream, Stream]:
    """The text of a letter, and its notes; ``counted`` says whether Word counts them: else their numbers were typed."""
    kind = letter.record.source.file
    marks = "seen" if kind == "source.xml" else "counted" if kind == "source.docx" and counted else "printed"
    if marks == "seen" and _UNPRINTED.search(letter.source_bytes.replace(b"\0", b"")):
        marks = "linked"
    formulas = _has_formulas(letter.source_bytes)
    order = [note.name for note in reversed(letter.footnotes) if "x" not in note.name]
    text, notes = Stream(marks, formulas, order), Stream(formulas=formulas)
    for paragraph in letter.opening:
        _block(text, paragraph)
    for section in letter.body:
        _section(text, section)
    for paragraph in letter.closing:
        _block(text, paragraph)
    for annex in letter.annexes:
        text.of(annex, "id")
        text.add_prose(annex.title.raw)
        for section in annex.sections:
            _section(text, section)
    for note in letter.footnotes:
        notes.of(note, "text")
        for part in (note.number, ".") if kind == "source.pdf" else (note.number,):
            notes.add(part, may_lack=True)
        notes.add(note.plain, formula=has_formula(note.plain))
    return text, notes


def _has_formulas(source: bytes) -> bool:
    """Whether a source has formulas as such, of which a text has no brackets, bars and roots."""
    try:
        parts = archive_parts(source, _PARTS).values() if source.startswith(b"PK") else [source]
    except Unreadable:  # which the comparison tells
        return False
    return any(_FORMULA.search(part.replace(b"\0", b"")) for part in parts)


def _section(text: Stream, section: Section) -> None:
    text.of(section, "id")
    if section.label:
        text.add(section.label, may_lack=True)
    text.add_prose(section.heading or "")
    for paragraph in section.paragraphs:
        _block(text, paragraph)


def _block(text: Stream, paragraph: Paragraph) -> None:
    text.of(paragraph, "id")
    text.add_prose(paragraph.caption or "")
    text.add_prose(paragraph.text or "")
    for item in paragraph.items or ():
        if item.mark:
            text.add(item.mark, may_lack=True)
        text.add_prose(item.text)
    for row in paragraph.rows or ():
        begins = []
        for cell in row.cells:
            begins.append(text.length)
            for line in (cell.text or "").split(BREAK):
                if listed := _LISTED.match(line):
                    text.add(listed[0], may_lack=True)
                text.add_prose(line[listed.end() :] if listed else line)
        text.rows[begins[0]] = (*begins, text.length)
