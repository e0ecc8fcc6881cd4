"""The hook of MkDocs: hands the stream of pages to it. (mkdocs.yml names this file)"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from briefwijzer.addresses.uris import is_page
from briefwijzer.building.leftovers import without_leftovers
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.corpus import Corpus
from briefwijzer.pages.page import Page
from briefwijzer.pages.rendering import environment
from briefwijzer.problems import Refused
from briefwijzer.stream import pages

_serving = False
_last_good: Corpus | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is watching."""
    global _serving
    _serving = environment().auto_reload = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the policy out while serving: it forbids the script in the page by which MkDocs reloads it."""
    if _serving:
        config.extra["policy"] = ""
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; while serving, broken data is explained and the pages of the last good data stay."""
    global _last_good
    config.extra["problems"] = ""
    try:
        _last_good = good_corpus(Path(config.config_file_path).parent / "data", strict=not _serving)
    except Refused as refused:
        if not _serving or _last_good is None:
            raise PluginError(f"The data has problems.\n{refused}") from refused
        # No error of MkDocs: in strict mode that would stop the server. The pages show the problems.
        print(f"The data has problems; the pages of the last good data stay.\n{refused}", file=sys.stderr)
        config.extra["problems"] = str(refused)
    for page in pages(_last_good, config.site_url or ""):
        files.append(_markdown(page, config) if is_page(page.uri) else _written(page, config))
    return files


def _markdown(page: Page, config: MkDocsConfig) -> File:
    """A page for MkDocs, which holds all of them in memory before it writes one: packed until it is read."""
    packed = zlib.compress(page.content, 1)
    return File.generated(config, page.uri, content=packed, inclusion=InclusionLevel.NOT_IN_NAV)


def _written(page: Page, config: MkDocsConfig) -> File:
    """A file that is no page, at its place in the site already: MkDocs would hold it in memory until it copies it."""
    path = Path(config.site_dir) / page.uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.content)
    # MkDocs tells a page from a file by its ending: a file in Markdown gets another, and its own in the site.
    name = f"{page.uri}.txt" if page.uri.endswith(".md") else page.uri
    file = File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = page.uri
    return file


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """The Markdown of a page of ours; None lets MkDocs read a page of somebody else."""
    return zlib.decompress(page.file.content_bytes).decode() if page.file.generated_by else None


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Leave out of a page what the theme puts there for parts that the site does not have."""
    return without_leftovers(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the error page, which is a template and no page."""
    return without_leftovers(output_content) if template_name.endswith(".html") else output_content


class Packed:
    """The HTML of a page, small until a template prints it."""

    def __init__(self, html: str) -> None:
        self._packed = zlib.compress(html.encode(), 1)

    def __str__(self) -> str:
        return zlib.decompress(self._packed).decode()


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> Packed:
    """Let go of the Markdown of a page that is HTML now, and keep the HTML small."""
    page.markdown = ""
    page.file.content_bytes = b""
    return Packed(html)
