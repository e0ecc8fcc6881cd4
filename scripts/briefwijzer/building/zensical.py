"""The same pages, shell and configuration, built by Zensical instead of MkDocs. (docs/developers/builders.md)

``render`` writes a project that another builder can read as it stands; nothing of it needs our hook.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from ..addresses.uris import all_uris, is_page
from ..checks.run import good_corpus
from ..data.corpus import Corpus
from ..problems import Refused, refused
from ..stream import pages
from .leftovers import without_leftovers
from .site import Builder, refuse_odd_files
from .swap import Say, project_of, replacement

# Files whose ending another builder would take for that of a page. They go beside the built pages as they are.
FILES = "files"
CONFIGURATION = "zensical.yml"
# Not strict: it would miss the files that come beside its pages; our checks of the built site are stricter. Of its two
# looks the one of Material for MkDocs.
SETTINGS = "INHERIT: mkdocs.yml\nstrict: false\ntheme: {variant: classic}\n"
_TO_SOURCE = re.compile(rb'(href="[^"]*)\.md(?=["#])')
_FROM_SOURCE = re.compile(r'(href="[^"]*)\.m%64(?=["#])')


def render_project(root: Path, out: Path) -> int:
    """Write the project ``root`` into the folder ``out``, for another builder.

    Returns the number of files of the stream. Raises Refused with every problem.
    """
    with replacement(root, out, "project") as new:
        refuse_odd_files(root)
        corpus = good_corpus(root / "data")
        write_project(root, new, corpus)
        return len(list(all_uris(corpus)))


def write_project(root: Path, out: Path, corpus: Corpus) -> None:
    """Write configuration, shell, pages and files into ``out``."""
    shutil.copytree(root / "docs", out / "docs")
    shutil.copytree(root / "overrides", out / "overrides")
    shutil.copy(root / "mkdocs.yml", out)
    (out / CONFIGURATION).write_text(SETTINGS, encoding="utf-8")
    try:
        base = load_config(str(root / "mkdocs.yml")).site_url or ""
    except ConfigurationError as error:
        raise _refused(str(error)) from error
    for page in pages(corpus, base):
        folder = FILES if page.uri.endswith(".md") and not is_page(page.uri) else "docs"
        # Zensical takes the links in HTML for links between sources: a page must lie where it is served, and a link to
        # a file that ends as a source does must look like none.
        path = out / folder / (f"{page.address}index.md" if is_page(page.uri) else page.uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_TO_SOURCE.sub(rb"\1.m%64", page.content) if is_page(page.uri) else page.content)


def zensical(command: Path) -> Builder:
    """The builder that runs this command of Zensical."""
    return partial(_run, command)


def _run(command: Path, root: Path, out: Path, corpus: Corpus, say: Say) -> str:
    """Let Zensical build into ``out``; returns the path below which the site will be served."""
    project = project_of(out)
    try:
        write_project(root, project, corpus)
        call = [str(command.absolute()), "build", "-f", CONFIGURATION]
        done = subprocess.run(call, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode:
            raise _refused((done.stderr or done.stdout).strip())
        site = project / "site"
        (site / "search.json").unlink(missing_ok=True)  # its own search, which nothing asks for
        for page in site.rglob("*.html"):
            page.write_text(_FROM_SOURCE.sub(r"\1.md", without_leftovers(page.read_text("utf-8"))), encoding="utf-8")
        shutil.copytree(project / FILES, site, dirs_exist_ok=True)
        site.rename(out)
    except FileNotFoundError as error:
        raise _refused(f"{error.filename}: {error.strerror}") from error
    finally:
        shutil.rmtree(project, ignore_errors=True)
    # mkdocs.yml takes the address of the site from there.
    return urlsplit(os.environ.get("SITE_URL", "")).path or "/"


def _refused(said: str) -> Refused:
    hint = "See docs/developers/problems.md."
    return refused("mkdocs.yml", "K408", f"Zensical: {said}", hint)
