"""Links to letters, their sections, and what letters share, each by its name."""

from __future__ import annotations

from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import letter_uri, organisation_uri, section_uri, theme_uri, work_uri
from ...data.letter_corpus import LetterCorpus
from ...data.shared import Organisation, Theme
from ...data.text import Section
from ...data.works import Work, work_lang, work_name
from ...words.places import section_words


class LinkTo(NamedTuple):
    """A link and its words; ``lang`` where they are not Dutch."""

    href: str
    words: str
    lang: str = ""


def letter_link(letter: LetterCorpus, here: Here) -> LinkTo:
    """A link to the page of a letter, by its name."""
    return LinkTo(here.to(letter_uri(letter)), letter.record.name)


def section_link(letter: LetterCorpus, section: Section, here: Here) -> LinkTo:
    """A link to the page of a section, by its heading."""
    return LinkTo(here.to(section_uri(letter, section)), section_words(letter, section))


def theme_link(theme: Theme, here: Here) -> LinkTo:
    """A link to the page of a theme."""
    return LinkTo(here.to(theme_uri(theme.id)), theme.name)


def organisation_link(body: Organisation, here: Here) -> LinkTo:
    """A link to the page of an organisation, by its abbreviation or else its name."""
    return LinkTo(here.to(organisation_uri(body.id)), short_name(body))


def work_link(work: Work, here: Here) -> LinkTo:
    """A link to a work's page, by its name; a paper with a title by its number too, for papers share titles."""
    words = work_name(work)
    if work.title and work.kamerstuk:
        words = f"{words} ({work.kamerstuk.paper.number})"
    return LinkTo(here.to(work_uri(work.id)), words, work_lang(work))


def short_name(body: Organisation) -> str:
    """An organisation by its abbreviation, or else by its name."""
    return body.abbreviation or body.name.value
