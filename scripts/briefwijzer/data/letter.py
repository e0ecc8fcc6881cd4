"""The shape of a letter: who wrote it, its text, its notes and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .prose import Prose
from .records import Basis, DateFact, DossierNumber, Fact, Link, PaperNumber, Record
from .values import (
    AnnexLabel,
    ChapterId,
    Count,
    Date,
    Id,
    Level,
    MarkedText,
    NoteName,
    NoteNumber,
    NoteText,
    ParagraphId,
    SectionLabel,
    Sha256,
    StandsIn,
    Text,
    Url,
    WorkId,
    failed,
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
    notes: list[NoteName] = Field([], description="the notes at the foot of the page: 12, b1-1")


LeftOutReason = Literal[
    "running-head",
    "page-number",
    "margin",
    "metadata",
    "retyped-field",
    "comment",
    "deleted",
    "hidden",
    "note-number",
    "contents-list",
    "other",
]


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
        """What the letter is called on this site: our name for it, else its title or heading, else its id."""
        named = self.title or self.heading
        return self.short_title or (named.value if named else self.id)

    @property
    def citation(self) -> str:
        """How it is cited: as a parliamentary paper, else by the reference of its sender, else by its id."""
        return (
            self.kamerstuk.paper.citation() if self.kamerstuk else self.reference.value if self.reference else self.id
        )

    @property
    def day(self) -> str:
        """Its date as exact as known; empty where it is not."""
        return self.date.value if self.date else ""

    @property
    def url(self) -> str:
        """Where it is published; empty where it is not, or not known."""
        return self.urls[0].url if self.urls else ""


class Item(Record):
    """An item of a list; one without a mark goes on with the item before it."""

    mark: Text | None = Field(None, description="the sign or number before it, as printed")
    level: Level = Field("1", description="how deep it stands: 2 within an item of level 1")
    text: MarkedText = Field(description="the words as printed")


class Cell(Record):
    """A cell of a table."""

    text: MarkedText | None = Field(None, description="the words as printed; none in an empty cell")
    columns: Count = Field("1", description="how many columns it covers")
    rows: Count = Field("1", description="how many rows it covers")


class TableRow(Record):
    """A row of a table."""

    head: Literal["yes", "no"] = Field("no", description="does it name the columns?")
    cells: list[Cell] = Field(min_length=1, description="its cells in order")


BlockKind = Literal["paragraph", "list", "table", "quotation", "figure"]
# What each kind of block has beside its id, and what it can have.
_PARTS = {
    "paragraph": ({"text"}, set[str]()),
    "quotation": ({"text"}, set[str]()),
    "list": ({"items"}, set[str]()),
    "table": ({"rows"}, {"caption"}),
    "figure": (set[str](), {"caption"}),
}


class Paragraph(Record):
    """A paragraph (alinea) of the letter in its own words, or what counts as one: a list, table or figure."""

    id: Id = Field(description="stable id: s2-5-p1")
    kind: BlockKind = Field("paragraph", description="what it is")
    text: MarkedText | None = Field(
        None, description="the words as printed, note marks as ⟦12⟧; of a paragraph or quotation"
    )
    items: list[Item] | None = Field(None, description="the items of a list, in order")
    caption: MarkedText | None = Field(None, description="the words above or below a table or figure")
    rows: list[TableRow] | None = Field(None, description="the rows of a table")

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Paragraph:
        needed, possible = _PARTS[self.kind]
        given = {key for key in ("text", "items", "caption", "rows") if getattr(self, key)}
        if wrong := sorted(needed - given) or sorted(given - needed - possible):
            verb = "has no" if needed - given else "cannot have"
            hint = f"A {self.kind} has {' and '.join(sorted(needed)) or 'a caption at most'}."
            raise failed("K111", f"a {self.kind} {verb} {wrong[0]}", hint)
        return self

    @property
    def parts(self) -> Iterator[str]:
        """Its texts in reading order, the mark of an item before its words; the caption of a table before its rows."""
        if self.caption:
            yield self.caption
        if self.text:
            yield self.text
        for item in self.items or ():
            yield f"{item.mark} {item.text}" if item.mark else item.text
        for row in self.rows or ():
            yield from (cell.text for cell in row.cells if cell.text)

    @cached_property
    def raw(self) -> str:
        """All its words in one text, with the signs in it."""
        return self.text if self.text and self.kind != "figure" else " ".join(self.parts)

    @cached_property
    def prose(self) -> Prose:
        """The text with its signs told apart."""
        return Prose(self.raw)


class Section(Record):
    """A section (paragraaf) with the paragraphs directly under its heading."""

    id: Id = Field(description="stable id: s2-5; without printed numbers s1, s2 by order, s0 before the first heading")
    label: SectionLabel | None = Field(None, description="number as printed: 2.5, or 2. for a chapter")
    heading: MarkedText | None = Field(None, description="heading as printed, without its number")
    level: Level | None = Field(None, description="how deep its heading stands; without it, as deep as its number")
    paragraphs: list[Paragraph] = Field(description="its paragraphs in order")

    @cached_property
    def number(self) -> str:
        """The number without the signs around it: 2, 2.5; empty where the heading has none."""
        return (self.label or "").strip(".:()")

    @cached_property
    def slug(self) -> str:
        """The last part of the section's address: 2-5, 0, u1, b1-2."""
        return re.sub(r"^(b\d+-)?s", r"\1", self.id)

    @cached_property
    def depth(self) -> int:
        """1 for a chapter, 2 for a section within it."""
        return int(self.level) if self.level else len(re.findall(r"[.-](?=\w)", self.number)) + 1

    @cached_property
    def annex(self) -> str:
        """The id of the annex it stands in: b1; empty in the letter itself."""
        return match[0] if (match := re.match(r"b\d+(?=-)", self.id)) else ""

    @cached_property
    def title(self) -> Prose:
        """The heading with its number, as printed; empty before the first heading."""
        return Prose(" ".join(filter(None, (self.label, self.heading))))


def label_key(label: str) -> str:
    """What an id has of a printed number.

    >>> [label_key(label) for label in ("2.5", "2.", "II.", "3a)", "§ 4.1", "Artikel 5", "(b)")]
    ['2-5', '2', 'ii', '3a', '4-1', '5', 'b']
    """
    return re.sub(r"[^0-9a-z]+", "-", label.lower().split()[-1]).strip("-")


def section_ids(sections: Iterable[Section], annex: str = "") -> list[str]:
    """The ids that sections of a letter, or of one annex of it, have by their printed numbers and their order.

    A printed number gives the id; where no heading has one, the order does. Among numbered headings one without a
    number, or with a number that is taken, is ``u1``, ``u2`` …; what stands before the first heading is ``s0``.
    """
    sections = list(sections)
    numbered = any(section.label for section in sections)
    found: list[str] = []
    counts = {"s": 0, "u": 0}
    for section in sections:
        own = f"s{label_key(section.label)}" if section.label else ""
        if not found and not (section.label or section.heading):
            own = "s0"
        elif not own or own in found:
            kind = "u" if numbered else "s"
            counts[kind] += 1
            own = f"{kind}{counts[kind]}"
        found.append(own)
    return [f"{annex}-{own}" if annex else own for own in found]


def note_id(number: str, annex: str = "") -> str:
    """The id of a note by its printed number.

    >>> note_id("12"), note_id("**"), note_id("a"), note_id("1", "b1")
    ('fn12', 'fnx2', 'fnxa', 'b1-fn1')
    """
    own = number if number.isdigit() else f"x{len(number) if number.startswith('*') else number}"
    return f"{annex}-fn{own}" if annex else f"fn{own}"


class Annex(Record):
    """An annex (bijlage) of the letter, with sections of its own."""

    id: Id = Field(description="stable id: b1, b2 by order")
    label: AnnexLabel | None = Field(None, description="what it is called, as printed: Bijlage 1")
    heading: MarkedText | None = Field(None, description="its heading as printed")
    sections: list[Section] = Field(min_length=1, description="its sections, as those of the letter: b1-s0, b1-s1")

    @cached_property
    def title(self) -> Prose:
        """Label and heading together."""
        return Prose(" ".join(filter(None, (self.label, self.heading))))


class TextFile(Record):
    """text.yml: the text of a letter."""

    opening: list[Paragraph] = Field([], description="addressee, place and date, salutation, as printed")
    sections: list[Section] = Field(min_length=1, description="chapters and sections in reading order")
    closing: list[Paragraph] = Field([], description="sign-off and signatories, as printed")
    annexes: list[Annex] = Field([], description="what is annexed to the letter and printed with it")


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
    def mark(self) -> str:
        """Its name in the marks of the text: 14, b1-1, x1."""
        counted = re.match(r"[bnt]\d+(?=-fn)", self.id)  # what has notes of its own: an annex, a table
        return note_id(self.number, counted[0] if counted else "").replace("fn", "", 1)

    @cached_property
    def prose(self) -> Prose:
        """The text with its signs told apart."""
        return Prose(self.text)

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.prose.plain


class FootnotesFile(Record):
    """footnotes.yml: the notes of a letter."""

    footnotes: list[Footnote] = Field([], description="the notes in the order of their numbers")
