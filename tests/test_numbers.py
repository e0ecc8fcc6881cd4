"""Every number that a page shows is counted anew here: from the data, or from the list that it names."""

import re
from collections import Counter

import pytest
from lxml import html

from briefwijzer.loader import load
from tests.conftest import ROOT

LETTER = "brieven/kst-29544-773"
COUNT = re.compile(r"\((\d+)\)")


@pytest.fixture(scope="module")
def corpus():
    return load(ROOT / "data")


@pytest.fixture(scope="module")
def layers(corpus):
    return corpus.letters[0].layers


@pytest.fixture
def page(built):
    return lambda uri: html.parse(str(built / uri / "index.html")).getroot()


def text(element):
    return " ".join(element.text_content().split())


def number(element):
    return int(COUNT.search(text(element))[1])


def test_relations_of_a_paragraph_are_as_many_as_it_lists(corpus, page):
    letter = corpus.letters[0]
    seen = set()
    for section in letter.sections:
        for details in page(f"{LETTER}/{section.slug}").xpath("//details[@class='bw-relations']"):
            (paragraph,) = details.xpath("../p/@id")
            seen.add(paragraph)
            links = details.xpath(".//dd/a/@href")
            assert number(details.find("summary")) == len(links) == len(set(links))
            themes = {use.theme for use in letter.layers.themes if use.paragraph == paragraph}
            assert {link.split("/")[-2] for link in links if "/themas/" in link} == themes
            named = {use.organisation for use in letter.layers.organisations if use.paragraph == paragraph}
            assert {link.split("/")[-2] for link in links if "/organisaties/" in link} == named
            announced = {entry.id for entry in letter.layers.announcements if entry.paragraph == paragraph}
            assert {link.partition("#")[2] for link in links if "/toezeggingen/" in link} == announced
    assert seen == set(letter.paragraphs)


@pytest.mark.parametrize("register", ["standpunten", "toezeggingen", "bedragen", "tijdlijn"])
def test_the_groups_of_a_register_are_as_large_as_they_say(page, layers, register):
    tree = page(f"{LETTER}/{register}")
    lists = tree.xpath("//ul[contains(@class, 'bw-entries')]")
    for entries in lists:
        assert number(entries.getparent().find("h2")) == len(entries.xpath("./li"))
    entries = {
        "standpunten": layers.positions,
        "toezeggingen": layers.announcements,
        "bedragen": (*layers.amounts, *layers.numbers),
        "tijdlijn": layers.dates,
    }[register]
    assert sum(len(one.xpath("./li")) for one in lists) == len(entries)
    for link in tree.xpath("//nav[@class='bw-jump']//a"):
        target = tree.get_element_by_id(link.get("href")[1:])
        assert number(link) == number(target)


def test_the_table_of_announcements_with_a_term_has_all_of_them(page, layers):
    tree = page(f"{LETTER}/toezeggingen")
    linked = tree.xpath("//section[@aria-labelledby='kort']//tbody//a/@href")
    dated = {f"#{entry.id}" for entry in layers.announcements if entry.start or entry.end}
    left = {f"#{entry.id}" for entry in layers.announcements if entry.status in ("next-cabinet", "research")}
    assert set(linked) == dated - left
    assert number(tree.get_element_by_id("kort")) == len(linked)


def test_the_matrix_of_themes_counts_paragraphs(corpus, page, layers):
    counts = Counter((use.theme, corpus.letters[0].paragraphs[use.paragraph][0].label) for use in layers.themes)
    table = page(f"{LETTER}/themas").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    columns = [text(head) for head in table.xpath("./thead/tr/th")[1:]]
    for row in table.xpath("./tbody/tr"):
        theme = row.xpath("./th/a/@href")[0].split("/")[-2]
        for column, cell in zip(columns, row.xpath("./td"), strict=True):
            found = counts[theme, column] or counts[theme, f"{column}."]
            assert text(cell) == (str(found) if found else "–")


def test_the_matrix_of_advice_counts_positions(corpus, page, layers):
    counts = Counter((entry.theme, body) for entry in layers.positions for body in entry.bodies)
    table = page(f"{LETTER}/standpunten").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    columns = [link.split("/")[-2] for link in table.xpath("./thead/tr/th/a/@href")]
    assert set(columns) == {body for _, body in counts}
    seen = Counter()
    for row in table.xpath("./tbody/tr"):
        theme = row.xpath("./th/a/@href")[0].split("/")[-2]
        for body, cell in zip(columns, row.xpath("./td"), strict=True):
            assert text(cell) == (str(counts[theme, body]) if counts[theme, body] else "–")
            seen[theme, body] = counts[theme, body]
    assert +seen == counts


def test_the_matrix_of_works_counts_marks_and_mentions(corpus, page, layers):
    letter = corpus.letters[0]
    counts = Counter(
        (citation.work, mark.section.label.rstrip("."))
        for note in letter.footnotes
        for citation in note.citations
        for mark in letter.marks[note.number]
    )
    counts.update((entry.work, letter.paragraphs[entry.paragraph][0].label.rstrip(".")) for entry in layers.mentions)
    table = page(f"{LETTER}/verwijzingen").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    columns = [text(head).rstrip(".") for head in table.xpath("./thead/tr/th")[1:]]
    total = 0
    for row in table.xpath("./tbody/tr"):
        work = row.xpath("./th/a/@href")[0].split("/")[-2]
        for column, cell in zip(columns, row.xpath("./td"), strict=True):
            assert text(cell) == (str(counts[work, column]) if counts[work, column] else "–")
            total += counts[work, column]
    assert total == counts.total()


def test_the_legend_of_the_picture_counts_first_themes(corpus, page, layers):
    first = {}
    for use in layers.themes:
        first.setdefault(use.paragraph, corpus.theme[use.theme].name)
    shown = {
        text(item).rpartition(" (")[0]: number(item) for item in page("").xpath("(//ul[@class='bw-legend'])[1]/li")
    }
    assert shown == Counter(first.values())


def test_the_bridge_names_the_themes_that_two_sections_share(corpus, page, layers):
    letter = corpus.letters[0]
    of = {}
    for use in layers.themes:
        of.setdefault(letter.paragraphs[use.paragraph][0].slug, set()).add(use.theme)
    table = page(f"{LETTER}/themas").xpath("//table[contains(@class, 'bw-bridge')]")[0]
    policies = [link.rstrip("/").split("/")[-1] for link in table.xpath("./thead//a/@href")]
    assert policies == ["3-1", "3-2", "3-3", "3-4"]
    rows = table.xpath("./tbody/tr")
    assert len(rows) == 7
    for row in rows:
        question = row.xpath("./th/a/@href")[0].rstrip("/").split("/")[-1]
        for policy, cell in zip(policies, row.xpath("./td"), strict=True):
            shared = {link.split("/")[-2] for link in cell.xpath(".//a/@href")}
            assert shared == of[question] & of[policy]
            assert shared or text(cell) == "geen gedeeld thema"


def test_related_themes_share_as_many_paragraphs_as_they_say(corpus, page, layers):
    of = {theme.id: {use.paragraph for use in layers.themes if use.theme == theme.id} for theme in corpus.themes}
    for theme in corpus.themes:
        for item in page(f"themas/{theme.id}").xpath("//section[@aria-labelledby='verwant']//li"):
            other = item.xpath("./a/@href")[0].rstrip("/").split("/")[-1]
            assert int(re.search(r"\d+", text(item.find("small")))[0]) == len(of[theme.id] & of[other])


def test_the_coverage_page_counts_the_layers(page, layers):
    rows = {text(row[0]): text(row[1]) for row in page(f"{LETTER}/dekking").xpath("(//table)[1]/tbody/tr")}
    assert rows["Thema’s bij alinea’s"] == str(len(layers.themes))
    assert rows["Aankondigingen"] == str(len(layers.announcements))
    assert rows["Bedragen"] == str(len(layers.amounts))
    measures = {text(row[0]): text(row[1]) for row in page(f"{LETTER}/dekking").xpath("(//table)[2]/tbody/tr")}
    assert measures["Alinea’s met een thema"] == "57 van 57"


def test_the_layers_of_the_real_letter_are_whole(corpus, layers):
    assert {use.paragraph for use in layers.themes} == set(corpus.letters[0].paragraphs)
    assert len(corpus.themes) == 18
    assert len(layers.announcements) >= 20
    assert sum(bool(position.answer_quote) for position in layers.positions) >= 10


def test_a_term_is_read_as_in_the_register_of_times(layers):
    seen = 0
    for entry in layers.announcements:
        if entry.start or entry.end:
            term = entry.term.lower()
            times = [
                date
                for date in layers.dates
                if date.paragraph == entry.paragraph and (date.printed.lower() in term or term in date.printed.lower())
            ]
            assert any(entry.start == date.start and entry.end in (None, date.end) for date in times), entry.id
            seen += 1
    assert seen > 20


def test_names_and_terms_in_notes_are_found(page):
    assert [text(link) for link in page("organisaties/stt").xpath("//p[@class='bw-where']/a")] == ["Noot 6"]
    (term,) = page("begrippen").xpath("//div[@id='drie-d-printen']")
    assert [text(link) for link in term.xpath(".//a[@class='bw-place']")] == ["Noot 2"]
    for section, words in {"1": "robotisering", "3-1": "NFIA"}.items():
        assert words in [text(button) for button in page(f"{LETTER}/{section}").xpath("//button[@class='bw-term']")]


def test_every_citation_has_a_normal_form_and_a_place_or_says_that_none_was_seen(corpus, page):
    rows = page(f"{LETTER}/verwijzingen").xpath("//tr[@data-entry='citation']")
    citations = [citation for note in corpus.letters[0].footnotes for citation in note.citations]
    shown = [row for row in rows if row.xpath("./td[2]/cite")]
    assert len(shown) == len(citations) == 27
    for row in shown:
        assert row.xpath("./td[2]/a[@rel='external']") or "geen adres van het werk zelf gezien" in text(row)
