"""Scripts for the built site: without comments, indentation and most ends of lines; those of the search as one.

The comments are a quarter of their size; those of the search that need each other are an eighth smaller as one.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..search.pieces import FOLDER as PIECES

FOLDER = "assets/javascripts"
# Comments that have their lines for themselves.
_COMMENT = re.compile(r"^ *(?:/\*.*?\*/ *\n|//[^\n]*\n)", re.DOTALL | re.MULTILINE)
# One behind code, where no quotation mark follows: it stands within no text, for texts end on their lines.
_BEHIND = re.compile(r"(?<=[;,{[(]) // [^\n\"'`]*$", re.MULTILINE)
# No text of our scripts goes over the end of its line (tests/test_scripts_sent.py), so that these blanks are in none.
_INDENTATION = re.compile(r"^ +", re.MULTILINE)
# The end of a line of code that goes on: no comment, for those that were left behind code hold a quotation mark.
_GOES_ON = re.compile(r"^((?:(?!//)[^\n])*[,;({[])\n", re.MULTILINE)
# The scripts that search.js loads one after the other, by their names.
_PARTS = re.compile(r"(?<=const PARTS = \[)[^]]+")


def without_comments(script: str) -> str:
    r"""A script without indentation, ends of lines that go on, and comments that end a line and hold no quotation mark.

    >>> without_comments("/* What it is. */\nconst a = 1; // one\n  // why\n  const b = `/* b */`;\n")
    'const a = 1;const b = `/* b */`;'
    >>> without_comments('const a = "b; // c";\n')
    'const a = "b; // c";\n'
    """
    return _GOES_ON.sub(r"\1", _INDENTATION.sub("", _BEHIND.sub("", _COMMENT.sub("", script))))


def leave_comments_out(root: Path, site: Path) -> None:
    """Take the comments out of the scripts of the project ``root`` where they stand in its built ``site``."""
    for source in sorted((root / "docs" / FOLDER).glob("*.js")):
        built = site / FOLDER / source.name
        if built.is_file():
            built.write_text(without_comments(built.read_text(encoding="utf-8")), encoding="utf-8")


def join_parts(site: Path) -> None:
    """Make one script of those that search.js loads one after the other; it has the name of the last one.

    The first one stays beside it, for the check of quotations. In a large collection search-far.js, which needs them
    all, is a part too.
    """
    loader = site / FOLDER / "search.js"
    if not loader.is_file():
        return
    text = loader.read_text(encoding="utf-8")
    names = re.findall(r"[a-z]+", _PARTS.findall(text)[0])
    far = ["far"] if (site / PIECES / "index").is_dir() else []
    parts = [loader.with_name(f"search-{name}.js") for name in (*names, *far)]
    whole = "".join(part.read_text(encoding="utf-8") for part in parts)
    for part in parts[1:]:
        part.unlink()
    loader.with_name(f"search-{names[-1]}.js").write_text(whole, encoding="utf-8")
    loader.write_text(_PARTS.sub(f'"{names[-1]}"', text), encoding="utf-8")
