"""Organisations in what we write: who acts, for whom and through whom, with the way to their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..corpus import Corpus, LetterCorpus, once_per_letter
from ..layers import Announcement
from ..links import Here, organisation_uri
from .common import LinkTo

# A text in which organisations are links; a part without an address is words alone.
Linked = tuple[LinkTo, ...]

# What an organisation can be in an announcement: a word of the catalogue, and the field that says so.
ROLES = (
    ("announcement_actor", "actor"),
    ("announcement_addressee", "addressee"),
    ("announcement_via", "via"),
)


@once_per_letter
def _forms(letter: LetterCorpus, corpus: Corpus) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern for the names under which a letter knows organisations, and the id for each in small letters."""
    known: dict[str, str] = {}
    for name, mentions in letter.naming.items():
        record = corpus.organisation[name]
        for form in (record.name.value, record.abbreviation, *(mention.printed for mention in mentions)):
            if form:
                known.setdefault(form.lower(), name)
    if not known:
        return None, known
    longest = sorted(known, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE), known


def named_in(corpus: Corpus, letter: LetterCorpus, text: str) -> Iterator[tuple[int, int, str]]:
    """The organisations that a text of ours about a letter names: begin, end and id."""
    pattern, known = _forms(letter, corpus)
    for match in pattern.finditer(text) if pattern else ():
        yield match.start(), match.end(), known[match[0].lower()]


def linked(corpus: Corpus, letter: LetterCorpus, text: str, here: Here) -> Linked:
    """A text of ours about a letter, its organisations as links."""
    found, at = [], 0
    for start, end, name in named_in(corpus, letter, text):
        found += [LinkTo("", text[at:start])] if start > at else []
        found.append(LinkTo(here.to(organisation_uri(name)), text[start:end]))
        at = end
    return (*found, LinkTo("", text[at:])) if at < len(text) else tuple(found)


def roles(corpus: Corpus, letter: LetterCorpus, entry: Announcement) -> dict[str, list[str]]:
    """What each organisation is in an announcement, as words of the catalogue; one that only the quote names is not."""
    found: dict[str, list[str]] = {}
    for role, field in ROLES:
        for _, _, name in named_in(corpus, letter, getattr(entry, field) or ""):
            if role not in found.setdefault(name, []):
                found[name].append(role)
    return found
