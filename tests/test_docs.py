"""The developers' pages name what the sources have, and nothing else."""

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "developers" / "problems.md").read_text("utf-8")
CODE = re.compile(r"\bK[0-4]\d\d\b")
SOURCES = {
    code
    for path in sorted((ROOT / "scripts" / "briefwijzer").rglob("*.py"))
    for code in CODE.findall(path.read_text("utf-8"))
}
ENTRIES = dict(re.findall(r"^## (K\d\d\d) .+\n((?:(?!^## |^# ).*\n?)*)", PAGE, re.MULTILINE))
HEADINGS = re.findall(r"^## (K\d\d\d)\b", PAGE, re.MULTILINE)


@pytest.mark.parametrize("code", sorted(SOURCES))
def test_every_code_has_an_entry(code):
    assert code in ENTRIES


@pytest.mark.parametrize("code", HEADINGS)
def test_every_entry_explains_a_code_that_exists(code):
    assert code in SOURCES
    assert re.search(rf"^    \S+: {code} (warning: )?\S", ENTRIES[code], re.MULTILINE), "an example message"
    assert "**To mend**" in ENTRIES[code]


def test_entries_stand_once_and_in_order():
    assert sorted(set(HEADINGS)) == HEADINGS


def test_the_page_names_no_unknown_code():
    assert set(re.findall(r"\bK\d\d\d\b", PAGE)) <= SOURCES
