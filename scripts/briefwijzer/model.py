"""The shape of the data: one class for each kind of record, typed and strict.

A record refuses keys it does not know. The descriptions are the data dictionary: docs/developers/data.md is checked
against them.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from .fields import (
    Confidence,
    Date,
    Dossier,
    Id,
    Language,
    MarkedText,
    Number,
    Ondernummer,
    Origin,
    ProblemCode,
    SectionLabel,
    Sha256,
    SiteAddress,
    Text,
    Url,
    Vergaderjaar,
)
from .prose import Prose


class Record(BaseModel):
    """What every record has: it is strict, cannot change, and knows where it stands in its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Filled in by the loader for each record, so that a check can say where it stands. Pydantic takes them for values
    # of the class: private attributes of its own would take a tenth of the time of reading.
    _file: ClassVar[str] = ""
    _route: ClassVar[tuple[str | int, ...]] = ()


class Basis(Record):
    """Where a fact comes from and how sure it is."""

    source: Origin = Field(description="web address on which it was seen, or letter, url-pattern, memory, inference")
    confidence: Confidence = Field(description="high: seen as such; medium: derived; low: to be checked")
    note: Text | None = Field(None, description="what else must be known to weigh the fact")


class Fact(Basis):
    """A text about a letter or work, with its source."""

    value: Text = Field(description="the fact itself")


class DateFact(Basis):
    """A date with its source."""

    value: Date = Field(description="2016, 2016-10 or 2016-10-05")


class Names(Basis):
    """Names of people in the order of the title page, with their source."""

    value: list[Text] = Field(min_length=1, description="the names")


class Link(Basis):
    """A page elsewhere, and what can be found there."""

    url: Url = Field(description="https address")
    what: Text = Field(description="what the reader finds there")
    shows: Literal["work", "about"] = Field("work", description="the work itself, or what somebody says about it")


class PaperNumber(Basis):
    """The number of a parliamentary paper (kamerstuk)."""

    chamber: Literal["I", "II"] = Field(description="I: Eerste Kamer, II: Tweede Kamer")
    vergaderjaar: Vergaderjaar = Field(description="parliamentary year: 2016/17")
    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    ondernummer: Ondernummer = Field(description="number within the dossier: 773; letters in the Eerste Kamer")
    title: Text | None = Field(None, description="title of the dossier")


class DossierNumber(Basis):
    """A dossier in which a paper is filed."""

    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    title: Text = Field(description="title of the dossier")
    role: Text = Field(description="hoofddossier, or mede gedossierd")


class Sender(Record):
    """Someone who sends the letter."""

    name: Fact = Field(description="name of the person")
    function: Fact = Field(description="office held at the time")


class PageEnd(Record):
    """Where a page of the source ends, and which notes stand at its foot."""

    paragraph: Id = Field(description="paragraph in which the page ends")
    after: MarkedText = Field(description="the words just before the page ends, as in the paragraph")
    notes: list[Number] = Field([], description="numbers of the notes at the foot of the page")


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

    questions: Id = Field(description="id of the chapter that asks")
    policy: Id = Field(description="id of the chapter that answers")


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

    work: Id = Field(description="id of the work in works.yml")
    printed: Text = Field(description="the words of the note that name the work, verbatim")
    attached_to: Id | None = Field(None, description="id of the paper to which the cited work is an annex")
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


WorkKind = Literal["kamerstuk", "letter", "report", "advisory", "monitor", "policy-agenda", "agreement", "law"]


class Work(Record):
    """Something that a letter cites or names: a report, a paper of parliament, an agenda, a law."""

    id: Id = Field(description="stable id: wrr-2015-robot-de-baas, kst-33009-E")
    kind: WorkKind = Field(description="what kind of work")
    title: Fact | None = Field(None, description="title of the work")
    subtitle: Fact | None = Field(None, description="subtitle")
    title_as_cited: Fact | None = Field(None, description="title as the letter gives it, where it differs")
    language: Language = Field("nl", description="language of the title")
    kamerstuk: PaperNumber | None = Field(None, description="number as a parliamentary paper")
    other_dossier: DossierNumber | None = Field(None, description="second dossier in which it is filed")
    authors: Names | None = Field(None, description="authors")
    editors: Names | None = Field(None, description="editors")
    contributors: Names | None = Field(None, description="people who contributed")
    organisation: Fact | None = Field(None, description="body that made or published it")
    date: DateFact | None = Field(None, description="date, as exact as known")
    published: DateFact | None = Field(None, description="date of publication, where it differs")
    date_range: Fact | None = Field(None, description="what is known when the date is not")
    place: Fact | None = Field(None, description="place of publication")
    publisher: Fact | None = Field(None, description="publisher")
    series: Fact | None = Field(None, description="series and number")
    isbn: Fact | None = Field(None, description="ISBN as printed")
    form: Fact | None = Field(None, description="form of the publication")
    reference: Fact | None = Field(None, description="number under which its maker files it")
    requested_by: Fact | None = Field(None, description="who asked for it")
    addressed_to: Fact | None = Field(None, description="to whom it is addressed")
    fieldwork: Fact | None = Field(None, description="how the data were gathered")
    frequency: Fact | None = Field(None, description="how often it appears")
    probable: Fact | None = Field(None, description="what the work probably is, when that was not seen")
    probable_dossier: Fact | None = Field(None, description="dossier in which it was probably filed")
    urls: list[Link] = Field([], description="where it can be read or is described")
    description: Fact | None = Field(None, description="what it is, in one or two sentences, ours")
    notes: Text | None = Field(None, description="what was and was not found, ours")


class WorksFile(Record):
    """works.yml: the works that the letters cite or name."""

    works: list[Work] = Field(description="in any order")


class Accepted(Record):
    """A problem that is accepted at one place."""

    code: ProblemCode = Field(description="code of the problem")
    file: Text = Field(description="file in which it occurs")
    about: Text = Field(description="words of the message")
    reason: Text = Field(description="why it is accepted")


class ExceptionsFile(Record):
    """exceptions.yml: problems that are accepted, each with a reason."""

    accepted: list[Accepted] = Field(description="in any order")


class Moved(Record):
    """An address or id that was published and is no longer there: it leads elsewhere, or says why it is gone."""

    old: SiteAddress = Field(description="the line of ids.lock that the site no longer has")
    what: Text = Field(description="what stood there, in Dutch, ours")
    new: SiteAddress | None = Field(None, description="where it stands now; left out when it is gone")
    reason: Text | None = Field(None, description="why it is gone, in Dutch, ours; only without `new`")


class MovedFile(Record):
    """moved.yml: where published addresses and ids have gone."""

    moved: list[Moved] = Field(description="in any order")
