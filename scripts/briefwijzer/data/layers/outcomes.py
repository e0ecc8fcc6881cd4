"""What became of the announcements of a letter."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..records import Record
from ..values import AnnouncementId, Confidence, Date, PageUrl, Text
from .announcements import ANNOUNCEMENTS
from .declaration import Layer
from .entries import Review
from .whole import NeedsUnless, OfEntries

Result = Literal["carried-out", "partly", "otherwise", "not", "not-found"]


class Outcome(Record):
    """What became of an announcement after the letter, as pages say that were read."""

    announcement: AnnouncementId = Field(description="id of the announcement")
    result: Result = Field(
        description="carried-out: as announced; partly; otherwise: something else came, or later; not: a source says "
        "so; not-found: nothing was found that says what became of it"
    )
    when: Date | None = Field(None, description="when it came, as exact as the source")
    what: Text | None = Field(None, description="what happened, in one or two sentences, ours; absent when not found")
    sources: list[PageUrl] = Field([], description="pages of sources.yml that say so; one at least unless not found")
    confidence: Confidence = Field(description="high: an official or first-hand page says it; medium; low")
    looked_for: Text = Field(description="what was looked for, ours")
    note: Text | None = Field(None, description="what else must be known to weigh it, ours")
    review: Review = Field(description="agreed: two passes said the same; adjudicated: they differed, this was decided")


class OutcomesFile(Record):
    """annotations/outcomes.yml: what became of the announcements."""

    outcomes: list[Outcome] = Field(description="in the order of the announcements")


OUTCOMES = Layer(
    "outcomes",
    Outcome,
    OutcomesFile,
    rank=75,
    kind="outcome",
    register=ANNOUNCEMENTS.register,
    table="uitkomsten",
    # What is done needs no outcome; of what runs only what has a term can be seen to have ended.
    whole=OfEntries(
        "announcements", "announcement", "status", ("planned", "asked", "next-cabinet", "research"), {"running": "term"}
    ),
    rules=(NeedsUnless("sources", "result", "not-found"), NeedsUnless("what", "result", "not-found")),
)
