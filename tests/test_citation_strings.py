"""Citation strings: the letter's notes, forms of our own, real strings, what is no citation, and anything at all."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwijzer.citations.reading import read_citations
from tests.conftest import within

STRINGS = yaml.load(Path(__file__).with_name("citation_strings.yml").read_text("utf-8"), yaml.BaseLoader)
PIECES = (
    "Kamerstukken|II|I|2015-16|2015/2016|33 009|33009|nr.|nrs.|E|12|,|;|en|Bijlage bij|Handelingen|Stb.|p.|(|)|\n|"
    "XV|-|–|Aanhangsel"
).split("|")


def said(reading):
    """A reading as the collection has it."""
    parts = ["" if reading.kind == "kamerstuk" else reading.kind]
    parts += [getattr(reading, field) or "-" for field in ("chamber", "year", "dossier", "number")]
    more = {field: getattr(reading, field) for field in ("page", "item", "date", "role", "rijkswet")}
    return " ".join(filter(None, (*parts, *(f"{field}={value}" for field, value in more.items() if value))))


@pytest.mark.parametrize("case", STRINGS, ids=lambda case: case["text"][:50])
def test_a_citation_is_read_as_it_is_printed(case):
    assert "; ".join(said(reading) for reading in read_citations(case["text"])) == case["read"]


def test_every_kamerstuk_in_the_notes_of_the_letter_is_read(letter):
    read = [
        reading for note in letter.footnotes for reading in read_citations(note.text) if reading.kind == "kamerstuk"
    ]
    assert len(read) == 16
    assert sum("no-dossier" in reading.flags for reading in read) == 2


def test_a_missing_dossier_is_flagged_and_not_carried_over():
    first, second = read_citations("Kamerstukken II 2015-16, 33 009, nr. E; Kamerstukken II 2015/16, nr. 30.")
    assert first.flags == ("chamber-letter-mismatch",)
    assert (second.dossier, second.flags) == (None, ("no-dossier",))


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)))
@settings(max_examples=500, deadline=None)
def test_whatever_is_read_is_a_stretch_of_the_text(text):
    for reading in read_citations(text):
        assert reading.printed == text[reading.start : reading.end]
        assert 0 <= reading.start < reading.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["Kamerstukken II " * 1500, "1" * 20_000, "29 " * 7_000, "Kamerstukken II 2015/16, " + "33 009, nr. 1 en " * 1200,
     "Bijlage bij " * 2000, "Kamerstukken II 2015-16, " + " " * 20_000 + "nr. 4", "nrs. " + "1, " * 7_000],
    ids=lambda text: text[:16],
)  # fmt: skip
def test_a_long_text_takes_no_long_time(text):
    with within(5):
        read_citations(text)
