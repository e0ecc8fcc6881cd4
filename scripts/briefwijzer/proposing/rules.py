"""What rules find in the words of a letter: times, sums, organisations, odd places.

A rule says where something stands and no more than that: what only a person can know stays out, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..data.corpus import Corpus
from ..data.layers.amounts import MONEY
from ..data.layers.dates import TIME
from ..data.letter_corpus import LetterCorpus
from ..data.organisations import Organisation, names_of
from ..words.dutch import in_digits
from .places import UNSEEN, Found, Proposal, paragraphs, proposals

# Words for a time that the check of the layer does not ask for, because they often mean none.
_ALSO_TIME = re.compile(r"\b(?:vorige?|voorgaande|eerder|eerdere|gelijktijdig|uiteindelijk)\b")
_UNIT = re.compile(r"\s*(?:miljoen|miljard|mln|mld|duizend)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# How a name may be printed: hyphens, blanks and capitals come and go.
_LOOSE = re.compile(r"[\s-]+")
_CHAMBER = re.compile(r"\b(?:de|uw) Kamer(?! van)\b")
# A name by itself: words with capitals around one that names a body, or an abbreviation.
_BODIES = (
    "Ministerie|Raad|Instituut|Bureau|Planbureau|Commissie|Kamer|Autoriteit|Universiteit|Stichting|Vereniging|Agentschap|"
    "Dienst|Inspectie|Bank|Fonds|Akademie|Organisatie|Unie|Platform|Centrum|Council|Agency|Institute|Forum|Coalitie|Alliantie"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’-]*"
NAMED_BODY = re.compile(
    rf"\b(?:{_CAPITAL} )*(?:{_CAPITAL}(?:{_BODIES.lower()})|{_BODIES})\b"
    rf"(?: (?:voor|van|der|de|het|en|of) (?:(?:de|het) )?{_CAPITAL}| {_CAPITAL})*"
)
ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Za-z&]*[A-Z](?![\w])")


def times(corpus: Corpus, letter: LetterCorpus) -> Iterator[Proposal]:
    """Words that say when; a year in digits is read as that year, everything else is left unclear."""

    def found() -> Iterator[Found]:
        for paragraph in paragraphs(letter):
            small = paragraph.prose.plain.lower()
            taken: list[tuple[int, int]] = []
            for match in sorted([*TIME.finditer(small), *_ALSO_TIME.finditer(small)], key=lambda one: one.start()):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                taken.append(match.span())
                year = _YEAR.fullmatch(match[0])
                values: dict[str, Any] = {"grade": "unclear", "note": UNSEEN}
                if year:
                    values = {"start": match[0], "end": match[0], "grade": "likely", "note": UNSEEN}
                yield paragraph, *match.span(), values

    return proposals("dates", found())


def sums(corpus: Corpus, letter: LetterCorpus) -> Iterator[Proposal]:
    """Sums of money, with their value where it is printed in digits."""

    def found() -> Iterator[Found]:
        for paragraph in paragraphs(letter):
            text = paragraph.prose.plain
            for match in MONEY.finditer(text.lower()):
                unit = _UNIT.match(text, match.end())
                end = unit.end() if unit else match.start() + len(match[0].rstrip("., "))
                value = in_digits(text[match.start() : end])
                if value and value.isdecimal():
                    yield paragraph, match.start(), end, {"value": value, "purpose": UNSEEN}

    return proposals("amounts", found())


def organisations(corpus: Corpus, letter: LetterCorpus) -> Iterator[Proposal]:
    """Organisations of the shared list, by name or abbreviation, once in a sentence."""

    def found() -> Iterator[Found]:
        patterns = [(one.id, _patterns(one)) for one in corpus.organisations]
        for paragraph in paragraphs(letter):
            at = 0
            for sentence in paragraph.prose.sentences:
                offset = paragraph.prose.plain.find(sentence.plain, at)
                at = offset + len(sentence.plain)
                for identifier, several in patterns:
                    match = next((one for pattern in several if (one := pattern.search(sentence.plain))), None)
                    if match:
                        yield paragraph, offset + match.start(), offset + match.end(), {"organisation": identifier}

    return proposals("organisations", found())


def _patterns(organisation: Organisation) -> list[re.Pattern[str]]:
    """The exact name or abbreviation first, then the name with other hyphens, blanks and capitals."""
    _, exact = names_of(organisation)
    loose = r"[\s-]*".join(map(re.escape, _LOOSE.split(organisation.name.value)))
    several = [exact, re.compile(rf"(?<![\w-]){loose}(?!\w)", re.IGNORECASE)]
    if organisation.name.value.startswith("Tweede Kamer"):
        several.append(_CHAMBER)
    return several


def names_without_list(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Names of bodies by their form alone, for letters whose organisations nobody has listed: paragraph and name."""
    for paragraph in paragraphs(letter):
        for sentence in paragraph.prose.sentences:
            for pattern in (NAMED_BODY, ABBREVIATION):
                yield from ((paragraph.id, match[0]) for match in pattern.finditer(sentence.plain))


def oddities(corpus: Corpus, letter: LetterCorpus) -> Iterator[Proposal]:
    """Two full stops side by side, and quotation marks that do not close."""

    def found() -> Iterator[Found]:
        for paragraph in paragraphs(letter):
            text = paragraph.prose.plain
            for match in re.finditer(r"(?<!\.)\. ?\.(?!\.)(?: ?\w+)?", text):
                yield paragraph, *match.span(), _odd("Hier staan twee punten.")
            for opening, closing in (("“", "”"), ("«", "»")):
                depth, last = 0, -1
                for at, character in enumerate(text):
                    if character == opening:
                        depth, last = depth + 1, at
                    elif character == closing:
                        depth -= 1
                if depth > 0:
                    end = text.find(" ", last)
                    yield (
                        paragraph,
                        last,
                        end if end > 0 else len(text),
                        _odd("Dit aanhalingsteken wordt niet gesloten."),
                    )

    return proposals("oddities", found())


def _odd(remark: str) -> dict[str, Any]:
    return {"remark": remark, "source": "letter", "confidence": "low"}


RULES = {"dates": times, "amounts": sums, "organisations": organisations, "oddities": oddities}
