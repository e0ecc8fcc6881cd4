"""Look every outside address of the data up, and write down which fail and since when.

    make links      asks each address once, on the internet; some minutes

The report goes to standard output, the data to ``build/dead_links.yml``: a person looks at it and commits it as
``data/dead_links.yml``. An address that failed before keeps its day; one that answers again is left out. A host is
asked one address at a time, with a pause; one that asks not to be asked so often (429) is no dead link.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from briefwijzer.data.corpus import Corpus
from briefwijzer.data.reader import load
from briefwijzer.data.records import Basis, Link

ROOT = Path(__file__).resolve().parent.parent
NAME = "briefwijzer-links (looks once a week whether its addresses still answer)"
PAUSE, LONGEST = 1.0, 20.0
HEAD = "# Outside addresses that failed, since when. Written by make links, looked at and committed by a person."
# These say nothing about the address: who asks is not wanted, or is to come back later.
NO_ANSWER = {401, 403, 405, 429, 503}


def addresses(corpus: Corpus) -> list[str]:
    """Every outside address of the data, once, in order."""
    found = {page.url for page in corpus.pages_read}
    for record in corpus.records():
        found |= {record.url} if isinstance(record, Link) else set()
        found |= {record.source} if isinstance(record, Basis) and "://" in record.source else set()
    return sorted(found)


def fault_of(url: str) -> str:
    """What is wrong with an address; empty when it answers, or when its answer says nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": NAME})
    try:
        with urllib.request.urlopen(request, timeout=LONGEST):
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in NO_ANSWER else f"status {error.code}"
    except (HTTPException, OSError, ValueError) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__


def failing(
    urls: Iterable[str], *, ask: Callable[[str], str] = fault_of, pause: Callable[[float], None] = time.sleep
) -> Iterator[tuple[str, str]]:
    """The addresses that fail, with why; between two addresses of one host there is a pause."""
    last = ""
    for url in urls:
        host = urlsplit(url).hostname or ""
        if host == last:
            pause(PAUSE)
        last = host
        if why := ask(url):
            yield url, why


def as_yaml(dead: Iterable[tuple[str, str]], since: dict[str, str], today: str) -> str:
    """The data file: each address with the day since when it fails."""
    found = [{"url": url, "since": since.get(url, today), "why": why} for url, why in dead]
    return f"{HEAD}\n" + yaml.safe_dump({"dead": found}, allow_unicode=True, sort_keys=False, width=1000)


def main() -> int:
    """Ask every address, print what fails, write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="data folder")
    parser.add_argument("--out", type=Path, default=ROOT / "build/dead_links.yml", help="file to write")
    options = parser.parse_args()
    corpus = load(options.data)
    urls = addresses(corpus)
    dead = []
    for url, why in failing(urls):
        print(f"{url}: {why}", flush=True)
        dead.append((url, why))
    if len(dead) == len(urls) > 0:
        print(f"none of {len(urls)} addresses answers: without a network nothing is known; not kept", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    today = datetime.date.today().isoformat()
    options.out.write_text(as_yaml(dead, {one.url: one.since for one in corpus.dead}, today), encoding="utf-8")
    print(f"{len(dead)} of {len(urls)} addresses fail; {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
