"""Several letters, one of them without any layer: nothing empty is built, linked, promised or said of it."""

import re
import shutil

import pytest

from briefwijzer.addresses.promises import add_to_lock, promises
from briefwijzer.addresses.uris import RECORDS, REGISTERS, address, is_page
from briefwijzer.building.site import build_site
from briefwijzer.checks.run import good_corpus
from briefwijzer.data.reader import load
from briefwijzer.stream import pages
from briefwijzer.words import phrase
from tests.bare import LETTER, fact, write_bare
from tests.conftest import html_of, make_tiny, text

HOME = f"brieven/{LETTER}/"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    root = make_tiny(tmp_path_factory.mktemp("two"))
    write_bare(root / "data")
    add_to_lock(load(root / "data"))
    return root


@pytest.fixture(scope="module")
def stream(project):
    return {page.uri: page.content for page in pages(good_corpus(project / "data"))}


def words(content):
    """What a reader sees of a page, a line an element."""
    return text(html_of(content))


def test_a_letter_without_layers_has_its_text_and_files_and_nothing_empty(stream):
    files = [uri.removeprefix(HOME) for uri in stream if uri.startswith(HOME)]
    letter = ["index.md", "1.md", "volledig.md"]
    assert files == [*letter, "brief.txt", "brief.json", "brief.md", "brief.akn.xml", "brief.epub"]


def test_no_page_leads_to_what_a_letter_does_not_have(stream):
    there = {address(uri) for uri in stream}
    for uri, content in stream.items():
        if is_page(uri):
            for name in (*REGISTERS, "noten"):
                assert f"{LETTER}/{name}/".encode() not in content, uri
    assert not [line for line in there if line.startswith(HOME) and line.endswith((".csv", "dekking/"))]


def test_what_is_not_there_is_not_promised(project):
    corpus = load(project / "data")
    ours = {line for line in promises(corpus) if LETTER in line}
    assert ours == {line for line in corpus.lock if LETTER in line}
    assert {line.removeprefix(HOME).partition("#")[0] for line in ours} == {
        *("", "1/", "volledig/"),
        *("brief.txt", "brief.json", "brief.md", "brief.akn.xml", "brief.epub"),
    }


def test_no_file_is_without_rows(stream):
    for uri, content in stream.items():
        if uri.endswith(".csv"):
            assert content.decode("utf-8-sig").count("\r\n") > 1, uri
        if uri.startswith("brieven/") and uri.endswith(".json"):
            assert len(content) > len(b"[]\n"), uri


def test_no_register_or_group_of_one_is_about_a_layer_that_is_not_there(stream):
    """The second letter of the corpus has announcements, and neither advice nor sums nor times."""
    names = {uri.split("/")[-1][:-3] for uri in stream if uri.startswith("brieven/kst-90002-5/") and is_page(uri)}
    assert names & {*REGISTERS} == {"toezeggingen", "verwijzingen", "dekking"}
    for uri, content in stream.items():
        if is_page(uri):
            assert "nog niet voor deze brief" not in words(content), uri
            assert not re.search(r"\b\d+ van 0\b", words(content)), uri
            assert "Deze laag is er nog niet" not in words(content), uri


def test_a_page_says_which_layers_its_letter_has_not(stream):
    nothing, some = phrase("layers_none"), phrase("layers_missing", names="")[:-1]
    pages = {name: words(stream[f"brieven/{name}/index.md"]) for name in ("kst-90005-1", "kst-90002-5", "kst-90001-1")}
    assert [nothing in page for page in pages.values()] == [True, False, False]
    assert [some in page for page in pages.values()] == [False, True, False]
    missing = pages["kst-90002-5"].partition(some)[2]
    assert {"bedragen", "tijdsaanduidingen", "thema’s bij alinea’s"} <= set(re.split(r", | en |\.", missing))


def test_a_letter_says_who_sent_it_and_one_source_of_all_its_facts_once(stream):
    page = html_of(stream[f"{HOME}index.md"])
    assert text(page.xpath("//h1/following-sibling::p[1]")[0]) == "Van K. Aal · Aan niemand"
    facts = page.xpath("//section[@aria-labelledby='gegevens']/dl")[0]
    assert phrase("source_letter") not in text(facts)
    assert text(facts.getnext()) == phrase("source_letter")


def test_a_paper_without_a_title_of_its_own_says_what_its_affair_is_called(data):
    """A list of papers that are all called MEMORIE VAN TOELICHTING tells nothing; a sender may have no name."""
    write_bare(
        data,
        "kst-90006-3",
        title=None,
        short_title=None,
        heading=fact("MEMORIE VAN TOELICHTING"),
        senders=f"[{{function: {fact('Minister van Kale Zaken')}}}, {{function: {fact('lid van de Tweede Kamer')}}}]",
    )
    stream = {page.uri: page.content for page in pages(load(data))}
    paper, other, listed = (html_of(stream[f"brieven/{name}index.md"]) for name in ("kst-90006-3/", "kst-90001-1/", ""))
    assert text(listed.xpath("//li[h3/a='MEMORIE VAN TOELICHTING']/p[2]")[0]) == "Kale zaken"
    assert text(paper.xpath("//p[@class='bw-lead']")[0]) == "Kale zaken"
    sent = text(paper.xpath("//h1/following-sibling::p")[0])
    assert sent.startswith("Van de minister van Kale Zaken en lid van de Tweede Kamer · ")
    [dossier] = [one.title for one in load(data).letter_named("kst-90001-1").record.dossiers]
    assert dossier not in text(other.xpath("//p[@class='bw-lead']")[0])


def test_members_of_whom_surnames_alone_are_known_are_called_together(data):
    names = ("Aal", "K. Baars", "Van der Cod", "Dorade-van den Eel")
    one = "{{name: {}, function: {}}}"
    senders = ", ".join(one.format(fact(name), fact("lid van de Tweede Kamer")) for name in names)
    write_bare(data, "kst-90006-3", senders=f"[{senders}]")
    [page] = [page.content for page in pages(load(data)) if page.uri == "brieven/kst-90006-3/index.md"]
    sent = text(html_of(page).xpath("//h1/following-sibling::p")[0])
    assert sent.startswith("Van K. Baars en de leden Aal, Van der Cod en Dorade-van den Eel")


def test_a_paper_that_is_the_one_letter_of_a_site_says_there_what_it_is_about(data):
    """Its heading is its name on the start page already; a long one is set smaller there too."""
    heading = "MEMORIE VAN TOELICHTING" + " BIJ EEN WET" * 6
    for letter in (data / "letters").iterdir():
        shutil.rmtree(letter)
    write_bare(data, "kst-90006-3", title=None, short_title=None, heading=fact(heading))
    [start] = [html_of(page.content) for page in pages(load(data)) if page.uri == "index.md"]
    name = start.find(".//h1")
    assert (text(name), name.get("class"), name.find("a").get("href")) == (heading, "bw-long", "brieven/kst-90006-3/")
    assert text(name.getnext()).startswith("Kale zaken · Aan niemand · ")


def test_a_question_that_is_called_by_its_number_is_told_by_its_first_words(data):
    """Contents say more than «Vraag 1», and an answer what was asked; other headings say it themselves."""
    name = "Antwoorden op vragen" + " over van alles" * 5
    folder = write_bare(data, "kst-90006-3", short_title=None, title=fact(name))
    headings = ["Vraag 1", "Antwoord op vraag 1", "Vragen 2, 3 en 4:", "Vraagstukken", "Vraag en aanbod"]
    asked = ["Klopt <dat>?", "Ja.", " ".join(["Een lange vraag"] * 9), "Veel.", "Weinig."]
    (folder / "text.yml").write_text(
        "sections:\n"
        + "".join(
            f"- {{id: s{n}, heading: '{heading}', level: 1, paragraphs: [{{id: s{n}-p1, text: '{words}'}}]}}\n"
            for n, (heading, words) in enumerate(zip(headings, asked, strict=True), 1)
        ),
        encoding="utf-8",
    )
    stream = {page.uri: page.content for page in pages(load(data))}
    page = html_of(stream["brieven/kst-90006-3/index.md"])
    answer = html_of(stream["brieven/kst-90006-3/2.md"]).xpath("//aside[@class='bw-asked']")[0]
    assert [text(answer.find("p")), answer.find("p/a").get("href"), text(answer.find("blockquote"))] == [
        *["Vraag 1", "../1/"],
        "Klopt <dat>?",
    ]
    assert not html_of(stream["brieven/kst-90006-3/4.md"]).xpath("//aside[@class='bw-asked']")
    lines = page.xpath("//ol[@class='bw-toc']/li")
    told = [[text(words) for words in line.xpath("*[@class='bw-begin']")] for line in lines]
    assert told == [["Klopt <dat>?"], [], ["Een lange vraag " * 6 + "Een lange …"], [], []]
    long, short = (
        html_of(stream[f"brieven/{name}/index.md"]).find(".//h1").get("class")
        for name in ("kst-90006-3", "kst-90001-1")
    )
    assert (long, short) == ("bw-long", None)


def test_the_themes_know_every_letter(stream):
    page = words(stream["themas/index.md"])
    assert "Verzonnen kale brief" in page
    assert "Verzonnen tweede brief" in page
    assert "Van 2 brieven zijn de thema’s nog niet beschreven" in page


def test_a_theme_says_nothing_of_what_was_not_looked_for(data):
    """A letter with themes alone: its part of the page of a theme has no «nothing» about announcements or sums."""
    for layer in (data / "letters/kst-90001-1/annotations").iterdir():
        if layer.name not in ("themes.yml", "agreement.yml"):
            layer.unlink()
    (data / "letters/kst-90002-5/annotations/announcements.yml").unlink()
    stream = {page.uri: page.content for page in pages(load(data))}
    page = words(stream["themas/automaten.md"])
    assert "Aankondigingen" not in page
    assert "Bedragen" not in page
    assert "Genoemde organisaties" not in page
    assert "Aangehaalde en genoemde bronnen" in page  # its notes say


def test_letters_of_one_name_are_told_apart(data):
    """A heading is no name of one letter; nor is a title that another one has."""
    heading = fact("MEMORIE VAN TOELICHTING")
    write_bare(data, "kst-90006-3", heading=heading, title=None, short_title=None)
    write_bare(data, "kst-90007-1", heading=heading, short_title=None)
    write_bare(data, "kst-90008-1", short_title="Verzonnen korte brief")
    corpus = load(data)
    headed = corpus.letter_named("kst-90006-3").record
    assert (headed.name, headed.full_title) == ("MEMORIE VAN TOELICHTING (90006, nr. 3)", "MEMORIE VAN TOELICHTING")
    [script] = [page.content.decode() for page in pages(corpus) if page.uri == RECORDS]
    called = dict(re.findall(r'"title": ?"([^"]*)",(?: ?"citation": ?"([^"]*)",)? ?"records"', script))
    assert len(called) == len(corpus.letters)
    assert called["MEMORIE VAN TOELICHTING (90006, nr. 3)"] == ""  # the number is said once
    same = {name for name in called if name.startswith("Verzonnen korte brief")}
    assert same == {f"Verzonnen korte brief (Kamerstukken II 2017/18, {number}, nr. 1)" for number in (90007, 90008)}


@pytest.mark.parametrize(
    ("known", "alone", "name"),
    [
        ({"short_title": "Robots", "heading": "MEMORIE"}, "Robots", "Robots"),
        ({"title": "het bericht «Zo»"}, "Het bericht «Zo»", "Het bericht «Zo»"),
        ({"heading": "MEMORIE"}, "MEMORIE", "MEMORIE (90005, nr. 1)"),
        ({}, "Brief zonder titel", "Brief zonder titel (90005, nr. 1)"),
    ],
)
def test_a_letter_is_called_by_what_is_known(data, known, alone, name):
    """Its number is said once: behind its name, or beside it."""
    values = {key: value if key == "short_title" else fact(f"'{value}'") for key, value in known.items()}
    left = dict.fromkeys({"short_title", "title", "heading"} - {*known})
    write_bare(data, **values | left)
    corpus = load(data)
    stream = {page.uri: page.content for page in pages(corpus)}
    page = html_of(stream[f"brieven/{LETTER}/index.md"])
    assert text(page.find(".//h1")) == alone
    card = html_of(stream["index.md"]).xpath(f"//ul[@class='bw-letters']/li[.//a[contains(@href, '{LETTER}')]]")
    assert text(card[0]).startswith(f"{alone} Kamerstukken II 2017/18, 90005, nr. 1 · 1 maart 2018")
    assert corpus.letter_named(LETTER).record.name == name


def test_such_a_site_passes_every_check(project, stream):
    assert build_site(project, project / "site") == sum(map(is_page, stream))
