"""What a section page costs its reader, beside stock Material with the same text.

    make bench-pages

Builds both sites, serves them on loopback and opens one section page in Chromium with nothing in the cache: requests,
bytes of every body that arrives (each compressed with gzip -9, as a host would), requests to other hosts, cookies,
entries in the browser's storage, the largest contentful paint and the cumulative layout shift. Paint and shift are
measured at 400 kbit/s with a latency of 100 ms and the processor slowed down four times, the median of some rounds;
the server compresses there, for such a line without compression is nobody's.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from sites import FLAGS, Zipped, at_rest, build_both, chromium, served

SECTION = "brieven/kst-29544-773/2-6/"
ROUNDS = 5
SLOWER = 4
LINE = {"offline": False, "latency": 100, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
TARGETS = {"gzip kB": 100, "other hosts": 0, "cookies": 0, "storage": 0, "LCP ms": 1500, "CLS": 0}
KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts"}
STORED = """async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length
  + (await caches.keys()).length"""
PAINTED = """() => new Promise((go) => {
  let paint = 0, shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) paint = each.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const each of list.getEntries()) shift += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => go([paint, shift]), 500);
})"""


@dataclass
class Visit:
    """What a first visit to a page brings along: the compressed bytes of each file by its address, and its kind."""

    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    cookies: int = 0
    storage: int = 0

    @property
    def total(self) -> int:
        """All bytes together."""
        return sum(size for _, size in self.files.values())

    def figures(self) -> dict[str, float]:
        """A row of the table."""
        kinds = {
            f"{name} kB": sum(size for kind, size in self.files.values() if KINDS.get(kind, "other") == name) / 1000
            for name in (*KINDS.values(), "other")
        }
        counted = {"other hosts": len(self.hosts), "cookies": self.cookies, "storage": self.storage}
        return {"requests": len(self.files), "gzip kB": self.total / 1000, **kinds, **counted}


def visit(browser: Browser, address: str) -> Visit:
    """Open a page for the first time and note what came along."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    found = Visit()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(address)
    at_rest(page)
    for request in asked:  # it grows while an answer is waited for
        if response := request.response():
            found.files[request.url] = (request.resource_type, len(gzip.compress(response.body(), 9, mtime=0)))
    found.hosts = {urlsplit(request.url).netloc for request in asked} - {urlsplit(address).netloc, ""}
    found.cookies = len(context.cookies())
    found.storage = page.evaluate(STORED)
    context.close()
    return found


def painted(browser: Browser, address: str) -> tuple[float, float]:
    """The largest contentful paint in milliseconds and the cumulative layout shift, on a slow line and processor."""
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    at_rest(page)
    paint, shift = page.evaluate(PAINTED)
    context.close()
    return float(paint), float(shift)


def main() -> int:
    """Print a table, a column for each site, and the heaviest files of ours."""
    columns: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        print("building …", file=sys.stderr)
        build_both(work)
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        heaviest: list[tuple[int, str]] = []
        for who, folder in (("ours", work / "ours"), ("stock", work / "stock/site")):
            print(f"{who} …", file=sys.stderr)
            with served(folder, Zipped) as base:
                first = visit(browser, base + SECTION)
                rounds = [painted(browser, base + SECTION) for _ in range(ROUNDS)]
            paint = statistics.median(paint for paint, _ in rounds)
            columns[who] = {**first.figures(), "LCP ms": paint, "CLS": max(shift for _, shift in rounds)}
            if who == "ours":
                heaviest = sorted(((size, urlsplit(url).path) for url, (_, size) in first.files.items()), reverse=True)
        browser.close()
    print(f"{SECTION} on a first visit; LCP and CLS at 400 kbit/s, 100 ms, processor {SLOWER} times slower")
    print(f"{'':>12}" + "".join(f"{who:>10}" for who in columns) + f"{'target':>10}")
    for figure in columns["ours"]:
        target = f"{TARGETS[figure]:>10}" if figure in TARGETS else ""
        print(f"{figure:>12}" + "".join(f"{figures[figure]:>10.4g}" for figures in columns.values()) + target)
    print("ours, file by file (gzip kB):")
    for size, path in heaviest:
        print(f"{size / 1000:>12.1f}  {path}")
    missed = [figure for figure, most in TARGETS.items() if columns["ours"][figure] > most]
    if missed:
        print(f"targets missed: {', '.join(missed)}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
