"""All checks of the data, in their order, without the problems that data/exceptions.yml accepts.

A check is one function that yields problems. Every code has a directory in tests/problems and an entry in
docs/developers/problems.md.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ..data.corpus import Corpus
from ..data.exceptions import Accepted
from ..data.reader import load
from ..problems import MOST_PROBLEMS, Problem, Refused, clipped
from . import citations, completeness, doubts, fidelity, keywords, meaning, references, sources

CHECKS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (
    *references.CHECKS,
    *fidelity.CHECKS,
    *completeness.CHECKS,
    *keywords.CHECKS,
    *meaning.CHECKS,
    *sources.CHECKS,
    citations.citation_and_work,
    *doubts.CHECKS,
)


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus that is not accepted in exceptions.yml, in the order of the files.

    Only warnings can be accepted: of what has an error, no page can be made, or none that is true to the letter. Of one
    check at most MOST_PROBLEMS are told, those apart that are accepted.
    """
    exceptions = _Exceptions(corpus)
    left = exceptions.left_of(corpus.problems)
    for one in CHECKS:
        left |= exceptions.left_of(one(corpus))
    left |= exceptions.superfluous()
    if not any(problem.level == "error" for problem in left):  # with errors, an id may be lost only because of them
        left |= exceptions.left_of(references.lost(corpus))
    return sorted(left)


class _Exceptions:
    """The problems that are accepted, and which of them have been met."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.used: set[Accepted] = set()
        self.cut: set[str] = set()  # codes of which there may be more than were looked at
        self.by_place: dict[tuple[str, str], list[Accepted]] = {}
        for accepted in corpus.accepted:
            self.by_place.setdefault((accepted.code, accepted.file), []).append(accepted)

    def left_of(self, problems: Iterable[Problem]) -> set[Problem]:
        """Those that are not accepted, MOST_PROBLEMS at most."""
        left: set[Problem] = set()
        for problem in problems:
            if self._accepts(problem) or problem in left:
                continue
            if len(left) == MOST_PROBLEMS:
                self.cut |= {problem.code, *(other.code for other in left)}
                break
            left.add(problem)
        return left

    def _accepts(self, problem: Problem) -> bool:
        if problem.level != "warning":
            return False
        for accepted in self.by_place.get((problem.code, problem.place.file), ()):
            if accepted.about in problem.message:
                self.used.add(accepted)
                return True
        return False

    def superfluous(self) -> set[Problem]:
        """K312: exceptions for which there is no problem; unless their check was cut off before it got there."""
        hint = "Remove the exception; only warnings can be accepted."
        return {
            Problem(
                self.corpus.place(accepted, "code"),
                "K312",
                f"nothing to accept: no {accepted.code} about '{clipped(accepted.about)}'",
                hint,
                "warning",
            )
            for accepted in self.corpus.accepted
            if accepted not in self.used and accepted.code not in self.cut
        }


def checked(corpus: Corpus, *, strict: bool = True) -> Corpus:
    """The corpus itself when it is free of problems.

    Raises Refused otherwise; with ``strict`` a warning counts too.
    """
    found = check(corpus)
    if any(refuses(problem, strict=strict) for problem in found):
        raise Refused(found)
    return corpus


def refuses(problem: Problem, *, strict: bool) -> bool:
    """Whether a problem stops the use of the data: errors do, with ``strict`` warnings too, doubts never."""
    return problem.level == "error" or (strict and problem.level == "warning")


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
