"""Where links lead: addresses as the data can hold them in notes, out of what people and programs write."""

from __future__ import annotations

import re
from collections import Counter
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
    """Keep the links of notes that lead to the web; of all others the words stay, and where they lead is said."""
    in_text = Counter(draft.links) - Counter(link for note in draft.notes for link in note.links)
    draft.decisions[:0] = [
        f"'{clipped(words)}' leads to {clipped(target, 300)}, which no text keeps"
        for words, target in dict.fromkeys(draft.links)
        if in_text[words, target] and not _says(words, target)
    ]
    draft.notes = [replace(note, links=tuple(_kept(note, draft))) for note in draft.notes]


def _kept(note: DraftNote, draft: Draft) -> Iterator[tuple[str, str]]:
    for words, target in note.links:
        if address := web_link(target):
            yield words, address
        else:
            said = f"'{words}' leads to no page of the web ({clipped(target)}), so only its words stay"
            draft.decisions.append(f"note {note.number}: {said}")


def _says(words: str, target: str) -> bool:
    """Whether words are the address that they lead to, or the numbers of the paper that it names.

    >>> _says("fruit.nl/peer", "https://www.fruit.nl/peer/"), _says("de peer", "https://fruit.nl/peer")
    (True, False)
    >>> _says("Kamerstuk 29 544, nr. 3", "https://zoek.officielebekendmakingen.nl/kst-29544-3.html")
    True
    """
    address = re.sub(r"^(?:mailto:|https?://)?(?:www\.)?|/$", "", target.strip(), flags=re.IGNORECASE)
    paper = re.search(r"/(?:kst|ah|h|stb|stcrt|trb)-(.*)\.html$", target)
    numbers = re.sub(r"\D", "", paper[1]) if paper else ""
    return address.lower() in "".join(words.lower().split()) or (numbers != "" and numbers in re.sub(r"\D", "", words))
