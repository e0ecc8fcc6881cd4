"""How complete the layers of a letter are: what there is, how it was gone through, and where two readings differed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields

from ..completeness import sentences_announcing
from ..corpus import Corpus, LetterCorpus
from ..layers import Reading
from ..links import Here
from .entries import PlaceLink, place_link
from .letters import LetterFrame, letter_frame


@dataclass(frozen=True)
class CoverageView:
    """How complete the layers are: counts, reviews, agreement, and what is not there."""

    frame: LetterFrame
    layers: tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]
    measures: tuple[tuple[str, int, int], ...]
    missing: tuple[str, ...]
    alpha: str
    same: tuple[int, int]
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ChangeView:
    """A paragraph for which something was decided after two readings: the themes of each, and the decision."""

    place: PlaceLink
    first: tuple[tuple[str, str], ...]
    second: tuple[tuple[str, str], ...]
    decision: str


def coverage_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> CoverageView:
    """How complete the layers of a letter are, counted anew."""
    layers = []
    missing = []
    for layer in fields(letter.layers):
        if layer.name in ("readings", "alpha"):  # how the themes came about, shown below
            continue
        entries = getattr(letter.layers, layer.name)
        reviews = Counter(entry.review for entry in entries if hasattr(entry, "review"))
        layers.append((layer.name, len(entries), tuple(sorted(reviews.items()))))
        if not entries:
            missing.append(layer.name)
    paragraphs = len(letter.paragraphs)
    themed = len({use.paragraph for use in letter.layers.themes})
    swept = len(sentences_announcing(letter))
    citations = [citation for note in letter.footnotes for citation in note.citations]
    times = Counter(citation.work for citation in citations)
    works = {citation.work for citation in citations} | {mention.work for mention in letter.layers.mentions}
    links = [link for work in works for link in corpus.work[work].urls]
    return CoverageView(
        letter_frame(letter, here),
        tuple(layers),
        (
            ("coverage_themed", themed, paragraphs),
            ("coverage_swept", swept, swept if letter.layers.announcements else 0),
            ("coverage_flagged", sum(1 for citation in citations if citation.flags), len(citations)),
            ("coverage_once", sum(1 for count in times.values() if count == 1), len(times)),
            ("coverage_links", sum(1 for link in links if link.source != "url-pattern"), len(links)),
        ),
        tuple(missing),
        letter.layers.alpha.replace(".", ","),
        (sum(map(_agree, letter.layers.readings)), len(letter.layers.readings)),
        tuple(
            ChangeView(
                place_link(letter, reading.paragraph, here),
                tuple((corpus.theme[choice.theme].name, choice.part) for choice in reading.first),
                tuple((corpus.theme[choice.theme].name, choice.part) for choice in reading.second),
                reading.decision,
            )
            for reading in letter.layers.readings
            if reading.decision
        ),
    )


def _agree(reading: Reading) -> bool:
    """Whether two readings of a paragraph gave it the same themes in the same parts."""
    first, second = ({(choice.theme, choice.part) for choice in one} for one in (reading.first, reading.second))
    return first == second
