"""Time expressions, and how they are read against the letter's date."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import Date, Id, StandsIn, Text
from .declaration import Apart, Card, ChosenBy, Found, Groups, Layer, Register, Row
from .entries import Entry
from .whole import NoteUnless, OfEveryPlace


class TimeExpression(Entry):
    """Words that say when, and how they are read against the letter's date."""

    id: Id = Field(description="stable id within the letter")
    printed: Annotated[Text, StandsIn("quote")] = Field(description="the expression as printed, within the quote")
    start: Date | None = Field(None, description="begin of the period it is read as")
    end: Date | None = Field(None, description="end of that period")
    grade: Literal["certain", "likely", "unclear", "doubtful", "misfit"] = Field(
        description="how sure the reading is; misfit: it does not fit the letter's date; doubtful: perhaps not"
    )
    note: Text | None = Field(None, description="why it is read so; needed when the reading is not certain, ours")


class DatesFile(Record):
    """annotations/dates.yml: time expressions."""

    dates: list[TimeExpression] = Field(description="in the order of the letter")


# In small letters, as the text is looked through. The year of a paper ("Kamerstukken II 2016/17", "vergaderjaar
# 2016–2017") or of a law ("Mediawet 2008") is no time.
TIME = re.compile(
    r"\b(?:(?<! ii )(?<! i )(?<!wet )(?<!vergaderjaar )(?<!vergaderjaar \d{4}[–-])(?:19|20)\d\d|"
    r"(?:vorig|dit|volgend|komend)e? (?:jaar|jaren|maanden|kabinetsperiode)|"
    r"(?:afgelopen|komende|laatste) (?:\w+ )?(?:jaar|jaren|decennia|maanden|weken|tijd)|jaren (?:tachtig|negentig|\d+)|"
    r"jaar geleden|over \d+ jaar|schooljaar|(?:voor|na)jaar(?:(?: van)? (?:19|20)\d\d)?|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"nu|reeds|straks|tegenwoordig|momenteel|inmiddels|onlangs|binnenkort|op dit moment|tot dusverre|"
    r"huidige?|recente?|actuele?|afzienbare tijd|(?:korte|lange(?:re)?) ?termijn\w*|op termijn|in het verschiet|"
    r"vooravond|toekomst(?:ige)?|verleden|(?:volgende?|nieuwe?) kabinet)\b"
)

DATES = Layer(
    "dates",
    TimeExpression,
    DatesFile,
    rank=100,
    kind="date",
    register=Register("tijdlijn", template="timeline"),
    table="tijdlijn",
    card=Card(
        "printed",
        badge="grade",
        line=(Row("date_reading", form="period"),),
        rows=(Row("date_note", "note"),),
        apart=Apart("grade", "unclear"),
        alike=True,
        choices=(ChosenBy("zekerheid", "grade"), ChosenBy("jaar", form="years")),
    ),
    groups=Groups("grade", ("misfit", "doubtful", "certain", "likely", "unclear")),
    found=Found("{printed}", "", 0.5, answers="date", only_asked=True, with_any=("start", "end")),
    whole=OfEveryPlace(TIME, "K316", "time", left_in_names=True),
    rules=(NoteUnless("grade", "certain"),),
)
