"""Works as RIS, the tagged lines that most reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .bibliography import BibliographyItem, pages_of

TYPES = {
    "kamerstuk": "GOVDOC",
    "motion": "GOVDOC",
    "proceedings": "GOVDOC",
    "law": "STAT",
    "letter": "GEN",
    "agreement": "GEN",
    "article": "JOUR",
    "news": "NEWS",
    "website": "ELEC",
}


def ris(items: Iterable[BibliographyItem]) -> str:
    """The items, one after the other. A value is one line and stands as it is: RIS has no escapes.

    A comma in a name parts surname, first name and suffix, and programs drop what comes behind: an institution whose
    name has one («Onderwijs, Cultuur en Wetenschap») is the publisher, which every program reads whole.
    """
    return "".join(f"{tag}  - {value}\r\n" for item in items for tag, value in _lines(item)) + "\r\n"


def _lines(item: BibliographyItem) -> Iterator[tuple[str, str]]:
    yield "TY", "BOOK" if item.is_book else TYPES.get(item.kind, "RPRT")
    fields = [("ID", item.id), ("M3", item.genre), ("TI", item.title)]
    names = [("AU", name) for name in item.authors_or_body] + [("ED", name) for name in item.editors]
    fields += [(tag, name) for tag, name in names if "," not in name]
    torn = [name for _, name in names if "," in name]
    year, _, rest = item.date.partition("-")
    first, last = pages_of(item)
    fields += [
        *(("PB", name) for name in filter(None, [item.issuer, *torn])),
        ("CY", item.place),
        ("PY", year),
        ("DA", "/".join([*item.date.split("-"), "", "", ""][:3]) + "/" if rest else ""),
        ("T2", item.appeared_in),
        ("VL", item.volume),
        ("IS", item.issue),
        ("SP", first or item.pages),
        ("EP", last),
        ("T3", item.series),
        ("SN", item.isbn),
        ("M1", item.number),
        ("DO", item.doi),
        ("UR", item.url),
        ("LA", item.language),
    ]
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""
