"""The data as one run sees it: read and checked once, however many ask."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path

from ..data.corpus import Corpus
from ..data.reader import load
from .run import checked


def good_corpus(root: Path, *, strict: bool = True) -> Corpus:
    """The corpus in the data folder ``root``, without problems; read anew only when a file in it has changed.

    Raises Refused when the data has problems; with ``strict`` a warning counts too.
    """
    files = sorted(path for path in root.rglob("*") if path.is_file())
    status = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _good_corpus(root, strict, status)


@lru_cache(maxsize=1)
def _good_corpus(root: Path, strict: bool, status: tuple[tuple[Path, int, int], ...]) -> Corpus:
    # Everything that is read stays: searching it for garbage, while it grows and ever after, took a sixth of the time.
    gc.unfreeze()  # an earlier corpus may go
    gc.disable()
    try:
        corpus = checked(load(root), strict=strict)
        gc.freeze()
        return corpus
    finally:
        gc.enable()
