"""Numbers of lists and notes as they are printed: in digits, letters or Roman figures, by the names that Word gives."""

from __future__ import annotations

import re

# What HTML, ODT and official XML call the forms of a list.
LISTED = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_ROMANS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
           (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip

MOST_LEVELS = 10  # of headings and lists, in any word processor
MOST_COUNTED = 99_999


def whole(text: str | None, otherwise: int, *, least: int = 0, most: int = MOST_COUNTED) -> int:
    """A number that a file gives for counting; ``otherwise`` where it is none, or none from ``least`` to ``most``.

    >>> whole("12", 1), whole("9" * 5000, 1), whole("0", 1, least=1), whole("-1", 1), whole(None, 1)
    (12, 1, 1, 1, 1)
    """
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) and least <= int(text) <= most else otherwise


def formatted(number: int, form: str) -> str:
    """A number in one of Word's forms; empty where that form has none.

    >>> [formatted(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "decimalZero", "bullet")]
    ['4', 'iv', 'D', '04', '']
    """
    if form in ("upperRoman", "lowerRoman"):
        text, rest = "", max(number, 0) if number < 4000 else 0
        for size, letters in _ROMANS:
            text += letters * (rest // size)
            rest %= size
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1) if 0 < number < 600 else ""
        return letter.upper() if form == "upperLetter" else letter
    if form in ("bullet", "none"):
        return ""
    return f"{number:02}" if form == "decimalZero" else f"{number}°" if form == "ordinal" else str(number)
