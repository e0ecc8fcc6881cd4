"""The collections of queries that the search is measured with, and what they say of its results.

Those of tests/search/queries.yml and more.yml have snippets: a result is relevant when what its link leads to holds one
of them: the element with that id; for a heading everything up to the next one; without a fragment the page's content.
Those of judged.yml, blind.yml, blind-2.yml to blind-12.yml and asked.yml name the paragraphs and notes that answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from lxml import html

from bench import ROOT

QUERIES = (ROOT / "tests/search/queries.yml", ROOT / "tests/search/more.yml")
_NAMES = ("judged", "blind", *(f"blind-{n}" for n in range(2, 13)))
JUDGED = {name: ROOT / f"tests/search/{name}.yml" for name in _NAMES}
ASKED = ROOT / "tests/search/asked.yml"


@dataclass
class Query:
    """What a reader types, what it tries, the snippets that answer it, and the rank at which one was found."""

    text: str
    kind: str
    relevant: tuple[str, ...]
    rank: int = 0


@dataclass
class Site:
    """A built site and its text, as it is asked for."""

    folder: Path
    trees: dict[Path, Any] = field(default_factory=dict)

    def text(self, href: str) -> str:
        """The words that a link leads to."""
        parts = urlsplit(href)
        path = self.folder / unquote(parts.path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return ""
        if path not in self.trees:
            self.trees[path] = _read(path)
        tree = self.trees[path]
        if not parts.fragment:
            return squeeze((tree.xpath("//article") or tree.xpath("//body"))[0].text_content())
        found = tree.xpath("//*[@id=$id]", id=unquote(parts.fragment))
        if not found:
            return ""
        text = found[0].text_content()
        if re.fullmatch("h[1-6]", str(found[0].tag)):
            for sibling in found[0].itersiblings():
                if re.fullmatch("h[1-6]", str(sibling.tag)):
                    break
                text += " " + sibling.text_content()
        return squeeze(text)


def _read(path: Path) -> Any:
    tree = html.parse(str(path)).getroot()
    ours = "//script | //style | //*[@role='doc-noteref' or @role='doc-backlink'] | //*[@class='headerlink']"
    for element in tree.xpath(ours):
        element.drop_tree()
    return tree


def squeeze(text: str) -> str:
    """The text with single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def queries(*files: Path) -> list[Query]:
    """The queries of some collections."""
    found = []
    for file in files:
        for entry in _loaded(file):
            found.append(Query(str(entry["q"]), entry["class"], tuple(entry["relevant"])))
    return found


@dataclass
class Judged:
    """Queries judged against every paragraph and note by somebody who has not seen the search, and absent topics."""

    right: dict[str, set[str]]
    partly: dict[str, set[str]]
    absent: list[str]

    @property
    def texts(self) -> list[str]:
        """What readers type, topics that are in the letter first."""
        return [*self.right, *self.absent]

    def measure(self, found: dict[str, list[str]]) -> dict[str, float]:
        """How good the results are, given the links of each query.

        precision: of the passages among the first ten, those right or partly so; recall: of min(10, right) judged
        passages, those among the first ten; first and three: queries with a right passage first, among the first three;
        silent: absent topics without results.
        """
        shown = good = there = wanted = first = three = 0
        for query, right in self.right.items():
            ten = [href.partition("#")[2] for href in found[query][:10]]
            passages = [name for name in ten if _PASSAGE.fullmatch(name)]
            shown += len(passages)
            good += sum(name in right | self.partly[query] for name in passages)
            wanted += min(10, len(right))
            there += min(10, len(right & set(ten)))
            first += bool(right & set(ten[:1]))
            three += bool(right & set(ten[:3]))
        return {
            "precision": good / shown,
            "recall": there / wanted,
            "first": first / len(self.right),
            "three": three / len(self.right),
            "silent": sum(not found[query] for query in self.absent) / len(self.absent),
        }


_PASSAGE = re.compile(r"s\d+(?:-\d+)*-p\d+|fn\d+")


def _loaded(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def judged() -> dict[str, Judged]:
    """The judged collections of people who had not seen the search, each by its name."""
    return {name: _judged(_loaded(file)) for name, file in JUDGED.items()}


def judged_by_who_knew() -> dict[str, Judged]:
    """The judged collections of somebody who had seen it, each by its name."""
    return {name: _judged(data) for name, data in _loaded(ASKED).items()}


def _judged(data: dict[str, Any]) -> Judged:
    return Judged(
        {entry["query"]: set(entry["right"]) for entry in data["queries"]},
        {entry["query"]: set(entry["partly"]) for entry in data["queries"]},
        [entry["query"] for entry in data["absent"]],
    )
