"""Fidelity: are the letter's words in the corpus exactly once, in order, with every note mark in its place?

Each source is compared in two ways: one of text with its pages as ``paged`` says; every other is read in two ways as
pieces (``segments``), which must be the letter, its notes and what was left out, laid into one another
(``interleaving``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..data.corpus import Corpus
from ..data.letter import Footnote
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..problems import Problem, clipped
from .interleaving import Parting, differing
from .opened import Unreadable
from .paged import assemble, extract, has_pages, joined_source, layout_differences, never_joined, word_differences
from .segments import READERS, Reader
from .streams import characters, streams


@dataclass(frozen=True)
class Figures:
    """What was compared, for the page about this edition.

    ``characters`` counts the non-blank characters of the source, ``assembled`` those of the corpus put together again,
    ``left_out`` those that the source has beside the letter.
    """

    characters: int
    assembled: int
    words: int
    sections: int
    paragraphs: int
    notes: int
    marks: int
    pages: int
    left_out: int
    assembled_agrees: bool
    extracted_agrees: bool


@once_and_lasting
def figures(letter: LetterCorpus) -> Figures:
    """The figures of one letter, counted from its words."""
    return _of_pages(letter) if has_pages(letter) else _of_pieces(letter)


def _parts(letter: LetterCorpus) -> dict[str, int]:
    """How many parts of each kind a letter has, whatever its source is."""
    return {
        "sections": len(letter.sections),
        "paragraphs": len(letter.paragraphs),
        "notes": len(letter.footnotes),
        "marks": sum(map(len, letter.marks.values())),
    }


def _of_pieces(letter: LetterCorpus) -> Figures:
    first, second = partings(letter)
    text, notes = streams(letter)
    words = sum(len(paragraph.raw.split()) for _, paragraph in letter.paragraphs.values())
    words += sum(len(section.title.plain.split()) for section in letter.sections)
    left = sum(len(characters(one.words)) for one in letter.record.source.left_out)
    count = len(text.text) + len(notes.text)
    return Figures(
        **_parts(letter),
        characters=count + left,
        assembled=count,
        words=words + sum(len(note.plain.split()) for note in letter.footnotes),
        pages=0,
        left_out=left,
        assembled_agrees=first is None,
        extracted_agrees=second is None,
    )


@once_and_lasting
def partings(letter: LetterCorpus) -> tuple[Parting | None, Parting | None]:
    """Where a letter differs from its source that has no pages, by each of the two ways of reading it."""
    one, other = READERS[letter.record.source.file]
    return _differing(letter, one), _differing(letter, other)


def _differing(letter: LetterCorpus, orders: Iterable[Reader]) -> Parting | None:
    """Where a letter differs from its source in its first order; None when it is the source in any of them."""
    first = None
    try:
        for reader in orders:
            if (found := differing(letter, reader(letter.source_bytes))) is None:
                return None
            first = first or found
    except (Unreadable, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return Parting(f"the file {error}", "", None)
    return first


def _of_pages(letter: LetterCorpus) -> Figures:
    pieces = assemble(letter)
    text = joined_source(letter)
    words = [word for piece in pieces for word in piece.words]
    body = [word for piece in pieces if not isinstance(piece.record, Footnote) for word in piece.words]
    taken = extract(text)
    notes = {note.number: tuple(note.plain.split()) for note in letter.footnotes}
    return Figures(
        **_parts(letter),
        characters=sum(map(len, text.split())),
        assembled=sum(map(len, words)),
        words=len(words),
        pages=len(letter.record.source.pages),
        left_out=0,
        assembled_agrees=words == text.split(),
        extracted_agrees=list(taken.body) == body and taken.notes == notes,
    )


def checksum(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K301: the source is not the file that the letter was taken from."""
    source = letter.record.source
    if letter.digest != source.sha256:
        hint = "Compare the two files; write the new checksum only when the text was checked against it."
        message = f"the source has the checksum {letter.digest}, not {source.sha256}"
        yield Problem(corpus.place(source, "sha256"), "K301", message, hint)


def words_of_the_source(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K302: the corpus, put together again, is not the source."""
    if not has_pages(letter):
        yield from _parted(corpus, letter, partings(letter)[0], "K302")
    else:
        if not figures(letter).assembled_agrees:
            yield from word_differences(corpus, letter)
        yield from never_joined(corpus, letter)


def layout_of_the_source(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K303: the layout of the source gives other words than the corpus, though put together again it is the source."""
    if not figures(letter).assembled_agrees:
        return  # K302 says where
    if not has_pages(letter):
        yield from _parted(corpus, letter, partings(letter)[1], "K303")
    elif not figures(letter).extracted_agrees:
        yield from layout_differences(corpus, letter)


def _parted(corpus: Corpus, letter: LetterCorpus, found: Parting | None, code: str) -> Iterator[Problem]:
    """The first place where a letter is not what a way of reading its source gives."""
    if found:
        record, key = found.at or (letter.record.source, "file")
        here, there = clipped(found.text) or "nothing more", clipped(found.piece) or "nothing more"
        hint = "List what is not the letter under left_out in letter.yml; restore words that moved or changed."
        message = f"from here on '{here}' is '{there}' in the source"
        yield Problem(corpus.place(record, key), code, message, hint)


OF_ONE_LETTER = (checksum, words_of_the_source, layout_of_the_source)
