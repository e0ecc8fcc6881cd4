"""What is around the pages of a letter: the ways to its sections, registers and files, and which letter it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from textwrap import shorten
from typing import NamedTuple

from ...addresses import uris
from ...addresses.here import Here
from ...data.letter import Letter
from ...data.letter_corpus import LetterCorpus
from ...data.prose import Prose, capital
from ...data.text import Section
from ...words import phrase
from ...words.dutch import dutch_date, within_sentence
from ...words.places import QUESTION, letter_number, section_words
from .links import LinkTo
from .makers import MakerView

# Words a minute for attentive reading of Dutch prose; a round figure for an indication.
READING_SPEED = 200
# The media types of the letter as a file, in the order in which readers are shown them.
FORMATS = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "json": "application/json",
    "akn": "application/akn+xml",
    "epub": "application/epub+zip",
}


_BEGINNING = 110  # signs of a question that stand in the contents: a line and a half


class ContentsItem(NamedTuple):
    """A line of the contents of a letter; ``begin`` are the first words of a question that is called by its number."""

    id: str
    href: str
    label: str
    heading: str
    level: int
    notes: int = 0
    minutes: int = 0
    current: bool = False
    begin: str = ""

    @property
    def about(self) -> str:
        r"""How long it takes to read, where that is more than a minute, and how many notes it has.

        >>> [ContentsItem("s1", "1/", "1.", "Slot", 1, notes, minutes).about for notes, minutes in ((2, 3), (0, 1))]
        ['3 minuten\xa0· 2 noten', '']
        """
        found = [phrase("minutes", count=self.minutes)] if self.minutes > 1 else []
        return "\N{NO-BREAK SPACE}· ".join([*found, *([phrase("notes", count=self.notes)] if self.notes else [])])


@dataclass(frozen=True)
class LetterLine:
    """A letter with the ways into it, as in a list of letters."""

    letter: Letter
    home: str
    first: str
    whole: str
    notes: str
    note_count: int
    unseen: int  # places that were read by a program, and that nobody has looked at

    @property
    def citation(self) -> str:
        """How it is cited: by its number, or else by its title."""
        return letter_number(self.letter) or self.letter.full_title

    @property
    def identity(self) -> str:
        """Which letter this is: its number and date, as far as known."""
        return letter_identity(self.letter)


@dataclass(frozen=True)
class LetterFrame(LetterLine):
    """What every page of a letter shows around its own matter: the ways to its sections and registers."""

    contents: tuple[ContentsItem, ...]
    registers: tuple[tuple[str, str, bool], ...]
    made: MakerView | None = None  # who made it, on a page that is ours alone


def letter_identity(letter: Letter) -> str:
    """Which letter this is, for a reader who has only this page: its number and date, as far as known."""
    return " · ".join(filter(None, (capital(letter_number(letter)), letter.day and dutch_date(letter.day))))


def sent_to(addressee: str) -> str:
    """To whom a letter is addressed, whether its address begins with «Aan» or not.

    >>> sent_to("Aan de Voorzitter"), sent_to("De voorzitter van de Tweede Kamer")
    ('Aan de Voorzitter', 'Aan de voorzitter van de Tweede Kamer')
    """
    return phrase("letter_sent_to", addressee=within_sentence(addressee.removeprefix("Aan ")))


def letter_line(letter: LetterCorpus, here: Here) -> LetterLine:
    """A letter in a list."""
    return LetterLine(
        letter=letter.record,
        home=here.to(uris.letter_uri(letter)),
        first=here.to(uris.uris_of(letter)[1]),  # that of its first section
        whole=here.to(uris.whole_uri(letter)),
        notes=here.to(uris.notes_uri(letter)) if letter.note_count else "",
        note_count=letter.note_count,
        unseen=letter.unseen,
    )


def letter_frame(letter: LetterCorpus, here: Here) -> LetterFrame:
    """The frame of a letter's pages."""
    contents: list[ContentsItem] = []
    for section, notes, minutes, begin in _of_sections(letter):
        uri = uris.section_uri(letter, section)
        annex = letter.begun_by(section)
        if annex and section.title.raw:  # otherwise the section is called by its annex
            title = Prose(annex.heading or "").plain
            contents.append(ContentsItem(annex.id, here.to(uri, annex.id), annex.label or "", title, level=1))
        contents.append(
            ContentsItem(
                id=section.id,
                href=here.to(uri),
                label=section.label or "",
                heading=Prose(section.heading).plain if section.heading else section_words(letter, section),
                level=letter.level(section),
                notes=notes,
                minutes=minutes,
                current=uri == here.uri,
                begin=begin,
            )
        )
    ways = [(register, uris.register_uri(letter, register)) for register in uris.registers_of(letter)]
    registers = tuple((register, here.to(uri), uri == here.uri) for register, uri in ways)
    return LetterFrame(**vars(letter_line(letter, here)), contents=tuple(contents), registers=registers)


@lru_cache(maxsize=1)
def _of_sections(letter: LetterCorpus) -> tuple[tuple[Section, int, int, str], ...]:
    """Each section with its number of notes, minutes of reading, and the first words of a question."""
    return tuple(
        (
            section,
            sum(len(paragraph.prose.marks) for paragraph in section.paragraphs),
            reading_minutes(sum(len(paragraph.raw.split()) for paragraph in section.paragraphs)),
            _begin(section),
        )
        for section in letter.sections
    )


def _begin(section: Section) -> str:
    if not section.paragraphs or not QUESTION.fullmatch(section.title.plain.strip()):
        return ""
    return shorten(section.paragraphs[0].prose.plain, _BEGINNING, placeholder=" …")


def reading_minutes(words: int) -> int:
    """Minutes to read, at least one."""
    return max(1, round(words / READING_SPEED))


def downloads(letter: LetterCorpus, here: Here, register: str | None = None) -> tuple[LinkTo, ...]:
    """The links to a register as files, or to all of a letter."""
    names = ((name, form) for name in uris.tables_of(letter, register) for form in uris.FORMS)
    return tuple(LinkTo(here.to(uris.table_uri(letter, name, form)), f"{name}.{form}") for name, form in names)
