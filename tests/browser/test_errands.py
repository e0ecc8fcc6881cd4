"""Errands of a reader, by role and name, in a real browser below /a/b/."""

import re
from contextlib import closing
from urllib.parse import quote

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import html
from playwright.sync_api import expect
from tests.browser.conftest import arrived
from tests.conftest import text

PROMISES = "brieven/kst-29544-773/toezeggingen/"


def test_a_reader_follows_a_note_to_its_source_and_back(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Kabinetsreactie robots en werk").click()
    page.get_by_role("link", name=re.compile("2.6 Verdelingsvraagstukken")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.6 Verdelingsvraagstukken")
    page.get_by_role("link", name="noot 15", exact=True).click()
    if page.get_by_role("dialog", name="Noot 15").is_visible():  # with a script the note comes to the reader first
        page.get_by_role("link", name="Naar noot 15", exact=True).click()
    expect(page).to_have_url(re.compile("/2-6/#fn15$"))
    note = page.locator("#fn15")
    expect(note.locator("[data-note]")).to_have_text("Kamerstukken II 2015-16, 34 393, nr. 4")
    note.locator("a.bw-work").click()
    expect(page).to_have_url(site + "bronnen/kst-34393-4/")
    page.get_by_role("link", name="Naar noot 15 in de tekst").click()
    expect(page).to_have_url(re.compile("/brieven/kst-29544-773/2-6/#fnref15$"))
    expect(page.locator("#s2-6-p4 #fnref15")).to_be_in_viewport()
    note.get_by_role("link", name="Terug naar de tekst bij noot 15").click()
    expect(page.locator("#fnref15")).to_be_in_viewport()


def test_whose_a_work_is_and_where_one_gets_it_is_seen_at_once_on_a_phone(page, site):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + "bronnen/wrr-2015-robot-de-baas/")
    about = page.locator("h1 + p")
    expect(about).to_have_text(
        "Robert Went, Monique Kremer en André Knottnerus · Wetenschappelijke Raad voor het Regeringsbeleid (WRR) · "
        "8 december 2015"
    )
    for seen in (about, page.get_by_role("link", name="Landingspagina WRR")):
        expect(seen).to_be_in_viewport(ratio=1)


def test_a_reader_finds_a_paragraph_by_a_word(page, site):
    page.goto(site + "brieven/kst-29544-773/1/")
    box = page.get_by_role("combobox", name="Zoek in brief, noten en bronnen")
    box.fill("tilrobot")
    box.press("Enter")
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    expect(page.get_by_role("status")).to_contain_text("voor ‘tilrobot’")
    page.locator("[data-result]").first.click()
    expect(page).to_have_url(re.compile("/2-1/#s2-1-p1$"))
    expect(page.locator("#s2-1-p1")).to_contain_text("de tilrobot die patiënten uit bed tilt")


@pytest.mark.parametrize(("query", "href"), [("34393", "bronnen/kst-34393-4/"), ("Onderwijsraad", "#fn9")])
def test_search_finds_works_and_notes(page, site, query, href):
    page.goto(f"{site}zoeken/?q={query}")
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    found = page.eval_on_selector_all("[data-result]", "links => links.map(link => link.href)")
    assert any(link.endswith(href) for link in found)


def test_a_hostile_query_is_only_text(page, site):
    page.goto(site + "zoeken/")
    for query in ("<img src=x onerror=alert(1)>", ".*[(+", "😀", "   ", "a" * 10_000, "'\"&<b>"):
        page.evaluate("document.getElementById('zoekresultaten').dataset.searchState = 'asked'")
        page.get_by_role("searchbox").fill(query)
        page.wait_for_selector('[data-search-state="done"]', state="attached")
        assert page.locator("#zoekresultaten img, #zoekresultaten script, #zoekmelding *").count() == 0, query


def test_a_reader_finds_a_passage_by_a_word_that_the_letter_does_not_have(any_page, site):
    """From the index: a word leads to its keyword, that shows the words of the letter, and leads to them."""
    page = any_page
    page.goto(f"{site}brieven/kst-29544-773/")
    page.get_by_role("link", name="Trefwoorden van A tot Z").first.click()
    # the index has thousands of elements, of which each would be asked for its role and name
    page.locator("summary", has_text=re.compile(r"^Andere woorden onder M \(")).click()
    line = page.locator("li", has_text=re.compile("^monopolie, "))
    line.get_by_role("link", name="marktmacht").click()
    keyword = page.locator("[data-entry=keyword]:target")
    expect(keyword).to_be_in_viewport()
    expect(keyword.locator("q").first).to_be_hidden()
    keyword.locator("summary").click()
    expect(keyword.locator("q").first).to_contain_text("winner-takes-all-karakter")
    keyword.get_by_role("link", name="par. 2.2, alinea 3").click()
    expect(page).to_have_url(re.compile("/2-2/#s2-2-p3$"))
    expect(page.locator("#s2-2-p3")).to_be_in_viewport()


def test_the_words_of_a_letter_behind_a_keyword_stand_within_the_page(page, site):
    """At every side of it, and one at a time; where they lie over the index, no line of it moves."""
    page.goto(f"{site}brieven/kst-29544-773/trefwoorden/")
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for name in ("banenverlies", "big-data", "arbeidsmobiliteit"):
            summary = page.locator(f"#{name} summary")
            summary.scroll_into_view_if_needed()
            before = summary.bounding_box()
            summary.click()
            box = page.locator(f"#{name} details > div").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert page.locator(".bw-index details[open]").count() == 1
            if width >= 768:
                assert summary.bounding_box() == before
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        summary.click()


def test_without_a_script_the_search_page_offers_registers(page_without_script, site):
    page = page_without_script
    page.goto(site + "zoeken/?q=robots")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()
    page.get_by_role("link", name="Bronnen: naar soort").click()
    expect(page.get_by_role("heading", name="Kamerstukken (16)")).to_be_visible()


def test_an_unknown_address_is_explained(page_without_script, site):
    page = page_without_script
    page.goto(site + "brieven/bestaat-niet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
    page.get_by_role("link", name="Naar de brieven").click()
    expect(page).to_have_url(site + "brieven/")


def test_a_reader_cites_a_page(any_page, site):
    page = any_page
    page.goto(site + "brieven/kst-29544-773/2-6/")
    number = page.get_by_text("Kamerstukken II 2016/17, 29544, nr. 773, par. 2.6.", exact=True)
    expect(number).to_be_hidden()
    page.get_by_text("Citeer deze pagina").focus()
    page.keyboard.press("Enter")
    expect(number).to_be_visible()
    expect(page.locator(".bw-cite code")).to_contain_text("@misc{kst-29544-773,")


def test_a_reader_takes_the_letter_as_a_file(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Gegevens en hergebruik").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gegevens")
    with page.expect_download() as download:
        page.get_by_role("link", name="De brief als e-boek (EPUB)").click()
    assert download.value.suggested_filename == "brief.epub"


@pytest.mark.parametrize("path", ["bronnen/kst-33009-30/", "zoeken/"])
def test_no_page_scrolls_sideways(page, site, path):
    """Two more; those of every kind are looked at in test_access.py, where they are open anyway."""
    page.goto(site + path)
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def test_what_does_the_cabinet_think_of_a_basic_income_and_who_said_what(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Adviezen en antwoorden", exact=True).click()
    arrived(page, re.compile("/standpunten/$"))
    entry = page.locator("[data-entry=position]").filter(has_text="wijst af").filter(has_text="basisinkomen")
    expect(entry).to_contain_text("niet genoemd")
    for line in entry.locator("summary").all():
        line.click()
    expect(entry.locator("blockquote").last).to_contain_text("geen antwoord op robotisering en digitalisering")
    expect(entry.locator("blockquote").last).to_contain_text("bovendien erg duur")
    expect(entry.get_by_role("link", name="Noot 15", exact=True)).to_be_visible()
    entry.get_by_role("link", name="Binnen afzienbare tijd gaat er niet op grote schaal werk verloren.").click()
    advice = page.locator("[data-entry=position]:target")
    expect(advice).to_contain_text("kabinet steunt")
    expect(advice).to_contain_text("Rathenau Instituut en WRR")
    advice.get_by_role("link", name="par. 2.6, alinea 4").first.click()
    expect(page).to_have_url(f"{site}brieven/kst-29544-773/2-6/#s2-6-p4")


def test_which_promises_have_a_term_in_2017(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Aankondigingen", exact=True).click()
    arrived(page, re.compile("/toezeggingen/$"))
    plans = page.get_by_role("region", name=re.compile("^Gepland of voorgenomen"))
    lines = plans.get_by_role("listitem").filter(has_text="2017")
    expect(lines.nth(9)).to_be_visible()
    line = lines.filter(has_text="OESO")
    expect(line).to_contain_text("in de eerste helft van 2017")
    line.get_by_role("link", name="par. 2.4, alinea 6", exact=True).click()
    expect(page.locator("#s2-4-p6")).to_be_in_viewport()
    expect(page.locator("#s2-4-p6")).to_contain_text("in de eerste helft van 2017")


@pytest.mark.parametrize("width", [320, 1440])
def test_what_the_letter_says_in_one_minute(any_page, site, width):
    page = any_page
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(site)
    expect(page.get_by_role("heading", level=1, name="Kabinetsreactie robots en werk")).to_be_in_viewport(ratio=1)
    for known in ("Aan de Voorzitter van de Tweede Kamer", "13 februari 2017", "29544, nr. 773"):
        expect(page.get_by_text(known).first).to_be_in_viewport()
    summary = page.get_by_role("region", name="De brief in tien zinnen")
    expect(summary).to_be_in_viewport()
    expect(page.get_by_role("link", name="Begin bij paragraaf 1")).to_be_in_viewport(ratio=1)
    sentences = summary.get_by_role("listitem")
    expect(sentences).to_have_count(10)
    for sentence in sentences.all():
        expect(sentence.get_by_role("link").first).to_be_visible()
    words = sentences.evaluate_all("items => items.map((item) => item.firstChild.textContent)")
    assert sum(len(text.split()) for text in words) < 400  # some two minutes at an even pace, one for who skims
    sentences.filter(has_text="basisinkomen").get_by_role("link", name="par. 2.6, alinea 4", exact=True).click()
    expect(page.locator("#s2-6-p4")).to_be_in_viewport()


def test_a_link_to_an_entry_opens_it(any_page, site, request):
    """From another page, and from the one that it is on. With the scripts a screen reader hears that it is open."""
    for register, entries in {
        "toezeggingen": ["toezegging-big-data-hub-amsterdam", "toezegging-levenlanglerenkrediet"],
        "standpunten": ["standpunt-basisinkomen", "aanbeveling-ser-leren-centraal"],
        "bedragen": ["bedrag-extra-middelen-nwo", "getal-derde-ecosysteem"],
        "tijdlijn": ["tijd-reeds"],
    }.items():
        for entry in entries:
            any_page.goto(f"{site}brieven/kst-29544-773/{register}/#{entry}")
            card = any_page.locator(f"#{entry} .bw-card").first
            expect(card).to_be_visible()
            for inner in card.locator("details").all():  # what stands behind a line within it stays there
                assert not inner.locator(":scope > :not(summary)").first.is_visible()
            expect(any_page.locator(f"#{entry}")).to_be_in_viewport()
            if request.node.callspec.params["any_page"]:
                own = any_page.locator(f"#{entry} > details, #{entry} > td > details")
                assert [one.get_attribute("open") for one in own.all()] == [""] * max(own.count(), 1)


@pytest.mark.parametrize(("register", "words"), [
    ("toezeggingen", "Daarom heeft het kabinet de OESO gevraagd om een probleemanalyse"),
    ("trefwoorden", "winner-takes-all-karakter"), ("dekking", "In World Economic Forum (2016) wordt aangehaald"),
])  # fmt: skip
def test_find_opens_what_is_closed(any_page, site, built, register, words):
    """A link to words finds as the browser's own find does."""
    path = f"brieven/kst-29544-773/{register}/"
    closed = html.parse(str(built / path / "index.html")).xpath("//details[not(@open)]")
    assert [one for one in closed if words in text(one)]
    any_page.goto(f"{site}{path}#:~:text={quote(words).replace('-', '%2D')}")
    there = any_page.locator(".bw-main details :is(q, blockquote p)").filter(has_text=words).first
    expect(there).to_be_in_viewport()


# Shows how one came to what an entry says: it prints where a reader has opened it.
PROOFS = ".bw-proof, .bw-index details, .bw-outcome details"
# What no print has: ways to cite a page, and files.
NOT_PRINTED = ".bw-cite, [aria-labelledby=bestanden] details"


# Pages, the most sheets that each may be printed on, and whether it fills them.
PRINTED = {
    "": None, "brieven/kst-29544-773/": None, "brieven/kst-29544-773/verwijzingen/": None,
    "brieven/kst-29544-773/themas/": None, PROMISES: (30, True), "brieven/kst-29544-773/tijdlijn/": (20, False),
    "begrippen/": (20, True), "brieven/kst-29544-773/standpunten/": (22, False),
    "brieven/kst-29544-773/trefwoorden/": (20, False), "brieven/kst-29544-773/dekking/": (5, False),
    "brieven/kst-29544-773/bedragen/": (20, True), "organisaties/ser/": (20, True),
}  # fmt: skip


def expect_closed_shown(page):
    closed = page.locator(f"details:not({NOT_PRINTED}, {PROOFS}) > :not(summary)")
    assert closed.evaluate_all("all => all.every((one) => one.checkVisibility() && one.offsetHeight > 0)"), page.url
    assert page.locator("details[open]").count() == 0, page.url
    assert not page.locator(".bw-main blockquote").evaluate_all(
        "all => all.some((one) => one.checkVisibility() && one.offsetWidth < 200)"
    ), page.url
    return closed.count()


def expect_few_sheets(page, most, filled):
    with closing(pypdfium2.PdfDocument(page.pdf(format="A4"))) as document:
        assert len(document) <= most, page.url
        *sheets, _ = document if filled else [None]
        for sheet in sheets:
            lowest = min(text.get_bounds()[1] for text in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]))
            assert lowest < sheet.get_height() * 0.4, page.url


def expect_open_proof_shown(page):
    shown = page.locator(PROOFS)
    assert shown.count() > 1, page.url
    shown.nth(1).evaluate("one => { one.open = true; }")
    expect(shown.nth(0).locator("> :not(summary)").first).to_be_hidden()
    expect(shown.nth(1).locator("> :not(summary)").first).to_be_visible()


def test_pages_print_what_is_closed_on_few_sheets_that_they_fill(page, site):
    page.emulate_media(media="print")
    without = []
    for path, size in PRINTED.items():
        page.goto(site + path)
        if not expect_closed_shown(page):
            without.append(path)
        if size:
            expect_few_sheets(page, *size)
        if path.endswith(("toezeggingen/", "trefwoorden/", "dekking/")):
            expect_open_proof_shown(page)
    assert without == ["brieven/kst-29544-773/dekking/"]  # what is closed there are proofs


def test_a_heading_stands_further_in_than_the_one_above_it(page, forms_site):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{forms_site}brieven/kst-90010-7/")
    starts = [
        page.locator(f".bw-toc .bw-level-{level} a span").first.evaluate("word => word.getBoundingClientRect().left")
        for level in (1, 2, 3)
    ]
    assert starts == sorted(set(starts))


# Numbers that stand on another line than the word before or behind them, outside the letter's own words.
TORN = r"""() => {
  const torn = [], range = document.createRange(), own = "q, blockquote, [data-note], .bw-text, details:not([open])";
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (node.parentElement.closest(own)) continue;
    for (const found of node.data.matchAll(/\b(nr\.|alinea|[Nn]oot)\s\d+|\b\d+\s(keer|alinea|noten|[a-z]+\s20\d\d)/g)) {
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].replace(/\s20\d\d$/, "").length);
      const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top / 6)));
      if (lines.size > 1) torn.push(found[0]);
    }
  }
  return torn;
}"""


def test_a_number_stands_on_the_line_of_its_word(page, site):
    found = {}
    for path in (
        "",
        "bronnen/",
        "brieven/kst-29544-773/noten/",
        "brieven/kst-29544-773/tijdlijn/",
        "organisaties/ser/",
    ):
        page.goto(site + path)
        for width in (320, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if torn := page.evaluate(TORN):
                found[path, width] = torn
    assert found == {}


def test_one_can_search_from_the_first_look_at_any_page(page, site):
    for path in ("", "brieven/kst-29544-773/", "brieven/kst-29544-773/2-6/", PROMISES, "organisaties/ser/", "zoeken/"):
        page.goto(site + path)
        for width, height in ((1440, 900), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            box = page.locator("input[type=search]").first.bounding_box()
            assert box["y"] + box["height"] < height, (path, width)


@pytest.mark.parametrize("path", ["citaat/", "brieven/", "404.html"])
def test_the_foot_of_a_short_page_stands_at_that_of_the_window(page, site, path):
    page.set_viewport_size({"width": 768, "height": 1400})
    page.goto(site + path)
    assert page.locator("footer").evaluate("foot => Math.round(foot.getBoundingClientRect().bottom)") == 1400


def test_no_register_is_longer_than_one_can_read(page, site):
    page.goto(f"{site}brieven/kst-29544-773/")
    links = page.get_by_role("region", name="Wat staat er in de brief?").get_by_role("link").all()
    addresses = [link.evaluate("link => link.href") for link in links]
    assert len(addresses) >= 7
    longer = {}
    shared = [site + path for path in ("begrippen/", "organisaties/ser/", "themas/innovatie-en-ondernemerschap/")]
    for address in (*addresses, *shared):
        page.goto(address)
        for width, most in ((1440, 8000), (320, 16_000)):
            page.set_viewport_size({"width": width, "height": 900})
            height = page.evaluate("document.documentElement.scrollHeight")
            if height > most:
                longer[address.split("/")[-2], width] = height
    assert longer == {}


def test_a_term_opens_for_the_link_that_leads_to_it(page, page_without_script, site):
    def meaning(page):
        return page.get_by_text("Informatie- en communicatietechnologie.")

    page.goto(f"{site}begrippen/")
    expect(meaning(page)).to_be_hidden()
    page.get_by_role("link", name="I", exact=True).click()
    expect(page.get_by_role("heading", name="I", exact=True)).to_be_in_viewport()
    page.get_by_text("ICT afkorting").click()
    expect(meaning(page)).to_be_visible()
    page.goto(f"{site}begrippen/#mkb")
    expect(page.locator("#mkb > details[open]")).to_be_visible()
    page_without_script.goto(f"{site}begrippen/#ict")
    expect(meaning(page_without_script)).to_be_visible()


def shown(page):
    """The entries that are not left out by a choice, also those behind a line."""
    return page.locator(".bw-group:not([hidden]) :is(li, tr)[data-entry]:not([hidden])")


def said(page):
    return page.locator(".bw-choose [role=status]")


def test_promises_are_chosen_by_year_and_by_who_makes_them(page, site):
    page.goto(site + PROMISES)
    every = shown(page).count()
    page.get_by_label("Jaar").select_option("2017")
    page.get_by_label("Wie", exact=True).select_option("het kabinet")
    some = shown(page).count()
    assert 0 < some < every
    expect(said(page)).to_have_text(f"{some} van {every} getoond.")
    for card in shown(page).all():
        assert card.get_attribute("data-wie") == "het kabinet"
        assert "2017" in card.get_attribute("data-jaar").split("|")
    counts = page.locator(".bw-group:visible > h2 > small").all_inner_texts()
    assert sum(int(re.match(r"\((\d+) van \d+\)", words)[1]) for words in counts) == some
    for card in shown(page).all():  # what fits stands behind no line
        expect(card).to_be_visible()
    assert page.locator(".bw-jump li:visible .bw-count").all_inner_texts() == counts
    expect(page).to_have_url(re.compile(r"\?jaar=2017&wie=het\+kabinet$"))
    page.reload()  # the address keeps the choice
    expect(said(page)).to_have_text(f"{some} van {every} getoond.")
    page.get_by_role("button", name="Wis de keuze").click()
    expect(shown(page)).to_have_count(every)
    expect(said(page)).to_have_text(f"{every} van {every} getoond.")


def test_a_link_to_what_was_not_chosen_shows_it(page, site):
    page.goto(site + PROMISES)
    every = shown(page).count()
    expect(said(page)).to_be_empty()  # until something is chosen
    page.goto(f"{site}{PROMISES}?stand=asked")
    expect(said(page)).not_to_be_empty()
    hidden = page.locator("[data-entry][hidden]").first.get_attribute("id")
    for _ in range(2):  # the same link twice changes no address
        page.get_by_label("Stand").select_option("asked")
        page.evaluate(
            """id => {
              const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: "x" });
              link.setAttribute("href", `#${id}`);
              document.body.append(link);
              link.click();
            }""",
            hidden,
        )
        expect(page.locator(f"#{hidden}")).to_be_in_viewport()
        expect(said(page)).to_have_text(f"{every} van {every} getoond.")
    page.get_by_label("Stand").select_option("asked")
    expect(page).to_have_url(f"{site}{PROMISES}?stand=asked")  # without the place that is hidden now
    page.reload()
    expect(said(page)).not_to_be_empty()
    page.goto(f"{site}{PROMISES}?stand=asked#{hidden}")
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()


def test_back_gives_the_choice_of_its_address(page, site):
    page.goto(f"{site}brieven/kst-29544-773/standpunten/")
    every = shown(page).count()
    page.get_by_text("Wie zegt iets over welk thema?").click()
    link = page.get_by_role("link", name="3: Banen en taken, SER", exact=True)
    count = int(link.inner_text())
    link.click()
    expect(said(page)).to_have_text(f"{count} van {every} getoond.")
    expect(shown(page)).to_have_count(count)
    page.go_back()
    expect(shown(page)).to_have_count(every)
    expect(said(page)).to_be_empty()


def test_a_choice_that_nothing_fits_can_be_undone(page, site):
    page.goto(f"{site}brieven/kst-29544-773/tijdlijn/?zekerheid=misfit&jaar=2025&length=1&item=x")
    expect(said(page)).to_have_text(re.compile("^0 van"))
    page.get_by_role("button", name="Wis de keuze").click()
    expect(said(page)).to_have_text(re.compile(r"^(\d{3,}) van \1 getoond\.$"))
    assert said(page).inner_text().startswith(f"{shown(page).count()} ")


def test_what_was_not_chosen_is_hidden_on_a_phone_and_in_print_too(page, site):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}{PROMISES}?jaar=2015")
    entries = page.locator("[data-entry=announcement]:visible")
    wanted = sum(
        int(re.match(r"\((\d+)", words)[1]) for words in page.locator("h2:visible .bw-count").all_inner_texts()
    )
    assert 0 < entries.count() == wanted < page.locator("[data-entry=announcement]").count()
    page.emulate_media(media="print")
    expect(page.get_by_label("Jaar")).to_be_visible()
    page.goto(f"{site}brieven/kst-29544-773/verwijzingen/?opmerking=met")
    remarked = page.locator("[data-entry=citation]:visible")
    expect(remarked).to_have_count(int(re.match(r"\((\d+)", page.locator("#lijst small").inner_text())[1]))
    assert 0 < remarked.count() < page.locator("[data-entry=citation]").count()


def test_without_a_script_everything_is_shown_and_nothing_can_be_chosen(page_without_script, site):
    page = page_without_script
    page.goto(f"{site}brieven/kst-29544-773/tijdlijn/?zekerheid=misfit")
    expect(page.locator(".bw-choose")).to_be_hidden()
    every = page.locator("[data-entry=date]")
    assert every.count() > 100
    for line in page.locator(".bw-group > .bw-apart > summary, .bw-alike > details > summary").all():
        line.click()
    assert every.evaluate_all("entries => entries.every((entry) => entry.checkVisibility())")


def test_an_explanation_has_the_whole_width_of_a_small_screen(page, site):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}brieven/kst-29544-773/1/")
    page.get_by_role("link", name="Sociaal Economische Raad", exact=True).first.click()
    box = page.locator(".bw-explained:popover-open").bounding_box()
    assert (box["x"], box["width"]) == (0, 320)
    assert box["y"] + box["height"] == 640


def test_a_print_says_which_letter_it_is_and_shows_the_facts_of_its_pictures(page, site):
    page.emulate_media(media="print")
    page.goto(f"{site}brieven/kst-29544-773/themas/")
    expect(page.locator(".bw-main > .bw-print")).to_contain_text("29544, nr. 773 · 13 februari 2017")
    expect(page.locator(".bw-picture details table")).to_be_visible()


def test_how_much_money_goes_where(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Bedragen en getallen", exact=True).click()
    sums = page.get_by_role("region", name=re.compile("^Bedragen"))
    expect(sums.get_by_role("listitem")).to_have_count(6)
    expect(sums.get_by_role("listitem").filter(has_text="3 mln. euro")).to_contain_text("cybersecurity")


def test_relations_lead_from_a_paragraph_to_its_theme_and_back(any_page, site):
    page = any_page
    page.goto(f"{site}brieven/kst-29544-773/2-6/")
    relations = page.locator("details.bw-relations").nth(3)
    relations.locator("summary").click()
    relations.get_by_role("link", name="Inkomen en verdeling", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inkomen en verdeling")
    page.get_by_role("link", name="par. 2.6, alinea 4").first.click()
    expect(page).to_have_url(f"{site}brieven/kst-29544-773/2-6/#s2-6-p4")


def test_did_the_credit_for_learning_come_and_when(page, site):
    page.goto(site + "zoeken/?q=levenlanglerenkrediet")
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    page.locator("li").filter(has_text="Uitkomst").get_by_role("link", name="Het levenlanglerenkrediet wordt").click()
    outcome = page.locator("#uitkomst-toezegging-levenlanglerenkrediet")
    expect(outcome).to_be_in_viewport()
    expect(outcome).to_contain_text("Wat is ervan geworden? uitgevoerd, 1 september 2017")
    outcome.get_by_text("Waarop dit berust").click()
    expect(outcome).to_contain_text(re.compile(r"duo\.nl \(.*gelezen op 29\snovember 2026"))


def test_a_date_that_does_not_fit_is_told_in_the_results_too(page, site):
    page.goto(site + "zoeken/?q=digitale agenda uitgebracht")
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    found = page.locator("#zoekresultaten li").filter(has_text="heeft de Digitale Agenda uitgebracht")
    expect(found.first).to_contain_text("Let op: ‘in juli van dit jaar’ past niet bij de datum van de brief")


def test_of_which_plans_is_nothing_found(page, site):
    page.goto(site)
    link = page.get_by_role("link", name=re.compile("^[0-9]+ niet gevonden$"))
    number = int(link.inner_text().split()[0])
    link.click()
    arrived(page, re.compile(r"/toezeggingen/\?"))
    expect(shown(page)).to_have_count(number)
    for card in shown(page).all():
        expect(card).to_contain_text("Wat is ervan geworden? niet gevonden")


def test_what_advice_got_no_answer(any_page, site):
    page = any_page
    page.goto(site)
    page.get_by_role("link", name="Adviezen en antwoorden", exact=True).click()
    page.get_by_role("navigation", name="Op deze pagina").get_by_role(
        "link", name=re.compile("Wat de rapporten")
    ).click()
    dividend = page.locator("#aanbeveling-wrr-robotdividend")
    expect(dividend).to_contain_text("Daarover zegt de brief niets.")
