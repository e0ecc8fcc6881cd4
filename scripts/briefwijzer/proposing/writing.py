"""Proposals put into the files of a letter's layers, behind what stands there; nothing that is there is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..data.layers import layer_of
from ..data.letter_corpus import LetterCorpus
from ..importing.writing import write_file
from ..importing.yamltext import added
from .places import Proposal

# The word before the number in the id of a proposal.
_IDS = {"dates": "tijd", "amounts": "bedrag", "numbers": "getal"}
# What an entry is about, where that is one of several things that a sentence can name.
_ABOUT = ("organisation", "work")


def new_ones(letter: LetterCorpus, layer: str, proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals about words that no entry of the layer quotes yet; a sum may also stand among the other numbers."""
    kinds = [layer_of(layer), *([layer_of("numbers")] if layer == "amounts" else [])]
    quoted: dict[str, dict[tuple[str, str], None]] = {}  # in their order, and found at once
    for kind in kinds:
        for entry in letter.layers[kind]:
            quoted.setdefault(entry.paragraph, {})[entry.quote, _what_it_names(vars(entry))] = None
    found = []
    for one in proposals:
        there = quoted.get(one.paragraph, {})
        if (one.quote, _what_it_names(one.values)) not in there and not any(
            (one.quote in quote or quote in one.quote or one.printed in quote) and _what_it_names(one.values) == other
            for quote, other in there
        ):
            found.append(one)
    return found


def _what_it_names(values: Mapping[str, Any]) -> str:
    return next((str(values[key]) for key in _ABOUT if values.get(key)), "")


def records(letter: LetterCorpus, layer: str, proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
    """The proposals as the layer's file has them, each with the review ``proposed``."""
    fields = layer_of(layer).record.model_fields
    taken = {str(vars(entry).get("id", "")) for entry in letter.layers[layer_of(layer)]}
    made: list[dict[str, Any]] = []
    number = 0
    for one in proposals:
        record: dict[str, Any] = {}
        if "id" in fields:
            number += 1
            while f"{_IDS[layer]}-voorstel-{number}" in taken:
                number += 1
            record["id"] = f"{_IDS[layer]}-voorstel-{number}"
        record |= {key: one.values[key] for key in _ABOUT if key in one.values}
        record |= {"paragraph": one.paragraph, "quote": one.quote}
        if "printed" in fields:
            record["printed"] = one.printed
        record |= {key: value for key, value in one.values.items() if key not in _ABOUT}
        record["review"] = "proposed"
        made.append(record)
    return made


def write(data: Path, letter: LetterCorpus, layer: str, made: list[dict[str, Any]]) -> Path:
    """Add records to the end of a list in a layer's file."""
    path = data / "letters" / letter.id / "annotations" / layer_of(layer).name
    path.parent.mkdir(exist_ok=True)
    needed = (key for key, one in layer_of(layer).file.model_fields.items() if one.is_required() and key != layer)
    old = path.read_text("utf-8") if path.is_file() else "".join(f"{key}: []\n" for key in needed)
    write_file(path, added(old, layer, made).encode())
    return path
