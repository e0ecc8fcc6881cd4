"""Works as RIS, the tagged lines that most reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .bibliography import BibliographyItem, pages_of

# Others are reports with their kind as type: Zotero takes GEN for an article in a journal.
TYPES = {
    "kamerstuk": "GOVDOC",
    "motion": "GOVDOC",
    "proceedings": "GOVDOC",
    "law": "STAT",
    "article": "JOUR",
    "news": "NEWS",
    "website": "ELEC",
}
# The tag in which Zotero reads the number of a report or a law; in M1 of a website it would be a day of reading.
NUMBERS = {"RPRT": "SN", "GOVDOC": "SN", "STAT": "M1"}


def ris(items: Iterable[BibliographyItem]) -> str:
    """The items, one after the other. A value is one line and stands as it is: RIS has no escapes.

    Tags are as Zotero reads them. A comma in a name parts surname and first name there, and a name without one is that
    of an institution: people have it where their surname is known. An institution whose name has one («Onderwijs,
    Cultuur en Wetenschap») is the publisher, which stays whole, or a note where there is one already. Of other tags
    than names and notes the first is read and no more: each stands once.
    """
    return "".join(f"{tag}  - {value}\r\n" for item in items for tag, value in _lines(item)) + "\r\n"


def _lines(item: BibliographyItem) -> Iterator[tuple[str, str]]:
    kind = "BOOK" if item.is_book else TYPES.get(item.kind, "RPRT")
    yield "TY", kind
    fields = [("ID", item.id), ("M3", item.kind_to_print), ("TI", item.title)]
    names = [("AU", name) for name in item.authors_or_body] + [("ED", name) for name in item.editors]
    whole = [(tag, name) for tag, name in names if "," not in name]
    fields += [(tag, ", ".join(filter(None, item.parted(name)))) for tag, name in whole]
    torn = [name for _, name in names if "," in name]
    year, _, rest = item.date.partition("-")
    first, last = pages_of(item)
    fields += [
        ("PB", item.issuer or "; ".join(torn)),
        ("CY", item.place),
        ("PY", year),
        ("DA", "/".join([*item.date.split("-"), "", "", ""][:3]) + "/" if rest else ""),
        ("T2", item.appeared_in or item.series),
        ("VL", item.volume),
        ("IS", item.issue),
        ("SP", first or item.pages),
        ("EP", last),
        ("T3", item.series if item.appeared_in else ""),
        ("SN", item.isbn),
        (NUMBERS.get(kind, "N1"), item.number),
        ("DO", item.doi),
        ("UR", item.url),
        ("LA", item.language),
        ("N1", "; ".join(torn) if item.issuer else ""),
        ("N1", item.remark),
    ]
    yield from ((tag, value) for tag, value in fields if value)
    yield "ER", ""
