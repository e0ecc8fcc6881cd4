"""A letter as Markdown that reads as printed, whichever program renders it.

A sign that could be markup is written as a character reference or, where every Markdown knows it, behind a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.letter_corpus import LetterCorpus
from ..data.prose import Prose
from ..words.dutch import dutch_date

# A backslash before these is known to CommonMark and to Python-Markdown; the others are markup in some dialect only.
_BACKSLASH = {sign: f"\\{sign}" for sign in "\\`*_{}[]+#"}
_REFERENCE = {sign: f"&#{ord(sign)};" for sign in "~|$^="} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ESCAPES = _BACKSLASH | _REFERENCE
_MARKUP = re.compile(f"[{re.escape(''.join(_ESCAPES))}]")
# What only the begin of a line makes a list, a rule, a definition, a mark of a block or the like.
_NUMBERED = re.compile(r"(\d+)([.)])")


def letter_markdown(letter: LetterCorpus) -> str:
    """The letter: its identity, headings and paragraphs with their ids, and its notes as footnotes."""
    return "\n\n".join(_blocks(letter)) + "\n"


def _blocks(letter: LetterCorpus) -> Iterator[str]:
    record = letter.letter
    url = record.urls[0].url.replace("&", "&amp;")
    facts = [
        record.kamerstuk.paper.citation(),
        record.heading.value,
        dutch_date(record.date.value),
        record.addressee.value,
    ]
    yield f"# {escaped(record.title.value)}"
    yield "\n".join([f"- {line(fact)}" for fact in facts] + [f"- [{escaped(record.urls[0].what)}](<{url}>)"])
    for section in letter.sections:
        yield f"{'#' * (section.level + 1)} {_anchor(section.id)}{_marked(f'{section.label} {section.heading}')}"
        for paragraph in section.paragraphs:
            yield f"{_anchor(paragraph.id)}{_marked(paragraph.text)}"
    for note in letter.footnotes:
        yield f"[^{note.number}]: {line(note.text)}"


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _marked(text: str) -> str:
    return "".join(f"[^{run.mark}]" if run.mark else escaped(run.words) for run in Prose(text).runs)


def escaped(text: str) -> str:
    r"""Text within a line, without anything that Markdown reads.

    >>> print(escaped("**vet** & [x](y) <b>"))
    \*\*vet\*\* &amp; \[x\](y) &lt;b&gt;
    """
    return _MARKUP.sub(lambda match: _ESCAPES[match[0]], text)


def line(text: str) -> str:
    r"""Text at the begin of a line, where a hyphen, a number or another sign would start a list or a block.

    >>> line("- nee"), line("1986. jaar")
    ('&#45; nee', '1986\\. jaar')
    """
    if match := _NUMBERED.match(text):
        return f"{match[1]}\\{match[2]}{escaped(text[match.end() :])}"
    first = text[0]
    if first.isascii() and not first.isalnum() and first not in _BACKSLASH and first not in _REFERENCE:
        return f"&#{ord(first)};{escaped(text[1:])}"
    return escaped(text)
