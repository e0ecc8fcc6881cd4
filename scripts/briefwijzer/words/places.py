"""Where in a letter something stands, in Dutch: by the printed number of its section, or else by its heading."""

from __future__ import annotations

import re
from textwrap import shorten

from ..data.letter import Footnote, Letter
from ..data.letter_corpus import LetterCorpus
from ..data.text import Annex, Section
from . import phrase

# A heading that says only which question follows: Vraag 3, Vragen 3 en 4.
NUMBERS = r"[\d\s.,:;&-]*(?:(?:en|t/m|tot en met)[\d\s.,:;&-]*)*"
QUESTION = re.compile(rf"vra(?:ag|gen)\b{NUMBERS}", re.IGNORECASE)


def letter_number(letter: Letter) -> str:
    """The number by which a letter is cited, or the reference of its sender; empty where neither is known."""
    if letter.reference and not letter.kamerstuk:
        return phrase("reference_number", reference=letter.reference.value)
    return letter.citation if letter.citation != letter.id else ""


def number_or_name(letter: Letter) -> str:
    """The number of a letter; its name where it has none."""
    return letter_number(letter) or letter.name


def section_words(letter: LetterCorpus, section: Section) -> str:
    """What a section is called: its heading with the number; what has no heading is called by its place."""
    if section.title.plain:
        return section.title.plain
    if section.annex:
        return annex_words(letter.annex[section.annex])
    return phrase("section_only" if len(letter.sections) == 1 else "section_start")


def annex_words(annex: Annex) -> str:
    """What an annex is called: its label and heading, or its number."""
    return annex.title.plain or phrase("annex_number", number=annex.id[1:])


# Signs of a heading that stand where there is little room.
_BEGINNING = 40


def section_sign(letter: LetterCorpus, section: Section) -> str:
    """A section where there is little room: its number, or the first words of its heading."""
    return section.number or shorten(section_words(letter, section), _BEGINNING, placeholder=" …")


def where(letter: LetterCorpus, section: Section) -> str:
    """Where a section is: «par. 2.5», «onder het kopje ‘Inleiding’»; empty in a letter without headings."""
    parts = []
    if section.annex:
        parts.append(annex_called(letter.annex[section.annex]))
    if section.number:
        parts.append(phrase("in_section", number=section.number))
    elif section.title.plain:
        parts.append(phrase("in_heading", heading=section.title.plain))
    elif not section.annex and len(letter.sections) > 1:
        parts.append(phrase("in_start"))
    return ", ".join(parts)


def before_number(letter: LetterCorpus, section: Section) -> str:
    """Where a section is, as it stands before the number of a paragraph: «par. 2.5, »."""
    there = where(letter, section)
    return f"{there}, " if there else ""


def note_words(letter: LetterCorpus, note: Footnote) -> str:
    """What a note is called: «Noot 12», «Noot 1 bij Bijlage 1»."""
    words = phrase("note", number=note.number)
    name = note.name.partition("-")[0]
    return phrase("note_of", note=words, annex=annex_called(letter.annex[name])) if name in letter.annex else words


def annex_called(annex: Annex) -> str:
    """What an annex is called for short: its label, or its number."""
    return annex.label or phrase("annex_number", number=annex.id[1:])


def paragraph_words(letter: LetterCorpus, paragraph: str) -> str:
    """Where a paragraph is: «par. 2.5, alinea 3»."""
    section, record = letter.paragraphs[paragraph]
    number = letter.numbers[paragraph]
    if record in letter.opening or record in letter.closing:
        return phrase("in_opening" if record in letter.opening else "in_closing", number=number)
    return phrase("place", section=before_number(letter, section), number=number)
