"""What stands above the salutation opens a letter, whatever it says; its facts are told by their lines."""

import pytest

from briefwijzer.importing.drafts.draft import DraftBlock
from briefwijzer.importing.drafts.headings import with_questions
from briefwijzer.importing.facts import first
from tests.importing.files import docx, drafted, odt, p, r, shown


def line(words, *looks):
    return p(r(words, *looks))


SIGNED = line("De minister van Fruit,") + line("P. Eer")
TEXT = line("Geachte voorzitter,") + line("De peren zijn geteld, en de appels ook.")


def facts(body):
    draft = drafted(docx(body + TEXT + SIGNED))
    opening = [block.text for block in draft.blocks if block.kind == "opening"]
    seen = {key: first(draft, key) for key in ("date", "title", "reference", "addressee")}
    return opening, {key: fact.value for key, fact in seen.items() if fact}


def test_a_title_and_a_ministry_above_the_lines_of_the_opening_hide_none_of_them():
    opening, found = facts(
        line("Brief over het tellen van peren", "b")
        + line("Ministerie van Fruit")
        + line("Aan: de voorzitter van de Tweede Kamer")
        + line("Datum: 7 juli 2031", "b")
        + line("Onze referentie: FRU-2031-12")
        + line("Betreft: peren")
    )
    assert [opening[0], opening[-1], len(opening)] == ["Brief over het tellen van peren", "Geachte voorzitter,", 7]
    assert found == {
        "date": "2031-07-07",
        "title": "peren",
        "reference": "FRU-2031-12",
        "addressee": "Aan: de voorzitter van de Tweede Kamer",
    }


@pytest.mark.parametrize("dated", ["Perendam, 7 juli 2031", "Datum 7 juli 2031", "7 juli 2031"])
def test_a_day_in_the_subject_or_the_title_is_not_that_of_the_letter(dated):
    lines = ("Reactie op de brief van 3 maart 2031", "Betreft: verzoek van 4 april 2031", dated)
    assert facts("".join(map(line, lines)))[1]["date"] == "2031-07-07"
    assert "date" not in facts(line("Betreft: verzoek van 4 april 2031"))[1]


def test_a_day_that_only_the_head_of_the_page_has_is_that_of_the_letter():
    head = p(r("Datum"), "<w:r><w:tab/></w:r>", r("7 juli 2031")) + p(
        r("Ons kenmerk"), "<w:r><w:tab/></w:r>", r("FRU-2031-12")
    )
    draft = drafted(docx(TEXT + SIGNED, header1=head))
    assert [draft.facts[key][0].value for key in ("date", "reference")] == ["2031-07-07", "FRU-2031-12"]
    dated = drafted(docx(line("Perendam, 3 mei 2031") + TEXT + SIGNED, header1=head))
    assert dated.facts["date"][0].value == "2031-05-03"


def test_text_above_a_salutation_stays_text():
    opening, _ = facts(line("Dit is het verslag van de commissie.") + line("Het bevat een brief:"))
    assert not opening


def test_a_second_letter_in_the_file_is_told_and_who_gets_it_does_not_sign_the_first():
    to = line("De Voorzitter van de Tweede Kamer der Staten-Generaal") + line("Postbus 20018")
    draft = drafted(docx((to + line("Datum 7 juli 2031") + TEXT + SIGNED) * 2))
    assert [seen.value for seen in draft.facts["sender"]] == ["P. Eer | minister van Fruit"]
    assert [(one.reason, one.words) for one in draft.doubts] == [("structure", "Geachte voorzitter,")]


BREAK = "<w:r><w:br/></w:r>"


@pytest.mark.parametrize("name", ["P. Eer", "De Peer"])
def test_line_breaks_side_by_side_part_paragraphs_and_a_greeting_may_stand_above_a_signature(name):
    draft = drafted(
        docx(
            line("7 juli 2031")
            + p(
                r("Geachte voorzitter,"),
                BREAK,
                r("Er zijn peren"),
                BREAK,
                r("en appels."),
                BREAK,
                r(" "),
                BREAK,
                r("Geteld."),
            )
            + p(r("Hoogachtend,"), BREAK, r("de minister van Fruit,"), BREAK, BREAK, r(name))
        )
    )
    assert shown(draft) == [
        "opening 7 juli 2031",
        "opening Geachte voorzitter,",
        "paragraph Er zijn peren⟦br⟧en appels.",
        "paragraph Geteld.",
        "closing Hoogachtend,⟦br⟧de minister van Fruit,⟦br⟧" + name,
    ]
    assert draft.facts["sender"][0].value == f"{name} | minister van Fruit"


def test_a_table_with_the_addressee_the_day_and_the_subject_below_an_emblem_opens_a_letter():
    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    head = (
        row(line("> Retouradres Postbus 1 2500 EA Den Haag"))
        + row(line("Aan de Voorzitter van de Tweede Kamer") + line("Postbus 20018") + line("2500 EA Den Haag"))
        + row(line("Datum"), line("7 juli 2021"))
        + row(line("Onderwerp"), line("De peren"))
    )
    emblem = "<w:p><w:r><w:pict><v:imagedata xmlns:v='urn:v'/></w:pict></w:r></w:p>"
    body = emblem + f"<w:tbl>{borders}{head}</w:tbl>" + line("De peren zijn geteld.") + SIGNED
    draft = drafted(docx(body))
    assert shown(draft)[:4] == [
        "opening Aan de Voorzitter van de Tweede Kamer⟦br⟧Postbus 20018⟦br⟧2500 EA Den Haag",
        "opening Datum 7 juli 2021",
        "opening Onderwerp De peren",
        "paragraph De peren zijn geteld.",
    ]
    assert [one.words for one in draft.left_out] == ["> Retouradres Postbus 1 2500 EA Den Haag"]
    assert first(draft, "title").value == "De peren"


def test_a_picture_above_all_words_of_a_page_is_an_emblem():
    words = "".join(
        f"<p>{words}</p>"
        for words in ("Aan de Voorzitter van de Tweede Kamer", "Datum 7 juli 2021", "Er zijn peren. " * 9)
    )
    draft = drafted(
        f"<html><body><p><img src='wapen.png'></p>{words}<p><img src='peer.png'></p></body></html>".encode()
    )
    assert [block.kind for block in draft.blocks] == ["opening", "opening", "paragraph", "figure"]


def test_a_long_subject_below_its_name_is_in_the_opening():
    subject = (
        "Antwoorden op vragen over " + "de peren en de appels van dit jaar en van het vorige, " * 5 + "en over noten"
    )
    opening = [line("Datum"), line("7 juli 2031"), line("Onderwerp:"), line(subject)]
    text = line(
        "In antwoord op uw brief deel ik u mede dat de peren en de appels zijn geteld, en dat het er veel zijn."
    )
    draft = drafted(docx("".join(opening) + text + SIGNED))
    assert [block.kind for block in draft.blocks] == ["opening"] * 4 + ["paragraph", "closing"]
    assert first(draft, "title").value == subject


@pytest.mark.parametrize("subject", ["Peren\tin het veld", "Peren in het veld"])
def test_the_head_of_a_page_in_odt_is_told_by_its_paragraphs(subject):
    tab = subject.replace("\t", "<text:tab/>")
    box = "<draw:frame><draw:text-box><text:p>Datum<text:tab/>7 juli 2031</text:p></draw:text-box></draw:frame>"
    head = f"<style:header><text:p>Directie Fruit, {box}{tab}</text:p></style:header>"
    body = "".join(f"<text:p>{words}</text:p>" for words in ("Geachte voorzitter,", "Er zijn peren."))
    draft = drafted(odt(body, page_styles=head))
    assert [left.words for left in draft.left_out] == ["Directie Fruit, Peren in het veld", "Datum 7 juli 2031"]
    assert first(draft, "date").value == "2031-07-07"


@pytest.mark.parametrize("lines", [["Ministerie van Fruit"], ["Nr. WJZ/123 (456)"]])
def test_lines_above_an_addressee_without_a_salutation_hide_none_of_the_opening(lines):
    text = line("Blijkens de mededeling van de Directeur van Uw kabinet is het advies over de peren aan mij gezonden.")
    above = [*lines, "Aan de Koning", "Den Haag, 7 juli 2031", "Betreft nader rapport over peren"]
    draft = drafted(docx("".join(map(line, above)) + text + SIGNED))
    assert [block.kind for block in draft.blocks] == ["opening"] * len(above) + ["paragraph", "closing"]
    assert [first(draft, key).value for key in ("addressee", "date", "title")] == [
        "Aan de Koning",
        "2031-07-07",
        "nader rapport over peren",
    ]


def test_the_title_of_a_reprint_stands_below_its_number():
    head = ("90 123 Peren", "Nr. 7 HERDRUK", "BRIEF VAN DE MINISTER VAN FRUIT", "Den Haag, 7 juli 2031")
    draft = drafted(docx("".join(map(line, head)) + TEXT + SIGNED))
    assert [first(draft, key).value for key in ("ondernummer", "reprint", "heading", "date")] == [
        "7",
        "HERDRUK",
        "BRIEF VAN DE MINISTER VAN FRUIT",
        "2031-07-07",
    ]


def test_questions_and_answers_that_are_nothing_but_a_number_are_headings_where_several_are():
    texts = ["⟦i⟧Vraag 1⟦/i⟧", "Zijn er peren?", "Antwoord op vraag 1:", "Ja.", "Vraag 2 was er niet."]
    found = with_questions([DraftBlock("paragraph", text) for text in texts])
    assert [block.text for block in found if block.kind == "heading"] == [texts[0], texts[2]]
    assert with_questions([DraftBlock("paragraph", text) for text in texts[:2]]) == [
        DraftBlock("paragraph", t) for t in texts[:2]
    ]
    body = "".join(line(text) for text in ("Vraag 1", "Zijn er peren?", "Antwoord 1", "Ja.", "Vraag 2", "Hoe?", "Zo."))
    assert shown(drafted(docx(TEXT + body)))[-6:] == [
        "paragraph Zijn er peren?", "heading 1 Antwoord 1", "paragraph Ja.", "heading 1 Vraag 2", "paragraph Hoe?",
        "paragraph Zo.",
    ]  # fmt: skip


def test_a_minister_below_the_word_aan_is_written_to_and_signs_nothing():
    body = [line(words) for words in ("Aan", "Minister van Fruit", "Nota", "Datum", "3 maart 2031", "Aanleiding")]
    draft = drafted(docx("".join(body) + line("De peren zijn geteld, en de appels ook.")))
    facts = {key: first(draft, key) for key in ("addressee", "date", "sender")}
    assert {key: fact.value if fact else None for key, fact in facts.items()} == {
        "addressee": "Aan Minister van Fruit",
        "date": "2031-03-03",
        "sender": None,
    }


def test_names_at_the_very_end_of_a_text_stand_apart_from_the_sentence_above_them():
    lines = ["90 123 Perenwet", "Nr. 12 AMENDEMENT VAN DE LEDEN PIT EN SCHIL", "In artikel 1 staat iets van peren."]
    lines += ["Toelichting", "Appels zijn beter dan peren, zo blijkt uit onderzoek.", "Pit", "Schil"]
    draft = drafted("\n".join(lines).encode(), "a.txt")
    assert shown(draft)[-3:] == ["paragraph " + lines[4], "closing Pit", "closing Schil"]
    lines[-1] = "Den Haag is een stad."
    assert shown(drafted("\n".join(lines).encode(), "a.txt"))[-1].startswith("paragraph")


def test_a_short_text_about_a_proposal_of_the_european_commission_is_read():
    lines = ["Fiche 2: Verordening peren", "Nr. Commissiedocument", "COM(2031) 123", "De inzet is dat peren rijp zijn."]
    assert "Fiche 2: Verordening peren" in shown(drafted("\n\n".join(lines).encode(), "a.txt"))[0]


NAMES, VALUES = ("Datum", "Ons kenmerk", "Onderwerp"), ("7 juli 2031", "FRU / 12", "Stand van de peren")
VALUED = {"date": "2031-07-07", "reference": "FRU / 12", "title": "Stand van de peren"}


@pytest.mark.parametrize("kind", ["docx", "odt", "txt"])
def test_names_of_fields_side_by_side_have_their_values_on_the_next_line(kind):
    def read(*rows):
        texts = [
            "Geachte voorzitter,",
            "De peren zijn geteld, en de appels ook, zoals in het vorige jaar is gevraagd, en de noten ook.",
        ]
        if kind == "txt":
            return drafted("\n\n".join([*map("    ".join, rows), *texts, *texts[1:] * 4]).encode(), "a.txt")
        between = "<w:r><w:tab/><w:tab/></w:r>" if kind == "docx" else "<text:tab/>"
        if kind == "odt":
            return drafted(odt("".join(f"<text:p>{between.join(row)}</text:p>" for row in (*rows, *zip(texts)))))
        return drafted(docx("".join(p(between.join(map(r, row))) for row in (*rows, *zip(texts)))))

    draft = read(NAMES, VALUES)
    assert {key: seen[0].value for key, seen in draft.facts.items() if key in VALUED} == VALUED
    assert [block.text for block in draft.blocks[:2]] == ["⟦br⟧".join(NAMES), "⟦br⟧".join(VALUES)]
    assert not {"reference", "title"} & set(read(NAMES, (VALUES[0], VALUES[2])).facts)  # one value is missing


def test_several_fields_on_one_line_have_their_values_behind_them():
    _, found = facts(line("Datum: 7 juli 2031      Kenmerk: FRU / 12      Onderwerp: Stand van de peren"))
    assert found == VALUED


def test_the_head_of_a_message_that_was_sent_opens_a_letter():
    lines = ["Van: Brieven &lt;brieven@fruit.example&gt;", "Verzonden: vrijdag 4 juli 2031 16:02",
             "Aan: Griffie van de commissie voor Fruit en Noten &lt;griffie@kamer.example&gt;", "Onderwerp: Uitstel"]  # fmt: skip
    opening, found = facts(p(BREAK.join(map(r, lines))))
    assert opening[1:] == ["Geachte voorzitter,"]
    assert found == {"date": "2031-07-04", "title": "Uitstel"}


def test_an_english_letter_opens_with_its_address_and_closes_with_its_greeting():
    head = ["To Ms Apple Core", "President of the European Commission", "Place and Date The Hague, 7 May 2031",
            "Subject Reasoned opinion on pears", "Our Reference 2031Z1/2", "Dear Ms Core,"]  # fmt: skip
    closing = ["Yours sincerely,", "K. Kers", "President of the House of Representatives"]
    draft = drafted(docx("".join(map(line, [*head, "The House has assessed the proposal.", *closing]))))
    kinds = ["opening"] * 6 + ["paragraph"] + ["closing"] * 3
    assert [block.kind for block in draft.blocks] == kinds
    assert {key: seen[0].value for key, seen in draft.facts.items() if key != "sender"} == {
        "date": "2031-05-07", "title": "Reasoned opinion on pears", "reference": "2031Z1/2"
    }  # fmt: skip


@pytest.mark.parametrize("office", ["First Vice-President", "The Commissioner for Fruit", "Speaker of the House"])
def test_an_english_office_is_no_name(office):
    closing = ["Yours faithfully,", "Frans Tuin", office]
    lines = ["Brussels, 3.10.2031", "Dear President,", "The Commission attaches importance to pears.", *closing]
    draft = drafted(docx("".join(map(line, lines))))
    seen = {key: [one.value for one in draft.facts[key]] for key in ("date", "sender")}
    assert seen == {"date": ["2031-10-03"], "sender": [f"Frans Tuin | {office}"]}


def test_a_name_with_its_office_below_it_is_parted_from_the_next_name():
    closing = ["Met vriendelijke groet,", "mr. A. Stam", "voorzitter", "mr. C. Twijg", "secretaris-directeur"]
    draft = drafted(docx(TEXT + "".join(map(line, closing))))
    assert [block.text for block in draft.blocks[-5:]] == closing


@pytest.mark.parametrize("asked", [("Vraag:", "Antwoord:"), ("Vraag", "Antwoord")])
def test_lines_that_only_say_question_or_answer_are_headings_where_several_are(asked):
    lines = ["Algemeen", *[asked[0], "Zijn er peren?", asked[1], "Ja, er zijn peren."] * 2]
    draft = drafted(docx(TEXT + "".join(line(words, *(["b"] if words == "Algemeen" else [])) for words in lines)))
    assert [one for one in shown(draft) if one.startswith("heading")] == [
        "heading 1 Algemeen", *[f"heading 2 {words}" for words in asked * 2]
    ]  # fmt: skip
    assert not [block for block in drafted(docx(TEXT + line(asked[0]) + line("Ja."))).blocks if block.kind == "heading"]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_offices_side_by_side_have_their_names_below_them(kind):
    between = "<w:r><w:tab/></w:r>" if kind == "docx" else "<text:tab/>"
    rows = [
        ("Geachte raad,",),
        ("Er komt een plein.",),
        ("de secretaris,", "de burgemeester,"),
        ("mr. P. Pit", "dr. K. Klok"),
    ]
    if kind == "docx":
        draft = drafted(docx("".join(p(between.join(map(r, row))) for row in rows)))
    else:
        draft = drafted(odt("".join(f"<text:p>{between.join(row)}</text:p>" for row in rows)))
    assert [seen.value for seen in draft.facts["sender"]] == ["mr. P. Pit | secretaris", "dr. K. Klok | burgemeester"]


@pytest.mark.parametrize(
    "below", ["Afschrift aan: de voorzitter van de Eerste Kamer", "cc: de griffier", "Bijlagen: 2", "Bijlage: kaart"]
)
@pytest.mark.parametrize("greeting", ["", line("Hoogachtend,")])
def test_a_line_below_a_signature_that_ends_a_letter_begins_no_annex(below, greeting):
    signed = drafted(docx(TEXT + greeting + SIGNED + line(below)))
    assert [signed.blocks[-1].kind, signed.blocks[-1].text] == ["closing", below]
    more = drafted(docx(TEXT + greeting + SIGNED + line(below) + line("De kaart toont de peren.")))
    assert "annex" in [block.kind for block in more.blocks]


@pytest.mark.parametrize("look", ["b", "u"])
def test_a_number_before_a_heading_need_not_look_as_it_does(look):
    body = "".join(p(r(f"{at}. "), r(f"Deel {at}", look)) + line("De peren zijn geteld.") for at in (1, 2))
    headings = [one for one in shown(drafted(docx(TEXT + body))) if one.startswith("heading")]
    assert headings == ["heading 1 [1.] Deel 1", "heading 1 [2.] Deel 2"]


def table(*rows):
    cells = ("".join(f"<w:tc>{''.join(map(line, cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_the_margin_in_the_cell_beside_the_addressee_is_left_out():
    to = ["De Voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018"]
    margin = ["Bezoekadres:", "Laan 1", "T 070 340 79 11", "www.fruit.example", "Kenmerk", "401-FR"]
    head = table([["&gt; Retouradres Postbus 1"], []], [to, margin])
    draft = drafted(docx(head + line("Datum 7 juli 2031") + TEXT + SIGNED))
    assert [block.text for block in draft.blocks if block.kind == "opening"] == [
        "⟦br⟧".join(to), "Datum 7 juli 2031", "Geachte voorzitter,"
    ]  # fmt: skip
    assert [left.words for left in draft.left_out if left.reason == "margin"][-6:] == margin
    assert draft.facts["reference"][0].value == "401-FR"
    assert [doubt.reason for doubt in draft.doubts] == ["letter-or-margin"]


def test_names_with_their_offices_in_the_cells_of_a_table_sign():
    rows = [["Eva Eer", "minister van Fruit"], ["Ot Oot", "minister van Noten"]], [["Pel Pit", "minister van Zaad"], []]
    draft = drafted(docx(TEXT + line("Hoogachtend,") + table(*rows)))
    assert [seen.value for seen in draft.facts["sender"]] == [
        "Eva Eer | minister van Fruit", "Ot Oot | minister van Noten", "Pel Pit | minister van Zaad"
    ]  # fmt: skip
    assert [block.text for block in draft.blocks if block.kind == "closing"][1] == "Eva Eer⟦br⟧minister van Fruit"
