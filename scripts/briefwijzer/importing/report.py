"""What an import prints on the terminal: what it made, the doubts as a table, the routine choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..problems import clipped, counted
from .doubt_records import asked
from .result import Imported

_WIDTHS = {"place": 22, "words": 30, "reason": 18, "choice": 48}


def import_report(result: Imported) -> str:
    """The whole report, a line that says whether all characters are accounted for first."""
    counts = result.summary()
    lines = [f"{result.letter}: {result.account}"]
    parts = [
        counted(counts["headings"], "heading"),
        counted(counts["blocks"], "block"),
        counted(counts["notes"], "note"),
        counted(counts["marks"], "mark"),
        f"{counted(len(result.cited.papers), 'paper')} cited",
        f"{counted(len(result.cited.others), 'other work')} proposed",
        f"{counted(len(counts['left_out']), 'piece')} left out",
    ]
    lines.append(", ".join(parts))
    if result.decisions:
        lines.append(f"{counted(len(result.decisions), 'routine decision')}:")
        lines += [f"  {decision}" for decision in result.decisions]
    if result.doubts:
        records = asked(result.doubts)
        several = f" at {len(result.doubts)} places" if len(records) < len(result.doubts) else ""
        lines += [f"{counted(len(records), 'doubt')}{several}, in doubts.yml beside the letter:", *_table(records)]
        lines.append(f"while 'make serve' runs, /brieven/{result.letter}/nazien/ shows source and result side by side")
    else:
        lines.append("no doubts")
    if result.folder:
        lines.append(f"{'written' if result.written else 'nothing would change'}: {result.folder}")
    if result.written:
        when = "when every doubt is settled" if result.doubts else "now"
        lines.append(f"{when}: 'make lock-ids' adds its addresses to data/ids.lock, which 'make site' needs")
    return "\n".join(lines)


def _table(records: Sequence[Mapping[str, Any]]) -> list[str]:
    heads = dict(zip(_WIDTHS, _WIDTHS, strict=True))
    rows = [heads, *(row for one in records for row in (one, *one.get("places", ())))]
    return [
        "  " + "  ".join(clipped(row.get(head, ""), width).ljust(width) for head, width in _WIDTHS.items()).rstrip()
        for row in rows
    ]
