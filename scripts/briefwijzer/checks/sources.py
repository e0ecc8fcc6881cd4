"""On what do facts rest? How strong their sources are, and whether their times can be. (K322 to K324)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..data.corpus import Corpus
from ..data.layers.outcomes import OUTCOMES, Outcome
from ..data.layers.recommendations import RECOMMENDATIONS, Recommendation
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.records import Basis, Record
from ..problems import Place, Problem


def weak_and_sure(corpus: Corpus) -> Iterator[Problem]:
    """K322: a fact is sure, and the site on which it was seen is weak."""
    hint = "Find a better page, or say medium and why in a note."
    if corpus.hosts:
        for record, host in _seen(corpus.records()):
            if getattr(record, "confidence", "") == "high" and corpus.strength.get(host) == "weak":
                message = f"high confidence on '{host}', which is weak"
                yield Problem(corpus.place(record, "confidence"), "K322", message, hint, "warning")
        for letter in corpus.letters:
            rest: tuple[Outcome | Recommendation, ...] = (*letter.layers[OUTCOMES], *letter.layers[RECOMMENDATIONS])
            for one in rest:
                strengths = {corpus.strength.get(urlsplit(url).hostname or "") for url in one.sources}
                if one.confidence == "high" and not strengths & {"official", "first-hand"}:
                    message = "high confidence, and no source is official or first-hand"
                    yield Problem(corpus.place(one, "confidence"), "K322", message, hint, "warning")


def unweighed_site(corpus: Corpus) -> Iterator[Problem]:
    """K323: nobody has said how much the word of a website weighs."""
    if not corpus.hosts:
        return
    first = _unweighed(corpus, corpus.shared)
    for letter in corpus.letters:
        first = unweighed_in(letter, corpus) | first
    for host, place in first.items():
        message = f"'{host}' is not among the hosts of sources.yml"
        yield Problem(place, "K323", message, "Add it with its strength.", "warning")


@once_and_lasting
def unweighed_in(letter: LetterCorpus, corpus: Corpus) -> dict[str, Place]:
    """Where a letter first names each website of which nobody has said how much its word weighs."""
    return _unweighed(corpus, letter.records)


def _unweighed(corpus: Corpus, records: Iterable[Record]) -> dict[str, Place]:
    """Where some records first name each website of which nobody has said how much its word weighs."""
    first: dict[str, Place] = {}
    for record, host in _seen(records):
        if host not in corpus.strength and host not in first:
            first[host] = corpus.place(record, "source")
    return first


def outcome_before_the_letter(corpus: Corpus) -> Iterator[Problem]:
    """K324: something that a letter announces came before the letter, and no note says how."""
    for letter in corpus.letters:
        written = letter.letter.day
        for outcome in letter.layers[OUTCOMES]:
            if written and outcome.when and outcome.when < written[: len(outcome.when)] and not outcome.note:
                message = f"'{outcome.announcement}' came {outcome.when}, before the letter of {written}"
                yield Problem(corpus.place(outcome, "when"), "K324", message, "Look at it, or add a note.", "warning")


def _seen(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """The facts among some records that were seen on a website, with the host of that."""
    for record in records:
        if isinstance(record, Basis) and "://" in record.source:
            yield record, urlsplit(record.source).hostname or ""


CHECKS = (weak_and_sure, unweighed_site, outcome_before_the_letter)
