"""Opening a source: its bytes as a tree, as text, or as the parts of an archive; and why one cannot be opened."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from lxml import etree

MOST_UNPACKED = 200_000_000
# What the library, and those that it unpacks with, raise for an archive that is no good.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
)


class Unreadable(Exception):
    """A source that cannot be read as what its name says."""


def tree(data: bytes) -> etree._Element:
    """The root element of XML, read as far as it can be."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    start = data.find(b"<")  # some copies have a damaged mark before it
    root = etree.fromstring(data[max(start, 0) :], parser)
    if root is None:
        raise Unreadable("holds no XML")
    return root


def decoded(data: bytes) -> str:
    """The text of XML, in the encoding that it declares."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    named = re.match(rb"[^<]*<\?xml[^>]*?encoding=[\"']([A-Za-z0-9._-]+)", data[:200])
    try:
        return data.decode(named[1].decode() if named else "utf-8", "replace")
    except (LookupError, UnicodeError) as error:
        raise Unreadable("is in an unknown encoding") from error


def archive_parts(data: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The parts of an archive that hold text, by name, the main one first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = list(filter(wanted.fullmatch, archive.namelist()))
            names.sort(key=lambda name: ("document" not in name, name))
            if sum(archive.getinfo(name).file_size for name in names) > MOST_UNPACKED:
                raise Unreadable("unpacks to more than any letter")
            return {name: archive.read(name) for name in names}
    except (*DAMAGED, RuntimeError) as error:  # the last where a part is encrypted
        raise Unreadable("is no archive that can be read") from error
