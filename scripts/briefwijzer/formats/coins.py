"""An item as COinS: an OpenURL (NISO Z39.88) in the title of an empty span, which Zotero finds in a list."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from .bibliography import BibliographyItem

GENRES = {"law": "document", "letter": "document", "agreement": "document"}


def coins(item: BibliographyItem) -> str:
    """The item in the format for books, which has a genre for reports; empty where its title is not known.

    Offices and institutions are ``aucorp``, because ``au`` is taken apart into names and surname; editors have no key.
    A blank is written as %20: not every reader knows it as a plus sign.
    """
    if not item.title:
        return ""
    people = item.people
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "book" if item.is_book else GENRES.get(item.kind, "report")),
        ("rft.btitle", item.title),
        *(("rft.au", name) for name in people if item.authors),
        *(("rft.aucorp", name) for name in item.makers if name not in people),
        ("rft.pub", item.publisher or (item.institution if people else "")),
        ("rft.place", item.place),
        ("rft.date", item.date),
        # a paper of parliament has its place among the Kamerstukken where other works have a series
        ("rft.series", item.series or (item.number if item.chamber else "")),
        ("rft.isbn", item.isbn),
        ("rft_id", item.url),
    ]
    return urlencode([(name, value) for name, value in fields if value], quote_via=quote)
