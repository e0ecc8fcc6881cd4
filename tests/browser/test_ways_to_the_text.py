"""The shortest way to the words by keyboard, what a finger can hit, and whose words they are, on a small screen."""

import pytest
from playwright.sync_api import expect

SECTION = "brieven/kst-29544-773/2-6/"


@pytest.mark.parametrize("path", [SECTION, "brieven/kst-29544-773/volledig/"])
def test_a_second_skip_link_leads_to_the_words(any_page, site, path):
    page = any_page
    page.goto(site + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de tekst van de brief")).to_be_focused()
    page.keyboard.press("Enter")
    stops = 0
    while not page.evaluate("document.activeElement.matches('.bw-number')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 6
    assert page.evaluate("document.activeElement.textContent") == "1"


def test_the_tools_of_a_paragraph_are_wide_enough_to_hit_and_on_one_line(page, site):
    page.goto(site + "brieven/kst-29544-773/3-1/")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        for number in page.locator("a.bw-number").all():
            box = number.bounding_box()
            assert box["width"] >= 24, width
            assert 24 <= box["height"] < 40, width
            assert box["x"] >= 0, width


def test_a_link_to_a_paragraph_shows_whose_it_is(any_page, site):
    page = any_page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}{SECTION}#s2-6-p4")
    expect(page.locator(".bw-identity").get_by_role("link", name="Kabinetsreactie robots en werk")).to_be_in_viewport()
    bar = page.locator(".bw-identity").bounding_box()
    assert page.locator("#s2-6-p4").bounding_box()["y"] >= bar["y"] + bar["height"]


def test_at_768_pixels_the_menu_stands_open(any_page, site):
    any_page.set_viewport_size({"width": 768, "height": 900})
    any_page.goto(site + SECTION)
    expect(any_page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(any_page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").first).to_be_visible()
