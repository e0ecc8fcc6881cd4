"""The command that imports: its exit status, and what it prints."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from pathlib import Path

from ..problems import Refused, report
from .run import imported
from .telling import told

CLEAN, REFUSED, DOUBTS = 0, 1, 3


def run_import(files: Sequence[Path], data: Path, *, json: bool = False, update: bool = False) -> int:
    """Import the files of one letter; 0 without doubts, 3 with some, 1 when nothing was written."""
    try:
        result = imported(files, data, update=update)
    except Refused as refused:
        return _refused("; ".join(str(problem).partition("\n")[0] for problem in refused.problems), refused, json)
    except OSError as error:
        sentence = f"{error.filename or data}: cannot be read or written: {error.strerror or error}"
        return _refused(sentence, None, json)
    print(jsonlib.dumps(result.summary(), ensure_ascii=False) if json else told(result))
    return DOUBTS if result.doubts else CLEAN


def _refused(sentence: str, refused: Refused | None, json: bool) -> int:
    if json:
        print(jsonlib.dumps({"error": sentence}, ensure_ascii=False))
    else:
        print(report(refused.problems) if refused else sentence, file=sys.stderr)
    return REFUSED
