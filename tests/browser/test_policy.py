"""The policy at work: what it has to stop is stopped and heard of, and what the site needs passes."""

import pytest

from briefwijzer.policy import POLICY
from sites import served

META = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}">'

# Each tries to run something or to load it from elsewhere.
STOPPED = {
    "inline script": "<script>window.ran = 1</script>",
    "event handler": "<img src='missing.png' onerror='window.ran = 1'>",
    "inline style": "<p style='color: red'>x</p>",
    "style element": "<style>p { color: red }</style>",
    "foreign script": "<script src='https://example.org/x.js'></script>",
    "foreign image": "<img src='https://example.org/x.png'>",
    "frame": "<iframe src='https://example.org/'></iframe>",
    "object": "<object data='x.svg'></object>",
    "base": "<base href='https://example.org/'>",
}
# Each makes markup or code out of text.
SINKS = (
    "document.body.innerHTML = '<p>x</p>'",
    "eval('1')",
    "setTimeout('1', 0)",
    "document.createElement('script').src = 'x.js'",
)


@pytest.fixture(scope="module")
def page(browser):
    """One page after the other in the same place: what the browser says of a page comes before the next is there."""
    page = browser.new_page()
    yield page
    page.context.close()


@pytest.fixture
def opened(page):
    """A function that opens a page with the policy, some HTML and a script of the site; gives the page."""

    def open_page(body, script=""):
        page.unroute_all()
        page.route("**/*", lambda route: route.fulfill(body=META + body, content_type="text/html"))
        page.route("**/own.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
        page.goto("http://127.0.0.1/")
        return page

    return open_page


def told(page):
    """Wait until the browser says in the console that something was stopped."""
    return page.expect_console_message(lambda message: message.type == "error")


def heard(browser):
    """What the fixture of every test would have failed on."""
    found, browser.stopped[:] = browser.stopped[:], []
    return found


@pytest.mark.parametrize("what", STOPPED)
def test_what_the_policy_forbids_is_stopped_and_heard(browser, opened, what):
    page = opened("")
    with told(page):
        opened(STOPPED[what])
    assert page.evaluate("window.ran") is None
    assert heard(browser) != []


@pytest.mark.parametrize("sink", SINKS)
def test_no_script_makes_markup_or_code_out_of_text(browser, opened, sink):
    page = opened("")
    with told(page):
        opened("<body><script src='own.js'></script>", f"window.began = 1; {sink}; window.ran = 1")
    assert page.evaluate("[window.began, window.ran]") == [1, None]
    assert heard(browser) != []


def test_data_in_a_page_is_no_script(opened):
    page = opened('<script type="application/ld+json">{"name": "x"}</script><script src="own.js"></script>', "ran = 1")
    assert page.evaluate("JSON.parse(document.scripts[0].textContent).name") == "x"
    assert page.evaluate("ran") == 1


def test_no_other_site_can_show_a_page_in_a_frame(browser, site, tmp_path):
    (tmp_path / "index.html").write_text(f"<iframe src='{site}'></iframe>", encoding="utf-8")
    page = browser.new_page()
    with served(tmp_path) as elsewhere:
        with told(page) as stopped:
            page.goto(elsewhere)
        page.context.close()
    assert "frame-ancestors" in stopped.value.text
    assert heard(browser) != []
