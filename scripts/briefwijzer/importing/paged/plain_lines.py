"""A text out of a PDF as pages of lines: heads, feet and the margin block taken out, words torn by kerning mended.

A letter of such a text is half an em wide, and a line feed is one em: so the rules for PDFs hold for it too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...problems import counted
from ..drafts.above import ANY_FIELD, names
from ..drafts.draft import DraftDoubt, LeftOutReason
from ..drafts.signs import readable
from .layout import NAMED_PAGE
from .lines import Leaf, Line, Outside, Piece, lines_of
from .opening import SALUTATION
from .plain_repeated import take_out_repeated, together

COLUMN = 0.5
# So many blanks, and nothing else: the rule above the notes.
RULE = 20
# The foot of a page that a tool sets down at the end of a line of text.
FOOT = re.compile(r"(?<=[^\s ])(?=Pagina \d{1,3} van \d{1,3}(?:\D|$))|(?<=Pagina \d van \d)(?=[^\W\d_])")
NOTE = re.compile(r"\s{0,2}(\d{1,3})[.)]?(?:\s+(?=\S)|\s*$)")
DIGITS_ALONE = re.compile(r"\s*\d{1,3}\s*")
# Words of notes, which kerning tears more than others, in most letters.
WORDS = (
    "Kamerstuk Kamerstukken Kamerstuknummer Kamerbrief Handelingen Aanhangsel Tweede Eerste Pagina pagina hoofdstuk "
    "artikel Jaarverslag Memorie Toelichting Besluit Rijksoverheid rijksoverheid nummers bijlage Bijlage"
).split()
SMALL = frozenset(
    "de het een en of van in op met voor door naar over bij te tot aan uit om als dat die dit er is zijn ook na".split()
)
# Digits, or capitals, with blanks between them; 29 544 is the number of a dossier.
TORN_APART = re.compile(
    r"(?:(?<!\S)\S+ )?(?<![\d.,])\b(?!\d{2} \d{3}\b(?! \d))"
    r"(?:\d{1,2} (?=\d[\d ]*\b)(?:\d+ ?)+|(?:[A-Z] ){2,}|[A-Z] [A-Z]\b)(?: ?\S+)?"
)
# Begun at the first letter of a word alone, or a long word would be tried from each of its letters.
APART = re.compile(r"(?<![^\W\d_])([^\W\d_]+) [-\u00ad]$")
PAIR = re.compile(r"(?<![^\W\d_])([^\W\d_]+) (?=([^\W\d_]+))")
LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
# Lines of a margin block are shorter.
WIDTH_OF_MARGIN = 46
PARTS = re.compile(r"\S+(?: {1,2}\S+)*")
# First words of what ministries print in the margin of the first page.
MARGIN_LINE = re.compile(
    r"(?:>\s*retouradres|retouradres|ministerie\b|directoraat|directie\b|afdeling\b|contactpersoon|bezoekadres|postadres|"
    rf"{names('reference', 'theirs')}|{names('enclosed')}\s*\d*$|"
    r"[tfe]\s+\d{3}|www\.|\S+@\S+$|projectnaam|factuuradres|"
    r"bij beantwoording|wilt u slechts)",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"(?:aan\b|de voorzitter|voorzitter\b|der staten-generaal)", re.IGNORECASE)


def pages_of(text: str) -> list[Leaf]:
    """The pages of a text, parted by form feeds; a line remembers where it stands in the file."""
    leaves: list[Leaf] = []
    number = 0
    for page, sheet in enumerate(_with_form_feeds(text).split("\f"), 1):
        leaf = Leaf(page, 0, 0)
        lines = sheet.split("\n")
        for index, words in enumerate(lines):
            number += index > 0 or page == 1
            for part in FOOT.split(words.replace("\t", "    ")):
                line = _line(part, page, number, index)
                if line is not None:
                    leaf.lines.append(line)
        leaf.height = max(len(lines), 1)
        leaves.append(leaf)
    return [leaf for leaf in leaves if leaf.lines]


def _with_form_feeds(text: str) -> str:
    """The text with its pages parted, where the tool did not: below a page number, or below notes.

    Such a tool sets a line of blanks above the notes of a page. They end where a line follows that is no further note
    and stands further off than their lines do, or that begins with a blank as the first of a page does.
    """
    if "\f" in text:
        return text
    lines = text.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    apart = [after - index for index, after in pairwise(filled)]
    usual = Counter(apart).most_common(1)[0][0] if apart else 1
    starts: set[int] = set()
    for position, index in enumerate(filled[1:], 1):
        if NAMED_PAGE.fullmatch(together(lines[filled[position - 1]].strip())):
            starts.add(index)
        above = max(lines[filled[position - 1] + 1 : index], key=len, default="")
        number = NOTE.match(lines[index])
        if len(above) < RULE or number is None:
            continue
        last, under = int(number[1]), -1
        for before, after in pairwise(filled[position : position + 60]):
            number = NOTE.match(lines[after])
            distance = after - before
            if number and last < int(number[1]) <= last + 2:
                last = int(number[1])
            elif DIGITS_ALONE.fullmatch(lines[before]):
                under = after
            elif (lines[after][0] == " " and (lines[before][0] != " " or before == under)) or distance > usual:
                starts.add(after)
                break
    return "\n".join(f"\f{line}" if index in starts else line for index, line in enumerate(lines))


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
    second = re.search(r"(?<=\s)\S", parts[0][0])
    behind = parts[0].start() + second.start() if second else parts[1].start() if parts[1:] else 0
    edges = first * COLUMN, behind * COLUMN
    return Line(page, index + 1, x0, x1, -float(index), 1.0, pieces, *edges, at=f"line {number}")


def usual_width(leaves: Sequence[Leaf]) -> float:
    """How wide the lines of the text are: nine of ten that are not short end here or before."""
    ends = sorted(line.pieces[0].x1 for line in lines_of(leaves) if len(line.text) > 30)
    return ends[int(0.95 * (len(ends) - 1))] if ends else 40.0


def take_out(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """Take out the margin column, heads and feet, and the margin block among the lines of the first page."""
    for leaf in leaves:
        # notes at the end may be set wider
        _cut_margin(leaf, min(usual_width(leaves), usual_width([leaf])))
    take_out_repeated(leaves, doubts)
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
        block = any(MARGIN_LINE.match(together(text)) for text in words)
        for (line, index), text in zip(found, words, strict=True):
            paged = NAMED_PAGE.fullmatch(together(text))
            if not paged and not block:  # a column of a table, with the number of the page below it
                continue
            reason: LeftOutReason = "page-number" if paged else "margin"
            leaf.outside.append(Outside(text, reason, line.place, line.y))
            line.pieces = line.pieces[:index]
            if line.pieces:
                line.x1 = line.pieces[-1].x1
            else:
                leaf.lines.remove(line)


def _take_out_block(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> None:
    """The margin block of the first page, which stands among the lines before the salutation."""
    first = leaves[0]
    end = next((index for index, line in enumerate(first.lines[:60]) if SALUTATION.fullmatch(line.text)), 0)
    taking = False
    taken: list[Line] = []
    for index, line in enumerate(first.lines[:end]):
        apart = index == 0 or first.lines[index - 1].y - line.y > 1.5
        if MARGIN_LINE.match(together(line.text)):
            taking = True
        elif ADDRESSED.match(line.text) or ANY_FIELD.match(line.text):
            taking = False
        elif apart and not taken:
            taking = False
        elif apart and taking and not re.search(r"\d", line.text):
            taking = len(line.text) < 40
        if re.match(r"\d{1,2} [a-z]+ \d{4}$", line.text):
            taking = False
        if taking:
            taken.append(line)
    for line in taken:
        first.leave_out(line, "margin")
    if taken:
        choice = f"{counted(len(taken), 'line')} before the salutation taken as the margin block"
        doubts.append(taken[0].doubt("letter-or-margin", choice))
    for block in list(_blocks_below(first.lines[end:])):
        for line in block:
            first.leave_out(line, "margin")
        doubts.append(block[0].doubt("letter-or-margin", f"{counted(len(block), 'line')} taken as the margin block"))


def _blocks_below(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Margin blocks that a tool set down below the salutation: short lines, three of which at least say so."""
    run: list[Line] = []
    for line, above in zip([*lines, None], [None, *lines], strict=True):
        own = line is not None and bool(MARGIN_LINE.match(together(line.text)))
        apart = line is not None and above is not None and above.y - line.y > 1.5
        note = line is not None and NOTE.match(line.text) and not DIGITS_ALONE.fullmatch(line.text)
        goes_on = bool(run) and (not apart or bool(re.search(r"\d", line.text if line else "")))
        if line is not None and len(line.text) < WIDTH_OF_MARGIN and not note and (own or goes_on):
            run.append(line)
            continue
        if sum(bool(MARGIN_LINE.match(together(other.text))) for other in run) >= 3:
            yield run
        run = []


def mend(leaves: Sequence[Leaf], doubts: list[DraftDoubt]) -> set[str]:
    """Put words together that kerning tore, and give them back: the words of the document decide."""
    known: Counter[str] = Counter(WORDS)
    pairs: Counter[tuple[str, str]] = Counter()
    for leaf in leaves:
        for line in leaf.lines:
            known.update(re.findall(r"[^\W\d_]+", line.text))
            pairs.update(PAIR.findall(line.text))
    torn = _torn(known, pairs)
    mended: set[str] = set()
    for leaf in leaves:
        _close_hyphens(leaf.lines, known)
    for leaf in leaves:
        for line in leaf.lines:
            for piece in line.pieces:
                piece.text = _mended(piece.text, torn, mended)
            apart = [match[0].strip() for match in TORN_APART.finditer(line.text)][:1]
            apart += [
                f"{head} {tail}"
                for head, tail in PAIR.findall(line.text)
                if tail.islower() and len(tail) > 3 and known[(head + tail).lower()] and known[tail] == 1
            ]
            for words in apart:
                doubts.append(DraftDoubt(line.place, words, "word", "kept: these may be one number or word"))
    return mended


def _torn(known: Counter[str], pairs: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs that are one word: it stands whole elsewhere, and neither of the two stands in another place."""
    capitals = {
        (head, tail)
        for head, tail in pairs
        if len(head) == 1 and head.isupper() and head != "U" and tail.islower()
        if known[head + tail] or known[tail] <= pairs[head, tail]
    }
    maybe = {
        (head, tail): count
        for (head, tail), count in pairs.items()
        if tail.islower() and (known[head + tail] or known[(head + tail).lower()] or known[(head + tail).capitalize()])
    }
    heads, tails = Counter(known), Counter(known)
    for (head, tail), count in maybe.items():
        heads[head] -= count
        tails[tail] -= count
    return capitals | {
        (head, tail)
        for head, tail in maybe
        if heads[head] <= 0 and tails[tail] <= 0 and head.lower() not in SMALL and tail not in SMALL
    }


def _close_hyphens(lines: Sequence[Line], known: Counter[str]) -> None:
    """Hyphens at line ends that a tool set apart from their word: "kabi -" where the document knows the whole word."""
    for line, after in pairwise(lines):
        end, begin = APART.search(line.pieces[-1].text), re.match(r"[^\W\d_]+", after.text)
        if end and begin and known[end[1] + begin[0]]:
            line.pieces[-1].text = f"{line.pieces[-1].text[: end.end(1)]}-"


def _mended(text: str, torn: set[tuple[str, str]], mended: set[str]) -> str:
    tokens = text.split(" ")
    index = 0
    while index + 1 < len(tokens):
        first, second = tokens[index], tokens[index + 1]
        head, tail = LAST_WORD.search(first), re.match(r"[^\W\d_]+", second)
        if head and tail and (head[0], tail[0]) in torn:
            mended.add(head[0] + tail[0])
            tokens[index : index + 2] = [first + second]
        else:
            index += 1
    return re.sub(r"\b(Kamerstukken|Handelingen) I I\b", r"\1 II", " ".join(tokens))
