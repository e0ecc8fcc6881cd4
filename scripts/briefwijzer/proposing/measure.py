"""How good the rules are: what they propose for a letter without its layers, beside what its reviewed layers have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from ..checks.completeness import covers
from ..citations.works import PrintedWork, read_work
from ..data.corpus import Corpus
from ..data.layers import layer_of
from ..data.layers.announcements import ANNOUNCEMENTS, Announcement
from ..data.letter import Footnote
from ..data.letter_corpus import LetterCorpus
from ..data.works import Work
from .announcing import ENOUGH, MayAnnounce, scored_sentences
from .names import names_without_list
from .places import Proposal, paragraphs, proposals, sentences_of
from .rules import RULES
from .terms import proposed_terms
from .works import works_without_list

T = TypeVar("T")


@dataclass(frozen=True)
class Measured:
    """How many of the reviewed entries a rule finds, and how many of its proposals they hold."""

    what: str
    found: int
    reviewed: int
    right: int
    proposed: int

    def __str__(self) -> str:
        recall = self.found / self.reviewed if self.reviewed else 0.0
        precision = self.right / self.proposed if self.proposed else 0.0
        return (
            f"{self.what}: recall {recall:.3f} ({self.found} of {self.reviewed}), "
            f"precision {precision:.3f} ({self.right} of {self.proposed})"
        )


def measured(corpus: Corpus, letter: LetterCorpus) -> list[Measured]:
    """Every rule for which the letter has a reviewed layer."""
    found = []
    for layer, rule in RULES.items():
        if entries := _reviewed(letter, layer):
            found.append(_measure(layer, entries, list(proposals(rule(corpus, letter))), partial(_same, letter)))
    for layer, names in (("organisations", names_without_list(letter)), ("mentions", works_without_list(letter))):
        if entries := _reviewed(letter, layer):
            found.append(_measure(f"{layer}, with the shared lists emptied", entries, list(names), _same_name))
    if corpus.terms:
        found.append(_terms(corpus, letter))
    if notes := [note for note in letter.footnotes if note.citations]:
        found.append(_works_in_notes(corpus, notes))
    if promised := _reviewed(letter, ANNOUNCEMENTS.key):
        found += _announcing(letter, promised)
    return found


def _terms(corpus: Corpus, letter: LetterCorpus) -> Measured:
    """Abbreviations and defined terms of the letter, with the list of terms emptied: found by the same word."""
    texts = " ".join([*(one.prose.plain for one in paragraphs(letter)), *(note.plain for note in letter.footnotes)])
    own = [one for one in corpus.terms if one.kind in ("abbreviation", "defined") and not one.review]
    own = [one for one in own if any(form in texts for form in (one.term, *one.forms))]
    made = proposed_terms(corpus, letter, known=())
    right = sum(any(record["term"] in (one.term, *one.forms) for one in own) for record in made)
    return Measured("abbreviations and definitions, with the shared lists emptied", right, len(own), right, len(made))


def _works_in_notes(corpus: Corpus, notes: Iterable[Footnote]) -> Measured:
    """Notes on a work that is no paper: whether its title and year are read as the list of works has them."""
    others, read, right = 0, 0, 0
    for note in notes:
        cited = [corpus.work[citation.work] for citation in note.citations if not citation.attached_to]
        other = [work for work in cited if not work.kamerstuk]
        others += len(other)
        if reading := read_work(note.plain):
            read += 1
            right += any(_fits(work, reading) for work in other)
    return Measured("works in notes, without a number", right, others, right, read)


def _fits(work: Work, reading: PrintedWork) -> bool:
    """Whether a reading says of a work what is known of it: the year, and the title or the beginning of it."""
    printed = re.sub(r"\W", "", reading.title).lower()
    titles = [re.sub(r"\W", "", fact.value).lower() for fact in (work.title, work.title_as_cited) if fact]
    year = not work.date or not reading.date or work.date.value[:4] == reading.date[:4]
    return year and any(printed.startswith(title) or title.startswith(printed) for title in titles)


def _announcing(letter: LetterCorpus, promised: list[Announcement]) -> Iterator[Measured]:
    """The worksheet of sentences, then the same from other scores on, and in each half of the sections.

    Found are announcements, right are sentences that hold one.
    """
    every = list(scored_sentences(letter))

    def held_by(sentence: MayAnnounce) -> list[Announcement]:
        return [one for one in promised if one.paragraph == sentence.paragraph and covers(one, sentence.words)]

    def from_score(what: str, read: list[MayAnnounce], enough: int, wanted: list[Announcement]) -> Measured:
        chosen = [sentence for sentence in read if sentence.score >= enough]
        found = {one.id for sentence in chosen for one in held_by(sentence)} & {one.id for one in wanted}
        right = sum(bool(held_by(sentence)) for sentence in chosen)
        share = len(chosen) / len(read) if read else 0
        return Measured(f"{what} ({share:.2f} of all sentences)", len(found), len(wanted), right, len(chosen))

    yield from_score("sentences that may announce", every, ENOUGH, promised)
    yield from_score("of these what is not done yet", every, ENOUGH, [one for one in promised if one.status != "done"])
    for enough in range(ENOUGH - 1, ENOUGH + 3):
        if enough != ENOUGH:
            yield from_score(f"from a score of {enough} on", every, enough, promised)
    for first, half in enumerate(("odd", "even")):
        ids = {paragraph.id for section in letter.sections[first::2] for paragraph in letter.page(section)}
        read = [sentence for sentence in every if sentence.paragraph in ids]
        yield from_score(f"{half} sections", read, ENOUGH, [one for one in promised if one.paragraph in ids])
    third = len(every) // 3
    best = sorted((len(held_by(sentence)) for sentence in every), reverse=True)[:third]
    yield Measured("the best third of all sentences", sum(best), len(promised), third, third)


def _reviewed(letter: LetterCorpus, layer: str) -> list[Any]:
    """The entries of a layer that somebody looked at."""
    return list(letter.layers.reviewed[layer_of(layer)])


def _same_name(entry: Any, name: tuple[str, str]) -> bool:
    """Whether an entry is about a name that was recognised by its form alone: its paragraph and its words."""
    printed = vars(entry).get("printed") or entry.quote
    return bool(entry.paragraph == name[0] and (printed in name[1] or name[1] in printed))


def _same(letter: LetterCorpus, entry: Any, one: Proposal) -> bool:
    """Whether an entry and a proposal are about the same words of a letter, or name the same in one sentence."""
    if entry.paragraph != one.paragraph:
        return False
    paragraph = letter.paragraphs[entry.paragraph][1]
    text = paragraph.prose.plain
    at = text.find(entry.quote)
    begin, end = at, at + len(entry.quote)
    if named := next((key for key in ("organisation", "work") if key in one.values), ""):
        # in one sentence is near enough: one person quotes "de SER", another "de SER stelt"
        places = [(start, start + len(sentence.plain)) for start, sentence in sentences_of(paragraph)]
        there = any(begin < stop and start < end and start <= one.start < stop for start, stop in places)
        return bool(getattr(entry, named) == one.values[named] and there)
    if printed := vars(entry).get("printed"):
        begin = text.find(printed, at)
        end = begin + len(printed)
    return bool(begin < one.start + len(one.printed) and one.start < end)


def _measure(what: str, entries: list[Any], made: list[T], same: Callable[[Any, T], bool]) -> Measured:
    """Entries of which a rule made the same, and what it made that is in an entry."""
    found = sum(any(same(entry, one) for one in made) for entry in entries)
    right = sum(any(same(entry, one) for entry in entries) for one in made)
    return Measured(what, found, len(entries), right, len(made))
