"""Which paragraph is about which themes, and the two readings from which that was decided."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..records import Record
from ..values import Alpha, ParagraphId, Text, ThemeId
from .declaration import Layer, Register
from .entries import Entry
from .whole import InEveryParagraph

Part = Literal["reports", "questions", "policy", "context"]


class ThemeUse(Entry):
    """A paragraph that is about a theme."""

    theme: ThemeId = Field(description="id of the theme in themes.yml")
    part: Part = Field(
        description="what the words are: what reports say, a question for the future, policy, or neither"
    )


class ThemeUsesFile(Record):
    """annotations/themes.yml: which paragraph is about which themes."""

    themes: list[ThemeUse] = Field(description="in the order of the letter, 1 to 4 for each paragraph")


class Choice(Record):
    """A theme that one reading gave to a paragraph."""

    theme: ThemeId = Field(description="id of the theme in themes.yml")
    part: Part = Field(description="what the words are")


class Reading(Record):
    """What two independent readings gave to a paragraph, and what was decided."""

    paragraph: ParagraphId = Field(description="the paragraph")
    first: list[Choice] = Field(description="the themes of the first reading")
    second: list[Choice] = Field(description="the themes of the second reading")
    decision: Text | None = Field(None, description="what was decided, and why; needed where they differ, ours")


class AgreementFile(Record):
    """annotations/agreement.yml: two readings of the letter for its themes, before they were compared."""

    alpha: Alpha = Field(
        description="Krippendorff's alpha (nominal) of the two readings: for each paragraph and theme, given or not"
    )
    readings: list[Reading] = Field(description="in the order of the letter")


THEME_USES = Layer(
    "themes",
    ThemeUse,
    ThemeUsesFile,
    rank=30,
    register=Register("themas", template="letter-themes"),
    table="themas",
    relation="theme",
    whole=InEveryParagraph("theme", most=4),
)
# How the themes came about: nothing that a reader looks for, shown on the page about how complete the layers are.
READINGS = Layer("readings", Reading, AgreementFile, rank=110, how=True)
