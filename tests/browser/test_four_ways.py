"""One errand in four ways: with a mouse, by keyboard alone, by touch, and without JavaScript.

A reader opens section 2.6, reads note 15 and its source, goes to that source, comes back to the very mark, and copies a
citation of the paragraph.
"""

import re
from datetime import datetime
from typing import ClassVar

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import arrived

PLACE = "Kamerstukken II 2016/17, 29544, nr. 773, par. 2.6, alinea 4"
ADDRESS = "https://briefwijzer.test/a/b/brieven/kst-29544-773/2-6/#s2-6-p4"


class Reader:
    """Follows what a locator finds, by mouse."""

    options: ClassVar = {}

    def __init__(self, page):
        self.page = page

    def follow(self, what):
        what.click()


class Keyboard(Reader):
    """Goes from stop to stop to what a locator finds, forwards and else backwards, and presses Enter there."""

    def follow(self, what):
        expect(what).to_be_visible()
        element = what.element_handle()
        for key in ("Tab", "Shift+Tab"):
            for _ in range(120):
                if element.evaluate("element => element === document.activeElement"):
                    self.page.keyboard.press("Enter")
                    return
                self.page.keyboard.press(key)
        pytest.fail(f"no stop of the keyboard leads to {what}")


class Touch(Reader):
    """Taps what a locator finds, on a small screen."""

    options: ClassVar = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}

    def follow(self, what):
        what.tap()


class NoScript(Reader):
    """Clicks what a locator finds, where no script runs."""

    options: ClassVar = {"java_script_enabled": False}


@pytest.fixture(params=[Reader, Keyboard, Touch, NoScript], ids=["mouse", "keyboard", "touch", "no-script"])
def reader(browser, request):
    context = browser.new_context(
        locale="nl-NL", permissions=["clipboard-read", "clipboard-write"], **request.param.options
    )
    context.clock.set_fixed_time(datetime(2026, 2, 3, 12))  # on whichever day the test is run
    yield request.param(context.new_page())
    context.close()


def test_from_the_start_to_a_source_and_back_and_a_citation(reader, browser, site):
    page = reader.page
    page.goto(site)
    reader.follow(page.get_by_role("link", name="Kabinetsreactie robots en werk", exact=True))
    arrived(page, re.compile("/kst-29544-773/$"))
    reader.follow(page.get_by_role("listitem").get_by_role("link", name="2.6 Verdelingsvraagstukken"))
    expect(page.get_by_role("heading", level=1)).to_have_text("2.6 Verdelingsvraagstukken")
    arrived(page, re.compile("/2-6/$"))

    reader.follow(page.get_by_role("link", name="noot 15", exact=True))
    if isinstance(reader, NoScript):
        expect(page).to_have_url(re.compile("#fn15$"))
        note = page.locator("#fn15")
        to_source = note.locator("a.bw-work")
    else:
        note = page.get_by_role("dialog", name="Noot 15")
        to_source = note.get_by_role("link", name="Naar de bron")
    expect(note.locator("[data-note]")).to_have_text("Kamerstukken II 2015-16, 34 393, nr. 4")
    expect(note).to_contain_text("Kamerstuk")
    reader.follow(to_source)

    arrived(page, site + "bronnen/kst-34393-4/")
    reader.follow(page.get_by_role("link", name="Naar noot 15 in de tekst"))
    arrived(page, re.compile("/2-6/#fnref15$"))
    expect(page.locator("#s2-6-p4 #fnref15:target")).to_be_in_viewport()

    reader.follow(page.locator("a.bw-number[href='#s2-6-p4']"))
    if isinstance(reader, NoScript):
        cited = page.locator("#s2-6-p4 + .bw-beside > .bw-cited")
        expect(cited).to_contain_text(f"{PLACE}.")
        expect(page).to_have_url(re.compile("/2-6/#s2-6-p4$"))
        cited.click(click_count=3)
        page.keyboard.press("Control+C")
        assert PLACE in clipboard(browser, site)
    else:
        reader.follow(page.get_by_role("button", name="Kopieer de verwijzing"))
        expect(page.locator(".bw-copied")).to_have_text("De verwijzing is gekopieerd.")
        today = "3 februari 2026"
        assert page.evaluate("navigator.clipboard.readText()") == f"{PLACE}, {ADDRESS} (geraadpleegd op {today})"


def clipboard(browser, site):
    """What was copied, as another page reads it."""
    context = browser.new_context(permissions=["clipboard-read"])
    page = context.new_page()
    page.goto(site)
    text = page.evaluate("navigator.clipboard.readText()")
    context.close()
    return text
