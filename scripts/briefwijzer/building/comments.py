"""Scripts for the built site: without comments and indentation, a quarter of their size."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "assets/javascripts"
# Comments that have their lines for themselves.
_COMMENT = re.compile(r"^ *(?:/\*.*?\*/ *\n|//[^\n]*\n)", re.DOTALL | re.MULTILINE)
# One behind code, where no quotation mark follows: it stands within no text, for texts end on their lines.
_BEHIND = re.compile(r"(?<=[;,{[(]) // [^\n\"'`]*$", re.MULTILINE)
# No text of our scripts goes over the end of its line (tests/test_scripts_sent.py), so that these blanks are in none.
_INDENTATION = re.compile(r"^ +", re.MULTILINE)


def without_comments(script: str) -> str:
    r"""A script without the comments that end a line and hold no quotation mark, and without indentation.

    >>> without_comments("/* What it is. */\nconst a = 1; // one\n  // why\n  const b = `/* b */`;\n")
    'const a = 1;\nconst b = `/* b */`;\n'
    >>> without_comments('const a = "b; // c";\n')
    'const a = "b; // c";\n'
    """
    return _INDENTATION.sub("", _BEHIND.sub("", _COMMENT.sub("", script)))


def leave_comments_out(root: Path, site: Path) -> None:
    """Take the comments out of the scripts of the project ``root`` where they stand in its built ``site``."""
    for source in sorted((root / "docs" / FOLDER).glob("*.js")):
        built = site / FOLDER / source.name
        if built.is_file():
            built.write_text(without_comments(built.read_text(encoding="utf-8")), encoding="utf-8")
