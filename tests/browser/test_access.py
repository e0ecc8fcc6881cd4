"""Accessibility: axe on every kind of page, a walk by keyboard, zoom, forced colours, spacing, and valid HTML.

``AUDIT=1`` (``make audit``) looks at every page of the site too, not only at one of each kind; by axe and by keyboard
at every line of a list, not only at two of each kind; at the colours of every element of every kind of page, not only
at one of each look where no other page has it; in the dark at every rule; at the whole page around what is open; at the
suggestions of the search on every kind of page; it goes by keyboard through every kind of page, and back; and it reads
every page as HTML, not a fifth of them beside those of each kind.
"""

import re
from collections import Counter

import html5lib
import pytest
from lxml import html
from playwright.sync_api import expect
from tests.browser.axe import AUDIT, in_light_and_dark, violations
from tests.browser.conftest import painted, until

LETTER = "brieven/kst-29544-773"
KINDS = (
    "",
    "brieven/",
    f"{LETTER}/",
    f"{LETTER}/2/",
    f"{LETTER}/2-6/",
    f"{LETTER}/volledig/",
    f"{LETTER}/noten/",
    f"{LETTER}/themas/",
    f"{LETTER}/standpunten/",
    f"{LETTER}/toezeggingen/",
    f"{LETTER}/bedragen/",
    f"{LETTER}/tijdlijn/",
    f"{LETTER}/trefwoorden/",
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
    "citaat/",
    "over/",
    "correcties/",
    "toegankelijkheid/",
    "nergens/",
)
# The longest pages: on a wide screen axe reads them in `make audit` only, and the keyboard walk leaves them out.
LONGEST = (f"{LETTER}/volledig/", f"{LETTER}/trefwoorden/", "begrippen/")
# One of each make: `make audit` takes all kinds of page on a wide screen too.
WIDE_ENOUGH = ("", f"{LETTER}/", f"{LETTER}/2-6/", f"{LETTER}/standpunten/", "zoeken/?q=robot")
# What Tab stops at here is a line, a menu, a note, a card, a choice, a result: the ways back differ in nothing else.
BACKWARDS = (f"{LETTER}/2-6/", f"{LETTER}/standpunten/", "zoeken/?q=robot")
# Every element of these, by its name, class, colours and size, and by the name and class of what it is in, is on some
# other page of KINDS: they are read for everything but colours. On a wide screen the same elements have the same
# colours; some headings are larger there.
COLOURED_ELSEWHERE = (
    f"{LETTER}/2/", f"{LETTER}/noten/", f"{LETTER}/bedragen/", f"{LETTER}/dekking/", "themas/", "organisaties/",
    "begrippen/", "toegankelijkheid/", "nergens/",
)  # fmt: skip
WIDE_COLOURED = ("", f"{LETTER}/", f"{LETTER}/2-6/")
# Every kind of what Tab stops at is on one of these, by its name and class and those of what it is in.
WALKED = (
    *WIDE_ENOUGH, "themas/cybersecurity/", "bronnen/kst-34393-4/", "citaat/", "brieven/", f"{LETTER}/2/",
    f"{LETTER}/themas/", f"{LETTER}/toezeggingen/", f"{LETTER}/tijdlijn/", f"{LETTER}/verwijzingen/",
    f"{LETTER}/dekking/", "organisaties/ser/", "gegevens/", "nergens/",
)  # fmt: skip
SMALL, WIDE = {"width": 320, "height": 256}, {"width": 1280, "height": 800}
# A style of the reader's own; an element for it is what the content security policy forbids.
ADOPT = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""


# Much of what stands in a list or a table is alike: a line is left out when two before it had each of its elements, by
# name, class and attributes, and by the name and class of what they are in.
FIRST_OF_A_KIND = """(kept) => {
  const name = ({ localName, className }) => `${localName} ${className}`;
  const kind = (one) => `${name(one.parentElement)}>${name(one)} ${one.getAttributeNames().sort()}`;
  const seen = new Map();
  for (const line of document.querySelectorAll(".bw-main :is(li, tr)")) {
    if (!line.isConnected || line.closest(kept) || line.querySelector(kept)) continue;
    const kinds = new Set([line, ...line.querySelectorAll("*")].map(kind));
    if ([...kinds].every((one) => seen.get(one) > 1)) line.remove();
    else for (const one of kinds) seen.set(one, (seen.get(one) ?? 0) + 1);
  }
}"""


def every_page(built):
    return sorted(
        path.parent.relative_to(built).as_posix().replace(".", "", 1) + "/" for path in built.rglob("index.html")
    )


def leave_two_of_each_kind(page):
    """In the lists and tables of a page; in one keyword too, that a test opens. ``make audit`` leaves everything."""
    if not AUDIT:
        page.evaluate(FIRST_OF_A_KIND, "#banenverlies")


@pytest.fixture(params=[SMALL, WIDE], ids=["small", "wide"])
def size(request):
    return request.param


# What has one column in any width: `make audit` looks at it on a wide screen too.
NARROW = pytest.mark.parametrize("size", [SMALL, WIDE] if AUDIT else [SMALL], ids=str)


@pytest.fixture
def reader(page, size):
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    return page


def go(page, site, uri):
    page.goto(site + uri)
    if uri.startswith("zoeken"):
        page.wait_for_selector('[data-search-state="done"]', state="attached")


# The form in the header is the same on every page, as a test says: here on the start page, which has a form of its own,
# on one page of the many, and on that for an unknown address, which has both.
SUGGESTING = KINDS if AUDIT else ("", f"{LETTER}/2-6/", "nergens/")
SUGGESTING = [uri for uri in SUGGESTING if not uri.startswith("zoeken")]


READ_BY_AXE = [(uri, size) for size in (SMALL, WIDE) for uri in KINDS if AUDIT or size == SMALL or uri in WIDE_ENOUGH]


def nothing_is_lost(page):
    """At four widths (160 is a phone with letters twice as large), and at 320 pixels with wide spacing.

    The page is as it was afterwards.
    """
    for width in (1440, 768, 160, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
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
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size(SMALL)


@pytest.mark.parametrize(
    ("uri", "screen"), READ_BY_AXE, ids=[f"{uri or 'start'}-{size['width']}" for uri, size in READ_BY_AXE]
)
def test_axe_finds_nothing_and_nothing_is_lost(page, site, uri, screen):
    """On the page as it is, in what opens on it (a note, the words behind a keyword), and in what a search adds."""
    page.set_viewport_size(screen)
    page.emulate_media(reduced_motion="reduce")
    reader = page
    go(reader, site, uri)
    if screen == SMALL:
        nothing_is_lost(reader)
    leave_two_of_each_kind(reader)
    coloured = AUDIT or (uri not in COLOURED_ELSEWHERE if screen == SMALL else uri in WIDE_COLOURED)
    assert in_light_and_dark(reader, coloured=coloured) == ([], [])
    if coloured and reader.locator("bw-note-window").count():  # said by the page as it was sent
        reader.locator("a[role=doc-noteref]").first.click()
        expect(reader.get_by_role("dialog")).to_be_visible()
        assert in_light_and_dark(reader, "html" if AUDIT else "[role=dialog]:popover-open") == ([], [])
        reader.keyboard.press("Escape")
    if uri.endswith("trefwoorden/"):  # the words of the letter behind a keyword
        reader.locator("#banenverlies summary").click()
        expect(reader.locator("#banenverlies q").first).to_be_visible()
        assert in_light_and_dark(reader, "#banenverlies") == ([], [])
    if uri in SUGGESTING:
        open_suggestions(reader)
        assert in_light_and_dark(reader, "form:has([role=listbox])") == ([], [])


@NARROW
def test_axe_finds_nothing_in_a_reference(reader, site):
    reader.goto(site + "bronnen/wrr-2015-robot-de-baas/")
    reader.get_by_text("Citeer deze bron").click()
    expect(reader.get_by_text("Zet voor APA de achternaam voorop.")).to_be_visible()
    assert in_light_and_dark(reader) == ([], [])


OF_FORMS = [(uri, SMALL) for uri in ("", "1/", "b1-2/", "volledig/", "noten/")] + [("1/", WIDE), ("volledig/", WIDE)]


@pytest.mark.parametrize(("uri", "size"), OF_FORMS, ids=str)
def test_axe_finds_nothing_in_lists_tables_figures_and_annexes(reader, forms_site, uri):
    """Of a letter that has all of them: on its page, on those of its sections, and on the whole of it.

    The whole has each of their elements: with its colours and those of the page of the letter all are read.
    """
    reader.goto(f"{forms_site}brieven/kst-90010-7/{uri}")
    coloured = AUDIT or (reader.viewport_size == SMALL and uri in ("", "volledig/"))
    assert in_light_and_dark(reader, coloured=coloured) == ([], [])
    wider = reader.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0


def test_the_search_in_the_header_is_the_same_on_every_page(built):
    """But for the way back to the root; the page of the search alone has its own form in place of it."""
    forms, without = Counter(), set()
    for path in built.rglob("*.html"):
        tree = html.parse(str(path)).getroot()
        if not tree.xpath("//form[@class='bw-header-search']"):
            without.add(path.relative_to(built).as_posix())
        for form in tree.xpath("//form[@class='bw-header-search']"):
            forms[re.sub(r'action="[./]*(a/b/)?', 'action="', html.tostring(form, encoding="unicode"))] += 1
    assert without == {"zoeken/index.html"}
    assert len(forms) == 1


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


def open_suggestions(page):
    page.get_by_role("combobox").first.fill("robot")
    expect(page.get_by_role("option").first).to_be_visible()


def open_note(page):
    page.locator("a[role=doc-noteref]").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def open_paragraph_menu(page):
    page.locator("a.bw-number").nth(2).click()
    expect(page.locator(".bw-tools")).to_be_visible()


def put_bookmark(page):
    open_paragraph_menu(page)
    page.get_by_role("button", name="Zet hier een bladwijzer").click()
    expect(page.get_by_role("link", name="Verder lezen")).to_be_visible()


def open_relations(page):
    page.locator("details.bw-relations summary").first.click()


def read_corrected(page):
    page.get_by_role("radio", name="verbeterd").check()
    expect(page.locator(".bw-corrected").first).to_be_visible()


def arrive_at_paragraph(page):
    page.goto(page.url + "#s2-6-p4")
    expect(page.locator("#s2-6-p4 + .bw-beside > .bw-cited")).to_be_visible()


def open_menu(page):
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()


def open_contents(page):
    page.get_by_role("button", name="Inhoud").click()
    expect(page.get_by_role("navigation", name="Inhoud van de brief")).to_be_visible()


def show_margin_notes(page):
    page.set_viewport_size({"width": 1440, "height": 800})
    page.get_by_role("button", name="Noten in de marge").click()
    expect(page.locator(".bw-margin-note").first).to_be_visible()


def open_all_that_stays(page):
    for opened in THAT_STAYS:
        opened(page)


# What a reader can open side by side is read together; `make audit` reads each of it alone too. A note is opened above.
THAT_STAYS = (arrive_at_paragraph, read_corrected, open_relations, put_bookmark)
ANYWHERE = (open_paragraph_menu, open_all_that_stays, *((open_note, *THAT_STAYS) if AUDIT else ()))
OPENED = {
    open_paragraph_menu: ".bw-tools",
    open_menu: ".bw-menu",
    open_contents: ".bw-contents",
    show_margin_notes: ".bw-main",
}
ONLY_AT = {open_menu: 320, open_contents: 320, show_margin_notes: 1280}


@pytest.mark.parametrize("opened", [*ANYWHERE, *ONLY_AT], ids=lambda opened: opened.__name__)
def test_axe_finds_nothing_when_something_is_open(reader, site, size, opened):
    if ONLY_AT.get(opened, size["width"]) != size["width"]:
        return  # there is nothing to open at this size
    reader.goto(f"{site}{LETTER}/2-6/")
    opened(reader)
    assert in_light_and_dark(reader, "html" if AUDIT else OPENED.get(opened, "html")) == ([], [])


LEFT = ("inleiding", "oud.csv")


@NARROW
@pytest.mark.parametrize("left", LEFT)
def test_axe_finds_nothing_on_what_has_moved_or_gone(reader, staying, left):
    reader.goto(f"{staying}{left}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(re.compile("Verplaatst|Niet meer hier"))
    assert in_light_and_dark(reader) == ([], [])


# Remembers each stop of the keyboard when the key comes down that leads on: its name, whether it is in view, ringed and
# not covered. After the last stop the focus is nowhere, or at the first one again.
LISTEN = """() => {
  const stops = [];
  let begun = false;
  window.walked = { stops, ended: false };
  addEventListener("keydown", ({ key }) => {
    if (key !== "Tab" || window.walked.ended) return;
    const element = document.activeElement;
    if (begun && [document.body, document.documentElement, stops[0]?.[0]].includes(element)) {
      window.walked.ended = true;
    }
    if (!begun || window.walked.ended) {
      begun = true;
      return;
    }
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    // a point of it that is in view, though it may be higher than the screen
    const x = Math.max(box.left, 0) + Math.min(box.width / 2, 8);
    const y = Math.max(box.top, 0) + Math.min(box.height / 2, 8);
    const there = document.elementFromPoint(x, y);
    const style = getComputedStyle(element);
    const name = element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent
      || element.getAttribute("aria-labelledby");
    stops.push([element, {
      html: element.outerHTML.slice(0, 160), name: (name ?? "").trim().slice(0, 60),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
      uncovered: Boolean(there) && (element.contains(there) || there.contains(element)),
      ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    }]);
  }, true);
}"""


def walk(page, most):
    """Every stop of the keyboard until the page is left, with Tab held down."""
    page.evaluate(LISTEN)
    for pressed in range(1, most + 1):
        page.keyboard.down("Tab")
        if pressed % 10 == 0 and page.evaluate("walked.ended"):
            page.keyboard.up("Tab")
            return page.evaluate("walked.stops.map(([, stop]) => stop)")
    pytest.fail(f"no way out after {most} stops")


# On a small screen every kind of page that `make audit` takes, the longest apart; on a wide one those with something
# beside the text. `make audit` goes back through all.
WALKS = [(uri, SMALL) for uri in KINDS if uri in WALKED or (AUDIT and uri not in LONGEST)]
WALKS += [(uri, WIDE) for uri in ("", f"{LETTER}/2-6/", f"{LETTER}/themas/", "zoeken/?q=robot")]


@pytest.mark.parametrize(("uri", "size"), WALKS, ids=lambda value: str(value) if value else "start")
def test_the_keyboard_reaches_everything_in_both_directions(page, site, uri, size):
    page.set_viewport_size(size)
    page.emulate_media(reduced_motion="reduce")
    go(page, site, uri)
    leave_two_of_each_kind(page)
    forwards = walk(page, 1_500)
    for stop in forwards:
        assert stop["name"], stop
        assert stop["inView"], stop
        assert stop["uncovered"], stop
        assert stop["ringed"], stop
    assert len(forwards) >= 6  # past the content, the name, menu, search and its button, to the foot
    if AUDIT or (uri in BACKWARDS and size == SMALL):
        go(page, site, uri)
        leave_two_of_each_kind(page)
        page.keyboard.down("Shift")
        backwards = walk(page, 1_500)
        page.keyboard.up("Shift")
        assert [stop["html"] for stop in reversed(backwards)] == [stop["html"] for stop in forwards]


@pytest.mark.parametrize(("button", "name", "least"), [("Menu", "Hoofdmenu", 7), ("Inhoud", "Inhoud van de brief", 20)])
def test_a_sheet_opens_and_closes_by_keyboard(any_page, site, button, name, least):
    """On a small screen, with and without JavaScript."""
    page = any_page
    page.set_viewport_size(SMALL)
    page.goto(f"{site}{LETTER}/2-6/")
    opener, sheet = page.get_by_role("button", name=button), page.get_by_role("navigation", name=name)
    expect(sheet).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_visible()
    stops = sheet.locator("a:visible, button:visible").count()
    assert stops >= least
    for _ in range(stops):
        page.keyboard.press("Tab")
        expect(sheet.locator(":focus")).to_have_count(1)
        expect(sheet.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(sheet.locator(":focus")).to_have_count(0)  # no trap
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()


def test_forced_colours_keep_what_colour_says(page, site):
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}{LETTER}/2-6/#s2-6-p3")
    outline = "element => getComputedStyle(element).outlineStyle"
    assert page.locator("#s2-6-p3").evaluate(outline) == "solid"
    border = "element => getComputedStyle(element).borderLeftStyle"
    current = page.locator(".bw-contents a[aria-current]").evaluate(border)
    other = page.locator(".bw-contents a:not([aria-current])").first.evaluate(border)
    assert current != other


def test_rows_that_are_cards_on_a_phone_are_still_rows(page, site):
    """Asked of the browser's own tree, which screen readers get."""
    page.set_viewport_size(SMALL)
    page.goto(f"{site}{LETTER}/standpunten/")
    assert page.locator(".bw-advice tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    rows = page.locator(".bw-advice tr").count()
    assert roles.count("row") == rows > 28
    assert roles.count("columnheader") >= 2


def test_nothing_is_read_out_twice(page, site):
    """Asked of the same tree: no description says what the name says; numbers of sections have a sign."""
    for uri in ("2-6", "themas", "toezeggingen"):
        page.goto(f"{site}{LETTER}/{uri}/")
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        session.detach()
        said = [[node.get(key, {}).get("value", "") for key in ("name", "description")] for node in nodes]
        assert not [both for both in said if both[1] and (both[1].strip("+– ") in both[0])]
        if uri == "2-6":
            assert ["Verbanden (1) van alinea\u00a03", ""] in said
        if uri == "themas":
            assert ["1: Banen en taken, §\u00a02.5", ""] in said


def test_documents_in_english_say_so_and_fit_a_phone(page, site, built):
    page.set_viewport_size(SMALL)
    documents = sorted((built / "developers").iterdir())
    assert len(documents) > 10
    for document in documents:
        page.goto(f"{site}developers/{document.name}/")
        assert page.locator("main h1").evaluate("one => one.closest('[lang]').lang") == "en"
        assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"], document.name


@pytest.mark.parametrize(("motion", "moving"), [("no-preference", 1), ("reduce", 0)])
def test_nothing_moves_for_whom_wants_no_motion(page, site, motion, moving):
    page.emulate_media(reduced_motion=motion)
    page.goto(f"{site}{LETTER}/2-6/")
    painted(page)
    assert page.evaluate("document.getAnimations().length") == moving


def test_the_line_along_the_top_says_how_far_one_has_read(page, site):
    page.goto(f"{site}{LETTER}/2-6/")
    read = "() => new DOMMatrix(getComputedStyle(document.querySelector('.bw-letter'), '::before').transform).a"
    until(page, f"({read})() === 0")  # from the first frame on
    page.keyboard.press("End")
    until(page, f"({read})() > 0.99")


def test_every_page_is_valid_html(built):
    """A conforming parser in strict mode; the Nu validator looks at every page in ``make audit``."""
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 100
    if not AUDIT:
        kinds = [built / uri.partition("?")[0] / "index.html" for uri in KINDS if uri != "nergens/"]
        pages = [*pages[::5], *kinds, built / "404.html"]
    for path in pages:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(path.read_text("utf-8"))
