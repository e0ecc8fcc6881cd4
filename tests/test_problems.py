"""Every fault in the data is explained: its place, its code, what is wrong and the way out.

``tests/corpus`` is a small invented corpus, valid and silent. Each directory of ``tests/problems`` holds the few files
that break it (``data/``), the files that it lacks (``remove.txt``) and the text that we expect (``expected.txt``).

The command line tells every problem in the same way, so it is asked for those with doubts and for every fifth of the
others; ``AUDIT=1`` (``make audit``) asks it for all.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path

import pytest

from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.files import MOST_BYTES, MOST_LINE
from briefwijzer.data.reader import load
from briefwijzer.data.yamlfile import MOST_DEPTH, MOST_ITEMS
from briefwijzer.problems import MOST_PROBLEMS, MOST_SHOWN, Place, Problem, Refused, counted, report
from tests.conftest import ROOT, edit, within

CORPUS = ROOT / "tests" / "corpus"
PROBLEMS = sorted((ROOT / "tests" / "problems").iterdir())
SCRIPTS = ROOT / "scripts" / "briefwijzer"
CODES = sorted(
    {code for path in SCRIPTS.rglob("*.py") for code in re.findall(r"\bK[0-3]\d\d\b", path.read_text("utf-8"))}
)
NOBODY = 65534
LETTER = "letters/kst-90001-1"
MENTIONS = f"{LETTER}/annotations/mentions.yml"
ODDITIES = f"{LETTER}/annotations/oddities.yml"


@pytest.fixture(autouse=True)
def outside_ci(monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def problems(folder):
    """Every problem of a data folder, whether or not it can be used."""
    try:
        return check(load(folder))
    except Refused as refused:
        return refused.problems


def told(folder):
    """The place and code of each problem."""
    return [f"{problem.place}: {problem.code}" for problem in problems(folder)]


def run(folder, **environment):
    """The command ``briefwijzer check`` in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    return subprocess.run(
        [sys.executable, "-m", "briefwijzer", "check", "--data", str(folder)],
        env=clean | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def lay_over(case, data):
    """Break the corpus in the way of one directory of ``tests/problems``."""
    if (case / "remove.txt").exists():
        for name in (case / "remove.txt").read_text("utf-8").split():
            path = data / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if (case / "data").exists():
        shutil.copytree(case / "data", data, dirs_exist_ok=True)


def test_the_small_corpus_is_silent():
    corpus = load(CORPUS)
    assert check(corpus) == []
    assert [letter.id for letter in corpus.letters] == ["kst-90001-1", "kst-90002-5"]


@pytest.mark.parametrize("case", PROBLEMS, ids=lambda case: case.name)
def test_a_broken_corpus_is_explained_and_refused_on_the_command_line(case, data, request, capsys):
    lay_over(case, data)
    said = report(problems(data))
    if request.config.getoption("--update-golden"):
        (case / "expected.txt").write_text(said + "\n", encoding="utf-8")
    expected = (case / "expected.txt").read_text("utf-8").rstrip()
    assert said == expected
    assert case.name[:4] in CODES
    assert re.search(rf"^data/\S.*: {case.name[:4]} ", expected, re.MULTILINE)
    found = re.findall(r"^\S+: K\d+ (warning: |doubt: |)", expected, re.MULTILINE)
    if not (os.environ.get("AUDIT") or "doubt: " in found or PROBLEMS.index(case) % 5 == 0):
        return
    doubts = set(found) == {"doubt: "}  # they are told and counted, and refuse nothing
    assert main(["check", "--data", str(data)]) == (0 if doubts else 1)
    shown = capsys.readouterr()
    count = counted(len(found), "open doubt")
    assert shown.out == (f"2 letters, 8 notes, 6 works: no problems, {count}\n" if doubts else "")
    assert set(expected.splitlines()) <= set(shown.err.splitlines())
    assert (" to settle" in shown.err) == ("doubt: " in found)


# Changes at the border of what a check tells, the code first: a directory of ``tests/problems`` to begin with, a file,
# words that stand in it, others in their place wherever they do, and how what is told then begins.
BORDERS = {
    "K205 what an import told of another note is nothing about this one": (
        "K205-note-without-mark", "letters/kst-90002-5/doubts.yml",
        "reason: order\n    choice: read from left to right",
        "reason: note-mark\n    choice: no mark was found for this note\n    words: 9 Iets",
        ["data/letters/kst-90002-5/footnotes.yml:22:13: K205 no text has the mark of note 3"],
    ),
    "K213 an address that was left can have been corrected": (
        "", "corrections.yml", "brieven/kst-90001-1/1/#s1-p1", "brieven/kst-90001-1/oud.csv", [],
    ),
    "K308 what a note does not print of a paper is no fault of it": (
        "", f"{LETTER}/footnotes.yml",
        "Bijlage bij Kamerstukken II 2016/17, 90001", "Bijlage bij Kamerstuk 90001", [],
    ),
    "K311 the Dutch word 'of' makes no title English": (
        "", "works.yml", "value: Verzonnen brief &", "value: Mensen of automaten of", [],
    ),
    "K315 half of a sum is not the sum": (
        "K315-sum-left-out", "letters/kst-90002-5/annotations/amounts.yml",
        's1-p2\n    quote: "Dat antwoord is: nee."', "s2-p1\n    quote: 5 miljoen",
        ["data/letters/kst-90002-5/text.yml:18:15: K315 s2-p1 has a sum that no entry quotes: '5 miljoen euro'"],
    ),
    "K316 a time in a name that the paragraph does not have is left out of no layer": (
        "K316-year-left-out", "organisations.yml", "value: Verzonnen Raad", "value: Raad van 1986",
        [f"data/{LETTER}/text.yml:13:15: K316 s1-p2 has a time that no entry quotes: '1986'"],
    ),
    "K317 a mention in another sentence of the paragraph is not that of this one": (
        "", f"{LETTER}/annotations/organisations.yml", "quote: volgens de raad", "quote: zei ze",
        [f"data/{LETTER}/text.yml:32:15: K317 s2-1-p2 names 'raad': "],
    ),
    "K318 a period may end in the year in which it begins": (
        "", f"{LETTER}/annotations/dates.yml", "start: 1986\n", "start: 1986-02\n", [],
    ),
    "K319 capitals make no other form": ("", "terms.yml", "forms: [automaat", "forms: [AUTOMAAT", []),
    "K320 a theme that one of two readings gives is decided": (
        "", f"{LETTER}/annotations/agreement.yml", "geld, part: policy", "geld, part: context", [],
    ),
    "K326 a website is used where a page of it was read": (
        "K326-unused", "sources.yml", "https://brief.example.org/oud", "https://weg.example.org/oud",
        ["data/sources.yml:22:10: K326 warning: nothing uses the page 'https://weg.example.org/oud'"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BORDERS)
def test_a_check_tells_what_it_is_for_and_no_more(name, data):
    case, file, old, new, expected = BORDERS[name]
    if case:
        lay_over(ROOT / "tests/problems" / case, data)
    text = (data / file).read_text("utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new), encoding="utf-8")
    found = [str(problem) for problem in problems(data) if problem.code == name[:4]]
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_directory(code):
    assert any(case.name.startswith(f"{code}-") for case in PROBLEMS)


# What cannot be kept as a file, or is too large to keep.


def link(path):
    outside = next(folder for folder in path.parents if folder.name == "data").parent
    target = outside / "elsewhere.yml"
    path.rename(target)
    path.symlink_to(target)


def broken_link(path):
    path.unlink()
    path.symlink_to("nowhere.yml")


def pipe(path):
    path.unlink()
    os.mkfifo(path)


def folder(path):
    path.unlink()
    path.mkdir()


def of_bytes(content):
    return lambda path: path.write_bytes(content)


def of_text(content):
    return of_bytes(content.encode())


def remark(text):
    """The file with one oddity, whose remark is the text as YAML."""
    return of_text(
        f"oddities:\n  - paragraph: s3-p2\n    quote: Het kabinet hebben\n    remark: {text}\n"
        "    source: letter\n    confidence: high\n    review: checked\n"
    )


LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
GENERATED = {
    "symlink": ("works.yml", link, ["data/works.yml: K001"]),
    "symlink to nowhere": ("works.yml", broken_link, ["data/works.yml: K001"]),
    "symlinked source": (f"{LETTER}/source.txt", link, [f"data/{LETTER}/source.txt: K001"]),
    "symlinked layer": (ODDITIES, broken_link, [f"data/{ODDITIES}: K001"]),
    "pipe": ("works.yml", pipe, ["data/works.yml: K001"]),
    "folder": ("works.yml", folder, ["data/works.yml: K001"]),
    "UTF-16": ("works.yml", of_bytes("works: []\n".encode("utf-16")), ["data/works.yml:1:1: K002"]),
    "Latin-1": (MENTIONS, of_bytes("mentions: één\n".encode("latin-1")), [f"data/{MENTIONS}:1:11: K002"]),
    "Latin-1 source": (f"{LETTER}/source.txt", of_bytes(b"\xe9\xe9n"), [f"data/{LETTER}/source.txt:1:1: K002"]),
    "cut off in a letter": (ODDITIES, of_bytes("oddities: é".encode()[:-1]), [f"data/{ODDITIES}:1:11: K002"]),
    "NUL": (ODDITIES, of_bytes(b"oddities: [\0]\n"), [f"data/{ODDITIES}:1:12: K003"]),
    "lone carriage return": (ODDITIES, of_bytes(b"oddities:\r  []\n"), [f"data/{ODDITIES}:1:10: K003"]),
    "twenty megabytes": ("works.yml", of_bytes(b"# een\n" * (MOST_BYTES // 6 + 1)), ["data/works.yml: K010"]),
    "long line": (ODDITIES, remark("a" * (MOST_LINE + 1)), [f"data/{ODDITIES}:4:1: K010"]),
    "long line with blanks": (ODDITIES, remark("a " * MOST_LINE + "a"), [f"data/{ODDITIES}:4:1: K010"]),
    "deep nesting": ("works.yml", of_text("[" * 3_000), [f"data/works.yml:1:{MOST_DEPTH + 1}: K010"]),
    "deep blocks": ("works.yml", of_text("- " * 3_000 + "a\n"), [f"data/works.yml:1:{2 * MOST_DEPTH + 1}: K010"]),
    "long number": (
        f"{LETTER}/footnotes.yml",
        of_text(f"footnotes:\n  - id: fn1\n    number: {'9' * 5_000}\n    kind: remark\n    text: Een noot.\n"),
        [f"data/{LETTER}/footnotes.yml:3:13: K109"],
    ),
    "long hexadecimal": (
        f"{LETTER}/footnotes.yml",
        of_text(f"footnotes:\n  - id: fn1\n    number: 0x{'f' * 5_000}\n    kind: remark\n    text: Een noot.\n"),
        [f"data/{LETTER}/footnotes.yml:3:13: K109"],
    ),
    "many values": (
        "works.yml",
        of_text("works:\n" + "- a\n" * MOST_ITEMS),
        [f"data/works.yml:{MOST_ITEMS - 1}:3: K010"],
    ),
    "billion laughs": ("works.yml", of_text(LAUGHS), ["data/works.yml:1:4: K009"]),
    "two million control characters": (
        "works.yml",
        of_bytes(b"a\0" * 2_000_000),
        [
            "data/works.yml:1:1: K010",
            *(f"data/works.yml:1:{2 * at}: K003" for at in range(1, MOST_PROBLEMS + 1)),
            f"data/works.yml:1:{2 * MOST_PROBLEMS + 2}: K010",
        ],
    ),
    "many comments": (
        "works.yml",
        of_text("works:\n" + "  - a b # c\n" * 190_000),
        [
            *(f"data/works.yml:{line}:8: K011" for line in range(2, MOST_PROBLEMS + 2)),
            f"data/works.yml:{MOST_PROBLEMS + 2}:5: K010",
            f"data/works.yml:{MOST_PROBLEMS + 2}:8: K011",
        ],
    ),
}


# Of the processor; the most laborious takes one and a half, or more where others work on the same core. What grows with
# the square of its file takes minutes.
MOST_SECONDS = 20


@pytest.mark.parametrize("name", GENERATED)
def test_a_hostile_file_is_told(name, data):
    file, damage, expected = GENERATED[name]
    damage(data / file)
    with within(MOST_SECONDS):
        assert told(data) == expected


def test_billion_laughs_take_no_memory(data):
    (data / "works.yml").write_text(LAUGHS, encoding="utf-8")
    tracemalloc.start()
    problems(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000_000


def test_bytes_that_are_not_utf_8_are_counted(data):
    (data / "works.yml").write_bytes("# één\n".encode("latin-1"))
    assert [problem.message for problem in problems(data)] == ["is not UTF-8: byte 0xe9 at 2"]


def test_what_is_no_file_of_its_own_is_told_with_a_hint(data):
    pipe(data / "works.yml")
    assert [str(problem) for problem in problems(data)] == [
        "data/works.yml: K001 is not a regular file\n    Put the file itself here, no link."
    ]


def test_what_is_too_large_is_told_with_its_size(data):
    (data / "works.yml").write_bytes(b"#" * (MOST_BYTES + 1))
    assert [str(problem) for problem in problems(data)] == [
        "data/works.yml: K010 is too large: 20,000,001 bytes\n    At most 20,000,000 bytes."
    ]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (pipe, ": K001 is not a regular file"),
        (of_bytes(b"\xe9"), ":1:1: K002 is not UTF-8: byte 0xe9 at 0"),
        (of_bytes(b"begrippen/\nbronnen/\n>>>>>>> x\n"), ":3:1: K006 git has left two versions here"),
    ],
)
def test_a_lock_that_is_no_text_is_told(data, damage, said):
    (data / "ids.lock").touch()
    damage(data / "ids.lock")
    assert [str(problem).splitlines()[0] for problem in problems(data)] == [f"data/ids.lock{said}"]


@contextmanager
def without_rights():
    """As a user who may read only what anybody may read; root may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("works.yml", "K001 cannot be read: Permission denied\n    Check that the file exists and is readable."),
        ("letters", "K001 cannot be read: Permission denied\n    Check that the folder is readable."),
    ],
)
def test_what_may_not_be_read_is_told(closed, said):
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        data = Path(open_to_all) / "data"
        shutil.copytree(CORPUS, data)
        assert problems(data) == []  # loads what a user without rights could not load
        rights = (data / closed).stat().st_mode
        (data / closed).chmod(0)
        with without_rights():
            found = problems(data)
        (data / closed).chmod(rights)
    assert f"data/{closed}: {said}" in map(str, found)
    assert {problem.code for problem in found} == {"K001"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a\nb.yml", "a\\nb.yml"), ("\x1b[2J", "\\x1b[2J"), (os.fsdecode(b"\xff"), "\\udcff"), ("é", "é")],
)
def test_no_name_of_a_file_looks_like_a_problem_or_moves_the_cursor(data, name, shown, capsys):
    (data / name).touch()
    assert main(["check", "--data", str(data)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"data/{shown}: K012 is not a file of the corpus"
    assert len(said) == 2


def test_a_folder_that_is_not_there(tmp_path, capsys):
    assert main(["check", "--data", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'data'}: K001 is not a folder\n")


@pytest.mark.parametrize("name", ["symlink", "pipe", "UTF-16", "NUL", "deep nesting", "billion laughs"])
def test_the_command_refuses(name, data, capsys):
    """Without a traceback: an exception would come out here."""
    file, damage, expected = GENERATED[name]
    damage(data / file)
    assert main(["check", "--data", str(data)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{expected[0]} ")
    assert "::error" not in shown.err


def test_a_name_that_is_no_text_is_told_by_a_program_of_its_own(data):
    """What it prints has an encoding there; nothing is printed twice, and no traceback."""
    (data / os.fsdecode(b"\xff")).touch()
    done = run(data)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == "data/\\udcff: K012 is not a file of the corpus"
    assert len(done.stderr.splitlines()) == 2


@pytest.fixture
def said_in_ci(data, monkeypatch, capsys):
    """What a check that refuses the data says where GitHub reads it, in lines."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    def said():
        assert main(["check", "--data", str(data)]) == 1
        return capsys.readouterr().err.splitlines()

    return said


def test_in_ci_each_problem_is_an_annotation_too(data, said_in_ci):
    lay_over(ROOT / "tests" / "problems" / "K104-reserved", data)
    (data / MENTIONS).write_bytes(b"\xff")
    shown = [line for line in said_in_ci() if line.startswith("::")]
    assert (
        shown[0]
        == f"::error file=data/{MENTIONS},line=1,col=1::K002 is not UTF-8: byte 0xff at 0%0ASave the file as UTF-8."
    )
    assert (
        shown[1] == "::error file=data/works.yml,line=2,col=9::K104 id: 'con' is a reserved name%0AChoose a longer id."
    )
    assert len(shown) == 9


def test_in_ci_a_warning_stays_a_warning(data, said_in_ci):
    lay_over(ROOT / "tests" / "problems" / "K206-orphan", data)
    assert any(line.startswith("::warning file=data/works.yml,line=") for line in said_in_ci())


def test_a_silent_corpus_passes_on_the_command_line(data):
    done = run(data, GITHUB_ACTIONS="true")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 letters, 8 notes, 6 works: no problems\n"


def test_warnings_pass_when_asked(data, capsys):
    lay_over(ROOT / "tests" / "problems" / "K206-orphan", data)
    assert main(["check", "--data", str(data)]) == 1
    assert main(["check", "--data", str(data), "--lenient"]) == 0
    assert "K206" in capsys.readouterr().err


def test_an_accepted_problem_is_silent(data):
    lay_over(ROOT / "tests" / "problems" / "K206-orphan", data)
    (data / "exceptions.yml").write_text(
        "accepted:\n  - code: K206\n    file: data/works.yml\n    about: agenda-automaten\n    reason: Komt nog.\n",
        encoding="utf-8",
    )
    assert problems(data) == []
    edit(data / "exceptions.yml", "about: agenda-automaten", "about: agenda-vergeten")
    assert {problem.code for problem in problems(data)} == {"K206", "K312"}


def test_all_files_are_told_at_once_and_in_order(data):
    (data / "works.yml").write_text("works:\n  - id: Werk\n    kind: boek\n", encoding="utf-8")
    (data / MENTIONS).write_text("mentions: [\n", encoding="utf-8")
    remark('""')(data / ODDITIES)
    (data / LETTER / "letter.yml").unlink()
    (data / "letters/kst-90002-5/text.yml").write_bytes(b"\xff")
    (data / "letters/kst-90002-5/footnotes.yml").write_text("footnotes: []\nnoten: []\n", encoding="utf-8")
    assert told(data) == [
        f"data/{MENTIONS}:2:1: K006",
        f"data/{ODDITIES}:4:13: K106",
        f"data/{LETTER}/letter.yml: K001",
        "data/letters/kst-90002-5/footnotes.yml:2:1: K101",
        "data/letters/kst-90002-5/text.yml:1:1: K002",
        "data/works.yml:2:9: K104",
        "data/works.yml:3:11: K103",
    ]


def test_a_report_is_in_order_and_says_nothing_twice():
    found = [Problem(Place(file, line, 1), "K101", "x") for file, line in (("b", 2), ("a", 10), ("a", 9), ("b", 2))]
    assert report(found).splitlines() == ["a:9:1: K101 x", "a:10:1: K101 x", "b:2:1: K101 x"]


def test_lines_are_sorted_as_numbers(data):
    (data / "works.yml").write_text("works:\n" + "  - id: W\n    kind: law\n" * 20, encoding="utf-8")
    assert [problem.place.line for problem in problems(data)] == list(range(2, 42, 2))


def test_no_more_than_fifty_are_shown(data, said_in_ci):
    (data / "works.yml").write_text("works:\n" + "  - id: W\n    kind: law\n" * 173, encoding="utf-8")
    lines = said_in_ci()
    assert sum(line.startswith("data/works.yml:") for line in lines) == MOST_SHOWN == 50
    assert sum(line.startswith("::error ") for line in lines) == 50
    assert "… and at least 50 more." in lines


def test_what_is_said_for_the_first_time_is_not_cut_off():
    same = [Problem(Place("a.yml", line, 1), "K209", "there is no theme 'geld'") for line in range(1, 61)]
    shown = report([*same, Problem(Place("z.yml", 3, 9), "K203", "the id 'werk' is taken")]).splitlines()
    assert shown[:2] + shown[-3:] == [
        "a.yml:1:1: K209 there is no theme 'geld'",
        "a.yml:2:1: K209 there is no theme 'geld'",
        "a.yml:49:1: K209 there is no theme 'geld'",
        "z.yml:3:9: K203 the id 'werk' is taken",
        "… and 11 more.",
    ]


# Each of these is within the limits of a file, and nearly everything in it is wrong.
MANY = {
    "unknown works and paragraphs": "- {work: w%d, paragraph: s1-p%d, quote: abc, review: checked}",
    "quotations that are not there": "- {work: agenda-automaten, paragraph: s1-p2, quote: a%d en %d, review: checked}",
}


@pytest.mark.parametrize("name", MANY)
def test_a_file_that_is_wrong_everywhere_is_told(name, data):
    (data / MENTIONS).write_text("mentions:\n" + "".join(f"  {MANY[name] % (n, n)}\n" for n in range(28_000)), "utf-8")
    with within(MOST_SECONDS):
        done = report(problems(data))
    assert re.search(r"… and at least \d+ more\.$", done)


def test_hints_for_many_names_and_long_texts_take_no_time(data):
    works = (data / "works.yml").read_text("utf-8")
    more = "".join(f"  - id: werk-{number}\n    kind: law\n" for number in range(5_000))
    (data / "works.yml").write_text(works + more, encoding="utf-8")
    many = "".join(
        f"  - {{work: wrek-{number}, paragraph: s1-p2, quote: {'de automaten en ' * 60}{number}, review: checked}}\n"
        for number in range(1_000)
    )
    (data / MENTIONS).write_text("mentions:\n" + many, encoding="utf-8")
    with within(MOST_SECONDS):
        assert {problem.code for problem in problems(data)} == {"K201", "K206", "K306"}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(data):
    plain = load(data)
    for path in data.rglob("*.yml"):
        text = path.read_text("utf-8").rstrip("\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    changed = load(data)
    assert check(changed) == []
    assert changed.works == plain.works
    for one, other in zip(changed.letters, plain.letters, strict=True):
        for field in fields(one):
            assert getattr(one, field.name) == getattr(other, field.name), field.name
    assert [changed.place(work, "kind") for work in changed.works] == [
        plain.place(work, "kind") for work in plain.works
    ]
