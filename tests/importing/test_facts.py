"""What a letter says about itself is taken over when it is certain, and left open when it is not."""

import pytest

from briefwijzer.data.prose import BREAK
from briefwijzer.importing.drafts.draft import Draft, DraftBlock, Seen
from briefwijzer.importing.facts import from_words, title_from_heading
from briefwijzer.importing.letter_file import letter_file
from briefwijzer.importing.signatures import signatures

from .files import docx, drafted, p, r


def read(*lines: str) -> dict[str, list[str]]:
    """The facts out of an opening with these lines."""
    draft = Draft("text")
    draft.blocks = [DraftBlock("opening", text=BREAK.join(lines))]
    from_words(draft)
    return {key: [seen.value for seen in found] for key, found in draft.facts.items()}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Betreft: Verzamelbrief fruit"], ["Verzamelbrief fruit"]),
        (["Onderwerp", "Stand van zaken", "Geachte voorzitter,"], ["Stand van zaken"]),
        (["Betreft Verzamelbrief fruit en", "groente", "en noten"], ["Verzamelbrief fruit en groente en noten"]),
        (["Datum", "Betreft", "18 oktober 2031", "Verzamelbrief fruit"], None),
        (["Betreft", "Ons kenmerk", "Verzamelbrief fruit"], None),
        (["Betreft", "Geachte voorzitter,"], None),
        (["Betreft", "Postbus 20018"], None),
    ],
)
def test_the_subject_is_right_or_not_there(lines, title):
    assert read(*lines).get("title") == title


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Ons kenmerk FRUIT/BSK-2031/297705", ["FRUIT/BSK-2031/297705"]),
        ("Kenmerk: 4980892", ["4980892"]),
        ("Ons kenmerk F R UIT/BSK-2031/297705", None),
        ("Ons kenmerk volgt", None),
        ("Ons kenmerk: FR-12 Uw kenmerk: 2031Z1", ["FR-12"]),
        ("Ons kenmerk FR-12 Telefoon 070 123 45 67", ["FR-12"]),
        ("Ons kenmerk FR 12 Behandeld door P. Pel", ["FR 12"]),
        ("Datum 3 mei 2031 Ons kenmerk FR-12", ["FR-12"]),
    ],
)
def test_a_torn_reference_is_not_taken_over(line, reference):
    assert read(line).get("reference") == reference


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Datum 18 oktober 2031", ["2031-10-18"]),
        ("Datum: 18-10-2031", ["2031-10-18"]),
        ("18-31-2031", None),
        ("Datum: 18-10/2031", None),
        ("Datum 31 februari 2031", None),
        ("Uw brief van 3 mei 2031", None),
        ("Contactpersoon P. Pel, 3 mei 2031", None),
        (f"Behandeld door:{BREAK}P. Pel 3 mei 2031", None),
        (f"Contactpersoon{BREAK}P. Pel 3 mei 2031{BREAK}18 oktober 2031", ["2031-10-18"]),
    ],
)
def test_the_date_is_right_or_not_there(line, date):
    assert read(line).get("date") == date


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (["De Minister van Fruit en", "Groente", "P. Eer"], [("P. Eer", "Minister van Fruit en Groente")]),
        (["De Minister", "voor Groente,", "P. Eer"], [("P. Eer", "Minister voor Groente")]),
        (["De Minister van Fruit,", "P. Eer", "A. Pel"], [("P. Eer", "Minister van Fruit"), ("A. Pel", "")]),
        (["Hoogachtend,", "P. Eer"], [("P. Eer", "")]),
        (
            ["De Minister van Fruit,", "De Minister van Groente,", "P. Eer", "S. La"],
            [("P. Eer", "Minister van Fruit"), ("S. La", "Minister van Groente")],
        ),
        (
            ["De Minister van Fruit,", "De Minister van Groente,", "P. Eer"],
            [("", "Minister van Fruit"), ("", "Minister van Groente")],
        ),
        (
            ["De Minister van Fruit,", "P. Eer", "mede namens de Minister van Groente,"],
            [("P. Eer", "Minister van Fruit"), ("", "Minister van Groente")],
        ),
        (
            ["Mede namens de Staatssecretaris van Noten,", "De Minister van Fruit,", "P. Eer"],
            [("P. Eer", "Minister van Fruit"), ("", "Staatssecretaris van Noten")],
        ),
        (["De Minister van Fruit,", "namens deze,", "S. La"], [("", "Minister van Fruit"), ("S. La", "")]),
        (["De Minister van Fruit,"], [("", "Minister van Fruit")]),
        (
            ["Piet Eer", "Minister van Fruit", "Willem Alnoot", "Minister van Noten"],
            [("Piet Eer", "Minister van Fruit"), ("Willem Alnoot", "Minister van Noten")],
        ),
        (
            ["De Minister van Fruit, P. Eer", "De Minister van Groente, Noten en Kool, A. van der Pel"],
            [("P. Eer", "Minister van Fruit"), ("A. van der Pel", "Minister van Groente, Noten en Kool")],
        ),
        (
            ["De voorzitter van de commissie, Pel", "De adjunct-griffier van de commissie, De Pit"],
            [("Pel", "voorzitter van de commissie"), ("De Pit", "adjunct-griffier van de commissie")],
        ),
        (
            ["De voorzitter van de commissie voor Fruit, Groente", "en Noten,", "De Pit"],
            [("De Pit", "voorzitter van de commissie voor Fruit, Groente en Noten")],
        ),
        (["De Minister van Fruit, Groente"], [("", "Minister van Fruit, Groente")]),
        (
            ["De minister-president,", "Minister van Algemene Zaken,", "P. Eer"],
            [("P. Eer", "minister-president, Minister van Algemene Zaken")],
        ),
        (["De Nationale ombudsman, Piet van der Eer"], [("Piet van der Eer", "Nationale ombudsman")]),
        (
            ["Algemene Rekenkamer", "Piet P. Eer,", "president", "Jhr. mr. A.B. de Pel,", "secretaris"],
            [("Piet P. Eer", "president"), ("Jhr. mr. A.B. de Pel", "secretaris")],
        ),
        (
            [
                "Hoogachtend,",
                "burgemeester en wethouders van Perendam,",
                "de secretaris, de burgemeester,",
                "A.B. Kool C. van der Pel",
            ],
            [("A.B. Kool", "secretaris"), ("C. van der Pel", "burgemeester")],
        ),
        (
            ["Het college van Perendam,", "de gemeentesecretaris,", "A.B. Kool", "de burgemeester,", "C. Pel"],
            [("A.B. Kool", "gemeentesecretaris"), ("C. Pel", "burgemeester")],
        ),
        (
            ["Gedeputeerde Staten van Fruitland,", "drs. P. Eer, voorzitter", "A. Pel, secretaris"],
            [("drs. P. Eer", "voorzitter"), ("A. Pel", "secretaris")],
        ),
        (
            ["Met vriendelijke groet,", "Stichting Bomen", "P. Eer, voorzitter"],
            [("Stichting Bomen", ""), ("P. Eer", "voorzitter")],
        ),
        (["De Minister van Fruit,", "M.H.M. Pel – van der Pit"], [("M.H.M. Pel – van der Pit", "Minister van Fruit")]),
        (
            ["De Minister van Fruit, Groente,", "Noten en Bloemen,", "Anna Maria Pel"],
            [("Anna Maria Pel", "Minister van Fruit, Groente, Noten en Bloemen")],
        ),
        (
            ["De Minister voor Fruit,", "F.M. Eer,", "mede namens de minister van Groente,"],
            [("F.M. Eer", "Minister voor Fruit"), ("", "minister van Groente")],
        ),
        (["De Minister van Fruit,", "w.g.", "P. Eer"], [("P. Eer", "Minister van Fruit")]),
        (["De voorzitter van de commissie,", "Pit", "Voorzitter: Pel"], [("Pit", "voorzitter van de commissie")]),
        (
            [
                *("DE MINISTER VAN FRUIT,", "DE MINISTER VAN GROENTE", "DE MINISTER VOOR NOTEN"),
                *("EN KOOL,", "EN ZADEN,", "P. Eer", "S. La", "N. Oot"),
            ],
            [
                ("P. Eer", "MINISTER VAN FRUIT"),
                ("S. La", "MINISTER VAN GROENTE EN KOOL"),
                ("N. Oot", "MINISTER VOOR NOTEN EN ZADEN"),
            ],
        ),
    ],
)
def test_an_office_is_taken_over_whole(lines, signed):
    assert signatures([DraftBlock("closing", text=BREAK.join(lines))]) == signed


def senders(*blocks: DraftBlock) -> list[str]:
    """The senders that a draft with these blocks knows, as its letter.yml has them."""
    draft = Draft("text", blocks=list(blocks))
    from_words(draft)
    about = letter_file(draft, "brief-2031-05-03", {})
    return [", ".join(one[key]["value"] for key in ("name", "function") if key in one) for one in about["senders"]]


SIGNED = DraftBlock("closing", text=f"De Minister van Fruit,{BREAK}P. Eer")


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        (
            "Hierbij zend ik u, mede namens de minister van Groente en Noten en de staatssecretaris van Water, het plan.",
            ["minister van Groente en Noten", "staatssecretaris van Water"],
        ),
        ("Deze brief stuur ik u mede namens de ministers van Groente en voor Water.",
         ["minister van Groente", "minister voor Water"]),
        ("Ook namens de Minister van Groente, Noten en Water bied ik u het plan aan.",
         ["Minister van Groente, Noten en Water"]),
        ("Hierbij meld ik dat ik u het plan mede namens de minister van Groente al heb gestuurd.", []),
        ("De burgemeester sprak mede namens de minister van Groente met de telers.", []),
        ("Hierbij zend ik u mede namens mijn ambtgenoot het plan.", []),
    ],
)  # fmt: skip
def test_for_whom_else_a_letter_is_sent_is_taken_from_the_sentence_that_sends_it(sentence, others):
    assert senders(DraftBlock("paragraph", text=sentence), SIGNED) == ["P. Eer, Minister van Fruit", *others]


@pytest.mark.parametrize(
    ("answer", "sent", "date"),
    [
        (
            "Antwoord van Minister Eer (Fruit), mede namens de Minister van Groente (ontvangen 3 mei 2031).",
            ["Eer, Minister van Fruit", "Minister van Groente"],
            ["2031-05-03"],
        ),
        (
            "Antwoord van de Ministers Eer (Fruit) en La (voor Noten) en Staatssecretaris De Pit (Groente). "
            "(Ontvangen 3 mei 2031) Zie ook Aanhangsel Handelingen, vergaderjaar 2030–2031, nr. 4",
            ["Eer, Minister van Fruit", "La, Minister voor Noten", "De Pit, Staatssecretaris (Groente)"],
            ["2031-05-03"],
        ),
        ("Antwoord van de Minister van Fruit (ontvangen 3 mei 2031).", ["Minister van Fruit"], ["2031-05-03"]),
        ("", ["Kers, lid van de Tweede Kamer", "Bes, lid van de Tweede Kamer"], ["2031-04-20"]),
    ],
)
def test_questions_are_sent_by_who_answers_them_or_else_by_who_asks(answer, sent, date):
    question = (
        "Vragen van de leden Kers en Bes (beiden STAM) aan de Minister van Fruit over peren (ingezonden 20 april 2031)"
    )
    draft = Draft("text", blocks=[DraftBlock("opening", text=line) for line in (question, answer) if line])
    draft.facts["heading"], draft.facts["chamber"] = [Seen(question)], [Seen("2")]
    from_words(draft)
    about = letter_file(draft, "ah-tk-20302031-7", {})
    said = [", ".join(one[key]["value"] for key in ("name", "function") if key in one) for one in about["senders"]]
    assert (said, [seen.value for seen in draft.facts["date"]]) == (sent, date)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (DraftBlock("heading", "Fiche 5: een regel voor fruit"), ["Fiche 5: een regel voor fruit"]),
        (DraftBlock("heading", "Inleiding"), None),
        (DraftBlock("heading", "Wat er is gebeurd tot nu", label="1."), None),
        (DraftBlock("paragraph", "Het fruit is rijp en duur."), None),
    ],
)
def test_a_heading_that_stands_first_is_the_subject_where_none_is_named(first, title):
    draft = Draft("text", [first, DraftBlock("heading", "Wat daarna komt en blijft")])
    title_from_heading(draft)
    assert ([seen.value for seen in draft.facts["title"]] if draft.facts else None) == title
    assert bool(draft.decisions) == bool(title)
    named = Draft("text", [first], facts={"heading": [Seen("Brief van de minister")]})
    title_from_heading(named)
    assert "title" not in named.facts


def test_only_what_can_be_a_kamerstuk_misses_its_number_as_one():
    missing = "het nummer als Kamerstuk is niet gevonden in het bestand"
    named = {
        name: missing in letter_file(Draft("text"), name, {})["unknown"] for name in ("ah-tk-20302031-7", "brief-1")
    }
    assert named == {"ah-tk-20302031-7": False, "brief-1": True}


@pytest.mark.parametrize(
    ("lines", "to"),
    [
        (["De voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG"],
         ["De voorzitter van de Tweede Kamer der Staten-Generaal"]),
        (["Aan de Voorzitter van de Eerste Kamer der Staten-Generaal Postbus 20017 2500 EA DEN HAAG"],
         ["Aan de Voorzitter van de Eerste Kamer der Staten-Generaal"]),
        (["Aan", "de Voorzitter van de Tweede Kamer", "der Staten-Generaal"],
         ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]),
        (["Datum 3 mei 2031", "Geachte voorzitter,"], None),
        (["Aan de Voorzitter van de", "Tweede Kamer der Staten-Generaal", "Den Haag, 3 mei 2031"],
         ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]),
        (["De voorzitter van de Tweede Kamer der", "Staten-Generaal", "Postbus 20018"],
         ["De voorzitter van de Tweede Kamer der Staten-Generaal"]),
        (["De leden van de vaste commissie voor Fruit", "uit de Tweede Kamer"],
         ["De leden van de vaste commissie voor Fruit uit de Tweede Kamer"]),
    ],
)  # fmt: skip
def test_the_addressee_is_named_without_the_address(lines, to):
    assert read(*lines).get("addressee") == to


def test_an_addressee_on_the_line_of_the_title_of_a_paper_is_no_part_of_that():
    lines = ("90 123 Peren", "Nr. 7 BRIEF VAN DE MINISTER Aan de Voorzitter van de Tweede Kamer", "Er zijn peren.")
    facts = drafted(docx("".join(p(r(line)) for line in lines))).facts
    assert facts["heading"][0].value == "BRIEF VAN DE MINISTER"
    assert facts["addressee"][0].value == "Aan de Voorzitter van de Tweede Kamer"


def test_a_letter_that_says_for_whom_else_it_does_so_has_that_sender():
    words = ["Geachte voorzitter,", "Wij sturen u een lijst. Wij doen dit mede namens de minister van Groente."]
    draft = drafted(docx("".join(p(r(line)) for line in (*words, "De minister van Fruit,", "P. Eer"))))
    assert [seen.value for seen in draft.facts["sender"]] == ["P. Eer | minister van Fruit", " | minister van Groente"]


def test_who_signs_in_capitals_is_one_sender():
    words = "Geachte voorzitter, / Hierbij stuur ik u, mede namens de minister van Groente, een lijst. / DE MINISTER VAN FRUIT, / P. EER"
    for more in ("DE MINISTER VAN GROENTE, / Q. KOOL", "MEDE NAMENS DE MINISTER VAN GROENTE, / Q. KOOL"):
        draft = drafted(docx("".join(p(r(line)) for line in f"{words} / {more}".split(" / "))))
        senders = [seen.value for seen in draft.facts["sender"]]
        assert senders == ["P. EER | MINISTER VAN FRUIT", "Q. KOOL | MINISTER VAN GROENTE"]


def test_another_field_on_its_line_ends_a_subject():
    assert read("Betreft Peren Uw kenmerk 2031Z1")["title"] == ["Peren"]
    assert read("Betreft Brief met een bijlage: peren")["title"] == ["Brief met een bijlage: peren"]


def test_a_head_with_the_names_of_its_fields_side_by_side_gives_their_values():
    rows = (("Datum", "Ons kenmerk", "Onderwerp"), ("3 mei 2031", "FR-12", "Stand van de peren"))
    table = "".join(f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    borders = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    draft = drafted(docx(f"<w:tbl>{borders}{table}</w:tbl>{p(r('Hierbij de stand.'))}"))
    found = {key: seen[0].value for key, seen in draft.facts.items()}
    assert found == {"date": "2031-05-03", "reference": "FR-12", "title": "Stand van de peren"}


@pytest.mark.parametrize(
    ("closing", "senders"),
    [
        (["P. Eer, voorzitter", "J. Pel, secretaris"], ["P. Eer | voorzitter", "J. Pel | secretaris"]),
        (["P. Eer", "Minister van Fruit"], ["P. Eer | Minister van Fruit"]),
        (["Hoogachtend,", "De Minister van Fruit,", "P. Eer", "Bijlagen", "1. Peren"], ["P. Eer | Minister van Fruit"]),
    ],
)
@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_names_with_their_offices_sign_and_a_list_of_annexes_does_not(closing, senders, kind):
    text = "Hierbij stuur ik u de stand van de oogst van de peren en van de appels, die in het najaar zijn geteld."
    lines = ["Datum 3 mei 2031", "Geachte leden,", text, *closing]
    content = docx("".join(p(r(line)) for line in lines)) if kind == "docx" else "\n\n".join(lines).encode()
    assert [seen.value for seen in drafted(content, f"a.{kind}").facts["sender"]] == senders


def test_a_committee_signs_above_its_report_and_not_within_it():
    office = "De voorzitter van de vaste commissie voor Fruit,"
    first = DraftBlock("paragraph", f"De griffier van de vaste commissie voor Fruit,{BREAK}De Pit")
    blocks = [first, DraftBlock("paragraph", "De commissie vraagt naar peren."), DraftBlock("paragraph", office)]
    assert signatures(blocks) == [("De Pit", "griffier van de vaste commissie voor Fruit")]


def test_a_day_is_no_title_of_a_site():
    lines = ["Datum : 3 mei 2031", "Onderwerp : Peren", "Geachte leden,", "Hierbij de stand van de oogst."]
    draft = drafted("\n\n".join(lines).encode(), "a.txt")
    assert [draft.facts[key][0].value for key in ("date", "title")] == ["2031-05-03", "Peren"]
