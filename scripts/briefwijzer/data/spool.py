"""What waits in a temporary file, so that it takes no memory."""

from __future__ import annotations

import os
import tempfile
import weakref
import zlib
from functools import cached_property
from typing import BinaryIO, NamedTuple


class Spooled(NamedTuple):
    """Where a text lies in the spool."""

    start: int
    length: int


class Spool:
    """Texts, packed, in a file without a name: letters until they are asked for again, pages until they are written."""

    def __init__(self) -> None:
        self._end = 0

    @cached_property
    def _file(self) -> BinaryIO:
        """Made when something is put into it first: most commands need none."""
        file = tempfile.TemporaryFile()
        weakref.finalize(self, file.close)
        return file

    def clear(self) -> None:
        """Begin anew."""
        self._file.truncate(0)
        self._end = 0

    def add(self, text: bytes) -> Spooled:
        """Put a text into the file."""
        return self.add_packed(zlib.compress(text, 1))

    def get(self, place: Spooled) -> bytes:
        """Read it again."""
        return zlib.decompress(self.packed(place))

    def add_packed(self, packed: bytes) -> Spooled:
        """Put a text into the file that is packed already."""
        os.pwrite(self._file.fileno(), packed, self._end)
        self._end += len(packed)
        return Spooled(self._end - len(packed), len(packed))

    def packed(self, place: Spooled) -> bytes:
        """A text as it lies there."""
        return os.pread(self._file.fileno(), place.length, place.start)
