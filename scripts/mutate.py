"""Mutation testing of the reader and the checks: small faults are put into the code, and the tests must notice.

    make mutate                                     the modules in MODULES, some hours
    MUTATE="data.values checks.meaning" make mutate    some of them

mutmut knows a package at the root of a project or in ``src`` only, so it works in a folder of links that has one:
``build/mutate``. The tests are those that read data in their own process. What survived is listed at the end, each with
its change; docs/developers/mutation.md says what was found when it was last looked at.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "build/mutate"
MODULES = (
    "data.files data.yamlfile data.values data.records data.reader data.corpus data.papers data.letter_text "
    "data.letter_corpus data.packing checks.run checks.references checks.meaning checks.fidelity checks.paged "
    "checks.completeness checks.entries checks.citations citations.reading"
).split()
TESTS = ("source", "problems", "fidelity", "citation_strings", "identifiers", "packing")
# They hold memory, take minutes, or ask the same again.
LEFT_OUT = "directory or command or in_ci or laughs or fifty or stops_the or thousand"
LINKED = ("tests", "data", "docs", "overrides", "scripts", "mkdocs.yml", "Makefile", "requirements")
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{modules}]
also_copy = [{linked}]
pytest_add_cli_args = ["-k", "not ({left_out})"]
pytest_add_cli_args_test_selection = [{tests}]

[tool.pytest.ini_options]
addopts = "--import-mode=importlib -p no:cacheprovider"
pythonpath = ["src", "scripts", "."]
"""


def quoted(names: list[str]) -> str:
    """A list as TOML has it."""
    return ", ".join(f'"{name}"' for name in names)


def set_up(modules: list[str]) -> None:
    """Make the folder of links, with the settings of mutmut for some modules."""
    shutil.rmtree(HERE, ignore_errors=True)
    HERE.mkdir(parents=True)
    for name in LINKED:
        (HERE / name).symlink_to(ROOT / name)
    (HERE / "src").symlink_to(ROOT / "scripts")
    settings = SETTINGS.format(
        modules=quoted([f"src/briefwijzer/{name.replace('.', '/')}.py" for name in modules]),
        tests=quoted([f"tests/test_{name}.py" for name in TESTS]),
        left_out=LEFT_OUT,
        linked=quoted(list(LINKED)),
    )
    (HERE / "pyproject.toml").write_text(settings, encoding="utf-8")


def mutmut(*command: str, capture: bool = True, check: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of mutmut in that folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    call = [sys.executable, "-m", "mutmut", *command]
    return subprocess.run(call, cwd=HERE, env=environment, capture_output=capture, text=True, check=check)


def main() -> int:
    """Let mutmut run, and report what survived; 1 when it could not run."""
    modules = os.environ.get("MUTATE", "").split() or MODULES
    set_up(modules)
    if mutmut("run", "--max-children", "2", capture=False).returncode:
        return 1
    results = mutmut("results", "--all", "true", check=True).stdout
    found = re.findall(r"briefwijzer\.(\w+\.\w+)\.(\S+): ([\w ]+)", results)
    for module in modules:
        counts = Counter(outcome for name, _, outcome in found if name == module)
        tried = sum(counts.values()) - counts["not checked"]
        caught = tried - counts["survived"] - counts["no tests"]
        print(f"{module:>20} {caught / max(1, tried):>5.0%} of {tried}  {dict(counts)}")
    for module, name, outcome in found:
        if outcome in ("survived", "no tests"):
            change = mutmut("show", f"briefwijzer.{module}.{name}").stdout
            print("\n".join(line for line in change.splitlines() if re.match(r"[-+@]", line)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
