"""A letter as data for other programs."""

from __future__ import annotations

from .corpus import Layers, LetterCorpus
from .model import Footnote, Letter, Record, Section


class LetterExport(Record):
    """A letter with its notes and layers: what brief.json holds, keys as in the data files."""

    letter: Letter
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    layers: Layers


def letter_json(letter: LetterCorpus) -> str:
    """The letter as JSON; keys without a value are left out."""
    export = LetterExport.model_construct(
        letter=letter.letter,
        sections=letter.sections,
        footnotes=letter.footnotes,
        layers=letter.layers,
    )
    return export.model_dump_json(exclude_none=True, indent=1) + "\n"
