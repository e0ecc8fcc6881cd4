"""The linters of scripts and styles tell what is wrong, and what is right passes."""

import subprocess
import sys
from pathlib import Path

import pytest

from lint_styles import Sheets
from tests.conftest import ROOT

OXLINT = Path(sys.executable).with_name("oxlint")
SCRIPTS = {
    "const unused = 1;": "no-unused-vars",
    "console.log(nowhere);": "no-undef",
    "console.log(location.hash == 1);": "eqeqeq",
    "console.log({ one: 1, one: 2 });": "no-dupe-keys",
    "const once = 1; once = 2; console.log(once);": "no-const-assign",
    "let twice = 1; console.log(twice);": "prefer-const",
    "const f = (x) => { return x; x(); }; f();": "no-unreachable",
    "const x = 1; [2].map((x) => x); console.log(x);": "no-shadow",
    "if (location.hash = document.title) location.reload();": "no-cond-assign",
    "console.log(document.title === document.title);": "no-self-compare",
}
STYLES = {
    "a { colr: red; }": "1:5: unknown property colr",
    "a { color: red; top: 0; color: blue; }": "1:25: color stands twice in this block",
    "a { top: 0; }\na { left: 0; }": "2:1: the selector a stands in line 1 already",
    "a { top: 0; } a { left: 0; }": "1:15: the selector a stands in line 1 already",
    "@media print { a { top: 0; } }\n@media print { a { left: 0; } }": "2:16: the selector a stands in line 1 already",
    "@mdia print { a { top: 0; } }": "1:1: unknown at-rule @mdia",
    "a { color red; }": "1:11: this is no declaration",
    "a { b { top: 0; } }": "1:7: this is no declaration",
    "a { top: 0; } }\nb { top: 0; }": "1:15: this cannot be read",
    "a": "1:1: this cannot be read",
    "a { color: var(--bw-ink); }": "1:5: nothing gives --bw-ink",
    ":root { --bw-ink: red; }": "1:9: nothing uses --bw-ink",
}


@pytest.mark.parametrize("fault", SCRIPTS)
def test_a_fault_in_a_script_is_told(fault, tmp_path):
    script = tmp_path / "script.js"
    script.write_text(f'(() => {{\n  "use strict";\n  {fault}\n}})();\n', encoding="utf-8")
    command = [OXLINT, "--config", ROOT / ".oxlintrc.json", "--deny-warnings", "--format=unix", script]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 1
    assert f"({SCRIPTS[fault]})" in run.stdout
    assert run.stdout.rstrip().endswith("1 problem")


@pytest.mark.parametrize("fault", STYLES)
def test_a_fault_in_a_style_sheet_is_told(fault):
    sheets = Sheets()
    sheets.read("sheet.css", fault)
    assert sheets.all_faults() == [f"sheet.css:{STYLES[fault]}"]


def test_what_one_sheet_uses_another_may_give():
    sheets = Sheets()
    sheets.read("one.css", ":root { --bw-ink: red; --bw-line: 1px solid var(--bw-ink); }")
    sheets.read("two.css", "a { border: var(--bw-line); } @media print { a { border: 0; } }")
    assert sheets.all_faults() == []
