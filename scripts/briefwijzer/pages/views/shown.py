"""Which pages that letters share show something of a letter: those of its works, themes and organisations."""

from __future__ import annotations

from ...addresses.uris import organisation_uri, theme_uri, work_uri
from ...data.corpus import Corpus
from ...data.layers.positions import POSITIONS
from ...data.letter_corpus import LetterCorpus
from ...data.packing import once_and_lasting


@once_and_lasting
def shown_on(letter: LetterCorpus, corpus: Corpus) -> frozenset[str]:
    """The pages of works, themes and organisations that show something of a letter."""
    works = {*letter.on_works}
    named = {*letter.naming, *(body for entry in letter.layers[POSITIONS] for body in entry.bodies)}
    named |= {one.id for one in corpus.organisations if one.id not in named and corpus.note_ids_on(letter, one)}
    return frozenset((*map(work_uri, works), *map(theme_uri, letter.using), *map(organisation_uri, named)))
