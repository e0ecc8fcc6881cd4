"""Reading a note that cites one work without a number of parliament: author, title, year, locator, as far as printed.

What is read stays in the printed words; a note that only explains something is not read. What a reading says is a
proposal: a person looks at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..words.dutch import MONTHS
from ..words.people import PARTICLE
from .reading import read_citations


@dataclass(frozen=True)
class PrintedWork:
    """One work as a note prints it; what is not printed is empty.

    ``authors`` are people, ``organisation`` a body in their place. ``date`` is as exact as it is printed: 2016,
    2016-04, 2016-04-05. ``kind`` is one of the kinds of works, guessed by the words. ``printed`` are the words of the
    note without the locator at its end.
    """

    printed: str
    title: str
    kind: str
    authors: tuple[str, ...] = ()
    organisation: str = ""
    date: str = ""
    locator: str = ""
    appeared_in: str = ""
    isbn: str = ""
    doi: str = ""
    url: str = ""


_MONTH = "|".join(MONTHS)
_WHEN = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) )?(?P<year>(?:1[89]|20)\d\d)"
_MOST = 1_000  # a longer note explains something
_SEE_ALSO = re.compile(r"\b[Zz]ie(?: tevens| ook)?:?\s+(?=[A-ZÀ-Þ])")
_SEE = re.compile(r"^(?:zie|vgl\.?|vergelijk|bron|zie ook|zie bijvoorbeeld)\s*:?\s+", re.IGNORECASE)
_LOCATOR = re.compile(
    r"[,.;(]?\s*(?P<where>(?:(?:pp?|blz|pag)\.\s*|pagina’?s?\s+|hoofdstuk(?:ken)?\s+|paragra(?:af|fen)\s+|par\.\s*|§+\s*|"
    r"tabel(?:len)?\s+|figuur\s+|bijlage\s+)\d+(?:\.\d+)*(?:\s*(?:[-–,]|en|t/m)\s*\d+(?:\.\d+)*)*)\s*\)?[.;]?\s*$",
    re.IGNORECASE,
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>(?:97[89][- ]?)?\d[\d -]{8,14}[\dX])", re.IGNORECASE)
_DOI = re.compile(r"\b(?:doi:?\s*|https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/[^\s)>,;]*[\w/])", re.IGNORECASE)
_URL = re.compile(
    r"(?:\(|<|,|:|\bvia|\bop)?\s*(?P<url>https?://[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*[^\s<>().,;])\s*[)>]?"
)
_SEEN = re.compile(
    r"[,;.]?\s*\(?(?:geraadpleegd|bezocht|laatst gezien|retrieved|accessed)\b[^)]*\)?\.?\s*$", re.IGNORECASE
)
# A name of people or of a body: words with capitals, initials, and the small words between them.
_NAME_WORD = (
    rf"(?:[A-ZÀ-Þ][\w’.&/-]*|(?:{PARTICLE}|en|and|et|al\.?|voor|op|in|of|the|for|e\.a\.|&|"
    r"\((?:red|reds|eds?|ed)\.\)))"
)
_NAMES = rf"(?P<names>[A-ZÀ-Þ][\w’.&/-]*,?(?: {_NAME_WORD},?){{0,24}}?)"
_FORMS = (
    # SER (2016). Titel
    re.compile(rf"{_NAMES},? \((?:{_WHEN})[a-z]?\)[.,:]? (?P<title>[“‘'«]?[A-ZÀ-Þ0-9].{{4,}})", re.DOTALL),
    # Torenvlied, R. et al., 1 december 2023, Titel
    re.compile(rf"{_NAMES}, {_WHEN}[,.:] (?P<title>[“‘'«]?[A-ZÀ-Þ0-9].{{4,}})", re.DOTALL),
    # Bureau voor Fruit. 2018. Titel
    re.compile(rf"{_NAMES}\. {_WHEN}\. (?P<title>[“‘'«]?[A-ZÀ-Þ0-9].{{4,}})", re.DOTALL),
    # A. de Boer, ‘Titel’, Fruitblad 2015
    re.compile(
        rf"(?:{_NAMES}[,:] )?[“‘'«](?P<title>[^”’»']{{6,300}})[”’»'],? (?P<in>[^“‘]{{2,120}}?)?,? ?\(?{_WHEN}\)?\b.*",
        re.DOTALL,
    ),
    # Titel | Rapport | Rijksoverheid.nl
    re.compile(r"(?P<title>[A-ZÀ-Þ0-9][^|]{4,200}?) \| (?:[^|]{2,60} \| )*(?P<in>[^|]{2,60})", re.DOTALL),
    # Naam, Titel, april 2016
    re.compile(rf"{_NAMES}, (?P<title>[“‘'«]?[A-ZÀ-Þ0-9][^.;]{{4,200}}?),? \(?{_WHEN}\)?"),
    # Titel van een rapport, juni 2023
    re.compile(
        r"(?P<title>\w*(?:rapport(?:age)?|monitor|verslag|evaluatie|advies|agenda|nota|onderzoek|plan)\b[^.;,]{0,120}?)"
        rf",? \(?{_WHEN}\)?",
        re.IGNORECASE,
    ),
)
_EDITORS = re.compile(r"\s*\((?:red|reds|eds?|ed)\.\)", re.IGNORECASE)
_PERSON = re.compile(
    rf"(?:(?:[A-ZÀ-Þ]\.[ -]?)+ ?(?:(?:{PARTICLE}) )*[A-ZÀ-Þ][\w’-]+|"
    rf"(?:(?:{PARTICLE}) )*[A-ZÀ-Þ][\w’-]+, (?:[A-ZÀ-Þ]\.[ -]?)+)"
)
_GIVEN = re.compile(rf"[A-ZÀ-Þ][a-zà-ÿ]+(?: (?:{PARTICLE}))* [A-ZÀ-Þ][\w’-]+")
# What stands behind a title: a place, a publisher, a series; not a part of it.
_PLACES = (
    "Den Haag|’s-Gravenhage|Amsterdam|Utrecht|Rotterdam|Leiden|Groningen|Nijmegen|Tilburg|Delft|Maastricht|Wageningen|"
    "Bilthoven|Zoetermeer|Deventer|Brussel|Parijs|Londen|Genève|Paris|London|Brussels|Geneva|New York|Cambridge|Oxford"
)
_BEHIND = re.compile(
    rf"(?:[,.;:]\s*|\s+\()(?:(?:{_PLACES})\b[^.]{{0,60}}|"
    r"(?:\w+-)?(?:Rapport|Advies|Verkenning|Report|Working Paper|Policy Brief|Publicatie|Notitie|reeks|rapport|"
    r"verkenning|advies)(?: (?:nr\. ?)?\d+)?|"
    r"[A-ZÀ-Þ][\w’-]+ (?:Instituut|Universiteit|University|Press|Uitgevers?)|Rijksoverheid(?:\.nl)?)\)?\.?\s*$"
)
_NEWS = re.compile(
    r"\b(?:NOS|NRC|Volkskrant|Trouw|Telegraaf|Parool|AD|FD|Financieele Dagblad|EenVandaag|RTL|NU\.nl|ANP|Nieuwsuur)\b"
)


def read_work(text: str, links: tuple[str, ...] = ()) -> PrintedWork | None:
    """The work that a note cites, or None where the note cites a paper, several works, or nothing that is understood.

    ``links`` are addresses that the source gives the note.

    >>> found = read_work("Fruitraad (2016). Peren voor allen. Rapport 12, p. 4")
    >>> found.organisation, found.title, found.date, found.locator
    ('Fruitraad', 'Peren voor allen', '2016', 'p. 4')
    >>> read_work("In 2016 waren er minder peren.")
    """
    papers = ("kamerstuk", "dossier", "handelingen", "aanhangsel")
    if len(text) > _MOST or any(reading.kind in papers for reading in read_citations(text)):
        return None
    printed = text.strip()
    if " | " in printed:  # the title of a web page, behind other words
        printed = _SEE_ALSO.split(printed)[-1]
    where = _LOCATOR.search(printed)
    cited = _SEE.sub("", printed[: where.start()].rstrip() if where else printed)
    parts = _parts(cited)
    if parts is None:
        return None
    authors, body = _makers(parts.get("names") or "")
    appeared = (parts.get("in") or "").strip(" .,")
    isbn, doi = _ISBN.search(cited), _DOI.search(cited)
    url = next(iter([match["url"] for match in _URL.finditer(cited)] or links), "")
    return PrintedWork(
        printed=cited.rstrip(" .;"),
        title=parts["title"] or "",
        kind=_kind(_words_alone(cited), appeared, body, url),
        authors=authors,
        organisation=body,
        date=_date(parts),
        locator=where["where"] if where else "",
        appeared_in=appeared,
        isbn=re.sub(r"\s", "", isbn["isbn"]) if isbn else "",
        doi=doi["doi"] if doi else "",
        url="" if doi and "doi.org" in url else url,
    )


def _words_alone(cited: str) -> str:
    """A citation without its numbers and addresses, and without the day on which a page was read."""
    for pattern in (_ISBN, _SEEN, _URL, _DOI):
        cited = pattern.sub(" ", cited)
    return re.sub(r"\s+", " ", cited).strip(" .,;")


def _parts(cited: str) -> dict[str, str | None] | None:
    """The parts of a citation by the first form that it has; None where it has none, or names a second work."""
    words = _words_alone(cited)
    if re.search(r";\s+[A-Z][^;]*\b(?:19|20)\d\d", words) and re.search(r"(?:19|20)\d\d[^;]*;", words):
        return None
    for form in _FORMS:
        match = form.fullmatch(words)
        if match and (title := _title(match["title"])):
            return match.groupdict() | {"title": title}
    return None


def _title(printed: str) -> str:
    """A title without what stands behind it; empty where it is a sentence and no title."""
    title = printed.strip(" .,;")
    while (shorter := _BEHIND.sub("", title).strip(" .,;")) != title and shorter:
        title = shorter
    if title[:1] in "“‘'«" and title.rstrip("”’'»") != title:
        title = title[1:].rstrip("”’'»")
    return title if 4 < len(title) <= 300 else ""


def _makers(names: str) -> tuple[tuple[str, ...], str]:
    """The people, or the body, that a printed name stands for."""
    bare = _EDITORS.sub("", names).strip(" ,.")
    if re.search(r"[A-ZÀ-Þ]\.$", names.strip(" ,")):
        bare += "."
    people = [match[0].strip() for match in _PERSON.finditer(bare)]
    if people:
        return tuple(people), ""
    several = re.split(r", | en | & | and ", bare)
    if len(several) > 1 and all(_GIVEN.fullmatch(name) for name in several):
        return tuple(several), ""
    return (), bare


def _date(parts: dict[str, str | None]) -> str:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if not year or not month:
        return year or ""
    whole = f"{year}-{MONTHS.index(month.lower()) + 1:02}"
    return f"{whole}-{int(day):02}" if day and 1 <= int(day) <= 28 + 3 * (month != "februari") else whole


def _kind(text: str, appeared: str, body: str, url: str) -> str:
    """What kind of work it seems to be."""
    if _NEWS.search(f"{body} {appeared}"):
        return "news"
    for kind, words in (
        ("monitor", r"monitor"),
        ("advisory", r"advies|raad\b"),
        ("law", r"^(?:wet|besluit|regeling)\b"),
        ("report", r"rapport|report|verkenning|onderzoek|studie|evaluatie"),
    ):
        if re.search(words, text, re.IGNORECASE):
            return kind
    if appeared and "|" not in text:
        return "article"
    return "website" if url and not body else "report"
