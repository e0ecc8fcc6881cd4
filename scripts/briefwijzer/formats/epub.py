"""A letter as an e-book: EPUB 3.3, a file for each section and one for the notes.

The container is written here, with ``zipfile`` and no clock, so that one state of the data gives one file, byte for
byte.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..data.corpus import Corpus
from ..data.layers.summary import SENTENCES
from ..data.letter import Footnote
from ..data.letter_corpus import LetterCorpus
from ..data.letter_text import Mark
from ..data.prose import Prose
from ..data.text import Paragraph, Section
from ..data.values import DUTCH
from ..words import phrase
from ..words.dutch import in_words
from ..words.places import annex_words, paragraph_words, section_words
from .archive import entry
from .foreign import language_marker, phrases
from .notes import NO_DAY, facts_of, first_day, official, runs_by_citation
from .xml import add, add_cells, add_items, add_run, add_words, new_document, to_bytes

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>\
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
TITLE, SUMMARY, NOTES, NAV = "titel.xhtml", "zinnen.xhtml", "noten.xhtml", "nav.xhtml"
BLOCKS = frozenset(
    "head title meta body section h1 h2 h3 h4 h5 h6 p div nav ol ul li table tr blockquote figure "
    "metadata manifest spine item itemref identifier language creator publisher source date".split()
)
# What a reading system says to a reader who cannot see, and what is true of running text without pictures.
ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", phrase("epub_access")),
)


@dataclass(frozen=True)
class Chapter:
    """A file of the book: its name, its line in the contents, how deep that line stands, and its bytes."""

    file: str
    title: str
    level: int
    content: bytes

    @property
    def id(self) -> str:
        """The id of the file in the manifest."""
        return self.file.removesuffix(".xhtml")


def letter_epub(corpus: Corpus, letter: LetterCorpus) -> bytes:
    """The letter as an e-book."""
    chapters = list(_chapters(corpus, letter))
    spoken = language_marker(phrases(corpus), "lang", "xml:lang")
    # The first entry, not compressed, is how other programs know the file (OCF 4.2.2).
    files = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER)]
    files += [("EPUB/package.opf", _package(letter, chapters)), (f"EPUB/{NAV}", spoken(_nav(chapters)))]
    files += [(f"EPUB/{chapter.file}", spoken(chapter.content)) for chapter in chapters]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            archive.writestr(entry(name, packed=name != "mimetype"), content)
    return out.getvalue()


def _chapters(corpus: Corpus, letter: LetterCorpus) -> Iterator[Chapter]:
    yield Chapter(TITLE, phrase("epub_about"), 1, _title(letter))
    if letter.layers[SENTENCES]:
        title = phrase("summary_title", count=(count := len(letter.layers[SENTENCES])), number=in_words(count))
        yield Chapter(SUMMARY, title, 1, _summary(letter, title))
    for section in letter.sections:
        title = section_words(letter, section)
        level = letter.level(section)
        yield Chapter(_file(section), title, level, _section(letter, section, title, level))
    if letter.footnotes:
        yield Chapter(NOTES, phrase("notes_title"), 1, _notes(corpus, letter))


def _file(section: Section) -> str:
    return f"{section.id}.xhtml"


def _epub_type(kind: str, role: str = "") -> dict[str, str]:
    """What an element is, for reading systems and for screen readers."""
    return {f"{{{OPS}}}type": kind} | ({"role": role} if role else {})


def _page(title: str) -> tuple[etree._Element, etree._Element]:
    """An empty page and its body."""
    html = new_document("html", {None: XHTML, "epub": OPS}, {"lang": DUTCH, XML_LANG: DUTCH})
    add(add(html, "head"), "title", title)
    return html, add(html, "body")


def _bytes(html: etree._Element) -> bytes:
    return to_bytes(html, BLOCKS, "<!DOCTYPE html>")


def _title(letter: LetterCorpus) -> bytes:
    record = letter.record
    html, body = _page(record.full_title)
    page = add(body, "section", attributes=_epub_type("titlepage"))
    add(page, "h1", record.full_title)
    for fact in facts_of(record):
        add(page, "p", fact)
    if record.urls:
        add(add(page, "p"), "a", record.urls[0].what, {"href": record.url})
    add(page, "p", phrase("epub_ours"))
    return _bytes(html)


def _summary(letter: LetterCorpus, title: str) -> bytes:
    """What the letter says in sentences of ours, each with the ways to its paragraphs."""
    html, body = _page(title)
    page = add(body, "section", attributes=_epub_type("abstract", "doc-abstract"))
    add(page, "h1", title)
    add(page, "p", phrase("summary_lead"))
    several = add(page, "ol")
    for sentence in letter.layers[SENTENCES]:
        item = add(several, "li")
        add_words(item, sentence.text)
        for paragraph in dict.fromkeys(ground.paragraph for ground in sentence.grounds):
            section, _ = letter.paragraphs[paragraph]
            add_words(item, " ")
            add(item, "a", paragraph_words(letter, paragraph), {"href": f"{_file(section)}#{paragraph}"})
    return _bytes(html)


def _section(letter: LetterCorpus, section: Section, title: str, level: int) -> bytes:
    html, body = _page(title)
    kind = ("chapter", "doc-chapter") if level == 1 else ("division", "")
    page = add(body, "section", attributes={"id": section.id} | _epub_type(*kind))
    opening = letter.opening_of(section)
    for paragraph in opening:
        _paragraph(page, letter, paragraph)
    annex = letter.begun_by(section)
    if annex and section.title.raw:
        add(page, "h1", annex_words(annex))
    heading = add(page, f"h{min(level, 6)}")
    if section.title.raw:
        _prose(heading, letter, section.title, iter(letter.marks_in(section)))
    else:
        add_words(heading, title)
    for paragraph in letter.page(section)[len(opening) :]:
        _paragraph(page, letter, paragraph)
    return _bytes(html)


def _paragraph(page: etree._Element, letter: LetterCorpus, paragraph: Paragraph) -> None:
    """A paragraph, or what counts as one, in the element of its kind."""
    name = {"id": paragraph.id}
    marks = iter(letter.marks_in(paragraph))

    def prose(element: etree._Element, text: str | None) -> None:
        _prose(element, letter, Prose(text or ""), marks)

    match paragraph.kind:
        case "list":
            marked = any(one.mark for one in paragraph.items or ())
            looks = {"style": "list-style-type: none"} if marked else {}  # the marks of the letter, and no others
            for item, words in add_items(add(page, "ul", attributes=name | looks), paragraph.items or (), looks):
                prose(item, words)
        case "table":
            table = add(page, "table", attributes=name)
            if paragraph.caption:
                prose(add(table, "caption"), paragraph.caption)
            for cell, words in add_cells(table, paragraph.rows or ()):
                prose(cell, words)
        case "quotation":
            prose(add(add(page, "blockquote", attributes=name), "p"), paragraph.text)
        case "figure":
            figure = add(page, "figure", attributes=name)
            prose(add(figure, "figcaption"), paragraph.caption)
        case _:
            prose(add(page, "p", attributes=name), paragraph.text)


def _prose(element: etree._Element, letter: LetterCorpus, prose: Prose, marks: Iterator[Mark]) -> None:
    for run in prose.runs:
        if not run.mark:
            add_run(element, run)
            continue
        mark = next(marks)
        link = {"id": mark.anchor, "href": f"{NOTES}#{letter.note_named[mark.name].id}"}
        add(add(element, "sup"), "a", mark.number, link | _epub_type("noteref", "doc-noteref"))


def _notes(corpus: Corpus, letter: LetterCorpus) -> bytes:
    html, body = _page(phrase("notes_title"))
    page = add(body, "section", attributes=_epub_type("endnotes", "doc-endnotes"))
    add(page, "h1", phrase("notes_title"))
    for note in letter.footnotes:
        # no aside and no footnote: programs that show those elsewhere leave them out of their own chapter
        block = add(page, "div", attributes={"id": note.id} | _epub_type("endnote"))
        words = _note(block, corpus, note)
        for mark in letter.marks_to(note):
            link = {"href": f"{_file(mark.section)}#{mark.anchor}"} | _epub_type("backlink", "doc-backlink")
            add_words(words, " ")
            add(words, "a", _way_back(letter, mark), link)
    return _bytes(html)


def _way_back(letter: LetterCorpus, mark: Mark) -> str:
    """The section of a mark by its number, or which of the marks it is."""
    if mark.section.number:
        return phrase("note_back_section", number=mark.section.number)
    only = len(letter.marks[mark.name]) == 1
    return phrase("note_back_short") if only else phrase("note_back_short_nth", nth=mark.nth)


def _note(block: etree._Element, corpus: Corpus, note: Footnote) -> etree._Element:
    """The paragraph with number and words of a note; a work is linked where its official page is known."""
    element = add(block, "p")
    add_words(element, f"{note.number} ")
    words = add(element, "span", attributes={"class": "noot"})
    for runs, citation in runs_by_citation(note):
        url = official(corpus, citation) if citation else ""
        inside = add(words, "a", attributes={"href": url}) if url else words
        for run in runs:
            add_run(inside, run)
    return element


def _nav(chapters: list[Chapter]) -> bytes:
    """The contents, sections below the chapter that they belong to."""
    html, body = _page(phrase("letter_contents"))
    nav = add(body, "nav", attributes={"id": "toc"} | _epub_type("toc", "doc-toc"))
    add(nav, "h1", phrase("letter_contents"))
    lists = [add(nav, "ol")]
    for chapter in chapters:
        while len(lists) > chapter.level:
            lists.pop()
        if chapter.level > len(lists) and len(lists[-1]):
            lists.append(add(lists[-1][-1], "ol"))
        add(add(lists[-1], "li"), "a", chapter.title, {"href": chapter.file})
    return _bytes(html)


def _package(letter: LetterCorpus, chapters: list[Chapter]) -> bytes:
    record = letter.record
    attributes = {"version": "3.0", "unique-identifier": "id", XML_LANG: DUTCH}
    package = new_document("package", {None: OPF, "dc": DC}, attributes)
    metadata = add(package, "metadata")
    add(metadata, f"{{{DC}}}identifier", letter.id, {"id": "id"})
    add(metadata, f"{{{DC}}}title", record.full_title)
    add(metadata, f"{{{DC}}}language", DUTCH)
    for sender in record.senders:
        add(metadata, f"{{{DC}}}creator", sender.words)
    add(metadata, f"{{{DC}}}publisher", phrase("site_name"))
    if record.url:
        add(metadata, f"{{{DC}}}source", record.url)
    if record.day:
        add(metadata, f"{{{DC}}}date", record.day)
    # EPUB asks for a moment; the letter's own date keeps two builds the same.
    add(metadata, "meta", f"{first_day(record.day or NO_DAY)}T00:00:00Z", {"property": "dcterms:modified"})
    for name, value in ACCESS:
        add(metadata, "meta", value, {"property": name})
    manifest, spine = add(package, "manifest"), add(package, "spine")
    xhtml = {"media-type": "application/xhtml+xml"}
    add(manifest, "item", attributes={"id": "nav", "href": NAV, "properties": "nav"} | xhtml)
    for chapter in chapters:
        add(manifest, "item", attributes={"id": chapter.id, "href": chapter.file} | xhtml)
        add(spine, "itemref", attributes={"idref": chapter.id})
    return to_bytes(package, BLOCKS)
