"""What pages say of themselves to programs equals the data, is true where it stands, and stays text."""

import gzip
import json
import posixpath
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import markdown
import pytest
from lxml import html

from briefwijzer.addresses.uris import (
    BIBLIOGRAPHIES,
    FORMS,
    HEADERS,
    address,
    all_uris,
    file_uri,
    is_page,
    moved_uri,
    registers_of,
    section_uri,
    table_uri,
    tables_of,
    work_uri,
)
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.layers.mentions import MENTIONS
from briefwijzer.data.layers.summary import SENTENCES
from briefwijzer.formats.bibliography import item_of, letter_item
from briefwijzer.formats.highwire import highwire
from briefwijzer.pages.views.frame import FORMATS
from briefwijzer.pages.views.head import TABLE_TYPES
from briefwijzer.words import phrase
from tests.conftest import ROOT

BASE = "https://briefwijzer.test/a/b/"
LETTER = "brieven/kst-29544-773/"
TINY = "brieven/kst-90001-1/"

# Properties of the types that are used, from https://schema.org/<type>. CreativeWork, Person and Organization inherit
# those of Thing, the other types those of CreativeWork.
THING = {"name", "alternateName", "description", "url", "mainEntityOfPage"}
WORK = THING | {"author", "citation", "dateCreated", "datePublished", "editor", "inLanguage"}
WORK |= {"isBasedOn", "isPartOf", "position", "publisher"}
PROPERTIES = {
    "WebSite": WORK,
    "CreativeWork": WORK,
    "Legislation": WORK,
    "Report": WORK | {"reportNumber"},
    "Book": WORK | {"isbn"},
    "Person": THING | {"jobTitle"},
    "Organization": THING,
}

# The tags that Zotero's translator "Embedded Metadata" reads and the fields that it fills with them (HIGHWIRE_MAPPINGS
# in https://github.com/zotero/translators); authors and editors it reads apart.
ZOTERO = {
    "citation_title": "title",
    "citation_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_series_title": "series",
    "citation_isbn": "ISBN",
    "citation_language": "language",
    "citation_public_url": "url",
    "citation_author": "author",
    "citation_editor": "editor",
}


class Built:
    """A built site, its pages parsed once."""

    def __init__(self, folder, data):
        self.folder = folder
        self.corpus = good_corpus(data)
        self._pages = {}

    def page(self, place):
        if place not in self._pages:
            self._pages[place] = html.parse(str(self.folder / place / "index.html")).getroot()
        return self._pages[place]

    def places(self):
        return sorted(
            f"{path.parent.relative_to(self.folder).as_posix()}/".removeprefix("./")
            for path in self.folder.rglob("index.html")
        )

    def data(self, place):
        """What the page says in JSON-LD; None when it says nothing."""
        scripts = self.page(place).xpath("//script[@type='application/ld+json']/text()")
        assert len(scripts) <= 1, place
        return json.loads(scripts[0]) if scripts else None

    def tags(self, place):
        found = {}
        for tag in self.page(place).xpath("//head/meta[starts-with(@name, 'citation_')]"):
            found.setdefault(tag.get("name"), []).append(tag.get("content"))
        return found

    def og(self, place):
        tags = self.page(place).xpath("//head/meta[starts-with(@property, 'og:')]")
        return {tag.get("property"): tag.get("content") for tag in tags}

    def links(self, place, rel):
        """Where the links of a kind in the head lead, and their types; the feed apart, which every page announces."""
        links = self.page(place).xpath("//head/link[not(@type='application/atom+xml')]")
        found = [link for link in links if rel in link.get("rel").split()]
        return [(link.get("href"), link.get("type")) for link in found]


@pytest.fixture(scope="module")
def real(built):
    """The real site, built for an address."""
    return Built(built, ROOT / "data")


@pytest.fixture(scope="module")
def tiny(tiny_built):
    """The site of the small corpus, built without knowing its address."""
    return Built(tiny_built, tiny_built.parent / "data")


@pytest.fixture(scope="module", params=["real", "tiny"])
def site(request):
    return request.getfixturevalue(request.param)


def works_of(letter, paragraphs):
    """The works that paragraphs cite in notes or name, in the order of the text."""
    found = []
    for paragraph in paragraphs:
        for number in re.findall(r"⟦(\d+)⟧", paragraph.text):
            found += [citation.work for citation in letter.note_named[number].citations]
        found += [mention.work for mention in letter.layers[MENTIONS] if mention.paragraph == paragraph.id]
    return list(dict.fromkeys(found))


def titles(corpus, works):
    return [title for work in works if (title := item_of(corpus.work[work]).title)]


# JSON-LD


def nodes(value):
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(inner)


def test_every_property_exists_and_has_a_value(site):
    found = {place: data for place in site.places() if (data := site.data(place))}
    assert len(found) == 1 + sum(1 + len(one.sections) for one in site.corpus.letters) + sum(
        bool(item_of(work).title) for work in site.corpus.works
    )
    for place, data in found.items():
        assert data["@context"] == "https://schema.org", place
        for node in nodes(data):
            keys = node.keys() - {"@type", "@context", "@id"}
            assert keys <= PROPERTIES[node["@type"]], (place, node)
            assert "name" in keys, (place, node)
            assert all(node.values()), (place, node)
            for key in {"@id", "url", "mainEntityOfPage", "isBasedOn"} & node.keys():
                assert urlsplit(node[key]).scheme in ("http", "https"), (place, key)
            for key in {"dateCreated", "datePublished"} & node.keys():
                assert re.fullmatch(r"\d{4}(-\d\d){0,2}", node[key]), (place, key)


def test_the_site_says_what_it_is(real, tiny):
    site = real.data("")
    assert (site["@type"], site["name"], site["url"]) == ("WebSite", "Briefwijzer", BASE)
    assert "url" not in tiny.data("")


def test_a_letter_is_a_report_as_in_the_data(site):
    for letter in site.corpus.letters:
        record, data = letter.record, site.data(f"brieven/{letter.id}/")
        assert data["@type"] == "Report"
        assert data["name"] == record.title.value
        assert data["alternateName"] == record.short_title
        assert data["description"] == record.summary
        assert data["dateCreated"] == record.date.value
        assert "datePublished" not in data
        assert data["isBasedOn"] == record.urls[0].url
        assert [(who["name"], who["jobTitle"]) for who in data["author"]] == [
            (sender.name.value, sender.function.value) for sender in record.senders
        ]
        paragraphs = [paragraph for section in letter.sections for paragraph in section.paragraphs]
        named = [node["name"] for node in data["citation"]]
        assert named == titles(site.corpus, works_of(letter, paragraphs))


def test_the_publisher_is_this_site_and_no_government(real):
    data = real.data(LETTER)
    assert data["publisher"] == {"@type": "Organization", "name": "Briefwijzer", "url": BASE}
    assert data["reportNumber"] == "Kamerstukken II 2016/17, 29544, nr. 773"
    assert data["@id"] == data["url"] == BASE + LETTER
    assert len(data["citation"]) == 41


def test_a_section_is_a_part_of_its_letter(site):
    for letter in site.corpus.letters:
        whole = site.data(f"brieven/{letter.id}/")
        for section in letter.sections:
            data = site.data(address(section_uri(letter, section)))
            assert (data["position"], data["name"]) == (section.number, section.heading)
            part_of = {key: whole[key] for key in ("@type", "@id", "url", "name", "reportNumber") if key in whole}
            assert data["isPartOf"] == part_of
            assert data["isBasedOn"] == whole["isBasedOn"]
            named = [node["name"] for node in data.get("citation", [])]
            assert named == titles(site.corpus, works_of(letter, section.paragraphs))


def test_a_work_says_what_the_data_says(site):
    for work in site.corpus.works:
        item, data = item_of(work), site.data(address(work_uri(work.id)))
        if not item.title:
            assert data is None
            continue
        assert data["name"] == item.title
        assert data.get("url", "") == item.url
        assert data.get("isbn", "") == (work.isbn.value if work.isbn else "")
        dates = {work.date.value if work.date else "", work.published.value if work.published else ""} - {""}
        assert {data[key] for key in ("dateCreated", "datePublished") if key in data} <= dates
        assert dates == set() or "dateCreated" in data or "datePublished" in data
        editors = work.editors.value if work.editors else []
        assert [one["name"] for one in data.get("editor", [])] == editors
        assert data.get("publisher", {}).get("name", "") == (work.publisher.value if work.publisher else "")
        offices = work.kind in ("kamerstuk", "letter")
        people = [] if offices or not work.authors else work.authors.value
        author = data.get("author", [])
        assert [one["name"] for one in author if isinstance(author, list)] == people


def test_an_office_is_no_person(real):
    assert real.data("bronnen/kst-32637-70/")["author"]["@type"] == "Organization"
    assert real.data("bronnen/wef-2016-future-of-jobs/")["author"]["@type"] == "Organization"
    assert {who["@type"] for who in real.data("bronnen/cpb-scp-2015-onderkant/")["author"]} == {"Person"}


# Absolute addresses


def test_without_an_address_nothing_absolute_is_guessed(tiny):
    for place in tiny.places():
        text = (tiny.folder / place / "index.html").read_text("utf-8")
        assert not re.search('"cite-as"|"@id"|mainEntityOfPage', text), place
        assert "og:url" not in tiny.og(place), place
    assert "Sitemap" not in (tiny.folder / "robots.txt").read_text("utf-8")


def test_with_an_address_it_is_one_and_the_same(real):
    left = {address(moved_uri(move.old)) for move in real.corpus.moved if "#" not in move.old}
    for place in set(real.places()) - left:
        assert real.links(place, "canonical") == [(BASE + place, None)]
        assert real.og(place)["og:url"] == BASE + place
        data = real.data(place)
        if data and place != "" and not place.startswith("bronnen/"):
            assert data["@id"] == data["url"] == BASE + place
    for place in (LETTER, LETTER + "2-6/"):
        assert real.links(place, "cite-as") == [(BASE + place, None)]
    for place in ("volledig/", "noten/"):
        assert real.links(LETTER + place, "cite-as") == [(BASE + LETTER, None)]


# OpenGraph


def test_every_page_can_be_shared(site):
    left = {address(moved_uri(move.old)) for move in site.corpus.moved if "#" not in move.old}
    for place in site.places():
        og = site.og(place)
        if place in left:
            assert og == {}
            continue
        title = site.page(place).xpath("string(//head/title)").strip()
        assert title == (f"{og['og:title']} · Briefwijzer" if place else og["og:title"])
        assert og["og:description"] == site.page(place).xpath("string(//meta[@name='description']/@content)")
        assert (og["og:type"], og["og:site_name"], og["og:locale"]) == ("website", "Briefwijzer", "nl_NL")


# Highwire and COinS


def zotero(tags):
    """The type and fields that Zotero takes from the tags of a page."""
    kind = "report" if "citation_technical_report_institution" in tags else None
    kind = kind or ("journalArticle" if "citation_title" in tags else "webpage")
    return kind, {
        ZOTERO[name]: values if name in ("citation_author", "citation_editor") else ", ".join(values)
        for name, values in tags.items()
    }


@pytest.mark.parametrize("page", ["", "2-6/", "volledig/", "noten/"])
def test_zotero_takes_a_letter_as_a_report(real, page):
    kind, fields = zotero(real.tags(LETTER + page))
    record = real.corpus.letters[0].record
    assert kind == "report"
    assert fields == {
        "title": record.title.value,
        "author": [sender.name.value for sender in record.senders],
        "date": "2017/02/13",
        "institution": "Tweede Kamer der Staten-Generaal",
        "number": "Kamerstukken II 2016/17, 29544, nr. 773",
        "language": "nl",
    } | ({} if page else {"url": "https://zoek.officielebekendmakingen.nl/kst-29544-773.html"})


def test_zotero_takes_every_work_and_no_journal(site):
    for work in site.corpus.works:
        item, place = item_of(work), address(work_uri(work.id))
        kind, fields = zotero(site.tags(place))
        spans = site.page(place).xpath("//span[@class='Z3988']/@title")
        if not item.title:
            assert (kind, spans) == ("webpage", [])
        elif item.institution or item.chamber:
            assert (kind, fields["title"], spans) == ("report", item.title, [])
            assert fields["institution"] == (work.organisation.value if work.organisation else item.chamber)
            named = item.people  # offices are no people
            assert fields.get("author", []) == [name for name in item.authors if name in named]
            assert fields.get("editor", []) == [name for name in item.editors if name in named and not item.authors]
            assert fields.get("date", "") == (work.date.value.replace("-", "/") if work.date else "")
        else:
            assert kind == "webpage"
            assert [parse_qs(span)["rft.btitle"] for span in spans] == [[item.title]]


def test_the_house_of_a_paper_is_its_institution(real):
    assert real.tags("bronnen/kst-33752-V/")["citation_technical_report_institution"] == [
        "Eerste Kamer der Staten-Generaal"
    ]
    assert real.tags("bronnen/kst-33009-12/")["citation_technical_report_institution"] == [
        "Tweede Kamer der Staten-Generaal"
    ]


def test_the_list_of_works_has_each_work_once(site):
    spans = site.page("bronnen/").xpath("//span[@class='Z3988']/@title")
    found = [parse_qs(span, strict_parsing=True, errors="strict") for span in spans]
    items = [item for work in site.corpus.works if (item := item_of(work)).title]
    items.sort(key=lambda item: (item.title, item.number))
    found.sort(key=lambda one: (one["rft.btitle"], one.get("rft.series", [])))
    for one, item in zip(found, items, strict=True):
        assert one["rft.btitle"] == [item.title]
        assert one["ctx_ver"] == ["Z39.88-2004"]
        assert one["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]
        assert one["rft.genre"][0] in ("book", "report", "document")
        assert one.get("rft.date", [""]) == [item.date]
        assert one.get("rft_id", [""]) == [item.url]
        # editors have no key there, and are not given out for authors
        named = item.authors or () if item.authors or item.editors else item.makers
        assert one.get("rft.au", []) + one.get("rft.aucorp", []) == list(named)
    assert not any("+" in span for span in spans)  # some readers take it for a plus sign


# Links


@pytest.mark.parametrize("page", ["", "2-6/", "volledig/", "noten/"])
def test_a_page_of_a_letter_names_its_files(real, page):
    letter = real.corpus.letters[0]
    found = real.links(LETTER + page, "alternate")
    there = [(posixpath.normpath(posixpath.join(LETTER + page, href)), kind) for href, kind in found]
    whole = [(file_uri(letter, form), kind) for form, kind in FORMATS.items()]
    tables = [(table_uri(letter, "organisaties", form), kind) for form, kind in zip(FORMS, TABLE_TYPES, strict=True)]
    assert there == (whole if page else whole + tables)
    collection = [
        posixpath.normpath(posixpath.join(LETTER + page, href)) for href, _ in real.links(LETTER + page, "collection")
    ]
    assert collection == ([LETTER.rstrip("/")] if page else [])


def test_a_register_names_its_tables(real, corpus):
    for register in registers_of(corpus.letters[0]):
        place = f"{LETTER}{register}/"
        tables = {
            "standpunten": ["standpunten", "aanbevelingen"],
            "toezeggingen": ["toezeggingen", "uitkomsten"],
            "bedragen": ["bedragen", "getallen"],
            "dekking": [],
        }.get(register, [register])
        files = [
            (f"../{table}.{form}", kind) for table in tables for form, kind in zip(FORMS, TABLE_TYPES, strict=True)
        ]
        assert real.links(place, "alternate") == files, register
        assert real.links(place, "collection") == [("../", None)], register


def test_the_page_of_a_letter_signposts_its_files(real):
    assert [href for href, _ in real.links(LETTER, "item")] == ["brief.txt", "brief.md", "brief.akn.xml", "brief.epub"]
    assert real.links(LETTER, "describedby") == [("brief.json", "application/json")]
    assert real.links(LETTER, "type") == [("https://schema.org/Report", None)]
    assert real.links(LETTER, "license") == [("../../gegevens/#rechten", None)]
    assert real.links(LETTER, "author") == []


def test_works_have_their_files_and_licence(real):
    files = [f"bronnen/{href}" for href, _ in real.links("bronnen/", "alternate")]
    assert files == list(BIBLIOGRAPHIES)
    place = "bronnen/wet-wwz/"
    assert real.links(place, "type") == [("https://schema.org/Legislation", None)]
    assert real.links(place, "collection") == [("../", None)]
    assert real.links(place, "describedby") == [("../bronnen.json", "application/vnd.citationstyles.csl+json")]
    assert real.links(place, "license") == [("https://creativecommons.org/licenses/by/4.0/", None)]


# Robots and language models


def test_robots_are_told_where_the_sitemap_is(real):
    lines = (real.folder / "robots.txt").read_text("utf-8").splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert lines[-1] == f"Sitemap: {BASE}sitemap.xml"
    assert (real.folder / "sitemap.xml").is_file()


def test_the_guide_has_its_form_and_every_link_leads_somewhere(site):
    text = (site.folder / "llms.txt").read_text("utf-8")
    title, summary, lead, *lists = text.rstrip("\n").split("\n\n")
    assert title == "# Briefwijzer"
    assert summary.startswith("> ")
    assert "geen website van de overheid" in lead
    first = next(at for at, part in enumerate(lists) if part.startswith("## "))
    sentences, lists = lists[:first], lists[first:]
    heads, entries = lists[::2], lists[1::2]
    letters = [letter for letter in site.corpus.letters if letter.layers[SENTENCES]]
    assert len(sentences) == 2 * len(letters) > 0  # a title that says whose they are, and the sentences
    for letter, marked, told in zip(letters, sentences[::2], sentences[1::2], strict=True):
        assert phrase("summary_lead") in marked
        assert len(told.splitlines()) == len(letter.layers[SENTENCES])
    assert len(heads) == len(entries) == len(site.corpus.letters) + 2
    assert all(re.fullmatch(r"## \S.*", head) for head in heads)
    for line in "\n".join(entries).splitlines():
        link = re.fullmatch(r"- \[.+\]\(([^()]+)\): \S.*", line)[1]
        path = link.removeprefix(BASE)
        assert (site.folder / path / ("index.html" if path.endswith("/") else "")).is_file(), link
        assert link.startswith(BASE) == (
            "/a/b/" in site.links("", "canonical")[0][0] if site.links("", "canonical") else False
        )


# The page about data


def test_the_page_about_data_lists_every_file(site):
    page = site.page("gegevens/")
    found = {
        posixpath.normpath(posixpath.join("gegevens", urlsplit(href).path)) for href in page.xpath("//main//@href")
    }
    apart = ("assets/search/", "dossiers/", "robots.txt", "llms.txt", *HEADERS)
    files = {uri for uri in all_uris(site.corpus) if not is_page(uri) and not uri.startswith(apart)}
    assert files | {"manifest.json"} <= found
    for letter in site.corpus.letters:
        assert page.xpath(f"//h2[@id='{letter.id}']/a/text()") == [letter.record.short_title]


def test_the_sizes_are_those_of_the_files(site):
    page = site.page("gegevens/")
    sized = 0
    for link in page.xpath("//main//ul[@class='bw-works']//a"):
        near = link.tail if link.getparent().tag == "small" else link.getnext().text
        size = re.search(r"(\d+)\skB", near or "")
        file = site.folder / posixpath.normpath(posixpath.join("gegevens", link.get("href")))
        assert bool(size) == (file.name != "manifest.json")
        if size:
            sized += 1
            assert int(size[1]) == max(1, round(file.stat().st_size / 1000)), file
    tables = sum(len(tables_of(letter)) for letter in site.corpus.letters)
    assert sized == len(site.corpus.letters) * 5 + 3 * tables + 3 + 1 + 1


def test_examples_of_addresses_are_of_things_that_are_there(site):
    for link in site.page("gegevens/").xpath("//a[@class='bw-url']"):
        path, _, anchor = link.get("href").partition("#")
        place = f"{posixpath.normpath(posixpath.join('gegevens', path))}/"
        assert not anchor or site.page(place).xpath(f"//*[@id='{anchor}']"), link.get("href")
        assert link.text.endswith(place + (f"#{anchor}" if anchor else ""))
    assert len(site.page("gegevens/").xpath("//a[@class='bw-url']")) == 7


def test_the_page_about_data_is_found_and_the_menu_stays_short(real):
    for place in real.places():
        footer = real.page(place).xpath("//footer//a/@href")
        assert posixpath.normpath(posixpath.join(place, footer[0])) == "gegevens", place
        assert len(real.page(place).xpath("//nav[@class='bw-menu']//a")) == 7
    for place in (LETTER, "over/", "bronnen/"):
        links = [
            posixpath.normpath(posixpath.join(place, urlsplit(one).path))
            for one in real.page(place).xpath("//main//a/@href")
        ]
        assert "gegevens" in links, place


# Text stays text


def test_what_looks_like_markup_is_text_in_every_tag(tiny):
    letter = tiny.corpus.letters[0]
    record = letter.record
    assert "<script>" in record.title.value
    assert zotero(tiny.tags(TINY))[1]["title"] == record.title.value
    assert tiny.tags(TINY)["citation_author"] == ['N. "Nie" Mand <br>', "Ph. ’t Automaatje-ë"]
    assert tiny.og(TINY)["og:title"] == record.short_title == "Verzonnen brief {{ 7*7 }} <b>"
    assert tiny.og(TINY)["og:description"] == record.summary
    assert tiny.og(TINY + "2/")["og:title"].startswith("2. # kop met **sterren**, {{ 7*7 }} en </title> · ")
    assert tiny.data(TINY + "2/")["name"] == "# kop met **sterren**, {{ 7*7 }} en </title>"
    work = tiny.corpus.work["instituut-2016-automaat"]
    assert tiny.data("bronnen/instituut-2016-automaat/")["name"] == item_of(work).title
    assert tiny.tags("bronnen/instituut-2016-automaat/")["citation_title"] == [item_of(work).title]
    for place in tiny.places():
        text = (tiny.folder / place / "index.html").read_text("utf-8")
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script', text, re.DOTALL):
            assert not set("<>&'") & set(script), place
        head = tiny.page(place).find("head")
        assert {element.tag for element in head} <= {"meta", "link", "title", "script"}, place


def test_what_looks_like_markup_is_text_in_the_guide(tiny):
    tree = html.fromstring(markdown.markdown((tiny.folder / "llms.txt").read_text("utf-8")))
    assert {element.tag for element in tree.iter()} <= {"div", "h1", "h2", "blockquote", "p", "ul", "ol", "li", "a"}
    record = tiny.corpus.letters[0].record
    assert record.short_title in tree.xpath("//h2/text()")
    assert any(record.summary in item.text_content() for item in tree.iter("li"))


# How to cite a page


def cited(site, place):
    forms = site.page(place).xpath("//details[@class='bw-cite']/dl/dd")
    return [form.text_content() for form in forms]


def test_a_letter_and_its_sections_are_cited_by_their_numbers(real):
    number = "Kamerstukken II 2016/17, 29544, nr. 773"
    leidraad, apa, bibtex = cited(real, LETTER)
    assert leidraad == f"{number}."
    assert apa == f"{number}. (2017, 13 februari). https://zoek.officielebekendmakingen.nl/kst-29544-773.html"
    assert f"  number = {{{number}}},\n" in bibtex
    leidraad, apa, bibtex = cited(real, LETTER + "2-6/")
    assert leidraad == f"{number}, par. 2.6."
    assert apa == f"{number}. (2017, 13 februari). {BASE}{LETTER}2-6/"
    assert "  note = {par. 2.6},\n" in bibtex
    assert f"  url = {{{BASE}{LETTER}2-6/}},\n" in bibtex


def test_without_an_address_a_section_is_cited_by_the_official_one(tiny):
    _, apa, _ = cited(tiny, TINY + "2-1/")
    assert apa.endswith(tiny.corpus.letters[0].record.urls[0].url)


def test_every_work_is_cited_as_in_the_bibliography(site):
    bibliography = (site.folder / BIBLIOGRAPHIES[0]).read_text("utf-8")
    for work in site.corpus.works:
        forms = cited(site, address(work_uri(work.id)))
        if not item_of(work).title:
            assert forms == []
            continue
        leidraad, apa, bibtex = forms
        assert bibtex in bibliography
        name = item_of(work).number if work.kamerstuk else item_of(work).title
        assert name in leidraad
        assert name in apa
        assert leidraad.endswith(".")
        assert not re.search(r"  |\.\.(?!\.)", apa)


def test_a_section_page_grows_by_less_than_two_kilobytes(real):
    for section in real.corpus.letters[0].sections:
        text = (real.folder / LETTER / section.slug / "index.html").read_text("utf-8")
        head = r'<meta property="og:.*?<meta name="color-scheme"|<details class="bw-cite".*?</details>'
        less = re.sub(head, "", text, flags=re.DOTALL)
        assert len(less) < len(text) - 2_000
        assert len(gzip.compress(text.encode())) - len(gzip.compress(less.encode())) < 2_000, section.id


def test_an_item_without_an_institution_has_no_tags(real):
    item = letter_item(real.corpus.letters[0])
    assert highwire(item)
    assert highwire(replace(item, chamber="")) == ()
