"""What a data folder already has: its works, and which of them are papers with a number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..data.papers import Kamerstuk
from ..data.yamlfile import read_yaml
from ..problems import Problem, Refused


def value_in(content: bytes | None, name: str) -> Any:
    """What a file of the corpus holds, every scalar as text; None for none."""
    if not content:
        return None
    problems: list[Problem] = []
    source = read_yaml(content, name, problems)
    if source is None or any(problem.level == "error" for problem in problems):
        raise Refused(problems)
    return source.value


def value_of(path: Path) -> Any:
    """The same of a file in a folder; None where there is no such file."""
    return value_in(path.read_bytes(), str(path)) if path.is_file() else None


def _works(data: Path) -> list[dict[str, Any]]:
    value = value_of(data / "works.yml")
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
