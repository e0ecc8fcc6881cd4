"""What the records of the data are made of: strictness, facts with their source, links, numbers of papers.

A record refuses keys it does not know. The descriptions of its fields are the data dictionary: docs/developers/data.md
is checked against them.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from .papers import Kamerstuk
from .values import Confidence, Date, Dossier, Ondernummer, Origin, Text, Url, Vergaderjaar


class Record(BaseModel):
    """What every record has: it is strict, cannot change, and knows where it stands in its file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Filled in by the loader for each record, so that a check can say where it stands. Pydantic takes them for values
    # of the class: private attributes of its own would take a tenth of the time of reading.
    _file: ClassVar[str] = ""
    _route: ClassVar[tuple[str | int, ...]] = ()


class Basis(Record):
    """Where a fact comes from and how sure it is."""

    source: Origin = Field(description="web address on which it was seen, or letter, url-pattern, memory, inference")
    confidence: Confidence = Field(description="high: seen as such; medium: derived; low: to be checked")
    note: Text | None = Field(None, description="what else must be known to weigh the fact")


class Fact(Basis):
    """A text about a letter or work, with its source."""

    value: Text = Field(description="the fact itself")


class DateFact(Basis):
    """A date with its source."""

    value: Date = Field(description="2016, 2016-10 or 2016-10-05")


class Names(Basis):
    """Names of people in the order of the title page, with their source."""

    value: list[Text] = Field(min_length=1, description="the names")


class Link(Basis):
    """A page elsewhere, and what can be found there."""

    url: Url = Field(description="https address")
    what: Text = Field(description="what the reader finds there")
    shows: Literal["work", "about"] = Field("work", description="the work itself, or what somebody says about it")


class PaperNumber(Basis):
    """The number of a parliamentary paper (kamerstuk)."""

    chamber: Literal["I", "II"] = Field(description="I: Eerste Kamer, II: Tweede Kamer")
    vergaderjaar: Vergaderjaar = Field(description="parliamentary year: 2016/17")
    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    ondernummer: Ondernummer = Field(description="number within the dossier: 773; letters in the Eerste Kamer")
    title: Text | None = Field(None, description="title of the dossier")

    @property
    def paper(self) -> Kamerstuk:
        """The number as a value that can cite itself."""
        return Kamerstuk(self.chamber, self.vergaderjaar, self.dossier, self.ondernummer)


class DossierNumber(Basis):
    """A dossier in which a paper is filed."""

    dossier: Dossier = Field(description="dossier number without spaces: 29544")
    title: Text = Field(description="title of the dossier")
    role: Text = Field(description="hoofddossier, or mede gedossierd")
