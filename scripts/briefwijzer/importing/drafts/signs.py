"""Texts with inline signs: put together out of runs of a source, and read back as bare characters.

The signs are ``⟦12⟧`` for a note mark, ``⟦i⟧…⟦/i⟧`` (also b, u, sup, sub) for emphasis, ``⟦br⟧`` for a line break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ...data.prose import BREAK, EMPHASIS
from ...data.values import LIGATURES, symbol

# The keys of notes are any words until they are given.
MARK = re.compile(rf"⟦(?!/|(?:br|{'|'.join(EMPHASIS)})⟧)([^⟦⟧]+)⟧")
_EMPHASIS = re.compile(rf"⟦/?(?:{'|'.join(EMPHASIS)})⟧")
# The signs before items of a list, as a part of a pattern: dashes, dots, and every arrow, geometric shape and dingbat.
# A hyphen, an asterisk and an o may be others.
BULLETS = "‒–—•‣⁃·∙←-⇿■-➿⬀-⯿"
# What nobody sees, and no text of ours may hold: controls, soft hyphens, zero width, directions of writing.
INVISIBLE = dict.fromkeys(
    [
        *(*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0xFEFF, 0xFFFE, 0xFFFF),
        *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    ]
)
_LETTERS = str.maketrans(LIGATURES)
_SYMBOL = re.compile("[\ue000-\uf8ff]")
_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s*")
_NONE: frozenset[str] = frozenset()


def plain(text: str) -> str:
    r"""Characters as the corpus writes them: NFC, ligatures as letters, nothing invisible, single blanks.

    >>> plain("Een\xa0 e\u0301e\u0301n\u00adtje, bĳ ﬁnale ")
    'Een ééntje, bij finale'
    """
    return " ".join(readable(text).split())


def readable(text: str) -> str:
    """The same, with the blanks as they are, and the signs of a font of symbols as everybody sees them."""
    seen = _SYMBOL.sub(lambda sign: symbol(sign[0]), text)
    return unicodedata.normalize("NFC", seen.translate(INVISIBLE).translate(_LETTERS))


def tidy(text: str) -> str:
    """A text on one line, with single blanks, and line breaks only between words."""
    text = re.sub(r"(?: ?⟦br⟧ ?)+", BREAK, plain(text))
    while text.startswith(BREAK) or text.endswith(BREAK):
        text = text.removeprefix(BREAK).removesuffix(BREAK).strip()
    return text


def bare(text: str) -> str:
    """The words of a text, without emphasis and note marks, line breaks as blanks.

    >>> bare("De ⟦i⟧SER⟦/i⟧⟦1⟧ schrijft,⟦br⟧en")
    'De SER schrijft, en'
    """
    return MARK.sub("", without_emphasis(text).replace(BREAK, " "))


def without_emphasis(text: str) -> str:
    """A text with its note marks and line breaks only."""
    return _EMPHASIS.sub("", text)


def marks(text: str) -> list[str]:
    """The keys of the notes that a text marks, in order."""
    return MARK.findall(text)


def characters(text: str) -> str:
    r"""What counts when a text is compared with its source: everything that is no blank and no sign of ours.

    >>> characters("De ⟦i⟧SER⟦/i⟧⟦1⟧\xa0schrijft")
    'DeSERschrijft'
    """
    return "".join(readable(bare(text)).split())


@dataclass
class Runs:
    """A text as it is put together: words with their emphasis, note marks, line breaks.

    >>> runs = Runs()
    >>> runs.add("Zie ")
    >>> runs.add(" Kamerstukken II ", "i")
    >>> runs.add("2016/17")
    >>> runs.mark("3")
    >>> runs.text()
    'Zie ⟦i⟧Kamerstukken II⟦/i⟧ 2016/17⟦3⟧'
    """

    parts: list[tuple[str, frozenset[str]]] = field(default_factory=list)

    def add(self, words: str, *emphases: str) -> None:
        """Words of the source, which must not hold a sign of ours."""
        if words:
            self.parts.append((readable(words), frozenset(emphases)))

    def mark(self, key: str) -> None:
        """The mark of a note."""
        self.parts.append((f"⟦{key}⟧", _NONE))

    def line_break(self) -> None:
        """A line break that matters."""
        self.parts.append((BREAK, _NONE))

    def extend(self, other: Runs) -> None:
        """The parts of another text."""
        self.parts += other.parts

    def parted(self) -> list[Runs]:
        """The texts between two line breaks side by side, which part paragraphs; this text itself where there are none.

        >>> runs = Runs([(words, _NONE) for words in ("Een,", BREAK, BREAK, "twee", BREAK, "drie")])
        >>> [one.text() for one in runs.parted()]
        ['Een,', 'twee⟦br⟧drie']
        """
        parts, breaks = [Runs()], 0
        for words, emphases in self.parts:
            breaks = breaks + 1 if words == BREAK else breaks if words.isspace() else 0
            if breaks == 2:
                parts.append(Runs())
            parts[-1].parts.append((words, emphases))
        return [one for one in parts if one.text()] or [self]

    @property
    def columns(self) -> list[str]:
        """The words between tabs."""
        words = "".join(words for words, _ in self.parts).split("\t")
        return [own for own in map(plain, words) if own]

    def broken_at_tabs(self) -> Runs:
        """The text with a line break for one tab, or for several side by side."""
        broken = Runs()
        for words, emphases in self.parts:
            if words != "\t":
                broken.parts.append((words, emphases))
            elif broken.parts[-1:] != [(BREAK, _NONE)]:
                broken.line_break()
        return broken

    def throughout(self, emphasis: str) -> bool:
        """Whether all words have an emphasis; not those of a text that has none. A number alone need not."""
        worded = _emphases(self.parts)
        return bool(worded) and all(emphasis in emphases for emphases in worded)

    def text(self, *, heading: bool = False) -> str:
        """The text on one line; in a heading an emphasis that covers all words says nothing and falls away."""
        parts = list(_outside(self.parts))
        if heading:
            worded = _emphases(parts)
            shared = frozenset.intersection(*worded) - {"sup", "sub"} if worded else _NONE
            parts = [(words, emphases - shared) for words, emphases in parts]
        return tidy(_nested(parts))


def _emphases(parts: Iterable[tuple[str, frozenset[str]]]) -> list[frozenset[str]]:
    """The emphases of each part that has words; not of a number before them."""
    worded = [(words, emphases) for words, emphases in parts if words.strip() and words[0] != "⟦"]
    numbered = len(worded) > 1 and _NUMBER.fullmatch(worded[0][0])
    return [emphases for _, emphases in worded[1 if numbered else 0 :]]


def _outside(parts: Iterable[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, frozenset[str]]]:
    """The parts with blanks at their ends apart, which take an emphasis only when it stands on both sides."""
    pieces = [(piece, emphases) for words, emphases in _joined(parts) for piece in _with_ends(words) if piece]
    for index, (words, emphases) in enumerate(pieces):
        if words.isspace():
            before = _first_of(pieces, range(index - 1, -1, -1))
            yield words, before & _first_of(pieces, range(index + 1, len(pieces)))
        elif not any(character.isalnum() for character in words):  # a full stop in bold says nothing
            yield words, emphases & {"sup", "sub"}
        else:
            yield words, emphases


def _with_ends(words: str) -> tuple[str, str, str]:
    """The blanks before words, the words, and the blanks behind them."""
    rest = words.lstrip()
    own = rest.rstrip()
    return words[: len(words) - len(rest)], own, rest[len(own) :]


def _first_of(pieces: Sequence[tuple[str, frozenset[str]]], places: Iterable[int]) -> frozenset[str]:
    """The emphasis of the first words at some places."""
    return next((pieces[place][1] for place in places if not pieces[place][0].isspace()), _NONE)


def _joined(parts: Iterable[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Words side by side with one emphasis as one part; signs stay parts of their own."""
    for sign, group in groupby(parts, key=lambda part: (part[0][:1] == "⟦", part[1])):
        if sign[0]:
            yield from group
        else:
            yield "".join(words for words, _ in group), sign[1]


def _nested(parts: Iterable[tuple[str, frozenset[str]]]) -> str:
    """The words with signs that open and close in order."""
    text: list[str] = []
    open_signs: list[str] = []
    for words, emphases in [*parts, ("", _NONE)]:
        while any(sign not in emphases for sign in open_signs):
            text.append(f"⟦/{open_signs.pop()}⟧")
        for sign in EMPHASIS:
            if sign in emphases and sign not in open_signs:
                open_signs.append(sign)
                text.append(f"⟦{sign}⟧")
        text.append(words)
    return "".join(text)
