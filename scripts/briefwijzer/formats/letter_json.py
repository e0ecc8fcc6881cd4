"""A letter as data for other programs: its text, its notes and all that we say about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from types import GenericAlias
from typing import Any

from pydantic import BaseModel, create_model

from ..data.layers import FACTS, LAYERS
from ..data.letter import Footnote, Letter
from ..data.letter_corpus import LetterCorpus
from ..data.records import Record
from ..data.text import Annex, Paragraph, Section
from ..words.misfits import misfits

_LISTS: dict[str, Any] = {layer.key: (GenericAlias(tuple, (layer.record, ...)), ()) for layer in LAYERS}
_FACTS: dict[str, Any] = {key: (str, empty) for key, empty in FACTS.items()}
ExportedLayers: type[BaseModel] = create_model(
    "Layers",
    __config__=Record.model_config,
    __doc__="What we say about a letter: the entries of each layer in the order of their file.\n\n"
    "The names are the keys of the files.",
    **_LISTS,
    **_FACTS,
)


class Warned(Record):
    """An entry in whose words a time stands that does not fit the date of the letter, or perhaps not."""

    layer: str
    entry: str
    time: str
    printed: str
    grade: str
    note: str | None


class LetterExport(Record):
    """A letter with its notes and layers: what brief.json holds, keys as in the data files."""

    letter: Letter
    opening: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...] = ()
    annexes: tuple[Annex, ...] = ()
    footnotes: tuple[Footnote, ...]
    layers: ExportedLayers
    warnings: tuple[Warned, ...] = ()


def letter_json(letter: LetterCorpus) -> str:
    """The letter as JSON; keys without a value are left out, and so is what the source holds beside the letter.

    In the margins of a letter stand names and telephone numbers of civil servants.
    """
    layers: dict[str, Any] = {layer.key: letter.layers[layer] for layer in LAYERS} | {**letter.layers.facts}
    export = LetterExport.model_construct(
        letter=letter.record,
        opening=letter.opening,
        sections=letter.body,
        closing=letter.closing,
        annexes=letter.annexes,
        footnotes=letter.footnotes,
        layers=ExportedLayers.model_construct(None, **layers),
        warnings=tuple(_warnings(letter)),
    )
    return export.model_dump_json(exclude_none=True, exclude={"letter": {"source": {"left_out"}}}, indent=1) + "\n"


def _warnings(letter: LetterCorpus) -> Iterator[Warned]:
    """The warnings of entries by their id; of what became of an announcement by the id of the announcement."""
    for layer in LAYERS:
        for entry in letter.layers[layer]:
            if name := getattr(entry, "id", None) or getattr(entry, "announcement", None):
                for time in misfits(letter, layer, entry):
                    said = {"time": time.id, "printed": time.printed, "grade": time.grade, "note": time.note}
                    yield Warned(layer=layer.key, entry=name, **said)


@cache
def letter_schema() -> str:
    """The schema, draft 2020-12. A key with a default may be missing: brief.json leaves out what has no value."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | LetterExport.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
