"""Text with its pages, compared with its letter in two ways, neither of which uses what the other relies on:

- **assembled**: the corpus is put together again in the order of the source, page by page, each page's notes at its
  foot (``pages`` in letter.yml), and compared with the source word by word;
- **extracted**: the source is taken apart by its layout alone (a note starts with the next number at the start of a
  line, a page with an indented line), and body and notes are compared with the corpus.

Words are compared, not lines: a blank is a blank however many the source prints. The only letters that may move are
those of ``joined`` words, which a line end of the source cuts in two.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..data.corpus import Corpus
from ..data.letter import Footnote, PageEnd
from ..data.letter_corpus import LetterCorpus
from ..data.prose import CLOSE, OPEN
from ..data.records import Record
from ..data.text import Paragraph
from ..problems import Place, Problem

# A stretch of unequal words longer than this is reported at its start only; a message quotes so many words, and so many
# characters.
MOST_COMPARED = 1_500
MOST_WORDS, MOST_SHOWN = 8, 90


@dataclass(frozen=True)
class Assembled:
    """Words of the corpus in the order of the source, and the record that holds them."""

    words: tuple[str, ...]
    record: Record
    key: str


@dataclass(frozen=True)
class Extract:
    """What the layout of the source says: the words of the body, and of each note by its number."""

    body: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]


def has_pages(letter: LetterCorpus) -> bool:
    """Whether the source is text with its pages, which letter.yml says the ends of."""
    source = letter.record.source
    return source.is_text and bool(source.pages)


def assemble(letter: LetterCorpus) -> list[Assembled]:
    """The corpus in the order of the source: text up to the end of each page, then the notes of that page."""
    pages = [page for page in letter.record.source.pages if page.paragraph in letter.paragraphs]  # else K202 says so
    pieces: list[Assembled] = []
    for section in letter.sections:
        if section.title.raw:
            pieces.append(Assembled(tuple(section.title.printed.split()), section, "heading"))
        for paragraph in letter.page(section):
            pieces += _paragraph(letter, paragraph, pages)
    return pieces


def _paragraph(letter: LetterCorpus, paragraph: Paragraph, pages: list[PageEnd]) -> Iterator[Assembled]:
    """The words of a paragraph; where a page ends in it, that is taken out of ``pages``, and its notes come between."""
    rest = paragraph.prose.unstyled
    while pages and pages[0].paragraph == paragraph.id:
        page = pages.pop(0)
        # where the words are not there K306 says so, and nothing else is to follow from it
        end = rest.index(page.after) + len(page.after) if page.after in rest else len(rest)
        yield Assembled(_printed(rest[:end]), paragraph, "text")
        rest = rest[end:]
        notes = (letter.note_named[number] for number in page.notes if number in letter.note_named)
        yield from (Assembled((note.number, *note.plain.split()), note, "text") for note in notes)
    if rest:
        yield Assembled(_printed(rest), paragraph, "text")


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


def joined_source(letter: LetterCorpus) -> str:
    """The source with the ``joined`` words of letter.yml put together, which its line ends cut."""
    text = letter.source
    for word in letter.record.source.joined:
        text = _split_word(word).sub(word, text)
    return text


def never_joined(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K302: words said to be cut by a line end of the source that no line end cuts."""
    text = letter.source
    for index, word in enumerate(letter.record.source.joined):
        if not _split_word(word).search(text):
            place = corpus.place(letter.record.source, "joined", index)
            yield Problem(place, "K302", f"no line end of the source cuts '{word}'", "Remove it from 'joined'.")


def word_differences(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K302: each stretch where corpus and source differ, at the record in which it lies."""
    pieces = assemble(letter)
    found = [word for piece in pieces for word in piece.words]
    wanted = joined_source(letter).split()
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


def layout_differences(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K303: where the layout of the source gives other words than the corpus."""
    taken = extract(joined_source(letter))
    pieces = [piece for piece in assemble(letter) if not isinstance(piece.record, Footnote)]
    body = [word for piece in pieces for word in piece.words]
    hint = "The two ways of reading the source must agree: check note numbers, page ends and headings."
    if list(taken.body) != body:
        at = _same(list(taken.body), body)
        message = f"body: the layout says '{_some(taken.body[at:])}', the corpus '{_some(body[at:])}'"
        yield Problem(_place_of(corpus, pieces, at), "K303", message, hint)
    for note in letter.footnotes:
        words = taken.notes.get(note.number, ())
        if words != tuple(note.plain.split()):
            message = f"note {note.number}: the layout says '{_some(words)}', the corpus '{_some(note.plain.split())}'"
            yield Problem(corpus.place(note, "text"), "K303", message, hint)
    if len(taken.notes) != len(letter.footnotes):
        message = f"the layout gives {len(taken.notes)} notes, the corpus {len(letter.footnotes)}"
        yield Problem(corpus.place(letter.record, "source"), "K303", message, hint)


def _printed(raw: str) -> tuple[str, ...]:
    return tuple(raw.replace(OPEN, "").replace(CLOSE, "").split())


def _split_word(word: str) -> re.Pattern[str]:
    """A word with a hyphen, as the source prints it when a line ends at that hyphen."""
    before, _, after = word.rpartition("-")
    return re.compile(rf"(?<!\S){re.escape(before)}-\s*\n\s*{re.escape(after)}(?!\w)")


def _some(words: Sequence[str]) -> str:
    """The first words, for a message."""
    text = " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def _place_of(corpus: Corpus, pieces: list[Assembled], word: int) -> Place:
    """Where the word at this offset stands: in the last piece that starts at it or before it."""
    start, found = 0, pieces[0]
    for piece in pieces:
        if start > word:
            break
        start, found = start + len(piece.words), piece
    return corpus.place(found.record, found.key)


def _same(some: list[str], others: list[str]) -> int:
    """How many words two lists have in common from their start."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(some), len(others)))
