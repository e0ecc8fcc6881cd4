"""Running MkDocs; what it complains of becomes a problem."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as MkDocsPage

from ..data.corpus import Corpus
from ..pages.edition import counts
from ..problems import Place, Problem, Refused
from .swap import Say


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The configuration of a plugin that has none."""


class Progress(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Says how far MkDocs is, at the first page of each letter."""

    def __init__(self, say: Say, total: int) -> None:
        self.say, self.total, self.done = say, total, 0

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Count a page that is done."""
        self.done += 1
        folder, _, name = page.file.src_uri.rpartition("/")
        if folder.startswith("brieven/") and name == "index.md":
            self.say(f"{folder}: page {self.done} of {self.total}")


def run_mkdocs(root: Path, out: Path, corpus: Corpus, say: Say) -> str:
    """Let MkDocs build into ``out``; returns the path below which the site will be served."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    handler = _Collect()
    logger.addHandler(handler)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=True)
        config.plugins["briefwijzer/progress"] = Progress(say, counts(corpus)["pages"])
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, MkDocsException, TemplateError) as error:
        hint = "See docs/developers/problems.md."
        messages = handler.messages or [str(error)]
        raise Refused(Problem(Place("mkdocs.yml"), "K408", f"MkDocs: {text}", hint) for text in messages) from error
    finally:
        logger.removeHandler(handler)
    return urlsplit(config.site_url or "/").path or "/"


class _Collect(logging.Handler):
    """Keeps what MkDocs warns of, so that it can be shown with everything else."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
