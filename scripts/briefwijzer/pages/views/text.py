"""The words of a letter as its pages show them: runs of words, note marks and terms; and our remarks on odd places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import TERMS
from ...data.corpus import Corpus
from ...data.layers.oddities import ODDITIES, Oddity
from ...data.letter_corpus import LetterCorpus
from ...data.prose import Prose, Run, printed_mark
from ...data.shared import Term
from ...data.text import Paragraph, Section
from ...words.places import annex_words, before_number, number_or_name, paragraph_words, section_words
from .facts import Evidence, evidence
from .makers import fault_href
from .relations import RelationsView, relations_view
from .terms import explained_in_place, first_places, likely_terms


class OddityView(NamedTuple):
    """Our remark on some words of a paragraph, its anchor and its evidence."""

    anchor: str
    record: Oddity
    evidence: Evidence


class RunView(NamedTuple):
    """Words, a line break, or a mark with its anchor and the note it leads to.

    ``term`` is the id of the term that the words are. ``emphasis`` are the elements that the words stand in, the
    outermost first.
    """

    words: str = ""
    number: str = ""
    anchor: str = ""
    note: str = ""
    term: str = ""
    emphasis: tuple[str, ...] = ()
    line_break: bool = False


Runs = tuple[RunView, ...]


class ItemPart(NamedTuple):
    """Words of an item, or the items of a list within it."""

    runs: Runs
    items: tuple[ItemView, ...] = ()


class ItemView(NamedTuple):
    """An item of a list: its mark, and its parts in order."""

    mark: str
    parts: tuple[ItemPart, ...]


class CellView(NamedTuple):
    """A cell of a table."""

    runs: Runs
    head: bool
    columns: str
    rows: str


class ParagraphView(NamedTuple):
    """A paragraph, or what counts as one; ``number`` counts within the section.

    Of a table or figure ``runs`` is the caption.
    """

    id: str
    number: int
    kind: str
    runs: Runs
    items: tuple[ItemView, ...]
    rows: tuple[tuple[CellView, ...], ...]
    relations: RelationsView | None = None
    fault: str = ""  # the address by which a reader tells of a fault in it


@dataclass(frozen=True)
class SectionText:
    """The words of a section, as they stand on its own page and on that of the whole letter.

    ``name`` is what the section is called; ``heading`` is empty where the letter prints none. ``annex`` are the id and
    the title of the annex that begins with it, ``before`` is where it is, as it stands before the number of one of its
    paragraphs. Opening and closing of the letter stand with its first and last section.
    """

    id: str
    name: str
    label: str
    heading: Runs
    annex: tuple[str, str] | None
    level: int
    before: str
    opening: tuple[ParagraphView, ...]
    paragraphs: tuple[ParagraphView, ...]
    closing: tuple[ParagraphView, ...]
    remarks: tuple[OddityView, ...]
    terms: tuple[tuple[Term, Evidence, str], ...]


def section_text(
    corpus: Corpus, letter: LetterCorpus, section: Section, here: Here, *, relations: bool = False
) -> SectionText:
    """The words of a section; abbreviations are explained where the section uses them first.

    With ``relations``, each paragraph says what the layers have about it.
    """
    text = _texts(corpus, letter)[section.id]

    def on_page(one: ParagraphView) -> ParagraphView:
        there = f"{number_or_name(letter.record)}, {paragraph_words(letter, one.id)}"
        about = relations_view(corpus, letter, one.id, here) if relations else None
        return one._replace(relations=about, fault=fault_href(corpus, here, there, here.uri, one.id))

    terms = tuple((term, basis, here.to(TERMS, term.id)) for term, basis, _ in text.terms)
    return replace(text, paragraphs=tuple(map(on_page, text.paragraphs)), terms=terms)


@lru_cache(maxsize=1)  # a section stands on its own page and on that of the whole letter
def _texts(corpus: Corpus, letter: LetterCorpus) -> dict[str, SectionText]:
    """Each section by its id, without what depends on the page: links, and what else is said of a paragraph."""
    likely = likely_terms(letter, corpus)
    meant = explained_in_place(corpus)
    found = {}
    for section in letter.sections:
        used: dict[str, Term] = {}
        remarks: list[OddityView] = []
        views = []
        for paragraph in letter.page(section):
            remarks += _oddities(letter, paragraph)
            terms = [meant[term.id] for term in likely.get(paragraph.id, ()) if term.id in meant]
            views.append(_paragraph(letter, paragraph, terms, used))
        first = len(letter.opening_of(section))
        last = first + len(section.paragraphs)
        annex = letter.begun_by(section)
        found[section.id] = SectionText(
            id=section.id,
            name=section_words(letter, section),
            label=section.label or "",
            heading=tuple(_heading(letter, section)),
            annex=(annex.id, annex_words(annex)) if annex else None,
            level=letter.level(section),
            before=before_number(letter, section),
            opening=tuple(views[:first]),
            paragraphs=tuple(views[first:last]),
            closing=tuple(views[last:]),
            remarks=tuple(remarks),
            terms=tuple((term, evidence(term.definition), "") for term in corpus.terms if term.id in used),
        )
    return found


def _run(letter: LetterCorpus, run: Run, anchor: str) -> RunView:
    if not run.mark:
        return RunView(run.words, emphasis=run.emphasis, line_break=run.line_break)
    return RunView("", printed_mark(run.mark), anchor, letter.note_named[run.mark].id)


def _heading(letter: LetterCorpus, section: Section) -> Iterator[RunView]:
    """The heading of a section with its marks, without its label."""
    if section.heading:
        marks = iter(letter.marks_in(section))
        for run in Prose(section.heading).runs:
            yield _run(letter, run, next(marks).anchor if run.mark else "")


def _paragraph(
    letter: LetterCorpus, paragraph: Paragraph, terms: Sequence[Term], used: dict[str, Term]
) -> ParagraphView:
    """A paragraph with its words cut into runs, each text of it by itself."""
    marks = iter(letter.marks_in(paragraph))

    def runs(text: str | None) -> Runs:
        if not text:
            return ()
        cut = (_run(letter, run, next(marks).anchor if run.mark else "") for run in Prose(text).runs)
        return tuple(part for run in cut for part in _explained(run, terms, used))

    caption = runs(paragraph.caption)  # its marks come first
    words = runs(paragraph.text) or caption
    lines = [(int(item.level), item.mark or "", runs(item.text)) for item in paragraph.items or ()]
    rows = tuple(
        tuple(CellView(runs(cell.text), row.head == "yes", cell.columns, cell.rows) for cell in row.cells)
        for row in paragraph.rows or ()
    )
    return ParagraphView(
        id=paragraph.id,
        number=letter.numbers[paragraph.id],
        kind=paragraph.kind,
        runs=words,
        items=tuple(_items(lines, 1)),
        rows=rows,
    )


def _items(lines: Sequence[tuple[int, str, Runs]], level: int) -> Iterator[ItemView]:
    """Items of a list, each with the deeper ones within it; one without a mark goes on with the one before."""
    at = 0
    while at < len(lines):
        _, mark, runs = lines[at]
        parts = [ItemPart(runs)]
        at += 1
        while at < len(lines):
            deeper = list(takewhile(lambda line: line[0] > level, lines[at:]))
            if deeper:
                parts.append(ItemPart((), tuple(_items(deeper, level + 1))))
                at += len(deeper)
            elif mark and not lines[at][1]:
                parts.append(ItemPart(lines[at][2]))
                at += 1
            else:
                break
        yield ItemView(mark, tuple(parts))


def _oddities(letter: LetterCorpus, paragraph: Paragraph) -> tuple[OddityView, ...]:
    """Our remarks on a paragraph."""
    own = (oddity for oddity in letter.layers[ODDITIES] if oddity.paragraph == paragraph.id)
    names = ((f"opmerking-{paragraph.id}-{number}", oddity) for number, oddity in enumerate(own, 1))
    return tuple(OddityView(name, oddity, evidence(oddity)) for name, oddity in names)


def _explained(run: RunView, terms: Sequence[Term], used: dict[str, Term]) -> Iterator[RunView]:
    """The words of a run, split at the first use of each term that was not used before."""
    words = run.words
    waiting = {term.id: term for term in terms if term.id not in used}
    while found := [(start, -end, term.id) for start, end, term in first_places(words, waiting.values())]:
        start, end, name = min(found)
        used[name] = waiting.pop(name)
        if start:
            yield RunView(words=words[:start], emphasis=run.emphasis)
        yield RunView(words=words[start:-end], term=name, emphasis=run.emphasis)
        words = words[-end:]
    if words or run.number or run.line_break:
        yield run._replace(words=words)
