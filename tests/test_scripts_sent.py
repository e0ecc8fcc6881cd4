"""Our scripts as they are sent."""

import re
import shutil

import pytest

from briefwijzer.building.comments import FOLDER, join_parts, without_comments
from tests.conftest import ROOT

SCRIPTS = sorted((ROOT / "docs/assets/javascripts").glob("*.js"))
# Where a backtick begins no text: in a comment, in another text, among the signs of a pattern.
ELSEWHERE = (
    re.compile(r"^ *(?:/?\*|//).*$"),
    re.compile(r'"(?:[^"\\]|\\.)*"'),
    re.compile(r"\[(?:[^]\\]|\\.)*\]"),
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_text_goes_over_the_end_of_its_line(script):
    """Indentation is left out where scripts are sent; within such a text it would be missed."""
    found = [number for number, line in enumerate(script.read_text("utf-8").splitlines(), 1) if is_open(line)]
    assert found == []


def is_open(line):
    """Whether a line has a backtick without another one, wherever backticks begin no text."""
    for pattern in ELSEWHERE:
        if line.count("`") % 2:
            line = pattern.sub("", line)
    return bool(line.count("`") % 2)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_what_is_left_out_behind_code_is_a_comment(script):
    """Within a text or a pattern the same signs would be code."""
    for line in script.read_text("utf-8").splitlines():
        left_out = line.strip().removeprefix(without_comments(f"{line}\n").rstrip("\n"))
        code = line
        for pattern in ELSEWHERE[1:]:
            code, left_out = pattern.sub("", code), pattern.sub("", left_out)
        assert not left_out.startswith(" // ") or code.endswith(left_out), line


def test_a_text_over_two_lines_would_be_seen():
    assert is_open("  const text = `one")
    assert not is_open('  const text = `one ${list["`"]}`;')
    assert not is_open(r"  const sign = /[`'\]]/;")


def test_the_scripts_of_the_search_that_need_each_other_are_sent_as_one(tmp_path):
    """All that they had stands in it, in the order in which they load; only the one that quotations need is left."""
    shutil.copytree(ROOT / "docs" / FOLDER, tmp_path / FOLDER)
    join_parts(tmp_path)
    sent = {script.name: script.read_text("utf-8") for script in (tmp_path / FOLDER).iterdir()}
    gone = [script for script in SCRIPTS if script.name not in sent]
    assert {script.name for script in gone} == {
        f"search-{name}.js" for name in "analysis index names query places".split()
    }
    order = re.search(r"PARTS = \[(.*?)\]", (ROOT / "docs" / FOLDER / "search.js").read_text("utf-8"))[1]
    in_order = [ROOT / "docs" / FOLDER / f"search-{name}.js" for name in re.findall(r"\w+", order)]
    assert sent["search-engine.js"] == "".join(script.read_text("utf-8") for script in in_order)
    assert 'PARTS = ["engine"]' in sent["search.js"]


def test_in_a_large_collection_what_only_that_needs_is_sent_with_them(tmp_path):
    """No query waits for it then. It may be joined to what was joined before."""
    shutil.copytree(ROOT / "docs" / FOLDER, tmp_path / FOLDER)
    join_parts(tmp_path)
    far, engine = (tmp_path / FOLDER / f"search-{name}.js" for name in ("far", "engine"))
    assert far.is_file()
    parts = [engine.read_text("utf-8"), far.read_text("utf-8")]
    (tmp_path / "assets/search/index").mkdir(parents=True)
    join_parts(tmp_path)
    assert not far.exists()
    assert engine.read_text("utf-8") == "".join(parts)
    assert 'PARTS = ["engine"]' in (tmp_path / FOLDER / "search.js").read_text("utf-8")
