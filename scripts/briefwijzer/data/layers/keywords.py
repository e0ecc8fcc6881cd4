"""The subject index of a letter: words under which a reader looks for a passage that does not have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from ..records import Record
from ..values import Alpha, Id, KeywordId, PageUrl, PlaceId, StandsIn, Text
from .declaration import Layer, Register
from .entries import Review
from .whole import InEveryPlace

WordKind = Literal["letter", "lay", "trade", "english", "older", "newer", "broader", "name"]
_KINDS = (
    "letter: a word of the letter, which other passages do without; lay: of everyday language; trade: of those who "
    "work in the field; english; older and newer: names of another time; broader: for what the passage is a part of; "
    "name: an abbreviation, or what it stands for"
)
_SOURCE = "page of sources.yml that shows that a name which is not in the letter belongs to what the letter says"


class OtherWord(Record):
    """Another word for a keyword: in the index it leads to that."""

    word: Text = Field(description="the word, in the singular; no other entry of the index has it")
    kind: WordKind = Field(description="whose word it is, as of a keyword")
    source: PageUrl | None = Field(None, description=_SOURCE)


class KeywordPlace(Record):
    """A paragraph or note that a keyword is for."""

    at: PlaceId = Field(description="id of a paragraph, or of a note: s2-1-p1, fn12")
    quote: Annotated[Text, StandsIn("at", once=True)] = Field(
        description="the words that say the same, verbatim, without note marks; once in the paragraph or note"
    )
    review: Review = Field(
        description="agreed: both readings gave the keyword; adjudicated: one did, this was decided; checked: only a "
        "later reading did"
    )


class Keyword(Record):
    """An entry of the subject index: a word, others for the same, and its places."""

    id: Id = Field(description="stable id within the letter")
    word: Text = Field(description="the keyword, in the singular, ours")
    kind: WordKind = Field(description=_KINDS)
    source: PageUrl | None = Field(None, description=_SOURCE)
    also: list[OtherWord] = Field([], description="other words for the same")
    see: list[KeywordId] = Field([], description="ids of related keywords")
    places: list[KeywordPlace] = Field(min_length=1, description="in the order of the letter")

    def words(self) -> Iterator[tuple[str, WordKind]]:
        """The keyword and the other words for it, each with its kind."""
        yield self.word, self.kind
        yield from ((other.word, other.kind) for other in self.also)


class KeywordGap(Record):
    """A paragraph or note for which there is no keyword."""

    at: PlaceId = Field(description="id of the paragraph or note")
    why: Text = Field(description="why it needs none, ours")
    review: Review = Field(description="agreed, adjudicated or checked, as in other layers")


class KeywordsFile(Record):
    """annotations/keywords.yml: the subject index."""

    keywords: list[Keyword] = Field(description="from A to Z")
    keyword_gaps: list[KeywordGap] = Field([], description="paragraphs and notes without a keyword")


class KeywordReading(Record):
    """The words that two independent readings gave to a paragraph or note, and what was decided."""

    at: PlaceId = Field(description="id of the paragraph or note")
    first: list[Text] = Field(description="the words of the first reading")
    second: list[Text] = Field(description="the words of the second reading")
    later: list[Text] = Field(
        [], description="what was taken of the words of later readings; they count for no agreement"
    )
    decision: Text | None = Field(
        None, description="what was decided, and why; needed where they differ, with each word that was left out, ours"
    )


class KeywordReadingsFile(Record):
    """annotations/keyword-readings.yml: two readings of the letter for its index, before they were compared."""

    keyword_alpha: Alpha = Field(
        description="Krippendorff's alpha (nominal) of the two readings: for each place and keyword, given or not"
    )
    keyword_readings: list[KeywordReading] = Field(description="in the order of the letter, notes behind paragraphs")


KEYWORDS = Layer(
    "keywords",
    Keyword,
    KeywordsFile,
    rank=104,
    kind="keyword",
    register=Register("trefwoorden", template="keywords"),
    table="trefwoorden",
    whole=InEveryPlace("keyword_gaps"),
)
KEYWORD_GAPS = Layer("keyword_gaps", KeywordGap, KeywordsFile, rank=105)
# How the index came about: nothing that a reader looks for, shown on the page about how complete the layers are.
KEYWORD_READINGS = Layer("keyword_readings", KeywordReading, KeywordReadingsFile, rank=111, how=True)


def keyword_by_word(entries: Iterable[Keyword]) -> dict[str, str]:
    """The id of the keyword that each word leads to; words without regard to capitals."""
    return {word.lower(): entry.id for entry in entries for word, _ in entry.words()}


def keywords_given(words: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """What a reading gave to a place: the id of each keyword, or a word that leads to none; each with that word.

    >>> keywords_given(["AI", "robot", "Ai"], {"ai": "kunstmatige-intelligentie"})
    {'kunstmatige-intelligentie': 'AI', 'robot': 'robot'}
    """
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(known.get(word.lower(), word.lower()), word)
    return found
