"""Numbers of parliamentary papers, and the forms in which they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

SITE = "https://zoek.officielebekendmakingen.nl"


def official_page(identifier: str) -> str:
    """The address of the official page of a publication, by the usual pattern, which is no proof that it exists.

    >>> official_page("kst-29544-581")
    'https://zoek.officielebekendmakingen.nl/kst-29544-581.html'
    """
    return f"{SITE}/{identifier}.html"


def vergaderjaar(text: str) -> str | None:
    """A parliamentary year in its usual form, or None when the text is not one.

    >>> vergaderjaar("2014-15"), vergaderjaar("2014–2015"), vergaderjaar("2015/16"), vergaderjaar("1999-2000")
    ('2014/15', '2014/15', '2015/16', '1999/2000')
    >>> vergaderjaar("2014-2025") is None
    True
    """
    match = re.fullmatch(r"\s*(\d{4})\s*[-–/]\s*(\d{4}|\d{2})\s*", text)
    if not match:
        return None
    first = int(match[1])
    if (first + 1) % 10 ** len(match[2]) != int(match[2]):
        return None
    return f"{first}/{first + 1}" if (first + 1) % 100 == 0 else f"{first}/{(first + 1) % 100:02}"


def answers_citation(identifier: str) -> str:
    """How answers to questions of members are cited, by their id (Aanwijzing 3.43); empty for every other id.

    >>> answers_citation("ah-tk-20142015-698"), answers_citation("kst-29544-581")
    ('Aanhangsel Handelingen II 2014/15, nr. 698', '')
    """
    match = re.fullmatch(r"ah-(tk|ek)-(\d{4})(\d{4})-(\d+)", identifier)
    if match is None or (year := vergaderjaar(f"{match[2]}-{match[3]}")) is None:
        return ""
    return f"Aanhangsel Handelingen {'II' if match[1] == 'tk' else 'I'} {year}, nr. {match[4]}"


@dataclass(frozen=True)
class Kamerstuk:
    """A numbered paper of the Dutch parliament.

    The ondernummer is text: the Eerste Kamer uses letters, printed without "nr.". Newer notes print neither chamber nor
    vergaderjaar: both are empty then.

    >>> Kamerstuk("I", "2008/09", "31700 VI", "D").citation(page="4")
    'Kamerstukken I 2008/09, 31700 VI, D, p. 4'
    >>> Kamerstuk("II", "2014/15", "29544", "581").id
    'kst-29544-581'
    >>> Kamerstuk("", "", "28844", "266").citation()
    'Kamerstuk 28844, nr. 266'
    """

    chamber: Literal["I", "II", ""]
    vergaderjaar: str
    dossier: str
    ondernummer: str

    def citation(self, page: str | None = None) -> str:
        """Cite this paper in the form of Aanwijzing 3.43."""
        text = f"Kamerstuk {self.number}"
        if self.chamber and self.vergaderjaar:
            text = f"Kamerstukken {self.chamber} {self.vergaderjaar}, {self.number}"
        return f"{text}, p. {page}" if page else text

    @property
    def number(self) -> str:
        """The numbers alone, as in a citation: ``29544, nr. 581``."""
        nr = "nr. " if self.ondernummer[0].isdigit() else ""
        return f"{self.dossier}, {nr}{self.ondernummer}"

    @property
    def id(self) -> str:
        """The id of the official publication; a chapter or suffix belongs to the dossier.

        A dossier of the Eerste Kamer's own has a Roman number, and an address in small letters.

        >>> Kamerstuk("I", "2017/18", "CXXIV", "G").id
        'kst-cxxiv-g'
        """
        own = f"kst-{self.dossier.replace(' ', '-')}-{self.ondernummer}"
        return own if self.dossier[:1].isdigit() else own.lower()

    @property
    def url(self) -> str:
        """The address of the official page, by the usual pattern."""
        return official_page(self.id)
