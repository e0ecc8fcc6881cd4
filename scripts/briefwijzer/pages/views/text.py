"""The words of a letter as its pages show them: runs of words, note marks, terms, and our remarks on odd places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import TERMS, section_uri
from ...data.corpus import Corpus
from ...data.layers.oddities import ODDITIES
from ...data.letter import Paragraph, Section
from ...data.letter_corpus import LetterCorpus
from ...data.terms import Term
from .facts import Evidence, evidence
from .relations import RelationsView, relations_view
from .terms import explained, first_places, likely_terms

# What never begins a line.
CLOSING = ".,;:!?)]}’”"


@dataclass(frozen=True)
class OddityView:
    """Our remark on some words of a paragraph, its anchor, and what they must have been where that is beyond doubt."""

    anchor: str
    paragraph: str
    quote: str
    remark: str
    corrected: str
    evidence: Evidence


class RunView(NamedTuple):
    """Words, or a mark with its anchor and the note it leads to.

    ``term`` is the id of the term that the words are, ``tail`` the punctuation that stays on its line. ``oddities`` are
    our remarks on words that end with this run; the words are ``replaced`` when one of them has another reading.
    """

    words: str = ""
    number: str = ""
    anchor: str = ""
    term: str = ""
    tail: str = ""
    replaced: bool = False
    oddities: tuple[OddityView, ...] = ()


class ParagraphView(NamedTuple):
    """A paragraph with its runs; ``number`` counts within the section."""

    id: str
    number: int
    runs: tuple[RunView, ...]
    relations: RelationsView | None


@dataclass(frozen=True)
class SectionText:
    """The words of a section, as they stand on its own page and on that of the whole letter."""

    id: str
    label: str
    heading: str
    level: int
    href: str
    paragraphs: tuple[ParagraphView, ...]
    remarks: tuple[OddityView, ...]
    terms: tuple[tuple[Term, Evidence, str], ...]


@dataclass(frozen=True)
class _Words:
    """What the words of a section are, wherever they stand: runs by paragraph, our remarks, the terms explained."""

    runs: dict[str, tuple[RunView, ...]]
    remarks: tuple[OddityView, ...]
    terms: tuple[Term, ...]


def section_text(
    corpus: Corpus, letter: LetterCorpus, section: Section, here: Here, *, relations: bool = False
) -> SectionText:
    """The words of a section; abbreviations are explained where the section uses them first.

    With ``relations``, each paragraph says what the layers have about it.
    """
    words = _words(corpus, letter)[section.id]
    paragraphs = tuple(
        ParagraphView(
            paragraph.id,
            number,
            words.runs[paragraph.id],
            relations_view(corpus, letter, paragraph.id, here) if relations else None,
        )
        for number, paragraph in enumerate(section.paragraphs, 1)
    )
    return SectionText(
        section.id,
        section.label,
        section.heading,
        section.level,
        here.to(section_uri(letter, section)),
        paragraphs,
        words.remarks,
        tuple((term, evidence(term.definition), here.to(TERMS, term.id)) for term in words.terms),
    )


@lru_cache(maxsize=1)  # a section stands on its own page and on that of the whole letter
def _words(corpus: Corpus, letter: LetterCorpus) -> dict[str, _Words]:
    """The words of each section by its id."""
    likely = likely_terms(letter, corpus)
    meant = explained(corpus)
    found = {}
    for section in letter.sections:
        used: dict[str, Term] = {}
        runs: dict[str, tuple[RunView, ...]] = {}
        remarks: list[OddityView] = []
        for paragraph in section.paragraphs:
            odd = _oddities(letter, paragraph)
            remarks += odd
            cut: Iterable[RunView] = (RunView(run.words, run.mark, anchor) for run, anchor in letter.runs(paragraph))
            cut = _marked(cut, paragraph.prose.plain, odd) if odd else cut
            terms = [meant[term.id] for term in likely.get(paragraph.id, ()) if term.id in meant]
            runs[paragraph.id] = tuple(part for run in cut for part in _explained(run, terms, used))
        found[section.id] = _Words(runs, tuple(remarks), tuple(term for term in corpus.terms if term.id in used))
    return found


def _oddities(letter: LetterCorpus, paragraph: Paragraph) -> tuple[OddityView, ...]:
    """Our remarks on a paragraph."""
    own = [oddity for oddity in letter.layers[ODDITIES] if oddity.paragraph == paragraph.id]
    return tuple(
        OddityView(
            f"opmerking-{paragraph.id}-{number}",
            paragraph.id,
            oddity.quote,
            oddity.remark,
            oddity.corrected or "",
            evidence(oddity),
        )
        for number, oddity in enumerate(own, 1)
    )


def _marked(runs: Iterable[RunView], plain: str, odd: Iterable[OddityView]) -> Iterator[RunView]:
    """Runs cut where the words of a remark begin and end, so that each part lies within them or outside."""
    places = [(start := plain.find(one.quote), start + len(one.quote), one) for one in odd]
    at = 0
    for run in runs:
        if not run.words:
            yield run
            continue
        end = at + len(run.words)
        cuts = {at, end, *(cut for start, stop, _ in places for cut in (start, stop) if at < cut < end)}
        for first, last in pairwise(sorted(cuts)):
            yield RunView(
                run.words[first - at : last - at],
                replaced=any(start <= first and last <= stop and one.corrected for start, stop, one in places),
                oddities=tuple(one for _, stop, one in places if stop == last),
            )
        at = end


def _explained(run: RunView, terms: Sequence[Term], used: dict[str, Term]) -> Iterator[RunView]:
    """The words of a run, split at the first use of each term that was not used before."""
    words = run.words
    waiting = {term.id: term for term in terms if term.id not in used}
    while found := [(start, -end, term.id) for start, end, term in first_places(words, waiting.values())]:
        start, end, name = min(found)
        used[name] = waiting.pop(name)
        if start:
            yield RunView(words=words[:start], replaced=run.replaced)
        rest = words[-end:]
        tail = rest[: len(rest) - len(rest.lstrip(CLOSING))]
        yield RunView(words=words[start:-end], term=name, tail=tail, replaced=run.replaced)
        words = rest[len(tail) :]
    if words or run.number or run.oddities:
        yield run._replace(words=words)
