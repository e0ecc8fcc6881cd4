"""How a reader cites a page: a letter, a section of it, or a work."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...addresses.here import Here
from ...data.letter_corpus import LetterCorpus
from ...data.text import Section
from ...data.values import DUTCH
from ...data.works import Work
from ...formats.bibliography import BibliographyItem, item_of, letter_item
from ...formats.bibtex import bibtex
from ...formats.reference import Reference, apa, leidraad
from ...words.places import where


@dataclass(frozen=True)
class CiteView:
    """The forms in which a page is cited; ``names`` when people are named in them, ``lang`` of a title not in Dutch."""

    leidraad: Reference
    apa: Reference
    bibtex: str
    names: bool
    lang: str


def cite_letter(letter: LetterCorpus) -> CiteView:
    """A letter, at its official address."""
    return _cite(letter_item(letter))


def cite_section(letter: LetterCorpus, section: Section, here: Here) -> CiteView:
    """A section of a letter, at its address here where that is known."""
    item = letter_item(letter)
    return _cite(replace(item, part=where(letter, section), url=here.absolute(here.uri) or item.url))


def cite_work(work: Work) -> CiteView | None:
    """A work, at its own address; None where its title is not known."""
    item = item_of(work)
    return _cite(item) if item.title else None


def _cite(item: BibliographyItem) -> CiteView:
    names = bool(item.people) and not item.chamber  # a paper of parliament is referred to by its numbers
    return CiteView(
        leidraad=leidraad(item),
        apa=apa(item),
        bibtex=bibtex([item]),
        names=names,
        lang=item.language if item.language != DUTCH else "",
    )
