"""A text out of a PDF as pages of lines: heads, feet and the margin block taken out, words torn by kerning mended.

A letter of such a text is half an em wide, and a line feed is one em: so the rules for PDFs hold for it too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from .draft import DraftDoubt, LeftOutReason
from .lines import Line, Piece
from .pdf_layout import IMPRINT, NAMED_PAGE, TEXT, Leaf, Outside
from .pdf_opening import FIELD, SALUTATION
from .signs import readable

COLUMN = 0.5
# Words of notes, which kerning tears more than others, in most letters.
WORDS = (
    "Kamerstuk Kamerstukken Kamerstuknummer Kamerbrief Handelingen Aanhangsel Tweede Eerste Pagina pagina hoofdstuk "
    "artikel Jaarverslag Memorie Toelichting Besluit Rijksoverheid rijksoverheid nummers bijlage Bijlage"
).split()
# Digits, or capitals, with blanks between them.
TORN = re.compile(r"(?:\S+ )?(?<![\d.,])\b(?:\d{1,2} (?=\d[\d ]*\b)(?:\d+ ?)+|(?:[A-Z] ){2,}|[A-Z] [A-Z]\b)(?: ?\S+)?")
PARTS = re.compile(r"\S+(?: {1,2}\S+)*")
# First words of what ministries print in the margin of the first page.
MARGIN = re.compile(
    r"(?:>\s*retouradres|retouradres|ministerie\b|directoraat|directie\b|afdeling\b|contactpersoon|bezoekadres|postadres|"
    r"(?:ons |uw )?kenmerk\b|bijlage(?:n|\(n\))?\s*\d*$|[tfe]\s+\d{3}|www\.|\S+@\S+$|projectnaam|factuuradres|"
    r"bij beantwoording|wilt u slechts)",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"(?:aan\b|de voorzitter|voorzitter\b|der staten-generaal)", re.IGNORECASE)
FAR = 8


def pages_of(text: str) -> list[Leaf]:
    """The pages of a text, parted by form feeds; a line remembers where it stands in the file."""
    leaves: list[Leaf] = []
    number = 0
    for page, part in enumerate(text.split("\f"), 1):
        leaf = Leaf(page, 0, 0)
        lines = part.split("\n")
        for index, words in enumerate(lines):
            number += index > 0 or page == 1
            line = _line(words.replace("\t", "    "), page, number, index)
            if line is not None:
                leaf.lines.append(line)
        leaf.height = max(len(lines), 1)
        leaves.append(leaf)
    return [leaf for leaf in leaves if leaf.lines]


def _line(words: str, page: int, number: int, index: int) -> Line | None:
    parts = list(PARTS.finditer(readable(words).replace("\r", "")))
    if not parts:
        return None
    pieces = []
    for position, part in enumerate(parts):
        gap = (part.start() - parts[position - 1].end()) * COLUMN if position else 0.0
        text = " ".join(part[0].split())
        pieces.append(Piece(text, part.start() * COLUMN, part.end() * COLUMN, blank=position > 0, gap=gap))
    first = parts[0].start() + len(pieces[0].text.split()[0])
    x0, x1 = pieces[0].x0, pieces[-1].x1
    return Line(page, index + 1, x0, x1, -float(index), 1.0, pieces, first * COLUMN, at=f"line {number}")


def usual_width(leaves: Sequence[Leaf]) -> float:
    """How wide the lines of the text are: nine of ten that are not short end here or before."""
    ends = sorted(line.pieces[0].x1 for leaf in leaves for line in leaf.lines if len(line.text) > 30)
    return ends[int(0.95 * (len(ends) - 1))] if ends else 40.0


def take_out(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """Take out the margin column, heads and feet, and the margin block among the lines of the first page."""
    for leaf in leaves:
        _cut_margin(leaf, usual_width(leaves))
    _take_out_repeated(leaves)
    _take_out_block(leaves, doubts)


def _cut_margin(leaf: Leaf, width: float) -> None:
    """Cut off what stands in a column to the right of the text and says what a margin block says."""
    columns: dict[float, list[tuple[Line, int]]] = defaultdict(list)
    for line in leaf.lines:
        for index, piece in enumerate(line.pieces):
            if piece.x0 >= 0.7 * width and (index == 0 or piece.gap >= 1.5):
                near = next((x for x in columns if abs(x - piece.x0) <= 1), piece.x0)
                columns[near].append((line, index))
                break
    for found in columns.values():
        words = [" ".join(piece.text for piece in line.pieces[index:]) for line, index in found]
        if not any(MARGIN.match(_together(text)) or NAMED_PAGE.fullmatch(_together(text)) for text in words):
            continue
        for (line, index), text in zip(found, words, strict=True):
            reason: LeftOutReason = "page-number" if NAMED_PAGE.fullmatch(_together(text)) else "margin"
            leaf.outside.append(Outside(text, reason, line.place, line.y))
            line.pieces = line.pieces[:index]
            if line.pieces:
                line.x1 = line.pieces[-1].x1
            else:
                leaf.lines.remove(line)


def _together(words: str) -> str:
    """The words with a first letter that kerning tore off put back."""
    return re.sub(r"\b([A-Z]) (?=[a-z])", r"\1", words)


def _take_out_repeated(leaves: Sequence[Leaf]) -> None:
    where: dict[str, set[int]] = defaultdict(set)
    for leaf in leaves:
        for line in _outer(leaf):
            where[_pattern(line.text, leaf.number)].add(leaf.number)
    for leaf in leaves:
        for line in _outer(leaf):
            reason: LeftOutReason | None = None
            if NAMED_PAGE.fullmatch(_together(line.text)):
                reason = "page-number"
            elif IMPRINT.match(line.text):
                reason = "running-head"
            pages = where[_pattern(line.text, leaf.number)]
            often = len(pages) >= 2 and len(pages) >= 0.5 * (len(leaves) - 1)
            if often and not reason and not TEXT.match(line.text) and len(line.text) > 3:
                reason = "running-head"
            if reason:
                leaf.lines.remove(line)
                leaf.outside.append(Outside(line.text, reason, line.place, line.y))
    # tools set heads down anywhere on a page
    anywhere = Counter(pattern for leaf in leaves for pattern in {_pattern(line.text, 0) for line in leaf.lines})
    for leaf in leaves:
        for line in list(leaf.lines):
            numbered = NAMED_PAGE.fullmatch(_together(line.text))
            if numbered or (anywhere[_pattern(line.text, 0)] >= max(3, len(leaves) / 4) and 5 < len(line.text) < 50):
                if TEXT.match(line.text):
                    continue
                leaf.lines.remove(line)
                reason = "page-number" if numbered else "running-head"
                leaf.outside.append(Outside(line.text, reason, line.place, line.y))


def _outer(leaf: Leaf) -> list[Line]:
    if len(leaf.lines) <= 2 * FAR:
        return list(leaf.lines)
    return [*leaf.lines[:FAR], *leaf.lines[-FAR:]]


def _pattern(text: str, page: int) -> str:
    bare = re.sub(r"\s+", "", text)
    if not page:
        return bare
    return re.sub(rf"(?<!\d){page}(?!\d)", "#", bare)


def _take_out_block(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """The margin block of the first page, which stands among the lines before the salutation."""
    first = leaves[0]
    end = next((index for index, line in enumerate(first.lines[:60]) if SALUTATION.fullmatch(line.text)), 0)
    taking = False
    taken: list[Line] = []
    for index, line in enumerate(first.lines[:end]):
        apart = index == 0 or first.lines[index - 1].y - line.y > 1.5
        if MARGIN.match(_together(line.text)):
            taking = True
        elif ADDRESSED.match(line.text) or FIELD.match(line.text):
            taking = False
        elif apart and not taken:
            taking = False
        elif apart and taking and not MARGIN.match(line.text) and not re.search(r"\d", line.text):
            taking = len(line.text) < 40 and not re.match(r"\d{1,2} [a-z]+ \d{4}", line.text)
        if re.match(r"\d{1,2} [a-z]+ \d{4}$", line.text):
            taking = False
        if taking:
            taken.append(line)
    for line in taken:
        first.lines.remove(line)
        first.outside.append(Outside(line.text, "margin", line.place, line.y))
    if taken:
        words = " ".join(taken[0].text.split()[:6])
        choice = f"{len(taken)} lines before the salutation taken as the margin block"
        doubts.append(DraftDoubt(taken[0].place, words, "letter-or-margin", choice))


def mend(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> list[str]:
    """Put words together that kerning tore: the words of the document decide. What was put together is told."""
    known: Counter[str] = Counter(WORDS)
    pairs: Counter[tuple[str, str]] = Counter()
    for leaf in leaves:
        for line in leaf.lines:
            words = re.findall(r"[^\W\d_]+", line.text)
            known.update(words)
            pairs.update(re.findall(r"([^\W\d_]+) (?=([^\W\d_]+))", line.text))
    told: list[str] = []
    for leaf in leaves:
        for line in leaf.lines:
            for piece in line.pieces:
                piece.text = _mended(piece.text, known, pairs, told)
            torn = TORN.search(line.text)
            if torn:
                doubts.append(DraftDoubt(line.place, torn[0].strip(), "word", "kept: these may be one number or word"))
    return told


def _mended(text: str, known: Counter[str], pairs: Counter[tuple[str, str]], told: list[str]) -> str:
    text = re.sub(r"\b(Kamers ?tukken|Handelingen) I I\b", r"\1 II", text)
    tokens = text.split(" ")
    index = 0
    while index + 1 < len(tokens):
        first, second = tokens[index], tokens[index + 1]
        head, tail = re.search(r"[^\W\d_]+$", first), re.match(r"[^\W\d_]+", second)
        if head and tail and _is_torn(head[0], tail[0], known, pairs):
            told.append(head[0] + tail[0])
            tokens[index : index + 2] = [first + second]
        else:
            index += 1
    return " ".join(tokens)


def _is_torn(head: str, tail: str, known: Counter[str], pairs: Counter[tuple[str, str]]) -> bool:
    """Whether two words are one: it stands whole elsewhere, and one of the two stands nowhere else."""
    together = pairs[head, tail]
    whole = known[head + tail] + known[(head + tail).lower()] + known[(head + tail).capitalize()]
    alone = min(known[head], known[tail]) - together
    if len(head) == 1 and head.isupper() and tail[0].islower():
        return head != "U" and (whole > 0 or known[tail] <= together)
    return whole > 0 and alone <= 0 and tail[0].islower()
