"""A letter with places that nobody has looked at says so, is not to be indexed, and promises nothing yet."""

import pytest
from lxml import html

from briefwijzer.addresses.promises import add_to_lock, unlocked
from briefwijzer.checks.run import check, good_corpus
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.pages.letter import editor_pages
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
        page = html.fromstring(made[uri].partition("\n---\n\n")[2])
        assert "Automatisch ingelezen; 1 plaats is nog niet nagezien." in page.text_content()
        # what stays in view on a phone is the name alone: links to paragraphs leave room for one line
        assert not page.xpath("//*[contains(@class, 'bw-identity')]//*[contains(@class, 'bw-unseen')]")
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


SOURCE = """De Kamer

Datum 3 mei 2017
Ons kenmerk FRUIT-2

Geachte voorzitter,

Peren zijn er genoeg, en een peer is lekker. Een peer kost we inig en een
mens eet graag een peer, zoals er al staat.

Slot

Met een peer groet ik u.
"""
TEXT = """sections:
- {id: s0, paragraphs: [{id: s0-p1, text: 'Een peer kost weinig en een mens eet graag een peer, zoals er al staat.'}]}
- {id: s1, heading: Slot, level: 1, paragraphs: [{id: s1-p1, text: Er is fruit.}]}
"""
NOTES = "footnotes: [{id: fn1, number: '1', kind: remark, text: Een noot over vijgen.}]\n"


def test_an_editor_sees_source_and_result_side_by_side(data, tmp_path):
    """The words of a doubt nearest to its line, however they are spaced, in paragraphs, notes and headings."""
    main(["import", str(put(tmp_path, "brief.txt", SOURCE.encode())), "--data", str(data)])
    folder = data / "letters/brief-2017-05-03-fruit-2"
    asked = [
        (13, "peer"),
        (8, "weinig en een mens"),
        (11, "Slot"),
        (9, "er al staat. Dan meer"),
        (2, "1 Een noot"),
        (1, "of"),
    ]
    doubts = (
        f"- {{id: d{number}, place: 'line {line}', words: '{words}', reason: word, choice: taken so}}\n"
        for number, (line, words) in enumerate(asked, 1)
    )
    (folder / "doubts.yml").write_text("doubts:\n" + "".join(doubts), "utf-8")
    (folder / "text.yml").write_text(TEXT, "utf-8")
    (folder / "footnotes.yml").write_text(NOTES, "utf-8")
    [page] = [page for page in editor_pages(load(data)) if "fruit-2" in page.uri]
    shown = html.fromstring(page.content.decode().partition("\n---\n\n")[2])
    marked = [
        [(value.text or "", value.find("mark").text) for value in doubt.iter("dd") if len(value)]
        for doubt in shown.iter("section")
    ]
    assert marked == [
        [("Slot Met een ", "peer"), ("Een ", "peer")],
        [
            ("Geachte voorzitter, Peren zijn er genoeg, en een peer is lekker. Een peer kost ", "we inig en een mens"),
            ("Een peer kost ", "weinig en een mens"),
        ],
        [("mens eet graag een peer, zoals er al staat. ", "Slot"), ("", "Slot")],
        [
            (f"{before}mens eet graag een peer, zoals ", "er al staat.")
            for before in (
                "Peren zijn er genoeg, en een peer is lekker. Een peer kost we inig en een ",
                "Een peer kost weinig en een ",
            )
        ],
        [("", "1 Een noot")],
        [],
    ]


def test_a_doubt_at_several_places_is_shown_once_with_a_list_of_them(data, tmp_path):
    main(["import", str(put(tmp_path, "brief.txt", SOURCE.encode())), "--data", str(data)])
    folder = data / "letters/brief-2017-05-03-fruit-2"
    (folder / "doubts.yml").write_text(
        "doubts:\n- {id: d1, place: 2 places, reason: structure, choice: taken so, places: ["
        "{place: line 8, words: Een peer kost, decision: mended, comment: Nee.}, {place: line 13, words: Met een peer}]}\n",
        "utf-8",
    )
    [page] = [page for page in editor_pages(load(data)) if "fruit-2" in page.uri]
    shown = html.fromstring(page.content.decode().partition("\n---\n\n")[2])
    (doubt,) = shown.iter("section")
    assert [head.text_content() for head in doubt.iter("h3")] == [
        "Plaats in de bron: line 8, met de hand verbeterd: Nee.",
        "Plaats in de bron: line 13",
    ]
    assert "Er is nog 1 plaats te bekijken." in doubt.findtext("dl[1]/div[2]/dd")
    assert [mark.text for mark in doubt.iter("mark")][::2] == ["Een peer kost", "Met een peer"]
