"""Problems: what is wrong in the data, where, and the way out."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MOST_SHOWN = 50
# A file, or a check, with more problems than this is not looked at further: it is not what somebody meant to write.
MOST_PROBLEMS = 100
# Among more names than this the nearest one is not looked for: it would take longer than a check may.
MOST_NAMES = 1_000


@dataclass(frozen=True, order=True)
class Place:
    r"""A place in a file; line and column count from 1, 0 means the file as a whole.

    >>> str(Place("data/works.yml", 12, 5))
    'data/works.yml:12:5'
    >>> str(Place("data/works.yml"))
    'data/works.yml'
    >>> str(Place("data/a\nb.yml"))
    'data/a\\nb.yml'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        # A file may have any name: a line end in it must not look like another problem.
        file = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in self.file)
        return f"{file}:{self.line}:{self.column}" if self.line else file


Level = Literal["error", "warning", "doubt"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, with its code and a hint how to mend it.

    >>> print(Problem(Place("data/works.yml", 3, 5), "K101", "unknown key 'tittle'", "Did you mean 'title'?"))
    data/works.yml:3:5: K101 unknown key 'tittle'
        Did you mean 'title'?
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        first = f"{self.place}: {self.code} {'' if self.level == 'error' else f'{self.level}: '}{self.message}"
        return f"{first}\n    {self.hint}" if self.hint else first

    def annotation(self) -> str:
        """The problem in the form that GitHub shows beside the line of a change."""
        where = f"file={_escape(self.place.file, property=True)}"
        if self.place.line:
            where += f",line={self.place.line},col={self.place.column}"
        text = f"{self.code} {self.message}" + (f"\n{self.hint}" if self.hint else "")
        return f"::{'notice' if self.level == 'doubt' else self.level} {where}::{_escape(text)}"


def _escape(text: str, *, property: bool = False) -> str:
    """Escape for a workflow command: https://docs.github.com/actions, «workflow commands»."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text


class Refused(Exception):
    """Raised where the data cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def refused(file: str, code: str, message: str, hint: str, *, line: int = 0) -> Refused:
    """A file, or what stands for one, that cannot be used, as one problem."""
    return Refused([Problem(Place(file, line), code, message, hint)])


def report(problems: Iterable[Problem], *, most: int = MOST_SHOWN) -> str:
    """All problems in the order of their places, at most ``most`` of them, and how many more there are.

    Where there are more, one that says what another has said gives way to the first of its kind. In a workflow of
    GitHub each is repeated as an ``::error`` line.
    """
    found = sorted(set(problems))
    first = {(problem.code, problem.message): problem for problem in reversed(found)}
    shown = sorted([*dict.fromkeys((*sorted(first.values()), *found))][:most])
    lines = [str(problem) for problem in shown]
    if len(found) > most:
        lines.append(f"… and {'at least ' if len(found) >= MOST_PROBLEMS else ''}{len(found) - most} more.")
    if os.environ.get("GITHUB_ACTIONS") == "true":
        lines += [problem.annotation() for problem in shown]
    return "\n".join(lines)


def did_you_mean(wrong: str, known: Iterable[str], *, listed_in: str = "") -> str:
    """A hint that names the nearest known name, and where the names are listed.

    >>> did_you_mean("ser-2023-08", ["ser-2023-12", "wrr-107"], listed_in="data/works.yml")
    "Did you mean 'ser-2023-12'? The known ones are in data/works.yml."
    """
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.6) if len(names) <= MOST_NAMES else []
    hints = [f"Did you mean '{near[0]}'?"] if near else []
    if listed_in:
        hints.append(f"The known ones are in {listed_in}.")
    return " ".join(hints)


def counted(number: int, one: str, several: str = "") -> str:
    """A number of things, for a message.

    >>> counted(1, "letter"), counted(1_000, "letter"), counted(2, "address or id", "addresses and ids")
    ('1 letter', '1,000 letters', '2 addresses and ids')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def clipped(text: str, most: int = 70) -> str:
    """A text for a message, at most so long."""
    return text if len(text) <= most else text[: most - 1] + "…"
