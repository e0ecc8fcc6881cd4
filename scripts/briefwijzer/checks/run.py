"""All checks of the data, without the problems that data/exceptions.yml accepts.

A check is one function that yields problems: of one letter, or of all of the corpus. Every code has a directory in
tests/problems and an entry in docs/developers/problems.md.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path

from ..addresses.promises import promised_ids
from ..addresses.uris import uris_of
from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.reader import load
from ..data.shared import Accepted
from ..problems import MOST_PROBLEMS, Problem, Refused, clipped
from . import citations, completeness, doubles, doubts, entries, fidelity, keywords, meaning, references, sources

_MODULES = (references, fidelity, completeness, entries, keywords, meaning, sources, citations, doubts, doubles)
CheckOfLetter = Callable[[Corpus, LetterCorpus], Iterator[Problem]]
# Those that look at one letter, and of the rest at the shared records alone: what they find follows from the files of
# the letter and the shared ones, and is kept as long as the letter (``data.reader.load`` takes a letter of an earlier
# corpus when nothing has changed).
OF_ONE_LETTER: tuple[CheckOfLetter, ...] = tuple(one for each in _MODULES for one in getattr(each, "OF_ONE_LETTER", ()))
# The others: they look at what letters share, at several letters together, or at the day of today.
OF_ALL: tuple[Callable[[Corpus], Iterator[Problem]], ...] = tuple(
    one for each in _MODULES for one in getattr(each, "OF_ALL", ())
)


def found_by(one: CheckOfLetter, corpus: Corpus) -> Iterator[Problem]:
    """What a check finds in all letters; in those that were looked at before, what it found then."""
    for letter in corpus.letters:
        known = _found(letter)
        if one in known:
            yield from known[one]
            continue
        found = []
        for problem in one(corpus, letter):
            found.append(problem)
            yield problem
        known[one] = tuple(found)  # not where the rest was not asked for


@once_and_lasting
def _found(letter: LetterCorpus) -> dict[CheckOfLetter, tuple[Problem, ...]]:
    return {}


# What the other checks and the lock ask of every letter.
_ASKED_OF_EACH: tuple[Callable[[LetterCorpus, Corpus], object], ...] = (
    completeness.forms_in,
    meaning.doubted_facts,
    sources.unweighed_in,
    sources.addresses_in,
    lambda letter, _: promised_ids(letter),
    lambda letter, _: uris_of(letter),
)


def _look_letter_by_letter(corpus: Corpus) -> None:
    """Let all checks of one letter look at a letter before the next one is opened.

    A check that finds more in one letter than is reported is left out for the others: ``found_by`` runs it later.
    """
    looking = list(OF_ONE_LETTER)
    for letter in corpus.letters:
        known = _found(letter)
        for one in [one for one in looking if one not in known]:
            found = tuple(islice(one(corpus, letter), MOST_PROBLEMS + 1))
            if len(found) > MOST_PROBLEMS:
                looking.remove(one)
            else:
                known[one] = found
        for work in _ASKED_OF_EACH:
            work(letter, corpus)


def check(corpus: Corpus) -> list[Problem]:
    """Every problem of the corpus that is not accepted in exceptions.yml, in the order of the files.

    An error cannot be accepted: no page can be made, or none that is true to the letter; nor can an open doubt of an
    import, which its own file settles. Of one check at most MOST_PROBLEMS are reported; accepted ones do not count.
    """
    exceptions = _Exceptions(corpus)
    left = exceptions.left_of(corpus.problems)
    _look_letter_by_letter(corpus)
    for one in OF_ONE_LETTER:
        left |= exceptions.left_of(found_by(one, corpus))
    for of_all in OF_ALL:
        left |= exceptions.left_of(of_all(corpus))
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
        self.by_place = grouped(((accepted.code, accepted.file), accepted) for accepted in corpus.accepted)

    def left_of(self, problems: Iterable[Problem]) -> set[Problem]:
        """The problems that are not accepted, MOST_PROBLEMS at most."""
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
        if problem.level == "error" or problem.code == "K330":
            return False
        for accepted in self.by_place.get((problem.code, problem.place.file), ()):
            if accepted.about in problem.message:
                self.used.add(accepted)
                return True
        return False

    def superfluous(self) -> set[Problem]:
        """K312: exceptions for which there is no problem; unless their check was cut off before it got there."""
        hint = "Remove the exception; an error or a K330 cannot be accepted."
        left: set[Problem] = set()
        for one in self.corpus.accepted:
            if one not in self.used and one.code not in self.cut:
                message = f"not needed: there is no {one.code} about '{clipped(one.about)}'"
                left.add(Problem(self.corpus.place(one, "code"), "K312", message, hint, "warning"))
        return left


def refuses(problem: Problem, *, strict: bool) -> bool:
    """Whether a problem stops the use of the data: errors do, with ``strict`` warnings too, doubts never."""
    return problem.level == "error" or (strict and problem.level == "warning")


def good_corpus(root: Path, *, strict: bool = True, earlier: Callable[[Path], Corpus | None] | None = None) -> Corpus:
    """The corpus in the data folder ``root``, without problems; read anew only when a file in it has changed.

    What has not changed since this program read it last, or else since ``earlier`` did, is taken as it is.
    Raises Refused when the data has problems; with ``strict`` a warning counts too.
    """
    if earlier and root not in _last and (corpus := earlier(root)):
        _last[root] = corpus
    files = sorted(path for path in root.rglob("*") if path.is_file())
    status = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _good_corpus(root, strict, status)


# The corpus that was read last from a folder, good or not.
_last: dict[Path, Corpus] = {}


@lru_cache(maxsize=1)
def _good_corpus(root: Path, strict: bool, status: tuple[tuple[Path, int, int], ...]) -> Corpus:
    with _garbage_left_alone():
        corpus = _last[root] = load(root, _last.pop(root, None))
        found = check(corpus)
    if any(refuses(problem, strict=strict) for problem in found):
        raise Refused(found)
    return corpus


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Let nothing look for garbage in what is read, now or later: it all stays, and that took a sixth of the time."""
    gc.unfreeze()  # an earlier corpus may go
    gc.disable()
    try:
        yield
        gc.freeze()
        # What comes and goes while pages are made is looked through less often: most of it are letters that are
        # opened, and these go by themselves.
        gc.set_threshold(50_000)
    finally:
        gc.enable()
