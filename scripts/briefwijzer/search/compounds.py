"""Dutch words for the search: one spelling for each word, and the parts of which a long word is made.

The spelling is that of ``docs/assets/javascripts/search-analysis.js``, which reads texts and queries in the browser;
``tests/search/analysis.yml`` is one table for both. Only the table of parts is made here: it needs every word of the
corpus at once, and can be read and tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ..words.dutch import fold
from .dutch import dutch

# A run of letters, digits and accents; an apostrophe joins what follows it (zzp'ers, foto's).
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W\d_]+)*")
QUOTE = re.compile(r"['’‘ʼ`´]")

# Between two parts: arbeid-s-markt, dienst-en-sector, machine-n-park. Most often there is nothing.
LINKS = ("", "s", "en", "e", "n")
# What a part may carry when it stands alone in the corpus, or lose: markten for markt, innovaties for innovatie.
ENDINGS = ("en", "s", "e", "n")
_SHORTEST = 4
# After these endings an s is always a link between two parts, so that the rest need not be known: scholing-s-vouchers.
_BOUNDARY = re.compile(r"(.{2,}(?:ing|heid|iteit|schap))s(.{4,})")


@cache
def _common_parts() -> frozenset[str]:
    """The words of parts.yml."""
    return frozenset(" ".join(dutch("parts.yml").values()).split())


@cache
def _uncut(key: str) -> frozenset[str]:
    """The whole words, beginnings or endings that no compound is cut at."""
    return frozenset(dutch()["uncut"][key].split())


def words(text: str) -> list[str]:
    """The words of a text in one spelling; what follows an apostrophe is an ending and falls away.

    >>> words("Zzp’ers én ICT-bedrijven (5%)")
    ['zzp', 'en', 'ict', 'bedrijven', '5']
    """
    found: list[str] = _WORD.findall(fold(text))
    return [word if word.isalnum() else QUOTE.split(word, maxsplit=1)[0] for word in found]


def parts_of_words(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of a vocabulary that are compounds, each with its parts.

    A part is a word of the vocabulary or a common one, with or without an ending. Parts of parts are listed too.

    >>> parts_of_words(["arbeidsmarkt", "arbeid", "arbeidsmarktpositie", "scholingsvouchers", "kans", "kansen"])
    {'arbeidsmarkt': ('arbeid', 'markt'), 'arbeidsmarktpositie': ('arbeidsmarkt', 'positie', 'arbeid', 'markt'), \
'scholingsvouchers': ('scholing', 'vouchers')}
    """
    words = sorted({word for word in vocabulary if len(word) >= 2 * _SHORTEST - 1 and word.isalpha()})
    known = {word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha()} | _common_parts()
    pairs = {word: pair for word in words if word not in _uncut("words") and (pair := _pair(word, known))}
    found = {}
    for word, pair in pairs.items():
        inner = [part for half in pair for part in pairs.get(half, ())]
        found[word] = tuple(dict.fromkeys((*pair, *inner)))
    return found


def _pair(word: str, known: set[str]) -> tuple[str, str] | None:
    """The two parts of a compound; of several ways the one with the longest second part, its head."""
    beginnings, endings = _uncut("beginnings"), _uncut("endings")
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        start, head = word[:cut], _standing_alone(word[cut:], known)
        if head is None or start in beginnings or endings & {head, word[cut:]}:
            continue
        for link in LINKS:
            if start.endswith(link) and (part := _standing_alone(start.removesuffix(link), known)):
                if part not in beginnings:
                    return part, head
    boundary = _BOUNDARY.fullmatch(word)
    if boundary and boundary[2] not in endings:
        return boundary[1], boundary[2]
    return None


def _standing_alone(part: str, known: set[str]) -> str | None:
    """The word that a part is when it stands alone, with or without an ending."""
    if len(part) < _SHORTEST:
        return None
    if part in known:
        return part
    for ending in ENDINGS:
        if part + ending in known:
            return part + ending
        bare = part.removesuffix(ending)
        if bare != part and len(bare) >= _SHORTEST and bare in known:
            return bare
    return None
