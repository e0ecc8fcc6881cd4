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
_ENOUGH = 3  # words that a part of a title needs, to be known without the rest


def phrases(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The titles and names that are not Dutch, each with its language; of a long title its parts too."""
    for work in corpus.works:
        for title in (work.title, work.subtitle, work.title_as_cited):
            if title and work.language != DUTCH:
                yield title.value, work.language
                parts = re.split(r"[.:;] ", title.value)
                yield from ((part, work.language) for part in parts if len(part.split()) >= _ENOUGH)
    for record in corpus.organisations:
        if record.language != DUTCH:
            yield record.name.value, record.language


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
