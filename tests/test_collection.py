"""What letters of one site have to do with each other: lists, dossiers, senders, letters that cite, the feed."""

import datetime
import re
import shutil
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.addresses.uris import address
from briefwijzer.building.checks import check_site
from briefwijzer.building.site import build_site
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.reader import load
from briefwijzer.search.records import letter_records
from briefwijzer.stream import pages
from tests.bare import SURE, fact, write_bare
from tests.conftest import edit, html_of, make_tiny

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://briefwijzer.test/a/b/"
DOSSIER = f"[{{dossier: 90001, title: Automaten, role: hoofddossier, {SURE}}}]"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Four letters: two in one dossier and of one cabinet; one cites the first letter, another names it as related."""
    root = make_tiny(tmp_path_factory.mktemp("collection"))
    data = root / "data"
    surname = f"[{{name: {fact('Aal')}, function: {fact('Minister van Kale Zaken')}}}]"
    cites = write_bare(data, "kst-90006-1", dossiers=DOSSIER, cabinet=fact("kabinet-Niemand I"), senders=surname)
    number = f"{{chamber: II, vergaderjaar: 2016/17, dossier: 90001, ondernummer: 1, {SURE}}}"
    works = data / "works.yml"
    title = fact("Verzonnen brief over automaten")
    work = f"  - {{id: kst-90001-1, kind: kamerstuk, title: {title}, kamerstuk: {number}}}\n"
    works.write_text(works.read_text("utf-8") + work, encoding="utf-8")
    (cites / "annotations").mkdir()
    mention = "{work: kst-90001-1, paragraph: s1-p1, quote: Deze brief, review: checked}"
    (cites / "annotations/mentions.yml").write_text(f"mentions: [{mention}]\n", encoding="utf-8")
    first = "https://brief.example.org/kst-90006-1.html"
    related = f"[{{url: '{first}', what: eerdere brief, {SURE}}}]"
    loud = f"[{{name: {fact('K. Aal')}, function: {fact('MINISTER VAN KALE ZAKEN')}}}]"
    more = {"related": related, "date": "2018-05-01", "cabinet": fact("kabinet-Niemand II"), "senders": loud}
    write_bare(data, "kst-90007-1", **more)
    add_to_lock(load(data))
    return root


@pytest.fixture(scope="module")
def corpus(project):
    return good_corpus(project / "data")


@pytest.fixture(scope="module")
def stream(corpus):
    return {page.uri: page.content for page in pages(corpus)}


def links(stream, uri, section):
    """The addresses to which links of a section lead."""
    found = html_of(stream[uri]).xpath(f"//section[@aria-labelledby='{section}']//a/@href")
    return [urljoin(f"https://x/{address(uri)}", href).removeprefix("https://x/") for href in found]


def test_letters_are_listed_by_year_sender_dossier_and_cabinet_without_a_script(stream):
    page = html_of(stream["brieven/index.md"])
    years = [heading.text.strip() for heading in page.xpath("//section[starts-with(@aria-labelledby, 'jaar-')]/h2")]
    assert years == ["2018", "2017"]
    titles = [link.text for link in page.xpath("//li//h3/a")]
    assert titles[:2] == ["Verzonnen kale brief 90007", "Verzonnen kale brief 90006"]
    heads = page.xpath("//section[starts-with(@aria-labelledby, 'lijst-')]/h2/text()")
    assert heads == ["Per dossier", "Per afzender", "Per kabinet"]
    assert "dossiers/90001/" in links(stream, "brieven/index.md", "lijst-1")
    assert "brieven/kst-90002-5/" in links(stream, "brieven/index.md", "lijst-1")  # alone in its dossier
    assert "afzenders/minister-van-kale-zaken/" in links(stream, "brieven/index.md", "lijst-2")
    cabinet = {f"brieven/{letter}/" for letter in ("kst-90001-1", "kst-90006-1", "kst-90007-1")}
    assert cabinet == set(links(stream, "brieven/index.md", "lijst-3"))


def test_an_office_that_a_signature_prints_in_capitals_is_that_in_small_letters(stream, corpus):
    titles = html_of(stream["afzenders/minister-van-kale-zaken.md"]).xpath("//ul[@class='bw-letters']//a/text()")
    assert titles == ["Verzonnen kale brief 90007", "Verzonnen kale brief 90006"]
    found = next(letter_records(next(letter for letter in corpus.letters if letter.id == "kst-90007-1")))
    assert "K. Aal, Minister van Kale Zaken" in found.text
    assert "Minister van Kale Zaken: K. Aal" in stream["brieven/kst-90007-1/index.md"].decode()


def test_a_sender_of_whom_a_surname_alone_is_known_is_named_with_the_office(stream):
    called = [stream[f"brieven/kst-{number}-1/index.md"].decode() for number in (90006, 90007)]
    assert "Van de minister van Kale Zaken (Aal)" in called[0]
    assert "Van K. Aal" in called[1]


def test_a_letter_can_be_chosen_by_what_it_says_of_itself(stream):
    page = html_of(stream["brieven/index.md"])
    assert page.xpath("//form//select/@name") == ["jaar", "afzender", "dossier", "kabinet"]
    line = next(line for line in page.xpath("//ul[@class='bw-letters']/li") if "90006" in line.text_content())
    assert (line.get("data-jaar"), line.get("data-dossier")) == ("2018", "90001")
    assert line.get("data-afzender") == "minister-van-kale-zaken"
    for name in ("jaar", "afzender", "dossier", "kabinet"):
        for value in page.xpath(f"//select[@name='{name}']/option/@value")[1:]:
            assert any(value in line.split("|") for line in page.xpath(f"//li/@data-{name}")), value


def test_a_dossier_or_sender_of_one_letter_has_no_page(stream, built):
    shared = {uri for uri in stream if uri.startswith(("dossiers/", "afzenders/"))}
    assert shared == {
        "dossiers/90001.md",
        "dossiers/90001/atom.xml",
        "afzenders/minister-van-kale-zaken.md",
        "afzenders/minister-van-verzonnen-zaken.md",
    }
    assert not [path for path in built.iterdir() if path.name in ("dossiers", "afzenders")]


def test_a_letter_leads_to_the_letters_beside_it_and_they_lead_back(stream):
    assert links(stream, "brieven/kst-90006-1/index.md", "andere-brieven") == [
        "brieven/kst-90001-1/",
        "brieven/kst-90006-1/1/#s1-p1",
        "brieven/kst-90007-1/",
        "dossiers/90001/",
        "afzenders/minister-van-kale-zaken/",
    ]
    assert links(stream, "brieven/kst-90001-1/index.md", "andere-brieven")[:2] == [
        "brieven/kst-90006-1/",
        "brieven/kst-90006-1/1/#s1-p1",
    ]
    assert "brieven/kst-90006-1/" in links(stream, "brieven/kst-90007-1/index.md", "andere-brieven")
    only = links(stream, "brieven/kst-90002-5/index.md", "andere-brieven")
    assert only == ["afzenders/minister-van-verzonnen-zaken/"]
    assert b'href="../../brieven/kst-90001-1/">Lees deze brief op deze site' in stream["bronnen/kst-90001-1.md"]


def test_a_note_that_cites_a_letter_of_the_site_leads_to_it(data):
    write_bare(data, "kst-90001-2")
    stream = {page.uri: page.content for page in pages(load(data))}
    assert b'<a href="../../kst-90001-2/">Lees deze brief op deze site' in stream["brieven/kst-90002-5/2.md"]
    assert b"Deze brief wordt aangehaald in" in stream["brieven/kst-90001-2/index.md"]


def test_a_site_of_several_letters_passes_every_check(project, corpus, monkeypatch):
    monkeypatch.setenv("SITE_URL", BASE)
    build_site(project, project / "site")
    assert check_site(project / "site", corpus, base="/a/b/") == []


# RFC 4287, section 4: what an element must and may hold, and how often.
ONE, ANY, MAYBE = (1, 1), (0, 999), (0, 1)
FEED = {"author": ANY, "category": ANY, "contributor": ANY, "generator": MAYBE, "icon": MAYBE, "id": ONE, "link": ANY}
FEED |= {"logo": MAYBE, "rights": MAYBE, "subtitle": MAYBE, "title": ONE, "updated": ONE, "entry": ANY}
ENTRY = {"author": ANY, "category": ANY, "content": MAYBE, "contributor": ANY, "id": ONE, "link": ANY, "source": MAYBE}
ENTRY |= {"published": MAYBE, "rights": MAYBE, "summary": MAYBE, "title": ONE, "updated": ONE}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def held(element, rules):
    counts = {}
    for child in element:
        assert child.tag.startswith(ATOM), child.tag
        counts[child.tag.removeprefix(ATOM)] = counts.get(child.tag.removeprefix(ATOM), 0) + 1
    for name, count in counts.items():
        least, most = rules[name]
        assert least <= count <= most, name
    assert all(counts.get(name) for name, (least, _) in rules.items() if least)


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def valid_feed(content):
    """The entries of a feed that keeps every rule of RFC 4287 that can be seen in it."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    held(feed, FEED)
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", text(one, "id"))  # an absolute IRI
        assert MOMENT.fullmatch(text(one, "updated"))
        datetime.datetime.fromisoformat(text(one, "updated"))
        assert text(one, "title").strip()
        for link in one.findall(f"{ATOM}link"):
            assert {*link.attrib} <= {"href", "rel", "type", "hreflang", "title", "length"}
            assert link.get("href")
            assert link.text is None
        alternates = [link for link in one.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        assert len({(link.get("type"), link.get("hreflang")) for link in alternates}) == len(alternates)
        for person in one.findall(f"{ATOM}author"):
            assert len(person.findall(f"{ATOM}name")) == 1
            assert person.findtext(f"{ATOM}name").strip()
        assert all(category.get("term") for category in one.findall(f"{ATOM}category"))
    for entry in entries:
        held(entry, ENTRY)
        assert entry.find(f"{ATOM}content") is not None or entry.find(f"{ATOM}link[@rel='alternate']") is not None
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        assert text(entry, "updated") <= text(feed, "updated")
    assert len({(text(entry, "id"), text(entry, "updated")) for entry in entries}) == len(entries)
    return entries


@pytest.mark.parametrize("uri", ["brieven/atom.xml", "dossiers/90001/atom.xml"])
@pytest.mark.parametrize("base", ["", BASE])
def test_a_feed_keeps_the_rules_of_rfc_4287(corpus, uri, base):
    content = next(page.content for page in pages(corpus, base) if page.uri == uri)
    titles = [text(entry, "title") for entry in valid_feed(content)]
    letters = [title for title in titles if not title.startswith("Gecorrigeerd")]
    assert "Verzonnen kale brief 90006" in letters
    assert len(letters) == (4 if uri.startswith("brieven/") else 2)
    own = etree.fromstring(content).findall(f"{ATOM}link[@rel='self']")
    assert [link.get("href") for link in own] == ([f"{base}{uri}"] if base else [])


def test_a_feed_leads_to_its_letters_and_keeps_its_ids(corpus, stream):
    for uri in ("brieven/atom.xml", "dossiers/90001/atom.xml"):
        away = {page.uri: page.content for page in pages(corpus, BASE)}[uri]
        for entry, there in zip(valid_feed(stream[uri]), valid_feed(away), strict=True):
            link = entry.find(f"{ATOM}link").get("href")
            page = urljoin(f"{BASE}{uri}", link)
            assert page == there.find(f"{ATOM}link").get("href")
            assert page.removeprefix(BASE).partition("#")[0] in {address(uri) for uri in stream}
            assert text(entry, "id") == text(there, "id")


def test_a_feed_tells_reprints_and_what_was_corrected(data):
    reprint = f"[{{id: kst-90006-1-h1, kind: reprint, date: 2018-06-01, what: Een tabel was weg., {SURE}}}]"
    for letter in ("kst-90006-1", "kst-90007-1"):
        more = {"versions": reprint} if letter == "kst-90006-1" else {}
        write_bare(data, letter, dossiers=DOSSIER, **more)
    fixes = [
        "{date: 2019-01-02, address: brieven/kst-90006-1/1/#s1-p1, what: Een woord., was: <oud>, now: nieuw}",
        "{date: 2018-12, address: brieven/kst-90002-5/, what: De naam van een dossier.}",
        "{date: 2017, address: begrippen/, what: Een begrip.}",
    ]
    (data / "corrections.yml").write_text(f"corrections: [{', '.join(fixes)}]\n", encoding="utf-8")
    stream = {page.uri: page.content for page in pages(load(data), BASE)}
    all_, dossier = (valid_feed(stream[uri]) for uri in ("brieven/atom.xml", "dossiers/90001/atom.xml"))
    titles = [(text(entry, "title"), text(entry, "updated")[:10]) for entry in all_]
    assert titles[:3] == [
        ("Gecorrigeerd op deze site: Verzonnen kale brief 90006", "2019-01-02"),
        ("Gecorrigeerd op deze site: Verzonnen tweede brief", "2018-12-01"),
        ("Herdruk: Verzonnen kale brief 90006", "2018-06-01"),
    ]
    assert ("Gecorrigeerd op deze site: Briefwijzer", "2017-01-01") in titles
    assert text(all_[0], "summary") == "Een woord. Er stond: <oud> Er staat nu: nieuw"
    assert all_[0].find(f"{ATOM}link").get("href") == f"{BASE}brieven/kst-90006-1/1/#s1-p1"
    assert len([entry for entry in dossier if "Gecorrigeerd" in text(entry, "title")]) == 1


def test_every_page_announces_the_feed_and_a_dossier_its_own(project):
    site = project / "site"
    if not site.exists():
        build_site(project, site)
    for file in site.rglob("*.html"):
        page = html.parse(str(file))
        found = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']")
        hrefs = [link.get("href").rpartition("/")[2] for link in found]
        assert hrefs == ["atom.xml"] * (2 if "dossiers" in file.parts else 1), file
        assert all(link.get("title") for link in found)


def test_the_page_about_this_edition_has_a_row_for_each_earlier_letter(data):
    for number in range(5):
        write_bare(data, f"kst-9100{number}-1")
    page = html_of(next(one.content for one in pages(load(data)) if one.uri == "over/index.md"))
    assert len(page.xpath("//details[not(@open)]/summary[starts-with(., 'De cijfers van')]")) == 5
    rows = page.xpath("//h3[. = 'Eerdere brieven']/following-sibling::table[1]/tbody/tr")
    assert [row.xpath("string(th)") for row in rows] == ["Verzonnen tweede brief", "Verzonnen brief {{ 7*7 }} <b>"]
    assert [row.xpath("td[last()]/text()") for row in rows] == [["gelijk"], ["gelijk"]]


def test_an_earlier_letter_whose_note_has_no_mark_is_led_to_as_a_whole(data):
    for number in range(5):
        write_bare(data, f"kst-9100{number}-1")
        shutil.copyfile(data / "letters/kst-90002-5/footnotes.yml", data / f"letters/kst-9100{number}-1/footnotes.yml")
    edit(data / "letters/kst-90002-5/text.yml", "⟦4⟧", "")
    page = html_of(next(one.content for one in pages(load(data)) if one.uri == "bronnen/instituut-2014-alles.md"))
    (letter,) = page.xpath("//section[@aria-labelledby='eerder']//li")
    assert letter.xpath("string()").strip() == "Verzonnen tweede brief"
