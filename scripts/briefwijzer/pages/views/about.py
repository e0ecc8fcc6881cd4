"""The pages of the site as a whole: start, letters, search, about."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import DATA, MANIFEST
from ...checks.fidelity import Figures, figures
from ...data.corpus import Corpus
from ...data.letter import Letter
from ..edition import counts, versions
from .facts import Evidence, evidence
from .makers import MakerView, maker_view


@dataclass(frozen=True)
class AboutView:
    """The page about this edition, with the figures of every letter."""

    letters: tuple[tuple[Letter, Figures, Evidence | None], ...]
    counts: dict[str, int]
    inputs: int
    digest: str
    versions: dict[str, str]
    manifest: str
    data: str
    made: MakerView


def about_view(corpus: Corpus, here: Here) -> AboutView:
    """The page about this edition; the figures are counted anew."""
    return AboutView(
        tuple(
            (letter.letter, figures(letter), evidence(letter.letter.comparison) if letter.letter.comparison else None)
            for letter in corpus.newest
        ),
        counts(corpus),
        len(corpus.digests),
        corpus.digest,
        versions(),
        here.to(MANIFEST),
        here.to(DATA),
        maker_view(corpus, here),
    )
