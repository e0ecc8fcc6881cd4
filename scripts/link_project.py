"""Let the virtual environment find this project by a relative path.

An editable install notes down the whole path of the project. Python reads that note in the encoding of the locale, so
that a folder named ``é`` cannot be found where the locale is C. A relative path has none of that.
"""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent


def main() -> None:
    """Write the note of the installer anew."""
    packages = Path(sysconfig.get_path("purelib"))
    (note,) = packages.glob("__editable__.briefwijzer-*.pth")
    note.write_text(os.path.relpath(SCRIPTS, packages) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
