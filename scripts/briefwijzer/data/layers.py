"""The layers: what we say about a letter, each entry tied to a paragraph and to words that stand there."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .records import Basis, Record
from .values import Alpha, Date, Digits, Id, Text

Review = Literal["agreed", "adjudicated", "checked"]


class Quoted(Record):
    """An entry that points at words of the letter."""

    paragraph: Id = Field(description="paragraph in which the words stand")
    quote: Text = Field(description="the words, verbatim, without note marks; once in the paragraph")


class Entry(Quoted):
    """An entry of ours that a second, independent look has confirmed."""

    review: Review = Field(
        description="agreed: two passes said so; adjudicated: they differed, this was decided; "
        "checked: one pass, gone through by a second"
    )


class Mention(Entry):
    """A work that the running text names without a note."""

    work: Id = Field(description="id of the work in works.yml")


class MentionsFile(Record):
    """annotations/mentions.yml: works named in the running text."""

    mentions: list[Mention] = Field(description="in the order of the letter")


class Oddity(Basis, Entry):
    """Something in the letter's words that a reader may stumble over; the words stay as printed."""

    remark: Text = Field(description="what is odd about them, ours")
    corrected: Text | None = Field(
        None, description="what the words must have been, ours; only where one reading is possible and beyond doubt"
    )


class OdditiesFile(Record):
    """annotations/oddities.yml: remarks on odd places in the text."""

    oddities: list[Oddity] = Field(description="in the order of the letter")


Part = Literal["reports", "questions", "policy", "context"]


class ThemeUse(Entry):
    """A paragraph that is about a theme."""

    theme: Id = Field(description="id of the theme in themes.yml")
    part: Part = Field(
        description="what the words are: what reports say, a question for the future, policy, or neither"
    )


class ThemeUsesFile(Record):
    """annotations/themes.yml: which paragraph is about which themes."""

    themes: list[ThemeUse] = Field(description="in the order of the letter, 1 to 4 for each paragraph")


class Choice(Record):
    """A theme that one reading gave to a paragraph."""

    theme: Id = Field(description="id of the theme in themes.yml")
    part: Part = Field(description="what the words are")


class Reading(Record):
    """What two independent readings gave to a paragraph, and what was decided."""

    paragraph: Id = Field(description="the paragraph")
    first: list[Choice] = Field(description="the themes of the first reading")
    second: list[Choice] = Field(description="the themes of the second reading")
    decision: Text | None = Field(None, description="what was decided, and why; needed where they differ, ours")


class AgreementFile(Record):
    """annotations/agreement.yml: two readings of the letter for its themes, before they were compared."""

    alpha: Alpha = Field(
        description="Krippendorff's alpha (nominal) of the two readings: for each paragraph and theme, given or not"
    )
    readings: list[Reading] = Field(description="in the order of the letter")


class OrganisationMention(Entry):
    """A sentence that names an organisation."""

    organisation: Id = Field(description="id of the organisation in organisations.yml")
    printed: Text = Field(description="its name as printed, within the quote")


class OrganisationMentionsFile(Record):
    """annotations/organisations.yml: where organisations are named."""

    organisations: list[OrganisationMention] = Field(description="in the order of the letter")


class Position(Entry):
    """What an adviser says, as the letter reports it, and the cabinet's answer to it."""

    id: Id = Field(description="stable id within the letter")
    bodies: list[Id] = Field(description="ids of the organisations that say it; empty when the letter names nobody")
    theme: Id = Field(description="id of the theme")
    claim: Text = Field(description="what they say, in one sentence, ours")
    stance: Literal["supports", "partly", "postpones", "declines", "leaves-open"] = Field(
        description="what the cabinet does with it, as the letter reads"
    )
    answer: Text = Field(description="the cabinet's answer in short, ours")
    answer_paragraph: Id | None = Field(None, description="paragraph of the answer; absent when the letter gives none")
    answer_quote: Text | None = Field(None, description="the answer's words, verbatim")


class PositionsFile(Record):
    """annotations/positions.yml: advice and answer."""

    positions: list[Position] = Field(description="in the order of the letter")


class Announcement(Entry):
    """Something that the cabinet or others did, do or will do, or that is left to others."""

    id: Id = Field(description="stable id within the letter")
    status: Literal["done", "running", "planned", "asked", "next-cabinet", "research"] = Field(
        description="as the letter puts it on its date: done, running, planned, asked of others, left to a next "
        "cabinet, left to research; nothing here says that it was fulfilled since"
    )
    actor: Text = Field(description="who acts, ours")
    what: Text = Field(description="what is done, in one sentence, ours")
    addressee: Text | None = Field(None, description="for or to whom")
    via: Text | None = Field(None, description="through whom or what it is done, ours")
    term: Text | None = Field(None, description="time words as printed in the paragraph")
    start: Date | None = Field(None, description="begin of the period, where it follows from the letter")
    end: Date | None = Field(None, description="end of the period, where it follows from the letter")
    themes: list[Id] = Field(min_length=1, description="ids of the themes")


class NotAnnounced(Entry):
    """A sentence with the look of an announcement that was read and is none."""

    why: Text = Field(description="why not, ours")


class AnnouncementsFile(Record):
    """annotations/announcements.yml: what is done and promised; every sentence of the sweep is in one of the lists."""

    announcements: list[Announcement] = Field(description="in the order of the letter")
    reviewed: list[NotAnnounced] = Field([], description="sentences read and found to announce nothing")


class Amount(Entry):
    """A sum of money."""

    id: Id = Field(description="stable id within the letter")
    printed: Text = Field(description="the sum as printed, within the quote")
    value: Digits = Field(description="the sum in euro")
    period: Text | None = Field(None, description="per year, per hour, or when, ours")
    purpose: Text = Field(description="what it is for, ours")
    channel: Text | None = Field(None, description="through what it is spent, ours")
    themes: list[Id] = Field(min_length=1, description="ids of the themes")


class Measure(Entry):
    """Another number: a share, a count, a span of years."""

    id: Id = Field(description="stable id within the letter")
    printed: Text = Field(description="the number as printed, within the quote")
    value: Text = Field(description="the number in digits")
    unit: Text = Field(description="what is counted, ours")
    what: Text = Field(description="what the number says, ours")


class AmountsFile(Record):
    """annotations/amounts.yml: sums of money, and other numbers."""

    amounts: list[Amount] = Field(description="in the order of the letter")
    numbers: list[Measure] = Field([], description="in the order of the letter")


class TimeExpression(Entry):
    """Words that say when, and how they are read against the letter's date."""

    id: Id = Field(description="stable id within the letter")
    printed: Text = Field(description="the expression as printed, within the quote")
    start: Date | None = Field(None, description="begin of the period it is read as")
    end: Date | None = Field(None, description="end of that period")
    grade: Literal["certain", "likely", "unclear", "doubtful", "misfit"] = Field(
        description="how sure the reading is; misfit: it does not fit the letter's date; doubtful: perhaps not"
    )
    note: Text | None = Field(None, description="why it is read so; needed when the reading is not certain, ours")


class DatesFile(Record):
    """annotations/dates.yml: time expressions."""

    dates: list[TimeExpression] = Field(description="in the order of the letter")
