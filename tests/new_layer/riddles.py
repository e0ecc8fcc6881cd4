"""Riddles, and what the letter says of them. An invented layer: tests/test_new_layer.py adds it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import Id, OrganisationId, StandsIn, Text, ThemeId
from .declaration import Card, ChosenBy, Found, Groups, Layer, Register, Row
from .entries import Entry
from .whole import OfEveryPlace


class Riddle(Entry):
    """A riddle that the letter answers."""

    id: Id = Field(description="stable id within the letter")
    number: Annotated[Text, StandsIn("quote")] = Field(description="its number as printed")
    asked_by: list[OrganisationId] = Field(description="ids of the organisations that asked for it")
    theme: ThemeId = Field(description="id of the theme")
    asks: Text = Field(description="what it asks, ours")
    verdict: Literal["done", "refused"] | None = Field(None, description="what the cabinet does with it")


class RiddlesFile(Record):
    """annotations/riddles.yml: riddles."""

    riddles: list[Riddle] = Field(description="in the order of the letter")


RIDDLES = Layer(
    "riddles",
    Riddle,
    RiddlesFile,
    rank=55,
    kind="riddle",
    register=Register("raadsels"),
    table="raadsels",
    card=Card(
        "asks",
        badge="verdict",
        rows=(Row("riddle_asked_by", "asked_by", "bodies"), Row("riddle_number", "number")),
        choices=(ChosenBy("besluit", "verdict"), ChosenBy("wie", "asked_by")),
    ),
    groups=Groups("verdict", ("done", "refused")),
    relation="asks",
    found=Found("{asks}", "{number}", 0.7),
    # a code of its own has a page in problems.md; what is invented borrows one
    whole=OfEveryPlace(re.compile(r"\b1986\b"), "K315", "riddle"),
)
