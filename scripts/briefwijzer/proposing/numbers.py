"""Sums of money; and other numbers: shares, counts, ordinals, spans of years, in digits or in words.

What is counted is taken to be the word behind the number, with an adjective before it. Numbers that name something (an
article, a day, a year, a paper) count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.corpus import Corpus
from ..data.layers.amounts import MONEY
from ..data.layers.entries import UNSEEN
from ..data.letter_corpus import LetterCorpus
from ..words.dutch import MONTHS, in_digits
from .places import Found, overlaps, paragraphs

_UNIT = re.compile(r"\s*(?:miljoen|miljard|mln|mld|duizend)\b")
# Behind a number of millions that stands for money; any other word says what there are so many of.
_SPENT = (
    "aan beschikbaar bij bijgedragen bovenop door en erbij extra gaat hiervoor in incidenteel is jaarlijks kost "
    "meer minder naar om op over per structureel te ter uit uitgetrokken van vanaf voor vrijgemaakt wordt worden"
)
_ONES = (
    "één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien".split()
)
_WORDS = {word: str(value) for value, word in enumerate([*_ONES, "achttien", "negentien"], start=1)} | {
    word: str(value)
    for value, word in zip(
        range(20, 100, 10), "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(), strict=True
    )
}
_WORDS |= {"honderd": "100", "duizend": "1000"}
# Numbers that say no more than how large something is; they stay words.
_LARGE = "tientallen honderden duizenden tienduizenden honderdduizenden miljoenen miljarden".split()
_SHARES = {
    "de helft": "50", "een kwart": "25", "driekwart": "75", "een derde": "33", "een vijfde": "20", "een tiende": "10",
    "twee derde": "67", "tweederde": "67", "eenderde": "33",
}  # fmt: skip
_ORDINALS = {
    word: f"{value}e"
    for value, word in enumerate(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde".split(), start=1
    )
}
_ABOUT = (
    "ruim|minstens|circa|ongeveer|bijna|meer dan|minder dan|zo’n|gemiddeld|ten minste|tenminste|maximaal|minimaal|"
    "hooguit|ca.|rond de|over"
)
_IN_DIGITS = r"(?<![\w.,/€-])(?<!€ )\d{1,3}(?:\.\d{3})+(?!\d)|(?<![\w.,/€-])(?<!€ )\d+(?:,\d+)?(?![\d/-])(?!\.\d)"
_ANY = "|".join(
    [*_SHARES, *sorted(_WORDS, key=len, reverse=True), *_LARGE, *sorted(_ORDINALS, key=len, reverse=True), _IN_DIGITS]
)
_NUMBER = re.compile(
    rf"(?<![\w-])(?:(?P<about>{_ABOUT}) )?(?P<number>{_ANY})(?P<nth>ste|e)?(?![\w-]*\w)"
    r"(?P<percent> ?%| ?‰| procentpunt(?:en)?| procent| promille)?"
    r"(?P<large> (?:duizend|miljoen|miljard)\b)?"
    r"(?P<counted>(?: [a-zà-ÿ][\wà-ÿ’-]*e(?= [a-zà-ÿ]))?(?: [a-zà-ÿ][\wà-ÿ’-]*))?"
)
_LOOK_BACK = 30  # characters before a number in which a word for it may stand
# Before a number these make it a name.
_NAMES = re.compile(
    r"(?:\b(?:artikel(?:en)?|art\.|lid|leden|nrs?\.?|nummers?|paragra(?:af|fen)|hoofdstuk(?:ken)?|vra(?:ag|gen)|"
    r"antwoord|bijlagen?|tabel|figuur|noot|voetnoot|onderdeel|onderdelen|pagina|p\.|blz\.|versie|kst|richtlijn|besluit|wet|"
    r"dossier|blok|route|lijn|fase|spoor|cluster|[Tt]en|in de|voor het|jaren|\d+ (?:en|tot|of)) ?|\d[ .,:/–-])$",
    re.IGNORECASE,
)
_DAY = re.compile(rf" (?:{'|'.join(MONTHS)}|uur)\b")
# Behind an ordinal these make a name, or a manner of speaking.
_NO_COUNT = frozenset("helft plaats instantie lid leden onderdeel volzin landen kamer wereldoorlog macht".split())
_ARTICLES = frozenset("de het een dit deze dat die".split())  # behind them, "acht" is a verb
_EMERGENCY = "112"
_PARTS = frozenset("deel minder meer lager hoger".split())
_SMALL = (
    "aan als bij binnen dan dat de die door een en het in is met naar of om op over per te tot uit van voor was zijn "
    "had hadden hebben heeft kan kunnen moet moeten mag mogen waren werd werden wil willen wordt worden zal zou zouden "
    "zullen"
)
_BEHIND = re.compile(rf"(?: (?:{'|'.join(_SMALL.split())}))+$")


def money(text: str) -> Iterator[tuple[int, int]]:
    """Where sums of money begin and end; millions of something else are none.

    >>> text = "€ 20,- voor 3,7 miljoen passagiers, en 6 miljoen erbij"
    >>> [text[start:end] for start, end in money(text)]
    ['€ 20', '6 miljoen']
    """
    for match in MONEY.finditer(text.lower()):
        unit = _UNIT.match(text, match.end())
        end = unit.end() if unit else match.end()
        said = "€" in match[0] or "euro" in match[0]
        if said or not re.match(rf" (?!(?:{'|'.join(_SPENT.split())})\b)[a-zà-ÿ]+", text[end:]):
            yield match.start(), end


def sums(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Sums of money, with their value where it is printed in digits."""
    for paragraph in paragraphs(letter):
        text = paragraph.prose.plain
        for start, end in money(text):
            value = in_digits(text[start:end])
            if value and value.isdecimal():
                yield paragraph, start, end, {"value": value, "purpose": UNSEEN}


def numbers(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Numbers with what they count, in the order of the letter."""
    for paragraph in paragraphs(letter):
        text = paragraph.prose.plain
        spent = list(money(text))
        for match in _NUMBER.finditer(text):
            if overlaps(match, spent):
                continue
            if reading := _reading(text, match):
                end, value, unit = reading
                yield paragraph, match.start(), end, {"value": value, "unit": unit, "what": UNSEEN}


def _reading(text: str, match: re.Match[str]) -> tuple[int, str, str] | None:
    """Where a number ends with what it counts, its value, and what it counts; None where it counts nothing."""
    number, counted = match["number"], _BEHIND.sub("", match["counted"] or "")
    end = match.start("counted") + len(counted)
    counted = counted.strip()
    if match["percent"]:
        value = in_digits(number) or _WORDS.get(number)
        return (match.end("percent"), value, match["percent"].strip().replace("%", "procent")) if value else None
    if number in _SHARES:
        third = number.split()[-1] in _ORDINALS and counted and counted.split()[0] not in _PARTS  # "een derde land"
        return None if third else (match.end("number"), _SHARES[number], "procent")
    if number in _LARGE:
        return match.end("number"), number, counted or "aantal"
    if _is_name(text, match, counted):
        return None
    ordinal = number in _ORDINALS or match["nth"]
    if not counted or (ordinal and counted.split()[0] in _NO_COUNT):
        if number != "één" or not text.startswith(" van de ", match.end("number")):
            return None
        end, counted = match.end("number"), "een van"
    value = _value(match)
    return (end, value, counted) if value else None


def _is_name(text: str, match: re.Match[str], counted: str) -> bool:
    """Whether a number names something (an article, a day, a year, a paper), or is none: "dat hij acht de ..."."""
    number = match["number"]
    before = text[max(match.start("number") - _LOOK_BACK, 0) : match.start("number")]
    year = re.fullmatch(r"(?:1[5-9]|20)\d\d", number) and not match["nth"]
    if not match["about"] and (year or _NAMES.search(before)):
        return True
    return number == _EMERGENCY or counted.split(" ")[0] in _ARTICLES or bool(_DAY.match(text, match.end("number")))


def _value(match: re.Match[str]) -> str:
    """The value of a number in digits, of an ordinal with an e behind it; empty where its digits are not one number."""
    number = match["number"]
    if number in _ORDINALS:
        return _ORDINALS[number]
    if match["nth"]:
        return f"{_WORDS.get(number, number)}e"
    return _WORDS.get(number) or in_digits(number + (match["large"] or "")) or ""
