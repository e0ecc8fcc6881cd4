"""Where the links in notes lead: addresses as the data can hold them, out of what people and programs write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlsplit

from ..data.values import is_web_address
from ..problems import clipped
from .drafts.draft import Draft, DraftNote

# What may stand in an address as it is; all else is written as its bytes.
_KEPT = "%!$&'()*+,;=:@/?#~"


def web_link(target: str) -> str:
    """The address that a link leads to; empty where that is no page of the web.

    >>> web_link(" www.Peren.nl "), web_link("HTTPS://Peren.nl/café nota")
    ('http://www.peren.nl', 'https://peren.nl/caf%C3%A9%20nota')
    >>> web_link("mailto:eer@peren.nl"), web_link("file:///C:/peren.docx"), web_link("https://peren.nl:8443/")
    ('', '', '')
    """
    target = target.strip()
    try:
        scheme, host, *_ = urlsplit(f"http://{target}" if target.lower().startswith("www.") else target)
    except ValueError:
        return ""
    rest = target.partition(host)[2] if host else ""
    address = f"{scheme}://{host.lower()}{quote(rest, safe=_KEPT)}"
    return address if is_web_address(address) else ""


def with_web_links(draft: Draft) -> None:
    """Keep the links of notes that lead to the web; of the others the words stay, and that is said."""
    draft.notes = [replace(note, links=tuple(_kept(note, draft))) for note in draft.notes]


def _kept(note: DraftNote, draft: Draft) -> Iterator[tuple[str, str]]:
    for words, target in note.links:
        if address := web_link(target):
            yield words, address
        else:
            said = f"'{words}' leads to no page of the web ({clipped(target)}), so only its words stay"
            draft.decisions.append(f"note {note.number}: {said}")
