"""Reading YAML as text with places: every scalar is what was typed, nothing is guessed.

YAML is a large language. The data uses a small part of it: mappings with plain keys, lists and scalars. Everything
else (anchors, aliases, merge keys, tags, several documents) is refused, because it would let a file mean something
that its reader does not see. The tree is built from parse events with a stack of our own, so a hostile file can
neither recurse nor grow.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from ..problems import MOST_PROBLEMS, Place, Problem
from .files import ODD_SPACES, character_problems, decode

Value: TypeAlias = "str | Items | Keys"
Route: TypeAlias = tuple[str | int, ...]

MOST_ITEMS = 1_000_000
MOST_DEPTH = 20
PLAIN_TAGS = {None, "!"}
NOTHING = {"~", "null", "Null", "NULL"}


class Keys(dict[str, "Value"]):
    """A mapping; ``at`` holds four numbers for each key in turn: line and column of the key, and of its value."""

    __slots__ = ("_order", "at")

    def __init__(self) -> None:
        self.at = array("I")
        self._order: dict[str, int] = {}

    def offset(self, key: str) -> int:
        """Where the numbers of a key start in ``at``."""
        if len(self._order) != len(self):  # asked for only where there is a problem
            self._order = {name: 4 * index for index, name in enumerate(self)}
        return self._order[key]


class Items(list["Value"]):
    """A list; ``at`` holds two numbers for each item: its line and column."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = array("I")


@dataclass(frozen=True)
class Source:
    """One data file: its value, which knows where each of its parts stands."""

    file: str
    value: Value
    start: tuple[int, int]

    def place(self, route: Route, *, key: bool = False) -> Place:
        """Where the part at ``route`` starts, or with ``key`` the key that leads to it.

        It is the nearest part above it when it is not there itself.
        """
        value, (line, column) = self.value, self.start
        for step in route:
            if isinstance(value, Keys) and step in value:
                at = value.offset(str(step))
                line, column = value.at[at : at + 2] if key and step is route[-1] else value.at[at + 2 : at + 4]
                value = value[str(step)]
            elif isinstance(value, Items) and isinstance(step, int) and step < len(value):
                line, column = value.at[2 * step : 2 * step + 2]
                value = value[step]
            else:
                break
        return Place(self.file, line + 1, column + 1)


def read_yaml(data: bytes, file: str, problems: list[Problem]) -> Source | None:
    """The value of one data file, or None with every problem of the file noted."""
    text = decode(data, file, problems)
    if text is None:
        return None
    found = list(character_problems(text, file))
    problems += found
    if any(problem.level == "error" for problem in found):
        return None
    return parse_yaml(text, file, problems)


def parse_yaml(text: str, file: str, problems: list[Problem]) -> Source | None:
    """Build the value of a YAML text and the place of each of its parts."""
    before = len(problems)
    builder = _Builder(file, text, problems)
    try:
        parser = yaml.CSafeLoader(text)
        while type(event := parser.get_event()) is not yaml.StreamEndEvent:
            builder.take(event)
            if builder.stopped:
                return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = str(error.problem or error.context).rstrip(".")
        hint = _yaml_hint(said, str(error.context or ""))
        if mark and error.context_mark and error.context_mark.line != mark.line:
            hint += f" It started at line {error.context_mark.line + 1}."
        problems.append(Problem(place, "K006", f"is not YAML: {said}", hint))
        return None
    except (yaml.YAMLError, UnicodeEncodeError) as error:  # a reader error has no mark
        problems.append(Problem(Place(file), "K006", f"is not YAML: {str(error).splitlines()[0]}", _yaml_hint("", "")))
        return None
    if not builder.documents:
        problems.append(Problem(Place(file), "K007", "is empty", "Write its data."))
        return None
    if len(problems) > before and any(problem.level == "error" for problem in problems[before:]):
        return None
    return Source(file, builder.root, builder.start)


def _yaml_hint(said: str, context: str) -> str:
    if "mapping values are not allowed" in said:
        return "A value with ': ' in it needs quotes, or a block: key: >-"
    if "cannot start any token" in said:
        return "A value that starts with % @ or ` needs quotes."
    if "did not find expected" in said or "while scanning" in context:
        return "Look at quotes (' inside '…' is written ''), brackets and indentation."
    return "Look at the line and the one above it: quotes, colons, indentation."


class _Builder:
    """Takes parse events one by one and keeps the tree, its places and what is wrong with it."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems
        self.lines = text.split("\n")
        self.root: Value = ""
        self.start = (0, 0)
        self.documents = self.items = 0
        self.stopped = False
        self._open: list[Keys | Items] = []  # the mappings and lists that are not closed yet
        self._plain: set[str] = set()  # the keys that were looked at and are plain words: a file has few
        self._key: str | None = None  # the key whose value comes next; None where a key or an item comes

    def _refuse(self, event: Any, code: str, message: str, hint: str, *, stop: bool = False) -> None:
        self.problems.append(Problem(self._place(event), code, message, hint))
        self.stopped = self.stopped or stop or len(self.problems) > MOST_PROBLEMS

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._common(event)
            if self._key is None and self._open and type(self._open[-1]) is Keys:
                self._take_key(self._open[-1], event)
            else:
                self._add(self._text(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._common(event)
            self._enter(Keys() if kind is yaml.MappingStartEvent else Items(), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
        elif kind is yaml.AliasEvent:
            self._refuse(event, "K009", f"alias '*{event.anchor}'", "Write the value out.", stop=True)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._refuse(event, "K007", "a second document", "One document per file; remove '---'.", stop=True)
            if event.version or event.tags:
                self._refuse(event, "K007", "a YAML directive", "Remove the line that starts with '%'.", stop=True)

    def _common(self, event: Any) -> None:
        self.items += 1
        if event.anchor is None and event.tag in PLAIN_TAGS and self.items <= MOST_ITEMS:
            return
        if event.anchor:
            self._refuse(event, "K009", f"anchor '&{event.anchor}'", "Write the value out.", stop=True)
        if event.tag not in PLAIN_TAGS:
            self._refuse(event, "K009", f"tag '{event.tag}'", "Remove the tag; every value is read as text.", stop=True)
        if self.items > MOST_ITEMS:
            self._refuse(event, "K010", f"more than {MOST_ITEMS:,} values", "Split the file.", stop=True)

    def _enter(self, container: Keys | Items, event: Any) -> None:
        if self._key is None and self._open and type(self._open[-1]) is Keys:
            self._refuse(event, "K008", "a key that is not a plain word", "Keys are plain words.", stop=True)
            return
        self._add(container, event)
        self._open.append(container)
        if len(self._open) > MOST_DEPTH:
            self._refuse(event, "K010", f"nested deeper than {MOST_DEPTH}", "Flatten the data.", stop=True)

    def _text(self, event: Any) -> str:
        text: str = event.value
        if not event.style:
            self._comment_after(text, event)
            if text in NOTHING:
                return ""
        if event.style == '"' and not text.isprintable():  # elsewhere a character is itself, and was looked at
            for character in sorted(set(text) - ODD_SPACES - {"\n"}):
                if not character.isprintable():
                    message = f"escaped character U+{ord(character):04X}"
                    self._refuse(event, "K003", message, "Remove it; text holds visible characters only.")
        return text

    def _take_key(self, mapping: Keys, event: Any) -> None:
        text, mark = event.value, event.start_mark
        if text not in self._plain and not event.style and text.replace("_", "").replace("-", "").isalnum():
            self._plain.add(text)
        if event.style or text not in self._plain:
            message = "a merge key '<<'" if text == "<<" else f"a key that is not a plain word: '{text[:40]}'"
            self._refuse(event, "K008", message, "Keys are plain words without quotes.", stop=True)
            return
        self._key = text
        if text in mapping:
            first = mapping.at[mapping.offset(text)] + 1
            self._refuse(event, "K008", f"the key '{text}' stands twice; first at line {first}", "Keep one of the two.")
        else:
            mapping.at.extend((mark.line, mark.column))

    def _comment_after(self, text: str, event: Any) -> None:
        """A plain sentence followed by ' #' was probably meant to go on: YAML cuts it there."""
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if "#" not in line:
            return
        rest = line[end.column :]
        # "name: x  # why" is a comment; after a sentence, or without a blank behind it, '#' was meant as text
        if rest[:1] == " " and rest.lstrip()[:1] == "#" and (" " in text or rest.lstrip()[1:2] not in ("", " ")):
            hint = "Quote the text, or write it as a block (>-), if '#' belongs to it."
            place = Place(self.file, end.line + 1, end.column + 1)
            self.problems.append(Problem(place, "K011", "text is cut off by a comment", hint, "warning"))
            if len(self.problems) > MOST_PROBLEMS:
                self._refuse(event, "K010", "too many comments behind texts", "Put comments on lines of their own.")

    def _add(self, value: Value, event: Any) -> None:
        """Put a value in the mapping or list that is open, or keep it as the root."""
        mark = event.start_mark
        if not self._open:
            self.root, self.start = value, (mark.line, mark.column)
            return
        container = self._open[-1]
        if isinstance(container, Items):
            container.append(value)
            container.at.extend((mark.line, mark.column))
        elif self._key is not None:
            if self._key not in container:
                container.at.extend((mark.line, mark.column))
            container[self._key] = value
            self._key = None
