"""Views: what each kind of page shows, decided here so that templates only show it.

A view holds values and records of the corpus, and links that are right for the page it is shown on. All text is plain
text; the templates escape it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from .corpus import Corpus, LetterCorpus
from .fidelity import Figures, figures
from .links import SEARCH, WORKS, Here, letter_uri, notes_uri, section_uri, whole_uri, work_uri
from .model import Basis, Citation, Footnote, Letter, Link, Names, Oddity, Paragraph, Section, Work
from .prose import Run
from .references import kamerstuk

# Words a minute for attentive reading of Dutch prose; a round figure for an indication.
READING_SPEED = 200


@dataclass(frozen=True)
class LinkTo:
    """A link and its words; ``lang`` where they are not Dutch."""

    href: str
    words: str
    lang: str = ""
    current: bool = False


@dataclass(frozen=True)
class Evidence:
    """Where a fact comes from: ``kind`` is a word of the catalogue, ``url`` the page where it was seen."""

    kind: str
    url: str
    host: str
    confidence: str
    note: str


@dataclass(frozen=True)
class FactView:
    """A row of facts: the name of the field, its text and its evidence."""

    field: str
    value: str
    evidence: Evidence | None
    lang: str = ""


@dataclass(frozen=True)
class RunView:
    """Words, or a mark with its anchor and the note it leads to."""

    words: str = ""
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph with its runs; ``number`` counts within the section."""

    id: str
    number: int
    runs: tuple[RunView, ...]


@dataclass(frozen=True)
class CitationView:
    """A citation in a note: the work, its normal form and official page, and what is odd."""

    record: Citation
    kind: str
    work: LinkTo
    annex_to: LinkTo | None
    normal: str
    official: str
    checked: bool
    flags: tuple[tuple[str, str, Evidence], ...]


@dataclass(frozen=True)
class NoteView:
    """A note with the links back to its marks."""

    id: str
    number: str
    kind: str
    text: str
    comment: str
    citations: tuple[CitationView, ...]
    backlinks: tuple[str, ...]


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
class LetterFrame:
    """What every page of a letter shows around its own matter."""

    letter: Letter
    citation: str
    home: str
    whole: str
    notes: str
    note_count: int
    contents: tuple[ContentsItem, ...]


@dataclass(frozen=True)
class SectionView:
    """The page of one section."""

    frame: LetterFrame
    text: SectionText
    parent: LinkTo | None
    children: tuple[ContentsItem, ...]
    notes: tuple[NoteView, ...]
    previous: LinkTo | None
    following: LinkTo | None


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
    first: str
    facts: tuple[FactView, ...]
    senders: tuple[tuple[FactView, FactView], ...]
    links: tuple[tuple[Link, Evidence], ...]
    related: tuple[tuple[Link, Evidence], ...]
    text_file: str
    json_file: str
    words: int
    minutes: int


@dataclass(frozen=True)
class Place:
    """A place in a letter where a work is cited or named: the sentence, and ways to it."""

    letter: str
    section: str
    sentence: str
    to_text: str
    number: str = ""
    to_note: str = ""
    printed: str = ""
    as_annex: bool = False


@dataclass(frozen=True)
class WorkView:
    """The page of a work."""

    id: str
    kind: str
    name: str
    lang: str
    index: str
    facts: tuple[FactView, ...]
    links: tuple[tuple[Link, Evidence], ...]
    notes: str
    cited: tuple[Place, ...]
    mentioned: tuple[Place, ...]


@dataclass(frozen=True)
class WorkLine:
    """A line in the list of works."""

    link: LinkTo
    kind: str
    year: str
    by: str
    citation: str
    cited: int
    mentioned: int


@dataclass(frozen=True)
class WorksView:
    """The list of works, by kind and by year."""

    by_kind: tuple[tuple[str, tuple[WorkLine, ...]], ...]
    by_year: tuple[tuple[str, tuple[WorkLine, ...]], ...]


@dataclass(frozen=True)
class LettersView:
    """The list of letters; also on the start page and the search page."""

    letters: tuple[LetterFrame, ...]
    works: str
    search: str
    about: str = ""
    passages: int = 0


@dataclass(frozen=True)
class AboutView:
    """The page about this edition, with the figures of every letter."""

    letters: tuple[tuple[Letter, Figures, Evidence | None], ...]


def evidence(basis: Basis) -> Evidence:
    """Where a fact comes from, ready to be shown."""
    seen = "://" in basis.source
    kind = "seen" if seen else basis.source.replace("-", "_")
    url = basis.source if basis.source.startswith("https://") else ""
    host = urlsplit(basis.source).hostname or "" if seen else ""
    return Evidence(kind, url, host, basis.confidence, basis.note or "")


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
    return LetterFrame(
        letter.letter,
        kamerstuk(letter.letter.kamerstuk).citation(),
        here.to(letter_uri(letter)),
        here.to(whole_uri(letter)),
        here.to(notes_uri(letter)),
        len(letter.footnotes),
        contents,
    )


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
    folder = f"brieven/{letter.id}"
    return LetterView(
        letter_frame(letter, here),
        here.to(section_uri(letter, letter.sections[0])),
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
        here.to(f"{folder}/brief.txt"),
        here.to(f"{folder}/brief.json"),
        words,
        reading_minutes(words),
    )


def section_text(letter: LetterCorpus, section: Section, here: Here) -> SectionText:
    """The words of a section."""
    paragraphs = tuple(
        ParagraphView(paragraph.id, number, tuple(_runs(letter, paragraph)))
        for number, paragraph in enumerate(section.paragraphs, 1)
    )
    own = {paragraph.id for paragraph in section.paragraphs}
    remarks = tuple(
        (oddity, evidence(oddity), f"#{oddity.paragraph}") for oddity in letter.oddities if oddity.paragraph in own
    )
    href = here.to(section_uri(letter, section))
    return SectionText(section.id, section.label, section.heading, section.level, href, paragraphs, remarks)


def _runs(letter: LetterCorpus, paragraph: Paragraph) -> Iterator[RunView]:
    used: dict[str, int] = {}
    for run in paragraph.prose.runs():
        if not run.mark:
            yield RunView(words=run.words)
            continue
        marks = [mark for mark in letter.marks[run.mark] if mark.paragraph is paragraph]
        mark = marks[used.get(run.mark, 0)]
        used[run.mark] = used.get(run.mark, 0) + 1
        yield RunView(number=run.mark, anchor=mark.anchor)


def note_views(corpus: Corpus, letter: LetterCorpus, notes: Sequence[Footnote], here: Here) -> tuple[NoteView, ...]:
    """Notes as shown on a page; a mark that stands on the same page is linked there."""
    return tuple(_note(corpus, letter, note, here) for note in notes)


def _note(corpus: Corpus, letter: LetterCorpus, note: Footnote, here: Here) -> NoteView:
    marks = letter.marks[note.number]
    on_page = here.uri == whole_uri(letter)
    backlinks = tuple(f"#{mark.anchor}" if on_page else here.to_mark(letter, mark) for mark in marks)
    return NoteView(
        note.id,
        note.number,
        note.kind,
        note.text,
        note.comment or "",
        tuple(_citation(corpus, citation, here) for citation in note.citations),
        backlinks,
    )


def _citation(corpus: Corpus, citation: Citation, here: Here) -> CitationView:
    work = corpus.work[citation.work]
    annex_to = corpus.work[citation.attached_to] if citation.attached_to else None
    paper = annex_to or work
    official = kamerstuk(paper.kamerstuk).url if paper.kamerstuk else ""
    checked = any(link.url == official and link.source != "url-pattern" for link in paper.urls)
    return CitationView(
        citation,
        work.kind,
        work_link(work, here),
        work_link(annex_to, here) if annex_to else None,
        kamerstuk(paper.kamerstuk).citation(citation.locator) if paper.kamerstuk else "",
        official,
        checked,
        tuple((flag.kind, flag.text, evidence(flag)) for flag in citation.flags),
    )


def work_link(work: Work, here: Here) -> LinkTo:
    """A link to a work's page, by its name."""
    return LinkTo(here.to(work_uri(work.id)), work_name(work), _lang(work))


def work_name(work: Work) -> str:
    """The title of a work, or its citation when the title is not known."""
    if work.title:
        return work.title.value
    return kamerstuk(work.kamerstuk).citation() if work.kamerstuk else work.id


def _lang(work: Work) -> str:
    return work.language if work.title and work.language != "nl" else ""


def section_view(corpus: Corpus, letter: LetterCorpus, index: int, here: Here) -> SectionView:
    """The page of the section at ``index``."""
    section = letter.sections[index]
    frame = letter_frame(letter, here)
    numbers = dict.fromkeys(mark for paragraph in section.paragraphs for mark in paragraph.prose.marks)
    prefix = f"{section.number}."
    parents = [other for other in letter.sections if section.number.startswith(f"{other.number}.")]

    def link(other: int) -> LinkTo | None:
        if not 0 <= other < len(letter.sections):
            return None
        to = letter.sections[other]
        return LinkTo(here.to(section_uri(letter, to)), f"{to.label} {to.heading}")

    return SectionView(
        frame,
        section_text(letter, section, here),
        LinkTo(here.to(section_uri(letter, parents[-1])), f"{parents[-1].label} {parents[-1].heading}")
        if parents
        else None,
        tuple(item for item in frame.contents if item.label.startswith(prefix) and item.label != section.label),
        note_views(corpus, letter, [letter.footnote[number] for number in numbers], here),
        link(index - 1),
        link(index + 1),
    )


def whole_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> WholeView:
    """The whole letter on one page."""
    sections = tuple(section_text(letter, section, here) for section in letter.sections)
    return WholeView(letter_frame(letter, here), sections, note_views(corpus, letter, letter.footnotes, here))


def notes_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> NotesView:
    """The page of all notes."""
    return NotesView(letter_frame(letter, here), note_views(corpus, letter, letter.footnotes, here))


def work_view(corpus: Corpus, work: Work, here: Here) -> WorkView:
    """The page of a work, with every place where a letter cites or names it."""
    return WorkView(
        work.id,
        work.kind,
        work_name(work),
        _lang(work),
        here.to(WORKS),
        tuple(_work_facts(work)),
        tuple((link, evidence(link)) for link in work.urls),
        work.notes or "",
        tuple(_cited(corpus, work, here)),
        tuple(_mentioned(corpus, work, here)),
    )


def _work_facts(work: Work) -> Iterator[FactView]:
    if work.kamerstuk:
        basis = evidence(work.kamerstuk)
        yield FactView("citation", kamerstuk(work.kamerstuk).citation(), basis)
        if work.kamerstuk.title:
            yield FactView("kamerstuk", f"{work.kamerstuk.dossier} {work.kamerstuk.title}", basis)
    if work.other_dossier:
        other = work.other_dossier
        yield FactView("other_dossier", f"{other.dossier} {other.title}", evidence(other))
    for name in type(work).model_fields:
        value = getattr(work, name)
        if not isinstance(value, Basis) or name in ("kamerstuk", "other_dossier"):
            continue
        if isinstance(value, Names):
            text = _listed(value.value)
        elif name in ("date", "published"):
            text = dutch_date(value.value)  # type: ignore[attr-defined]
        else:
            text = value.value  # type: ignore[attr-defined]
        yield FactView(name, text, evidence(value), _lang(work) if "title" in name else "")


def _cited(corpus: Corpus, work: Work, here: Here) -> Iterator[Place]:
    for letter, note, citation in corpus.citing(work.id):
        for mark in letter.marks[note.number]:
            yield Place(
                letter.letter.short_title,
                f"{mark.section.number} {mark.section.heading}",
                mark.paragraph.prose.sentence_with(note.number).plain,
                here.to_mark(letter, mark),
                note.number,
                here.to(section_uri(letter, mark.section), note.id),
                citation.printed,
                citation.attached_to == work.id,
            )


def _mentioned(corpus: Corpus, work: Work, here: Here) -> Iterator[Place]:
    for letter, mention in corpus.mentioning(work.id):
        section, paragraph = letter.paragraphs[mention.paragraph]
        sentences = [text.plain for text in paragraph.prose.sentences() if mention.quote in text.plain]
        yield Place(
            letter.letter.short_title,
            f"{section.number} {section.heading}",
            sentences[0] if sentences else mention.quote,
            here.to(section_uri(letter, section), paragraph.id),
        )


def works_view(corpus: Corpus, here: Here) -> WorksView:
    """The list of works, by kind in the order of the catalogue and by year, the newest first."""
    lines = sorted(
        (_work_line(corpus, work, here) for work in corpus.works), key=lambda line: _sort_key(line.link.words)
    )
    kinds = list(dict.fromkeys(("kamerstuk", "report", "advisory", "monitor", "policy-agenda", "letter")))
    kinds += sorted({line.kind for line in lines} - set(kinds))
    years = sorted({line.year for line in lines}, reverse=True)
    return WorksView(
        tuple((kind, found) for kind in kinds if (found := tuple(line for line in lines if line.kind == kind))),
        tuple((year, tuple(line for line in lines if line.year == year)) for year in years),
    )


def _work_line(corpus: Corpus, work: Work, here: Here) -> WorkLine:
    return WorkLine(
        work_link(work, here),
        work.kind,
        work.date.value[:4] if work.date else "",
        work.organisation.value if work.organisation else _listed(work.authors.value) if work.authors else "",
        kamerstuk(work.kamerstuk).citation() if work.kamerstuk else "",
        sum(len(letter.marks[note.number]) for letter, note, _ in corpus.citing(work.id)),
        sum(1 for _ in corpus.mentioning(work.id)),
    )


def letters_view(corpus: Corpus, here: Here, *, passages: int = 0) -> LettersView:
    """The list of letters."""
    frames = tuple(letter_frame(letter, here) for letter in corpus.letters)
    return LettersView(frames, here.to(WORKS), here.to(SEARCH), here.to("over.md"), passages)


def about_view(corpus: Corpus) -> AboutView:
    """The page about this edition; the figures are counted anew."""
    return AboutView(
        tuple(
            (letter.letter, figures(letter), evidence(letter.letter.comparison) if letter.letter.comparison else None)
            for letter in corpus.letters
        )
    )


MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()


def dutch_date(value: str) -> str:
    """A date in Dutch words, as exact as it is known.

    >>> dutch_date("2017-02-13"), dutch_date("2016-10"), dutch_date("2016")
    ('13 februari 2017', 'oktober 2016', '2016')
    """
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"


def _sort_key(words: str) -> str:
    return words.lower().removeprefix("de ").removeprefix("het ").removeprefix("the ")


__all__ = ["Run"]
