"""Bytes and objects in a temporary file, where they take no memory."""

from __future__ import annotations

import pickle
import tempfile
import weakref
import zlib
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

# A spool smaller than this is in memory: most commands need no file.
SMALL = 1_000_000


class Spooled(NamedTuple):
    """Where a text lies in the spool."""

    start: int
    length: int


class Spool:
    """Texts, packed, in a file without a name: letters until they are asked for again, pages until they are written."""

    def __init__(self) -> None:
        self._end = 0
        self._file = tempfile.SpooledTemporaryFile(SMALL, buffering=0)
        weakref.finalize(self, self._file.close)

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
        self._file.seek(self._end)
        self._file.write(packed)
        self._end += len(packed)
        return Spooled(self._end - len(packed), len(packed))

    def packed(self, place: Spooled) -> bytes:
        """A text as it lies there."""
        self._file.seek(place.start)
        return self._file.read(place.length)


_spool = Spool()


class Filed(Generic[T]):
    """A value that lies in a file, pickled and packed, and is made anew each time it is asked for.

    >>> Filed.of(["een", "twee"]).get()
    ['een', 'twee']
    """

    __slots__ = ("_place",)

    def __init__(self, packed: bytes = b"") -> None:
        self.put(packed)

    @classmethod
    def of(cls, value: T) -> Filed[T]:
        """A value, put into the file."""
        return cls(zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1))

    def get(self) -> T:
        """The value again."""
        value: T = pickle.loads(_spool.get(self._place))
        return value

    def put(self, packed: bytes) -> None:
        """Give it its value, as it lies in the file."""
        self._place = _spool.add_packed(packed)

    def packed(self) -> bytes:
        """Its value as it lies in the file."""
        return _spool.packed(self._place)

    def __reduce__(self) -> tuple[Callable[[bytes], Filed[Any]], tuple[bytes]]:
        """In a pickle it has its value: the file is gone with the program."""
        return Filed, (self.packed(),)
