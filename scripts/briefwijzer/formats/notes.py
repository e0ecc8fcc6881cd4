"""The words of notes with what they cite, its normal form and its official page; whole dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..data.corpus import Corpus
from ..data.letter import Citation, Footnote, Letter
from ..data.papers import Kamerstuk
from ..data.prose import Prose, Run
from ..words import phrase
from ..words.dutch import dutch_date
from ..words.places import letter_number
from .bibliography import item_of
from .reference import leidraad


def runs_by_citation(note: Footnote) -> Iterator[tuple[list[Run], Citation | None]]:
    """The words of a note in turn, each stretch with the citation that it names; joined they are the note.

    A citation whose words overlap those of the one before gets no stretch of its own.
    """
    done = 0
    for citation in note.citations:
        start = note.plain.find(citation.printed, done)
        if start < 0:
            continue
        if start > done:
            yield _between(note.prose, done, start), None
        done = start + len(citation.printed)
        yield _between(note.prose, start, done), citation
    if done < len(note.plain):
        yield _between(note.prose, done, len(note.plain)), None


def _between(prose: Prose, start: int, end: int) -> list[Run]:
    """The runs between two places of the words alone, in which a line break is a blank."""
    found, at = [], 0
    for run in prose.runs:
        words = " " if run.line_break else run.words
        if part := words[max(0, start - at) : max(0, end - at)]:
            found.append(run if run.line_break else replace(run, words=part))
        at += len(words)
    return found


def official(corpus: Corpus, citation: Citation) -> str:
    """The official page of the paper that is cited, or to which the cited work is an annex; empty when not known.

    An address that the data does not give is not made up from the paper's number.
    """
    paper = corpus.work[citation.attached_to or citation.work]
    url = paper.kamerstuk.paper.url if paper.kamerstuk else ""
    return url if any(link.url == url for link in paper.urls) else ""


# For formats that must have a date, of a letter whose date is not known.
NO_DAY = "1900"


def facts_of(record: Letter) -> list[str]:
    """What stands below the title of a letter in a file: number, heading, date, addressee, as far as known."""
    known = (record.heading, record.addressee)
    heading, addressee = (fact.value if fact else "" for fact in known)
    return [fact for fact in (letter_number(record), heading, record.day and dutch_date(record.day), addressee) if fact]


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


def _normal(paper: Kamerstuk, citation: Citation) -> str:
    """The citation of a paper in its normal form; a page of an annex to it is said to be one."""
    page = re.sub(r"^(?:p\.|pp\.|pag\.|blz\.|pagina|bladzijde) ?", "", citation.locator or "")
    if not citation.attached_to:
        return paper.citation(page)
    return f"{paper.citation()} ({phrase('normal_annex_page', page=page) if page else phrase('normal_annex')})"


def cited_as(corpus: Corpus, citation: Citation) -> CitedAs:
    """What a citation stands for."""
    work = corpus.work[citation.work]
    paper = corpus.work[citation.attached_to] if citation.attached_to else work
    item = item_of(work)
    page = paper.kamerstuk.paper.url if paper.kamerstuk else item.url
    reference = str(leidraad(item)) if item.title else ""
    return CitedAs(
        paper.kamerstuk is not None,
        _normal(paper.kamerstuk.paper, citation) if paper.kamerstuk else reference,
        page,
        any(link.url == page and link.source != "url-pattern" for link in paper.urls),
    )
