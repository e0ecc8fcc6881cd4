"""The page about data: every file of the site with what it is for, addresses that stay, and what may be reused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...addresses import uris
from ...addresses.here import Here
from ...data.corpus import Corpus
from ...data.letter_corpus import LetterCorpus
from .entries import IN_FULL
from .frame import FORMATS, LetterLine, letter_line
from .head import LICENCE


@dataclass(frozen=True)
class FileView:
    """A file: its name in the catalogue (``…_for`` says what it is for), its address, its size in kB.

    The size is 0 where the file is written after this page.
    """

    key: str
    href: str
    size: int


# The files of a letter: the whole of it, and each register by its name in every form.
LetterFiles = tuple[LetterLine, tuple[FileView, ...], tuple[tuple[str, tuple[FileView, ...]], ...]]


@dataclass(frozen=True)
class DataView:
    """The page about data: the files of the newest letters, and the ways to the earlier ones, whose pages list theirs.

    ``addresses`` are a word of the catalogue, a link, and the address it leads to.
    """

    letters: tuple[LetterFiles, ...]
    earlier: tuple[LetterLine, ...]
    works: tuple[FileView, ...]
    feed: FileView
    check: tuple[FileView, ...]
    addresses: tuple[tuple[str, str, str], ...]
    licence: str


def data_view(corpus: Corpus, here: Here, sizes: Mapping[str, int]) -> DataView:
    """The page about data; ``sizes`` are the bytes of each file by its uri."""

    def file(key: str, uri: str) -> FileView:
        return FileView(key, here.to(uri), max(1, round(sizes[uri] / 1000)) if uri in sizes else 0)

    def files(letter: LetterCorpus) -> LetterFiles:
        return (
            letter_line(letter, here),
            tuple(file(f"letter_{form}_file", uris.file_uri(letter, form)) for form in FORMATS),
            tuple((f"table_{name}", forms(letter, name)) for name in uris.tables_of(letter)),
        )

    def forms(letter: LetterCorpus, table: str) -> tuple[FileView, ...]:
        return tuple(file(f"form_{form}", uris.table_uri(letter, table, form)) for form in uris.FORMS)

    return DataView(
        letters=tuple(files(letter) for letter in corpus.newest[:IN_FULL]),
        earlier=tuple(letter_line(letter, here) for letter in corpus.newest[IN_FULL:]),
        works=tuple(file(f"works_{uri.rpartition('.')[2]}", uri) for uri in uris.BIBLIOGRAPHIES),
        feed=file("data_feed", uris.FEED),
        check=(file("data_schema", uris.SCHEMA), file("data_manifest", uris.MANIFEST)),
        addresses=tuple(
            (key, here.to(uri, anchor), (here.absolute(uri) or uris.address(uri)) + (f"#{anchor}" if anchor else ""))
            for key, uri, anchor in _addresses(corpus, corpus.newest[0])
        ),
        licence=LICENCE,
    )


def _addresses(corpus: Corpus, letter: LetterCorpus) -> Iterator[tuple[str, str, str]]:
    """An example of each kind of address that stays; those of notes only where the letter has one."""
    yield "address_letter", uris.letter_uri(letter), ""
    section, paragraph = next(iter(letter.paragraphs.values()))
    mark = next((marks[0] for marks in letter.marks.values()), None)
    if mark:
        section, paragraph = mark.section, mark.paragraph or paragraph
    yield "address_section", uris.section_uri(letter, section), ""
    yield "address_paragraph", uris.section_uri(letter, section), paragraph.id
    if mark:
        yield "address_mark", uris.section_uri(letter, section), mark.anchor
        yield "address_note", uris.notes_uri(letter), letter.note_named[mark.name].id
    yield from (("address_work", uris.work_uri(work.id), "") for work in corpus.works[:1])
    yield from (("address_term", uris.TERMS, term.id) for term in corpus.terms[:1])
