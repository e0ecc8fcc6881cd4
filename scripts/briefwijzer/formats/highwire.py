"""An item as Highwire tags, which Zotero and Google Scholar read from the head of a page."""

from __future__ import annotations

from collections.abc import Iterator

from .bibliography import BibliographyItem, pages_of


def highwire(item: BibliographyItem) -> tuple[tuple[str, str], ...]:
    """The names and contents of the tags.

    None without a title, or without an institution or a journal: by ``citation_technical_report_institution`` Zotero
    takes an item for a report, by a title alone for an article in a journal (its translator Embedded Metadata). Authors
    and editors are people only: it takes every name apart at its last blank.
    """
    return tuple(_tags(item)) if item.title and (item.institution or item.chamber or item.appeared_in) else ()


def _tags(item: BibliographyItem) -> Iterator[tuple[str, str]]:
    yield "citation_title", item.title
    role = "citation_author" if item.authors else "citation_editor"
    yield from ((role, name) for name in item.people)
    fields = {
        "citation_date": item.date.replace("-", "/"),
        "citation_technical_report_institution": item.institution or item.chamber,
        "citation_technical_report_number": item.number,
        "citation_journal_title": item.appeared_in,
        "citation_volume": item.volume,
        "citation_issue": item.issue,
        "citation_firstpage": pages_of(item)[0],
        "citation_lastpage": pages_of(item)[1],
        "citation_doi": item.doi,
        "citation_series_title": item.series,
        "citation_isbn": item.isbn,
        "citation_language": item.language,
        "citation_public_url": item.url,
    }
    yield from ((name, value) for name, value in fields.items() if value)
