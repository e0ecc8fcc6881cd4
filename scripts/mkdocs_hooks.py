"""The daily door: hands the stream of pages to MkDocs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from briefwijzer.checks import checked
from briefwijzer.corpus import load
from briefwijzer.links import Page
from briefwijzer.pages import pages
from briefwijzer.problems import Refused

_serving = False
_last_good: list[Page] = []


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is watching."""
    global _serving
    _serving = command == "serve"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; while serving, broken data leaves the last good pages in place and is explained."""
    root = Path(config.config_file_path).parent / "data"
    try:
        _last_good[:] = pages(checked(load(root), strict=False))
    except Refused as refused:
        if not (_serving and _last_good):
            raise PluginError(f"The data has problems.\n{refused}") from refused
        print(f"The data has problems; the last good pages stay.\n{refused}")
    for page in _last_good:
        files.append(File.generated(config, page.uri, content=page.content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files
