"""What several formats need: the words of a note with what they cite, official pages, whole dates."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.references import kamerstuk
from ..data.corpus import Corpus
from ..data.letter import Citation, Footnote


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
    url = kamerstuk(paper.kamerstuk).url if paper.kamerstuk else ""
    return url if any(link.url == url for link in paper.urls) else ""


def first_day(date: str) -> str:
    """A date as a day, for formats that allow nothing less: the first day of what is known.

    >>> first_day("2017-02-13"), first_day("2017-10"), first_day("2017")
    ('2017-02-13', '2017-10-01', '2017-01-01')
    """
    return date + "-01-01"[len(date) - 4 :]
