"""Words that a cell is too narrow for: it breaks them without a hyphen, so that two of its lines may hold one word.

Only a line with nothing but the first part is broken so, and only where the next letter had no room behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .lines import Line

# What two lines of a cell hold; where the second part may be a word by itself other cells of the table decide.
Reading = Literal["one", "likely one", "perhaps one", "open", "perhaps two", "two"]
# How sure it is that the words of a column are broken: where none is, where some in other columns are, where some are.
Broken = Literal["none", "beside", "here"]


@dataclass(frozen=True)
class Narrow:
    """The column of a cell: how wide its lines are at most, and whether its words are broken."""

    width: float
    broken: Broken


# Signs that no line begins with but where a cell is too narrow for them too.
PUNCTUATION = re.compile(r"[.,;:!?)\]»”](?!\w)")
PART = re.compile(r"[^\W_](?:\S*[^\W_])?['’]?")
VOWEL = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE)
# How wide letters are, as a part of the usual width; of all others at most the last.
WIDTHS = (("fijlrt.,", 0.8), ("mw", 1.8))
OTHERS = 1.25
# As many letters are left of a word that had nearly room, and seldom more.
MOST_LEFT = 7
# A word of so many letters seldom fills a cell by itself.
LONG = 12
# Small words that end no cell, and what words end with too; other small words.
SMALL = frozenset("en de er te den der ten ter".split())
OTHER = frozenset(
    "of het een in op om aan van tot met bij uit voor door over naar dan dat die als hoe wat per is".split()
)
# Words that look like the end of one.
SHORT = frozenset(
    "ben hen men pen zen leren keren eren weren eten heren ring ding zing kring heren deren mede rede".split()
)
# What Dutch words end with.
ENDING = re.compile(
    r"[bcdfghjklmnprstvwxz]{0,3}"
    r"(?:ing(?:en|s)?|e[nr]?s?|e[ln]s?|heid|heden|eid|d?elijke?|lijke?|tie[fs]?|tieve|aties?|iteit(?:en)?|teit(?:en)?|"
    r"isch|ische|erende?|eerde?|eren|ers|erd|end|ende|baar|bare|loos|loze|(?:[dlz]?ig|e?l?ijk|baar)hei[dt]|schap|schappen|pij|[st]ter|ment(?:en)?)"
)
ENDED = re.compile(rf"(?:{ENDING.pattern}|['’]s)$")

# The consonants that several may begin a word, and those that end none.
ONSETS = frozenset(
    "bl br ch chr cl cr dr dw fl fr gh gl gn gr kl kn kr kw ph pl pn pr ps rh sc sch schr scr sf sh sj sk skl sl sm sn "
    "sp spl spr st str sw th tj tr ts tw vl vr wr zw".split()
)
UNENDED = re.compile(r"(?:[vzq]|([bdfgkmnprt])\1|[bcdfgkpstv][lr]|[bdfjklmnrvwxz]h)$")
# What is written to a vowel that ends a word.
PLURAL = re.compile(r"['’]s(?![\w-])")


def reading(above: Line, below: Line, word: str, width: float, known: Mapping[str, int], *, ends: bool) -> Reading:
    """Whether two lines of a cell hold one word: ``word`` up to the end of the one above and what follows.

    ``width`` is that of its column, ``known`` counts the words of the document; ``ends`` says
    that the cell ends with the line below.
    """
    if above.spaced:
        return "two"
    if PUNCTUATION.match(below.words) or (PLURAL.match(below.words) and word[-1:].lower() in "aiouy"):
        return "one"
    rest = re.match(r"[^\W_]+", below.words)
    if not rest or not PART.fullmatch(above.words) or not (rest[0].islower() or rest[0].isdigit()):
        return "two"
    usual = (above.x1 - above.x0) / len(above.words)
    letter = next((part for letters, part in WIDTHS if rest[0][0] in letters), OTHERS)
    if above.x1 - above.x0 + letter * usual < width:
        return "two"
    first, last = word.lower(), rest[0].lower()
    if last.isdigit() or first[-1].isdigit():
        return "one" if re.fullmatch(r"[\d.,]+", word) and last.isdigit() else "two"
    if known.get(first + last):
        return "one"
    cut = UNENDED.search(last) and below.words == rest[0] and not ends
    if UNENDED.search(first) or (cut and not known.get(first) and not ENDED.search(first)):
        return "one"
    if last in SMALL:
        alone = ends and below.words.rstrip(".,;:") == rest[0]
        return "one" if alone else "two" if known.get(first) or ENDED.search(first) else "perhaps two"
    if _is_no_word(last) or (ENDING.fullmatch(last) and last not in SHORT | OTHER):
        return "one"
    if known.get(first) or last in OTHER:
        return "two"
    if not known.get(last) and len(last) <= MOST_LEFT:
        return "likely one" if len(first) >= LONG else "perhaps one"
    return "two" if ENDED.search(first) else "open" if len(first) >= LONG else "perhaps two"


def narrow_columns(columns: Sequence[Sequence[Sequence[Line]]], known: Mapping[str, int]) -> list[Narrow]:
    """The columns of a table, each a list of its cells, each of these the lines in it."""
    edges = [[(line.x0, line.x1) for cell in column for line in cell] for column in columns]
    widths = [max((x1 for _, x1 in own), default=0.0) - min((x0 for x0, _ in own), default=0.0) for own in edges]
    here = [
        any(
            reading(above, below, above.words.split()[-1], width, known, ends=below is cell[-1]) == "one"
            for cell in column
            for above, below in pairwise(cell)
            if above.words
        )
        for column, width in zip(columns, widths, strict=True)
    ]
    beside: Broken = "beside" if any(here) else "none"
    return [Narrow(width, "here" if own else beside) for width, own in zip(widths, here, strict=True)]


def decided(found: Reading, broken: Broken) -> tuple[bool, bool]:
    """Whether two lines hold one word, and whether that is sure.

    Of the letters that were set to find this out, columns with a word that is surely broken had 93 of 100 that are
    "perhaps one" broken too, and 33 of 77 that are "perhaps two"; of those in other columns 6 of 54 were broken. Of
    letters that were set later, others had 10 of 10 that are "likely one" broken, and all had 6 of 6 that are "open".
    """
    if found == "perhaps one":
        return broken != "none", broken != "beside"
    if found == "likely one":
        return True, broken == "here"
    return found == "one", found != "open" and (found != "perhaps two" or broken != "here")


def _is_no_word(letters: str) -> bool:
    """Whether letters are no word: one alone, none that is a vowel, or consonants in front that begin no word."""
    vowel = VOWEL.search(letters)
    return len(letters) == 1 or not vowel or (vowel.start() > 1 and letters[: vowel.start()] not in ONSETS)
