"""Odd places that rules can find: signs that stand twice or do not close, words that stand twice, days and papers that
cannot be. Whether it is a mistake, and of whom, is for a person to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ..citations.impossible import impossible
from ..citations.reading import read_citations
from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..words.dutch import MONTHS
from .places import Found, paragraphs

_Place = tuple[int, int, str]  # begin and end in the text, and what is odd

_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<!\.)\. ?\.(?!\.)(?: ?\w+)?"), "Hier staan twee punten."),
    (re.compile(r"[,;:] ?[,;]|,\.|\.,(?! )"), "Hier staan twee leestekens."),
    (re.compile(r"\w+ [,;](?= )|\w+ \.(?= [A-Z]|$)"), "Voor dit leesteken staat een spatie."),
    (re.compile(r"\(\w+-\) \w+"), "Tussen het haakje en de rest van het woord staat een spatie."),
    (
        re.compile(r"(?<![\w-])(?!(?:die|dat|is|was|zijn|waren|het|ze|je|we) )(\w{2,}) \1(?![\w-])"),
        "Hier staat een woord twee keer.",
    ),
)
_PAIRS = (
    ("“", "”", "Dit aanhalingsteken"),
    ("«", "»", "Dit aanhalingsteken"),
    ("(", ")", "Dit haakje"),
    ("[", "]", "Dit haakje"),
)
_LONG = 10  # letters of a compound that two words by chance seldom make
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: ((?:19|20)\d\d))?\b", re.IGNORECASE)


def oddities(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Odd places in the paragraphs of a letter."""
    words = {word.lower(): word for one in paragraphs(letter) for word in re.findall(r"\w[\w-]*\w", one.prose.plain)}
    for paragraph in paragraphs(letter):
        text = paragraph.prose.plain
        places = {*_signs(text), *_pairs(text), *_days(text), *_papers(text), *_apart(text, words)}
        for start, end, remark in sorted(places):
            yield paragraph, start, end, {"remark": remark, "source": "letter", "confidence": "low"}


def _signs(text: str) -> Iterator[_Place]:
    for pattern, remark in _SIGNS:
        yield from ((*match.span(), remark) for match in pattern.finditer(text))


def _pairs(text: str) -> Iterator[_Place]:
    """Signs that open and do not close, and the other way round."""
    for opening, closing, name in _PAIRS:
        yield from _unpaired(text, opening, closing, name)
    if text.count('"') % 2 and not re.search("[“”]", text):
        at = text.rfind('"')
        yield at, at + 1, "Bij dit aanhalingsteken hoort geen tweede."
    for match in re.finditer(r"(?<!\w)‘(?!s |t |n )[^’]*$", text):  # the sign that closes is an apostrophe as well
        end = text.find(" ", match.start())
        yield match.start(), end if end > 0 else len(text), "Dit aanhalingsteken wordt niet gesloten."


def _unpaired(text: str, opening: str, closing: str, name: str) -> Iterator[_Place]:
    """Where one of a pair of signs stands without the other; the items of a list may have a) and 1) before them."""
    opened: list[int] = []
    straight = text.count('"')  # each may open what another sign closes
    for at, character in enumerate(text):
        if character == opening:
            opened.append(at)
        elif character == closing and opened:
            opened.pop()
        elif closing == "”" and character == closing and straight:
            straight -= 1
        elif character == closing and not re.search(r"(?:^|[\s;:])(?:\w|\d{1,2}|[ivx]{1,4})$", text[:at]):
            yield text.rfind(" ", 0, at) + 1, at + 1, f"{name} wordt niet geopend."
    for at in opened:
        end = text.find(" ", at)
        yield at, end if end > 0 else len(text), f"{name} wordt niet gesloten."


def _apart(text: str, words: Mapping[str, str]) -> Iterator[_Place]:
    """Two words that are one elsewhere in the letter; short ones go together and apart for other reasons."""
    for match in re.finditer(r"(?<![\w-])(?=([\w-]{3,}) ([\w-]{4,}))", text):
        start, end = match.start(1), match.end(2)
        for joined in (f"{match[1]}{match[2]}", f"{match[1]}-{match[2]}"):
            if len(joined) > _LONG and (there := words.get(joined.lower())):
                yield start, end, f"Elders in de brief staat ‘{there}’."


def _days(text: str) -> Iterator[_Place]:
    for match in _DAY.finditer(text):
        try:
            date(int(match[3] or 2000), MONTHS.index(match[2].lower()) + 1, int(match[1]))
        except ValueError:
            yield *match.span(), "Deze dag bestaat niet."


def _papers(text: str) -> Iterator[_Place]:
    for citation in read_citations(text):
        for _, remark in impossible(citation):
            yield citation.start, citation.end, remark
