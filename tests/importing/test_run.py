"""One import: what is written, what is told, and that nothing is left when it fails."""

import hashlib
import json
import re
import shutil

import pytest
import yaml

from briefwijzer.addresses.promises import unlocked
from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.importing import writing
from briefwijzer.stream import pages
from tests.importing.files import docx, odt, p, page, page_mark, page_note, paper, put, r

BODY = (
    "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2017</al>"
    "<al>Er zijn peren.<noot id='a' type='voet'><noot.nr>1</noot.nr><noot.al>Kamerstukken II 2016/17, 90 125, nr. 3, p. 4."
    "</noot.al></noot> En appels.<noot id='b' type='voet'><noot.nr>2</noot.nr><noot.al>Kamerstukken II 2016/17, "
    "<extref doc='kst-90125-3' soort='document'>90 125, nr. 3</extref> en Kamerstuk 90 126, nr. 8.</noot.al></noot></al>"
    "<tussenkop kopopmaak='vet'>Slot</tussenkop><al>Dat is alles.</al>"
)
RECORD = b"""<metadata_gegevens><metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-90123-7"/>
<metadata name="OVERHEIDop.documenttitel" content="Brief over peren"/>
<metadata name="DCTERMS.issued" content="2017-05-02"/></metadata_gegevens>"""


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def letter(tmp_path):
    return put(tmp_path, "kst-90123-7.xml", paper(BODY))


def run(*arguments):
    return main(["import", *map(str, arguments)])


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def loaded(path):
    return yaml.safe_load(path.read_text("utf-8"))


def test_a_letter_is_written_with_its_source_byte_for_byte(letter, data, capsys):
    assert run(letter, "--data", data) == 0
    folder = data / "letters" / "kst-90123-7"
    assert sorted(path.name for path in folder.iterdir()) == ["footnotes.yml", "letter.yml", "source.xml", "text.yml"]
    assert (folder / "source.xml").read_bytes() == letter.read_bytes()
    text = loaded(folder / "text.yml")
    assert [block["id"] for block in text["opening"]] == ["opening-p1", "opening-p2"]
    assert [section["id"] for section in text["sections"]] == ["s0", "s1"]
    assert text["sections"][0]["paragraphs"][0] == {"id": "s0-p1", "text": "Er zijn peren.⟦1⟧ En appels.⟦2⟧"}
    assert text["closing"] == [{"id": "closing-p1", "text": "De Minister van Fruit,⟦br⟧P. Eer"}]
    about = loaded(folder / "letter.yml")
    assert about["date"]["value"].isoformat() == "2017-05-03"
    assert about["kamerstuk"]["vergaderjaar"] == "2016/17"
    assert about["senders"][0]["function"]["value"] == "Minister van Fruit"
    assert "het onderwerp is niet gevonden in het bestand" in about["unknown"]
    out = capsys.readouterr().out
    assert out.startswith("kst-90123-7: ")
    assert "all accounted for" in out.splitlines()[0]


def test_two_notes_on_one_paper_cite_one_work(letter, data):
    run(letter, "--data", data)
    works = loaded(data / "works.yml")["works"]
    assert [work["id"] for work in works] == ["kst-90125-3", "kst-90126-8"]
    assert works[0]["urls"][0] == {
        "url": "https://zoek.officielebekendmakingen.nl/kst-90125-3.html",
        "what": "officiële uitgave",
        "source": "letter",
        "confidence": "high",
    }
    assert "vergaderjaar" not in works[1]["kamerstuk"]  # it is not printed, so it is not there
    notes = loaded(data / "letters/kst-90123-7/footnotes.yml")["footnotes"]
    cited = [[citation["work"] for citation in note["citations"]] for note in notes]
    assert cited == [["kst-90125-3"], ["kst-90125-3", "kst-90126-8"]]
    assert notes[0]["citations"][0]["locator"] == "p. 4"
    assert notes[1]["links"][0]["text"] == "90 125, nr. 3"


def test_other_works_are_proposed_as_their_notes_print_them(tmp_path, data, capsys):
    body = BODY.replace("Kamerstukken II 2016/17, 90 125, nr. 3, p. 4.", "Fruitraad (2016). Peren voor allen, p. 4.")
    file = put(tmp_path, "kst-90123-7.xml", paper(body))
    assert run(file, "--data", data) == 0
    work = next(one for one in loaded(data / "works.yml")["works"] if one.get("review"))
    basis = {"source": "letter", "confidence": "low"}
    assert work == {
        "id": "fruitraad-2016-peren-voor-allen",
        "kind": "advisory",
        "title": {"value": "Peren voor allen", **basis},
        "organisation": {"value": "Fruitraad", **basis},
        "date": {"value": 2016, **basis},
        "review": "proposed",
    }
    note = loaded(data / "letters/kst-90123-7/footnotes.yml")["footnotes"][0]
    assert note["kind"] == "citation"
    assert note["citations"][0] == {
        "work": "fruitraad-2016-peren-voor-allen", "printed": "Fruitraad (2016). Peren voor allen", "locator": "p. 4",
    }  # fmt: skip
    assert "1 other work proposed" in capsys.readouterr().out
    assert check(load(data)) == []
    assert [line for line in unlocked(load(data)) if "fruitraad" in line] == []
    before = files(data)
    assert run(file, "--data", data) == 0  # the same work again, not a second one
    assert files(data) == before


def test_a_paper_that_is_a_letter_of_the_site_leads_to_it(tmp_path, letter, data):
    run(letter, "--data", data)
    cited = paper(BODY).replace(b"<dossiernr>90 123", b"<dossiernr>90 125").replace(b'"2">7<', b'"2">3<')
    other = put(tmp_path, "kst-90125-3.xml", cited)
    assert run(other, "--data", data) in (0, 3)
    corpus = load(data)
    assert corpus.collection.letter_of["kst-90125-3"].id == "kst-90125-3"
    shown = {page.uri: page.content.decode() for page in pages(corpus) if page.uri == "bronnen/kst-90125-3.md"}
    assert "brieven/kst-90125-3/" in shown["bronnen/kst-90125-3.md"]


def test_what_is_found_is_one_object_for_programs(letter, data, capsys):
    assert run(letter, "--data", data, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in ("letter", "headings", "blocks", "notes", "marks", "doubts")} == {
        "letter": "kst-90123-7", "headings": 1, "blocks": 5, "notes": 2, "marks": 2, "doubts": [],
    }  # fmt: skip
    assert {"words": "BRIEF VAN DE MINISTER VAN FRUIT", "reason": "metadata"} in found["left_out"]


def test_the_same_file_gives_the_same_bytes_and_is_not_written_again(letter, data, capsys):
    run(letter, "--data", data)
    first = files(data)
    assert run(letter, "--data", data) == 0
    assert "nothing would change" in capsys.readouterr().out
    shutil.rmtree(data)
    run(letter, "--data", data)
    assert files(data) == first


def test_a_newer_file_says_what_would_change_and_overwrites_nothing(letter, data, tmp_path, capsys):
    run(letter, "--data", data)
    before = files(data)
    newer = put(tmp_path, "newer.xml", paper(BODY.replace("Dat is alles.", "Dat is bijna alles.")))
    assert run(newer, "--data", data) == 1
    told = capsys.readouterr().err
    assert "exists already and would change in 2 places" in told
    assert "text.yml: K507 s1-p1: 'Dat is alles.' becomes 'Dat is bijna alles.'" in told
    assert files(data) == before


def test_a_new_paragraph_takes_no_id_that_was_published(letter, data, tmp_path, capsys):
    run(letter, "--data", data)
    folder = data / "letters/kst-90123-7"
    before = {one["text"]: one["id"] for one in loaded(folder / "text.yml")["sections"][-1]["paragraphs"]}
    put(data, "ids.lock", b"brieven/kst-90123-7/volledig/#s1-p3\n")
    newer = put(
        tmp_path, "newer.xml", paper(BODY.replace("<al>Dat is alles.", "<al>Appels ook.</al><al>Dat is alles."))
    )
    assert run(newer, "--data", data, "--update") == 0
    after = {one["text"]: one["id"] for one in loaded(folder / "text.yml")["sections"][-1]["paragraphs"]}
    assert before.items() <= after.items()
    assert after["Appels ook."] not in {*before.values(), "s1-p3"}


def test_a_new_paragraph_takes_no_id_that_a_person_gave(letter, data, tmp_path):
    run(letter, "--data", data)
    path = data / "letters/kst-90123-7/text.yml"
    whole = path.read_text("utf-8")
    path.write_text(
        whole.replace("text: Dat is alles.", "text: Dat is\n      - id: s1-p2\n        text: alles."), "utf-8"
    )
    newer = put(tmp_path, "newer.xml", paper(BODY.replace("Dat is alles.", "Dat is alles.</al><al>Noten ook.")))
    assert run(newer, "--data", data, "--update") == 0
    texts = [one["text"] for one in loaded(path)["sections"][-1]["paragraphs"]]
    assert sorted(texts) == ["Dat is", "Noten ook.", "alles."]


def test_an_update_keeps_what_a_person_changed(letter, data, tmp_path):
    run(letter, "--data", data)
    folder = data / "letters/kst-90123-7"
    (folder / "annotations").mkdir()
    put(folder / "annotations", "themes.yml", b"themes: []\n")
    by_hand = (folder / "letter.yml").read_text("utf-8") + "short_title: Peren\nsummary: Over peren.\n"
    (folder / "letter.yml").write_text(by_hand, "utf-8")
    text = (folder / "text.yml").read_text("utf-8")
    (folder / "text.yml").write_text(text.replace("Er zijn peren.", "Er zijn péren."), "utf-8")
    newer = put(tmp_path, "newer.xml", paper(BODY.replace("Dat is alles.", "Dat is bijna alles.")))
    assert run(newer, "--data", data, "--update") == 0
    assert (folder / "source.xml").read_bytes() == newer.read_bytes()
    assert (folder / "annotations/themes.yml").exists()
    about = loaded(folder / "letter.yml")
    assert about["short_title"] == "Peren"
    assert about["source"]["sha256"] == hashlib.sha256(newer.read_bytes()).hexdigest()
    new = (folder / "text.yml").read_text("utf-8")
    assert "Er zijn péren." in new
    assert "Dat is bijna alles." in new


def test_a_decision_is_applied_again(data, tmp_path):
    words = "Een kader over peren. " * 15
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r(words))}</w:txbxContent></v:textbox></w:pict></w:r>"

    def brief(last):
        head = p(r("Datum 3 mei 2017")) + p(r("Ons kenmerk FRUIT-1"))
        return put(tmp_path, "brief.docx", docx(head + p(r("Peren.")) + p(box) + p(r(last))))

    assert run(brief("Slot van de brief."), "--data", data) == 3
    doubts = data / "letters/brief-2017-05-03-fruit-1/doubts.yml"
    doubts.write_text(doubts.read_text("utf-8") + "    decision: keep\n    comment: Nagezien.\n", "utf-8")
    assert run(brief("Ander slot van de brief."), "--data", data, "--update", "--json") == 0
    (doubt,) = loaded(doubts)["doubts"]
    assert (doubt["decision"], doubt["comment"]) == ("keep", "Nagezien.")


WIDE = "Een kader over peren. " * 15
BOX = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('{}'))}</w:txbxContent></v:textbox></w:pict></w:r>"


def boxes(tmp_path, *words):
    """A letter with a box of text of each of these words: each is a doubt with the same reason and choice."""
    head = p(r("Datum 3 mei 2017")) + p(r("Ons kenmerk FRUIT-1"))
    body = "".join(p(r("Peren.")) + p(BOX.format(f"{word} {WIDE}")) for word in words)
    return put(tmp_path, "brief.docx", docx(head + body + p(r("Slot van de brief."))))


def test_places_with_one_reason_and_choice_are_one_doubt(data, tmp_path, capsys):
    assert run(boxes(tmp_path, "Eerst.", "Dan.", "Ten slotte."), "--data", data) == 3
    report = capsys.readouterr().out
    assert "1 doubt at 3 places" in report
    assert [line.count("Dan.") for line in report.splitlines() if "paragraph 8 " in line] == [1]
    (doubt,) = loaded(data / "letters/brief-2017-05-03-fruit-1/doubts.yml")["doubts"]
    assert (doubt["id"], doubt["place"], len(doubt["places"]), "words" in doubt) == ("d1", "3 places", 3, False)
    assert [place["words"].split()[0] for place in doubt["places"]] == ["Eerst.", "Dan.", "Ten"]


def test_places_of_a_doubt_are_settled_one_by_one_or_together(data, tmp_path):
    assert run(boxes(tmp_path, "Eerst.", "Dan.", "Ten slotte."), "--data", data) == 3
    path = data / "letters/brief-2017-05-03-fruit-1/doubts.yml"
    one = re.sub(r"(?m)^( +)(words: Dan\..*)$", r"\1\2\n\1decision: mended", path.read_text("utf-8"))
    path.write_text(one, "utf-8")
    (letter,) = (one for one in load(data).letters if "fruit-1" in one.id)
    assert letter.unseen == 2
    settled = f"{path.read_text('utf-8')}    decision: keep\n"
    path.write_text(settled, "utf-8")
    (letter,) = (one for one in load(data).letters if "fruit-1" in one.id)
    assert letter.unseen == 0
    # the same file again changes nothing, another one asks about the place that is new alone
    assert run(boxes(tmp_path, "Eerst.", "Dan.", "Ten slotte."), "--data", data) == 0
    assert path.read_text("utf-8") == settled
    assert run(boxes(tmp_path, "Eerst.", "Dan.", "Nu.", "Ten slotte."), "--data", data, "--update") == 3
    (doubt,) = loaded(path)["doubts"]
    assert [place.get("decision") for place in doubt["places"]] == ["keep", "mended", None, "keep"]


def test_the_metadata_record_beside_the_file_is_used_when_it_is_about_it(letter, data, tmp_path):
    put(tmp_path, "kst-90123-7.metadata.xml", RECORD)
    assert run(letter, "--data", data) == 0
    about = loaded(data / "letters/kst-90123-7/letter.yml")
    assert about["title"] == {"value": "Brief over peren", "source": "metadata", "confidence": "high"}
    assert about["date"]["value"].isoformat() == "2017-05-03"  # the letter itself says so


def test_records_of_other_sites_are_read(data, tmp_path):
    named = "<title>Stand van de\n  perenteelt</title>"
    plooi = (
        '<p:plooi xmlns:p="http://standaarden.overheid.nl/plooi/terms/" xmlns:d="http://purl.org/dc/terms/"><p:meta><p:owmskern>'
        "<d:identifier>ronl-1a2b_1</d:identifier><d:title>Stand van de perenteelt</d:title></p:owmskern><p:owmsmantel>"
        "<d:issued>2017-05-03</d:issued></p:owmsmantel></p:meta><p:body><p:titel>Bijlage</p:titel></p:body></p:plooi>"
    )
    site = "https://www.rijksoverheid.nl/documenten/kamerstukken/2017/05/03/perenteelt"
    document = f"<document><id>1-2</id><type>kamerstuk</type><canonical>{site}</canonical>{named}<issued>2017-05-02T22:00:00.000Z</issued></document>"
    work = (
        '<work label="plooicb-2017-1"><metadata><dcterms.identifier>plooicb-2017-1</dcterms.identifier><dcterms.issued>2017-05-03'
        "</dcterms.issued><dcterms.title>Stand van de perenteelt</dcterms.title></metadata></work>"
    )
    json_ = json.dumps(
        {"document": {"creatiedatum": "2017-05-03", "titelcollectie": {"officieleTitel": "Stand van de perenteelt"}}}
    )
    letter = put(tmp_path, "brief.docx", docx(p(r("Geachte voorzitter,")) + p(r("Er zijn peren."))))
    for name, record in {"plooi.xml": plooi, "document.xml": document, "work.xml": work, "a.json": json_}.items():
        assert run(letter, put(tmp_path, name, record.encode()), "--data", data / name) == 0, name
        about = loaded(data / name / "letters/brief-2017-05-03/letter.yml")
        assert about["title"] == {"value": "Stand van de perenteelt", "source": "metadata", "confidence": "high"}
        urls = [url["url"] for url in about.get("urls", ())]
        assert urls == ([site] if name == "document.xml" else [])


def test_a_record_about_another_paper_is_not_used(letter, data, tmp_path):
    put(tmp_path, "metadata.xml", RECORD.replace(b"kst-90123-7", b"kst-90123-8"))
    assert run(letter, "--data", data) == 0
    assert "title" not in loaded(data / "letters/kst-90123-7/letter.yml")


def test_several_files_are_one_import_and_the_best_gives_the_words(letter, data, tmp_path, capsys):
    other = page(
        "<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 3 mei 2017</p>"
        f"<p>Er zijn peren.{page_mark('1')} En pruimen.{page_mark('2')}</p><h3 class='tussenkop_vet'>Slot</h3>"
        "<p>Dat is alles.</p><p class='ondertekening'>De Minister van Fruit,<br/>P. Eer</p>",
        page_note("1", "Kamerstukken II 2016/17, 90 125, nr. 3, p. 4.")
        + page_note("2", "Kamerstukken II 2016/17, 90 125, nr. 3 en Kamerstuk 90 126, nr. 8."),
    )
    html = put(tmp_path, "page.html", other)
    assert run(html, letter, "--data", data, "--json") == 3
    (doubt,) = json.loads(capsys.readouterr().out)["doubts"]
    assert (doubt["words"], doubt["reason"]) == ("appels.", "word")
    assert "pruimen." in doubt["choice"]
    assert (data / "letters/kst-90123-7/source.xml").exists()
    assert loaded(data / "letters/kst-90123-7/doubts.yml")["doubts"][0]["id"] == "d1"


def test_files_of_two_letters_are_refused(letter, data, tmp_path, capsys):
    other = put(tmp_path, "other.odt", odt("".join(f"<text:p>Heel andere woorden {n}.</text:p>" for n in range(30))))
    assert run(letter, other, "--data", data) == 1
    assert "has other words than" in capsys.readouterr().err
    assert not data.exists()


def test_a_record_alone_is_no_letter(data, tmp_path, capsys):
    assert run(put(tmp_path, "metadata.xml", RECORD), "--data", data) == 1
    assert "is a metadata record, no letter" in capsys.readouterr().err


def test_a_letter_without_a_number_is_named_by_date_and_reference(data, tmp_path):
    body = p(r("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")) + p(r("Datum 3 mei 2017")) + p(
        r("Ons kenmerk FRUIT/2032-12")
    ) + p(r("Betreft Peren")) + p(r("Er zijn peren."))  # fmt: skip
    assert run(put(tmp_path, "brief.docx", docx(body)), "--data", data) == 0
    about = loaded(data / "letters/brief-2017-05-03-fruit-2032-12/letter.yml")
    assert about["reference"]["value"] == "FRUIT/2032-12"
    assert about["title"]["value"] == "Peren"
    assert "kamerstuk" not in about


def test_works_are_added_behind_those_that_are_there(letter, data):
    data.mkdir()
    put(data, "works.yml", b"# Ours.\nworks:\n  - id: kst-90125-3\n    kind: kamerstuk\n    kamerstuk:\n"
        b"      chamber: II\n      vergaderjaar: 2016/17\n      dossier: 90125\n      ondernummer: 3\n"
        b"      source: letter\n      confidence: high\n")  # fmt: skip
    assert run(letter, "--data", data) == 0
    text = (data / "works.yml").read_text("utf-8")
    assert text.startswith("# Ours.")
    assert [work["id"] for work in loaded(data / "works.yml")["works"]] == ["kst-90125-3", "kst-90126-8"]


@pytest.mark.parametrize("point", range(8))
def test_a_full_disk_at_any_write_leaves_nothing(point, letter, data, monkeypatch, capsys):
    written, full = 0, False
    write = writing._write

    def failing(path, content):
        nonlocal written, full
        if written == point:
            full = True
            path.write_bytes(content[: len(content) // 2])
            raise OSError(28, "No space left on device", str(path))
        written += 1
        write(path, content)

    monkeypatch.setattr(writing, "_write", failing)
    status = run(letter, "--data", data)
    if not full:
        assert status == 0  # there are fewer files than that
    else:
        assert status == 1
        assert "No space left on device" in capsys.readouterr().err
        assert not data.exists()


def test_an_interrupted_import_leaves_nothing_and_a_killed_one_is_cleared(letter, data, monkeypatch):
    def interrupted(path, content):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(writing, "_write", interrupted)
        assert run(letter, "--data", data) == 130
    assert not data.exists()
    (data / ".importing-left").mkdir(parents=True)
    assert run(letter, "--data", data) == 0
    assert not (data / ".importing-left").exists()


def test_a_name_with_a_path_in_it_leads_nowhere(data, tmp_path, capsys):
    record = RECORD.replace(b"kst-90123-7", b"../../escape")
    body = p(r("Geachte voorzitter,")) + p(r("Er zijn peren."))
    source = put(tmp_path, "brief.docx", docx(body))
    assert run(source, put(tmp_path, "metadata.xml", record), "--data", data) == 1
    assert "is a path and no number" in capsys.readouterr().err
    assert not data.exists()


def test_a_record_of_another_letter_is_refused(letter, data, tmp_path, capsys):
    record = put(tmp_path, "other.xml", RECORD.replace(b"kst-90123-7", b"kst-90123-8"))
    assert run(letter, record, "--data", data) == 1
    assert "is about kst-90123-8, not about kst-90123-7" in capsys.readouterr().err


@pytest.mark.parametrize("bracket", ["⟦", "⟧"])
def test_the_brackets_of_the_data_cannot_be_brought_in(bracket, tmp_path, capsys):
    path = put(tmp_path, "kst-90123-7.xml", paper(f"<al>Er zijn {bracket}1 peren.</al>"))
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 1
    assert "holds the brackets" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "Geachte voorzitter,\n\nDe minister telt ⟦b⟧ peren in alle gewesten.\n".encode()),
        ("a.xml", paper('<lijst type="a" nr-sluiting="⟦"><li><al>peren</al></li></lijst>')),
    ],
)
def test_nor_in_a_text_or_by_what_numbers_a_list(name, data, tmp_path, capsys):
    assert main(["import", str(put(tmp_path, name, data)), "--data", str(tmp_path / "data")]) == 1
    assert "holds the brackets" in capsys.readouterr().err


def test_a_label_without_a_number_is_a_part_of_its_heading(tmp_path):
    body = "<al>Vooraf.</al>" + "".join(
        f"<divisie><kop>{label}<titel>Peren</titel></kop><al>Tekst.</al></divisie>"
        for label in ("<nr>0.</nr>", "<label>Deel</label>", "<nr>1.a</nr>")
    )
    path = put(tmp_path, "kst-90123-7.xml", paper(body))
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 0
    text = (tmp_path / "data/letters/kst-90123-7/text.yml").read_text()
    ids = [line.removeprefix("  - id: ") for line in text.splitlines() if line.startswith("  - id: ")]
    assert ids[:4] == ["s0", "u1", "u2", "s1-a"]
    assert "heading: Deel Peren" in text
    assert "heading: 0. Peren" in text
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_the_command_that_locks_the_addresses_is_told(letter, data, tmp_path, capsys):
    assert run(letter, "--data", data) == 0
    assert (
        capsys.readouterr().out.splitlines()[-1].startswith("now: 'make lock-ids' adds its addresses to data/ids.lock")
    )
    doubtful = put(tmp_path, "brief.txt", b"Geachte voorzitter,\n\nEr zijn peren.\n")
    assert run(doubtful, "--data", data) == 3
    assert capsys.readouterr().out.splitlines()[-1].startswith("when every doubt is settled: 'make lock-ids'")


def test_notes_whose_numbers_cannot_be_kept_are_doubts(tmp_path, capsys):
    note = "<noot type='voet'>{0}<noot.al>Zie de peer.</noot.al></noot>"
    body = f"<al>Peren{note.format('<noot.nr>¶</noot.nr>')} en appels{note.format('')}.</al>"
    path = put(tmp_path, "kst-90123-7.xml", paper(body))
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 3
    assert "1 doubt at 2 places" in capsys.readouterr().out
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_a_number_of_five_digits_that_a_note_prints_is_no_paper(data, tmp_path):
    noted = BODY.replace("nr. 3", "nr. 20301")
    assert noted != BODY
    assert run(put(tmp_path, "kst-90123-7.xml", paper(noted)), "--data", data) == 0
    assert "20301" not in (data / "works.yml").read_text("utf-8")
    assert "nr. 20301" in (data / "letters/kst-90123-7/footnotes.yml").read_text("utf-8")
