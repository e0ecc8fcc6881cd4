"""Following a note without leaving the text: the window beside the mark."""

import itertools
import re

import pytest
from playwright.sync_api import expect

SECTION = "brieven/kst-29544-773/2-6/"


@pytest.fixture
def reader(page, site):
    page.goto(site + SECTION)
    return page


def mark(page, number):
    return page.get_by_role("link", name=f"noot {number}", exact=True)


def window(page, number):
    return page.get_by_role("dialog", name=f"Noot {number}")


def test_a_click_opens_the_note_as_printed_and_it_stays(reader, site):
    mark(reader, 15).click()
    expect(window(reader, 15)).to_be_visible()
    expect(window(reader, 15).locator("[data-note]")).to_have_text("Kamerstukken II 2015-16, 34 393, nr. 4")
    expect(window(reader, 15)).to_contain_text("Kamerstuk")
    expect(window(reader, 15)).to_be_focused()
    assert reader.url.endswith(SECTION)
    window(reader, 15).get_by_role("link", name="Naar de bron").click()
    expect(reader).to_have_url(site + "bronnen/kst-34393-4/")


def test_words_that_are_not_dutch_are_said_so_in_the_window_too(page, site):
    page.goto(f"{site}brieven/kst-29544-773/1/")
    mark(page, 7).click()
    assert window(page, 7).locator("[data-note] [lang=en]").all_text_contents() == [
        "World Economic Forum",
        "The Future of Jobs. Employment, Skills and Workforce Strategy for the Fourth Industrial Revolution",
        "Global Challenge Insight Report",
    ]


def test_enter_opens_and_escape_closes_and_the_focus_returns(reader):
    mark(reader, 11).focus()
    reader.keyboard.press("Enter")
    expect(window(reader, 11)).to_be_visible()
    reader.keyboard.press("Escape")
    expect(window(reader, 11)).to_be_hidden()
    expect(mark(reader, 11)).to_be_focused()


def test_the_button_and_a_click_outside_close_it(reader):
    mark(reader, 11).click()
    window(reader, 11).get_by_role("button", name="Sluit de noot").click()
    expect(window(reader, 11)).to_be_hidden()
    expect(mark(reader, 11)).to_be_focused()
    mark(reader, 11).click()
    reader.get_by_role("heading", level=1).click()
    expect(window(reader, 11)).to_be_hidden()


def test_the_link_to_the_note_leads_there_and_back(reader):
    mark(reader, 12).click()
    expect(window(reader, 12)).to_contain_text("ook aangehaald in noot 4")
    window(reader, 12).get_by_role("link", name="Naar noot 12").click()
    expect(window(reader, 12)).to_be_hidden()
    expect(reader.locator("#fn12")).to_be_in_viewport()
    reader.locator("#fn12").get_by_role("link", name="Terug naar de tekst bij noot 12").click()
    expect(mark(reader, 12)).to_be_in_viewport()


def test_a_resting_pointer_shows_the_note_and_leaving_hides_it(reader):
    mark(reader, 11).hover()
    expect(window(reader, 11)).to_be_visible()
    expect(window(reader, 11)).not_to_be_focused()
    reader.mouse.move(1, 1)
    expect(window(reader, 11)).to_be_hidden()


def test_on_a_small_screen_the_note_does_not_cover_its_mark(reader):
    reader.set_viewport_size({"width": 320, "height": 640})
    mark(reader, 12).click()
    sheet, place = window(reader, 12).bounding_box(), mark(reader, 12).bounding_box()
    assert sheet["y"] == 0 or sheet["y"] + sheet["height"] == pytest.approx(640, abs=1)
    assert place["y"] + place["height"] <= sheet["y"] or sheet["y"] + sheet["height"] <= place["y"]


def test_a_click_with_a_modifier_is_the_browser_s_own(reader):
    with reader.context.expect_page() as opened:
        mark(reader, 15).click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile("/2-6/#fn15$"))


def test_an_abbreviation_is_explained_where_it_stands(page, site):
    page.goto(site + "brieven/kst-29544-773/3-3/")
    button = page.locator("a.bw-term").first
    button.focus()
    page.keyboard.press("Enter")
    explained = page.locator(".bw-explained:popover-open")
    expect(explained).to_contain_text(button.inner_text())
    page.keyboard.press("Escape")
    expect(explained).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("size", [(720, 450), (844, 390), (320, 640), (1280, 800), (320, 256)])
def test_a_window_is_whole_in_view_never_over_its_mark_and_moves_no_page(page, site, size):
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.goto(site + SECTION)
    for number, at in itertools.product((11, 13, 15), (0.1, 0.5, 0.85)):
        one = page.locator(f"#fnref{number}")
        one.evaluate("(mark, at) => scrollBy(0, mark.getBoundingClientRect().top - innerHeight * at)", at)
        before = page.evaluate("scrollY")
        one.evaluate("(mark) => mark.click()")
        window = page.get_by_role("dialog", name=f"Noot {number}")
        expect(window).to_be_visible()
        shown, place = window.bounding_box(), one.bounding_box()
        assert page.evaluate("scrollY") == before, (number, at)
        assert shown["y"] >= 0, (number, at)
        assert shown["y"] + shown["height"] <= height, (number, at)
        assert shown["x"] >= 0, (number, at)
        assert shown["x"] + shown["width"] <= width, (number, at)
        assert shown["y"] + shown["height"] <= place["y"] or shown["y"] >= place["y"] + place["height"], (number, at)
        last = window.get_by_role("link", name="Naar de bron").last
        last.scroll_into_view_if_needed()
        assert page.evaluate("scrollY") == before, (number, at)
        expect(last).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(window).to_be_hidden()


def test_a_window_that_the_mouse_opened_stays_while_its_words_are_selected(page, site):
    page.goto(site + SECTION)
    mark(page, 15).hover()
    window = page.get_by_role("dialog", name="Noot 15")
    words = window.locator("[data-note]").bounding_box()
    page.mouse.move(words["x"] + 4, words["y"] + words["height"] / 2)
    page.mouse.down()
    page.mouse.move(words["x"] + words["width"] - 4, words["y"] + words["height"] / 2)
    page.mouse.up()
    chosen = page.evaluate("String(getSelection())")
    assert "Kamerstukken II" in chosen
    page.mouse.move(5, 5)
    page.wait_for_timeout(900)
    expect(window).to_be_visible()
    assert page.evaluate("String(getSelection())") == chosen


def test_a_note_of_two_sources_leads_to_each_by_its_name(page, site):
    page.goto(site + "brieven/kst-29544-773/2-7/")
    mark(page, 16).click()
    ways = (
        page.get_by_role("dialog", name="Noot 16").locator(".bw-preview-ways").get_by_role("link", name="Naar de bron:")
    )
    expect(ways).to_have_count(2)
    names = ways.all_inner_texts()
    assert len(set(names)) == 2
