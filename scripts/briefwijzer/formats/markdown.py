"""A letter as Markdown that reads as printed, whichever program renders it.

A sign that could be markup is written as a character reference or, where every Markdown knows it, behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..data.letter_corpus import LetterCorpus
from ..data.prose import Prose, Run
from ..data.text import Paragraph, TableRow
from ..words.places import annex_words, section_words
from .notes import facts_of

# A backslash before these is known to CommonMark and to Python-Markdown. The others are markup in some dialect only; a
# bracket behind a backslash begins a formula in some.
_BACKSLASH = {sign: f"\\{sign}" for sign in "\\`*_{}+#"}
_REFERENCE = {sign: f"&#{ord(sign)};" for sign in "[]~|$^="} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPES = _BACKSLASH | _REFERENCE
_MARKUP = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
# What only the begin of a line makes a list, a rule, a definition, a mark of a block or the like.
_NUMBERED = re.compile(r"(\d+)([.)])")


def letter_markdown(letter: LetterCorpus) -> str:
    """The letter: its identity, headings and paragraphs with their ids, and its notes as footnotes."""
    return "\n\n".join(_blocks(letter)) + "\n"


def _blocks(letter: LetterCorpus) -> Iterator[str]:
    record = letter.record
    yield f"# {escaped(record.full_title)}"
    links = [f"- [{escaped(link.what)}](<{link.url.replace('&', '&amp;')}>)" for link in record.urls[:1]]
    yield "\n".join([f"- {at_line_start(fact)}" for fact in facts_of(record)] + links)
    for section in letter.sections:
        opening = letter.opening_of(section)
        yield from map(_block, opening)
        if (annex := letter.begun_by(section)) and section.title.raw:
            yield f"## {_anchor(annex.id)}{escaped(annex_words(annex))}"
        level = min(letter.level(section) + 1, 6)
        words = _marked(section.title.raw) if section.title.raw else escaped(section_words(letter, section))
        yield f"{'#' * level} {_anchor(section.id)}{words}"
        yield from map(_block, letter.page(section)[len(opening) :])
    for note in letter.footnotes:
        first, *rest = note.prose.runs
        begin = _run(first) if first.emphasis or first.line_break else at_line_start(first.words)
        yield f"[^{note.name}]: {begin}{''.join(map(_run, rest))}"


def _block(paragraph: Paragraph) -> str:
    """A paragraph, or what counts as one, with its id."""
    anchor = _anchor(paragraph.id)
    match paragraph.kind:
        case "list":
            lines = [f"{'    ' * (int(item.level) - 1)}- {_marked(item.printed)}" for item in paragraph.items or ()]
            return "\n".join([anchor, "", *lines])
        case "table":
            rows = _in_columns(paragraph.rows or ())
            width = len(rows[0])
            if not paragraph.rows or paragraph.rows[0].head == "no":
                rows.insert(0, [""] * width)
            lines = [f"| {' | '.join(map(_marked, row))} |" for row in rows]
            lines.insert(1, "|" + " --- |" * width)
            return "\n".join([f"{anchor}{_marked(paragraph.caption or '')}", "", *lines])
        case "quotation":
            return f"> {anchor}{_marked(paragraph.text or '')}"
        case _:
            return f"{anchor}{_marked(paragraph.raw)}"


def _in_columns(rows: Sequence[TableRow]) -> list[list[str]]:
    """The words of a table, each row with all columns: a cell over several rows or columns stands in the first."""
    grid: list[dict[int, str]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column in grid[number]:
                column += 1
            for line in grid[number : number + int(cell.rows)]:
                line |= dict.fromkeys(range(column, column + int(cell.columns)), "")
            grid[number][column] = cell.text or ""
    width = max(max(line, default=0) for line in grid) + 1
    return [[line.get(column, "") for column in range(width)] for line in grid]


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _marked(text: str) -> str:
    return "".join(map(_run, Prose(text).runs))


def _run(run: Run) -> str:
    """Words in the elements of their emphasis: signs of Markdown do not open and close beside every letter."""
    if run.mark:
        return f"[^{run.mark}]"
    before = "".join(f"<{tag}>" for tag in run.emphasis)
    behind = "".join(f"</{tag}>" for tag in reversed(run.emphasis))
    return "<br>" if run.line_break else f"{before}{escaped(run.words)}{behind}"


def escaped(text: str) -> str:
    r"""Text within a line, without anything that Markdown reads.

    >>> print(escaped("**vet** & [x](y) <b>"))
    \*\*vet\*\* &amp; &#91;x&#93;(y) &lt;b&gt;
    """
    return _MARKUP.sub(lambda match: _ESCAPES[match[0]], text)


def at_line_start(text: str) -> str:
    r"""Text at the begin of a line, where a hyphen, a number or another sign would start a list or a block.

    >>> at_line_start("- nee"), at_line_start("1986. jaar")
    ('&#45; nee', '1986\\. jaar')
    """
    if match := _NUMBERED.match(text):
        return f"{match[1]}\\{match[2]}{escaped(text[match.end() :])}"
    first = text[0]
    if first.isascii() and not first.isalnum() and first not in _BACKSLASH and first not in _REFERENCE:
        return f"&#{ord(first)};{escaped(text[1:])}"
    return escaped(text)
