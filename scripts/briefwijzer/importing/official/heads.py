"""The head of an official paper where it is only words: dossier, number, title and date, above the text."""

from __future__ import annotations

import re

from ..drafts.draft import Draft, DraftBlock, DraftLeftOut, numbers_of
from ..drafts.letterpaper import unfolded
from ..drafts.signs import bare, marks, plain
from ..facts import add, add_another, day_above

_DOSSIER = re.compile(r"(?P<number>\d{2} ?\d{3}(?: ?(?:[IVX]+|[A-Z])|-\d{2})?(?: ?\(R ?\d+\))?) (?P<title>\S.*)")
# The number of a paper (the Eerste Kamer once had 123b), and what is behind it when it is printed again: 7, 7h,
# 773 H1, A (herdruk), 12 tweede HERDRUK.
_PRINTED = (
    r"(?:(?P<number>\d{1,4}(?:[a-gi-z](?![a-z]))?)|(?P<letter>[A-Z]{1,3}))"
    r"(?:[ -]?\(?(?P<reprint>[hH]\d{1,2}|h|(?i:(?:\w+ )?herdruk)(?: ?\d{1,2}(?!\d|[./-]\d| \w+ \d{4}))?)\)?)?"
)
_NUMBER = re.compile(rf"(?:Nr\. (?=\d)|(?=[A-Z])){_PRINTED} (?P<title>\S.*)")
_DATE = re.compile(r"(?:Voorgesteld|Ontvangen|Vastgesteld|Ter (?:inzage|griffie))\b.{0,60}")
_YEAR = re.compile(r"Vergaderjaar \d{4}\s?[-–‒]\s?\d{4}")
_CHAMBER = re.compile(r"(?P<which>Tweede|Eerste) Kamer der")
_MOST = 8


def number_of(printed: str) -> tuple[str, str]:
    """The number of a paper, and of its reprint, out of the words above it.

    >>> number_of("Nr. 7h"), number_of("773 H1"), number_of("A"), number_of("nr. 7 (herdruk)")
    (('7', 'h'), ('773', 'H1'), ('A', ''), ('7', 'herdruk'))
    >>> number_of("Nr. 7 Tweede herdruk"), number_of("Nr. 123b")
    (('7', 'Tweede herdruk'), ('123b', ''))
    """
    found = re.match(rf"(?:(?i:nr)\.? ?)?{_PRINTED}(?!\w)", printed)
    return (found["number"] or found["letter"], found["reprint"] or "") if found else (printed, "")


def facts_above(draft: Draft, words: str) -> None:
    """Keep the parliamentary year and the chamber that a line above a paper names."""
    if year := _YEAR.search(words):
        add(draft, "vergaderjaar", year[0])
    if chamber := _CHAMBER.match(words):
        add(draft, "chamber", "2" if chamber["which"] == "Tweede" else "1")


def without_heads(draft: Draft) -> None:
    """Take the head out of the text; what it says becomes facts."""
    draft.blocks = unfolded(draft.blocks)
    dossier = next((block for block in draft.blocks[:_MOST] if _DOSSIER.fullmatch(_words(block))), None)
    number = next((block for block in draft.blocks[:_MOST] if _NUMBER.fullmatch(_words(block))), None)
    if dossier is None or number is None or draft.blocks.index(dossier) > draft.blocks.index(number):
        return
    at = draft.blocks.index(number) + 1
    head, rest = draft.blocks[:at], draft.blocks[at:]
    while rest and _DATE.fullmatch(_words(rest[0])):
        head.append(rest.pop(0))
    kept: list[DraftBlock] = []
    for block in head:
        words = _words(block)
        if found := _DOSSIER.fullmatch(words):
            add_another(draft, "dossier", found["number"])
            add_another(draft, "dossier_title", found["title"])
        elif block is number and (named := _NUMBER.fullmatch(words)):
            add(draft, "ondernummer", named["number"] or named["letter"])
            title, *day = re.split(
                r" (?=(?:Ter griffie|Voorgesteld|Ontvangen|Vastgesteld) )", named["title"], maxsplit=1
            )
            add(draft, "heading", title)
            day_above(draft, " ".join(day))
            add(draft, "reprint", named["reprint"] or "")
        elif _DATE.fullmatch(words):
            day_above(draft, words)
        if marks(block.text):
            kept.append(DraftBlock("opening", block.text, place=block.place))
        else:
            _leave(draft, DraftLeftOut(words, "metadata", block.place))
    for left in draft.left_out:
        facts_above(draft, left.words)
    draft.blocks = [*kept, *rest]


def _leave(draft: Draft, left: DraftLeftOut) -> None:
    """Put words among what was left out, in the order of the source."""
    places = [numbers_of(one.place) for one in draft.left_out]
    own = numbers_of(left.place)
    at = next((index for index, place in enumerate(places) if place > own), len(places))
    draft.left_out.insert(at, left)


def _words(block: DraftBlock) -> str:
    """The words of a block, its own number before them."""
    return plain(f"{block.label} {bare(block.text)}")
