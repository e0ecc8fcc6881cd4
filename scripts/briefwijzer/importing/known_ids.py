"""Paragraphs of a newer file keep the ids under which they were published, whatever comes before them now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count

from .merging import Tree, by_id

_PARAGRAPH = re.compile(r".*-p[1-9][0-9]*")
_NEAR = 20  # so many paragraphs further on one with changed words is looked for


def with_known_ids(new: Tree, old: Tree, taken: Collection[str]) -> Tree:
    """A text in which a paragraph with the words of one of ``old``, or most of them, has the id of that one.

    Another one has its own id, or, if that is of ``old`` or taken, the next number that is free.
    """
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return {key: with_known_ids(value, old.get(key), taken) for key, value in new.items()}
    named, before = by_id(new), by_id(old)
    if named is None or before is None:
        return new
    if all(map(_PARAGRAPH.fullmatch, named)):
        return _named(new, old, taken)
    return [with_known_ids(one, before.get(name), taken) for name, one in named.items()]


def _named(new: Sequence[Tree], old: Sequence[Tree], taken: Collection[str]) -> list[Tree]:
    same = dict(_same([_words(one) for one in new], [_words(one) for one in old]))
    gone = {one["id"] for one in old}.union(taken)
    used = gone.union(one["id"] for one in new)
    numbers, found = count(1), []
    for index, one in enumerate(new):
        name = old[same[index]]["id"] if index in same else one["id"]
        if index not in same and name in gone:
            front = name[: name.rindex("-p") + 2]
            name = next(free for number in numbers if (free := f"{front}{number}") not in used)
            used.add(name)
        found.append({**one, "id": name})
    return found


def _same(new: Sequence[tuple[str, ...]], old: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Places of the same paragraph in both, in the order of both."""
    for tag, old_start, old_end, start, end in SequenceMatcher(None, old, new).get_opcodes():
        at = old_start
        for index in range(start, end):
            for there in range(at, min(at + _NEAR, old_end)):
                if tag == "equal" or _alike(new[index], old[there]):
                    yield index, there
                    at = there + 1
                    break


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return (Counter(one) & Counter(other)).total() * 2 > max(len(one), len(other))


def _words(value: Tree) -> tuple[str, ...]:
    """The words of a block, without its id."""
    if isinstance(value, str):
        return tuple(value.split())
    parts = (part for key, part in value.items() if key != "id") if isinstance(value, Mapping) else value or ()
    return tuple(word for part in parts for word in _words(part))
