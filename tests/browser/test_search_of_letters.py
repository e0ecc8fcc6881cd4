"""The search of a letter that nobody annotated, as an import leaves it: it has the letter's own words alone."""

import shutil

import pytest
import yaml
from playwright.sync_api import expect
from tests.bare import fact, write_bare
from tests.browser.test_search import ask
from tests.conftest import ROOT
from tests.hosted import Hosted

from bench_search import with_letters
from sites import served

LETTER = "kst-90011-1"
SAID = {
    "Vraag 1": "Klopt het dat perenplukkers te weinig verdienen?",
    "Vraag 2": "Wie let daarop?",
    "Antwoord op vragen 1 en 2": "De opbrengst verschilt. De Raad voor Kersen en Druiven (RKD) let erop.",
    "Vraag 3": "Bent u bekend met de klachten van bietenrooiers?",
    "Antwoord 3": "Ja.",
    "Tot slot": "De RKD komt met cijfers over een boomgaard in Ede.",
}


@pytest.fixture(scope="module", params=[2_000, 0], ids=["whole", "in-pieces"])
def letters(request, built, tmp_path_factory):
    """The address of a site with the scripts of the real letter and one that nobody annotated: whole, or in pieces."""
    folder = tmp_path_factory.mktemp("letters")
    shutil.copytree(ROOT / "data", folder / "data")
    text = write_bare(folder / "data", LETTER, title=fact("Verzonnen antwoorden over fruit")) / "text.yml"
    sections = [
        {"id": f"s{at}", "heading": heading, "paragraphs": [{"id": f"s{at}-p1", "text": words}]}
        for at, (heading, words) in enumerate(SAID.items(), 1)
    ]
    sections[0]["paragraphs"].append({"id": "s1-p2", "kind": "figure"})  # has no words
    text.write_text(yaml.safe_dump({"sections": sections}, allow_unicode=True), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefwijzer.search.scripts.MOST_WHOLE", request.param)
        with_letters(built, folder / "data", folder / "site")
    with served(folder / "site", Hosted) as address:
        yield address


def found(page, site, query):
    """The paragraphs of the letter among the results, in their order."""
    return [href.partition("#")[2] for href in ask(page, site, query) if f"/{LETTER}/" in href and "#" in href]


def test_an_answer_is_found_by_words_of_its_question_beside_its_own(page, letters):
    assert found(page, letters, "opbrengst perenplukkers") == ["s3-p1"]
    expect(page.locator(".bw-why").first).to_contain_text("woorden van de vraag")


def test_an_answer_that_has_no_word_of_the_query_is_none(page, letters):
    assert found(page, letters, "perenplukkers") == ["s1-p1"]
    assert found(page, letters, "klachten bietenrooiers") == ["s4-p1"]
    link = page.get_by_role("link", name="Lees het antwoord op ‘Vraag 3’")
    assert link.get_attribute("href").endswith(f"brieven/{LETTER}/5/#s5-p1")


def test_an_abbreviation_and_the_words_by_which_a_letter_explains_it_lead_to_each_other(page, letters):
    assert set(found(page, letters, "raad kersen druiven")) == {"s3-p1", "s6-p1"}
    assert set(found(page, letters, "RKD")) == {"s3-p1", "s6-p1"}
    assert found(page, letters, "raad kersen druiven Ede")[0] == "s6-p1"
