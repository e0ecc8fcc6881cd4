"""Sums of money, and other numbers."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from ..records import Record
from ..values import Digits, Id, NumberIn, StandsIn, Text, ThemeId
from .declaration import Apart, Card, Found, Layer, Register, Row
from .entries import Entry
from .whole import NeedsUnless, OfEveryPlace


class Amount(Entry):
    """A sum of money."""

    id: Id = Field(description="stable id within the letter")
    printed: Annotated[Text, StandsIn("quote")] = Field(description="the sum as printed, within the quote")
    value: Annotated[Digits, NumberIn("printed")] = Field(description="the sum in euro")
    period: Text | None = Field(None, description="per year, per hour, or when, ours")
    purpose: Text = Field(description="what it is for, ours")
    channel: Text | None = Field(None, description="through what it is spent, ours")
    themes: list[ThemeId] = Field([], description="ids of the themes; a proposal has none")


class Measure(Entry):
    """Another number: a share, a count, a span of years."""

    id: Id = Field(description="stable id within the letter")
    printed: Annotated[Text, StandsIn("quote")] = Field(description="the number as printed, within the quote")
    value: Annotated[Text, NumberIn("printed")] = Field(description="the number in digits")
    unit: Text = Field(description="what is counted, ours")
    what: Text = Field(description="what the number says, ours")


class AmountsFile(Record):
    """annotations/amounts.yml: sums of money, and other numbers."""

    amounts: list[Amount] = Field(description="in the order of the letter")
    numbers: list[Measure] = Field([], description="in the order of the letter")


# In small letters, as the text is looked through.
MONEY = re.compile(
    r"(?:€\s*|\b)\d+(?:[.,]\d+)*(?:[-–]?\s*(?:miljoen|miljard|mln|mld|duizend))?\.?\s*euro\b|€\s*\d+(?:[.,]\d+)*"
    r"|\b\d+(?:[.,]\d+)*\s*(?:miljoen|miljard|mln|mld)\b"
)
MONEY_WORDS = ("€", "euro", "miljoen", "miljard", "mln", "mld")  # one of them is in every sum
_REGISTER = Register("bedragen")

AMOUNTS = Layer(
    "amounts",
    Amount,
    AmountsFile,
    rank=80,
    kind="amount",
    register=_REGISTER,
    table="bedragen",
    card=Card(
        "{printed}: {purpose}",
        line=(Row("amount_period", "period"),),
        rows=(Row("amount_value", "value", "euro"), Row("amount_channel", "channel", "named")),
    ),
    relation="printed",
    found=Found("{printed}: {purpose}", "{channel}", 0.62, answers="amount"),
    whole=OfEveryPlace(MONEY, "K315", "sum", also=("numbers",), only_with=MONEY_WORDS),
    rules=(NeedsUnless("themes", "review", "proposed"),),
)
NUMBERS = Layer(
    "numbers",
    Measure,
    AmountsFile,
    rank=90,
    kind="number",
    register=_REGISTER,
    table="getallen",
    # An ordinal or a word such as "thousands" counts nothing.
    card=Card("{printed}: {what}", rows=(Row("number_value", "{value} {unit}"),), apart=Apart("value", r".*\D.*")),
)
