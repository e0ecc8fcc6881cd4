"""Does each entry of a layer have what it must have, and does it fit what is printed? (K318)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..data.corpus import Corpus
from ..data.layers import LAYERS
from ..data.layers.entries import UNSEEN
from ..data.layers.whole import NeedsUnless, NoteUnless, Rule, Together
from ..data.letter_corpus import LetterCorpus
from ..data.records import fields_with
from ..data.values import NumberIn
from ..problems import Problem
from ..words.dutch import in_digits


def rules_of_entries(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K318: one of two fields that go together is missing, or the reason for a reading that is not certain."""
    for layer in LAYERS:
        for entry in letter.layers[layer]:
            for field, message, hint in (fault for rule in layer.rules for fault in _faults(rule, entry)):
                yield Problem(corpus.place(entry, field), "K318", message, hint)


def _faults(rule: Rule, entry: Any) -> Iterator[tuple[str, str, str]]:
    """What an entry lacks by a rule, or has too much: the field, a message and a hint."""
    match rule:
        case Together(one, other):
            if bool(getattr(entry, one)) != bool(getattr(entry, other)):
                yield one, f"{one} and {other} go together", "Add the other, or leave out both."
        case NoteUnless(field, value):
            if (found := getattr(entry, field)) != value and not entry.note:
                yield field, f"the {field} is {found}, and no note says why", "Add a note."
        case NeedsUnless(needed, field, value):
            found, there = getattr(entry, field), bool(getattr(entry, needed))
            if there == (found == value):
                hint = f"Leave {needed} out." if there else f"Add {needed}."
                yield field, f"the {field} is {found}, with{'' if there else 'out'} {needed}", hint


def period_in_order(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K318: a period ends before it begins."""
    for entry in letter.layers.entries():
        start, end = vars(entry).get("start"), vars(entry).get("end")
        if start and end:
            exact = min(len(start), len(end))  # 2017-02 to 2017 is in order
            if end[:exact] < start[:exact]:
                message = f"the period begins {start} and ends {end}"
                yield Problem(corpus.place(entry, "end"), "K318", message, "Check both dates.")


def left_to_a_person(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K318: somebody reviewed an entry, and it still has what a rule wrote where only a person can know."""
    for entry in letter.layers.entries():
        if vars(entry).get("review") != "proposed":
            for key in (key for key, value in vars(entry).items() if value == UNSEEN):
                message, hint = f"the {key} of a reviewed entry is '{UNSEEN}'", "Write it, or leave it out."
                yield Problem(corpus.place(entry, key), "K318", message, hint)


def value_as_printed(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K318: a number differs from what is printed, where that is in digits."""
    for entry in letter.layers.entries():
        for key, mark in fields_with(type(entry), NumberIn):
            printed, given = getattr(entry, mark.field), getattr(entry, key)
            value = in_digits(printed)
            if value is not None and given != value:
                message = f"'{printed}' is {value}, not {given}"
                hint = "Check the digits and the zeros behind them."
                yield Problem(corpus.place(entry, key), "K318", message, hint)


OF_ONE_LETTER = (rules_of_entries, period_in_order, value_as_printed, left_to_a_person)
