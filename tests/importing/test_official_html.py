"""An official page gives what the XML of the same paper gives."""

import pytest

from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.importing.metadata import add_facts
from tests.importing.files import SIGNED, drafted, page, page_mark, page_note, paper, put, shown


def read(body, notes="", around=""):
    return drafted(page(body, notes, around))


def test_page_and_xml_of_one_paper_give_one_result():
    xml = drafted(
        paper(
            "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2032</al>"
            "<divisie><kop><nr>1.</nr><titel>Peren</titel></kop><al>De «peer<noot id='a' type='voet'>"
            "<noot.nr>1</noot.nr><noot.al>Een.</noot.al><noot.al>Nog een.</noot.al></noot>», "
            "<nadruk type='cur'>ook</nadruk> CO<inf>2</inf>.</al><tussenkop kopopmaak='vet'>Vet</tussenkop><lijst type='expliciet'><li><li.nr>–</li.nr><al>een</al></li>"
            "</lijst></divisie>",
            SIGNED,
        )
    )
    html = read(
        "<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 3 mei 2032</p>"
        '<h2 class="divisiekop1"><a id="d1"></a>1. Peren</h2>'
        f"<p>De «peer{page_mark('1')}», <em class='cur'>ook</em>\n   CO<sub>2</sub>.</p>"
        '<h3 class="tussenkop_vet">Vet</h3>'
        '<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">– </span>een</p></li></ul>'
        '<p class="ondertekening"><span class="functie">De Minister van Fruit,</span><br/>'
        '<span class="naam"><span class="voornaam">P.</span> <span class="achternaam">Eer</span></span></p>',
        page_note("1", "Een.</p><p>Nog een."),
    )
    assert shown(html) == shown(xml)
    assert [(note.key, note.number, note.text) for note in html.notes] == [("1", "1", "Een.⟦br⟧Nog een.")]
    assert {key: html.facts[key][0].value for key in ("dossier", "ondernummer", "heading")} == {
        "dossier": "90 123",
        "ondernummer": "7",
        "heading": "BRIEF VAN DE MINISTER VAN FRUIT",
    }


def test_marks_side_by_side_and_a_raised_number_that_is_none():
    draft = read(
        f"<p>Peren.{page_mark('1')} {page_mark('2')} m<sup>2</sup></p>",
        page_note("1", "Een.") + page_note("2", "Twee."),
    )
    assert shown(draft)[0] == "paragraph Peren.⟦1⟧ ⟦2⟧ m⟦sup⟧2⟦/sup⟧"
    assert [note.text for note in draft.notes] == ["Een.", "Twee."]


def test_links_of_a_note_lead_where_the_page_says():
    draft = read(
        f"<p>Peren.{page_mark('1')}</p>",
        page_note(
            "1", 'Kamerstuk <a href="kst-90123-6.html">90 123, nr. 6</a>, <a href="https://example.org/">site</a>'
        ),
    )
    assert draft.notes[0].links == (
        ("90 123, nr. 6", "https://zoek.officielebekendmakingen.nl/kst-90123-6.html"),
        ("site", "https://example.org/"),
    )


def test_what_stands_around_the_publication_is_left_out():
    draft = read("<p>Peren.</p>", around="<header><nav><a href='/'>Zoeken</a></nav></header><script>let a = 1</script>")
    assert shown(draft)[0] == "paragraph Peren."
    assert ("Zoeken", "other") in [(left.words, left.reason) for left in draft.left_out]


def test_lists_tables_pictures_and_quotations():
    draft = read(
        "<ol start='3'><li><p>drie</p><ul><li>diep</li></ul></li><li>vier</li></ol>"
        "<table><caption>Peren</caption><thead><tr><th>Jaar</th><th colspan='2'>Aantal</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>2031</td><td>1</td><td></td></tr></tbody></table>"
        "<p><img src='a.png'/></p><blockquote><p>Gezegd.</p></blockquote>loose <b>words</b>"
        "<ol type='I' start='9'><li>negen</li></ol>"
    )
    assert shown(draft) == [
        "item 1 [3.] drie", "item 2 [–] diep", "item 1 [4.] vier", "table PerenJaar|Aantal / 2031|1|", "figure",
        "quotation Gezegd.", "paragraph loose ⟦b⟧words⟦/b⟧", "item 1 [IX.] negen",
    ]  # fmt: skip
    table = draft.blocks[3]
    assert [row.head for row in table.rows] == [True, False]
    assert (table.rows[0].cells[1].columns, table.rows[1].cells[0].rows) == (2, 2)


def test_the_metadata_of_the_page_is_known():
    draft = read("<p>Peren.</p>")
    add_facts(draft, draft.records)
    assert draft.facts["vergaderjaar"][0].value == "2016-2017"
    assert draft.facts["vergaderjaar"][0].source == "metadata"
    assert draft.facts["chamber"][0].value == "2"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "windows-1254"])
def test_a_page_in_an_old_encoding_keeps_its_letters(encoding):
    content = page("<p>Eén peer – «twee».</p>").decode().replace("<head>", f"<head><meta charset='{encoding}'>")
    assert shown(drafted(content.encode(encoding)))[0] == "paragraph Eén peer – «twee»."


@pytest.mark.parametrize(
    "named", ["x-unknown", "idna", "undefined", "punycode", "hex", "unicode_escape", "utf-7", "utf-16", "iso-8859-12"]
)
def test_a_page_that_names_no_encoding_of_pages_is_read_as_that_of_windows(named, data, tmp_path):
    words = "Eén peer – \\ud800 +2AA-."
    content = page(f"<p>{words}</p>").decode().replace("<head>", f"<head><meta charset='{named}'>").encode("cp1252")
    assert shown(drafted(content))[0] == f"paragraph {words}"
    source = put(tmp_path, "a.html", content)
    assert main(["import", str(source), "--data", str(data)]) in (0, 3)
    assert [str(problem) for problem in check(load(data)) if problem.level != "doubt"] == []


@pytest.mark.parametrize("second", ['<span class="dossiernummer">90 124</span> Appels', "Appels"])
def test_the_title_of_another_dossier_in_the_text_takes_nothing_out_of_it(second):
    draft = read(f'<p>Peren groeien.</p><p>Appels ook.</p><h1 class="dossiertitel">{second}</h1><p>Fruit.</p>')
    assert shown(draft)[:3] == ["paragraph Peren groeien.", "paragraph Appels ook.", "paragraph Fruit."]


def test_lines_above_the_title_of_a_dossier_without_a_number_are_no_text():
    content = page("<p>Peren groeien.</p>").decode().replace('<span class="dossiernummer">90 123</span> ', "")
    above = '<div id="broodtekst"><p>Vergaderjaar 2016-2017</p>'
    draft = drafted(content.replace('<div id="broodtekst">', above).encode())
    assert shown(draft) == ["paragraph Peren groeien."]
    assert draft.facts["vergaderjaar"][0].value == "Vergaderjaar 2016-2017"


def test_a_head_in_a_table_and_lines_above_questions_are_no_text():
    table = "<table><tr><td>Tweede Kamer der Staten-Generaal</td><td>2</td></tr></table><p>Vergaderjaar 2016-2017</p>"
    content = page("<p>Aan de Voorzitter van de Tweede Kamer</p><p>Peren.</p>").decode()
    draft = drafted(content.replace('<div id="broodtekst">', f'<div id="broodtekst">{table}').encode())
    assert shown(draft) == ["opening Aan de Voorzitter van de Tweede Kamer", "paragraph Peren."]
    asked = (
        "<html><body><div><p>Vergaderjaar 2016-2017</p><p>Aanhangsel van de Handelingen</p><div>1234</div>"
        '<h2 class="kamervraagomschrijving">Vragen van het lid Kers (STAM) aan de Minister van Fruit over '
        '<span class="kamervraagonderwerp">peren</span> (ingezonden 3 april 2017).</h2><h2 class="kamervraagomschrijving">'
        'Antwoord van Minister Eer (Fruit) (ontvangen 3 mei 2017).</h2><div class="vraag"><h2 class="stuktitel">Vraag 1</h2>'
        "<p>Zijn er peren?</p></div></div></body></html>"
    )
    draft = drafted(asked.encode())
    assert [block.kind for block in draft.blocks] == ["opening", "opening", "heading", "paragraph"]
    assert [draft.facts[key][0].value for key in ("date", "sender", "title")] == [
        "2017-05-03",
        "Eer | Minister van Fruit",
        "peren",
    ]


@pytest.mark.parametrize("title", ["Perenbeleid; Brief regering; Oogst van 2017", "Perenbeleid; Oogst van 2017"])
def test_the_title_of_a_paper_is_the_last_part_of_that_of_its_page(title):
    content = page("<p>Peren.</p>").decode().replace("<head>", f'<head><meta name="DC.title" content="{title}">')
    draft = drafted(content.encode())
    add_facts(draft, draft.records)
    assert draft.facts["title"][0].value == "Oogst van 2017"


def test_a_mark_without_words_at_the_number_of_a_paper_ends_no_import():
    data = page("<p>Er zijn peren.</p>", page_note("1", "Noot."))
    draft = drafted(data.replace(b"Nr. 7</span>", b'Nr. 7<a class="nootnum" href="#n1"></a></span>'))
    assert draft.facts["ondernummer"][0].value == "7"


def test_a_table_without_rows_is_a_text_and_only_the_mark_of_an_item_is_taken_for_one():
    body = "<table>Er zijn peren.</table><table></table><ul><li><span class='ol'>a.</span> een <b class='ol'>b.</b> twee</li></ul>"
    assert shown(drafted(page(body))) == ["paragraph Er zijn peren.", "item 1 [a.] een ⟦b⟧b.⟦/b⟧ twee"]


def test_headings_that_are_items_hidden_words_and_deleted_ones_are_read_as_shown():
    body = (
        "<p>Geachte voorzitter,</p><p>Er zijn <del>geen</del><ins>veel</ins> <tt>peren</tt>.<span style='display: none'>geheim</span></p>"
        "<ol><li><h1>Inleiding</h1></ol><p>Er zijn veel peren geteeld.</p><ol><ol><li><h2>Oogst</h2></ol></ol><p>De oogst was goed.</p>"
        "<ol start='2'><li><h1>Vervolg</h1></ol><p>Er volgt nog meer over deze peren.</p>"
    )
    draft = drafted(f"<html><body><div>{body}</div></body></html>".encode())
    assert shown(draft) == [
        "opening Geachte voorzitter,", "paragraph Er zijn veel peren.", "heading 1 [1.] Inleiding",
        "paragraph Er zijn veel peren geteeld.", "heading 2 Oogst", "paragraph De oogst was goed.", "heading 1 [2.] Vervolg",
        "paragraph Er volgt nog meer over deze peren.",
    ]  # fmt: skip
    assert [(left.words, left.reason) for left in draft.left_out] == [("geen", "deleted"), ("geheim", "hidden")]
    assert "a heading without its number, which the page does not give" in [doubt.choice for doubt in draft.doubts]
