"""How good the rules are: what they propose for a letter without its layers, beside what its reviewed layers have."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..data.corpus import Corpus
from ..data.layers import layer_of
from ..data.layers.announcements import ANNOUNCEMENTS
from ..data.layers.organisations import ORGANISATION_MENTIONS
from ..data.letter_corpus import LetterCorpus
from .rules import RULES, Proposal, may_announce, names_without_list, paragraphs


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
        sentences = list(may_announce(letter))
        hits = sum(
            any(at == one.paragraph and (one.quote in text or text in one.quote) for at, text in sentences)
            for one in promised
        )
        right = sum(
            any(at == one.paragraph and (one.quote in text or text in one.quote) for one in promised)
            for at, text in sentences
        )
        whole = sum(len(paragraph.prose.sentences) for paragraph in paragraphs(letter))
        what = f"sentences that may announce ({len(sentences) / whole:.2f} of all)"
        found.append(Measured(what, hits, len(promised), right, len(sentences)))
    return found


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
