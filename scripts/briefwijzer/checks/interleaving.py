"""Are the words of a letter those of its source, whatever the kind of the file?

The pieces of the source (``segments``) must be three streams laid into one another, each in its own order and whole:
the text of the letter with the numbers of its marks, its notes, and what was left out. Each piece belongs to one of
them. What the source does not hold as text may be missing in it: numbers that Word gives to items and headings, and the
number before a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..data.letter_corpus import LetterCorpus
from ..data.records import Record
from .streams import Stream, characters, streams
from .word_segments import COUNTED

# What a line of a source may end with where a word goes on in the next.
_HYPHENS = "-\u2010\u00ad"
# A source may hold so many places where two streams begin alike; more than that is no text.
MOST_STATES = 20_000


@dataclass(frozen=True)
class Parting:
    """Where a source and a letter part: the piece of the source, what the letter has there, and the record of that."""

    piece: str
    text: str
    at: tuple[Record, str] | None


# Where the two streams stand, and how many characters the source has more than they (hyphens at line ends) or less;
# within a row of a table that a page has by parts, where each of its cells stands.
State = tuple[int, int, int, tuple[int, ...]]


def differing(letter: LetterCorpus, pieces: Iterable[str]) -> Parting | None:
    """The first place where the pieces of a source are not the letter; None when they are."""
    # the words of each piece, because a line may have words of the margin beside those of the letter
    found = [words for piece in pieces if (words := list(filter(None, map(characters, piece.split()))))]
    text, notes = streams(letter, counted=[COUNTED] in found)
    if text.skips:  # symbols of a font's own may be marks of items, which are not compared
        found = [[word.replace("\ue000", "") for word in words] for words in found]
    return _Laying(letter, text, notes, in_lines=letter.record.source.file in _IN_LINES).differing(found)


_IN_LINES = ("source.pdf", "source.txt")


class _Laying:
    """The pieces of a source laid along the streams."""

    def __init__(self, letter: LetterCorpus, text: Stream, notes: Stream, *, in_lines: bool) -> None:
        source = letter.record.source
        self.text, self.notes, self.in_lines = text, notes, in_lines
        self.left = [characters(one.words) for one in source.left_out]
        # each once: what stands around every note of a page is left out as often as there are notes
        self.once = list(dict.fromkeys(filter(None, self.left)))
        self.lines = "\n".join(self.once)
        self.hyphens = {characters(word) for word in source.unhyphenated}

    def differing(self, found: list[list[str]]) -> Parting | None:
        furthest: State = (0, 0, 0, ())
        states = {furthest}
        for words in found:
            following = self._behind(states, words)
            if not following or len(following) > MOST_STATES:
                return self._parted("".join(words), furthest)
            states, furthest = following, max(following)
        ends = {
            more
            for at, noted, more in self._jumps(states)
            if (at, noted) == (len(self.text.text), len(self.notes.text))
        }
        return self._left_over("".join(map("".join, found)), ends) if ends else self._parted("", furthest)

    def _behind(self, states: set[State], words: list[str]) -> set[State]:
        """The states behind a piece: of the text, of the notes or left out, or in a line a part of it left out."""
        piece = "".join(words)
        following = set(self._after(states, piece))
        if piece == COUNTED:  # the mark of a note that stands in words that were left out
            following |= {(at, noted, more + 1, cells) for at, noted, more, cells in states}
        elif piece in self.lines:
            following |= states
        if following or not self.in_lines:
            return following
        cuts = ["".join(words[:at]) for at in range(1, len(words))]
        for first in cuts:
            rest = piece[len(first) :]
            if self._is_left_out(first):
                following |= set(self._after(states, rest)) | (states if self._is_left_out(rest) else set())
            if self._is_left_out(rest):
                following |= set(self._after(states, first))
        if not following:  # a line with words of several cells
            following = {state for state in states if state[0] in self.text.rows}
            for word in words:
                following = set(self._after(following, word))
        return following

    def _is_left_out(self, words: str) -> bool:
        """Whether words beside others on a line are what was left out, as it stands in the list."""
        return any(
            words.startswith(whole) and (words == whole or self._is_left_out(words[len(whole) :]))
            for whole in self.once
        )

    def _after(self, states: set[State], piece: str) -> Iterator[State]:
        """The states behind words that are the next of the text, or of the notes."""
        for at, noted, more, cells in states:
            for end, its in () if cells else self._taken(self.text, at, piece):
                yield end, noted, more + its, ()
            for end, its in self._taken(self.notes, noted, piece):
                yield at, end, more + its, cells
            if self.in_lines and (row := self.text.rows.get(at)):
                for after, its in self._beside(cells or row[:-1], row[1:], piece):
                    yield (row[-1], noted, more + its, ()) if after == row[1:] else (at, noted, more + its, after)

    def _beside(
        self, cells: tuple[int, ...], ends: tuple[int, ...], piece: str
    ) -> Iterator[tuple[tuple[int, ...], int]]:
        """Where the cells of a row stand when one of them has given some words: lines of others may come between."""
        for column, (at, end) in enumerate(zip(cells, ends, strict=True)):
            for place, its in self._taken(self.text, at, piece):
                if at < place <= end:
                    yield (*cells[:column], place, *cells[column + 1 :]), its

    def _taken(self, stream: Stream, at: int, piece: str) -> Iterator[tuple[int, int]]:
        """Where a stream stands when it has given some words, and how much more or less they had."""
        if stream.text.startswith(piece, at):
            yield at + len(piece), 0
        elif (
            piece[-1] in _HYPHENS
            and stream.text.startswith(piece[:-1], at)
            and self._is_cut(stream, at + len(piece) - 1)
        ):
            yield at + len(piece) - 1, 1
        for begin in stream.skips_between(at, at + len(piece)):
            if stream.text.startswith(piece[: begin - at], at):
                end = stream.skips[begin]
                for place, more in self._taken(stream, end, piece[begin - at :]):
                    yield place, more - (end - begin)

    def _jumps(self, states: set[State]) -> Iterator[tuple[int, int, int]]:
        """The states that are in no row, and those after what a source may lack at its end."""
        for at, noted, more in (state[:3] for state in states if not state[3]):
            for first in (at, self.text.skips.get(at)):
                for second in (noted, self.notes.skips.get(noted)):
                    if first is not None and second is not None:
                        yield first, second, more - (first - at) - (second - noted)

    def _is_cut(self, stream: Stream, at: int) -> bool:
        """Whether a place lies in a word whose hyphen fell away."""
        return any(
            stream.text.startswith(word, at - offset)
            for word in self.hyphens
            for offset in range(1, min(len(word), at + 1))
        )

    def _parted(self, piece: str, furthest: State) -> Parting:
        at, noted, *_ = furthest
        stream, place = (self.text, at) if at < len(self.text.text) else (self.notes, noted)
        return Parting(piece, stream.text[place : place + 40], stream.record_at(place))

    def _left_over(self, source: str, ends: set[int]) -> Parting | None:
        """What neither the letter nor the list of what was left out has, or what that list has and the source not."""
        left = "".join(self.left)
        if len(source) - len(self.text.text) - len(self.notes.text) - len(left) in ends:
            streams = (self.text, self.notes)
            lacks = "".join(one.text[begin:end] for one in streams for begin, end in one.skips.items())
            surplus = Counter(source) - Counter(self.text.text) - Counter(self.notes.text) - Counter(left)
            missing = Counter(self.text.text + self.notes.text + left) - Counter(source) - Counter(lacks)
            surplus.pop("-", None)  # those that fell away at line ends were looked at one by one
            surplus.pop(COUNTED, None)
            if not surplus and not missing:
                return None
        return Parting("another number of characters than the letter and left_out", "", None)
