"""The key of a note out of its printed number: 12 stays 12, ``*`` becomes x1; a numbering that begins anew b1-1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...data.prose import NO_NUMBER, NOTE_SIGNS


def key_of(printed: str) -> str:
    """The key that a printed number has by itself; empty when it is none.

    >>> [key_of(printed) for printed in ("12", "3)", "(4)", "**", "†", "a", "0", "iv", "")]
    ['12', '3', '4', 'x2', 'x5', 'xa', '', 'xiv', '']
    """
    number = re.sub(r"[\s().\[\],:;]", "", printed)
    if number in NOTE_SIGNS:
        return f"x{NOTE_SIGNS.index(number) + 1}"
    if number.isdecimal() and number.isascii():
        return "" if number.startswith("0") or len(number) > 4 else number
    return f"x{number.lower()}" if re.fullmatch(r"[A-Za-z]{1,4}", number) else ""


def is_printed(printed: str, key: str) -> bool:
    """Whether a printed number is that of the note with a key.

    >>> is_printed("2", "b1-2"), is_printed("*", "x1"), is_printed("3", "2"), is_printed("peer", "2")
    (True, True, False, False)
    """
    return key_of(printed) == key.rpartition("-")[2]


def keys(notes: Sequence[tuple[str, str]]) -> list[str]:
    """Keys for all notes of a file, each given as its part and its printed number.

    A part is empty for the letter itself, ``b1`` for its first annex, another short name for what has notes of its own
    (``t2`` for its second table). A part whose numbers were all new goes on with the numbering; one that begins anew
    has its name before each key.

    >>> keys([("", "1"), ("", "2"), ("b1", "3"), ("b2", "1"), ("b2", "4"), ("", "2")])
    ['1', '2', '3', 'b2-1', 'b2-4', 'n2-2']
    """
    plain = [key_of(printed) for _, printed in notes]
    seen: set[str] = set()
    anew: set[str] = set()
    for part in dict.fromkeys(part for part, _ in notes):
        own = [key for (other, _), key in zip(notes, plain, strict=True) if other == part and key]
        if part and (seen.intersection(own) or part[0] != "b"):
            anew.add(part)
        else:
            seen.update(own)
    given: dict[str, None] = {}  # in their order
    for (part, _), key in zip(notes, plain, strict=True):
        prefix = f"{part}-" if part in anew else ""
        wanted, round_ = prefix + (key or f"x{NO_NUMBER}"), 1
        while wanted in given:
            round_ += 1
            wanted = f"n{round_}-{key or f'x{NO_NUMBER}'}"
        given[wanted] = None
    return list(given)
