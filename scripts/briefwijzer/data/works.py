"""The shape of what letters cite or name: works, shared between letters."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .prose import capital
from .records import DateFact, DossierNumber, Fact, Link, Names, PaperNumber, Record
from .values import DUTCH, Id, Language, Text

WorkKind = Literal[
    "kamerstuk", "letter", "report", "advisory", "monitor", "policy-agenda", "agreement", "law", "motion",
    "proceedings", "guideline", "article", "news", "website",
]  # fmt: skip


class Work(Record):
    """Something that a letter cites or names: a report, a paper of parliament, an agenda, a law."""

    id: Id = Field(description="stable id: wrr-2015-robot-de-baas, kst-33009-E")
    kind: WorkKind = Field(description="what kind of work")
    title: Fact | None = Field(None, description="title of the work")
    described: Literal["yes"] | None = Field(
        None, description="yes: its own title was not seen, and `title` describes it, ours; absent otherwise"
    )
    likely: Literal["yes"] | None = Field(
        None, description="yes: that the letter means this work is likely, not certain; absent otherwise"
    )
    subtitle: Fact | None = Field(None, description="subtitle")
    title_as_cited: Fact | None = Field(None, description="title as the letter gives it, where it differs")
    language: Language = Field(DUTCH, description="language of the title")
    kamerstuk: PaperNumber | None = Field(None, description="number as a parliamentary paper")
    other_dossier: DossierNumber | None = Field(None, description="second dossier in which it is filed")
    authors: Names | None = Field(None, description="authors")
    editors: Names | None = Field(None, description="editors")
    contributors: Names | None = Field(None, description="people who contributed")
    organisation: Fact | None = Field(None, description="body that made or published it")
    date: DateFact | None = Field(None, description="date, as exact as known")
    published: DateFact | None = Field(None, description="date of publication, where it differs")
    date_range: Fact | None = Field(None, description="what is known when the date is not")
    place: Fact | None = Field(None, description="place of publication")
    publisher: Fact | None = Field(None, description="publisher")
    series: Fact | None = Field(None, description="series and number")
    appeared_in: Fact | None = Field(None, description="journal, newspaper or website in which it appeared")
    volume: Fact | None = Field(None, description="volume of the journal")
    issue: Fact | None = Field(None, description="number within the volume")
    pages: Fact | None = Field(None, description="first and last page in the journal: 12-34")
    doi: Fact | None = Field(None, description="DOI: 10.1000/182")
    isbn: Fact | None = Field(None, description="ISBN as printed")
    form: Fact | None = Field(None, description="form of the publication")
    reference: Fact | None = Field(None, description="number under which its maker files it")
    requested_by: Fact | None = Field(None, description="who asked for it")
    addressed_to: Fact | None = Field(None, description="to whom it is addressed")
    fieldwork: Fact | None = Field(None, description="how the data were gathered")
    frequency: Fact | None = Field(None, description="how often it appears")
    probable: Fact | None = Field(None, description="what the work probably is, when that was not seen")
    probable_dossier: Fact | None = Field(None, description="dossier in which it was probably filed")
    urls: list[Link] = Field([], description="where it can be read or is described")
    description: Fact | None = Field(None, description="what it is, in one or two sentences, ours")
    summary: Fact | None = Field(None, description="what it says, in three sentences, ours")
    used: Fact | None = Field(None, description="the place in it that the letter uses")
    notes: Text | None = Field(None, description="what was and was not found, ours")
    review: Literal["proposed"] | None = Field(
        None, description="proposed: read out of a note by a rule, and nobody has looked; absent otherwise"
    )


class WorksFile(Record):
    """works.yml: the works that the letters cite or name."""

    works: list[Work] = Field(description="in any order")


def work_name(work: Work) -> str:
    """The title of a work as a name begins, or its citation when the title is not known."""
    if work.title:
        ours = ", ".join(filter(None, (work.described and "omschrijving", work.likely and "waarschijnlijk bedoeld")))
        return capital(work.title.value) + (f" ({ours})" if ours else "")
    return work.kamerstuk.paper.citation() if work.kamerstuk else work.id


def work_lang(work: Work) -> str:
    """The language of a work's name, empty for Dutch."""
    return work.language if work.title and work.language != DUTCH else ""
