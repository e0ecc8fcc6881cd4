"""Ids of a letter that is imported: of the letter itself, its sections and its annexes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..data.papers import Kamerstuk
from .draft import Draft
from .facts import dossier_of, first

_OFFICIAL = re.compile(r"(?:kst|ah-tk|ah-ek|kv-tk|kv-ek|blg|h-tk|h-ek|ag-tk|nds-tk)-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
# Labels that the data knows (``SectionLabel``): a number that begins with no zero, with a word or signs around it.
_LABEL = re.compile(r"(?:[^\W\d_][^\d⟦]{0,30} |§ ?)?\(?(?!0)[0-9A-Za-z]{1,8}(?:[.-][0-9A-Za-z]{1,4}){0,6}[.):]{0,2}")


def letter_id(draft: Draft) -> str:
    """The official id in the case the site has it, or one out of date and reference; empty when neither is known."""
    if identifier := first(draft, "identifier"):
        if match := _OFFICIAL.fullmatch(identifier.value):
            return paper_id(match[0])
    dossier, number = first(draft, "dossier"), first(draft, "ondernummer")
    if dossier and number and dossier_of(dossier.value) and re.fullmatch(r"[0-9]{1,4}|[A-Z]{1,3}", number.value):
        return Kamerstuk("II", "", dossier_of(dossier.value), number.value).id
    date, reference = first(draft, "date"), first(draft, "reference")
    if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date.value):
        rest = slug(reference.value) if reference else ""
        return f"brief-{date.value}-{rest}"[:64].rstrip("-") if rest else f"brief-{date.value}"
    return ""


def paper_id(identifier: str) -> str:
    """An official id as the site writes it: capitals only in the numbers of papers, ``-h1`` for a reprint.

    >>> [paper_id(text) for text in ("kst-34550-xv-5", "KST-33009-E", "ah-tk-20232024-1076", "kst-29544-773-H1")]
    ['kst-34550-XV-5', 'kst-33009-E', 'ah-tk-20232024-1076', 'kst-29544-773-h1']
    """
    small = identifier.lower()
    if not small.startswith("kst-"):
        return small
    parts = small.split("-")
    return "-".join([parts[0], *(part if re.fullmatch(r"[hnv]\d+", part) else part.upper() for part in parts[1:])])


def slug(text: str) -> str:
    """Words as a part of an id: small letters and digits with single hyphens.

    >>> slug("IENW/BSK-2023/1234"), slug("Bijlage é")
    ('ienw-bsk-2023-1234', 'bijlage-e')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def number_slug(label: str) -> str:
    """The number of a section as a part of its id, as the model has it; empty when the label holds none.

    >>> [number_slug(label) for label in ("2.5", "II.", "A.", "3a.", "§ 2", "Artikel 4", "1.a", "0.", "Bijlage")]
    ['2-5', 'ii', 'a', '3a', '2', '4', '1-a', '', '']
    """
    if not _LABEL.fullmatch(label):
        return ""
    key = re.sub(r"[^0-9a-z]+", "-", "".join(label.lower().split()[-1:])).strip("-")
    return key if re.fullmatch(r"(?:\d+[a-z]*|[ivxlc]+[a-z]?|[a-z])(?:-\w+)*", key) else ""


def section_ids(labels: Iterable[str], prefix: str = "", *, intro: bool = False) -> list[str]:
    """The ids of the headings of one letter or annex, given their labels; ``intro`` when words stand before them.

    >>> section_ids(["1.", "1.1", "", "1."]), section_ids(["", ""], "b1-"), section_ids(["", "1."], intro=True)
    (['s1', 's1-1', 'u1', 'u2'], ['b1-s1', 'b1-s2'], ['u1', 's1'])
    """
    numbers = [number_slug(label) for label in labels]
    if not any(numbers):
        return [f"{prefix}s{number}" for number in range(1, len(numbers) + 1)]
    ids = [f"{prefix}s0"] if intro else []
    others = 0
    for number in numbers:
        wanted = f"{prefix}s{number}"
        if not number or wanted in ids:
            others += 1
            wanted = f"{prefix}u{others}"
        ids.append(wanted)
    return ids[intro:]
