"""The citation parser against real strings: at least 95 % read right, and never wrong silently."""

from pathlib import Path

import pytest
import yaml

from briefwijzer.citations.reading import read_citations
from briefwijzer.data.layers.themes import Reading

FIELDS = ("kind", "chamber", "year", "dossier", "number", "page", "item", "date", "role", "rijkswet")
DEVELOPMENT = yaml.load(Path(__file__).with_name("citations.yml").read_text("utf-8"), yaml.BaseLoader)


def as_expected(case):
    return [
        {field: (entry.get(field) or None) if entry.get(field) != "null" else None for field in FIELDS}
        for entry in case["expected"]
    ]


def as_read(reading: Reading):
    return {field: getattr(reading, field) for field in FIELDS}


def test_the_development_collection_is_read_right():
    misses = []
    for case in DEVELOPMENT:
        found = [as_read(reading) for reading in read_citations(case["text"])]
        if found != as_expected(case):
            misses.append((case["text"], as_expected(case), found))
    for miss in misses:
        print(*miss, sep="\n  ")
    assert len(DEVELOPMENT) == 56
    assert 1 - len(misses) / len(DEVELOPMENT) >= 0.95


@pytest.mark.parametrize(
    "text", ["In 2015/16 steeg de werkgelegenheid", "29 544 banen", "nr. 4", "pagina 12", "de jaren 2014-2015"]
)
def test_what_is_no_citation_is_not_read(text):
    assert read_citations(text) == ()


def test_a_missing_dossier_is_flagged_and_not_carried_over():
    first, second = read_citations("Kamerstukken II 2015-16, 33 009, nr. E; Kamerstukken II 2015/16, nr. 30.")
    assert first.flags == ("chamber-letter-mismatch",)
    assert (second.dossier, second.flags) == (None, ("no-dossier",))
