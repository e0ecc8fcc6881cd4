"""Checking the files of an import before they are written: a site must be buildable from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..checks import fidelity, references
from ..data.reader import load
from ..problems import Problem, Refused
from .bounded import bounded
from .citing import Cited, works
from .writing import write_letter
from .yamltext import listed

_CHECKS = (references.mark_without_note, references.note_without_mark, *fidelity.OF_ONE_LETTER)


def faults(letter: str, files: Mapping[str, bytes], cited: Cited, name: str) -> list[Problem]:
    """The errors in the files of a letter: of their shape, their notes, and their words beside those of the source.

    Raises Refused when that takes longer, or more memory, than the source ``name`` is worth.
    """
    with TemporaryDirectory(prefix="briefwijzer-") as folder:
        data = Path(folder) / "data"
        write_letter(data, letter, files, listed(works(cited, ())))
        return bounded(lambda _content, _name: _errors(data), b"", name)


def _errors(data: Path) -> list[Problem]:
    try:
        corpus = load(data)
    except Refused as refused:
        found = list(refused.problems)
    else:
        found = [problem for one in _CHECKS for problem in one(corpus, corpus.letters[0])]
    return [problem for problem in found if problem.level == "error"]
