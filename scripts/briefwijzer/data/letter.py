"""The shape of a letter: who wrote it, its text, its notes and what they cite."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .prose import Prose
from .records import Basis, DateFact, DossierNumber, Fact, Link, PaperNumber, Record
from .values import (
    ChapterId,
    Id,
    MarkedText,
    NoteNumber,
    Number,
    ParagraphId,
    SectionLabel,
    Sha256,
    StandsIn,
    Text,
    WorkId,
)


class Sender(Record):
    """Someone who sends the letter."""

    name: Fact = Field(description="name of the person")
    function: Fact = Field(description="office held at the time")


class PageEnd(Record):
    """Where a page of the source ends, and which notes stand at its foot."""

    paragraph: ParagraphId = Field(description="paragraph in which the page ends")
    after: Annotated[MarkedText, StandsIn("paragraph", once=True, marked=True)] = Field(
        description="the words just before the page ends, as in the paragraph"
    )
    notes: list[NoteNumber] = Field([], description="numbers of the notes at the foot of the page")


class SourceText(Record):
    """The file from which the letter was taken."""

    file: Literal["source.txt"] = Field(description="name of the file beside this one")
    sha256: Sha256 = Field(description="its checksum; another file needs a decision")
    what: Text = Field(description="how the file came about")
    joined: list[Text] = Field([], description="words that a line end of the source cuts in two after a hyphen")
    pages: list[PageEnd] = Field(min_length=1, description="the end of each page, in order")


class Difference(Record):
    """A place where the source differs from the official publication."""

    source: Text = Field(description="words in the source")
    official: Text = Field(description="words in the official publication")
    kind: Text = Field(description="what kind of difference")


class Comparison(Basis):
    """How far the source was compared with the official publication."""

    compared: Text = Field(description="which part was compared")
    differences: list[Difference] = Field([], description="what differs there")
    missing: Text = Field(description="what was not compared, or is not in the source")


class Bridge(Record):
    """The two chapters of a letter that belong together: the questions it sees, and the policy that meets them."""

    questions: ChapterId = Field(description="id of the chapter that asks")
    policy: ChapterId = Field(description="id of the chapter that answers")


class Letter(Record):
    """Who wrote what to whom, and when: the identity of a letter."""

    id: Id = Field(description="id of the letter, as in its official address")
    kamerstuk: PaperNumber = Field(description="number of the letter as a parliamentary paper")
    title: Fact = Field(description="what the letter is about, in one line")
    short_title: Text = Field(description="name of the letter on this site, ours")
    summary: Text = Field(description="what the letter is about, in plain words, ours")
    heading: Fact = Field(description="heading above the official publication")
    date: DateFact = Field(description="date of the letter")
    place: Fact | None = Field(None, description="place where it was written")
    addressee: Fact = Field(description="to whom it is addressed")
    cabinet: Fact | None = Field(None, description="the cabinet in office")
    senders: list[Sender] = Field(min_length=1, description="who sent it, in the order of the heading")
    senders_note: Text | None = Field(None, description="what is known of the signing")
    dossiers: list[DossierNumber] = Field(min_length=1, description="dossiers in which it is filed")
    urls: list[Link] = Field(min_length=1, description="where the letter can be read, the official page first")
    related: list[Link] = Field([], description="papers that belong to the same affair")
    unknown: list[Text] = Field([], description="what was looked for and not found")
    comparison: Comparison | None = Field(None, description="comparison with the official publication")
    bridge: Bridge | None = Field(None, description="chapters of questions and of policy, where the letter has them")
    source: SourceText = Field(description="the file from which the text was taken")


class Paragraph(Record):
    """A paragraph (alinea) of the letter, in the letter's own words."""

    id: Id = Field(description="stable id: s2-5-p1")
    text: MarkedText = Field(description="the words as printed, note marks as ⟦12⟧")

    @cached_property
    def prose(self) -> Prose:
        """The text with its marks told apart."""
        return Prose(self.text)


class Section(Record):
    """A section (paragraaf) with the paragraphs directly under its heading."""

    id: Id = Field(description="stable id: s2-5")
    label: SectionLabel = Field(description="number as printed: 2.5, or 2. for a chapter")
    heading: MarkedText = Field(description="heading as printed, without its number")
    paragraphs: list[Paragraph] = Field(description="its paragraphs in order")

    @cached_property
    def number(self) -> str:
        """The number without a full stop at its end: 2, 2.5."""
        return self.label.rstrip(".")

    @cached_property
    def slug(self) -> str:
        """The last part of the section's address: 2-5."""
        return self.number.replace(".", "-")

    @property
    def level(self) -> int:
        """1 for a chapter, 2 for a section within it."""
        return self.number.count(".") + 1


class TextFile(Record):
    """text.yml: the text of a letter."""

    sections: list[Section] = Field(min_length=1, description="chapters and sections in reading order")


FlagKind = Literal[
    "author",
    "chamber",
    "year",
    "name",
    "no-dossier",
    "dossier",
    "case-number",
    "spelling",
    "repeated",
    "not-found",
    "title",
]


class Flag(Basis):
    """Something missing or odd in a citation: shown, never mended."""

    kind: FlagKind = Field(description="what kind of oddity")
    text: Text = Field(description="what is odd, in plain words, ours")


class Citation(Record):
    """One mention of a work in a note."""

    work: WorkId = Field(description="id of the work in works.yml")
    printed: Text = Field(description="the words of the note that name the work, verbatim")
    attached_to: WorkId | None = Field(None, description="id of the paper to which the cited work is an annex")
    locator: Text | None = Field(None, description="the place in the work: p. 12")
    flags: list[Flag] = Field([], description="what is missing or odd in this citation")


class Footnote(Record):
    """A note of the letter, numbered as printed."""

    id: Id = Field(description="stable id: fn14")
    number: Number = Field(description="number as printed")
    kind: Literal["citation", "definition", "remark"] = Field(description="what the note does")
    text: Text = Field(description="the words as printed")
    comment: Text | None = Field(None, description="what else is known about the note, ours")
    citations: list[Citation] = Field([], description="the works it cites, in order")


class FootnotesFile(Record):
    """footnotes.yml: the notes of a letter."""

    footnotes: list[Footnote] = Field([], description="the notes in the order of their numbers")
