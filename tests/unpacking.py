"""What the scripts of the search have in short, written out as search-records.js does it in the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from briefwijzer.data.grouping import grouped
from briefwijzer.search.compact import numbered

NONE = 0
SAID = ("title", "text", "extra")
SIGNS = ".,;:!?()‘’“”"


def whole_records(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records that ``packed_records`` was given."""
    columns, found = packed["columns"], list[dict[str, Any]]()
    before: dict[str, Any] = {}
    for values, said in zip(zip_longest(*columns.values(), fillvalue=NONE), packed["said"], strict=True):
        fields = zip((*columns, *SAID), (*values, *said), strict=False)
        record = {name: value for name, value in fields if value != NONE}
        record["href"] = packed["begin"][record["kind"]] + record["href"]
        if isinstance(record["title"], int):
            record["title"] = found[record["title"] - 1]["title"]
        if record.get("names") == 1:
            record["names"] = numbered(record["href"])
        if record.get("section") == 1:
            record["section"] = re.findall(r"#s(.+?)(?:-p\d+)?$", record["href"])[0]
        if "themes" in record:
            record["themes"] = [packed["themes"][number] for number in record["themes"]]
        if isinstance(record.get("text"), list):
            begin, end = bounds(before["text"], *record["text"])
            record |= {
                "text": before["text"][begin:end],
                "section": before["section"],
                "paragraph": before["names"][0],
            }
        if record["kind"] == "paragraph":
            before = record
        found.append(record)
    about = grouped((record.get("paragraph", ""), record["title"]) for record in found)
    for record in found:
        if record["kind"] == "paragraph" and record["names"][0] in about:
            record["extra"] = ". ".join([*filter(None, [record.get("extra")]), *about[record["names"][0]]])
    return found


def whole_numbers(runs: list[int]) -> list[int]:
    """The numbers that ``packed_numbers`` was given.

    >>> whole_numbers([0, 3, 5, 2])
    [0, 1, 2, 5, 6]
    """
    return [number for first, size in zip(runs[::2], runs[1::2], strict=True) for number in range(first, first + size)]


def whole_keywords(packed: Mapping[str, Any], records: list[dict[str, Any]]) -> list[Any]:
    """The keywords that ``packed_keywords`` was given, in the order of their first places."""
    found = [(group.split("\n"), list[tuple[int, str]]()) for group in packed["names"].split("\n\n") if group]
    own = [number for number, record in enumerate(records) if record["kind"] in ("paragraph", "note")]
    known = 0
    for number, flat in zip(own, packed["places"], strict=True):
        text, first = records[number]["text"], 0
        for step, count, back in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
            first += step
            begin, end = bounds(text, first, count)
            found[known - back][1].append((number, text[begin:end]))
            known += not back
    return found


def bounds(text: str, first: int, count: int | str) -> tuple[int, int]:
    """Begin and end of a place in a text: its first word, and how many it has."""
    words = text.split(" ")
    begin = len(" ".join(words[:first])) + (first > 0)
    if isinstance(count, str):
        begin = text.index(count, begin)
        return begin, begin + len(count)
    there = " ".join(words[first : first + abs(count)])
    if count < 0:
        begin += len(there) - len(there.lstrip(SIGNS))
        there = there.strip(SIGNS)
    return begin, begin + len(there)
