"""Text that looks like markup stays text: nothing of it runs, and no element comes out of it."""

import functools
import http.server
import threading

import pytest
from playwright.sync_api import expect

LETTER = "brieven/kst-90001-1/"
PAGES = (
    "", "brieven/", "bronnen/", "over/", "zoeken/", "citaat/", "gegevens/",
    "brieven/kst-90002-5/2-1/",
    "bronnen/instituut-2016-automaat/", "bronnen/kst-90001-2/", "bronnen/council-2015-future/",
    *(LETTER + page for page in ("", "1/", "2/", "2-1/", "3/", "noten/", "volledig/")),
)  # fmt: skip


@pytest.fixture(scope="module")
def tiny(tiny_built):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tiny_built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", PAGES)
def test_no_element_comes_out_of_a_text(page, tiny, path):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(tiny + path)
    page.wait_for_load_state("load")
    tags = "script, img, svg:not([viewBox]), b, i, em, s, u, iframe, object, style"
    made = f"main :is({tags}), main [onclick], main a[href^='javascript']"
    assert page.locator(made).count() == 0
    assert dialogs == []
    assert "49" not in page.locator("main").inner_text().split()


def test_the_text_is_read_as_it_was_written(page, tiny):
    page.goto(tiny + "brieven/kst-90001-1/1/")
    expect(page.locator("#s1-p1")).to_contain_text(
        "De automaat <script>alert(1)</script> is **vet** en [x](javascript:alert(1)) is geen koppeling."
    )
    expect(page.locator("#s1-p1")).to_contain_text('Er staat {{ 7*7 }} en {% include "x" %}, en ook [^1], [1] en {1}')
    expect(page.locator("#s1-p2")).to_contain_text("1986. jaar was het jaar waarin snake_case en 2*3*4 begonnen.")
    expect(page.locator("#s1-p2")).to_contain_text("Wie &amp; of &lt; schrijft")
    page.goto(tiny + "brieven/kst-90001-1/2/")
    assert page.title().startswith("2. # kop met **sterren**, {{ 7*7 }} en </title>")
    expect(page.get_by_role("heading", level=1)).to_have_text("2. # kop met **sterren**, {{ 7*7 }} en </title>")
    description = page.locator("meta[name=description]").get_attribute("content")
    assert description.startswith("# kop met")


def test_a_long_word_does_not_scroll_a_phone_sideways(page, tiny):
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        page.goto(tiny + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_what_looks_like_markup_can_be_found(page, tiny):
    page.goto(tiny + "zoeken/?q=script")
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    expect(page.locator("#zoekresultaten")).to_contain_text("De automaat <script>alert(1)</script> is **vet**")
    assert page.locator("#zoekresultaten script").count() == 0
