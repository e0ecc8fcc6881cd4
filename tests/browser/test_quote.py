"""Looking a quotation up: literal, but for signs or numbers, nearest passage, parts, not there, and hostile input."""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import counting

SECTION = "brieven/kst-29544-773/2-6/"
GOAL = "Doel van het kabinet is een inclusieve arbeidsmarkt en samenleving, nu en in de toekomst."
EXPENSIVE = "Een basisinkomen voor iedereen is bovendien erg duur."
DONE = '[data-quote-state="done"]'

# Looks a text up, when the letter is loaded.
LOOK_UP = """async (text) => {
  const box = document.getElementById("citaat"), done = document.getElementById("citaatuitkomst");
  box.value = text;
  box.form.requestSubmit();
  while (done.dataset.quoteState !== "done") {
    if (done.dataset.quoteState === "failed") throw new Error(text);
    await new Promise((go) => setTimeout(go));
  }
}"""
# The same for many: what is said of each, and where it leads.
LOOK_UP_EACH = f"""async (texts) => {{
  const lookUp = {LOOK_UP}, found = {{}};
  for (const [name, text] of Object.entries(texts)) {{
    document.getElementById("citaatuitkomst").dataset.quoteState = "asked";
    await lookUp(text);
    const places = [...document.querySelectorAll("#citaatplaatsen li a")].map((link) => link.hash);
    found[name] = [document.getElementById("citaatmelding").textContent, places];
  }}
  return found;
}}"""
# Twice what the most laborious text of the tests takes; a short quotation takes some hundreds.
MOST_WORK = 20_000_000


@pytest.fixture(scope="module")
def one_page(kept):
    """The page of this file: one quotation comes after the other, as with a reader."""
    yield lambda: kept.page(True)
    kept.page(True)
    kept.clear(True)


@pytest.fixture
def page(one_page):
    page, errors = one_page()
    yield page
    found, errors[:] = errors[:], []
    assert found == []


@pytest.fixture
def look(page, site):
    """Paste a text and look it up; gives the verdict."""
    if page.url != site + "citaat/":
        page.goto(site + "citaat/")

    def look_up(text):
        page.get_by_label("Het citaat").fill(text)
        page.get_by_role("button", name="Ga na").click()
        page.wait_for_selector(DONE)
        return verdict_of(page).inner_text()

    return look_up


def verdict_of(page):
    return page.get_by_role("region", name="Uitkomst").get_by_role("status")


def differences(page):
    """What is marked as different: (tag, text with its label)."""
    return page.eval_on_selector_all(
        ".bw-difference :is(del, ins)", "all => all.map(e => [e.localName, e.textContent])"
    )


@pytest.mark.parametrize(
    "text",
    [
        GOAL,
        "  o Doel van het kabinet\n is een   inclusieve arbeidsmarkt\u00a0en samen\u00adleving, nu ",
        f"“{GOAL}”",
        "inclusieve arbeidsmarkt en samenleving",
    ],
)
def test_a_literal_quotation_leads_to_its_paragraph(page, site, look, text):
    assert look(text) == "Letterlijk in par. 2.6, alinea 3."
    expect(page.get_by_role("heading", name="Uitkomst")).to_be_focused()
    page.get_by_role("link", name="par. 2.6, alinea 3").click()
    expect(page).to_have_url(f"{site}{SECTION}#s2-6-p3")


def test_every_paragraph_heading_and_note_is_found_where_it_stands(page, look, letter):
    look("robots")  # the records are there now
    texts = {one.id: one.prose.plain for section in letter.sections for one in section.paragraphs}
    texts |= {note.id: note.text for note in letter.footnotes}
    texts |= {section.id: f"{section.label} {section.heading}" for section in letter.sections}
    for name, (verdict, places) in page.evaluate(LOOK_UP_EACH, texts).items():
        assert verdict.strip().startswith("Letterlijk "), name
        assert f"#{name}" in places, name


def test_a_letter_may_have_a_figure_without_words(page, site):
    page.goto(site + "citaat/")
    assert page.evaluate("briefwijzerQuote.letterOf({records: [{kind: 'paragraph'}], before: {}}).size") == 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("⟦b⟧Wat vindt u van zwibbels die bijten [4]?⟦/b⟧", "literal"),
        ("[w]at [dan] vindt u van zwibbels", "literal"),
        ("<p>Zie https://zwibbel.example/a%20b, niet hier.</p>", "literal"),
        ("van zwibbels die bijten [4]?.", "literal"),
        ("[Wat vindt u]", "literal"),
        ("Kent u «De zwibbel «Nest»»?, en", "near"),  # the marks of the letter set nothing apart
    ],
)  # fmt: skip
def test_signs_of_a_letter_that_look_like_those_of_who_quotes(page, site, text, kind):
    page.goto(site + "citaat/")
    words = "Wat vindt u van zwibbels die bijten [4]? Kent u «De zwibbel «Nest»»? "
    paragraph = {
        "kind": "paragraph",
        "names": ["s1-p1"],
        "text": f"{words}Zie https://zwibbel.example/a%20b, niet hier.",
    }
    found = """([paragraph, text]) => {
      const letter = briefwijzerQuote.letterOf({records: [paragraph], before: {}});
      return briefwijzerQuote.look([letter], text)[0].outcome.kind;
    }"""
    assert page.evaluate(found, [paragraph, text]) == kind


def test_all_places_are_named(page, look):
    verdict = look("robotisering en digitalisering")
    count = int(re.fullmatch(r"Letterlijk op (\d+) plaatsen\.", verdict)[1])
    assert count > 2
    assert page.locator("#citaatplaatsen > ul > li").count() == count
    expect(page.locator("#citaatplaatsen li", has_text="par. 2.6, alinea 4")).to_contain_text("2 keer")


def test_a_heading_that_is_left_out_is_told(page, look):
    verdict = look("een veilige en betrouwbare plaats om zaken te doen. Het primair en het voortgezet onderwijs hebben")
    assert verdict == "Letterlijk in par. 2.3, alinea 1 tot en met par. 2.4, alinea 1."
    expect(page.locator("#citaatplaatsen")).to_contain_text("Een kop die er in de brief tussen staat, ontbreekt")


def test_a_quotation_may_go_on_in_the_next_paragraph(page, look):
    verdict = look("dat deze groepen afhaken als deze eisen verder stijgen.\n\n4\n\nRobotisering wordt vaak")
    assert verdict == "Letterlijk in par. 2.6, alinea 3 tot en met par. 2.6, alinea 4."
    expect(page.locator("#citaatplaatsen")).to_contain_text("Niet meegeteld, want geen tekst: 4")


def test_what_was_looked_up_is_printed_with_its_outcome(page, look):
    look(EXPENSIVE)
    page.emulate_media(media="print")
    try:
        expect(page.get_by_label("Het citaat")).to_be_visible()
        expect(page.locator("#citaattip")).to_be_hidden()
        expect(page.get_by_role("button", name="Ga na")).to_be_hidden()
    finally:
        page.emulate_media(media="screen")


def test_what_words_in_brackets_stand_for_is_told(page, look):
    verdict = look("Het kabinet [heeft] in het basisinkomen geen antwoord op")
    assert verdict == "Op wat tussen haken staat na letterlijk in par. 2.6, alinea 4."
    expect(page.locator("#citaatplaatsen")).to_contain_text("Tussen haken, en niet meegeteld: [heeft] (brief: ‘ziet’).")


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet ziet in het basisinkomen [een] antwoord op robotisering en digitalisering.",
        "Per september [2018] wordt het levenlanglerenkrediet ingevoerd.",
        "onderwijs is [juist] alleen voor jongeren, maar ook voor volwassenen",
        "Het kabinet ziet in het basisinkomen [een oplossing].",
        "[Dit betekent] dat technologische veranderingen over ons heen komen.",
        "[Niet] alle leerlingen en studenten moeten binnen ons onderwijs hun talent kunnen ontwikkelen.",
    ],
)
def test_brackets_do_not_stand_for_a_denial_or_a_number(look, text):
    assert look(text).startswith("Niet letterlijk. Het meest lijkt par. ")


@pytest.mark.parametrize(
    "text",
    [
        "de Wet Beperking ziekteverzuim en arbeidsongeschiktheid vangnetters (en) en de Wet aanpak schijnconstructies",
        "“co-creatie”: dat techneutxn in de ontwikkeling",
        "productiemiddelen en organisaties (het «internet of things», kunnen nieuwe)",
    ],
)
def test_signs_that_the_letter_has_itself_set_nothing_apart(look, text):
    assert not re.match("Letterlijk|Op .* na letterlijk|Alle", look(text))


def test_two_places_joined_in_one_sentence_are_told_as_far_as_they_are_literal(page, look):
    joined = "Het kabinet steunt deze gedachte, want een basisinkomen voor iedereen is bovendien erg duur."
    assert look(joined).startswith("Deels letterlijk: 5 van uw 14 woorden staan letterlijk in par. 3.4, alinea 1.")


def test_a_note_within_a_sentence_has_a_small_letter(look):
    assert look("De onderkant van de arbeidsmarkt in 2025, Den Haag") == "Letterlijk in noot 14."


@pytest.mark.parametrize("text", ['pleit de WRR voor "co-creatie": dat', "pleit de WRR voor ‘co–creatie’: dat"])
def test_other_quotation_marks_and_dashes_are_said(look, text):
    assert look(text).startswith("Op aanhalingstekens of streepjes na letterlijk in par. ")
    assert look("pleit de WRR voor “co-creatie”: dat").startswith("Letterlijk in par. ")


@pytest.mark.parametrize("mark", ["15", " 15", "[15]", "¹⁵"])
def test_the_number_of_a_note_is_no_text_and_that_is_said(page, look, mark):
    assert look(f"van rond te kunnen komen.{mark} Het kabinet ziet daarom") == "Letterlijk in par. 2.6, alinea 4."
    expect(page.locator("#citaatplaatsen")).to_contain_text("Niet meegeteld, want geen tekst: 15")


def test_another_number_is_a_difference(page, look):
    assert look("van rond te kunnen komen.16 Het kabinet ziet daarom").startswith("Niet letterlijk.")
    assert differences(page) == [["del", "uw tekst: komen.16"], ["ins", "brief: komen."]]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (EXPENSIVE.replace("erg", "zeer"), [["del", "uw tekst: zeer"], ["ins", "brief: erg"]]),
        (EXPENSIVE.replace("Een", "Het"), [["del", "uw tekst: Het"], ["ins", "brief: Een"]]),
        (EXPENSIVE.replace("erg ", ""), [["ins", "brief: erg"]]),
        (EXPENSIVE.replace("is ", "is toch "), [["del", "uw tekst: toch"]]),
        (EXPENSIVE.replace("bovendien erg", "erg"), [["ins", "brief: bovendien"]]),
    ],
)
def test_a_changed_word_is_marked_in_the_nearest_passage(page, site, look, text, marked):
    assert look(text).startswith("Niet letterlijk. Het meest lijkt par. 2.6, alinea 4:")
    assert differences(page) == marked
    page.get_by_role("link", name="Lees par. 2.6, alinea 4").click()
    expect(page).to_have_url(f"{site}{SECTION}#s2-6-p4")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (EXPENSIVE.replace("duur.", "duur!"), [["del", "uw tekst: duur!"], ["ins", "brief: duur."]]),
        (EXPENSIVE.replace("basis", "Basis"), [["del", "uw tekst: Basisinkomen"], ["ins", "brief: basisinkomen"]]),
        (EXPENSIVE.replace("is b", "is, b"), [["del", "uw tekst: is,"], ["ins", "brief: is"]]),
    ],
)
def test_other_capitals_and_stops_are_said_to_be_all_that_differs(page, look, text, marked):
    assert look(text).startswith("Niet letterlijk, wel met dezelfde woorden als par. 2.6, alinea 4:")
    assert differences(page) == marked


def test_a_sign_within_a_number_is_part_of_it(look):
    assert look("hiervoor 5.5 miljoen euro beschikbaar").startswith("Niet letterlijk. Het meest lijkt")


def test_words_left_out_near_the_begin_are_shown(page, look):
    assert "van uw 10 woorden staan er 10 in" in look("Een gevolg van robotisering en dat het steeds makkelijker wordt")
    assert differences(page) == [["ins", "brief: digitalisering is, zoals het Rathenau Instituut ook beschrijft,"]]


def test_a_sentence_left_out_without_a_sign_is_told(page, look):
    said = look(f"{EXPENSIVE} Het kabinet ziet daarom in het basisinkomen geen antwoord")
    assert said == "Alle woorden staan letterlijk in par. 2.6, alinea 4, maar niet achter elkaar zoals in uw tekst."
    assert page.locator("#citaatplaatsen mark").count() == 2


@pytest.mark.parametrize("form", ["“{}” “{}”", "“{}”\n\n“{}”", "1) “{}”\n2) “{}”", "Hij noemt “{}” en “{}”."])
def test_each_of_two_quotations_is_looked_up(page, look, form):
    one, two = "Werk verandert", EXPENSIVE
    assert look(form.format(one, two)) == "Alle 2 delen letterlijk, in deze volgorde."
    assert look(form.format("Werk verdwijnt", two)) == "Niet alle delen zijn letterlijk: 1 van de 2."


def test_parts_are_looked_up_in_their_order(page, look):
    one, two = "Een basisinkomen voor iedereen", "te laag zijn om van rond te kunnen komen."
    for sign in (" […] ", "…", " ... ", " [...] ", "\n(…)\n"):
        assert look(f"“{one}{sign}{two}”") == "Alle 2 delen letterlijk, in deze volgorde."
    expect(page.get_by_role("heading", name="Deel 2")).to_be_visible()
    assert look(f"{two} […] {one}") == "Alle 2 delen staan in de brief, maar niet in deze volgorde."
    assert look(f"{one} […] {two.replace('laag', 'hoog')}") == "Niet alle delen zijn letterlijk: 1 van de 2."
    assert differences(page) == [["del", "uw tekst: hoog"], ["ins", "brief: laag"]]


@pytest.mark.parametrize(
    "text",
    [
        "Alle menschen worden vrij en gelijk in waardigheid en rechten geboren.",
        "De kat krabt de krullen van de trap.",
        "xyzzy",
        "erkgelegenhei",
    ],
)
def test_what_is_not_in_the_letter_is_said_not_to_be(page, look, text):
    assert look(text).startswith("Niet in deze brief.")
    assert page.locator("#citaatplaatsen li, #citaatplaatsen blockquote").count() == 0


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", ".*[(+", "😀 \ud83d", "…", "[…] […]", "'\"&<b>", "{place}",
     "__proto__ constructor", f"{EXPENSIVE} <img src=x onerror=alert(1)><script>alert(1)</script>", "$& $1",
     "a…" * 5000, "de " * 5000, "“" * 10_000],
)  # fmt: skip
def test_hostile_input_is_only_text(page, look, text):
    look("robots")
    page.evaluate(LOOK_UP, text)
    assert page.locator("#citaatuitkomst :is(img, script, b), #citaatmelding *").count() == 0


def test_ten_thousand_characters_take_little_work(own_page, site, letter):
    text = " ".join(one.prose.plain for section in letter.sections for one in section.paragraphs)[:10_000]
    with counting(own_page) as blocks_run:
        own_page.goto(site + "citaat/")
        own_page.evaluate(LOOK_UP, "robots")
        for pasted in (text, " ".join(word for at, word in enumerate(text.split()) if at % 9), "van de en het " * 700):
            blocks_run()
            own_page.evaluate(LOOK_UP, pasted)
            assert MOST_WORK / 10 < blocks_run() < MOST_WORK


def test_a_link_carries_the_quotation_and_nothing_is_kept(page, site, look):
    page.goto(f"{site}citaat/?{urlencode({'q': GOAL})}")
    expect(verdict_of(page)).to_have_text("Letterlijk in par. 2.6, alinea 3.")
    expect(page.get_by_label("Het citaat")).to_have_value(GOAL)
    assert look(EXPENSIVE) == "Letterlijk in par. 2.6, alinea 4."
    assert "duur" not in page.url
    page.get_by_role("link", name="Link naar deze controle").click()
    expect(page).to_have_url(re.compile("duur"))
    page.wait_for_selector(DONE)
    expect(page.get_by_label("Het citaat")).to_have_value(EXPENSIVE)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_by_keyboard(page, site):
    page.goto(site + "zoeken/")
    page.get_by_role("link", name="Citaat nagaan").press("Enter")
    box = page.get_by_label("Het citaat")
    page.get_by_role("button", name="Ga na").press("Enter")
    expect(box).to_be_focused()
    expect(verdict_of(page)).to_have_text("Plak eerst een citaat.")
    page.keyboard.insert_text(GOAL)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Uitkomst")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="par. 2.6, alinea 3")).to_be_focused()
    box.press("End")
    page.keyboard.insert_text(" En")
    expect(verdict_of(page)).to_have_text("")  # the outcome was that of another text


def test_the_letter_and_the_start_page_lead_here(any_page, site):
    page = any_page
    for path in ("", "brieven/kst-29544-773/"):
        page.goto(site + path)
        page.get_by_role("link", name="Citaat nagaan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Citaat nagaan")


def test_without_a_script_the_page_offers_the_whole_letter(page_without_script, site):
    page = page_without_script
    page.goto(site + "citaat/")
    expect(page.get_by_text("werkt alleen met JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Ga na")).to_be_hidden()
    page.get_by_role("link", name="De hele brief").click()
    expect(page).to_have_url(f"{site}brieven/kst-29544-773/volledig/")


@pytest.mark.parametrize("files", ["**/assets/search/kst-*.js", "**/javascripts/search-records.js"])
def test_a_failed_load_can_be_tried_again(hurt, site, files):
    hurt.route(files, lambda route: route.abort())
    hurt.goto(f"{site}citaat/?q=robots")
    expect(verdict_of(hurt)).to_contain_text("mislukt")
    hurt.unroute(files)
    hurt.get_by_role("button", name="Probeer opnieuw").click()
    expect(verdict_of(hurt)).to_contain_text("Letterlijk")


def test_it_works_from_a_folder(hurt, built):
    hurt.goto(f"{(built / 'citaat/index.html').as_uri()}?{urlencode({'q': GOAL})}")
    hurt.get_by_role("link", name="par. 2.6, alinea 3").click()
    expect(hurt.locator("#s2-6-p3")).to_be_visible()
