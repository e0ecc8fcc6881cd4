"""Faults in the style sheets that a browser ignores silently.

    make lint

tinycss2 reads the sheets as the standard says. A fault is what cannot be read, an unknown at-rule or property, a
property that stands twice in a block, a selector that stands twice in the same surroundings, and a token (``--bw-…``)
that is used and never given, or given and never used. Pygments has the list of properties; the browser judges their
values, in ``tests/browser/test_styles.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from pygments.lexers.css import CssLexer  # type: ignore[import-untyped]
from pygments.token import Keyword  # type: ignore[import-untyped]

AT_RULES = {"media", "supports", "keyframes"}
UNREADABLE = "this cannot be read"
# What Pygments does not know yet.
NEWER = set(
    "anchor-name animation-timeline field-sizing position-anchor position-area position-try-fallbacks vector-effect "
    "scroll-target-group text-size-adjust -webkit-box-orient -webkit-line-clamp -webkit-text-size-adjust".split()
)


@dataclass(frozen=True)
class Declaration:
    """A property with its value, and what it stands in: at-rules as ``@media print``, and the selector."""

    within: tuple[str, ...]
    selector: str
    name: str
    value: str
    used: frozenset[str]
    place: str


@dataclass
class Sheets:
    """Style sheets taken apart: every declaration, and what is wrong, each with its place."""

    declarations: list[Declaration] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def read(self, path: str, text: str) -> None:
        """Take a sheet in."""
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        self._rules(path, rules, (), {})

    def _rules(
        self, path: str, rules: Iterable[Any], within: tuple[str, ...], seen: dict[tuple[str, ...], int]
    ) -> None:
        for rule in rules:
            if rule.type == "error":
                self._fault(path, rule, UNREADABLE)
            elif rule.type == "at-rule":
                outer = (*within, f"@{rule.lower_at_keyword} {_text(rule.prelude)}")
                if rule.lower_at_keyword not in AT_RULES or rule.content is None:
                    self._fault(path, rule, f"unknown at-rule @{rule.at_keyword}")
                else:
                    inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                    self._rules(path, inner, outer, seen)
            else:
                selector = _text(rule.prelude)
                self._read(path, rule.prelude)
                if (*within, selector) in seen:
                    first = seen[*within, selector]
                    self._fault(path, rule, f"the selector {selector} stands in line {first} already")
                seen.setdefault((*within, selector), rule.source_line)
                self._block(path, rule.content, within, selector)

    def _block(self, path: str, content: Any, within: tuple[str, ...], selector: str) -> None:
        names = set()
        for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
            if one.type != "declaration":
                self._fault(path, one, "this is no declaration")
                continue
            self._read(path, one.value)
            if one.name in names:
                self._fault(path, one, f"{one.name} stands twice in this block")
            elif not one.name.startswith("--") and not is_property(one.name):
                self._fault(path, one, f"unknown property {one.name}")
            names.add(one.name)
            value, used = _text(one.value), frozenset(_tokens(one.value))
            place = f"{path}:{one.source_line}:{one.source_column}"
            self.declarations.append(Declaration(within, selector, one.name, value, used, place))

    def _read(self, path: str, nodes: Iterable[Any]) -> None:
        for node in _all(nodes):
            if node.type == "error":
                self._fault(path, node, UNREADABLE)

    def _fault(self, path: str, node: Any, fault: str) -> None:
        self.faults.append(f"{path}:{node.source_line}:{node.source_column}: {fault}")

    def all_faults(self) -> list[str]:
        """All that is wrong, with the tokens that one sheet uses and another gives."""
        given = {one.name for one in self.declarations if one.name.startswith("--")}
        used = frozenset[str]().union(*(one.used for one in self.declarations))
        tokens = [
            f"{one.place}: nothing gives {name}" for one in self.declarations for name in sorted(one.used - given)
        ]
        tokens += [f"{one.place}: nothing uses {one.name}" for one in self.declarations if one.name in given - used]
        return self.faults + tokens


@cache
def is_property(name: str) -> bool:
    """Whether there is a property of this name.

    >>> is_property("color"), is_property("scroll-target-group"), is_property("colr")
    (True, True, False)
    """
    return name in NEWER or (Keyword, name) in CssLexer().get_tokens(f"a{{{name}:0}}")


def _text(nodes: Any) -> str:
    return " ".join(tinycss2.serialize(nodes).split())


def _all(nodes: Iterable[Any]) -> Iterator[Any]:
    """Every part of a value, those inside functions and brackets too."""
    for node in nodes:
        yield node
        yield from _all(getattr(node, "arguments", None) or getattr(node, "content", None) or ())


def _tokens(nodes: Iterable[Any]) -> Iterator[str]:
    """The names of the tokens in a value."""
    for node in _all(nodes):
        if node.type == "function" and node.lower_name == "var":
            yield from (each.value for each in node.arguments if each.type == "ident" and each.value.startswith("--"))


def main(paths: list[str]) -> int:
    """Print the faults of some sheets; 1 when there are any."""
    sheets = Sheets()
    for path in paths:
        sheets.read(path, Path(path).read_text(encoding="utf-8"))
    faults = sheets.all_faults()
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
