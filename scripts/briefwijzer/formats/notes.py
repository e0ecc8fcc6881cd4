"""The words of notes with what they cite, its normal form and its official page; whole dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..data.corpus import Corpus
from ..data.letter import Citation, Footnote
from .bibliography import item_of
from .reference import leidraad


def cited(note: Footnote) -> Iterator[tuple[str, Citation | None]]:
    """The words of a note in turn, each stretch with the citation that it names; joined they are the note.

    A citation whose words overlap those of the one before gets no stretch of its own.
    """
    done = 0
    for citation in note.citations:
        start = note.text.find(citation.printed, done)
        if start < 0:
            continue
        if start > done:
            yield note.text[done:start], None
        done = start + len(citation.printed)
        yield citation.printed, citation
    if done < len(note.text):
        yield note.text[done:], None


def official(corpus: Corpus, citation: Citation) -> str:
    """The official page of the paper that is cited, or to which the cited work is an annex; empty when not known.

    An address that the data does not give is not made up from the paper's number.
    """
    paper = corpus.work[citation.attached_to or citation.work]
    url = paper.kamerstuk.paper.url if paper.kamerstuk else ""
    return url if any(link.url == url for link in paper.urls) else ""


def first_day(date: str) -> str:
    """A date as a day, for formats that allow nothing less: the first day of what is known.

    >>> first_day("2017-02-13"), first_day("2017-10"), first_day("2017")
    ('2017-02-13', '2017-10-01', '2017-01-01')
    """
    return date + "-01-01"[len(date) - 4 :]


@dataclass(frozen=True)
class CitedAs:
    """What a citation stands for: its normal form, and the page of it.

    Of a ``paper`` of parliament or its annex these are the citation and the official page; of another work a reference
    in the form of the Leidraad and a page that shows the work. ``checked`` when somebody saw that page.
    """

    paper: bool
    normal: str
    official: str
    checked: bool


def cited_as(corpus: Corpus, citation: Citation) -> CitedAs:
    """What a citation stands for."""
    work = corpus.work[citation.work]
    paper = corpus.work[citation.attached_to] if citation.attached_to else work
    item = item_of(work)
    page = paper.kamerstuk.paper.url if paper.kamerstuk else item.url
    reference = str(leidraad(item)) if item.title else ""
    return CitedAs(
        paper.kamerstuk is not None,
        paper.kamerstuk.paper.citation(citation.locator) if paper.kamerstuk else reference,
        page,
        any(link.url == page and link.source != "url-pattern" for link in paper.urls),
    )
