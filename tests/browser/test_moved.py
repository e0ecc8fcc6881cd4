"""A page that has moved leads on to the place that was asked for, with a script and without."""

import pytest
from playwright.sync_api import expect

LETTER = "brieven/kst-90001-1/"


@pytest.mark.parametrize("fragment", ["", "#s1", "#s1-p1"])
def test_the_fragment_goes_along(page, tiny_site, fragment):
    page.goto(f"{tiny_site}{LETTER}inleiding/{fragment}")
    page.wait_for_url(f"{tiny_site}{LETTER}1/#s1")
    expect(page.locator("#s1")).to_be_in_viewport()


def test_without_a_script_the_page_says_where_each_place_is_now(page_without_script, staying):
    page = page_without_script
    page.goto(f"{staying}inleiding/#s1")
    place = page.locator("li:target").get_by_role("link", name="#s1")
    expect(place).to_be_in_viewport()
    place.click()
    expect(page).to_have_url(f"{staying}1/#s1")
