"""Reading YAML as text with places: every scalar is what was typed, nothing is guessed.

YAML is a large language. The data uses a small part of it: mappings with plain keys, lists and scalars. Everything
else (anchors, aliases, merge keys, tags, several documents) is refused, because it would let a file mean something
that its reader does not see. The tree is built from parse events with a stack of our own, so a hostile file can
neither recurse nor grow.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import yaml

from ..problems import MOST_PROBLEMS, Place, Problem
from .files import ODD_SPACES, character_problems, decode
from .places import ROW, Places, Route

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MOST_ITEMS = 1_000_000
MOST_DEPTH = 20
PLAIN_TAGS = {None, "!"}
NOTHING = {"~", "null", "Null", "NULL"}
KEYS = MOST_ITEMS + 1  # from here on the name of a part is that of a key: a file has fewer items
# Texts up to this length (ids, values of fixed lists, numbers) are kept once, however often they stand in the data.
SHORT = 40
_TAG = "Remove the tag; every value is read as text."


@dataclass(frozen=True)
class Source:
    """One data file: its value, and where each part of it stands."""

    file: str
    value: Value
    start: tuple[int, int]
    places: Places = field(repr=False)

    def place(self, route: Route, *, key: bool = False) -> Place:
        """Where the part at ``route`` starts, or with ``key`` the key that leads to it.

        It is the nearest part above it when it is not there itself.
        """
        found = self.places.find(route)
        line, column = self.start
        if found is not None:
            name = found[0]
            meant = key and route and name == self.places.number(str(route[-1]))
            line, column = found[1:3] if meant else found[3:5]
        return Place(self.file, line + 1, column + 1)

    def without_value(self) -> Source:
        """The source without its value, which has become records: it is asked for places alone."""
        self.places.pack()
        return replace(self, value="")


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
    except yaml.YAMLError as error:  # a reader error has no mark
        problems.append(Problem(Place(file), "K006", f"is not YAML: {str(error).splitlines()[0]}", _yaml_hint("", "")))
        return None
    except UnicodeDecodeError:  # %ED in a tag
        problems.append(Problem(Place(file), "K009", "a tag that is not UTF-8", _TAG))
        return None
    if not builder.documents:
        problems.append(Problem(Place(file), "K007", "is empty", "Write its data."))
        return None
    if len(problems) > before and any(problem.level == "error" for problem in problems[before:]):
        return None
    return Source(file, builder.root, builder.start, builder.places)


def _yaml_hint(said: str, context: str) -> str:
    if "mapping values are not allowed" in said:
        return "A value with ': ' in it needs quotes, or a block (key: >-); or is the line indented too far?"
    if "cannot start any token" in said:
        return "A value that starts with % @ or ` needs quotes."
    if "did not find expected" in said or "while scanning" in context:
        return "Check quotes (' inside '…' is written ''), brackets and indentation."
    return "Check this line and the one above it: quotes, indentation, ': ' behind a key."


class _Builder:
    """Takes parse events one by one and keeps the tree, its places and what is wrong with it."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems
        self.lines = text.split("\n")
        self.root: Value = ""
        self.start = (0, 0)
        self.documents = self.items = 0
        self.stopped = False
        self.places = Places()
        self._open: list[list[Value] | dict[str, Value]] = []  # the mappings and lists that are not closed yet
        self._rows: list[int] = []  # the rows of these, in ``places``; that of the root is none
        self._key: str | None = None  # the key whose value comes next; None where a key or an item comes
        self._key_at = (0, 0)

    def _refuse(self, event: Any, code: str, message: str, hint: str, *, stop: bool = False) -> None:
        self.problems.append(Problem(self._place(event), code, message, hint))
        self.stopped = self.stopped or stop or len(self.problems) > MOST_PROBLEMS

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._common(event)
            if self._key is None and self._open and type(self._open[-1]) is dict:
                self._take_key(self._open[-1], event)
            else:
                self._add(self._text(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._common(event)
            self._enter({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            row = self._rows.pop()
            if row >= 0:
                rows = self.places.rows
                rows[ROW * row + 5] = len(rows) // ROW
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
            self._refuse(event, "K009", f"tag '{event.tag}'", _TAG, stop=True)
        if self.items > MOST_ITEMS:
            self._refuse(event, "K010", f"has more than {MOST_ITEMS:,} values", "Split the file.", stop=True)

    def _enter(self, container: list[Value] | dict[str, Value], event: Any) -> None:
        if self._key is None and self._open and type(self._open[-1]) is dict:
            self._refuse(event, "K008", "a key that is not a plain word", "Keys are plain words.", stop=True)
            return
        self._add(container, event)
        self._open.append(container)
        self._rows.append(len(self.places.rows) // ROW - 1)
        if len(self._open) > MOST_DEPTH:
            self._refuse(event, "K010", f"is nested deeper than {MOST_DEPTH}", "Flatten the data.", stop=True)

    def _text(self, event: Any) -> str:
        text: str = event.value if len(event.value) > SHORT else sys.intern(event.value)
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

    def _take_key(self, mapping: dict[str, Value], event: Any) -> None:
        text, mark, names = event.value, event.start_mark, self.places.names
        if text not in names and not event.style and text.replace("_", "").replace("-", "").isalnum():
            names[sys.intern(text)] = KEYS + len(names)
        if event.style or text not in names:
            message = "a merge key '<<'" if text == "<<" else f"a key that is not a plain word: '{text[:40]}'"
            self._refuse(event, "K008", message, "Keys are plain words without quotes.", stop=True)
            return
        self._key, self._key_at = sys.intern(text), (mark.line, mark.column)
        if text in mapping:
            first = self._line_of(text) + 1
            hint = "Keep one of the two; or is '- ' missing before the first key of a record?"
            self._refuse(event, "K008", f"the key '{text}' stands twice; first at line {first}", hint)

    def _line_of(self, key: str) -> int:
        """The line of a key of the mapping that is open."""
        rows, here = self.places.rows, self._rows[-1] + 1
        while rows[ROW * here] != self.places.names[key]:
            here = rows[ROW * here + 5]
        return rows[ROW * here + 1]

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
                self._refuse(event, "K010", "has too many comments behind texts", "Put comments on lines of their own.")

    def _add(self, value: Value, event: Any) -> None:
        """Put a value in the mapping or list that is open, or keep it as the root."""
        mark = event.start_mark
        if not self._open:
            self.root, self.start = value, (mark.line, mark.column)
            return
        container, rows, at = self._open[-1], self.places.rows, (mark.line, mark.column)
        behind = len(rows) // ROW + 1  # of a mapping or list it is known at its end
        if isinstance(container, list):
            rows.extend((len(container), *at, *at, behind))
            container.append(value)
        elif self._key is not None:
            rows.extend((self.places.names[self._key], *self._key_at, *at, behind))
            container[self._key] = value
            self._key = None
