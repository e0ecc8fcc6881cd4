"""The command that proposes: which layers, what is written, the worksheet, the measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

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


def propose(name: str, layers: Sequence[str], data: Path, *, measure: bool = False) -> Iterator[str]:
    """Write proposals into the layers of a letter; with ``measure`` only say how good the rules are on it."""
    corpus = load(data)
    letter = corpus.letter_named(name)
    known = [*RULES, "terms", "announcements"]
    for layer in layers:
        if layer not in known:
            hint = did_you_mean(layer, known) or f"Rules propose: {', '.join(known)}."
            raise refused(str(data), "K501", f"no rule proposes '{clipped(layer)}'", hint)
    if measure:
        yield from map(str, measured(corpus, letter))
        return
    for layer, rule in RULES.items():
        if layers and layer not in layers:
            continue
        made = records(letter, layer, new_ones(letter, layer, proposals(rule(corpus, letter))))
        if made:
            yield f"{layer}: {counted(len(made), 'proposal')} in {write(data, letter, layer, made)}"
        else:
            yield f"{layer}: nothing new"
    if not layers or "terms" in layers:
        if made := proposed_terms(corpus, letter):
            yield f"terms: {counted(len(made), 'proposal')} in {write_terms(data, made)}"
        else:
            yield "terms: nothing new"
        yield f"abbreviations that nothing explains: {', '.join(unexplained(corpus, letter)) or 'none'}"
    if not layers or "organisations" in layers:
        yield from _unlisted("organisations.yml", unlisted_names(corpus, letter))
    if not layers or "mentions" in layers:
        yield from _unlisted("works.yml", unlisted_works(corpus, letter))
    if not layers or "announcements" in layers:
        chosen = list(may_announce(letter))
        yield f"sentences that may announce something, to be read by a person: {len(chosen)} (score, place, words)"
        yield from (f"  {one.score} {one.paragraph}: {one.words}" for one in chosen)


def _unlisted(file: str, names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names that are no entries as long as the shared list has nobody of that name: each with its places."""
    places: dict[str, list[str]] = {}
    for at, name in names:
        places.setdefault(name, []).append(at)
    yield f"names that {file} does not have, by their form: {len(places)}"
    yield from (f"  {name}: {', '.join(dict.fromkeys(several))}" for name, several in places.items())
