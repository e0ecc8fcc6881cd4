"""What became of announcements, and what reports recommend: with the pages that say so, and when they were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from ...addresses.here import Here
from ...addresses.uris import outcome_anchor, register_uri, section_uri
from ...data.corpus import Corpus
from ...data.layers.announcements import ANNOUNCEMENTS, Announcement
from ...data.layers.outcomes import OUTCOMES, Outcome
from ...data.layers.positions import POSITIONS, Position
from ...data.layers.recommendations import RECOMMENDATIONS, Recommendation
from ...data.letter_corpus import LetterCorpus
from ...data.records import fixed_values
from ...data.shared import ReadPage
from ...data.values import DUTCH
from ...words import phrase
from ...words.dutch import dutch_date
from .links import LinkTo, work_link

# The value for announcements that nobody has looked up.
UNCHECKED = "unchecked"
RESULTS = (*fixed_values(Outcome, "result"), UNCHECKED)


class SourceView(NamedTuple):
    """A page that was read, its site, and how strong that is; ``lang`` is that of a quote that is not Dutch."""

    page: ReadPage
    host: str
    strength: str
    lang: str


class OutcomeView(NamedTuple):
    """What became of an announcement: the result; where it was looked up, the entry, its id on the page, its pages."""

    result: str
    record: Outcome | None = None
    id: str = ""
    sources: tuple[SourceView, ...] = ()


# A result, how many announcements have it, and the way to them in their register.
OutcomeCount = tuple[str, int, str]


class OutcomesView(NamedTuple):
    """What became of the plans of a letter, and of all its announcements; the counts of each add up to the number."""

    plans: int
    of_plans: tuple[OutcomeCount, ...]
    all: int
    of_all: tuple[OutcomeCount, ...]


# An answer of the letter: the way to it in our words, if an entry has it, and the words of the letter.
AnswerView = tuple[LinkTo | None, LinkTo]


class RecommendationView(NamedTuple):
    """What a report recommends, and where the letter answers it; without answers the letter says nothing."""

    record: Recommendation
    work: LinkTo
    sources: tuple[SourceView, ...]
    answers: tuple[AnswerView, ...]


def source_views(corpus: Corpus, urls: Iterable[str]) -> tuple[SourceView, ...]:
    """Pages that were read."""
    return tuple(_source(corpus, corpus.page_read[url]) for url in urls)


def _source(corpus: Corpus, page: ReadPage) -> SourceView:
    host = urlsplit(page.url).hostname or ""
    return SourceView(page, host, corpus.strength.get(host, ""), page.language if page.language != DUTCH else "")


def result_of(letter: LetterCorpus, announcement: Announcement) -> str:
    """The result of an announcement; empty where the letter has no outcomes."""
    if not letter.layers[OUTCOMES]:
        return ""
    outcome = letter.outcome.get(announcement.id)
    return outcome.result if outcome else UNCHECKED


def result_words(outcome: Outcome) -> str:
    """The result in words, with the time where it is known: uitgevoerd, 8 juni 2017."""
    words = phrase(f"result_{outcome.result}")
    return f"{words}, {dutch_date(outcome.when)}" if outcome.when else words


def outcome_view(corpus: Corpus, letter: LetterCorpus, announcement: Announcement) -> OutcomeView | None:
    """What became of an announcement, or that nobody looked; None where the letter has no outcomes."""
    if not letter.layers[OUTCOMES]:
        return None
    outcome = letter.outcome.get(announcement.id)
    if outcome is None:
        return OutcomeView(UNCHECKED)
    anchor = outcome_anchor(announcement.id)
    return OutcomeView(outcome.result, outcome, anchor, source_views(corpus, outcome.sources))


def outcomes_view(letter: LetterCorpus, here: Here) -> OutcomesView | None:
    """What became of the announcements of a letter; None where that was not looked up."""
    if not letter.layers[OUTCOMES]:
        return None
    every = letter.layers[ANNOUNCEMENTS]
    plans = [entry for entry in every if entry.status == "planned"]
    register = register_uri(letter, ANNOUNCEMENTS.slug)
    page = "" if here.uri == register else here.to(register)

    def counts(entries: Iterable[Announcement], choice: str) -> tuple[OutcomeCount, ...]:
        found = Counter(result_of(letter, entry) for entry in entries)
        return tuple((one, found[one], f"{page}?{choice}uitkomst={one}") for one in RESULTS if found[one])

    return OutcomesView(len(plans), counts(plans, "stand=planned&"), len(every), counts(every, ""))


def recommendation_views(corpus: Corpus, letter: LetterCorpus, here: Here) -> tuple[RecommendationView, ...]:
    """What the reports recommend that a letter answers, in the order of the file."""
    return tuple(
        RecommendationView(
            one,
            work_link(corpus.work[one.work], here),
            source_views(corpus, one.sources),
            tuple(_answers(letter, one, here)),
        )
        for one in letter.layers[RECOMMENDATIONS]
    )


def _answers(letter: LetterCorpus, one: Recommendation, here: Here) -> Iterator[AnswerView]:
    """The ways to what answers a recommendation: an entry in our words, and the words of the letter."""
    for entry, paragraph, words in letter.answers_to(one):
        link = None
        if entry:
            layer, title = (POSITIONS, entry.answer) if isinstance(entry, Position) else (ANNOUNCEMENTS, entry.what)
            link = LinkTo(here.to(register_uri(letter, layer.slug), entry.id), title)
        section, _ = letter.paragraphs[paragraph]
        yield (link, LinkTo(here.to(section_uri(letter, section), paragraph), words))
