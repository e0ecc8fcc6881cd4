"""What the layers say about one paragraph: its themes, organisations, advice, announcements, sums and works."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...addresses.here import Here
from ...addresses.uris import register_uri
from ...data.corpus import Corpus
from ...data.layers import LAYERS
from ...data.layers.declaration import Layer
from ...data.layers.entries import Entry
from ...data.letter_corpus import LetterCorpus
from ...data.records import Record, fields_with
from ...data.values import Naming
from ...words import catalogue, phrase
from ...words.misfits import in_short, misfits
from .links import LinkTo, organisation_link, theme_link, work_link


@dataclass(frozen=True)
class RelationsView:
    """Lists of links, each under a word of the catalogue; ``count`` is the number of links in all of them."""

    count: int
    lists: tuple[tuple[str, tuple[LinkTo, ...]], ...]


def relations_view(corpus: Corpus, letter: LetterCorpus, paragraph: str, here: Here) -> RelationsView:
    """The relations of a paragraph; a list that would be empty is not there, and nothing is in a list twice.

    The lists stand in the order of the catalogue.
    """
    lists: dict[str, dict[str, LinkTo]] = {}
    for entry in letter.about(paragraph):
        if layer := _RELATED.get(type(entry)):
            link = _link(corpus, letter, layer, entry, here)
            if isinstance(entry, Entry) and entry.proposed:
                link = link._replace(words=f"{link.words} ({phrase('proposed')})")
            lists.setdefault(f"relations_{layer.key}", {}).setdefault(link.href, link)
    names = sorted(lists, key=lambda name: _order().get(name, len(_order())))
    return RelationsView(sum(map(len, lists.values())), tuple((name, tuple(lists[name].values())) for name in names))


# The layers that a paragraph leads to, by the type of their entries.
_RELATED: dict[type[Record], Layer[Any]] = {layer.record: layer for layer in LAYERS if layer.relation}


@cache
def _order() -> dict[str, int]:
    return {key: place for place, key in enumerate(catalogue())}


def _link(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], entry: Any, here: Here) -> LinkTo:
    """The way to an entry, or to what its field names."""
    record: type[Record] = layer.record
    value, named = getattr(entry, layer.relation), dict(fields_with(record, Naming)).get(layer.relation)
    match named and named.what:
        case "theme":
            return theme_link(corpus.theme[value], here)
        case "organisation":
            return organisation_link(corpus.organisation[value], here)
        case "work":
            return work_link(corpus.work[value], here)
    words = [value, *map(in_short, misfits(letter, layer, entry))]
    return LinkTo(here.to(register_uri(letter, layer.slug), entry.id), " · ".join(words))
