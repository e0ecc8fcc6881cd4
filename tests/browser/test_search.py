"""The search in a browser: how it reads words, what it finds, says and remembers.

``AUDIT=1`` (``make audit``) asks every word of the subject index, else a quarter of them.
"""

import gzip
import os
import re
import shutil
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import expect
from tests.browser.conftest import COUNT_SHIFTS, SIZE, arrived, cleared, each_query, errors_of, painted, until
from tests.conftest import ROOT
from tests.hosted import Hosted

from bench_letters import write_letters
from bench_search import rank, with_letters
from briefwijzer.data.layers.keywords import KEYWORDS
from briefwijzer.search.compounds import words
from briefwijzer.search.dutch import root, stem, verb
from briefwijzer.search.pieces import tokens
from briefwijzer.search.records import letter_records, shared_records
from search_collections import QUERIES, Site, judged, queries
from sites import at_rest, served

TABLE = yaml.load((ROOT / "tests/search/analysis.yml").read_text("utf-8"), yaml.CSafeLoader)
SECTION = "brieven/kst-29544-773/2-6/"
DONE = '[data-search-state="done"]'
# Words that the browser's analysis makes one, and the table of parts never needs.
SAME = {"eur", "mln", "mld", "euro", "procent", "miljoen", "miljard"}


# The links of the results of each query, asked one after the other in one page.
ASK = each_query('[...document.querySelectorAll("[data-result]")].map((link) => link.href)')


@pytest.fixture(scope="module")
def reader(browser):
    """A page that stays, and its errors: one query comes after another, as with a reader; the index is made once."""
    context = browser.new_context(viewport=SIZE, locale="nl-NL")
    page = context.new_page()
    yield page, errors_of(page)
    context.close()


@pytest.fixture
def page(reader):
    page, errors = reader
    yield page
    found, errors[:] = errors[:], []
    assert found == []


@pytest.fixture
def fresh(kept):
    """A page as new, for who changes its size, its storage or what it gets."""
    yield from cleared(kept, True)


def opened(page, site, query, **more):
    """Open the search page for a query, by its address; the links of the results in their order."""
    page.goto(f"{site}zoeken/?{urlencode({'q': query, **more})}")
    page.wait_for_selector(DONE, state="attached")
    return results(page, site)


def ask(page, site, query):
    """Ask a query on the search page; the links of the results in their order."""
    return ask_each(page, site, [query])[query]


def results(page, site):
    """The links of the results, in their order."""
    links = page.eval_on_selector_all("[data-result]", "all => all.map(a => a.href)")
    return [href.removeprefix(site) for href in links]


def counted(page, site, query):
    """How many results a query has; the page shows the first ten."""
    ask(page, site, query)
    return int(page.get_by_role("status").inner_text().partition(" ")[0])


def ask_each(page, site, queries):
    """The links of the results of each query, one after the other on the search page, where nothing else is chosen."""
    if not re.fullmatch(rf"{re.escape(site)}zoeken/(\?q=[^&]*)?", page.url):
        page.goto(site + "zoeken/")
    found = page.evaluate(ASK, queries)
    return {query: [href.removeprefix(site) for href in links] for query, links in zip(queries, found, strict=True)}


@pytest.fixture(scope="module")
def analysis(browser, site):
    """A page that has the analysis of the search."""
    page = browser.new_page()
    page.goto(site + "zoeken/?q=robot")
    page.wait_for_selector(DONE, state="attached")
    yield page
    page.close()


def test_index_and_queries_read_words_as_the_table_says(analysis):
    texts = [row["text"] for row in TABLE]
    read = analysis.evaluate("texts => texts.map((text) => briefwijzerAnalysis.tokens(text))", texts)
    every = []
    for row, parts in zip(TABLE, read, strict=True):
        same = row.get("same", [])
        found = [token["word"] for token in parts]
        assert [word for word in found if word.isalpha() and word not in same] == [
            word for word in row["words"] if word not in SAME
        ], row
        assert [word for word in found if word[0].isdigit()] == row.get("numbers", []), row
        assert [word for word in found if word in same] == same, row
        if "joined" in row:
            assert {whole for token in parts for whole in token["whole"]} >= set(row["joined"]), row
        if relatives := [each for key in ("form", "made", "root", "apart") for each in row.get(key, [])]:
            every += [found[0], *(words(each)[0] for each in relatives)]
    assert len(every) > 100
    there = zip(*stems_of(analysis, every), strict=True)
    here = [tuple(made(word) for made in (stem, verb, root)) for word in every]
    assert dict(zip(every, there, strict=True)) == dict(zip(every, here, strict=True))


def stems_of(analysis, words):
    """Stems, verbs and roots of some words, as the browser makes them."""
    return analysis.evaluate("all => ['stem', 'verb', 'root'].map(of => all.map(briefwijzerAnalysis[of]))", words)


def test_a_weak_past_is_told_from_a_noun_by_its_ending(analysis):
    bases = "all => Object.fromEntries(all.map(word => [word, briefwijzerAnalysis.basesOf(word)]))"
    pasts = {"belde": "bellen", "miste": "missen", "stopten": "stoppen", "kende": "kennen", "vulden": "vullen"}
    found = analysis.evaluate(bases, [*pasts, "landen", "planten", "beelde", "lange"])
    assert {word: found[word][:1] for word in pasts} == {word: [base] for word, base in pasts.items()}
    assert [found[word] for word in ("landen", "planten", "beelde", "lange")] == [[], [], [], []]


def test_both_spellings_agree_on_every_text_of_the_corpus(analysis, corpus):
    texts = [
        f"{record.title}\n{record.text}\n{record.extra}"
        for record in (*letter_records(corpus.letters[0]), *shared_records(corpus))
    ]
    there = analysis.evaluate(
        "texts => texts.map(text => briefwijzerAnalysis.tokens(text).map(token => token.word))", texts
    )
    for text, found in zip(texts, there, strict=True):
        here = [word for word in words(text) if word.isalpha() and word not in SAME]
        assert [word for word in found if word.isalpha() and word not in SAME] == here
    wholes = analysis.evaluate(
        "texts => texts.map(text => briefwijzerAnalysis.tokens(text).map(({word, whole}) => [word, whole]))", texts
    )
    for text, found in zip(texts, wholes, strict=True):
        assert [(word, whole) for word, whole in found] == list(tokens(text))
    every = sorted({word for text in texts for word in words(text)})
    for there, here in zip(stems_of(analysis, every), (stem, verb, root), strict=True):
        assert dict(zip(every, there, strict=True)) == {word: here(word) for word in every}


@pytest.mark.parametrize(("file", "first", "three"), [(QUERIES[0], 0.95, 1.0), (QUERIES[1], 0.9, 0.97)])
def test_the_right_passage_is_found(page, site, built, file, first, three):
    asked = queries(file)
    found = ask_each(page, site, [query.text for query in asked])
    texts = Site(built)
    for query in asked:
        query.rank = rank(query, found[query.text], texts)
    late = {query.text: query.rank for query in asked if query.rank != 1}
    assert sum(query.rank == 1 for query in asked) / len(asked) >= first, late
    assert sum(1 <= query.rank <= 3 for query in asked) / len(asked) >= three, late


def test_an_address_finds_what_is_typed(page, site):
    asked = ["“een inclusieve arbeidsmarkt”", "é&<+%26 #robot?", "xyzzyqwv"]
    assert ask_each(page, site, asked) == {query: opened(page, site, query) for query in asked}


def test_what_is_cited_comes_first(page, site):
    wanted = {
        "kamerstuk 26643 nr 432": "bronnen/kst-26643-432/",
        "kst-26643-432": "bronnen/kst-26643-432/",
        "Kamerstukken II 2015/16, 26 643, nr. 432": "bronnen/kst-26643-432/",
        "29544-581": "bronnen/kst-29544-581/",
        "2.6": f"{SECTION}#s2-6",
        "paragraaf 3.1": "brieven/kst-29544-773/3-1/#s3-1",
        "noot 15": "brieven/kst-29544-773/noten/#fn15",
        "s2-6-p3": f"{SECTION}#s2-6-p3",
        "2.6 alinea 3": f"{SECTION}#s2-6-p3",
        "29544-773": "brieven/kst-29544-773/",
        "minister Lodewijk Asscher": "brieven/kst-29544-773/",
    }
    asked = ask_each(page, site, [*wanted])
    assert {query: found[:1] for query, found in asked.items()} == {query: [first] for query, first in wanted.items()}
    # and behind it the note that cites it
    assert "brieven/kst-29544-773/noten/#fn20" in asked["kst-26643-432"]


@pytest.mark.parametrize(
    ("name", "first", "three", "precision", "recall"),
    [("judged", 0.92, 0.95, 0.97, 0.89), ("blind", 0.85, 0.91, 0.89, 0.78)],
)
def test_what_is_found_is_meant_and_what_is_absent_is_not_found(page, site, name, first, three, precision, recall):
    collection = judged()[name]
    measured = collection.measure(ask_each(page, site, collection.texts))
    assert measured["first"] >= first, measured
    assert measured["three"] >= three, measured
    assert measured["precision"] >= precision, measured
    assert measured["recall"] >= recall, measured
    assert measured["silent"] >= 0.95, measured


def test_facts_and_questions_lead_to_what_they_name(page, site):
    letter = (
        # senders, the date and the number of the letter, in any spelling
        "Bussemaker", "asscher", "minister Kamp", "13 februari 2017", "13-2-2017", "13/02/2017", "2017-02-13",
        "13 feb. 2017", "brief van 13 februari 2017", "feb 2017", "febr. 2017", "brief van februari 2017", "02-2017",
        "kst-29544-773", "kst29544773", "29544773", "kst29544-773", "29544 nr. 773", "29 544, nr. 773", "29544/773",
        "Kamerstukken II 2016/17, 29 544, nr. 773", "kabinet-Rutte II", "Den Haag", "minister van SZW",
        "ministers van SZW, EZ en OCW",
    )  # fmt: skip
    report = (
        # books and reports by their numbers
        "9789462982024", "978-94-6298-202-4", "978 94 6298 202 4", "ISBN 978-94-6298-202-4", "WRR-verkenning 31",
        "wrr verkenning nr. 31",
    )  # fmt: skip
    wanted = dict.fromkeys(letter, "brieven/kst-29544-773/") | dict.fromkeys(report, "bronnen/wrr-2015-robot-de-baas/")
    wanted |= {
        "wat is robotisering": "brieven/kst-29544-773/noten/#fn2",
        "wanneer komt het levenlanglerenkrediet": "brieven/kst-29544-773/tijdlijn/#tijd-per-september-2017",
    }
    assert {query: found[:1] for query, found in ask_each(page, site, [*wanted]).items()} == {
        query: [first] for query, first in wanted.items()
    }


def test_a_page_of_the_site_is_found_by_its_name_alone(page, site):
    pages = {"begrippen": "begrippen/", "bronnen": "bronnen/", "thema's": "themas/", "Over deze uitgave": "over/"}
    pages |= {"correcties": "correcties/", "citaat nagaan": "citaat/", "citaat": "citaat/"}
    found = ask_each(page, site, [*pages, "over", "citaat robots", "bronnen van welvaart"])
    assert {query: found[query][:1] for query in pages} == {query: [first] for query, first in pages.items()}
    for query in ("over", "citaat robots", "bronnen van welvaart"):
        assert not {*pages.values()} & {*found[query]}, query


def test_who_asks_of_the_letter_itself_is_led_to_it(page, site):
    letter = "brieven/kst-29544-773/"
    alone = [
        "wie schreef deze brief",
        "wie heeft de brief ondertekend",
        "van wie is deze brief",
        "wie ondertekende",
        "geadresseerde",
        "op welke dag is de kamerbrief gestuurd",
        "van wanneer is de brief",
        "onderwerp kamerbrief",
        "nummer van de brief",
        "who wrote this letter",
    ]
    first = [
        "datum",
        "titel",
        "dossiernummer",
        "wie zijn de afzenders",
        "aan wie is de brief gericht",
        "datum van de brief",
        "samenvatting van de brief",
    ]
    others = [
        "brief over robots",
        "minister",
        "brief",
        "onderwerp van het rapport",
        "wat staat in de brief over scholing",
        "waar gaat deze brief over",
    ]
    found = ask_each(page, site, [*alone, *first, *others])
    assert [found[query] for query in alone] == [[letter]] * len(alone)
    assert [found[query][0] for query in first] == [letter] * len(first)
    # with another word the letter is asked about that, and what it is about its own words say
    assert letter not in [found[query][0] for query in others]


def test_who_sent_a_letter_says_whose_and_the_other_words_what_about(page, site):
    """Both counted as its subject, and only a work had both."""
    asked = ["Asscher over basisinkomen", "asscher basisinkomen", "Lodewijk Asscher over basisinkomen"]
    for query, found in ask_each(page, site, asked).items():
        assert found[0] == f"{SECTION}#s2-6-p4", query
    # a name beside words that no letter has still finds nothing
    assert ask(page, site, "Asscher over hondenbelasting") == []


def test_what_it_costs_are_all_amounts(page, site, letter):
    amounts = [record.href for record in letter_records(letter) if record.kind == "amount"]
    assert ask(page, site, "wat kost het") == amounts
    found = ask(page, site, "hoeveel geld gaat er naar fieldlabs")
    assert "/bedragen/#" in found[0]


def test_a_phrase_stands_in_any_quotation_marks(page, site):
    wanted = {}
    for first, last in ("“”", "„”", '""', "‘’", "''", "«»", "‹›"):
        wanted[f"{first}een inclusieve arbeidsmarkt{last}"] = [f"{SECTION}#s2-6-p3"]
        wanted[f"{first}arbeidsmarkt inclusieve een{last}"] = []
    assert {query: found[:1] for query, found in ask_each(page, site, [*wanted]).items()} == wanted


def test_words_are_left_out_and_beginnings_are_found(page, site):
    assert f"{SECTION}#s2-6-p4" in ask(page, site, "inkomen basisinkomen")
    assert f"{SECTION}#s2-6-p4" not in ask(page, site, "inkomen -basisinkomen")
    expect(page.get_by_role("status")).to_contain_text("Zonder: basisinkomen")
    assert ask(page, site, "cybersec*")
    expect(page.locator(".bw-why").first).to_contain_text("begin van een woord")
    # a word that is another name too, and a beginning of many words
    assert counted(page, site, "robot*") > counted(page, site, "robotisering") > 10
    assert counted(page, site, "vo*") > counted(page, site, "voorstel")


def test_what_is_not_understood_is_said(page, site):
    page.goto(site + "zoeken/")
    for query in ("robots AND banen", "+robots", "titel:robots", '"robots', "robots | banen"):
        assert page.evaluate(ASK, [query]) != [[]], query
        expect(page.get_by_role("status")).to_contain_text("Niet begrepen")
        assert page.evaluate(ASK, ["robots"]) != [[]]
        expect(page.get_by_role("status")).not_to_contain_text("Niet begrepen")


def test_what_is_called_by_all_words_of_a_query_is_found_however_often_passages_say_them(page, site):
    called = {
        "De robot de baas": "bronnen/wrr-2015-robot-de-baas/",
        "rijksdienst voor ondernemend nederland": "organisaties/rvo/",
        "kabinetsreactie werk robots": "brieven/kst-29544-773/",
    }
    found = ask_each(page, site, [*called])
    assert not [query for query, address in called.items() if address not in found[query][:5]]


def test_what_is_not_in_the_letter_is_said_with_what_is_near_it(page, site):
    assert ask(page, site, "robots in de landbouw") == []
    expect(page.get_by_role("status")).to_contain_text("Dit staat niet in de brief")
    near = page.get_by_role("region", name="Wat er het dichtst bij komt")
    expect(near.get_by_role("link").first).to_be_visible()
    expect(near.locator("[data-result]")).to_have_count(0)


def test_passages_with_a_part_of_the_query_are_folded_and_are_no_results(page, site):
    folded = page.locator("details.bw-spread")
    assert ask(page, site, "kansarme leerlingen") == []
    expect(page.get_by_role("status")).to_contain_text("Dit staat niet in de brief")
    link = folded.get_by_role("link").first
    expect(link).to_be_hidden()
    folded.locator("summary").click()
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", re.compile(r"/2-4/#s2-4-p7$"))
    # little of the query is an accident
    assert ask(page, site, "vierdaagse werkweek") == []
    expect(folded).to_have_count(0)


def test_what_is_nearest_is_called_by_a_telling_word_or_not_named(page, site):
    page.goto(site + "zoeken/")
    near = page.locator(".bw-apart li")
    # one of the rarest words of the query, or what means the same; an adjective without its noun tells nothing
    for query, named in (("robots in de landbouw", "robot"), ("elektrische auto’s", "auto"), ("publieke omroep", None)):
        assert page.evaluate(ASK, [query]) == [[]], query
        texts = near.filter(has=page.locator(".bw-kind")).all_text_contents()
        assert all(named in text.lower() for text in texts) if named else not texts, (query, texts)
        assert bool(texts) == bool(named), query


def test_of_two_telling_words_one_alone_does_not_answer(page, site):
    asked = ["AI in de rechtspraak", "salaris van leraren", "bitcoin als betaalmiddel", "belasting op robots"]
    found = ask_each(page, site, [*asked, "AI", "bitcoin", "genoeg salaris"])
    assert {query: bool(links) for query, links in found.items()} == {
        **dict.fromkeys(asked, False),
        "AI": True,
        "bitcoin": True,
        # how much is no subject
        "genoeg salaris": True,
    }


def test_a_word_that_only_looks_like_one_of_the_letter_is_neither_its_form_nor_a_typing_error(page, site):
    parents = f"{SECTION.replace('2-6', '2-4')}#s2-4-p2"
    found = ask_each(page, site, ["ouders", "ouderen"])
    assert [parents in links for links in found.values()] == [True, False]


def test_a_word_of_the_subject_index_answers_beside_one_that_is_unknown(page, site):
    found = ask_each(page, site, ["hackers slimme koelkast", "muziekles op school"])
    assert f"{SECTION.replace('2-6', '3-2')}#s3-2-p4" in found["hackers slimme koelkast"][:3]
    # a common word is no answer where what was asked is unknown
    assert found["muziekles op school"] == []


def test_what_only_means_the_same_is_no_answer_beside_what_says_it(page, site):
    found = ask_each(page, site, ["school moet sneller veranderen", "docent gymnastiek"])
    # not the conclusion, where students and movement stand
    assert [link.partition("#")[2] for link in found["school moet sneller veranderen"] if "#s" in link] == [
        "s3-3-p5",
        "s3-3-p1",
    ]
    # a reader's word for a passage is no answer beside one that no letter has
    assert found["docent gymnastiek"] == []


def test_a_synonym_of_the_only_word_is_no_answer_beside_that_word(page, site):
    uber, *others = ask(page, site, "Uber")
    assert uber == "brieven/kst-29544-773/3-1/#s3-1-p8"
    assert not [href for href in others if "/2-5/" in href]
    # what is ours still is
    assert "organisaties/uber/" in others


def test_a_passage_of_the_letter_stands_behind_two_answers(page, site):
    found = ask_each(page, site, ["wie zit in de blockchaincoalitie", "hoeveel miljoen voor big data", "techniekpact"])
    assert found["wie zit in de blockchaincoalitie"][2].endswith("#s3-1-p4")
    # the words of one term are one subject: of the passages only those with an amount of it
    passages = [link.partition("#")[2] for link in found["hoeveel miljoen voor big data"] if "#s" in link]
    assert passages == ["s3-1-p7", "s3-1-p2"]
    # the name of a work is no citation where it is a word
    assert found["techniekpact"][0].endswith("#s3-3-p4")


def test_the_words_of_one_term_are_no_two_words_of_a_subject(page, site):
    found = ask_each(page, site, ["big data", "big data voorlichting", "verzekering big data"])
    assert len(found["big data"]) > 3
    assert f"{SECTION.replace('2-6', '3-1')}#s3-1-p3" in found["big data voorlichting"]
    assert found["verzekering big data"] == []


def test_a_subject_with_an_article_is_no_sentence(page, site):
    # of two words one is unknown, and the other one alone does not say what is asked
    assert ask_each(page, site, ["tolheffing logistiek", "tolheffing in de logistiek"]) == {
        "tolheffing logistiek": [],
        "tolheffing in de logistiek": [],
    }


def test_a_short_word_has_the_same_roots_as_a_long_one(page, site):
    # the passage has werkenden, and no werk
    assert f"{SECTION}#s2-6-p3" in ask(page, site, "mensen met een beperking aan werk")


def test_a_name_of_several_words_is_found_by_words_like_its_own(page, site):
    # the subject index has school en bedrijf, angst voor robots
    found = ask_each(page, site, ["school en firma", "bang voor robots"])
    assert f"{SECTION.replace('2-6', '3-3')}#s3-3-p5" in found["school en firma"][:3]
    assert f"{SECTION.replace('2-6', '1')}#s1-p4" in found["bang voor robots"][:3]
    expect(page.locator(".bw-why").filter(has_text="trefwoord").first).to_be_visible()


def test_a_name_of_several_words_is_no_heap_of_words(page, site):
    found = ask_each(page, site, ["aandelen voor werknemers", "nieuwe bedrijven"])
    passages = {query: [link for link in links if "/#s2" in link] for query, links in found.items()}
    # not s2-6-p1, where shares and employees are four sentences apart
    assert passages["aandelen voor werknemers"] == [f"{SECTION}#s2-6-p5"]
    assert passages["nieuwe bedrijven"] == []


def test_a_name_is_found_however_it_is_spaced(page, site):
    found = ask_each(page, site, ["internetofthings", "levenlang leren", "life long learning", "elektrische auto's"])
    assert found["internetofthings"][0] == f"{SECTION.replace('2-6', '3-2')}#s3-2-p4"
    for query in ("levenlang leren", "life long learning"):
        assert f"{SECTION.replace('2-6', '2-4')}#s2-4-p6" in found[query][:3]
    # a part of a word is no name of two words
    assert found["elektrische auto's"] == []


def test_some_words_of_a_term_are_not_the_term(page, site):
    # s2-4-p5 has studenten and sociaal, fn25 mobiliteit and gelijke
    found = ask_each(page, site, ["sociale innovatie studenten", "gelijke kansen mobiliteit"])
    assert found["sociale innovatie studenten"] == []
    assert found["gelijke kansen mobiliteit"][0] == f"{SECTION.replace('2-6', '2-4')}#s2-4-p7"


def test_words_close_together_exclude_words_far_apart(page, site):
    found = ask(page, site, "privacy van werknemers")
    assert f"{SECTION.replace('2-6', '2-7')}#s2-7-p1" in found
    # platforms and privacy in one sentence, those who work in another one
    assert f"{SECTION.replace('2-6', '2-5')}#s2-5-p3" not in found


@pytest.mark.parametrize(("query", "why"), [("zorg", "zorgen"), ("middelen", "middelbaar")])
def test_words_that_only_begin_alike_are_not_found(page, site, query, why):
    ask(page, site, query)
    marked = page.eval_on_selector_all(".bw-results mark", "all => all.map(mark => mark.textContent.toLowerCase())")
    assert marked
    assert not [word for word in marked if word.startswith(why)]


def test_a_result_says_why_it_is_there(page, site):
    whys = {
        "tilrobot": "exact",
        "investering": "woordvorm",
        "automatisering": "verwant woord",
        "bureaucratie": "trefwoord",
        "markt": "deel van een woord",
        "internet of things": "synoniem",
        "blokchain": "typefout",
    }
    page.goto(site + "zoeken/")
    for query, why in whys.items():
        page.evaluate(ASK, [query])
        expect(page.locator(".bw-why").filter(has_text=why).first).to_be_visible()
        assert page.locator(".bw-results mark").count(), query


def test_words_are_read_as_readers_form_them(page, site):
    wanted = {
        # a verb in two, in the query and in the letter: in te spelen
        "haken laaggeletterden af": f"{SECTION}#s2-6-p3",
        "welke bedrijven trekt nederland aan": "brieven/kst-29544-773/3-1/#s3-1-p9",
        "speelt het mbo op veranderingen in": "brieven/kst-29544-773/3-3/#s3-3-p5",
        # a diminutive
        "zelfrijdend autootje": "brieven/kst-29544-773/2-7/#s2-7-p1",
        # a weak past with a short vowel
        "spande": "brieven/kst-29544-773/3-4/#s3-4-p2",
        # the noun of a strong verb, a participle of the present
        "toename van ongelijkheid": f"{SECTION}#s2-6-p1",
        "stijgende werkloosheid": "brieven/kst-29544-773/1/#s1-p4",
        # spelled as it sounds; letters that changed places
        "kontrakten": "brieven/kst-29544-773/2-5/#s2-5-p2",
        "levensverwagting": "brieven/kst-29544-773/1/#s1-p3",
        "outomonteurs": "brieven/kst-29544-773/2-1/#s2-1-p1",
        "siekteverzuim": "brieven/kst-29544-773/3-4/#s3-4-p4",
        "tijdelijk contarct": "brieven/kst-29544-773/2-5/#s2-5-p2",
        # a name of the subject index that has a verb in two
        "personeel deelt mee": f"{SECTION}#s2-6-p5",
        # an abbreviation with full stops
        "c.a.o.": "brieven/kst-29544-773/3-4/#s3-4-p3",
        # numbers in words and in digits
        "veertig miljoen": "brieven/kst-29544-773/3-1/#s3-1-p2",
        "40 bedrijven aangetrokken": "brieven/kst-29544-773/3-1/#s3-1-p9",
        "2e kamer": "brieven/kst-29544-773/1/#s1-p2",
        # who wrote a work
        "wie schreef de robot de baas": "bronnen/wrr-2015-robot-de-baas/",
    }
    found = ask_each(page, site, [*wanted, "goedkoopste producten", "vergunning"])
    assert {query: found[query][:1] for query in wanted} == {query: [first] for query, first in wanted.items()}
    assert "brieven/kst-29544-773/1/#s1-p3" in found["goedkoopste producten"][:3]
    # another word of the language, and no typing error of verkenning
    assert found["vergunning"] == []
    page.evaluate(ASK, ["zelfrijdend autootje"])
    expect(page.locator(".bw-why").first).to_contain_text("woordvorm")


def test_a_passage_leads(page, site):
    wanted = {
        # the letter's own words, before what is ours about them: an organisation, a work, a term
        "cpb": f"{SECTION}#s2-6-p2",
        "wat is blockchain": "brieven/kst-29544-773/3-1/#s3-1-p4",
        # a dossier is not one paper: the notes that cite it
        "dossier 33009": "brieven/kst-29544-773/noten/#fn8",
        # what may be counted, with its number
        "hoeveel bedrijven zijn aangetrokken": "brieven/kst-29544-773/3-1/#s3-1-p9",
        # of which no sum of money says how many there are
        "hoeveel scholen krijgen snel internet": "brieven/kst-29544-773/3-3/#s3-3-p3",
        # where the subject index leads for both words, before passages that have them here and there
        "open data": "brieven/kst-29544-773/3-1/#s3-1-p11",
        "langer leven": "brieven/kst-29544-773/1/#s1-p3",
        # a participle is a form of its verb
        "hacken": "brieven/kst-29544-773/3-2/#s3-2-p4",
        "kan een apparaat gehackt worden": "brieven/kst-29544-773/3-2/#s3-2-p4",
        # a name as English spells it, and as Dutch does
        "smart industrie": "brieven/kst-29544-773/3-1/#s3-1-p5",
        # a compound, taken apart either way round
        "agenda wetenschap": "brieven/kst-29544-773/3-1/#s3-1-p6",
        # words of which questions are made, in a name
        "lijst van nieuwe bedrijven uit europa": "brieven/kst-29544-773/3-1/#s3-1-p8",
        # the parts of a compound that only the subject index has
        "inbraak in een computer": "brieven/kst-29544-773/3-2/#s3-2-p1",
        # a name with an apostrophe, written without
        "zzpers": "brieven/kst-29544-773/3-4/#s3-4-p4",
    }
    assert {query: found[:1] for query, found in ask_each(page, site, [*wanted]).items()} == {
        query: [first] for query, first in wanted.items()
    }


def test_a_paragraph_is_found_by_our_words_for_it_and_they_are_told_as_ours(page, site):
    # what a report says is called vergemakkelijkt; the paragraph itself has other words
    assert ask(page, site, "vergemakkelijkt")[0].endswith("#s2-5-p1")
    expect(page.locator(".bw-why").first).to_contain_text("onze omschrijving")


def test_an_unknown_compound_is_found_by_another_name_of_its_half(page, site):
    # the letter has a robot and physicians (artsen), for whom dokter is another word
    assert ask(page, site, "robotdokter in de zorg")[0].endswith("#s2-1-p1")


def test_a_name_is_found_in_all_its_spellings(page, site):
    found = ask(page, site, "smart industrie")
    assert {"brieven/kst-29544-773/3-1/#s3-1-p6", "brieven/kst-29544-773/3-3/#s3-3-p6"} <= {*found}
    assert "brieven/kst-29544-773/2-5/#s2-5-p2" in ask(page, site, "zzper")


def test_what_a_word_means_is_said_by_its_definition_alone(page, site):
    passages = [href for href in ask(page, site, "wat is robotisering") if re.search(r"#(s\d|fn)", href)]
    assert passages == ["brieven/kst-29544-773/noten/#fn2"]


def test_a_note_to_which_only_a_keyword_leads_is_no_answer_beside_its_paragraph(page, site):
    found = ask(page, site, "gratis geld voor iedereen")
    assert found[0] == f"{SECTION}#s2-6-p4"
    assert "brieven/kst-29544-773/noten/#fn15" not in found
    assert "brieven/kst-29544-773/noten/#fn2" not in ask(page, site, "airbnb")


def test_behind_a_note_stands_the_paragraph_that_it_belongs_to(page, site):
    note, paragraph = "brieven/kst-29544-773/noten/#fn22", "brieven/kst-29544-773/3-3/#s3-3-p5"
    assert ask(page, site, "waarde van weten")[:2] == [note, paragraph]
    result = page.locator(".bw-results > li", has_text="noot bij deze alinea")
    # the sentence with the mark of the note, of which no word was asked for
    expect(result).to_contain_text("Strategische Agenda Hoger Onderwijs")
    expect(result.locator("mark")).to_have_count(0)
    # one telling word says too little, and a word may be left out
    assert "brieven/kst-29544-773/1/#s1-p3" not in ask(page, site, "toekomstmonitor")
    assert paragraph not in ask(page, site, "waarde van weten -studie")


def test_every_word_of_the_subject_index_finds_something(page, site, letter):
    page.goto(site + "zoeken/")
    every = [word for entry in letter.layers[KEYWORDS] for word, _ in entry.words()]
    every = every if os.environ.get("AUDIT") else every[::4]
    found = page.evaluate(
        "async (every) => { const { find } = await briefwijzerSearch.load(); "
        "const found = []; for (const each of every) found.push((await find(each)).hits.length); return found; }",
        every,
    )
    assert len(every) > 250
    assert [word for word, hits in zip(every, found, strict=True) if not hits] == []


def test_the_list_of_results_has_a_name(page, site):
    found = ask(page, site, "basisinkomen")
    rows = page.get_by_role("list", name=f"{len(found)} resultaten voor ‘basisinkomen’").get_by_role("listitem")
    assert rows.count() == len(found) > 1


def test_the_parts_of_a_compound_stand_near_each_other(page, site):
    # s2-6-p2 has trends, and far from them welvaart
    assert f"{SECTION}#s2-6-p2" not in ask(page, site, "trendwelvaart")


def test_stop_words_alone_find_something(page, site):
    assert ask(page, site, "het is van de")


def test_nothing_found_offers_words_of_the_letter(page, site):
    assert ask(page, site, "robbotosaurus") == [] or page.locator(".bw-why").count()
    assert ask(page, site, "xyzzyqwv") == []
    expect(page.get_by_role("status")).to_contain_text("xyzzyqwv")
    # one word in one form, and none of which half the letters differ
    for query, offered in {
        "participatiewet": ["participatie", "participatief"],
        "innovatiebox": ["innovatie"],
        "burn-out": [],
    }.items():
        ask(page, site, query)
        assert page.locator("h2:text-is('Bedoelde u') + ul > li").all_inner_texts() == offered


def test_where_nothing_is_found_the_registers_are_one_step_away(page, site):
    assert ask(page, site, "xyzzyqwv") == []
    page.get_by_role("link", name="Registers").click()
    expect(page.get_by_role("heading", name="Registers")).to_be_in_viewport()


def test_filters_narrow_and_the_address_can_be_shared(fresh, site):
    page = fresh
    every = opened(page, site, "robot")
    button = page.get_by_role("button", name=re.compile(r"^Noot \(\d+\)$"))
    count = int(re.search(r"\d+", button.inner_text())[0])
    button.click()
    expect(page.locator("[data-result]")).to_have_count(count)
    expect(page).to_have_url(re.compile("soort=note"))
    notes = [href for href in every if "#fn" in href]
    assert opened(page, site, "robot", soort="note")[: len(notes)] == notes
    page.go_back()
    page.wait_for_selector(DONE, state="attached")


def test_on_a_phone_results_come_before_the_choices(fresh, site):
    page = fresh
    for width, there in ((320, None), (1280, "")):
        page.set_viewport_size({"width": width, "height": 900})
        opened(page, site, "cyber")
        kinds = page.locator("#zoekfilters details[data-name=soort]")
        assert kinds.get_attribute("open") == there
        assert page.locator(".bw-results").bounding_box()["y"] < 650
    # a choice that was made is shown
    page.set_viewport_size({"width": 320, "height": 900})
    opened(page, site, "cyber", soort="term")
    expect(kinds).to_have_attribute("open", "")


def test_who_asks_for_an_amount_is_shown_it(page, site):
    ask(page, site, "hoeveel geld voor cybersecurity")
    expect(page.locator(".bw-results > li", has_text="Alinea")).to_contain_text("2017 3 mln. euro beschikbaar")


def test_back_goes_to_the_query_before(fresh, site):
    page = fresh
    first = opened(page, site, "basisinkomen")
    page.get_by_role("searchbox").fill("tilrobot")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile("q=tilrobot"))
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("basisinkomen")
    page.wait_for_selector(DONE, state="attached")
    assert results(page, site) == first


@pytest.mark.parametrize(("query", "place", "words"), [
    ("tilrobot", "s2-1-p1", "tilrobot"), ("“hoog- en middelbaar”", "s2-6-p2", "hoog- en middelbaar"),
])  # fmt: skip
def test_the_words_found_are_marked_and_no_address_carries_them(fresh, site, query, place, words):
    page = fresh
    opened(page, site, query)
    page.locator("[data-result]").first.click()
    arrived(page, re.compile(f"/#{place}$"))
    marked = page.evaluate("[...(CSS.highlights.get('bw-found') ?? [])].map(range => range.toString())")
    assert words in marked
    page.reload()
    assert page.evaluate("CSS.highlights.has('bw-found')") is False
    assert page.evaluate("sessionStorage.length") == 0


def test_suggestions_by_keyboard(page, site):
    page.goto(site + SECTION)
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    box.press_sequentially("tilrob")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("tilrobot")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form [role=status]")).to_contain_text(re.compile(r"\d"))
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_be_focused()
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/2-1/#s2-1-p1$"))


def test_a_word_that_begins_others_leads_to_the_longer_ones(page, site):
    """Those who type robots may not know that the letter speaks of robotisering."""
    wanted = {"robots": "robotisering", "arbeid": "arbeidsmarkt", "digitaal": "digitalisering", "robots zorg": None}
    for query, word in wanted.items():
        ask(page, site, query)
        words = page.locator("h2:text-is('Langere woorden in de tekst') + ul > li").all_inner_texts()
        assert words[:1] == ([word] if word else []), query
        assert len({stem(each) for each in words}) == len(words) <= 5
    page.goto(site + SECTION)
    page.get_by_role("combobox").fill("robots")
    page.get_by_role("option", name="robotisering Zoekwoord").click()
    arrived(page, re.compile("q=robotisering$"))
    assert results(page, site)


@pytest.mark.parametrize(("keys", "chosen"), [(["ArrowDown"], 0), (["ArrowDown", "ArrowDown"], 1), (["ArrowUp"], -1)])
def test_arrow_keys_that_come_before_the_suggestions_choose_among_them(fresh, site, keys, chosen):
    page, held = fresh, []
    page.route("**/search-engine.js", lambda route: held.append(route))
    page.goto(site + SECTION)
    box = page.get_by_role("combobox")
    with page.expect_request("**/search-engine.js"):
        box.fill("robot")
    for key in keys:
        box.press(key)
    held[0].continue_()
    expect(page.get_by_role("option").nth(chosen)).to_have_attribute("aria-selected", "true")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)


def test_nothing_is_loaded_where_nobody_searches_and_little_where_they_do(own_page, site):
    page, loaded = own_page, []
    page.on("response", lambda response: loaded.append(response))
    page.goto(site + SECTION)
    at_rest(page)
    own = [response for response in loaded if re.search(r"search", response.url)]
    assert {response.url.rpartition("/")[2] for response in own} <= {"search.js", "search.css"}
    page.get_by_role("combobox").fill("robot")
    expect(page.get_by_role("option").first).to_be_visible()
    scripts = [response.body() for response in loaded if "search" in response.url and response.url.endswith(".js")]
    assert sum(len(gzip.compress(body, 9, mtime=0)) for body in scripts) <= 150_000


@pytest.mark.parametrize("query", ["robots", "xyzzyqwv", ""])
def test_nothing_moves_when_results_come_late(fresh, site, query):
    """They come when the page is painted without them."""
    page = fresh
    late = []
    page.route("**/search-page.js", lambda route: late.append(route))
    for width in (320, 768, 1440) if query == "robots" else (320,):
        page.set_viewport_size({"width": width, "height": 900})
        page.route("**/assets/search/*.js", lambda route: late.append(route))
        with page.expect_request("**/search-page.js"):
            page.goto(f"{site}zoeken/?{urlencode({'q': query})}", wait_until="commit")
        expect(page.get_by_role("contentinfo")).to_be_attached()
        painted(page)
        page.evaluate(COUNT_SHIFTS)
        late.pop().continue_()
        if query:
            expect(page.get_by_role("status")).to_have_text("Laden …")
            painted(page)
        page.unroute("**/assets/search/*.js")
        while late:
            late.pop().continue_()
        page.wait_for_selector(DONE, state="attached")
        painted(page)
        assert page.evaluate("shifted") == 0, width
        # room is kept for what was asked alone
        assert (page.locator("#zoekresultaten").bounding_box()["height"] >= 580) == bool(query), width


def test_without_a_script_the_page_has_no_room_for_results(page_without_script, site):
    page_without_script.goto(site + "zoeken/?q=robots")
    assert page_without_script.locator("#zoekresultaten").bounding_box()["height"] == 0
    expect(page_without_script.locator("#zoekhulp")).to_be_visible()


def look_that_it_can_be_tried_again(page, address, files):
    """Look that a search says that files have not come, and answers when they do."""
    page.route(files, lambda route: route.abort())
    page.goto(address)
    again = page.get_by_role("button", name="Probeer opnieuw")
    expect(again).to_be_visible()
    page.unroute(files)
    again.click()
    expect(page.locator("[data-result]").first).to_be_visible()


def test_a_failed_load_can_be_tried_again(hurt, site):
    look_that_it_can_be_tried_again(hurt, site + "zoeken/?q=robot", "**/javascripts/search-engine.js")


@pytest.fixture(scope="module")
def many(built, tmp_path_factory):
    """The address of a site with the scripts of 21 letters whose index is cut in pieces, and its folder."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(ROOT / "data", folder / "data")
    write_letters(folder / "data", 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefwijzer.search.scripts.MOST_WHOLE", 0)
        with_letters(built, folder / "data", folder / "site")
    with served(folder / "site", Hosted) as address:
        yield address, folder / "site"


def test_many_letters_are_searched_at_once_and_little_is_loaded(own_page, many):
    site, _ = many
    loaded = []
    own_page.on("response", lambda response: loaded.append(response.url.removeprefix(site)))
    assert ask(own_page, site, "tilrobot")[0] == "brieven/kst-29544-773/2-1/#s2-1-p1"
    scripts = [url for url in loaded if url.startswith("assets/search/")]
    assert 3 < len(scripts) < 30
    assert not [url for url in scripts if re.fullmatch(r"assets/search/kst-[0-9-]+\.js", url)]
    expect(own_page.locator(".bw-why").first).to_contain_text("Kabinetsreactie robots en werk")


# How many pieces of the index have been asked for when the engine begins to read what letters share.
ASKED_FIRST = """
let engine;
Object.defineProperty(globalThis, "briefwijzerEngine", {
  get: () => engine,
  set: (made) => {
    const { add } = made;
    engine = { ...made, add: (...all) => {
      globalThis.askedFirst ??= document.querySelectorAll('script[src*="/search/index/"]').length;
      add(...all);
    } };
  },
});
"""


def test_what_a_first_query_needs_loads_while_the_engine_reads(own_page, many):
    site, _ = many
    own_page.add_init_script(ASKED_FIRST)
    own_page.goto(site + "zoeken/?q=robots+verzekeringen")
    own_page.wait_for_selector(DONE, state="attached")
    assert own_page.evaluate("askedFirst") >= 2


@pytest.mark.parametrize("query", ["smart industry hackers", "w. asscher", "29544-581"])
def test_the_index_of_a_query_comes_at_once(own_page, many, query):
    """Also of the other names of its terms, and of what it may cite."""
    site, _ = many
    own_page.add_init_script(ASKED_FIRST)
    own_page.goto(f"{site}zoeken/?{urlencode({'q': query})}")
    own_page.wait_for_selector(DONE, state="attached")
    asked = own_page.locator('script[src*="/search/index/"]').count()
    assert own_page.evaluate("askedFirst") == asked >= 1


def test_among_many_letters_the_same_words_find_the_same(page, many):
    site, folder = many
    wanted = {
        "zorg innovaties": "zorginnovaties",
        "kansenonderwijs": "gelijke onderwijskansen",
        "curiculum": "curriculum",
        "internet der dingen": "internet der dingen",
        "levenlangleren*": "levenlanglerenkrediet",
        "Ratenau": "Rathenau",
        "bureaucratie": "regeldruk",
        "agenda wetenschap": "Nationale Wetenschapsagenda",
        "van werk naar werk": "de overstap van werk naar werk",
        "gehackte apparaten": "kwetsbaar maakt voor hacken",
        # forms that no letter has, and a verb in two
        "kwetsbare apparaatjes": "kwetsbaar maakt voor hacken",
        "haken laaggeletterden af": "dat deze groepen afhaken",
        "kurriculum": "curriculum",
        "w.r.r. robotica": "robotica",
        "veertig bedrijven NFIA": "veertig bedrijven",
        "40 bedrijven NFIA": "veertig bedrijven",
        # who sent the letter, and what about
        "Asscher over basisinkomen": "basisinkomen",
        "Lodewijk Asscher regeldruk": "regeldruk",
        # by its keyword alone: no passage has the word
        "taxi": "Uber",
        "29544-773": "",
        "verkeer en vervoer 9": "",
        "13 februari 2017": "",
        "978-94-6298-202-4": "",
    }
    found = ask_each(page, site, [*wanted])
    texts = Site(folder)
    assert not [query for query, words in wanted.items() if words not in texts.text(found[query][0])]
    assert found["29544-773"][0] == found["13 februari 2017"][0] == "brieven/kst-29544-773/"
    assert found["verkeer en vervoer 9"][0] == "brieven/kst-40009-10/"
    assert found["978-94-6298-202-4"][0] == "bronnen/wrr-2015-robot-de-baas/"
    assert ask_each(page, site, ["quantumcomputer", "Asscher over hondenbelasting"]) == {
        "quantumcomputer": [], "Asscher over hondenbelasting": []
    }  # fmt: skip
    # each of the others, which are of nobody, has the word more often
    found = ask(page, site, "Asscher over onderzoek")
    assert len(found) == 10
    assert all(href.startswith("brieven/kst-29544-773/") for href in found[:6])


def test_a_letter_without_keywords_is_not_said_to_lack_what_was_not_found(page, many):
    site, _ = many
    status, apart = page.get_by_role("status"), page.locator(".bw-apart details")
    for letter, said, shown in (
        ("kst-40000-1", "Niet gevonden in de brief: ‘giraffe bij de werkdruk’. Misschien", 3),
        ("kst-29544-773", "Dit staat niet in de brief: ‘giraffe bij de werkdruk’", 0),
    ):
        page.goto(f"{site}zoeken/?brief={letter}&q=giraffe+bij+de+werkdruk")
        page.wait_for_selector(DONE, state="attached")
        expect(status).to_contain_text(said)
        assert not results(page, site)
        # what has less of the query than elsewhere is enough to be shown, and is no result
        expect(apart.get_by_role("listitem")).to_have_count(shown)
        if shown:
            expect(apart.get_by_text("Misschien gaan deze 3 passages erover")).to_be_visible()
            expect(apart.get_by_role("link").first).to_be_visible()
    page.goto(f"{site}zoeken/?brief=kst-40000-1&q=giraffe+chimpansee")
    expect(status).to_contain_text(re.compile("Niet gevonden in de brief.*Niet in de tekst: giraffe, chimpansee"))
    expect(apart).to_have_count(0)


def test_letters_are_chosen_by_name_year_and_number_of_passages(page, many):
    site, _ = many
    ask(page, site, "regeling")
    page.locator(".bw-spread summary").click()
    line = page.locator(".bw-spread li").first
    title, count = line.get_by_role("link").inner_text(), int(re.search(r"\((\d+) passage", line.inner_text())[1])
    line.get_by_role("link").click()
    expect(page).to_have_url(re.compile("brief="))
    page.wait_for_selector(DONE, state="attached")
    wheres = page.locator(".bw-why").all_inner_texts()
    assert wheres
    assert all(title in where for where in wheres)
    assert page.locator("[data-result]").count() >= min(count, 10)
    page.get_by_label("Brief", exact=True).select_option("")
    page.wait_for_selector(DONE, state="attached")
    page.get_by_label("Jaar").select_option("2017")
    expect(page).to_have_url(re.compile("jaar=2017"))


def test_the_choice_of_letters_stays_where_it_is_while_answers_change(page, many):
    """Put there anew, its thousand letters were laid out again for each answer, which took most of its time."""
    site, _ = many
    ask(page, site, "regeling")
    every = page.get_by_role("button", name=re.compile(r"^Alles \(\d+\)$")).first.element_handle()
    page.evaluate("""() => {
      const filters = document.getElementById("zoekfilters");
      globalThis.changed = [];
      const note = ({ addedNodes, removedNodes }) => globalThis.changed.push(...addedNodes, ...removedNodes);
      new MutationObserver((records) => records.forEach(note)).observe(filters, { childList: true, subtree: true });
    }""")
    page.get_by_role("searchbox", name="Zoek").fill("robots")
    expect(page.get_by_role("list", name=re.compile("robots"))).to_be_visible()
    page.get_by_label("Jaar").select_option("2017")
    expect(page).to_have_url(re.compile("jaar=2017"))
    page.wait_for_selector(DONE, state="attached")
    assert page.evaluate("changed.some((node) => node.matches?.('.bw-choices > button'))")
    for kept in (".bw-choice", ".bw-choice *", ".bw-filters > details"):
        assert not page.evaluate("(kept) => changed.some((node) => node.matches?.(kept))", kept)
    assert every.evaluate("(button) => button.isConnected && !changed.includes(button)")
    page.go_back()
    expect(page.get_by_label("Jaar")).to_have_value("")


def test_a_piece_that_does_not_load_can_be_tried_again(hurt, many):
    site, _ = many
    look_that_it_can_be_tried_again(hurt, site + "zoeken/?q=tilrobot", "**/assets/search/passages/**")


def test_many_letters_are_searched_in_a_folder_without_a_server(hurt, many):
    _, folder = many
    hurt.goto(f"{(folder / 'zoeken/index.html').as_uri()}?q=tilrobot")
    expect(hurt.locator("[data-result]").first).to_have_attribute("href", re.compile(r"/2-1/index\.html#s2-1-p1$"))


def test_the_way_back_leads_to_the_same_results_at_the_same_place(browser, site):
    # a page that is thrown away when it is left, as in browsers that keep none
    context = browser.new_context(viewport={"width": 1280, "height": 600})
    page = context.new_page()
    page.add_init_script("addEventListener('unload', () => null)")
    found = opened(page, site, "digitalisering")
    assert len(found) == 10
    page.get_by_role("button", name=re.compile(r"^Toon meer")).click()
    expect(page.locator("[data-result]")).to_have_count(20)
    last = page.locator("[data-result]").nth(17)
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 500
    last.click()
    arrived(page, re.compile("^(?!.*/zoeken/)"))
    page.go_back()
    page.wait_for_selector(DONE, state="attached")
    expect(page.locator("[data-result]")).to_have_count(20)
    until(page, "(place) => Math.abs(scrollY - place) < 40", place)
    context.close()


def test_a_suggestion_is_a_link_that_opens_elsewhere_and_leaves_the_page(fresh, site):
    page = fresh
    page.goto(site + SECTION)
    page.get_by_role("combobox").fill("tilrobot")
    option = page.get_by_role("option").first
    expect(option).to_have_attribute("href", re.compile(r"/2-1/#s2-1-p1$"))
    with page.context.expect_page() as opened:
        option.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile(r"/2-1/#s2-1-p1$"))
    expect(page).to_have_url(site + SECTION)
    expect(page.get_by_role("combobox")).to_have_value("tilrobot")


def test_the_message_is_read_out_once_when_typing_rests(own_page, site):
    own_page.clock.install(time=0)
    own_page.goto(site + "zoeken/")
    own_page.evaluate("""() => {
      window.said = [];
      const status = document.getElementById("zoekmelding");
      const note = () => status.textContent && said.push(status.textContent);
      new MutationObserver(note).observe(status, { childList: true });
    }""")
    own_page.clock.pause_at(60_000)
    own_page.get_by_role("searchbox").press_sequentially("basisinkomen")
    expect(own_page.locator("[data-result]").first).to_be_visible()
    own_page.wait_for_selector(DONE, state="attached")
    assert own_page.evaluate("said") == []
    own_page.clock.run_for(2000)
    said = own_page.evaluate("said")
    assert len(said) == 1
    assert "‘basisinkomen’" in said[0]


def test_half_a_word_takes_away_nothing_while_one_types(own_page, site):
    """*big d* and *big data* have results and *big da* has none: they went and came with every word that was typed."""
    own_page.clock.install(time=0)
    own_page.goto(site + "zoeken/")
    own_page.clock.pause_at(60_000)
    box, found = own_page.get_by_role("searchbox"), own_page.locator("[data-result]")
    box.press_sequentially("big d")
    expect(found.first).to_be_visible()
    for rest, there in (("ta", True), ("", False)):
        box.fill("big da")
        own_page.wait_for_selector('[data-search-state="busy"]', state="attached")
        expect(found.first).to_be_visible()
        box.press_sequentially(rest)
        own_page.clock.run_for(1000)
        own_page.wait_for_selector(DONE, state="attached")
        assert bool(found.count()) is there
    # and so do the suggestions
    own_page.goto(site)
    box, options = own_page.locator("#zoek-start"), own_page.get_by_role("option")
    box.press_sequentially("big d")
    expect(options.nth(1)).to_be_visible()
    box.press_sequentially("a")
    own_page.evaluate("briefwijzerSearch.load({}).then(({ find }) => find('big da'))")
    expect(options.nth(1)).to_be_visible()
    own_page.clock.run_for(1000)
    expect(options).to_have_count(1)
