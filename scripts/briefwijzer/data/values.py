"""What one value must look like: the types of single fields, each a check that says what is wrong and how to mend it.

Every scalar comes in as text (see ``yamlfile``). A failed check carries a problem code of the K1 family.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from .papers import vergaderjaar
from .prose import BREAK, MARK, wrong_sign

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Kamerstuk ids keep the capitals of the official ones: kst-33009-E.
KAMERSTUK_ID = re.compile(r"kst-[0-9]{4,6}(?:-[A-Z0-9]+){1,3}(?:-[hn][0-9]{1,2})?")
# Names that a file system, a web server, the theme or the browser's own objects use already.
RESERVED = frozenset(
    "con prn aux nul index assets search zoeken 404 sitemap robots body location document window name top self "
    "parent history navigator forms images links scripts head title url".split()
) | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
LIGATURES = dict(zip("ﬀﬁﬂﬃﬄﬅﬆĳĲ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st", "ij", "IJ"), strict=True))
# Bullets and ticks of the fonts Symbol and Wingdings, which have no meaning outside them.
_SYMBOLS = {
    0xB7: "•", 0xA7: "▪", 0x2D: "–", 0xD8: "➢", 0xFC: "✓", 0x71: "❑", 0x76: "❖", 0xA8: "□", 0x6F: "□", 0x6E: "■",
    0x9F: "•", 0xDE: "⇒", 0xE0: "→", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xBE: "—",
    0xFE: "☑", 0xFD: "☒", 0xFB: "✗",
}  # fmt: skip
# The letters of the font Symbol, from A and from a.
_LETTERS = {0xF041: "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 0xF061: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"}
_GREEK = {chr(first + at): letter for first, letters in _LETTERS.items() for at, letter in enumerate(letters)}


def symbol(character: str, font: str = "") -> str:
    r"""A character of the private area of a font as one that everybody sees; others as they are.

    Half a character, which is no text, is shown as a bullet too.

    >>> symbol("\uf0fc"), symbol("\ud800"), symbol("é"), symbol("\uf06d"), symbol("\uf06d", "Symbol")
    ('✓', '•', 'é', '•', 'μ')
    """
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "•"
    if font == "Symbol" and character in _GREEK:
        return _GREEK[character]
    return _SYMBOLS.get(code - 0xF000, "•") if 0xE000 <= code <= 0xF8FF else character


def failed(code: str, message: str, hint: str) -> PydanticCustomError:
    """What a check of a value raises: the code of a problem, what is wrong, and the way out."""
    return PydanticCustomError("problem", "{message}", {"code": code, "message": message, "hint": hint})


def clean(text: str) -> str:
    """Text on one line, with single spaces, in NFC, as the reader is to see it."""
    if not text:
        raise failed("K106", "is empty", "Write the text, or leave the key out.")
    if "\n" in text or text != text.strip() or "  " in text:
        message = "has double, leading or trailing blanks or line breaks"
        raise failed("K107", message, "One line, single spaces; use >-.")
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        raise failed("K107", "is not in NFC", "Type é as one character, not as e with an accent behind it.")
    if found := LIGATURES.keys() & set(text):
        letter = min(found)
        raise failed("K107", f"holds the ligature '{letter}'", f"Write the letters: {LIGATURES[letter]}.")
    if "⟦" not in text and "⟧" not in text:
        return text
    if (sign := wrong_sign(text)) is not None:
        raise failed("K107", f"holds a loose '{sign}'", "A note mark looks like ⟦12⟧, emphasis like ⟦i⟧words⟦/i⟧.")
    if f" {BREAK}" in text or f"{BREAK} " in text or text.startswith(BREAK) or text.endswith(BREAK):
        raise failed("K107", "has a line break beside a blank or at an end", "A ⟦br⟧ stands between two words.")
    return text


def unnoted(text: str) -> str:
    """Clean text in which emphasis and line breaks can stand, but no note mark."""
    if MARK.search(clean(text)):
        raise failed("K107", "holds a note mark", "Marks stand only in the text of the letter.")
    return text


def unmarked(text: str) -> str:
    """Clean text without any sign."""
    if "⟦" in unnoted(text):
        raise failed("K107", "holds a sign", "Emphasis and line breaks stand only in the text and the notes.")
    return text


@lru_cache(maxsize=10_000)  # the entries of a layer name the same few
def identifier(text: str) -> str:
    """An id that is safe in a URL, as a file name and as an element id."""
    if KAMERSTUK_ID.fullmatch(text) and len(text) <= 64:
        return text
    if not ID.fullmatch(text) or len(text) > 64:
        raise failed("K104", f"'{text[:70]}' is not an id", "Small letters, digits and single hyphens; at most 64.")
    if text in RESERVED:
        raise failed("K104", f"'{text}' is a reserved name", "Choose a longer id.")
    return text


def ascii_words(text: str) -> str:
    """Words as a part of an id or an address: small letters and digits of ASCII, with single hyphens.

    >>> ascii_words("IENW/BSK-2023/1234"), ascii_words("Bijlage é"), ascii_words("…")
    ('ienw-bsk-2023-1234', 'bijlage-e', '')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def iso_date(text: str) -> str:
    """A year, a month or a day: 2016, 2016-10 or 2016-10-05, and one that exists."""
    if re.fullmatch(r"[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", text):
        try:
            datetime.date.fromisoformat(text + "2000-01-01"[len(text) :])
            return text
        except ValueError:
            pass
    raise failed("K105", f"'{text[:40]}' is not a date", "Write it as 2016-10-05, 2016-10 or 2016.")


_WEB = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}(?:/[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*)?")


def is_web_address(text: str) -> bool:
    """Whether it is an address that the data can hold."""
    return bool(_WEB.fullmatch(text))


def web_address(text: str) -> str:
    """An address on the web: http or https, an ASCII host, no user, no port."""
    if not is_web_address(text):
        message = f"'{text[:70]}' is not a web address we link to"
        raise failed("K108", message, "https://, a plain host name and a path.")
    return text


# Of a page that is somebody else's no more is quoted than is needed.
MOST_QUOTED = 25


def quotable(text: str) -> str:
    """Words of somebody else, few enough to be quoted."""
    if (count := len(text.split())) > MOST_QUOTED:
        raise failed("K110", f"quotes {count} words", f"At most {MOST_QUOTED}; say the rest in our own words.")
    return text


def origin(text: str) -> str:
    """Where a fact comes from: a web address, or a word for it."""
    if text in ("letter", "metadata", "url-pattern", "inference"):
        return text
    if "://" in text or text[:11].lower().startswith(("javascript:", "data:", "//", "\\")):
        return web_address(text)
    raise failed("K108", f"'{text[:70]}' is no source", "A web address, or letter, metadata, url-pattern or inference.")


def of_form(pattern: str, example: str) -> AfterValidator:
    """A text of one form, such as a part of the number of a parliamentary paper."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise failed("K109", f"'{text[:40]}' is not of the right form", f"Example: {example}.")
        return text

    return AfterValidator(check)


def parliamentary_year(text: str) -> str:
    """A parliamentary year as 2016/17, two years that follow each other."""
    if not re.fullmatch("[12][0-9]{3}/[0-9]+", text) or vergaderjaar(text) is None:
        raise failed("K109", f"'{text[:40]}' is not a vergaderjaar", "Example: 2016/17.")
    return text


# What is known of a value beside its form: checks ask for it by its type, in every record that has such a field.
Named = Literal[
    "work", "theme", "organisation", "page", "paragraph", "chapter", "note", "place", "announcement", "answer",
    "keyword",
]  # fmt: skip


@dataclass(frozen=True)
class Naming:
    """A value that names something of the corpus, or of the letter that it is about."""

    what: Named


@dataclass(frozen=True)
class StandsIn:
    """Words that stand in what another field of the record holds, or in the paragraph or note that it names.

    With ``once`` they stand there a single time, with ``marked`` they carry the note marks of the paragraph.
    """

    field: str
    once: bool = False
    marked: bool = False


@dataclass(frozen=True)
class NumberIn:
    """A number in digits, as another field of the record prints it."""

    field: str


_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")


class Reachable(AfterValidator):
    """Where somebody can be reached: a mail address, or a web address, with ``places`` one to be filled in."""

    def __init__(self, *, places: bool = False) -> None:
        def check(text: str) -> str:
            web = text.replace("{place}", "x").replace("{address}", "x") if places else text
            if _MAIL.fullmatch(text) or (web.startswith("https://") and _WEB.fullmatch(web)):
                return text
            hint = "redactie@example.org, or https://example.org/contact."
            raise failed("K112", f"'{text[:70]}' is neither a mail address nor a web address", hint)

        super().__init__(check)


Text = Annotated[str, AfterValidator(unmarked)]
ShortQuote = Annotated[Text, AfterValidator(quotable)]
MarkedText = Annotated[str, AfterValidator(clean)]
NoteText = Annotated[str, AfterValidator(unnoted)]
Id = Annotated[str, AfterValidator(identifier)]
WorkId = Annotated[Id, Naming("work")]
ThemeId = Annotated[Id, Naming("theme")]
OrganisationId = Annotated[Id, Naming("organisation")]
# The others are names within one letter.
ParagraphId = Annotated[Id, Naming("paragraph")]
PlaceId = Annotated[Id, Naming("place")]  # a paragraph or a note
ChapterId = Annotated[Id, Naming("chapter")]
AnnouncementId = Annotated[Id, Naming("announcement")]
AnswerId = Annotated[Id, Naming("answer")]
KeywordId = Annotated[Id, Naming("keyword")]
Date = Annotated[str, AfterValidator(iso_date)]
Url = Annotated[str, AfterValidator(web_address)]
PageUrl = Annotated[Url, Naming("page")]
Host = Annotated[str, of_form(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}", "www.ser.nl")]
Origin = Annotated[str, AfterValidator(origin)]
# A note is named by its id without fn: 12, b1-1, x1. What has notes of its own stands before it: b1 an annex, t2 the
# second table, n2 the second part of a letter that counts anew.
NoteName = Annotated[
    str, of_form(r"(?:[bnt][1-9][0-9]?-)?(?:[1-9][0-9]{0,3}|x(?:[1-9]|[a-z]{1,4}))", "12"), Naming("note")
]
# As printed: a number, a letter, asterisks, or another sign for notes.
NoteNumber = Annotated[str, of_form(r"[1-9][0-9]{0,3}|[a-z]{1,4}|\*{1,4}|†{1,2}|‡{1,2}|§", "12")]
Count = Annotated[str, of_form(r"[1-9][0-9]{0,2}", "2")]
Level = Literal["1", "2", "3", "4", "5", "6"]
Digits = Annotated[str, of_form(r"[1-9][0-9]{0,14}", "5500000")]
Alpha = Annotated[str, of_form(r"-?0\.[0-9]{1,4}|1", "0.74")]
Dossier = Annotated[str, of_form(r"[0-9]{4,6}(?: [IVX]+| [A-Z]|-[0-9]{2}|-\([0-9]+\))?|[IVXLC]{1,9}", "29544")]
Ondernummer = Annotated[str, of_form(r"(?:[0-9]{1,4}[a-z]?|[A-Z]{1,3})(?:-[hn][0-9]{1,2})?", "773")]
Vergaderjaar = Annotated[str, AfterValidator(parliamentary_year)]
Sha256 = Annotated[str, of_form(r"[0-9a-f]{64}", "64 digits 0-9 a-f")]
# As printed, a word before the number and signs around it too: 2.5, II., 3a), (b), § 4, Bijlage 1
SECTION_LABEL = r"(?:[^\W\d_][^\d⟦]{0,30} |§ ?)?\(?(?!0)[0-9A-Za-z]{1,8}(?:[.-][0-9A-Za-z]{1,4}){0,6}[.):]{0,2}"
SectionLabel = Annotated[Text, of_form(SECTION_LABEL, "2.5")]
# Of an annex also a word alone: Bijlage.
AnnexLabel = Annotated[Text, of_form(r"[^⟦]{1,60}", "Bijlage 1")]
ProblemCode = Annotated[str, of_form(r"K[0-9]{3}", "K307")]
SiteAddress = Annotated[
    str,
    of_form(
        r"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*/?(?:(?<=/)#[A-Za-z0-9][A-Za-z0-9_-]*)?",
        "brieven/kst-29544-773/2-6/#s2-6-p3",
    ),
]
Confidence = Literal["high", "medium", "low"]
Language = Literal["nl", "en", "de", "fr"]
# The language of letters, and of a work unless it says another.
DUTCH: Language = "nl"
