"""The pages of a letter: its own, its sections, the whole of it, its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..corpus import Corpus, LetterCorpus
from ..layers import Oddity, Term
from ..links import (
    DATA,
    QUOTE,
    REGISTERS,
    TERMS,
    Here,
    akn_uri,
    epub_uri,
    json_uri,
    letter_uri,
    markdown_uri,
    notes_uri,
    register_uri,
    section_uri,
    text_uri,
    theme_uri,
    whole_uri,
)
from ..model import Basis, Letter, Link, Paragraph, Section
from ..references import kamerstuk
from .cite import CiteView, cite_letter, cite_section
from .common import Evidence, FactView, LinkTo, dutch_date, evidence
from .notes import NoteView, note_views
from .relations import RelationsView, relations_view
from .terms import first_places, likely_terms

# Words a minute for attentive reading of Dutch prose; a round figure for an indication.
READING_SPEED = 200
# The letter as a file: a word of the catalogue, its address, its media type.
FORMATS = (
    ("letter_text_file", text_uri, "text/plain"),
    ("letter_markdown_file", markdown_uri, "text/markdown"),
    ("letter_json_file", json_uri, "application/json"),
    ("letter_akn_file", akn_uri, "application/akn+xml"),
    ("letter_epub_file", epub_uri, "application/epub+zip"),
)
# What never begins a line.
CLOSING = ".,;:!?)]}’”"


@dataclass(frozen=True)
class RunView:
    """Words, or a mark with its anchor and the note it leads to.

    ``term`` is the id of the term that the words are, ``tail`` the punctuation that stays on its line.
    """

    words: str = ""
    number: str = ""
    anchor: str = ""
    term: str = ""
    tail: str = ""


@dataclass(frozen=True)
class ParagraphView:
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
    remarks: tuple[tuple[Oddity, Evidence, str], ...]
    terms: tuple[tuple[Term, Evidence, str], ...]


@dataclass(frozen=True)
class ContentsItem:
    """A line of the contents of a letter."""

    href: str
    label: str
    heading: str
    level: int
    notes: int
    minutes: int
    current: bool


@dataclass(frozen=True)
class LetterLine:
    """A letter with the ways into it, as in a list of letters."""

    letter: Letter
    citation: str
    home: str
    first: str
    whole: str
    notes: str
    note_count: int


@dataclass(frozen=True)
class LetterFrame(LetterLine):
    """What every page of a letter shows around its own matter."""

    contents: tuple[ContentsItem, ...]


@dataclass(frozen=True)
class SectionView:
    """The page of one section."""

    frame: LetterFrame
    text: SectionText
    parent: LinkTo | None
    children: tuple[ContentsItem, ...]
    notes: tuple[NoteView, ...]
    themes: tuple[LinkTo, ...]
    previous: LinkTo | None
    following: LinkTo | None
    cite: CiteView


@dataclass(frozen=True)
class WholeView:
    """The whole letter on one page."""

    frame: LetterFrame
    sections: tuple[SectionText, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class NotesView:
    """The page of all notes of a letter."""

    frame: LetterFrame
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class LetterView:
    """The page of a letter: who, when, to whom, what about, contents."""

    frame: LetterFrame
    facts: tuple[FactView, ...]
    senders: tuple[tuple[FactView, FactView], ...]
    links: tuple[tuple[Link, Evidence], ...]
    related: tuple[tuple[Link, Evidence], ...]
    registers: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str, str], ...]
    quote: str
    words: int
    minutes: int
    data: str
    cite: CiteView


def letter_line(letter: LetterCorpus, here: Here) -> LetterLine:
    """A letter in a list."""
    return LetterLine(*_ways(letter, here))


def _ways(letter: LetterCorpus, here: Here) -> tuple[Letter, str, str, str, str, str, int]:
    return (
        letter.letter,
        kamerstuk(letter.letter.kamerstuk).citation(),
        here.to(letter_uri(letter)),
        here.to(section_uri(letter, letter.sections[0])),
        here.to(whole_uri(letter)),
        here.to(notes_uri(letter)),
        len(letter.footnotes),
    )


def letter_frame(letter: LetterCorpus, here: Here) -> LetterFrame:
    """The frame of a letter's pages."""
    contents = tuple(
        ContentsItem(
            here.to(uri := section_uri(letter, section)),
            section.label,
            section.heading,
            section.level,
            notes,
            minutes,
            uri == here.uri,
        )
        for section, notes, minutes in _sizes(letter)
    )
    return LetterFrame(*_ways(letter, here), contents)


@lru_cache(maxsize=1)
def _sizes(letter: LetterCorpus) -> tuple[tuple[Section, int, int], ...]:
    """Each section with its number of notes and minutes of reading."""
    return tuple(
        (
            section,
            sum(len(paragraph.prose.marks) for paragraph in section.paragraphs),
            reading_minutes(sum(len(paragraph.text.split()) for paragraph in section.paragraphs)),
        )
        for section in letter.sections
    )


def reading_minutes(words: int) -> int:
    """Minutes to read, at least one."""
    return max(1, round(words / READING_SPEED))


def letter_view(letter: LetterCorpus, here: Here) -> LetterView:
    """The page of a letter."""
    record = letter.letter
    rows: list[tuple[str, Basis | None, str]] = [
        ("letter_about", record.title, record.title.value),
        ("letter_heading", record.heading, record.heading.value),
        ("letter_date", record.date, dutch_date(record.date.value)),
        ("letter_to", record.addressee, record.addressee.value),
    ]
    rows += [("letter_place", record.place, record.place.value)] if record.place else []
    rows += [("letter_cabinet", record.cabinet, record.cabinet.value)] if record.cabinet else []
    rows += [("letter_dossiers", one, f"{one.dossier} {one.title} ({one.role})") for one in record.dossiers]
    words = sum(len(paragraph.text.split()) for section in letter.sections for paragraph in section.paragraphs)
    return LetterView(
        letter_frame(letter, here),
        tuple(FactView(field, value, evidence(basis) if basis else None) for field, basis, value in rows),
        tuple(
            (
                FactView("name", sender.name.value, evidence(sender.name)),
                FactView("function", sender.function.value, evidence(sender.function)),
            )
            for sender in record.senders
        ),
        tuple((link, evidence(link)) for link in record.urls),
        tuple((link, evidence(link)) for link in record.related),
        tuple((register, here.to(register_uri(letter, register))) for register in REGISTERS),
        tuple((name, here.to(uri(letter)), kind) for name, uri, kind in FORMATS),
        f"{here.to(QUOTE)}?brief={letter.id}",
        words,
        reading_minutes(words),
        here.to(DATA, letter.id),
        cite_letter(letter),
    )


def section_text(
    corpus: Corpus, letter: LetterCorpus, section: Section, here: Here, *, relations: bool = False
) -> SectionText:
    """The words of a section; abbreviations are explained where the section uses them first.

    With ``relations``, each paragraph says what the layers have about it.
    """
    runs, terms = _explained_runs(corpus, letter)[section.id]
    paragraphs = tuple(
        ParagraphView(
            paragraph.id,
            number,
            runs[paragraph.id],
            relations_view(corpus, letter, paragraph.id, here) if relations else None,
        )
        for number, paragraph in enumerate(section.paragraphs, 1)
    )
    own = {paragraph.id for paragraph in section.paragraphs}
    remarks = tuple(
        (oddity, evidence(oddity), f"#{oddity.paragraph}")
        for oddity in letter.layers.oddities
        if oddity.paragraph in own
    )
    return SectionText(
        section.id,
        section.label,
        section.heading,
        section.level,
        here.to(section_uri(letter, section)),
        paragraphs,
        remarks,
        tuple((term, evidence(term.definition), here.to(TERMS, term.id)) for term in terms),
    )


@lru_cache(maxsize=1)  # a section stands on its own page and on that of the whole letter
def _explained_runs(
    corpus: Corpus, letter: LetterCorpus
) -> dict[str, tuple[dict[str, tuple[RunView, ...]], tuple[Term, ...]]]:
    """For each section the runs of its paragraphs by their ids, and the abbreviations that it explains."""
    likely = likely_terms(corpus, letter)
    found = {}
    for section in letter.sections:
        used: dict[str, Term] = {}
        runs = {
            paragraph.id: tuple(_explained(letter, paragraph, likely.get(paragraph.id, ()), used))
            for paragraph in section.paragraphs
        }
        found[section.id] = runs, tuple(term for term in corpus.terms if term.id in used)
    return found


def _explained(
    letter: LetterCorpus, paragraph: Paragraph, terms: Sequence[Term], used: dict[str, Term]
) -> Iterator[RunView]:
    """The runs of a paragraph, split at the first use of each abbreviation that was not used before."""
    for run in mark_runs(letter, paragraph):
        words = run.words
        waiting = {term.id: term for term in terms if term.kind == "abbreviation" and term.id not in used}
        while found := [(start, -end, term.id) for start, end, term in first_places(words, waiting.values())]:
            start, end, name = min(found)
            used[name] = waiting.pop(name)
            if start:
                yield RunView(words=words[:start])
            rest = words[-end:]
            tail = rest[: len(rest) - len(rest.lstrip(CLOSING))]
            yield RunView(words=words[start:-end], term=name, tail=tail)
            words = rest[len(tail) :]
        if words or run.number:
            yield RunView(words, run.number, run.anchor)


def mark_runs(letter: LetterCorpus, paragraph: Paragraph) -> Iterator[RunView]:
    """The runs of a paragraph, each mark with its anchor."""
    used: dict[str, int] = {}
    for run in paragraph.prose.runs():
        if not run.mark:
            yield RunView(words=run.words)
            continue
        marks = [mark for mark in letter.marks[run.mark] if mark.paragraph is paragraph]
        mark = marks[used.get(run.mark, 0)]
        used[run.mark] = used.get(run.mark, 0) + 1
        yield RunView(number=run.mark, anchor=mark.anchor)


def section_view(corpus: Corpus, letter: LetterCorpus, index: int, here: Here) -> SectionView:
    """The page of the section at ``index``."""
    section = letter.sections[index]
    frame = letter_frame(letter, here)
    numbers = sorted({mark for paragraph in section.paragraphs for mark in paragraph.prose.marks}, key=int)
    own = {paragraph.id for paragraph in section.paragraphs}
    themes = dict.fromkeys(use.theme for use in letter.layers.themes if use.paragraph in own)
    prefix = f"{section.number}."
    parents = [other for other in letter.sections if section.number.startswith(f"{other.number}.")]

    def link(other: int) -> LinkTo | None:
        if not 0 <= other < len(letter.sections):
            return None
        to = letter.sections[other]
        return LinkTo(here.to(section_uri(letter, to)), f"{to.label} {to.heading}")

    return SectionView(
        frame,
        section_text(corpus, letter, section, here, relations=True),
        LinkTo(here.to(section_uri(letter, parents[-1])), f"{parents[-1].label} {parents[-1].heading}")
        if parents
        else None,
        tuple(item for item in frame.contents if item.label.startswith(prefix) and item.label != section.label),
        note_views(corpus, letter, [letter.footnote[number] for number in numbers], here),
        tuple(LinkTo(here.to(theme_uri(theme)), corpus.theme[theme].name) for theme in themes),
        link(index - 1),
        link(index + 1),
        cite_section(letter, section, here),
    )


def whole_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> WholeView:
    """The whole letter on one page."""
    sections = tuple(section_text(corpus, letter, section, here) for section in letter.sections)
    return WholeView(letter_frame(letter, here), sections, note_views(corpus, letter, letter.footnotes, here))


def notes_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> NotesView:
    """The page of all notes."""
    return NotesView(letter_frame(letter, here), note_views(corpus, letter, letter.footnotes, here))
