"""Notes with the works they cite, and the ways back to their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import letter_uri, notes_uri, whole_uri
from ...data.corpus import Corpus
from ...data.letter import Citation, Footnote
from ...data.letter_corpus import LetterCorpus
from ...formats.notes import CitedAs, cited_as
from .facts import Evidence, evidence
from .links import LinkTo, work_link


@dataclass(frozen=True)
class CitationView:
    """A citation in a note: the work, what it is ``cited`` as, and what is odd."""

    record: Citation
    kind: str
    work: LinkTo
    proposed: bool  # the work was read by a rule, and nobody has looked at it
    annex_to: LinkTo | None
    cited: CitedAs
    flags: tuple[tuple[str, str, Evidence], ...]
    also: tuple[LinkTo, ...]
    letter: str  # the page of the letter, where the work is one of this site


@dataclass(frozen=True)
class NoteView:
    """A note with the works it cites, and the ways back to its marks."""

    record: Footnote
    citations: tuple[CitationView, ...]
    backlinks: tuple[str, ...]


def note_views(corpus: Corpus, letter: LetterCorpus, notes: Sequence[Footnote], here: Here) -> tuple[NoteView, ...]:
    """Notes as shown on a page; a mark that stands on the same page is linked there."""
    return tuple(_note(corpus, letter, note, here) for note in notes)


def _note(corpus: Corpus, letter: LetterCorpus, note: Footnote, here: Here) -> NoteView:
    marks, on_page = letter.marks_to(note), here.uri == whole_uri(letter)
    backlinks = tuple(f"#{mark.anchor}" if on_page else here.to_mark(letter, mark) for mark in marks)
    return NoteView(note, tuple(_citation(corpus, letter, note, one, here) for one in note.citations), backlinks)


def _citation(corpus: Corpus, letter: LetterCorpus, note: Footnote, citation: Citation, here: Here) -> CitationView:
    work = corpus.work[citation.work]
    annex_to = corpus.work[citation.attached_to] if citation.attached_to else None
    return CitationView(
        record=citation,
        kind=work.kind,
        work=work_link(work, here),
        proposed=work.review == "proposed",
        annex_to=work_link(annex_to, here) if annex_to else None,
        cited=cited_as(corpus, citation),
        flags=tuple((flag.kind, flag.text, evidence(flag)) for flag in citation.flags),
        also=tuple(
            LinkTo(here.to(notes_uri(letter), other.id), other.number)
            for other, _ in letter.citing.get(citation.work, ())
            if other is not note
        ),
        letter=here.to(letter_uri(found)) if (found := corpus.collection.letter_of.get(work.id)) else "",
    )
