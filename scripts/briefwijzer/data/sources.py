"""The pages elsewhere on which facts rest: who made them, and when they were read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .records import Record
from .values import DUTCH, Date, Host, Language, ShortQuote, Text, Url

# From strong to weak.
Strength = Literal["official", "first-hand", "library", "press", "weak"]


class SourceHost(Record):
    """A website on which facts were seen, and how much its word weighs."""

    host: Host = Field(description="its name in addresses: www.ser.nl")
    strength: Strength = Field(
        description="official: the state; first-hand: the body that the fact is about; library: a library, archive or "
        "university; press: a newspaper or trade paper; weak: a shop, an aggregator, a copy of a copy, or a site that "
        "has nothing to do with it"
    )
    why: Text = Field(description="what it is, ours")


class ReadPage(Record):
    """A page that was read for a fact."""

    url: Url = Field(description="its address")
    read: Date = Field(description="the day on which it was read")
    kept: Literal["stored", "live"] = Field(description="stored: a copy that somebody kept was read; live: the page")
    says: Text = Field(description="what it says that is used here, ours")
    quote: ShortQuote | None = Field(None, description="its own words, where the wording matters: 25 at most")
    language: Language = Field(DUTCH, description="language of the quote")


class DeadLink(Record):
    """An outside address that failed when it was looked up."""

    url: Url = Field(description="its address")
    since: Date = Field(description="the first day on which it failed")
    why: Text = Field(description="what was answered")


class DeadLinksFile(Record):
    """dead_links.yml: outside addresses that failed, written by make links and committed by a person."""

    dead: list[DeadLink] = Field(description="in the order of the addresses")


class SourcesFile(Record):
    """sources.yml: websites with their strength, and the pages that were read."""

    hosts: list[SourceHost] = Field(description="in any order")
    pages: list[ReadPage] = Field([], description="in any order")
