"""A draft as the files text.yml and footnotes.yml have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..data.text import section_ids
from .drafts.draft import Draft, DraftBlock, DraftNote, DraftRow
from .drafts.headings import MOST
from .ids import held_number


def text_file(draft: Draft) -> dict[str, Any]:
    """What text.yml holds: opening, sections with their blocks, closing, annexes."""
    parts: list[list[DraftBlock]] = [[]]
    for block in draft.blocks:
        if block.kind == "annex":
            parts.append([block])
        else:
            parts[-1].append(block)
    body = parts[0]
    file: dict[str, Any] = {
        "opening": _blocks([block for block in body if block.kind == "opening"], "opening"),
        "sections": _sections([block for block in body if block.kind not in ("opening", "closing")]),
        "closing": _blocks([block for block in body if block.kind == "closing"], "closing"),
        "annexes": [_annex(number, part) for number, part in enumerate(parts[1:], 1)],
    }
    return {key: value for key, value in file.items() if value or key == "sections"}


def _annex(number: int, part: Sequence[DraftBlock]) -> dict[str, Any]:
    head, *rest = part
    return {"id": f"b{number}", "label": head.label, "heading": head.text, "sections": _sections(rest, f"b{number}")}


def _sections(blocks: Sequence[DraftBlock], annex: str = "") -> list[dict[str, Any]]:
    """The sections of the letter or of an annex, each from its heading to the next."""
    parts: list[tuple[dict[str, Any], list[DraftBlock]]] = [({}, [])]
    for block in blocks:
        if block.kind == "heading":
            parts.append((_heading(block), []))
        else:
            parts[-1][1].append(block)
    # What stands before the first heading makes a section only when there is some, or when there is nothing else.
    intro = bool(parts[0][1]) or len(parts) == 1
    parts = parts if intro else parts[1:]
    ids = section_ids([heading.get("label", "") for heading, _ in parts], annex, intro=intro)
    return [
        {"id": name, **heading, "paragraphs": _blocks(held, name)}
        for name, (heading, held) in zip(ids, parts, strict=True)
    ]


def _heading(block: DraftBlock) -> dict[str, Any]:
    """A heading; a word without a number in front of it is a part of it."""
    label = held_number(block.label)
    heading = block.text if label else " ".join(filter(None, (block.label, block.text)))
    return {"label": label, "heading": heading, "level": block.level}


def _blocks(blocks: Sequence[DraftBlock], section: str) -> list[dict[str, Any]]:
    """Blocks with their ids; the items of a list are one block."""
    groups: list[list[DraftBlock]] = []
    for block in blocks:
        if block.kind == "item" and groups and groups[-1][0].kind == "item":
            groups[-1].append(block)
        else:
            groups.append([block])
    return [{"id": f"{section}-p{number}", **_block(group)} for number, group in enumerate(groups, 1)]


def _block(group: Sequence[DraftBlock]) -> dict[str, Any]:
    block = group[0]
    if block.kind == "item":
        return {"kind": "list", "items": [_item(item) for item in group]}
    if block.kind == "table":
        return {"kind": "table", "caption": block.text, "rows": [_row(row) for row in block.rows]}
    if block.kind == "figure":
        return {"kind": "figure", "caption": block.text}
    if block.kind == "quotation":
        return {"kind": "quotation", "text": block.text}
    return {"text": block.text}


def _item(item: DraftBlock) -> dict[str, Any]:
    level = min(item.level, MOST)  # what stands deeper is shown as deep as the data knows
    return {"mark": item.label, **({"level": level} if level > 1 else {}), "text": item.text}


def _row(row: DraftRow) -> dict[str, Any]:
    cells = []
    for cell in row.cells:
        spans = {key: value for key, value in (("columns", cell.columns), ("rows", cell.rows)) if value > 1}
        cells.append({"text": cell.text, **spans})
    return {**({"head": "yes"} if row.head else {}), "cells": cells}


def notes_file(notes: Sequence[DraftNote], citations: Mapping[str, Sequence[dict[str, Any]]]) -> dict[str, Any]:
    """What footnotes.yml holds; ``citations`` are those of each note, by its key."""
    return {
        "footnotes": [
            {
                "id": id_of_note(note.key),
                "number": note.number,
                "kind": "citation" if citations.get(note.key) else "remark",
                "text": note.text,
                "citations": citations.get(note.key, ()),
                "links": [{"text": words, "url": url} for words, url in note.links],
            }
            for note in notes
        ]
    }


def id_of_note(key: str) -> str:
    """The id of a note: fn12, and b1-fn1 in an annex with a numbering of its own.

    >>> id_of_note("12"), id_of_note("b1-1"), id_of_note("x1")
    ('fn12', 'b1-fn1', 'fnx1')
    """
    part, _, own = key.rpartition("-")
    return f"{part}-fn{own}" if part else f"fn{own}"
