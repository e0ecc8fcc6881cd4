"""A work or a letter as an item of a bibliography, before any format: what is known of it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..data.letter_corpus import LetterCorpus
from ..data.prose import capital
from ..data.records import Names, PaperNumber
from ..data.values import DUTCH
from ..data.works import Work
from ..words import phrase

# Their authors are named by the offices they hold: "ministers van Economische Zaken en van Veiligheid en Justitie".
BY_OFFICE = ("kamerstuk", "letter")
# What has a number by which it is cited, and what appears within a journal or newspaper.
PAPERS = ("kamerstuk", "letter", "motion", "proceedings")
IN_JOURNALS = ("article", "news")
_AS_IN_WORK = ("publisher", "place", "series", "isbn", "appeared_in", "volume", "issue", "pages", "doi")
# Behind initials stands the surname, with its prefixes: J.Th.A. van der Lijn.
_AFTER_INITIALS = re.compile(r"(?:[^\W\d_a-z]\w{0,2}\.[ -]?)+ ((?:\w|[’'])\w.*)")


@dataclass(frozen=True)
class BibliographyItem:
    """An item; a field without a value is empty. ``date`` is as exact as known, ``genre`` the kind in words.

    ``people`` are its makers where they are named as people, ``chamber`` is the house of parliament that has a paper
    among its Kamerstukken, ``part`` the place within the item that is cited, ``appeared_in`` the journal, newspaper or
    website of which it is a part. ``remark`` is ours: that a rule read the item in a note, and nobody has looked; that
    it is likely, not certain, that the letter means it.
    """

    id: str
    kind: str
    genre: str
    title: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    institution: str = ""
    publisher: str = ""
    place: str = ""
    date: str = ""
    series: str = ""
    isbn: str = ""
    number: str = ""
    url: str = ""
    language: str = ""
    people: tuple[str, ...] = ()
    chamber: str = ""
    part: str = ""
    appeared_in: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    remark: str = ""
    surnames: Mapping[str, str] = field(default_factory=dict)  # of the people whose surname is known, by their name

    def parted(self, name: str) -> tuple[str, str]:
        """The surname of a maker and the names before it; where it is not known, the name whole and nothing.

        A name with a sign at which programs part names stays whole too.
        """
        surname = name if re.search(r",| and ", name) else self.surnames.get(name, name)
        return surname, name.removesuffix(surname).strip()

    @property
    def kind_to_print(self) -> str:
        """The kind in words; nothing where the number, which styles print behind it, says it («Kamerstukken II …»)."""
        return "" if self.number.startswith(self.genre) else self.genre

    @property
    def is_book(self) -> bool:
        """Was it published as a book?"""
        return bool(self.isbn)

    @property
    def authors_or_body(self) -> tuple[str, ...]:
        """Its authors; the institution where nobody is named, as author or editor."""
        return self.authors if self.authors or self.editors else tuple(filter(None, [self.institution]))

    @property
    def issuer(self) -> str:
        """Its publisher, or the institution where that is not its author."""
        return self.publisher or (self.institution if self.authors or self.editors else "")

    @property
    def makers(self) -> tuple[str, ...]:
        """Who made it: the authors, else the editors, else the institution."""
        return self.authors or self.editors or tuple(filter(None, [self.institution]))


def item_of(work: Work) -> BibliographyItem:
    """A work as an item.

    A paper of parliament without a title has its citation for one, as on this site. A description in the place of a
    title stands between square brackets, as APA asks.
    """
    citation = work.kamerstuk.paper.citation() if work.kamerstuk else ""
    authors = tuple(work.authors.value) if work.authors else ()
    editors = tuple(work.editors.value) if work.editors else ()
    title = _text(work.title) or _text(work.title_as_cited)
    if title and work.described:
        title = f"[{capital(title)}]"
    if title and work.subtitle:
        title = f"{title}: {work.subtitle.value}"
    as_in_work: dict[str, Any] = {name: _text(getattr(work, name)) for name in _AS_IN_WORK}
    remarks = {"review_proposed": work.review, "work_likely": work.likely}
    return BibliographyItem(
        id=work.id,
        kind=work.kind,
        genre=phrase(f"kind_{work.kind}"),
        title=title or citation,
        authors=authors,
        editors=editors,
        institution=_text(work.organisation),
        date=work.date.value if work.date else "",
        number=citation or _text(work.reference),
        url=_url(work),
        language=work.language if title else DUTCH if citation else "",
        people=() if work.kind in BY_OFFICE else authors or editors,
        chamber=_chamber(work.kamerstuk),
        remark="; ".join(phrase(key) for key, said in remarks.items() if said),
        surnames=_surnames(work.authors) | _surnames(work.editors),
        **as_in_work,
    )


def pages_of(item: BibliographyItem) -> tuple[str, str]:
    """The first and the last page of an article, where they are two numbers; both empty otherwise."""
    found = re.fullmatch(r"(\d+) ?[-–] ?(\d+)", item.pages)
    return (found[1], found[2]) if found else ("", "")


@lru_cache(maxsize=1)  # every page of a letter asks for it
def letter_item(letter: LetterCorpus) -> BibliographyItem:
    """A letter as an item: a paper of parliament, where it has its number, whose senders are its authors."""
    record = letter.record
    senders = tuple(sender.name.value for sender in record.senders if sender.name)
    return BibliographyItem(
        id=letter.id,
        kind="kamerstuk" if record.kamerstuk else "letter",
        genre=phrase("kind_kamerstuk" if record.kamerstuk else "kind_letter"),
        title=record.full_title,
        authors=senders,
        place=_text(record.place),
        date=record.day,
        number=record.citation if record.citation != record.id else "",
        url=record.url,
        language=DUTCH,
        people=senders,
        chamber=_chamber(record.kamerstuk),
        surnames={name: found[1] for name in senders if (found := _AFTER_INITIALS.fullmatch(name))},
    )


def _surnames(names: Names | None) -> dict[str, str]:
    """The surname of each name; nothing where no surnames are known."""
    return dict(zip(names.value, names.surnames, strict=False)) if names else {}


def _chamber(paper: PaperNumber | None) -> str:
    return phrase(f"chamber_{paper.chamber}") if paper and paper.chamber else ""


def _text(fact: object) -> str:
    return str(getattr(fact, "value", ""))


def _url(work: Work) -> str:
    """The official page of a paper, or the first address that is a page of the work itself and no whole website."""
    urls = [link.url for link in work.urls if link.shows == "work"]
    if work.kamerstuk and (url := work.kamerstuk.paper.url) in urls:
        return url
    return next((url for url in urls if urlsplit(url).path.strip("/")), "")
