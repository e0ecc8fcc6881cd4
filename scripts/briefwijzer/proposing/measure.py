"""How good the rules are: what they propose for a letter without its layers, beside what its reviewed layers have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..checks.completeness import covers
from ..data.corpus import Corpus
from ..data.layers import layer_of
from ..data.layers.announcements import ANNOUNCEMENTS, Announcement
from ..data.layers.organisations import ORGANISATION_MENTIONS
from ..data.letter_corpus import LetterCorpus
from .announcing import ENOUGH, MayAnnounce, sentences
from .places import Proposal
from .rules import RULES, names_without_list


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
        entries = [entry for entry in letter.layers[layer_of(layer)] if vars(entry).get("review") != "proposed"]
        if entries and layer != "oddities":
            found.append(_measure(layer, entries, list(rule(corpus, letter)), _same(letter)))
    mentions = [entry for entry in letter.layers[ORGANISATION_MENTIONS] if entry.review != "proposed"]
    if mentions:
        names = list(names_without_list(letter))
        hits = sum(any(at == one.paragraph and _alike(one.printed, name) for at, name in names) for one in mentions)
        right = sum(any(at == one.paragraph and _alike(one.printed, name) for one in mentions) for at, name in names)
        found.append(Measured("organisations, with the shared lists emptied", hits, len(mentions), right, len(names)))
    if promised := [one for one in letter.layers[ANNOUNCEMENTS] if one.review != "proposed"]:
        found += _announcing(letter, promised)
    return found


def _announcing(letter: LetterCorpus, promised: list[Announcement]) -> Iterator[Measured]:
    """The worksheet of sentences, then the same from other scores on, and in each half of the sections.

    Found are announcements, right are sentences that hold one.
    """
    every = list(sentences(letter))

    def about(one: MayAnnounce) -> list[Announcement]:
        return [it for it in promised if it.paragraph == one.paragraph and covers(it, one.words)]

    def measured(what: str, of: list[MayAnnounce], enough: int, entries: list[Announcement]) -> Measured:
        chosen = [one for one in of if one.score >= enough]
        found = {it.id for one in chosen for it in about(one)} & {it.id for it in entries}
        right = sum(bool(about(one)) for one in chosen)
        share = len(chosen) / len(of) if of else 0
        return Measured(f"{what} ({share:.2f} of all sentences)", len(found), len(entries), right, len(chosen))

    what = "sentences that may announce"
    yield measured(what, every, ENOUGH, promised)
    yield measured("of these what is not done yet", every, ENOUGH, [one for one in promised if one.status != "done"])
    for enough in range(ENOUGH - 1, ENOUGH + 3):
        if enough != ENOUGH:
            yield measured(f"from a score of {enough} on", every, enough, promised)
    for first, half in enumerate(("odd", "even")):
        ids = {paragraph.id for section in letter.sections[first::2] for paragraph in letter.page(section)}
        here = [one for one in promised if one.paragraph in ids]
        yield measured(f"{half} sections", [one for one in every if one.paragraph in ids], ENOUGH, here)
    held = sorted((len(about(one)) for one in every), reverse=True)
    third = sum(held[: len(every) // 3])
    yield Measured("the best third of all sentences", third, len(promised), len(every) // 3, len(every) // 3)


def _alike(printed: str, name: str) -> bool:
    return printed in name or name in printed


def _same(letter: LetterCorpus) -> Callable[[Any, Proposal], bool]:
    def same(entry: Any, one: Proposal) -> bool:
        if entry.paragraph != one.paragraph:
            return False
        if "organisation" in one.values:
            sentence = one.quote if one.quote in entry.quote or entry.quote in one.quote else ""
            return entry.organisation == one.values["organisation"] and bool(sentence or one.printed in entry.quote)
        text = letter.paragraphs[entry.paragraph][1].prose.plain
        start = text.find(entry.printed, max(text.find(entry.quote), 0))
        return start < one.start + len(one.printed) and one.start < start + len(entry.printed)

    return same


def _measure(
    what: str, entries: list[Any], proposals: list[Proposal], same: Callable[[Any, Proposal], bool]
) -> Measured:
    found = sum(any(same(entry, one) for one in proposals) for entry in entries)
    right = sum(any(same(entry, one) for entry in entries) for one in proposals)
    return Measured(re.sub("-", " ", what), found, len(entries), right, len(proposals))
