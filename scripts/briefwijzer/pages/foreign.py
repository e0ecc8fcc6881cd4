"""Words that are not Dutch, marked on the pages with their language, so that a screen reader says them in it.

Known are the titles of works and the names of organisations that the data gives a language. They are marked wherever
they stand as words on a page, also in notes and quotations. The paragraphs of the letter stay without: their markup is
words, note marks and links. Words that Dutch has taken over (blockchain, big data) are said as Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from markupsafe import escape

from ..addresses.uris import PARAGRAPH_ID
from ..data.corpus import Corpus
from ..data.values import DUTCH

# What a mark cannot stand in, or what nobody reads as a sentence.
_AS_IT_IS = frozenset("code option script svg textarea title".split())
_TAG = re.compile(r"(<[^>]*>)")
_OPENS = re.compile(r"<([a-z][\w-]*)")
_SAID = re.compile(rf'\s(?:lang="|id="{PARAGRAPH_ID.pattern}")')
# Words that a title or name needs to be known in a sentence, and a part of a title without the rest: one word may be
# Dutch as well (Robots).
_ENOUGH, _ENOUGH_OF_PART = 2, 3


def phrases(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The titles and names that are not Dutch, each with its language; of a long title its parts too."""
    for work in corpus.works:
        for title in (work.title, work.subtitle, work.title_as_cited):
            if title and work.language != DUTCH:
                yield from _long(_ENOUGH, [title.value], work.language)
                yield from _long(_ENOUGH_OF_PART, re.split(r"[.:;] ", title.value), work.language)
    for record in corpus.organisations:
        if record.language != DUTCH:
            yield from _long(_ENOUGH, [record.name.value], record.language)


def _long(enough: int, texts: Iterable[str], language: str) -> Iterator[tuple[str, str]]:
    yield from ((text, language) for text in texts if len(text.split()) >= enough)


def marker(known: Iterable[tuple[str, str]]) -> Callable[[bytes], bytes]:
    r"""A function that marks these phrases wherever a page has them, but where a language is said already.

    >>> marker([("The Future of Jobs", "en")])(b"---\n---\n\n<p>In The Future of Jobs (2016)</p>").decode()
    '---\n---\n\n<p>In <span lang="en">The Future of Jobs</span> (2016)</p>'
    """
    language = {str(escape(phrase)): of for phrase, of in known}
    sought = {phrase: phrase.encode() for phrase in sorted(language, key=len, reverse=True)}

    def mark(content: bytes) -> bytes:
        here = [phrase for phrase, encoded in sought.items() if encoded in content]
        if not here:
            return content
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, here)) + r")(?![\w-])")
        front, between, html = content.decode().partition("\n---\n\n")
        return (front + between + "".join(_marked(html, pattern, language))).encode()

    return mark


def _marked(html: str, pattern: re.Pattern[str], language: dict[str, str]) -> Iterator[str]:
    within, depth = "", 0  # the element that is left as it is, and how many of its name are open
    for piece in _TAG.split(html):
        if within:
            if piece == f"</{within}>":
                depth -= 1
            elif (opens := _OPENS.match(piece)) and opens[1] == within:
                depth += 1
            within = within if depth else ""
            yield piece
        elif piece.startswith("<"):
            opens = _OPENS.match(piece)
            if opens and (opens[1] in _AS_IT_IS or _SAID.search(piece)):
                within, depth = opens[1], 1
            yield piece
        else:
            yield pattern.sub(lambda match: f'<span lang="{language[match[0]]}">{match[0]}</span>', piece)
