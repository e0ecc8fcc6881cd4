"""The page that tests use one after the other is as new for each of them."""

from tests.browser.conftest import Kept

SEEN = """() => [
  ...["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-reduced-motion)", "print"]
    .map((query) => matchMedia(query).matches),
  innerWidth, document.querySelectorAll(":hover").length, localStorage.length, sessionStorage.length, document.cookie,
]"""


def seen(page, site):
    page.goto(site)
    states = page.evaluate(
        "async (names) => Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))",
        ["clipboard-read", "geolocation"],
    )
    return page.evaluate(SEEN), states, len(page.context.pages)


def test_nothing_of_one_test_is_left_for_the_next(browser, site):
    kept = Kept(browser)
    page, _ = kept.page(True)
    before = seen(page, site)
    page.set_viewport_size({"width": 320, "height": 256})
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active", reduced_motion="reduce")
    page.context.grant_permissions(["clipboard-read", "geolocation"])
    page.evaluate("localStorage.x = sessionStorage.x = '1'; document.cookie = 'x=1'")
    page.evaluate("addEventListener('pagehide', () => { sessionStorage.y = '1'; })")
    page.mouse.move(100, 100)
    page.context.new_page()
    page.route("**/*", lambda route: route.abort())
    assert kept.clear(True) == []
    assert kept.page(True)[0] is page
    assert seen(page, site) == before
    page.context.close()


def test_a_page_that_is_closed_is_replaced_and_what_went_wrong_on_it_is_told(browser, site):
    kept = Kept(browser)
    page, _ = kept.page(True)
    page.goto(site)
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('wrong'); })")
    page.close()
    assert kept.clear(True) == ["wrong"]
    assert kept.page(True)[0] is not page
    kept.page(True)[0].context.close()
