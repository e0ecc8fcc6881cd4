"""A correction (kst-29544-773-n1) is a paper of its own, and a version of the letter that it corrects."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..data.papers import official_page
from ..problems import Refused
from .existing import value_in, value_of
from .writing import write_file
from .yamltext import added


def corrected(letter: str) -> str:
    """The id of the letter that a correction is of; empty for what is none.

    >>> corrected("kst-29544-773-n1"), corrected("kst-29544-773")
    ('kst-29544-773', '')
    """
    match = re.fullmatch(r"(kst-.+)-n\d+", letter)
    return match[1] if match else ""


def name_corrections(data: Path, letter: str) -> list[str]:
    """Name the corrections of a letter under its versions, where both are there; what was done is said.

    ``letter`` is the letter or the correction, whichever came last. What stands in letter.yml already stays.
    """
    first = corrected(letter) or letter
    path = data / "letters" / first / "letter.yml"
    there = sorted((data / "letters").glob(f"{first}-n*/letter.yml"))
    found = [one for one in there if corrected(one.parent.name) == first]
    if not path.is_file() or not found:
        return [f"{letter} is a correction of {first}, which is not in the data yet"] if letter != first else []
    known = {version.get("id") for version in value_of(path).get("versions") or ()}
    versions = [_version(one) for one in found if one.parent.name not in known]
    if not versions:
        return []
    text = added(path.read_text("utf-8"), "versions", versions)
    names = ", ".join(version["id"] for version in versions)
    try:
        value_in(text.encode(), str(path))
    except Refused:  # the list is written in another form, in which ours would be no part of it
        return [f"{names}: to be named under 'versions' in letter.yml of {first}, by hand"]
    write_file(path, text.encode())
    return [f"{names}: named under 'versions' in letter.yml of {first}"]


def _version(path: Path) -> dict[str, Any]:
    correction = path.parent.name
    day = (value_of(path).get("date") or {}).get("value", "")
    about = {"source": "metadata", "confidence": "high"}
    return {"id": correction, "kind": "correction", "date": day, "url": official_page(correction), **about}
