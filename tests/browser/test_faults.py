"""Faults on the reader's side: hostile addresses, parts that do not load, storage that is blocked, a slow line."""

import re

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import counting

from bench_pages import LINE
from bench_search import TYPED
from sites import Zipped, at_rest, served

SECTION = "brieven/kst-29544-773/2-6/"
SCRIPTS, STYLES = "**/*.js", "**/*.css"
# A word of the letter takes a quarter of it.
MOST_WORK = 500_000
HOSTILE = "<img src=x onerror=document.title='ran'>"


@pytest.mark.parametrize(
    "address",
    [f"zoeken/?q={HOSTILE}", f"zoeken/#{HOSTILE}", f"citaat/?q={HOSTILE}", f"{SECTION}?q={HOSTILE}#{HOSTILE}",
     f"{SECTION}#%", "zoeken/?q=%ff%00%"],
)  # fmt: skip
def test_an_address_is_only_text(page, site, address):
    page.goto(site + address)
    at_rest(page)
    if address.startswith("citaat/?q="):
        expect(page.locator("[data-quote-state]")).to_have_attribute("data-quote-state", "done")
    assert page.locator("main img, main script, [onerror]").count() == 0
    assert page.title() != "ran"
    if address.startswith("zoeken/?q=<"):
        expect(page.get_by_role("status")).to_contain_text(f"‘{HOSTILE}’")


def test_any_query_is_answered_with_little_work(own_page, site):
    with counting(own_page) as blocks_run:
        own_page.goto(site + "zoeken/")
        own_page.evaluate(TYPED, "robots")
        assert blocks_run() > MOST_WORK  # the index is there now
        for query in (".*[(+", "(a+)+$", "\\", "😀", "   ", "x" * 10_000, "robot " * 1_600, "'\"&<b>"):
            own_page.evaluate(TYPED, query)
            assert 0 < blocks_run() < MOST_WORK, query[:20]
            if query.strip():
                expect(own_page.get_by_role("status")).to_contain_text(re.compile("resulta|Dit staat niet in de brief"))


@pytest.mark.parametrize(
    "missing", [[SCRIPTS], [STYLES], [SCRIPTS, STYLES], ["**/notes.js"], ["**/search.js"], ["**/common.js"]]
)
def test_a_page_can_be_read_and_followed_without_what_fails_to_load(hurt, site, missing):
    for pattern in missing:
        hurt.route(pattern, lambda route: route.abort())
    hurt.goto(site + SECTION)
    assert hurt.get_by_role("heading", level=1).inner_text().split() == ["2.6", "Verdelingsvraagstukken"]
    places = [hurt.locator(f"#s2-6-p{number}").bounding_box()["y"] for number in range(1, 6)]
    assert places == sorted(places)
    expect(hurt.locator("#s2-6-p4")).to_contain_text("Een basisinkomen voor iedereen is bovendien erg duur.")
    hurt.get_by_role("link", name="noot 15", exact=True).click()
    if hurt.get_by_role("dialog", name="Noot 15").is_visible():
        hurt.get_by_role("link", name="Naar noot 15", exact=True).click()
    hurt.locator("#fn15 a.bw-work").click()
    expect(hurt).to_have_url(site + "bronnen/kst-34393-4/")
    hurt.get_by_role("link", name="Naar noot 15 in de tekst").click()
    expect(hurt.locator("#fnref15")).to_be_in_viewport()


def test_blocked_storage_changes_nothing_but_the_marks(own_page, site):
    page = own_page
    page.add_init_script(
        "for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, "
        "{ get() { throw new DOMException('blocked', 'SecurityError'); } });"
    )
    page.goto(site + "zoeken/?q=tilrobot")
    page.locator("[data-result]").first.click()
    expect(page).to_have_url(f"{site}brieven/kst-29544-773/2-1/#s2-1-p1")
    expect(page.locator("#s2-1-p1")).to_be_in_viewport()


def test_an_address_may_show_index_html(page, site):
    page.goto(f"{site}{SECTION}index.html")
    page.get_by_role("combobox").fill("tilrobot")
    page.get_by_role("combobox").press("Enter")
    page.locator("[data-result]").first.click()
    expect(page).to_have_url(f"{site}brieven/kst-29544-773/2-1/#s2-1-p1")
    page.goto(f"{site}{SECTION}index.html")
    page.get_by_role("link", name="Bronnen", exact=True).click()
    expect(page).to_have_url(site + "bronnen/")


def test_an_encoded_anchor_lands_on_its_text(any_page, site):
    any_page.goto(f"{site}{SECTION}#s2%2D6%2Dp4")
    expect(any_page.locator("#s2-6-p4")).to_be_in_viewport()


def test_the_text_stands_on_a_slow_line(browser, built):
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE | {"latency": 400})
    with served(built, Zipped) as address:
        page.goto(address + SECTION, wait_until="commit")
        page.wait_for_selector("#fn15")
        context.close()
