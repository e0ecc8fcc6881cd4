"""Notes in the margin: beside their marks, over nothing, for the eye alone, and only when the reader asks for them."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import COUNT_SHIFTS, painted

LETTER = "brieven/kst-29544-773/"
PAGES = [f"{LETTER}2-6/", f"{LETTER}1/", f"{LETTER}volledig/"]
BOXES = """() => {
  const box = (element) => element.getBoundingClientRect();
  const beside = [...document.querySelectorAll(".bw-relations, .bw-margin-note")].map(box);
  const words = [...document.querySelectorAll(".bw-text > p[id]")].map(box);
  const over = (one) => words.some((p) => one.left < p.right && one.top < p.bottom && p.top < one.bottom);
  return {
    overlaps: beside.slice(1).filter((one, at) => one.top < beside[at].bottom).length
      + beside.filter(over).length,
    early: [...document.querySelectorAll(".bw-mark")].filter((mark, at) =>
      box(document.querySelectorAll(".bw-margin-note")[at]).top < box(mark).top - 1).length,
    outside: beside.filter((one) => one.right > innerWidth).length,
    count: document.querySelectorAll(".bw-margin-note").length,
    marks: document.querySelectorAll(".bw-mark").length,
  };
}"""


@pytest.fixture
def wide(page):
    page.set_viewport_size({"width": 1344, "height": 900})
    return page


def switch(page):
    return page.get_by_role("button", name="Noten in de marge")


@pytest.mark.parametrize("path", PAGES)
def test_every_note_stands_beside_its_mark_and_over_nothing(wide, site, path):
    wide.goto(site + path)
    switch(wide).click()
    expect(wide.locator(".bw-margin-note").first).to_be_visible()
    found = wide.evaluate(BOXES)
    assert found["count"] == found["marks"] > 4
    assert (found["overlaps"], found["early"], found["outside"]) == (0, 0, 0)


def test_relations_that_open_move_the_notes_below_them(wide, site):
    wide.goto(site + PAGES[0])
    switch(wide).click()
    for summary in wide.locator(".bw-relations summary").all():
        summary.click()
    expect(wide.locator(".bw-relations dl").last).to_be_visible()
    assert wide.evaluate(BOXES)["overlaps"] == 0


def test_a_note_in_the_margin_is_not_read_twice(wide, site):
    wide.goto(site + PAGES[0])
    once = wide.locator("[data-note]").count()
    switch(wide).click()
    note = wide.locator(".bw-margin-note").nth(4)
    expect(note).to_have_text("15 Kamerstukken II 2015-16, 34 393, nr. 4")
    expect(note).to_have_attribute("aria-hidden", "true")
    expect(wide.locator(".bw-margin-note :is(a, button, [id], [tabindex])")).to_have_count(0)
    expect(wide.locator("[data-note]")).to_have_count(once)
    expect(wide.get_by_text("Kamerstukken II 2015-16, 34 393, nr. 4", exact=True)).to_have_count(1)
    wide.get_by_role("link", name="noot 15", exact=True).click()
    expect(wide.get_by_role("dialog", name="Noot 15")).to_be_visible()


def test_the_choice_is_kept_once_it_is_made_and_only_where_there_is_room(wide, site):
    wide.goto(site + PAGES[0])
    assert wide.evaluate("localStorage.length") == 0
    switch(wide).click()
    wide.goto(site + PAGES[1])
    expect(switch(wide)).to_have_attribute("aria-pressed", "true")
    expect(wide.locator(".bw-margin-note").first).to_be_visible()
    wide.set_viewport_size({"width": 1280, "height": 900})
    expect(wide.locator(".bw-margin-note").first).to_be_hidden()
    expect(switch(wide)).to_be_hidden()
    wide.set_viewport_size({"width": 1344, "height": 900})
    switch(wide).click()
    expect(wide.locator(".bw-margin-note").first).to_be_hidden()


@pytest.mark.parametrize(("path", "script", "made"), [
    ("2-7/", "margin.js", ".bw-switch"),  # the switch is alone on its line there
    ("toezeggingen/", "filter.js", "form.bw-choose:not([inert])"),
])  # fmt: skip
def test_nothing_shifts_when_a_script_comes_late(own_page, site, path, script, made):
    """It comes when the page is painted without it."""
    wide = own_page
    wide.set_viewport_size({"width": 1344, "height": 900})
    late = []
    wide.route(f"**/{script}", lambda route: late.append(route))
    with wide.expect_request(f"**/{script}"):
        wide.goto(f"{site}{LETTER}{path}", wait_until="commit")
    expect(wide.get_by_role("contentinfo")).to_be_visible()  # all of the page
    painted(wide)
    wide.evaluate(COUNT_SHIFTS)
    expect(wide.locator(made)).to_have_count(0)
    late[0].continue_()
    expect(wide.locator(made)).to_be_visible()
    painted(wide)
    assert wide.evaluate("shifted") == 0
