"""Paragraphs of a word processor: which are headings, by style, size and weight, and which are items of lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..drafts.above import is_head, is_salutation, names_addressee
from ..drafts.draft import DraftBlock, DraftDoubt
from ..drafts.signs import Runs, bare, plain

# Styles of the letter paper of ministries, and of Word itself, whose words are no text of the letter.
MARGIN_STYLES = re.compile(
    r"(?:huisstijl[ -]*(?=gegeven|kopje|pagina|retour|rubricering|voorwaarden)|afzend|referentie(?=gegev|kop)|clausule|"
    r"kix|rubricering|retouradres|paginanummer|woordmerk|colofon|retour|slogan|toezendgegevens|briefhoofd|voetregel)"
)
_PAPER_STYLES = re.compile("datumonderwerp|adres")
_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+)?:?")
_MOST_OF_A_BOX = 200
_MOST_OF_A_HEADING = 140
# What a word processor puts into a box with a picture.
_CAPTION = re.compile(r"(?:figuur|afbeelding|illustratie|grafiek|tabel|kaart|foto|schema) ?\d", re.IGNORECASE)
_NO_HEADING = re.compile(r".*[.;:,?!]|.*\b(?:d\.d\.|t\.b\.v\.)", re.DOTALL)
_BULLET = re.compile(r"[^\w\s]+|o")


@dataclass
class Looked:
    """A paragraph with its look, or a block that is whole already.

    ``outline`` is the depth that its style gives it as a heading, 0 for none; ``level`` its depth in a list, 0 outside.
    """

    runs: Runs = field(default_factory=Runs)
    place: str = ""
    style: str = ""
    level: int = 0
    mark: str = ""
    outline: int = 0
    size: int = 0
    kind: Literal["", "item", "quotation"] = ""
    block: DraftBlock | None = None

    @property
    def text(self) -> str:
        """The words without signs."""
        return plain(bare(self.runs.text()))

    @property
    def bold(self) -> bool:
        """Whether all words are."""
        return self.runs.throughout("b")

    @property
    def slanted(self) -> bool:
        """Whether all words are italic, or underlined."""
        return self.runs.throughout("i") or self.runs.throughout("u")


def is_letter_paper(styles: Iterable[str]) -> bool:
    """Whether one of some styles is of a part of the letter paper: a table with it only puts such parts in places."""
    return any(MARGIN_STYLES.match(style) or _PAPER_STYLES.match(style) for style in styles)


def side_by_side(cells: Sequence[list[Looked]]) -> list[Looked]:
    """Paragraphs in cells beside each other, one after the other; "Datum" and a date are one line."""
    if len(cells) == 2 and all(len(cell) == 1 and not cell[0].block for cell in cells):
        [[label], [value]] = cells
        if _LABEL.fullmatch(plain(label.runs.text())):
            label.runs.add(" ")
            label.runs.extend(value.runs)
            return [label]
    return [one for cell in cells for one in cell]


def kind_of_box(lines: Sequence[str], *, noted: bool) -> Literal["letter", "figure", "margin", "frame"]:
    """What a text box is: a line that a letter begins with, a picture with its caption, short words in the margin.

    All else is a frame in the text. A box with the mark of a note is no picture.
    """
    first, text = (lines or [""])[0], " ".join(lines)
    if is_head(first) or names_addressee(first):
        return "letter"
    if _CAPTION.match(text) and not noted:
        return "figure"
    return "margin" if len(text) <= _MOST_OF_A_BOX else "frame"


def framed(found: Sequence[Looked], place: str) -> DraftDoubt:
    """Take paragraphs out of a box for a frame in the text, and the doubt about that."""
    for one in found:
        one.kind = one.kind or "quotation"
    words = " ".join(one.text for one in found)[:60]
    return DraftDoubt(place, words, "letter-or-margin", "taken as a frame in the text")


def in_margin(text: str, place: str, found: Sequence[Looked]) -> list[DraftDoubt]:
    """The doubt about a short box that is left out; none at the head of a letter, where its paper has boxes."""
    choice = "left out: a short text box, taken for one in the margin"
    greeted = any(is_salutation(one.text) for one in found)
    return [DraftDoubt(place, text, "letter-or-margin", choice)] if greeted else []


def unread(place: str) -> DraftDoubt:
    """The doubt about a formula that is no text: an object of its own, or a picture."""
    return DraftDoubt(place, "", "word", "not read: a formula that stands outside the text")


def with_headings(found: Sequence[Looked]) -> list[DraftBlock]:
    """Blocks out of paragraphs with their looks."""
    sizes = Counter[int]()
    for one in found:
        if not one.block:
            sizes[one.size] += len(one.text)
    body = sizes.most_common(1)[0][0] if sizes else 0
    blocks: list[DraftBlock] = []
    for index, one in enumerate(found):
        if one.block:
            blocks.append(one.block)
            continue
        weight = _weight(one, body, found[index + 1 : index + 2])
        if weight:
            text = one.runs.text(heading=True)
            automatic = bool(one.mark) and not _BULLET.fullmatch(one.mark)
            label = one.mark if automatic else ""
            block = DraftBlock("heading", text, weight, label, place=one.place, automatic=automatic)
        elif one.level and (one.mark or one.kind == "item"):
            block = DraftBlock("item", one.runs.text(), min(one.level, 6), one.mark, place=one.place, automatic=True)
        elif one.kind == "quotation":
            block = DraftBlock("quotation", one.runs.text(), place=one.place)
        else:
            block = DraftBlock("paragraph", one.runs.text(), place=one.place)
        blocks.append(block)
    return blocks


def _weight(one: Looked, body: int, following: Sequence[Looked]) -> int:
    """How deep a heading a paragraph is, 0 for none: style first, then size, bold, italic or underlined."""
    if one.outline and len(one.text) < 300:
        return one.outline
    named = re.fullmatch(r"(?:title|titel|kop|koptekst|paragraafkop|tussenkop)\b.*", one.style)
    numbered = one.mark and not _BULLET.fullmatch(one.mark)
    if one.level and not numbered:
        return 0
    short = len(one.text) <= _MOST_OF_A_HEADING and not _NO_HEADING.fullmatch(one.text)
    if not short or not one.text or one.kind or not following:
        return 0
    if named and not one.style.startswith("koptekst"):
        return 1
    if one.level and not (one.bold and not following[0].bold):
        return 0
    if body and one.size > body * 1.15:
        return 1
    if one.bold:
        return 2 if one.runs.throughout("i") else 1
    return 3 if one.slanted and not following[0].slanted else 0
