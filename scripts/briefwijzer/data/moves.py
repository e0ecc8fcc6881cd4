"""Where published addresses and ids have gone."""

from __future__ import annotations

from pydantic import Field

from .records import Record
from .values import SiteAddress, Text


class Moved(Record):
    """An address or id that was published and is no longer there: it leads elsewhere, or says why it is gone."""

    old: SiteAddress = Field(description="the line of ids.lock that the site no longer has")
    what: Text = Field(description="what stood there, in Dutch, ours")
    new: SiteAddress | None = Field(None, description="where it stands now; left out when it is gone")
    reason: Text | None = Field(None, description="why it is gone, in Dutch, ours; only without `new`")


class MovedFile(Record):
    """moved.yml: where published addresses and ids have gone."""

    moved: list[Moved] = Field(description="in any order")
