"""What the records of the data are made of: strictness, facts with their source, links, numbers of papers.

A record refuses keys it does not know. The descriptions of its fields are the data dictionary: docs/developers/data.md
is checked against them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Literal, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .papers import Kamerstuk
from .values import Confidence, Date, Dossier, Named, Naming, Ondernummer, Origin, Text, Url, Vergaderjaar, failed

T = TypeVar("T")


class Record(BaseModel):
    """What every record has: it is strict, cannot change, and knows where it stands in its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Filled in when the folder is read, so that a check can say where the record stands. Pydantic takes them for values
    # of the class: private attributes of its own would take a tenth of the time of reading.
    _file: ClassVar[str] = ""
    _route: ClassVar[tuple[str | int, ...]] = ()

    def names(self, what: Named) -> Iterator[str]:
        """The names of one kind that its own fields hold, in the order of the fields: the ids of themes, say."""
        for key, naming in fields_with(type(self), Naming):
            if naming.what == what:
                yield from listed_values(getattr(self, key))

    def filled(self, text: str) -> str:
        """What a field holds, or a text with fields in braces; a field without a value is empty.

        >>> Link(url="https://a.nl/", what="Website", source="letter", confidence="high").filled("{what}: {note}")
        'Website: '
        """
        values = vars(self)
        if text in values:
            return str(values[text] or "")
        return text.format_map({key: value or "" for key, value in values.items()})


class Basis(Record):
    """Where a fact comes from and how sure it is."""

    source: Origin = Field(description="web address on which it was seen, or letter, url-pattern, inference")
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
    surnames: list[Text] = Field([], description="the surname of each person, in their order: de Graaf-Zijl")

    @model_validator(mode="after")
    def _ends_in_its_surname(self) -> Names:
        if self.surnames and len(self.surnames) != len(self.value):
            message = f"{len(self.value)} names have {len(self.surnames)} surnames"
            raise failed("K113", message, "Give each name its own, in the same order, or none.")
        for name, surname in zip(self.value, self.surnames, strict=False):
            if not name.endswith(f" {surname}"):
                raise failed("K113", f"'{name}' does not end in '{surname}'", "Copy the surname from the name.")
        return self


class Link(Basis):
    """A page elsewhere, and what can be found there."""

    url: Url = Field(description="web address")
    what: Text = Field(description="what the reader finds there")
    shows: Literal["work", "about"] = Field("work", description="the work itself, or what somebody says about it")


class PaperNumber(Basis):
    """The number of a parliamentary paper (kamerstuk)."""

    chamber: Literal["I", "II"] | None = Field(None, description="I: Eerste Kamer, II: Tweede Kamer")
    vergaderjaar: Vergaderjaar | None = Field(None, description="parliamentary year: 2016/17")
    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    ondernummer: Ondernummer = Field(description="number within the dossier: 773; letters in the Eerste Kamer")
    title: Text | None = Field(None, description="title of the dossier")

    @property
    def paper(self) -> Kamerstuk:
        """The number as a value that can cite itself."""
        return Kamerstuk(self.chamber or "", self.vergaderjaar or "", self.dossier, self.ondernummer)


class DossierNumber(Basis):
    """A dossier in which a paper is filed."""

    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    title: Text = Field(description="title of the dossier")
    role: Text = Field(description="hoofddossier, or mede gedossierd")


def listed_values(value: Any) -> list[Any]:
    """The values of a field that holds one, several or none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _traits(hint: Any) -> Iterator[Any]:
    """What is said of a type beside its form, in lists and in what may be missing too; and the types of records."""
    yield from getattr(hint, "__metadata__", ())
    if isinstance(hint, type) and issubclass(hint, Record):
        yield hint
    for part in get_args(hint):
        yield from _traits(part)


@cache
def traits_of(kind: type[Record]) -> dict[str, tuple[Any, ...]]:
    """What the types of the fields of a record say: ``Naming`` and the others of ``values``, and records within it."""
    hints = get_type_hints(kind, include_extras=True)
    return {key: tuple(_traits(hints[key])) for key in kind.model_fields}


@cache
def fields_with(kind: type[Record], trait: type[T]) -> tuple[tuple[str, T], ...]:
    """The fields of a kind of record whose type has such a trait, with the trait."""
    return tuple((key, one) for key, traits in traits_of(kind).items() for one in traits if isinstance(one, trait))


@cache
def fixed_values(kind: type[Record], key: str) -> tuple[str, ...]:
    """The values that a field may have, where they are fixed; none for another field."""
    annotation = kind.model_fields[key].annotation
    # the type itself, or one beside None
    return next((get_args(one) for one in (annotation, *get_args(annotation)) if get_origin(one) is Literal), ())


@cache
def inner_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that hold records."""
    return tuple(
        key
        for key, traits in traits_of(kind).items()
        if any(isinstance(trait, type) and issubclass(trait, Record) for trait in traits)
    )


def with_inner(record: Record) -> Iterator[Record]:
    """A record and every record within it."""
    yield record
    for key in inner_fields(type(record)):
        for inner in listed_values(getattr(record, key)):
            yield from with_inner(inner)
