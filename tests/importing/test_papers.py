"""Papers of many kinds, from file to checked letter: reprints, reports, old questions, word processors' own numbers."""

import json

import pytest
import yaml

from briefwijzer.cli import main
from briefwijzer.importing.drafts.draft import DraftBlock
from briefwijzer.importing.drafts.lists import put_term
from tests.importing.files import SIGNED, docx, odt, p, page, page_mark, page_note, paper, put, r, ref
from tests.importing.test_run import loaded

OPENING = "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2017</al>"


def come(folder, name, content, capsys, status=0):
    """The lines of a letter that is imported and passes the checks: kind, a bar, words."""
    data = str(folder / "data")
    assert main(["import", str(put(folder, name, content)), "--data", data, "--json"]) == status
    letter = json.loads(capsys.readouterr().out)["letter"]
    assert main(["check", "--data", data]) == 0
    capsys.readouterr()
    assert main(["text", letter, "--data", data]) == 0
    return [line.replace("\t", " | ") for line in capsys.readouterr().out.splitlines()]


def note(number, text, kind="voet"):
    return f'<noot id="{kind}{number}" type="{kind}"><noot.nr>{number}</noot.nr><noot.al>{text}</noot.al></noot>'


def test_a_reprint_is_a_version_of_the_letter_that_it_prints_again(tmp_path, capsys):
    first = paper(f"{OPENING}<al>Er zijn peren.</al>")
    again = first.replace(b"zijn peren", b"zijn veel peren").replace(
        b"</ondernummer>", b"</ondernummer> <herdruk>HERDRUK</herdruk>" + note(1, "Met een correctie.").encode()
    )
    come(tmp_path, "kst-90123-7.xml", first, capsys)
    reprint, data = str(put(tmp_path, "kst-90123-7-h1.xml", again)), str(tmp_path / "data")
    assert main(["import", reprint, "--data", data]) == 1
    assert "kst-90123-7: K507 exists already and would change" in capsys.readouterr().err
    assert main(["import", reprint, "--data", data, "--update"]) == 0
    assert main(["check", "--data", data]) == 0
    (version,) = loaded(tmp_path / "data/letters/kst-90123-7/letter.yml")["versions"]
    assert (version["id"], version["kind"]) == ("kst-90123-7-h1", "reprint")
    capsys.readouterr()
    main(["text", "kst-90123-7", "--data", data])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "opening\tNr. 7 HERDRUK⟦1⟧"
    assert "paragraph\tEr zijn veel peren." in lines


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("7h", 1),
        ("7 H2", 2),
        ("7 (herdruk)", 1),
        ("7 HERDRUK 12", 12),
        ("7 tweede herdruk", 2),
        ("7 Herdruk", 1),
        ("7-h3", 3),
    ],
)
@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.odt"])
def test_number_and_reprint_are_told_apart_in_every_kind_of_file(name, printed, count, tmp_path, capsys):
    content = {
        "a.xml": paper(f"{OPENING}<al>Er zijn peren.</al>").replace(b">7<", f">{printed}<".encode()),
        "a.html": page("<p>Er zijn peren.</p>").replace(b"Nr. 7", f"Nr. {printed}".encode()),
        "a.odt": odt(
            f"<text:h>90 123<text:tab/>Peren</text:h><text:h>Nr. {printed}<text:tab/>BRIEF</text:h><text:p>Er zijn peren.</text:p>"
        ),
    }[name]
    come(tmp_path, name, content, capsys)
    (version,) = loaded(tmp_path / "data/letters/kst-90123-7/letter.yml")["versions"]
    assert version["id"] == f"kst-90123-7-h{count}"


@pytest.mark.parametrize(
    ("words", "count"),
    [("HERDRUK", 1), ("herdruk2", 2), ("Herdruk 11 (met correctie)", 11), ("HERDRUK 3 mei 2017", 1), ("Herdruk d.d. 03-05-2017", 1),
     ("Herdruk 03-05-2017", 1)],
)  # fmt: skip
def test_a_date_in_a_reprint_is_not_its_number(words, count, tmp_path, capsys):
    content = paper(f"{OPENING}<al>Er zijn peren.</al>")
    come(
        tmp_path,
        "a.xml",
        content.replace(b"</ondernummer>", f"</ondernummer> <herdruk>{words}</herdruk>".encode()),
        capsys,
    )
    (version,) = loaded(tmp_path / "data/letters/kst-90123-7/letter.yml")["versions"]
    assert version["id"] == f"kst-90123-7-h{count}"


def test_a_word_behind_the_number_says_that_a_paper_is_a_reprint(tmp_path, capsys):
    head = f"</ondernummer>{note(1, 'Met een correctie.')} Derde herdruk".encode()
    come(tmp_path, "a.xml", paper("<al>Er zijn peren.</al>").replace(b"</ondernummer>", head), capsys)
    (version,) = loaded(tmp_path / "data/letters/kst-90123-7/letter.yml")["versions"]
    assert version["id"] == "kst-90123-7-h3"


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)], ids=["first", "last", "between"])
def test_a_correction_is_a_version_of_the_letter_that_it_corrects(order, tmp_path, capsys):
    first, data = paper("<al>Er zijn veel peren.</al>"), tmp_path / "data"
    papers = [put(tmp_path, "a.xml", first)]
    for number in (1, 2):
        record = f"https://zoek.officielebekendmakingen.nl/kst-90123-7-n{number}/metadata.xml".encode()
        content = first.replace(b"veel peren", b"peren").replace(b"https://example.org/metadata.xml", record)
        papers.append(put(tmp_path, f"n{number}.xml", content))
    for which in order:
        assert main(["import", str(papers[which]), "--data", str(data)]) == 0
        said = capsys.readouterr().out
    assert "named under 'versions' in letter.yml of kst-90123-7" in said
    versions = loaded(data / "letters/kst-90123-7/letter.yml")["versions"]
    assert {(one["id"], one["kind"]) for one in versions} == {(f"kst-90123-7-n{n}", "correction") for n in (1, 2)}
    assert main(["check", "--data", str(data)]) == 0
    # a newer import of the letter keeps them
    papers[0].write_bytes(first.replace(b"veel", b"heel veel"))
    assert main(["import", str(papers[0]), "--data", str(data), "--update"]) == 0
    assert loaded(data / "letters/kst-90123-7/letter.yml")["versions"] == versions


def test_a_correction_says_which_letter_is_not_there_yet(tmp_path, capsys):
    record = b"https://zoek.officielebekendmakingen.nl/kst-90123-7-n1/metadata.xml"
    content = paper("<al>Een fout is hersteld.</al>").replace(b"https://example.org/metadata.xml", record)
    assert main(["import", str(put(tmp_path, "a.xml", content)), "--data", str(tmp_path / "data")]) == 0
    assert "kst-90123-7-n1 is a correction of kst-90123-7, which is not in the data yet" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a.odt"])
def test_the_eerste_kamer_once_numbered_with_a_letter_behind_the_figures(name, tmp_path, capsys):
    content = {
        "a.xml": paper(f"{OPENING}<al>Er zijn peren.</al>").replace(b">7<", b">123b<"),
        "a.html": page("<p>Er zijn peren.</p>").replace(b"Nr. 7", b"Nr. 123b"),
        "a.odt": odt(
            "<text:h>90 123<text:tab/>Peren</text:h><text:h>Nr. 123b<text:tab/>BRIEF</text:h><text:p>Er zijn peren.</text:p>"
        ),
    }[name]
    come(tmp_path, name, content, capsys)
    number = loaded(tmp_path / "data/letters/kst-90123-123b/letter.yml")["kamerstuk"]
    assert (str(number["dossier"]), number["ondernummer"]) == ("90123", "123b")


@pytest.mark.parametrize(
    "signed",
    [
        ["het bestuur van waterschap De Pit,", "E. Pel", "dijkgraaf", "F. Kool", "secretaris"],
        ["Piet van der Eer", "Nationale ombudsman", "Bijlagen: 2"],
        ["De Minister van Fruit,", "P. Eer", "Deze brief is digitaal ondertekend en heeft daarom geen handtekening."],
    ],
)
def test_what_stands_below_a_greeting_at_the_end_of_a_letter_closes_it(signed, tmp_path, capsys):
    texts = ["Datum 3 mei 2017", "Geachte raad,", "Er zijn peren.", "Met vriendelijke groet,", *signed]
    lines = come(tmp_path, "a.docx", docx("".join(p(r(text)) for text in texts)), capsys)
    kinds = {words: kind for kind, _, text in (line.partition(" | ") for line in lines) for words in [text]}
    assert [kinds.get(words) for words in texts[2:4]] == ["paragraph", "closing"]
    assert all(line.startswith("closing | ") for line in lines[3:])


MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>'
    "<mn>2</mn></mfrac><mo>+</mo><msup><mi>c</mi><mn>2</mn></msup><mo>-</mo><msqrt><mi>a</mi><mo>·</mo><mi>b</mi></msqrt></math>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", paper(f"<al>Het is {MATH} per jaar.</al><formule>{MATH}</formule>", "")),
        ("a.html", page(f"<p>Het is {MATH} per jaar.</p><p>{MATH}</p>")),
        (
            "a.odt",
            odt(
                "<text:p>Datum 3 mei 2017</text:p><text:p>Het is <draw:frame><draw:object>"
                f"{MATH}</draw:object></draw:frame> per jaar.</text:p><text:p><draw:frame><draw:object>{MATH}"
                "</draw:object></draw:frame></text:p>"
            ),
        ),
    ],
    ids=["xml", "html", "odt"],
)
def test_a_formula_of_any_file_keeps_its_bars_and_brackets(name, content, tmp_path, capsys):
    line = "x=(a+b)⁄2+c2-√(a·b)"
    assert come(tmp_path, name, content, capsys)[-2:] == [f"paragraph | Het is {line} per jaar.", f"paragraph | {line}"]


def test_a_long_margin_above_the_addressee_is_left_out_line_by_line(tmp_path, capsys):
    margin = ["Ministerie van Fruit", "Bezoekadres", "Laan 1", "Behandeld door", "J. Jansen", "T 070 123 45 67", "Ons kenmerk",
              "FRU / 4711", "Uw kenmerk", "2017Z00001", "Bijlage(n)", "1"]  # fmt: skip
    texts = [
        *margin,
        "De voorzitter van de Tweede Kamer",
        "Datum 3 mei 2017",
        "Geachte voorzitter,",
        "Er zijn peren.",
        "Veel.",
    ]
    lines = come(tmp_path, "a.docx", docx("".join(p(r(text)) for text in texts)), capsys, status=3)
    assert lines[:2] == ["opening | De voorzitter van de Tweede Kamer", "opening | Datum 3 mei 2017"]
    assert (tmp_path / "data/letters/brief-2017-05-03-fru-4711").is_dir()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.odt",
            odt(
                "<text:p>Datum 3 mei 2017</text:p><text:p>Het is <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame>."
                "</text:p>"
            ),
        ),
        (
            "a.docx",
            docx(
                p(r("Datum 3 mei 2017"))
                + p(
                    r("Het is "),
                    '<w:r><w:object><o:OLEObject xmlns:o="o" ProgID="Equation.3"/></w:object></w:r>',
                    r("."),
                )
            ),
        ),
    ],
    ids=["odt", "docx"],
)
def test_a_formula_outside_the_text_is_asked_about(name, content, tmp_path, capsys):
    come(tmp_path, name, content, capsys, status=3)
    (doubt,) = loaded(tmp_path / "data/letters/brief-2017-05-03/doubts.yml")["doubts"]
    assert doubt["reason"] == "word"
    assert doubt["choice"].startswith("not read: a formula")


@pytest.mark.parametrize("greeting", ["", "Hoogachtend,"])
def test_the_picture_of_a_signature_parts_no_name_from_its_office(greeting, tmp_path, capsys):
    picture = '<w:p><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>'
    head = "".join(p(r(text)) for text in ["Datum 3 mei 2017", "Er zijn peren.", *filter(None, [greeting])])
    content = docx(f"{head}{p(r('De Minister van Fruit,'))}{picture}{p(r('P. Eer'))}")
    assert come(tmp_path, "a.docx", content, capsys)[-1] == "closing | De Minister van Fruit, P. Eer"


def test_numbers_of_parts_below_the_head_of_a_paper_stay_paragraphs(tmp_path, capsys):
    texts = [
        "90 123",
        "Peren",
        "Nr. 7",
        "AMENDEMENT",
        "Ontvangen 3 mei 2017",
        "I",
        "Artikel I vervalt.",
        "II",
        "Dit ook.",
    ]
    lines = come(tmp_path, "a.docx", docx("".join(p(r(text)) for text in texts)), capsys)
    assert lines == [f"paragraph | {text}" for text in texts[5:]]


def test_a_report_that_is_signed_before_its_parts_keeps_their_depth(tmp_path, capsys):
    body = (
        "<al>De commissie heeft vragen voorgelegd.</al><al>De fungerend voorzitter van de commissie,<br/>Pit</al>"
        "<al>De adjunct-griffier van de commissie,<br/>Van Steel</al>"
        "<tussenkop kopopmaak='vet'>Vragen vanuit de fracties</tussenkop>"
        "<tussenkop kopopmaak='cur'>Vragen van de leden van de Appel-fractie</tussenkop><al>Waarom?</al>"
        "<tussenkop kopopmaak='vet'>Antwoord van de Minister</tussenkop><al>Daarom.</al>"
        "<ondertekening><functie>De Minister van Fruit,</functie><naam><achternaam>Eer</achternaam></naam></ondertekening>"
    )
    assert come(tmp_path, "a.xml", paper(body, ""), capsys) == [
        "paragraph | De commissie heeft vragen voorgelegd.",
        "paragraph | De fungerend voorzitter van de commissie, Pit",
        "paragraph | De adjunct-griffier van de commissie, Van Steel",
        "heading 1 | Vragen vanuit de fracties",
        "heading 2 | Vragen van de leden van de Appel-fractie",
        "paragraph | Waarom?",
        "heading 1 | Antwoord van de Minister",
        "paragraph | Daarom.",
        "paragraph | De Minister van Fruit, Eer",
    ]
    senders = loaded(tmp_path / "data/letters/kst-90123-7/letter.yml")["senders"]
    assert [one["name"]["value"] for one in senders] == ["Pit", "Van Steel"]


def test_answers_behind_the_questions_of_an_old_paper_are_dated_and_signed(tmp_path, capsys):
    content = (
        "<vraagdoc kamer='2'><frontm><vergjaar>2005-2006</vergjaar></frontm><body><reactie><omschr>Vragen van het lid "
        "<naam>Pit</naam> (<politiek>APPEL</politiek>) aan de Minister van Fruit over <ondw>peren</ondw>. (Ingezonden 3 "
        "april 2006)</omschr><vraag><nummer>1</nummer><al>Waarom?</al></vraag><omschr type='antwoord'>Antwoord van "
        "Minister <naam>Eer</naam> (Fruit). (Ontvangen 2 mei 2006)</omschr><antwoord><nummer>1</nummer><al>Daarom.</al>"
        "</antwoord></reactie></body></vraagdoc>"
    )
    assert come(tmp_path, "a.xml", content.encode(), capsys) == [
        "opening | Vragen van het lid Pit (APPEL) aan de Minister van Fruit over peren. (Ingezonden 3 april 2006)",
        "heading 1 | 1",
        "paragraph | Waarom?",
        "paragraph | Antwoord van Minister Eer (Fruit). (Ontvangen 2 mei 2006)",
        "heading 1 | 1",
        "paragraph | Daarom.",
    ]
    about = loaded(tmp_path / "data/letters/brief-2006-05-02/letter.yml")
    assert about["senders"][0]["function"]["value"] == "Minister van Fruit"


TERMS_XML = (
    "<al>Begrippen:</al><definitielijst><definitie-item><li.nr>a.</li.nr><term>peer:</term><definitie><al>vrucht;</al>"
    "</definitie></definitie-item><definitie-item><term>appel:</term><definitie><al>andere vrucht.</al><al>Zoet.</al>"
    "</definitie></definitie-item></definitielijst>"
)
TERMS_HTML = (
    "<p>Begrippen:</p><dl><dt><span class='ol'>a.</span> peer:</dt><dd><p>vrucht;</p></dd><dt>appel:</dt>"
    "<dd><p>andere vrucht.</p><p>Zoet.</p></dd></dl>"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", paper(TERMS_XML, "")),
        ("b.xml", paper(TERMS_XML.replace("definitielijst", "lijst"), "")),
        ("a.html", page(TERMS_HTML)),
    ],
    ids=["xml", "xml in a list", "html"],
)
def test_a_term_stands_on_one_line_with_what_it_means(name, content, tmp_path, capsys):
    assert come(tmp_path, name, content, capsys) == [
        "paragraph | Begrippen:", "item | a. peer: vrucht;", "paragraph | appel: andere vrucht.", "paragraph | Zoet.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "block", [DraftBlock("item", "een", 2, place="line 3"), DraftBlock("item", "twee", automatic=True)]
)
def test_a_term_without_words_changes_nothing(block):
    blocks = [block]
    put_term(blocks, 0, DraftBlock("item", place="line 1"))
    assert blocks == [block]


CELL_XML = "<table><tgroup cols='1'><tbody><row><entry>cel</entry></row></tbody></tgroup></table>"


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        (
            "a.xml",
            paper(f"<lijst type='expliciet'><li><li.nr>a.</li.nr>{CELL_XML}</li></lijst>", ""),
            ["item | a.", "cell | cel"],
        ),
        # its mark is counted by browsers, and stands nowhere in the page
        (
            "a.html",
            page("<ol><li><table><tr><td>cel</td></tr></table></li></ol>").replace(b"<ol>", b"<ol type='a'>"),
            ["cell | cel"],
        ),
    ],
    ids=["xml", "html"],
)
def test_an_item_that_is_a_table_comes_whole_with_the_mark_that_is_printed(name, content, lines, tmp_path, capsys):
    assert come(tmp_path, name, content, capsys)[-len(lines) :] == lines


def test_a_note_at_the_title_of_an_annex_keeps_its_mark(tmp_path, capsys):
    annex = f"{SIGNED}<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Antwoorden{note(1, 'Zie de brief.')}</titel></kop>"
    lines = come(tmp_path, "a.xml", paper("<al>Peren.</al>", f"{annex}<al>Ja.</al></bijlage>"), capsys)
    assert lines[-4:] == [
        "heading 1 | Bijlage 1",
        "heading 1 | Antwoorden⟦1⟧",
        "paragraph | Ja.",
        "note 1 | Zie de brief.",
    ]


def test_a_note_whose_mark_the_page_does_not_have_is_a_doubt(tmp_path, capsys):
    lines = come(tmp_path, "a.html", page("<p>Peren.</p>", page_note("1", "Een noot.")), capsys, status=3)
    assert lines[-1] == "note 1 | Een noot."
    (doubt,) = loaded(tmp_path / "data/letters/kst-90123-7/doubts.yml")["doubts"]
    assert (doubt["reason"], doubt["choice"]) == ("note-mark", "no mark was found for this note")


def test_a_second_note_of_a_number_without_a_mark_is_a_doubt_though_the_first_has_one(tmp_path, capsys):
    notes = page_note("1", "Een noot.") + page_note("1", "Nog een.").replace("n1", "n2")
    come(tmp_path, "a.html", page(f"<p>Peren.{page_mark('1')}</p>", notes), capsys, status=3)
    (doubt,) = loaded(tmp_path / "data/letters/kst-90123-7/doubts.yml")["doubts"]
    assert (doubt["words"], doubt["choice"]) == ("1 Nog een.", "no mark was found for this note")


def test_an_old_page_says_its_chamber_above_the_titles_and_has_dashes_of_windows(tmp_path, capsys):
    content = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body><div>'
        "<p>Eerste Kamer der Staten-Generaal</p><p>Vergaderjaar 1997-1998</p>"
        '<h1 class="dossiertitel"><span class="dossiernummer">25 123</span> Peren</h1><h2 class="stuktitel">'
        '<span class="stuknummer">Nr. 3</span> BRIEF VAN DE MINISTER</h2><p>Aan de Voorzitter van de Eerste Kamer</p>'
        "<p>Er zijn peren:<p>– groene;<p>– gele.</div></body></html>"
    )
    assert come(tmp_path, "a.html", content.encode("cp1252"), capsys) == [
        "opening | Aan de Voorzitter van de Eerste Kamer", "paragraph | Er zijn peren:", "item | – groene;", "item | – gele.",
    ]  # fmt: skip
    about = loaded(tmp_path / "data/letters/kst-25123-3/letter.yml")
    assert (about["kamerstuk"]["chamber"], about["kamerstuk"]["vergaderjaar"]) == ("I", "1997/98")


NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
TICK = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
BOX = "<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r>"


def table(*cells):
    row = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr>{row}</w:tr></w:tbl>'


def test_word_counts_in_cells_and_draws_signs_and_keeps_two_kinds_of_notes(tmp_path, capsys):
    endnote = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    body = (
        p(r("Datum 3 mei 2017")) + p(r("Voetnoot"), ref(1), r(" en eindnoot"), endnote, r(". "), TICK)
        + p(r("Alinea"), BOX.format(p(r("Rand"), ref(2))))
        + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Voor de tabel.</w:t></w:r></w:p>"
        + table(p(r("een"), more=IN_LIST) + p(r("twee"), more=IN_LIST), p(r("peer"))) + p(r("Slot."))
    )  # fmt: skip
    notes = {1: p(r("Aan de voet.")), 2: p(r("In de rand."))}
    content = docx(
        body, notes=notes, numbering=NUMBERS, endnotes=f'<w:endnote w:id="1">{p(r("Aan het eind."))}</w:endnote>'
    )
    assert come(tmp_path, "a.docx", content, capsys) == [
        "opening | Datum 3 mei 2017", "paragraph | Voetnoot⟦1⟧ en eindnoot⟦i⟧. ✓", "paragraph | Alinea",
        "paragraph | Voor de tabel.", "cell | a) een b) twee", "cell | peer", "paragraph | Slot.",
        "note 1 | Aan de voet.", "note xi | Aan het eind.",
    ]  # fmt: skip


def test_odt_counts_its_headings_and_in_cells(tmp_path, capsys):
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="a" '
        'style:num-suffix=")"/></text:list-style>'
    )
    items = (
        '<text:list text:style-name="L"><text:list-item><text:p>een</text:p><text:p>verder</text:p></text:list-item>'
        "<text:list-item><text:p>twee</text:p></text:list-item></text:list>"
    )
    row = "<table:table><table:table-row>{}</table:table-row></table:table>"
    cell = "<table:table-cell>{}</table:table-cell>"
    nested = row.format(cell.format(row.format(cell.format("<text:p>los</text:p>"))))
    body = (
        '<text:p>Den Haag, 3 mei 2017</text:p><text:h text:outline-level="1">Peren</text:h>'
        f'<text:h text:outline-level="2">Groene</text:h>{items}'
        f"{row.format(cell.format(items) + cell.format('<text:p>peer</text:p>'))}{nested}<text:p>Slot.</text:p>"
    )
    assert come(tmp_path, "a.odt", odt(body, styles), capsys) == [
        "opening | Den Haag, 3 mei 2017", "heading 1 | 1. Peren", "heading 2 | 1.1 Groene", "item | a) een",
        "item | verder", "item | b) twee", "cell | a) een verder b) twee", "cell | peer", "paragraph | los",
        "paragraph | Slot.",
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["3 mei 2999", "3 mei 2012"], ids=["to come", "another year"])
def test_a_date_that_cannot_be_is_a_doubt_and_no_problem_once_somebody_kept_it(day, tmp_path, capsys):
    content = paper(OPENING.replace("3 mei 2017", day) + "<al>Er zijn peren.</al>")
    come(tmp_path, "a.xml", content, capsys, status=3)
    path = tmp_path / "data/letters/kst-90123-7/doubts.yml"
    (doubt,) = yaml.safe_load(path.read_text("utf-8"))["doubts"]
    assert (doubt["reason"], doubt["words"]) == ("fact", f"Den Haag, {day}")
    for decision, status in (("keep", 0), ("mended", 1)):
        path.write_text(path.read_text("utf-8").split("    decision")[0] + f"    decision: {decision}\n", "utf-8")
        assert main(["check", "--data", str(tmp_path / "data")]) == status
    assert "K309" in capsys.readouterr().err


DECIDE = ("TER BESLISSING", "Aan de Minister van Fruit", "nota", "Beslisnota bij Kamerbrief over peren", "Aanleiding")


def test_a_note_that_asks_a_minister_to_decide_is_no_letter(tmp_path, capsys):
    body = "".join(p(r(line)) for line in DECIDE) + p(r("De Kamer vraagt om een brief."))
    path = str(put(tmp_path, "a.docx", docx(body)))
    assert main(["import", path, "--data", str(tmp_path / "data")]) == 1
    assert "is a note for a minister, as 'Beslisnota bij Kamerbrief over peren' says" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("asks", ["Ter beslissing", "Geadviseerd besluit"])
def test_the_title_of_such_a_note_with_what_is_asked_is_enough(asks, tmp_path, capsys):
    content = docx("".join(p(r(line)) for line in ("Beslisnota bij Kamerbrief over peren", asks, "Er zijn peren.")))
    assert main(["import", str(put(tmp_path, "a.docx", content)), "--data", str(tmp_path / "data")]) == 1
    assert "is a note for a minister" in capsys.readouterr().err


def test_a_letter_with_a_line_that_begins_like_such_a_note_is_read_with_a_doubt(tmp_path, capsys):
    lines = (
        "Datum 3 mei 2017",
        "Er zijn peren.",
        "Beslisnota over peren en appels",
        "De Minister van Fruit,",
        "P. Eer",
    )
    come(tmp_path, "a.docx", docx("".join(p(r(line)) for line in lines)), capsys, status=3)
    (doubt,) = loaded(tmp_path / "data/letters/brief-2017-05-03/doubts.yml")["doubts"]
    assert (doubt["words"], doubt["reason"]) == ("Beslisnota over peren en appels", "structure")
    numbered = paper("<al>Beslisnota over peren</al><al>Ter beslissing</al><al>Er zijn peren.</al>")
    assert come(tmp_path, "a.xml", numbered, capsys)[0] == "paragraph | Beslisnota over peren"


def test_a_letter_about_such_notes_is_one(tmp_path, capsys):
    lines = ("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Datum 3 mei 2017", "Beslisnota bij de brief")
    body = "".join(p(r(line)) for line in lines) + p(r("Hierbij de nota."))
    assert come(tmp_path, "a.docx", docx(body), capsys)[-1] == "paragraph | Hierbij de nota."


def test_two_letters_of_one_day_without_a_number_are_told_apart(tmp_path, capsys):
    head = p(r("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")) + p(r("Datum 3 mei 2017"))
    one, other = (
        docx(head + p(r(words))) for words in ("Er zijn dit jaar veel groene peren.", "Over appels later meer.")
    )
    come(tmp_path, "een.docx", one, capsys)
    come(tmp_path, "twee.docx", other, capsys, status=3)
    first, second = sorted(folder.name for folder in (tmp_path / "data/letters").iterdir())
    assert first == "brief-2017-05-03"
    assert second.startswith("brief-2017-05-03-")
    (doubt,) = loaded(tmp_path / f"data/letters/{second}/doubts.yml")["doubts"]
    assert doubt["choice"] == f"another letter of that day is there: this one is called {second}"
    for name, content in (("een.docx", one), ("twee.docx", other)):  # each is known again
        assert main(["import", str(put(tmp_path, name, content)), "--data", str(tmp_path / "data")]) in (0, 3)
        assert "nothing would change" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["odt", "html", "txt"])
def test_signs_of_a_font_of_symbols_are_those_that_everybody_sees(kind, tmp_path, capsys):
    lines = [
        "Den Haag, 3 mei 2017",
        "Geachte voorzitter,",
        "Kies \uf0fe of \uf0a8, en 20 \uf06dg peren.",
        "Er zijn peren. " * 50,
    ]
    content = {
        "odt": lambda: odt("".join(f"<text:p>{line}</text:p>" for line in lines)),
        "html": lambda: f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode(),
        "txt": lambda: "\n\n".join(lines).encode(),
    }[kind]()
    status = 0 if kind == "txt" else 3  # a text is read with these signs as they are shown: none is asked about
    words = come(tmp_path, f"a.{kind}", content, capsys, status=status)[2]
    assert words == "paragraph | Kies ☑ of □, en 20 •g peren."
    doubts = tmp_path / "data/letters/brief-2017-05-03/doubts.yml"
    choices = [doubt["choice"] for doubt in loaded(doubts)["doubts"] if doubt["reason"] == "word"] if status else []
    assert choices == ["shown as every other sign of a font of symbols, though it may be a Greek letter"][: status // 3]
