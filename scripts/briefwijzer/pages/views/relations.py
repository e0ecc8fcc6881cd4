"""What the layers say about one paragraph: its themes, organisations, advice, announcements, sums and works."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import organisation_uri, register_uri, theme_uri
from ...data.corpus import Corpus, LetterCorpus
from ...data.layers import Amount, Announcement, Mention, OrganisationMention, Position, Quoted, ThemeUse
from .links import LinkTo, short_name, work_link


@dataclass(frozen=True)
class RelationsView:
    """Lists of links, each under a word of the catalogue; ``count`` is the number of links in all of them."""

    count: int
    lists: tuple[tuple[str, tuple[LinkTo, ...]], ...]


def relations_view(corpus: Corpus, letter: LetterCorpus, paragraph: str, here: Here) -> RelationsView:
    """The relations of a paragraph; a list that would be empty is not there, and nothing is in a list twice."""
    lists: dict[str, dict[str, LinkTo]] = {}
    for entry in letter.about(paragraph):
        if found := _link(corpus, letter, entry, here):
            name, link = found
            lists.setdefault(name, {}).setdefault(link.href, link)
    return RelationsView(
        sum(map(len, lists.values())), tuple((name, tuple(lists[name].values())) for name in LISTS if name in lists)
    )


LISTS = (
    "relations_themes",
    "relations_organisations",
    "relations_positions",
    "relations_announcements",
    "relations_amounts",
    "relations_works",
)


def _link(corpus: Corpus, letter: LetterCorpus, entry: Quoted, here: Here) -> tuple[str, LinkTo] | None:
    """The list an entry belongs to, and the way to what it is about; None for a layer that is shown elsewhere."""
    match entry:
        case ThemeUse():
            return LISTS[0], LinkTo(here.to(theme_uri(entry.theme)), corpus.theme[entry.theme].name)
        case OrganisationMention():
            body = corpus.organisation[entry.organisation]
            return LISTS[1], LinkTo(here.to(organisation_uri(body.id)), short_name(body))
        case Position():
            return LISTS[2], LinkTo(here.to(register_uri(letter, "standpunten"), entry.id), entry.claim)
        case Announcement():
            return LISTS[3], LinkTo(here.to(register_uri(letter, "toezeggingen"), entry.id), entry.what)
        case Amount():
            return LISTS[4], LinkTo(here.to(register_uri(letter, "bedragen"), entry.id), entry.printed)
        case Mention():
            return LISTS[5], work_link(corpus.work[entry.work], here)
    return None
