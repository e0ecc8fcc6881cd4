"""Metadata records of official publications: the record beside a file, and the one within an official page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from .drafts.draft import Draft, Seen
from .drafts.signs import plain
from .facts import dossier_of, first
from .ids import is_official, paper_id
from .safexml import local

# The outermost elements of a record; ``plooi`` and ``work`` are those of open.overheid.nl and its archive.
_ROOTS = frozenset(
    "metadata_gegevens owms-metadata gzd searchRetrieveResponse meta originalData enrichedData plooi work".split()
)
# The last part of the name of a field, in small letters, and the fact that it gives.
_FIELDS = {
    "identifier": "identifier",
    "parlid": "identifier",
    "documenttitel": "title",
    "dossiernummer": "dossier",
    "dossiertitel": "dossier_title",
    "ondernummer": "ondernummer",
    "vergaderjaar": "vergaderjaar",
    "issued": "date",
    "aanhangselnummer": "ondernummer",
    "preferredurl": "url",
    "canonical": "url",
}


def is_record(root: etree._Element) -> bool:
    """Whether an XML file is a record; that of rijksoverheid.nl is a ``document`` with its own address."""
    return local(root) in _ROOTS or (root.tag == "document" and root.find("canonical") is not None)


def of_xml(root: etree._Element, *, page: bool = False) -> dict[str, list[str]]:
    """The fields of a record, each as often as it is there, by the last part of their names; of a page its head."""
    fields: dict[str, list[str]] = defaultdict(list)
    for element in root.iter():
        name = local(element)
        if name in ("metadata", "meta") and element.get("name"):
            put(fields, element.get("name", ""), element.get("content", ""), element.get("scheme", ""))
        elif name and not page and len(element) == 0 and element.text:
            put(fields, name, element.text, element.get("scheme", ""))
    return fields


def of_json(data: bytes) -> dict[str, list[str]]:
    """The fields of a record of open.overheid.nl; none when it is not one."""
    fields: dict[str, list[str]] = defaultdict(list)
    try:
        record: Any = json.loads(data)
        document = record["document"]
        for identifier in document.get("identifiers", ()):
            put(fields, "identifier", str(identifier))
        put(fields, "issued", str(document.get("creatiedatum", "")))
        put(fields, "preferredUrl", str(document.get("weblocatie", "")))
        title = str(document.get("titelcollectie", {}).get("officieleTitel", ""))
        if not re.match(r"\d{5}\b", title):  # that of a paper of parliament is of its dossier
            put(fields, "title", title)
        for extra in document.get("extraMetadata", ()):
            for pair in extra.get("velden", ()):
                for value in pair.get("values", ()):
                    put(fields, str(pair.get("key", "")), str(value))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return fields


def put(fields: dict[str, list[str]], name: str, value: str, scheme: str = "") -> None:
    """Keep a field under the last part of its name; what it is by its scheme, where the name is common to several."""
    key = re.split(r"[.:]", name)[-1].lower()
    if key == "type":
        key = f"type {scheme.rpartition('.')[2].lower()}".strip()
    if key == "issued":
        value = _day(value)
    if (value := plain(value)) and value not in fields.setdefault(key, []):
        fields[key].append(value)


def _day(value: str) -> str:
    """The day of a moment in the Netherlands, which is one or two hours after UTC; empty where these differ.

    >>> [_day(f"{moment}.000Z") for moment in ("1998-08-30T23:00:00", "2019-12-13T00:00:00", "2020-10-01T22:30:00")]
    ['1998-08-31', '2019-12-13', '']
    >>> _day("2021-07-06"), _day("2021-13-06T22:00:00Z")
    ('2021-07-06', '')
    """
    if not re.fullmatch(r"\s*\d{4}-\d\d-\d\dT[\d:.]+Z\s*", value):
        return value
    try:
        moment = datetime.fromisoformat(value.strip()[:19])
    except ValueError:
        return ""
    hours = {3: (1, 2), 10: (1, 2)}.get(moment.month, (2,) if 3 < moment.month < 10 else (1,))
    days = {(moment + timedelta(hours=count)).date().isoformat() for count in hours}
    return days.pop() if len(days) == 1 else ""


def identifier(fields: Mapping[str, Sequence[str]]) -> str:
    """The id of the publication that a record is about; empty when it names none, or several."""
    found = {paper_id(value) for value in fields.get("identifier", ()) if is_official(value)}
    return found.pop() if len(found) == 1 else ""


def add_facts(draft: Draft, records: Iterable[Mapping[str, Sequence[str]]]) -> None:
    """Add the facts of records that are about this letter; what the letter says itself stays."""
    for fields in records:
        for key, name in _FIELDS.items():
            if first(draft, name):
                continue
            values = [value for value in fields.get(key, ()) if _fits(name, value)]
            if values:
                draft.facts[name] = [Seen(value, "metadata") for value in values]
        if not first(draft, "title") and (title := _title(fields, first(draft, "dossier_title"))):
            draft.facts["title"] = [Seen(title, "metadata")]
        for name in ("tweede kamer", "eerste kamer"):
            creators = " ".join(fields.get("creator", ())).lower()
            if name in creators and not first(draft, "chamber"):
                draft.facts["chamber"] = [Seen("2" if name[0] == "t" else "1", "metadata")]
        if not first(draft, "kind") and (kinds := fields.get("type kamerstuktypen") or fields.get("subrubriek")):
            draft.facts["kind"] = [Seen(kinds[0], "metadata")]
        if not draft.facts.get("sender") and fields.get("indiener"):
            draft.facts["sender"] = [Seen(name, "metadata") for name in fields["indiener"]]
        if own := identifier(fields):
            draft.facts.setdefault("identifier", [Seen(own, "metadata")])


def _fits(name: str, value: str) -> bool:
    if name == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    if name == "dossier":
        return bool(dossier_of(value))
    if name == "url":
        return re.fullmatch(r"https://\S+", value) is not None
    return name != "identifier" or is_official(value)


def _title(fields: Mapping[str, Sequence[str]], known: Seen | None) -> str:
    """The title of the paper itself: the last part of "dossier; kind; title", as far as the dossier is known."""
    title = next(iter(fields.get("title", ())), "")
    dossier = next(iter(fields.get("dossiertitel", ())), known.value if known else "")
    if not dossier or not title.startswith(f"{dossier}; "):
        return title
    rest = title.removeprefix(f"{dossier}; ")
    return rest.partition("; ")[2] or rest
