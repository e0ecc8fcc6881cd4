"""What nobody meant on a reader's side: queries of odd signs, nonsense in addresses, nonsense that is kept.

Each is answered as if the nonsense were not there, or with one true sentence; an error in the console fails the test.
Of the nonsense that is kept a half is tried; ``AUDIT=1`` (``make audit``) tries all.
"""

import os
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.browser.test_search import ask, ask_each, opened, results

LETTER = "brieven/kst-29544-773/"
SECTION = f"{LETTER}2-6/"
SMALL = "brieven/kst-90001-1/"

# Other signs for the same words.
SAME = {
    "from right to left": ("\u202erobot", "robot"),
    "marks of direction": ("\u200erobot\u200f", "robot"),
    "isolated": ("\u2067tilrobot\u2069", "tilrobot"),
    "decomposed": ("coo\u0308rdinatie", "coördinatie"),
    "an accent too many": ("ro\u0301\u0302\u0303bot", "robot"),
    "a heap of accents": (f"tilrobot{chr(0x301) * 500}", "tilrobot"),
    "joined by nothing": ("tilro\u200dbot", "tilrobot"),
    "a blank without width": ("tilro\u200bbot", "tilrobot"),
    "a soft hyphen": ("tilro\u00adbot", "tilrobot"),
    "a mark of byte order": ("\ufefftilrobot", "tilrobot"),
    "full width": ("ｔｉｌｒｏｂｏｔ", "tilrobot"),
    "digits of full width": ("２.６", "2.6"),
    "a ligature": ("\ufb01nanciering", "financiering"),
    "a capital with a dot": ("\u0130nnovatie", "innovatie"),
    "nothing": ("\u0000tilrobot", "tilrobot"),
    "half a sign": ("tilrobot \ud800", "tilrobot"),
    "signs that are no word": ("🧑‍🔬 tilrobot ☃", "tilrobot"),
    "a line of another system": ("robot\u2028banen", "robot banen"),
    "left out often": (f"robot {'-banen ' * 1500}", "robot -banen"),
}
# They say nothing that could be found.
EMPTY = ["\u0301" * 500, "-" * 5000, "**", "\u202e", "“" * 2000, "٢", "9" * 5000, "__proto__", "00-00-0000", "\ufffd"]


def test_other_signs_for_the_same_words_find_the_same(page, site):
    found = ask_each(page, site, [*dict.fromkeys(query for pair in SAME.values() for query in pair)])
    assert {name: found[odd] for name, (odd, _) in SAME.items()} == {
        name: found[same] for name, (_, same) in SAME.items()
    }
    assert all(found.values())


def test_what_says_nothing_finds_nothing(page, site):
    assert ask_each(page, site, EMPTY) == {query: [] for query in EMPTY}


def test_the_sentence_that_repeats_a_query_is_not_turned_round(page, site):
    ask(page, site, "\u202erobot\u2067")
    expect(page.get_by_role("status")).to_have_text(re.compile("^[0-9]+ resultaten voor ‘robot’$"))
    page.goto(site + SECTION)
    page.get_by_role("combobox", name="Zoek in brief").fill("\u202erobot")
    expect(page.get_by_role("option", name="‘robot’")).to_be_visible()


def test_a_word_that_is_left_out_often_is_named_once(page, site):
    ask(page, site, f"robot {'-banen ' * 9}")
    expect(page.get_by_role("status")).to_have_text(re.compile("’. Zonder: banen$"))


def test_a_filter_that_is_not_there_is_not_chosen(page, site):
    every = ask(page, site, "robot")
    assert every
    for value in ("foo", "__proto__", "toString", "\u202e" + "x" * 3000):
        # whichever of them were chosen would leave nothing
        assert opened(page, site, "robot", soort=value, thema=value, paragraaf=value) == every, value
        expect(page.locator("#zoekfilters summary")).to_have_text(["Soort", "Paragraaf", "Thema"])


def test_letters_that_are_not_there_are_not_chosen(page, tiny_site):
    every = ask(page, tiny_site, "brief")
    assert every
    said = page.locator("#doorzocht").inner_text()
    for choice in (
        {"jaar": "1850"}, {"afzender": "niemand"}, {"dossier": "\u0000"}, {"brief": "__proto__"},
        {"jaar": "toString", "afzender": "constructor", "dossier": "0", "brief": "x" * 3000},
    ):  # fmt: skip
        assert opened(page, tiny_site, "brief", **choice) == every, choice
        expect(page.locator("#doorzocht")).to_have_text(said)


# On the small site, which has the same kinds of page. Never two of one page in a row: where only the fragment changes,
# the page does not come anew.
ODD_ADDRESSES = (
    f"{SMALL}toezeggingen/?jaar=__proto__&wie=toString&stand=%00&stand=asked", f"{SMALL}2-1/#fn1%00",
    f"{SMALL}toezeggingen/#__proto__", f"{SMALL}tijdlijn/?zekerheid=%F0%9F%98#:~:text=",
    f"{SMALL}toezeggingen/#%00", f"{SMALL}trefwoorden/#%E2%80%AE",
    f"{SMALL}toezeggingen/?{'jaar=2017&' * 2000}#%ff", f"{SMALL}verwijzingen/?opmerking[]=met#.bw-group",
    f"{SMALL}2-1/#[data-note]", "brieven/?jaar=9999&afzender=niemand#x", f"begrippen/#{quote(chr(0x202e) + 'ict')}",
    f"{SMALL}volledig/#{'s2-6-p4' * 5000}",
)  # fmt: skip


def test_nonsense_in_the_address_of_a_page_changes_nothing_on_it(page, tiny_site):
    paths = [address.partition("#")[0].partition("?")[0] for address in ODD_ADDRESSES]
    shown = "all => all.filter((one) => one.checkVisibility()).length"
    before = {}
    for path in dict.fromkeys(paths):
        page.goto(tiny_site + path)
        before[path] = page.locator("main *").evaluate_all(shown)
    for path, address in zip(paths, ODD_ADDRESSES, strict=True):
        page.goto(tiny_site + address)
        if "stand=asked" not in address and "jaar=2017" not in address:  # what is there is chosen all the same
            assert page.locator("main *").evaluate_all(shown) == before[path], address
        # what the last script has made of it
        expect(page.get_by_role("combobox", name="Zoek in brief")).to_be_visible()


KEPT = (
    "", "null", "{}", "true ", "s2-6-p3", "s2-6-p3 ", " s2-6-p3", "s2-6-p3\n<b>x</b>", "../../s1-p1",
    "s1-p1/../../x y", "javascript:alert(1)", "__proto__ x", "\u202es2-6-p3 x", "x" * 100_000, "0 ", "length robot",
    "-1 robot\n0", "dark\u0000",
)  # fmt: skip


def test_nonsense_that_is_kept_is_not_followed(page, site):
    """In every place where something is kept: bookmark, colours, margin, and the words of a hit."""
    page.goto(f"{site}{SECTION}#s2-6-p4")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    for nonsense in KEPT if os.environ.get("AUDIT") else KEPT[::2]:
        page.evaluate(
            """(kept) => {
              for (const key of ["bookmark:kst-29544-773", "scheme", "margin"])
                localStorage.setItem(`briefwijzer-${key}`, kept);
              sessionStorage.setItem("briefwijzer-found", `${location.pathname}#s2-6-p4\n${kept}`);
            }""",
            nonsense,
        )
        page.reload()
        assert page.evaluate(ground) == before, nonsense
        expect(page.get_by_role("radio", name="zoals uw systeem")).to_be_checked()
        expect(page.locator("bw-bookmark a")).to_have_count(1 if nonsense.startswith("s2-6-p3") else 0)
        for link in page.locator("bw-bookmark a").all():
            assert link.evaluate("link => link.href") == f"{site}{SECTION}#s2-6-p3"
        expect(page.locator(".bw-margin-note")).to_have_count(0)
        page.get_by_role("link", name="noot 15", exact=True).click()
        expect(page.get_by_role("dialog", name="Noot 15")).to_be_visible()
        # what the last script has made of it
        expect(page.get_by_role("combobox", name="Zoek in brief")).to_be_visible()


@pytest.mark.parametrize("query", [
    "q=%F0%9F%98", "q=%00", "q=%E2%80%AE%E2%80%AE", "q=robots&brief=__proto__", "q[]=x&brief[]=y",
    f"q={'%CC%81' * 2000}",
])  # fmt: skip
def test_nonsense_in_the_address_of_the_quotation_check_is_answered(page, site, query):
    page.goto(f"{site}citaat/?{query}")
    box = page.get_by_label("Het citaat")
    expect(box).to_be_visible()
    if "robots" in query:
        expect(page.locator("#citaatmelding")).to_contain_text("Letterlijk")
    elif box.input_value().strip():
        expect(page.locator("#citaatmelding")).to_have_text(re.compile("^(Niet in deze brief|Plak eerst een citaat)"))
    else:
        expect(page.locator("#citaatmelding")).to_be_empty()


def test_a_long_query_is_answered_from_every_box(page, site):
    page.goto(site + SECTION)
    long = "tilrobot " * 3000
    page.get_by_role("combobox", name="Zoek in brief").fill(long)
    expect(page.get_by_role("option").first).to_be_visible()
    page.goto(f"{site}zoeken/")
    page.get_by_role("searchbox").fill(long)
    page.wait_for_selector('[data-search-state="done"]', state="attached")
    assert results(page, site) == ask(page, site, "tilrobot")
