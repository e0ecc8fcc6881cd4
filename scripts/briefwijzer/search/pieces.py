"""The index of a large collection, cut in pieces of which a query loads the few it needs.

Passages are numbered over all letters, in the order of the letters, those that letters share last. A piece holds keys
in the order of their values, each with the passages that have it: ``docs/assets/javascripts/search-far.js`` reads them,
chooses passages, and loads only these. The keys are those of the browser (``search-index.js``): ``s`` a stem, ``v`` the
stem of the verb of a participle, ``r`` a root that is no stem of its own, ``h`` the head of a compound, ``p`` another
part, ``n`` a name by which a letter, work or organisation is cited, ``k`` a keyword by its first stem; ``d`` are the
parts of a compound, ``w`` the words of a stem.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any

from ..pages.page import Page
from ..words.dutch import fold
from .compact import Keyword, Record
from .compounds import QUOTE
from .dutch import before_te, root, stem, stop_words, verb

FOLDER = "assets/search"
# With more passages than this the index is cut; a first search of fewer weighs less whole.
MOST_WHOLE = 2_000
# So many passages are loaded together, and so many characters of the index.
TOGETHER = 16
ROOM = 6_000
# A list longer than this has no marks: they would weigh more than they tell.
MOST_MARKED = 20_000

_TOKEN = re.compile(
    r"(?<![^\W_])\d{1,3}(?:[. ]\d{3})+(?![^\W_])|\d+(?:[.,]\d+)+(?![^\W\d_])|[^\W_]+(?:['’‘ʼ`´][^\W\d_]+)*|[€%]"
)
_HYPHEN = re.compile(r"\)?[-‐‑–]\)?")
_GROUPS = re.compile(r"\d{1,3}(?:[. ]\d{3})+")
_SAME = {"€": "euro", "eur": "euro", "%": "procent", "mln": "miljoen", "mld": "miljard"}
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
# Passages whose own names are names in the whole collection; others are names within a letter.
_CITED = ("letter", "work", "organisation", "page")


def tokens(text: str) -> Iterator[tuple[str, list[str]]]:
    """The words of a text, each with the longer words that it begins, as the browser reads them.

    >>> list(tokens("Zzp’ers en ICT-beleid: 33 009, 5.5%"))[:4]
    [('zzp', ['zzpers']), ('en', []), ('ict', ['ictbeleid']), ('beleid', [])]
    >>> list(tokens("33 009, 5.5%"))
    [('33009', []), ('5,5', []), ('procent', [])]
    """
    folded = fold(text)
    found: list[tuple[int, int, str, list[str]]] = []
    for match in _TOKEN.finditer(folded):
        first, whole = match[0], []
        if not first.isalpha():  # few words
            first, *endings = [first] if first.isalnum() else QUOTE.split(first)
            if first[:1].isdigit():
                first = re.sub(r"\D", "", first) if _GROUPS.fullmatch(first) else first.replace(".", ",")
            whole = [first + "".join(endings)] if endings else []
        found.append((*match.span(), _SAME.get(first, first), whole))
    before = last = ""
    for at, (_, behind, word, whole) in enumerate(found):
        # a verb in two: voor te bereiden is voorbereiden
        two = [before + word] if last == "te" and before in before_te() else []
        before, last = last, word
        if folded[behind : behind + 1] == " ":  # most words: no hyphen joins it to the next
            yield word, whole + two if two else whole
            continue
        joined = word
        for (_, end, _, _), (start, _, other, _) in zip(found[at : at + 4], found[at + 1 : at + 5], strict=False):
            if not _HYPHEN.fullmatch(folded[end:start]) or (joined.isdigit() and other.isdigit()):
                break
            joined += other
            whole.append(joined)
        yield word, [*whole, *two]


@dataclass(eq=False)
class Postings:
    """The passages that have a key: their numbers, and for each a mark of six bits.

    The lowest three say where it first stands, in steps of eight words; the next two how often, from once to four times
    or more; the highest that it is one of a letter's own passages.
    """

    numbers: array[int] = field(default_factory=lambda: array("I"))
    marks: bytearray = field(default_factory=bytearray)

    def packed(self) -> list[Any]:
        """How many they are, and the distances between them in base 32, each but a long list's with its mark."""
        marked = len(self.numbers) <= MOST_MARKED
        signs, last = [], -1
        for number, mark in zip(self.numbers, self.marks, strict=True):
            signs.append(_base32(number - last) + (_DIGITS[mark] if marked else ""))
            last = number
        return [len(self.numbers), "".join(signs), *([] if marked else [0])]


def _base32(number: int) -> str:
    """A whole number in signs of five bits, the lowest first; all but the last have a sixth bit.

    >>> [_base32(number) for number in (1, 31, 32)]
    ['1', 'V', 'W1']
    """
    signs = ""
    while number > 31:
        signs += _DIGITS[32 + (number & 31)]
        number >>= 5
    return signs + _DIGITS[number]


class Index:
    """What pieces are made of: the postings of each key, the keywords by their first stem, the words.

    ``parts`` is the table of compounds, ``own`` are the kinds of a letter's own passages. A keyword is packed: a
    line with its stems and its places, as JSON.
    """

    def __init__(self, parts: Mapping[str, tuple[str, ...]], own: Sequence[str]) -> None:
        self.parts, self.own, self.count = parts, own, 0
        self.postings: defaultdict[tuple[str, str], Postings] = defaultdict(Postings)
        self.keywords: defaultdict[str, bytearray] = defaultdict(bytearray)
        self.words: defaultdict[str, int] = defaultdict(int)
        self._of_word: dict[str, tuple[Postings, ...]] = {}

    def add(self, records: Sequence[Record], keywords: Sequence[Keyword]) -> None:
        """Add the passages of a letter with its keywords, or those that letters share."""
        for number, record in enumerate(records, self.count):
            texts = (record.get(name, "") for name in ("text", "title", "extra"))
            said = [(word, *whole) for text in texts for word, whole in tokens(text)]
            for word in {word for words in said for word in words}:
                self.words[word] += 1
            mine = 32 if record["kind"] in self.own else 0
            for postings, mark in self._marks(said).items():
                _put(postings, number, mark | mine)
            for name in record.get("names", ()) if record["kind"] in _CITED else ():
                _put(self.postings[name, "n"], number, mine)
        for names, places in keywords:
            there = [[self.count + number, *_bounds(records[number]["text"], quote)] for number, quote in places]
            for name in names:
                stems = [stem(word) for word, _ in tokens(name) if word not in stop_words()]
                if stems:
                    self.keywords[stems[0]] += json.dumps([stems, there]).encode() + b"\n"
        self.count += len(records)

    def _marks(self, said: Sequence[tuple[str, ...]]) -> dict[Postings, int]:
        """What a mark has of each key: where it first stands and how often. Each word has the longer ones behind it."""
        of_word, seen = self._of_word, dict[Postings, int]()
        for place, words in enumerate(said):
            for word in words:
                if word not in of_word:
                    of_word[word] = tuple(self.postings[key] for key in _keys(word, self.parts))
                for postings in of_word[word]:
                    mark = seen.get(postings)
                    seen[postings] = min(7, place // 8) if mark is None else mark + 8 if mark < 24 else mark
        return seen


def _bounds(text: str, quote: str) -> tuple[int, int]:
    """Begin and end of a quote in a text, as JavaScript counts them."""
    begin, length = (len(part.encode("utf-16-le")) // 2 for part in (text.partition(quote)[0], quote))
    return begin, begin + length


def _put(postings: Postings, number: int, mark: int) -> None:
    postings.numbers.append(number)
    postings.marks.append(mark)


def _keys(word: str, parts: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The keys of a word, each once: its value and its relation."""
    if word in stop_words():
        return
    stemmed = stem(word)
    found = {(stemmed, "s"): None}
    if verb(word) != stemmed:
        found[verb(word), "v"] = None
    if root(word) != stemmed:
        found[root(word), "r"] = None
    for at, part in enumerate(parts.get(word, ())):
        found[stem(part), "h" if at == 1 else "p"] = None
        if at == 1:
            found[root(part), "h"] = None
    if not word.isalpha():
        found |= {(number, "s"): None for number in re.findall(r"\d{2,}", word) if number != word}
    yield from found


def piece_files(made: Index) -> Generator[Page, None, list[str]]:
    """The pieces, and the words by their first letter; returns the first value of each piece."""
    lines = {word: f"{word} {times}" if times > 1 else word for word, times in sorted(made.words.items())}
    for word in stop_words():
        lines.pop(word, None)
    directory: list[str] = []
    piece: dict[str, Any] = {}
    room = 0
    for value, entry in _entries(made, lines):
        if not piece:
            directory.append(value)
        piece[value] = entry
        room += len(value) + sum(len(str(each)) for each in entry.values())
        if room > ROOM:
            yield _script("index", str(len(directory) - 1), piece)
            piece, room = {}, 0
    if piece:
        yield _script("index", str(len(directory) - 1), piece)
    for letter in ascii_lowercase:
        longer = (line for word, line in lines.items() if word[0] == letter and len(word) >= 4 and word.isalpha())
        yield _script("words", letter, "\n".join(longer))
    return directory


def _entries(made: Index, lines: Mapping[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each value in its order with what is known of it; ``lines`` are the words, each with how many have it."""
    relations: dict[str, list[str]] = defaultdict(list)
    for value, relation in made.postings:
        relations[value].append(relation)
    compounds = {word: " ".join(made_of) for word, made_of in made.parts.items() if word in made.words}
    of_stem: dict[str, list[str]] = defaultdict(list)
    for word, line in lines.items():
        if (stem(word), "s") in made.postings:
            of_stem[stem(word)].append(line)
    for value in sorted({*relations, *made.keywords, *compounds}):
        entry: dict[str, Any] = {relation: made.postings[value, relation].packed() for relation in relations[value]}
        if value in made.keywords:
            entry["k"] = [json.loads(line) for line in made.keywords[value].splitlines()]
        if value in compounds:
            entry["d"] = compounds[value]
        if value in of_stem:
            entry["w"] = of_stem[value]
        yield value, entry


def passage_files(
    name: str, records: Sequence[Record], sections: Mapping[str, str], parts: Callable[[list[Record]], dict[str, str]]
) -> Iterator[Page]:
    """The passages of a letter, or those that letters share, some at a time, with the words of their sections."""
    for at in range(0, len(records), TOGETHER):
        some = list(records[at : at + TOGETHER])
        there = {record.get("section") for record in some}
        content = {
            "records": some,
            "sections": {slug: words for slug, words in sections.items() if slug in there},
            "parts": parts(some),
        }
        yield _script(f"passages/{name}", str(at // TOGETHER), content)


def _script(folder: str, name: str, value: Any) -> Page:
    """A script that leaves a value in ``briefwijzerPieces`` under its path."""
    path = f"{folder}/{name}"
    content = f'(globalThis.briefwijzerPieces??={{}})["{path}"]={json_for_script(value)};\n'
    return Page(f"{FOLDER}/{path}.js", content.encode())


def json_for_script(value: Any) -> str:
    """A value as it may stand in a script: one that someone pastes into a page must not be able to end it."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
