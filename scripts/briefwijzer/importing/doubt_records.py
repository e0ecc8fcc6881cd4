"""Doubts as doubts.yml has them: those with one reason and one choice are one, with a list of its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from ..data.grouping import grouped
from .drafts.draft import DoubtReason, DraftDoubt
from .drafts.signs import bare, plain

_OF_A_PLACE = ("place", "words", "decision", "comment")
_DECIDED = ("decision", "comment")


def asked(doubts: Sequence[DraftDoubt], before: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """The records of doubts; what was decided ``before`` about the same words for the same reason is decided."""
    made = grouped(((one["reason"], one.get("words", "")), one) for one in _each(before) if one.get("decision"))
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for doubt in doubts:
        words = plain(bare(doubt.words))
        same = made.get((doubt.reason, words), [{}])
        old = same.pop(0) if len(same) > 1 else same[0]
        place = {"place": doubt.place or "whole file", "words": words, **{key: old.get(key, "") for key in _DECIDED}}
        place = {key: value for key, value in place.items() if value}
        found.setdefault((doubt.reason, plain(bare(doubt.choice))), []).append(place)
    return [
        {"id": f"d{number}", **_at(places), "reason": reason, "choice": choice, **_decided(places)}
        for number, ((reason, choice), places) in enumerate(found.items(), 1)
    ]


def _at(places: Sequence[Mapping[str, str]]) -> dict[str, str]:
    one = {key: places[0].get(key, "") for key in ("place", "words")}
    return one if len(places) == 1 else {"place": f"{len(places)} places"}


def _decided(places: list[dict[str, str]]) -> dict[str, Any]:
    """A decision, once where it is the same at all places; and the places, where they are several."""
    common = {key: places[0][key] for key in _DECIDED if key in places[0]}
    if len(places) == 1:
        return common
    if not all({key: place[key] for key in _DECIDED if key in place} == common for place in places):
        common = {}
    return {"places": [{key: value for key, value in place.items() if key not in common} for place in places], **common}


def _each(records: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, str]]:
    """The places of doubts, each with reason and decision."""
    for record in records:
        for place in record.get("places") or [record]:
            yield {**record, **place}


def questions(records: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The choice of each place, by its reason and words: the numbers of doubts and lines change with every file."""
    return {f"{one['reason']} '{one.get('words') or one['place']}'": one["choice"] for one in _each(records)}


def asked_again(doubts: Sequence[DraftDoubt], ours: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The records of doubts with the decisions that a person made: as that person wrote them where nothing is new."""
    new = asked(doubts, ours)
    return ours if _sorted(new) == _sorted(ours) else new


def _sorted(records: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    keys = ("reason", "choice", *_OF_A_PLACE)
    return sorted([one.get(key) or "" for key in keys] for one in _each(records))


def still_open(records: Sequence[Mapping[str, Any]]) -> list[DraftDoubt]:
    """The doubts that nobody has decided."""
    return [
        DraftDoubt(one["place"], one.get("words", ""), cast(DoubtReason, one["reason"]), one["choice"])
        for one in _each(records)
        if not one.get("decision")
    ]
