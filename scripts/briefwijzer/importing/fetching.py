"""The official files of a publication, by its number, from the site where they are published.

One request at a time, with a pause between two, a name of our own, and limits of time and size. The site itself was not
tried when this was made: a local server that answers like it was.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..citations.reading import read_citations
from ..data.papers import SITE, Kamerstuk
from ..data.reader import MOST_OF_A_SOURCE
from ..problems import Refused, refused
from .ids import PUBLISHED, paper_id

PAPER_NUMBER = re.compile(rf"(?:{PUBLISHED})-[A-Za-z0-9]+(?:-[A-Za-z0-9]+){{0,4}}", re.IGNORECASE)
AGENT = "briefwijzer-import/0.1 (one file at a time, for an editor)"
PAUSE = 1.0
_PIECE = 1_000_000
SECONDS = 20.0  # of silence
LONGEST = 300.0  # for a whole answer, however it trickles
# What gives the words, the best first; the first that is there is taken.
_FORMS = ("xml", "html", "odt", "pdf")
_TRY = "Try again later, or get the file yourself and name it."


def number_in(name: str) -> str:
    """The number that a name is, as an id, an official address or a citation; empty for the name of a file.

    >>> number_in("kst-90123-7"), number_in(f"{SITE}/kst-90123-7.html"), number_in("brief.pdf")
    ('kst-90123-7', 'kst-90123-7', '')
    >>> number_in("90 123, nr. 7"), number_in("Aanhangsel Handelingen II 2030/31, nr. 12")
    ('kst-90123-7', 'ah-tk-20302031-12')
    """
    page = re.match(rf"https?:/+{re.escape(urlsplit(SITE).netloc)}/", name)  # a path has one slash
    number = name[page.end() :].partition(".")[0] if page else name
    return number if PAPER_NUMBER.fullmatch(number) else _cited(name)


def _cited(words: str) -> str:
    """The id of the one paper that the words cite, whole; empty for all other words."""
    for cited in (words, f"Kamerstuk {words}"):
        for found in read_citations(cited):
            if found.printed != cited or not (found.number or "").isalnum():
                continue
            if found.kind == "kamerstuk" and found.dossier:
                return Kamerstuk("", "", found.dossier, str(found.number)).id
            if found.kind == "aanhangsel" and found.year:
                return f"ah-{'ek' if found.chamber == 'I' else 'tk'}-{found.year.replace('-', '')}-{found.number}"
    return ""


class _Stay(HTTPRedirectHandler):
    """Follows a redirect only within the site, and not to an address without encryption."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request, or none."""
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (old.scheme, old.netloc) != (new.scheme, new.netloc):
            raise URLError(f"it leads away to {new.netloc or new.scheme}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(
    number: str, folder: Path, *, site: str = SITE, pause: float = PAUSE, say: Callable[[str], None] = lambda _: None
) -> list[Path]:
    """Put the official files of a publication into a folder: the best form of its words, and its metadata record."""
    identifier = paper_id(number)
    opener = build_opener(_Stay)
    found: list[Path] = []
    for form in _FORMS:
        content = _get(opener, f"{site}/{identifier}.{form}", identifier, say)
        time.sleep(pause)
        if content is not None:
            found.append(folder / f"{identifier}.{form}")
            found[-1].write_bytes(content)
            break
    else:
        message = f"is not there: {urlsplit(site).netloc} has no {identifier} in a form that is read"
        raise refused(number, "K508", message, "Check the number.")
    record = _get(opener, f"{site}/{identifier}/metadata.xml", identifier, say)
    if record is not None:
        found.append(folder / f"{identifier}.metadata.xml")
        found[-1].write_bytes(record)
    return found


def _get(opener: object, url: str, number: str, say: Callable[[str], None]) -> bytes | None:
    """What stands at an address; None when nothing does."""
    say(f"asking for {url}")
    host = urlsplit(url).netloc

    def failed(why: str) -> Refused:
        return refused(number, "K508", f"cannot be fetched{why}", _TRY)

    try:
        with opener.open(Request(url, headers={"User-Agent": AGENT}), timeout=SECONDS) as answer:  # type: ignore[attr-defined]
            content, begun = bytearray(), time.monotonic()
            while len(content) <= MOST_OF_A_SOURCE and (piece := answer.read1(_PIECE)):
                content += piece
                if time.monotonic() - begun > LONGEST:
                    raise failed(f": {host} takes more than {LONGEST:.0f} seconds to send it")
            promised = answer.headers.get("Content-Length", "")
    except HTTPError as error:
        error.close()
        if error.code in (404, 410):
            return None
        if error.code in (429, 503):
            raise failed(f": {host} asks to wait (status {error.code})") from error
        raise failed(f": {host} answers with status {error.code}") from error
    except TimeoutError as error:
        raise failed(f": {host} does not answer within {SECONDS:.0f} seconds") from error
    except URLError as error:
        reason = error.reason if isinstance(error.reason, str) else getattr(error.reason, "strerror", None)
        said = "it does not answer in time" if isinstance(error.reason, TimeoutError) else reason or "no connection"
        raise failed(f" from {host}: {said}") from error
    except (HTTPException, OSError, ValueError) as error:
        raise failed(f": the answer of {host} is cut off or no answer") from error
    if len(content) > MOST_OF_A_SOURCE:
        raise refused(number, "K504", f"is too large: more than {MOST_OF_A_SOURCE:,} bytes", "That is no letter.")
    if promised.isdecimal() and len(content) < int(promised):
        raise failed(f": the answer of {host} is cut off")
    if not content:
        raise failed(f": the answer of {host} is empty")
    return bytes(content)
