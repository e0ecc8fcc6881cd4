"""The shape of a letter: who wrote it, its notes and what they cite. Its text is in ``text``."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .papers import answers_citation
from .prose import Prose, capital, small_letters
from .records import Basis, DateFact, DossierNumber, Fact, Link, PaperNumber, Record
from .text import note_id
from .values import (
    ChapterId,
    Date,
    Id,
    MarkedText,
    NoteName,
    NoteNumber,
    NoteText,
    ParagraphId,
    Sha256,
    StandsIn,
    Text,
    Url,
    WorkId,
)


class Sender(Record):
    """Someone who sends the letter."""

    name: Fact | None = Field(None, description="name of the person; empty when the letter names the office only")
    function: Fact = Field(description="office held at the time")

    @property
    def office(self) -> str:
        """The office in small letters, also where a signature prints it in capitals."""
        return small_letters(self.function.value)

    @property
    def words(self) -> str:
        """Name and office, as far as they are known."""
        return f"{self.name.value}, {self.office}" if self.name else self.office


class PageEnd(Record):
    """Where a page of the source ends, and which notes stand at its foot."""

    paragraph: ParagraphId = Field(description="paragraph in which the page ends")
    after: Annotated[MarkedText, StandsIn("paragraph", once=True, marked=True)] = Field(
        description="the words just before the page ends, as in the paragraph"
    )
    notes: list[NoteName] = Field([], description="the notes at the foot of the page: 12, b1-1")


LeftOutReason = Literal[
    "running-head", "page-number", "margin", "metadata", "retyped-field", "comment", "deleted", "hidden",
    "note-number", "contents-list", "other",
]  # fmt: skip


class LeftOut(Record):
    """Words of the source that are not the letter's."""

    words: Text = Field(description="the words, in one run of the source")
    reason: LeftOutReason = Field(description="why they are not in the text")


class SourceText(Record):
    """The file from which the letter was taken."""

    file: Literal["source.txt", "source.xml", "source.html", "source.docx", "source.odt", "source.pdf"] = Field(
        description="name of the file beside this one"
    )
    sha256: Sha256 = Field(description="its checksum; another file needs a decision")
    what: Text = Field(description="how the file came about")
    joined: list[Text] = Field([], description="words that a line end of the source cuts in two after a hyphen")
    unhyphenated: list[Text] = Field([], description="words whose hyphen at a line end of the source fell away")
    pages: list[PageEnd] = Field([], description="the end of each page, in order; of text with its pages only")
    left_out: list[LeftOut] = Field([], description="what it holds that is not the letter, in its order")
    published: Literal["yes", "no"] | None = Field(
        None, description="is it offered to readers? text is, others are not"
    )

    @property
    def is_text(self) -> bool:
        """Is it plain text?"""
        return self.file == "source.txt"

    @property
    def is_letter_alone(self) -> bool:
        """Is it plain text of the letter and nothing else, so that everybody may have it as it is?"""
        return self.is_text and not self.left_out


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


class Version(Basis):
    """A reprint or correction of the letter, under a number of its own."""

    id: Id = Field(description="id of the version, as in its official address: kst-29544-773-h1")
    kind: Literal["reprint", "correction"] = Field(description="what it is")
    date: Date | None = Field(None, description="its date")
    url: Url | None = Field(None, description="its official page")
    what: Text | None = Field(None, description="what differs, in plain words, ours")


# What a letter without a known title or heading is called, in the language of letters, as titles are: its id tells a
# reader nothing.
NO_TITLE = "Brief zonder titel"


class Letter(Record):
    """Who wrote what to whom, and when: the identity of a letter.

    What a file does not say, and only a person can, may be missing: pages leave it out.
    """

    id: Id = Field(description="id of the letter, as in its official address")
    former: list[Id] = Field([], description="ids that it had before: all addresses below them lead here")
    kamerstuk: PaperNumber | None = Field(None, description="number of the letter as a parliamentary paper")
    reference: Fact | None = Field(None, description="reference under which the sender files it")
    title: Fact | None = Field(None, description="what the letter is about, in one line")
    short_title: Text | None = Field(None, description="name of the letter on this site, ours")
    summary: Text | None = Field(None, description="what the letter is about, in plain words, ours")
    heading: Fact | None = Field(None, description="heading above the official publication")
    date: DateFact | None = Field(None, description="date of the letter")
    place: Fact | None = Field(None, description="place where it was written")
    addressee: Fact | None = Field(None, description="to whom it is addressed")
    cabinet: Fact | None = Field(None, description="the cabinet in office")
    senders: list[Sender] = Field([], description="who sent it, in the order of the heading")
    senders_note: Text | None = Field(None, description="what is known of the signing")
    dossiers: list[DossierNumber] = Field([], description="dossiers in which it is filed")
    urls: list[Link] = Field([], description="where the letter can be read, the official page first")
    versions: list[Version] = Field([], description="reprints and corrections of it")
    related: list[Link] = Field([], description="papers that belong to the same affair")
    unknown: list[Text] = Field([], description="what was looked for and not found")
    comparison: Comparison | None = Field(None, description="comparison with the official publication")
    bridge: Bridge | None = Field(None, description="chapters of questions and of policy, where the letter has them")
    source: SourceText = Field(description="the file from which the text was taken")

    @property
    def name(self) -> str:
        """What the letter is called on this site; one without a title has its number behind its heading.

        Many papers have the same heading, such as MEMORIE VAN TOELICHTING.
        """
        number = self.kamerstuk.paper.number if self.kamerstuk else self.citation
        if self.short_title or self.title or number == self.id:
            return self.name_alone
        return f"{self.name_alone} ({number})"

    @property
    def name_alone(self) -> str:
        """What it is called where its number stands beside: our name for it, else its title or its heading."""
        return self.short_title or self.full_title

    @property
    def full_title(self) -> str:
        """What it is called in a citation: its title, else our name for it, or its heading."""
        if self.title:
            return capital(self.title.value)
        return self.short_title or (capital(self.heading.value) if self.heading else NO_TITLE)

    @property
    def subject(self) -> str:
        """What the dossiers of a paper are called that has only a heading; empty for one with a name or title."""
        return "" if self.short_title or self.title else "; ".join(one.title for one in self.dossiers)

    @property
    def citation(self) -> str:
        """How it is cited: as a parliamentary paper, by the reference of its sender, or as its id says."""
        if self.kamerstuk:
            return self.kamerstuk.paper.citation()
        return self.reference.value if self.reference else answers_citation(self.id) or self.id

    @property
    def day(self) -> str:
        """Its date as exact as known; empty where it is not."""
        return self.date.value if self.date else ""

    @property
    def url(self) -> str:
        """Where it is published; empty where it is not, or not known."""
        return self.urls[0].url if self.urls else ""


FlagKind = Literal[
    "author", "chamber", "year", "name", "no-dossier", "dossier", "case-number", "spelling", "repeated",
    "not-found", "title",
]  # fmt: skip


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


class NoteLink(Record):
    """A link that the source itself gives in a note."""

    text: Text = Field(description="the words that are the link")
    url: Url = Field(description="where it leads")


class Footnote(Record):
    """A note of the letter, numbered as printed."""

    id: Id = Field(description="stable id: fn14; b1-fn1 in an annex that counts its own; fnx1 for a note marked *")
    number: NoteNumber = Field(description="number as printed")
    kind: Literal["citation", "definition", "remark"] = Field(description="what the note does")
    text: NoteText = Field(description="the words as printed, paragraphs joined by ⟦br⟧")
    comment: Text | None = Field(None, description="what else is known about the note, ours")
    citations: list[Citation] = Field([], description="the works it cites, in order")
    links: list[NoteLink] | None = Field(None, description="links that the source itself gives")

    @cached_property
    def name(self) -> str:
        """What the marks of the text call it: 14, b1-1, x1."""
        counted = re.match(r"[bnt]\d+(?=-fn)", self.id)  # what has notes of its own: an annex, a table
        return note_id(self.number, counted[0] if counted else "").replace("fn", "", 1)

    @cached_property
    def prose(self) -> Prose:
        """The text, with words and signs separated."""
        return Prose(self.text)

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.prose.plain


class FootnotesFile(Record):
    """footnotes.yml: the notes of a letter."""

    footnotes: list[Footnote] = Field([], description="the notes in the order of their numbers")
