"""What a letter or a work is cited by: a query that is one of these names leads there first.

``docs/assets/javascripts/search-names.js`` gives queries the same form: a paper is ``29544-773``, a date
``2017-02-13`` or ``2017-02``, any other number its letters and digits behind a ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.letter import Letter
from ..data.records import PaperNumber
from ..data.text import Annex
from ..data.works import Work
from ..words.dutch import fold

# Words before a number that say what it is, and that nobody needs to type.
_SAYS_WHAT = re.compile(r"\([^)]*\)|\b(?:nr|nummer|no|kenmerk|registratienummer|rapport)\b\.?")
_ISBN = re.compile(r"\b97[89](?:[ -]?\d){10}\b|\b\d(?:[ -]?\d){8}[ -]?[\dXx]\b")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s?#]+")
_LONG_NUMBER = re.compile(r"[A-Z0-9]*\d[\d/-]{4,}[A-Z0-9]*")


def paper_names(number: PaperNumber | None) -> tuple[str, ...]:
    """What a paper of parliament is cited by: its dossier with and without its own number.

    >>> from ..data.records import PaperNumber
    >>> basis = {"source": "letter", "confidence": "high"}
    >>> paper_names(PaperNumber(chamber="I", vergaderjaar="2008/09", dossier="31700 VI", ondernummer="D", **basis))
    ('31700-vi-d', '31700-vi')
    """
    if number is None:
        return ()
    dossier = number.dossier.lower().replace(" ", "-")
    return f"{dossier}-{number.ondernummer.lower()}", dossier


def letter_names(letter: Letter) -> Iterator[str]:
    """The id, the number, the titles, the date and its month, the place and the people of a letter."""
    yield letter.id
    for title in (letter.name_alone, letter.title and letter.title.value, letter.heading and letter.heading.value):
        if title:
            yield fold(title)
    yield from paper_names(letter.kamerstuk)
    if letter.date:
        yield letter.date.value
        yield letter.date.value[: len("2017-02")]
    if letter.place:
        yield fold(letter.place.value)
    for sender in letter.senders:
        if sender.name:
            name = fold(sender.name.value)
            yield name
            family = re.sub(r"^(?:[a-z]+\.)+ ?", "", name)
            yield family
            if family != name:  # as a first name is read: lodewijk asscher is l. asscher
                yield f"{name[0]}. {family}"
        yield fold(sender.office)
        if short := office(sender.office):
            yield fold(sender.office.partition(" ")[0] + f" van {short}")
    yield from family_names(letter)
    if letter.cabinet:
        yield fold(letter.cabinet.value)
        yield fold(letter.cabinet.value).removeprefix("kabinet-").replace("-", " ")


def office(function: str) -> str:
    """The ministry of a function by its initials, as it is written for short; empty where it has but one word.

    >>> [office(f"Minister van {name}") for name in ("Sociale Zaken en Werkgelegenheid", "Defensie")]
    ['SZW', '']
    """
    initials = re.findall(r"\b[A-Z]", function.partition(" van ")[2])
    return "".join(initials) if len(initials) > 1 else ""


def family_names(letter: Letter) -> list[str]:
    """The last words of the names of those who sent a letter: beside other words they say whose letter is meant.

    A name of two families is also known by the first of them; what is shorter than four letters is none (al-, el-).
    """
    names = (re.split(r"[ .]", fold(sender.name.value))[-1] for sender in letter.senders if sender.name)
    return [known for name in names for known in dict.fromkeys((name, *re.findall(r"^[^-]{4,}(?=-)", name)))]


def annex_names(annex: Annex) -> Iterator[str]:
    """The id of an annex, its number, what it is called and its whole title."""
    yield annex.id
    yield f"bijlage {annex.id.removeprefix('b')}"
    yield from (fold(name) for name in (annex.label, annex.title.plain) if name)


def work_names(work: Work) -> Iterator[str]:
    """The id of a work, its numbers as a paper, a book, a publication on the web and a report.

    A dossier is not one work: of its papers the notes that cite them lead. An id without a number (techniekpact) is a
    word like others, and cites nothing.
    """
    if any(sign.isdigit() for sign in work.id):
        yield work.id
    yield from paper_names(work.kamerstuk)[:1]
    if work.isbn:
        for printed in _ISBN.findall(f"{work.isbn.value} {work.isbn.note or ''}"):
            yield from map(compact, isbns(printed))
    for link in work.urls:
        yield from map(compact, _DOI.findall(link.url))
    for fact in (work.series, work.reference):
        if fact:
            for part in (*re.split(r" / |; ?", fact.value), *_LONG_NUMBER.findall(fact.value)):
                name = compact(_SAYS_WHAT.sub("", fold(part)))
                if len(name) > 4 and any(sign.isdigit() for sign in name):
                    yield name


def compact(text: str) -> str:
    """The letters and digits of a number behind a sign: what is left when nobody agrees on the rest.

    >>> compact("WRR-Verkenning 31")
    '#wrrverkenning31'
    """
    return "#" + "".join(sign for sign in fold(text) if sign.isalnum())


def isbns(printed: str) -> Iterator[str]:
    """A book number in its long and its short form.

    >>> list(isbns("978 90 377 0747 2"))
    ['9789037707472', '9037707475']
    >>> list(isbns("90-377-0747-5"))
    ['9037707475', '9789037707472']
    """
    bare = re.sub(r"[ -]", "", printed).upper()
    yield bare
    if len(bare) == 13 and bare.startswith("978"):
        total = sum(place * int(digit) for place, digit in zip(range(10, 1, -1), bare[3:12], strict=True))
        yield bare[3:12] + "0123456789X0"[(11 - total % 11) % 11]
    elif len(bare) == 10:
        long = f"978{bare[:9]}"
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(long))
        yield long + str(-total % 10)
