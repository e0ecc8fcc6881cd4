"""The page that tests use one after the other is as new for each of them."""

from tests.browser.conftest import PATIENCE, Kept

from sites import served

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


# Each on a page of its own; of the last nothing is heard: the page for an unknown address is none that is missed.
ASKS = {
    "<img src='missing.webp'>": "missing.webp",
    "<script src='missing.js?v=1'></script>": "missing.js",
    "<link rel=stylesheet href='https://elsewhere.example/x.css'>": "https://elsewhere.example/x.css",
    "<img src='http://192.0.2.1/x.webp'>": "http://192.0.2.1/x.webp",
    "<script>fetch('https://elsewhere.example/x').catch(() => {})</script>": "https://elsewhere.example/x",
    "<script>navigator.sendBeacon('https://elsewhere.example/x')</script>": "https://elsewhere.example/x",
    "<iframe src='https://elsewhere.example/x'></iframe>": "https://elsewhere.example/x",
    "<p>x</p>": None,
}


def test_whatever_a_page_lacks_or_asks_of_others_is_told(browser, tmp_path):
    kept = Kept(browser)
    with served(tmp_path) as address:
        for number, (asks, heard) in enumerate(ASKS.items()):
            (tmp_path / f"{number}.html").write_text(f"<!doctype html>{asks}", encoding="utf-8")
            page, errors = kept.page(True)
            page.goto(address + "nowhere/" if heard is None else f"{address}{number}.html")
            for _ in range(PATIENCE // 100):
                if heard is None or errors:
                    break
                page.wait_for_timeout(100)
            told = kept.clear(True)
            assert [one for one in told if heard and one.endswith(heard)] if heard else told == [], (asks, told)
    kept.page(True)[0].context.close()
