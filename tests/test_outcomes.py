"""What became of announcements: each count on a page is counted anew, each outcome rests on pages that were read."""

import json
import re
from collections import Counter

import pytest
from lxml import html

from briefwijzer.data.layers.announcements import ANNOUNCEMENTS
from briefwijzer.data.layers.outcomes import OUTCOMES
from briefwijzer.data.layers.recommendations import RECOMMENDATIONS
from briefwijzer.words import phrase
from tests.conftest import ROOT, text

LETTER = "brieven/kst-29544-773"


@pytest.fixture
def page(built):
    return lambda uri: html.parse(str(built / uri / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()


def results(letter, entries):
    return Counter(letter.outcome[one.id].result if one.id in letter.outcome else "unchecked" for one in entries)


def shown(sentence):
    """The counts of a sentence by the words for the result, and the number that it is about."""
    links = [text(link) for link in sentence.iter("a")]
    counts = {words.partition(" ")[2]: int(words.partition(" ")[0]) for words in links}
    return counts, int(re.search(r"de (\d+)|alle (\d+)", text(sentence))[0].split()[1])


def test_the_counts_are_those_of_the_data_and_add_up(letter, page):
    every = letter.layers[ANNOUNCEMENTS]
    plans = [one for one in every if one.status == "planned"]
    sentences = page(f"{LETTER}/toezeggingen").xpath("//p[@class='bw-outcomes']")
    for sentence, entries in zip(sentences, (plans, every), strict=True):
        counts, number = shown(sentence)
        wanted = {phrase(f"result_{result}"): count for result, count in results(letter, entries).items()}
        assert counts == wanted
        assert sum(counts.values()) == number == len(entries)
    (start,) = page("").xpath("//p[@class='bw-outcomes']")
    assert shown(start) == shown(sentences[0])


def test_a_count_leads_to_as_many_cards(letter, page):
    register = page(f"{LETTER}/toezeggingen")
    cards = register.xpath("//li[@data-entry='announcement']")
    for result, count in results(letter, letter.layers[ANNOUNCEMENTS]).items():
        assert sum(card.get("data-uitkomst") == result for card in cards) == count
        assert register.xpath(f"//p[@class='bw-outcomes']//a[@href='?uitkomst={result}']")


def test_each_card_says_what_became_of_it_with_day_and_site(corpus, letter, page):
    register = page(f"{LETTER}/toezeggingen")
    for announcement in letter.layers[ANNOUNCEMENTS]:
        card = register.get_element_by_id(announcement.id)
        (box,) = card.xpath(".//div[starts-with(@class, 'bw-outcome')]")
        outcome = letter.outcome.get(announcement.id)
        assert phrase(f"result_{outcome.result if outcome else 'unchecked'}") in text(box)
        assert (box.get("data-entry") == "outcome") == bool(outcome)
        for url in outcome.sources if outcome else ():
            assert corpus.page_read[url].says in text(box)
            assert "gelezen op 29 november 2026" in text(box)
        quoted = (
            [corpus.page_read[url].quote for url in outcome.sources if corpus.page_read[url].quote] if outcome else []
        )
        assert [text(words) for words in box.iter("q")] == quoted  # a page's words are in a q, ours are not
        told = phrase("outcome_unquoted") in text(box)
        assert told == bool(outcome and outcome.sources and not quoted)


def test_outcomes_are_of_what_can_have_come(letter):
    wanted = [
        one
        for one in letter.layers[ANNOUNCEMENTS]
        if one.status in ("planned", "asked", "next-cabinet", "research") or (one.status == "running" and one.term)
    ]
    looked_up = {one.announcement for one in letter.layers[OUTCOMES]}
    assert looked_up >= {one.id for one in wanted}
    assert (len(wanted), len(looked_up)) == (55, 56)  # of one that runs without a term the outcome is known too


def test_an_outcome_has_a_page_that_was_read_or_says_what_was_looked_for(corpus, letter):
    for outcome in letter.layers[OUTCOMES]:
        assert outcome.looked_for
        assert bool(outcome.sources) == bool(outcome.what) == (outcome.result != "not-found")
        if outcome.confidence == "high":
            strengths = {corpus.strength[url.split("/")[2]] for url in outcome.sources}
            assert strengths & {"official", "first-hand"}, outcome.announcement


def test_a_website_has_one_strength_and_says_whose_it_is(corpus):
    strengths = {}
    for one in corpus.hosts:
        strengths.setdefault(one.host.removeprefix("www."), set()).add(one.strength)
        assert one.why != "website", one.host
    assert [host for host, several in strengths.items() if len(several) > 1] == []


def test_no_outcome_stands_in_the_words_of_the_letter(page):
    for uri in ("2-4", "3-3", "volledig"):
        assert page(f"{LETTER}/{uri}").xpath("//*[contains(@class, 'bw-outcome')]") == []


def test_the_other_half_of_the_advice_is_there(letter, page, built):
    register = page(f"{LETTER}/standpunten")
    entries = register.xpath("//li[@data-entry='recommendation']")
    assert sorted(entry.get("id") for entry in entries) == sorted(one.id for one in letter.layers[RECOMMENDATIONS])
    for one in letter.layers[RECOMMENDATIONS]:  # with the words of the letter that answer it
        quoted = [text(words) for words in register.xpath(f"//li[@id='{one.id}']/details/div/p/q")]
        assert quoted == [words for _, _, words in letter.answers_to(one)]
        assert not {letter.answer[name].quote for name in one.answers if name.startswith("standpunt-")} & {*quoted}
    silent = [entry for entry in entries if phrase("answer_none") in text(entry)]
    assert len(silent) == sum(not one.answers and not one.answer_quote for one in letter.layers[RECOMMENDATIONS])
    told = re.findall(r"; over (\d+) ervan", " ".join(text(head) for head in register.xpath("//summary/small")))
    assert sum(map(int, told)) == len(silent)
    rows = json.loads((built / LETTER / "aanbevelingen.json").read_text("utf-8"))
    assert [row["id"] for row in rows] == [one.id for one in letter.layers[RECOMMENDATIONS]]


def test_nothing_rests_on_memory():
    for path in (ROOT / "data").rglob("*.yml"):
        assert "source: memory" not in path.read_text("utf-8"), path
