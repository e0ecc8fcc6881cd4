"""How well a draft of an import is what is known to be true of its file: words, notes, marks, headings, doubts.

A wrong place is flagged when a doubt stands within 60 letters of it; a doubt was right to ask when it stands at a wrong
place, or where the source itself does not say (a mark in a text out of a PDF, words that a program guessed from a
picture, a picture).
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefwijzer.data.prose import BREAK
from briefwijzer.importing.drafts.accounting import account
from briefwijzer.importing.drafts.draft import Draft, DraftDoubt
from briefwijzer.importing.drafts.signs import bare, without_emphasis

NEAR = 60
MARK = re.compile(r"⟦([^⟦⟧]+)⟧")
# The source itself leaves these open.
OPEN = ("ocr", "letter-or-margin")


@dataclass
class Truth:
    """What is true of a file; what is not known is None."""

    words: list[str] | None = None
    notes: dict[str, str] | None = None
    headings: list[tuple[int, str]] | None = None
    # the texts with their marks, and the letters of what may stand there besides
    marked: list[str] | None = None
    aside: str = ""


@dataclass
class Counts:
    """Counts over files, as (good, all)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, what: str, good: float, of: float) -> None:
        """So many of so many are good."""
        self.counts.setdefault(what, Counter()).update({"good": int(good), "all": int(of)})

    def table(self) -> Iterator[str]:
        """A line for each measure."""
        for what, count in self.counts.items():
            share = f"{100 * count['good'] / count['all']:6.2f} %" if count["all"] else "      –"
            yield f"  {what:<44}{count['good']:>8,} of {count['all']:>8,}  {share}"


def letters(text: str) -> str:
    """Text to compare: letters, digits and marks, so that hyphens and blanks do not count."""
    return "".join(MARK.sub("", without_emphasis(text.replace(BREAK, " "))).split()).replace("-", "")


def words_of(draft: Draft) -> list[str]:
    """The words of the blocks, numbers and marks of items included, note marks not."""
    found: list[str] = []
    for block in draft.blocks:
        texts = [f"{block.label} {block.text}", *(cell.text for row in block.rows for cell in row.cells)]
        for text in texts:
            found += MARK.sub("", without_emphasis(text.replace(BREAK, " "))).split()
    return found


def marks_of(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each mark with the letters before it."""
    run = "".join("".join(without_emphasis(text.replace(BREAK, " ")).split()).replace("-", "") for text in texts)
    return [
        (match[1], MARK.sub("", run[max(0, match.start() - 60) : match.start()])[-16:]) for match in MARK.finditer(run)
    ]


def measure(draft: Draft, truth: Truth, total: Counts) -> list[str]:
    """Count one draft against the truth; what is wrong comes back."""
    wrong: list[str] = []
    spots: list[str] = []
    sum_ = account(draft)
    total.add("characters accounted for", sum_.source if sum_.equal else 0, sum_.source)
    if truth.words is not None:
        found = words_of(draft)
        matcher = difflib.SequenceMatcher(None, truth.words, found, autojunk=False)
        total.add("words in order", sum(block.size for block in matcher.get_matching_blocks()), len(truth.words))
        for what, a0, a1, b0, b1 in matcher.get_opcodes():
            if what != "equal" and not (
                what == "insert" and all(letters(word) in truth.aside for word in found[b0:b1])
            ):
                wrong.append(f"words: {' '.join(truth.words[a0:a1])!r} came as {' '.join(found[b0:b1])!r}")
                spots.append(letters("".join(found[max(0, b0 - 8) : b1 + 8])))
    if truth.marked is not None:
        expected, got = Counter(marks_of(truth.marked)), Counter(marks_of([block.text for block in draft.blocks]))
        total.add("marks found and placed", (expected & got).total(), expected.total())
        total.add("marks that are none", (got - expected).total(), got.total())
        for mark, before in (expected - got) + (got - expected):
            wrong.append(f"mark {mark} after …{before}")
            spots.append(before)
    if truth.notes is not None:
        given = {note.number: letters(bare(note.text)) for note in draft.notes}
        total.add("notes found", sum(number in given for number in truth.notes), len(truth.notes))
        whole = [number for number, text in truth.notes.items() if given.get(number) == letters(text)]
        total.add("notes whole", len(whole), len(truth.notes))
        total.add("notes that are none", sum(number not in truth.notes for number in given), len(given))
        for number in truth.notes.keys() - set(whole):
            wrong.append(f"note {number}: {truth.notes[number][:60]!r} came as {given.get(number, '')[:60]!r}")
            spots.append(number + given.get(number, ""))
    if truth.headings is not None:
        expected_heads = [(depth, letters(text)) for depth, text in truth.headings]
        heads = [(b.level, letters(f"{b.label} {b.text}")) for b in draft.blocks if b.kind == "heading"]
        same = Counter(text for _, text in expected_heads) & Counter(text for _, text in heads)
        total.add("headings found", same.total(), len(expected_heads))
        total.add(
            "headings at the right depth", (Counter(expected_heads) & Counter(heads)).total(), len(expected_heads)
        )
        total.add("headings that are none", len(heads) - same.total(), len(heads))
        for _, text in (Counter(expected_heads) - Counter(heads)) + (Counter(heads) - Counter(expected_heads)):
            wrong.append(f"heading {text[:60]}")
            spots.append(text)
    _doubts(draft, spots, total)
    return wrong


def _doubts(draft: Draft, spots: Sequence[str], total: Counts) -> None:
    run = letters("".join(f"{b.label}{b.text}" for b in draft.blocks) + "".join(note.text for note in draft.notes))
    near = [_around(doubt, run) for doubt in draft.doubts]
    flagged = sum(
        any(spot and around and (spot[-12:] in around or around in spot) for around in near) for spot in spots
    )
    total.add("wrong places that were flagged", flagged, len(spots))
    right = 0
    for doubt, around in zip(draft.doubts, near, strict=True):
        inferred = draft.kind == "text" and doubt.reason in ("note-mark", "note-text", "heading", "word", "hyphen")
        open_ = doubt.reason in OPEN or not doubt.words or "not raised" in doubt.choice
        right += inferred or open_ or any(spot and around and spot[-12:] in around for spot in spots)
    total.add("doubts that were right to ask", right, len(draft.doubts))


def _around(doubt: DraftDoubt, run: str) -> str:
    words = letters(doubt.words)
    at = run.find(words) if words else -1
    return run[max(0, at - NEAR) : at + len(words) + NEAR] if at >= 0 else words
