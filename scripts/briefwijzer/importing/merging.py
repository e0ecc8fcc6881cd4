"""Merging a newer file into a letter: what a person changed since the last import stays, the rest follows the file.

Three states meet: what the last import made of the old source, what stands in the folder now, and what an import makes
of the new file. What stands in the folder as the last import made it follows the new file; what differs stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..problems import counted

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
    if _by_id(ours) is not None and _by_id(theirs) is not None:
        return _records(_by_id(base) or {}, _by_id(ours) or {}, _by_id(theirs) or {})
    return ours


def _by_id(value: Tree) -> dict[str, Tree] | None:
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


def differences(old: Tree, new: Tree, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Where two states differ: the id or key, what is there, what comes."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        name = str(new.get("id") or old.get("id") or where)
        for key in dict.fromkeys([*old, *new]):
            yield from differences(
                old.get(key), new.get(key), name if key in ("text", "words") else f"{name} {key}".strip()
            )
    elif _by_id(old) is not None and _by_id(new) is not None:
        before, after = _by_id(old) or {}, _by_id(new) or {}
        for key in dict.fromkeys([*before, *after]):
            yield from differences(before.get(key), after.get(key), key)
    else:
        yield where, _told(old), _told(new)


def _told(value: Tree) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("value") or value.get("heading") or value.get("id") or "…")
    return value if isinstance(value, str) else counted(len(value), "record")
