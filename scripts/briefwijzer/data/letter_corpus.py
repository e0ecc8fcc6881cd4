"""One letter with its text, notes and layers, joined by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from .doubts import Doubt
from .layers import LAYERS, Layers
from .layers.announcements import ANNOUNCEMENTS, Announcement
from .layers.declaration import Layer
from .layers.entries import Quoted
from .layers.keywords import KEYWORDS, Keyword
from .layers.mentions import MENTIONS, Mention
from .layers.organisations import ORGANISATION_MENTIONS, OrganisationMention
from .layers.outcomes import OUTCOMES, Outcome
from .layers.positions import POSITIONS, Position
from .layers.recommendations import Recommendation
from .layers.themes import THEME_USES, ThemeUse
from .letter_text import LetterText, grouped
from .records import Record, with_inner

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, eq=False)
class LetterCorpus(LetterText):
    """One letter: its text, what the layers say about it, and where its import was not sure."""

    layers: Layers
    doubts: tuple[Doubt, ...] = ()

    @property
    def unseen(self) -> int:
        """How many places an import was not sure of, at which nobody has looked yet."""
        return sum(doubt.open for doubt in self.doubts)

    @cached_property
    def present(self) -> tuple[Layer[Any], ...]:
        """The layers that the letter has: those with an entry. What it has not, the site does not promise."""
        return tuple(layer for layer in LAYERS if self.layers[layer])

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record of the letter and of its layers, the inner ones too."""
        text = (*self.opening, *self.body, *self.closing, *self.annexes)
        outer = (self.letter, *text, *self.footnotes, *self.doubts, *self.layers.all())
        return tuple(inner for record in outer for inner in with_inner(record))

    def about(self, paragraph: str) -> tuple[Quoted, ...]:
        """The entries of every layer about a paragraph, whichever field of theirs names it."""
        return tuple(self._about.get(paragraph, ()))

    def mentions(self, work: str) -> list[Mention]:
        """The places where the text names a work without a note."""
        return self._mentions.get(work, [])

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return grouped(self.layers[MENTIONS], attrgetter("work"))

    def paragraphs_on(self, work: str) -> Iterator[str]:
        """The ids of the paragraphs that cite or name a work, a paragraph that does so twice two times."""
        for note, _ in self.citing.get(work, ()):
            yield from (mark.paragraph.id for mark in self.marks.get(note.mark, ()) if mark.paragraph)
        yield from (mention.paragraph for mention in self.mentions(work))

    @cached_property
    def works(self) -> tuple[str, ...]:
        """The ids of the works that the notes cite, and then of those that the text names, each once."""
        cited = [citation.work for note in self.footnotes for citation in note.citations]
        return tuple(dict.fromkeys((*cited, *(mention.work for mention in self.layers[MENTIONS]))))

    @cached_property
    def announcement(self) -> dict[str, Announcement]:
        """The announcements by their id."""
        return {entry.id: entry for entry in self.layers[ANNOUNCEMENTS]}

    @cached_property
    def outcome(self) -> dict[str, Outcome]:
        """What became of an announcement, by the id of that."""
        return {outcome.announcement: outcome for outcome in self.layers[OUTCOMES]}

    @cached_property
    def answer(self) -> dict[str, Position | Announcement]:
        """The entries that can answer a recommendation, by their id."""
        positions: dict[str, Position | Announcement] = {entry.id: entry for entry in self.layers[POSITIONS]}
        return positions | self.announcement

    @cached_property
    def keyword(self) -> dict[str, Keyword]:
        """The entries of the subject index by their id."""
        return {entry.id: entry for entry in self.layers[KEYWORDS]}

    @cached_property
    def keywords_at(self) -> dict[str, list[Keyword]]:
        """The entries of the subject index for each paragraph and note, by its id."""
        found: dict[str, list[Keyword]] = {}
        for entry in self.layers[KEYWORDS]:
            for place in entry.places:
                found.setdefault(place.at, []).append(entry)
        return found

    def paragraph_of(self, entry: Record) -> str:
        """The paragraph that an entry of a layer is about; empty where it is about none."""
        match entry:
            case Quoted():
                return entry.paragraph
            case Outcome():
                return self.announcement[entry.announcement].paragraph
            case Recommendation():
                return next((paragraph for _, paragraph, _ in self.answers_to(entry)), "")
        return ""

    def answers_to(self, one: Recommendation) -> Iterator[tuple[Position | Announcement | None, str, str]]:
        """Where the letter answers a recommendation: an entry, or none; its paragraph; the words that answer.

        Of advice these are the words of the answer to it; where the letter prints none, those of the advice.
        """
        for entry in (self.answer[name] for name in one.answers):
            if isinstance(entry, Position) and entry.answer_paragraph and entry.answer_quote:
                yield entry, entry.answer_paragraph, entry.answer_quote
            else:
                yield entry, entry.paragraph, entry.quote
        if one.answer_paragraph and one.answer_quote:
            yield None, one.answer_paragraph, one.answer_quote

    @cached_property
    def naming(self) -> dict[str, list[OrganisationMention]]:
        """The mentions of each organisation, in reading order."""
        return grouped(self.layers[ORGANISATION_MENTIONS], attrgetter("organisation"))

    @cached_property
    def using(self) -> dict[str, list[ThemeUse]]:
        """The uses of each theme, in reading order."""
        return grouped(self.layers[THEME_USES], attrgetter("theme"))

    @cached_property
    def _about(self) -> dict[str, list[Quoted]]:
        found: dict[str, list[Quoted]] = {}
        for entry in self.layers.entries():
            for paragraph in dict.fromkeys(entry.names("paragraph")):
                found.setdefault(paragraph, []).append(entry)
        return found


def once_per_letter(work: Callable[Concatenate[LetterCorpus, P], T]) -> Callable[Concatenate[LetterCorpus, P], T]:
    """Do some work once for each letter; what came of it is kept as long as the letter. A letter is of one corpus."""
    known: WeakKeyDictionary[LetterCorpus, T] = WeakKeyDictionary()

    @wraps(work)
    def once(letter: LetterCorpus, /, *more: P.args, **named: P.kwargs) -> T:
        if letter not in known:
            known[letter] = work(letter, *more, **named)
        return known[letter]

    return once
