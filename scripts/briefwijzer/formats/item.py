"""A work as an item of a bibliography, before any format: what is known of it, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model import Work
from ..references import kamerstuk
from ..words import say_in


@dataclass(frozen=True)
class Item:
    """An item; a field without a value is empty. ``date`` is as exact as known, ``genre`` the kind in words."""

    id: str
    kind: str
    genre: str
    title: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    institution: str
    publisher: str
    place: str
    date: str
    series: str
    isbn: str
    number: str
    url: str
    language: str

    @property
    def is_book(self) -> bool:
        """Was it published as a book?"""
        return bool(self.isbn)


def item_of(work: Work) -> Item:
    """A work as an item.

    A paper of parliament without a title has its citation for one, as on this site. Names stay whole: which part of
    a name is the surname is not in the data.
    """
    citation = kamerstuk(work.kamerstuk).citation() if work.kamerstuk else ""
    title = _text(work.title) or _text(work.title_as_cited)
    if title and work.subtitle:
        title = f"{title}: {work.subtitle.value}"
    return Item(
        work.id,
        work.kind,
        str(say_in("nl")(f"kind_{work.kind}").unescape()),
        title or citation,
        tuple(work.authors.value) if work.authors else (),
        tuple(work.editors.value) if work.editors else (),
        _text(work.organisation),
        _text(work.publisher),
        _text(work.place),
        work.date.value if work.date else "",
        _text(work.series),
        _text(work.isbn),
        citation or _text(work.reference),
        _url(work),
        work.language if title else "",
    )


def _text(fact: object) -> str:
    return str(getattr(fact, "value", ""))


def _url(work: Work) -> str:
    """The official page of a paper, or the first address that is a page and no whole website."""
    urls = [link.url for link in work.urls]
    if work.kamerstuk and (url := kamerstuk(work.kamerstuk).url) in urls:
        return url
    return next((url for url in urls if urlsplit(url).path.strip("/")), "")
