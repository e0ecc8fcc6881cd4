"""Numbers: those of parliamentary papers, how they are cited, named and addressed; and what is no number at all."""

import pytest
from pydantic import TypeAdapter, ValidationError

from briefwijzer.data import values
from briefwijzer.data.papers import Kamerstuk, vergaderjaar

PAPERS = [
    (("II", "2016/17", "29544", "773"), "Kamerstukken II 2016/17, 29544, nr. 773", "kst-29544-773"),
    (("II", "2016/17", "34550 XV", "5"), "Kamerstukken II 2016/17, 34550 XV, nr. 5", "kst-34550-XV-5"),
    (("I", "2012/13", "33009", "E"), "Kamerstukken I 2012/13, 33009, E", "kst-33009-E"),
    (("I", "2008/09", "31700 VI", "D"), "Kamerstukken I 2008/09, 31700 VI, D", "kst-31700-VI-D"),
    (("II", "1999/2000", "26643", "1"), "Kamerstukken II 1999/2000, 26643, nr. 1", "kst-26643-1"),
]


@pytest.mark.parametrize(("parts", "citation", "name"), PAPERS)
def test_a_paper_cites_and_names_itself(parts, citation, name):
    paper = Kamerstuk(*parts)
    assert paper.citation() == citation
    assert paper.citation(page="4") == f"{citation}, p. 4"
    assert paper.id == name
    assert paper.url == f"https://zoek.officielebekendmakingen.nl/{name}.html"


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("2014-15", "2014/15"),
        ("2014-2015", "2014/15"),
        ("2014–2015", "2014/15"),
        ("2014/15", "2014/15"),
        ("2015 / 2016", "2015/16"),
        ("1999-2000", "1999/2000"),
        ("1999/00", "1999/2000"),
        ("2009-10", "2009/10"),
    ],
)
def test_a_parliamentary_year_has_one_form(printed, normal):
    assert vergaderjaar(printed) == normal
    assert vergaderjaar(normal) == normal


@pytest.mark.parametrize("text", ["2014-16", "2014", "2015-14", "14-15", "2014-2025", "2014-15-16", "", "juni 2014"])
def test_what_is_no_parliamentary_year(text):
    assert vergaderjaar(text) is None


@pytest.mark.parametrize("kind", ["Count", "Digits", "Level", "NoteNumber", "Ondernummer", "Dossier"])
@pytest.mark.parametrize("text", ["", "²", "٣", "Ⅳ", "１", "-1", " 1", "1 ", "1\n", "9" * 5_000])
def test_a_number_has_few_digits_and_they_are_those_of_ascii(kind, text):
    """Others would come as far as the code that counts with them."""
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(values, kind)).validate_python(text)
