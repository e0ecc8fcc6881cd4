"""The layers: what we say about a letter, each declared in a module of this folder. A new layer is a new module."""

from __future__ import annotations

import copyreg
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

from ..records import Record
from .declaration import E, Layer, Register, file_name
from .entries import Quoted


def _declared() -> Iterator[Layer[Any]]:
    for module in iter_modules(__path__):
        declared = vars(import_module(f"{__name__}.{module.name}")).values()
        yield from (layer for layer in declared if isinstance(layer, Layer))


LAYERS: tuple[Layer[Any], ...] = tuple(sorted(set(_declared()), key=lambda layer: (layer.rank, layer.key)))
# By their names; a file may hold several layers.
LAYER_FILES: dict[str, type[Record]] = {file_name(layer.file): layer.file for layer in LAYERS}
# What those files hold that is no list: key and value of each, empty.
FACTS: dict[str, str] = {
    key: "" for file in LAYER_FILES.values() for key in file.model_fields if key not in {one.key for one in LAYERS}
}
LAYER_REGISTERS: tuple[Register, ...] = tuple(dict.fromkeys(layer.register for layer in LAYERS if layer.register))


def layer_of(key: str) -> Layer[Any]:
    """The layer with a key."""
    return {layer.key: layer for layer in LAYERS}[key]


# A pickle names a layer: out of it comes the very one that is declared, not another with the same values.
copyreg.pickle(Layer, lambda layer: (layer_of, (layer.key,)))


@dataclass(frozen=True)
class Layers:
    """The layers of one letter: ``layers[DATES]`` are the entries of that layer, in the order of the file.

    ``lists`` has the entries of each layer that the letter has by its key; ``facts`` are the values of layer files that
    are no lists, empty where there is no such file.
    """

    lists: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=lambda: FACTS)

    def __getitem__(self, layer: Layer[E]) -> tuple[E, ...]:
        return cast("tuple[E, ...]", self.lists.get(layer.key, ()))

    def all(self) -> Iterator[Record]:
        """Every entry of every layer."""
        for layer in LAYERS:
            yield from self[layer]

    @property
    def proposed(self) -> bool:
        """Whether a rule proposed some of them, and nobody has looked at those."""
        return any(_is_proposed(entry) for entry in self.all())

    @property
    def reviewed(self) -> Layers:
        """The layers without what a rule proposed."""
        kept = {key: tuple(one for one in entries if not _is_proposed(one)) for key, entries in self.lists.items()}
        return Layers(kept, self.facts)

    def entries(self) -> Iterator[Quoted]:
        """Every entry of every layer that quotes the letter."""
        return (entry for entry in self.all() if isinstance(entry, Quoted))


def _is_proposed(entry: Record) -> bool:
    return vars(entry).get("review") == "proposed"
