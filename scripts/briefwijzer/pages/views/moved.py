"""What has left its address: where it is now, or why it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...addresses.here import Here
from ...data.shared import Moved


@dataclass(frozen=True)
class MovedView:
    """What stood at an address or under an ``id``; ``href`` leads to where it is now, if it is not gone.

    ``ids`` are those of a page that moved, each with the way to its new place.
    """

    record: Moved
    id: str
    href: str
    ids: tuple[tuple[str, str], ...] = ()


def moved_view(move: Moved, here: Here, ids: Iterable[tuple[str, str]] = ()) -> MovedView:
    """One entry of moved.yml; ``ids`` are those of a page that moved, each with its new address."""
    href = here.to_address(move.new) if move.new else ""
    ways = tuple((name, here.to_address(new)) for name, new in ids if new)
    return MovedView(move, move.old.partition("#")[2], href, ways)
