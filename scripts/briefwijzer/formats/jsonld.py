"""What a page is about, in the vocabulary of schema.org (JSON-LD): the site, a letter, a section, a work.

Nothing is said that the data does not say. The publisher is this site: it is no publication of the government. A letter
has the date on which it was written; when it was published is not in the data. Addresses on this site are absolute, or
left out when nobody has said where the site will be.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..addresses.here import Here
from ..addresses.uris import START, letter_uri
from ..data.corpus import Corpus
from ..data.layers.mentions import Mention
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_per_letter
from ..data.prose import Prose
from ..data.text import Section
from ..data.values import DUTCH
from ..data.works import Work
from ..words import phrase
from ..words.places import section_words
from .bibliography import BY_OFFICE, BibliographyItem, item_of, letter_item

Node = dict[str, Any]
CONTEXT = {"@context": "https://schema.org"}
TYPES = {
    "law": "Legislation",
    "letter": "CreativeWork",
    "agreement": "CreativeWork",
    "guideline": "CreativeWork",
    "article": "ScholarlyArticle",
    "news": "NewsArticle",
    "website": "WebPage",
}


def site_data(here: Here) -> Node:
    """The site."""
    fields = {"name": phrase("site_name"), "description": phrase("start_description"), "inLanguage": DUTCH}
    return _filled(CONTEXT | {"@type": "WebSite"} | fields | {"url": here.absolute(START)})


def letter_data(corpus: Corpus, letter: LetterCorpus, here: Here) -> Node:
    """A letter, with everything that it cites or names."""
    record = letter.record
    senders = ((sender.name.value, sender.office) for sender in record.senders if sender.name)
    fields = {
        "alternateName": record.short_title or "",
        "description": record.summary or "",
        "author": [{"@type": "Person", "name": name, "jobTitle": office} for name, office in senders],
        "dateCreated": record.day,
        "inLanguage": DUTCH,
        "publisher": _filled(_organisation(phrase("site_name")) | {"url": here.absolute(START)}),
        "isBasedOn": record.url,
        "citation": _referred(corpus, letter, letter.sections),
    }
    return _filled(CONTEXT | _letter(letter, here) | fields)


def section_data(corpus: Corpus, letter: LetterCorpus, section: Section, here: Here) -> Node:
    """A section as a part of its letter, with what it cites or names itself."""
    address = here.absolute(here.uri)
    fields = {
        "@type": "CreativeWork",
        "@id": address,
        "url": address,
        "name": Prose(section.heading).plain if section.heading else section_words(letter, section),
        "position": section.number,
        "inLanguage": DUTCH,
        "isPartOf": _filled(_letter(letter, here)),
        "isBasedOn": letter.record.url,
        "citation": _referred(corpus, letter, [section]),
    }
    return _filled(CONTEXT | fields)


def _letter(letter: LetterCorpus, here: Here) -> Node:
    item = letter_item(letter)
    address = here.absolute(letter_uri(letter))
    return {"@type": "Report", "@id": address, "url": address, "name": item.title, "reportNumber": item.number}


def work_data(work: Work, here: Here) -> Node | None:
    """A work, of which our page says what is known; its own address is elsewhere. None where it has no title."""
    item = item_of(work)
    if not item.title:
        return None
    authors = _people(name for name in item.authors if name in item.people)
    maker = _organisation(item.institution) if item.institution and not item.people else None
    written = item.date if work.kind in BY_OFFICE else ""  # of a paper or a letter it is the date of writing
    fields = {
        "author": authors or maker,
        "editor": _people(item.editors),
        "publisher": _organisation(item.publisher) if item.publisher else None,
        "dateCreated": written,
        "datePublished": work.published.value if work.published else "" if written else item.date,
        "isbn": item.isbn,
        "isPartOf": {"@type": "Periodical", "name": item.appeared_in} if item.appeared_in else None,
        "pagination": item.pages,
        "inLanguage": item.language,
        "mainEntityOfPage": here.absolute(here.uri),
    }
    return _filled(CONTEXT | _reference(work) | fields)


def schema_type(item: BibliographyItem) -> str:
    """The type of an item: Report unless it is something else."""
    return "Book" if item.is_book else TYPES.get(item.kind, "Report")


def _reference(work: Work) -> Node:
    item = item_of(work)
    kind = schema_type(item)
    number = item.number if kind == "Report" and item.number != item.title else ""
    return _filled({"@type": kind, "name": item.title, "reportNumber": number, "url": item.url})


def _referred(corpus: Corpus, letter: LetterCorpus, sections: Iterable[Section]) -> list[Node]:
    """What the notes of some sections cite or their paragraphs name: each work with a title once, in reading order."""
    found: dict[str, None] = {}
    for section in sections:
        for paragraph in section.paragraphs:
            notes = (letter.note_named[name] for name in paragraph.prose.marks)
            found |= dict.fromkeys(citation.work for note in notes for citation in note.citations)
            found |= dict.fromkeys(one.work for one in letter.about(paragraph.id) if isinstance(one, Mention))
    known = _references(letter, corpus)
    return [known[name] for name in found if name in known]


@once_per_letter
def _references(letter: LetterCorpus, corpus: Corpus) -> dict[str, Node]:
    """The works with a title that a letter cites or names, by their ids."""
    return {name: node for name in letter.works if (node := _reference(corpus.work[name])).get("name")}


def _people(names: Iterable[str]) -> list[Node]:
    return [{"@type": "Person", "name": name} for name in names]


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _filled(node: Node) -> Node:
    """A node without the keys that have no value."""
    return {key: value for key, value in node.items() if value}
