"""The command that imports: its exit status, and what it prints."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ..problems import Refused, report
from .fetching import NUMBER, PAUSE, SITE, fetch
from .run import imported
from .telling import import_report

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
                if NUMBER.fullmatch(str(file)) and not file.exists():
                    paths += fetch(str(file), Path(folder), site=site, pause=pause, say=_say)
                else:
                    paths.append(file)
            result = imported(paths, data, update=update)
    except Refused as refused:
        return _refused("; ".join(str(problem).partition("\n")[0] for problem in refused.problems), refused, json)
    except OSError as error:
        sentence = f"{error.filename or data}: cannot be read or written: {error.strerror or error}"
        return _refused(sentence, None, json)
    print(jsonlib.dumps(result.summary(), ensure_ascii=False) if json else import_report(result))
    return DOUBTS if result.doubts else CLEAN


def _say(message: str) -> None:
    print(f"{message} …", file=sys.stderr)


def _refused(sentence: str, refused: Refused | None, json: bool) -> int:
    if json:
        print(jsonlib.dumps({"error": sentence}, ensure_ascii=False))
    else:
        print(report(refused.problems) if refused else sentence, file=sys.stderr)
    return REFUSED
