"""Who makes the site, how to report faults, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from ...addresses.here import Here
from ...addresses.uris import ABOUT, address
from ...data.corpus import Corpus
from ...data.shared import Correction
from ...words import phrase
from .links import LinkTo


@dataclass(frozen=True)
class MakerView:
    """Who makes the site: what nobody has said is empty. ``readers`` is who made what is not the letter's."""

    maker: str
    contact: LinkTo | None
    faults: LinkTo | None
    readers: str
    about: str


class CorrectionView(NamedTuple):
    """A correction, and the way to where it stands."""

    record: Correction
    where: str


@dataclass(frozen=True)
class CorrectionsView:
    """What was corrected, in the order of the file, and how faults are told."""

    corrections: tuple[CorrectionView, ...]
    made: MakerView


def maker_view(corpus: Corpus, here: Here) -> MakerView:
    """Who makes the site."""
    settings = corpus.settings
    tell = fault_href(corpus, here, phrase("site_name"), here.uri)
    return MakerView(
        maker=settings.maker or "",
        contact=LinkTo(_reach(settings.contact), settings.contact) if settings.contact else None,
        faults=LinkTo(tell, settings.faults) if settings.faults else None,
        readers=settings.readers or "",
        about=here.to(ABOUT, "maker"),
    )


def corrections_view(corpus: Corpus, here: Here) -> CorrectionsView:
    """The page of corrections."""
    corrections = (CorrectionView(one, here.to_address(one.address)) for one in corpus.corrections)
    return CorrectionsView(tuple(corrections), maker_view(corpus, here))


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
