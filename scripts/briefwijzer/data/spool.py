"""What waits in a temporary file, so that it takes no memory."""

from __future__ import annotations

import os
import tempfile
import weakref
import zlib
from typing import NamedTuple


class Spooled(NamedTuple):
    """Where a text lies in the spool."""

    start: int
    length: int


class Spool:
    """Texts in a file without a name: a builder holds all pages before it writes the first."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()
        self._end = 0
        weakref.finalize(self, self._file.close)

    def clear(self) -> None:
        """Begin anew."""
        self._file.truncate(0)
        self._end = 0

    def add(self, text: bytes) -> Spooled:
        """Put a text into the file."""
        packed = zlib.compress(text, 1)
        os.pwrite(self._file.fileno(), packed, self._end)
        self._end += len(packed)
        return Spooled(self._end - len(packed), len(packed))

    def get(self, place: Spooled) -> bytes:
        """Read it again."""
        return zlib.decompress(os.pread(self._file.fileno(), place.length, place.start))
