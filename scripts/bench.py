"""What a build costs: CPU seconds and memory of our own part and of the whole, at 1, 10 and 50 letters.

And what it costs to build again with another name of one letter (``changed``), with what the first build has kept.

    make bench                     everything, about ten minutes
    python scripts/bench.py 1 10   other sizes

The corpus is copied as separate letters (dossiers 90001, 90002 …); works are shared. Beside our build, in the same run
and on the same pages (``briefwijzer render``): MkDocs without our hook, and Zensical when ``--zensical`` names its
command. Every figure is taken in a process of its own; compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OWN_PART = """
import json, sys, time
from pathlib import Path
from briefwijzer.addresses.uris import is_page
from briefwijzer.stream import pages
from briefwijzer.checks.run import good_corpus
marks = [time.process_time()]
corpus = good_corpus(Path(sys.argv[1]) / "data"); marks.append(time.process_time())
count = sum(1 for page in pages(corpus) if is_page(page.uri)); marks.append(time.process_time())
steps = [after - before for before, after in zip(marks, marks[1:])]
print(json.dumps({"pages": count, "load_and_check": steps[0], "render": steps[1]}))
"""
HTML_CHECKS = """
import json, sys, time
from pathlib import Path
from briefwijzer.building.checks import check_site
from briefwijzer.building.manifest import inputs_of, write_manifest
from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.checks.run import good_corpus
root, site = map(Path, sys.argv[1:])
add_to_lock(good_corpus(root / "data"))
corpus = good_corpus(root / "data")
write_manifest(site, inputs_of(root), corpus)
start = time.process_time()
assert not check_site(site, corpus)
print(json.dumps({"html_checks": time.process_time() - start}))
"""
MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def copies(target: Path, count: int) -> None:
    """A project with the corpus copied ``count`` times as separate letters."""
    for name in ("docs", "overrides", "scripts", "mkdocs.yml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    shutil.copytree(ROOT / "data", target / "data")
    original = target / "data/letters/kst-29544-773"
    for number in range(1, count):
        dossier = str(90000 + number)
        copy = target / f"data/letters/kst-{dossier}-773"
        shutil.copytree(original, copy)
        letter = copy / "letter.yml"
        text = letter.read_text(encoding="utf-8").replace("id: kst-29544-773", f"id: kst-{dossier}-773", 1)
        letter.write_text(re.sub(r"dossier: 29544\n", f"dossier: {dossier}\n", text, count=1), encoding="utf-8")
    exceptions = target / "data/exceptions.yml"
    if exceptions.exists() and count > 1:
        text = exceptions.read_text(encoding="utf-8")
        head, _, body = text.partition("accepted:\n")
        ours = [part for part in re.split(r"(?m)^(?=  - )", body) if "letters/kst-29544-773" in part]
        more = "".join(
            part.replace("letters/kst-29544-773", f"letters/kst-{90000 + number}-773")
            for number in range(1, count)
            for part in ours
        )
        exceptions.write_text(f"{head}accepted:\n{body}{more}", encoding="utf-8")


def measured(command: list[str], cwd: Path) -> tuple[float, float, float, str]:
    """CPU seconds, wall seconds and peak MB of a command, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    wrapped = [sys.executable, "-c", _PEAK, *command]
    environment = os.environ | {"PYTHONPATH": str(cwd / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(wrapped, cwd=cwd, capture_output=True, text=True, env=environment, check=False)
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    *_, peak = done.stderr.strip().splitlines()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, int(peak) / 1024, done.stdout


# Runs a command and prints the largest resident size of any of its processes (kB) as the last line of stderr.
_PEAK = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def bench(size: int, zensical: str | None) -> dict[str, float]:
    """All figures for ``size`` letters."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        _say(f"copying the corpus {size} times")
        copies(project, size)
        figures = _our_own_part(project)
        figures |= _ours(project)
        _write_bare(project)
        _say("MkDocs without our hook")
        figures |= _cost("bare", [*MKDOCS, "-f", "bare.yml", "-d", "bare-site"], project)
        if zensical:
            _say("Zensical")
            figures |= _cost("zensical", [zensical, "build", "--clean", "-f", "zensical.yml"], project)
            figures["zensical_pages"] = sum(1 for _ in (project / "zensical").rglob("index.html"))
        return figures


def _say(what: str) -> None:
    print(f"  {what} …", file=sys.stderr)


def _cost(what: str, command: list[str], project: Path) -> dict[str, float]:
    cpu, wall, memory, _ = measured(command, project)
    return {f"{what}_cpu": cpu, f"{what}_wall": wall, f"{what}_mb": memory}


def _our_own_part(project: Path) -> dict[str, float]:
    """Reading, checking and rendering, without a builder."""
    _say("our own part")
    command = [sys.executable, "-c", OWN_PART, str(project)]
    measured(command, project)  # compiles the templates, as the first run in a folder does
    figures: dict[str, float] = json.loads(measured(command, project)[3])
    return figures | {"own": figures["load_and_check"] + figures["render"]}


def _ours(project: Path) -> dict[str, float]:
    """A build with our hook, another one after a change, and the checks of its pages."""
    _say("MkDocs with our hook")
    figures = _cost("build", MKDOCS, project)
    _say("the same with another name of one letter")
    one = sorted(project.glob("data/letters/*/letter.yml"))[-1]
    text = one.read_text(encoding="utf-8")
    one.write_text(text.replace("short_title: ", "short_title: Anders. ", 1), encoding="utf-8")
    changed = _cost("changed", MKDOCS, project)
    _say("checks of the built HTML")
    command = [sys.executable, "-c", HTML_CHECKS, str(project), str(project / "site")]
    checks: dict[str, float] = json.loads(measured(command, project)[3])
    return checks | figures | {name: value for name, value in changed.items() if name != "changed_mb"}


def _write_bare(project: Path) -> None:
    """The same pages for builders without our hook, with a configuration for MkDocs and one for Zensical."""
    measured([sys.executable, "-m", "briefwijzer", "render", str(project / "rendered")], project)
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?:hooks|watch):\n(?:  .*\n)+", "", text).replace("docs_dir: docs", "docs_dir: rendered/docs")
    # Pages that no navigation lists are many here, and no fault.
    text = text.replace("strict: true", "strict: false").replace("omitted_files: warn", "omitted_files: ignore")
    (project / "bare.yml").write_text(text, encoding="utf-8")
    text = text.replace("site_dir: site", "site_dir: zensical")
    (project / "zensical.yml").write_text(text, encoding="utf-8")


def main() -> int:
    """Print a table, a column for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1, 10, 50], help="numbers of letters")
    parser.add_argument("--zensical", help="the zensical command, installed from requirements/zensical.txt")
    options = parser.parse_args()
    zensical = str(Path(options.zensical).absolute()) if options.zensical else None
    columns = []
    for size in options.sizes:
        print(f"{size} letters", file=sys.stderr)
        found = bench(size, zensical)
        found["own / build"] = found["own"] / found["build_cpu"]
        found["ms per page"] = 1000 * found["build_cpu"] / found["pages"]
        found["build / bare"] = found["build_cpu"] / found["bare_cpu"]
        for what in ("cpu", "wall", "mb") if zensical else ():
            found[f"{what} / zensical"] = found[f"build_{what}"] / found[f"zensical_{what}"]
        columns.append(found)
    print(f"{'letters':>16}" + "".join(f"{size:>10}" for size in options.sizes))
    for name in columns[0]:
        print(f"{name:>16}" + "".join(f"{figures[name]:>10.2f}" for figures in columns))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
