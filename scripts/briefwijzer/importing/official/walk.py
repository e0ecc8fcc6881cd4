"""What the walks through official XML and pages share: the blocks that they keep, and what they leave out."""

from __future__ import annotations

from lxml import etree

from ..drafts.draft import BlockKind, Draft, DraftBlock, DraftLeftOut, LeftOutReason
from ..drafts.signs import plain
from ..safexml import place, segments


class PaperWalk:
    """A walk through a publication, which makes its draft; ``texts`` gives each text of an element with its place."""

    texts = staticmethod(segments)

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        self.draft, self.root = draft, root

    def put(
        self,
        kind: BlockKind,
        text: str,
        element: etree._Element,
        *,
        level: int = 1,
        label: str = "",
        automatic: bool = False,
    ) -> None:
        """Keep a block that has words or a label."""
        if text or label:
            self.draft.blocks.append(DraftBlock(kind, text, level, label, place=place(element), automatic=automatic))

    def words(self, text: str | None, near: etree._Element, kind: BlockKind = "paragraph") -> None:
        """Keep words that stand between two elements."""
        self.put(kind, plain(text or ""), near)

    def leave(self, element: etree._Element, reason: LeftOutReason) -> None:
        """Leave all words of an element out."""
        for piece in self.texts(element):
            self.draft.left_out.append(DraftLeftOut(plain(piece.text), reason, piece.place))
