"""Where the text names organisations."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..records import Record
from ..values import OrganisationId, StandsIn, Text
from .declaration import Layer
from .entries import Entry
from .whole import OfEveryName


class OrganisationMention(Entry):
    """A sentence that names an organisation."""

    organisation: OrganisationId = Field(description="id of the organisation in organisations.yml")
    printed: Annotated[Text, StandsIn("quote")] = Field(description="its name as printed, within the quote")


class OrganisationMentionsFile(Record):
    """annotations/organisations.yml: where organisations are named."""

    organisations: list[OrganisationMention] = Field(description="in the order of the letter")


ORGANISATION_MENTIONS = Layer(
    "organisations",
    OrganisationMention,
    OrganisationMentionsFile,
    rank=40,
    table="organisaties",
    relation="organisation",
    whole=OfEveryName(),
)
