"""The first page of an official publication: its masthead, dossier, number and title are facts, and no text of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..drafts.draft import Draft, DraftBlock, LeftOutReason
from ..drafts.signs import bare, plain
from ..facts import add, add_another, date_in, day_above, dossier_of, year_of
from ..official.heads import number_of
from ..questions import is_answer
from .cells import WIDE
from .lines import Leaf, Line, lines_of, words_of

CHAMBER = re.compile(r"(?P<chamber>Tweede|Eerste) Kamer der Staten-Generaal")
NUMBER_LINE = re.compile(r"(?:Nr\.\s*\d{1,4}[a-z]?|[A-Z]{1,3})(?:\s+(?:(?i:\w+) )?(?i:herdruk)\d?|\*)?")
IDENTIFIER = re.compile(r"(?:kst|ah-tk|ah-ek|ah|blg|kv-tk|h-tk)-[0-9A-Za-z.-]*\d[0-9A-Za-z-]*")
PROPOSED = re.compile(r"(?:Voorgesteld|Ontvangen|Vastgesteld|Ter griffie).{0,60}", re.IGNORECASE)
ASKED_BY = re.compile(r"Vragen van (?:het lid|de leden)\b")
IN_ITALICS = re.compile(r"⟦i⟧(.+?)⟦/i⟧")
# How far down the first page the head may reach, in lines.
LINES_OF_HEAD = 24


def take_head(leaves: Sequence[Leaf], draft: Draft) -> bool:
    """Take the head of an official publication out of the first page; whether it is one."""
    if not leaves:
        return False
    first = leaves[0]
    # the titles of a short paper may have many of its letters, but those of its text are more
    sizes: Counter[float] = Counter()
    for line in lines_of(leaves):
        sizes[round(line.size, 1)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    mast = next((line for line in first.lines[:4] if CHAMBER.match(line.text) and line.size > 1.3 * size), None)
    if mast is None:
        return False
    _names_chamber(mast.text, draft)
    add_identifier(leaves, draft)
    answers = any("Aanhangsel van de Handelingen" in line.text for line in first.lines[:6])
    taken = _answers(first, size, draft) if answers else _paper(first, size, draft)
    for line, reason in taken:
        first.leave_out(line, reason)
    first.outside.sort(key=lambda outside: -outside.y)
    return True


def _names_chamber(words: str, draft: Draft) -> bool:
    """Keep the chamber that a line names; whether it names one."""
    match = CHAMBER.match(words)
    if match:
        add(draft, "chamber", "II" if match["chamber"] == "Tweede" else "I")
    return match is not None


def add_identifier(leaves: Sequence[Leaf], draft: Draft) -> None:
    """Keep the id of the publication, which stands at the foot of its first page."""
    for leaf in leaves:
        for outside in leaf.outside:
            if found := IDENTIFIER.match(outside.words):
                add(draft, "identifier", found[0])


def is_mast(line: Line, draft: Draft) -> bool:
    """Whether a line is one that every official publication has on top; the chamber and year in it are kept."""
    if line.text.startswith(("Vergaderjaar", "Zitting")):
        add(draft, "vergaderjaar", year_of(line.text))
        return True
    return _names_chamber(line.text, draft) or line.text in ("1", "2")


def _answers(first: Leaf, size: float, draft: Draft) -> list[tuple[Line, LeftOutReason]]:
    """Questions and answers: up to the number, above the sentence that says who asked whom."""
    taken: list[tuple[Line, LeftOutReason]] = []
    for line in first.lines[:LINES_OF_HEAD]:
        if ASKED_BY.match(line.text):
            break
        if is_mast(line, draft):
            taken.append((line, "running-head"))
            continue
        taken.append((line, "metadata"))
        if re.fullmatch(r"\d{1,5}", line.text) and line.size > size:
            add(draft, "ondernummer", line.text)
    return taken


def _paper(first: Leaf, size: float, draft: Draft) -> list[tuple[Line, LeftOutReason]]:
    """A numbered paper: dossiers and their titles, the number, the title in bold or capitals, the day of proposal."""
    taken: list[tuple[Line, LeftOutReason]] = []
    title: list[str] = []
    # the dossiers with the lines of their titles
    dossiers: list[tuple[str, list[str]]] = []
    numbered = False
    previous: Line | None = None
    for line in first.lines[:LINES_OF_HEAD]:
        apart = next((index for index, piece in enumerate(line.pieces) if index and piece.gap >= WIDE), 0)
        label, rest = (words_of(line.pieces[:apart]), words_of(line.pieces[apart:])) if apart else (line.text, "")
        begins = (line.bold or label.startswith("Nr.")) and (apart or not numbered)
        number = NUMBER_LINE.fullmatch(label) if begins else None
        titled = line.bold or line.text.isupper()
        if is_mast(line, draft):
            taken.append((line, "running-head"))
            continue
        if not numbered and number and taken:
            for key, value in zip(("ondernummer", "reprint"), number_of(label), strict=True):
                add(draft, key, value)
            numbered = True
            title.append(rest)
        elif not numbered and line.size > 1.15 * size:
            if dossier := dossier_of(label):
                dossiers.append((dossier, [rest]))
            elif dossiers:
                dossiers[-1][1].append(line.text)
            else:
                dossiers.append(("", [line.text]))
        elif title and titled and previous is not None and previous.y - line.y < 2 * line.size:
            title.append(line.text)
        elif numbered and PROPOSED.fullmatch(line.text) and date_in(line.text):
            day_above(draft, line.text)
        else:
            break
        taken.append((line, "metadata"))
        previous = line
    if not numbered:
        return [(line, reason) for line, reason in taken if reason == "running-head"]
    if not draft.facts.get("dossier"):
        for dossier, parts in dossiers:
            for key, value in (("dossier", dossier), ("dossier_title", _title(parts))):
                add_another(draft, key, value)
    add(draft, "heading", _title(title))
    return taken


def _title(parts: Sequence[str]) -> str:
    """The lines of a title as one; words that a line end cuts in two are put together."""
    return plain(re.sub(r"(?<=\w)- (?!en |of )(?=[^\W\d_A-Z])", "", " ".join(filter(None, parts))))


def opening_of_answers(draft: Draft) -> None:
    """Who asked whom about what, and who answered: the opening of questions and answers."""
    for index, block in enumerate(draft.blocks[:6]):
        if block.kind != "paragraph" or not ASKED_BY.match(bare(block.text)):
            if index == 0:
                return
        words = bare(block.text)
        if block.kind == "heading" or not (ASKED_BY.match(words) or is_answer(words)):
            return
        if ASKED_BY.match(words):
            add(draft, "heading", bare(block.text))
            add(draft, "title", " ".join(IN_ITALICS.findall(block.text)) or _subject(block))
        draft.blocks[index] = replace(block, kind="opening")


def _subject(block: DraftBlock) -> str:
    match = re.search(r"\bover (.+?)(?: \(ingezonden .*)?$", bare(block.text))
    return match[1].rstrip(".") if match else ""
