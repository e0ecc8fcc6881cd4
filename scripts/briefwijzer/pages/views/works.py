"""The pages of works: each one, and the list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import BIBLIOGRAPHIES, letter_uri, section_uri
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.letter_corpus import LetterCorpus
from ...data.records import Basis, Link, Names
from ...data.works import Work, work_lang, work_name
from ...formats.bibliography import item_of
from ...formats.coins import coins
from ...formats.highwire import highwire
from ...words.dutch import dutch_date, listed
from ...words.places import paragraph_words, section_words
from .cite import CiteView, cite_work
from .entries import IN_FULL, LetterInPlaces, TimeDoubt, doubts_in, in_places
from .facts import Evidence, FactView, evidence
from .links import LinkTo, work_link

# In the list of works by kind these come first: what parliament and its advisers published.
FIRST_KINDS = ("kamerstuk", "report", "advisory", "monitor", "policy-agenda", "letter")


@dataclass(frozen=True)
class CitedPlace:
    """A place in a letter where a work is cited or named: the sentence, and ways to it.

    ``doubts`` tell of times in the sentence that do not fit the date of the letter.
    """

    letter: str
    section: str
    sentence: str
    to_text: str
    paragraph: str = ""  # what the place of a paragraph is called, where no note leads there
    number: str = ""
    nth: int = 0
    to_note: str = ""
    printed: str = ""
    as_annex: bool = False
    proposed: bool = False
    doubts: tuple[TimeDoubt, ...] = ()


@dataclass(frozen=True)
class WorkView:
    """The page of a work: the newest letters that cite or name it in full, counts of the earlier ones.

    ``coins`` is empty where the head of the page says the same.
    """

    record: Work
    name: str
    lang: str
    facts: tuple[FactView, ...]
    links: tuple[tuple[Link, Evidence], ...]
    cited: tuple[CitedPlace, ...]
    mentioned: tuple[CitedPlace, ...]
    earlier: tuple[LetterInPlaces, ...]
    letter: str  # its page, where it is a letter of this site
    cite: CiteView | None
    coins: str


@dataclass(frozen=True)
class WorkLine:
    """A line in the list of works."""

    record: Work
    link: LinkTo
    year: str
    by: str
    citation: str
    cited: int
    mentioned: int
    coins: str


@dataclass(frozen=True)
class WorksView:
    """The list of works, by kind and by year."""

    by_kind: tuple[tuple[str, tuple[WorkLine, ...]], ...]
    by_year: tuple[tuple[str, tuple[WorkLine, ...]], ...]
    files: tuple[LinkTo, ...]


def work_view(corpus: Corpus, work: Work, here: Here) -> WorkView:
    """The page of a work, with every letter that cites or names it."""
    letters = [letter for letter in corpus.newest if work.id in letter.on_works]
    newest, earlier = letters[:IN_FULL], letters[IN_FULL:]
    return WorkView(
        record=work,
        name=work_name(work),
        lang=work_lang(work),
        facts=tuple(_work_facts(work)),
        links=tuple((link, evidence(link)) for link in work.urls),
        cited=tuple(one for letter in newest for one in _cited(letter, work, here)),
        mentioned=tuple(one for letter in newest for one in _mentioned(letter, work, here)),
        earlier=tuple(in_places(letter, letter.on_works[work.id], here) for letter in earlier),
        letter=here.to(letter_uri(found)) if (found := corpus.collection.letter_of.get(work.id)) else "",
        cite=cite_work(work),
        coins="" if highwire(item_of(work)) else coins(item_of(work)),
    )


def _work_facts(work: Work) -> Iterator[FactView]:
    if work.kamerstuk:
        basis = evidence(work.kamerstuk)
        yield FactView("citation", work.kamerstuk.paper.citation(), basis)
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
            text = listed(value.value)
        elif name in ("date", "published"):
            text = dutch_date(value.value)  # type: ignore[attr-defined]
        else:
            text = value.value  # type: ignore[attr-defined]
        label = "described" if name == "title" and work.described else name
        yield FactView(label, text, evidence(value), work_lang(work) if "title" in name else "")


def _cited(letter: LetterCorpus, work: Work, here: Here) -> Iterator[CitedPlace]:
    for note, citation in letter.citing.get(work.id, ()):
        for mark in letter.marks_to(note):
            sentence = mark.prose.sentence_with(note.name).plain
            yield CitedPlace(
                letter=letter.record.name,
                section=section_words(letter, mark.section),
                sentence=sentence,
                to_text=here.to_mark(letter, mark),
                number=note.number,
                nth=mark.nth if len(letter.marks[note.name]) > 1 else 0,
                to_note=here.to(section_uri(letter, mark.section), note.id),
                printed=citation.printed,
                as_annex=citation.attached_to == work.id,
                doubts=doubts_in(letter, mark.paragraph.id, sentence, here) if mark.paragraph else (),
            )


def _mentioned(letter: LetterCorpus, work: Work, here: Here) -> Iterator[CitedPlace]:
    for mention in letter.mentioning.get(work.id, ()):
        section, paragraph = letter.paragraphs[mention.paragraph]
        sentence = paragraph.prose.sentence_around(mention.quote)
        yield CitedPlace(
            letter.record.name,
            section_words(letter, section),
            sentence,
            here.to(section_uri(letter, section), paragraph.id),
            paragraph=paragraph_words(letter, paragraph.id),
            proposed=mention.proposed,
            doubts=doubts_in(letter, paragraph.id, sentence, here),
        )


def works_view(corpus: Corpus, here: Here) -> WorksView:
    """The list of works, by kind, and by year, the newest first."""
    lines = [_work_line(corpus, work, here) for work in corpus.works]
    lines.sort(key=lambda line: _sort_key(line.link.words))
    by_kind = grouped((line.record.kind, line) for line in lines)
    by_year = grouped((line.year, line) for line in lines)
    kinds = [*FIRST_KINDS, *sorted(by_kind.keys() - set(FIRST_KINDS))]
    return WorksView(
        by_kind=tuple((kind, tuple(by_kind[kind])) for kind in kinds if kind in by_kind),
        by_year=tuple((year, tuple(by_year[year])) for year in sorted(by_year, reverse=True)),
        files=tuple(LinkTo(here.to(uri), uri.rpartition("/")[2]) for uri in BIBLIOGRAPHIES),
    )


def _work_line(corpus: Corpus, work: Work, here: Here) -> WorkLine:
    return WorkLine(
        record=work,
        link=work_link(work, here),
        year=work.date.value[:4] if work.date else "",
        by=work.organisation.value if work.organisation else listed(work.authors.value) if work.authors else "",
        citation=work.kamerstuk.paper.citation() if work.kamerstuk else "",
        cited=sum(letter.times_cited.get(work.id, 0) for letter in corpus.letters),
        mentioned=sum(letter.times_mentioned[work.id] for letter in corpus.letters),
        coins=coins(item_of(work)),
    )


def _sort_key(words: str) -> str:
    return words.lower().removeprefix("de ").removeprefix("het ").removeprefix("the ")
