"""Works as CSL-JSON, which Zotero, pandoc and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .bibliography import BibliographyItem

# Others are reports with their kind as genre. Zotero leaves a whole file alone that has one type which it does not
# know: no «document», which it did not always know.
TYPES = {"law": "legislation", "article": "article-journal", "news": "article-newspaper", "website": "webpage"}


def csl_json(items: Iterable[BibliographyItem]) -> str:
    """The items as a list; a field without a value is left out."""
    return json.dumps([_csl(item) for item in items], ensure_ascii=False, indent=1) + "\n"


def _csl(item: BibliographyItem) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": item.id,
        "type": "book" if item.is_book else TYPES.get(item.kind, "report"),
        "genre": item.kind_to_print,
        "title": item.title,
        "author": [_name(item, name) for name in item.authors_or_body],
        "editor": [_name(item, name) for name in item.editors],
        "publisher": item.issuer,
        "publisher-place": item.place,
        "issued": {"date-parts": [[int(part) for part in item.date.split("-")]]} if item.date else None,
        "container-title": item.appeared_in,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.pages,
        "collection-title": item.series,
        "ISBN": item.isbn,
        "number": item.number,
        "DOI": item.doi,
        "URL": item.url,
        "language": item.language,
        "note": item.remark,
    }
    return {key: value for key, value in fields.items() if value}


def _name(item: BibliographyItem, name: str) -> dict[str, str]:
    """A name in its parts where the surname is known, else as it is."""
    surname, first = item.parted(name)
    return {"family": surname, "given": first} if first else {"literal": name}
