"""A Word file gives its words as they print: numbers counted, changes accepted, hidden words and comments left out."""

import re
import zipfile
from io import BytesIO

import pytest

from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.importing.drafts.numerals import formatted
from briefwijzer.importing.run import imported
from briefwijzer.problems import Refused
from tests.importing.files import archive, docx, drafted, p, put, r, ref, shown

BREAK = "<w:r><w:br/></w:r>"


def note(text, *, links=""):
    return f"<w:p><w:r><w:footnoteRef/></w:r>{r(' ' + text)}{links}</w:p>"


def read(body, **more):
    return drafted(docx(body, **more))


def left(draft):
    return [(one.words, one.reason) for one in draft.left_out]


def level(index, form, text, start=1):
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbered(*levels, extra=""):
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}'
    )


def item(text, index=0, number=1, *looks):
    return p(r(text, *looks), more=f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>')


def test_footnotes_are_numbered_as_word_does_and_marked_in_their_place():
    draft = read(
        p(r("De “peer”"), ref(7), r(" en de appel."), ref(3), ref(9)),
        notes={3: note("Twee."), 7: note("Een.") + note("Nog een."), 9: note("Drie."), 11: note("Weg.")},
    )
    assert shown(draft) == ["paragraph De “peer”⟦1⟧ en de appel.⟦2⟧⟦3⟧"]
    assert [(one.key, one.text) for one in draft.notes] == [("1", "Een.⟦br⟧Nog een."), ("2", "Twee."), ("3", "Drie.")]
    assert ("Weg.", "deleted") in left(draft)


def test_a_link_in_a_note_that_is_no_address_of_the_web_ends_no_import(tmp_path):
    targets = {"r1": "mailto:eer@example.org", "r2": "https://Example.ORG/één peer", "r3": "file:///C:/peer.docx"}
    links = "".join(f'<w:hyperlink r:id="{key}">{r(f" peer {key}")}</w:hyperlink>' for key in targets)
    content = docx(p(r("Geachte voorzitter,")) + p(r("Er zijn peren."), ref(2)), notes={2: note("Zie", links=links)})
    relations = "".join(f'<a Id="{key}" Target="{one}" TargetMode="External"/>' for key, one in targets.items())
    with zipfile.ZipFile(into := BytesIO(content), "a") as zipped:
        zipped.writestr("word/_rels/footnotes.xml.rels", f"<a>{relations}</a>")
    result = imported([put(tmp_path, "brief.docx", into.getvalue())], tmp_path)
    (found,) = result.draft.notes
    assert found.text == "Zie peer r1 peer r2 peer r3"
    assert found.links == (("peer r2", "https://example.org/%C3%A9%C3%A9n%20peer"),)


def test_what_only_word_knows_is_asked_for():
    body = p(r("Een."), ref(2)) + p(r("Kies: "), '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
    '<w:result w:val="1"/><w:listEntry w:val="appel"/><w:listEntry w:val="peer"/></w:ddList></w:ffData></w:fldChar></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ref(3))  # fmt: skip
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    draft = read(body, notes={2: note("Een."), 3: note("Twee.")}, settings=settings)
    assert [(one.reason, one.place) for one in draft.doubts] == [("note-number", "whole file"), ("word", "paragraph 2")]
    assert "'peer'" in draft.doubts[1].choice


def test_a_part_that_word_takes_in_later_is_refused():
    with pytest.raises(Refused, match="takes in only when it opens the file"):
        read(p(r("Geachte voorzitter,")) + '<w:altChunk r:id="r1"/>')


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("Huisstijl-Kop 1", True),
        ("Huisstijl-Adres", True),
        ("Referenties", True),
        ("Huisstijl-Gegeven", False),
        ("Huisstijl-Paginanummering", False),
        ("referentiegegevens", False),
    ],
)
def test_of_the_styles_of_a_ministry_those_of_the_margin_alone_are_no_text(style, kept):
    styles = f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="{style}"/></w:style>'
    draft = read(p(r("Perenbeleid"), style="a") + p(r("Er zijn peren.")), styles=styles)
    assert [one.text for one in draft.blocks] == ["Perenbeleid"] * kept + ["Er zijn peren."]


def test_a_note_in_the_last_paragraph_of_a_section_is_counted_with_that():
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p(r("Een"), ref(1)) + p(r("Twee"), ref(2), more=section) + p(r("Drie"), ref(3)) + section
    draft = read(body, notes={number: note("Noot.") for number in (1, 2, 3)})
    assert [one.text for one in draft.blocks] == ["Een⟦1⟧", "Twee⟦2⟧", "Drie⟦n2-1⟧"]


def test_an_initial_letter_is_of_the_word_that_follows():
    draft = read(p(r("I"), more='<w:framePr w:dropCap="drop"/>') + p(r("n het gewest staan peren.")) + p(r("Veel.")))
    assert shown(draft) == ["paragraph In het gewest staan peren.", "paragraph Veel."]


def test_only_short_words_in_a_frame_are_of_the_margin():
    frame = '<w:framePr w:w="9"/>'
    long = "Er zijn peren in alle gewesten van het land. " * 6
    draft = read(
        p(r("Kenmerk"), more=frame) + p(r(long), more=frame) + p(r("Figuur 1: peren"), more=frame) + p(r("Veel."))
    )
    assert [one.text for one in draft.blocks] == [long.strip(), "Figuur 1: peren", "Veel."]


def test_a_table_that_floats_holds_data_where_it_has_lines():
    row = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in ("2017", "12"))
    for line, lines in (("single", ["table 2017|12"]), ("nil", ["paragraph 2017", "paragraph 12"])):
        about = f'<w:tblpPr w:tblpX="1"/><w:tblBorders><w:top w:val="{line}" w:sz="4"/></w:tblBorders>'
        draft = read(
            p(r("Er zijn peren.")) + f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tr>{row}</w:tr></w:tbl>" + p(r("Veel."))
        )
        assert shown(draft)[1:-1] == lines


def test_a_raised_number_that_was_typed_is_no_mark():
    draft = read(p(r("10 m"), r("2", 'vertAlign w:val="superscript"'), r(" en CO2, zie "), r("1", "b"), r(".")))
    assert shown(draft) == ["paragraph 10 m⟦sup⟧2⟦/sup⟧ en CO2, zie ⟦b⟧1⟦/b⟧."]
    assert draft.notes == []


def test_a_mark_typed_by_hand_is_the_number_of_its_note():
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    draft = read(p(r("Peren"), mark, r(" hier.")), notes={2: note("Een.")})
    assert shown(draft) == ["paragraph Peren⟦x1⟧ hier."]
    assert (draft.notes[0].key, draft.notes[0].number) == ("x1", "*")


def test_a_mark_that_google_docs_says_is_not_typed_by_hand_passes_the_check_of_words(tmp_path):
    mark = '<w:r><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r>'
    content = docx(p(r("Datum 3 mei 2017")) + p(r("Peren"), mark, r(" hier.")) + p(r("Meer.")), notes={0: note("Een.")})
    assert main(["import", str(put(tmp_path, "a.docx", content)), "--data", str(tmp_path)]) == 0


def test_changes_are_accepted():
    draft = read(
        p(r("Er zijn "), f"<w:ins>{r('tien')}</w:ins>",
          "<w:del><w:r><w:delText>negen</w:delText></w:r></w:del>", r(" peren."))
        + p(r("Dit hoort"), more='<w:rPr><w:del w:id="1"/></w:rPr>') + p(r(" bij elkaar."))
        + f"<w:del>{p('<w:r><w:delText>Heel weg.</w:delText></w:r>')}</w:del>"
    )  # fmt: skip
    assert shown(draft) == ["paragraph Er zijn tien peren.", "paragraph Dit hoort bij elkaar."]
    assert left(draft) == [("negen", "deleted"), ("Heel weg.", "deleted")]


def test_a_mark_in_deleted_words_has_no_note():
    gone = f"<w:del>{ref(2)}</w:del>"
    draft = read(p(r("Peren."), gone, ref(3)), notes={2: note("Weg."), 3: note("Blijft.")})
    assert shown(draft) == ["paragraph Peren.⟦1⟧"]
    assert [one.text for one in draft.notes] == ["Blijft."]
    assert ("Weg.", "deleted") in left(draft)


def test_hidden_words_comments_and_page_heads_are_left_out_and_listed():
    draft = read(
        p(r("Peren "), r("geheim", "vanish"), r("zijn er.")),
        comments=f"<w:comment>{p(r('Klopt dit?'))}</w:comment>",
        header1=p(r("Ministerie van Fruit")),
        footer1=p(r("Pagina 1 van 7")),
    )
    assert shown(draft) == ["paragraph Peren zijn er."]
    assert left(draft) == [
        ("geheim", "hidden"), ("Klopt dit?", "comment"), ("Pagina 1 van 7", "page-number"),
        ("Ministerie van Fruit", "running-head"),
    ]  # fmt: skip


def test_fields_show_their_words_and_page_numbers_are_left_out():
    def field(code, shows):
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(shows)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    draft = read(p(r("Datum: "), field("DOCPROPERTY datum", "3 mei 2032"), r(", blz. "), field("PAGE", "7")))
    assert shown(draft) == ["paragraph Datum: 3 mei 2032, blz."] or shown(draft) == ["opening Datum: 3 mei 2032, blz."]
    assert left(draft) == [("7", "page-number")]


def test_a_text_box_stands_in_the_margin_and_is_read_once():
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p(r("Ons kenmerk 12"))
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + p(r("Ons kenmerk 12")) + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    draft = read(p(r("Peren "), box, r("zijn er.")))
    assert shown(draft) == ["paragraph Peren zijn er."]
    assert left(draft) == [("Ons kenmerk 12", "margin")]


def test_the_addressee_in_a_box_or_frame_opens_the_letter():
    frame = '<w:framePr w:w="2000" w:hAnchor="page" w:x="900" w:y="2000"/>'
    lines = p(r("Aan de Voorzitter van de Tweede Kamer")) + p(r("der Staten-Generaal"))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></w:pict></w:r>"
    draft = read(
        p(box) + p(r("Den Haag, 3 mei 2032"), more=frame) + p(r("Contact: A. Bee"), more=frame) + p(r("Peren."))
    )
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Tweede Kamer⟦br⟧der Staten-Generaal",
        "opening Den Haag, 3 mei 2032",
        "paragraph Peren.",
    ]
    assert left(draft) == [("Contact: A. Bee", "margin")]


def test_a_long_text_box_is_a_frame_in_the_text_and_asked_about():
    words = "Een kader over peren. " * 15
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r(words))}</w:txbxContent></v:textbox></w:pict></w:r>"
    draft = read(p(r("Peren.")) + p(box) + p(r("Slot van de brief.")))
    assert shown(draft)[1] == f"quotation {words.strip()}"
    assert [doubt.reason for doubt in draft.doubts] == ["letter-or-margin"]


def test_a_box_below_the_salutation_is_asked_about_and_one_with_a_caption_is_a_figure():
    def box(words):
        return f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r(words))}</w:txbxContent></v:textbox></w:pict></w:r>"

    draft = read(
        p(box("Kenmerk 12")) + p(r("Geachte voorzitter,")) + p(r("Peren."), box("Let op")) + p(box("Figuur 1: peren"))
    )
    assert shown(draft) == ["opening Geachte voorzitter,", "paragraph Peren.", "figure Figuur 1: peren"]
    assert [(doubt.words, doubt.reason) for doubt in draft.doubts] == [("Let op", "letter-or-margin")]


def test_numbers_of_lists_are_those_that_word_prints():
    levels = (level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "lowerRoman", "%1.%3"))
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    body = (
        item("een") + item("twee") + item("a", 1) + item("b", 1) + item("diep", 2) + item("drie") + item("weer a", 1)
        + p(r("Tussen door.")) + item("vier") + item("vijf", 0, 2) + item("zes", 0, 2)
    )  # fmt: skip
    draft = read(body, numbering=numbered(*levels, extra=again))
    assert [line for line in shown(draft) if line.startswith("item")] == [
        "item 1 [1.] een", "item 1 [2.] twee", "item 2 [a)] a", "item 2 [b)] b", "item 3 [2.i] diep",
        "item 1 [3.] drie", "item 2 [a)] weer a", "item 1 [4.] vier", "item 1 [5.] vijf", "item 1 [6.] zes",
    ]  # fmt: skip


def test_bullets_of_symbol_fonts_are_bullets():
    draft = read(item("een") + item("twee"), numbering=numbered(level(0, "bullet", "\uf0b7")))
    assert shown(draft) == ["item 1 [•] een", "item 1 [•] twee"]


@pytest.mark.parametrize("code", ["D800", "DBFF", "DC00", "DFFF", "0000", "0001", "FFFE", "F0FC", "12345", "x"])
def test_a_sign_of_any_code_is_read_or_refused_as_the_checks_read_it(code, data, tmp_path, capsys):
    source = put(tmp_path, "a.docx", docx(p(r("Er zijn "), f'<w:r><w:sym w:char="{code}"/></w:r>', r("tien peren."))))
    done = main(["import", str(source), "--data", str(data)])
    if done == 1:
        assert capsys.readouterr().err.count("\n") == 2
    assert [str(problem) for problem in check(load(data)) if problem.level != "doubt"] == []
    assert (done != 1) or not code.startswith(("D", "F0"))


def test_headings_by_style_by_weight_and_with_automatic_numbers():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/>'
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )  # fmt: skip
    body = (
        p(r("Peren"), style="Kop1") + p(r("x.")) + p(r("Rijp"), style="Kop2") + p(r("x."))
        + p(r("Appels"), style="Kop1") + p(r("x.")) + p(r("Vet", "b")) + p(r("Dit is vet, maar een zin.", "b")) + p(r("x."))
    )  # fmt: skip
    draft = read(body, styles=styles, numbering=numbered(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")))
    assert [line for line in shown(draft) if line.startswith(("heading", "paragraph ⟦"))] == [
        "heading 1 [1.] Peren", "heading 2 [1.1] Rijp", "heading 1 [2.] Appels", "heading 1 Vet",
        "paragraph ⟦b⟧Dit is vet, maar een zin.⟦/b⟧",
    ]  # fmt: skip


def test_a_table_of_data_keeps_its_cells_and_one_of_the_letter_paper_is_read_on():
    def cell(text, more="", style=""):
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(r(text), style=style)}</w:tc>"

    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="afzendgegevens"/></w:style>'
    paper = (
        f"<w:tbl><w:tr>{cell('Datum')}{cell('3 mei 2032')}</w:tr><w:tr>{cell('Postbus 1', style='a')}</w:tr></w:tbl>"
    )
    borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = (
        f"<w:tbl>{borders}<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Jaar')}{cell('Aantal', span)}</w:tr>"
        f"<w:tr>{cell('2031', down)}{cell('1')}{cell('2')}</w:tr>"
        f"<w:tr><w:tc><w:tcPr>{on}</w:tcPr><w:p/></w:tc>{cell('3')}{cell('4')}</w:tr></w:tbl>"
    )
    draft = read(paper + p(r("Er zijn peren.")) + data, styles=styles)
    assert shown(draft) == [
        "opening Datum 3 mei 2032",
        "paragraph Er zijn peren.",
        "table Jaar|Aantal / 2031|1|2 / 3|4",
    ]
    table = draft.blocks[2]
    assert table.rows[0].head
    assert (table.rows[0].cells[1].columns, table.rows[1].cells[0].rows) == (2, 2)
    assert left(draft) == [("Postbus 1", "margin")]
    assert draft.facts["date"][0].value == "2032-05-03"


def test_annexed_answers_follow_the_signature():
    draft = read(
        p(r("Hierbij de antwoorden.")) + p(r("Hoogachtend,")) + p(r("De minister van Fruit,")) + p(r("P. Eer"))
        + p(r("Antwoorden van de minister van Fruit op vragen over peren.", "b")) + p(r("Vraag 1", "b"))
        + p(r("Zijn er peren?"))
    )  # fmt: skip
    assert shown(draft) == [
        "paragraph Hierbij de antwoorden.", "closing Hoogachtend,", "closing De minister van Fruit,⟦br⟧P. Eer",
        "annex Antwoorden van de minister van Fruit op vragen over peren.", "heading 1 Vraag 1",
        "paragraph Zijn er peren?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "form", "printed"), [(27, "lowerLetter", "aa"), (9, "upperRoman", "IX"), (0, "lowerLetter", "")]
)
def test_forms_of_numbers(number, form, printed):
    assert formatted(number, form) == printed


def test_a_mark_that_is_typed_by_hand_is_no_part_of_its_note(tmp_path):
    typed = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>†</w:t></w:r>'
    content = docx(
        p(r("Geachte minister,")) + p(r("Er zijn peren."), typed), notes={2: p(r("†", "b"), r(" In de wet."))}
    )
    draft = drafted(content, "brief.docx")
    assert [(note.number, note.text) for note in draft.notes] == [("†", "In de wet.")]
    assert main(["import", str(put(tmp_path, "brief.docx", content)), "--data", str(tmp_path / "data")]) == 3
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_numbered_headings_that_look_like_the_text_are_told_by_their_numbers():
    names = ("Peren", "Appels", "Noten")
    long = "Over de oogst van dit gewas valt veel te zeggen, maar niet in deze brief."
    parts = "".join(p(r(f"{number}. {name}")) + p(r(long)) for number, name in enumerate(names, 1))
    draft = drafted(docx(p(r("Geachte minister,")) + parts), "brief.docx")
    assert [(b.label, b.text) for b in draft.blocks if b.kind == "heading"] == [
        ("1.", "Peren"), ("2.", "Appels"), ("3.", "Noten")
    ]  # fmt: skip
    items = "".join(p(r(f"{number}. {name}")) for number, name in enumerate(names, 1))
    draft = drafted(docx(p(r("Geachte minister,")) + items + p(r(long))), "brief.docx")
    assert not [block for block in draft.blocks if block.kind == "heading"]


def grid(*rows, style="T"):
    cells = ("".join(f"<w:tc><w:tcPr/>{p(r(cell))}</w:tc>" for cell in row) for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>{"".join(f"<w:tr>{row}</w:tr>" for row in cells)}</w:tbl>'


def test_tables_of_the_letter_paper_are_lines_of_the_letter():
    draft = read(
        p(r("> Retouradres Postbus 1 1234 AB Perendam")) + p(r("Aan de Voorzitter van de Tweede Kamer"))
        + grid(("Datum", "3 mei 2017"), ("Betreft", "Peren")) + p(r("Geachte voorzitter,")) + p(r("Er zijn peren."))
        + grid(("Datum", "Aantal"), ("3 mei 2017", "7"))
        + grid(("De Minister van Fruit,", "De Minister van Noten,"), ("", ""), ("P. Eer", "W. Alnoot"))
    )  # fmt: skip
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Tweede Kamer", "opening Datum 3 mei 2017", "opening Betreft Peren",
        "opening Geachte voorzitter,", "paragraph Er zijn peren.", "table Datum|Aantal / 3 mei 2017|7",
        "closing De Minister van Fruit,", "closing De Minister van Noten,", "closing P. Eer", "closing W. Alnoot",
    ]  # fmt: skip
    assert left(draft) == [("> Retouradres Postbus 1 1234 AB Perendam", "margin")]
    assert [seen.value for seen in draft.facts["sender"]] == [
        "P. Eer | Minister van Fruit",
        "W. Alnoot | Minister van Noten",
    ]


def test_the_head_of_an_official_paper_in_word_gives_its_facts():
    draft = read(
        grid(("Tweede Kamer der Staten-Generaal", "2")) + p(r("Vergaderjaar 2016-2017"))
        + grid(("90 123 XV", "Perenbeleid"), ("Nr. 45", "BRIEF VAN DE MINISTER VAN FRUIT"))
        + p(r("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")) + p(r("Er zijn peren."))
    )  # fmt: skip
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "paragraph Er zijn peren.",
    ]
    facts = {
        key: draft.facts[key][0].value for key in ("dossier", "dossier_title", "ondernummer", "heading", "chamber")
    }
    assert list(facts.values()) == ["90 123 XV", "Perenbeleid", "45", "BRIEF VAN DE MINISTER VAN FRUIT", "2"]


def test_the_words_above_a_table_are_its_caption_and_no_heading():
    draft = read(
        p(r("Er zijn peren.")) + p(r("Tabel 1: Peren per boom", "i")) + grid(("Boom", "Peren"), ("1", "7"))
        + p(r("Figuur 2 Een peer", "i")) + p(r("Tabel 3 laat zien dat er peren zijn.")) + grid(("Boom", "Peren"), ("2", "8"))
    )  # fmt: skip
    assert shown(draft) == [
        "paragraph Er zijn peren.", "table Tabel 1: Peren per boomBoom|Peren / 1|7", "paragraph Figuur 2 Een peer",
        "paragraph Tabel 3 laat zien dat er peren zijn.", "table Boom|Peren / 2|8",
    ]  # fmt: skip


@pytest.mark.parametrize("apart", [True, False], ids=["two paragraphs", "one paragraph"])
def test_a_name_above_its_office_signs_too(apart):
    signed = (
        p(r("Piet Eer")) + p(r("Minister van Fruit")) if apart else p(r("Piet Eer"), BREAK, r("Minister van Fruit"))
    )
    draft = read(p(r("Er zijn peren.")) + p(r("Met vriendelijke groet,")) + signed)
    assert [block.kind for block in draft.blocks][:2] == ["paragraph", "closing"]
    assert {block.kind for block in draft.blocks[1:]} == {"closing"}
    assert [seen.value for seen in draft.facts["sender"]] == ["Piet Eer | Minister van Fruit"]


def test_a_head_of_the_eerste_kamer_has_its_dossiers_and_the_day_it_was_received():
    head = (
        ("90 123 VIII", "Perenbeleid"),
        ("90 456", "Appels"),
        ("D", "BRIEF VAN DE MINISTER VAN FRUIT"),
        ("", "Ter griffie ontvangen 3 juni 2017"),
    )
    draft = read(
        p(r("Eerste Kamer der Staten-Generaal 1")) + p(r("Vergaderjaar 2016-2017")) + grid(*head)
        + p(r("Aan de Voorzitter van de Eerste Kamer")) + p(r("Er zijn peren.")) + p(r("De Minister van Fruit,")) + p(r("P. Eer"))
        + p(r("Annex I: Summary")) + p(r("There are pears."))
    )  # fmt: skip
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Eerste Kamer", "paragraph Er zijn peren.", "closing De Minister van Fruit,⟦br⟧P. Eer",
        "annex [Annex I:] Summary", "paragraph There are pears.",
    ]  # fmt: skip
    values = {key: [seen.value for seen in seens] for key, seens in draft.facts.items()}
    assert (values["dossier"], values["dossier_title"]) == (["90 123 VIII", "90 456"], ["Perenbeleid", "Appels"])
    assert (values["received"], values["heading"], values["ondernummer"]) == (["2017-06-03"], [head[2][1]], ["D"])


def test_parts_that_word_has_numbered_anew_are_read(tmp_path):
    with zipfile.ZipFile(
        BytesIO(docx(p(r("Geachte voorzitter,")) + p(r("Zie daar."), ref(1)), notes={1: p(r("De noot."))}))
    ) as old:
        parts = {re.sub(r"(document|footnotes)\.xml", r"\g<1>2.xml", name): old.read(name) for name in old.namelist()}
    result = imported([put(tmp_path, "a.docx", archive(parts))], tmp_path)
    assert [note.text for note in result.draft.notes] == ["De noot."]


def field(code, shown, look=""):
    looks = f"<w:rPr>{look}</w:rPr>"
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>{looks}<w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    "again",
    [
        field("NOTEREF _Ref1 \\h", "1", RAISED),
        field("NOTEREF _Ref1 \\f \\h", "1"),
        f'<w:fldSimple w:instr=" NOTEREF _Ref1 \\h "><w:r><w:rPr>{RAISED}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>',
    ],
)
def test_a_raised_number_that_repeats_a_mark_is_the_mark_once_more(again):
    first = ('<w:bookmarkStart w:id="0" w:name="_Ref1"/>', ref(1), '<w:bookmarkEnd w:id="0"/>')
    body = p(r("Er zijn peren."), *first, r(" Veel."), ref(2)) + p(
        r("Weer peren."), again, r(" Zie noot "), field("NOTEREF _Ref1 \\h", "1"), r(".")
    )
    draft = read(body, notes={1: note("De eerste."), 2: note("De tweede.")})
    assert shown(draft) == ["paragraph Er zijn peren.⟦1⟧ Veel.⟦2⟧", "paragraph Weer peren.⟦1⟧ Zie noot 1."]
    assert [(one.number, one.text) for one in draft.notes] == [("1", "De eerste."), ("2", "De tweede.")]
    assert not draft.doubts


def test_a_second_reference_to_a_note_is_a_second_mark_and_asked_about():
    draft = read(
        p(r("Peren."), ref(1), r(" Appels."), ref(1), r(" Noten."), ref(2)), notes={1: note("A."), 2: note("B.")}
    )
    assert shown(draft) == ["paragraph Peren.⟦1⟧ Appels.⟦1⟧ Noten.⟦2⟧"]
    assert [(one.number, one.text) for one in draft.notes] == [("1", "A."), ("2", "B.")]
    assert [(doubt.place, doubt.reason) for doubt in draft.doubts] == [("note 1", "note-mark")]


def test_a_page_number_in_a_simple_field_is_no_text():
    draft = read(p(r("Er zijn peren."), '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'))
    assert (shown(draft), left(draft)) == (["paragraph Er zijn peren."], [("7", "page-number")])


def test_a_list_goes_on_behind_paragraphs_without_a_mark():
    texts = [
        "1. De telers.",
        "Zij oogsten.",
        "2. De plukkers.",
        "Zij plukken.",
        "Dat doen zij snel.",
        "3. De kopers.",
        "- Slot",
    ]
    draft = read("".join(p(r(text)) for text in ["Er zijn drie punten.", *texts]))
    assert shown(draft)[1:] == [
        "item 1 [1.] De telers.", "paragraph Zij oogsten.", "item 1 [2.] De plukkers.", "paragraph Zij plukken.",
        "paragraph Dat doen zij snel.", "item 1 [3.] De kopers.", "item 2 [-] Slot",
    ]  # fmt: skip


def test_a_ruling_is_no_letter(tmp_path, capsys):
    lines = [
        "Gerechtshof Fruitstad",
        "zaaknummer 200.123/01",
        "Arrest van 3 mei 2031",
        "in de zaak van",
        "de Staat, de minister van Fruit",
    ]
    assert (
        main(
            [
                "import",
                str(put(tmp_path, "a.docx", docx("".join(p(r(line)) for line in lines)))),
                "--data",
                str(tmp_path),
            ]
        )
        == 1
    )
    assert "is a ruling of a court" in capsys.readouterr().err
    letter = put(tmp_path, "b.docx", docx("".join(p(r(line)) for line in ["Geachte voorzitter,", *lines])))
    assert main(["import", str(letter), "--data", str(tmp_path)]) == 3  # no number and no date


def test_a_formula_keeps_its_raised_signs_and_the_bars_of_its_fractions(tmp_path):
    raised = "<m:sSup><m:e><m:r><m:t>y</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    part = "<m:f><m:fPr/><m:num><m:r><m:t>a+1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
    body = p(r("Het is (ja) "), f'<m:oMath xmlns:m="m">{raised}{part}{raised}</m:oMath>', r(" procent."))
    draft = read(body)
    assert shown(draft) == ["paragraph Het is (ja) y⟦sup⟧2⟦/sup⟧ (a+1)⁄3 y⟦sup⟧2⟦/sup⟧ procent."]
    assert not draft.doubts
    assert (
        main(["import", str(put(tmp_path, "a.docx", docx(p(r("Datum 3 mei 2017")) + body))), "--data", str(tmp_path)])
        == 0
    )


def test_a_bold_heading_with_a_formula_is_a_heading():
    formula = '<m:oMath xmlns:m="m"><m:r><w:rPr><w:b/></w:rPr><m:t>x+1</m:t></m:r></m:oMath>'
    draft = read(
        p(r("Er zijn peren en ook appels.")) + p(r("Groei van ", "b"), formula) + p(r("Er komen er meer bij."))
    )
    assert shown(draft)[1] == "heading 1 Groei van x+1"


def math(*parts):
    shapes = (one if "<" in one else f"<m:r><m:t>{one}</m:t></m:r>" for one in parts)
    return f'<m:oMath xmlns:m="m">{"".join(shapes)}</m:oMath>'


def shape(name, properties="", **parts):
    own = "".join(f"<m:{key[0]}><m:r><m:t>{words}</m:t></m:r></m:{key[0]}>" for key, words in parts.items())
    return f"<m:{name}><m:{name}Pr>{properties}</m:{name}Pr>{own}</m:{name}>"


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (math("x=", shape("rad", e="y+1"), "+", shape("rad", e="z")), "x=√(y+1)+√z"),
        (math("x=", shape("d", e="y+1")), "x=(y+1)"),
        (math("x=", shape("d", '<m:begChr m:val="["/><m:endChr m:val="]"/>', e="a", e2="b")), "x=[a|b]"),
        (math(shape("nary", '<m:chr m:val="∑"/>', e="y"), "+", shape("nary", e="z")), "∑y+∫z"),
    ],
)
def test_what_the_shape_of_a_formula_draws_is_written(formula, line, tmp_path):
    body = p(r("Datum 3 mei 2017")) + p(r("Het is (ja) "), formula, r(" procent."))
    draft = read(body)
    assert draft.blocks[-1].text == f"Het is (ja) {line} procent."
    assert not draft.doubts
    assert main(["import", str(put(tmp_path, "a.docx", docx(body))), "--data", str(tmp_path)]) == 0


@pytest.mark.parametrize(("formula", "passes"), [(math("x=", shape("d", e="y+1")), True), (r("x=y+1"), False)])
def test_brackets_that_no_source_has_pass_the_check_of_words_in_a_formula_alone(formula, passes, tmp_path):
    content = docx(p(r("Datum 3 mei 2017")) + p(r("Het is "), formula, r(" procent.")))
    assert main(["import", str(put(tmp_path, "a.docx", content)), "--data", str(tmp_path / "d")]) == 0
    text = tmp_path / "d/letters/brief-2017-05-03/text.yml"
    text.write_text(text.read_text().replace("x=y+1", "x=(y+1)").replace("x=((y+1))", "x=[(y+1)]"))
    assert main(["check", "--data", str(tmp_path / "d")]) == (0 if passes else 1)


@pytest.mark.parametrize("shaped", [shape("acc", e="x"), shape("nary", '<m:chr m:val="⨌"/>', e="x"), shape("d", e="x")])
def test_a_shape_that_no_line_can_say_is_asked_about(shaped, tmp_path):
    body = p(r("Datum 3 mei 2017")) + p(r("Het is "), math(shaped), r("."))
    assert [(doubt.reason, doubt.words) for doubt in read(body).doubts] == [("word", "x")]
    assert main(["import", str(put(tmp_path, "a.docx", docx(body))), "--data", str(tmp_path)]) == 3


@pytest.mark.parametrize("first", [ref(1), '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'])
def test_a_box_behind_a_sign_or_a_mark_stands_behind_the_paragraph(first, tmp_path):
    long = "Er zijn peren en appels en noten. " * 8
    body = p(r("Datum 3 mei 2017")) + p(first, framed_box(long), r(" Zie daar.")) + p(r("Slot."))
    content = docx(body, notes={1: p(r("Noot."))})
    assert [block.text[-9:].strip() for block in drafted(content).blocks[1:]] == ["Zie daar.", "en noten.", "Slot."]
    assert main(["import", str(put(tmp_path, "a.docx", content)), "--data", str(tmp_path)]) == 3


BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_what_is_drawn_beside_the_text_is_told(tmp_path):
    a = 'xmlns:a="a" xmlns:c="c"'
    unfilled = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('Klik hier.'))}</w:sdtContent></w:sdt>"
    drawn = f"<w:r><w:drawing><a:p {a}><a:r><a:t>In een tekening</a:t></a:r></a:p></w:drawing></w:r>"
    sign = '<w:r><w:sym w:font="{}" w:char="F06D"/></w:r>'
    runs = (r("Er is 20 "), sign.format("Symbol"), r("g, "), BOX, sign.format("Wingdings"), drawn, r(" ja."))
    body = p(r("Datum 3 mei 2017")) + unfilled + p(*runs)
    parts = {
        "diagrams/data1": f"<a:p {a}><a:r><a:t>Stap </a:t></a:r><a:r><a:t>een</a:t></a:r></a:p>",
        "charts/chart1": f"<c:v {a}>Oogst</c:v><c:v {a}>4.3</c:v>",
    }
    draft = read(body, **parts)
    assert draft.blocks[-1].text == "Er is 20 μg, • ja."
    drawings = ["Oogst 4.3", "Stap een"]
    assert left(draft) == [(words, "other") for words in ("Klik hier.", "In een tekening", *drawings)]
    assert [(doubt.reason, doubt.words) for doubt in draft.doubts[1:]] == [
        ("letter-or-margin", one) for one in drawings
    ]
    assert draft.doubts[0].choice.endswith("which is ticked")
    assert main(["import", str(put(tmp_path, "a.docx", docx(body, **parts))), "--data", str(tmp_path / "data")]) == 3
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_the_head_of_a_letter_at_the_head_of_its_first_page_gives_its_facts():
    head = (
        "Aan de Voorzitter van de Tweede Kamer",
        "Datum 3 mei 2017",
        "Betreft Stand van de peren",
        "Ons kenmerk FR-12",
    )
    draft = read(p(r("Geachte voorzitter,")) + p(r("Er zijn peren.")), header1="".join(p(r(line)) for line in head))
    assert {key: seen[0].value for key, seen in draft.facts.items()} == {
        "date": "2017-05-03",
        "addressee": "Aan de Voorzitter van de Tweede Kamer",
        "title": "Stand van de peren",
        "reference": "FR-12",
    }


def test_what_a_field_draws_without_words_is_asked_about():
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    fields = (f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}" for code in (r"EQ \f(1;2)", "REF a"))
    (doubt,) = read(p(r("Het is "), *fields, r("."))).doubts
    assert doubt.choice == r"not read: what a field draws, 'EQ \f(1;2)'"


def test_a_first_row_in_bold_has_the_heads_of_a_table():
    def table(*rows):
        cells = ("".join(f"<w:tc>{p(r(words, *look))}</w:tc>" for words in ("Boom", "Peren")) for look in rows)
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{"".join(f"<w:tr>{row}</w:tr>" for row in cells)}</w:tbl>'

    heads = [
        [row.head for row in read(p(r("Er zijn peren.")) + table(*rows)).blocks[-1].rows]
        for rows in ([("b",), (), ()], [(), ("b",)], [("b",), ("b",)], [("b",)])
    ]
    assert heads == [[True, False, False], [False, False], [False, False], [False]]


def test_the_words_below_a_picture_that_name_it_are_its_caption():
    picture = p("<w:r><w:drawing><w:pic/></w:drawing></w:r>")
    lines = [p(r(words)) for words in ("Er zijn peren.", "Figuur 1: peren", "Tabel 1: appels", "Er zijn appels.")]
    draft = read(lines[0] + picture + lines[1] + picture + lines[2] + lines[3])
    assert shown(draft)[1:4] == ["figure Figuur 1: peren", "figure", "paragraph Tabel 1: appels"]


def framed_box(*paragraphs):
    words = "".join(p(r(words)) for words in paragraphs)
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></w:pict></w:r>"


def test_the_chamber_in_a_frame_or_a_text_box_is_addressed():
    to = "De voorzitter van de Tweede Kamer der Staten-Generaal"
    own = p(r("Ministerie van Fruit"), more='<w:framePr w:w="9"/>')
    for head in (p(r(to), more='<w:framePr w:w="9"/>'), p(framed_box(to, "Postbus 20018"))):
        draft = read(own + head + p(r("Geachte voorzitter,")) + p(r("Er zijn peren.")))
        assert shown(draft)[0] == f"opening {to}"
        assert [seen.value for seen in draft.facts["addressee"]] == [to]
        assert left(draft) == [("Ministerie van Fruit", "margin")]


def test_a_link_that_is_a_field_is_one_of_its_note():
    fields = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK </w:instrText></w:r>'
    shown_ = '<w:r><w:t>fruit</w:t></w:r><w:r><w:t>.nl</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    address = (
        '<w:r><w:instrText>"https://fruit.nl/a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    draft = read(p(r("Zie."), ref(1)), notes={1: note("Zie ", links=fields + address + shown_)})
    assert [(one.text, one.links) for one in draft.notes] == [("Zie fruit.nl", (("fruit.nl", "https://fruit.nl/a"),))]


def test_a_table_with_borders_stays_one_where_a_table_lies_in_it():
    def table(rows, borders=""):
        cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
        return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{cells}</w:tbl>"

    inner = table([[p(r("a")), p(r("b"))]])
    rows = [[p(r("Jaar")), p(r("Peren"))], [p(r("2031")), inner + p(r("c"))]]
    drawn = '<w:tblBorders><w:top w:val="single" w:sz="4"/></w:tblBorders>'
    assert shown(read(table(rows, drawn))) == ["table Jaar|Peren / 2031|a⟦br⟧b⟦br⟧c"]
    assert shown(read(table(rows))) == [f"paragraph {words}" for words in ("Jaar Peren", "2031", "a", "b", "c")]


BOXED = (
    "Er zijn peren, die in alle gewesten van het land zijn geteld door de telers zelf, met hulp van ambtenaren; " * 2
)


@pytest.mark.parametrize("words", [BOXED.strip(), "Figuur 1: peren", "Geachte voorzitter,", "Ons kenmerk"])
def test_a_text_box_within_a_paragraph_stands_behind_it_for_the_import_and_for_the_check(words, tmp_path):
    body = p(r("Het begin "), framed_box(words), r("en het einde.")) + p(framed_box("Directie"), r("Slot."))
    result = imported([put(tmp_path, "a.docx", docx(p(r("Stand van zaken.")) + body))], tmp_path / "data")
    texts = [block.text for block in result.draft.blocks]
    assert "Het begin en het einde." in texts
    assert texts[texts.index("Het begin en het einde.") + 1] == ("Slot." if words == "Ons kenmerk" else words)


def test_a_field_that_shows_a_number_of_before_is_no_mark():
    first = ('<w:bookmarkStart w:id="0" w:name="_Ref1"/>', ref(1), '<w:bookmarkEnd w:id="0"/>')
    draft = read(p(r("Peren."), *first, r(" Weer."), field("NOTEREF _Ref1 \\f", "3", RAISED)), notes={1: note("A.")})
    assert shown(draft) == ["paragraph Peren.⟦1⟧ Weer.⟦sup⟧3⟦/sup⟧"]


def test_the_mark_of_a_note_without_words_is_left_out_and_asked_about(tmp_path):
    file = docx(p(r("Peren."), ref(1), r(" Appels."), ref(2)), notes={1: note(""), 2: note("De noot.")})
    result = imported([put(tmp_path, "a.docx", file)], tmp_path / "data")
    assert shown(result.draft) == ["paragraph Peren. Appels.⟦2⟧"]
    assert [one.number for one in result.draft.notes] == ["2"]
    assert "left out: the mark of note 1, which has no words" in [doubt.choice for doubt in result.doubts]


@pytest.mark.parametrize("number", ["2060703310", "2017Z01234", "(2017Z01234)"])
def test_the_number_of_a_case_in_bold_is_no_title_of_the_annex_below_it(number):
    closing = p(r("Datum 3 mei 2017")) + p(r("Er zijn peren.")) + p(r("De minister van Fruit,")) + p(r("P. Eer"))
    draft = drafted(docx(closing + p(r(number, "b")) + p(r("Zijn er peren?")) + p(r("Ja."))))
    assert shown(draft)[-4:] == ["annex", f"paragraph {number}", "paragraph Zijn er peren?", "paragraph Ja."]


def test_an_annex_without_a_text_keeps_its_title_before_the_next(tmp_path):
    lines = ("Geachte voorzitter,", "Er zijn peren.", "De Minister van Fruit,", "P. Eer")
    body = "".join(p(r(line)) for line in lines) + p(r("Antwoorden op vragen", "b")) + p(r("Bijlage 2", "b"))
    result = imported([put(tmp_path, "a.docx", docx(body + p(r("De cijfers."))))], tmp_path / "data")
    assert shown(result.draft)[-3:] == ["annex Antwoorden op vragen", "annex [Bijlage 2]", "paragraph De cijfers."]


def test_a_box_within_a_box_is_read_once(tmp_path):
    def both(words):
        drawn = f"<w:drawing><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></w:drawing>"
        old = f"<w:pict><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></w:pict>"
        choice = f'<mc:Choice Requires="wps">{drawn}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
        return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"

    outer = both(p(both(p(r("binnen")))) + p(r("buiten")))
    body = p(r("Geachte voorzitter,")) + p(r("Er zijn peren.")) + p(outer) + p(r("Slot."))
    result = imported([put(tmp_path, "a.docx", docx(body))], tmp_path / "data")
    assert shown(result.draft)[1:] == ["paragraph Er zijn peren.", "paragraph Slot."]
    assert sorted(words for words, _ in left(result.draft)) == ["binnen", "buiten"]


def test_a_list_of_contents_is_left_out_in_each_form_that_word_gives_it():
    part = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    control = f"<w:sdt>{part}<w:sdtContent>{p(r('1. Peren 3'))}{p(r('1.1 Hard 4'))}</w:sdtContent></w:sdt>"
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> TOC </w:instrText></w:r>"
    field = p(char.format("begin"), code, char.format("separate"), r("2. Appels 4"), char.format("end"))
    style = '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    text = p(r("De peren zijn op."))
    draft = read(control + field + p(r("3. Noten 5"), style="Inhopg1") + text, styles=style)
    assert shown(draft) == ["paragraph De peren zijn op."]
    lines = ["1. Peren 3", "1.1 Hard 4", "2. Appels 4", "3. Noten 5"]
    assert left(draft) == [(words, "contents-list") for words in lines]


LONG = "De peren van dit jaar zijn groter dan die van het vorige jaar, en dat is goed. " * 3


def test_a_cell_keeps_its_words_and_those_of_a_long_box_in_it():
    def cell(*paragraphs):
        return f"<w:tc>{''.join(paragraphs)}</w:tc>"

    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p(r(LONG))}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{}</w:p>'  # the end of the paragraph is deleted
    row = f"<w:tr>{cell(gone.format(r('een')))}{cell(p(r('twee'), box))}</w:tr>"
    hidden = f"<w:tr>{cell(p(r('drie', 'vanish')), p(r('vier', 'vanish')))}{cell(p(r('vijf')))}</w:tr>"
    borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    draft = read(p(r("Er zijn peren.")) + f"<w:tbl>{borders}{row}{hidden}</w:tbl>")
    assert shown(draft)[-1] == f"table een|twee⟦br⟧{LONG.strip()} / |vijf"
    assert [doubt.choice for doubt in draft.doubts] == ["taken as a frame in the text"]
    assert left(draft) == [("drie", "hidden"), ("vier", "hidden")]


CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize("code", ["PAGE", "TOC", "REF peer"])
@pytest.mark.parametrize("end", ["", f'<w:del w:id="1">{CHAR.format("end")}</w:del>'], ids=["none", "deleted"])
def test_words_behind_a_field_without_an_end_stay_and_are_asked_about(code, end):
    opened = p(r("Er zijn "), CHAR.format("begin"), f"<w:r><w:instrText> {code} </w:instrText></w:r>", r("peren."))
    closed = p(
        CHAR.format("begin"), "<w:r><w:instrText> PAGE </w:instrText></w:r>", r("3"), CHAR.format("end"), r("Op.")
    )
    draft = read(opened + closed + p(r("De oogst was groot."), end))
    assert shown(draft) == ["paragraph Er zijn peren.", "paragraph Op.", "paragraph De oogst was groot."]
    assert left(draft) == [("3", "page-number")]
    (doubt,) = draft.doubts
    assert (doubt.place, doubt.reason) == ("paragraph 1", "structure")


@pytest.mark.parametrize(
    ("hidden", "reason"),
    [
        (p(r(LONG, "vanish")), "hidden"),
        (f'<w:del w:id="1">{p(r(LONG))}</w:del>', "deleted"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r(LONG))}</w:sdtContent></w:sdt>", "other"),
        (p(CHAR.format("begin"), r(LONG), CHAR.format("end")), "retyped-field"),
    ],
)
def test_much_that_a_file_keeps_from_its_reader_is_asked_about(hidden, reason, tmp_path):
    def asked(times):
        body = p(r("Geachte voorzitter,")) + p(r("Er zijn peren. " * times)) + hidden
        doubts = imported([put(tmp_path, f"{times}.docx", docx(body))], tmp_path / str(times)).doubts
        return [one.choice for one in doubts if one.reason == "letter-or-margin"]

    assert asked(20) == [f"left out: 41 % of the characters of the file ({reason})"]
    assert not asked(200)


def test_words_that_only_some_programs_show_are_no_silent_loss(tmp_path):
    shown_ = "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert shown(read(p(r("Een.")) + shown_.format(p(r("Twee.")), p(r("2."))))) == ["paragraph Een.", "paragraph Twee."]
    with pytest.raises(Refused, match="only some programs show"):
        read(p(r("Een.")) + shown_.format(p(), p(r("Twee."))))


def test_numbers_follow_a_list_that_is_defined_by_a_style_and_legal_numbers_have_no_letters():
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'
    levels = level.format(0, "upperRoman", "%1.", "") + level.format(1, "decimal", "%1.%2", "<w:isLgl/>")
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="Lijst"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    items = [("Peren", 0), ("Hard", 1), ("Zacht", 1), ("Appels", 0)]
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="2"/></w:numPr>'
    body = "".join(p(r(f"{words} zijn er."), more=place.format(depth)) for words, depth in items)
    draft = read(body, numbering=numbering, styles=style)
    assert [block.label for block in draft.blocks] == ["I.", "1.1", "1.2", "II."]
