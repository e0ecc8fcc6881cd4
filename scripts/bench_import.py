"""How well a letter comes out of a file: words, notes, marks, headings, doubts, time and memory.

    make bench-import                          on the invented letters of the tests
    make bench-import LETTERS=../folder        on real ones too, where the folder is there

A folder has files of every kind in any order below it. ``truth/<name>.json`` says what is true of the file whose name
begins with that name: ``notes`` (number: words), ``paragraphs`` (objects with ``text``), ``headings`` (a list of
``[depth, words]``), all optional. Files of one name in several kinds must give one result; what lies in ``bad`` must be
refused or be doubtful. import_measures.py says what is counted.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from tests.importing.specimens import LETTER, Specimen, as_text, ministry, printed  # noqa: E402

from briefwijzer.data.grouping import grouped  # noqa: E402
from briefwijzer.importing.drafts.draft import Draft  # noqa: E402
from briefwijzer.importing.drafts.structure import arranged  # noqa: E402
from briefwijzer.importing.kinds import kind_of, reader  # noqa: E402
from briefwijzer.problems import Refused  # noqa: E402
from import_measures import MARK, Counts, Truth, letters, measure  # noqa: E402


def read(data: bytes, name: str) -> Draft:
    """A draft, by what the file holds."""
    return arranged(reader(kind_of(data, name))(data, name))


def truth_of(specimen: Specimen) -> Truth:
    """What is true of an invented letter."""
    heads = [(piece.level, f"{piece.label} {piece.text}") for piece in specimen.pieces if piece.kind == "heading"]
    words = [word for text in printed(specimen.pieces) for word in MARK.sub("", text).split()]
    return Truth(words, specimen.notes, heads, printed(specimen.pieces))


def fixtures() -> None:
    """The invented letter in every layout and manner."""
    layouts: list[dict[str, Any]] = [
        {"top": top, "raised": raised, "columns": columns, "size": size, "small": 0.72 * size}
        for top in (330, 420, 760)
        for raised in (True, False)
        for columns, size in ((68, 9), (56, 10.5))
    ]
    manners: list[dict[str, Any]] = [
        {"blank": blank, "layout": layout, "per_page": lines}
        for blank in ("", " ")
        for layout in (False, True)
        for lines in (34, 44, 60)
    ]
    sources: list[tuple[str, Callable[[dict[str, Any]], bytes], list[dict[str, Any]]]] = [
        ("PDF", lambda layout: ministry(LETTER, **layout), layouts),
        ("text out of a PDF", lambda manner: as_text(LETTER, **manner).encode(), manners),
    ]
    for what, made, variants in sources:
        total = Counts()
        wrong = [
            fault for variant in variants for fault in measure(read(made(variant), "letter"), truth_of(LETTER), total)
        ]
        report(f"An invented letter as {what}, {len(variants)} times", total, wrong)


def report(title: str, total: Counts, wrong: Sequence[str]) -> None:
    """Print a table, and what is wrong."""
    print(f"\n{title}")
    for line in total.table():
        print(line)
    for fault in sorted(wrong, key=lambda fault: "not flagged" not in fault)[:20]:
        print(f"    {fault[:150]}")


def real(folder: Path) -> None:
    """The files of a folder: against the truth beside them, one form against another, and the bad ones."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lstrip(".") in SUFFIXES)
    good = [path for path in files if "bad" not in path.relative_to(folder).parts]
    groups: dict[str, Counts] = {}
    faults: dict[str, list[str]] = {}
    drafts: dict[Path, Draft] = {}
    for path in good:
        data = path.read_bytes()
        try:
            kind = kind_of(data, path.name)
            if kind == "record":
                continue
            drafts[path] = read(data, path.name)
        except Refused as refused:
            print(f"  refused: {path.name}: {refused}")
            continue
        truth = truth_beside(path, folder)
        group = f"{kind}, with a truth beside it" if truth else f"{kind}, without"
        found = measure(drafts[path], truth or Truth(), groups.setdefault(group, Counts()))
        faults.setdefault(group, []).extend(f"{path.name}: {fault}" for fault in found)
    for group, total in sorted(groups.items()):
        report(f"{folder.name}: {group}", total, faults.get(group, ()))
    forms(drafts)
    print("\nBad files")
    for path in files:
        if path not in good:
            try:
                doubts = len(read(path.read_bytes(), path.name).doubts)
                print(f"  {path.name}: read, with {doubts} doubts")
            except Refused as refused:
                print(f"  {str(refused).splitlines()[0]}")
    costs(good)


SUFFIXES = {"xml", "html", "docx", "odt", "pdf", "txt"}


def truth_beside(path: Path, folder: Path) -> Truth | None:
    """The truth of a file: the longest name of a truth that its name begins with."""
    names = [truth for truth in (folder / "truth").glob("*.json") if path.name.startswith(truth.stem)]
    if not names:
        return None
    said = json.loads(max(names, key=lambda truth: len(truth.stem)).read_text(encoding="utf-8"))
    truth = Truth(notes=said.get("notes"))
    if "headings" in said:
        truth.headings = [(int(depth), text) for depth, text in said["headings"]]
    if said.get("paragraphs"):
        # the tables of a Word letter set address, date, margin block and signature: a PDF has them elsewhere
        texts = [re.sub(r"\{\{note (\d+)\}\}", r"⟦\1⟧", entry["text"]) for entry in said["paragraphs"]]
        tables = [entry.get("where") == "table" for entry in said["paragraphs"]]
        truth.marked = [text for text, table in zip(texts, tables, strict=True) if not table]
        truth.aside = letters("".join(text for text, table in zip(texts, tables, strict=True) if table))
        truth.words = [word for text in truth.marked for word in MARK.sub("", text).split()]
    return truth


def forms(drafts: dict[Path, Draft]) -> None:
    """Files of one name in several kinds: do they give the same blocks?"""
    by_name = grouped((path.name.split(".")[0], path) for path in drafts)
    print("\nOne publication in several forms")
    for name, paths in by_name.items():
        if len({path.suffix for path in paths}) < 2:
            continue
        texts = {path: [(b.kind, letters(f"{b.label}{b.text}")) for b in drafts[path].blocks] for path in paths}
        same = len({tuple(text) for text in texts.values()}) == 1
        kinds = ", ".join(sorted({path.suffix for path in paths}))
        print(f"  {name}: {kinds}: {'one result' if same else 'different results'}")


def costs(paths: Sequence[Path]) -> None:
    """Time and memory of a reader on each file, the slowest first."""
    found = []
    for path in paths:
        start = time.perf_counter()
        subprocess.run([sys.executable, __file__, "--read", str(path)], capture_output=True, check=False)
        found.append((time.perf_counter() - start, path.name))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print("\nTime, with the start of Python")
    for seconds, name in sorted(found, reverse=True)[:5]:
        print(f"  {seconds:5.2f} s  {name}")
    print(f"  at most {most} MB of memory")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path, nargs="?", help="a folder with real files")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        read(asked.read.read_bytes(), asked.read.name)
        sys.exit()
    fixtures()
    if asked.letters and asked.letters.is_dir():
        real(asked.letters)
