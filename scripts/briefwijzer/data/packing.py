"""Letters packed into a temporary file while others are in use; values that are worked out once for each letter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, Self, TypeVar
from weakref import ref

from .spool import Filed

T = TypeVar("T")
P = ParamSpec("P")
L = TypeVar("L", bound="Packed")

# So many letters are open at a time: what was asked for last. Of the others text, notes and layers lie in a file.
MOST_OPEN = 16


class lasting(cached_property[T]):
    """A cached property that stays when its letter is packed: it is small, and holds none of what is packed."""


class Packed:
    """A letter whose contents lie in a temporary file while many other letters are in use.

    ``_content`` names the fields that are packed, ``_kept`` the one that is not. Asking for one of them unpacks all, as
    other objects: compare these by their ids, never by ``is``. What was worked out from them is dropped when they are
    packed, unless it is lasting.
    """

    _kept: ClassVar[str]
    _content: ClassVar[tuple[str, ...]]
    _stays: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Look up what is lasting."""
        every = (item for base in cls.__mro__ for item in vars(base).items())
        cls._stays = tuple(name for name, value in every if isinstance(value, lasting))

    def __post_init__(self) -> None:
        vars(self).update(_lasting={})
        _is_open(self)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Unpack where a field that is packed is asked for."""
            if name not in self._content or "_filed" not in vars(self):
                raise AttributeError(name)
            vars(self).update(vars(self)["_filed"].get())
            _is_open(self)
            return vars(self)[name]

    def __getstate__(self) -> dict[str, Any]:
        """Into a pickle it goes packed, and so it comes out of it."""
        self.pack()
        return vars(self)

    def pack(self) -> None:
        """Put the contents into the temporary file; they come back when they are asked for."""
        own = vars(self)
        for name in self._stays:
            getattr(self, name)
        if "_filed" not in own:
            own["_filed"] = Filed.of({name: own[name] for name in self._content})
        for name in own.keys() - {self._kept, "_filed", "_lasting", *self._stays}:
            del own[name]
        with suppress(ValueError):
            _open.remove(ref(self))

    def afresh(self) -> Self:
        """The same letter as a new object, for which nothing has been worked out yet."""
        new = object.__new__(type(self))
        fields = {name: value for name, value in vars(self).items() if name in (self._kept, "_filed", *self._content)}
        vars(new).update(fields, _lasting={})
        if self._content[0] in fields:
            _is_open(new)
        return new


_open: deque[ref[Packed]] = deque()


def _is_open(one: Packed) -> None:
    """Note that a letter was opened; where too many are, the one that has been open longest is packed."""
    _open.append(ref(one))
    while len(_open) > MOST_OPEN:
        if longest := _open.popleft()():
            longest.pack()


Work = Callable[Concatenate[L, P], T]


def once_per_letter(work: Work[L, P, T]) -> Work[L, P, T]:
    """Do some work once for each letter; what came of it is kept as long as the letter is open.

    A letter is of one corpus.
    """
    return _kept_in(lambda letter: vars(letter).setdefault("_made", {}), work)


def once_and_lasting(work: Work[L, P, T]) -> Work[L, P, T]:
    """Do some work once for each letter; the result is small, holds none of what is packed, and stays when that is."""
    return _kept_in(lambda letter: vars(letter)["_lasting"], work)


def _kept_in(results_of: Callable[[L], dict[Any, Any]], work: Work[L, P, T]) -> Work[L, P, T]:
    @wraps(work)
    def once(letter: L, /, *more: P.args, **named: P.kwargs) -> T:
        results = results_of(letter)
        if once not in results:  # under its own name, so that it can be kept on disk
            results[once] = work(letter, *more, **named)
        result: T = results[once]
        return result

    return once
