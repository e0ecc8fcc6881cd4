"""Who makes the site, how faults are told, and what was corrected: said where it is known, and once where it is not."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import html

from briefwijzer.addresses.uris import is_page
from briefwijzer.building.site import nameless
from briefwijzer.data.shared import SiteFile
from briefwijzer.stream import pages
from briefwijzer.words import phrase
from tests.conftest import text

LETTER = "brieven/kst-90001-1"


def stream(corpus, base=""):
    return {page.uri: page.content.decode() for page in pages(corpus, base) if is_page(page.uri)}


def tree(content):
    return html.fromstring(content.split("---\n", 2)[2])


def faults(page):
    links = [link for link in page.iter("a") if text(link) == phrase("fault_paragraph")]
    return [link.get("href") for link in links if not link.xpath("ancestor::template")]  # a script fills that one in


def test_each_paragraph_has_a_way_to_tell_of_a_fault_with_its_place(small):
    page = tree(stream(small, "https://example.org/b/")[f"{LETTER}/2-1.md"])
    links = [urlsplit(href) for href in faults(page)]
    assert [link.netloc for link in links] == ["example.org"] * 2
    asked = parse_qs(links[1].query)
    assert asked["titel"] == ["Kamerstukken II 2016/17, 90001, nr. 1, par. 2.1, alinea 2"]
    assert asked["tekst"] == [f"https://example.org/b/{LETTER}/2-1/#s2-1-p2"]


def test_so_it_is_on_the_page_of_the_whole_letter(small):
    page = tree(stream(small, "https://example.org/b/")[f"{LETTER}/volledig.md"])
    told = [parse_qs(urlsplit(href).query)["tekst"][0] for href in faults(page)]
    numbered = [link.get("href") for link in page.find_class("bw-number")]
    assert told == [f"https://example.org/b/{LETTER}/volledig/{number}" for number in numbered]
    assert len(told) >= 5


def test_a_mail_has_the_place_in_its_subject_and_text(small):
    mailed = replace(small, settings=SiteFile(faults="fouten@example.org"))
    (first, *_) = faults(tree(stream(mailed)[f"{LETTER}/1.md"]))
    assert first.startswith("mailto:fouten@example.org?subject=Fout%20in%20Kamerstukken")
    assert f"Adres: {LETTER}/1/#s1-p1\n" in unquote(first.partition("&body=")[2])


def test_what_nobody_has_said_is_said_once(small):
    nobody = stream(replace(small, settings=SiteFile()))
    assert [uri for uri, content in nobody.items() if faults(tree(content))] == []
    about = text(tree(nobody["over/index.md"]))
    for key in ("maker_none", "made_unknown", "faults_none"):
        assert about.count(phrase(key)) == 1
    known = text(tree(stream(small)["over/index.md"]))
    assert "Stichting <b>Verzonnen</b> & Co" in known
    assert phrase("maker_none") not in known


def test_every_register_says_by_whom_it_was_made(small):
    built = stream(small)
    registers = [uri for uri in built if uri.startswith(f"{LETTER}/") and 'class="bw-registers"' in built[uri]]
    registers = [
        uri
        for uri in registers
        if 'aria-current="page"' in built[uri].partition('class="bw-registers"')[2].partition("</ul>")[0]
    ]
    assert len(registers) >= 7
    for uri in registers:
        (line,) = tree(built[uri]).find_class("bw-made")
        assert text(line).startswith(small.settings.readers), uri
        assert line.find("a").get("href").endswith("over/#maker")


def test_a_correction_says_what_stood_there_and_leads_to_its_place(small):
    page = tree(stream(small)["correcties.md"])
    assert [text(head) for head in page.iter("h2")] == ["april 2018", "1 maart 2017"]  # the newest first
    item = page.xpath("//ul[@class='bw-corrections']/li")[1]
    assert item.xpath("./p[1]/a/@href") == [f"../{LETTER}/1/#s1-p1"]
    assert text(item.find("p[2]/del")) == small.corrections[0].was
    assert phrase("corrections_none") in text(tree(stream(replace(small, corrections=()))["correcties.md"]))


def test_a_site_that_goes_public_without_a_name_is_warned_of(small):
    assert [*nameless(small)] == []
    found = [*nameless(replace(small, settings=SiteFile(maker="Iemand")))]
    assert [(problem.code, problem.level) for problem in found] == [("K417", "warning")] * 2
