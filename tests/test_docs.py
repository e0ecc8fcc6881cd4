"""The developers' pages name what the sources have, and nothing else."""

import ast
import re
from collections import Counter

import pytest

from briefwijzer.cli import parser
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "developers" / "problems.md").read_text("utf-8")
CODE = re.compile(r"\bK[0-5]\d\d\b")
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


# Names of modules


PACKAGE = ROOT / "scripts/briefwijzer"
DOCUMENTS = [path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"]
DOCUMENTS += (ROOT / "docs/developers").glob("*.md")
# Where a path in a document may start.
STARTS = (PACKAGE, ROOT / "scripts", ROOT / "tests", ROOT / "tests/browser", ROOT)
OURS = {"scripts", "tests"} | {path.stem for path in PACKAGE.iterdir() if path.is_dir() or path.suffix == ".py"}
# A name with one of these endings is a file, and no module behind its package.
ENDINGS = {"css", "csv", "html", "js", "json", "lock", "md", "toml", "txt", "xml", "yaml", "yml", "zip"}


def is_ours(name):
    """Whether a name looks like that of a module or folder of ours; files of the data folder may be left out."""
    if not re.fullmatch(r"[\w./-]+", name):
        return False
    first, ending = re.split(r"[./]", name.removeprefix("briefwijzer."))[0], name.rpartition(".")[2]
    if ending in ENDINGS:
        return first in OURS - {"data"} and "/" in name
    return ending == "py" or (first in OURS and ("/" in name or "." in name))


def is_there(name):
    """Whether a module, folder or file has this name; behind the name of a module may stand one of its own names."""
    if "/" in name or name.endswith(".py"):
        return any((start / name).exists() for start in STARTS)
    *packages, last = name.removeprefix("briefwijzer.").split(".")
    outer = PACKAGE.joinpath(*packages)
    if any(path.exists() for path in (outer / f"{last}.py", outer / last)):
        return True
    module = next((path for path in (outer.with_suffix(".py"), outer / "__init__.py") if path.is_file()), None)
    return module is not None and re.search(rf"^(def |class )?{last}\b", module.read_text("utf-8"), re.M) is not None


def named_in(text):
    return [name for code in re.findall(r"`([^`\n]+)`", text) for name in re.split(r"[\s=\"']+", code) if is_ours(name)]


def test_a_document_names_modules_that_are_there():
    named = {(path.name, name) for path in DOCUMENTS for name in named_in(path.read_text("utf-8"))}
    assert len(named) > 100
    assert sorted((document, name) for document, name in named if not is_there(name)) == []


def test_the_map_of_the_views_has_all_of_them():
    table = (ROOT / "docs/developers/architecture.md").read_text("utf-8").partition("| views | pages |")[2]
    named = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.rpartition(" | ")[0])}
    assert named == {path.stem for path in (PACKAGE / "pages/views").glob("[!_]*.py")}


def test_the_map_of_the_readers_of_pages_has_all_of_them():
    rows = (
        (ROOT / "docs/developers/architecture.md").read_text("utf-8").partition("| step | PDF ")[2].partition("##")[0]
    )
    assert set(re.findall(r"`(\w+)`", rows)) == {path.stem for path in (PACKAGE / "importing/paged").glob("[!_]*.py")}


def test_a_name_of_a_module_that_is_not_there_is_noticed():
    wrong = "source.py data/source.py views/ data/sources/ checks.fidelities briefwijzer.building.shell data.files.no"
    right = "bench.py test_docs.py data/files.py data/layers/ scripts/bench.py checks.fidelity data.files.read_bytes"
    other = "index.md build/zensical/ over/index.md page.is_homepage data/letters/<id>/text.yml search.js site/"
    assert [name for name in named_in(f"`{wrong}`") if not is_there(name)] == wrong.replace("views/ ", "").split()
    assert [name for name in named_in(f"`{right}`") if is_there(name)] == right.split()
    assert named_in(f"`{other}`") == []


# What CONTRIBUTING says of modules


def classes_of_one_name(texts):
    """The names of public classes that stand in more than one of some modules."""
    found = [re.findall(r"^class ([A-Za-z]\w*)", text, re.MULTILINE) for text in texts]
    names = [name for each in found for name in each]
    return sorted({name for name in names if names.count(name) > 1})


def says_why_it_is_long(text):
    return len(text.splitlines()) <= 300 or "More than 300 lines" in text[:600]


MODULES = [path.read_text("utf-8") for path in sorted((ROOT / "scripts").rglob("*.py"))]


def test_no_two_public_classes_have_one_name():
    assert classes_of_one_name(MODULES) == []
    assert classes_of_one_name(["class A:\nclass B(A):\nclass _C:", "class B:\nclass _C:"]) == ["B"]


def functions_of_one_name(texts):
    """The names of public functions that stand in more than one of some modules."""
    counts = Counter(name for text in texts for name in set(re.findall(r"^def ([a-z]\w*)", text, re.MULTILINE)))
    return sorted(name for name, count in counts.items() if count > 1)


def test_no_two_public_functions_of_the_package_have_one_name_but_for_the_readers_of_files():
    """The readers of an import take the same steps for each kind of file, under the same names."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if "importing" not in path.parts]
    assert functions_of_one_name(path.read_text("utf-8") for path in paths) == []
    assert functions_of_one_name(["def a():\ndef _b():", "def a():\n    def c():\ndef _b():"]) == ["a"]


def test_a_long_module_says_why():
    assert all(map(says_why_it_is_long, MODULES))
    assert not says_why_it_is_long("line\n" * 301)


# Commands that messages and documents name


def texts_of(path):
    """Every text in a module: among them the hints."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def commands_in(text):
    """The commands that a text names between quotes or backticks: make with its target, or the program by itself."""
    return re.findall(r"['`](?:[A-Z]+=\S* )*((?:make|briefwijzer|\.venv/bin/briefwijzer) [a-z][a-z-]+)", text)


def subcommands():
    return {*re.search(r"{(.+)}", parser().format_usage())[1].split(",")}


def is_a_command(named):
    program, name = named.split()
    return name in subcommands() if "briefwijzer" in program else f"make {name}" in TARGETS


@pytest.mark.parametrize("name", sorted(subcommands()))
def test_the_help_of_a_command_begins_with_what_it_does(name, capsys):
    with pytest.raises(SystemExit):
        parser().parse_args([name, "--help"])
    assert re.search(r"\n\n[A-Z][^:]+\.\n", capsys.readouterr().out)


def test_every_hint_names_a_command_that_exists_and_is_on_the_path():
    hints = {command for path in PACKAGE.rglob("*.py") for text in texts_of(path) for command in commands_in(text)}
    for path in (ROOT / "tests/problems").glob("*/expected.txt"):
        hints |= {*commands_in(path.read_text("utf-8"))}
    assert "make lock-ids" in hints
    assert [hint for hint in sorted(hints) if not is_a_command(hint)] == []
    # the program is in the virtual environment, which is on nobody's path
    assert [hint for hint in sorted(hints) if hint.startswith("briefwijzer ")] == []


def test_documents_name_commands_that_exist():
    named = {command for path in DOCUMENTS for command in commands_in(path.read_text("utf-8"))}
    assert len(named) > 20
    assert [command for command in sorted(named) if not is_a_command(command)] == []


def test_a_command_that_is_not_there_is_noticed():
    assert commands_in("Run 'make nothing-of-it' or `PORT=1 make serve`.") == ["make nothing-of-it", "make serve"]
    assert not is_a_command("make nothing-of-it")
    assert not is_a_command("briefwijzer nothing")
    assert is_a_command("make lock-ids")
    assert is_a_command("briefwijzer lock")


def test_a_letter_is_locked_before_it_is_built():
    steps = (ROOT / "docs/developers/data.md").read_text("utf-8").partition("## How to add a letter")[2]
    order = [steps.index(f"`{command}`") for command in ("make check", "make lock-ids", "make site")]
    assert order == sorted(order)
