"""YAML as the corpus has it: one form for each value, so that the same letter gives the same bytes."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_WIDTH = 116
# What may stand without quotation marks: no sign of YAML, and nothing that a reader could take for something else.
_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9€⟦(][^:#\n]*(?:[:#](?=[^\s#:])[^:#\n]*)*")
_WORDS = frozenset("true false yes no on off null y n ~".split())


def dumped(value: Mapping[str, Any]) -> str:
    """A mapping as a file; keys without a value are left out.

    >>> print(dumped({"id": "b1", "label": "", "text": "Ja: nee", "list": [{"a": "x"}, {"b": 2}]}), end="")
    id: b1
    text: "Ja: nee"
    list:
      - a: x
      - b: 2
    """
    return "\n".join(_mapping(value, 0)) + "\n"


def listed(records: Sequence[Mapping[str, Any]]) -> str:
    """Records as they stand below the key of a list in a file; nothing for none."""
    return dumped({"records": records}).partition("\n")[2] if records else ""


def block_of(lines: Sequence[str], key: str) -> tuple[int, int] | None:
    """Where a key and all below it stand in a file: the first line, and the one behind the last; None for none."""
    start = next((index for index, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if start is None:
        return None
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0].isspace() or lines[end].startswith("#")):
        end += 1
    return start, end


def added(text: str, key: str, made: list[dict[str, Any]]) -> str:
    r"""A file with records at the end of one of its lists.

    >>> print(added("dates:\n  - id: a\nmore: []\n", "dates", [{"id": "b"}]), end="")
    dates:
      - id: a
      - id: b
    more: []
    """
    new = listed(made)
    lines = text.splitlines(keepends=True)
    block = block_of(lines, key)
    if block is None:
        return f"{text}{key}:\n{new}"
    at, end = block
    head = [*lines[:at], f"{key}:\n", *lines[at + 1 : end]]
    if not head[-1].endswith("\n"):
        head[-1] += "\n"
    return "".join([*head, new, *lines[end:]])


def _mapping(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    space = " " * depth
    for key, inner in value.items():
        if inner is None or inner == "" or inner == () or inner == {}:
            continue
        if isinstance(inner, Mapping):
            yield f"{space}{key}:"
            yield from _mapping(inner, depth + 2)
        elif isinstance(inner, str) or not isinstance(inner, Sequence):
            yield from _scalar(f"{space}{key}:", inner, depth + 2)
        elif not inner:
            yield f"{space}{key}: []"
        else:
            yield f"{space}{key}:"
            for item in inner:
                yield from _item(item, depth + 2)


def _item(item: Any, depth: int) -> Iterator[str]:
    space = " " * depth
    if isinstance(item, Mapping):
        lines = list(_mapping(item, depth + 2))
        yield f"{space}- {lines[0].lstrip()}" if lines else f"{space}- {{}}"
        yield from lines[1:]
    else:
        yield from _scalar(f"{space}-", item, depth + 2)


def _scalar(start: str, value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, bool):
        yield f"{start} {'true' if value else 'false'}"
    elif isinstance(value, int):
        yield f"{start} {value}"
    elif (
        len(start) + len(value) < _WIDTH
        and _PLAIN.fullmatch(value)
        and value.lower() not in _WORDS
        and value[-1] != " "
    ):
        yield f"{start} {value}"
    elif len(start) + len(value) < _WIDTH:
        yield f"{start} {json.dumps(value, ensure_ascii=False)}"
    else:
        yield f"{start} >-"
        wide = max(_WIDTH - depth, 40)
        for line in textwrap.wrap(value, wide, break_long_words=False, break_on_hyphens=False):
            yield " " * depth + line
