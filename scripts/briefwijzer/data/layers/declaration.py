"""The declaration of a layer: values that reading, checks, pages, files and the search use.

A declaration says what is so, and does nothing; it imports nothing above the data. Words for readers are in the
catalogue, under keys that follow from the names here (CONTRIBUTING.md has the list).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Formatter
from typing import Generic, Literal, TypeVar, get_origin

from ..records import Record, fields_with, fixed_values
from ..values import Naming
from .entries import Entry
from .whole import Rule, Whole, named_by

E = TypeVar("E", bound=Record)

# What has a page of its own, shared by all letters: a paragraph leads there, not to the entry that names it.
WITH_PAGES = {"theme", "organisation", "work"}


@dataclass(frozen=True)
class Row:
    """A row of a card: ``label`` is a word of the catalogue, ``text`` a field or a text with fields in braces.

    ``form`` says how it is shown: as it is, with the organisations in it as links, as a list of organisations, or as a
    sum in euro. The period of an entry is that of its fields ``start`` and ``end``; ``text`` is empty then.
    """

    label: str
    text: str = ""
    form: Literal["text", "named", "bodies", "euro", "period"] = "text"


@dataclass(frozen=True)
class Quotation:
    """Words of the letter on a card: the field that holds them, that of their paragraph, and a word above them."""

    words: str = "quote"
    paragraph: str = "paragraph"
    label: str = ""


@dataclass(frozen=True)
class ChosenBy:
    """What a reader can choose entries by: its name in addresses, and the field.

    ``form`` is for what the type of the field does not say: who acts, without those who help; the years of a period;
    what became of an announcement.
    """

    name: str
    field: str = ""
    form: Literal["value", "actor", "years", "outcome"] = "value"


@dataclass(frozen=True)
class Apart:
    """Entries that stand together behind one line: those whose ``field``, or "" for none, is like the pattern."""

    field: str
    like: str


@dataclass(frozen=True)
class Card:
    """An entry as its register shows it: a line that opens to a card.

    ``title`` is a field or a text with fields in braces, ``badge`` a field with fixed values. The rows of ``line`` are
    on the line, the others on the card. With ``alike`` entries whose lines say the same share one. With ``beside`` the
    card leads to the other entries of its paragraph.
    """

    title: str
    badge: str = ""
    line: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    apart: Apart | None = None
    alike: bool = False
    quotations: tuple[Quotation, ...] = (Quotation(),)
    choices: tuple[ChosenBy, ...] = ()
    beside: bool = False


@dataclass(frozen=True, eq=False)
class Register:
    """A page of a letter with everything of one layer or several: the last part of its address, and its template."""

    slug: str
    template: str = "register"


@dataclass(frozen=True)
class Groups:
    """The parts of a register: a heading for each value of a field.

    ``order`` are its values, where they are fixed ones; without them it names themes, in the order of themes.yml.
    """

    field: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """An entry in the search: its title and what else it is found by, texts with fields in braces.

    ``weight`` is what it counts beside a paragraph of the letter, which has 1. ``answers`` is the question to which
    such an entry is an answer (search/dutch.yml has its words); with ``only_asked`` that question alone finds it. An
    entry is found only when it has a value for one of the fields ``with_any``, where there are such.
    """

    title: str
    extra: str
    weight: float
    answers: Literal["", "amount", "date", "actor"] = ""
    only_asked: bool = False
    with_any: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Layer(Generic[E]):
    """One kind of thing that we say about a letter, and all that the site must know of it.

    ``key`` is its key in its file and in brief.json, ``rank`` its position among all layers. ``kind`` is what entries
    are called in pages and in the search. Entries with an id have their address in the ``register``; ``table`` is the
    name of the layer as a table for other programs. ``relation`` is a field by which a paragraph leads to the entry, or
    to what the field names. With ``how`` the layer says how another one came about; no reader looks for it.
    """

    key: str
    record: type[E]
    file: type[Record]
    rank: int
    kind: str = ""
    register: Register | None = None
    table: str = ""
    card: Card = Card("quote")
    groups: Groups | None = None
    relation: str = ""
    found: Found | None = None
    whole: Whole | None = None
    rules: tuple[Rule, ...] = ()
    how: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError where the declaration does not fit the record."""
        fields = self.record.model_fields
        shown = bool(self.register and "id" in fields)
        wrong = [f"no field '{name}'" for name in sorted(self._fields()) if name not in fields]
        one = {self.groups.field if self.groups else "", self.relation}  # each is read as one name
        wrong += [
            f"'{name}' is a list" for name in one if name in fields and get_origin(fields[name].annotation) is list
        ]
        if self.groups and self.groups.order:
            left = {*fixed_values(self.record, self.groups.field)} - {*self.groups.order}
            wrong += [f"the groups leave out {sorted(left)}"] if left else []
        if self.found and not (self.kind and shown):
            wrong.append("the search needs a kind, and entries with an id in a register")
        if self.relation in fields:
            named = {mark.what for key, mark in fields_with(self.record, Naming) if key == self.relation}
            if not (shown or named & WITH_PAGES):
                wrong.append("a paragraph leads to entries with an id in a register")
            if not fields[self.relation].is_required():
                wrong.append(f"a paragraph leads to nothing without '{self.relation}', which may be missing")
        if self.key not in self.file.model_fields:
            wrong.append(f"{self.file.__name__} has no field '{self.key}'")
        if not re.fullmatch(r"[a-z0-9-]+\.yml", self.name):
            wrong.append(f"the docstring of {self.file.__name__} begins with no 'annotations/<file>.yml:'")
        if wrong:
            raise ValueError(f"layer {self.key}, {self.record.__name__}: {'; '.join(wrong)}")

    def _fields(self) -> set[str]:
        """The fields that the declaration names."""
        found = {self.relation, self.groups.field if self.groups else ""}
        texts = [self.found.title, self.found.extra, *self.found.with_any] if self.found else []
        if issubclass(self.record, Entry):  # others are not shown as cards
            card = self.card
            found |= {part for quotation in card.quotations for part in (quotation.words, quotation.paragraph)}
            found |= {choice.field for choice in card.choices} | {card.badge}
            found |= {card.apart.field} if card.apart else set()
            texts += [card.title, *(row.text for row in (*card.line, *card.rows))]
        for text in texts:
            braces = {name for _, name, _, _ in Formatter().parse(text) if name}
            found |= braces or {text}
        return found.union(*map(named_by, self.rules)) - {""}

    @property
    def slug(self) -> str:
        """The slug of its register; empty where it has none."""
        return self.register.slug if self.register else ""

    @property
    def name(self) -> str:
        """The name of its file."""
        return file_name(self.file)


def file_name(file: type[Record]) -> str:
    """The name of a file, which the docstring of its record begins with: announcements.yml, works.yml."""
    return (file.__doc__ or "").partition(":")[0].removeprefix("annotations/")
