"""Links to what letters share, by its name."""

from __future__ import annotations

from typing import NamedTuple

from ...addresses.here import Here
from ...addresses.uris import work_uri
from ...data.organisations import Organisation
from ...data.works import Work, work_lang, work_name


class LinkTo(NamedTuple):
    """A link and its words; ``lang`` where they are not Dutch."""

    href: str
    words: str
    lang: str = ""
    current: bool = False


def work_link(work: Work, here: Here) -> LinkTo:
    """A link to a work's page, by its name; a paper with a title by its number too, for papers share titles."""
    words = work_name(work)
    if work.title and work.kamerstuk:
        words = f"{words} ({work.kamerstuk.paper.number})"
    return LinkTo(here.to(work_uri(work.id)), words, work_lang(work))


def short_name(body: Organisation) -> str:
    """An organisation by its abbreviation, or else by its name."""
    return body.abbreviation or body.name.value
