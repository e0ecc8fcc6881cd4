"""The subjects that letters are read for."""

from __future__ import annotations

from pydantic import Field

from .records import Basis, Record
from .values import Id, Text, Url


class TopTheme(Basis):
    """A theme of the government's list of themes for official publications (TOP-lijst)."""

    label: Text = Field(description="name in that list")
    uri: Url = Field(description="its identifier")


class Theme(Record):
    """A subject that letters are read for; shared between letters."""

    id: Id = Field(description="stable id: leven-lang-leren")
    name: Text = Field(description="name of the theme, ours")
    scope: Text = Field(description="what belongs to it, ours")
    top: TopTheme | None = Field(None, description="the theme of the TOP-lijst that fits, if one does")


class ThemesFile(Record):
    """themes.yml: the themes, in the order in which they are listed."""

    themes: list[Theme] = Field(description="in the order in which pages show them")
