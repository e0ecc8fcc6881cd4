"""The kinds of passages that the search finds: what each counts, and what it may answer."""

from __future__ import annotations

from typing import Any

from ..data.layers import LAYERS
from ..words import catalogue

# What the words for the kinds begin with in the catalogue.
KIND = "search_kind_"
# What a passage counts beside a paragraph, by its kind; layers say the same of their entries.
_WEIGHTS = {
    "paragraph": 1,
    "note": 0.92,
    "heading": 0.8,
    "work": 0.78,
    "organisation": 0.66,
    "register": 0.64,
    "page": 0.64,
    "outcome": 0.66,
    "recommendation": 0.63,
    "letter": 0.6,
    "theme": 0.56,
    "term": 0.52,
} | {layer.kind: layer.found.weight for layer in LAYERS if layer.found}
# What is ours about letters, and no answer where a letter itself says nothing. A work or an organisation may be named.
_BESIDE = ("work", "organisation", "outcome", "recommendation", "theme", "term", "register", "page")
_OURS = set(_BESIDE) - {"work", "organisation"}
# The questions that some of them answer; layers say which their entries answer.
_ANSWERS = {"term": "meaning", "work": "author"}
# What is found by its name alone.
_CITED = ("page",)
# The kinds whose title is not their own: that of a paragraph is the heading above it, that of a note its number.
UNTITLED = ("paragraph", "note")


def kinds() -> dict[str, dict[str, Any]]:
    """The kinds of passages in the order of the catalogue: word, weight, whether it has a title, what it answers."""
    found = {}
    for key, word in catalogue().items():
        kind = key.removeprefix(KIND)
        if kind in _WEIGHTS and kind != key:
            about = {"titled": kind not in UNTITLED, "beside": kind in _BESIDE, "cited": kind in _CITED}
            true = {name: True for name, so in about.items() if so} | ({"text": True} if kind in _OURS else {})
            found[kind] = {"word": word, "weight": _WEIGHTS[kind]} | true | _answers(kind)
    return found


def _answers(kind: str) -> dict[str, Any]:
    """The question that a kind of passage answers, where it does, and whether it is found by nothing else."""
    if kind in _ANSWERS:
        return {"answers": _ANSWERS[kind]}
    for layer in LAYERS:
        if layer.kind == kind and layer.found and layer.found.answers:
            return {"answers": layer.found.answers} | ({"asked": True} if layer.found.only_asked else {})
    return {}
