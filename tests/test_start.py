"""The start page: with one letter it is that letter, with several a front page with doors only to what is there."""

import posixpath
from dataclasses import replace

from lxml import html

from briefwijzer.addresses.here import Here
from briefwijzer.addresses.uris import address
from briefwijzer.data.layers.summary import SENTENCES
from briefwijzer.pages.views.start import NEWEST, start_view
from briefwijzer.stream import pages
from tests.conftest import text


def built(corpus):
    return {page.uri: page.content.decode("utf-8", "replace") for page in pages(corpus)}


def start_of(stream):
    return html.fromstring(stream["index.md"].split("---\n", 2)[2])


def ids_in_order(page):
    return [element.get("id") for element in page.iter() if element.get("id")]


def test_with_one_letter_it_says_which_and_what_before_anything_else(corpus):
    page = start_of(built(corpus))
    record = corpus.letters[0].record
    assert text(page.find(".//h1")) == record.short_title
    known = text(page.xpath("//h1/following-sibling::p")[0])
    for part in (record.heading.value, record.addressee.value, "13 februari 2017", record.citation):
        assert part in known
    assert ids_in_order(page)[:4] == ["zinnen", "zoek-start", "deuren", "geworden"]
    assert len(page.xpath("//ol[@class='bw-sentences']/li")) == len(corpus.letters[0].layers[SENTENCES])
    titles = page.xpath("//svg[@class='bw-glance']//g/text[1]/text()")
    assert "2.6 Verdelingsvraagstukken" in titles
    assert page.xpath("//details[@id='oogopslag'][not(@open)]//svg[@class='bw-glance']")


def test_with_several_the_newest_stand_first_and_none_is_told_in_full(small):
    page = start_of(built(small))
    assert [text(link) for link in page.xpath("//ul[@class='bw-letters']/li//h3/a")] == [
        letter.record.name for letter in small.newest
    ]
    assert not page.xpath("//ol[@class='bw-sentences'] | //svg[@class='bw-glance']")
    assert ids_in_order(page) == ["zoek-start", "brieven", "deuren"]


def test_no_door_leads_to_nothing(corpus, small):
    for each in (corpus, small):
        stream = built(each)
        there = {address(uri) for uri in stream}
        links = start_of(stream).xpath("//ul[contains(@class, 'bw-doors')]//a/@href")
        assert len(links) == len(set(links)) >= 6
        for link in links:
            assert posixpath.normpath(link.partition("?")[0]) + "/" in there, link


def test_what_no_letter_has_opens_no_door(small):
    kale = [letter for letter in small.letters if letter.id == "kst-90002-5"]
    bare = replace(small, letters=tuple(kale), works=(), terms=(), organisations=())
    view = start_view(bare, Here("index.md"))
    assert [name for name, _, _ in view.doors] == ["quote_title", "about_title"]
    assert view.letter.sentences == ()
    assert view.letter.glance is None


def test_a_long_list_is_cut_and_says_so(small):
    many = replace(small, letters=small.letters * NEWEST)
    view = start_view(many, Here("index.md"))
    assert (len(view.letters), view.all) == (NEWEST, 2 * NEWEST)
