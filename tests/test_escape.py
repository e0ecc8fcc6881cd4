"""The hostile texts in the files for other programs: each is text there, and nothing but text.

Pages are looked at in a browser: tests/browser/test_escape.py. ``AUDIT=1`` (``make audit``) has more payloads.
"""

import csv
import io
import json
import re
import zipfile
from collections import Counter

import markdown
import pytest
from lxml import etree, html

from briefwijzer.addresses.uris import TABLES
from briefwijzer.building.allowed import not_allowed
from tests.hostile import PAYLOADS, numbered

LETTER = "brieven/kst-90001-1"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@pytest.fixture
def verbatim(hostile):
    """A function that says which texts are in a text; each must be there as it was written."""

    def look(text, change=lambda wanted: wanted):
        found = set()
        for end, number in numbered(text):
            record, key, wanted = hostile.texts[number]
            words = change(wanted)  # a name begins with a capital
            assert text[:end].endswith((words, words[:1].upper() + words[1:])), (record, key)
            found.add((record, key))
        return found

    return look


def read(site, file):
    return (site / file).read_text("utf-8")


def flat(text):
    return re.sub(r"\s+", " ", text)


def texts(value):
    """Every text in a value of JSON, one on each line; what the search compares with words alone is no text."""
    if isinstance(value, dict):
        compared = ("marks", "names") if "href" in value else ("families",)
        return "\n".join(texts(inner) for key, inner in value.items() if key not in compared)
    return "\n".join(map(texts, value)) if isinstance(value, list) else str(value)


def test_json_holds_every_text_of_a_letter(hostile, verbatim):
    found = {
        path.relative_to(hostile.site).as_posix(): verbatim(texts(json.loads(path.read_text("utf-8"))))
        for path in hostile.site.rglob("*.json")
    }
    assert len(found) > 20
    missing = {record for record, key, _ in hostile.texts if (record, key) not in found[f"{LETTER}/brief.json"]}
    assert missing == {
        *("Moved", "Names", "Organisation", "ReadPage", "SourceHost", "Synonyms", "Term", "Theme", "TopTheme", "Work")
    }
    assert ("Names", "value") in found["bronnen/bronnen.json"]


@pytest.mark.parametrize("separator", [",", ";"], ids=["comma", "semicolon"])
def test_a_spreadsheet_finds_no_formula(hostile, separator):
    """Whichever of the two a spreadsheet takes for the end of a cell."""
    files = [*hostile.site.rglob("*.csv")]
    assert len(files) == 2 * len(TABLES)
    cells = [
        cell
        for path in files
        for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=separator)
        for cell in row
    ]
    assert len(cells) > 800
    assert [cell for cell in cells if re.match(r"[\s\"]*[=+@\t\r-]", cell)] == []


def test_csv_holds_its_texts_as_they_were_written_but_for_the_apostrophe(hostile, verbatim):
    for path in hostile.site.rglob("*.csv"):
        text = "\n".join(cell for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))) for cell in row)
        assert verbatim(text.replace("'", ""), lambda wanted: wanted.replace("'", "")) or "bedragen" not in path.name


def kinds(tree):
    """The elements and their attributes, each with its number."""
    return Counter((element.tag, *sorted(element.keys())) for element in tree.iter())


@pytest.mark.parametrize("file", [f"{LETTER}/brief.akn.xml", "sitemap.xml"])
def test_xml_is_well_formed_and_has_the_elements_that_it_should(hostile, verbatim, file):
    ours, harmless = (etree.fromstring((site / file).read_bytes(), SAFE) for site in (hostile.site, hostile.harmless))
    assert kinds(ours) == kinds(harmless)
    found = verbatim(flat(" ".join(ours.itertext())))
    assert ("Paragraph", "text") in found or file == "sitemap.xml"


def test_the_e_book_has_the_elements_that_it_should(hostile, verbatim):
    books = [zipfile.ZipFile(site / f"{LETTER}/brief.epub") for site in (hostile.site, hostile.harmless)]
    assert books[0].namelist() == books[1].namelist()
    found = set()
    for name in books[0].namelist():
        if name == "mimetype":
            continue
        if name.endswith((".xhtml", ".opf", ".xml", ".ncx")):
            ours, harmless = (etree.fromstring(book.read(name), SAFE) for book in books)
            assert kinds(ours) == kinds(harmless), name
            found |= verbatim(flat(" ".join(ours.itertext())))
        if name.endswith(".xhtml"):
            plain = re.sub(rb' (?:xmlns|xml|epub)[:=][^ >]*"', b"", books[0].read(name))
            refused = {what for _, what in not_allowed(html.document_fromstring(plain))}
            assert refused <= {"a comment or an instruction", "<html xmlns>"}, name
    assert {("Paragraph", "text"), ("Fact", "value")} <= found


def test_a_reader_of_markdown_makes_no_element_of_a_text(hostile):
    made = []
    for site in (hostile.site, hostile.harmless):
        page = markdown.markdown(read(site, f"{LETTER}/brief.md"), extensions=["extra"])
        made.append(kinds(html.fragment_fromstring(page, create_parent="div")))
    assert made[0] == made[1]


def test_bibliographies_have_one_entry_for_each_work(hostile):
    works = 2 * len(PAYLOADS)
    bib, ris = read(hostile.site, "bronnen/bronnen.bib"), read(hostile.site, "bronnen/bronnen.ris")
    assert len(re.findall(r"^@\w+\{", bib, re.MULTILINE)) == works
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", bib):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"^TY  - ", ris, re.MULTILINE)) == len(re.findall(r"^ER  - ", ris, re.MULTILINE)) == works
    assert {line[:6] for line in ris.splitlines() if line} == {
        line[:6] for line in read(hostile.harmless, "bronnen/bronnen.ris").splitlines() if line
    }
    assert len(json.loads(read(hostile.site, "bronnen/bronnen.json"))) == works


def test_the_records_of_the_search_cannot_end_a_script(hostile, verbatim):
    found = set()
    for name in ("kst-90001-1", "kst-90002-5", "shared"):
        script = read(hostile.site, f"assets/search/{name}.js")
        assert not re.search("[<\u2028\u2029]", script)
        found |= verbatim(texts(json.loads(script.partition("]=")[2].removesuffix(";\n"))))
    assert {record for record, _ in found} >= {"Paragraph", "Announcement", "Fact", "Letter", "Synonyms", "Theme"}


def test_a_text_of_every_field_is_on_a_page(hostile):
    """A field that no page shows is forgotten, or one of these."""
    shown = set()
    for path in hostile.site.rglob("*.html"):
        shown |= {hostile.texts[number][:2] for _, number in numbered(path.read_text("utf-8"))}
    assert {(record, key) for record, key, _ in hostile.texts} - shown == {
        ("Citation", "locator"),  # in the citation of a paper; these notes cite other works
        ("PaperNumber", "note"),  # of the number of a letter, which stands without its evidence
        ("SourceHost", "why"),  # for those who weigh a source
        *(("Synonyms", "why"), ("Synonyms", "words")),  # the search goes by them
    }
