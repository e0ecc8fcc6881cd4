"""What the walks through official XML and pages share: the blocks that they keep, and what they leave out."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ..drafts.draft import BlockKind, Draft, DraftBlock, DraftLeftOut, LeftOutReason
from ..drafts.signs import plain
from ..safexml import place, segments


class PaperWalk:
    """A walk through a publication, which makes its draft; ``texts`` gives each text of an element with its place."""

    texts = staticmethod(segments)

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        self.draft, self.root = draft, root

    def put(self, kind: BlockKind, text: str, element: etree._Element, label: str = "", **more: Any) -> None:
        """Keep a block that has words or a label; ``more`` is said of it too."""
        if text or label:
            self.draft.blocks.append(DraftBlock(kind, text, label=label, place=place(element), **more))

    def words(self, text: str | None, near: etree._Element, kind: BlockKind = "paragraph") -> None:
        """Keep words that stand between two elements."""
        self.put(kind, plain(text or ""), near)

    def leave(self, element: etree._Element, reason: LeftOutReason) -> None:
        """Leave all words of an element out."""
        for piece in self.texts(element):
            self.draft.left_out.append(DraftLeftOut(plain(piece.text), reason, piece.place))
