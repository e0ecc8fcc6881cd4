"""Records and compounds in the short form in which the scripts have them.

``docs/assets/javascripts/search-records.js`` writes all of them out again in the browser. Records stand field by
field, for values of one field are like each other, and gzip finds that; their words stand record by record, for what is
said of a paragraph is like its text. What follows from another record is not said twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from os.path import commonprefix
from typing import Any

from ..data.grouping import grouped
from .compounds import ENDINGS, LINKS
from .kinds import UNTITLED

# A record as the search has it: search/records.py says what is in it.
Record = Mapping[str, Any]
# Stands where a record lacks a field.
_NONE = 0
# What may stand around words of which a quote has the words alone; search-records.js knows the same.
_SIGNS = ".,;:!?()‘’“”"
# The section in the address of a heading or paragraph.
_SECTION = re.compile(r"#s(.+?)(?:-p\d+)?$")
# The words of a record.
_SAID = ("title", "text", "extra")


def packed_records(whole: list[dict[str, Any]]) -> dict[str, Any]:
    """Records by their fields: ``columns`` has for each field the values of all records, up to the last that has one.

    ``said`` has for each record its title, text and extra in the same way. ``begin`` is what the addresses of a kind
    have in common, each ``href`` the rest. A ``title`` that is a number is that of another record, counted from one,
    for 0 is no title. ``names`` or a ``section`` that are 1 follow from the address. A ``text`` that is a list stands
    in the paragraph before it: its place there; its section and paragraph are that one's. The ``extra`` of a paragraph
    is the question that it answers: what the records about it are called follows. Themes are their numbers in a list.
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
        if (match := _SECTION.search(record["href"])) and match[1] == record.get("section"):
            one["section"] = 1
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


def place(text: str, quote: str) -> list[Any] | None:
    """Where a quote stands: the number of its first word, and how many it has, words being what blanks part.

    How many is less than none where the signs around them are left out, and the quote itself where it cuts a word.

    >>> [place("De 😀 (robot), zegt men", quote) for quote in ("(robot), zegt", "robot", "bot")]
    [[2, 2], [2, -1], [2, 'bot']]
    """
    begin = text.find(quote)
    if begin < 0:
        return None
    first, count = text.count(" ", 0, begin), quote.count(" ") + 1
    there = " ".join(text.split(" ")[first : first + count])
    return [first, count if there == quote else -count if there.strip(_SIGNS) == quote else quote]


# The names of a keyword, and its places: each the number of a record and a quote from its text.
Keyword = tuple[list[str], list[tuple[int, str]]]


def packed_keywords(keywords: Sequence[Keyword], records: list[dict[str, Any]]) -> dict[str, Any]:
    """The names of keywords in the order of their first places, and for each own passage the places in it.

    A place has its first word counted from that of the place before, how many words it has, and which keyword it is of:
    0 is the first one that has had none, 1 the last one that has, and so on.
    """
    there: dict[int, list[Any]] = {number: [] for number, one in enumerate(records) if one["kind"] in UNTITLED}
    for at, (_, places) in enumerate(keywords):
        for number, quote in places:
            first, count = place(records[number]["text"], quote) or (0, "")
            there[number].append((first, at, count))
    order: list[int] = []
    flat: list[list[Any]] = []
    for some in there.values():
        before = 0
        flat.append([])
        for first, at, count in sorted(some, key=itemgetter(0, 1)):
            flat[-1] += [first - before, count, len(order) - order.index(at) if at in order else 0]
            order += [at] * (at not in order)
            before = first
    return {"names": "\n\n".join("\n".join(keywords[at][0]) for at in order), "places": flat}


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
