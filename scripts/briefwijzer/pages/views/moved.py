"""What has left its address: where it is now, or why it is gone."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...data.moves import Moved


@dataclass(frozen=True)
class MovedView:
    """What stood at an address or under an id; ``href`` leads to where it is now, or ``reason`` says why it is gone."""

    id: str
    what: str
    href: str
    reason: str


def moved_view(move: Moved, here: Here) -> MovedView:
    """One entry of moved.yml."""
    href = here.to_address(*move.new.partition("#")[::2]) if move.new else ""
    return MovedView(move.old.partition("#")[2], move.what, href, move.reason or "")
