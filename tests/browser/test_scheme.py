"""Light, dark, or as the system has it: what a reader chooses holds from the first look on, on screens only."""

import pytest
from lxml import html
from playwright.sync_api import expect

PAGE = "brieven/kst-29544-773/2-6/"
LIGHT, DARK, PAPER = "rgb(253, 251, 246)", "rgb(20, 25, 27)", "rgb(255, 255, 255)"
KEPT = "localStorage.getItem('briefwijzer-scheme')"
# The ground of the first frame that shows something of the page; while a page may not be drawn there are no frames.
FIRST_LOOK = """
globalThis.firstLook = new Promise((seen) => {
  const look = () => {
    if (document.querySelector("h1")) seen(getComputedStyle(document.body).backgroundColor);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
"""


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def own(page):
    """The colours of what the browser draws itself: the ground before the styles have come, fields, scroll bars."""
    return page.evaluate(
        "[document.querySelector('meta[name=color-scheme]').content, getComputedStyle(document.body).colorScheme]"
    )


@pytest.mark.parametrize(("system", "shown"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_follows_the_system_and_keeps_nothing(any_page, site, system, shown):
    page = any_page
    page.emulate_media(color_scheme=system)
    page.goto(site + PAGE)
    assert ground(page) == shown
    assert own(page) == ["light dark", system]
    assert page.evaluate(KEPT) is None


@pytest.mark.parametrize(("system", "words", "scheme", "shown"), [
    ("light", "donker", "dark", DARK), ("dark", "licht", "light", LIGHT),
])  # fmt: skip
def test_what_a_reader_chooses_holds_on_every_page_until_it_is_taken_back(page, site, system, words, scheme, shown):
    page.emulate_media(color_scheme=system)
    page.goto(site + PAGE)
    before = ground(page)
    page.get_by_role("group", name="Kleuren").get_by_role("radio", name=words).check()
    expect(page.locator("body")).to_have_css("background-color", shown)
    page.goto(site + "over/")
    assert ground(page) == shown
    assert own(page) == [scheme, scheme]
    expect(page.get_by_role("radio", name=words)).to_be_checked()
    page.emulate_media(media="print")
    assert (ground(page), own(page)[1]) == (PAPER, "light")
    page.emulate_media(media="screen")
    page.get_by_role("radio", name="zoals uw systeem").check()
    expect(page.locator("body")).to_have_css("background-color", before)
    assert page.evaluate(KEPT) is None


def test_a_print_is_light_whatever_the_system_has(page, site):
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(site + PAGE)
    assert (ground(page), own(page)[1]) == (PAPER, "light")


def test_the_choice_comes_before_the_first_look(own_page, site, built):
    """The head waits for its script, and on the search page for one more: of the body nothing is there before."""
    for path in built.rglob("*.html"):
        head = html.parse(str(path)).getroot().find("head")
        waited = [script for script in head.iter("script") if script.get("src") and script.get("defer") is None]
        more = ["search-room.js"] if path.parent.name == "zoeken" else []
        assert [script.get("src").split("/")[-1] for script in waited] == ["scheme.js", *more], path
        assert waited[0].getprevious().get("data-dark") is not None, path
    page = own_page
    page.goto(site + PAGE)
    page.evaluate("localStorage.setItem('briefwijzer-scheme', 'dark')")
    page.route("**/common.js", lambda route: None)  # no other script ever comes
    held = []
    page.route("**/dark.css", lambda route: held.append(route))  # and the dark only after all of the page
    page.add_init_script(FIRST_LOOK)
    page.goto(site + PAGE, wait_until="commit")
    page.wait_for_selector("footer", state="attached")
    page.evaluate("() => new Promise((done) => setTimeout(done, 200))")  # room for a look that comes too early
    page.unroute("**/dark.css")
    for route in held:
        route.continue_()
    assert page.evaluate("firstLook") == DARK


def test_what_is_kept_may_be_anything(page, site):
    page.emulate_media(color_scheme="dark")
    page.goto(site + PAGE)
    page.evaluate("localStorage.setItem('briefwijzer-scheme', 'toString')")
    page.goto(site + PAGE)
    assert (ground(page), own(page)) == (DARK, ["light dark", "dark"])
    expect(page.get_by_role("radio", name="zoals uw systeem")).to_be_checked()


def test_without_a_script_there_is_nothing_to_choose(page_without_script, site):
    page_without_script.goto(site + PAGE)
    expect(page_without_script.locator(".bw-scheme")).to_be_hidden()
