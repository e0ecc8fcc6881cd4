"""What the data must mean. (K3)"""

from __future__ import annotations

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..data.corpus import Corpus
from ..data.records import Basis, Link, PaperNumber, Record
from ..problems import Problem, clipped

ENGLISH = re.compile(r"\b(?:the|of|and|for|to|in the|with)\b", re.IGNORECASE)


def section_order(corpus: Corpus) -> Iterator[Problem]:
    """K304: the numbers of the sections do not follow each other."""
    for letter in corpus.letters:
        expected: set[tuple[int, ...]] = {(1,)}
        for section in letter.sections:
            number = tuple(int(part) for part in section.number.split("."))
            if number not in expected:
                named = " or ".join(sorted(".".join(map(str, option)) for option in expected))
                hint = f"Expected {named}."
                message = f"section {section.number} stands in the wrong place"
                yield Problem(corpus.place(section, "label"), "K304", message, hint)
            expected = {(number[0] + 1,), (*number[:-1], number[-1] + 1), (*number, 1)}
            expected = {option for option in expected if len(option) <= 2}


def note_order(corpus: Corpus) -> Iterator[Problem]:
    """K305: the notes are not numbered 1, 2, 3 …, or their first marks stand in another order."""
    for letter in corpus.letters:
        for position, note in enumerate(letter.footnotes, 1):
            if note.number != str(position):
                message = f"note {note.number} stands at place {position}"
                yield Problem(corpus.place(note, "number"), "K305", message, "Notes are listed by their number.")
        for before, after in pairwise(letter.marks):
            if int(after) < int(before):
                mark = letter.marks[after][0]
                message = f"mark ⟦{after}⟧ stands behind mark ⟦{before}⟧"
                yield Problem(corpus.place(mark.paragraph, "text"), "K305", message, "Look at the source.")


def quote_not_verbatim(corpus: Corpus) -> Iterator[Problem]:
    """K306: quoted words do not stand in the text they are quoted from, or stand there twice."""
    for letter in corpus.letters:
        quoted: list[tuple[Record, str, str, str]] = []
        for entry in letter.layers.entries():
            if entry.paragraph in letter.paragraphs:
                quoted.append((entry, "quote", entry.quote, letter.paragraphs[entry.paragraph][1].prose.plain))
        for position in letter.layers.positions:
            if position.answer_quote and position.answer_paragraph in letter.paragraphs:
                plain = letter.paragraphs[position.answer_paragraph][1].prose.plain
                quoted.append((position, "answer_quote", position.answer_quote, plain))
        for page in letter.letter.source.pages:
            if page.paragraph in letter.paragraphs:
                quoted.append((page, "after", page.after, letter.paragraphs[page.paragraph][1].text))
        for note in letter.footnotes:
            quoted += [(citation, "printed", citation.printed, note.text) for citation in note.citations]
        for record, key, quote, text in quoted:
            if (times := text.count(quote)) == 0:
                near = _nearest(quote, text)
                hint = f"Nearest: '{near}'." if near else "Copy the words from the text."
                yield Problem(corpus.place(record, key), "K306", f"'{clipped(quote)}' does not stand in the text", hint)
            elif times > 1 and key != "printed":
                message = f"'{clipped(quote)}' stands {times} times in the paragraph"
                yield Problem(corpus.place(record, key), "K306", message, "Quote more words.")


def plain_http(corpus: Corpus) -> Iterator[Problem]:
    """K307: an address without encryption."""
    for record in _records(corpus):
        for key in ("source", "url"):
            value = getattr(record, key, None) if isinstance(record, Basis | Link) else None
            if value and value.startswith("http://"):
                hint = "Use https, or accept it in data/exceptions.yml with a reason."
                yield Problem(corpus.place(record, key), "K307", f"'{value}' is not https", hint, "warning")


def impossible_date(corpus: Corpus) -> Iterator[Problem]:
    """K309: a date lies in the future, or outside its parliamentary year."""
    today = datetime.date.today().isoformat()
    dated: list[tuple[Record, str, PaperNumber | None]] = [
        (letter.letter.date, letter.letter.date.value, letter.letter.kamerstuk) for letter in corpus.letters
    ]
    dated += [(work.date, work.date.value, work.kamerstuk) for work in corpus.works if work.date]
    for record, value, paper in dated:
        place = corpus.place(record, "value")
        if value > today[: len(value)]:
            yield Problem(place, "K309", f"{value} has not come yet", "Look at the year.")
        elif paper:
            year = int(paper.vergaderjaar[:4])
            # A parliamentary year runs from the third Tuesday of September to the next.
            first, last = f"{year}-09-15", f"{year + 1}-09-21"
            if not first[: len(value)] <= value <= last[: len(value)]:
                message = f"{value} lies outside vergaderjaar {paper.vergaderjaar}"
                yield Problem(place, "K309", message, f"It runs from September {year} to September {year + 1}.")


def kind_of_note(corpus: Corpus) -> Iterator[Problem]:
    """K310: a note that cites has no citation, or one that does not cite has."""
    for letter in corpus.letters:
        for note in letter.footnotes:
            if (note.kind == "citation") != bool(note.citations):
                count = len(note.citations)
                message = f"note {note.number} is a {note.kind} with {count or 'no'} citation{'s' * (count != 1)}"
                yield Problem(corpus.place(note, "kind"), "K310", message, "Change the kind, or the citations.")


def foreign_title(corpus: Corpus) -> Iterator[Problem]:
    """K311: a title looks English but is not marked so; screen readers would read it as Dutch."""
    for work in corpus.works:
        if work.title and work.language == "nl" and len(ENGLISH.findall(work.title.value)) >= 2:
            message = f"the title of '{work.id}' looks English"
            yield Problem(corpus.place(work.title, "value"), "K311", message, "Add 'language: en'.", "warning")


def _records(corpus: Corpus) -> Iterator[Record]:
    """Every record in the corpus, the inner ones too."""
    waiting: list[Record] = [*corpus.works, *corpus.themes, *corpus.organisations, *corpus.terms]
    waiting += [letter.letter for letter in corpus.letters]
    for letter in corpus.letters:
        waiting += [*letter.footnotes, *letter.layers.entries()]
    while waiting:
        record = waiting.pop()
        yield record
        for value in vars(record).values():
            if isinstance(value, Record):
                waiting.append(value)
            elif isinstance(value, list):
                waiting += [item for item in value if isinstance(item, Record)]


# A longer quotation is compared with nothing: it would take longer than a check may.
MOST_COMPARED = 1_000


def _nearest(quote: str, text: str) -> str:
    """The stretch of the text that looks most like the quote, among those that have most words in its places."""
    wanted, words = quote.split(), text.split()
    at = {word: [index for index, other in enumerate(words) if other == word] for word in set(wanted)}
    starts = Counter(max(0, place - index) for index, word in enumerate(wanted) for place in at[word])
    stretches = [" ".join(words[start : start + len(wanted)]) for start, _ in starts.most_common(20)]
    short = len(quote) <= MOST_COMPARED
    near = difflib.get_close_matches(quote, stretches, n=1, cutoff=0.5) if short else []
    return near[0] if near else ""
