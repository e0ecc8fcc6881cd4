"""Facts about a letter, out of its own words or out of a metadata record beside it: right, or not there."""

from __future__ import annotations

# What a draft may know of its letter; dates are written as 2023-10-18, a sender as "name | function".
KEYS = (
    "kind", "chamber", "vergaderjaar", "dossier", "dossier_title", "ondernummer", "identifier", "title", "heading",
    "date", "place", "addressee", "sender", "reference", "url",
)  # fmt: skip
