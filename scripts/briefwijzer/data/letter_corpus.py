"""One letter with its text, notes and layers, joined by their ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .doubts import Doubt
from .grouping import grouped
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
from .letter_text import LetterText
from .packing import Packed, lasting
from .records import Record, with_inner


@dataclass(frozen=True, eq=False)
class LetterCorpus(LetterText, Packed):
    """One letter: its text, what the layers say about it, and where its import was not sure.

    All but its identity is packed while many other letters are looked at (``packing``).
    """

    layers: Layers
    doubts: tuple[Doubt, ...] = field(default_factory=tuple)

    _kept = "record"
    _content = ("opening", "body", "closing", "annexes", "footnotes", "source_bytes", "layers", "doubts")

    @lasting
    def proposed(self) -> bool:
        """Whether a rule proposed some entries of its layers, and nobody has looked at those."""
        return self.layers.proposed

    @lasting
    def doubted(self) -> bool:
        """Whether its import was not sure of some place, looked at or not."""
        return bool(self.doubts)

    @lasting
    def unseen(self) -> int:
        """How many places an import was not sure of, at which nobody has looked yet."""
        return sum(doubt.open for doubt in self.doubts)

    @lasting
    def present(self) -> tuple[Layer[Any], ...]:
        """The layers that the letter has: those with an entry. What it has not, the site does not promise."""
        return tuple(layer for layer in LAYERS if self.layers[layer])

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Every record of the letter and of its layers, the inner ones too."""
        text = (*self.opening, *self.body, *self.closing, *self.annexes)
        outer = (self.record, *text, *self.footnotes, *self.doubts, *self.layers.all())
        return tuple(inner for record in outer for inner in with_inner(record))

    def about(self, paragraph: str) -> tuple[Quoted, ...]:
        """The entries of every layer about a paragraph, whichever field of theirs names it."""
        return tuple(self._about.get(paragraph, ()))

    @cached_property
    def mentioning(self) -> dict[str, list[Mention]]:
        """The places where the text names each work without a note."""
        return grouped((mention.work, mention) for mention in self.layers[MENTIONS])

    @lasting
    def on_works(self) -> dict[str, tuple[str, ...]]:
        """The ids of the paragraphs that cite or name each work; one that does so twice stands there twice.

        First come the works that the notes cite, as ``citing`` has them, and then those that the text alone names.
        """
        cited = {
            work: [mark.paragraph.id for note, _ in there for mark in self.marks_to(note) if mark.paragraph]
            for work, there in self.citing.items()
        }
        return {
            work: (*cited.get(work, ()), *(mention.paragraph for mention in self.mentioning.get(work, ())))
            for work in dict.fromkeys((*cited, *self.works))
        }

    @lasting
    def times_cited(self) -> dict[str, int]:
        """How many marks lead to a citation of each work, as itself or as the paper it is annexed to."""
        return {work: sum(len(self.marks_to(note)) for note, _ in there) for work, there in self.citing.items()}

    @lasting
    def times_mentioned(self) -> Counter[str]:
        """How often the text names each work without a note, as far as more than a rule says so."""
        return Counter(mention.work for mention in self.layers[MENTIONS] if not mention.proposed)

    @lasting
    def times_named(self) -> Counter[tuple[str, bool]]:
        """How often each organisation is mentioned, and whether only a rule says so."""
        return Counter((mention.organisation, mention.proposed) for mention in self.layers[ORGANISATION_MENTIONS])

    @lasting
    def times_used(self) -> Counter[str]:
        """How many uses each theme has."""
        return Counter(use.theme for use in self.layers[THEME_USES])

    @lasting
    def paragraph_ids(self) -> tuple[str, ...]:
        """The ids of its paragraphs, in reading order."""
        return tuple(self.paragraphs)

    @lasting
    def note_count(self) -> int:
        """How many notes it has."""
        return len(self.footnotes)

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
        return grouped((place.at, entry) for entry in self.layers[KEYWORDS] for place in entry.places)

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
        return grouped((mention.organisation, mention) for mention in self.layers[ORGANISATION_MENTIONS])

    @cached_property
    def using(self) -> dict[str, list[ThemeUse]]:
        """The uses of each theme, in reading order."""
        return grouped((use.theme, use) for use in self.layers[THEME_USES])

    @cached_property
    def _about(self) -> dict[str, list[Quoted]]:
        entries = self.layers.entries()
        return grouped((name, entry) for entry in entries for name in dict.fromkeys(entry.names("paragraph")))
