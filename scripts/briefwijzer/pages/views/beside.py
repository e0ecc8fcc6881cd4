"""The ways from a letter to the other letters of the site that it has to do with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...addresses.here import Here
from ...addresses.uris import dossier_uri, sender_uri, with_pages
from ...data.collection import Beside, dossiers_of, senders_of
from ...data.corpus import Corpus
from ...data.letter_corpus import LetterCorpus
from .entries import LetterInPlaces, in_places
from .links import LinkTo, letter_link


@dataclass(frozen=True)
class BesideView:
    """Other letters in lists under words of the catalogue, and pages of what they share, each with its letters.

    The paragraphs of a letter are those in which the one cites or names the other.
    """

    letters: tuple[tuple[str, tuple[LetterInPlaces, ...]], ...]
    shared: tuple[tuple[LinkTo, int], ...]


def beside_view(corpus: Corpus, letter: LetterCorpus, here: Here) -> BesideView:
    """The other letters that a letter has to do with; nothing of it where it stands alone."""
    found = corpus.collection
    cites, cited_by = found.cites.get(letter.id, ()), found.cited_by.get(letter.id, ())
    related = {one.letter.id: one for one in (*cites, *cited_by) if not one.paragraphs}.values()
    lists = (
        ("beside_cites", [_line(one, letter, here) for one in cites if one.paragraphs]),
        ("beside_cited_by", [_line(one, one.letter, here) for one in cited_by if one.paragraphs]),
        ("beside_related", [_line(one, letter, here) for one in related]),
    )
    pages: list[tuple[LinkTo, int]] = []
    for keys, every, uri in ((dossiers_of, found.dossiers, dossier_uri), (senders_of, found.senders, sender_uri)):
        ours = dict(keys(letter))
        there = [one for one in with_pages(every) if one.slug in ours]
        pages += [(LinkTo(here.to(uri(one.slug)), one.name), len(one.letters)) for one in there]
    return BesideView(tuple((key, tuple(lines)) for key, lines in lists if lines), tuple(pages))


def _line(one: Beside, citing: LetterCorpus, here: Here) -> LetterInPlaces:
    return replace(in_places(citing, one.paragraphs, here), letter=letter_link(one.letter, here))
