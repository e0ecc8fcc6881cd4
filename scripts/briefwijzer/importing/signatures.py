"""Who signed a letter, and for which office, by the lines of its closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    lines = _lines(_signed(blocks))
    signed = _Signed()
    for line, after in pairwise([*lines, ""]):
        signed.add(line, after)
    signed.settle()
    found = [*signed.found, *(("", office) for office in signed.behalf)]
    return [(name, re.sub(r"^(?:de|het) ", "", office, flags=re.IGNORECASE)) for name, office in found]


def _signed(blocks: Sequence[DraftBlock]) -> list[str]:
    """The lines of the closing, and those of a committee, whose signatures stand together above what it reports."""
    first = next((at for at, block in enumerate(blocks) if block.kind in ("heading", "annex")), len(blocks))
    opens = [at for at, block in enumerate(blocks[:first]) if opens_report(block)]
    opens = [at for count, at in enumerate(opens) if at == opens[0] + count]
    signed = [block for at, block in enumerate(blocks) if block.kind == "closing" or at in opens]
    return [line for block in signed for line in block.lines]


def _lines(printed: Sequence[str]) -> list[str]:
    """Lines with an office and a name, or with several offices, as a line each."""
    lines: list[str] = []
    for whole, after in pairwise([*printed, ""]):
        # what seems a name is a part of the office where the rest of that stands on the next line
        several = re.split(r"(?<=,) (?=[Dd]e )", whole)
        several = several if all(map(is_office, several)) else [whole]
        lines += (not after[:1].islower() and office_and_name(whole)) or several
    return lines


@dataclass
class _Signed:
    """The signatures as they are read line by line: offices and names that wait for each other, and those found."""

    found: list[tuple[str, str]] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    behalf: list[str] = field(default_factory=list)

    def add(self, line: str, after: str) -> None:
        """One more line, and the one after it."""
        initials = INITIALS.match(line)
        if re.match(r"w\.g\.", line, re.IGNORECASE):  # "was getekend", by the name below
            return
        if DEPUTY.fullmatch(line) or GREETED.fullmatch(line):
            self.settle()
        elif both := name_and_office(line):
            self.settle()
            self.found.append(both)
        elif (at := self._office_of(line)) is not None:
            self.held[at] = f"{self.held[at]} {line}"
        elif is_office(line) and len(self.named) == 1 and not self.held and not line.endswith(","):
            self.found.append((self.named.pop(), line))
        elif is_office(line):
            if self.named:
                self.settle()
            self.held.append(line)
        elif is_name(line.rstrip(",") if is_office(after) and (initials or not self.held) else line, signed=True):
            self.named.append(line.rstrip(","))
        self._on_behalf()

    def _office_of(self, line: str) -> int | None:
        """Which of the offices above a line is more of; None where it is of none."""
        if not self.held or self.named:
            return None
        unended = [at for at, office in enumerate(self.held) if not office.endswith(",")]
        if unended and re.match(r"en\b", line, re.IGNORECASE):  # offices side by side go on in their order
            return unended[0]
        joined = " en " in line and not INITIALS.match(line) and not is_office(line)
        part = (line[:1].islower() and not line.startswith("de ")) or joined
        return -1 if _GOES_ON.search(self.held[-1]) or (part and line.endswith(",")) else None

    def _on_behalf(self) -> None:
        """Part the last office from those that it signs for too; below another signature the next name is theirs."""
        if self.held and not self.named and BEHALF.search(self.held[-1]):
            own, *others = BEHALF.split(self.held.pop())
            self.held += [own] if own.strip(" ,") else []
            holder = self.behalf if self.held or not self.found else self.held
            holder.extend(office for other in others for office in offices(other))

    def settle(self) -> None:
        """Give the offices their names."""
        own = [office.strip(" ,") for office in self.held]
        if len(self.named) == 1:
            self.named = names(self.named[0], len(own))
        if len(own) in (0, 1, len(self.named)):
            self.found.extend(zip_longest(self.named, own, fillvalue=""))
        else:
            self.found.extend(("", office) for office in own)
        self.held, self.named = [], []
