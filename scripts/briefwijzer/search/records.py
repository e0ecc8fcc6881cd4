"""What the search looks through: a record for each passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..addresses import uris
from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..data.layers import LAYERS
from ..data.layers.announcements import ANNOUNCEMENTS
from ..data.layers.declaration import Found, Layer
from ..data.layers.outcomes import OUTCOMES
from ..data.layers.recommendations import RECOMMENDATIONS
from ..data.layers.themes import THEME_USES
from ..data.letter_corpus import LetterCorpus
from ..data.prose import Prose, printed_mark
from ..data.shared import Organisation, Term, Theme
from ..data.text import Paragraph, Section
from ..data.values import DUTCH
from ..data.works import Work, work_lang, work_name
from ..words import phrase
from ..words.dutch import dutch_date, fold
from ..words.misfits import in_short, misfits
from ..words.places import note_words, section_words
from ..words.questions import questions_of
from .dutch import stop_words
from .names import annex_names, letter_names, office, work_names

# An answer of so few words (Ja. Zie vraag 3.) says nothing to look for.
_SAYS_ONLY = 3


@dataclass(frozen=True)
class Passage:
    """A passage that can be found.

    ``names`` are what it is cited by: a query that is one of them leads here first. ``section`` is the slug of the
    section it stands in. ``text`` is shown in the results as it is; ``extra`` is searched but not shown. ``marks`` are
    its note marks, each with its place in the text: a copied text may carry them. ``items`` are the marks of the items
    of a list in the same way: a copied text may lack them. ``paragraph`` is the one that an entry of a layer is about;
    ``answers`` is the question to which this very passage is an answer. ``warning`` tells of a time in its words that
    does not fit. ``lang`` is that of a title not in Dutch. ``asked`` is how
    much of the extra, from its begin on, is the question that a paragraph answers;
    ``answered`` is the address of the answer to a question.
    """

    kind: str
    href: str
    title: str
    text: str = ""
    extra: str = ""
    section: str = ""
    themes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    items: tuple[tuple[int, str], ...] = ()
    paragraph: str = ""
    answers: str = ""
    lang: str = ""
    warning: str = ""
    asked: int = 0
    answered: str = ""

    def data(self) -> dict[str, Any]:
        """The record for the script, without what is empty."""
        return {key: value for key, value in vars(self).items() if value}


def letter_records(letter: LetterCorpus) -> Iterator[Passage]:
    """The passages of a letter in reading order, and its registers.

    A paragraph is also found by what the entries of layers are called that are about it: our words for what it says;
    and an answer by the words of its question.
    """
    yield letter_record(letter)
    about = grouped((entry.paragraph, entry) for entry in register_records(letter))
    themes = grouped((use.paragraph, use) for use in letter.layers[THEME_USES])
    questions = questions_of(letter.sections)
    # the first paragraph of the answer to each question
    answers = {question.id: name for name, asked in reversed(questions.items()) for question in asked}
    for section in letter.sections:
        heading = heading_record(letter, section)
        yield heading
        for paragraph in letter.page(section):
            numbers = [f"§{section.number} alinea {letter.numbers[paragraph.id]}"] if section.number else []
            there = about.get(paragraph.id, ())
            text = paragraph.prose.plain
            asked = questions.get(paragraph.id, []) if len(text.split()) > _SAYS_ONLY else []
            question = " ".join(each.prose.plain for each in asked)
            yield Passage(
                kind="paragraph",
                href=uris.place_address(letter, paragraph.id),
                title=heading.title,
                text=text,
                extra=". ".join(filter(None, (question, *(record.title for record in there)))),
                section=section.slug,
                themes=tuple(dict.fromkeys(use.theme for use in themes.get(paragraph.id, ()))),
                names=(paragraph.id, *numbers),
                marks=tuple(note_marks(paragraph.prose)),
                items=tuple(item_marks(paragraph)),
                asked=len(question),
                answered=uris.place_address(letter, answers[paragraph.id]) if paragraph.id in answers else "",
            )
            yield from there
    for note in letter.footnotes:
        yield Passage(
            "note",
            uris.place_address(letter, note.id),
            note_words(letter, note),
            note.plain,
            section=next((mark.section.slug for mark in letter.marks_to(note)), ""),
            names=(note.id, f"noot {note.number}"),
            answers="meaning" if note.kind == "definition" else "",
        )
    yield from about.get("", ())
    yield from outcome_records(letter)


def heading_record(letter: LetterCorpus, section: Section) -> Passage:
    """A heading by its number, and what begins with it."""
    cited_as = [section.id, *([f"§{section.number}"] if section.number else [])]
    if annex := letter.begun_by(section):
        cited_as += annex_names(annex)
    href = f"{uris.address(uris.section_uri(letter, section))}#{section.id}"
    names = tuple(dict.fromkeys(cited_as))
    marks = tuple(note_marks(section.title))
    return Passage("heading", href, section_words(letter, section), section=section.slug, names=names, marks=marks)


def letter_record(letter: LetterCorpus) -> Passage:
    """A letter by what it is about, its number, its date, and who sent it to whom."""
    record = letter.record
    facts = [record.citation]
    facts += [dutch_date(record.date.value)] if record.date else []
    facts += [sender.words for sender in record.senders]
    facts += [fact.value for fact in (record.cabinet, record.place) if fact]
    known = (record.title, record.heading, record.addressee)
    extra = " ".join(
        [
            *(fact.value for fact in known if fact),
            *(office(sender.office) for sender in record.senders),
            *(f"{one.dossier} {one.title}" for one in record.dossiers),
            *(annex.title.plain for annex in letter.annexes),
        ]
    )
    text = " ".join(filter(None, (record.summary, f"{'; '.join(facts)}.")))
    names = tuple(dict.fromkeys(letter_names(record)))
    return Passage("letter", uris.address(uris.letter_uri(letter)), record.name, text, extra=extra, names=names)


def register_records(letter: LetterCorpus) -> Iterator[Passage]:
    """The registers that a letter has by their names, and their entries that say more than the words they quote."""
    for name in uris.registers_of(letter):
        title, lead = phrase(f"register_{name}"), phrase(f"register_{name}_lead")
        yield Passage("register", uris.address(uris.register_uri(letter, name)), title, lead, extra=name, names=(name,))
    for layer in LAYERS:
        if layer.found:
            yield from _entry_records(letter, layer, layer.found)


def _entry_records(letter: LetterCorpus, layer: Layer[Any], found: Found) -> Iterator[Passage]:
    page = uris.address(uris.register_uri(letter, layer.slug))
    for entry in letter.layers[layer]:
        if found.with_any and not any(getattr(entry, key) for key in found.with_any):
            continue
        section, _ = letter.paragraphs[entry.paragraph]
        yield Passage(
            kind=layer.kind,
            href=f"{page}#{entry.id}",
            title=entry.filled(found.title),
            text=entry.quote,
            extra=entry.filled(found.extra),
            section=section.slug,
            themes=tuple(entry.names("theme")),
            paragraph=entry.paragraph,
            warning=warning(letter, layer, entry),
        )


def outcome_records(letter: LetterCorpus) -> Iterator[Passage]:
    """What became of announcements, and what reports recommend."""
    page = uris.address(uris.register_uri(letter, ANNOUNCEMENTS.slug))
    for outcome in letter.layers[OUTCOMES]:
        announcement = letter.announcement[outcome.announcement]
        section, _ = letter.paragraphs[announcement.paragraph]
        text = outcome.what or f"{phrase('result_not-found')}."
        themes = tuple(announcement.themes)
        href = f"{page}#{uris.outcome_anchor(announcement.id)}"
        doubts = warning(letter, OUTCOMES, outcome)
        yield Passage(OUTCOMES.kind, href, announcement.what, text, section=section.slug, themes=themes, warning=doubts)
    page = uris.address(uris.register_uri(letter, RECOMMENDATIONS.slug))
    for one in letter.layers[RECOMMENDATIONS]:
        text = " ".join(words for _, _, words in letter.answers_to(one)) or phrase("answer_none")
        yield Passage(RECOMMENDATIONS.kind, f"{page}#{one.id}", one.what, text, extra=one.body)


def warning(letter: LetterCorpus, layer: Layer[Any], entry: Any) -> str:
    """What is told with an entry of the times in its words that do not fit the date of the letter."""
    return ". ".join(map(in_short, misfits(letter, layer, entry)))


def note_marks(prose: Prose) -> Iterator[tuple[int, str]]:
    """The note marks of a text, each with the place in the plain words behind which it stands.

    >>> list(note_marks(Prose("Volgens de (SER)⟦1⟧ is dat zo.⟦2⟧⟦3⟧")))
    [(16, '1'), (27, '2'), (27, '3')]
    """
    place = 0
    for run in prose.runs:
        if run.mark:
            yield place, printed_mark(run.mark)
        place += len(run.words) + run.line_break


def item_marks(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """The marks of the items of a list, each with its place in the plain words."""
    place = 0
    for item in paragraph.items or ():
        if item.mark:
            yield place, item.mark
            place += len(item.mark) + 1
        place += len(Prose(item.text).plain) + 1


def shared_records(corpus: Corpus) -> Iterator[Passage]:
    """What letters have in common: pages of the whole site, works, themes, organisations and terms."""
    yield from (page_record(template, uri) for template, uri in PAGES.items())
    yield from map(work_record, corpus.works)
    yield from map(theme_record, corpus.themes)
    yield from map(organisation_record, corpus.organisations)
    yield from map(term_record, corpus.terms)


# The pages of the whole site, each by its template, whose words say what it is called.
PAGES = {
    "letters": uris.LETTERS,
    "works": uris.WORKS,
    "themes": uris.THEMES,
    "organisations": uris.ORGANISATIONS,
    "terms": uris.TERMS,
    "quote": uris.QUOTE,
    "data": uris.DATA,
    "about": uris.ABOUT,
    "corrections": uris.CORRECTIONS,
    "accessibility": uris.ACCESSIBILITY,
}


def page_record(template: str, uri: str) -> Passage:
    """A page of the whole site: found by its title, or the last part of its address, and by nothing else."""
    title = phrase(f"{template}_title")
    names = dict.fromkeys((fold(title), uris.address(uri).strip("/")))
    return Passage("page", uris.address(uri), title, names=tuple(name for name in names if name not in stop_words()))


def work_record(work: Work) -> Passage:
    """A work by its title, number, authors and description."""
    known = (work.subtitle, work.title_as_cited, work.organisation, work.reference, work.series)
    extra = [fact.value for fact in known if fact] + (work.authors.value if work.authors else [])
    extra += work.editors.value if work.editors else []
    text = [work.kamerstuk.paper.citation() + "."] if work.kamerstuk and work.title else []
    text += [work.description.value] if work.description else []
    names = tuple(dict.fromkeys(work_names(work)))
    address_ = uris.address(uris.work_uri(work.id))
    return Passage(
        "work", address_, work_name(work), " ".join(text), extra=" ".join(extra), names=names, lang=work_lang(work)
    )


def theme_record(theme: Theme) -> Passage:
    """A theme by its name and what belongs to it."""
    return Passage("theme", uris.address(uris.theme_uri(theme.id)), theme.name, theme.scope, themes=(theme.id,))


def organisation_record(body: Organisation) -> Passage:
    """An organisation by its name, abbreviation and description."""
    title, short = body.name.value, body.abbreviation
    if short and short not in title:
        title = f"{title} ({short})"
    address_ = uris.address(uris.organisation_uri(body.id))
    lang = body.language if body.language != DUTCH else ""
    return Passage("organisation", address_, title, body.description.value, extra=short or "", lang=lang)


def term_record(term: Term) -> Passage:
    """A term by its names and its meaning."""
    title, *others = dict.fromkeys((term.term, *term.forms, *term.also))
    href = f"{uris.address(uris.TERMS)}#{term.id}"
    return Passage("term", href, title, term.definition.value, extra=". ".join(others))
