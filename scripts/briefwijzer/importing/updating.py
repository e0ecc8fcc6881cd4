"""Importing a letter that exists already: what would change, and how the changes are merged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..problems import Place, Problem, Refused, counted
from . import metadata
from .citing import cited
from .doubt_records import asked_again, questions, still_open
from .existing import value_in, value_of
from .kinds import read_file
from .known_ids import with_known_ids
from .merging import differences, merged
from .result import YAML_FILES, Imported, drafted, files_of
from .writing import replace_letter
from .yamltext import dumped


def import_again(result: Imported, folder: Path, data: Path, *, update: bool) -> None:
    """The letter is there: say what would change; write it only when that was asked for."""
    base = _last(folder)
    files: dict[str, bytes] = {}
    changes: list[Problem] = []
    for name in YAML_FILES:
        ours, theirs = value_of(folder / name), value_in(result.files.get(name), name)
        if name == "doubts.yml":
            records = asked_again(result.draft.doubts, (ours or {}).get("doubts", []))
            result.draft.doubts = still_open(records)
            new: Any = {"doubts": records} if records else None
            changed = differences(questions((ours or {}).get("doubts", [])), questions(records))
        else:
            if name == "text.yml":
                base[name] = with_known_ids(base.get(name), ours, ())
                theirs = with_known_ids(theirs, base[name] or ours, _taken(data, folder))
            new = merged(base.get(name), ours, theirs)
            if name == "letter.yml":
                new["source"] = (theirs or {}).get("source")
            changed = differences(ours or {}, new or {})
        changes += [Problem(Place(f"{folder}/{name}"), "K507", change) for change in changed]
        if new:
            files[name] = (folder / name).read_bytes() if new == ours else dumped(new).encode()
    result.folder = folder
    source = next(name for name in result.files if name.startswith("source."))
    if not changes and (folder / source).is_file() and (folder / source).read_bytes() == result.files[source]:
        return
    if not update:
        message = f"exists already and would change in {counted(len(changes), 'place')}"
        hint = "Add --update to write the new words; changes made by hand are kept."
        if (old := _source(folder)) and old.name != source:
            hint = f"It was read from {old.name}: import both files together to compare them. {hint}"
        raise Refused([Problem(Place(str(folder)), "K507", message, hint), *changes])
    files[source] = result.files[source]
    replace_letter(data, result.letter, files, result.works)
    result.written = True


def _taken(data: Path, folder: Path) -> set[str]:
    """The ids of a letter that were ever published, and those that its text has."""
    lock, text = data / "ids.lock", folder / "text.yml"
    lines = lock.read_text("utf-8").splitlines() if lock.is_file() else []
    here = re.findall(r"\bid: *(\S+)", text.read_text("utf-8")) if text.is_file() else []
    return {*here, *(line.partition("#")[2] for line in lines if line.startswith(f"brieven/{folder.name}/"))}


def _source(folder: Path) -> Path | None:
    return next((path for path in sorted(folder.glob("source.*")) if path.is_file()), None)


def _last(folder: Path) -> dict[str, Any]:
    """What an import makes of the source that the folder has, before anybody changed something; empty when it fails."""
    source = _source(folder)
    if source is None:
        return {}
    try:
        file = read_file(source)
        draft = drafted(file)
        metadata.add_facts(draft, draft.records)
        made = files_of(folder.name, draft, cited(draft.notes, {}).citations, file)
    except Refused:
        return {}
    return {name: value_in(made.get(name), name) for name in YAML_FILES}
