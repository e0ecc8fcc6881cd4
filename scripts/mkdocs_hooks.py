"""The hook of MkDocs (see mkdocs.yml): hands over the pages that have to be built, and takes the others as kept."""

from __future__ import annotations

import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from briefwijzer.addresses.uris import address, is_page, moved_uri, uris
from briefwijzer.building.cache import Cache, earlier_corpus, keep_corpus, made_with
from briefwijzer.building.kept import Output, put, to_build
from briefwijzer.building.leftovers import without_leftovers
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.corpus import Corpus
from briefwijzer.data.spool import Spool, Spooled
from briefwijzer.pages.editors import editor_pages
from briefwijzer.pages.rendering import environment
from briefwijzer.problems import Refused
from briefwijzer.search.pieces import MOST_WHOLE
from briefwijzer.search.scripts import search_records

SEARCH_FILES = "assets/search/"
_serving = False
_last_good: Corpus | None = None
_problems = ""
# What the pages show while somebody is watching and the data has problems.
PROBLEMS = (
    '<section class="bw-problems" lang="en" aria-labelledby="problems"><h2 id="problems">The data has problems; these '
    "pages show the last good data</h2><pre><code>{problems}</code></pre></section>"
)
# To make the index of many letters takes longer than an editor waits.
STAYS = "The search over many letters stays as it was at the start; start again to renew it."
_cache = Cache(None)
_output = Output(Path())
_spool = Spool()
# The pages that MkDocs has to build: each with its Markdown, and its key in the cache.
_waiting: dict[str, tuple[Spooled, str]] = {}


class Warnings(logging.Handler):
    """Notices that MkDocs warns of something, a link that leads nowhere say: what is kept would be silent next time."""

    told = False

    def emit(self, record: logging.LogRecord) -> None:
        """A warning, or worse."""
        self.told = True


_warnings = Warnings(logging.WARNING)
# The keys of the pages written by hand.
_documents: dict[str, str] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is watching."""
    global _serving
    _serving = environment().auto_reload = command == "serve"
    logging.getLogger("mkdocs").addHandler(_warnings)


def on_shutdown() -> None:
    """Take away what was put beside the folder that was served."""
    logging.getLogger("mkdocs").removeHandler(_warnings)
    if _serving:
        shutil.rmtree(_scratch(_output.folder), ignore_errors=True)


def _scratch(served: Path) -> Path:
    """Where MkDocs builds while somebody is watching: it empties its folder first."""
    return served.with_name(f"{served.name}.new")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the policy out while serving: it forbids the script in the page by which MkDocs reloads it."""
    global _output
    if not _serving or _output.folder != Path(config.site_dir):
        _output = Output(Path(config.site_dir))
    if _serving:
        config.extra["policy"] = ""
        config.site_dir = str(_scratch(_output.folder))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; while serving, broken data is explained and the pages of the last good data stay."""
    global _last_good, _cache, _problems
    _problems = ""
    root, base = Path(config.config_file_path).parent, config.site_url or ""
    try:
        _last_good = good_corpus(root / "data", strict=not _serving, earlier=earlier_corpus)
    except Refused as refused:
        if not _serving or _last_good is None:
            raise PluginError(f"The data has problems.\n{refused}") from refused
        # No error of MkDocs: in strict mode that would stop the server. The pages show the problems.
        print(f"The data has problems; the pages of the last good data stay.\n{refused}", file=sys.stderr)
        _problems = str(refused)
    folder = root / "build/.cache" / ("serve" if _serving else "site")
    _cache = Cache(folder, made_with(root, base, config.extra.get("policy", "")))
    _warnings.told = False
    _spool.clear()
    _waiting.clear()
    _output.begin()
    for page, key in to_build(_last_good, base, _cache, _output, _in_nav(config), searched=_searched()):
        _waiting[page.uri] = _spool.add(page.content), key
        files.append(File.generated(config, page.uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
    if _searched() and search_records(_last_good).count > MOST_WHOLE:
        print(STAYS, file=sys.stderr)
    for page in editor_pages(_last_good) if _serving else ():
        _waiting[page.uri] = _spool.add(page.content), _cache.key("page", page.uri, page.content)
        files.append(File.generated(config, page.uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
    config.extra["sitemap"] = list(_sitemap(_last_good, files, base)) if base else []
    _without_kept_documents(files, _in_nav(config))
    return files


def _without_kept_documents(files: Files, always: set[str]) -> None:
    """Leave out the pages written by hand when all are kept: they may lead to each other, and MkDocs looks."""
    written = [one for one in files.documentation_pages() if not one.generated_by and one.src_uri not in always]
    every = [f"{one.src_uri}\n{one.content_string}" for one in written]
    _documents.clear()
    _documents.update({one.src_uri: _cache.key("document", one.src_uri, *every) for one in written})
    if all(put(_cache, _output, one.dest_uri, _documents[one.src_uri]) for one in written):
        for one in written:
            files.remove(one)


def _searched() -> bool:
    """Is a search there already? While somebody is watching, that of many letters stays as it was at the start."""
    return _serving and any(file.startswith(SEARCH_FILES) for file in _output.there)


def _in_nav(config: MkDocsConfig) -> set[str]:
    """The pages that the navigation names: MkDocs wants to know them."""
    return {uri for item in config.nav or () for uri in item.values()}


def _sitemap(corpus: Corpus, files: Files, base: str) -> Iterator[str]:
    """The address of every page, whether it is built now or kept; without what has moved or is gone."""
    gone = {moved_uri(move.old) for move in corpus.moved}
    yield from (base + address(uri) for uri in uris(corpus) if is_page(uri) and uri not in gone)
    yield from (base + file.url for file in files.documentation_pages() if not file.generated_by)


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """The Markdown of a page of ours; None lets MkDocs read a page of somebody else."""
    return _spool.get(_waiting[page.file.src_uri][0]).decode() if page.file.generated_by else None


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """A page of ours is one block of HTML, which Markdown would read to the end and leave as it is."""
    return "" if page.file.generated_by else markdown


class Waiting:
    """The HTML of a page, in the spool until a template prints it; a page of ours has its front matter before it."""

    def __init__(self, place: Spooled, *, front: bool) -> None:
        self._place, self._front = place, front

    def __str__(self) -> str:
        text = _spool.get(self._place).decode()
        return text.partition("\n---\n\n")[2].rstrip("\n") if self._front else text


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> Waiting:
    """Let go of the Markdown of a page that is HTML now, and of the HTML until it is printed."""
    page.markdown = ""
    if page.file.generated_by:
        return Waiting(_waiting[page.file.src_uri][0], front=True)
    return Waiting(_spool.add(html.encode()), front=False)


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Leave out of a page what the theme puts there for parts that the site does not have; keep it for later."""
    output = without_leftovers(output)
    uri = page.file.src_uri
    key = _waiting[uri][1] if page.file.generated_by else _documents.get(uri, "")
    if key:
        _cache.put(key, output.encode("utf-8", errors="xmlcharrefreplace"))
        _output.keep(page.file.dest_uri, key)
    return output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the error page, which is a template and no page."""
    return without_leftovers(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Forget what no build needs any more, keep what the next one does; while serving, show what was built."""
    if _serving:
        scratch = Path(config.site_dir)
        for path in (path for path in scratch.rglob("*") if path.is_file()):
            there = _output.folder / path.relative_to(scratch)
            there.parent.mkdir(parents=True, exist_ok=True)
            path.replace(there)
    elif _last_good:
        keep_corpus(_last_good)
    _output.end(SEARCH_FILES if _serving else "-")
    if _warnings.told:
        _cache.forget()
    elif not _problems:
        _cache.tidy()
    if _problems:
        _output.put_in("<article>", PROBLEMS.format(problems=escape(_problems)))
