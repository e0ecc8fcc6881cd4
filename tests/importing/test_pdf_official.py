"""The head of an official publication as PDF: its number, dossiers, title and day, and who sent it."""

from __future__ import annotations

import pytest

from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.ids import letter_id
from briefwijzer.importing.letter_file import letter_file

from .files import drafted
from .pdf_writer import Page, pdf

TEXT = ("De peren zijn in het afgelopen jaar alle geteld en", "gewogen, en de uitkomst daarvan is goed.")
TO = ("", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "", "Den Haag, 3 mei 2021", "", *TEXT)
TITLE = ("BRIEF VAN DE MINISTER VAN FRUIT",)


def paper(
    number: str,
    title: tuple[str, ...],
    below: tuple[str, ...],
    ident: str,
    dossiers: tuple[tuple[str, ...], ...] = (("90 123", "Perenbeleid"),),
    chamber: str = "Tweede",
) -> bytes:
    """A paper of one page: dossiers with the lines of their titles, number and title, and the lines below."""
    page = Page()
    page.text(55, 763, f"{chamber} Kamer der Staten-Generaal", 16)
    page.text(506, 740, "2" if chamber == "Tweede" else "1", 50)
    page.text(55, 706, "Vergaderjaar 2020–2021", 9.6)
    y = 653.0
    for dossier, *lines in dossiers:
        page.text(55, y, dossier, 12.3, "b")
        for line in lines:
            page.text(221, y, line, 11, "b")
            y -= 14
        y -= 6
    y = min(y, 560) - 20
    page.text(55, y, number, 9, "b")
    for line in title:
        page.text(221, y, line, 9, "b")
        y -= 11
    for line in below:
        page.text(221, y, line, 9)
        y -= 11 if line else 10
    for place, words in ((60, ident), (50, "ISSN 0921 - 7371"), (40, "’s-Gravenhage 2021")):
        page.text(55, place, words, 7)
    page.text(221, 40, f"{chamber} Kamer, vergaderjaar 2020–2021, 90 123, {number}", 7)
    return pdf([page])


def said(draft: Draft) -> dict[str, object]:
    """What letter.yml says of a draft, each fact as its value."""
    about = letter_file(draft, letter_id(draft) or "brief-x", {})
    return {
        "id": letter_id(draft),
        "date": (about.get("date") or {}).get("value"),
        "heading": (about.get("heading") or {}).get("value"),
        "dossiers": [(one["dossier"], one["title"]) for one in about.get("dossiers", ())],
        "senders": [
            ", ".join(one[key]["value"] for key in ("name", "function") if key in one)
            for one in about.get("senders", ())
        ],
    }


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (
            paper("Nr. 7", ("BRIEF VAN DE MINISTERS VAN FRUIT EN VAN", "GROENTE"),
                  (*TO, "", "De Minister van Fruit,", "P. Eer", "", "De Minister van Groente,", "K. Ool"), "kst-90123-7",
                  (("90 123", "Perenbeleid"), ("90 456", "Informatie- en communicatie-", "technologie (ICT)"))),
            {"id": "kst-90123-7", "date": "2021-05-03", "heading": "BRIEF VAN DE MINISTERS VAN FRUIT EN VAN GROENTE",
             "dossiers": [("90123", "Perenbeleid"), ("90456", "Informatie- en communicatietechnologie (ICT)")],
             "senders": ["P. Eer, Minister van Fruit", "K. Ool, Minister van Groente"]},
        ),
        (
            paper("D", TITLE, (*TO, "", "De Minister van Fruit,", "P. Eer"), "kst-90123-D", chamber="Eerste"),
            {"id": "kst-90123-D", "date": "2021-05-03", "heading": TITLE[0], "dossiers": [("90123", "Perenbeleid")],
             "senders": ["P. Eer, Minister van Fruit"]},
        ),
        (
            paper("Nr. 8", ("NOTA NAAR AANLEIDING VAN HET VERSLAG",),
                  ("Ontvangen 4 april 2021", "", *TEXT, "", "De Minister van Fruit,", "", "namens deze,", "", "S. La"),
                  "kst-90123-8", (("90 123", "Wijziging van de Perenwet in verband met de", "oogst van 2021 en latere jaren"),)),
            {"id": "kst-90123-8", "date": "2021-04-04", "heading": "NOTA NAAR AANLEIDING VAN HET VERSLAG",
             "dossiers": [("90123", "Wijziging van de Perenwet in verband met de oogst van 2021 en latere jaren")],
             "senders": ["Minister van Fruit"]},
        ),
        (
            paper("Nr. 9", ("GEWIJZIGD AMENDEMENT VAN DE LEDEN PEER EN APPEL",),
                  ("Ontvangen 5 april 2021", "", "De ondergetekenden stellen het volgende voor:", "", *TEXT, "", "Peer", "Appel"),
                  "KST90123"),
            {"id": "kst-90123-9", "date": "2021-04-05", "heading": "GEWIJZIGD AMENDEMENT VAN DE LEDEN PEER EN APPEL",
             "dossiers": [("90123", "Perenbeleid")],
             "senders": ["Peer, lid van de Tweede Kamer", "Appel, lid van de Tweede Kamer"]},
        ),
    ],
    ids=["two ministers", "Eerste Kamer", "nota", "amendment"],
)  # fmt: skip
def test_a_head_gives_its_facts_and_nothing_else(data, facts):
    draft = drafted(data, "brief.pdf")
    assert said(draft) == facts
    assert not any(block.kind in ("heading", "annex") for block in draft.blocks)


def test_questions_without_answers_open_with_who_asked_only():
    page = Page()
    page.text(55, 763, "Tweede Kamer der Staten-Generaal", 16)
    page.text(55, 706, "Vergaderjaar 2020–2021 Aanhangsel van de Handelingen", 9.6)
    page.text(221, 649, "Vragen gesteld door de leden der Kamer", 9, "b")
    lines = ["Vragen van de leden Kers (STAM) en Bes (PIT) aan de Minister van Fruit", "over peren (ingezonden 6 maart 2021).",
             "", "1", "", "Kent u de peer die in alle gewesten groeit?", "", "2", "", "Kent u de appel ook?"]  # fmt: skip
    for index, line in enumerate(lines):
        page.text(221, 510 - 10 * index, line, 8.5)
    page.text(55, 60, "kv-tk-2021Z01234", 7)
    draft = drafted(pdf([page]), "vragen.pdf")
    assert [block.kind for block in draft.blocks].count("opening") == 1
    assert said(draft)["senders"] == ["Kers, lid van de Tweede Kamer", "Bes, lid van de Tweede Kamer"]
    assert (said(draft)["date"], said(draft)["id"]) == ("2021-03-06", "kv-tk-2021z01234")


@pytest.mark.parametrize(
    ("number", "version"), [("Nr. 7 HERDRUK", "kst-90123-7-h1"), ("D Tweede herdruk", "kst-90123-D-h2")]
)
def test_a_head_says_that_a_paper_is_a_reprint(number, version):
    draft = drafted(paper(number, TITLE, (*TO, "", "De Minister van Fruit,", "P. Eer"), "KST90123"), "brief.pdf")
    assert [one["id"] for one in letter_file(draft, letter_id(draft), {})["versions"]] == [version]
