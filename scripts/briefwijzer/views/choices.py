"""What a reader can choose entries by: the values of each, and how many entries have them. (filter.js)"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..corpus import Corpus, LetterCorpus, once_per_letter
from ..layers import Announcement, Position, TimeExpression
from ..words import say_in

# The value for entries that have none.
NOBODY = "geen"

# Values of a choice, each with its words: several ids or years, or one text. And the choices of an entry, each with its name.
Options = tuple[tuple[str, str], ...]
Choices = tuple[tuple[str, Options], ...]


class FilterView(NamedTuple):
    """A choice among entries: its name, and each value with its words and the number of entries that have it."""

    name: str
    options: tuple[tuple[str, str, int], ...]


def filters(entries: Iterable[Choices]) -> tuple[FilterView, ...]:
    """The choices among entries; one with a single value is none. Years are in order, the others as they come."""
    found: dict[str, dict[tuple[str, str], int]] = {}
    for choices in entries:
        for name, options in choices:
            for option in options:
                counts = found.setdefault(name, {})
                counts[option] = counts.get(option, 0) + 1
    if "jaar" in found:
        found["jaar"] = dict(sorted(found["jaar"].items()))
    return tuple(
        FilterView(name, tuple((value, words, count) for (value, words), count in counts.items()))
        for name, counts in found.items()
        if len(counts) > 1
    )


def of_position(corpus: Corpus, position: Position) -> Choices:
    """A piece of advice by its answer, who gives it, and its theme."""
    bodies = [corpus.organisation[body] for body in position.bodies]
    return (
        ("houding", ((position.stance, word(f"stance_{position.stance}")),)),
        (
            "wie",
            tuple((body.id, body.abbreviation or body.name.value) for body in bodies)
            or ((NOBODY, word("position_nobody")),),
        ),
        ("thema", ((position.theme, corpus.theme[position.theme].name),)),
    )


def of_announcement(corpus: Corpus, letter: LetterCorpus, entry: Announcement) -> Choices:
    """An announcement by how far it is, its years, who acts, and its themes."""
    return (
        ("stand", ((entry.status, word(f"status_{entry.status}")),)),
        ("jaar", _years(entry.start, entry.end)),
        ("wie", ((actor := _leading(letter, entry.actor), actor),)),
        ("thema", tuple((theme, corpus.theme[theme].name) for theme in entry.themes)),
    )


def of_time(entry: TimeExpression) -> Choices:
    """A time by how sure its reading is, and its years."""
    return (
        ("zekerheid", ((entry.grade, word(f"grade_{entry.grade}")),)),
        ("jaar", _years(entry.start, entry.end)),
    )


def _years(start: str | None, end: str | None) -> Options:
    """The years of a period, or that it has none; of an open one the year in which it begins or ends."""
    if not start and not end:
        return ((NOBODY, word("choice_no_year")),)
    first, last = (int((one or other or "")[:4]) for one, other in ((start, end), (end, start)))
    return tuple((str(year), str(year)) for year in range(first, last + 1))


def _leading(letter: LetterCorpus, actor: str) -> str:
    """Who acts, without those who help when the same one acts alone elsewhere.

    «het kabinet, samen met ondernemers» is «het kabinet».
    """
    return next((one for one in _actors(letter) if actor.startswith(f"{one},")), actor)


@once_per_letter
def _actors(letter: LetterCorpus) -> tuple[str, ...]:
    """Who acts in the announcements of a letter, the shortest first."""
    return tuple(sorted({entry.actor for entry in letter.layers.announcements}, key=len))


def word(key: str) -> str:
    """A word of the catalogue, as text."""
    return str(say_in("nl")(key).unescape())
