"""The offline copy: a built site as one zip file that works from a folder, without a server.

A browser that opens a file finds no ``index.html`` in a folder; every link to a folder gets it. Nothing else of a page
changes: only start tags with such a link are written anew, all other characters stay as they are.
"""

from __future__ import annotations

import json
import os
import posixpath
import zipfile
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..addresses.uris import MANIFEST
from ..formats.archive import entry
from ..problems import Refused, refused
from .built import BuiltPage, BuiltSite
from .manifest import MARKER, differences, file_entry
from .swap import only_one

# The folder that unpacking makes.
FOLDER = "briefwijzer"
# The page for an unknown address: only a server shows it, and its links start at the root of one.
ERROR_PAGE = "404.html"

Attributes = list[tuple[str, str | None]]


def write_offline(site: Path, out: Path) -> int:
    """Pack the built ``site`` into the zip file ``out`` and return the number of files in it.

    The same site gives the same bytes. Raises Refused when the site is not what its manifest says (K413), when it is
    being built (K410), or when ``out`` cannot be written (K414); ``out`` is then as it was.
    """
    new = out.with_name(f".{out.name}.new")
    try:
        with only_one(site):
            if found := differences(site):
                raise Refused(found)
            out.parent.mkdir(parents=True, exist_ok=True)
            new.unlink(missing_ok=True)  # it could be a link to somebody else's file
            count = _pack(site, new)
        os.replace(new, out)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise refused(str(out), "K414", message, "Free disk space or give access; the old one is unchanged.") from error
    finally:
        new.unlink(missing_ok=True)
    return count


def _pack(site: Path, out: Path) -> int:
    files = dict(_files(BuiltSite(site)))
    manifest = json.loads((site / MANIFEST).read_text("utf-8"))
    manifest["files"] = {name: file_entry(content) for name, content in files.items()}
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(entry(f"{FOLDER}/{name}"), content)
    return len(files)


def _files(site: BuiltSite) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy but its manifest."""
    for path in site.folder.rglob("*"):
        name = path.relative_to(site.folder).as_posix()
        if path.is_dir() or name in (ERROR_PAGE, MANIFEST, MARKER):
            continue
        content = path.read_bytes()
        yield name, for_a_folder(content.decode(), site, site.pages[name]).encode() if name in site.pages else content


def for_a_folder(text: str, site: BuiltSite, page: BuiltPage) -> str:
    """The HTML of a page, for a browser that reads it from a folder."""
    parts, end = [], 0
    for start, tag, name, attributes in _StartTags(text).found:
        changed = [(key, value and _changed(key, value, dict(attributes), site, page)) for key, value in attributes]
        if changed != attributes:
            parts += [text[end:start], _start_tag(name, changed)]
            end = start + len(tag)
    return "".join([*parts, text[end:]])


def _changed(key: str, value: str, attributes: dict[str, str | None], site: BuiltSite, page: BuiltPage) -> str:
    if key in ("href", "action"):
        return _to_file(value, site, page)
    equivalent = (attributes.get("http-equiv") or "").lower()
    if key == "content" and equivalent == "refresh":
        wait, sign, link = value.partition("url=")
        return wait + sign + _to_file(link, site, page)
    if key == "content" and equivalent == "content-security-policy":
        # A file has no origin of its own, so that a browser may find nothing that is 'self'.
        return value.replace("'self'", "'self' file:")
    return value


def _to_file(link: str, site: BuiltSite, page: BuiltPage) -> str:
    """The link, with the name of the file where it leads to a folder."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    file, _ = site.target(page, link)
    if file is None or posixpath.basename(unquote(parts.path)) == posixpath.basename(file):
        return link
    return parts._replace(path=f"{parts.path.removesuffix('/')}/index.html").geturl()


def _start_tag(name: str, attributes: Attributes) -> str:
    written = (key if value is None else f'{key}="{_quoted(value)}"' for key, value in attributes)
    return f"<{' '.join((name, *written))}>"


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


class _StartTags(HTMLParser):
    """The start tags of a page: where each stands, as written, its name, its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, str, Attributes]] = []
        self._lines = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        line, column = self.getpos()
        self.found.append((self._lines[line - 1] + column, self.get_starttag_text() or "", tag, attrs))
