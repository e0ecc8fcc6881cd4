"""Dates, numbers and lists in Dutch, and the one spelling in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from . import phrase

MONTHS = ("januari februari maart april mei juni juli augustus september oktober november december").split()


def dutch_date(value: str) -> str:
    """A date in Dutch words, as exact as it is known.

    >>> dutch_date("2017-02-13"), dutch_date("2016-10"), dutch_date("2016")
    ('13 februari 2017', 'oktober 2016', '2016')
    """
    year, *rest = value.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


# What a number is never torn from at the end of a line: what it counts, its month, or the word that says which number.
# A sign between two parts ends a line, and never begins one.
# Every way begins with the blank, which is looked for first.
_WITH_NUMBER = re.compile(
    r" (?:(?=· )|(?=[0-9])(?:(?<=\bnr\. )|(?<=\bpar\. )|(?<=\bp\. )|(?<=oot )|(?<=linea )|(?<=€ ))|(?<=[0-9] )(?=(?:"
    + "|".join(MONTHS)
    + r"|keer|alinea|noot|noten|minuut|minuten|min|miljoen|mln|kB)\b))"
)


def unbroken(text: str) -> str:
    r"""Words of ours in which a line never ends between a number and what it belongs to.

    The letter's own words stay as they are: in them such a blank would be another character.

    >>> unbroken("29544, nr. 773 van 13 februari 2017")
    '29544, nr.\xa0773 van 13\xa0februari 2017'
    """
    return _WITH_NUMBER.sub("\xa0", text)


def within_sentence(name: str) -> str:
    """A name without its capital, where that is no part of an abbreviation.

    >>> within_sentence("Bedragen en getallen"), within_sentence("SER-adviezen")
    ('bedragen en getallen', 'SER-adviezen')
    """
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def listed(names: Sequence[str]) -> str:
    """Names as a Dutch list.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B en C')
    """
    return "".join(f"{name}{behind}" for name, behind in zip(names, behind_each(len(names)), strict=True))


def behind_each(count: int) -> list[str]:
    """What stands behind each of so many names in a list: commas, «en» behind the last but one, nothing at the end."""
    return [", "] * (count - 2) + [f" {phrase('and')} "] * (count > 1) + [""] * (count > 0)


def dutch_number(value: int) -> str:
    """A whole number with full stops between thousands: 44.334."""
    return f"{value:,}".replace(",", ".")


# The numbers that running text has in words.
_IN_WORDS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()


def in_words(value: int) -> str:
    """A small whole number as running text has it.

    >>> in_words(10), in_words(20)
    ('tien', '20')
    """
    return _IN_WORDS[value] if value < len(_IN_WORDS) else dutch_number(value)


def period(start: str | None, end: str | None) -> str:
    """A period in Dutch words.

    >>> period("2015", None), period("2017-01", "2017-03"), period(None, "2020")
    ('vanaf 2015', 'januari 2017 tot en met maart 2017', 'tot en met 2020')
    """
    if start and end and start != end:
        return f"{dutch_date(start)} tot en met {dutch_date(end)}"
    if start and end:
        return dutch_date(start)
    return f"vanaf {dutch_date(start)}" if start else f"tot en met {dutch_date(end or '')}"


_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Behind a letter digits are part of a name: G20.
_DIGITS = re.compile(r"(?<!\w)([0-9](?:[0-9.,]*[0-9])?)(?: ?(duizend|miljoen|mln|miljard|mld)\b)?")
_NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_ZEROS = {"": 0, "duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9}


def in_digits(printed: str) -> str | None:
    """The one number in a text, written out; None where there is none in digits, or more than one.

    >>> in_digits("€ 14,55 miljoen"), in_digits("circa 800 scholen"), in_digits("1.200 euro"), in_digits("een kwart")
    ('14550000', '800', '1200', None)
    >>> in_digits("de landen van de G20")
    """
    found = _DIGITS.findall(printed)
    number = _NUMBER.fullmatch(found[0][0]) if len(found) == 1 else None
    if number is None:
        return None
    whole, fraction = number[1].replace(".", ""), number[2] or ""
    zeros = _ZEROS[found[0][1]] - len(fraction)
    return whole + fraction + "0" * zeros if zeros >= 0 else f"{whole},{fraction}"


def fold(text: str) -> str:
    """One spelling: small letters, no accents, ligatures taken apart.

    >>> fold("Industriële ﬁnanciering, IJssel")
    'industriele financiering, ijssel'
    """
    return _NOT_ASCII.sub(_bare, text).lower()


def initial(word: str) -> str:
    """The letter under which a word stands in a list from A to Z; other signs are together.

    >>> initial("één"), initial("‘t Hart"), initial("3D-printen")
    ('E', '0-9', '0-9')
    """
    first = fold(word)[0].upper()
    return first if first.isalpha() else "0-9"


def _bare(match: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", match[0])
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
