"""What letter.yml says of a letter that is imported: facts with where they were seen, and what was not found."""

from __future__ import annotations

import re
from typing import Any

from ..checks.meaning import impossible_day
from ..data.papers import SITE, official_page, vergaderjaar
from .drafts.draft import Draft, DraftBlock, DraftDoubt, Seen
from .drafts.signs import bare
from .facts import date_in, dossier_of, first, year_of
from .ids import is_published, paper_id, reprint_id, without_reprint

# What a letter should have, in the words of the site: told as not found when the file does not say it.
_WANTED = {
    "kamerstuk": "het nummer als Kamerstuk",
    "title": "het onderwerp",
    "date": "de datum",
    "senders": "wie de brief stuurde",
    "addressee": "aan wie de brief is gericht",
}
_BY_MEMBERS = re.compile(
    r"(?:(?:tweede|derde|vierde|nader|nadere|gewijzigde?|aanvullende|schriftelijke) )*"
    r"(?:motie|amendement|vragen|voorstel van (?:rijks)?wet|initiatiefnota) van (?:het lid|de leden)\b",
    re.IGNORECASE,
)


def letter_file(draft: Draft, letter_id: str, source: dict[str, Any]) -> dict[str, Any]:
    """What letter.yml holds; ``source`` is the record of the file it was read from."""
    file: dict[str, Any] = {
        "id": letter_id,
        "kamerstuk": _kamerstuk(draft, letter_id),
        **{key: fact(first(draft, key)) for key in "reference title heading date place addressee".split()},
        "senders": _senders(draft),
        "dossiers": _dossiers(draft),
        "urls": _urls(draft, letter_id),
        "versions": _versions(draft, letter_id),
    }
    # answers to questions, say, are published under a number of their own
    numberless = "kamerstuk" if is_published(letter_id) and not letter_id.startswith("kst-") else ""
    missing = [words for key, words in _WANTED.items() if not file[key] and key != numberless]
    file["unknown"] = [f"{words} is niet gevonden in het bestand" for words in missing]
    file["source"] = source
    return {key: value for key, value in file.items() if value}


def doubtful_day(draft: Draft, today: str) -> DraftDoubt | None:
    """A doubt about the date of a letter that cannot be right; it stays as it is printed."""
    seen, year = first(draft, "date"), first(draft, "vergaderjaar")
    wrong = impossible_day(seen.value, year_of(year.value) if year else "", today) if seen else ""
    if seen is None or not wrong:
        return None
    printed = next((block for block in draft.blocks if date_in(bare(block.text)) == seen.value), DraftBlock("opening"))
    choice = f"{wrong}: kept as the date of the letter"
    return DraftDoubt(printed.place or "head", bare(printed.text)[:60], "fact", choice)


def fact(seen: Seen | None) -> dict[str, Any] | None:
    """A fact as a record."""
    return {"value": seen.value, "source": seen.source, "confidence": seen.confidence} if seen else None


def _kamerstuk(draft: Draft, letter_id: str) -> dict[str, Any] | None:
    if not letter_id.startswith("kst-"):
        return None
    dossier, number, year = first(draft, "dossier"), first(draft, "ondernummer"), first(draft, "vergaderjaar")
    named = re.sub("(?<=^kst-)[ivxlc]+-[a-z]+", lambda found: found[0].upper(), letter_id)
    parts = re.fullmatch(
        r"kst-(\d+|[IVXLC]+)(?:-([IVX]+|[A-Z]|\d\d))??-([0-9]{1,4}[a-z]?|[A-Z]{1,3})(-[hn]\d+)?", named
    )
    if not parts:
        return None
    own = parts[1] + (f"{'-' if parts[2].isdigit() else ' '}{parts[2]}" if parts[2] else "")
    printed = dossier_of(dossier.value) if dossier else ""
    return {
        "chamber": chamber(draft, parts[3]),
        "vergaderjaar": (year_of(year.value) or vergaderjaar(year.value) or "") if year else "",
        "dossier": printed if printed.replace(" ", "-") == own.replace(" ", "-") else own,
        "ondernummer": parts[3] + (parts[4] or ""),
        "title": _first_value(draft, "dossier_title"),
        "source": number.source if number else "metadata",
        "confidence": "high",
    }


def chamber(draft: Draft, number: str) -> str:
    """I or II, as the paper says; only the Eerste Kamer numbers with letters, such as B or 123b."""
    seen = first(draft, "chamber")
    if seen and (found := re.search(r"\b(?:([12])|(eerste)|(tweede)|(II?))\b", seen.value, re.IGNORECASE)):
        return "I" if found[1] == "1" or found[2] or found[4] == "I" else "II"
    return "I" if number[-1:].isalpha() else ""


def _first_value(draft: Draft, key: str) -> str:
    seen = first(draft, key)
    return seen.value if seen else ""


def _senders(draft: Draft) -> list[dict[str, Any]]:
    """Who sent it, by name and office or by office alone; members sign a motion, or ask questions, without one."""
    member = {"1": "lid van de Eerste Kamer", "2": "lid van de Tweede Kamer"}
    titles = (_first_value(draft, "heading"), _first_value(draft, "dossier_title"))
    by_members = any(map(_BY_MEMBERS.match, titles))
    senders = []
    for seen in draft.facts.get("sender", ()):
        name, _, function = seen.value.partition(" | ")
        if not function and by_members:
            chambered = {"I": "1", "II": "2"}.get(chamber(draft, ""), "")
            function = member.get(chambered, "")
        if function:
            about = {"source": seen.source, "confidence": seen.confidence}
            named = {"name": {"value": name, **about}} if name else {}
            senders.append({**named, "function": {"value": function, **about}})
    return senders


def _dossiers(draft: Draft) -> list[dict[str, Any]]:
    titles = draft.facts.get("dossier_title", ())
    dossiers: list[dict[str, Any]] = []
    for index, seen in enumerate(draft.facts.get("dossier", ())):
        number = dossier_of(seen.value)
        if number and index < len(titles):
            role = "hoofddossier" if not dossiers else "mede gedossierd"
            about = {"source": seen.source, "confidence": "high"}
            dossiers.append({"dossier": number, "title": titles[index].value, "role": role, **about})
    return dossiers


def _versions(draft: Draft, letter_id: str) -> list[dict[str, Any]]:
    """The reprint that the file is, where it is one."""
    own = reprint_id(draft, letter_id)
    if not own:
        return []
    about = {"source": "metadata" if first(draft, "identifier") else "letter", "confidence": "high"}
    return [{"id": own, "kind": "reprint", "url": official_page(own), **about}]


def _urls(draft: Draft, letter_id: str) -> list[dict[str, Any]]:
    seen = first(draft, "url")
    if seen:
        what = "officiële uitgave" if seen.value.startswith(SITE) else "pagina met de brief"
        return [{"url": seen.value, "what": what, "source": seen.source, "confidence": "high"}]
    if is_published(letter_id):
        named = first(draft, "identifier")
        address = official_page(without_reprint(paper_id(named.value)) if named else letter_id)
        return [{"url": address, "what": "officiële uitgave", "source": "url-pattern", "confidence": "medium"}]
    return []
