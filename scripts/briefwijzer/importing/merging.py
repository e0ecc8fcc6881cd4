"""Merging a newer file into a letter: what a person changed since the last import stays, the rest follows the file.

Three states meet: what the last import made of the old source, what stands in the folder now, and what an import makes
of the new file. What stands in the folder as the last import made it follows the new file; what differs stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..problems import clipped, counted

Tree = Any  # text, or lists and mappings of it, as the files of the corpus hold them


def merged(base: Tree, ours: Tree, theirs: Tree) -> Tree:
    """The new state: of mappings key by key, of lists of records by their ids, else ours where it was changed.

    >>> merged({"a": "1", "b": "1"}, {"a": "1", "b": "ours"}, {"a": "2", "b": "2", "c": "3"})
    {'a': '2', 'b': 'ours', 'c': '3'}
    """
    if ours == base:
        return theirs
    if theirs == base:
        return ours
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        before = base if isinstance(base, Mapping) else {}
        found = {}
        for key in [*theirs, *(key for key in ours if key not in theirs)]:
            value = merged(before.get(key), ours.get(key), theirs.get(key))
            if value is not None:
                found[key] = value
        return found
    if by_id(ours) is not None and by_id(theirs) is not None:
        return _records(by_id(base) or {}, by_id(ours) or {}, by_id(theirs) or {})
    return ours


def by_id(value: Tree) -> dict[str, Tree] | None:
    """The records of a list by their ids; None when it is no such list."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    if not all(isinstance(one, Mapping) and "id" in one for one in value):
        return None
    return {str(one["id"]): one for one in value}


def _records(base: Mapping[str, Tree], ours: Mapping[str, Tree], theirs: Mapping[str, Tree]) -> list[Tree]:
    """Records in the order of the new file; one that a person added stays behind the one that it stood behind."""
    found: dict[str, Tree] = {}
    for key in theirs:
        if key in base and key not in ours:
            continue  # somebody took it out
        found[key] = merged(base.get(key), ours.get(key), theirs[key]) if key in ours else theirs[key]
    order = list(found)
    before = ""
    for key in ours:
        if key not in theirs and (key not in base or ours[key] != base[key]):
            order.insert(order.index(before) + 1 if before in order else len(order), key)
            found[key] = ours[key]
        before = key
    return [found[key] for key in order]


def differences(old: Tree, new: Tree, where: str = "") -> Iterator[str]:
    """Where two states differ, a sentence each: the id or key, what is there, what comes."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        name = str(new.get("id") or old.get("id") or where)
        for key in dict.fromkeys([*old, *new]):
            yield from differences(
                old.get(key), new.get(key), name if key in ("text", "words") else f"{name} {key}".strip()
            )
    elif by_id(old) is not None and by_id(new) is not None:
        before, after = by_id(old) or {}, by_id(new) or {}
        for key in dict.fromkeys([*before, *after]):
            yield from differences(before.get(key), after.get(key), key)
    else:
        if isinstance(old, list) and isinstance(new, list):
            old, new = [one for one in old if one not in new], [one for one in new if one not in old]
        yield f"{where}: {_change(_told(old), _told(new))}"


def _change(old: str, new: str) -> str:
    """What is there and what comes, from the first difference on where they are long.

    >>> _change("Er zijn peren.", ""), _change("Er zijn " * 12 + "peren.", "Er zijn " * 12 + "appels.")
    ("'Er zijn peren.' goes", "'…zijn Er zijn peren.' becomes '…zijn Er zijn appels.'")
    """
    if not old or not new:
        return f"'{clipped(new)}' is new" if new else f"'{clipped(old)}' goes"
    start = 0
    if clipped(old) != old or clipped(new) != new:
        others = (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
        differs = next(others, min(len(old), len(new)))
        start = old.rfind(" ", 0, max(differs - 10, 0)) + 1
    before, after = (("…" if start else "") + clipped(text[start:]) for text in (old, new))
    return f"'{before}' becomes '{after}'"


def _told(value: Tree) -> str:
    if not value:
        return ""
    if isinstance(value, Mapping):
        return next((str(value[key]) for key in ("text", "value", "heading", "words", "id") if value.get(key)), "…")
    if isinstance(value, str):
        return value
    return _told(value[0]) if len(value) == 1 else counted(len(value), "record")
