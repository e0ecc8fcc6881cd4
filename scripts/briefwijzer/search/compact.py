"""Records and compounds in the short form in which the scripts have them.

``docs/assets/javascripts/search-records.js`` writes all of them out again in the browser. Records stand field by
field, for values of one field are like each other, and gzip finds that; their words stand record by record, for what is
said of a paragraph is like its text. What follows from another record is not said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from os.path import commonprefix
from typing import Any

from ..data.grouping import grouped
from .compounds import ENDINGS, LINKS

# A record as the search has it: search/records.py says what is in it.
Record = Mapping[str, Any]
# Stands where a record lacks a field.
_NONE = 0
# The words of a record.
_SAID = ("title", "text", "extra")


def packed_records(whole: list[dict[str, Any]]) -> dict[str, Any]:
    """Records by their fields: ``columns`` has for each field the values of all records, up to the last that has one.

    ``said`` has for each record its title, text and extra in the same way. ``begin`` is what the addresses of a kind
    have in common, each ``href`` the rest. A ``title`` that is a number is that of another record, counted from one,
    for 0 is no title. ``names`` that are 1 follow from the address. A ``text`` that is a list stands in the paragraph
    before it: its begin and length; its section and paragraph are that one's. The ``extra`` of a paragraph is the
    question that it answers: what the records about it are called follows. Themes are their numbers in a list.
    """
    hrefs = grouped((record["kind"], record["href"]) for record in whole)
    begin = {kind: commonprefix(some) for kind, some in hrefs.items()}  # noqa: RUF071 (of letters, not of folders)
    titles: dict[str, int] = {}
    themes = list(dict.fromkeys(theme for record in whole for theme in record.get("themes", ())))
    short = []
    before: Record = {"text": "", "names": [""]}
    for at, record in enumerate(whole):
        one = {**record, "href": record["href"].removeprefix(begin[record["kind"]])}
        about = record.get("paragraph") == before["names"][0]
        if about and "text" in record and (there := place(before["text"], record["text"])):
            one["text"] = there
            del one["section"], one["paragraph"]
        first = titles.setdefault(record["title"], at) if "title" in record else at
        if first < at and record["kind"] not in ("heading", "note"):
            one["title"] = first + 1
        if record["kind"] == "paragraph":
            before = record
            one["extra"] = record.get("extra", "")[: record.get("asked", 0)] or _NONE
        if "names" in record and list(record["names"]) == numbered(record["href"]):
            one["names"] = 1
        if "themes" in record:
            one["themes"] = [themes.index(theme) for theme in record["themes"]]
        short.append(one)
    fields = dict.fromkeys(name for one in short for name in one if name not in _SAID)
    columns = {name: _ended(one.get(name, _NONE) for one in short) for name in fields}
    said = [_ended(one.get(name, _NONE) for name in _SAID) for one in short]
    return {"begin": begin, "themes": themes, "columns": columns, "said": said}


def _ended(values: Iterable[Any]) -> list[Any]:
    """Values without what stands behind the last one."""
    found = list(values)
    while found and found[-1] == _NONE:
        found.pop()
    return found


def whole_records(packed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records that ``packed_records`` was given."""
    columns, found = packed["columns"], list[dict[str, Any]]()
    before: dict[str, Any] = {}
    for values, said in zip(zip_longest(*columns.values(), fillvalue=_NONE), packed["said"], strict=True):
        fields = zip((*columns, *_SAID), (*values, *said), strict=False)
        record = {name: value for name, value in fields if value != _NONE}
        record["href"] = packed["begin"][record["kind"]] + record["href"]
        if isinstance(record["title"], int):
            record["title"] = found[record["title"] - 1]["title"]
        if record.get("names") == 1:
            record["names"] = numbered(record["href"])
        if "themes" in record:
            record["themes"] = [packed["themes"][number] for number in record["themes"]]
        if isinstance(record.get("text"), list):
            begin, length = record["text"]
            record |= {
                "text": before["text"].encode("utf-16-le")[2 * begin : 2 * (begin + length)].decode("utf-16-le"),
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


def numbered(href: str) -> list[str]:
    """What a heading, paragraph or note is cited by, as it follows from its address.

    >>> numbered("brieven/kst-1-2/2-6/#s2-6-p3"), numbered("brieven/kst-1-2/noten/#fn15"), numbered("brieven/kst-1-2/")
    (['s2-6-p3', '§2.6 alinea 3'], ['fn15', 'noot 15'], [])
    """
    match = re.search(r"#(?:s([\d-]+?)(?:-p(\d+))?|fn(\d+))$", href)
    if not match:
        return []
    section, paragraph, note = match.groups()
    alinea = f" alinea {paragraph}" if paragraph else ""
    return [match[0][1:], f"noot {note}" if note else f"§{section.replace('-', '.')}{alinea}"]


def place(text: str, quote: str) -> list[int] | None:
    """Begin and length of a quote as JavaScript counts them.

    >>> place("De 😀 robot", "robot")
    [6, 5]
    """
    begin = text.find(quote)
    return None if begin < 0 else [len(part.encode("utf-16-le")) // 2 for part in (text[:begin], quote)]


def packed_numbers(sorted_: Iterable[int]) -> list[int]:
    """Numbers in their order, written by runs: the first of a run, and how many there are.

    >>> packed_numbers([0, 1, 2, 5, 6])
    [0, 3, 5, 2]
    """
    runs: list[int] = []
    for number in sorted_:
        if runs and number == runs[-2] + runs[-1]:
            runs[-1] += 1
        else:
            runs += [number, 1]
    return runs


def whole_numbers(runs: list[int]) -> list[int]:
    """The numbers that ``packed_numbers`` was given.

    >>> whole_numbers([0, 3, 5, 2])
    [0, 1, 2, 5, 6]
    """
    return [number for first, size in zip(runs[::2], runs[1::2], strict=True) for number in range(first, first + size)]


def whole_places(flat: list[int], own: list[int]) -> list[list[int]]:
    """The places of a keyword: record, begin and end of the words; flat, number among the ``own`` ones, begin, length.

    >>> whole_places([0, 10, 5, 1, 0, 8], [3, 4])
    [[3, 10, 15], [4, 0, 8]]
    """
    return [[own[flat[at]], flat[at + 1], flat[at + 1] + flat[at + 2]] for at in range(0, len(flat), 3)]


def packed_compounds(table: Mapping[str, tuple[str, ...]]) -> str:
    """A table of compounds, each cut where its parts meet; the parts of parts follow from the table.

    Between two slashes stands what joins the parts, behind a colon a part as it stands alone.

    >>> packed_compounds({"arbeidsmarkt": ("arbeid", "markt"), "stagemarkten": ("stage", "markt")})
    'arbeid/s/markt stage/markten:markt'
    >>> packed_compounds({"innovatiefonds": ("innovaties", "fonds")})
    'innovatie:innovaties/fonds'
    """
    return " ".join(_cut(word, first, head) for word, (first, head, *_) in sorted(table.items()))


def _cut(word: str, first: str, head: str) -> str:
    firsts, heads, ways = _forms(first), _forms(head), []
    for cut in range(len(word)):
        before, end = word[:cut], word[cut:]
        for link in LINKS if end in heads else ():
            start = before.removesuffix(link)
            if before.endswith(link) and start in firsts:
                ways.append("/".join(filter(None, (_alone(start, first), link, _alone(end, head)))))
    return min(ways, key=len)


def _forms(alone: str) -> set[str]:
    """A part as it may stand in a compound: with an ending more or less than alone."""
    return {alone} | {form for ending in ENDINGS for form in (alone + ending, alone.removesuffix(ending))}


def _alone(part: str, alone: str) -> str:
    return part if part == alone else f"{part}:{alone}"


def closed(table: Mapping[str, tuple[str, ...]], words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What a table of compounds has of some words, and of their parts."""
    found: dict[str, tuple[str, ...]] = {}
    wanted = list(words)
    while wanted:
        word = wanted.pop()
        if word in table and word not in found:
            found[word] = table[word]
            wanted += table[word]
    return found
