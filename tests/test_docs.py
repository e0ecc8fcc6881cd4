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


# The catalogue of bad input


ROWS = re.findall(
    r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$",
    (ROOT / "docs/developers/bad-input.md").read_text("utf-8"),
    re.MULTILINE,
)
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}
DIRECTORIES = {path.name for path in (ROOT / "tests/problems").iterdir()}
TARGETS = {f"make {name}" for name in re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)}


def test_every_row_of_the_catalogue_is_there_once():
    assert [int(number) for number, *_ in ROWS] == list(range(1, 101))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_exists(row):
    _, _, result, shown = row
    named = re.findall(r"`([^`]+)`", shown)
    assert named or result.startswith("Does not apply: ")
    assert set(named) <= TESTS | DIRECTORIES | TARGETS
    # A directory shows a code that the row names.
    for name in named:
        if name in DIRECTORIES:
            assert name[:4] in result
