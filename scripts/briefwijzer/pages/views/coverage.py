"""How complete the layers of a letter are: what there is, how it was gone through, and where two readings differed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...addresses.here import Here
from ...checks.completeness import entries_to_name, places_to_quote, sentences_to_quote, themes_of
from ...checks.keywords import with_entry
from ...data.corpus import Corpus
from ...data.layers import layer_of
from ...data.layers.declaration import Layer
from ...data.layers.keywords import KEYWORD_READINGS, KEYWORDS, keyword_by_word, keywords_given
from ...data.layers.themes import READINGS, THEME_USES, Choice, ThemeUse
from ...data.layers.whole import InEveryParagraph, InEveryPlace, OfEntries, OfEveryPlace, OfEverySentence
from ...data.letter_corpus import LetterCorpus
from ...data.records import with_inner
from .entries import PlaceLink, QuoteView, place_link, place_or_note, quote_view
from .frame import LetterFrame, letter_frame
from .letters import missing_layers
from .links import LinkTo, work_link
from .summary import SentencesAgree, sentences_agree


@dataclass(frozen=True)
class CoverageView:
    """How complete the layers are: counts, reviews, agreement, and what is not there."""

    frame: LetterFrame
    layers: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]
    measures: tuple[ShareView, ...]
    missing: str
    alpha: str
    same: tuple[int, int]
    changes: tuple[ChangeView, ...]
    keywords: KeywordAgreement | None
    sentences: SentencesAgree | None

    @property
    def unread(self) -> bool:
        """Whether rules proposed all that the layers hold."""
        return bool(self.layers) and {review for *_, reviews in self.layers for review, _ in reviews} == {"proposed"}


class ShareView(NamedTuple):
    """Some of all: a word of the catalogue, both numbers, and which ones are meant, under a word of the catalogue."""

    name: str
    some: int
    all: int
    which: str = ""
    works: tuple[LinkTo, ...] = ()
    sentences: tuple[tuple[QuoteView, str], ...] = ()


@dataclass(frozen=True)
class KeywordAgreement:
    """How far two readings for keywords agree: how many of all did both give, and how many of one were taken."""

    alpha: str
    both: tuple[int, int]
    taken: tuple[int, int]
    changes: tuple[KeywordChange, ...]


class KeywordChange(NamedTuple):
    """A paragraph or note for which the readings differ: the words that only one of them gave, and what was decided."""

    place: PlaceLink
    first: str
    second: str
    decision: str


@dataclass(frozen=True)
class ChangeView:
    """A paragraph for which something was decided after two readings: the themes of each, why, and what came of it."""

    place: PlaceLink
    first: tuple[tuple[str, str], ...]
    second: tuple[tuple[str, str], ...]
    decision: str
    outcome: tuple[tuple[str, str], ...]


def coverage_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> CoverageView:
    """How complete the layers of a letter are, counted anew."""
    layers, readings = [], letter.layers[READINGS]
    for layer in letter.present:
        if layer.how:  # shown below
            continue
        entries = letter.layers[layer]
        records = (record for entry in entries for record in with_inner(entry))
        reviews = Counter(record.review for record in records if hasattr(record, "review"))
        layers.append((layer.key, len(entries), tuple(sorted(reviews.items()))))
    return CoverageView(
        frame=letter_frame(letter, here),
        layers=tuple(layers),
        measures=tuple(one for one in _measures(corpus, letter, here) if one.all or one.sentences),
        missing=missing_layers(letter),
        alpha=letter.layers.facts["alpha"].replace(".", ","),
        same=(sum(themes_of(one.first) == themes_of(one.second) for one in readings), len(readings)),
        changes=tuple(_changes(corpus, letter, here)),
        keywords=keyword_agreement(letter, here) if letter.layers[KEYWORD_READINGS] else None,
        sentences=sentences_agree(letter),
    )


def _changes(corpus: Corpus, letter: LetterCorpus, here: Here) -> Iterator[ChangeView]:
    """What was decided after two readings for themes."""

    def named(uses: Iterable[Choice | ThemeUse]) -> tuple[tuple[str, str], ...]:
        return tuple((corpus.theme[use.theme].name, use.part) for use in uses)

    for reading in letter.layers[READINGS]:
        if reading.decision:
            uses = [use for use in letter.layers[THEME_USES] if use.paragraph == reading.paragraph]
            place = place_link(letter, reading.paragraph, here)
            yield ChangeView(place, named(reading.first), named(reading.second), reading.decision, named(uses))


def keyword_agreement(letter: LetterCorpus, here: Here) -> KeywordAgreement:
    """How far the two readings for keywords agree, counted anew; words of one entry count as the same keyword."""
    known = keyword_by_word(letter.layers[KEYWORDS])
    both = one = taken = 0
    changes = []
    for reading in letter.layers[KEYWORD_READINGS]:
        first, second = keywords_given(reading.first, known), keywords_given(reading.second, known)
        there = {entry.id for entry in letter.keywords_at.get(reading.at, ())}
        both += len(first.keys() & second.keys())
        one += len(first.keys() ^ second.keys())
        taken += len((first.keys() ^ second.keys()) & there)
        if reading.decision:
            place = place_or_note(letter, reading.at, here)
            changes.append(KeywordChange(place, _only(first, second), _only(second, first), reading.decision))
    alpha = letter.layers.facts["keyword_alpha"].replace(".", ",")
    return KeywordAgreement(alpha, (both, both + one), (taken, one), tuple(changes))


def _only(these: Mapping[str, str], others: Mapping[str, str]) -> str:
    """The words of one reading for keywords that the other did not give."""
    return ", ".join(word for name, word in these.items() if name not in others)


def _measures(corpus: Corpus, letter: LetterCorpus, here: Here) -> Iterator[ShareView]:
    """What can be counted in the text for the layers that somebody has looked at, or of the works."""
    reviewed = letter.layers.reviewed
    for layer in letter.present:
        if reviewed[layer]:
            yield from _measure(corpus, letter, layer, here)
    citations = [citation for note in letter.footnotes for citation in note.citations]
    yield ShareView("coverage_flagged", sum(1 for citation in citations if citation.flags), len(citations))
    cited = Counter(citation.work for citation in citations)
    once = [work for work, count in cited.items() if count == 1]
    yield ShareView("coverage_once", len(once), len(cited), "coverage_which_once", _works(corpus, once, here))
    links = [(work, link) for work in letter.works for link in corpus.work[work].urls]
    unseen = [work for work, link in links if link.source == "url-pattern"]
    which = _works(corpus, dict.fromkeys(unseen), here)
    yield ShareView("coverage_links", len(links) - len(unseen), len(links), "coverage_which_unseen", which)


def _measure(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], here: Here) -> Iterator[ShareView]:
    """How much of what a layer has to have is in it, where its declaration says what makes it whole."""
    entries, name = letter.layers[layer], f"coverage_of_{layer.key}"
    match layer.whole:
        case InEveryPlace(none):
            why = tuple(
                (QuoteView(letter.words_of(entry.at), place_or_note(letter, entry.at, here)), entry.why)
                for entry in letter.layers[layer_of(none)]
            )
            some = len(with_entry(letter, layer))
            yield ShareView(name, some, len(letter.places), f"coverage_of_{none}", sentences=why)
        case InEveryParagraph():
            yield ShareView(name, len({entry.paragraph for entry in entries}), len(letter.paragraphs))
        case OfEverySentence(_, none):
            found = len(sentences_to_quote(letter, layer))
            read = tuple((quote_view(letter, entry, here), entry.why) for entry in letter.layers[layer_of(none)])
            yield ShareView(name, found, found, f"coverage_of_{none}", sentences=read)
        case OfEntries() as whole:
            asked = entries_to_name(letter, whole)
            named = {getattr(entry, whole.field) for entry in entries}
            yield ShareView(name, sum(entry.id in named for entry in asked), len(asked))
        case OfEveryPlace():
            covered = [there for _, _, there in places_to_quote(corpus, letter, layer)]
            yield ShareView(name, sum(covered), len(covered))


def _works(corpus: Corpus, works: Iterable[str], here: Here) -> tuple[LinkTo, ...]:
    return tuple(work_link(corpus.work[work], here) for work in works)
