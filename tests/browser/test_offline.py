"""The offline copy, unpacked into a folder with an awkward name and opened from there: no server, no network."""

import re

import pytest
from playwright.sync_api import expect
from tests.conftest import unpacked

from briefwijzer.building.offline import write_offline

GOAL = "Doel van het kabinet is een inclusieve arbeidsmarkt en samenleving, nu en in de toekomst."


@pytest.fixture(scope="module")
def folder(built, tmp_path_factory):
    """The unpacked copy of the site."""
    place = tmp_path_factory.mktemp("offline")
    write_offline(built, place / "copy.zip")
    return unpacked(place / "copy.zip", place / "Mijn map #1 (50% é)")


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_reader(readers, folder, request):
    yield from reading(*readers[request.param], folder)


@pytest.fixture
def reader(readers, folder):
    yield from reading(*readers[True], folder)


@pytest.fixture(scope="module")
def readers(browser, folder):
    """A page with scripts and one without, and what went wrong on each."""
    return {script: reader_of(browser, folder, script) for script in (True, False)}


def reading(page, wrong, folder):
    """The page on the start page of the copy; anything asked of elsewhere, and any error, fails the test."""
    page.goto(f"{folder.as_uri()}/index.html")
    yield page
    page.goto("about:blank")
    found, wrong[:] = wrong[:], []
    assert found == []


def reader_of(browser, folder, script):
    page = browser.new_context(locale="nl-NL", offline=True, java_script_enabled=script).new_page()
    wrong, root = [], folder.as_uri() + "/"
    page.on("request", lambda request: None if request.url.startswith(root) else wrong.append(request.url))
    # who leaves a page while a part of it is still coming has stopped that part
    page.on(
        "requestfailed", lambda request: None if request.failure == "net::ERR_ABORTED" else wrong.append(request.url)
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    return page, wrong


def test_a_reader_follows_a_note_to_its_source_and_back(any_reader):
    page = any_reader
    page.get_by_role("link", name="Kabinetsreactie robots en werk").click()
    page.get_by_role("link", name=re.compile("2.6 Verdelingsvraagstukken")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.6 Verdelingsvraagstukken")
    page.get_by_role("link", name="noot 15", exact=True).click()
    if page.get_by_role("dialog", name="Noot 15").is_visible():  # with a script the note comes to the reader first
        expect(page.get_by_role("dialog").locator("[data-note]")).to_have_text("Kamerstukken II 2015-16, 34 393, nr. 4")
        page.get_by_role("link", name="Naar noot 15", exact=True).click()
    page.locator("#fn15 a.bw-work").click()
    expect(page).to_have_url(re.compile("/bronnen/kst-34393-4/index.html$"))
    page.get_by_role("link", name="Naar noot 15 in de tekst").click()
    expect(page).to_have_url(re.compile("/2-6/index.html#fnref15$"))
    expect(page.locator("#fnref15")).to_be_in_viewport()


def test_a_reader_opens_every_page_of_the_menu(any_reader, folder):
    page = any_reader
    menu = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link")
    names = menu.all_inner_texts()
    assert len(names) > 5
    for name in names:
        menu.filter(has_text=name).click()
        expect(menu.filter(has_text=name)).to_have_attribute("aria-current", "page")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.bw-header')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )


def test_a_reader_finds_a_paragraph_by_a_word(reader):
    page = reader
    page.get_by_role("link", name="Brieven", exact=True).click()
    box = page.get_by_role("combobox", name="Zoek in brief, noten en bronnen")
    box.press_sequentially("tilrobot")
    expect(page.get_by_role("option").first).to_contain_text("2.1")
    box.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("voor ‘tilrobot’")
    page.locator("[data-result]").first.click()
    expect(page).to_have_url(re.compile("/2-1/index.html#s2-1-p1$"))
    expect(page.locator("#s2-1-p1")).to_be_in_viewport()


def test_a_reader_looks_a_quotation_up(reader):
    page = reader
    page.get_by_role("link", name="Citaat nagaan").click()
    page.get_by_label("Het citaat").fill(GOAL)
    page.get_by_role("button", name="Ga na").click()
    page.get_by_role("link", name="par. 2.6, alinea 3").click()
    expect(page).to_have_url(re.compile("/2-6/index.html#s2-6-p3$"))
    expect(page.locator("#s2-6-p3")).to_be_in_viewport()


def test_the_policy_of_the_site_still_holds(folder):
    for page in folder.rglob("*.html"):
        policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8"))[1]
        assert "script-src 'self' file:" in policy
