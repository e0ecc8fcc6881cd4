"""How well and how fast the search answers, beside the stock search of Material on the same pages.

    make bench-search                       everything, a few minutes
    python scripts/bench_search.py --sizes 1  one letter only

Runs the queries of tests/search/ (search_collections.py) on the built site in Chromium. S@1 and S@3 are the shares of
queries with a relevant result first and among the first three, MRR@10 the mean of 1/rank. Among many letters the others
are invented (bench_letters.py), and "first as alone" is the share of the queries with a relevant result first among
those that have one with one letter. Times are taken with the processor slowed down four times, from the query typed on
a page at rest to the results laid out, and to the end of the frame that draws them, for which a browser waits up to
17 ms. The first answer is drawn, on a line of 4 Mbit/s and 100 ms; bytes are gzip of what the heaviest of the first
searches loads of the data of the search.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from bench import ROOT
from bench_letters import write_letters
from briefwijzer.building.comments import join_parts
from briefwijzer.data.reader import load
from briefwijzer.search.scripts import search_files, search_records
from search_collections import QUERIES, Query, Site, judged, judged_by_who_knew, queries, squeeze
from sites import FLAGS, Quiet, Zipped, at_rest, build_both, chromium, served

SLOWER = 4
# 4 Mbit/s and 100 ms; so many queries are asked with nothing loaded.
LINE = {"offline": False, "latency": 100, "downloadThroughput": 500_000, "uploadThroughput": 500_000}
COLD = 12
DONE = '[data-search-state="done"]'
# Milliseconds from the query typed on a page at rest: to the results laid out, to the end of the frame that draws them.
TYPED = """async (query) => {
  const box = document.getElementById("zoek"), found = document.querySelector("[data-search-state]");
  const type = (text) => { box.value = text; box.dispatchEvent(new Event("input", {bubbles: true})); };
  const pause = () => new Promise((go) => setTimeout(go, 20));
  // what a frame leaves for later comes behind its drawing
  const drawn = () => new Promise((go) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = go; port2.postMessage(0);
  }));
  type(""); await drawn(); await drawn(); await pause();
  const start = performance.now();
  const done = new Promise((go) => new MutationObserver((_, seen) => {
    if (found.dataset.searchState === "done") { seen.disconnect(); go(); }
  }).observe(found, { attributes: true }));
  type(query); await done;
  found.getBoundingClientRect();
  const laid = performance.now() - start;
  await drawn();
  return [laid, performance.now() - start];
}"""
# What has been loaded of the data of the search, in bytes as they were sent.
LOADED = """performance.getEntriesByType("resource").filter(({ name }) => name.includes("/assets/search/"))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)"""


def our_results(page: Page, base: str, query: str) -> list[str]:
    """The links of our results."""
    page.goto(f"{base}zoeken/?q={quote(query)}")
    page.wait_for_selector(DONE, state="attached")
    return list(page.eval_on_selector_all("[data-result]", "links => links.map(link => link.href)"))


def stock_results(page: Page, base: str, query: str) -> list[str]:
    """The links of Material's own search."""
    page.goto(f"{base}?q={quote(query)}")
    try:
        page.wait_for_function(
            "/\\d|geen|één/i.test(document.querySelector('.md-search-result__meta')?.textContent ?? '')", timeout=5000
        )
    except Exception:
        return []
    page.wait_for_timeout(50)
    return list(page.eval_on_selector_all(".md-search-result__link", "links => links.map(link => link.href)"))


def ranked(
    browser: Browser,
    folder: Path,
    asked: Sequence[Query],
    results: Callable[[Page, str, str], list[str]],
    handler: type[Quiet] = Quiet,
) -> None:
    """Note for each query the rank of the first relevant result on the site in a folder, 0 for none among ten."""
    site = Site(folder)
    with served(folder, handler) as base:
        page = browser.new_page()
        for query in asked:
            query.rank = rank(query, [href.removeprefix(base) for href in results(page, base, query.text)], site)
        page.close()


def rank(query: Query, links: Sequence[str], site: Site) -> int:
    """The rank of the first relevant one of the first ten links, 0 for none."""
    texts = [site.text(href) for href in links[:10]]
    right = [any(squeeze(snippet) in text for snippet in query.relevant) for text in texts]
    return right.index(True) + 1 if any(right) else 0


def report(name: str, asked: Sequence[Query]) -> None:
    """Print the measures, a row for each class."""
    print(f"{name:<14}{'queries':>8}{'S@1':>7}{'S@3':>7}{'MRR@10':>8}")
    for kind in [*dict.fromkeys(query.kind for query in asked), "all"]:
        some = [query for query in asked if kind in (query.kind, "all")]
        one = sum(query.rank == 1 for query in some) / len(some)
        three = sum(1 <= query.rank <= 3 for query in some) / len(some)
        reciprocal = sum(1 / query.rank for query in some if query.rank) / len(some)
        print(f"  {kind:<12}{len(some):>8}{one:>7.2f}{three:>7.2f}{reciprocal:>8.2f}")


def slowed(browser: Browser) -> Page:
    """A page whose processor is slowed down."""
    page = browser.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def speed(browser: Browser, base: str, asked: Sequence[Query], letter: str = "") -> dict[str, float]:
    """Bytes and times of a search: a first answer with nothing loaded, on a slow line, and answers after it."""
    first, loaded = [], []
    for query in asked[:: max(1, len(asked) // COLD)]:
        page = slowed(browser)
        page.goto(f"{base}zoeken/?brief={letter}")
        at_rest(page)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        first.append(page.evaluate(TYPED, query.text)[1])
        loaded.append(page.evaluate(LOADED) / 1000)
        page.close()
    page = slowed(browser)
    page.goto(f"{base}zoeken/?brief={letter}")
    for query in asked:  # everything that the queries need is there the second time
        page.evaluate(TYPED, query.text)
    times = zip(*(page.evaluate(TYPED, query.text) for query in asked), strict=True)
    laid, drawn = (sorted(each) for each in times)
    page.close()
    return {
        "first kB": max(loaded),
        "first ms": statistics.median(first),
        "laid out, ms": statistics.median(laid),
        "p95, ms": laid[int(len(laid) * 0.95)],
        "drawn, ms": statistics.median(drawn),
        "p95 drawn, ms": drawn[int(len(drawn) * 0.95)],
    }


def with_letters(site: Path, data: Path, target: Path) -> tuple[int, float]:
    """The built site with the scripts of another corpus: what searching needs of a site with many letters.

    Gives the number of passages, and the seconds that the scripts took.
    """
    shutil.copytree(site, target)
    shutil.rmtree(target / "assets/search")
    corpus = load(data)
    found = search_records(corpus)
    started = time.process_time()
    for file in search_files(corpus, found):
        (target / file.uri).parent.mkdir(parents=True, exist_ok=True)
        (target / file.uri).write_bytes(file.content)
    join_parts(target)
    return found.count, time.process_time() - started


def beside_stock(browser: Browser, work: Path) -> None:
    """Print the measures of both searches on the queries with snippets, and which of them ours has not first."""
    for file in QUERIES:
        asked = queries(file)
        for who, folder, results in (
            ("ours", work / "ours", our_results),
            ("stock", work / "stock/site", stock_results),
        ):
            print(f"{file.name}, {who} …", file=sys.stderr)
            ranked(browser, folder, asked, results)
            report(f"{who}, {file.name}"[:22], asked)
            missed = ", ".join(f"{query.text!r} {query.rank or '-'}" for query in asked if query.rank != 1)
            print(f"  not first: {missed}\n" if who == "ours" else "")


def as_judged(browser: Browser, site: Path) -> None:
    """Print the measures of our search on the judged collections."""
    for title, collection in (judged() | judged_by_who_knew()).items():
        with served(site) as base:
            page = browser.new_page()
            found = {query: our_results(page, base, query) for query in collection.texts}
            page.close()
        print(f"{title:<8}" + "  ".join(f"{name} {share:.2f}" for name, share in collection.measure(found).items()))


def first_alone(browser: Browser, site: Path) -> set[str]:
    """The queries with a relevant result first on the site of one letter."""
    asked = queries(*QUERIES)
    ranked(browser, site, asked, our_results)
    return {query.text for query in asked if query.rank == 1}


def among_many(browser: Browser, work: Path, size: int, alone: set[str]) -> dict[str, dict[str, float]]:
    """The figures of a site with so many letters: searched whole, and of several with one letter chosen."""
    asked = queries(*QUERIES)
    data, folder = work / f"data{size}", work / f"site{size}"
    shutil.copytree(ROOT / "data", data)
    write_letters(data, size - 1)
    passages, seconds = with_letters(work / "ours", data, folder)
    ranked(browser, folder, asked, our_results, Zipped)
    kept = [query for query in asked if query.text in alone and query.rank == 1]
    figures = {"passages": passages, "index s": seconds, "first as alone %": 100 * len(kept) / len(alone)}
    with served(folder, Zipped) as base:
        rows = {str(size): figures | speed(browser, base, asked)}
        if size > 1:
            rows[f"{size}, one chosen"] = speed(browser, base, asked, letter="kst-29544-773")
    return rows


def main() -> int:
    """Print relevance, then bytes and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1, 10, 100, 1000], help="numbers of letters")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        work = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        print("building …", file=sys.stderr)
        build_both(work)
        beside_stock(browser, work)
        as_judged(browser, work / "ours")
        alone = first_alone(browser, work / "ours")
        rows: dict[str, dict[str, float]] = {}
        for size in options.sizes:
            print(f"{size} letters …", file=sys.stderr)
            rows |= among_many(browser, work, size, alone)
        browser.close()
    names = list(next(iter(rows.values()))) if rows else []
    print(f"{'letters':<18}" + "".join(f"{name:>18}" for name in names))
    for title, figures in rows.items():
        print(f"{title:<18}" + "".join(f"{figures[name]:>18.0f}" if name in figures else " " * 18 for name in names))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
