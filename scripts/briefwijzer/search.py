"""What the search looks through: one record per passage, and the library that searches them.

The records are a script, not JSON to be fetched, so that search also works from a folder without a server. The library
is the lunr.js that comes inside the mkdocs package; the index is made in the reader's browser, so that records and
queries go through one and the same analysis.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files

from .corpus import Corpus
from .links import LIBRARY, RECORDS, Page, address, notes_uri, section_uri, work_uri
from .references import kamerstuk
from .views.common import work_name
from .words import say_in


def records(corpus: Corpus) -> Iterator[dict[str, str]]:
    """Each passage: its address, kind, title path and words."""
    for letter in corpus.letters:
        for section in letter.sections:
            page = address(section_uri(letter, section))
            title = f"{section.label} {section.heading}"
            for paragraph in section.paragraphs:
                yield {
                    "href": f"{page}#{paragraph.id}",
                    "kind": "paragraph",
                    "title": title,
                    "text": paragraph.prose.plain,
                }
            if not section.paragraphs:
                yield {"href": f"{page}#{section.id}", "kind": "heading", "title": title, "text": ""}
        for note in letter.footnotes:
            yield {
                "href": f"{address(notes_uri(letter))}#{note.id}",
                "kind": "note",
                "title": str(say_in("nl")("note", number=note.number).unescape()),
                "text": note.text,
            }
    for work in corpus.works:
        words = [
            work.description.value if work.description else "",
            work.organisation.value if work.organisation else "",
        ]
        words += [work.title_as_cited.value if work.title_as_cited else ""]
        words += [kamerstuk(work.kamerstuk).citation() if work.kamerstuk else ""]
        yield {
            "href": address(work_uri(work.id)),
            "kind": "work",
            "title": work_name(work),
            "text": " ".join(filter(None, words)),
        }


def record_count(corpus: Corpus) -> int:
    """How many passages the search looks through."""
    return sum(1 for _ in records(corpus))


def records_script(corpus: Corpus) -> Page:
    """The records as a script that leaves them in ``briefwijzerRecords``."""
    data = json.dumps(list(records(corpus)), ensure_ascii=False, separators=(",", ":"))
    # a script that someone pastes into a page must not be able to end it
    data = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Page(RECORDS, f"globalThis.briefwijzerRecords = {data};\n".encode())


def library() -> Page:
    """The search library, out of the installed mkdocs package."""
    source = files("mkdocs") / "contrib" / "search" / "templates" / "search" / "lunr.js"
    return Page(LIBRARY, source.read_bytes())
