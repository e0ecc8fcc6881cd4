"""Who signed a letter, and for which office, by the lines of its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from .drafts.draft import DraftBlock
from .drafts.signing import (
    DEPUTY,
    GREETED,
    INITIALS,
    is_name,
    is_office,
    name_and_office,
    names,
    office_and_name,
    opens_report,
    text_lines,
)
from .offices import BEHALF, offices

# An office that has no end yet, or that its holder has with another.
_GOES_ON = re.compile(r"\b(?:en|van|voor|der|de|het|en de|in|met|minister-president,?)$", re.IGNORECASE)


def signatures(blocks: Sequence[DraftBlock]) -> list[tuple[str, str]]:
    """Who signed, with the office; a name or an office alone where the other is not printed.

    Offices that stand one after the other, with as many names below, are theirs in that order. For whom a letter is
    sent too ("mede namens de minister van Fruit") is an office without a name, and so is one that somebody else signs
    for ("namens deze"). An office without a comma behind it, below a name alone, is of that name. An office and a name
    may share a line, and so may several offices, or their names. A committee signs above what it reports.
    """
    found: list[tuple[str, str]] = []
    held: list[str] = []
    named: list[str] = []
    behalf: list[str] = []

    def settle() -> None:
        own = [office.strip(" ,") for office in held]
        if len(named) == 1:
            named[:] = names(named[0], len(own))
        if len(own) in (0, 1, len(named)):
            found.extend(zip_longest(named, own, fillvalue=""))
        else:
            found.extend(("", office) for office in own)
        held.clear()
        named.clear()

    first = next((at for at, block in enumerate(blocks) if block.kind in ("heading", "annex")), len(blocks))
    signed = [b for at, b in enumerate(blocks) if b.kind == "closing" or (at < first and opens_report(b))]
    printed = [line for block in signed for line in text_lines(block)]
    lines: list[str] = []
    for whole, after in pairwise([*printed, ""]):
        # what seems a name is a part of the office where the rest of that stands on the next line
        several = re.split(r"(?<=,) (?=[Dd]e )", whole)
        several = several if all(map(is_office, several)) else [whole]
        lines += (not after[:1].islower() and office_and_name(whole)) or several
    for line, after in pairwise([*lines, ""]):
        initials = INITIALS.match(line)
        part = (line[:1].islower() and not line.startswith("de ")) or (
            " en " in line and not initials and not is_office(line)
        )
        if re.match(r"w\.g\.", line, re.IGNORECASE):  # "was getekend", by the name below
            continue
        if DEPUTY.fullmatch(line) or GREETED.fullmatch(line):
            settle()
        elif both := name_and_office(line):
            settle()
            found.append(both)
        elif held and not named and (_GOES_ON.search(held[-1]) or (part and line.endswith(","))):
            held[-1] = f"{held[-1]} {line}"
        elif is_office(line) and len(named) == 1 and not held and not line.endswith(","):
            found.append((named.pop(), line))
        elif is_office(line):
            if named:
                settle()
            held.append(line)
        elif is_name(line.rstrip(",") if is_office(after) and (initials or not held) else line, signed=True):
            named.append(line.rstrip(","))
        if held and not named and BEHALF.search(held[-1]):
            own, *others = BEHALF.split(held.pop())
            held += [own] if own.strip(" ,") else []
            # below another signature the name that follows is of this office
            (behalf if held or not found else held).extend(office for other in others for office in offices(other))
    settle()
    found += [("", office) for office in behalf]
    return [(name, re.sub(r"^(?:de|het) ", "", office, flags=re.IGNORECASE)) for name, office in found]
