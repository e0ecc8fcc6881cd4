"""The main recommendations of the reports that a letter answers, and where it answers them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import AnswerId, Confidence, Id, OrganisationId, PageUrl, ParagraphId, StandsIn, Text, WorkId
from .declaration import Layer
from .entries import Review
from .positions import POSITIONS
from .whole import Together


class Recommendation(Record):
    """What a report recommends, as pages say that were read, and what the letter says to it."""

    id: Id = Field(description="stable id within the letter")
    body: OrganisationId = Field(description="id of the organisation that recommends it")
    work: WorkId = Field(description="id of the report in works.yml")
    what: Text = Field(description="what it recommends, in one sentence, ours")
    force: Literal["explicit", "stressed", "suggested"] = Field(
        description="explicit: it advises or asks; stressed: it says that it matters; suggested: it considers it"
    )
    sources: list[PageUrl] = Field(min_length=1, description="pages of sources.yml that say so")
    confidence: Confidence = Field(description="high: the body itself says it; medium; low")
    answers: list[AnswerId] = Field(
        [],
        description="ids of positions and announcements of the letter that answer it; empty: the letter says nothing",
    )
    answer_paragraph: ParagraphId | None = Field(None, description="paragraph that answers it, where no entry does")
    answer_quote: Annotated[Text, StandsIn("answer_paragraph", once=True)] | None = Field(
        None, description="its words, verbatim"
    )
    named: Literal["yes", "no"] = Field(description="whether the letter names the report where it answers")
    note: Text | None = Field(None, description="what else must be known to weigh it, ours")
    review: Review = Field(description="agreed, adjudicated or checked, as in other layers")


class RecommendationsFile(Record):
    """annotations/recommendations.yml: what the reports recommend."""

    recommendations: list[Recommendation] = Field(description="by report, in its order")


RECOMMENDATIONS = Layer(
    "recommendations",
    Recommendation,
    RecommendationsFile,
    rank=57,
    kind="recommendation",
    register=POSITIONS.register,
    table="aanbevelingen",
    rules=(Together("answer_paragraph", "answer_quote"),),
)
