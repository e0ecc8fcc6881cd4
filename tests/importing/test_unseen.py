"""A letter with places that nobody has looked at says so, is not to be indexed, and promises nothing yet."""

import pytest
from lxml import html

from briefwijzer.addresses.promises import add_to_lock, unlocked
from briefwijzer.checks.run import check, good_corpus
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.stream import pages
from tests.importing.files import docx, p, put, r

WORDS = "Een kader over peren. " * 15
BOX = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r(WORDS))}</w:txbxContent></v:textbox></w:pict></w:r>"
BRIEF = docx(
    p(r("Datum 3 mei 2017")) + p(r("Ons kenmerk FRUIT-1")) + p(r("Inleiding", "b")) + p(r("Er zijn peren.")) + p(BOX)
    + p(r("Slot van de brief."))
)  # fmt: skip
LETTER = "brief-2017-05-03-fruit-1"


@pytest.fixture
def data(data, tmp_path):
    add_to_lock(load(data))
    source = put(tmp_path, "brief.docx", BRIEF)
    assert main(["import", str(source), "--data", str(data)]) == 3
    return data


def stream(data):
    return {page.uri: page.content.decode() for page in pages(load(data)) if page.uri.endswith(".md")}


def test_the_pages_say_so_and_ask_not_to_be_indexed(data):
    made = stream(data)
    for uri in (f"brieven/{LETTER}/index.md", f"brieven/{LETTER}/s1.md", f"brieven/{LETTER}/volledig.md"):
        uri = uri.replace("/s1.md", "/1.md")
        shown = html.fromstring(made[uri].partition("\n---\n\n")[2]).text_content()
        assert "Automatisch ingelezen; 1 plaats is nog niet nagezien." in shown
        assert '<meta name="robots" content="noindex">' in made[uri].replace("'", '"').replace('\\"', '"')
    other = made["brieven/kst-90001-1/index.md"]
    assert "Automatisch ingelezen" not in other
    assert "noindex" not in other


def test_nothing_of_it_is_locked_until_the_last_place_is_settled(data):
    assert [line for line in unlocked(load(data)) if LETTER in line] == []
    doubts = data / "letters" / LETTER / "doubts.yml"
    doubts.write_text(doubts.read_text("utf-8") + "    decision: keep\n", "utf-8")
    assert f"brieven/{LETTER}/" in unlocked(load(data))
    assert "Automatisch ingelezen" not in stream(data)[f"brieven/{LETTER}/index.md"]


def test_a_doubt_is_told_and_stops_nothing(data):
    assert [problem.code for problem in check(load(data)) if problem.level == "doubt"] == ["K330"]
    assert any(letter.unseen for letter in good_corpus(data).letters)
