"""Marks at links that lead to outside addresses which failed when they were looked up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import escape

from ..data.shared import DeadLink
from ..words import phrase
from ..words.dutch import dutch_date


def dead_link_marker(dead: Iterable[DeadLink]) -> Callable[[bytes], bytes]:
    """A function that puts a mark with its day behind each such link of a page, wherever the page has it.

    >>> one = DeadLink(url="https://a.nl/x?y=1&z=2", since="2026-11-29", why="status 404")
    >>> dead_link_marker([one])(b'<a href="https://a.nl/x?y=1&amp;z=2" rel="external">a</a>.').decode()
    '<a href="https://a.nl/x?y=1&amp;z=2" rel="external">a</a> <small data-editorial>(werkte niet op 29 november 2026)\
</small>.'
    """
    since = {str(escape(one.url)).encode(): one.since for one in dead}
    if not since:
        return lambda page: page
    link = re.compile(rb'<a href="(' + b"|".join(map(re.escape, since)) + rb')"[^>]*>.*?</a>', re.DOTALL)

    def mark(match: re.Match[bytes]) -> bytes:
        words = escape(phrase("dead_link", date=dutch_date(since[match[1]])))
        return match[0] + f" <small data-editorial>({words})</small>".encode()

    return lambda page: link.sub(mark, page)
