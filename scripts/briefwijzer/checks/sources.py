"""On what do facts rest? How strong their sources are, and whether their times can be. (K322 to K324, K326)"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import urlsplit

from ..data.corpus import Corpus
from ..data.layers.outcomes import OUTCOMES, Outcome
from ..data.layers.recommendations import RECOMMENDATIONS, Recommendation
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.records import Basis, PaperNumber, Record, listed_values
from ..problems import Place, Problem

_ADDRESS = re.compile(r"https?://[^\s<>]+")


def weak_and_sure(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K322: a fact of a letter is sure, and the site on which it was seen is weak, or none that says so is strong."""
    if not corpus.hosts:
        return
    yield from _weak(corpus, letter.records)
    rest: tuple[Outcome | Recommendation, ...] = (*letter.layers[OUTCOMES], *letter.layers[RECOMMENDATIONS])
    for one in rest:
        strengths = {corpus.strength.get(urlsplit(url).hostname or "") for url in one.sources}
        if one.confidence == "high" and not strengths & {"official", "first-hand"}:
            yield _too_sure(corpus, one, "high confidence, and no source is official or first-hand")


def weak_and_sure_in_shared(corpus: Corpus) -> Iterator[Problem]:
    """K322: a shared fact is sure on a weak site, or the number of a paper was not seen on its own page."""
    for work in corpus.works:
        number = work.kamerstuk
        if number and number.confidence == "high" and "://" in number.source and not _of_paper(number):
            message = f"high confidence, and '{number.source}' is not the page of the paper itself"
            yield _too_sure(corpus, number, message)
    if corpus.hosts:
        yield from _weak(corpus, corpus.shared)


def _weak(corpus: Corpus, records: Iterable[Record]) -> Iterator[Problem]:
    for record, host in _seen_on_sites(records):
        if getattr(record, "confidence", "") == "high" and corpus.strength.get(host) == "weak":
            yield _too_sure(corpus, record, f"high confidence rests on '{host}', which is weak")


def _too_sure(corpus: Corpus, record: Record, message: str) -> Problem:
    hint = "Find a better page, or say medium and why in a note."
    return Problem(corpus.place(record, "confidence"), "K322", message, hint, "warning")


def _of_paper(number: PaperNumber) -> bool:
    """Whether the number of a paper was seen on the page of that paper, by whatever way it was reached."""
    page = urlsplit(number.paper.url).path.rpartition("/")[2].partition(".")[0]
    return urlsplit(number.source).path.rpartition("/")[2].partition(".")[0] == page


def unweighed_site(corpus: Corpus) -> Iterator[Problem]:
    """K323: nobody has said how much the word of a website weighs."""
    if not corpus.hosts:
        return
    first = _unweighed(corpus, corpus.shared)
    for letter in corpus.letters:
        first = unweighed_in(letter, corpus) | first
    for host, place in first.items():
        message = f"'{host}' is not among the hosts of sources.yml"
        yield Problem(place, "K323", message, "Add it there with its strength.", "warning")


@once_and_lasting
def unweighed_in(letter: LetterCorpus, corpus: Corpus) -> dict[str, Place]:
    """Where a letter first names each website of which nobody has said how much its word weighs."""
    return _unweighed(corpus, letter.records)


def _unweighed(corpus: Corpus, records: Iterable[Record]) -> dict[str, Place]:
    """Where some records first name each website of which nobody has said how much its word weighs."""
    first: dict[str, Place] = {}
    for record, host in _seen_on_sites(records):
        if host not in corpus.strength and host not in first:
            first[host] = corpus.place(record, "source")
    return first


def unused_page(corpus: Corpus) -> Iterator[Problem]:
    """K326: nothing rests on a page that was read, or was seen on a website that was weighed."""
    used = frozenset[str]().union(_addresses(corpus.shared), *(addresses_in(one, corpus) for one in corpus.letters))
    hosts = {urlsplit(url).hostname for url in chain(used, (page.url for page in corpus.pages_read))}
    for page in corpus.pages_read:
        if page.url not in used:
            hint = "Name it where it is used, or remove it."
            yield Problem(corpus.place(page, "url"), "K326", f"nothing uses the page '{page.url}'", hint, "warning")
    for host in corpus.hosts:
        if host.host not in hosts:
            message = f"nothing uses a page of '{host.host}'"
            yield Problem(corpus.place(host, "host"), "K326", message, "Remove it.", "warning")


@once_and_lasting
def addresses_in(letter: LetterCorpus, corpus: Corpus) -> frozenset[str]:
    """The addresses of pages elsewhere that the records of a letter name, in their remarks too."""
    return _addresses(letter.records)


def _addresses(records: Iterable[Record]) -> frozenset[str]:
    texts = (text for record in records for value in vars(record).values() for text in listed_values(value))
    with_one = (text for text in texts if isinstance(text, str) and "://" in text)
    return frozenset(address for text in with_one for address in _addresses_of(text))


def _addresses_of(text: str) -> Iterator[str]:
    """The addresses in a text, without the signs of the sentence behind them; an address alone is taken as it is.

    >>> list(_addresses_of("https://example.org/Robot_(machine)"))
    ['https://example.org/Robot_(machine)']
    >>> list(_addresses_of("zie https://example.org/a, en (https://example.org/b)."))
    ['https://example.org/a', 'https://example.org/b']
    """
    if _ADDRESS.fullmatch(text):
        yield text
        return
    for address in _ADDRESS.findall(text):
        yield address.rstrip(".,;:" if "(" in address else ".,;:)")


def outcome_before_the_letter(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K324: something that a letter announces came before the letter, and no note says how."""
    written = letter.record.day
    for outcome in letter.layers[OUTCOMES]:
        if written and outcome.when and outcome.when < written[: len(outcome.when)] and not outcome.note:
            message = f"'{outcome.announcement}' came {outcome.when}, before the letter of {written}"
            yield Problem(corpus.place(outcome, "when"), "K324", message, "Check it, or add a note.", "warning")


def _seen_on_sites(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """The facts among some records that were seen on a website, with the host of that."""
    for record in records:
        if isinstance(record, Basis) and "://" in record.source:
            yield record, urlsplit(record.source).hostname or ""


OF_ONE_LETTER = (weak_and_sure, outcome_before_the_letter)
OF_ALL = (weak_and_sure_in_shared, unweighed_site, unused_page)
