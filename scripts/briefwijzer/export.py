"""A letter as data for other programs."""

from __future__ import annotations

from .corpus import LetterCorpus
from .model import Footnote, Letter, Mention, Oddity, Record, Section


class LetterExport(Record):
    """A letter with its notes and layers: what brief.json holds, keys as in the data files."""

    letter: Letter
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    mentions: tuple[Mention, ...]
    oddities: tuple[Oddity, ...]


def letter_json(letter: LetterCorpus) -> str:
    """The letter as JSON; keys without a value are left out."""
    export = LetterExport.model_construct(
        letter=letter.letter,
        sections=letter.sections,
        footnotes=letter.footnotes,
        mentions=letter.mentions,
        oddities=letter.oddities,
    )
    return export.model_dump_json(exclude_none=True, indent=1) + "\n"
