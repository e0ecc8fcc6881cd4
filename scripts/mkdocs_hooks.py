"""The hook of MkDocs (see mkdocs.yml): gives it the pages that must be built, and takes the others from the cache."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from briefwijzer.addresses.uris import address, all_uris, is_page, moved_uri
from briefwijzer.building.cache import Cache, earlier_corpus, keep_corpus, made_with
from briefwijzer.building.kept import Output, put, to_build
from briefwijzer.building.leftovers import without_leftovers
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.corpus import Corpus
from briefwijzer.data.spool import Spool, Spooled
from briefwijzer.pages.letter import editor_pages
from briefwijzer.pages.rendering import environment, parted
from briefwijzer.problems import Refused
from briefwijzer.search.pieces import MOST_WHOLE
from briefwijzer.search.scripts import search_records

SEARCH_FILES = "assets/search/"
# What the pages show while serving data with problems.
PROBLEMS = (
    '<section class="bw-problems" lang="en" aria-labelledby="problems"><h2 id="problems">The data has problems; these '
    "pages show the last good data</h2><pre><code>{problems}</code></pre></section>"
)
# To make the index of many letters takes longer than an editor waits.
STAYS = "The search over many letters stays as it was at the start; start again to renew it."


class Warnings(logging.Handler):
    """Notices that MkDocs warns of something: a page that came out of the cache would not be warned of again."""

    seen = False

    def emit(self, record: logging.LogRecord) -> None:
        """A warning, or worse."""
        self.seen = True


# MkDocs calls functions and keeps nothing for them: what one leaves for the next, or for the next build.
_serving = False
_last_good: Corpus | None = None
_problems = ""
_cache = Cache(None)
_output = Output(Path())
_spool = Spool()
_warnings = Warnings(logging.WARNING)
_document_keys: dict[str, str] = {}  # of the pages written by hand, by their uri


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a server: the templates then reload."""
    global _serving
    _serving = environment().auto_reload = command == "serve"
    logging.getLogger("mkdocs").addHandler(_warnings)


def on_shutdown() -> None:
    """Take away what was put beside the folder that was served."""
    logging.getLogger("mkdocs").removeHandler(_warnings)
    if _serving:
        shutil.rmtree(_scratch(_output.folder), ignore_errors=True)


def _scratch(served: Path) -> Path:
    """Where MkDocs builds while serving: it empties its folder first."""
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
    """Add the generated pages that the cache does not have."""
    global _cache
    root, base = Path(config.config_file_path).parent, config.site_url or ""
    corpus = _read(root / "data")
    folder = root / "build/.cache" / ("serve" if _serving else "site")
    _cache = Cache(folder, made_with(root, base, config.extra.get("policy", "")))
    _warnings.seen = False
    _spool.clear()
    _output.begin()
    index_stays = _serving and any(file.startswith(SEARCH_FILES) for file in _output.keys)
    if index_stays and search_records(corpus).count > MOST_WHOLE:
        print(STAYS, file=sys.stderr)
    # MkDocs wants to know the pages that the navigation names
    titles = {uri: title for item in config.nav or () for title, uri in item.items()}
    pages = to_build(corpus, base, _cache, _output, titles, index_stays=index_stays)
    waiting = [(page.uri, _spool.add(page.content), key) for page, key in pages]
    for page in editor_pages(corpus) if _serving else ():
        waiting.append((page.uri, _spool.add(page.content), _cache.key("page", page.uri, page.content)))
    for uri, place, key in waiting:
        files.append(file := File.generated(config, uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
        OwnPage(titles.get(uri), file, config, place, key)
    config.extra["sitemap"] = list(_sitemap(corpus, files, base)) if base else []
    _without_kept_documents(files, titles)
    return files


def _read(data: Path) -> Corpus:
    """The data, checked; while serving, the last good data where there are problems, which the pages then show.

    Raises PluginError where there is no good data.
    """
    global _last_good, _problems
    _problems = ""
    try:
        _last_good = good_corpus(data, strict=not _serving, earlier=earlier_corpus)
    except Refused as refused:
        if not _serving or _last_good is None:
            raise PluginError(f"The data has problems.\n{refused}") from refused
        # No error of MkDocs: in strict mode that would stop the server.
        print(f"The data has problems; the pages of the last good data stay.\n{refused}", file=sys.stderr)
        _problems = str(refused)
    return _last_good


def _without_kept_documents(files: Files, always: Collection[str]) -> None:
    """Leave out the pages written by hand when all are kept: they may lead to each other, and MkDocs looks."""
    written = [one for one in files.documentation_pages() if not one.generated_by and one.src_uri not in always]
    every = [f"{one.src_uri}\n{one.content_string}" for one in written]
    _document_keys.clear()
    _document_keys.update({one.src_uri: _cache.key("document", one.src_uri, *every) for one in written})
    if all(put(_cache, _output, one.dest_uri, _document_keys[one.src_uri]) for one in written):
        for one in written:
            files.remove(one)


def _sitemap(corpus: Corpus, files: Files, base: str) -> Iterator[str]:
    """The address of every page, whether it is built now or kept; without what has moved or is gone."""
    gone = {moved_uri(move.old) for move in corpus.moved}
    yield from (base + address(uri) for uri in all_uris(corpus) if is_page(uri) and uri not in gone)
    yield from (base + file.url for file in files.documentation_pages() if not file.generated_by)


class OwnPage(MkDocsPage):
    """A page of ours: one block of HTML, which waits in the spool until the shell is put around it.

    MkDocs holds all pages at once, and makes a reader of Markdown for each; in ours Markdown has nothing to read.
    """

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, place: Spooled, key: str) -> None:
        super().__init__(title, file, config)
        self.place, self.key = place, key

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to turn into HTML."""
        self.content = ""


def on_page_context(context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
    """Take a page of ours out of the spool."""
    if isinstance(page, OwnPage):
        page.meta, page.content = parted(_spool.get(page.place).decode())


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Leave out of a page what the theme puts there for parts that the site does not have; keep it for later."""
    output = without_leftovers(output)
    if isinstance(page, OwnPage):
        key, page.meta, page.content = page.key, {}, ""
    else:
        key = _document_keys.get(page.file.src_uri, "")
    if key:
        _cache.put(key, output.encode("utf-8", errors="xmlcharrefreplace"))
        _output.keep(page.file.dest_uri, key)
    return output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the same parts of the theme out of the error page, which is a template and no page."""
    return without_leftovers(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Keep what the next build can use, and remove the rest; while serving, put the pages where they are served."""
    if _serving:
        scratch = Path(config.site_dir)
        for path in (path for path in scratch.rglob("*") if path.is_file()):
            target = _output.folder / path.relative_to(scratch)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        # A build leaves 4 MB of garbage, by itself looked for after hundreds of builds; what was frozen with the corpus
        # of the build before it is garbage too.
        gc.unfreeze()
        gc.collect()
        gc.freeze()
    elif _last_good:
        keep_corpus(_last_good)
    _output.end(SEARCH_FILES if _serving else "")
    if _warnings.seen:
        _cache.forget()
    elif not _problems and not _output.is_rebuild:  # while serving, once is enough: it takes a moment
        _cache.tidy()
    if _problems:
        _output.show_on_pages(PROBLEMS.format(problems=escape(_problems)))
