"""Whatever form a quotation comes in, its words are found; whatever form a changed one comes in, they are not.

``AUDIT=1`` (``make audit``) tries ten thousand quotations and four thousand that are changed, else an eighth of them.
"""

import os
import re
from collections import Counter

import pytest
from playwright.sync_api import expect
from tests.quotations import FORMS, changed_quotations, quotations

LETTER = "kst-29544-773"
SECTION = f"brieven/{LETTER}/2-6/"
# What the page says of each text: its kind, and of parts whether each is literal and all are in their order.
LOOK_UP = f"""async (texts) => {{
  const {{ letterOf, look, isLiteral }} = briefwijzerQuote;
  globalThis.letter ??= letterOf(await briefwijzerSearch.recordsOf("{LETTER}"));
  return texts.map((text) => {{
    const [{{ outcome }}] = look([globalThis.letter], text);
    if (outcome.kind !== "parts") return outcome.kind;
    return outcome.parts.every(isLiteral) ? (outcome.chain ? "parts" : "parts, not in order") : "not all parts";
  }});
}}"""
# What a reader copies who selects a passage, or some that follow each other.
SELECTED = """() => {
  const all = [...document.querySelectorAll("main [id]")].filter(({ id }) => /-p\\d+$/.test(id));
  return all.flatMap((from, at) => [0, 1, 3].flatMap((on) => {
    const to = all[at + on];
    if (to) getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
    return to && String(getSelection()).trim() ? [String(getSelection())] : [];
  }));
}"""
FOUND = {"literal", "signs", "parts"}
BATCH = 1000
SAMPLE = 1 if os.environ.get("AUDIT") else 8


@pytest.fixture
def look_up(page, site):
    """The kinds of what is said of some texts."""
    page.goto(site + "citaat/")

    def look(texts):
        parts = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
        return [kind for part in parts for kind in page.evaluate(LOOK_UP, part)]

    return look


def test_quotations_in_all_forms_are_literal(look_up, letter):
    cases = list(quotations(letter, letter.source_bytes.decode(), 10_050 // SAMPLE))
    assert len(cases) > 10_000 // SAMPLE
    assert len(Counter(form for form, _ in cases)) == len(FORMS) + 1
    kinds = look_up([text for _, text in cases])
    missed = [(form, text, kind) for (form, text), kind in zip(cases, kinds, strict=True) if kind not in FOUND]
    assert missed == []


def test_a_changed_quotation_is_literal_in_no_form(look_up, letter):
    cases = list(changed_quotations(letter, 4000 // SAMPLE))
    kinds = look_up([text for _, text in cases])
    wrong = [(form, text, kind) for (form, text), kind in zip(cases, kinds, strict=True) if kind in FOUND]
    assert wrong == []


def outcome(page, site, text, letter=""):
    """Paste a text on the page, for one letter or for all, and give the part of the page that says what was found."""
    if letter or page.url != site + "citaat/":
        page.goto(site + "citaat/")
    if letter:
        page.get_by_label("Brief", exact=True).select_option(letter)
    page.get_by_label("Het citaat").fill(text)
    page.get_by_role("button", name="Ga na").click()
    page.wait_for_selector('[data-quote-state="done"]')
    return page.get_by_role("region", name="Uitkomst")


@pytest.fixture
def verdict(page, site):
    """Paste a text on the page, and read what it says."""
    return lambda text: outcome(page, site, text).get_by_role("status").inner_text()


def test_what_the_page_copies_is_literal(page, site, verdict):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for number in (1, 3, 4):
        page.goto(site + SECTION)
        page.get_by_role("button", name=f"alinea {number} ").or_(
            page.locator(f'a.bw-number[href="#s2-6-p{number}"]')
        ).first.click()
        page.get_by_role("button", name="Kopieer als citaat").click()
        expect(page.locator(".bw-copied")).to_have_text(
            "Het citaat met verwijzing is gekopieerd."
        )  # seen for a moment only
        copied = page.evaluate("navigator.clipboard.readText()")
        assert verdict(copied) == f"Letterlijk in par. 2.6, alinea {number}."
        expect(page.locator("#citaatplaatsen")).to_contain_text("Eromheen, en niet meegeteld: ‘Kamerstukken II")


@pytest.mark.parametrize("path", [SECTION, f"brieven/{LETTER}/volledig/"])
def test_words_selected_over_paragraphs_are_literal(page, site, verdict, path):
    page.goto(site + path)
    copied = page.evaluate(
        """() => {
          const [from, to] = ["s2-6-p2", "s2-6-p5"].map((id) => document.getElementById(id));
          getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
          return String(getSelection());
        }"""
    )
    assert verdict(copied) == "Letterlijk in par. 2.6, alinea 2 tot en met par. 2.6, alinea 5."


def test_words_selected_over_lists_tables_and_headings_are_literal(page, forms_site):
    page.goto(forms_site + "citaat/")
    letters = page.locator("#citaat-brief option").evaluate_all("all => all.map(one => one.value).filter(Boolean)")
    for letter in letters:
        page.goto(f"{forms_site}brieven/{letter}/volledig/")
        texts = page.evaluate(SELECTED)
        page.goto(forms_site + "citaat/")
        kinds = page.evaluate(LOOK_UP.replace(LETTER, letter), texts)
        assert [text for text, kind in zip(texts, kinds, strict=True) if kind not in FOUND] == []


def test_what_we_call_the_part_before_the_first_heading_is_not_in_the_letter(page, forms_site):
    found = outcome(page, forms_site, "Begin van de brief", "kst-90010-7")
    expect(found.get_by_role("status")).to_contain_text("Niet in deze brief")


# What each text is told to have beside the words of the letter, ``{}`` for a sentence of it.
READ_AS = [
    ("Volgens de minister: “{}” (Kamerbrief, 2017)", "Eromheen, en niet meegeteld: ‘Volgens de minister:’"),
    ("> Een basisinkomen voor ieder-\n> een is bovendien erg duur.", "afbreekt"),
    ("[e]en basisinkomen voor iedereen [in Nederland] is bovendien erg duur", "[in Nederland]"),
    ("Een basisinkomen voor iedereen is [sic] bovendien erg duur", "[sic]"),
    ("een basisinkomen voor iedereen is bovendien erg duur", "eerste letter"),
    ("[Dat] is bovendien erg duur", "Tussen haken, en niet meegeteld: [Dat]"),
    ("Een basisinkomen voor iedereen is\n\n3\n\nDatum\n13-2-2017\n\nbovendien erg duur.", "‘3 Datum 13-2-2017’"),
    ("Een basisinkomen voor iedereen is bovendien erg duur. Kamerstuk 29544, nr. 773, p. 3", "‘Kamerstuk 29544"),
    ("“{}”\nLodewijk Asscher\nMinister van Sociale Zaken en Werkgelegenheid", "‘Lodewijk"),
    ("{}12", "geen tekst: 12"),
    ("Een basisinkomen voor iedereen is bovendien erg duur,", "leesteken aan het eind"),
    ("Hoi,\n\nEen basisinkomen voor iedereen\nis bovendien erg duur.\n\nGroet", "‘Hoi’, ‘Groet’"),
    ("Een basisinkomen voor iedereen is bovendien erg duur. Lees meer: https://example.nl", "‘Lees meer: https"),
    ("Voorzitter, ik citeer: {} Einde citaat. Is dat zo?", "‘Einde citaat.’, ‘Voorzitter, ik citeer’, ‘Is dat zo’"),
    ("_{}_ ~ Asscher", "‘Asscher’"),
    ("{} [15 Kamerstukken II 2015-16, 34 393, nr. 4 (2016)]", "‘[15 Kamerstukken II"),
    ("“Een basisinkomen voor iedereen”, schrijft hij, “is bovendien erg duur.”", "Ertussen, en niet meegeteld: ‘"),
]  # fmt: skip


def test_how_a_text_was_read_is_said(page, verdict):
    sentence = "Een basisinkomen voor iedereen is bovendien erg duur."
    for text, told in READ_AS:
        assert verdict(text.format(sentence)) == "Letterlijk in par. 2.6, alinea 4.", text
        expect(page.locator("#citaatplaatsen")).to_contain_text(told)


@pytest.mark.parametrize(
    "text",
    [
        "meer kunnen meedelen in de voordelen. . Pionieren is het devies, stelt ook",
        "en zwibbel -processen samenwerken met de personen die ermee moeten gaan werken",
        "L. Est & L. Kool (red.) (2015). Werken aan de robotsamenleving.",
    ],
)
def test_what_looks_like_words_around_a_quotation_hides_no_change(verdict, text):
    assert not verdict(text).startswith("Letterlijk")


def test_quotations_within_other_words_are_told_apart(page, verdict):
    said = verdict(
        "De minister schrijft dat werkgevers ‘minder geneigd zijn om in de kennis en vaardigheden van flexibele arbeid "
        "te investeren’. Dit kan ‘op termijn’ leiden tot ‘verouderde kennis van zaken’."
    )
    assert said.startswith("Niet letterlijk.")
    told = page.locator("#citaatplaatsen").get_by_text("Wel letterlijk, van wat u tussen aanhalingstekens zet:")
    expect(told).to_contain_text("te investeren’ (par. 3.4, alinea 4), ‘op termijn’ (par. 3.4, alinea 4).")


def test_a_text_that_is_mostly_literal_quotations_is_told_so_first(verdict):
    text = "De WRR stelt “dat het uitgangspunt van robotisering moet zijn om mensen {} robotica productiever maken”."
    assert verdict(text.format("in samenwerking met")).startswith("Wat u tussen aanhalingstekens zet, staat letterlijk")
    assert verdict(text.format("zonder")).startswith("Niet letterlijk.")


def test_capitals_of_a_heading_are_its_layout(page, verdict):
    text = "2.6 VERDELINGSVRAAGSTUKKEN\n\nDe drie genoemde rapporten noemen technologische innovaties een bron"
    assert verdict(text).startswith("Letterlijk in de kop ‘2.6")
    expect(page.locator("#citaatplaatsen")).to_contain_text("Hoofdletters van een kop")
    assert verdict(text.replace("drie", "DRIE")).startswith("Niet letterlijk")


def test_words_of_the_letter_with_others_behind_them_are_partly_literal(page, verdict):
    said = verdict("Een basisinkomen voor iedereen is bovendien erg duur. Daarom voert het kabinet het niet in.")
    assert said.startswith("Deels letterlijk: 8 van uw 15 woorden staan letterlijk in par. 2.6, alinea 4.")
    expect(page.locator("#citaatplaatsen")).to_contain_text("‘Daarom voert het kabinet het niet in’")


def test_marks_that_open_and_close_in_the_letter_itself_hide_no_change(verdict):
    sentence = (
        "Een aantal beleidsrichtingen – zoals het op peil houden van vaardigheden van de beroepsbevolking – is daarbij "
    )
    assert verdict(f"{sentence}‘no regret’.") == "Letterlijk in par. 1, alinea 5."
    changed = re.sub("beroepsbevolking", "bevolking", sentence)
    assert verdict(f"{changed}‘no regret’.").startswith("Niet letterlijk.")


IN_EVERY_LETTER = {
    "Dat antwoord is: nee.": "Letterlijk in par. 1, alinea 2 van ‘Verzonnen tweede brief’.",
    "Dit is een verzonnen brief;": "Letterlijk in par. 1, alinea 1 van ‘Verzonnen brief {{ 7*7 }} <b>’.",
    "Het is: ja. Dat antwoord is: nee.": "Deels letterlijk",
    "is verzonnen": "Letterlijk in par. 1, alinea 1 van ‘Verzonnen tweede brief’.",
    "een rapport van niemand over iets": "In geen van deze ",
    "Agenda automaten": "Letterlijk in 2 brieven.",
}


def test_a_quotation_is_looked_up_in_every_letter(page, tiny_site):
    for text, said in IN_EVERY_LETTER.items():
        result = outcome(page, tiny_site, text)
        expect(result.get_by_role("status")).to_contain_text(said)
        expect(result).to_contain_text(re.compile(r"Nagegaan in alle \d brieven\."))


def test_one_letter_can_be_chosen(page, tiny_site):
    found = outcome(page, tiny_site, "Dat antwoord is: nee.", "kst-90001-1")
    expect(found.get_by_role("status")).to_contain_text("Niet in deze brief")
