"""Facts with their evidence, as several pages show them.

Views of which a letter has thousands are named tuples, here and in the other modules: a frozen dataclass takes three
times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from ...data.records import Basis


@dataclass(frozen=True)
class Evidence:
    """Where a fact comes from: ``kind`` is a word of the catalogue, ``url`` the page where it was seen."""

    kind: str
    url: str
    host: str
    confidence: str
    note: str


@dataclass(frozen=True)
class FactView:
    """A row of facts: the name of the field, its text and its evidence."""

    field: str
    value: str
    evidence: Evidence | None
    lang: str = ""


def evidence(basis: Basis) -> Evidence:
    """Where a fact comes from, ready to be shown."""
    seen = "://" in basis.source
    kind = "seen" if seen else basis.source.replace("-", "_")
    url = basis.source if basis.source.startswith("https://") else ""
    return Evidence(kind, url, _host(basis.source) if seen else "", basis.confidence, basis.note or "")


@lru_cache(maxsize=1_000)  # many facts come from the same few pages
def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
