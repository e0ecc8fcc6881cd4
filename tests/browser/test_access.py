"""Accessibility: axe on every kind of page, a walk by keyboard, zoom, forced colours, spacing, and valid HTML.

``AUDIT=1`` (``make audit``) looks at every page of the site instead of one of each kind.
"""

import os
import re
from pathlib import Path

import axe_playwright_python
import html5lib
import pytest
from playwright.sync_api import expect

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
LETTER = "brieven/kst-29544-773"
KINDS = (
    "",
    "brieven/",
    f"{LETTER}/",
    f"{LETTER}/2-6/",
    f"{LETTER}/volledig/",
    f"{LETTER}/noten/",
    f"{LETTER}/themas/",
    f"{LETTER}/standpunten/",
    f"{LETTER}/toezeggingen/",
    f"{LETTER}/bedragen/",
    f"{LETTER}/tijdlijn/",
    f"{LETTER}/verwijzingen/",
    f"{LETTER}/dekking/",
    "themas/",
    "themas/cybersecurity/",
    "organisaties/",
    "organisaties/ser/",
    "bronnen/",
    "bronnen/kst-34393-4/",
    "begrippen/",
    "zoeken/?q=robot",
    "gegevens/",
    "over/",
    "nergens/",
)
AUDIT = bool(os.environ.get("AUDIT"))
# Every rule of axe, those of AAA and best practice too; none is switched off.
RUN = """() => axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: {"target-size": {enabled: true}, "color-contrast-enhanced": {enabled: true}},
}).then(({violations}) => violations.map(({id, impact, nodes}) =>
  [id, impact, nodes.slice(0, 4).map(({html, failureSummary}) => `${html.slice(0, 160)} | ${failureSummary}`)]))"""
# A style of the reader's own; an element for it is what the content security policy forbids.
ADOPT = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""


def every_page(built):
    return sorted(
        path.parent.relative_to(built).as_posix().replace(".", "", 1) + "/" for path in built.rglob("index.html")
    )


def violations(page):
    page.evaluate(AXE + "; 0")
    return page.evaluate(RUN)


@pytest.fixture(params=[(320, 256), (1280, 800)], ids=["small", "wide"])
def size(request):
    return dict(zip(("width", "height"), request.param, strict=True))


@pytest.fixture(params=["light", "dark"])
def reader(browser, size, request):
    context = browser.new_context(viewport=size, color_scheme=request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("uri", KINDS, ids=lambda uri: uri or "start")
def test_axe_finds_nothing(reader, site, uri):
    reader.goto(site + uri)
    if uri.startswith("zoeken"):
        reader.wait_for_selector('[data-search-state="done"]', state="attached")
    assert violations(reader) == []


def test_axe_finds_nothing_in_a_reference(reader, site):
    reader.goto(site + "bronnen/wrr-2015-robot-de-baas/")
    reader.get_by_text("Citeer deze pagina").click()
    expect(reader.get_by_text("Zet voor APA de achternaam voorop.")).to_be_visible()
    assert violations(reader) == []


if AUDIT:

    def test_axe_finds_nothing_on_any_page(browser, site, built):
        page = browser.new_page()
        found = {}
        for uri in every_page(built):
            page.goto(site + uri.lstrip("/"))
            if problems := violations(page):
                found[uri] = problems
        page.close()
        assert found == {}


def open_note(page):
    page.get_by_role("link", name="noot 12", exact=True).click()
    expect(page.get_by_role("dialog", name="Noot 12")).to_be_visible()


def open_menu(page):
    page.locator("a.bw-number").nth(2).click()
    expect(page.locator(".bw-tools")).to_be_visible()


def open_suggestions(page):
    page.get_by_role("combobox").fill("robot")
    expect(page.get_by_role("option").first).to_be_visible()


def open_relations(page):
    page.locator("details.bw-relations summary").first.click()


def open_remarks(page):
    page.get_by_role("button", name=re.compile("Toon onze opmerkingen")).click()


OPENED = (open_note, open_menu, open_suggestions, open_relations, open_remarks)


@pytest.mark.parametrize("opened", OPENED, ids=lambda opened: opened.__name__)
def test_axe_finds_nothing_when_something_is_open(reader, site, opened):
    reader.goto(f"{site}{LETTER}/2-6/")
    opened(reader)
    assert violations(reader) == []


# What has the focus: its name, whether it is in view, ringed and not covered.
FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  // a point of it that is in view, though it may be higher than the screen
  const x = Math.max(box.left, 0) + Math.min(box.width / 2, 8);
  const y = Math.max(box.top, 0) + Math.min(box.height / 2, 8);
  const there = document.elementFromPoint(x, y);
  const style = getComputedStyle(element);
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent
    || element.getAttribute("aria-labelledby");
  const html = element.outerHTML.replace(/ data-stop="\\d+"/, "").slice(0, 160);
  element.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length + 1);
  return {
    stop: element.dataset.stop, html, name: (name ?? "").trim().slice(0, 60),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
    uncovered: Boolean(there) && (element.contains(there) || there.contains(element)), ringed,
  };
}"""


def walk(page, key, most):
    """Every stop of the keyboard until the page is left."""
    stops = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is None or (stops and stop["stop"] == stops[0]["stop"]):
            return stops
        stops.append(stop)
    pytest.fail(f"no way out after {most} stops")


SMALL, WIDE = {"width": 320, "height": 256}, {"width": 1280, "height": 800}
# On a small screen every kind of page, the longest apart; on a wide one those with something beside the text.
WALKS = [(uri, SMALL) for uri in KINDS if not uri.startswith((f"{LETTER}/volledig", "begrippen"))]
WALKS += [(uri, WIDE) for uri in ("", f"{LETTER}/2-6/", f"{LETTER}/themas/", "zoeken/?q=robot")]


@pytest.mark.parametrize(("uri", "size"), WALKS, ids=lambda value: str(value) if value else "start")
def test_the_keyboard_reaches_everything_in_both_directions(browser, site, uri, size):
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    page.goto(site + uri)
    if uri.startswith("zoeken"):
        page.wait_for_selector('[data-search-state="done"]', state="attached")
    forwards = walk(page, "Tab", 1_500)
    for stop in forwards:
        assert stop["name"], stop
        assert stop["inView"], stop
        assert stop["uncovered"], stop
        assert stop["ringed"], stop
    assert len(forwards) >= 8
    page.goto(site + uri)
    if uri.startswith("zoeken"):
        page.wait_for_selector('[data-search-state="done"]', state="attached")
    backwards = walk(page, "Shift+Tab", 1_500)
    assert [stop["html"] for stop in reversed(backwards)] == [stop["html"] for stop in forwards]
    page.close()


@pytest.mark.parametrize("uri", KINDS, ids=lambda uri: uri or "start")
def test_nothing_is_lost_at_320_pixels_or_with_wide_spacing(browser, site, uri):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(site + uri)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate(
        ADOPT,
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
        "p { margin-bottom: 2em !important; }",
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, li, dd, dt, button")].filter(element => {
          const style = getComputedStyle(element);
          const cut = style.overflow === "hidden" && element.scrollHeight > element.clientHeight + 1;
          return cut && !element.matches(".bw-hidden");
        }).map(element => element.outerHTML.slice(0, 100))"""
    )
    assert clipped == []
    page.close()


def test_forced_colours_keep_what_colour_says(browser, site):
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site}{LETTER}/2-6/#s2-6-p3")
    outline = "element => getComputedStyle(element).outlineStyle"
    assert page.locator("#s2-6-p3").evaluate(outline) == "solid"
    border = "element => getComputedStyle(element).borderLeftStyle"
    current = page.locator(".bw-contents a[aria-current]").evaluate(border)
    other = page.locator(".bw-contents a:not([aria-current])").first.evaluate(border)
    assert current != other
    page.close()


def test_every_page_is_valid_html(built):
    """A conforming parser in strict mode; the Nu validator looks at every page in ``make audit``."""
    pages = [*built.rglob("*.html")]
    assert len(pages) > 100
    for path in pages:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(path.read_text("utf-8"))
