"""A real browser on the built site, served below /a/b/ with the headers of its own file for hosts.

A missing browser fails the tests; it never skips them. So does whatever the content security policy had to stop, on
any page that any test has opened.
"""

import functools
import http.server
import os
import shutil
import sys
import threading
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below /a/b/ with its headers, and its 404 page for everything that is not there."""

    def end_headers(self):
        for line in (self.site / "_headers").read_text("utf-8").splitlines()[1:]:
            self.send_header(*line.strip().split(": ", 1))
        super().end_headers()

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/a/b") if path.startswith("/a/b/") else "/-")

    def send_error(self, code, message=None, explain=None):
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a page that is closed before its last file has come."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site):
    """A built site on loopback; gives its address."""
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/a/b/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site(built):
    """The address of the built site."""
    with serving(built) as address:
        yield address


class Watched:
    """A browser that remembers what the content security policy has stopped on its pages."""

    def __init__(self, browser):
        self._browser, self.stopped = browser, []

    def __getattr__(self, name):
        return getattr(self._browser, name)

    def new_context(self, **options):
        return self._watch(self._browser.new_context(**options))

    def new_page(self, **options):
        page = self._browser.new_page(**options)
        self._watch(page.context)
        return page

    def _watch(self, context):
        # The browser itself says so in the console, also where a page runs no scripts.
        context.on("console", lambda message: self._hear(message.text) if message.type == "error" else None)
        return context

    def _hear(self, text):
        if "Content Security Policy" in text or "Trusted" in text:
            self.stopped.append(text)


@pytest.fixture(autouse=True)
def nothing_stopped(request):
    """Fail a test in which the policy had to stop something."""
    yield
    if "browser" in request.fixturenames:
        stopped = request.getfixturevalue("browser").stopped
        found, stopped[:] = stopped[:], []
        assert found == []


@pytest.fixture(scope="session")
def browser():
    """Chromium: the one that CHROMIUM names, or the system's."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert path, "no Chromium found; install it, or set CHROMIUM to its path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield Watched(browser)
        browser.close()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(browser, request):
    """A page with and without JavaScript; an error in the console or a request elsewhere fails the test."""
    yield from _page(browser, java_script_enabled=request.param)


@pytest.fixture
def page(browser):
    """A page with JavaScript; an error in the console or a request elsewhere fails the test."""
    yield from _page(browser)


@pytest.fixture
def page_without_script(browser):
    """A page without JavaScript."""
    yield from _page(browser, java_script_enabled=False)


def _lost(response):
    """Whether something other than a page asked for by its address was not there."""
    return response.status >= 400 and not response.request.is_navigation_request()


def _page(browser, **options):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL", **options)
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    # The page for an unknown address comes with status 404, which the browser reports as an error of its own.
    known = "the server responded with a status of 404"
    page.on(
        "console",
        lambda message: errors.append(message.text) if message.type == "error" and known not in message.text else None,
    )
    page.on("response", lambda response: errors.append(response.url) if _lost(response) else None)
    page.on("request", lambda request: None if "//127.0.0.1" in request.url else errors.append(request.url))
    yield page
    context.close()
    assert errors == []
