"""A site with a hundred letters, most of them without any layer: errands of a reader, at 320 pixels too."""

import pytest
from playwright.sync_api import expect
from tests.bare import SURE, fact, write_bare
from tests.browser.axe import violations
from tests.conftest import make_tiny
from tests.hosted import Hosted

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.building.site import build_site
from briefwijzer.data.reader import load
from briefwijzer.words import phrase
from sites import served

SMALL = {"width": 320, "height": 640}
LETTERS = 100


@pytest.fixture(scope="module")
def hundred(tmp_path_factory):
    """The small corpus with invented letters until there are a hundred, ten to a dossier, of seven offices."""
    root = make_tiny(tmp_path_factory.mktemp("hundred"))
    for number in range(LETTERS - 2):
        dossier = f"[{{dossier: {91000 + number // 10}, title: Zaken, role: hoofddossier, {SURE}}}]"
        name, office = fact("K. Aal"), fact(f"Minister van Zaken {number % 7}")
        write_bare(
            root / "data",
            f"kst-{92000 + number}-1",
            date=f"{2010 + number % 9}-03-01",
            dossiers=dossier,
            senders=f"[{{name: {name}, function: {office}}}]",
        )
    add_to_lock(load(root / "data"))
    build_site(root, root / "site")
    with served(root / "site", Hosted) as address:
        yield address


def test_navigation_stays_readable_on_a_small_screen(page, hundred):
    page.set_viewport_size(SMALL)
    for place in ("", "brieven/", "dossiers/91003/", "afzenders/minister-van-zaken-3/", "themas/", "gegevens/"):
        page.goto(hundred + place)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"], place
        page.get_by_role("button", name="Menu").click()
        menu = page.get_by_role("navigation", name="Hoofdmenu")
        expect(menu.get_by_role("link", name="Brieven", exact=True)).to_be_in_viewport()
        assert menu.get_by_role("link").count() <= 8, place
        page.keyboard.press("Escape")


@pytest.mark.parametrize("place", ["brieven/", "dossiers/91003/"])
def test_axe_finds_nothing_in_the_lists(page, hundred, place):
    page.set_viewport_size(SMALL)
    page.goto(hundred + place)
    assert violations(page) == []


def test_a_reader_finds_the_letters_of_one_office_and_one_year(page, hundred):
    page.goto(f"{hundred}brieven/")
    page.get_by_label("Afzender", exact=True).select_option(label="Minister van Zaken 3 (14)")
    expect(page.locator(".bw-letters > li:visible")).to_have_count(14)
    page.get_by_label("Jaar", exact=True).select_option("2013")
    expect(page.locator(".bw-letters > li:visible")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="getoond")).to_have_text(f"2 van {LETTERS} getoond.")
    page.reload()
    expect(page.locator(".bw-letters > li:visible")).to_have_count(2)


def test_without_a_script_the_lists_lead_to_every_letter(page_without_script, hundred):
    page = page_without_script
    page.goto(f"{hundred}brieven/")
    expect(page.locator(".bw-letters > li:visible")).to_have_count(LETTERS)
    by_dossier = page.get_by_role("region", name="Per dossier")
    by_dossier.get_by_role("link", name="91003 Zaken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("91003 Zaken")
    expect(page.locator(".bw-letters > li")).to_have_count(10)
    page.get_by_role("link", name="Verzonnen kale brief 92030").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verzonnen kale brief 92030")
    page.get_by_role("region", name="Andere brieven").get_by_role("link", name="91003 Zaken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("91003 Zaken")


def test_a_letter_without_layers_opens_no_door_to_nothing(any_page, hundred):
    any_page.goto(f"{hundred}brieven/kst-92030-1/")
    expect(any_page.get_by_text(phrase("layers_none"))).to_be_visible()
    expect(any_page.get_by_text("Wat staat er in de brief?")).to_have_count(0)
    expect(any_page.get_by_role("link", name="Noten")).to_have_count(0)
    any_page.get_by_role("link", name="Begin bij paragraaf 1").click()
    expect(any_page.locator("#s1-p1")).to_have_text("Deze brief heeft een enkele alinea.")
    expect(any_page.get_by_role("link", name="Hoe volledig is dit?")).to_have_count(0)
