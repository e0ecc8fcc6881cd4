"""What an editor waits for: a page that shows another name of its letter, while MkDocs serves a hundred letters.

    make bench-serve                     100 letters, five changes, about four minutes
    python scripts/bench_serve.py 10     another number of letters

The corpus is copied as in ``bench.py``, so that every work, theme and organisation is shown with every letter: a name
of one letter changes all their pages. Seconds by the clock are those of this machine and of what else it does; beside
them stand the CPU seconds of the server, and its memory after the change (Linux only).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from bench import copies

CHANGES = 5
FIRST, LOOK, REST = 600.0, 0.02, 2.0  # seconds: for the first build, between two looks, after a change


def _cpu(process: subprocess.Popen[bytes]) -> float:
    """The CPU seconds of a process so far."""
    after_name = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")


def _memory(process: subprocess.Popen[bytes]) -> float:
    """The MB that a process holds."""
    pages = int(Path(f"/proc/{process.pid}/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _shows(address: str, words: str, process: subprocess.Popen[bytes]) -> float:
    """The seconds until a page has these words."""
    start = time.monotonic()
    while process.poll() is None and time.monotonic() < start + FIRST:
        with suppress(ConnectionError, urllib.error.URLError), urllib.request.urlopen(address) as answer:
            if words in answer.read().decode():
                return time.monotonic() - start
        time.sleep(LOOK)
    raise SystemExit("The server has ended, or shows nothing new.")


def serving(project: Path, port: int, letter: str) -> list[tuple[float, float, float]]:
    """Seconds by the clock and of the processor, and MB, for each of some changes, in a project that is served."""
    file = project / f"data/letters/{letter}/letter.yml"
    text = file.read_text("utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"PYTHONPATH": str(project / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    found = []
    with subprocess.Popen(command, cwd=project, env=environment) as process:
        try:
            page = f"http://127.0.0.1:{port}/brieven/{letter}/"
            _shows(page, letter, process)
            for change in range(CHANGES):
                time.sleep(REST)  # for the server to have done with what came before
                before = _cpu(process)
                file.write_text(text.replace("short_title: ", f"short_title: Naam {change}. ", 1), "utf-8")
                waited = _shows(page, f"Naam {change}. ", process)
                time.sleep(REST)
                found.append((waited, _cpu(process) - before, _memory(process)))
        finally:
            process.terminate()
    return found


def main() -> int:
    """Print the seconds of each change, and those in the middle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", nargs="?", type=int, default=100)
    parser.add_argument("--port", type=int, default=8321)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        copies(Path(name), options.letters)
        letters = sorted(path.name for path in Path(name).glob("data/letters/*"))
        found = serving(Path(name), options.port, letters[len(letters) // 2])
    print(f"{options.letters} letters; a change of one: seconds until its page shows it, CPU seconds, MB")
    for row in (*found, [statistics.median(column) for column in zip(*found, strict=True)]):
        print("".join(f"{figure:>8.2f}" for figure in row))
    print("The last row are the medians.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
