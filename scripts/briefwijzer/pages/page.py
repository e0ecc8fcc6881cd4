"""A page or file of the site, as the stream gives it to a builder."""

from __future__ import annotations

from dataclasses import dataclass

from ..addresses.uris import address


@dataclass(frozen=True)
class Page:
    """One file of the site: a Markdown page (see ``is_page``), or a file that is copied as it is.

    ``uri`` is its path below the folder of the pages, ``content`` its bytes (text is UTF-8: half the memory).
    """

    uri: str
    content: bytes

    @property
    def address(self) -> str:
        """Where it is served."""
        return address(self.uri)
