"""The bodies, partnerships and programmes that letters name."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import Field

from .records import Fact, Link, Record
from .values import DUTCH, Id, Language, Text


class Organisation(Record):
    """A body, partnership or programme that letters name; shared between letters."""

    id: Id = Field(description="stable id: rathenau")
    kind: Text = Field(description="what kind of organisation, in Dutch")
    name: Fact = Field(description="its name when the letter was written")
    language: Language = Field(DUTCH, description="language of the name")
    abbreviation: Text | None = Field(None, description="its usual abbreviation")
    description: Fact = Field(description="what it is, in one or two sentences, ours")
    website: Link | None = Field(None, description="its own pages")
    note: Text | None = Field(None, description="what else must be known, ours")


class OrganisationsFile(Record):
    """organisations.yml: the organisations that letters name."""

    organisations: list[Organisation] = Field(description="in any order")


@lru_cache(maxsize=1_000)
def names_of(organisation: Organisation) -> tuple[list[str], re.Pattern[str]]:
    """The name and abbreviation of an organisation, and a pattern for either as whole words."""
    names = [organisation.name.value, *([organisation.abbreviation] if organisation.abbreviation else [])]
    return names, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])")
