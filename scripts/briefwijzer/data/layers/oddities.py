"""Remarks on odd places in the text; the pages of the text show them."""

from __future__ import annotations

from pydantic import Field

from ..records import Basis, Record
from ..values import Text
from .declaration import Layer
from .entries import Entry


class Oddity(Basis, Entry):
    """Something in the letter's words that a reader may stumble over; the words stay as printed."""

    remark: Text = Field(description="what is odd about them, ours")
    corrected: Text | None = Field(
        None, description="what the words must have been, ours; only where one reading is possible and beyond doubt"
    )


class OdditiesFile(Record):
    """annotations/oddities.yml: remarks on odd places in the text."""

    oddities: list[Oddity] = Field(description="in the order of the letter")


ODDITIES = Layer("oddities", Oddity, OdditiesFile, rank=20)
