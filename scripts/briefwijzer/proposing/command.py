"""The command that proposes: which layers, what is written, the worksheet, the measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..data.grouping import grouped
from ..data.reader import load
from ..problems import clipped, counted, did_you_mean, refused
from .announcing import may_announce
from .measure import measured
from .names import unlisted_names
from .places import proposals
from .rules import RULES
from .terms import proposed_terms, unexplained, write_terms
from .works import unlisted_works
from .writing import new_ones, records, write

_KNOWN = (*RULES, "terms", "announcements")


def propose(name: str, layers: Sequence[str], data: Path) -> Iterator[str]:
    """Write proposals into some layers of a letter, or into all that rules know; gives what is to be printed.

    Raises Refused (K012, K501) for a letter that is not there, and for a layer that no rule knows.
    """
    corpus = load(data)
    letter = corpus.letter_named(name)
    for layer in layers:
        if layer not in _KNOWN:
            hint = did_you_mean(layer, _KNOWN) or f"Rules propose: {', '.join(_KNOWN)}."
            raise refused(str(data), "K501", f"no rule proposes '{clipped(layer)}'", hint)
    wanted = layers or _KNOWN
    for layer, rule in RULES.items():
        if layer in wanted:
            made = records(letter, layer, new_ones(letter, layer, proposals(rule(corpus, letter))))
            yield _written(layer, made, partial(write, data, letter, layer))
    if "terms" in wanted:
        yield _written("terms", proposed_terms(corpus, letter), partial(write_terms, data))
        yield f"abbreviations that nothing explains: {', '.join(unexplained(corpus, letter)) or 'none'}"
    if "organisations" in wanted:
        yield from _unlisted("organisations.yml", unlisted_names(corpus, letter))
    if "mentions" in wanted:
        yield from _unlisted("works.yml", unlisted_works(corpus, letter))
    if "announcements" in wanted:
        chosen = list(may_announce(letter))
        yield f"sentences that may announce something, to be read by a person: {len(chosen)} (score, place, words)"
        yield from (f"  {one.score} {one.paragraph}: {one.words}" for one in chosen)


def measure(name: str, data: Path) -> Iterator[str]:
    """How good the rules are on a letter; nothing is written.

    Raises Refused (K012) for a letter that is not there.
    """
    corpus = load(data)
    return map(str, measured(corpus, corpus.letter_named(name)))


def _written(layer: str, made: list[Any], write: Callable[[list[Any]], Path]) -> str:
    """Write proposals, if there are any, and say so."""
    return f"{layer}: {counted(len(made), 'proposal')} in {write(made)}" if made else f"{layer}: nothing new"


def _unlisted(file: str, names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names that are no entries as long as the shared list has nobody of that name: each with its places."""
    places = grouped((name, at) for at, name in names)
    yield f"names that {file} does not have, by their form: {len(places)}"
    yield from (f"  {name}: {', '.join(dict.fromkeys(several))}" for name, several in places.items())
