"""Reading printed citations: a small grammar for papers of the Dutch parliament and what is cited beside them.

A reading says what is printed and no more: a year, chamber or dossier that is missing stays missing and gets a flag.
What is not understood is not read. ``grammar`` holds the patterns, this module the order of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ..data.papers import vergaderjaar
from ..words.dutch import MONTHS
from . import grammar


@dataclass(frozen=True)
class PrintedCitation:
    """One citation as it was read.

    ``year`` is a parliamentary year as 2014-2015, or a calendar year; ``dossier`` has no spaces, a chapter or suffix
    stands behind a hyphen; ``number`` is as printed, a range with a plain hyphen. ``start`` and ``end`` are offsets,
    ``printed`` the words between them. Flags: no-year, no-dossier, no-chamber, year-malformed, and
    chamber-letter-mismatch for a letter of the Eerste Kamer printed under Kamerstukken II.
    """

    kind: str
    start: int
    end: int
    printed: str
    chamber: str | None = None
    year: str | None = None
    dossier: str | None = None
    number: str | None = None
    page: str | None = None
    item: str | None = None
    date: str | None = None
    role: str | None = None
    rijkswet: str | None = None
    year_raw: str | None = None
    flags: tuple[str, ...] = ()


def read_citations(text: str) -> tuple[PrintedCitation, ...]:
    """Every citation that the text holds and that is understood, in order."""
    found: list[PrintedCitation] = []
    at = 0
    while match := grammar.START.search(text, at):
        readings = tuple(_read(text, match))
        found += readings
        at = max(match.end(), readings[-1].end if readings else 0)
    return tuple(found)


def _read(text: str, match: re.Match[str]) -> Iterator[PrintedCitation]:
    if match["paper"]:
        yield from _papers(text, match)
    elif match["proceedings"]:
        yield from _proceedings(text, match)
    else:
        yield from _other(text, match)


def _papers(text: str, match: re.Match[str]) -> Iterator[PrintedCitation]:
    """Kamerstukken: one dossier with one or more numbers, or two dossiers that share a number."""
    named = re.match(r"(?:tweede|eerste)\s+kamer", match["paper"], re.IGNORECASE)
    chamber = _chamber(named[0] if named else match["chamber"] or match["chamber_name"])
    year, year_raw, at = _year(text, match.end())
    role = "bijlage-bij" if match["role"] else None
    first = match.start("role") if match["role"] else match.start("paper")
    dossiers, at = _dossiers(text, at)
    numbers = list(_numbers(text, at, bare_ok=bool(dossiers)))
    if not dossiers and not (numbers and (year or year_raw) and numbers[0][0][0].isdigit()):
        return
    for position, (number, start, end) in enumerate(numbers or [(None, first, at)]):
        page, end = _page(text, end)
        date, end = _date(text, end) if number else (None, end)
        start = first if position == 0 else start
        for dossier_name, rijkswet in dossiers or [(None, None)]:
            yield PrintedCitation(
                "kamerstuk" if number else "dossier",
                start,
                end,
                text[start:end],
                chamber=chamber,
                year=year,
                dossier=dossier_name,
                number=number,
                page=page,
                date=date,
                role=role,
                rijkswet=rijkswet,
                year_raw=year_raw,
                flags=tuple(_flags(chamber, year, year_raw, dossier_name, number)),
            )


def _dossiers(text: str, at: int) -> tuple[list[tuple[str | None, str | None]], int]:
    """The dossiers at ``at``, each with its number as a rijkswet, and where they end."""
    found: list[tuple[str | None, str | None]] = []
    while dossier := grammar.DOSSIER.match(text, at):
        found.append((_dossier(dossier), f"R{dossier['rijkswet']}" if dossier["rijkswet"] else None))
        at = dossier.end()
        joined = grammar.AND_DOSSIER.match(text, at)
        if not joined:
            break
        at = joined.end()
    return found, at


def _flags(
    chamber: str | None, year: str | None, year_raw: str | None, dossier: str | None, number: str | None
) -> Iterator[str]:
    """What is not printed of a paper, or not as it can be."""
    if year is None:
        yield "year-malformed" if year_raw else "no-year"
    if chamber is None:
        yield "no-chamber"
    if dossier is None:
        yield "no-dossier"
    if chamber == "II" and number and number.isalpha():
        yield "chamber-letter-mismatch"


def _proceedings(text: str, match: re.Match[str]) -> Iterator[PrintedCitation]:
    """Handelingen, and the Aanhangsel with questions and answers."""
    kind = "aanhangsel" if "aanhangsel" in match["proceedings"].lower() else "handelingen"
    year, year_raw, at = _year(text, match.end())
    numbers = list(_numbers(text, at, bare_ok=kind == "aanhangsel"))
    if not numbers or not (year or year_raw):
        return
    number, _, end = numbers[0]
    item = None
    if found := grammar.ITEM.match(text, end):
        item, end = found["item"], found.end()
    page, end = _page(text, end)
    start = match.start("proceedings")
    yield PrintedCitation(
        kind,
        start,
        end,
        text[start:end],
        chamber=_chamber(match["proceedings_chamber"]),
        year=year,
        number=number,
        page=page,
        item=item,
        year_raw=year_raw,
        flags=("year-malformed",) if year is None else (),
    )


def _other(text: str, match: re.Match[str]) -> Iterator[PrintedCitation]:
    """Laws, treaties, case law and papers of the Union: one pattern each."""
    for kind, pattern in grammar.OTHER.items():
        found = pattern.match(text, match.start())
        if not found:
            continue
        parts = found.groupdict()
        number, year = parts.get("number"), parts.get("year")
        if (
            kind in ("stb", "stcrt", "trb")
            and year is None
            and (before := grammar.YEAR_BEFORE.search(text[: found.start()]))
        ):
            year = before["year"]
        if kind.startswith("eu-"):
            act = parts["act"] or _act_before(text[: found.start()])
            if not act:
                return
            kind = f"eu-{act.lower()}"
            number, year = number or parts.get("number_first"), year or parts.get("year_last")
        if kind == "pbeu":
            number = f"{parts['series'].upper()} {number}"
        yield PrintedCitation(kind, found.start(), found.end(), found[0], year=year, number=number)
        return


def _act_before(text: str) -> str | None:
    """The kind of act named last before a bare number such as 2008/48/EG, in the same sentence."""
    named = grammar.ACT.findall(text.rsplit(". ", 1)[-1])
    return named[-1] if named else None


def _chamber(text: str | None) -> str | None:
    if not text:
        return None
    plain = " ".join(text.upper().split())
    return {"TWEEDE KAMER": "II", "EERSTE KAMER": "I", "TK": "II", "EK": "I", "11": "II"}.get(plain, plain)


def _year(text: str, at: int) -> tuple[str | None, str | None, int]:
    """The parliamentary year at ``at``, what is printed when it is none, and where it ends."""
    match = grammar.YEAR.match(text, at)
    if not match:
        return None, None, at
    if match["until"]:
        first, last = _full(match["year"]), _full(match["until"])
        return (f"{first}/{last}" if first and last else None), None, match.end()
    full = _full(re.sub(r"(?<=\d)\s*[-–/]+\s*(?:[-–/]\s*)?(?=\d)", "-", match["year"]))
    return full, None if full else match["year"], match.end()


def _full(text: str) -> str | None:
    year = vergaderjaar(text)
    return f"{year[:4]}-{int(year[:4]) + 1}" if year else None


def _dossier(match: re.Match[str]) -> str:
    base = re.sub(r"[\s.\-]", "", match["dossier"])
    suffix = match["suffix"] or match["part"]
    return f"{base}-{suffix.upper()}" if suffix else base


def _numbers(text: str, at: int, *, bare_ok: bool) -> Iterator[tuple[str, int, int]]:
    """The numbers at ``at``, each with its start and end; ``bare_ok`` where "nr." may be left out."""
    match = grammar.NUMBER.match(text, at)
    more = grammar.LISTED_NUMBERS if match and match["several"] else grammar.MORE_NUMBERS
    if not match and bare_ok:
        match = grammar.BARE_NUMBER.match(text, at)
    while match:
        number = re.sub(r"\s*[–-]\s*", "-", match["number"])
        yield number, match.start("number"), match.end()
        end = match.end()
        after = grammar.PAGE.match(text, end)
        match = more.match(text, after.end() if after else end)


def _page(text: str, at: int) -> tuple[str | None, int]:
    match = grammar.PAGE.match(text, at)
    if not match:
        return None, at
    page = match["page"]
    numbers = [int(part) for part in re.findall(r"\d+", page)]
    if len(numbers) == 2:
        run = re.search(r"[–/-]", page) or numbers[1] == numbers[0] + 1
        page = f"{numbers[0]}-{numbers[1]}" if run else f"{numbers[0]}, {numbers[1]}"
    return cast(str, page), match.end()


def _date(text: str, at: int) -> tuple[str | None, int]:
    match = grammar.DATE.match(text, at)
    if not match:
        return None, at
    month = MONTHS.index(match["month"].lower()) + 1
    return f"{match['year']}-{month:02}-{int(match['day']):02}", match.end()
