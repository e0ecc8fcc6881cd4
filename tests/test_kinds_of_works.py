"""What a letter can cite: articles, news, websites, acts and papers, in every form of a reference."""

import json
from dataclasses import fields, replace
from typing import get_args
from urllib.parse import parse_qs

import pytest

from briefwijzer.addresses.here import Here
from briefwijzer.data.letter import Citation
from briefwijzer.data.papers import Kamerstuk
from briefwijzer.data.records import DateFact, Fact, Names, traits_of
from briefwijzer.data.works import Work, WorkKind, work_name
from briefwijzer.formats import jsonld
from briefwijzer.formats.bibliography import BibliographyItem, item_of
from briefwijzer.formats.bibtex import bibtex
from briefwijzer.formats.coins import coins
from briefwijzer.formats.csl import csl_json
from briefwijzer.formats.highwire import highwire
from briefwijzer.formats.jsonld import schema_type
from briefwijzer.formats.notes import _normal
from briefwijzer.formats.reference import apa, leidraad
from briefwijzer.formats.ris import ris
from briefwijzer.pages.views.works import _work_facts
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
PAPER = Work.model_validate(
    {
        "id": "kst-90001-2",
        "kind": "kamerstuk",
        "date": {"value": "2017-02"} | BASIS,
        "authors": {"value": ["minister van Zaken"]} | BASIS,
        "kamerstuk": {"chamber": "II", "vergaderjaar": "2016/17", "dossier": "90001", "ondernummer": "2"} | BASIS,
    }
)
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
    assert "\r\nT3  - Reeks 1\r\n" in ris([replace(item, series="Reeks 1")])
    assert item_of(work("report", title="Titel", subtitle="En meer")).title == "Titel: En meer"


def test_a_description_in_the_place_of_a_title_is_told_as_one():
    one = work("letter", title="brief over peren", organisation="Fruitraad", date="2016").model_copy(
        update={"described": "yes"}
    )
    assert work_name(one) == "Brief over peren (omschrijving)"
    assert next(_work_facts(one)).field == "described"
    item = item_of(one)
    assert "title = {{[Brief over peren]}}" in bibtex([item])
    assert "TI  - [Brief over peren]\r\n" in ris([item])
    assert '"title": "[Brief over peren]"' in csl_json([item])
    assert str(apa(item)) == "Fruitraad. (2016). [Brief over peren]."


def test_that_a_work_is_likely_meant_stands_beside_its_title():
    one = work("letter", title="Brief over peren").model_copy(update={"likely": "yes"})
    assert work_name(one) == "Brief over peren (waarschijnlijk bedoeld)"
    item = item_of(one)
    assert "title = {{Brief over peren}}" in bibtex([item])
    assert "note = {waarschijnlijk bedoeld}" in bibtex([item])
    assert "N1  - waarschijnlijk bedoeld\r\n" in ris([item])
    assert '"note": "waarschijnlijk bedoeld"' in csl_json([item])


@pytest.mark.parametrize(
    ("one", "fields_of_it"),
    [
        (
            NEWS,
            "title = {{Robot wint}}, year = {2016}, month = jul, day = {3}, type = {Nieuwsbericht}, "
            "howpublished = {De Krant}, language = {nl}, langid = {dutch}",
        ),
        (
            WEBSITE,
            "title = {{Feiten over robots}}, author = {{Verzonnen Instituut}}, year = {2017}, type = {Website}, "
            "language = {nl}, langid = {dutch}",
        ),
        (
            PAPER,
            "title = {{Kamerstukken II 2016/17, 90001, nr. 2}}, author = {{minister van Zaken}}, year = {2017}, "
            "month = feb, type = {Kamerstuk}, number = {Kamerstukken II 2016/17, 90001, nr. 2}, "
            "language = {nl}, langid = {dutch}",
        ),
    ],
    ids=["news", "website", "paper"],
)
def test_bibtex_has_each_field_where_its_type_reads_it(one, fields_of_it):
    head, *lines, end = bibtex([item_of(one)]).splitlines()
    assert (head, end) == (f"@misc{{{one.id},", "}")
    assert ", ".join(line.strip(" ,") for line in lines) == fields_of_it


def test_an_institution_is_the_author_or_the_publisher_and_never_both():
    of_people, of_a_body = (
        replace(FULL, isbn="978", publisher=""),
        replace(FULL, isbn="978", **dict.fromkeys(PEOPLE, ())),
    )
    assert (of_people.authors_or_body, of_people.issuer) == (("Anna Boer",), "Raad")
    assert (of_a_body.authors_or_body, of_a_body.issuer) == (("Raad",), "Uitgever")
    assert replace(of_a_body, publisher="").issuer == ""
    assert bibtex([of_a_body]).startswith("@techreport{")  # a book has an author or an editor


def test_an_institution_that_publishes_its_own_work_stands_once():
    for others in ({}, {"isbn": "978"}, {"authors": ()}, dict.fromkeys(PEOPLE, ())):
        entry = bibtex([replace(FULL, publisher="Raad", **others)])
        assert entry.replace("author = {{Raad}}", "").count("Raad") == 1, entry


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


PEOPLE = {"authors": ("Anna Boer",), "editors": ("Piet Snoei",), "people": ("Anna Boer",)}
FULL = BibliographyItem(
    id="werk", kind="report", genre="Rapport", title="Titel", institution="Raad", publisher="Uitgever", place="Delft",
    date="2016-07-03", series="Reeks 1", number="12", url="https://a.example.org/b", language="nl", part="par. 2",
    volume="3", issue="7", pages="12-34", doi="10.1000/182", remark="gezien",
    surnames={"Anna Boer": "Boer", "Piet Snoei": "Snoei"}, **PEOPLE,
)  # fmt: skip
# What a format writes may depend on the other fields.
ITEMS = [
    replace(FULL, **others)
    for others in (
        {}, {"authors": (), "people": ("Piet Snoei",)}, dict.fromkeys(PEOPLE, ()), {"publisher": ""}, {"number": ""},
        {"isbn": "978"}, {"kind": "article", "appeared_in": "Blad"}, {"kind": "law"},
        {"kind": "kamerstuk", "chamber": "Tweede Kamer", "series": "", "institution": ""},
    )
]  # fmt: skip
FORMATS = {
    "bibtex": lambda item: bibtex([item]),
    "ris": lambda item: ris([item]),
    "csl": lambda item: csl_json([item]),
    "coins": coins,
    "highwire": highwire,
    "jsonld": lambda item: jsonld.work_data(ARTICLE, Here("bronnen/werk.md")),
    "leidraad": leidraad,
    "apa": apa,
}
# What a format has no place for, or says by another field: people are authors or editors too, a place within a work is
# cited in our own references alone, and names are parted for programs only. COinS stand beside works of no journal.
LEFT_OUT = {
    "bibtex": "people chamber",
    "ris": "people chamber part",
    "csl": "people chamber part",
    "coins": "id genre language part appeared_in volume issue pages doi remark surnames",
    "highwire": "id kind genre editors publisher place part remark surnames",
    "jsonld": "id genre place series chamber part volume issue doi remark surnames",
    "leidraad": "id isbn url language doi remark surnames",
    "apa": "id kind genre place isbn language part remark surnames",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_of_an_item_is_written_or_said_to_be_left_out(name, monkeypatch):
    """A new field of an item fails here until each format writes it, or LEFT_OUT says that it does not."""

    def written(item):
        monkeypatch.setattr(jsonld, "item_of", lambda work: item)
        return FORMATS[name](item)

    others = {"date": "2015-02-01", "kind": "website", "surnames": {}} | dict.fromkeys(PEOPLE, ("Een Ander",))
    left = []
    for field in (one.name for one in fields(BibliographyItem)):
        values = (type(getattr(FULL, field))(), others.get(field, "Anders"))
        if all(written(item) == written(replace(item, **{field: value})) for item in ITEMS for value in values):
            left.append(field)
    assert left == LEFT_OUT[name].split()


def test_every_fact_of_a_work_is_in_its_item_or_said_to_be_left_out():
    known = {key: getattr(ARTICLE, key).value for key in ("title", "authors", "date")}
    values = {Fact: "Anders", DateFact: "2015", Names: ["Een Ander"]}
    facts = {key: kind for key, traits in traits_of(Work).items() for kind in values if kind in traits}
    left = [
        key
        for key, kind in facts.items()
        if item_of(work("report", **known)) == item_of(work("report", **known | {key: values[kind]}))
    ]
    assert left == [
        "title_as_cited", "contributors", "published", "date_range", "form", "requested_by", "addressed_to",
        "fieldwork", "frequency", "probable", "probable_dossier", "description", "summary", "used",
    ]  # fmt: skip


def test_people_bodies_and_offices_are_told_apart_for_programs():
    editors = ITEMS[1]
    of_coins = [parse_qs(coins(item)) for item in (FULL, editors, item_of(WEBSITE), item_of(PAPER))]
    assert [one.get("rft.au") for one in of_coins] == [["Anna Boer"], None, None, None]
    assert [one.get("rft.aucorp") for one in of_coins] == [None, None, ["Verzonnen Instituut"], ["minister van Zaken"]]
    assert [one.get("rft.series", [""])[0] for one in of_coins] == [
        "Reeks 1",
        "Reeks 1",
        "",
        PAPER.kamerstuk.paper.citation(),
    ]
    assert "rft.series" not in parse_qs(coins(replace(FULL, series="")))  # its number is that of no series
    assert "rft.btitle=Feiten%20over%20robots" in coins(item_of(WEBSITE))
    names = [
        [tag for tag in highwire(item) if tag[0] in ("citation_author", "citation_editor")] for item in (FULL, editors)
    ]
    assert names == [[("citation_author", "Anna Boer")], [("citation_editor", "Piet Snoei")]]
    assert highwire(item_of(work("report", title="Titel"))) == ()  # Zotero would take it for an article
    here = Here("bronnen/werk.md")
    paper, report = (
        jsonld.work_data(PAPER, here),
        jsonld.work_data(work("report", title="Titel", authors=["A. Boer"], organisation="Raad", date="2015"), here),
    )
    assert (paper["dateCreated"], paper.get("datePublished"), paper.get("reportNumber")) == ("2017-02", None, None)
    assert (report["author"], report["datePublished"]) == ([{"@type": "Person", "name": "A. Boer"}], "2015")
    assert "dateCreated" not in report
    assert "author" not in jsonld.work_data(
        work("report", title="Titel", editors=["A. Boer"], organisation="Raad"), here
    )
