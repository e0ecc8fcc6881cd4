"""Invented letters with what is true of them: the blocks, the notes and the places of their marks.

The tests and the measuring command set them as PDF in several layouts and as text in the manner of several tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .pdf_writer import MARK, Writer

MINISTRY = ("Ministerie van Fruit", "Directie Pitvruchten", "Boomgaard 1", "1234 AB Perendam", "T 070-123 45 67",
            "Kenmerk", "FRU/PIT-2031/4711", "Bijlage(n)", "1")  # fmt: skip
HEAD = ("Kenmerk", "FRU/PIT-2031/4711")


@dataclass(frozen=True)
class Piece:
    """One block as it is printed: its kind, its words with marks, its number or mark, its depth."""

    kind: str
    text: str
    label: str = ""
    level: int = 1


@dataclass(frozen=True)
class Specimen:
    """A letter: its blocks in order, and its notes by number."""

    name: str
    pieces: tuple[Piece, ...]
    notes: dict[str, str]


LONG = (
    "De telling van de peren is in elk van de twaalf gewesten op dezelfde wijze gedaan. Eerst zijn de bomen geteld, "
    "daarna de takken en ten slotte de peren zelf. Waar een boom over de grens van een gewest hangt, telt de plaats "
    "van de stam. De uitkomsten zijn per gewest opgenomen in de bijlage bij het verslag, met de namen van de tellers "
    "en de dagen waarop is geteld. Voor de gewesten zonder bomen is een nul opgenomen."
)
_REASON = (
    "Het gewest heeft in het afgelopen jaar veel gedaan om de bomen te behouden, en de eigenaren zijn daar blij mee."
)

LETTER = Specimen(
    "letter",
    (
        Piece("opening", "De voorzitter van de Tweede Kamer der Staten-Generaal"),
        Piece("opening", "Datum 7 juli 2031"),
        Piece("opening", "Betreft Voortgang perenbeleid"),
        Piece("opening", "Geachte voorzitter,"),
        Piece(
            "paragraph",
            "In deze brief leest u hoe het met de peren gaat. De telling is af.⟦1⟧ De brief heeft twee delen:",
        ),
        Piece("item", "de stand van de oogst;", "1."),
        Piece("item", "de plannen voor het volgende jaar.", "2."),
        Piece("heading", "De stand van de oogst", "1.", 1),
        Piece(
            "paragraph",
            "De oogst was goed, zo zegt het instituut («beter dan ooit»⟦2⟧), en de prijs bleef gelijk. Per boom is "
            "12 m2 grond nodig en de uitstoot van CO2 daalde met 3 procent. Dat staat in artikel 4 van de wet.⟦3⟧ "
            + _REASON,
        ),
        Piece("paragraph", "Een tweede telling volgt in 2032. " + _REASON + " Daarover is de Kamer ingelicht.⟦4⟧⟦5⟧"),
        Piece("heading", "Appels", "", 2),
        Piece("paragraph", "Appels vallen buiten deze brief. " + _REASON + " " + _REASON + "⟦6⟧"),
        Piece("heading", "De plannen voor het volgende jaar", "2.", 1),
        Piece("paragraph", "Voor het volgende jaar gelden drie punten:"),
        Piece("item", "er komen meer bomen, ook in de gewesten waar nu geen boom te vinden is;", "–"),
        Piece("item", "de tellers krijgen een ladder;⟦7⟧", "–"),
        Piece("item", "het verslag verschijnt voor het zomerreces.", "–"),
        Piece("paragraph", _REASON + " " + _REASON + " " + _REASON),
        Piece("closing", "Hoogachtend,"),
        Piece("closing", "De Minister van Fruit, P. Eer"),
    ),
    {
        "1": "Kamerstukken II 2030/31, 90123, nr. 6.",
        "2": LONG,
        "3": "Wet op de peren, artikel 4.",
        "4": "Kamerstukken II 2030/31, 90123, nr. 5.",
        "5": "Zie ook de brief van 3 mei 2031.",
        "6": "Instituut voor Pitvruchten, Verslag over het jaar 2030, Perendam 2031, p. 12.",
        "7": "Een ladder is een trap zonder treden aan de achterkant.",
    },
)


def ministry(specimen: Specimen, **layout: object) -> bytes:
    """The letter as a ministry sets it: margin block, running heads, notes at the foot."""
    writer = Writer(notes=specimen.notes, margin=MINISTRY, head=HEAD, **layout)  # type: ignore[arg-type]
    page = writer.pages[0]
    page.text(80, 800, "> Retouradres Postbus 1 1234 AB Perendam", 5.5)
    for piece in specimen.pieces:
        words = f"{piece.label} {piece.text}".strip()
        if piece.kind == "opening" and re.match(r"Datum|Betreft", words):
            label, value = words.split(" ", 1)
            writer.y -= 12
            writer.pages[-1].text(writer.left, writer.y, label)
            writer.pages[-1].text(writer.left + 70, writer.y, value)
        elif piece.kind == "heading":
            writer.put(words, look="b" if piece.level == 1 else "i")
        elif piece.kind == "item":
            writer.put(words, hang=11, gap=0)
        elif words.startswith("De Minister van Fruit"):
            writer.put("De Minister van Fruit,", gap=2)
            writer.put("P. Eer", gap=2)
        else:
            # a paragraph stands close under its heading, as ministries set it
            writer.put(words, gap=0 if piece.kind == "paragraph" and _under_heading(specimen, piece) else 1)
    return writer.finish()


def _under_heading(specimen: Specimen, piece: Piece) -> bool:
    at = specimen.pieces.index(piece)
    return at > 0 and specimen.pieces[at - 1].kind == "heading"


def lines(words: str, most: int = 78) -> Iterator[str]:
    """Words in lines of at most so many characters."""
    line = ""
    for word in words.split(" "):
        if line and len(line) + len(word) >= most:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def as_text(specimen: Specimen, *, blank: str = "", per_page: int = 34, layout: bool = False) -> str:
    """The letter as a tool takes it out of a PDF: marks are digits like others, notes stand at the foot of each page.

    ``blank`` is what the tool puts before a mark; with ``layout`` it keeps the margin column to the right.
    """
    pages: list[list[str]] = [[]]
    notes: list[str] = []
    for piece in specimen.pieces:
        words = f"{piece.label} {piece.text}".strip()
        block = list(lines(MARK.sub(rf"{blank}\1", words)))
        marks = MARK.findall(words)
        if len(pages[-1]) + len(block) + len(notes) > per_page:
            _turn(pages, notes, specimen)
        pages[-1] += block if piece.kind == "item" else ["", *block]
        notes += marks
    _turn(pages, notes, specimen, last=True)
    for number, page in enumerate(pages, 1):
        column = MINISTRY if number == 1 else HEAD
        if layout:
            for index, words in enumerate(column):
                page[index] = f"{page[index]:<90}{words}"
            page.append(" " * 90 + f"Pagina {number} van {len(pages)}")
        else:
            page[:0] = [*column, ""]
            page.append(f"Pagina {number} van {len(pages)}")
    return "\f".join("\n".join(page) for page in pages)


def _turn(pages: list[list[str]], notes: list[str], specimen: Specimen, *, last: bool = False) -> None:
    pages[-1].append("")
    for number in notes:
        pages[-1] += lines(f"{number} {specimen.notes[number]}", 95)
    notes.clear()
    if not last:
        pages.append([])


def printed(pieces: Sequence[Piece]) -> list[str]:
    """The words of the blocks, numbers included."""
    return [f"{piece.label} {piece.text}".strip() for piece in pieces]
