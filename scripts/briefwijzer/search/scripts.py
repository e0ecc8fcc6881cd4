"""The scripts of the search: the records of each letter, and those that letters share.

They are scripts, not JSON to be fetched, so that the search also works from a folder without a server. Records and
queries go through one analysis in the reader's browser. How it all works: docs/developers/search.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from ..addresses.uris import RECORDS, TERMS, address, organisation_uri, records_uri, theme_uri, work_uri
from ..data.corpus import Corpus
from ..data.layers.keywords import KEYWORDS
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting
from ..data.spool import Filed
from ..pages.page import Page
from ..words import catalogue
from ..words.abbreviations import explained
from ..words.places import before_number, letter_number, section_words
from .compact import Keyword, closed, packed_compounds, packed_keywords, packed_numbers, packed_records
from .compounds import parts_of_words, words
from .dutch import dutch
from .kinds import KIND, UNTITLED, kinds
from .names import family_names
from .pieces import MOST_WHOLE, TOGETHER, Index, json_for_script, passage_files, piece_files
from .records import Passage, letter_records, shared_records
from .synonyms import explained_names, like_words, term_names

# The words of the catalogue that the scripts show; those for the kinds go with the kinds. Those that only the
# page of the search shows begin with searching_.
_WORDS = ("search_", "letters_count_")
_ELSEWHERE = (KIND, "search_title", "search_lead", "search_button")


Table = dict[str, tuple[str, ...]]
Data = dict[str, Any]


class LetterRecords(NamedTuple):
    """What is looked through in a letter: the number of its passages, every word that finds one, and all it has.

    ``explained`` are its abbreviations with their words.
    """

    passages: int
    words: Filed[set[str]]
    explained: tuple[tuple[str, str], ...]
    data: Filed[Data]


@once_and_lasting
def records_of(letter: LetterCorpus, corpus: Corpus) -> LetterRecords:
    """What is looked through in a letter; it follows from the letter and from what letters share."""
    records = list(letter_records(letter))
    data: Data = {
        "records": [record.data() for record in records],
        "sections": {section.slug: section_words(letter, section) for section in letter.sections},
        # where a section is, as it stands before the number of a paragraph
        "before": {section.slug: before_number(letter, section) for section in letter.sections},
        "keywords": _keywords(letter, records),
        "shared": _belonging(corpus, letter, records, _shared(corpus)),
    }
    known = _vocabulary(records).union(*(words("\n".join(names)) for names, _ in data["keywords"]))
    short = dict.fromkeys(each for record in records if record.kind in UNTITLED for each in explained(record.text))
    return LetterRecords(len(records), Filed.of(known), tuple(short), Filed.of(data))


@dataclass(frozen=True)
class SearchRecords:
    """What the search looks through: in each letter by its id, and the passages that letters share."""

    letters: dict[str, LetterRecords]
    shared: list[Passage]

    @property
    def count(self) -> int:
        """How many passages there are."""
        return sum(made.passages for made in self.letters.values()) + len(self.shared)


def search_records(corpus: Corpus) -> SearchRecords:
    """Every passage that can be found."""
    return SearchRecords({letter.id: records_of(letter, corpus) for letter in corpus.letters}, _shared(corpus))


@lru_cache(maxsize=1)
def _shared(corpus: Corpus) -> list[Passage]:
    return list(shared_records(corpus))


def search_files(corpus: Corpus, found: SearchRecords) -> Iterator[Page]:
    """The scripts of the search: the records of each letter, and what letters share; of many letters, an index."""
    vocabulary = _vocabulary(found.shared).union(*(made.words.get() for made in found.letters.values()))
    like = like_words(corpus, vocabulary)
    short = explained_names(corpus, (each for made in found.letters.values() for each in made.explained))
    table = parts_of_words(vocabulary.union(words(like)))
    common = [record.data() for record in found.shared]
    shown = [(key, word) for key, word in catalogue().items() if key.startswith(_WORDS)]
    about = {
        "synonyms": {"terms": term_names(corpus, common) + short, "like": like},
        "count": len(common),
        "letters": _list_of_letters(corpus, found),
        "themes": {theme.id: theme.name for theme in corpus.themes},
        "kinds": kinds(),
        "words": {key: word for key, word in shown if not key.startswith(_ELSEWHERE)},
        "dutch": _dutch(),
    }
    files = _cut_files if found.count > MOST_WHOLE else _whole_files
    yield from files(corpus, found, table, common, about)


def _whole_files(corpus: Corpus, found: SearchRecords, table: Table, common: list[Data], about: Data) -> Iterator[Page]:
    """The records of each letter, and those that letters share with what is known ``about`` all: both are loaded."""
    used = closed(table, _vocabulary(found.shared))
    for letter in corpus.letters:
        made = found.letters[letter.id]
        own = {word: made_of for word, made_of in closed(table, made.words.get()).items() if word not in used}
        data = made.data.get()
        yield _letter_script(letter, data | {"shared": packed_numbers(data["shared"])}, own)
    for number, *_ in about["synonyms"]["terms"]:  # the records of terms have their names
        for field in ("title", "extra") if number is not None else ():
            common[number].pop(field, None)
    shared = {"parts": packed_compounds(used), "records": packed_records(common)}
    yield _script(RECORDS, "shared", json_for_script(shared | about))


def _cut_files(corpus: Corpus, found: SearchRecords, table: Table, common: list[Data], about: Data) -> Iterator[Page]:
    """An index of all letters in pieces, the passages some at a time, and what is known ``about`` all.

    The script of a letter, for who searches it alone, has the records that it shares with others.
    """
    index = Index(table, UNTITLED)
    for letter in corpus.letters:
        made = found.letters[letter.id]
        data = made.data.get()
        index.add(data["records"], data["keywords"])
        yield from passage_files(letter.id, data["records"], data["sections"], partial(_parts_of, table))
        shared = packed_records([common[number] for number in data["shared"]])
        yield _letter_script(letter, data | {"shared": shared}, closed(table, made.words.get()))
    yield from passage_files("shared", common, {}, partial(_parts_of, table))
    index.add(common, [])
    pieces = yield from piece_files(index)
    none = {"parts": "", "records": packed_records([])}
    yield _script(RECORDS, "shared", json_for_script(none | about | {"together": TOGETHER, "pieces": pieces}))


def _letter_script(letter: LetterCorpus, data: Data, compounds: Table) -> Page:
    short = {
        "records": packed_records(data["records"]),
        "keywords": packed_keywords(data["keywords"], data["records"]),
        "parts": packed_compounds(compounds),
    }
    return _script(records_uri(letter), letter.id, json_for_script(data | short))


def _list_of_letters(corpus: Corpus, found: SearchRecords) -> dict[str, Data]:
    """The letters by their ids; those of one name have their numbers beside it."""
    alike = Counter(letter.record.name for letter in corpus.letters)
    return {
        letter.id: _listed(letter, found.letters[letter.id].passages, alike[letter.record.name] > 1)
        for letter in corpus.letters
    }


def _listed(letter: LetterCorpus, records: int, alike: bool) -> dict[str, Any]:
    """A letter as the list of letters has it: what it is called, with its number if others are too, and chosen by.

    The number that its choice has beside the name is left out where the name has it already.
    """
    known = letter.record
    number = letter_number(known)
    title = f"{known.name} ({number})" if alike and number else known.name
    facts = {
        "title": title,
        "citation": number if title == known.name_alone else "",
        "records": records,
        "year": known.date.value[:4] if known.date else "",
        "senders": [sender.office for sender in known.senders],
        "families": family_names(known),
        "dossiers": [one.dossier for one in known.dossiers],
    }
    return {key: value for key, value in facts.items() if value}


def _parts_of(table: dict[str, tuple[str, ...]], records: list[dict[str, Any]]) -> dict[str, str]:
    """The part of the table of compounds that some records need."""
    texts = (record.get(field, "") for record in records for field in ("title", "text", "extra"))
    return _used(table, {word for text in texts for word in words(text)})


def _keywords(letter: LetterCorpus, records: list[Passage]) -> list[Keyword]:
    """The subject index: names and places of each entry."""
    numbers = {record.names[0]: number for number, record in enumerate(records) if record.kind in UNTITLED}
    return [
        ([word for word, _ in entry.words()], [(numbers[there.at], there.quote) for there in entry.places])
        for entry in letter.layers[KEYWORDS]
    ]


def _belonging(corpus: Corpus, letter: LetterCorpus, records: list[Passage], shared: list[Passage]) -> list[int]:
    """The numbers of the shared records that belong to a letter: works, themes and organisations, and terms it has."""
    said = [word for record in records for word in words(record.text)]
    known, text = set(said), f" {' '.join(said)} "
    names = {term.id: [words(name) for name in (term.term, *term.forms)] for term in corpus.terms}
    # most names have a word that the letter has not
    has = {
        term
        for term, each in names.items()
        if any(known.issuperset(name) and f" {' '.join(name)} " in text for name in each)
    }
    bodies = {body.id for body in corpus.organisations if corpus.note_ids_on(letter, body)}
    bodies |= {name for entry in letter.records for name in entry.names("organisation")}
    themes = {name for entry in letter.records for name in entry.names("theme")}
    mine = {
        *(address(work_uri(name)) for name in letter.works),
        *(address(theme_uri(name)) for name in themes),
        *(address(organisation_uri(name)) for name in bodies),
        *(f"{address(TERMS)}#{name}" for name in has),
    }
    return [number for number, record in enumerate(shared) if record.href in mine or record.kind == "page"]


def _dutch() -> dict[str, Any]:
    """What is known of Dutch, as the browser needs it."""
    known = dutch()
    return {
        "stop": " ".join(sorted(known["stop"].split())),
        "general": " ".join(sorted(known["general"].split())),
        "whole": known["whole"],
        "strong": [f"{infinitive} {forms}" for infinitive, forms in known["strong"].items()],
        "apart": known["apart"],
        "kept": known["kept"],
        "past": known["past"],
        "compared": known["compared"],
        "forms": [" ".join((word, *forms)) for word, forms in known["forms"].items()],
        "letter": known["letter"],
        "questions": known["questions"],
        "asking": {kind: " ".join(words) for kind, words in known["asking"].items()},
    }


def _vocabulary(records: list[Passage]) -> set[str]:
    """Every word by which some records can be found."""
    text = "\n".join(f"{record.title}\n{record.text}\n{record.extra}" for record in records)
    once = "\n".join(set(text.split()))  # a letter says most of its words more than once
    return set(words(once))


def _used(table: dict[str, tuple[str, ...]], vocabulary: set[str]) -> dict[str, str]:
    """The part of the table of compounds that a vocabulary needs."""
    return {word: " ".join(table[word]) for word in sorted(vocabulary & table.keys())}


def _script(uri: str, name: str, data: str) -> Page:
    """A script that leaves a value in ``briefwijzerRecords`` under a name."""
    return Page(uri, f'(globalThis.briefwijzerRecords??={{}})["{name}"]={data};\n'.encode())
