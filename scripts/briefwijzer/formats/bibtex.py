"""Works as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .bibliography import IN_JOURNALS, PAPERS, BibliographyItem, pages_of

# What TeX would read as a command. Braces as commands too: BibTeX counts them, with a backslash before them or not.
_TEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
# As BibLaTeX and pandoc call the languages of titles: pandoc changes capitals of what it takes for English.
LANGUAGES = {"nl": "dutch", "en": "english", "de": "german", "fr": "french"}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(items: Iterable[BibliographyItem]) -> str:
    """The items as entries in UTF-8; a field without a value is left out."""
    fields = ((item, "".join(f"  {name} = {value},\n" for name, value in _fields(item))) for item in items)
    return "\n".join(f"@{_type(item)}{{{item.id},\n{written}}}\n" for item, written in fields)


def _type(item: BibliographyItem) -> str:
    """The type whose required fields are known; ``misc`` requires none."""
    if not (item.title and item.date):
        return "misc"
    if item.kind in IN_JOURNALS and item.appeared_in and item.authors_or_body:
        return "article"
    if item.is_book and item.publisher and (item.authors or item.editors):
        return "book"
    report = item.kind in ("report", "advisory", "monitor", "policy-agenda")
    return "techreport" if report and item.institution and (item.authors or not item.editors) else "misc"


def _fields(item: BibliographyItem) -> Iterator[tuple[str, str]]:
    year, month, day = [*item.date.split("-"), "", ""][:3]
    kind = _type(item)
    # misc has no number in the usual styles; there the citation of a paper is how it was published
    how = "" if kind != "misc" else item.number if item.kind in PAPERS else item.appeared_in
    apart = (item.authors or item.editors) and item.institution != item.publisher
    institution = item.institution if kind == "techreport" or apart else ""
    fields = {
        "title": item.title,
        "author": _names(item, item.authors_or_body),
        "editor": _names(item, item.editors),
        "institution": institution,
        "publisher": item.publisher if item.publisher != institution else "",
        "address": item.place,
        "year": year,
        "month": month,
        "day": day.lstrip("0"),
        "journal": item.appeared_in if kind == "article" else "",
        "volume": item.volume,
        "pages": "--".join(filter(None, pages_of(item))) or item.pages,
        "series": item.series,
        "isbn": item.isbn,
        "type": item.genre,
        "number": item.number or item.issue,
        "howpublished": how if how != item.title else "",
        "note": "; ".join(filter(None, (item.part, item.remark))),
        "doi": item.doi,
        "url": item.url,
        "language": item.language,
        "langid": LANGUAGES.get(item.language, ""),
    }
    yield from ((name, _written(name, value)) for name, value in fields.items() if value)


def _written(name: str, value: str) -> str:
    """The value of a field as BibTeX reads it."""
    if name == "month":
        return MONTHS[int(value) - 1]
    if name in ("author", "editor", "url", "doi"):  # names are written already; an address is read as it is
        return f"{{{value}}}"
    # the capitals of a title are its own; of an institution or a publisher, “and” would make two
    whole = name in ("title", "series") or " and " in value
    return f"{{{{{tex(value)}}}}}" if whole else f"{{{tex(value)}}}"


def _names(item: BibliographyItem, names: Iterable[str]) -> str:
    """Names as BibTeX joins them: surname first, or whole in braces, because it would take them apart otherwise."""
    parted = ((name, *item.parted(name)) for name in names)
    return " and ".join(
        f"{tex(surname)}, {tex(first)}" if first else f"{{{tex(name)}}}" for name, surname, first in parted
    )


def tex(text: str) -> str:
    r"""Text that TeX prints as it is.

    >>> print(tex("50% & {x}_1"))
    50\% \& \textbraceleft{}x\textbraceright{}\_1
    """
    return re.sub(r"[&%$#_\\{}~^<>]", lambda match: _TEX[match[0]], text)
