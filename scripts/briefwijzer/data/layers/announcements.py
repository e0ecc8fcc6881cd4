"""What the cabinet and others did, do or will do, by the letter; and sentences that look like it and are not."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import Date, Id, StandsIn, Text, ThemeId
from .declaration import Apart, Card, ChosenBy, Found, Groups, Layer, Register, Row
from .entries import Entry
from .whole import OfEverySentence


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
    term: Annotated[Text, StandsIn("paragraph")] | None = Field(
        None, description="time words as printed in the paragraph"
    )
    start: Date | None = Field(None, description="begin of the period, where it follows from the letter")
    end: Date | None = Field(None, description="end of the period, where it follows from the letter")
    themes: list[ThemeId] = Field(min_length=1, description="ids of the themes")


class NotAnnounced(Entry):
    """A sentence with the look of an announcement that was read and is none."""

    why: Text = Field(description="why not, ours")


class AnnouncementsFile(Record):
    """annotations/announcements.yml: what is done and promised; every sentence of the sweep is in one of the lists."""

    announcements: list[Announcement] = Field(description="in the order of the letter")
    reviewed: list[NotAnnounced] = Field([], description="sentences read and found to announce nothing")


# Verbs and words of time with which Dutch policy prose announces, promises, asks or leaves to later, in small letters:
# a pattern that ignores capitals takes four times as long.
SWEEP = re.compile(
    r"\b(?:zal|zullen|gaat|gaan|wil|willen|komt|komen|wordt|worden|werkt|werken|start|starten|gestart|stelt|ontwikkelt|"
    r"ontwikkelen|investeert|investeren|ondersteunt|stimuleert|stimuleren|onderzoekt|onderzoeken|informeer\w*|toegezegd|"
    r"toezegging|aangekondigd|voorgesteld|voornemens|beschikbaar|ingevoerd|volgende? kabinet|nieuw kabinet|komende|"
    r"binnenkort|voorjaar|najaar|zomer|begin dit jaar|dit jaar|volgend jaar|vanaf|per 1|20(?:1[5-9]|2\d))\b"
)

ANNOUNCEMENTS = Layer(
    "announcements",
    Announcement,
    AnnouncementsFile,
    rank=60,
    kind="announcement",
    register=Register("toezeggingen"),
    table="toezeggingen",
    card=Card(
        "what",
        badge="status",
        line=(Row("announcement_term", "term"),),
        rows=(
            Row("announcement_period", form="period"),
            Row("announcement_actor", "actor", "named"),
            Row("announcement_addressee", "addressee", "named"),
            Row("announcement_via", "via", "named"),
        ),
        apart=Apart("term", ""),
        choices=(
            ChosenBy("stand", "status"),
            ChosenBy("uitkomst", form="outcome"),
            ChosenBy("jaar", form="years"),
            ChosenBy("wie", "actor", "actor"),
            ChosenBy("thema", "themes"),
        ),
    ),
    groups=Groups("status", ("planned", "running", "research", "asked", "next-cabinet", "done")),
    relation="what",
    found=Found("{what}", "{actor}", 0.7, answers="actor"),
    whole=OfEverySentence(SWEEP, none="reviewed"),
)
# What was read and announces nothing has no page of its own: it is listed where the layers are counted.
REVIEWED = Layer("reviewed", NotAnnounced, AnnouncementsFile, rank=70)
