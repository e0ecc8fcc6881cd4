"""The registers as files: every entry, in all forms, safe to open in a spreadsheet."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html
from xlsxwriter.worksheet import Worksheet

from briefwijzer.addresses.uris import TABLES
from briefwijzer.data.layers import LAYERS
from briefwijzer.data.layers.dates import DATES
from briefwijzer.data.layers.entries import Quoted
from briefwijzer.data.layers.keywords import KEYWORDS
from briefwijzer.data.reader import load
from briefwijzer.formats.letter_json import letter_json
from briefwijzer.formats.tables import Table, csv_of, json_of, tables
from briefwijzer.formats.xlsx import xlsx_of
from briefwijzer.search.records import letter_records
from briefwijzer.words import catalogue
from tests.conftest import corpus_in

# That of keywords has a row for each place: tests/test_keywords.py.
WITH_TABLE = {layer.table: layer for layer in LAYERS if layer.table and layer is not KEYWORDS}
WARNING = (("warning",), ())  # of a time its grade says it


@pytest.fixture(scope="module", params=["data", "tests/corpus"])
def letter_and_tables(request):
    corpus = corpus_in(request.param)
    letter = corpus.letters[0]
    return letter, {table.name: table for table in tables(corpus, letter)}


def read(table):
    return list(csv.reader(io.StringIO(csv_of(table).decode("utf-8-sig"))))


def of_rows(*rows):
    return Table("tabel", tuple(rows[0]), list(rows), {})


def test_every_table_is_there_in_the_order_of_the_links(letter_and_tables):
    letter, found = letter_and_tables
    without = {name for name, layer in WITH_TABLE.items() if not letter.layers[layer]}
    assert tuple(found) == tuple(name for name in TABLES if name not in without)


def test_the_small_letter_has_an_entry_in_every_table(small):
    assert [name for name, layer in WITH_TABLE.items() if not small.letters[0].layers[layer]] == []


@pytest.mark.parametrize("name", WITH_TABLE)
def test_a_table_has_every_entry_of_its_layer(letter_and_tables, name):
    letter, found = letter_and_tables
    layer = WITH_TABLE[name]
    entries = letter.layers[layer]
    if not entries:  # a letter without the layer has no table
        assert name not in found
        return
    table = found[name]
    told = "quote" if issubclass(layer.record, Quoted) else "review"
    assert [row[told] for row in table.rows] == [getattr(entry, told) for entry in entries]
    assert [row[told] for row in json.loads(json_of(table))] == [getattr(entry, told) for entry in entries]
    head, *lines = read(table)
    assert len(lines) == len(entries)
    columns = (*layer.record.model_fields, "page", *WARNING[layer is DATES])
    assert head == [catalogue()[f"column_{key}"] for key in columns]
    about = {letter.paragraph_of(entry) for entry in entries}
    assert {row["page"].rpartition("#")[2] for row in table.rows} == about


def test_a_time_that_does_not_fit_is_told_wherever_its_words_are(corpus, letter):
    """In every table, in the data of the letter, and in the search."""
    found = {table.name: table for table in tables(corpus, letter)}
    told = "‘in juli van dit jaar’ past niet bij de datum van de brief."
    for name, key, entry in (
        ("toezeggingen", "id", "toezegging-digitale-agenda"),
        ("themas", "paragraph", "s3-1-p1"),
        ("trefwoorden", "id", "digitale-transitie"),
    ):
        (warning,) = {one for row in found[name].rows if row[key] == entry for one in row["warning"]}
        assert warning.startswith(told), name
        assert warning in csv_of(found[name]).decode()
        assert warning in [one for row in json.loads(json_of(found[name])) for one in row.get("warning", ())]
    several = [row["id"] for row in found["toezeggingen"].rows if row["warning"]]
    assert len(several) == 3
    exported = json.loads(letter_json(letter))["warnings"]
    assert [one["entry"] for one in exported if one["layer"] == "announcements"] == several
    assert exported[0] | {"note": ""} == {
        "layer": "announcements", "entry": "toezegging-digitale-agenda", "time": "tijd-in-juli-van-dit-jaar",
        "printed": "in juli van dit jaar", "grade": "misfit", "note": "",
    }  # fmt: skip
    passages = {one.href.partition("#")[2]: one.warning for one in letter_records(letter)}
    assert [name for name in several if passages[name]] == several


def test_what_became_of_an_announcement_is_warned_of_as_the_announcement_is(data):
    time = "{id: tijd-x, paragraph: s3-p2, quote: hebben dit, printed: hebben, grade: misfit, note: x, review: checked}"
    with (data / "letters/kst-90001-1/annotations/dates.yml").open("a", encoding="utf-8") as dates:
        dates.write(f"  - {time}\n")
    exported = json.loads(letter_json(load(data).letters[0]))["warnings"]
    told = {(one["layer"], one["entry"]) for one in exported}
    assert {("announcements", "besluit"), ("outcomes", "besluit")} <= told


@pytest.mark.parametrize(("page", "words"), [
    ("brieven/kst-29544-773/trefwoorden", "in juli van dit jaar heeft"),
    ("organisaties/dcypher", "Vorig jaar is het initiatief"),
    ("organisaties/techniekpact-org", "Begin dit jaar is het pact"),
    ("bronnen/ez-2016-digitale-agenda", "in juli van dit jaar heeft"),
])  # fmt: skip
def test_so_it_is_where_they_stand_without_their_entry(built, page, words):
    tree = html.parse(str(built / page / "index.html")).getroot()
    quotes = [one for one in tree.xpath("//blockquote | //q") if words in " ".join(one.text_content().split())]
    assert quotes
    for quote in quotes:
        around = next((one for one in quote.iterancestors() if one.tag in ("figure", "p")), quote)
        assert around.getnext().get("class") == "bw-doubt", page


def test_the_sheet_of_citations_has_every_citation(letter_and_tables):
    letter, found = letter_and_tables
    citations = [citation.printed for note in letter.footnotes for citation in note.citations]
    alone = [note.text for note in letter.footnotes if not note.citations]
    assert sorted(row["printed"] for row in found["verwijzingen"].rows) == sorted(citations + alone)


def test_values_of_a_fixed_list_are_words_in_a_spreadsheet_and_keys_in_json(letter_and_tables):
    _, found = letter_and_tables
    words = catalogue("nl")
    seen = set()
    for name, table in found.items():
        for row, line in zip(table.rows, read(table)[1:], strict=True):
            for key, cell in zip(table.columns, line, strict=True):
                value = row[key]
                if key in table.words and value:
                    assert cell == words[f"{table.words[key]}_{value}"]
                    seen.add((name, key))
    assert {("themas", "part"), ("standpunten", "stance"), ("toezeggingen", "status")} <= seen
    assert {("tijdlijn", "grade"), ("verwijzingen", "kind"), ("bedragen", "review")} <= seen


def test_a_spreadsheet_reads_letters_and_no_formulas():
    row = dict.fromkeys(("quote", "what"), "")
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1+1", "＋1", "－1", "＠SUM(A1)"):
        assert read(of_rows(row | {"what": text, "quote": "één"}))[1] == ["één", f"'{text}"]
    for text, cell in {"a;=1": "a;'=1", "a; -1": "a; '-1", 'a;"=1"': 'a;"\'=1"', "a-b; c=d": "a-b; c=d"}.items():
        assert read(of_rows(row | {"what": text}))[1] == ["", cell]
    assert csv_of(of_rows(row | {"what": "gewoon"})).startswith(b"\xef\xbb\xbf")
    assert read(of_rows(row | {"what": 'a;b,"c"\nd', "quote": ["x", "y"]}))[1] == ["x; y", 'a;b,"c"\nd']


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_workbook(content):
    """The rows of the one sheet of a workbook, as the file has them."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = ["".join(one.itertext()) for one in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not [*sheet.iter(f"{SHEET}f"), *sheet.iter(f"{SHEET}hyperlink")]
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        cells = {re.sub(r"\d", "", cell.get("r")): texts[int(cell[0].text)] for cell in row if len(cell)}
        assert all(cell.get("t") == "s" for cell in row if len(cell))
        rows.append([cells.get(chr(ord("A") + at), "") for at in range(26)])
    return rows


def test_a_workbook_holds_what_the_table_holds(letter_and_tables):
    for table in letter_and_tables[1].values():
        head, *rows = read_workbook(xlsx_of(table))
        there, *lines = read(table)
        assert [cell for cell in head if cell] == there
        without = [[cell.replace("'", "") for cell in row[: len(there)]] for row in rows]  # CSV has some in front
        assert without == [[cell.replace("'", "") for cell in line] for line in lines]


def test_a_workbook_has_the_bytes_that_xlsxwriter_writes_cell_by_cell(letter_and_tables, monkeypatch):
    sparse = of_rows(*({"quote": "x" if at % 17 else "", "what": "<&\n" if 20 < at < 50 else ""} for at in range(60)))
    every = [*letter_and_tables[1].values(), replace(sparse, name=TABLES[0])]
    ours = [xlsx_of(table) for table in every]
    monkeypatch.setattr("briefwijzer.formats.xlsx._Sheet", Worksheet)
    assert [xlsx_of(table) for table in every] == ours


def test_a_workbook_has_texts_and_no_formulas_and_is_the_same_at_every_build():
    row = dict.fromkeys(("quote", "what"), "")
    table = replace(of_rows(row | {"what": "=1+1", "quote": ["x", "https://example.org"]}), name=TABLES[0])
    content = xlsx_of(table)
    assert read_workbook(content)[1][:2] == ["x; https://example.org", "=1+1"]
    assert xlsx_of(table) == content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert 'topLeftCell="A2"' in sheet  # the heads stay in view
    too_long = replace(of_rows(row | {"what": "a" * 40_000}), name=TABLES[0])
    assert len(read_workbook(xlsx_of(too_long))[1][1]) == 32_767  # the most that a cell can hold
