"""Running text: words as printed, with the note marks, emphasis and line breaks in their places.

In the data a sign stands between white square brackets: ``de SER⟦1⟧ staan we``, ``CO⟦sub⟧2⟦/sub⟧``. These two
characters occur in no letter, so that nothing a letter can print (``[1]``, ``[^1]``, ``{1}``) is ever taken for a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# Signs that mark notes, in the order of the digits that name them: x1 for *, x5 for a dagger.
NOTE_SIGNS = ("*", "**", "***", "****", "†", "††", "‡", "‡‡", "§")
# What a note is called that has no number, or a sign that is none of these.
NO_NUMBER = "zz"
# What a mark holds is the id of its note without fn: 12; b1-1 in an annex that counts its own; x1 for *, xa for a.
MARK = re.compile(r"⟦((?:[bnt]\d{1,2}-)?(?:\d{1,4}|x(?:[1-9]|[a-z]{1,4})))⟧")
OPEN, CLOSE = "⟦", "⟧"
EMPHASIS = ("b", "i", "u", "sup", "sub")
BREAK = "⟦br⟧"
# The bar of a fraction in a formula. The source draws it, as it draws roots, sums and the brackets that the line needs.
BAR = "⁄"
# A black box over words, or in their place, which the source draws too.
BOX = "█"
DRAWN = re.compile(rf"[{BAR}{BOX}√∑∏∫()\[\]{{}}|‖⌊⌋⌈⌉⟨⟩]")
_SIGN = re.compile(rf"⟦(/?)({'|'.join(EMPHASIS)})⟧")
_ANY = re.compile(rf"{MARK.pattern}|⟦/?(?:{'|'.join(EMPHASIS)})⟧|{BREAK}")
# A sentence ends at . ! or ?, with closing quotes, brackets and signs behind it, before a capital or a digit.
_END = re.compile(r"[.!?][”’»)\"]*(?:⟦[^⟦⟧]*⟧)*(?= +(?:⟦[a-z]+⟧)*[A-ZÀ-ÖØ-Þ0-9“‘«(])")
# Abbreviations after which a capital may follow inside a sentence; none fills the eight characters looked at.
_ABBREVIATIONS = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Z]|o\.a|jl|mln|mld|nr|nrs|red|dhr|mevr|drs|dr|ir|mr|prof|blz|p|d\.d|e\.d|bijv)$"
)


def has_formula(words: str) -> bool:
    """Whether words hold a formula: a source may lack what is drawn in it."""
    return re.search(f"[{BAR}√∑∏∫=]", words) is not None


@dataclass(frozen=True)
class Run:
    """A stretch of words with its emphasis, or (with ``mark``) a note mark, or a line break."""

    words: str = ""
    mark: str = ""
    emphasis: tuple[str, ...] = ()
    line_break: bool = False


@dataclass(frozen=True)
class Prose:
    """The text of a paragraph or heading.

    >>> text = Prose("Volgens de SER⟦1⟧ is dat ⟦i⟧zo⟦/i⟧. Ja.⟦2⟧ Nee.")
    >>> text.plain
    'Volgens de SER is dat zo. Ja. Nee.'
    >>> text.marks
    ('1', '2')
    >>> [sentence.plain for sentence in text.sentences]
    ['Volgens de SER is dat zo.', 'Ja.', 'Nee.']
    """

    raw: str

    @cached_property
    def plain(self) -> str:
        """The words alone; a line break is a blank."""
        return _ANY.sub("", self.raw.replace(BREAK, " ")) if OPEN in self.raw else self.raw

    @cached_property
    def printed(self) -> str:
        """The words with each mark as the bare number that the source prints."""
        return MARK.sub(lambda match: printed_mark(match[1]), self.unstyled) if OPEN in self.raw else self.raw

    @cached_property
    def unstyled(self) -> str:
        """The words with the marks in their brackets, without emphasis; a line break is a blank."""
        return _SIGN.sub("", self.raw.replace(BREAK, " ")) if OPEN in self.raw else self.raw

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The note marks, in order, each as the id of its note without ``fn``."""
        return tuple(MARK.findall(self.raw)) if OPEN in self.raw else ()

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The text as words, marks and line breaks in turn, empty words left out."""
        return tuple(self._runs()) if OPEN in self.raw else (Run(self.raw),)

    def _runs(self) -> Iterator[Run]:
        emphasis: tuple[str, ...] = ()
        at = 0
        for match in _ANY.finditer(self.raw):
            if match.start() > at:
                yield Run(self.raw[at : match.start()], emphasis=emphasis)
            at = match.end()
            if match[1]:
                yield Run(mark=match[1], emphasis=emphasis)
            elif match[0] == BREAK:
                yield Run(line_break=True, emphasis=emphasis)
            elif match[0].startswith("⟦/"):
                emphasis = emphasis[:-1]
            else:
                emphasis += (match[0].strip("⟦⟧"),)
        if at < len(self.raw):
            yield Run(self.raw[at:], emphasis=emphasis)

    @cached_property
    def sentences(self) -> tuple[Prose, ...]:
        """The sentences in order; joined with a space they are the text again."""
        found, start = [], 0
        for match in _END.finditer(self.raw):
            end = match.start()
            if self.raw[end] == "." and _ABBREVIATIONS.search(self.raw[max(start, end - 8) : end]):
                continue
            if end == start:  # ". . Pionieren": a full stop alone is no sentence
                continue
            found.append(Prose(self.raw[start : match.end()]))
            start = match.end() + 1
        return (*found, Prose(self.raw[start:]))

    def sentence_with(self, mark: str) -> Prose:
        """The sentence that carries the note mark.

        Raises LookupError when the text has no such mark.
        """
        for sentence in self.sentences:
            if mark in sentence.marks:
                return sentence
        raise LookupError(mark)

    def sentence_around(self, quote: str) -> str:
        """The words of the sentence that holds a quote; the quote alone where it stands in more than one."""
        return next((sentence.plain for sentence in self.sentences if quote in sentence.plain), quote)


def capital(text: str) -> str:
    """A text of ours, or a name, as it begins a line: with a capital, but where its first word has capitals of its own.

    >>> [capital(text) for text in ("het bericht", "ijsbaan", "iDEAL", "3D-printen", "«citaat»")]
    ['Het bericht', 'IJsbaan', 'iDEAL', '3D-printen', '«citaat»']
    """
    first = 2 if text.startswith("ij") else 1
    return text if text[1:2].isupper() else text[:first].upper() + text[first:]


def small_letters(office: str) -> str:
    """An office that a signature prints in capitals, as sentences print it; any other as it is.

    >>> [small_letters(office) for office in ("MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID", "minister-president")]
    ['Minister van Sociale Zaken en Werkgelegenheid', 'minister-president']
    """
    names = re.compile(r"(?!(?:van|voor|en|de|het)\b)\b\w[\w’'-]*")
    return names.sub(lambda word: capital(word[0]), office.lower()) if office.isupper() else office


def printed_mark(mark: str) -> str:
    """What the source prints for a mark.

    >>> [printed_mark(mark) for mark in ("12", "b1-3", "x2", "x5", "xa")]
    ['12', '3', '**', '†', 'a']
    """
    number = mark.rpartition("-")[2]
    if not number.startswith("x"):
        return number
    return NOTE_SIGNS[int(number[1:]) - 1] if number[1:].isdigit() else number[1:]


def wrong_sign(text: str) -> str | None:
    """The first bracket that is part of no sign, or sign of emphasis that does not open and close in order, or None.

    >>> wrong_sign("a⟦1⟧ ⟦i⟧b⟦/i⟧⟦br⟧c"), wrong_sign("a⟧"), wrong_sign("⟦i⟧a⟦b⟧b⟦/i⟧⟦/b⟧"), wrong_sign("⟦i⟧a")
    (None, '⟧', '⟦/i⟧', '⟦i⟧')
    """
    rest = _ANY.sub("", text)
    if stray := re.search("[⟦⟧]", rest):
        return stray[0]
    opened: list[str] = []
    for match in _SIGN.finditer(text):
        if not match[1]:
            opened.append(match[2])
        elif not opened or opened.pop() != match[2]:
            return match[0]
    return f"⟦{opened[-1]}⟧" if opened else None
