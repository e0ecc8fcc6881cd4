"""Every number that a page shows is counted anew here: from the data, or from the list that it names."""

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from lxml import html

from briefwijzer.addresses.here import Here
from briefwijzer.addresses.uris import registers_of
from briefwijzer.data.layers.amounts import AMOUNTS, NUMBERS
from briefwijzer.data.layers.announcements import ANNOUNCEMENTS, REVIEWED
from briefwijzer.data.layers.dates import DATES
from briefwijzer.data.layers.mentions import MENTIONS
from briefwijzer.data.layers.organisations import ORGANISATION_MENTIONS
from briefwijzer.data.layers.positions import POSITIONS
from briefwijzer.data.layers.summary import SENTENCE_READINGS, SENTENCES
from briefwijzer.data.layers.themes import THEME_USES
from briefwijzer.pages.views.links import LinkTo, short_name
from briefwijzer.pages.views.names import named_in
from briefwijzer.pages.views.pictures import MANY_COLUMNS, _stretch, matrix, timeline
from briefwijzer.words import phrase
from tests.conftest import text

LETTER = "brieven/kst-29544-773"
COUNT = re.compile(r"\((\d+)\)")


@pytest.fixture(scope="module")
def layers(corpus):
    return corpus.letters[0].layers


@pytest.fixture
def page(built):
    return lambda uri: html.parse(str(built / uri / "index.html")).getroot()


def number(element):
    return int(COUNT.search(text(element))[1])


def test_relations_of_a_paragraph_are_as_many_as_it_lists(corpus, page):
    letter = corpus.letters[0]
    seen = set()
    for section in letter.sections:
        for details in page(f"{LETTER}/{section.slug}").xpath("//details[@class='bw-relations']"):
            (paragraph,) = details.xpath("../preceding-sibling::*[1]/descendant-or-self::*/@id")[:1]
            seen.add(paragraph)
            links = details.xpath(".//dd/a/@href")
            assert number(details.find("summary")) == len(links) == len(set(links))
            themes = {use.theme for use in letter.layers[THEME_USES] if use.paragraph == paragraph}
            assert {link.split("/")[-2] for link in links if "/themas/" in link} == themes
            named = {use.organisation for use in letter.layers[ORGANISATION_MENTIONS] if use.paragraph == paragraph}
            assert {link.split("/")[-2] for link in links if "/organisaties/" in link} == named
            announced = {entry.id for entry in letter.layers[ANNOUNCEMENTS] if entry.paragraph == paragraph}
            assert {link.partition("#")[2] for link in links if "/toezeggingen/" in link} == announced
    assert seen == set(letter.paragraphs)


def entries_in(element):
    """The entries within an element; what became of an announcement stands within its entry."""
    return element.xpath(".//*[@data-entry and not(ancestor::*[@data-entry])]")


@pytest.mark.parametrize("register", ["standpunten", "toezeggingen", "bedragen", "tijdlijn", "verwijzingen"])
def test_the_groups_of_a_register_are_as_large_as_they_say(page, layers, register):
    tree = page(f"{LETTER}/{register}")
    groups = tree.xpath("//section[contains(@class, 'bw-group')]")
    for group in groups:
        assert number(group.find("h2")) == len(entries_in(group)) > 0
    for fold in tree.xpath("//section[contains(@class, 'bw-group')]//details[contains(@class, 'bw-fold')]"):
        assert number(fold.find("summary")) == len(entries_in(fold)) > 0
    entries = {
        "standpunten": layers[POSITIONS],
        "toezeggingen": layers[ANNOUNCEMENTS],
        "bedragen": (*layers[AMOUNTS], *layers[NUMBERS]),
        "tijdlijn": layers[DATES],
    }.get(register)
    shown = [entry for group in groups for entry in entries_in(group)]
    if entries:  # each once
        assert sorted(one.get("id") for one in shown) == sorted(entry.id for entry in entries)
    for link in tree.xpath("//nav[@class='bw-jump']//a"):
        target = tree.get_element_by_id(link.get("href")[1:])
        assert COUNT.findall(text(link)) == COUNT.findall(text(target))  # what is no group has none


def test_an_entry_is_a_line_that_opens_to_its_card_with_the_words_of_the_letter(page, layers):
    for register, layer in (("toezeggingen", ANNOUNCEMENTS), ("bedragen", AMOUNTS), ("tijdlijn", DATES)):
        tree = page(f"{LETTER}/{register}")
        for entry in layers[layer]:
            line = tree.get_element_by_id(entry.id)
            opens = line.find("details")
            assert (opens.get("open"), line.get("data-entry")) == (None, layer.kind)
            assert text(opens.find("div").find(".//blockquote")) == entry.quote
            assert [link.get("href").partition("#")[2] for link in line.xpath("./a")] == [entry.paragraph]
            assert not opens.find("summary").xpath(".//a | .//button")  # what opens holds nothing else to press


def test_announcements_open_with_what_was_still_to_come(page, layers):
    tree = page(f"{LETTER}/toezeggingen")
    first = tree.xpath("//section[contains(@class, 'bw-group')]")[0]
    assert text(first.find("h2")).startswith("Gepland")
    lines = [line.get("id") for line in first.xpath("./ul/li")]
    assert set(lines) == {one.id for one in layers[ANNOUNCEMENTS] if one.status == "planned" and one.term}
    ends = [
        f"{one.end or one.start or '~'}~"
        for one in (next(e for e in layers[ANNOUNCEMENTS] if e.id == i) for i in lines)
    ]
    assert ends == sorted(ends)
    for line in first.xpath("./ul/li"):
        entry = next(one for one in layers[ANNOUNCEMENTS] if one.id == line.get("id"))
        assert entry.term in text(line.find("details/summary"))


def test_each_advice_has_who_gives_it_and_the_answer_beside_it(page, corpus, layers):
    tree = page(f"{LETTER}/standpunten")
    for entry in layers[POSITIONS]:
        advice, answer = tree.get_element_by_id(entry.id).xpath("./td")
        who = text(advice.xpath("./p[@class='bw-said-by']")[0])
        assert all(short_name(corpus.organisation[body]) in who for body in entry.bodies)
        assert who.startswith("Gezamenlijk:") == (len(entry.bodies) > 1)
        assert phrase(f"stance_{entry.stance}") in text(answer)


def test_a_time_that_does_not_fit_is_told_wherever_its_words_are_quoted(page, layers):
    wrong = "past niet bij de datum van de brief"
    agenda = page(f"{LETTER}/toezeggingen").get_element_by_id("toezegging-digitale-agenda")
    assert wrong in text(agenda.find("details/summary"))
    assert "Digitale Agenda verscheen in juli 2016" in text(agenda)
    assert agenda.xpath(".//a[contains(@href, 'tijdlijn/#tijd-in-juli-van-dit-jaar')]")
    beside = page(f"{LETTER}/3-1").xpath("//dd/a[contains(@href, '#toezegging-digitale-agenda')]")
    assert [wrong in text(link) for link in beside] == [True]
    theme = page("themas/innovatie-en-ondernemerschap")
    (item,) = theme.xpath("//li[@data-entry='announcement'][a[contains(@href, '#toezegging-digitale-agenda')]]")
    assert wrong in text(item)
    doubtful = [one for one in layers[DATES] if one.grade in ("misfit", "doubtful")]
    told = page(f"{LETTER}/toezeggingen").xpath("//li[@data-entry][.//p[@class='bw-doubt']]/@id")
    assert set(told) == {
        one.id
        for one in layers[ANNOUNCEMENTS]
        if any(time.paragraph == one.paragraph and time.printed in one.quote for time in doubtful)
    }


def test_the_matrix_of_themes_counts_paragraphs(corpus, page, layers):
    counts = Counter((use.theme, corpus.letters[0].paragraphs[use.paragraph][0].label) for use in layers[THEME_USES])
    table = page(f"{LETTER}/themas").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    columns = [text(head).removeprefix("§ ") for head in table.xpath("./thead/tr/th")[1:]]
    for row in table.xpath("./tbody/tr"):
        theme = row.xpath("./th/a/@href")[0].split("/")[-2]
        for column, cell in zip(columns, row.xpath("./td"), strict=True):
            found = counts[theme, column] or counts[theme, f"{column}."]
            assert text(cell) == (str(found) if found else "–")


def test_the_matrix_of_advice_counts_positions(corpus, page, layers):
    counts = Counter((entry.theme, body) for entry in layers[POSITIONS] for body in entry.bodies or ["niet genoemd"])
    table = page(f"{LETTER}/standpunten").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    heads = table.xpath("./thead/tr/th")[1:]
    columns = [head.xpath("./a/@href")[0].split("/")[-2] if head.xpath("./a") else text(head) for head in heads]
    assert columns[-1] == "niet genoemd"
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
    counts.update((entry.work, letter.paragraphs[entry.paragraph][0].label.rstrip(".")) for entry in layers[MENTIONS])
    table = page(f"{LETTER}/verwijzingen").xpath("//table[contains(@class, 'bw-matrix')]")[0]
    columns = [text(head).removeprefix("§ ").rstrip(".") for head in table.xpath("./thead/tr/th")[1:]]
    total = 0
    for row in table.xpath("./tbody/tr"):
        work = row.xpath("./th/a/@href")[0].split("/")[-2]
        for column, cell in zip(columns, row.xpath("./td"), strict=True):
            assert text(cell) == (str(counts[work, column]) if counts[work, column] else "–")
            total += counts[work, column]
    assert total == counts.total()


@pytest.mark.parametrize(("count", "shown"), [(MANY_COLUMNS, MANY_COLUMNS), (MANY_COLUMNS + 1, 2)])
def test_of_many_columns_a_matrix_shows_those_that_have_something(count, shown):
    columns = [(f"s{number}", LinkTo(f"{number}/", str(number))) for number in range(count)]
    found = matrix([("w", LinkTo("w/", "Werk"))], columns, {("w", "s3"): ["#a"], ("w", "s7"): ["#b", "#c"]})
    assert len(found.columns) == len(found.cells[0]) == shown
    assert [number for number, _, _ in found.cells[0] if number] == [1, 2]


def test_a_number_in_a_matrix_leads_to_the_first_that_it_counts(page):
    for register, start in {"themas": "../", "verwijzingen": "../", "standpunten": "?wie="}.items():
        tree = page(f"{LETTER}/{register}")
        links = tree.xpath("//table[contains(@class, 'bw-matrix')]//td/a")
        assert len(links) > 20
        for link in links:
            assert link.get("href").startswith(start)
            # for those who hear it: the number, the row and the column
            row, column = link.xpath("../../th")[0], len(link.xpath("../preceding-sibling::*"))
            head = tree.xpath("//table[contains(@class, 'bw-matrix')]/thead/tr/th")[column]
            assert " ".join(link.get("aria-label").split()) == f"{text(link)}: {text(row)}, {text(head)}"


def test_a_number_in_the_matrix_of_advice_chooses_what_it_counts(page):
    tree = page(f"{LETTER}/standpunten")
    rows = tree.xpath("//tr[@data-entry='position']")
    for link in tree.xpath("//table[contains(@class, 'bw-matrix')]//td/a"):
        query, _, first = link.get("href").lstrip("?").partition("#")
        wanted = dict(parse_qsl(query))
        fits = [row for row in rows if all(v in row.get(f"data-{k}").split("|") for k, v in wanted.items())]
        assert len(fits) == int(text(link))
        assert first in [row.get("id") for row in fits]


def test_the_legend_of_the_picture_counts_paragraphs_and_first_themes(corpus, page, layers):
    first = {}
    for use in layers[THEME_USES]:
        first.setdefault(use.paragraph, corpus.theme[use.theme].name)
    every = Counter(corpus.theme[use.theme].name for use in layers[THEME_USES])
    shown = {text(item.find("a")): item for item in page("").xpath("(//ul[@class='bw-legend'])[1]/li")}
    assert set(shown) == set(every)
    for name, item in shown.items():
        counts = [int(number) for number in re.findall(r"\d+", text(item.find("small")))]
        assert counts == [count for count in (every[name], Counter(first.values())[name]) if count]  # none is not told


def test_the_letters_of_the_picture_are_those_of_the_legend(corpus, page, layers):
    tree = page("")
    legend = {
        text(item.find("a")): text(item.find("svg"))
        for item in tree.xpath("(//ul[@class='bw-legend'])[1]/li")
        if text(item.find("svg"))
    }
    assert len(set(legend.values())) == len(legend) > 10
    drawn = 0
    for title in tree.xpath("//svg[@class='bw-glance']//rect/title"):
        sign = title.getparent().getnext()
        if sign is not None and sign.tag == "text":
            assert text(sign) == legend[text(title).rpartition(": ")[2]]
            drawn += 1
    assert drawn > 50


def test_the_picture_of_time_has_every_dated_document_and_announcement(corpus, page, layers):
    letter = corpus.letters[0]
    works = {citation.work for note in letter.footnotes for citation in note.citations}
    works |= {mention.work for mention in layers[MENTIONS]}
    dated = {work for work in works if corpus.work[work].date}
    announced = {entry.id for entry in layers[ANNOUNCEMENTS] if entry.start or entry.end}
    tree = page(f"{LETTER}/tijdlijn")
    announcements, documents = tree.xpath("//figure[contains(@class, 'bw-times')]//tbody")
    assert {link.split("/")[-2] for link in documents.xpath("./tr/th/a/@href")} == dated
    assert {link.partition("#")[2] for link in announcements.xpath("./tr/th/a/@href")} == announced
    assert (number(documents.find("tr")), number(announcements.find("tr"))) == (len(dated), len(announced))
    (left,) = tree.xpath("//p[contains(., 'Niet getekend zijn')]")
    assert [int(count) for count in re.findall(r"\d+", text(left))] == [len(works) - len(dated)]


def test_what_lies_outside_the_picture_of_time_is_counted(corpus):
    letter = corpus.letters[0]
    date = letter.record.date
    later = letter.record.model_construct(
        **dict(letter.record) | {"date": date.model_construct(**dict(date) | {"value": "2060-02-13"})}
    )
    picture = timeline(corpus, replace(letter, record=later), Here("x.md"))
    assert (picture.documents, picture.years) == ((), (2060,))
    assert picture.outside > 24


@pytest.mark.parametrize(
    ("start", "end", "solid", "light"),
    [
        ("2016", "2016", (100, 100), None),
        ("2015", "2017", (0, 300), None),
        ("2014", "2016", (194, 6), (0, 200)),  # begins before what is drawn
        ("2016", None, (100, 6), (100, 200)),
        (None, "2016", (194, 6), (0, 200)),
        ("2001", None, None, (0, 300)),  # neither end is known
        ("2016-02-29", "2016-02-29", (116.1, 4), None),  # a day, as wide as can be seen
        ("2017-12-31", "2017-12-31", (296, 4), None),  # never beyond the end
        ("2016-12", "2016-12", (191.5, 8.5), None),
    ],
)
def test_a_stretch_is_as_long_as_its_time(start, end, solid, light):
    one = _stretch(LinkTo("", "x"), start, end, range(2015, 2018))
    assert (one.solid, one.light) == (solid, light)


@pytest.mark.parametrize(("start", "end"), [("2018", "2019"), ("2014", "2014"), (None, "2014-12-31"), ("2018", None)])
def test_a_time_outside_the_years_is_not_drawn(start, end):
    assert _stretch(LinkTo("", "x"), start, end, range(2015, 2018)) is None


def test_the_picture_of_time_puts_a_stretch_where_its_time_is(corpus, page):
    # a year is 100 long, and 2013 is the first
    tree = page(f"{LETTER}/tijdlijn")
    stretch = {
        text(row.find("th")): [float(bar.get(key)) for bar in row.xpath(".//rect") for key in ("x", "width")]
        for row in tree.xpath("//figure[contains(@class, 'bw-times')]//tbody/tr[td]")
    }
    assert stretch["The Netherlands; Digital Gateway to Europe"] == [0, 100]
    x, width = stretch["Mens en technologie: samen aan het werk"]
    assert 374 < x < 376  # October 2016
    assert 8 < width < 9
    (line,) = {row.xpath(".//line[@class='bw-letter-line']/@x1")[0] for row in tree.xpath("//figure//tbody/tr[td]")}
    assert 411 < float(line) < 412  # 13 February 2017
    assert (
        len(tree.xpath("//tr[th/a[contains(@href, 'levenlanglerenkrediet')]]//rect[contains(@class, 'bw-open')]")) == 1
    )


def test_an_organisation_is_in_an_announcement_what_its_fields_say(page):
    items = page("organisaties/dcypher").xpath("//li[@data-entry='announcement']")
    roles = {
        item.xpath("./a/@href")[0].partition("#")[2]: text(item.find("small")).partition(" · ")[0] for item in items
    }
    assert roles == {
        "toezegging-dcypher-aangekondigd": "genoemd",
        "toezegging-groei-studenten-cybersecurity": "wie: DCYPHER",
        "toezegging-summerschool": "wie: DCYPHER",
        "toezegging-geld-onderzoek-cybersecurity": "via: DCYPHER",
    }
    card = page(f"{LETTER}/toezeggingen").get_element_by_id("toezegging-geld-onderzoek-cybersecurity")
    assert {link.split("/")[-2] for link in card.xpath(".//dl//a/@href")} == {"dcypher", "rvo"}


def test_advice_on_a_shared_page_opens_to_its_words_and_the_way_to_its_register(page, corpus, letter):
    """Each is one line: as cards they made the page of the SER 9,000 pixels long."""
    items = page("organisaties/ser").xpath("//li[@data-entry='position']")
    given = [one for one in letter.layers[POSITIONS] if "ser" in one.bodies]
    assert [text(item.find("details/summary/strong")) for item in items] == [one.claim for one in given]
    for item, one in zip(items, given, strict=True):
        assert item.get("id") is None  # it has its address in the register
        assert one.quote in [text(quote) for quote in item.xpath("./details[not(@open)]//blockquote")]
        assert any(link.endswith(f"standpunten/#{one.id}") for link in item.xpath("./details//a/@href"))


@pytest.mark.parametrize(
    ("paragraph", "words", "named"),
    [
        ("s3-1-p4", "de Nationale Blockchaincoalitie", ["blockchaincoalitie"]),
        ("s3-1-p4", "de ministeries van EZ en V&J", ["ez", "venj"]),
        ("s3-4-p2", "het ministerie van Sociale Zaken en Werkgelegenheid", ["szw"]),  # its name begins with a capital
        ("s3-2-p3", "de Kamer", ["tweede-kamer"]),  # the words of this paragraph
        ("s1-p1", "de Kamer", []),
        ("s1-p1", "SER-leden en de ſer", []),
        ("s1-p1", "een platform van bedrijven", []),
        ("s1-p1", "de NWO's van deze wereld", ["nwo"]),
    ],
)
def test_an_organisation_is_found_by_the_names_that_mean_it(corpus, paragraph, words, named):
    assert [name for _, _, name in named_in(corpus, corpus.letters[0], paragraph, words)] == named


def test_the_choices_of_a_register_count_its_entries(page):
    for register in ("toezeggingen", "standpunten", "tijdlijn", "verwijzingen"):
        tree = page(f"{LETTER}/{register}")
        entries = tree.xpath(
            "//section[contains(@class, 'bw-group')]//*[@data-entry and not(ancestor::*[@data-entry])]"
        )
        for select in tree.xpath("//form[contains(@class, 'bw-choose')]//select"):
            name = select.get("name")
            options = {one.get("value"): number(one) for one in select.xpath("./option[@value != '']")}
            assert options == Counter(value for one in entries for value in one.get(f"data-{name}").split("|"))
            assert len(options) > 1


def test_entries_are_chosen_by_what_the_data_say(page, layers):
    def chosen(register, name):
        entries = page(f"{LETTER}/{register}").xpath("//section[contains(@class, 'bw-group')]//*[@data-entry and @id]")
        return {one.get("id"): set(one.get(f"data-{name}").split("|")) for one in entries if one.get(f"data-{name}")}

    for name, field in {"stand": "status", "thema": "themes"}.items():
        wanted = {one.id: getattr(one, field) for one in layers[ANNOUNCEMENTS]}
        assert chosen("toezeggingen", name) == {
            key: {value} if isinstance(value, str) else set(value) for key, value in wanted.items()
        }
    years = chosen("toezeggingen", "jaar")
    assert years["toezegging-publiek-private-samenwerking-ict"] == {"2016", "2017"}
    assert years["toezegging-levenlanglerenkrediet"] == {"2017"}
    assert [one.id for one in layers[ANNOUNCEMENTS] if years[one.id] == {"geen"}] == [
        one.id for one in layers[ANNOUNCEMENTS] if not one.start and not one.end
    ]
    actors = chosen("toezeggingen", "wie")
    assert actors["toezegging-smart-industry"] == {"het kabinet"}  # and others, who help
    assert all(one.actor.startswith(next(iter(actors[one.id]))) for one in layers[ANNOUNCEMENTS])
    assert chosen("standpunten", "wie") == {one.id: set(one.bodies) or {"geen"} for one in layers[POSITIONS]}
    assert chosen("standpunten", "houding") == {one.id: {one.stance} for one in layers[POSITIONS]}
    assert chosen("tijdlijn", "zekerheid") == {one.id: {one.grade} for one in layers[DATES]}
    assert chosen("tijdlijn", "jaar")["tijd-2015-2025"] == {"2015", "2025"}


def test_the_list_of_organisations_counts_what_their_pages_list(page):
    lines = page("organisaties").xpath("//ul[@class='bw-works']/li")
    assert len(lines) > 40
    for line in lines:
        tree = page(f"organisaties/{line.xpath('./a/@href')[0].strip('/').split('/')[-1]}")
        shown = text(line.find("small"))
        for unit, heading in (("keer", "Waar de brief deze organisatie noemt"), ("(?:noot|noten)", "Noten die")):
            counted = re.search(rf"(\d+) {unit}", shown)
            listed = [number(head) for head in tree.xpath(f"//h3[starts-with(., '{heading}')]")]
            assert sum(listed) == (int(counted[1]) if counted else 0), shown


def test_the_coverage_page_lists_what_it_counts(corpus, page, layers):
    rows = page(f"{LETTER}/dekking").xpath("(//table)[2]/tbody/tr")
    measures = {text(row.find("th")): row.find("td") for row in rows}
    once = measures["Werken die één keer worden aangehaald"]
    assert int(text(once).split()[0]) == len(once.xpath(".//li")) > 20
    swept = measures["Zinnen die iets kunnen aankondigen en die zijn nagelezen"]
    assert len(swept.xpath(".//li")) == len(layers[REVIEWED])
    for name in ("Bedragen in de tekst", "Tijden in de tekst"):
        (row,) = [row for head, row in measures.items() if head.startswith(name)]
        some, _, every = text(row).split()
        assert int(some) == int(every) >= 6
    for row in page(f"{LETTER}/dekking").xpath("(//h2[@id='eensgezindheid']/following::table)[2]/tbody/tr"):
        paragraph = row.xpath("./th/a/@href")[0].partition("#")[2]
        themes = [corpus.theme[use.theme].name for use in layers[THEME_USES] if use.paragraph == paragraph]
        assert [name for name in themes if name in text(row[-1])] == themes


def test_the_two_readings_of_the_letter_in_sentences_are_counted(page, layers):
    rows = page(f"{LETTER}/dekking").xpath("(//h2[@id='zinnen']/following::table)[1]/tbody/tr")
    readings = layers[SENTENCE_READINGS]
    both = sum(1 for one in readings if one.first and one.second)
    assert text(rows[0][1]) == f"{both} van {len(readings)}"
    first, second = (
        {p for one in readings for p in getattr(one, f"{name}_paragraphs")} for name in ("first", "second")
    )
    assert text(rows[1][1]) == f"{len(first & second)} van {len(first | second)}"
    reviews = Counter(sentence.review for sentence in layers[SENTENCES])
    assert reviews["agreed"] <= both < len(readings)  # some subjects share a sentence
    assert len(layers[SENTENCES]) == 10


def test_each_sentence_leads_to_the_paragraphs_that_say_so(page, corpus, layers):
    for uri in ("", LETTER):
        tree = page(uri)
        items = tree.xpath("//ol[@class='bw-sentences']/li")
        assert tree.xpath("//section[@class='bw-summary']/@data-editorial") == [""]
        for item, sentence in zip(items, layers[SENTENCES], strict=True):
            assert text(item).startswith(sentence.text)
            wanted = list(dict.fromkeys(ground.paragraph for ground in sentence.grounds))
            assert [link.partition("#")[2] for link in item.xpath("./small/a/@href")] == wanted
            quotes = [ground.quote for ground in sentence.grounds]
            assert [text(quote) for quote in item.iter("blockquote")] == (quotes if uri else [])


def test_positions_of_one_paragraph_lead_to_one_another(page, layers):
    tree = page(f"{LETTER}/standpunten")
    for entry in layers[POSITIONS]:
        others = {f"#{one.id}" for one in layers[POSITIONS] if one.paragraph == entry.paragraph and one is not entry}
        card = tree.get_element_by_id(entry.id)
        assert set(card.xpath(".//p[contains(., 'Uit dezelfde alinea')]/a/@href")) == others
    card = tree.get_element_by_id("standpunt-basisinkomen")
    assert "#standpunt-banenverlies-en-basisinkomen" in card.xpath(".//a/@href")
    assert "Noot 15" in [text(link) for link in card.xpath(".//a[@class='bw-place']")]


def test_a_sum_on_the_page_of_a_theme_says_what_it_is_for(page, layers):
    for entry in layers[AMOUNTS]:
        for theme in entry.themes:
            (item,) = page(f"themas/{theme}").xpath(f"//li[@data-entry='amount'][a[contains(@href, '#{entry.id}')]]")
            assert entry.purpose in text(item)
            assert not entry.period or entry.period in text(item)


def test_every_page_of_a_letter_leads_to_its_registers(corpus, page):
    for uri in (f"{LETTER}/2-6", f"{LETTER}/noten", f"{LETTER}/bedragen", f"{LETTER}/dekking"):
        links = page(uri).xpath("//ul[@class='bw-registers']//a")
        assert len(links) == len(registers_of(corpus.letters[0]))
        current = [link.get("href") for link in links if link.get("aria-current")]
        assert len(current) == uri.endswith(("bedragen", "dekking"))


def test_the_bridge_names_the_themes_that_two_sections_share(corpus, page, layers):
    letter = corpus.letters[0]
    of = {}
    for use in layers[THEME_USES]:
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
    of = {theme.id: {use.paragraph for use in layers[THEME_USES] if use.theme == theme.id} for theme in corpus.themes}
    for theme in corpus.themes:
        for item in page(f"themas/{theme.id}").xpath("//section[@aria-labelledby='verwant']//li"):
            other = item.xpath("./a/@href")[0].rstrip("/").split("/")[-1]
            assert int(re.search(r"\d+", text(item.find("small")))[0]) == len(of[theme.id] & of[other])


def test_the_coverage_page_counts_the_layers(page, layers):
    rows = {text(row[0]): text(row[1]) for row in page(f"{LETTER}/dekking").xpath("(//table)[1]/tbody/tr")}
    assert rows["Thema’s bij alinea’s"] == str(len(layers[THEME_USES]))
    assert rows["Aankondigingen"] == str(len(layers[ANNOUNCEMENTS]))
    assert rows["Bedragen"] == str(len(layers[AMOUNTS]))
    measures = {text(row[0]): text(row[1]) for row in page(f"{LETTER}/dekking").xpath("(//table)[2]/tbody/tr")}
    assert measures["Alinea’s met een thema"] == "57 van 57"


def test_the_layers_of_the_real_letter_are_whole(corpus, layers):
    assert {use.paragraph for use in layers[THEME_USES]} == set(corpus.letters[0].paragraphs)
    assert len(corpus.themes) == 18
    assert len(layers[ANNOUNCEMENTS]) >= 20
    assert sum(bool(position.answer_quote) for position in layers[POSITIONS]) >= 10


def test_a_term_is_read_as_in_the_register_of_times(layers):
    seen = 0
    for entry in layers[ANNOUNCEMENTS]:
        if entry.start or entry.end:
            term = entry.term.lower()
            times = [
                date
                for date in layers[DATES]
                if date.paragraph == entry.paragraph and (date.printed.lower() in term or term in date.printed.lower())
            ]
            assert any(entry.start == date.start and entry.end in (None, date.end) for date in times), entry.id
            seen += 1
    assert seen > 20


def test_names_and_terms_in_notes_are_found(page):
    assert [text(link) for link in page("organisaties/stt").xpath("//figure[not(figcaption)]//a")] == ["Noot 6"]
    (term,) = page("begrippen").xpath("//li[@id='drie-d-printen']")
    assert [text(link) for link in term.xpath(".//a[@class='bw-place']")] == ["Noot 2"]
    for section, words in {"1": "robotisering", "3-1": "NFIA"}.items():
        assert words in [text(button) for button in page(f"{LETTER}/{section}").xpath("//a[@class='bw-term']")]


def test_every_citation_has_a_normal_form_and_a_place_or_says_that_none_was_seen(corpus, page):
    rows = page(f"{LETTER}/verwijzingen").xpath("//li[@data-entry='citation']")
    citations = [citation for note in corpus.letters[0].footnotes for citation in note.citations]
    shown = [row for row in rows if row.xpath(".//cite")]
    assert len(shown) == len(citations) == 27
    for row in shown:
        assert row.xpath("./details/div/ul/li/a[@rel='external']") or "geen adres van het werk zelf gezien" in text(row)


def test_a_theme_promises_no_word_that_no_paragraph_has(corpus):
    letter = corpus.letters[0]
    said = " ".join(paragraph.prose.plain.lower() for _, paragraph in letter.paragraphs.values())
    for theme in corpus.themes:
        for word in re.findall(r"[\w’-]{6,}", theme.scope.lower()):
            assert word.rstrip("en")[: max(5, len(word) - 3)] in said, f"{theme.id}: {word}"


def test_what_remarks_are_is_said_once_on_a_page(page, letter):
    lead, heading = phrase("remarks_lead"), phrase("remarks_of", section="")
    for address, sections in ((f"{LETTER}/volledig", 14), (f"{LETTER}/2-6", 1)):
        said = text(page(address))
        assert said.count(heading) >= sections
        assert said.count(lead) == 1
