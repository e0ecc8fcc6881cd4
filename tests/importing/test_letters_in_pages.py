"""A page of any site is read where a letter stands in it: the letter, its notes, and a doubt about its limits."""

import re

import pytest

from briefwijzer.importing.run import imported
from briefwijzer.problems import Refused
from tests.importing.files import drafted, put, shown

AROUND = """<!DOCTYPE html><html><head><title>Brief over peren | Site</title></head><body>
<div role="dialog"><p>Deze site gebruikt koekjes.</p></div><nav><ul><li><a href="/">Begin</a></li></ul></nav>
<main><h1>Brief over peren</h1><p>De minister schrijft over peren.</p><div>{letter}</div>
<aside><h2>Zie ook</h2><p>Appels</p></aside></main><footer><p>Over deze site</p></footer></body></html>"""
TEXT = """<p>Perendam, 7 juli 2021</p><p>Geachte voorzitter,</p><p>De peren zijn in alle gewesten geteld.{one} De appels
worden in het najaar geteld, als de oogst binnen is.{two}</p><h2>Gevolgen</h2><p>Er zijn geen gevolgen voor de begroting.</p>
<p>De minister van Fruit,</p><p>P. Eer</p>{notes}"""
BRACKETS = {
    "one": '<sup><a href="#_ftn1" name="_ftnref1">[1]</a></sup>',
    "two": '<a href="#_ftn2" name="_ftnref2"><span>[2]</span></a>',
    "notes": '<div><div><p><a href="#_ftnref1" name="_ftn1">[1]</a> Eerste.</p></div>'
    '<div><p><a href="#_ftnref2" name="_ftn2">[2]</a> Tweede.</p><p>En meer.</p></div></div>',
}
DIVISIONS = {
    "one": '<a name="n1anc" href="#n1sym"><sup>1</sup></a>',
    "two": '<a name="n2anc" href="#n2sym"><sup>2</sup></a>',
    "notes": '<div id="n1"><p><a name="n1sym" href="#n1anc">1</a>Eerste.</p></div>'
    '<div id="n2"><p><a name="n2sym" href="#n2anc">2</a>Tweede.</p><p>En meer.</p></div>',
}
COUNTED = {
    "one": '<a href="#a" id="r1"><sup>1</sup></a>',
    "two": '<a href="#b" id="r2"><sup>2</sup></a>',
    "notes": '<ol><li id="a">Eerste. <a href="#r1">↩</a></li><li id="b"><p>Tweede.</p><p>En meer. <a href="#r2">↩</a></p></li></ol>',
}


# Words that begin with their number, where a link leads to them; and numbers that are no links at all.
PLAIN = {
    "one": '<sup><a href="#n1">1</a></sup>',
    "two": '<sup><a href="#n2">2</a></sup>',
    "notes": '<div><p id="n1">1. Eerste.</p><p><a id="n2"></a>2 Tweede.<br>En meer.</p></div>',
}
RAISED = {
    "one": "<sup>1</sup>",
    "two": "<sup>2</sup>",
    "notes": "<p><sup>1</sup> Eerste.</p><p><sup>2</sup> Tweede.<br>En meer.</p>",
}
WRITTEN = {"one": "[1]", "two": "<b>[2]</b>", "notes": "<p>[1] Eerste.</p><p>[2] Tweede.<br>En meer.</p>"}
# As a browser saves it, with the address of the page in each link.
SAVED = {key: text.replace('href="#', 'href="https://example.org/brief#') for key, text in BRACKETS.items()}


NOTES = {"brackets": BRACKETS, "divisions": DIVISIONS, "counted": COUNTED, "plain": PLAIN, "raised": RAISED}


@pytest.mark.parametrize("notes", [*NOTES.values(), WRITTEN, SAVED], ids=[*NOTES, "written", "saved"])
def test_a_letter_is_read_out_of_the_page_around_it(notes, tmp_path):
    data = AROUND.format(letter=TEXT.format(**notes)).encode()
    draft = drafted(data)
    assert shown(draft)[:5] == [
        "opening Perendam, 7 juli 2021",
        "opening Geachte voorzitter,",
        "paragraph De peren zijn in alle gewesten geteld.⟦1⟧ De appels worden in het najaar geteld, als de oogst "
        "binnen is.⟦2⟧",
        "heading 1 Gevolgen",
        "paragraph Er zijn geen gevolgen voor de begroting.",
    ]
    assert [note.text for note in draft.notes] == ["Eerste.", "Tweede.⟦br⟧En meer."]
    assert {"Deze site gebruikt koekjes.", "Appels", "Over deze site"} <= {left.words for left in draft.left_out}
    result = imported([put(tmp_path, "brief.html", data)], tmp_path)
    assert [doubt.reason for doubt in result.doubts] == ["letter-or-margin"]
    assert result.letter == "brief-2021-07-07"


def test_elements_may_have_a_prefix_of_xhtml():
    data = f"<html>{TEXT.format(**BRACKETS)}</html>".encode()
    prefixed = re.sub(rb"<(/?)", rb"<\1h:", data).replace(b"<h:html", b'<h:html xmlns:h="http://www.w3.org/1999/xhtml"')
    assert shown(drafted(prefixed)) == shown(drafted(data))
    assert len(drafted(prefixed).notes) == 2


def test_a_bold_heading_has_its_mark_once():
    letter = TEXT.format(**BRACKETS).replace("De peren zijn", "<b>Telling</b>").replace(" in alle gewesten geteld.", "")
    draft = drafted(AROUND.format(letter=letter.replace(" De appels", "</p><p>De appels", 1)).encode())
    assert "heading 1 Telling⟦1⟧" in shown(draft)


def test_notes_at_the_end_have_roman_numbers():
    notes = BRACKETS | {"two": '<a href="#_edn2"><span>[ii]</span></a>', "one": '<a href="#_edn1"><span>[i]</span></a>'}
    notes["notes"] = (
        '<div><p><a name="_edn1">[i]</a> Eerste.</p></div><div><p><a name="_edn2">[ii]</a> Tweede.</p></div>'
    )
    draft = drafted(AROUND.format(letter=TEXT.format(**notes)).encode())
    assert [(note.number, note.text) for note in draft.notes] == [("i", "Eerste."), ("ii", "Tweede.")]


def test_a_raised_link_to_nowhere_and_a_note_without_one_are_kept_and_told():
    notes = {**BRACKETS, "one": '<a href="#nergens"><sup>1</sup></a>'}
    draft = drafted(AROUND.format(letter=TEXT.format(**notes)).encode())
    assert [doubt.words for doubt in draft.doubts if doubt.reason == "note-mark"] == ["1", "[1]"]


def test_bold_lines_and_parts_of_word_are_read_as_a_browser_shows_them():
    letter = (
        "<p>Geachte voorzitter,<o:p></o:p></p><p> <b>Oogst<o:p></o:p></b><br>De oogst is goed.<o:p></o:p></p>"
        "<div><u>Pluk</u></div><p>Een <b>goede</b><br>pluk.</p>"
        "<p style='display: none'>Niet te zien</p><p>De minister van Fruit,</p><p>P. Eer</p>"
    )
    draft = drafted(f"<html><body>{letter}</body></html>".encode("utf-16"))
    assert shown(draft)[1:5] == [
        "heading 1 Oogst",
        "paragraph De oogst is goed.",
        "heading 1 Pluk",
        "paragraph Een ⟦b⟧goede⟦/b⟧⟦br⟧pluk.",
    ]
    assert [(left.words, left.reason) for left in draft.left_out] == [("Niet te zien", "hidden")]


def test_a_motion_on_a_page_gives_the_facts_of_its_head():
    motion = (
        "<table><tr><td><b>Tweede Kamer der Staten-Generaal</b></td><td>2</td></tr><tr><td>Vergaderjaar 2020-2021</td></tr>"
        "</table><table><tr><td>90 123</td><td>Perenbeleid</td></tr><tr><td>Nr. 7</td><td>MOTIE VAN HET LID EER<br>"
        "Voorgesteld 7 juli 2021</td></tr></table><p>De Kamer,</p><p>gehoord de beraadslaging,</p><p>verzoekt de regering de "
        "peren te tellen,</p><p>en gaat over tot de orde van de dag.</p><p>Eer</p>"
    )
    draft = drafted(AROUND.format(letter=motion).encode())
    values = {key: draft.facts[key][0].value for key in ("dossier", "ondernummer", "heading", "date", "vergaderjaar")}
    assert list(values.values()) == ["90 123", "7", "MOTIE VAN HET LID EER", "2021-07-07", "Vergaderjaar 2020-2021"]
    assert shown(draft)[0] == "paragraph De Kamer,"


def test_line_breaks_part_paragraphs_where_a_page_has_none():
    letter = (
        "<td><font>7 juli 2021<br><br>Geachte voorzitter,<br>&nbsp;<br>Er zijn <b>peren</b>,<br>en appels.<br><br><br><b>Oogst"
        "</b><br><br>Die is goed:<ul><li>peren</li></ul>en meer.<br><br>De minister van Fruit,<br>P. Eer</font></td>"
    )
    assert shown(drafted(f"<html><body><table><tr>{letter}</tr></table></body></html>".encode())) == [
        "opening 7 juli 2021",
        "opening Geachte voorzitter,",
        "paragraph Er zijn ⟦b⟧peren⟦/b⟧,⟦br⟧en appels.",
        "heading 1 Oogst",
        "paragraph Die is goed:",
        "item 1 [–] peren",
        "paragraph en meer.",
        "closing De minister van Fruit,⟦br⟧P. Eer",
    ]


def test_a_page_without_a_salutation_is_read_where_the_kamer_is_addressed_on_a_day():
    letter = TEXT.format(**BRACKETS).replace("Geachte voorzitter,", "Aan de Voorzitter van de Tweede Kamer")
    assert shown(drafted(AROUND.format(letter=letter).encode()))[1] == "opening Aan de Voorzitter van de Tweede Kamer"
    with pytest.raises(Refused, match="is a web page"):
        drafted(AROUND.format(letter=letter.replace("7 juli 2021", "zomer")).encode())


def test_what_a_site_says_above_the_only_paper_on_its_page_is_left_out():
    head = "Kerngegevens</p><p>Documentdatum 24-12-2021</p><p>90 123 Peren</p><p>Nr. 3 BRIEF VAN DE MINISTER</p><p>Aan de leden"
    draft = drafted(AROUND.format(letter=TEXT.format(**BRACKETS).replace("Geachte voorzitter,", head)).encode())
    assert shown(draft)[0] == "opening Aan de leden"
    assert draft.facts["ondernummer"][0].value == "3"


def test_a_paper_on_a_page_is_told_by_its_number_where_there_is_only_one():
    number = "Nr. 10 BRIEF VAN DE VOORZITTER"
    letter = TEXT.format(**BRACKETS).replace("Geachte voorzitter,", f"90 123 Peren</p><p>{number}</p><p>Aan de leden")
    assert shown(drafted(AROUND.format(letter=letter).encode()))[0] == "opening Aan de leden"
    with pytest.raises(Refused, match="is a web page"):
        drafted(AROUND.format(letter=f"{letter}<p>{number}</p>").encode())


def test_emphasis_by_styles_lists_and_comments_of_google_docs():
    body = (
        "<p>Geachte voorzitter,</p><p><span class='b'>Oogst</span></p><p>De <span style='font-style: italic'>oogst</span> is 3 m"
        "<span class='k up'>3</span><sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>"
        "<b style='font-weight:normal'>.</b></p><ul class='lst-kix_x-0'><li>peren</li></ul><ul class='lst-kix_x-1'><li>groen</li>"
        "</ul><p>De minister van Fruit,</p><p>P. Eer</p><div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>Klopt dit?</p></div>"
    )
    styles = "@import url(x);.b{font-weight:700}p .k,.up{vertical-align:super}"
    draft = drafted(f"<html><head><style>{styles}</style></head><body><div>{body}</div></body></html>".encode())
    assert shown(draft)[1:5] == [
        "heading 1 Oogst",
        "paragraph De ⟦i⟧oogst⟦/i⟧ is 3 m⟦sup⟧3⟦/sup⟧.",
        "item 1 [–] peren",
        "item 2 [–] groen",
    ]
    assert [(left.words, left.reason) for left in draft.left_out] == [
        ("[a]", "comment"),
        ("[a]", "comment"),
        ("Klopt dit?", "comment"),
    ]


def test_raised_numbers_that_may_be_several_marks_are_asked_for():
    letter = TEXT.format(one="<sup>1</sup>", two="<sup>1</sup> op 3 m<sup>2</sup>", notes="<p><sup>1</sup> Eerste.</p>")
    draft = drafted(AROUND.format(letter=letter).encode())
    assert [doubt.words for doubt in draft.doubts if doubt.reason == "note-mark"] == ["1", "1"]
    assert draft.notes == []


def test_rows_of_one_cell_and_a_salutation_without_a_comma_are_lines_of_a_letter():
    rows = (
        "7 juli 2021",
        "<h3>Geachte mevrouw de voorzitter</h3>",
        "Er zijn peren.",
        "De minister van Fruit,<br>P. Eer",
    )
    data = "".join(f"<tr><td>{row}</td><td> </td></tr>" for row in rows)
    assert shown(drafted(f"<html><body><table><tbody>{data}</tbody></table></body></html>".encode())) == [
        "opening 7 juli 2021",
        "opening Geachte mevrouw de voorzitter",
        "paragraph Er zijn peren.",
        "closing De minister van Fruit,⟦br⟧P. Eer",
    ]


def test_paragraphs_between_two_notes_are_of_the_first_and_one_behind_the_last_is_asked_about():
    notes = RAISED | {"notes": "<p><sup>1</sup> Eerste.</p><p>En meer.</p><p><sup>2</sup> Tweede.</p><p>Of hier?</p>"}
    draft = drafted(AROUND.format(letter=TEXT.format(**notes)).encode())
    assert [note.text for note in draft.notes] == ["Eerste.⟦br⟧En meer.", "Tweede."]
    assert [doubt.words for doubt in draft.doubts if doubt.reason == "note-text"] == ["Of hier?"]


def test_a_text_that_is_shown_as_it_was_typed_is_read_by_its_lines():
    text = (
        "7 juli 2021\n\nGeachte voorzitter,\n \nDe peren zijn in alle twaalf gewesten geteld &amp; gewogen,\r\nen de\f appels&#31;\x01 ook.\n\n"
        "De minister van Fruit,\nP. Eer\n"
    )
    assert shown(drafted(f"<html><body><pre>{text}</pre></body></html>".encode())) == [
        "opening 7 juli 2021",
        "opening Geachte voorzitter,",
        "paragraph De peren zijn in alle twaalf gewesten geteld & gewogen, en de appels ook.",
        "closing De minister van Fruit,⟦br⟧P. Eer",
    ]


def test_what_stands_behind_the_end_of_the_body_is_of_the_page():
    parts = TEXT.format(**BRACKETS).split("<h2>")
    data = f"<html><body>{parts[0]}</body><h2>{parts[1]}</body></html>".encode()
    assert shown(drafted(data)) == shown(drafted(data.replace(b"</body><h2>", b"<h2>")))


def test_ways_back_before_the_words_of_a_note_are_none_of_it():
    note = '<sup><a href="#n{0}"><span>[</span>{0}<span>]</span></a></sup>'
    back = '<span>↑ <a href="#m1"><sup><i><b>a</b></i></sup></a> <a href="#m2"><sup><i><b>b</b></i></sup></a></span>'
    letter = TEXT.format(
        one=f'<span id="m1">{note.format(1)}</span>',
        two=f'{note.format(2)}<span id="m2">{note.format(1)}</span>',
        notes=f'<ol><li id="n1">{back} <span>Eerste.</span></li><li id="n2"><span>Tweede.</span></li></ol>',
    )
    draft = drafted(AROUND.format(letter=letter).encode())
    assert [(note.key, note.text) for note in draft.notes] == [("1", "Eerste."), ("2", "Tweede.")]
    assert draft.marks == ["1", "2", "1"]
    assert [doubt.reason for doubt in draft.doubts] == ["letter-or-margin"]


def test_a_motion_without_a_number_has_its_day():
    motion = (
        "<h1>Peren</h1><p>Voorgesteld 7 juli 2021</p><p>De Kamer,</p><p>verzoekt de regering de peren te tellen.</p>"
    )
    assert drafted(AROUND.format(letter=motion).encode()).facts["date"][0].value == "2021-07-07"


def test_a_report_of_proceedings_is_refused_though_a_motion_is_read_out_in_it(tmp_path):
    said = "<p><b>De voorzitter</b>:</p><p>Aan de orde is de motie.</p>"
    motion = (
        "<p>De Kamer,</p><p>verzoekt de regering de peren te tellen.</p><p>Mevrouw <b>Peer</b> (FRUIT):</p><p>Dank.</p>"
    )
    file = put(tmp_path, "a.html", AROUND.format(letter=said + motion + said).encode())
    with pytest.raises(Refused, match="is a report of proceedings"):
        imported([file], tmp_path)
    numbered = f"<p>90 123 Peren</p><p>Nr. 7 VERSLAG</p>{said}{motion}{said}"
    put(tmp_path, "a.html", AROUND.format(letter=numbered).encode())
    (tmp_path / "letters").mkdir()
    assert imported([file], tmp_path).letter == "kst-90123-7"


def test_the_title_that_the_chamber_puts_above_a_paper_is_its_title():
    lines = (
        "90 123 Perenbeleid", "Nr. 7 BRIEF VAN DE MINISTER VAN FRUIT",
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 3 mei 2017",
        "In deze brief informeer ik u over een aantal zaken van de perenteelt, die in het najaar goed is verlopen.",
    )  # fmt: skip
    body = "".join(f"<p>{line}</p>" for line in lines)
    draft = drafted(
        f"<html><body><h1>Brief regering : Stand van de perenteelt</h1><div>{body}</div></body></html>".encode()
    )
    assert [seen.value for seen in draft.facts["title"]] == ["Stand van de perenteelt"]
    assert draft.facts["ondernummer"][0].value == "7"


MARGIN = (
    "<b>Directie Fruit</b>",
    "Laan 1",
    "<b>Contactpersoon</b>",
    "P. Pel",
    "T 070 123 45 67",
    "<b>Ons kenmerk</b>",
    "FR-12",
)
BESIDE = [
    '<table align="left" width="134"><tr><td>{}</td></tr></table>',
    '<div style="position: absolute; top: 0">{}</div>',
    '<p><span id="Frame1" style="float: left; width: 2in">{}</span></p>',
]


@pytest.mark.parametrize("beside", BESIDE, ids=["table", "box", "frame"])
def test_a_page_that_a_word_processor_wrote_is_a_letter_without_what_stands_beside_it(beside):
    margin = beside.format("".join(f"<p>{line}</p>" for line in MARGIN))
    body = (
        '<div title="header"><p>Vertrouwelijk</p></div><p>Datum 7 juli 2021</p><p>Onderwerp '
        f"<sdfield type=DOCINFO>Stand van de peren</sdfield>oogst</p>{margin}{beside.format('<p>Pagina 1 van 2</p>')}"
        "<p>Hierbij stuur ik u de stand van de oogst.</p><p>De minister van Fruit,</p><p>P. Eer</p>"
    )
    page = "<html><head>{}</head><body>" + body + "</body></html>"
    with pytest.raises(Refused, match="is a web page"):
        drafted(page.format("").encode())
    draft = drafted(page.format('<meta name="Generator" content="LibreOffice 7.4">').encode())
    assert shown(draft) == [
        "opening Datum 7 juli 2021",
        "opening Onderwerp Stand van de perenoogst",
        "paragraph Hierbij stuur ik u de stand van de oogst.",
        "closing De minister van Fruit,⟦br⟧P. Eer",
    ]
    assert [left.words for left in draft.left_out if left.reason == "margin"] == [
        re.sub("<.*?>", "", one) for one in MARGIN
    ]
    assert {left.reason for left in draft.left_out} == {"margin", "running-head", "page-number"}
    assert draft.facts["reference"][0].value == "FR-12"
    assert draft.doubts == []


def test_what_floats_and_is_no_margin_is_text():
    beside = BESIDE[1].format(
        "<p>Aan de Voorzitter van de Tweede Kamer</p><p>Contactpersoon P. Pel</p><p>T 070 123 45 67</p>"
    )
    draft = drafted(AROUND.format(letter=beside + TEXT.format(**BRACKETS)).encode())
    assert shown(draft)[0] == "opening Aan de Voorzitter van de Tweede Kamer"


def test_an_item_of_a_list_may_say_its_number_and_a_heading_leave_it_no_room():
    lists = "<h2>1.Doel</h2><ol><li>Peren</li><li value=7>Appels</li><li>Noten</li></ol>"
    draft = drafted(AROUND.format(letter=lists.join(TEXT.format(**BRACKETS).split("<h2>Gevolgen</h2>"))).encode())
    assert shown(draft)[3:7] == ["heading 1 [1.] Doel", "item 1 [1.] Peren", "item 1 [7.] Appels", "item 1 [8.] Noten"]
