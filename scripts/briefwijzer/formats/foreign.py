"""Words that are not Dutch, marked with their language, so that a screen reader says them in it.

Known are the titles of works and the names of organisations that the data gives a language, and what ``terms.yml``
lists as foreign. They are marked in finished pages and files, wherever they stand as words: in paragraphs, headings and
notes of the letter, in quotations and in our own sentences. Words that Dutch has taken over (blockchain, big data) are
said as Dutch.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape as xml_escape

from markupsafe import escape

from ..data.corpus import Corpus
from ..data.values import DUTCH

# What a mark cannot stand in, or what nobody reads as a sentence.
_AS_IT_IS = frozenset("code option script svg textarea title".split())
# Elements that stand within a phrase: a term of two words is a link in the middle of it.
_WITHIN = "a|b|em|i|ref|span|strong|u"
_INLINE = re.compile(rf"</?(?:{_WITHIN})(?=[\s>])[^>]*>")
_WORD = re.compile(r"\w")
_BEHIND = re.compile(r"(?!\w)(?![^<>]*>)")
_SKIPPED = re.compile(
    rf"<(?:({'|'.join(sorted(_AS_IT_IS))})(?![\w-])|(?=[a-z][^>]*\slang=\"(?!{DUTCH}\"))([a-z][\w-]*))[^>]*>"
)
_FRONT_ENDS = "\n---\n\n"
# Words that a title or name needs to be known in a sentence, and a part of a title without the rest: one word may be
# Dutch as well (Robots).
_ENOUGH, _ENOUGH_OF_PART = 2, 3


@lru_cache(maxsize=1)  # pages and files of all letters ask for the same
def phrases(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """The titles, names and listed words that are not Dutch, each with its language; of a long title its parts too."""
    return tuple(dict.fromkeys(_phrases(corpus)))


def _phrases(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for work in corpus.works:
        for title in (work.title, work.subtitle, work.title_as_cited):
            if title and work.language != DUTCH:
                yield from _long(_ENOUGH, [title.value], work.language)
                yield from _long(_ENOUGH_OF_PART, re.split(r"[.:;] ", title.value), work.language)
    for record in corpus.organisations:
        if record.language != DUTCH:
            yield from _long(_ENOUGH, [record.name.value], record.language)
    for listed in corpus.foreign:
        yield from _long(1, listed.words, listed.language)


def _long(enough: int, texts: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    yield from ((text, language) for text in texts if len(text.split()) >= enough)


def language_marker(known: Iterable[tuple[str, str]], *attributes: str) -> Callable[[bytes], bytes]:
    r"""A function that marks these phrases wherever a page or file has them, but where a language is said already.

    Capitals do not matter. ``attributes`` are those that say the language: ``lang`` where none are given.

    >>> language_marker([("The Future of Jobs", "en")])(b"---\n---\n\n<p>In The Future of Jobs (2016)</p>").decode()
    '---\n---\n\n<p>In <span lang="en">The Future of Jobs</span> (2016)</p>'
    >>> language_marker([("at risk", "en")], "xml:lang")(b"<p>is At <i>risk</i></p>").decode()
    '<p>is <span xml:lang="en">At </span><i><span xml:lang="en">risk</span></i></p>'
    """
    # as a template writes it, and as a writer of XML does
    languages = {
        _small(written): language
        for words, language in known
        for written in (escape(words), xml_escape(words, quote=False))
    }
    names = attributes or ("lang",)

    def mark(content: bytes) -> bytes:
        text = content.decode()
        start = text.index(_FRONT_ENDS) + len(_FRONT_ENDS) if text.startswith("---\n") else 0
        body, marked, at = text[start:], [text[:start]], 0
        for phrase, pieces in _found(languages, body):
            span = " ".join(("<span", *(f'{name}="{languages[phrase]}"' for name in names))) + ">"
            for first, last in pieces:
                marked += body[at:first], span, body[first:last], "</span>"
                at = last
        return "".join((*marked, body[at:])).encode()

    return mark


def _small(text: str) -> str:
    """In small letters, as many as there were: one letter would become two."""
    return text.replace("İ", "I").lower()


def _found(phrases: Iterable[str], markup: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The phrases in a text with tags, each in small letters with its pieces: tags within it part them."""
    looked_at = _small(_with_blanks(markup))
    places = _places(phrases, _INLINE.sub("", looked_at))
    if not places:  # most pages
        return
    # Where each stretch without inline tags begins: among the words, and in the text with tags.
    begins, there, end = [0], [0], 0
    for tag in _INLINE.finditer(looked_at):
        begins.append(begins[-1] + tag.start() - end)
        there.append(end := tag.end())
    for start, phrase in places:
        pieces, at, last = [], start, start + len(phrase)
        stretch = bisect_right(begins, at) - 1
        while at < last:
            stretch_ends = begins[stretch + 1] if stretch + 1 < len(begins) else last
            if at < (piece_ends := min(last, stretch_ends)):
                begin = there[stretch] + at - begins[stretch]
                pieces.append((begin, begin + piece_ends - at))
            at, stretch = piece_ends, stretch + 1
        yield phrase, pieces


def _places(phrases: Iterable[str], words: str) -> list[tuple[int, str]]:
    """Where phrases stand as words and in no tag, in order; of those that overlap the first, and of these the longest.

    One pattern for all of them looks at every character, and takes five times as long.
    """
    found = []
    for phrase in phrases:
        at = words.find(phrase)
        while at >= 0:
            if not _WORD.match(words[at - 1 : at]) and _BEHIND.match(words, at + len(phrase)):
                found.append((at, -len(phrase), phrase))
            at = words.find(phrase, at + 1)
    kept, end = [], 0
    for at, length, phrase in sorted(found):
        if at >= end:
            kept.append((at, phrase))
            end = at - length
    return kept


def _with_blanks(markup: str) -> str:
    """A text with tags, blank where an element is left as it is."""
    pieces: list[str] = []
    at = 0
    while skipped := _SKIPPED.search(markup, at):
        end = _end_of(markup, skipped)
        pieces += markup[at : skipped.start()], "\0" * (end - skipped.start())
        at = end
    return "".join((*pieces, markup[at:]))


def _end_of(markup: str, first: re.Match[str]) -> int:
    """Where the element ends whose first tag is given; others of its name may stand in it."""
    depth = 0
    for tag in re.compile(rf"<(/?){first[1] or first[2]}(?![\w-])[^>]*>").finditer(markup, first.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(markup)
