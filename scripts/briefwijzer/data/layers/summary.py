"""What a letter says in a few plain sentences, and the two readings from which they were decided."""

from __future__ import annotations

from pydantic import Field

from ..records import Record
from ..values import ParagraphId, Text
from .declaration import Layer
from .entries import Quoted, Review


class Ground(Quoted):
    """Words of the letter on which a sentence rests."""


class Sentence(Record):
    """One thing that the letter says, in plain Dutch."""

    text: Text = Field(description="the sentence, ours")
    grounds: list[Ground] = Field(min_length=1, description="the words of the letter that say so")
    review: Review = Field(description="agreed: both readings have the subject; adjudicated: one has, this was decided")


class SentenceReading(Record):
    """What two independent readings said on a subject, and what was decided."""

    subject: Text = Field(description="what it is about, ours")
    first: Text | None = Field(None, description="the sentence of the first reading")
    first_paragraphs: list[ParagraphId] = Field([], description="the paragraphs that it rests on")
    second: Text | None = Field(None, description="the sentence of the second reading")
    second_paragraphs: list[ParagraphId] = Field([], description="the paragraphs that it rests on")
    decision: Text = Field(description="what was decided, and why, ours")


class SummaryFile(Record):
    """annotations/summary.yml: what the letter says in ten sentences, and the readings they come from."""

    sentences: list[Sentence] = Field(description="in the order of the letter; ten are read in a minute")
    sentence_readings: list[SentenceReading] = Field([], description="by subject; a reading may have several there")


SENTENCES = Layer("sentences", Sentence, SummaryFile, rank=5)
SENTENCE_READINGS = Layer("sentence_readings", SentenceReading, SummaryFile, rank=112, how=True)
