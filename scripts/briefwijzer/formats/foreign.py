"""Words that are not Dutch, marked with their language, so that a screen reader says them in it.

Known are the titles of works and the names of organisations that the data gives a language, and what ``terms.yml``
lists as foreign. They are marked in finished pages and files, wherever they stand as words: in paragraphs, headings and
notes of the letter, in quotations and in our own sentences. Words that Dutch has taken over (blockchain, big data) are
said as Dutch.
"""

from __future__ import annotations

import re
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
_TAG = re.compile(r"(<[^>]*>)")
_OPENS = re.compile(r"<([a-z][\w-]*)")
_SAID = re.compile(rf'\slang="(?!{DUTCH}")')
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


def marker(known: Iterable[tuple[str, str]], *attributes: str) -> Callable[[bytes], bytes]:
    r"""A function that marks these phrases wherever a page or file has them, but where a language is said already.

    Capitals do not matter. ``attributes`` are those that say the language: ``lang`` where none are given.

    >>> marker([("The Future of Jobs", "en")])(b"---\n---\n\n<p>In The Future of Jobs (2016)</p>").decode()
    '---\n---\n\n<p>In <span lang="en">The Future of Jobs</span> (2016)</p>'
    >>> marker([("at risk", "en")], "xml:lang")(b"<p>is At <i>risk</i></p>").decode()
    '<p>is <span xml:lang="en">At </span><i><span xml:lang="en">risk</span></i></p>'
    """
    # as a template writes it, and as a writer of XML does
    of = {str(written): to for words, to in known for written in (escape(words), xml_escape(words, quote=False))}
    sought = [(written, written.lower()) for written in sorted(of, key=len, reverse=True)]
    said = {to: " ".join(f'{name}="{to}"' for name in attributes or ("lang",)) for to in of.values()}

    def mark(content: bytes) -> bytes:
        text = content.decode()
        words = _INLINE.sub("", text).lower()
        here: dict[str, list[str]] = {}
        for written, low in sought:
            if low in words:
                here.setdefault(of[written], []).append(re.escape(written))
        if not here:
            return content
        each = "|".join(f"(?P<{to}>{'|'.join(several)})" for to, several in here.items())
        pattern = re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)

        def places_in(words: str) -> Places:
            return [(*found.span(), f"<span {said[str(found.lastgroup)]}>") for found in pattern.finditer(words)]

        start = text.index(_FRONT_ENDS) + len(_FRONT_ENDS) if text.startswith("---\n") else 0
        return (text[:start] + "".join(_marked(text[start:], places_in))).encode()

    return mark


Places = list[tuple[int, int, str]]  # where phrases begin and end in a text, and the tag that says their language


def _marked(markup: str, places_in: Callable[[str], Places]) -> Iterator[str]:
    within, depth = "", 0  # the element that is left as it is, and how many of its name are open
    together: list[str] = []  # words, and the tags that may stand within a phrase
    for piece in _TAG.split(markup):
        opens = _OPENS.match(piece)
        if within:
            if piece == f"</{within}>":
                depth -= 1
            elif opens and opens[1] == within:
                depth += 1
            within = within if depth else ""
            yield piece
            continue
        if opens and (opens[1] in _AS_IT_IS or _SAID.search(piece)):
            within, depth = opens[1], 1
        elif not piece.startswith("<") or _INLINE.fullmatch(piece):
            together.append(piece)
            continue
        yield from _spoken(together, places_in)
        together = []
        yield piece
    yield from _spoken(together, places_in)


def _spoken(pieces: list[str], places_in: Callable[[str], Places]) -> Iterator[str]:
    """Words and tags again, with each phrase marked; the tags within one part its mark."""
    places = places_in("".join(piece for piece in pieces if not piece.startswith("<"))) if pieces else []
    if not places:
        yield from pieces
        return
    start = 0
    for piece in pieces:
        if piece.startswith("<"):
            yield piece
            continue
        end, at = start + len(piece), start
        for first, last, tag in places:
            if (first := max(first, start)) < (last := min(last, end)):
                yield f"{piece[at - start : first - start]}{tag}{piece[first - start : last - start]}</span>"
                at = last
        yield piece[at - start :]
        start = end
