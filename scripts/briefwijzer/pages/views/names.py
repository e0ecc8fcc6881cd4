"""Organisations in what we write about a letter: who acts, for whom and through whom, with the way to their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...addresses.here import Here
from ...addresses.uris import organisation_uri
from ...data.corpus import Corpus
from ...data.grouping import grouped
from ...data.layers.announcements import ANNOUNCEMENTS, Announcement
from ...data.layers.organisations import ORGANISATION_MENTIONS
from ...data.letter_corpus import LetterCorpus
from ...data.packing import once_per_letter
from .links import LinkTo

# A text in which organisations are links; a part without an address is words alone.
Linked = tuple[LinkTo, ...]

# What an organisation can be in an announcement: a word of the catalogue, and the field that says so.
ROLES = (("played_actor", "actor"), ("played_addressee", "addressee"), ("played_via", "via"))
# It stands in the words of the letter alone.
NAMED = "played_named"


# The forms of organisations: a pattern for all of them, what each means anywhere, and what in one paragraph.
_Forms = tuple[re.Pattern[str] | None, dict[str, set[str]], dict[tuple[str, str], set[str]]]


@once_per_letter
def _forms(letter: LetterCorpus, corpus: Corpus) -> _Forms:
    """The forms of the organisations that a letter names.

    Name and abbreviation mean them anywhere, other words («Kamer», «Fieldlabs») in the paragraph that has them alone.
    """
    anywhere: dict[str, set[str]] = {}
    printed: dict[tuple[str, str], set[str]] = {}
    for name, mentions in letter.naming.items():
        record = corpus.organisation[name]
        for form in filter(None, (record.name.value, record.abbreviation)):
            for one in _either(form):
                anywhere.setdefault(one, set()).add(name)
        for mention in mentions:
            for one in _either(mention.printed):
                printed.setdefault((mention.paragraph, one), set()).add(name)
    every = sorted({*anywhere, *(form for _, form in printed)}, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?![\w-])") if every else None
    return pattern, anywhere, printed


def _either(form: str) -> set[str]:
    """A form as it is, and with its first letter small or large: our words may begin a sentence with it, or not."""
    return {form, form[0].lower() + form[1:], form[0].upper() + form[1:]}


def named_in(corpus: Corpus, letter: LetterCorpus, paragraph: str, text: str) -> Iterator[tuple[int, int, str]]:
    """The organisations that a text of ours about a paragraph names: begin, end and id; a form of two names neither."""
    pattern, anywhere, printed = _forms(letter, corpus)
    for match in pattern.finditer(text) if pattern else ():
        meant = anywhere.get(match[0], set()) or printed.get((paragraph, match[0]), set())
        if len(meant) == 1:
            yield match.start(), match.end(), next(iter(meant))


def with_links(corpus: Corpus, letter: LetterCorpus, paragraph: str, text: str, here: Here) -> Linked:
    """A text of ours about a paragraph, its organisations as links."""
    found, at = [], 0
    for start, end, name in named_in(corpus, letter, paragraph, text):
        found += [LinkTo("", text[at:start])] if start > at else []
        found.append(LinkTo(here.to(organisation_uri(name)), text[start:end]))
        at = end
    return (*found, LinkTo("", text[at:])) if at < len(text) else tuple(found)


@once_per_letter
def parts_played(letter: LetterCorpus, corpus: Corpus) -> dict[str, list[tuple[Announcement, tuple[str, ...]]]]:
    """The announcements in which each organisation stands, and what it is there, as words of the catalogue."""
    found: dict[str, list[tuple[Announcement, tuple[str, ...]]]] = {}
    mentions = grouped((mention.paragraph, mention) for mention in letter.layers[ORGANISATION_MENTIONS])
    for entry in letter.layers[ANNOUNCEMENTS]:
        roles: dict[str, dict[str, None]] = {}  # in their order, each once
        for role, field in ROLES:
            for _, _, name in named_in(corpus, letter, entry.paragraph, getattr(entry, field) or ""):
                roles.setdefault(name, {})[role] = None
        for mention in mentions.get(entry.paragraph, ()):
            if mention.printed in entry.quote:
                roles.setdefault(mention.organisation, {NAMED: None})
        for name, several in roles.items():
            found.setdefault(name, []).append((entry, tuple(several)))
    return found
