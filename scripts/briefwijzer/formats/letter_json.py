"""A letter as data for other programs: its text, its notes and all that we say about it."""

from __future__ import annotations

import json

from ..data.corpus import Layers, LetterCorpus
from ..data.letter import Footnote, Letter, Section
from ..data.records import Record


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


def letter_schema() -> str:
    """The schema, draft 2020-12. A key with a default may be missing: brief.json leaves out what has no value."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | LetterExport.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
