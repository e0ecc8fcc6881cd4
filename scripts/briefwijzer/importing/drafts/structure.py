"""What the blocks of a draft are to each other: opening, headings with number and depth, lists, closing, annexes.

A reader says what it sees; here the words themselves decide. The same words give the same result, from whatever file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from ...data.prose import BREAK
from ..offices import BEHALF
from .above import ADDRESS, DATED, FIELD, is_salutation
from .draft import Draft, DraftBlock, DraftDoubt
from .headings import depths, numbered, split_label, with_questions
from .letterpaper import take_out_margin, take_out_return, unfolded
from .lists import marked_paragraphs, with_words
from .openings import MOST_OF_AN_OPENING, opened
from .signing import (
    GREETED,
    STAMP,
    is_name,
    is_office,
    name_and_office,
    office_and_name,
    opens_report,
    signs,
)
from .signs import bare, marks, without_emphasis

_ANNEX = re.compile(
    r"(?P<label>(?:bijlage|annex)(?: (?:\d{1,2}|[IVX]{1,4}|[A-Z]))?(?:\s*[:.–-])?)(?:(?:\s+|⟦br⟧)(?P<title>\S.*))?",
    re.IGNORECASE,
)
_BOLD = re.compile(r"⟦b⟧(?:(?!⟦/?b⟧).)+⟦/b⟧(?:⟦[^⟦⟧]+⟧)*")
# The words above a table, and no sentence about it: "Tabel 2: Peren", "Tabel 2 Peren".
_CAPTION = re.compile(
    r"(?i:tabel|figuur|grafiek|kaart) [\dIVX]+[a-z]?(?:\.\d+)*(?:[.:]?|:.*|[.:]?(?: [–-])? [A-Z«“‘].*)"
)
_MOST_OF_A_CAPTION = 200
_MOST_BELOW, _MOST_OF_A_SIGNATURE = 16, 90  # blocks below a greeting at the end, and characters of a line in them
_NO_SIGNATURE = re.compile(r".*[.;:?!]|\S*\d\S*")  # a sentence, or the number of a case
# Lines below a signature that end a letter.
_COPIED = re.compile(
    r"(?:(?:een )?(?:afschrift|kopie)\b.* aan\b|c\.?c\.?[: ]|bijlagen?: ?\S|bijlage\(n\)).{,150}", re.IGNORECASE
)
_CASE = re.compile(r"\(?\d[\dA-Z./-]{4,}\)?")  # 2060703310, 2017Z01234


def arranged(draft: Draft) -> Draft:
    """The draft with its parts told apart; what a reader told already stays as it is."""
    blocks = [
        block for block in draft.blocks if block.text or block.label or block.rows or block.kind in ("figure", "annex")
    ]
    # a picture above all words is an emblem
    draft.blocks = unfolded([*dropwhile(lambda block: block.kind == "figure" and not block.text, blocks)])
    take_out_return(draft)
    take_out_margin(draft)
    blocks = _closed(_captioned(opened(draft.blocks)))
    blocks = _annexes([_labelled(block) for block in numbered(with_questions(blocks))])
    draft.blocks = depths(with_words(marked_paragraphs(blocks, draft.decisions)))
    if draft.kind != "xml" and not draft.facts.get("dossier"):  # a paper of parliament may hold several letters
        draft.doubts += [doubt for doubt in _other_letters(draft.blocks) if doubt not in draft.doubts]
    return draft


def _other_letters(blocks: Sequence[DraftBlock]) -> Iterator[DraftDoubt]:
    """Doubts about letters that seem to begin behind the signature of the first: with a date, and a salutation."""
    start = max((index + 1 for index, block in enumerate(blocks) if block.kind == "closing"), default=len(blocks))
    texts = [block.words for block in blocks]
    for index in range(start, len(blocks)):
        above = texts[max(start, index - MOST_OF_AN_OPENING) : index]
        dated = any(DATED.fullmatch(FIELD.sub("", text).strip()) for text in above)
        if dated and is_salutation(texts[index]):
            choice = "taken as a part of this letter, though a letter of its own seems to begin here"
            yield DraftDoubt(blocks[index].place, texts[index], "structure", choice)


def _closed(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Signatures stand in the closing: an office, alone or with the names under it, and the greeting before it.

    What a committee has signed goes on with what it reports: its signatures are text, and so are those further on.
    A picture without words between them is that of a signature.
    """
    marked = [block.kind == "closing" for block in blocks]
    if not any(marked) and (below := _below_greeting(blocks)):
        signed = [replace(block, kind="closing") for block in blocks[below] if block.kind != "figure"]
        return [*blocks[: below.start], *_joined(signed), *blocks[below.stop :]]
    first = marked.index(True) if any(marked) else _signature(blocks)
    first = next((at for at, block in enumerate(blocks[:first]) if opens_report(block)), first)
    if first is None:
        return blocks
    while first and blocks[first - 1].kind == "paragraph" and GREETED.fullmatch(blocks[first - 1].words):
        first -= 1
    after = first
    while after < len(blocks) and (blocks[after].kind == "closing" or _signs(blocks[after])):
        if after > first and _sent_to(blocks[after : after + 2]):
            break
        after += 1
    after = _ended(blocks, after)
    signed = _joined(replace(block, kind="closing") for block in blocks[first:after] if block.kind != "figure")
    if blocks[after:] and opens_report(blocks[first]):
        rest = [*signed, *blocks[after:]]
        return [*blocks[:first], *(replace(b, kind="paragraph") if b.kind == "closing" else b for b in rest)]
    return [*blocks[:first], *signed, *blocks[after:]]


def _below_greeting(blocks: Sequence[DraftBlock]) -> slice | None:
    """The last greeting with what stands below it, when that is nothing but short lines up to the end or an annex."""
    greetings = [at for at, block in enumerate(blocks) if GREETED.fullmatch(block.lines[0])]
    first = greetings[-1] if greetings else len(blocks)
    end = first
    while end < len(blocks) and _may_sign(blocks[end]):
        end += 1
    ended = end == len(blocks) or blocks[end].kind in ("annex", "heading") or _names_annexes(blocks[end])
    return slice(first, _ended(blocks, end)) if ended and 1 < end - first <= _MOST_BELOW else None


def _ended(blocks: Sequence[DraftBlock], end: int) -> int:
    """The end of a closing: behind lines that say who gets a copy, or what goes with the letter, where none follows."""
    copied = all(block.kind == "paragraph" and _COPIED.match(block.words) for block in blocks[end:])
    return len(blocks) if copied else end


def _may_sign(block: DraftBlock) -> bool:
    lines = block.lines
    own = [line for line in lines if not STAMP.fullmatch(line)]
    other = any(len(line) > _MOST_OF_A_SIGNATURE or _NO_SIGNATURE.fullmatch(line) for line in own)
    return _drawn(block) or (block.kind == "paragraph" and not (block.label or other or _names_annexes(block)))


def _names_annexes(block: DraftBlock) -> bool:
    return bool(_ANNEX.fullmatch(block.words) or block.words.lower() == "bijlagen")


def _drawn(block: DraftBlock) -> bool:
    return block.kind == "figure" and not block.text


def _sent_to(blocks: Sequence[DraftBlock]) -> bool:
    """Whether an office above an address does not sign, but is whom another letter in the file is sent to."""
    lines = [line for block in blocks for line in block.lines]
    return len(lines) > 1 and bool(ADDRESS.fullmatch(lines[0]) and ADDRESS.fullmatch(lines[1]))


def _signs(block: DraftBlock) -> bool:
    if _drawn(block):
        return True
    lines = block.lines
    named = is_name(lines[-1].rstrip(","), signed=True) and all(map(signs, lines[:-1]))
    named = named or bool(name_and_office(block.words))
    return block.kind == "paragraph" and (named or signs(block.words) or all(map(signs, lines)))


def _signature(blocks: Sequence[DraftBlock]) -> int | None:
    """Where a signature begins: an office with a name under or above it; or, without one, the names at the very end."""
    for index, block in enumerate(blocks):
        lines = block.lines
        lines = lines[1:] if len(lines) > 1 and GREETED.fullmatch(lines[0]) else lines
        if name_and_office(block.words) and all(map(_may_sign, blocks[index:])):
            return index
        below = blocks[index + 1].words if index + 1 < len(blocks) else ""
        if block.kind == "paragraph" and _named_first([*lines, below]):
            return index
        if block.kind == "paragraph" and is_office(" ".join(lines)):
            signed = is_name(below.rstrip(","), signed=True) or signs(below) or not below
            if signed or office_and_name(" ".join(lines)) or (len(lines) > 1 and is_name(lines[-1], signed=True)):
                return index
    index = len(blocks)
    while index and blocks[index - 1].kind == "paragraph" and is_name(blocks[index - 1].words, signed=True):
        index -= 1
    return index if 0 < index < len(blocks) else None


def _named_first(lines: Sequence[str]) -> bool:
    """Whether lines begin with a name, and with the office of that name below it."""
    named = len(lines) > 1 and " " in lines[0] and is_name(lines[0].rstrip(","), signed=True)
    return named and is_office(lines[1]) and not lines[1].endswith(",")


def _joined(signed: Iterable[DraftBlock]) -> list[DraftBlock]:
    """An office and the name under it are one signature; under several offices the names follow in their order."""
    result: list[DraftBlock] = []
    for block in signed:
        lines = [before.lines[-1] for before in result[-2:]]
        above = [is_office(line) and not BEHALF.match(line) for line in lines]
        named = _named_first(lines) or (result and _named_first(result[-1].lines))
        alone = above[-1:] == [True] and above != [True, True] and not named
        if alone and is_name(block.lines[0], signed=True):
            result[-1] = replace(result[-1], text=f"{result[-1].text}{BREAK}{block.text}")
        else:
            result.append(block)
    return result


def _labelled(block: DraftBlock) -> DraftBlock:
    """A heading whose number is still among its words has it as its label."""
    if block.kind == "heading" and not block.label:
        label, text = split_label(block.text)
        return replace(block, label=label, text=text)
    if block.kind == "annex" and not block.label and (found := _ANNEX.fullmatch(block.text)):
        return replace(block, label=found["label"], text=found["title"] or "")
    return block


def _captioned(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The words above a table and those below a picture are its caption; elsewhere they are text, never a heading."""
    result: list[DraftBlock] = []
    for block in blocks:
        before = result[-1] if result else None
        if block.kind == "table" and not block.text and before and before.kind == "paragraph" and _captions(before):
            block = replace(block, text=result.pop().text)
        elif block.kind in ("heading", "paragraph") and _captions(block):
            block = replace(block, kind="paragraph", level=1)
            if before and _drawn(before) and not block.text.lower().startswith("tabel"):
                result[-1] = replace(before, text=block.text)
                continue
        result.append(_headed(block))
    return result


def _headed(block: DraftBlock) -> DraftBlock:
    """A table whose first row alone is bold throughout has its heads in it."""
    rows = [[cell.text for cell in row.cells if cell.text] for row in block.rows]
    bold = [bool(texts) and all(map(_BOLD.fullmatch, texts)) for texts in rows]
    if len(bold) < 2 or not bold[0] or any(bold[1:]) or any(row.head for row in block.rows):
        return block
    return replace(block, rows=(replace(block.rows[0], head=True), *block.rows[1:]))


def _captions(block: DraftBlock) -> bool:
    short = not block.label and len(block.text) < _MOST_OF_A_CAPTION
    return short and bool(_CAPTION.fullmatch(without_emphasis(block.text)))


def _annexes(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """What comes after the signature is an annex, and so is what a heading calls one."""
    result: list[DraftBlock] = []
    closed = False
    for index, block in enumerate(blocks):
        found = _ANNEX.fullmatch(without_emphasis(block.text)) if block.kind in ("heading", "paragraph") else None
        named = found and not block.label and (block.kind == "heading" or (closed and len(block.text) < 120))
        after_closing = closed and result and result[-1].kind == "closing" and block.kind not in ("closing", "annex")
        if named and found and any(later.kind not in ("annex", "closing") for later in blocks[index + 1 :]):
            block = replace(block, kind="annex", label=found["label"], text=found["title"] or "", level=1)
        elif after_closing:
            # a heading that others follow in its numbering is the first part of what comes, and not its title
            leads = block.label and any(later.kind == "heading" and later.label for later in blocks[index + 1 :])
            titles = (block.kind == "heading" and not leads) or _titles(block)
            if titles and not _CASE.fullmatch(block.words):
                block = replace(block, kind="annex", text=without_emphasis(block.text), level=1)
            else:
                block = replace(block, kind="paragraph") if titles else block  # the number of a case
                result.append(DraftBlock("annex", place=block.place))
        if block.kind == "closing":
            closed = True
        result.append(block)
    first = next((at for at, block in enumerate(result) if block.kind == "annex"), len(result))
    signed = [replace(block, kind="paragraph") if block.kind == "closing" else block for block in result[first:]]
    return [*result[:first], *(part for block in signed for part in _with_marks(block))]


def _with_marks(block: DraftBlock) -> list[DraftBlock]:
    """A title of an annex that a note is at is the first heading in it: the data keeps no marks in such titles."""
    if block.kind != "annex" or not marks(block.text):
        return [block]
    return [replace(block, text=""), replace(block, kind="heading", label="", level=1)]


def _titles(block: DraftBlock) -> bool:
    """Whether a paragraph is bold throughout, as the title of annexed answers is."""
    return bool(
        block.kind == "paragraph"
        and _BOLD.fullmatch(block.text)
        and len(bare(block.text)) < 500
        and len(marks(block.text)) < 2
    )
