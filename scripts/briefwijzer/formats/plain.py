"""A letter as plain lines: one for each block in reading order, and then one for each note."""

from __future__ import annotations

from collections.abc import Iterator

from ..data.letter_corpus import LetterCorpus
from ..data.prose import MARK, Prose, printed_mark
from ..data.text import Paragraph, Section


def text_lines(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Every line as its kind and its words: numbers and item marks as printed, note marks as ⟦12⟧, without emphasis.

    Kinds are opening, heading 1 to 4 and deeper, paragraph, item, cell, quotation, caption, closing, and for notes
    ``note 12``, in an annex that counts its own ``note b1-1``.
    """
    for paragraph in letter.opening:
        yield from _lines(paragraph, "opening")
    for section in letter.body:
        yield from _section(section)
    for paragraph in letter.closing:
        yield from _lines(paragraph, "closing")
    for annex in letter.annexes:
        if annex.title.raw:
            yield "heading 1", _words(annex.title.raw)
        for section in annex.sections:
            yield from _section(section)
    for note in letter.footnotes:
        yield f"note {note.name}", note.plain


def letter_text(letter: LetterCorpus) -> str:
    """The words of a letter to be read: a line for each block, an empty one between them; the notes at the end."""
    lines = [
        f"{kind.removeprefix('note ')} {words}" if kind.startswith("note ") else words
        for kind, words in text_lines(letter)
    ]
    return "\n\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[tuple[str, str]]:
    if section.title.raw:
        yield f"heading {section.depth}", _words(section.title.raw)
    for paragraph in section.paragraphs:
        yield from _lines(paragraph, "paragraph")


def _lines(paragraph: Paragraph, kind: str) -> Iterator[tuple[str, str]]:
    """The texts of a block, each with its kind; ``kind`` is that of a plain paragraph."""
    kinds = {"paragraph": kind, "list": "item", "table": "cell", "quotation": "quotation", "figure": "caption"}
    for index, text in enumerate(paragraph.parts):
        yield ("caption" if not index and paragraph.caption else kinds[paragraph.kind]), _words(text)


def _words(text: str) -> str:
    return MARK.sub(lambda match: f"⟦{printed_mark(match[1])}⟧", Prose(text).unstyled)
