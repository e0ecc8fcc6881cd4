"""What the data must mean. (K3)"""

from __future__ import annotations

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..data.corpus import Corpus
from ..data.layers.outcomes import OUTCOMES
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.prose import printed_mark
from ..data.records import Basis, DateFact, Link, PaperNumber, Record, fields_with
from ..data.values import DUTCH, Language, Naming, StandsIn
from ..problems import Problem, clipped, counted

_PRINTED_SO = "Check the source; accept this in data/exceptions.yml if it is printed so."
ENGLISH = re.compile(r"\b(?:the|of|and|for|to|in the|with)\b", re.IGNORECASE)


def section_order(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K304: the numbers of the sections do not follow each other, where they are numbers."""
    for sections in (letter.body, *(annex.sections for annex in letter.annexes)):
        expected: set[tuple[int, ...]] = {(1,)}
        for section in sections:
            digits = section.number.removeprefix("§").strip()
            if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", digits):
                continue
            number = tuple(map(int, digits.split(".")))
            if number not in expected:
                named = " or ".join(sorted(".".join(map(str, option)) for option in expected))
                message = f"section {section.number} is in the wrong place"
                hint = f"Expected {named}. {_PRINTED_SO}"
                yield Problem(corpus.place(section, "label"), "K304", message, hint, "doubt")
            expected = {(*number[:at], number[at] + 1) for at in range(len(number))} | {(*number, 1)}


def note_order(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K305: the notes are not numbered 1, 2, 3 …, or their first marks stand in another order."""
    for annex in ("", *letter.annex):
        notes = [note for note in letter.footnotes if _of_annex(note.name) == annex and note.number.isdigit()]
        for position, note in enumerate(notes, 1):
            if note.number != str(position):
                message = f"note {note.name} is at position {position}"
                yield Problem(corpus.place(note, "number"), "K305", message, _PRINTED_SO, "doubt")
        names = [name for name in letter.marks if _of_annex(name) == annex and printed_mark(name).isdigit()]
        for before, after in pairwise(names):
            if int(printed_mark(after)) < int(printed_mark(before)):
                mark = letter.marks[after][0]
                place = corpus.place(mark.stands_in, "text" if mark.paragraph else "heading")
                message = f"mark {after} comes after mark {before}"
                yield Problem(place, "K305", message, _PRINTED_SO, "doubt")


def _of_annex(name: str) -> str:
    """The annex that a note is of, by its name in the marks; empty for one of the letter itself."""
    return name.rpartition("-")[0]


def words_out_of_place(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K306, K318: words do not stand where they are said to stand, or stand there twice.

    Which fields hold such words, and where these stand, is said by their types.
    """
    for record in letter.records:
        for key, mark in fields_with(type(record), StandsIn):
            yield from _out_of_place(corpus, letter, record, key, mark)
    for note in letter.footnotes:
        for citation in note.citations:
            yield from _misquoted(corpus, letter, citation, "printed", note.plain, once=False)


def _out_of_place(corpus: Corpus, letter: LetterCorpus, record: Record, key: str, mark: StandsIn) -> Iterator[Problem]:
    """K306, K318 where the words of a field do not stand in what another field of the record holds or names."""
    words, within, where = getattr(record, key), getattr(record, mark.field), "the quote"
    if not words or not within:
        return
    named = {naming.what for field, naming in fields_with(type(record), Naming) if field == mark.field}
    if named:
        if within not in (letter.places if "place" in named else letter.paragraphs):
            return  # K202 says so
        where = within
        within = letter.paragraphs[where][1].prose.unstyled if mark.marked else letter.words_of(where)
    if mark.once:
        yield from _misquoted(corpus, letter, record, key, within, once=True)
    elif words not in within:
        hint = "Copy the words from the text." if named else "Quote more words."
        yield Problem(corpus.place(record, key), "K318", f"'{words}' is not in {where}", hint)


def _misquoted(
    corpus: Corpus, letter: LetterCorpus, record: Record, key: str, text: str, *, once: bool
) -> Iterator[Problem]:
    """K306 where the words of a field do not stand in a text, or twice when they are to stand there once."""
    words = getattr(record, key)
    if (times := text.count(words)) == 0:
        near = _nearest(words, text)
        elsewhere = [name for name in letter.places if words in letter.words_of(name)]
        hint = f"Nearest: '{near}'." if near else "Copy the words from the text."
        if elsewhere:
            hint = f"They stand in {elsewhere[0]}."
        yield Problem(corpus.place(record, key), "K306", f"'{clipped(words)}' is not in the text", hint)
    elif times > 1 and once:
        message = f"'{clipped(words)}' occurs {times} times in the paragraph"
        yield Problem(corpus.place(record, key), "K306", message, "Quote more words.")


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


def plain_http(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K307: an address without encryption."""
    return _plain_http(corpus, letter.records)


def plain_http_in_shared(corpus: Corpus) -> Iterator[Problem]:
    """K307: an address without encryption in a record that letters share."""
    return _plain_http(corpus, corpus.shared)


def _plain_http(corpus: Corpus, records: Iterable[Record]) -> Iterator[Problem]:
    for record in records:
        for key in ("source", "url"):
            value = getattr(record, key, None) if isinstance(record, Basis | Link) else None
            if value and value.startswith("http://"):
                hint = "Use https, or accept it in data/exceptions.yml with a reason."
                yield Problem(corpus.place(record, key), "K307", f"'{value}' is not https", hint, "warning")


def impossible_day(value: str, year: str, today: str) -> str:
    """Why nothing can be of a day in a parliamentary year, either of which may be empty; empty where it can.

    >>> impossible_day("2017-02-13", "2016/17", "2026-11-29"), impossible_day("2017", "", "2026-11-29")
    ('', '')
    >>> impossible_day("2027-02-13", "", "2026-11-29"), impossible_day("2015-12", "2016/17", "2026-11-29")
    ('2027-02-13 has not come yet', '2015-12 lies outside vergaderjaar 2016/17')
    """
    if value > today:  # of a month or year that has begun it is the front
        return f"{value} has not come yet"
    if year:
        # A parliamentary year runs from the third Tuesday of September to the next.
        first, last = f"{year[:4]}-09-15", f"{int(year[:4]) + 1}-09-21"
        if not first[: len(value)] <= value <= last[: len(value)]:
            return f"{value} lies outside vergaderjaar {year}"
    return ""


def impossible_date(corpus: Corpus) -> Iterator[Problem]:
    """K309: a date lies in the future, or outside its parliamentary year, and no import has asked about it."""
    dated: list[tuple[DateFact | None, PaperNumber | None]] = [
        (one.record.date, one.record.kamerstuk)
        for one in corpus.letters
        if one.record.date and one.record.date.value not in {fact.split()[0] for fact in doubted_facts(one, corpus)}
    ]
    # days on which pages were read are not asked of the clock: a wrong one would refuse every site
    dated += [each for work in corpus.works for each in ((work.date, work.kamerstuk), (work.published, None))]
    for record, paper in dated:
        yield from _impossible(corpus, record, "value", (paper.vergaderjaar if paper else "") or "")
    for letter in corpus.letters:
        for version in letter.record.versions:
            yield from _impossible(corpus, version, "date")


def impossible_outcome(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K309: what became of an announcement is dated in the future."""
    for outcome in letter.layers[OUTCOMES]:
        yield from _impossible(corpus, outcome, "when")


def _impossible(corpus: Corpus, record: Record | None, key: str, year: str = "") -> Iterator[Problem]:
    value, today = getattr(record, key, None) or "", datetime.date.today().isoformat()
    if record and (message := impossible_day(value, year, today)):
        outside = f"It runs from September {year[:4]} to September {int(year[:4]) + 1}." if value <= today else ""
        yield Problem(corpus.place(record, key), "K309", message, outside or "Check the year.")


@once_and_lasting
def doubted_facts(letter: LetterCorpus, corpus: Corpus) -> tuple[str, ...]:
    """The facts of a letter that its import was not sure of, and that stay as printed or were not looked at yet."""
    return tuple(doubt.choice for doubt in letter.doubts if doubt.reason == "fact" and doubt.decision != "mended")


def kind_of_note(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K310: a note that cites has no citation, or one that does not cite has."""
    for note in letter.footnotes:
        if (note.kind == "citation") != bool(note.citations):
            count = counted(len(note.citations), "citation") if note.citations else "no citations"
            message = f"note {note.number} is of kind '{note.kind}', but has {count}"
            yield Problem(corpus.place(note, "kind"), "K310", message, "Change the kind, or the citations.")


def looks_english(corpus: Corpus) -> Iterator[Problem]:
    """K311: a title, name or quote looks English but is not marked so; screen readers would read it as Dutch."""
    said: list[tuple[Language, Record, str, str]] = [
        *((one.language, one.title, "value", f"the title of '{one.id}'") for one in corpus.works if one.title),
        *((one.language, one.name, "value", f"the name of '{one.id}'") for one in corpus.organisations),
        *((one.language, one, "quote", "the quote of this page") for one in corpus.pages_read if one.quote),
    ]
    for language, record, field, what in said:
        found = [word.lower() for word in ENGLISH.findall(getattr(record, field))]
        if language == DUTCH and len(found) >= 2 and {*found} != {"of"}:  # which is Dutch too
            place = corpus.place(record, field)
            yield Problem(place, "K311", f"{what} looks English", "Add 'language: en'.", "warning")


OF_ONE_LETTER = (section_order, note_order, words_out_of_place, plain_http, kind_of_note, impossible_outcome)
OF_ALL = (plain_http_in_shared, impossible_date, looks_english)
