"""The shape of what keeps the data and its addresses in order: accepted problems, and what has moved."""

from __future__ import annotations

from pydantic import Field

from .records import Record
from .values import ProblemCode, SiteAddress, Text


class Accepted(Record):
    """A problem that is accepted at one place."""

    code: ProblemCode = Field(description="code of the problem")
    file: Text = Field(description="file in which it occurs")
    about: Text = Field(description="words of the message")
    reason: Text = Field(description="why it is accepted")


class ExceptionsFile(Record):
    """exceptions.yml: problems that are accepted, each with a reason."""

    accepted: list[Accepted] = Field(description="in any order")


class Moved(Record):
    """An address or id that was published and is no longer there: it leads elsewhere, or says why it is gone."""

    old: SiteAddress = Field(description="the line of ids.lock that the site no longer has")
    what: Text = Field(description="what stood there, in Dutch, ours")
    new: SiteAddress | None = Field(None, description="where it stands now; left out when it is gone")
    reason: Text | None = Field(None, description="why it is gone, in Dutch, ours; only without `new`")


class MovedFile(Record):
    """moved.yml: where published addresses and ids have gone."""

    moved: list[Moved] = Field(description="in any order")
