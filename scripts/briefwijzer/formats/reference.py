"""An item as a reference that a reader copies: in the form of the Leidraad, and in that of APA.

Leidraad voor juridische auteurs (2019): a report is referred to as a book is, what it is in brackets behind the title;
a paper of parliament by its numbers alone. APA as Dutch libraries explain it (De APA-richtlijnen uitgelegd): a paper
of parliament by its numbers and date, without names. Names are as on the title page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..words.dutch import dutch_date
from .bibliography import BibliographyItem


@dataclass(frozen=True)
class Reference:
    """A reference in parts, because its title is set apart: ``before`` + ``title`` + ``after``."""

    before: str
    title: str = ""
    after: str = ""

    def __str__(self) -> str:
        return self.before + self.title + self.after


def leidraad(item: BibliographyItem) -> Reference:
    """The form of the Leidraad."""
    part = f", {item.part}" if item.part else ""
    if item.chamber:
        return Reference(f"{item.number}{part}.")
    if item.kind == "law":
        return Reference("", item.title, f"{part}.")
    if item.appeared_in:
        makers = f"{_joined(item.makers)}, " if item.makers else ""
        numbers = [item.volume and f"jg. {item.volume}", item.issue and f"nr. {item.issue}"]
        when = dutch_date(item.date) if item.kind == "news" and item.date else item.date[:4]
        place = ", ".join(filter(None, [when, *numbers, item.pages and f"p. {item.pages}"]))
        return Reference(f"{makers}‘{item.title}’, ", item.appeared_in, f" {place}{part}." if place else f"{part}.")
    makers = _joined(item.makers) + (" (red.)" if item.editors and not item.authors else "")
    kind = ", ".join(filter(None, [item.genre.lower(), item.series, item.number]))
    imprint = ": ".join(filter(None, [item.place, item.publisher or (item.institution if item.people else "")]))
    issued = " ".join(filter(None, [imprint, item.date[:4]]))
    after = _ended(f" ({kind})" + (f", {issued}" if issued else "") + part)
    return Reference(f"{makers}, " if makers else "", item.title, after)


def apa(item: BibliographyItem) -> Reference:
    """The form of APA."""
    when, title = f"({_date(item)}).", _ended(item.title)
    address = f" https://doi.org/{item.doi}" if item.doi else f" {item.url}".rstrip()
    if item.chamber:
        return Reference(f"{item.number}. {when} {item.url}".rstrip())
    if item.appeared_in:
        before = f"{_ended(_joined(item.makers))} {when} {title} " if item.makers else f"{title} {when} "
        volume = item.volume + (f"({item.issue})" if item.issue else "")
        after = "".join(f", {one}" for one in (volume, item.pages) if one)
        return Reference(before, item.appeared_in, f"{after}.{address}")
    kind = ", ".join(filter(None, [item.series, item.number]))
    title_end = f" ({kind})." if kind else title[len(item.title) :]
    publisher = item.publisher or (item.institution if item.people else "")
    after = (f" {_ended(publisher)}" if publisher and publisher not in item.makers else "") + address
    if not item.makers:
        return Reference("", item.title, f"{title_end} {when}{after}")
    red = "" if item.authors or not item.editors else " (Reds.)" if len(item.editors) > 1 else " (Red.)"
    return Reference(f"{_ended(_joined(item.makers) + red)} {when} ", item.title, f"{title_end}{after}")


def _ended(words: str) -> str:
    """Words with a stop behind them, unless they end with one: Wie doet wat?"""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _joined(names: Sequence[str]) -> str:
    """Names as both forms join them: A, B & C."""
    return " & ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _date(item: BibliographyItem) -> str:
    """The year first, then what else is known of the date: 2017, 13 februari."""
    if not item.date:
        return "z.d."
    year, rest = item.date[:4], dutch_date(item.date)[: -len("-2017")]
    return f"{year}, {rest}" if rest else year
