"""The words of an official publication against those of a letter that the corpus has: what differs, by kind."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..data.letter_corpus import LetterCorpus
from ..data.reader import load
from ..problems import clipped, refused
from ..words.dutch import dutch_number
from .drafts.draft import Draft
from .ids import letter_id
from .kinds import BEST, read_files
from .result import drafted
from .two_files import placed_words
from .writing import write_file
from .yamltext import block_of, dumped

_AROUND = 2
_MOST_WORDS = 25  # of one difference; what is longer is a part that the other has not
_SAME = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class OtherWords:
    """A place where letter and publication have other words; ``block`` is an id of the letter."""

    kind: str
    block: str
    ours: str
    official: str


@dataclass(frozen=True)
class Compared:
    """What was compared, and what differs; ``ours_only`` and ``official_only`` are parts that only one of them has."""

    words: int
    equal: int
    differences: tuple[OtherWords, ...]
    ours_only: tuple[OtherWords, ...]
    official_only: tuple[OtherWords, ...]


def letter_words(letter: LetterCorpus) -> list[tuple[str, str]]:
    """The words of a letter in reading order, then those of its notes, each with the id of what holds it."""
    found: list[tuple[str, str]] = []
    texts: list[tuple[str, str]] = [(block.id, block.prose.plain) for block in letter.opening]
    for section in letter.body:
        texts.append((section.id, section.title.plain))
        texts += [(paragraph.id, paragraph.prose.plain) for paragraph in section.paragraphs]
    texts += [(block.id, block.prose.plain) for block in letter.closing]
    for annex in letter.annexes:
        texts.append((annex.id, annex.title.plain))
        for section in annex.sections:
            texts.append((section.id, section.title.plain))
            texts += [(paragraph.id, paragraph.prose.plain) for paragraph in section.paragraphs]
    texts += [(note.id, note.plain) for note in letter.footnotes]
    for block_id, text in texts:
        found += [(word, block_id) for word in text.split()]
    return found


def compare(draft: Draft, letter: LetterCorpus) -> Compared:
    """Compare word by word; every difference has a kind."""
    ours, theirs = letter_words(letter), [word for word, _ in placed_words(draft)]
    words = [word for word, _ in ours]
    matcher = difflib.SequenceMatcher(None, words, theirs)
    differences: list[OtherWords] = []
    ours_only: list[OtherWords] = []
    official_only: list[OtherWords] = []
    equal = 0
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            equal += last - first
            continue
        block = ours[min(first, len(ours) - 1)][1]
        here, there = words[first:last], theirs[start:end]
        if max(len(here), len(there)) > _MOST_WORDS or not here or not there:
            if here:
                ours_only.append(OtherWords("alleen in deze uitgave", block, " ".join(here), ""))
            if there:
                official_only.append(OtherWords("alleen in de officiële uitgave", block, "", " ".join(there)))
            continue
        before, after = words[max(first - _AROUND, 0) : first], words[last : last + _AROUND]
        kind = kind_of_difference(" ".join(here), " ".join(there))
        shown = [" ".join([*before, *middle, *after]) for middle in (here, there)]
        differences.append(OtherWords(kind, block, *shown))
    return Compared(len(words), equal, tuple(differences), tuple(ours_only), tuple(official_only))


def kind_of_difference(ours: str, official: str) -> str:
    """What kind of difference it is, in the words of the site.

    >>> [kind_of_difference(*pair) for pair in (("“ja”", "«ja»"), ("a - b", "a – b"), ("De", "de"))]
    ['aanhalingstekens', 'streepjes', 'hoofdletters']
    """
    if _quotes(ours) == _quotes(official):
        return "aanhalingstekens"
    if _dashes(ours) == _dashes(official):
        return "streepjes"
    if ours.split() != official.split() and "".join(ours.split()) == "".join(official.split()):
        return "spaties"
    if ours.casefold() == official.casefold():
        return "hoofdletters"
    if _SAME.sub("", ours) == _SAME.sub("", official):
        return "leestekens"
    if _unaccented(ours) == _unaccented(official):
        return "accenten"
    return "spelling" if difflib.SequenceMatcher(None, ours, official).ratio() > 0.75 else "andere woorden"


def _unaccented(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore")


def _quotes(text: str) -> str:
    return re.sub("[‘’“”«»\"'„]", '"', text)


def _dashes(text: str) -> str:
    return re.sub(r"\s*[-–—‒‑]\s*|\s+", "-", text)


def comparison_report(result: Compared) -> str:
    """The report: the count first, then the differences by kind."""
    lines = [f"{result.equal:,} of {result.words:,} words of the letter are in the publication, in this order"]
    everything = (*result.differences, *result.ours_only, *result.official_only)
    for kind, count in Counter(one.kind for one in everything).most_common():
        lines.append(f"{kind}: {count}")
        lines += [
            f"  {one.block}: '{clipped(one.ours, 110)}' | '{clipped(one.official, 110)}'"
            for one in everything
            if one.kind == kind
        ]
    if not everything:
        lines.append("no difference")
    return "\n".join(lines)


def record(result: Compared, letter: LetterCorpus) -> dict[str, Any]:
    """The comparison as letter.yml has it."""
    missing = list(_missing(result))
    found: dict[str, Any] = {
        "compared": f"alle {dutch_number(result.words)} woorden van de brief en zijn noten, woord voor woord",
        "differences": [{"source": one.ours, "official": one.official, "kind": one.kind} for one in result.differences],
        "missing": " ".join(missing) or "Niets.",
        "source": letter.record.url or "inference",
        "confidence": "high",
    }
    return {key: value for key, value in found.items() if value}


def _missing(result: Compared) -> Iterator[str]:
    for one in result.official_only:
        yield f"Alleen in de officiële uitgave, bij {one.block}: ‘{clipped(one.official, 200)}’."
    for one in result.ours_only:
        yield f"Alleen in deze uitgave, bij {one.block}: ‘{clipped(one.ours, 200)}’."


def with_comparison(text: str, comparison: dict[str, Any]) -> str:
    """letter.yml with another comparison; all other lines stay as they are."""
    new = dumped({"comparison": comparison})
    lines = text.splitlines(keepends=True)
    before_source = next((index for index, line in enumerate(lines) if line.startswith("source:")), len(lines))
    start, end = block_of(lines, "comparison") or (before_source, before_source)
    return "".join([*lines[:start], new, *lines[end:]])


def run(path: Path, name: str, data: Path, *, write: bool) -> str:
    """Compare a file with a letter, and with ``write`` keep what was found in letter.yml; the report."""
    letter = load(data).letter_named(name)
    files = [file for file in read_files(path) if file.kind != "record"]
    if not files:
        raise refused(str(path), "K501", "is a metadata record, no letter", "Name the publication itself.")
    draft = drafted(min(files, key=lambda file: BEST.index(file.kind)))
    own = letter_id(draft)
    if own.startswith("kst-") and letter.id.startswith("kst-") and own != letter.id:
        raise refused(str(path), "K501", f"is {own}, not {letter.id}", "Name the publication of that letter.")
    result = compare(draft, letter)
    if result.equal * 2 < result.words:
        message = f"has other words than {letter.id}: {result.equal:,} of {result.words:,} are the same"
        raise refused(str(path), "K501", message, "Name the publication of that letter.")
    report = comparison_report(result)
    if write:
        kept = data / "letters" / letter.id / "letter.yml"
        write_file(kept, with_comparison(kept.read_text("utf-8"), record(result, letter)).encode())
        report += f"\nwritten: {kept}"
    return report
