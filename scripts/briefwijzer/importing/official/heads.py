"""The head of an official paper where it is only words: dossier, number, title and date, above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..drafts.above import names
from ..drafts.draft import Draft, DraftBlock, DraftLeftOut, numbers_of
from ..drafts.letterpaper import unfolded
from ..drafts.signs import bare, marks, plain
from ..facts import add, add_another, addressee, day_above

_DOSSIER_NUMBER = r"\d{2} ?\d{3}(?: ?(?:[IVX]+|[A-Z])|-\d{2})?(?: ?\(R ?\d+\))?"
_DOSSIER = re.compile(rf"(?P<number>{_DOSSIER_NUMBER}) (?P<title>\S.*)")
# The number of a paper (the Eerste Kamer once had 123b), and what is behind it when it is printed again: 7, 7h,
# 773 H1, A (herdruk), 12 tweede HERDRUK.
_PRINTED = (
    r"(?:(?P<number>\d{1,4}(?:[a-gi-z](?![a-z]))?)|(?P<letter>[A-Z]{1,3}))"
    r"(?:[ -]?\(?(?P<reprint>[hH]\d{1,2}|h|(?i:(?:\w+ )?herdruk)(?: ?\d{1,2}(?!\d|[./-]\d| \w+ \d{4}))?)\)?)?"
)
_NUMBER = re.compile(rf"(?:[Nn]r\. (?=\d)|(?=[A-Z])){_PRINTED} (?P<title>\S.*)")
# A number with its title below it, as pages from before 2010 have both.
_ALONE = re.compile(rf"{_DOSSIER_NUMBER}|[Nn]r\. {_PRINTED}|[A-Z]{{1,2}}")
_DATE = re.compile(r"(?:Voorgesteld|Ontvangen|Vastgesteld|Ter (?:inzage|griffie))\b.{0,60}")
_BEHIND_TITLE = re.compile(r" (?=(?:Ter griffie|Voorgesteld|Ontvangen|Vastgesteld|Aan de) )")
_PROPOSED = re.compile(r"Voorgesteld \d{1,2} \w+ \d{4}\.?")
_YEAR = re.compile(r"Vergaderjaar \d{4}\s?[-–‒]\s?\d{4}")
_CHAMBER = re.compile(r"(?P<which>Tweede|Eerste) Kamer der")
# The title that tweedekamer.nl puts above a paper: "Brief regering : Stand van de oogst".
_OF_THE_CHAMBER = re.compile(rf"(?!(?i:{names()}))[A-Z][\w() ]{{3,60}} : (?P<title>\S.*)")
_MOST = 8


def number_of(printed: str) -> tuple[str, str]:
    """The number of a paper, and of its reprint, out of the words above it.

    >>> number_of("Nr. 7h"), number_of("773 H1"), number_of("A"), number_of("nr. 7 (herdruk)")
    (('7', 'h'), ('773', 'H1'), ('A', ''), ('7', 'herdruk'))
    >>> number_of("Nr. 7 Tweede herdruk"), number_of("Nr. 123b")
    (('7', 'Tweede herdruk'), ('123b', ''))
    """
    found = re.match(rf"(?:(?i:nr)\.? ?)?{_PRINTED}(?!\w)", printed)
    return (found["number"] or found["letter"], found["reprint"] or "") if found else ("", "")


def facts_above(draft: Draft, words: str) -> None:
    """Keep the parliamentary year and the chamber that a line above a paper names."""
    if year := _YEAR.search(words):
        add(draft, "vergaderjaar", year[0])
    if chamber := _CHAMBER.match(words):
        add(draft, "chamber", "2" if chamber["which"] == "Tweede" else "1")


def title_of_site(words: str, draft: Draft) -> bool:
    """Keep the title of a paper that tweedekamer.nl puts above it; whether these words are such a line."""
    titled = _OF_THE_CHAMBER.fullmatch(words)
    if titled:
        add(draft, "title", titled["title"])
    return titled is not None


def without_page(draft: Draft) -> None:
    """Leave what a page has above the head of the only paper on it out, such as what its site says about that."""
    texts = [_words(block) for block in draft.blocks]
    pairs = [
        at for at, (one, other) in enumerate(pairwise(texts)) if _DOSSIER.fullmatch(one) and _NUMBER.fullmatch(other)
    ]
    if len(pairs) == 1 and not any(marks(text) for block in draft.blocks[: pairs[0]] for text in block.texts):
        above, draft.blocks = draft.blocks[: pairs[0]], draft.blocks[pairs[0] :]
        for block in above:
            words = plain(" ".join([block.label, *map(bare, block.texts)]))
            draft.left_out.append(DraftLeftOut(words, "other", block.place))


def without_heads(draft: Draft) -> None:
    """Take the head out of the text; what it says becomes facts."""
    draft.blocks = unfolded(draft.blocks)
    blocks = [*_with_titles(draft.blocks[:_MOST]), *draft.blocks[_MOST:]]
    dossier = next((block for block in blocks[:_MOST] if _DOSSIER.fullmatch(_words(block))), None)
    number = next((block for block in blocks[:_MOST] if _NUMBER.fullmatch(_words(block))), None)
    if dossier is None or number is None or blocks.index(dossier) > blocks.index(number):
        for words in map(_words, blocks[:_MOST]):  # a motion without a number has its day
            if _PROPOSED.fullmatch(words):
                day_above(draft, words)
        return
    at = blocks.index(number) + 1
    head, rest = blocks[:at], blocks[at:]
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
            title, *more = _BEHIND_TITLE.split(named["title"], maxsplit=1)
            add(draft, "heading", title)
            day_above(draft, " ".join(more))
            add(draft, "addressee", addressee(more))
            add(draft, "reprint", named["reprint"] or "")
        elif _DATE.fullmatch(words):
            day_above(draft, words)
        if marks(block.text):
            kept.append(DraftBlock("opening", block.text, place=block.place))
        else:
            _leave(draft, DraftLeftOut(words, "metadata", block.place))
    for out in draft.left_out:
        facts_above(draft, out.words)
    left = {block.place for block in draft.blocks} - {block.place for block in (*kept, *rest)}
    draft.doubts = [doubt for doubt in draft.doubts if doubt.place not in left]
    draft.blocks = [*kept, *rest]


def _with_titles(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks, where a number that stands alone has the title below it on its line."""
    found: list[DraftBlock] = []
    for block in blocks:
        titled = (_words(one) for one in found if not _ALONE.fullmatch(_words(one)))
        numbered = any(map(_NUMBER.fullmatch, titled))  # below it "I" is a number in the text
        alone = found and not numbered and _ALONE.fullmatch(_words(found[-1]))
        if alone and block.kind in ("paragraph", "heading", "opening"):
            found[-1] = replace(found[-1], label="", text=f"{found[-1].label} {found[-1].text} {block.text}".strip())
        else:
            found.append(block)
    return found


def _leave(draft: Draft, left: DraftLeftOut) -> None:
    """Put words among what was left out, in the order of the source."""
    places = [numbers_of(one.place) for one in draft.left_out]
    own = numbers_of(left.place)
    at = next((index for index, place in enumerate(places) if place > own), len(places))
    draft.left_out.insert(at, left)


def _words(block: DraftBlock) -> str:
    """The words of a block, its own number before them."""
    return plain(f"{block.label} {bare(block.text)}")
