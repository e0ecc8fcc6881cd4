"""Official XML gives every word, every note with its mark in its place, and every heading with its depth."""

import re

import pytest

from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.prose import BREAK
from briefwijzer.data.reader import load
from briefwijzer.importing.drafts.draft import Seen
from briefwijzer.importing.letter_file import letter_file
from briefwijzer.importing.metadata import add_facts
from briefwijzer.importing.run import imported
from briefwijzer.problems import Refused
from tests.importing.files import SIGNED, drafted, legacy, odt, page, page_mark, page_note, paper, put, shown


def noot(number, *texts, kind="voet"):
    paragraphs = "".join(f"<noot.al>{text}</noot.al>" for text in texts)
    return f'<noot id="ID-{kind}{number}" type="{kind}"><noot.nr>{number}</noot.nr>{paragraphs}</noot>'


def read(body, closing=SIGNED):
    return drafted(paper(body, closing))


def test_a_letter_has_an_opening_a_text_and_a_closing():
    draft = read(
        "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2032</al>"
        "<al>Geachte voorzitter,</al><al>Er zijn peren.</al>"
    )
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "opening Den Haag, 3 mei 2032",
        "opening Geachte voorzitter,",
        "paragraph Er zijn peren.",
        "closing De Minister van Fruit,⟦br⟧P. Eer",
    ]
    facts = {key: [seen.value for seen in seens] for key, seens in draft.facts.items()}
    assert facts["date"] == ["2032-05-03"]
    assert facts["place"] == ["Den Haag"]
    assert facts["addressee"] == ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]
    assert facts["sender"] == ["P. Eer | Minister van Fruit"]
    assert (facts["dossier"], facts["ondernummer"], facts["vergaderjaar"]) == (
        ["90 123"],
        ["7"],
        ["Vergaderjaar 2016-2017"],
    )


def test_marks_stand_exactly_where_the_notes_are():
    draft = read(
        f"<al>De «peer{noot(1, 'Een.')}», en de appel.{noot(2, 'Twee.')}{noot(3, 'Drie.')} CO<inf>2</inf> en m"
        f"<sup>2</sup>.</al><tussenkop kopopmaak='vet'>Kop{noot(4, 'Vier.')}</tussenkop><al>Zie noot 1."
        "<nootref refid='ID-voet1'/></al>"
        "<table><tgroup cols='1'><tbody><row><entry>"
        f"<al>cel{noot(5, 'Vijf.')}</al></entry></row></tbody></tgroup></table>"
    )
    assert shown(draft)[:4] == [
        "paragraph De «peer⟦1⟧», en de appel.⟦2⟧⟦3⟧ CO⟦sub⟧2⟦/sub⟧ en m⟦sup⟧2⟦/sup⟧.",
        "heading 1 Kop⟦4⟧",
        "paragraph Zie noot 1.⟦1⟧",
        "table cel⟦5⟧",
    ]
    assert [(note.key, note.number, note.text) for note in draft.notes] == [
        ("1", "1", "Een."), ("2", "2", "Twee."), ("3", "3", "Drie."), ("4", "4", "Vier."), ("5", "5", "Vijf."),
    ]  # fmt: skip


def test_a_note_keeps_its_paragraphs_emphasis_and_links():
    draft = read(
        "<al>Peren."
        + noot(
            1,
            '<nadruk type="cur">Kamerstukken II</nadruk> 2031/32, <extref doc="kst-90123-6" soort="document">90 123, '
            "nr. 6</extref>.",
            'Zie ook <extref doc="https://example.org/a" soort="URL">de site</extref>.',
        )
        + "</al>"
    )
    (note,) = draft.notes
    assert note.text == "⟦i⟧Kamerstukken II⟦/i⟧ 2031/32, 90 123, nr. 6.⟦br⟧Zie ook de site."
    assert note.links == (
        ("90 123, nr. 6", "https://zoek.officielebekendmakingen.nl/kst-90123-6.html"),
        ("de site", "https://example.org/a"),
    )


def test_numbers_that_begin_anew_belong_to_their_annex():
    draft = read(
        f"<al>Peren.{noot(1, 'Een.')}</al>",
        f"{SIGNED}<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Appels</titel></kop><al>Appels.{noot(1, 'Een.')}"
        f"{noot(2, 'Twee.')}</al></bijlage>",
    )
    assert [note.key for note in draft.notes] == ["1", "b1-1", "b1-2"]
    assert shown(draft)[-2:] == ["annex [Bijlage 1] Appels", "paragraph Appels.⟦b1-1⟧⟦b1-2⟧"]


def test_headings_have_their_depth_by_division_style_and_number():
    draft = read(
        "<divisie><kop><nr>1.</nr><titel>Een</titel></kop><al>x</al><divisie><kop><nr>1.1</nr><titel>Diep</titel></kop>"
        "<al>x</al><tussenkop kopopmaak='vet'>Vet</tussenkop><al>x</al><tussenkop kopopmaak='cur'>Schuin</tussenkop>"
        "<al>x</al></divisie></divisie><divisie><kop><nr>2.</nr><titel>Twee</titel></kop><al>x</al></divisie>"
        # the source does not nest what its own numbers nest
        "<divisie><kop><nr>2.1</nr><titel>Ook diep</titel></kop><al>x</al></divisie>"
        "<divisie><kop><titel>Slot</titel></kop><al>x</al></divisie>"
    )
    assert [line for line in shown(draft) if line.startswith("heading")] == [
        "heading 1 [1.] Een", "heading 2 [1.1] Diep", "heading 3 Vet", "heading 4 Schuin", "heading 1 [2.] Twee",
        "heading 2 [2.1] Ook diep", "heading 2 Slot",
    ]  # fmt: skip


def test_numbers_that_begin_under_a_heavier_heading_are_deeper_than_it():
    part = "<divisie><kop><titel>{}</titel></kop>{}</divisie>"
    one = "<divisie><kop><nr>{}</nr><titel>{}</titel></kop><al>x</al></divisie>"
    inner = one.format("1.", "Peren") + one.format("2.", "Appels")
    found = shown(read(part.format("ALGEMEEN", inner) + part.format("ARTIKELEN", one.format("A", "Noten"))))
    assert [line for line in found if line.startswith("heading")] == [
        "heading 1 ALGEMEEN", "heading 2 [1.] Peren", "heading 2 [2.] Appels", "heading 1 ARTIKELEN", "heading 2 [A] Noten",
    ]  # fmt: skip
    # a title above all headings has none of them under it
    titled = read(
        "<tussenkop kopopmaak='vet'>Peren</tussenkop>" + "<tussenkop kopopmaak='cur'>1. Groene</tussenkop><al>x</al>"
    )
    assert shown(titled)[:2] == ["heading 1 Peren", "heading 1 [1.] Groene"]


def test_a_sentence_in_ordinary_letters_is_no_heading():
    draft = read("<tussenkop kopopmaak='rom'>Het voorstel strekt ertoe om voor peren te regelen:</tussenkop><al>x</al>")
    assert shown(draft)[0] == "paragraph Het voorstel strekt ertoe om voor peren te regelen:"


def test_lists_keep_their_marks_and_depth():
    draft = read(
        '<lijst type="expliciet"><li><li.nr>–</li.nr><al>een</al></li><li><li.nr>a.</li.nr><al>twee</al><al>verder</al>'
        '<lijst type="expliciet"><li><li.nr>1°</li.nr><al>diep</al></li></lijst></li></lijst>'
        '<lijst type="1" nr-sluiting="."><li><al>zonder teken</al></li></lijst>'
        '<lijst type="a" start="26"><li><al>laatste</al></li><li><al>weer eerste</al></li></lijst>'
        '<lijst type="i" start="4" nr-sluiting=")"><li><al>Romeins</al></li></lijst>'
    )
    assert shown(draft)[:8] == [
        "item 1 [–] een", "item 1 [a.] twee", "item 1 verder", "item 2 [1°] diep", "item 1 [1.] zonder teken",
        "item 1 [z.] laatste", "item 1 [aa.] weer eerste", "item 1 [iv)] Romeins",
    ]  # fmt: skip


def test_lists_that_are_typed_by_hand_lie_in_each_other():
    lines = (
        "1. een:",
        "a. diep;",
        "– dieper;",
        "b. ook diep;",
        "2. twee:",
        "i. Romeins;",
        "ii. Romeins.",
        "3. drie.",
        "Slot.",
        "4. vier.",
    )
    assert shown(read("".join(f"<al>{line}</al>" for line in lines)))[:-1] == [
        "item 1 [1.] een:", "item 2 [a.] diep;", "item 3 [–] dieper;", "item 2 [b.] ook diep;", "item 1 [2.] twee:",
        "item 2 [i.] Romeins;", "item 2 [ii.] Romeins.", "item 1 [3.] drie.", "paragraph Slot.", "item 1 [4.] vier.",
    ]  # fmt: skip


def test_signs_that_are_typed_by_hand_nest_each_in_the_other():
    lines = ("Er zijn:", "• peren:", "o groene;", "o gele;", "• appels:", "- rode;", "– goudrenetten.")
    assert shown(read("".join(f"<al>{line}</al>" for line in lines)))[1:-1] == [
        "item 1 [•] peren:", "item 2 [o] groene;", "item 2 [o] gele;", "item 1 [•] appels:", "item 2 [-] rode;",
        "item 2 [–] goudrenetten.",
    ]  # fmt: skip


def test_numbered_parts_of_an_amendment_are_items_and_a_number_of_the_kingdom_is_no_part_of_a_dossier():
    body = "<amendement-lid><lidnr>I</lidnr><al>In artikel 1 vervalt iets.</al></amendement-lid><wijzig-lid><lidnr>2.</lidnr><al>Twee.</al></wijzig-lid>"
    draft = drafted(
        paper(body).replace(
            b"90 123</dossiernr>", b"90 123</dossiernr> <begrotingshoofdstuk>R2141</begrotingshoofdstuk>"
        )
    )
    assert shown(draft)[:2] == ["item 1 [I] In artikel 1 vervalt iets.", "item 1 [2.] Twee."]
    assert letter_file(draft, "kst-90123-7", {})["dossiers"][0]["dossier"] == "90123"


def test_tables_keep_spans_heads_and_captions():
    draft = read(
        "<table><title>Peren</title><tgroup cols='3'><colspec colname='c1' colnum='1'/><colspec colname='c2'/>"
        "<colspec colname='c3' colnum='3'/><thead><row><entry>Jaar</entry>"
        "<entry namest='c2' nameend='c3'>Aantal</entry></row></thead><tbody><row><entry morerows='1'><al>2031</al></entry><entry><al>1</al><al>2</al></entry><entry/>"
        "</row><row><entry>3</entry><entry>4</entry></row></tbody></tgroup></table>"
    )
    table = draft.blocks[0]
    assert table.text == "Peren"
    assert [row.head for row in table.rows] == [True, False, False]
    assert [[(cell.text, cell.columns, cell.rows) for cell in row.cells] for row in table.rows] == [
        [("Jaar", 1, 1), ("Aantal", 2, 1)],
        [("2031", 1, 2), ("1⟦br⟧2", 1, 1), ("", 1, 1)],
        [("3", 1, 1), ("4", 1, 1)],
    ]


def test_unknown_elements_keep_their_words():
    draft = read(
        "<nieuw>Los <anders>woord</anders>.</nieuw><doos><nieuw>Een</nieuw><al>Twee <vreemd>drie</vreemd></al>vier"
        "</doos><plaatje><illustratie naam='a.png'/><bijschrift>Een peer</bijschrift></plaatje>"
        "<citaat><al>Gezegd.</al></citaat>"
    )
    assert shown(draft)[:6] == [
        "paragraph Los woord.", "paragraph Een", "paragraph Twee drie", "paragraph vier", "figure Een peer",
        "quotation Gezegd.",
    ]  # fmt: skip


def test_an_instruction_in_a_word_does_not_cut_it():
    draft = read("<al>De UZI-server<?xpp afbreek?>certificaten, bĳ e\u0301e\u0301n­pitters.</al>")
    assert shown(draft)[0] == "paragraph De UZI-servercertificaten, bij éénpitters."


def test_a_title_with_a_note_opens_the_text():
    content = paper("<al>Peren.</al>").replace(b"FRUIT</titel>", f"FRUIT{noot(1, 'Samenstelling.')}</titel>".encode())
    draft = drafted(content)
    assert shown(draft)[0] == "opening BRIEF VAN DE MINISTER VAN FRUIT⟦1⟧"
    assert draft.notes[0].text == "Samenstelling."


def test_two_signatures_and_what_comes_after_them():
    closing = (
        "<tekst-sluiting><ondertekening><functie>De Minister van Fruit,</functie>"
        "<functie>viceminister-president,</functie><naam><achternaam>P. Eer</achternaam></naam>"
        "<functie>De Minister van Groente,</functie><deze>A. Ndijvie</deze></ondertekening></tekst-sluiting>"
        "<vrije-tekst><tekst><tussenkop>Bijlage: Antwoorden</tussenkop><al>Ja.</al></tekst></vrije-tekst>"
    )
    draft = read("<al>Mede namens de Minister van Groente meld ik u iets over de peren.</al>", closing)
    assert shown(draft)[1:] == [
        "closing De Minister van Fruit,⟦br⟧viceminister-president,⟦br⟧P. Eer",
        "closing De Minister van Groente,⟦br⟧A. Ndijvie",
        "annex [Bijlage:] Antwoorden",
        "paragraph Ja.",
    ]
    assert [seen.value for seen in draft.facts["sender"]] == [
        "P. Eer | Minister van Fruit, viceminister-president",
        "A. Ndijvie | Minister van Groente",
    ]


def test_names_at_the_end_of_a_motion_close_it():
    draft = drafted(
        paper(
            "<al>De Kamer,</al><al>verzoekt de regering peren te eten.</al>"
            "<al-groep><al>Van der Appel</al><al>Kers</al></al-groep>",
            "",
        )
    )
    assert shown(draft)[-2:] == ["closing Van der Appel", "closing Kers"]


def test_questions_and_answers():
    draft = drafted(
        b"""<officiele-publicatie><kamervragen><kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2016-2017
        </tekstregel></kamervraagkop><kamervraagnummer>100</kamervraagnummer><kamervraagomschrijving type="vraag">Vragen van
        het lid <naam><achternaam>Kers</achternaam></naam>
        over <kamervraagonderwerp>peren</kamervraagonderwerp>.
        </kamervraagomschrijving><vraag><nr>Vraag 1</nr><al>Zijn er peren?</al></vraag><antwoord><nr>Antwoord 1</nr>
        <al>Ja.</al></antwoord></kamervragen></officiele-publicatie>"""
    )
    assert shown(draft) == [
        "opening Vragen van het lid Kers over peren.",
        "heading 1 Vraag 1", "paragraph Zijn er peren?", "heading 1 Antwoord 1", "paragraph Ja.",
    ]  # fmt: skip
    assert draft.facts["title"][0].value == "peren"
    assert draft.facts["identifier"][0].value == "ah-tk-20162017-100"


def test_the_old_dialect():
    draft = drafted(
        legacy(
            '<tuskop letat="vet">1. Inleiding </tuskop><al>Er zijn\nperen<voetref refid="v1" nr="1"></voetref>.</al>'
            '<witreg></witreg><tuskop letat="cur">Schuin</tuskop><al>– een peer</al><al>– een appel</al><al>Slot.</al>'
            "<margetekst>KST90124</margetekst><al>De Minister van Fruit,</al><al>P. Eer</al>",
            '<voetnoot id="v1" nr="1"><al>Zie de\nboom.</al></voetnoot>',
        )
    )
    assert shown(draft) == [
        "heading 1 [1.] Inleiding", "paragraph Er zijn peren⟦1⟧.", "heading 2 Schuin", "item 1 [–] een peer",
        "item 1 [–] een appel", "paragraph Slot.", "closing De Minister van Fruit,⟦br⟧P. Eer",
    ]  # fmt: skip
    assert [(note.key, note.text) for note in draft.notes] == [("1", "Zie de boom.")]
    assert ("KST90124", "margin") in [(left.words, left.reason) for left in draft.left_out]


def test_notes_of_the_old_dialect_may_stand_in_a_part_of_their_own():
    notes = '<backm><voetnoot id="v1" nr="1"><al>Zie de boom.</al></voetnoot></backm>'
    draft = drafted(legacy('<al>Er zijn peren<voetref refid="v1" nr="1"/>.</al>', notes))
    assert shown(draft) == ["paragraph Er zijn peren⟦1⟧."]
    assert [(note.key, note.text) for note in draft.notes] == [("1", "Zie de boom.")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Aan de orde is vandaag het perenbeleid van de regering.", "paragraph"),
        ("De minister van Fruit heeft dat toegezegd.", "paragraph"),
        ("Geachte voorzitter,", "opening"),
        ("’s-Gravenhage, 3 mei 2032", "opening"),
    ],
)
def test_a_sentence_is_no_head_of_a_letter(text, kind):
    assert shown(read(f"<al>{text}</al><al>Er zijn peren.</al>"))[0] == f"{kind} {text}"


def test_each_office_of_an_old_signature_begins_one():
    lines = ("De Minister van Fruit,", "P. Eer", "De Staatssecretaris van Noten,", "N. Oot")
    draft = drafted(legacy(f"<al>Er zijn peren.</al><ondtek>{''.join(f'<al>{line}</al>' for line in lines)}</ondtek>"))
    closing = [block.text for block in draft.blocks if block.kind == "closing"]
    assert closing == ["⟦br⟧".join(lines[:2]), "⟦br⟧".join(lines[2:])]


def test_contents_are_left_out_and_listed():
    draft = read("<officiele-inhoudsopgave><al>1. Peren 3</al></officiele-inhoudsopgave><al>Peren.</al>")
    assert ("1. Peren 3", "contents-list") in [(left.words, left.reason) for left in draft.left_out]


def test_questions_and_answers_in_the_dialect_from_before_2010_keep_their_numbers():
    draft = drafted(
        b"""<vraagdoc><frontm><vergjaar>2001-2002</vergjaar></frontm><vragen><vraagnummer>2010206450</vraagnummer>
        <omschr>Vragen van het lid <persoon>Appel</persoon> over <ondw>peren</ondw>. (Ingezonden 3 mei 2002)</omschr>
        <vraag><nummer>1</nummer><al>Kent u het bericht?<nootref refid="n1"/></al></vraag>
        <antwoord><omschr>Antwoord van minister Peer. (Ontvangen 6 juni 2002)</omschr>
        <nummer>1</nummer><al>Ja.</al> En meer. </antwoord>
        <noot id="n1" nr="1"><al>De Peer, 1 mei 2002</al></noot>
        <toelicht><al>Deze vragen vullen andere aan.</al></toelicht></vragen></vraagdoc>"""
    )
    assert [(block.kind, block.text) for block in draft.blocks] == [
        ("opening", "Vragen van het lid Appel over peren. (Ingezonden 3 mei 2002)"),
        ("heading", "1"),
        ("paragraph", "Kent u het bericht?⟦1⟧"),
        ("paragraph", "Antwoord van minister Peer. (Ontvangen 6 juni 2002)"),
        ("heading", "1"),
        ("paragraph", "Ja."),
        ("paragraph", "En meer."),
        ("paragraph", "Deze vragen vullen andere aan."),
    ]
    assert [seen.value for key in ("date", "sender") for seen in draft.facts[key]] == ["2002-06-06", "Peer | Minister"]
    assert draft.facts["title"][0].value == "peren"


def test_a_number_below_one_with_a_paragraph_sign_stands_in_its_place(tmp_path):
    heads = ("§ 1. Peren", "§ 2. Appels", "2.1 Groene", "2.2 Rode", "§ 3. Noten")
    content = paper("".join(f"<tussenkop kopopmaak='vet'>{head}</tussenkop><al>x</al>" for head in heads))
    assert main(["import", str(put(tmp_path, "a.xml", content)), "--data", str(tmp_path / "data")]) == 0
    assert not [problem for problem in check(load(tmp_path / "data")) if problem.code == "K304"]


def test_an_unknown_element_within_a_sentence_does_not_tear_it():
    formula = "<formule><wiskunde><m>x</m> <o>+</o> <m>1</m></wiskunde></formule>"
    draft = drafted(paper(f"<al>Per boom geldt {formula} als maat voor 10<sup>-6</sup> peer.</al>"))
    assert shown(draft)[0] == "paragraph Per boom geldt x + 1 als maat voor 10⟦sup⟧-6⟦/sup⟧ peer."


def test_elements_with_a_prefix_are_read_as_those_without():
    content = paper(f"<tussenkop kopopmaak='cur'>Peren</tussenkop><al>Er zijn peren.{noot(1, 'Noot.')}</al>")
    prefixed = re.sub(rb"<(/?)(?=\w)", rb"<\1op:", content)
    prefixed = prefixed.replace(b"<op:officiele-publicatie", b'<op:officiele-publicatie xmlns:op="urn:op"', 1)
    assert shown(drafted(prefixed)) == shown(drafted(content))
    assert drafted(prefixed).facts == drafted(content).facts


def test_what_is_specified_and_lists_of_reasons_and_notes_at_the_end_are_read():
    draft = read(
        "<specificatielijst><specificatie-item><specificatie>Gewicht</specificatie><waarde>12 kg</waarde></specificatie-item>"
        "</specificatielijst><considerans.lijst><li><li.nr>1°.</li.nr><al>de oogst;</al></li></considerans.lijst>"
        "<al>Peren<eindref refid='e1' nr='4'/> zijn rijp.</al><eindnoot id='e1' nr='4'><al>Zie de telling.</al></eindnoot>"
    )
    assert shown(draft)[:3] == ["paragraph Gewicht 12 kg", "item 1 [1°.] de oogst;", "paragraph Peren⟦4⟧ zijn rijp."]
    assert [(note.key, note.text) for note in draft.notes] == [("4", "Zie de telling.")]


def test_a_paper_may_have_its_record_within_it_and_the_place_of_a_signature_its_comma():
    record = '<meta name="DCTERMS.issued" scheme="DCTERMS.W3CDTF" content="2017-05-03"/></metadata>'
    closing = "<tekst-sluiting><ondertekening><plaats>Perendam</plaats>, <datum>mei 2017</datum></ondertekening></tekst-sluiting>"
    draft = drafted(paper("<al>Tekst.</al>", closing).replace(b"</metadata>", record.encode(), 1))
    add_facts(draft, draft.records)
    assert draft.facts["date"] == [Seen("2017-05-03", "metadata")]
    assert draft.blocks[-1].text == f"Perendam,{BREAK}mei 2017"


def test_answers_in_a_dossier_have_the_number_of_that():
    draft = drafted(
        legacy("<alg><vraag><nr>1</nr><al>Hoeveel?</al></vraag><antwoord><al>Twaalf.</al></antwoord></alg>")
    )
    assert "identifier" not in draft.facts
    assert [seen.value for seen in draft.facts["ondernummer"]] == ["3"]


def test_questions_that_are_answered_later_are_of_the_appendix_too():
    draft = drafted(
        b"""<officiele-publicatie><kamervragen><kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2016-2017
        </tekstregel><tekstregel>Aanhangsel van de Handelingen</tekstregel></kamervraagkop><kamervraagnummer>101
        </kamervraagnummer><kamervraagomschrijving type="vraag">Vragen van het lid Kers over peren.</kamervraagomschrijving>
        <vraag><nr>Mededeling</nr><al>Later.</al></vraag></kamervragen></officiele-publicatie>"""
    )
    assert draft.facts["identifier"][0].value == "ah-tk-20162017-101"


def test_a_note_within_a_note_is_words_of_that(tmp_path):
    inner = noot(2, "De bron.")
    content = paper(f"<al>Peren.{noot(1, f'Zie{inner}, p. 3.')} Appels.{noot(3, 'Derde.')}</al>")
    draft = imported([put(tmp_path, "a.xml", content)], tmp_path / "data").draft
    assert [(one.number, one.text) for one in draft.notes] == [
        ("1", "Zie ⟦sup⟧2⟦/sup⟧ De bron., p. 3."),
        ("3", "Derde."),
    ]
    assert [(doubt.words, doubt.reason) for doubt in draft.doubts] == [("2 De bron.", "note-text")]


def test_the_mark_at_a_title_in_the_old_dialect_counts_once():
    body = '<al>Advies.</al><voetnoot id="v1" nr="1"><al>Ter inzage.</al></voetnoot>'
    draft = drafted(legacy(body).replace(b"FRUIT</titel>", b'FRUIT<voetref refid="v1">1</voetref></titel>'))
    assert shown(draft)[0] == "opening BRIEF VAN DE MINISTER VAN FRUIT⟦1⟧"
    assert draft.facts["heading"][0].value == "BRIEF VAN DE MINISTER VAN FRUIT"


def test_a_paper_whose_title_says_that_it_is_a_note_for_a_minister_is_refused(tmp_path):
    content = paper("<al>TER BESLISSING</al><al>Peren.</al>", "").replace(
        b"BRIEF VAN DE MINISTER VAN", b"Beslisnota bij brief over"
    )
    content = re.sub(rb"<stuknr>.*?</stuknr>", b"<stuknr>Bijlage</stuknr>", content)
    with pytest.raises(Refused, match="is a note for a minister"):
        imported([put(tmp_path, "a.xml", content)], tmp_path / "data")


def test_a_paper_without_a_day_above_it_has_that_of_its_signature():
    closing = "<ondertekening><plaats>Perendam</plaats>, <datum>3 mei 2017</datum><naam>P. Eer</naam></ondertekening>"
    assert [seen.value for seen in read("<al>Er zijn peren.</al>", closing).facts["date"]] == ["2017-05-03"]


def test_a_dossier_of_the_eerste_kamer_has_a_roman_number(tmp_path):
    content = paper("<al>Aan de leden</al><al>Den Haag, 3 mei 2017</al><al>Er zijn peren.</al>")
    content = content.replace(b"90 123", b"CXXIV").replace(b'kamer="2">7<', b'kamer="1">G<').replace(b"Nr. <", b"<")
    content = content.replace(b'kamernummer">2<', b'kamernummer">1<')
    assert imported([put(tmp_path, "a.xml", content)], tmp_path / "data").letter == "kst-cxxiv-g"
    corpus = load(tmp_path / "data")
    assert check(corpus) == []
    assert corpus.letters[0].record.kamerstuk.paper.citation() == "Kamerstukken I 2016/17, CXXIV, G"


def test_the_reasons_of_a_law_are_items_with_their_marks():
    reason = "<considerans.li><li.nr>–</li.nr><considerans.al>dat het zo is;</considerans.al></considerans.li>"
    assert shown(read(f"<considerans><considerans.lijst>{reason}</considerans.lijst></considerans>", "")) == [
        "item 1 [–] dat het zo is;"
    ]


def test_a_list_in_a_numbered_member_lies_in_it():
    draft = read(
        '<artikel><kop><label>Artikel</label><nr>2</nr></kop><lid><lidnr>1.</lidnr><al>Geteld worden:</al><lijst type="expliciet">'
        "<li><li.nr>a.</li.nr><al>peren;</al></li></lijst></lid><lid><lidnr>2.</lidnr><al>Noten niet.</al></lid></artikel>"
    )
    assert shown(draft)[1:4] == ["item 1 [1.] Geteld worden:", "item 2 [a.] peren;", "item 1 [2.] Noten niet."]


@pytest.mark.parametrize("kind", ["xml", "html", "odt"])
def test_a_note_that_refers_to_another_prints_its_number(kind, tmp_path):
    def odt_note(number, words):
        return (
            f'<text:note text:id="f{number}"><text:note-citation>{number}</text:note-citation><text:note-body>'
            f"<text:p>{words}</text:p></text:note-body></text:note>"
        )

    def noot(number, words):
        return f"<noot id='n{number}' type='voet'><noot.nr>{number}</noot.nr><noot.al>{words}</noot.al></noot>"

    up = '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    again = '<text:span text:style-name="Up"><text:note-ref text:ref-name="f1">1</text:note-ref></text:span>'
    xml_again = "Zie <nootref refid='n1'>1</nootref>."
    files = {
        "xml": paper(f"<al>Peren.{noot(1, 'Een.')} Appels.{noot(2, xml_again)}</al>"),
        "html": page(
            f"<p>Peren.{page_mark('1')} Appels.{page_mark('2')}</p>",
            page_note("1", "Een.") + page_note("2", "Zie <a href='#n1'>1</a>."),
        ),
        "odt": odt(f"<text:p>Peren.{odt_note(1, 'Een.')} Appels.{odt_note(2, f'Zie {again}.')}</text:p>", up),
    }
    result = imported([put(tmp_path, f"a.{kind}", files[kind])], tmp_path / "data")
    assert result.draft.blocks[0].text == "Peren.⟦1⟧ Appels.⟦2⟧"
    assert [note.text for note in result.draft.notes] == ["Een.", "Zie ⟦sup⟧1⟦/sup⟧."]
    assert result.account.equal
