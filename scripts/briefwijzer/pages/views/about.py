"""The page about this edition: what is whose, who makes it, and how its words were compared with their sources."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...checks.fidelity import Figures, figures
from ...data.corpus import Corpus
from ...data.letter import Letter
from ..edition import counts, versions
from .entries import IN_FULL
from .facts import Evidence, evidence
from .links import LinkTo, letter_link
from .makers import MakerView, maker_view


@dataclass(frozen=True)
class AboutView:
    """The page about this edition: all figures of the newest letters, and of the earlier ones a row each."""

    letters: tuple[tuple[Letter, Figures, Evidence | None], ...]
    earlier: tuple[tuple[LinkTo, Figures], ...]
    counts: dict[str, int]
    inputs: int
    digest: str
    versions: dict[str, str]
    made: MakerView


def about_view(corpus: Corpus, here: Here) -> AboutView:
    """The page about this edition; the figures are counted anew."""
    return AboutView(
        letters=tuple(
            (letter.record, figures(letter), evidence(letter.record.comparison) if letter.record.comparison else None)
            for letter in corpus.newest[:IN_FULL]
        ),
        earlier=tuple((letter_link(letter, here), figures(letter)) for letter in corpus.newest[IN_FULL:]),
        counts=counts(corpus),
        inputs=len(corpus.digests),
        digest=corpus.digest,
        versions=versions(),
        made=maker_view(corpus, here),
    )
