"""Advice, and the cabinet's answer to it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import Id, OrganisationId, ParagraphId, StandsIn, Text, ThemeId
from .declaration import Card, ChosenBy, Found, Groups, Layer, Quotation, Register, Row
from .entries import Entry
from .whole import Together


class Position(Entry):
    """What an adviser says, as the letter reports it, and the cabinet's answer to it."""

    id: Id = Field(description="stable id within the letter")
    bodies: list[OrganisationId] = Field(
        description="ids of the organisations that say it; empty when the letter names nobody"
    )
    theme: ThemeId = Field(description="id of the theme")
    claim: Text = Field(description="what they say, in one sentence, ours")
    stance: Literal["supports", "partly", "postpones", "declines", "leaves-open"] = Field(
        description="what the cabinet does with it, as the letter reads"
    )
    answer: Text = Field(description="the cabinet's answer in short, ours")
    answer_paragraph: ParagraphId | None = Field(
        None, description="paragraph of the answer; absent when the letter gives none"
    )
    answer_quote: Annotated[Text, StandsIn("answer_paragraph", once=True)] | None = Field(
        None, description="the answer's words, verbatim"
    )


class PositionsFile(Record):
    """annotations/positions.yml: advice and answer."""

    positions: list[Position] = Field(description="in the order of the letter")


POSITIONS = Layer(
    "positions",
    Position,
    PositionsFile,
    rank=50,
    kind="position",
    register=Register("standpunten"),
    table="standpunten",
    card=Card(
        "claim",
        badge="stance",
        rows=(Row("position_bodies", "bodies", "bodies"), Row("position_cabinet", "answer")),
        quotations=(
            Quotation(label="position_claim"),
            Quotation("answer_quote", "answer_paragraph", "position_answer"),
        ),
        choices=(ChosenBy("houding", "stance"), ChosenBy("wie", "bodies"), ChosenBy("thema", "theme")),
        beside=True,
    ),
    groups=Groups("theme"),
    relation="claim",
    found=Found("{claim}", "{answer}", 0.68, answers="actor"),
    rules=(Together("answer_paragraph", "answer_quote"),),
)
