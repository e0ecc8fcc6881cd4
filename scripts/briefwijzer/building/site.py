"""Building the site beside the old one, and swapping the two only when every check has passed."""

from __future__ import annotations

import calendar
import datetime
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..checks.run import good_corpus
from ..data.corpus import Corpus
from ..data.files import decode, read_bytes
from ..pages.edition import counts
from ..problems import Place, Problem, Refused, counted, refused
from .cache import Cache, earlier_corpus, made_with
from .checks import check_site
from .comments import join_parts, leave_comments_out
from .manifest import Checksums, inputs_of, inside, write_manifest
from .mkdocs_run import run_mkdocs
from .swap import Say, replacement

# Builds a project into a folder and returns the path below which the site will be served.
Builder = Callable[[Path, Path, Corpus, Say], str]

# A picture or film among the documents may be larger than a file of data.
MOST_OF_ONE_FILE = 100_000_000


def build_site(root: Path, out: Path, *, say: Say = lambda _: None, builder: Builder | None = None) -> int:
    """Build the project ``root`` into ``out`` and return the number of pages; ``builder`` is MkDocs, or another.

    Everything happens in a folder beside ``out``; the old site stays until the new one has passed its checks.
    Raises Refused with every problem; ``out`` is then as it was.
    """
    refuse_address(os.environ.get("SITE_URL", ""))
    with replacement(root, out, "site") as new:
        say("reading the data")
        refuse_odd_files(root)
        inputs = inputs_of(root)
        corpus = good_corpus(root / "data", earlier=earlier_corpus)
        count = counts(corpus)["pages"]
        if os.environ.get("SITE_URL"):
            for problem in nameless(corpus):
                say(str(problem))
        say(f"building {counted(count, 'page')} of {counted(len(corpus.letters), 'letter')}")
        with dated(corpus):
            base = (builder or run_mkdocs)(root, new, corpus, say)
        refuse_changed(inputs, inputs_of(root))
        leave_comments_out(root, new)
        join_parts(new)
        # Before the checks, because a page links to it; it is no promise until they have passed.
        write_manifest(new, inputs, corpus)
        say("checking the built pages")
        cache = Cache(root / "build/.cache/checks", made_with(root))
        if problems := check_site(new, corpus, base=base, cache=cache):
            raise Refused(problems)
        cache.tidy()
        return count


@contextmanager
def dated(corpus: Corpus) -> Iterator[None]:
    """Let the builder take the day of the newest letter for today, so that a site follows from its data alone."""
    newest = max(letter.record.day for letter in corpus.letters) or "2000"
    day = datetime.date.fromisoformat(newest + "2000-01-01"[len(newest) :])
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(day.timetuple()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def nameless(corpus: Corpus) -> Iterator[Problem]:
    """K417: a site with a public address does not say who makes it, how to reach them or where to report faults."""
    said = {"maker": "who makes the site", "contact": "how to reach them", "faults": "where to report faults"}
    for key, what in said.items():
        if not getattr(corpus.settings, key):
            hint = f"Write {key} into {corpus.root.name}/site.yml; until then the pages say that it is unknown."
            yield Problem(Place(f"{corpus.root.name}/site.yml"), "K417", f"does not say {what}", hint, "warning")


_ADDRESS = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?/([A-Za-z0-9._~-]+/)*")


def refuse_address(site_url: str) -> None:
    """Refuse an address of the site that pages could not name as it is; without one they name none.

    Raises Refused (K416).
    """
    if site_url and not _ADDRESS.fullmatch(site_url):
        hint = "https://, the host in small letters (xn--… for others), a path if there is one, and a slash at the end."
        raise refused("SITE_URL", "K416", f"'{site_url}' is no address for a site", hint)


def refuse_odd_files(root: Path) -> None:
    """Refuse links, pipes and the like among what is published as it is, and pages that are not UTF-8.

    Raises Refused (K001, K002, K010).
    """
    problems: list[Problem] = []
    for folder in (root / "docs", root / "overrides"):
        for name in sorted(inside(folder)):
            data = read_bytes(folder / name, f"{folder.name}/{name}", problems, most=MOST_OF_ONE_FILE)
            if data is not None and name.endswith((".md", ".html")):
                decode(data, f"{folder.name}/{name}", problems)
    if problems:
        raise Refused(problems)


def refuse_changed(before: Checksums, after: Checksums) -> None:
    """Refuse a site of which some pages may be made from old inputs and some from new ones.

    Raises Refused (K414).
    """
    hint = "Build again; the old site is unchanged."
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if changed:
        raise Refused(Problem(Place(name), "K414", "changed while the site was built", hint) for name in changed)
