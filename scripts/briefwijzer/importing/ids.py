"""Ids of a letter that is imported: of the letter itself, its sections and its annexes."""

from __future__ import annotations

import re

from ..data.papers import Kamerstuk
from ..data.text import label_key
from ..data.values import SECTION_LABEL, ascii_words
from .drafts.draft import Draft
from .facts import dossier_of, first

# What the ids begin with of papers whose files the state publishes one by one.
PUBLISHED = "kst|ah-tk|ah-ek|kv-tk|kv-ek|blg"
_OFFICIAL = re.compile(rf"(?:{PUBLISHED}|h-tk|h-ek|ag-tk|nds-tk)-[a-z0-9]+(?:-[a-z0-9]+)*", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:kst-\d{4,6}(?:-(?:[IVXLC]+|[A-Z]|\d\d|R\d+))?-(?:\d{1,4}[a-z]?|[A-Z]{1,3})(?:-[hnv]\d+)?"
    r"|(?:ah|kv)-[et]k-[0-9z]+(?:-\d+)?|blg-\d+|kst-[ivxlc]+-[a-z]{1,3})(?![^\W_])",
    re.IGNORECASE,
)
_LABEL = re.compile(SECTION_LABEL)
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde")
_NUMBER = re.compile(r"(?:\d+[a-z]*|[ivxlc]+[a-z]?|[a-z])(?:-\w+)*")


def letter_id(draft: Draft) -> str:
    """The official id in the case the site has it, or one out of date and reference; empty when neither is known.

    A reprint is a version of the letter that it prints again, and has the id of that.
    """
    if identifier := first(draft, "identifier"):
        if is_official(identifier.value):
            return of_letter(paper_id(identifier.value))
    dossier, number = first(draft, "dossier"), first(draft, "ondernummer")
    if dossier and number and dossier_of(dossier.value) and re.fullmatch(r"[0-9]{1,4}[a-z]?|[A-Z]{1,3}", number.value):
        return Kamerstuk("II", "", dossier_of(dossier.value), number.value).id
    date, reference = first(draft, "date"), first(draft, "reference")
    if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date.value):
        rest = ascii_words(reference.value) if reference else ""
        return f"brief-{date.value}-{rest}"[:64].rstrip("-") if rest else f"brief-{date.value}"
    return ""


def paper_id(identifier: str) -> str:
    """An official id as the site writes it: capitals only in the numbers of papers, ``-h1`` for a reprint.

    The Eerste Kamer once numbered with a small letter behind the figures: 123b.

    >>> [paper_id(text) for text in ("kst-34550-xv-5", "KST-33009-E", "ah-tk-20232024-1076", "kst-29544-773-H1")]
    ['kst-34550-XV-5', 'kst-33009-E', 'ah-tk-20232024-1076', 'kst-29544-773-h1']
    >>> paper_id("kst-28600-xv-123b")
    'kst-28600-XV-123b'

    A dossier of the Eerste Kamer's own has a Roman number, and an address in small letters.

    >>> paper_id("kst-CXXIV-G")
    'kst-cxxiv-g'
    """
    small = identifier.lower()
    if not re.match(r"kst-\d", small):
        return small
    parts = small.split("-")
    return "-".join(
        [parts[0], *(part if re.fullmatch(r"[hnv]\d+|\d+[a-z]", part) else part.upper() for part in parts[1:])]
    )


def is_published(identifier: str) -> bool:
    """Whether an id is one that official papers have."""
    return re.match(rf"(?:{PUBLISHED})-", identifier) is not None


def is_official(identifier: str) -> bool:
    """Whether an id is whole one that the official site has: the number of a letter in an archive is none."""
    return _OFFICIAL.fullmatch(identifier) is not None


def named_by(stem: str) -> str:
    """The official id that a file is called by; what a browser or a person put behind it is none of it.

    >>> [named_by(stem) for stem in ("KST-29544-773 (1)", "kst-34550-XV-5_herdruk", "ah-tk-20232024-1076", "a")]
    ['kst-29544-773', 'kst-34550-XV-5', 'ah-tk-20232024-1076', '']
    """
    found = _NAMED.match(paper_id(stem))
    return found[0] if found else ""


def of_letter(identifier: str) -> str:
    """The id of the letter that a paper is or prints again, without the number of a paper of the whole kingdom.

    >>> of_letter("kst-34550-R1999-5"), of_letter("kst-29544-773-h1")
    ('kst-34550-5', 'kst-29544-773')
    """
    return re.sub(r"^(kst-\d+)-R\d+(?=-)", r"\1", without_reprint(identifier))


def without_reprint(identifier: str) -> str:
    """The id of the paper that a reprint prints again; any other id as it is.

    >>> without_reprint("kst-29544-773-h1"), without_reprint("kst-29544-773-n1")
    ('kst-29544-773', 'kst-29544-773-n1')
    """
    return re.sub(r"-h\d+$", "", identifier)


def reprint_id(draft: Draft, letter: str) -> str:
    """The id of the reprint that a draft was read from, as its record or its head says; empty where it is none."""
    identifier, printed = first(draft, "identifier"), first(draft, "reprint")
    own = paper_id(identifier.value) if identifier else ""
    if own != without_reprint(own):
        return own
    return f"{letter}-h{_reprints(printed.value)}" if printed and letter.startswith("kst-") else ""


def _reprints(printed: str) -> int:
    """Which reprint a paper is, as is printed behind its number.

    >>> _reprints("h"), _reprints("HERDRUK2"), _reprints("Tweede herdruk"), _reprints("herdruk 3 mei 2017")
    (1, 2, 2, 1)
    """
    # a date behind the word is no number of it
    if count := re.search(r"\bh(?:erdruk)?\s*(\d{1,2})\b(?![\s./-]*\w)|\b(\d)d?e herdruk", printed, re.IGNORECASE):
        return int(count[1] or count[2])
    words = re.findall(r"\w+(?= herdruk)", printed.lower())
    return next((_ORDINALS.index(word) + 1 for word in words if word in _ORDINALS), 1)


def held_number(label: str) -> str:
    """The label of a section, as far as the data knows it for a number; empty where it is a word.

    >>> [held_number(label) for label in ("2.5", "II.", "3a.", "§ 2", "Artikel 4", "1.a", "0.", "Bijlage")]
    ['2.5', 'II.', '3a.', '§ 2', 'Artikel 4', '1.a', '', '']
    """
    return label if _LABEL.fullmatch(label) and _NUMBER.fullmatch(label_key(label)) else ""
