"""A built site as files, and its pages as trees: one at a time, because all of them together are many."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from lxml import etree

from ..data.grouping import grouped
from ..problems import Place

# An element of a page. It has the type ``lxml.etree._Element``, of which the stubs do not know what xpath finds.
Element: TypeAlias = Any


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site; ``file`` is its path below the site's folder."""

    site: Path
    file: str

    def source(self) -> bytes:
        """The page as it is on disk."""
        return (self.site / self.file).read_bytes()

    @cached_property
    def tree(self) -> Element:
        """The parsed page."""
        # Bytes, because lxml cannot take every name that a folder may have. Its elements for HTML would cost a call of
        # Python each, a fifth of all checks.
        return etree.parse(io.BytesIO(self.source()), etree.HTMLParser(encoding="utf-8")).getroot()

    @cached_property
    def ids(self) -> dict[str, list[Element]]:
        """The elements by their id."""
        return grouped((element.get("id"), element) for element in self.tree.xpath("//*[@id != '']"))

    def place(self, element: Element | None = None) -> Place:
        """Where an element stands, or the page as a whole."""
        line = element.sourceline if element is not None else None
        return Place(f"{self.site.name}/{self.file}", line or 0, 1 if line else 0)


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """A built site, below the path ``base`` when its 404 page has absolute links."""

    folder: Path
    base: str = "/"

    @cached_property
    def files(self) -> frozenset[str]:
        """The files below the folder: a site has a hundred links to each, and the disk is asked once."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """The pages by their file."""
        return {file: BuiltPage(self.folder, file) for file in sorted(self.files) if file.endswith(".html")}

    def target(self, page: BuiltPage, href: str) -> tuple[str | None, str]:
        """The file and the fragment that an internal link leads to; no file when there is none."""
        path, fragment = self.path_of(page.file, href)
        return (None if path is None else self.file_at(path)), fragment

    def path_of(self, file: str, href: str) -> tuple[str | None, str]:
        """The path below the root of the site to which a link on a page leads, and its fragment.

        A folder ends with a slash; there is no path where the link leads out of the site.
        """
        parts = urlsplit(href)
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None, parts.fragment
            path = path[len(self.base) :]
        elif path:
            path = posixpath.join(posixpath.dirname(file), path)
        else:
            return file, unquote(parts.fragment)
        found = posixpath.normpath(path or ".")
        if found.startswith(".."):
            return None, parts.fragment
        return f"{found}/" if path.endswith("/") or found == "." else found, unquote(parts.fragment)

    def file_at(self, path: str) -> str | None:
        """The file that a server gives for a path below the root of the site."""
        if path.endswith("/") or path not in self.files:
            folder = path.rstrip("/")
            path = "index.html" if folder == "." else f"{folder}/index.html"
        return path if path in self.files else None
