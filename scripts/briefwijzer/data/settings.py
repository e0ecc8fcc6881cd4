"""Who makes a site, where to report faults in it, and what was corrected."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .records import Record
from .values import Date, Reachable, SiteAddress, Text


class SiteFile(Record):
    """site.yml: who makes the site; what is left out is said to be unknown, on one page."""

    maker: Text | None = Field(None, description="the person or organisation that makes the site")
    contact: Annotated[Text, Reachable()] | None = Field(
        None, description="how to reach them: a mail address, or the web address of a page"
    )
    faults: Annotated[Text, Reachable(places=True)] | None = Field(
        None,
        description="where to report faults: a mail address, or a web address with {place} and {address} to fill in",
    )
    readers: Text | None = Field(
        None, description="who made what is not the letter's, and how, in one sentence for the readers of registers"
    )


class Correction(Record):
    """Something of ours that was wrong on the site, and is right now."""

    date: Date = Field(description="the day on which it was mended")
    address: SiteAddress = Field(description="where it stands: an address or id of the site, as in ids.lock")
    what: Text = Field(description="what was wrong, in Dutch, ours")
    was: Text | None = Field(None, description="what it said")
    now: Text | None = Field(None, description="what it says now")


class CorrectionsFile(Record):
    """corrections.yml: what was wrong on the site and is right now."""

    corrections: list[Correction] = Field(description="in any order")
