"""What a data folder has already: its works, and which of them are papers with a number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..data.papers import Kamerstuk
from ..data.yamlfile import read_yaml
from ..problems import Problem, Refused


def _works(data: Path) -> list[dict[str, Any]]:
    path = data / "works.yml"
    if not path.exists():
        return []
    problems: list[Problem] = []
    source = read_yaml(path.read_bytes(), str(path), problems)
    if source is None or problems:
        raise Refused(problems)
    value: Any = source.value
    found = value.get("works", []) if isinstance(value, dict) else []
    return [work for work in found if isinstance(work, dict)]


def known_works(data: Path) -> set[str]:
    """The ids of the works that are there."""
    return {str(work.get("id")) for work in _works(data)}


def known_papers(data: Path) -> dict[str, Kamerstuk]:
    """The numbers of the papers among them, by id."""
    papers = {}
    for work in _works(data):
        number = work.get("kamerstuk")
        if isinstance(number, dict):
            parts = [str(number.get(key, "")) for key in ("chamber", "vergaderjaar", "dossier", "ondernummer")]
            papers[str(work.get("id"))] = Kamerstuk(*parts)  # type: ignore[arg-type]
    return papers
