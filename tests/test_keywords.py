"""The subject index: whole, as its two readings and the decisions say, and shown from A to Z."""

import csv
import io
import json
import re

import krippendorff
import pytest
from lxml import html

from briefwijzer.addresses.here import Here
from briefwijzer.addresses.uris import register_uri
from briefwijzer.checks.run import check
from briefwijzer.data.layers.keywords import KEYWORD_GAPS, KEYWORD_READINGS, KEYWORDS, keyword_by_word, keywords_given
from briefwijzer.data.reader import load
from briefwijzer.pages.views.coverage import keyword_agreement
from briefwijzer.pages.views.keywords import NEAR, keywords_view
from briefwijzer.stream import letter_pages
from tests.conftest import edit


@pytest.fixture(scope="module")
def indexed(corpus, small):
    """The letters that have an index, each with its corpus."""
    return [(one, letter) for one in (corpus, small) for letter in one.letters if letter.layers[KEYWORDS]]


def page(corpus, letter):
    """The page of the index as it goes to the builder."""
    uri = register_uri(letter, "trefwoorden")
    return html.fromstring(next(one.content for one in letter_pages(corpus, letter) if one.uri == uri).decode())


def text(element):
    return " ".join(" ".join(element.itertext()).split())


def pairs(letter):
    """For each place the keywords of the first reading and those of the second."""
    known = keyword_by_word(letter.layers[KEYWORDS])
    readings = letter.layers[KEYWORD_READINGS]
    return [(keywords_given(one.first, known).keys(), keywords_given(one.second, known).keys()) for one in readings]


def test_every_paragraph_and_note_has_a_keyword_or_a_reason(indexed):
    assert [letter.id for _, letter in indexed] == ["kst-29544-773", "kst-90001-1"]
    for _, letter in indexed:
        without = {gap.at for gap in letter.layers[KEYWORD_GAPS]}
        assert {*letter.keywords_at, *without} == {*letter.paragraphs, *(note.id for note in letter.footnotes)}
        assert not without & letter.keywords_at.keys()


def test_the_first_letter_has_as_many_as_were_read(indexed):
    _, letter = indexed[0]
    entries = letter.layers[KEYWORDS]
    assert (len(entries), sum(len(entry.also) for entry in entries)) == (440, 1581)
    assert sum(len(entry.places) for entry in entries) == 974
    assert {gap.at for gap in letter.layers[KEYWORD_GAPS]} == {"fn5"}


def test_both_readings_are_of_every_place_and_their_alpha_is_what_the_library_computes(indexed):
    for _, letter in indexed:
        assert [reading.at for reading in letter.layers[KEYWORD_READINGS]] == list(letter.places)
        found = pairs(letter)
        names = sorted(set().union(*(first | second for first, second in found)))
        rows = [[int(name in pair[side]) for pair in found for name in names] for side in (0, 1)]
        alpha = krippendorff.alpha(rows, level_of_measurement="nominal")
        assert float(letter.layers.facts["keyword_alpha"]) == pytest.approx(alpha, abs=0.005)
        assert alpha < 1


def test_the_coverage_page_counts_what_both_readings_gave(indexed):
    for _, letter in indexed:
        shown = keyword_agreement(letter, Here(register_uri(letter, "dekking")))
        found = pairs(letter)
        both = sum(len(first & second) for first, second in found)
        assert shown.both == (both, sum(len(first | second) for first, second in found))
        adjudicated = [
            place for entry in letter.layers[KEYWORDS] for place in entry.places if place.review == "adjudicated"
        ]
        assert shown.taken == (len(adjudicated), shown.both[1] - both)
        assert len(shown.changes) == sum(1 for first, second in found if first != second)


def test_the_page_shows_every_keyword_with_its_places_and_their_words(indexed):
    for corpus, letter in indexed:
        main = page(corpus, letter)
        shown = {item.get("id"): item for item in main.xpath("//li[@data-entry='keyword']")}
        assert shown.keys() == letter.keyword.keys()
        for name, item in shown.items():
            entry = letter.keyword[name]
            assert text(item.find("b")).startswith(entry.word)
            ways = [link.get("href").rpartition("#")[2] for link in item.xpath("./a[not(starts-with(@href, '#'))]")]
            assert ways == [place.at for place in entry.places]
            assert [text(quote) for quote in item.xpath("./details//q")] == [
                " ".join(place.quote.split()) for place in entry.places
            ]
            assert [link.get("href") for link in item.xpath("./details//a[starts-with(@href, '#')]")] == [
                f"#{other}" for other in entry.see
            ]


def test_every_other_word_leads_to_its_keyword_or_stands_near_it(indexed):
    for corpus, letter in indexed:
        view = keywords_view(corpus, letter, "trefwoorden", Here(register_uri(letter, "trefwoorden")))
        lines = [line for _, lines in view.letters for line in lines]
        leads = {word.term: line.lead_to.href[1:] for line in lines if line.lead_to for word in line.words}
        assert leads.items() <= {(word.word, entry.id) for entry in letter.layers[KEYWORDS] for word in entry.also}
        at = {line.id: number for number, line in enumerate(lines) if line.id}
        order = [line.words[0].term.lower() for line in lines]
        for entry in letter.layers[KEYWORDS]:
            for word in entry.also:
                if word.word not in leads:
                    before = sum(1 for term in order if term < word.word.lower())
                    assert abs(before - at[entry.id]) <= NEAR + 1, word.word


def test_the_words_stand_in_order_below_their_letters(indexed):
    main = page(*indexed[0])
    heads = [text(head) for head in main.xpath("//main//h2 | //div[contains(@class, 'bw-main')]//h2")]
    assert heads == sorted(heads)
    assert [link.get("href") for link in main.xpath("//nav[contains(@class, 'bw-az')]//a")] == [
        f"#letter-{head.lower()}" for head in heads
    ]


def test_no_word_leads_to_two_keywords(indexed):
    for _, letter in indexed:
        words = [word.lower() for entry in letter.layers[KEYWORDS] for word, _ in entry.words()]
        assert len(set(words)) == len(words)


def test_the_table_has_a_row_for_each_place(indexed):
    corpus, letter = indexed[0]
    files = {one.uri.rpartition("/")[2]: one.content for one in letter_pages(corpus, letter)}
    rows = json.loads(files["trefwoorden.json"])
    assert [(row["id"], row["at"]) for row in rows] == [
        (entry.id, place.at) for entry in letter.layers[KEYWORDS] for place in entry.places
    ]
    of_ai = [row for row in rows if row["id"] == "kunstmatige-intelligentie"]
    assert "english: AI" in of_ai[0]["also"]
    assert {row["page"] for row in of_ai} == {
        "brieven/kst-29544-773/1/#s1-p4",
        "brieven/kst-29544-773/noten/#fn2",
    }
    head, first, *_ = csv.reader(io.StringIO(files["trefwoorden.csv"].decode("utf-8-sig")))
    assert head[:3] == ["id", "trefwoord", "soort"]
    assert first[2] == "gewoon woord"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("keywords.yml", "quote: alles wat", "quote: iets wat", r"K306 .*is not in the text"),
        ("keywords.yml", "quote: Het aantal banen", "quote: Het getal banen", r"K306 "),
        ("keywords.yml", "at: fn3", "at: fn9", r"K202 .* has no place 'fn9'"),
        ("keywords.yml", "see: [machine]", "see: [machien]", r"K212 .* has no keyword 'machien'"),
        ("keywords.yml", "at: s3-p1\n", "at: s1-p1\n", r"K313 s3-p1 has no entry in the keywords"),
        ("keywords.yml", "at: s3-p1\n", "at: s1-p1\n", r"K313 s1-p1 has an entry in the keywords, and is listed"),
        ("keywords.yml", "review: agreed", "review: adjudicated", r"K320 by its readings 'machine' of s1-p1 is agreed"),
        ("keywords.yml", "word: automaton", "word: toekomst van Werk", r"K325 "),
        ("keywords.yml", "word: automaton", "word: Machine", r"K325 'Machine' already leads to 'machine'"),
        (
            "keyword-readings.yml",
            "at: fn3, ",
            "at: fn3, later: [Automaton], ",
            r"K320 a later reading gives 'Automaton'",
        ),
        (
            "keyword-readings.yml",
            "first: [machine]\n    second: []",
            "first: []\n    second: []\n    later: [machine]",
            r"K320 by its readings 'machine' of fn1 is checked, not adjudicated",
        ),
        ("keyword-readings.yml", "bijlage (staat er al)", "dat (staat er al)", r"K320 'bijlage' of fn4 is left out"),
        ("keyword-readings.yml", "second: [machine]}", "second: []}", r"K320 the readings of s2-1-p1 differ"),
        (
            "keyword-readings.yml",
            "first: [], second: []",
            "first: [los], second: [los]",
            r"K320 both readings give 'los'",
        ),
    ],
)
def test_what_is_wrong_in_it_is_told(data, file, old, new, told):
    edit(data / "letters/kst-90001-1/annotations" / file, old, new)
    found = [f"{problem.code} {problem.message}" for problem in check(load(data))]
    assert any(re.match(told, problem) for problem in found), found


def test_names_that_came_after_the_letter_rest_on_a_page(indexed):
    named = 0
    for _, letter in indexed:
        for entry in letter.layers[KEYWORDS]:
            for one in (entry, *entry.also):
                if one.kind == "newer" and one.word[0].isupper():
                    assert one.source, one.word
                    named += 1
    assert named >= 5
