"""Fidelity: are the letter's words in the corpus exactly once, in order, with every note mark in its place?

Two routes answer the question, and neither uses what the other relies on:

- **assembled**: the corpus is put together again in the order of the source, page by page, each page's notes at its
  foot (``pages`` in letter.yml), and compared with the source word by word;
- **extracted**: the source is taken apart by its layout alone (a note starts with the next number at the start of a
  line, a page with an indented line), and body and notes are compared with the corpus.

Words are compared, not lines: a blank is a blank however many the source prints. The only letters that may move are
those of ``joined`` words, which a line end of the source cuts in two.

That is for text with its pages. Every other source is read in two ways as pieces (``segments``), which must be the
letter, its notes and what was left out, laid into one another (``interleaving``).

More than 300 lines, because both comparisons of text with pages must be read beside each other.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..data.corpus import Corpus
from ..data.letter import Footnote
from ..data.letter_corpus import LetterCorpus, once_per_letter
from ..data.prose import CLOSE, OPEN
from ..data.records import Record
from ..problems import Place, Problem, clipped
from .interleaving import Differing, characters, differing, streams
from .segments import READERS, Reader, Unreadable

# A stretch of unequal words longer than this is reported at its start only; a message quotes so many characters.
MOST_COMPARED = 1_500
MOST_SHOWN = 90


@dataclass(frozen=True)
class Piece:
    """Words of the corpus in the order of the source, and the record that holds them."""

    words: tuple[str, ...]
    record: Record
    key: str


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


@dataclass(frozen=True)
class Extract:
    """What the layout of the source says: the words of the body, and of each note by its number."""

    body: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]


def assemble(letter: LetterCorpus) -> list[Piece]:
    """The corpus in the order of the source: text up to the end of each page, then the notes of that page."""
    pages = list(letter.letter.source.pages)
    pieces: list[Piece] = []
    for section in letter.sections:
        if section.title.raw:
            pieces.append(Piece(tuple(section.title.printed.split()), section, "heading"))
        for paragraph in letter.page(section):
            rest = paragraph.prose.unstyled
            while pages and pages[0].paragraph == paragraph.id and pages[0].after in rest:
                page = pages.pop(0)
                end = rest.index(page.after) + len(page.after)
                pieces.append(Piece(_printed(rest[:end]), paragraph, "text"))
                rest = rest[end:]
                for number in page.notes:
                    if note := letter.footnote.get(number):
                        pieces.append(Piece((note.number, *note.plain.split()), note, "text"))
            if rest:
                pieces.append(Piece(_printed(rest), paragraph, "text"))
    return pieces


def extract(source: str) -> Extract:
    """Take the source apart by its layout alone."""
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None
    previous = ""
    for line in source.split("\n"):
        words = line.split()
        if not words:
            continue
        following = str(len(notes) + 1)
        if words[0] == following and (len(words) == 1 or (len(words[1]) > 1 and words[1][0].isupper())):
            current = notes[following] = words[1:]
        # a number alone on its line has its text, indented, on the next: that is no new page
        elif current is not None and line[0] == " " and previous != str(len(notes)):
            current = None
            body += words
        elif current is not None:
            current += words
        else:
            body += words
        previous = " ".join(words)
    return Extract(tuple(body), {number: tuple(words) for number, words in notes.items()})


@once_per_letter
def figures(letter: LetterCorpus) -> Figures:
    """The figures of one letter, counted from its words."""
    return _of_pages(letter) if has_pages(letter) else _of_pieces(letter)


def has_pages(letter: LetterCorpus) -> bool:
    """Whether the source is text with its pages, which letter.yml says the ends of."""
    source = letter.letter.source
    return source.is_text and bool(source.pages)


def _of_pieces(letter: LetterCorpus) -> Figures:
    first, second = compared(letter)
    text, notes = streams(letter)
    words = sum(len(paragraph.raw.split()) for _, paragraph in letter.paragraphs.values())
    words += sum(len(section.title.plain.split()) for section in letter.sections)
    left = sum(len(characters(one.words)) for one in letter.letter.source.left_out)
    count = len(text.text) + len(notes.text)
    return Figures(
        characters=count + left,
        assembled=count,
        words=words + sum(len(note.plain.split()) for note in letter.footnotes),
        sections=len(letter.sections),
        paragraphs=len(letter.paragraphs),
        notes=len(letter.footnotes),
        marks=sum(map(len, letter.marks.values())),
        pages=0,
        left_out=left,
        assembled_agrees=first is None,
        extracted_agrees=second is None,
    )


@once_per_letter
def compared(letter: LetterCorpus) -> tuple[Differing | None, Differing | None]:
    """Where a letter differs from its source that has no pages, by each of the two ways of reading it."""
    one, other = READERS[letter.letter.source.file]
    return _differing(letter, one), _differing(letter, other)


def _differing(letter: LetterCorpus, reader: Reader) -> Differing | None:
    try:
        return differing(letter, reader(letter.source_bytes))
    except (Unreadable, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return Differing(f"the file {error}", "", None)


def _of_pages(letter: LetterCorpus) -> Figures:
    pieces = assemble(letter)
    text = _joined_source(letter)
    words = [word for piece in pieces for word in piece.words]
    body = [word for piece in pieces if not isinstance(piece.record, Footnote) for word in piece.words]
    taken = extract(text)
    notes = {note.number: tuple(note.plain.split()) for note in letter.footnotes}
    return Figures(
        characters=sum(map(len, text.split())),
        assembled=sum(map(len, words)),
        words=len(words),
        sections=len(letter.sections),
        paragraphs=len(letter.paragraphs),
        notes=len(letter.footnotes),
        marks=sum(map(len, letter.marks.values())),
        pages=len(letter.letter.source.pages),
        left_out=0,
        assembled_agrees=words == text.split(),
        extracted_agrees=list(taken.body) == body and taken.notes == notes,
    )


def checksum(corpus: Corpus) -> Iterator[Problem]:
    """K301: the source is not the file that the letter was taken from."""
    for letter in corpus.letters:
        source = letter.letter.source
        if letter.digest != source.sha256:
            hint = "Compare the two files; write the new checksum only when the text was checked against it."
            message = f"the source has the checksum {letter.digest}, not {source.sha256}"
            yield Problem(corpus.place(source, "sha256"), "K301", message, hint)


def words_of_the_source(corpus: Corpus) -> Iterator[Problem]:
    """K302: the corpus, put together again, is not the source."""
    for letter in corpus.letters:
        if not has_pages(letter):
            yield from _parted(corpus, letter, compared(letter)[0], "K302")
            continue
        if not figures(letter).assembled_agrees:
            yield from _differences(corpus, letter)
        text = letter.source
        for index, word in enumerate(letter.letter.source.joined):
            if not _split_word(word).search(text):
                place = corpus.place(letter.letter.source, "joined", index)
                yield Problem(place, "K302", f"no line end of the source cuts '{word}'", "Remove it from 'joined'.")


def layout_of_the_source(corpus: Corpus) -> Iterator[Problem]:
    """K303: the layout of the source gives other words than the corpus."""
    for letter in corpus.letters:
        if not has_pages(letter):
            yield from _parted(corpus, letter, compared(letter)[1], "K303")
            continue
        if figures(letter).extracted_agrees:
            continue
        taken = extract(_joined_source(letter))
        pieces = [piece for piece in assemble(letter) if not isinstance(piece.record, Footnote)]
        body = [word for piece in pieces for word in piece.words]
        hint = "The two ways of reading the source must agree: look at note numbers, page ends and headings."
        if list(taken.body) != body:
            at = _same(list(taken.body), body)
            message = f"body: the layout says '{_some(taken.body[at:])}', the corpus '{_some(body[at:])}'"
            yield Problem(_place_of(corpus, pieces, at), "K303", message, hint)
        for note in letter.footnotes:
            words = taken.notes.get(note.number, ())
            if words != tuple(note.plain.split()):
                message = (
                    f"note {note.number}: the layout says '{_some(words)}', the corpus '{_some(note.plain.split())}'"
                )
                yield Problem(corpus.place(note, "text"), "K303", message, hint)
        if len(taken.notes) != len(letter.footnotes):
            message = f"the layout gives {len(taken.notes)} notes, the corpus {len(letter.footnotes)}"
            yield Problem(corpus.place(letter.letter, "source"), "K303", message, hint)


def _parted(corpus: Corpus, letter: LetterCorpus, found: Differing | None, code: str) -> Iterator[Problem]:
    """The first place where a letter is not what a way of reading its source gives."""
    if found:
        record, key = found.at or (letter.letter.source, "file")
        here, there = clipped(found.text) or "nothing more", clipped(found.piece) or "nothing more"
        hint = "What is not the letter stands in left_out of letter.yml; words that moved or changed are put back."
        message = f"from here on '{here}' is '{there}' in the source"
        yield Problem(corpus.place(record, key), code, message, hint)


CHECKS = (checksum, words_of_the_source, layout_of_the_source)


def _printed(raw: str) -> tuple[str, ...]:
    return tuple(raw.replace(OPEN, "").replace(CLOSE, "").split())


def _split_word(word: str) -> re.Pattern[str]:
    """A word with a hyphen, as the source prints it when a line ends at that hyphen."""
    before, _, after = word.rpartition("-")
    return re.compile(rf"(?<!\S){re.escape(before)}-\s*\n\s*{re.escape(after)}(?!\w)")


def _joined_source(letter: LetterCorpus) -> str:
    text = letter.source
    for word in letter.letter.source.joined:
        text = _split_word(word).sub(word, text)
    return text


def _some(words: tuple[str, ...] | list[str], most: int = 8) -> str:
    text = " ".join(words[:most]) + (" …" if len(words) > most else "")
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def _place_of(corpus: Corpus, pieces: list[Piece], word: int) -> Place:
    """Where the word at this offset stands: in the last piece that starts at it or before it."""
    start, found = 0, pieces[0]
    for piece in pieces:
        if start > word:
            break
        start, found = start + len(piece.words), piece
    return corpus.place(found.record, found.key)


def _same(some: list[str], others: list[str]) -> int:
    """How many words two lists have in common from their start."""
    return next(
        (at for at, (one, other) in enumerate(zip(some, others, strict=False)) if one != other),
        min(len(some), len(others)),
    )


def _differences(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """Each stretch where corpus and source differ, at the record in which it lies."""
    pieces = assemble(letter)
    found = [word for piece in pieces for word in piece.words]
    wanted = _joined_source(letter).split()
    # Both are equal almost everywhere: only what lies between the equal ends is worth the slow comparison.
    start = _same(found, wanted)
    end = _same(found[start:][::-1], wanted[start:][::-1])
    middle = found[start : len(found) - end], wanted[start : len(wanted) - end]
    hint = "The letter's words stay as printed; remarks go into annotations/oddities.yml, page ends into letter.yml."
    if max(map(len, middle)) > MOST_COMPARED:  # another text altogether: where it starts says enough
        message = f"from here on the words differ: '{_some(middle[0])}' is '{_some(middle[1])}' in the source"
        yield Problem(_place_of(corpus, pieces, start), "K302", message, hint)
        return
    matcher = difflib.SequenceMatcher(None, *middle, autojunk=False)
    for kind, *borders in matcher.get_opcodes():
        if kind == "equal":
            continue
        first, last, source_first, source_last = (start + border for border in borders)
        here, there = _some(found[first:last]), _some(wanted[source_first:source_last])
        before = " ".join(found[max(0, first - 3) : first])
        if kind == "delete":
            message = f"words that the source does not have: '{here}', after '{before}'"
        elif kind == "insert":
            message = f"words of the source are missing: '{there}', after '{before}'"
        else:
            message = f"'{here}' is '{there}' in the source, after '{before}'"
        yield Problem(_place_of(corpus, pieces, first), "K302", message, hint)
