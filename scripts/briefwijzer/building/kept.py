"""Building only what the cache does not have: other pages and files come from an earlier build."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from ..addresses.uris import address, is_page
from ..data.corpus import Corpus
from ..pages.page import Page
from ..stream import parts
from .cache import Cache


def html_file(uri: str) -> str:
    """The file in which a page is built: brieven/x/2-5/index.html."""
    place = address(uri)
    return f"{place}index.html" if is_page(uri) else place


class Output:
    """The folder into which a site is built: what was put into it from the stream, each file with its key.

    While somebody is watching, the folder stays from one build to the next: a file with the same key is there already.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.there: dict[str, str] = {}
        self.left: set[str] = set()  # what was there before this build, and nothing has asked for yet
        self.again = False  # somebody is watching, and this is not the first build

    def begin(self) -> None:
        """Another build comes."""
        self.again, self.left = bool(self.there), set(self.there)

    def has(self, file: str, key: str) -> bool:
        """Is this file there already?"""
        return self.there.get(file) == key

    def write(self, file: str, key: str, content: bytes) -> None:
        """Put a file into its place."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.keep(file, key)

    def keep(self, file: str, key: str) -> None:
        """A file is a part of this build."""
        self.there[file] = key
        self.left.discard(file)

    def put_in(self, behind: str, text: str) -> None:
        """Put a text into every page, behind the first place where this stands; the next build puts the page anew."""
        for file in (file for file in self.there if file.endswith(".html")):
            path = self.folder / file
            path.write_text(path.read_text("utf-8").replace(behind, f"{behind}\n{text}", 1), encoding="utf-8")
            self.there[file] = ""

    def end(self, but: str = "-") -> None:
        """Remove what is no part of this build, but for a folder that stays as it was."""
        for file in self.left:
            if file.startswith(but):
                continue
            del self.there[file]
            with suppress(OSError):
                (self.folder / file).unlink()
        self.left = set()


def to_build(
    corpus: Corpus, base: str, cache: Cache, output: Output, always: Collection[str], *, searched: bool = False
) -> Iterator[tuple[Page, str]]:
    """The pages that a builder has to build, each with its key; everything else of the stream is put into its place.

    The pages ``always`` are built whatever is kept. With ``searched`` an index of many letters stays as it is.
    """
    sizes: dict[str, int] = {}
    for part in parts(corpus, base, sizes, searched=searched):
        key = cache.key("part", *part.made_from) if part.made_from else ""
        if key and (known := _restored(cache, output, key)) is not None:
            sizes |= known
            continue
        found: list[tuple[str, str, str, int]] = []
        for page in part.pages:
            name, file = cache.key("page", page.uri, page.content), html_file(page.uri)
            found.append((page.uri, file, name, len(page.content)))
            sizes[page.uri] = len(page.content)
            if not is_page(page.uri):
                cache.put(name, page.content)
                output.write(file, name, page.content)
            elif page.uri in always or not put(cache, output, file, name):
                yield page, name
        if key:
            cache.put(key, json.dumps(found).encode())


def _restored(cache: Cache, output: Output, key: str) -> dict[str, int] | None:
    """The sizes of the files of a part that is kept whole, and now is in its place; None where it is not."""
    with suppress(ValueError, TypeError):
        found = json.loads(cache.get(key) or b"")
        if all(put(cache, output, file, name) for _, file, name, _ in found):
            return {uri: size for uri, _, _, size in found}
    return None


def put(cache: Cache, output: Output, file: str, key: str) -> bool:
    """Put a file that is kept into its place, unless it is there; False where it is not kept."""
    if output.has(file, key) and cache.has(key):
        output.keep(file, key)
        return True
    content = cache.get(key)
    if content is None:
        return False
    output.write(file, key, content)
    return True
