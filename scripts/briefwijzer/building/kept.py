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
    """The folder into which a site is built, and the key of each file of it that was put there.

    While serving, it stays from one build to the next: a file that has its key already is not written again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys: dict[str, str] = {}
        self.is_rebuild = False
        self._unclaimed: set[str] = set()  # files of the build before that are no part of this one so far

    def begin(self) -> None:
        """Begin another build."""
        self.is_rebuild, self._unclaimed = bool(self.keys), set(self.keys)

    def has(self, file: str, key: str) -> bool:
        """Whether the folder has this file in this state."""
        return self.keys.get(file) == key

    def write(self, file: str, key: str, content: bytes) -> None:
        """Write a file of this build."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.keep(file, key)

    def keep(self, file: str, key: str) -> None:
        """Take a file that is there into this build."""
        self.keys[file] = key
        self._unclaimed.discard(file)

    def show_on_pages(self, html: str) -> None:
        """Put HTML at the top of the text of every page; the next build writes the page again."""
        for file in (file for file in self.keys if file.endswith(".html")):
            path = self.folder / file
            text = path.read_text("utf-8").replace("<article>", f"<article>\n{html}", 1)
            path.write_text(text, encoding="utf-8")
            self.keys[file] = ""

    def end(self, untouched: str = "") -> None:
        """Remove the files that are no part of this build, unless they are in the folder ``untouched``."""
        for file in self._unclaimed:
            if not untouched or not file.startswith(untouched):
                del self.keys[file]
                with suppress(OSError):
                    (self.folder / file).unlink()
        self._unclaimed = set()


def to_build(
    corpus: Corpus, base: str, cache: Cache, output: Output, always: Collection[str], *, index_stays: bool = False
) -> Iterator[tuple[Page, str]]:
    """The pages that a builder has to build, each with its key; everything else of the stream goes to the output.

    The pages ``always`` are built whatever the cache has. With ``index_stays`` an index of many letters stays as it is.
    """
    sizes: dict[str, int] = {}
    for part in parts(corpus, base, sizes, index_stays=index_stays):
        part_key = cache.key("part", *part.made_from) if part.made_from else ""
        if part_key and (restored := _restored(cache, output, part_key)) is not None:
            sizes |= restored
            continue
        made: list[tuple[str, str, int]] = []
        for page in part.pages:
            key, file = cache.key("page", page.uri, page.content), html_file(page.uri)
            made.append((page.uri, key, len(page.content)))
            sizes[page.uri] = len(page.content)
            if not is_page(page.uri):
                cache.put(key, page.content)
                output.write(file, key, page.content)
            elif page.uri in always or not put(cache, output, file, key):
                yield page, key
        if part_key:
            cache.put(part_key, json.dumps(made).encode())


def _restored(cache: Cache, output: Output, part_key: str) -> dict[str, int] | None:
    """Put a whole part from the cache into the output, and give the sizes of its files; None where one is missing."""
    with suppress(ValueError, TypeError):
        made = json.loads(cache.get(part_key) or b"")
        if all(put(cache, output, html_file(uri), key) for uri, key, _ in made):
            return {uri: size for uri, _, size in made}
    return None


def put(cache: Cache, output: Output, file: str, key: str) -> bool:
    """Put a file from the cache into the output, unless it is there; False where the cache does not have it."""
    if output.has(file, key) and cache.has(key):
        output.keep(file, key)
        return True
    content = cache.get(key)
    if content is None:
        return False
    output.write(file, key, content)
    return True
