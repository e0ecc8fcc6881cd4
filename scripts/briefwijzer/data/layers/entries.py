"""What the entries of all layers have in common."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import ParagraphId, StandsIn, Text

# What a rule writes where only a person can know.
UNSEEN = "nog niet nagezien"
Review = Literal["agreed", "adjudicated", "checked", "proposed"]


class Quoted(Record):
    """An entry that points at words of the letter."""

    paragraph: ParagraphId = Field(description="paragraph in which the words stand")
    quote: Annotated[Text, StandsIn("paragraph", once=True)] = Field(
        description="the words, verbatim, without note marks; once in the paragraph"
    )


class Entry(Quoted):
    """An entry of ours that was gone through a second time."""

    review: Review = Field(
        description="agreed: two passes said so; adjudicated: they differed, this was decided; "
        "checked: one pass, gone through by a second; proposed: found by a rule, and nobody has looked"
    )

    @property
    def proposed(self) -> bool:
        """Whether a rule found it, and nobody has looked."""
        return self.review == "proposed"
