"""What a letter says about itself is taken over when it is certain, and left open when it is not."""

import pytest

from briefwijzer.importing.draft import Draft, DraftBlock
from briefwijzer.importing.facts import from_words, signatures
from briefwijzer.importing.signs import BREAK


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
        (["Betreft Verzamelbrief fruit en", "groente"], ["Verzamelbrief fruit en groente"]),
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
    ],
)
def test_a_torn_reference_is_not_taken_over(line, reference):
    assert read(line).get("reference") == reference


@pytest.mark.parametrize(
    ("line", "date"),
    [("Datum 18 oktober 2031", ["2031-10-18"]), ("Datum 31 februari 2031", None), ("Uw brief van 3 mei 2031", None)],
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
    ],
)
def test_an_office_is_taken_over_whole(lines, signed):
    assert signatures([DraftBlock("closing", text=BREAK.join(lines))]) == signed
