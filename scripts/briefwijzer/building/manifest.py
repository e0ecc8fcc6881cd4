"""The manifest of a built site: what it consists of and what it was made from, so that any copy can be verified."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from ..addresses.uris import MANIFEST
from ..data.corpus import Corpus
from ..data.files import read_bytes
from ..pages.edition import counts, versions
from ..problems import Place, Problem, refused

# It says that a folder is ours to replace. Some hosts leave hidden files out, so that it is no part of the site.
MARKER = ".briefwijzer"
INPUTS = ("data", "docs", "overrides", "requirements", "mkdocs.yml", "scripts/mkdocs_hooks.py")
Checksums = dict[str, dict[str, str | int]]
MOST_OF_A_MANIFEST = 100_000_000


def inputs_of(root: Path) -> Checksums:
    """Everything that a site of the project ``root`` is made from, by its name."""
    inputs = {name: path for start in INPUTS for name, path in _files(root / start, start)}
    inputs |= dict(_files(Path(__file__).parent.parent, "scripts/briefwijzer"))
    return {name: file_entry(path.read_bytes()) for name, path in inputs.items()}


def write_manifest(site: Path, inputs: Checksums, corpus: Corpus) -> None:
    """Write manifest.json into a site that was built from these inputs.

    It holds no time and no place, so that two builds of one state are the same.
    """
    content = {
        "counts": counts(corpus),
        "files": {name: file_entry(path.read_bytes()) for name, path in _files(site) if name not in (MANIFEST, MARKER)},
        "inputs": inputs,
        "versions": versions(),
    }
    with (site / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.write("\n")


def file_entry(data: bytes) -> dict[str, str | int]:
    """What a manifest says of one file."""
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _files(start: Path, name: str = "") -> Iterator[tuple[str, Path]]:
    """Every file at or below ``start`` by its name below ``name``; hidden ones and what Python makes apart."""
    if start.is_file():
        yield name, start
    for path in start.rglob("*") if start.is_dir() else ():
        parts = path.relative_to(start).parts
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in parts):
            yield "/".join((name, *parts) if name else parts), path


def inside(folder: Path) -> dict[str, Path]:
    """Everything below a folder that is no folder, by its name, hidden files too.

    Links are files of their own: what they lead to may change without the folder.
    """
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path for path in found}


def differences(copy: Path) -> list[Problem]:
    """K413: every file of a copy that is missing, changed or foreign.

    Raises Refused (K413) when the copy has no manifest that can be read.
    """
    unreadable: list[Problem] = []
    data = read_bytes(copy / MANIFEST, "", unreadable, most=MOST_OF_A_MANIFEST)
    try:
        files = json.loads(data or "")["files"].items()
        wanted = {str(name): (entry["sha256"], entry["bytes"]) for name, entry in files}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "Name the folder of a site that was built here, or of a copy of one."
        said = unreadable[0].message if unreadable else type(error).__name__
        message = f"is not the manifest of a site: {said}"
        raise refused(f"{copy}/{MANIFEST}", "K413", message, hint) from error
    there = inside(copy)
    found = dict.fromkeys(wanted.keys() - there.keys(), "is missing")
    found |= dict.fromkeys(there.keys() - wanted.keys() - {MANIFEST, MARKER}, "is foreign")
    found |= {name: "is changed" for name in wanted.keys() & there.keys() if not _is(there[name], wanted[name])}
    return sorted(Problem(Place(name), "K413", message) for name, message in found.items())


def _is(path: Path, wanted: tuple[str, int]) -> bool:
    """Is this a regular file with these contents?"""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        found = file_entry(path.read_bytes())
    except OSError:
        return False
    return (found["sha256"], found["bytes"]) == wanted
