"""A real browser on the built site, served below /a/b/ with the headers of its own file for hosts.

A missing browser fails the tests; it never skips them. So does whatever the content security policy had to stop, on
any page that any test has opened. Nothing is measured in time: whoever waits, waits for an event, and PATIENCE only
ends what would wait for ever.
"""

import os
import re
import shutil
import time
from contextlib import contextmanager

import pytest
from playwright.sync_api import Error, expect, sync_playwright
from tests.hosted import Hosted

from sites import FLAGS, chromium, served

PATIENCE = 60_000
SIZE = {"width": 1280, "height": 800}

# Count from now on how far what is seen moves, as the browser counts it. For a page that is painted whole: one that
# comes in pieces moves too, a line that is painted half breaks elsewhere when the rest of it has come.
COUNT_SHIFTS = """
globalThis.shifted = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) shifted += one.value; })
  .observe({type: 'layout-shift'});
"""


def painted(page):
    """Wait until a page has been painted as it stands."""
    page.evaluate("new Promise((go) => new PerformanceObserver(go).observe({ type: 'paint', buffered: true }))")
    page.evaluate("new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")


def until(page, condition, of=None):
    """Wait until a condition holds in the page.

    The policy of our pages stops page.wait_for_function: from the second time on it asks by eval.
    """
    for _ in range(PATIENCE // 100):
        if page.evaluate(condition, of):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {condition}")


def arrived(page, address):
    """Wait until the page to which something has led is whole with its scripts: a click ends when it begins to come.

    Not needed before what only waits for what the page has without its scripts.
    """
    expect(page).to_have_url(address)
    page.wait_for_load_state()


def each_query(read):
    """A script that asks queries one after the other on the page of the search, and what ``read`` gives after each."""
    return f"""async (queries) => {{
  const box = document.getElementById("zoek"), results = document.getElementById("zoekresultaten"), found = [];
  for (const query of queries) {{
    box.value = query;
    results.dataset.searchState = "asked";
    box.form.requestSubmit();
    while (results.dataset.searchState !== "done") {{
      if (results.dataset.searchState === "failed") throw new Error(query);
      await new Promise((go) => setTimeout(go));
    }}
    found.push({read});
  }}
  return found;
}}"""


class Late(Hosted):
    """Sends pages piece by piece and scripts late, each time anew: what does not wait for them is seen to fail."""

    keeping = "no-store"

    def copyfile(self, source, outputfile):
        content, path = source.read(), self.path.partition("?")[0]
        pieces = 4 if path.endswith(("/", ".html", ".js")) else 1
        size = len(content) // pieces + 1
        for at in range(0, len(content), size):
            time.sleep(0.2 if pieces > 1 else 0)
            outputfile.write(content[at : at + size])


HOST = Late if os.environ.get("LATE") else Hosted
# What the scripts of a page put off comes late too, as on a busy machine.
PUT_OFF = """
const [later, frame] = [setTimeout, requestAnimationFrame];
globalThis.setTimeout = (then, after = 0, ...more) => later(then, after + 300, ...more);
globalThis.requestAnimationFrame = (then) => later(() => frame(then), 300);
"""


@pytest.fixture(scope="session")
def site(built):
    """The address of the built site."""
    with served(built, HOST) as address:
        yield address


@pytest.fixture(scope="session")
def tiny_site(tiny_built):
    """The address of the site of the small corpus."""
    with served(tiny_built, HOST) as address:
        yield address


@pytest.fixture(scope="session")
def forms_site(forms):
    """The address of the site with letters of every form."""
    with served(forms / "site", HOST) as address:
        yield address


@pytest.fixture(scope="session")
def staying(tiny_built, tmp_path_factory):
    """A letter whose pages of what has moved do not lead on by themselves, so that they can be looked at."""
    pages = shutil.copytree(tiny_built, tmp_path_factory.mktemp("staying") / "site")
    for page in (pages / "brieven/kst-90001-1").rglob("index.html"):
        leading = r'<meta http-equiv="refresh"[^>]*>|<script [^>]*moved\.js[^>]*></script>'
        page.write_text(re.sub(leading, "", page.read_text("utf-8")), "utf-8")
    with served(pages, HOST) as address:
        yield f"{address}brieven/kst-90001-1/"


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
        context.set_default_timeout(PATIENCE)
        if HOST is Late:
            context.add_init_script(PUT_OFF)
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
    path = chromium()
    assert path, "no Chromium found; install it, or set CHROMIUM to its path"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        # Whatever is asked of another machine fails, and is heard of (``errors_of``).
        nowhere = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, nowhere])
        yield Watched(browser)
        browser.close()


class Kept:
    """Pages that tests use one after the other, because a new one costs more than what most tests do on it.

    Each test finds the page as if it were new: blank, of the usual size, with nothing stored, granted, emulated or
    routed. What cannot be taken back, such as a script for every page, a clock or a listener, belongs on a page of the
    test's own: see ``own_page``.
    """

    def __init__(self, browser):
        self._browser, self._pages = browser, {}

    def page(self, script):
        """The page with or without JavaScript, and the list of its errors."""
        if script not in self._pages:
            context = self._browser.new_context(viewport=SIZE, locale="nl-NL", java_script_enabled=script)
            page = context.new_page()
            # In a browser without windows the pointer begins in the corner of the page, and leaves only what is drawn.
            page.set_content("x")
            page.mouse.move(-10, -10)
            self._pages[script] = page, errors_of(page)
        return self._pages[script]

    def clear(self, script):
        """Make the page as new, or let a new one come where it is closed or on its way elsewhere; gives its errors."""
        page, errors = self._pages.pop(script)
        try:
            page.unroute_all()
            for other in page.context.pages:
                if other is not page:
                    other.close()
            # The page leaves by itself: a browser that is sent to a blank page starts a process for it, and another one
            # for the page after it, at the price of two pages. A page that is left so hands its storage on.
            with page.expect_navigation(url="about:blank"):  # a test may have left while another page was coming
                page.evaluate("location.replace('about:blank')")
            page.evaluate("origin === 'null' || (localStorage.clear(), sessionStorage.clear())")
            page.context.clear_cookies()
            page.context.clear_permissions()
            page.mouse.move(-10, -10)
            page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
            if page.viewport_size != SIZE:
                page.set_viewport_size(SIZE)
            self._pages[script] = page, errors
        except Error:
            page.context.close()
        found, errors[:] = errors[:], []
        return found


@pytest.fixture(scope="session")
def kept(browser):
    return Kept(browser)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(kept, request):
    """A page with and without JavaScript; an error in the console or a request elsewhere fails the test."""
    yield from cleared(kept, request.param)


@pytest.fixture
def page(kept):
    """A page with JavaScript; an error in the console or a request elsewhere fails the test."""
    yield from cleared(kept, True)


@pytest.fixture
def page_without_script(kept):
    """A page without JavaScript."""
    yield from cleared(kept, False)


@pytest.fixture(scope="session")
def hurt_page(browser):
    return browser.new_context(viewport=SIZE, locale="nl-NL").new_page()


@pytest.fixture
def hurt(hurt_page):
    """A page on which things fail, or which no server sends: errors and other addresses are no fault there."""
    yield hurt_page
    hurt_page.unroute_all()
    hurt_page.goto("about:blank")


@pytest.fixture
def own_page(browser):
    """A page with JavaScript in a context of its own, which nothing was asked of before; errors fail the test too."""
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = context.new_page()
    errors = errors_of(page)
    yield page
    context.close()
    assert errors == []


@contextmanager
def counting(page):
    """A function that says how often the scripts of the site have run a block of theirs since it was asked before.

    The browser counts; the same work gives the same number on any machine, however busy it is. It can count blocks
    only in what it reads from now on: begin before the page is opened, on a page of the test's own.
    """
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})

    def blocks_run():
        scripts = session.send("Profiler.takePreciseCoverage")["result"]
        ours = [function for script in scripts if "/assets/" in script["url"] for function in script["functions"]]
        return sum(part["count"] for function in ours for part in function["ranges"])

    yield blocks_run
    session.detach()


def cleared(kept, script):
    """A page for one test, which leaves it as new and without an error."""
    yield kept.page(script)[0]
    assert kept.clear(script) == []


def errors_of(page):
    """A list to which every error of the page comes, every file that is not there, and every request elsewhere.

    No request gets elsewhere (see ``browser``), so that those that fail tell: to hear of every request that is answered
    takes a tenth of the time of a page.
    """
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.extend(_told(message)))
    page.on("requestfailed", lambda request: None if "//127.0.0.1" in request.url else errors.append(request.url))
    return errors


def _told(message):
    """The error in a message of the console; that a page asked for by an unknown address is not there is none."""
    if message.type != "error":
        return
    if "the server responded with a status of 404" not in message.text:
        yield message.text
    elif re.search(r"\.(?!html)\w+$", address := message.location["url"].partition("?")[0]):
        yield address
