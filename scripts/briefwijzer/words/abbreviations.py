"""Abbreviations that a text explains: they stand beside their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MOST_WORDS = 14
_SHORT = r"(?P<short>[A-Za-z][\w&-]*[A-Z][\w&-]*?|[A-Z][a-z]{1,8}|[a-z]{2,4})(?:’s|'s)?"
# Words (ABC), and ABC (words).
_BEHIND = re.compile(rf"\({_SHORT}\)")
_BEFORE = re.compile(rf"(?<!\w){_SHORT} \((?P<words>[^()]{{6,90}})\)")
# "Wet" belongs to the name of a law, though its abbreviation often leaves it out.
_LAW = frozenset("Wet Besluit Regeling".split())


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Each abbreviation with the words that it stands for.

    >>> list(explained("De Raad voor peren (RVP) gaat over ggz (geestelijke gezondheidszorg) in Ede (Gld)."))
    [('RVP', 'Raad voor peren'), ('ggz', 'geestelijke gezondheidszorg')]
    """
    found = [(match["short"], words_of(match["short"], text[: match.start()])) for match in _BEHIND.finditer(text)]
    for match in _BEFORE.finditer(text):
        if words_of(match["short"], match["words"]) == match["words"]:
            found.append((match["short"], match["words"]))
    # in small letters alone, a word may stand for itself: kinderen (kind)
    return ((short, words) for short, words in found if words and (" " in words or not short.islower()))


def words_of(short: str, before: str) -> str:
    """The words behind which an abbreviation stands in brackets: the fewest that have its letters in order.

    >>> words_of("WRR", "Volgens de Wetenschappelijke Raad voor het Regeringsbeleid ")
    'Wetenschappelijke Raad voor het Regeringsbeleid'
    >>> words_of("ABC", "Er is ruimte ")
    ''
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    words = re.findall(r"[^\s(),;:]+|[(),;:]", before)[-_MOST_WORDS:]
    for first in range(len(words) - 1, -1, -1):
        if words[first] in "(),;:":
            break
        if words[first][0].lower() == letters[0] and _in_order(letters, words[first:]):
            first -= first > 0 and words[first - 1] in _LAW
            return " ".join(words[first:])
    return ""


def _in_order(letters: list[str], words: list[str]) -> bool:
    """Whether words have letters in their order, and half of them, or half of the words, as the first of a word.

    Each letter is the next one that there is; where there is a word for each letter, the next one that begins a word.
    """
    joined = " ".join(words).lower()
    at = initials = 0
    for letter in letters:
        place = joined.find(letter, at)
        if place < 0:
            return False
        first = re.search(rf"(?<![^\s-]){re.escape(letter)}", joined[at:])
        if first and (at + first.start() == place or len(letters) <= len(words)):
            place = at + first.start()
            initials += 1
        at = place + 1
    return initials * 2 >= min(len(letters), len(words))
