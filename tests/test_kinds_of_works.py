"""What a letter can cite: articles, news, websites, acts and papers, in every form of a reference."""

import json
from typing import get_args

import pytest

from briefwijzer.data.letter import Citation
from briefwijzer.data.papers import Kamerstuk
from briefwijzer.data.works import Work, WorkKind
from briefwijzer.formats.bibliography import item_of
from briefwijzer.formats.bibtex import bibtex
from briefwijzer.formats.csl import csl_json
from briefwijzer.formats.highwire import highwire
from briefwijzer.formats.jsonld import schema_type
from briefwijzer.formats.notes import _normal
from briefwijzer.formats.reference import apa, leidraad
from briefwijzer.formats.ris import ris
from briefwijzer.words import catalogue

BASIS = {"source": "letter", "confidence": "high"}


def work(kind, **facts):
    known = {key: {"value": value} | BASIS for key, value in facts.items()}
    return Work.model_validate({"id": "werk", "kind": kind} | known)


ARTICLE = work(
    "article", title="Robots en werk", authors=["J. Jansen", "P. de Boer"], appeared_in="Blad voor werk", volume="101",
    issue="7", pages="446-449", date="2016-07", doi="10.1000/182",
)  # fmt: skip
NEWS = work("news", title="Robot wint", appeared_in="De Krant", date="2016-07-03")
WEBSITE = work("website", title="Feiten over robots", organisation="Verzonnen Instituut", date="2017")


@pytest.mark.parametrize("kind", get_args(WorkKind))
def test_each_kind_has_its_words(kind):
    assert {f"kind_{kind}", f"kinds_{kind}"} <= {*catalogue()}


@pytest.mark.parametrize(
    ("one", "in_dutch_law", "in_apa"),
    [
        (
            ARTICLE,
            "J. Jansen & P. de Boer, ‘Robots en werk’, Blad voor werk 2016, jg. 101, nr. 7, p. 446-449.",
            "J. Jansen & P. de Boer. (2016, juli). Robots en werk. Blad voor werk, 101(7), 446-449. "
            "https://doi.org/10.1000/182",
        ),
        (NEWS, "‘Robot wint’, De Krant 3 juli 2016.", "Robot wint. (2016, 3 juli). De Krant."),
        (
            WEBSITE,
            "Verzonnen Instituut, Feiten over robots (website), 2017.",
            "Verzonnen Instituut. (2017). Feiten over robots.",
        ),
    ],
    ids=["article", "news", "website"],
)
def test_a_reference_says_where_it_appeared(one, in_dutch_law, in_apa):
    assert str(leidraad(item_of(one))) == in_dutch_law
    assert str(apa(item_of(one))) == in_apa


@pytest.mark.parametrize(
    ("kind", "in_ris", "in_csl", "in_schema"),
    [
        ("article", "JOUR", "article-journal", "ScholarlyArticle"),
        ("news", "NEWS", "article-newspaper", "NewsArticle"),
        ("website", "ELEC", "webpage", "WebPage"),
        ("motion", "GOVDOC", "report", "Report"),
        ("proceedings", "GOVDOC", "report", "Report"),
        ("guideline", "RPRT", "report", "CreativeWork"),
        ("law", "STAT", "legislation", "Legislation"),
        ("letter", "RPRT", "report", "CreativeWork"),
    ],
)
def test_programs_are_told_the_kind(kind, in_ris, in_csl, in_schema):
    item = item_of(work(kind, title="Titel"))
    assert ris([item]).startswith(f"TY  - {in_ris}\r\n")
    assert json.loads(csl_json([item]))[0]["type"] == in_csl
    assert schema_type(item) == in_schema


def test_an_article_names_its_journal_in_every_file():
    item = item_of(ARTICLE)
    assert bibtex([item]).startswith("@article{werk,")
    for part in (
        "journal = {Blad voor werk}",
        "volume = {101}",
        "number = {7}",
        "pages = {446--449}",
        "doi = {10.1000/182}",
    ):
        assert part in bibtex([item])
    lines = ris([item]).split("\r\n")
    assert [line for line in lines if line[:2] in ("T2", "VL", "IS", "SP", "EP", "DO")] == [
        "T2  - Blad voor werk", "VL  - 101", "IS  - 7", "SP  - 446", "EP  - 449", "DO  - 10.1000/182",
    ]  # fmt: skip
    assert ("citation_journal_title", "Blad voor werk") in highwire(item)


@pytest.mark.parametrize(
    ("locator", "annex_to", "shown"),
    [
        ("blz. 48", None, "Kamerstuk 28844, nr. 266, p. 48"),
        ("p. 4", None, "Kamerstuk 28844, nr. 266, p. 4"),
        ("blz. 48", "kst-28844-266", "Kamerstuk 28844, nr. 266 (bijlage, p. 48)"),
        (None, "kst-28844-266", "Kamerstuk 28844, nr. 266 (bijlage)"),
    ],
)
def test_a_place_in_an_annex_is_none_of_the_paper(locator, annex_to, shown):
    cited = Citation(work="werk", printed="x", locator=locator, attached_to=annex_to)
    assert _normal(Kamerstuk("", "", "28844", "266"), cited) == shown
