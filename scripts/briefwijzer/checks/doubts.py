"""Open doubts of an import: reported and counted, and they refuse nothing. (K330)"""

from __future__ import annotations

from collections.abc import Iterator

from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..problems import Problem, clipped


def open_doubts(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K330: a doubt of an import has no decision."""
    for doubt in letter.doubts:
        if doubt.open:
            words = f"'{clipped(doubt.words)}' at {doubt.place}" if doubt.words else doubt.place
            if doubt.places and doubt.open < len(doubt.places):
                words = f"{doubt.open} of {words}"
            message = f"{doubt.reason}: {words}: {doubt.choice}"
            hint = "Check the source; write 'decision: keep', or correct the files and write 'decision: mended'."
            yield Problem(corpus.place(doubt, "id"), "K330", message, hint, "doubt")


OF_ONE_LETTER = (open_doubts,)
