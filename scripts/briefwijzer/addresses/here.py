"""Relative links from one page to another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..data.letter_corpus import LetterCorpus
from ..data.letter_text import Mark
from .uris import address, section_uri


@dataclass(frozen=True)
class Here:
    """The page that links are made on.

    ``base`` is the absolute address of the site, with a slash at its end; empty when nobody has said where it will be.
    """

    uri: str
    base: str = ""

    def to(self, uri: str, anchor: str = "") -> str:
        """The relative link to another page, or within this one.

        >>> Here("brieven/a/2-5.md").to("bronnen/x.md")
        '../../../bronnen/x/'
        >>> Here("brieven/a/2-5.md").to("brieven/a/2-5.md", "fn3")
        '#fn3'
        >>> Here("bronnen/x.md").to("index.md")
        '../../'
        """
        if uri == self.uri and anchor:
            return f"#{anchor}"
        if uri not in self._links:  # a page has many links to the same few pages
            self._links[uri] = self.to_address(address(uri))
        return f"{self._links[uri]}#{anchor}" if anchor else self._links[uri]

    def to_address(self, there: str) -> str:
        """The relative link to an address, or to an id on it, below the root of the site.

        >>> Here("brieven/a/2-8.md").to_address("brieven/a/2-5/#s2-5-p1")
        '../2-5/#s2-5-p1'
        """
        start, target = address(self.uri).split("/")[:-1], there.split("/")
        same = 0
        for ours, theirs in zip(start, target[:-1], strict=False):
            if ours != theirs:
                break
            same += 1
        return "../" * (len(start) - same) + "/".join(target[same:]) or "./"

    def absolute(self, uri: str) -> str:
        """The absolute address of a page; empty when that of the site is not known.

        >>> Here("bronnen/x.md", "https://example.org/b/").absolute("brieven/a/2-5.md")
        'https://example.org/b/brieven/a/2-5/'
        >>> Here("bronnen/x.md").absolute("brieven/a/2-5.md")
        ''
        """
        return self.base and self.base + address(uri)

    @cached_property
    def _links(self) -> dict[str, str]:
        return {}

    def to_mark(self, letter: LetterCorpus, mark: Mark) -> str:
        """The link to a note mark in the text of its section."""
        return self.to(section_uri(letter, mark.section), mark.anchor)
