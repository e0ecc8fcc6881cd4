"""A PDF with a text layer, in the layout of official publications or of ministries: ``read`` gives its draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pypdfium2

from ...data.prose import BOX
from ...problems import refused
from ..drafts.above import names_addressee
from ..drafts.draft import Draft, DraftDoubt, Segment
from ..drafts.letterpaper import RETURN
from ..kinds import KINDS
from .blocks import blocks_of, with_figures
from .cells import cells_of
from .doubts import at_edges, may_end, noise, of_other_kind
from .finishing import finished
from .found_notes import FoundNote
from .groups import groups_of
from .headings import find_headings
from .items import find_items
from .joining import Hyphens
from .layout import leaves
from .lines import Leaf, Line, leave_out, lines_of
from .measures import Measures
from .opening import LINES_OF_OPENING, opening_end, opening_of
from .pdf_chars import LEAST_CHARACTERS, Sheet, sheets, weigh
from .pdf_notes import take_notes
from .pdf_official import take_head

MINISTRY = re.compile(r"(?i:ministerie van(?: de)?) [A-Z].{0,60}")
MOST_PAGES = 600
MOST_CHARACTERS = 3_000_000
BLACK_BOX = f"{BOX} stands where a black box hides words: what lies below it is not in the text"
OCR = "Run a program for OCR over it first, look its text over, and import the result."


def read(data: bytes, name: str) -> Draft:
    """The draft of a letter or paper of parliament that is a PDF."""
    found = _sheets(data, name)
    _refuse_scans(found, name)
    draft = Draft("pdf")
    mended: set[str] = set()
    pages = leaves(found, mended)
    lines = lines_of(pages)
    if other := of_other_kind(lines, pages):
        raise refused(name, "K501", other, KINDS)
    draft.segments = list(_segments(pages))
    draft.doubts += [line.doubt("word", BLACK_BOX) for line in lines if BOX in line.text]
    measures = Measures.of(lines)
    official = take_head(pages, draft)
    if pages:
        _letterhead(pages[0])
    notes = take_notes(pages, measures.size)
    draft.doubts += notes.doubts
    lines = lines_of(pages)
    if not lines:
        raise refused(name, "K503", "holds no text of a letter", KINDS)
    measures = Measures.of(lines)
    hyphens = Hyphens.of([*lines, *(line for note in notes.found for line in note.lines)])
    head = 0 if official else opening_end(lines)
    opening = opening_of(lines[:head], measures.leading, hyphens)
    again: list[Line] = []
    groups = groups_of(lines[head:], measures, draft.doubts, again)
    leave_out(pages, again)
    draft.doubts += may_end(groups, measures)
    groups = with_figures(groups, [figure for sheet in found for figure in _figures(sheet, lines[:head], official)])
    find_headings(groups, measures, draft.doubts)
    find_items(groups)
    draft.blocks = [*opening, *blocks_of(groups, hyphens, draft.doubts)]
    doubts = [*noise(found, lines), *at_edges(pages, measures), *_pictures(found)]
    finished(draft, pages, notes, hyphens, official=official, mended=mended, doubts=doubts)
    _with_links(draft, found, notes.found)
    return draft


def _sheets(data: bytes, name: str) -> list[Sheet]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise refused(name, "K502", "is encrypted", "Save it without a password first.") from error
        raise refused(name, "K502", "is damaged: no PDF can be read from it", "Fetch it anew.") from error
    try:
        if len(document) > MOST_PAGES:
            raise refused(name, "K504", f"has {len(document):,} pages", f"At most {MOST_PAGES} are read.")
        found: list[Sheet] = []
        total = 0
        for sheet in sheets(document):
            found.append(sheet)
            total += len(sheet.chars)
            if total > MOST_CHARACTERS:
                raise refused(name, "K504", f"has more than {MOST_CHARACTERS:,} characters", "That is no letter.")
        weigh(found)
        return found
    except pypdfium2.PdfiumError as error:
        raise refused(name, "K502", "is damaged: a page cannot be read", "Fetch it anew.") from error
    finally:
        document.close()


def _refuse_scans(found: Sequence[Sheet], name: str) -> None:
    scans = [sheet.number for sheet in found if sheet.scan]
    written = sum(len(sheet.chars) for sheet in found)
    if scans and (scans[0] == 1 or len(scans) >= len(found) / 2):
        which = "is a scan without text" if len(scans) == len(found) else f"has pages without text (page {scans[0]})"
        raise refused(name, "K503", f"{which}: pictures of pages", OCR)
    if written < LEAST_CHARACTERS:
        raise refused(name, "K503", "holds no text", OCR)
    if 2 * sum(char.text.isalnum() for sheet in found for char in sheet.chars) < written:
        raise refused(name, "K503", "does not say which letters it draws: its fonts have signs in their place", OCR)


def _segments(pages: Sequence[Leaf]) -> Iterator[Segment]:
    for leaf in pages:
        for outside in leaf.outside:
            yield Segment(outside.words, outside.place)
        for line in leaf.lines:
            for cell in cells_of(line):
                yield Segment(cell.text, line.place)


def _figures(sheet: Sheet, opening: Sequence[Line], official: bool) -> list[tuple[int, float]]:
    """The page and upper edge of each picture in the text: not the emblem on top, no line, no background."""
    above = min((line.y for line in opening if line.sheet == sheet.number), default=0.85 * sheet.height)
    found = []
    for box in sheet.pictures:
        width, height = box[2] - box[0], box[3] - box[1]
        if width > 60 and height > 40 and width * height < 0.8 * sheet.width * sheet.height and box[3] < above:
            if box[0] < 0.75 * sheet.width and not (official and sheet.number == 1):
                found.append((sheet.number, box[3]))
    return found


def _letterhead(leaf: Leaf) -> None:
    """Take out the name of the ministry above and beside the addressee, and the sender's address, in small letters."""
    lines = leaf.lines[:LINES_OF_OPENING]
    addressee = next((line for line in lines if names_addressee(line.text)), None)
    name: Line | None = None
    for line in lines:
        below = name and abs(line.x0 - name.x0) < 2 and name.y - line.y < 1.6 * line.size
        apart = addressee and line.y > addressee.y and abs(line.x0 - addressee.x0) > 3
        name = line if apart and (below or MINISTRY.fullmatch(line.text)) else None
        if name or RETURN.match(line.text):
            leaf.leave_out(line, "margin")


def _with_links(draft: Draft, found: Sequence[Sheet], notes: Sequence[FoundNote]) -> None:
    """Give the notes the links that stand in their lines."""
    draft.links = [(link.words, link.target) for sheet in found for link in sheet.links]
    for at, (note, lines) in enumerate(zip(draft.notes, (note.lines for note in notes), strict=True)):
        on = {(line.sheet, round(line.y)) for line in lines}
        links = [link for sheet in found for link in sheet.links if (sheet.number, round(link.y)) in on]
        kept = tuple((link.words, link.target) for link in links if link.words in note.text)
        draft.notes[at] = replace(note, links=kept)


def _pictures(found: Sequence[Sheet]) -> Iterator[DraftDoubt]:
    for sheet in found:
        if sheet.scan:
            yield DraftDoubt(f"page {sheet.number}", "", "structure", "left out: the page is a picture without text")
