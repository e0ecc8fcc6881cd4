"""Permalinks: data/ids.lock holds every address and id that was published, and only grows."""

from __future__ import annotations

import os

from ..data.corpus import Corpus
from .links import promises


def unlocked(corpus: Corpus) -> list[str]:
    """What the site promises and the lock does not have yet, sorted."""
    return sorted(set(promises(corpus)) - set(corpus.lock))


def add_to_lock(corpus: Corpus) -> list[str]:
    """Add what is new to the lock of a corpus, and return it; nothing is ever removed."""
    if new := unlocked(corpus):
        lock = corpus.root / "ids.lock"
        beside = lock.with_name(".ids.lock.new")  # a write that fails must not cost the old lines
        beside.unlink(missing_ok=True)  # it could be a link to somebody else's file
        try:
            beside.write_text("".join(f"{line}\n" for line in sorted({*corpus.lock, *new})), encoding="utf-8")
            os.replace(beside, lock)
        finally:
            beside.unlink(missing_ok=True)
    return new
