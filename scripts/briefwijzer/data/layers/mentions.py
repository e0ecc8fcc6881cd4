"""Works that the running text names without a note."""

from __future__ import annotations

from pydantic import Field

from ..records import Record
from ..values import WorkId
from .declaration import Layer
from .entries import Entry


class Mention(Entry):
    """A work that the running text names without a note."""

    work: WorkId = Field(description="id of the work in works.yml")


class MentionsFile(Record):
    """annotations/mentions.yml: works named in the running text."""

    mentions: list[Mention] = Field(description="in the order of the letter")


MENTIONS = Layer("mentions", Mention, MentionsFile, rank=10, relation="work")
