"""The draft of an import compared with the truth about its file: words, blocks, notes, marks, headings, doubts.

A block ends rightly between two words where one ends in truth too. A wrong place is flagged when a doubt stands within
60 letters of it, in the result or in the source; a doubt was right to ask when it stands at a wrong place, or where the
source itself does not say (a mark in a text out of a PDF, words that a program guessed from a picture, a picture).
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from briefwijzer.data.grouping import grouped
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


def texts_of(draft: Draft) -> list[str]:
    """The texts of the blocks, numbers and marks of items included; each cell is a text of its own."""
    texts = [
        text
        for block in draft.blocks
        for text in (f"{block.label} {block.text}", *(cell.text for row in block.rows for cell in row.cells))
    ]
    return [text for text in texts if words_of([text])]


def words_of(texts: Sequence[str]) -> list[str]:
    """The words of texts, without the marks of notes."""
    return [word for text in texts for word in MARK.sub("", without_emphasis(text.replace(BREAK, " "))).split()]


def marks_of(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each mark with the letters before it in its paragraph or cell; where none are, with those behind it."""
    found: list[tuple[str, str]] = []
    for text in texts:
        run = "".join(without_emphasis(text.replace(BREAK, " ")).split()).replace("-", "")
        for match in MARK.finditer(run):
            before, after = MARK.sub("", run[: match.start()])[-16:], MARK.sub("", run[match.end() :])[:16]
            found.append((match[1], before or after))
    return found


class Fault(NamedTuple):
    """Something that came out wrong: its message, and the letters at its place."""

    message: str
    spot: str


def measure(draft: Draft, truth: Truth, total: Counts) -> list[str]:
    """Count one draft against the truth; what is wrong comes back."""
    counted = account(draft)
    total.add("characters accounted for", counted.source if counted.equal else 0, counted.source)
    texts = texts_of(draft)
    faults: list[Fault] = []
    if truth.words is not None:
        faults += _words(draft, texts, truth, total)
    if truth.marked is not None:
        faults += _marks(texts, truth.marked, total)
    if truth.notes is not None:
        faults += _notes(draft, truth.notes, total)
    if truth.headings is not None:
        faults += _headings(draft, truth.headings, total)
    flagged = _doubts(draft, faults, total)
    pairs = zip(faults, flagged, strict=True)
    return [one.message if is_flagged else f"not flagged: {one.message}" for one, is_flagged in pairs]


def _words(draft: Draft, texts: Sequence[str], truth: Truth, total: Counts) -> Iterator[Fault]:
    """The words in their order; where the paragraphs of a file are known, where they end too."""
    wanted, found = truth.words or [], words_of(texts)
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    blocks = matcher.get_matching_blocks()
    total.add("words in order", sum(block.size for block in blocks), len(wanted))
    for what, a0, a1, b0, b1 in matcher.get_opcodes():
        if what == "insert" and all(letters(word) in truth.aside for word in found[b0:b1]):
            continue
        if what != "equal":
            message = f"words: {' '.join(wanted[a0:a1])!r} came as {' '.join(found[b0:b1])!r}"
            yield Fault(message, letters("".join(found[max(0, b0 - 8) : b1] or found[b1 : b1 + 8])))
    if truth.marked is not None:
        # a place is compared where the words on both sides of it stand beside each other in both
        pairs = [(m.a + step, m.b + step) for m in blocks for step in range(1, m.size)]
        yield from _paragraphs(draft, _ends(truth.marked), _ends(texts), pairs, found, total)


def _paragraphs(
    draft: Draft, ends: set[int], at: set[int], pairs: Sequence[tuple[int, int]], found: Sequence[str], total: Counts
) -> Iterator[Fault]:
    """Where blocks should end, and where they do, as places between words; ``pairs`` are the same place in both."""
    total.add("blocks that end where they should", sum(a in ends and b in at for a, b in pairs), len(ends))
    pages = _pages(draft, found)
    turned = [(a, b) for a, b in pairs if 0 < pages[b - 1] != pages[b] > 0]
    if draft.kind == "pdf":
        right = sum((a in ends) == (b in at) for a, b in turned)
        total.add("ends of pages read as they should", right, len(turned))
    total.add("blocks that end where none does", sum(a not in ends and b in at for a, b in pairs), len(at))
    for a, b in pairs:
        if (a in ends) != (b in at):
            fault = "joined" if a in ends else "parted"
            message = f"{fault}: {' '.join(found[max(0, b - 5) : b])} | {' '.join(found[b : b + 5])}"
            yield Fault(message, letters("".join(found[max(0, b - 8) : b])))


def _marks(texts: Sequence[str], marked: Sequence[str], total: Counts) -> Iterator[Fault]:
    wanted, got = Counter(marks_of(marked)), Counter(marks_of(texts))
    total.add("marks found and placed", (wanted & got).total(), wanted.total())
    total.add("marks that are none", (got - wanted).total(), got.total())
    for mark, before in (wanted - got) + (got - wanted):
        yield Fault(f"mark {mark} after …{before}", before)


def _notes(draft: Draft, notes: Mapping[str, str], total: Counts) -> Iterator[Fault]:
    given = {note.number: letters(bare(note.text)) for note in draft.notes}
    total.add("notes found", sum(number in given for number in notes), len(notes))
    whole = [number for number, text in notes.items() if given.get(number) == letters(text)]
    total.add("notes whole", len(whole), len(notes))
    total.add("notes that are none", sum(number not in notes for number in given), len(given))
    for number in notes.keys() - set(whole):
        came = given.get(number, "")
        yield Fault(f"note {number}: {notes[number][:60]!r} came as {came[:60]!r}", number + came)


def _headings(draft: Draft, headings: Sequence[tuple[int, str]], total: Counts) -> Iterator[Fault]:
    wanted = [(depth, letters(text)) for depth, text in headings]
    got = [(b.level, letters(f"{b.label} {b.text}")) for b in draft.blocks if b.kind == "heading"]
    same = Counter(text for _, text in wanted) & Counter(text for _, text in got)
    total.add("headings found", same.total(), len(wanted))
    total.add("headings at the right depth", (Counter(wanted) & Counter(got)).total(), len(wanted))
    total.add("headings that are none", len(got) - same.total(), len(got))
    for _, text in (Counter(wanted) - Counter(got)) + (Counter(got) - Counter(wanted)):
        yield Fault(f"heading {text[:60]}", text)


def _ends(texts: Sequence[str]) -> set[int]:
    """After how many words each text ends, the last apart."""
    return set(accumulate(len(words_of([text])) for text in texts[:-1])) - {0}


def _pages(draft: Draft, found: Sequence[str]) -> list[int]:
    """The page of each word of a PDF, 0 where it is not known."""
    source = [
        (word, int(place[1]))
        for segment in draft.segments
        if (place := re.match(r"page (\d+)", segment.place))
        for word in segment.text.split()
    ]
    pages = [0] * len(found)
    matcher = difflib.SequenceMatcher(None, [word for word, _ in source], found, autojunk=False)
    for block in matcher.get_matching_blocks() if source else ():
        pages[block.b : block.b + block.size] = [page for _, page in source[block.a : block.a + block.size]]
    return pages


def _doubts(draft: Draft, faults: Sequence[Fault], total: Counts) -> list[bool]:
    """Count which wrong places were flagged, and which doubts were right to ask; the first comes back too."""
    run = letters("".join(f"{b.label}{b.text}" for b in draft.blocks) + "".join(note.text for note in draft.notes))
    source = letters("".join(segment.text for segment in draft.segments))
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for segment in draft.segments:
        end = at + len(letters(segment.text))
        places[segment.place] = (places.get(segment.place, (at, at))[0], end)
        at = end
    near = [[_around(doubt, run), _window(source, *places.get(doubt.place, (0, 0)))] for doubt in draft.doubts]
    flagged = [any(_is_at(one.spot, arounds) for arounds in near) for one in faults]
    total.add("wrong places that were flagged", sum(flagged), len(faults))
    right = grouped(
        (
            (doubt.reason, doubt.choice),
            _source_is_open(draft, doubt) or any(_is_at(one.spot, arounds) for one in faults),
        )
        for doubt, arounds in zip(draft.doubts, near, strict=True)
    )
    total.add("places that were right to ask about", sum(map(sum, right.values())), len(draft.doubts))
    total.add("doubts that were right to ask", sum(map(any, right.values())), len(right))
    return flagged


def _is_at(spot: str, arounds: Sequence[str]) -> bool:
    """Whether one of these has the letters of a wrong place, or the last of them, or stands in it.

    They are compared without digits too: the source has the numbers of notes among its words, the result has not.
    """
    texts = [(spot[-12:], spot, around) for around in arounds]
    no_digits = partial(re.sub, r"\d", "")
    texts += [(no_digits(end), no_digits(whole), no_digits(around)) for end, whole, around in texts]
    return any(end and around and (end in around or around in whole) for end, whole, around in texts)


def _source_is_open(draft: Draft, doubt: DraftDoubt) -> bool:
    """Whether the source itself does not say what a doubt asks."""
    inferred = draft.kind == "text" and doubt.reason in ("note-mark", "note-text", "heading", "word", "hyphen")
    return inferred or doubt.reason in OPEN or not doubt.words or "not raised" in doubt.choice


def _around(doubt: DraftDoubt, run: str) -> str:
    words = letters(doubt.words)
    at = run.find(words) if words else -1
    return _window(run, at, at + len(words)) if at >= 0 else words


def _window(run: str, start: int, end: int) -> str:
    """A part of a run and what stands near it; nothing for no part."""
    return run[max(0, start - NEAR) : end + NEAR] if end > start else ""
