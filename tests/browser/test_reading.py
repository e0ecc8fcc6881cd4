"""What a reader does with a passage: copy, cite, select, print; with mouse, keyboard and touch."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from tests.conftest import corpus_in

from briefwijzer.data.layers.oddities import ODDITIES

SECTION = "brieven/kst-29544-773/2-6/"


@pytest.fixture
def reader(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site + SECTION)
    return page


@pytest.fixture
def dated(own_page, site):
    """A reader on a day that we know, on whichever day the test is run."""
    own_page.clock.set_fixed_time(datetime(2026, 2, 3, 12))
    own_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own_page.goto(site + SECTION)
    return own_page


LINK = "https://briefwijzer.test/a/b/brieven/kst-29544-773/2-6/#s2-6-p4"
CITATION = f"Kamerstukken II 2016/17, 29544, nr. 773, par. 2.6, alinea 4, {LINK} (geraadpleegd op 3 februari 2026)"


def number(page, paragraph):
    return page.locator(f"a.bw-number[href='#{paragraph}']")


def number_of_paragraphs(page):
    return page.locator("a.bw-number").count()


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def copy_selection(page):
    """Copy what is selected; the browser does so by and by, and the page says when it is done."""
    page.get_by_role("button", name="Kopieer als citaat").click()
    expect(page.locator(".bw-copied")).to_have_text("Het citaat met verwijzing is gekopieerd.")


def words_of(paragraph):
    return corpus_in("data").letters[0].paragraphs[paragraph][1].prose.plain


def remarks():
    """How many remarks the data has on the section that is read here."""
    return sum(oddity.paragraph.startswith("s2-6-") for oddity in corpus_in("data").letters[0].layers[ODDITIES])


def test_a_paragraph_s_citation_is_copied_and_said(dated):
    reader = dated
    number(reader, "s2-6-p4").click()
    reader.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(reader.locator(".bw-copied")).to_have_text("De verwijzing is gekopieerd.")
    assert clipboard(reader) == CITATION
    expect(number(reader, "s2-6-p4")).to_be_focused()


def test_a_paragraph_s_words_are_copied_with_its_notes(dated):
    reader = dated
    number(reader, "s2-6-p4").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("button", name="Kopieer de link")).to_be_focused()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.locator(".bw-copied")).to_have_text("Het citaat met verwijzing is gekopieerd.")
    note = "Noot 15: Kamerstukken II 2015-16, 34 393, nr. 4"
    assert clipboard(reader) == f"“{words_of('s2-6-p4')}”\n{CITATION}\n{note}"


def test_a_link_is_copied_and_escape_closes_the_menu(reader):
    number(reader, "s2-6-p3").click()
    reader.get_by_role("button", name="Kopieer de link").click()
    expect(reader.locator(".bw-copied")).to_have_text("De link is gekopieerd.")
    assert clipboard(reader) == "https://briefwijzer.test/a/b/brieven/kst-29544-773/2-6/#s2-6-p3"
    number(reader, "s2-6-p3").click()
    reader.keyboard.press("Escape")
    expect(reader.locator(".bw-tools")).to_be_hidden()
    expect(number(reader, "s2-6-p3")).to_be_focused()


def test_each_message_stays_as_long_as_another(own_page, site):
    own_page.clock.install(time=0)
    own_page.goto(site + SECTION)
    own_page.clock.pause_at(60_000)
    said = own_page.locator(".bw-copied.bw-said")
    for paragraph in ("s2-6-p3", "s2-6-p4"):
        own_page.clock.run_for(2000)
        number(own_page, paragraph).click()
        own_page.get_by_role("button", name="Zet hier een bladwijzer").click()
        expect(said).to_have_count(1)
    own_page.clock.run_for(2000)  # the first one would have gone
    expect(said).to_have_count(1)
    own_page.clock.run_for(1000)
    expect(said).to_have_count(0)


@pytest.mark.parametrize("path", ["2-1/", "volledig/"])
def test_a_fault_in_a_paragraph_is_told_from_its_menu(any_page, tiny_site, path):
    """Where somebody is named who wants to know; without a script the way stands below each paragraph."""
    told = any_page.get_by_role("link", name="Meld een fout in deze alinea")
    any_page.goto(f"{tiny_site}brieven/kst-90001-1/{path}")
    if any_page.evaluate("matchMedia('(scripting: none)').matches"):
        assert told.count() + any_page.locator(".bw-relations .bw-fault").count() == number_of_paragraphs(any_page)
        return
    assert told.count() == 0
    number(any_page, "s2-1-p2").click()
    asked = parse_qs(urlsplit(told.get_attribute("href")).query)
    assert asked["titel"] == ["Kamerstukken II 2016/17, 90001, nr. 1, par. 2.1, alinea 2"]
    assert asked["tekst"] == [f"brieven/kst-90001-1/{path}#s2-1-p2"]


def test_nobody_is_told_where_nobody_is_named(reader):
    number(reader, "s2-6-p4").click()
    expect(reader.get_by_role("link", name="Ga naar deze alinea")).to_be_visible()
    expect(reader.get_by_text("Meld een fout")).to_be_hidden()


def test_without_a_script_the_number_is_the_link(page_without_script, site):
    page = page_without_script
    page.goto(site + SECTION)
    number(page, "s2-6-p3").click()
    expect(page).to_have_url(site + SECTION + "#s2-6-p3")
    colour = "element => getComputedStyle(element).backgroundColor"
    assert page.locator("#s2-6-p3").evaluate(colour) != page.locator("#s2-6-p2").evaluate(colour)


def test_selected_words_are_copied_as_a_quotation(reader):
    reader.evaluate(
        """() => {
          const range = document.createRange();
          const [before, after] = ["s2-6-p3", "s2-6-p4"].map(id => document.getElementById(id));
          const [first, last] = [before.lastChild, after.firstChild];
          range.setStart(first, first.data.length - 12);
          range.setEnd(last, 14);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    copy_selection(reader)
    quoted, cited, *notes = clipboard(reader).splitlines()
    assert quoted == f"“{words_of('s2-6-p3')[-12:].strip()} {words_of('s2-6-p4')[:14].strip()}”"
    assert "par. 2.6, alinea 3–4, " in cited
    assert notes == []


def test_odd_places_can_be_marked_where_they_are(page, site):
    page.goto(site + SECTION)
    shown = page.locator(".bw-sic:visible")
    expect(shown).to_have_count(0)
    page.get_by_role("radio", name="met [sic]").check()
    expect(shown).to_have_count(remarks())
    expect(page.locator(".bw-corrected:visible")).to_have_count(0)
    page.locator("#s2-6-p5 .bw-sic").click()
    expect(page.locator(".bw-remarks li:target")).to_contain_text("in te toekomst")
    page.get_by_role("radio", name="zoals gedrukt").check()
    expect(shown).to_have_count(0)


def test_a_correction_is_shown_as_ours_and_never_copied(reader):
    paragraph = reader.locator("#s2-6-p5")
    printed = paragraph.inner_text()
    assert "in te toekomst" in printed
    reader.get_by_role("radio", name="verbeterd").check()
    expect(paragraph.locator("ins[data-editorial]")).to_have_text("in de toekomst")
    assert "inkomensongelijkheid in de toekomst te beperken, omdat" in paragraph.inner_text()
    # where more than one reading is possible, there is the remark and no correction
    expect(reader.locator("#s2-6-p2 [data-editorial]")).to_have_count(0)
    number(reader, "s2-6-p5").click()
    reader.get_by_role("button", name="Kopieer als citaat").click()
    expect(reader.locator(".bw-copied")).to_have_text("Het citaat met verwijzing is gekopieerd.")
    assert clipboard(reader).startswith(f"“{words_of('s2-6-p5')}”")
    reader.get_by_role("radio", name="zoals gedrukt").check()
    assert paragraph.inner_text() == printed


def test_without_a_script_the_remarks_follow_the_section(page_without_script, site):
    page_without_script.goto(site + SECTION)
    expect(page_without_script.get_by_role("radio", name="verbeterd")).to_have_count(0)
    page_without_script.get_by_role("link", name=f"{remarks()} opmerkingen").click()
    expect(page_without_script.get_by_role("heading", name="Opmerkingen bij")).to_be_in_viewport()
    expect(page_without_script.locator(".bw-remarks li")).to_have_count(remarks())


def stored(page):
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def test_a_bookmark_is_kept_when_it_is_put_and_leads_back(reader, site):
    assert stored(reader) == {}
    number(reader, "s2-6-p3").click()
    reader.get_by_role("button", name="Zet hier een bladwijzer").click()
    expect(reader.locator(".bw-copied")).to_have_text("De bladwijzer staat hier, alleen in deze browser.")
    assert stored(reader) == {"briefwijzer-bookmark:kst-29544-773": "s2-6-p3 par. 2.6, "}
    expect(reader.get_by_role("link", name="Verder lezen bij par. 2.6, alinea 3")).to_be_visible()
    reader.goto(site)
    reader.get_by_role("link", name="Verder lezen bij par. 2.6, alinea 3").click()
    expect(reader).to_have_url(site + SECTION + "#s2-6-p3")
    reader.get_by_role("button", name="Haal de bladwijzer weg").click()
    expect(reader.locator("bw-bookmark")).to_be_empty()
    assert stored(reader) == {}


def test_a_bookmark_that_somebody_else_wrote_is_not_followed(reader, site):
    reader.evaluate("localStorage.setItem('briefwijzer-bookmark:kst-29544-773', 'javascript:alert(1)')")
    reader.goto(site + "brieven/kst-29544-773/")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.locator("bw-bookmark")).to_be_empty()


def test_a_print_has_its_title_numbers_and_notes_and_nothing_to_click(reader):
    reader.get_by_role("radio", name="verbeterd").check()
    reader.emulate_media(media="print")
    expect(reader.locator("#s2-6-p5").get_by_text("in te toekomst")).to_be_visible()
    expect(reader.locator("#s2-6-p5 ins")).to_be_hidden()
    expect(reader.locator("article .bw-print")).to_contain_text("Kamerstukken II 2016/17, 29544, nr. 773")
    expect(reader.locator(".bw-print").last).to_have_text("https://briefwijzer.test/a/b/" + SECTION)
    expect(number(reader, "s2-6-p1")).to_be_visible()
    expect(reader.locator("#fn15")).to_be_visible()
    for control in (".bw-header", ".bw-contents", ".bw-steps", ".bw-relations", ".bw-reading", ".bw-identity"):
        for found in reader.locator(control).all():
            expect(found).to_be_hidden()


def test_a_pdf_of_the_letter_is_tagged(page, site, tmp_path):
    page.goto(site + "brieven/kst-29544-773/volledig/")
    page.pdf(path=tmp_path / "letter.pdf", tagged=True, outline=True)
    content = (tmp_path / "letter.pdf").read_bytes()
    for part in (b"/StructTreeRoot", b"/Marked true", b"/Lang (nl)", b"/Outlines"):
        assert part in content


def test_touch_opens_a_note_as_a_sheet(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(site + SECTION)
    page.get_by_role("link", name="noot 15", exact=True).tap()
    sheet = page.get_by_role("dialog", name="Noot 15")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(700, abs=2)
    page.get_by_role("button", name="Sluit de noot").tap()
    expect(sheet).to_be_hidden()
    context.close()


def test_words_of_two_sections_are_cited_from_the_one_to_the_other(reader, site):
    reader.goto(f"{site}brieven/kst-29544-773/volledig/")
    reader.evaluate(
        """() => {
          const range = document.createRange();
          const [first, last] = ["s2-6-p5", "s2-7-p1"].map(id => document.getElementById(id).firstChild);
          range.setStart(first, 0);
          range.setEndAfter(last);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    copy_selection(reader)
    assert ", nr. 773, par. 2.6, alinea 5 – par. 2.7, alinea 1, https://" in clipboard(reader)


def test_the_menu_of_a_paragraph_says_which_one_it_is(reader):
    button = reader.get_by_role("button", name="par. 2.6, alinea 4: kopiëren of verwijzen", exact=True)
    button.click()
    title = reader.locator(".bw-tools [data-part=title]")
    expect(title).to_have_text("Kamerstukken II 2016/17, 29544, nr. 773, par. 2.6, alinea 4")
