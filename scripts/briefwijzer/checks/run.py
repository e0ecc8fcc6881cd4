"""Checks: what the data must mean. A check is one function that yields problems; nothing is printed or stopped here.

This module asks what the data means (K3) and joins the checks of ids and references (K2), of fidelity to the
source and of complete layers to its own. Every code has a directory in tests/problems and an entry in
docs/developers/problems.md.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from ..data.corpus import Corpus
from ..data.reader import load
from ..problems import MOST_PROBLEMS, Problem, Refused, clipped
from . import completeness, fidelity, references
from .citations import citation_and_work
from .meaning import (
    foreign_title,
    impossible_date,
    kind_of_note,
    note_order,
    plain_http,
    quote_not_verbatim,
    section_order,
)

CHECKS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    *references.CHECKS,
    *fidelity.CHECKS,
    *completeness.CHECKS,
    section_order,
    note_order,
    quote_not_verbatim,
    plain_http,
    citation_and_work,
    impossible_date,
    kind_of_note,
    foreign_title,
)


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus that is not accepted in exceptions.yml, in the order of the files.

    Only warnings can be accepted: of what has an error, no page can be made, or none that is true to the letter.
    """
    found = sorted({*corpus.problems, *(problem for one in CHECKS for problem in islice(one(corpus), MOST_PROBLEMS))})
    left = []
    used = set()
    for problem in found:
        for accepted in corpus.accepted:
            if (
                problem.level == "warning"
                and accepted.code == problem.code
                and accepted.file == problem.place.file
                and accepted.about in problem.message
            ):
                used.add(accepted)
                break
        else:
            left.append(problem)
    for accepted in corpus.accepted:
        if accepted not in used:
            message = f"nothing to accept: no {accepted.code} about '{clipped(accepted.about)}'"
            hint = "Remove the exception; only warnings can be accepted."
            left.append(Problem(corpus.place(accepted, "code"), "K312", message, hint, "warning"))
    if not any(problem.level == "error" for problem in left):  # else they are what has come of it
        left += islice(references.lost(corpus), MOST_PROBLEMS)
    return sorted(left)


def checked(corpus: Corpus, *, strict: bool = True) -> Corpus:
    """The corpus itself when it is free of problems.

    Raises Refused otherwise; with ``strict`` a warning counts too.
    """
    found = check(corpus)
    if any(strict or problem.level == "error" for problem in found):
        raise Refused(found)
    return corpus


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
