"""Following a note without leaving the text: the window beside the mark."""

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
    assert sheet["y"] + sheet["height"] == pytest.approx(640, abs=1)
    assert place["y"] + place["height"] <= sheet["y"]


def test_a_click_with_a_modifier_is_the_browser_s_own(reader):
    with reader.context.expect_page() as opened:
        mark(reader, 15).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("/2-6/#fn15")


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
