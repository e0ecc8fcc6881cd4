"""Sites as a browser gets them: ours and Material's own with the same pages, built, and served on loopback."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench import ROOT
from briefwijzer.building.site import build_site
from briefwijzer.building.zensical import render_project

# What Chromium is started with.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
STOCK = """
site_name: stock
docs_dir: rendered/docs
site_dir: site
theme: {name: material, language: nl, font: false}
plugins: [{search: {lang: nl}}]
"""


def chromium() -> str | None:
    """The browser that CHROMIUM names, or the system's; None where there is none."""
    # The first has no windows: it opens a page for half of the time, and draws it with the same engine.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def build_both(work: Path) -> None:
    """Build our site into ``work``/ours, and one of Material alone with the same text into ``work``/stock/site."""
    build_site(ROOT, work / "ours")
    render_project(ROOT, work / "stock/rendered")
    (work / "stock/mkdocs.yml").write_text(STOCK, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(work / "stock/mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)


def at_rest(page: Page) -> None:
    """Wait until a page has done what it does by itself: answered what its address asks, and all that it put off."""
    page.wait_for_selector('[data-search-state="done"], html:not(:has([data-search-state]))', state="attached")
    page.evaluate("new Promise((go) => requestIdleCallback(go))")


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a page that is closed before its last file has come."""

    request_queue_size = 128  # of five a browser with several pages asks more, and asks again only a second later

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell every other error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Sends files and says nothing."""

    # Where the folder stands on the server.
    below = ""

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""

    def send(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        """Send an answer."""
        self.send_response(code)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Zipped(Quiet):
    """Sends files as hosts do, text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
        if text:
            packed = {"Content-Type": f"{kind}; charset=utf-8", "Content-Encoding": "gzip"}
            self.send(200, gzip.compress(path.read_bytes(), 6, mtime=0), packed)
        else:
            self.send(200, path.read_bytes(), {"Content-Type": kind})


@contextmanager
def listening(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on loopback that answers with this handler; gives its address."""
    server = Server(("127.0.0.1", 0), handler)
    # it looks so often, in seconds, whether it has to end
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder; gives its address.

    Close the pages on it before it ends, or let them leave: a page still asks for its last files when whoever opened it
    has seen enough, and reports in its console that nobody answers.
    """
    with listening(functools.partial(handler, directory=str(folder))) as address:
        yield address + handler.below
