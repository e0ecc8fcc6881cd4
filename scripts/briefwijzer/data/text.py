"""The shape of a text: its sections, what counts as a paragraph in them, and its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from .prose import NOTE_SIGNS, Prose
from .records import Record
from .values import AnnexLabel, Count, Id, Level, MarkedText, SectionLabel, Text, failed


class Item(Record):
    """An item of a list; one without a mark goes on with the item before it."""

    mark: Text | None = Field(None, description="the sign or number before it, as printed")
    level: Level = Field("1", description="how deep it stands: 2 within an item of level 1")
    text: MarkedText = Field(description="the words as printed")

    @property
    def printed(self) -> str:
        """The words with the mark before them."""
        return f"{self.mark} {self.text}" if self.mark else self.text


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
            yield item.printed
        for row in self.rows or ():
            yield from (cell.text for cell in row.cells if cell.text)

    @cached_property
    def raw(self) -> str:
        """All its words in one text, with the signs in it."""
        return self.text if self.text and self.kind != "figure" else " ".join(self.parts)

    @cached_property
    def prose(self) -> Prose:
        """The text, with words and signs separated."""
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


def section_ids(labels: Iterable[str], annex: str = "", *, intro: bool = False) -> list[str]:
    """The ids that sections of a letter, or of one annex of it, have by their printed numbers and their order.

    ``labels`` has the number of each, empty where its heading has none; with ``intro`` the first section stands before
    the first heading and is ``s0``. A printed number gives the id; where no heading has one, the order does. Among
    numbered headings one without a number, or with a number that is taken, is ``u1``, ``u2`` …

    >>> section_ids(["1.", "1.1", "", "1."]), section_ids(["", ""], "b1"), section_ids(["", "", "1."], intro=True)
    (['s1', 's1-1', 'u1', 'u2'], ['b1-s1', 'b1-s2'], ['s0', 'u1', 's1'])
    """
    labels = list(labels)
    kind = "u" if any(labels) else "s"
    found: list[str] = []
    others = 0
    for label in labels:
        own = f"s{label_key(label)}" if label else ""
        if intro and not found:
            own = "s0"
        elif not own or own in found:
            others += 1
            own = f"{kind}{others}"
        found.append(own)
    return [f"{annex}-{own}" if annex else own for own in found]


def note_id(number: str, annex: str = "") -> str:
    """The id of a note by its printed number.

    >>> note_id("12"), note_id("**"), note_id("†"), note_id("a"), note_id("1", "b1")
    ('fn12', 'fnx2', 'fnx5', 'fnxa', 'b1-fn1')
    """
    sign = NOTE_SIGNS.index(number) + 1 if number in NOTE_SIGNS else number
    own = number if number.isdigit() else f"x{sign}"
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
