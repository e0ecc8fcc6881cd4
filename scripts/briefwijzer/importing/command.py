"""The command that imports: its exit status, and what it prints."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..data.papers import SITE
from ..problems import Problem, Refused, refused, report
from .bounded import fault
from .fetching import PAUSE, fetch, number_in
from .report import import_report
from .run import imported

CLEAN, REFUSED, DOUBTS = 0, 1, 3


def run_import(
    files: Sequence[Path],
    data: Path,
    *,
    json: bool = False,
    update: bool = False,
    site: str = SITE,
    pause: float = PAUSE,
) -> int:
    """Import the files of one letter, or the publication with a number; 0 clean, 3 with doubts, 1 nothing written."""
    try:
        with TemporaryDirectory(prefix="briefwijzer-") as folder:
            paths: list[Path] = []
            for file in files:
                number = "" if file.exists() else number_in(str(file))
                if number:
                    paths += fetch(number, Path(folder), site=site, pause=pause, say=_say)
                else:
                    paths.append(file)
            try:
                result = imported(paths, data, update=update)
            except Refused as found:
                raise Refused(_outside(folder, problem) for problem in found.problems) from found
    except Refused as found:
        return _refused(found, json)
    except OSError as error:
        message = f"cannot be read or written: {error.strerror or error}"
        return _refused(refused(str(error.filename or data), "K414", message, "Free disk space or give access."), json)
    except Exception as error:
        return _refused(fault(str(files[0]), error), json)
    print(jsonlib.dumps(result.summary(), ensure_ascii=False) if json else import_report(result))
    return DOUBTS if result.doubts else CLEAN


def _outside(folder: str, problem: Problem) -> Problem:
    """A problem with a file that was fetched under the name of the file: its folder does not stay."""
    return replace(problem, place=replace(problem.place, file=problem.place.file.removeprefix(f"{folder}/")))


def _say(message: str) -> None:
    print(f"{message} …", file=sys.stderr)


def _refused(found: Refused, json: bool) -> int:
    """Tell why nothing was written: for people as every problem is told, for programs as a sentence and its code."""
    if json:
        print(jsonlib.dumps({"error": refusal(found), "code": found.problems[0].code}, ensure_ascii=False))
    else:
        print(report(found.problems), file=sys.stderr)
    return REFUSED


def refusal(found: Refused) -> str:
    """One sentence: which file, what it is, and the way out.

    >>> refusal(refused("a.png", "K503", "is a picture", "Make text of it first."))
    'a.png is a picture (make text of it first)'
    """
    problem = found.problems[0]
    hint = problem.hint.rstrip(".")
    way_out = f" ({hint[0].lower()}{hint[1:]})" if hint else ""
    others = "".join(f"; {other.message}" for other in found.problems[1:])
    return f"{problem.place} {problem.message}{way_out}{others}"
