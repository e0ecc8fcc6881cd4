"""Words that readers look up, and words they use for one another."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .records import Fact, Record
from .values import Id, Language, Text


class Term(Record):
    """A word that readers look up: an entry of the register, and a source of synonyms for the search."""

    id: Id = Field(description="stable id: internet-der-dingen")
    term: Text = Field(description="preferred form")
    kind: Literal["abbreviation", "defined", "concept", "instrument", "law"] = Field(description="what kind of term")
    forms: list[Text] = Field([], description="forms that stand in a letter; capitals do not matter")
    also: list[Text] = Field([], description="other names that a reader may use, ours")
    definition: Fact = Field(description="what it is, in one sentence")
    review: Literal["proposed"] | None = Field(
        None, description="proposed: found by a rule, and nobody has looked; absent otherwise"
    )


class Synonyms(Record):
    """Words that readers use for one another, where no term of the register says so."""

    words: list[Text] = Field(min_length=2, description="words and phrases with one meaning in this field")
    why: Text = Field(description="why they go together, ours")


class Foreign(Record):
    """Words of the letters in another language, that are no title of a work and no name of an organisation."""

    language: Language = Field(description="their language")
    words: list[Text] = Field(min_length=1, description="phrases of the letters; capitals do not matter")


class TermsFile(Record):
    """terms.yml: terms, definitions, abbreviations, synonyms, and words that are not Dutch."""

    terms: list[Term] = Field(description="in any order")
    synonyms: list[Synonyms] = Field([], description="in any order")
    foreign: list[Foreign] = Field([], description="words that are not Dutch, by their language")
