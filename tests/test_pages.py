"""The stream of pages: in a fixed order, every text escaped, links relative."""

import re
from dataclasses import replace

import pytest
from lxml import html
from mkdocs.utils.meta import get_data

from briefwijzer.addresses.here import Here
from briefwijzer.addresses.uris import DATA, all_uris, is_page, registers_of, tables_of
from briefwijzer.data.layers.positions import POSITIONS
from briefwijzer.data.layers.themes import THEME_USES
from briefwijzer.data.reader import load
from briefwijzer.pages.rendering import CompiledTemplates, parted
from briefwijzer.pages.views.entries import IN_FULL, place_link
from briefwijzer.pages.views.organisations import organisation_view
from briefwijzer.pages.views.terms import terms_view
from briefwijzer.pages.views.themes import theme_view
from briefwijzer.pages.views.works import work_view
from briefwijzer.stream import pages
from briefwijzer.words import catalogue
from tests.conftest import ROOT, html_of


@pytest.fixture(scope="module")
def stream(corpus):
    return {page.uri: page.content for page in pages(corpus)}


def test_every_page_of_the_public_surface_is_there(stream, corpus):
    letter = "brieven/kst-29544-773"
    sections = "1 2 2-1 2-2 2-3 2-4 2-5 2-6 2-7 3 3-1 3-2 3-3 3-4 4".split()
    assert [uri for uri in stream if uri.startswith(letter)] == [
        f"{letter}/index.md",
        *(f"{letter}/{section}.md" for section in sections),
        f"{letter}/volledig.md",
        f"{letter}/noten.md",
        *(f"{letter}/{register}.md" for register in registers_of(corpus.letters[0])),
        *(f"{letter}/{table}.{form}" for table in tables_of(corpus.letters[0]) for form in ("csv", "xlsx", "json")),
        f"{letter}/brief.txt",
        f"{letter}/brief.json",
        f"{letter}/brief.md",
        f"{letter}/brief.akn.xml",
        f"{letter}/brief.epub",
    ]
    indexes = {"brieven/index.md", "themas/index.md", "organisaties/index.md", "bronnen/index.md"}
    assert indexes | {"index.md", "begrippen/index.md", "zoeken.md", "citaat.md", "over/index.md"} <= stream.keys()
    assert "gegevens.md" in stream
    assert sum(uri.startswith("bronnen/kst-") for uri in stream) == 15
    assert {"bronnen/bronnen.bib", "bronnen/bronnen.ris", "bronnen/bronnen.json"} < stream.keys()
    assert sum(uri.startswith("bronnen/") for uri in stream) == 46
    assert {"assets/brief.schema.json", "robots.txt", "llms.txt"} < stream.keys()


def test_the_stream_is_what_the_corpus_promises(stream, corpus):
    assert list(stream) == list(all_uris(corpus))


def test_the_stream_is_the_same_twice(corpus):
    assert list(pages(corpus)) == list(pages(corpus))


def test_a_page_is_one_block_without_blank_lines(stream):
    for uri, content in stream.items():
        if is_page(uri):
            front, _, body = content.decode().removeprefix("---\n").partition("\n---\n\n")
            assert front.startswith("title: "), uri
            assert body.startswith("<div"), uri
            assert "\n\n" not in body, uri


def test_no_page_tells_a_reader_the_id_of_a_paragraph(stream):
    """But for that of the data, which tells addresses."""
    for uri, content in stream.items():
        if is_page(uri) and uri != DATA:
            words = re.sub("<[^>]*>", " ", content.decode().partition("\n---\n\n")[2])
            assert re.findall(r"\bs\d+(?:-\d+)*-p\d+\b", words) == [], uri


def test_what_a_page_says_to_the_shell_is_what_a_builder_reads_of_it(stream):
    for uri, content in stream.items():
        if is_page(uri):
            front, body = parted(content.decode())
            assert (body + "\n", front) == get_data(content.decode()), uri


def test_the_letter_as_text_is_the_source_byte_for_byte(stream):
    assert stream["brieven/kst-29544-773/brief.txt"] == (ROOT / "data/letters/kst-29544-773/source.txt").read_bytes()


@pytest.mark.parametrize(
    ("here", "there", "anchor", "link"),
    [
        ("index.md", "bronnen/index.md", "", "bronnen/"),
        ("bronnen/index.md", "bronnen/index.md", "jaar", "#jaar"),
        ("bronnen/x.md", "brieven/a/2-5.md", "fnref3", "../../brieven/a/2-5/#fnref3"),
        ("brieven/a/2-5.md", "brieven/a/index.md", "", "../"),
        ("brieven/a/2-5.md", "brieven/a/brief.txt", "", "../brief.txt"),
        ("brieven/a/index.md", "brieven/a/brief.md", "", "brief.md"),
        ("zoeken.md", "index.md", "", "../"),
    ],
)
def test_links_are_relative(here, there, anchor, link):
    assert Here(here).to(there, anchor) == link


def test_a_page_that_letters_share_shows_the_newest_in_full_and_links_into_the_others(corpus):
    several = replace(corpus, letters=corpus.letters * (IN_FULL + 2))
    theme, body = corpus.theme["leven-lang-leren"], corpus.organisation["ser"]
    here = Here("themas/leven-lang-leren.md")
    one, all_ = (theme_view(data, theme, here) for data in (corpus, several))
    assert (len(one.letters), one.earlier) == (1, ())
    assert all_.letters == one.letters * IN_FULL
    meant = [use.paragraph for use in corpus.letters[0].layers[THEME_USES] if use.theme == "leven-lang-leren"]
    first = place_link(corpus.letters[0], meant[0], here)
    assert [(letter.count, letter.first) for letter in all_.earlier] == [(len(set(meant)), first)] * 2
    assert dict(all_.related) == {link: (IN_FULL + 2) * count for link, count in one.related}
    shown = organisation_view(several, body, Here("organisaties/ser.md"))
    assert len(shown.letters) == IN_FULL
    assert len(shown.earlier) == 2
    named = {entry.paragraph for entry in corpus.letters[0].naming["ser"]}
    assert shown.earlier[0].count >= len(named)
    # without advice of its own, only note 6 names it: an earlier letter is linked where that note has its mark
    layers = corpus.letters[0].layers
    silent = replace(corpus.letters[0], layers=replace(layers, lists={**layers.lists, POSITIONS.key: ()}))
    several = replace(corpus, letters=(silent,) * (IN_FULL + 2))
    noted = organisation_view(several, corpus.organisation["stt"], Here("organisaties/stt.md"))
    assert [(letter.count, letter.first.href.partition("#")[2]) for letter in noted.earlier] == [(1, "s1-p3")] * 2


def test_a_letter_of_short_sections_is_read_as_a_whole_first(stream, data):
    def ways(pages, letter):
        page = html_of(pages[f"brieven/{letter}/index.md"])
        first, second = page.xpath("//p[@class='bw-actions'][1]/a[position() < 3]")
        assert first.get("class") == "bw-button"
        return first.get("href"), second.get("href")

    assert ways(stream, "kst-29544-773") == ("1/", "volledig/")
    assert ways({page.uri: page.content for page in pages(load(data))}, "kst-90001-1") == ("volledig/", "1/")


def test_a_work_and_a_term_show_the_newest_letters_in_full_and_count_the_others(corpus):
    several = replace(corpus, letters=corpus.letters * (IN_FULL + 2))
    work = corpus.work["ser-2016-mens-en-technologie"]
    here = Here("bronnen/ser-2016-mens-en-technologie.md")
    one, all_ = (work_view(data, work, here) for data in (corpus, several))
    assert (len(one.cited), one.earlier) == (1, ())
    assert all_.cited == one.cited * IN_FULL
    assert [letter.count for letter in all_.earlier] == [len(set(corpus.letters[0].on_works[work.id]))] * 2
    one, all_ = (terms_view(data, Here("begrippen/index.md")) for data in (corpus, several))
    for (_, terms), (_, longer) in zip(one.letters, all_.letters, strict=True):
        for term, more in zip(terms, longer, strict=True):
            assert more.places == term.places * IN_FULL
            assert (term.more, more.more) == (0, 2 if term.places else 0)


def test_the_words_of_the_site_are_no_facts_of_one_letter():
    assert [key for key, words in catalogue().items() if re.search(r"\b(1[89]|20)[0-9]{2}\b", words)] == []


def test_the_text_is_the_source_byte_for_byte(data):
    source = data / "letters/kst-90001-1/source.txt"
    windows = b"\xef\xbb\xbf" + source.read_bytes().replace(b"\n", b"\r\n")
    source.write_bytes(windows)
    assert next(page for page in pages(load(data)) if page.uri == "brieven/kst-90001-1/brief.txt").content == windows


def test_templates_are_kept_whatever_bytes_their_folder_is_named_with():
    kept = CompiledTemplates()
    assert kept.get_cache_key("page.html", "/\udcc3\udca9/page.html") == kept.get_cache_key("page.html", "/a/page.html")
    assert kept.get_cache_key("page.html") != kept.get_cache_key("part.html")


def test_the_words_of_a_citation_are_quoted_where_they_are_a_part_of_their_note(stream, corpus):
    """Where they are all of it they stand there, as printed; each citation that is an entry has its words."""
    page = html.fromstring(stream["brieven/kst-29544-773/noten.md"].decode().split("---\n", 2)[2])
    wanted = [
        citation.printed
        for note in corpus.letters[0].footnotes
        for citation in note.citations
        if citation.printed != note.plain.strip(".")
    ]
    assert 3 <= len(wanted) < 10
    entries = page.xpath("//p[@data-entry='citation']")
    assert [" ".join(entry.findtext("q").split()) for entry in entries] == wanted
    assert not page.xpath("//li//p[not(@data-entry)]//q[following-sibling::a[@class='bw-work']]")
