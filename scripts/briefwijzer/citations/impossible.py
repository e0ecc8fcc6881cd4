"""Papers that cannot be: what is wrong with a number by itself, without looking the paper up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.letter import FlagKind
from .reading import PrintedCitation

# The first dossier of the budgets with which a parliamentary year begins: dossiers are numbered as they come.
_BUDGETS = {
    2005: 30300, 2006: 30800, 2007: 31200, 2008: 31700, 2009: 32123, 2010: 32500, 2011: 33000, 2012: 33400, 2013: 33750,
    2014: 34000, 2015: 34300, 2016: 34550, 2017: 34775, 2018: 35000, 2019: 35300, 2020: 35570, 2021: 35925, 2022: 36200,
    2023: 36410, 2024: 36600, 2025: 36800,
}  # fmt: skip


def impossible(citation: PrintedCitation) -> Iterator[tuple[FlagKind, str]]:
    """Why there can be no paper as it is cited: the kind of flag for it, and the reason.

    >>> from briefwijzer.citations.reading import read_citations
    >>> list(impossible(read_citations("Kamerstukken II 2015/16, 36200, nr. 3")[0]))
    [('dossier', 'Dossier 36200 is van later dan het vergaderjaar 2015-2016.')]
    """
    if "chamber-letter-mismatch" in citation.flags:
        yield "chamber", "Stukken van de Tweede Kamer hebben een nummer; een letter hoort bij de Eerste Kamer."
    if "year-malformed" in citation.flags:
        yield "year", f"Het vergaderjaar {citation.year_raw} kan niet: de jaren volgen niet op elkaar."
    dossier = re.match(r"\d{5}", citation.dossier or "")
    later = _BUDGETS.get(int((citation.year or "0")[:4]) + 1)
    if dossier and later and int(dossier[0]) >= later:
        yield "dossier", f"Dossier {dossier[0]} is van later dan het vergaderjaar {citation.year}."
