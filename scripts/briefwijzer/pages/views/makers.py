"""Who makes the site, how to report faults, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from ...addresses.here import Here
from ...addresses.uris import ABOUT, CORRECTIONS, address
from ...data.corpus import Corpus
from ...words import phrase
from ...words.dutch import dutch_date
from .links import LinkTo


@dataclass(frozen=True)
class MakerView:
    """Who makes the site: what nobody has said is empty. ``readers`` is who made what is not the letter's."""

    maker: str
    contact: LinkTo | None
    faults: LinkTo | None
    readers: str
    about: str
    corrections: str


class CorrectionView(NamedTuple):
    """A correction: its day, also in words, what was wrong, where it stands, what it said and what it says."""

    day: str
    date: str
    what: str
    where: str
    was: str
    now: str


@dataclass(frozen=True)
class CorrectionsView:
    """What was corrected, in the order of the file, and how faults are told."""

    corrections: tuple[CorrectionView, ...]
    made: MakerView


def maker_view(corpus: Corpus, here: Here) -> MakerView:
    """Who makes the site."""
    settings = corpus.settings
    return MakerView(
        maker=settings.maker or "",
        contact=LinkTo(_reach(settings.contact), settings.contact) if settings.contact else None,
        faults=LinkTo(fault_href(corpus, here, phrase("site_name"), here.uri), settings.faults)
        if settings.faults
        else None,
        readers=settings.readers or "",
        about=here.to(ABOUT, "maker"),
        corrections=here.to(CORRECTIONS),
    )


def corrections_view(corpus: Corpus, here: Here) -> CorrectionsView:
    """The page of corrections."""
    return CorrectionsView(
        tuple(
            CorrectionView(
                day=one.date,
                date=dutch_date(one.date),
                what=one.what,
                where=here.to_address(one.address),
                was=one.was or "",
                now=one.now or "",
            )
            for one in corpus.corrections
        ),
        maker_view(corpus, here),
    )


def fault_href(corpus: Corpus, here: Here, place: str, uri: str, anchor: str = "") -> str:
    """The address by which a reader tells of a fault, with the place filled in; empty where there is none."""
    faults = corpus.settings.faults
    if not faults:
        return ""
    there = f"{here.base}{address(uri)}" + (f"#{anchor}" if anchor else "")
    if "@" in faults and not faults.startswith("https://"):
        subject, body = (phrase(f"fault_{part}", place=place, address=there) for part in ("subject", "body"))
        return f"mailto:{faults}?subject={quote(subject)}&body={quote(body)}"
    return faults.replace("{place}", quote(place, safe="")).replace("{address}", quote(there, safe=""))


def _reach(contact: str) -> str:
    return contact if contact.startswith("https://") else f"mailto:{contact}"
