"""The patterns of printed citations. No pattern nests repetition, so that every text is read in bounded steps."""

from __future__ import annotations

import re

from ..words.dutch import MONTHS

FLAGS = re.IGNORECASE | re.VERBOSE
ROMAN = r"(?:[IVX]{1,6})"

# What a citation starts with. A footnote number may be glued to the front of the word.
START = re.compile(
    r"""
    (?:(?P<role>bijlage \s+ bij) \s+)?
    (?:
      (?<![a-z])(?P<paper>
        kamerstuk(?:ken|nummer)?(?![a-z]) (?: \s*,?\s* (?: (?P<chamber>II|I|11|UCV|TK|EK)(?![a-z0-9])
                                        | (?P<chamber_name>tweede\s+kamer|eerste\s+kamer)(?![a-z])) )?
        | (?:tweede|eerste)\s+kamer (?= \s*,\s* (?:vergaderjaar\s+)? \d{4}\s*[-–/]\s*\d{2,4}\s*,\s*\d )
      )
    | (?<![a-z])(?P<proceedings>
        aanhangsel (?: \s+ (?:van\s+de\s+)? handelingen ) (?: \s*,?\s* (?:II|I)(?![a-z0-9]) )?
        | handelingen (?: \s*,?\s* (?P<proceedings_chamber>II|I|UCV|TK|EK)(?![a-z0-9]) )?
      )(?![a-z])
    | (?P<other> (?<![a-z])(?: stb | stcrt | trb | pb | com\s*\( | ecli\s*: | ljn | nj\s+\d | zaaknummer |
                 richtlijn | verordening | besluit | beschikking | (?<!\d)\d{4}/\d{1,4}/(?:EG|EU|EEG) ) )
    )
    """,
    FLAGS,
)
YEAR = re.compile(
    r"""
    \s*,?\s* (?:zitting(?:sjaar)?\s+|vergaderjaar\s+)?
    (?P<year> \d{4} \s? [-–/]{1,2} \s?(?:-\s?)? \d{2,4} (?!\d) )
    (?: \s*[-–]\s* (?P<until> \d{4} / \d{2,4} (?!\d) ) )?
    """,
    FLAGS,
)
DOSSIER = re.compile(
    rf"""
    \s*[,\-]?\s*
    (?P<dossier> \d{{2}}[ .\-]?\d{{3}} (?!\d) | \d{{4,5}} (?!\d) (?!\s*[-–/]\s*\d{{4}}) )
    (?: [ -] (?P<suffix> {ROMAN}(?![a-z]) | [A-Z](?=\s*,?\s*(?:nrs?\b|en\s+\d)) ) | - (?P<part>\d{{2}}(?!\d)) )?
    (?: \s*\(\s*R\s*(?P<rijkswet>\d{{3,4}})\s*\) )?
    """,
    FLAGS,
)
AND_DOSSIER = re.compile(r"\s+en\s+(?=\d{2}[ .]?\d{3}\s*(?:[A-Z]|[IVX]+)?\s*,\s*nrs?\b)", re.IGNORECASE)
_NUMBER = r"(?P<number> \d{1,5}[a-z]? (?: \s?[–-]\s?\d{1,4} )? (?![a-z\d]) | [A-Z]{1,3}(?![a-z]) )"
NUMBER = re.compile(rf"\s*,?\s* (?: (?P<several>nrs|nummers) \.? | nr\.? ) \s* {_NUMBER}", FLAGS)
# After "nrs." and "nummers" numbers follow each other, with commas between them.
LISTED_NUMBERS = re.compile(rf"\s*(?:,\s*en|,|en)\s+ {_NUMBER} (?!\s*[a-z]{{3}}|\s*[-–/]\s*\d)", FLAGS)
BARE_NUMBER = re.compile(r"\s*(?:,\s*|-)(?P<number>(?:[A-Z]{1,3}|\d{1,4})(?![A-Za-z\d/]|\s?[-–]?\d))(?!\s*\.\s?\d)")
# "nr. 679, nr. 684 en 685": after "en" the "nr." may be left out, after a comma not.
MORE_NUMBERS = re.compile(
    rf"""
    \s*(?:,|en|,\s*en)\s+ (?:nrs?\.?\s*)?
    (?<=[.\s]) (?: (?<=nr\.\s) | (?<=nr\s) | (?<=nrs\.\s) | (?<=en\s) )
    {_NUMBER} (?!\s*[a-z]{{3}})
    """,
    FLAGS,
)
PAGE = re.compile(
    r"""
    \s*,?\s* (?:p|pp|pag|blz|bladzijde)\b\.? \s*
    (?P<page> \d+ (?: \s*(?:[-–/,]|en)\s* (?:p\.?\s*|blz\.?\s*)? \d+ (?!\s*\d{3}\b) )? )
    (?: ,\s*al\.\s*\d+ )?
    """,
    FLAGS,
)
ITEM = re.compile(r"\s*,?\s*item\s+(?P<item>\d+)", re.IGNORECASE)
DATE = re.compile(
    rf"\s*,?\s*(?:d\.d\.|van)\s+(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
ACT = re.compile(r"\b(richtlijn|verordening|besluit|beschikking)\b", re.IGNORECASE)
YEAR_BEFORE = re.compile(r"\bvan\s+\d{1,2}\s+[a-z]+\s+(?P<year>\d{4}),\s*$", re.IGNORECASE)

OTHER = {
    "stb": re.compile(r"Stb\.?\s*(?:(?P<year>\d{4}),\s*)?(?:nr\.?\s*)?(?P<number>\d{1,4})(?!\d)", re.IGNORECASE),
    "stcrt": re.compile(r"Stcrt\.?\s*(?:(?P<year>\d{4}),\s*)?(?:nr\.?\s*)?(?P<number>\d{1,5})(?!\d)", re.IGNORECASE),
    "trb": re.compile(r"Trb\.?\s*(?:(?P<year>\d{4}),\s*)?(?:nr\.?\s*)?(?P<number>\d{1,4})(?!\d)", re.IGNORECASE),
    "pbeu": re.compile(
        r"Pb\s*(?:EU|EG)?\.?\s*(?:(?P<year>\d{4}),\s*)?(?P<series>[LC])\s*(?P<number>\d{1,4})(?!\d)", re.IGNORECASE
    ),
    "com": re.compile(r"COM\s*\(\s*(?P<year>\d{4})\s*\)\s*(?P<number>\d{1,4})(?!\d)", re.IGNORECASE),
    "ecli": re.compile(
        r"ECLI\s*:\s*[A-Z]{2}\s*:\s*[A-Z]{2,7}\s*:\s*(?P<year>\d{4})\s*[:,]\s*(?P<number>[A-Z]*\d+)",
        re.IGNORECASE,
    ),
    "ljn": re.compile(r"LJN\s*:?\s*(?P<number>[A-Z]{2}\d{4})", re.IGNORECASE),
    "nj": re.compile(r"NJ\s+(?P<year>\d{4})\s*[,/]\s*(?P<number>\d{1,4})(?!\d)"),
    "zaaknummer": re.compile(r"zaaknummer\s+(?P<number>[A-Z0-9][A-Z0-9_./-]*[A-Z0-9])", re.IGNORECASE),
    "eu-new": re.compile(
        r"(?P<act>richtlijn|verordening|besluit)\s+\((?:EU|EG|EU,\s*Euratom)\)\s*(?:nr\.\s*)?"
        r"(?P<year>\d{4})/(?P<number>\d{1,4})(?!\d)",
        re.IGNORECASE,
    ),
    "eu-old": re.compile(
        r"(?:(?P<act>richtlijn|verordening|besluit|beschikking)\s+(?:nr\.\s*)?)?"
        r"(?:(?P<year>\d{4})/(?P<number>\d{1,4})|(?P<number_first>\d{1,4})/(?P<year_last>\d{4}))/(?:EG|EU|EEG)",
        re.IGNORECASE,
    ),
}
