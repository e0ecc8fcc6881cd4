"""What makes a layer whole, and what its entries must have: values that a layer declares and the checks go by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class InEveryParagraph:
    """The layer is whole when each paragraph has one to ``most`` entries, no two with the same value of ``field``."""

    field: str
    most: int


@dataclass(frozen=True)
class InEveryPlace:
    """The layer is whole when each paragraph and note is a place of one of its entries, or in the layer ``none``."""

    none: str


@dataclass(frozen=True)
class OfEverySentence:
    """The layer is whole when each sentence with one of these words is in an entry of it, or of the layer ``none``."""

    words: re.Pattern[str]
    none: str


@dataclass(frozen=True)
class OfEveryPlace:
    """The layer is whole when whatever the pattern finds lies in a quote of it, or of the layers ``also``.

    The pattern is matched against paragraphs in small letters: a capital in it never matches. Only paragraphs that
    have one of the words ``only_with`` are looked through. A place within the name of an organisation may be
    ``left_in_names``. ``code`` and ``what`` are for the message.
    """

    pattern: re.Pattern[str]
    code: str
    what: str
    also: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ("",)
    left_in_names: bool = False


@dataclass(frozen=True)
class OfEveryName:
    """The layer is whole when each sentence with the name of an organisation is in an entry that names it."""


@dataclass(frozen=True, eq=False)
class OfEntries:
    """The layer is whole when its ``field`` names every entry of another layer whose ``by`` has one of these values.

    ``some`` are further values, each with a field that an entry must have as well.
    """

    layer: str
    field: str
    by: str
    values: tuple[str, ...]
    some: Mapping[str, str]


Whole = InEveryParagraph | InEveryPlace | OfEverySentence | OfEveryPlace | OfEveryName | OfEntries


@dataclass(frozen=True)
class Together:
    """Two fields of which an entry has both or neither."""

    one: str
    other: str


@dataclass(frozen=True)
class NoteUnless:
    """The field ``note`` is needed unless another one has this value."""

    field: str
    value: str


@dataclass(frozen=True)
class NeedsUnless:
    """A field that an entry has unless another one has this value; then it has it not."""

    needed: str
    field: str
    value: str


Rule = Together | NoteUnless | NeedsUnless


def named_by(rule: Rule) -> set[str]:
    """The fields that a rule names."""
    match rule:
        case Together(one, other):
            return {one, other}
        case NoteUnless(field):
            return {"note", field}
        case NeedsUnless(needed, field):
            return {needed, field}
