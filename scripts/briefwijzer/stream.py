"""The corpus and its pages, read once for everyone who asks in one run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .checks import checked
from .corpus import Corpus, load
from .links import Page
from .pages import pages


@dataclass(frozen=True, eq=False)
class Stream:
    """A corpus without problems, and every page made from it."""

    corpus: Corpus
    pages: tuple[Page, ...]


def stream(root: Path, *, strict: bool = True) -> Stream:
    """The pages of the data folder ``root``; made anew only when a file in it has changed.

    Raises Refused when the data has problems; with ``strict`` a warning counts too.
    """
    files = sorted(path for path in root.rglob("*") if path.is_file())
    status = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _stream(root, strict, status)


@lru_cache(maxsize=1)
def _stream(root: Path, strict: bool, status: tuple[tuple[Path, int, int], ...]) -> Stream:
    corpus = checked(load(root), strict=strict)
    return Stream(corpus, tuple(pages(corpus)))
