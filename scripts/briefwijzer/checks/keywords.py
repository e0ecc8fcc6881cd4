"""Is the subject index whole, and as its readings and the decisions say? Words of two things. (K313, K320, K325)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..data.corpus import Corpus
from ..data.layers import layer_of
from ..data.layers.declaration import Layer
from ..data.layers.keywords import KEYWORD_READINGS, KEYWORDS, Keyword, OtherWord, keyword_by_word, keywords_given
from ..data.layers.whole import InEveryPlace
from ..data.letter_corpus import LetterCorpus
from ..problems import Problem


def with_entry(letter: LetterCorpus, layer: Layer[Any]) -> set[str]:
    """The ids of the paragraphs and notes that are places of a layer."""
    return {place.at for entry in letter.layers[layer] for place in entry.places}


def places_without_entry(
    corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: InEveryPlace
) -> Iterator[Problem]:
    """K313: a paragraph or note has no entry, and nothing says why; or it has one and stands among those without."""
    there, gaps = with_entry(letter, layer), {entry.at: entry for entry in letter.layers[layer_of(whole.none)]}
    for name in letter.places:
        if name not in there and name not in gaps:
            record = letter.note.get(name) or letter.paragraphs[name][1]
            hint = f"Add one, or add it to {whole.none} with the reason (annotations/{layer.name})."
            yield Problem(corpus.place(record, "id"), "K313", f"{name} has no entry in the {layer.key}", hint)
    for name in sorted(there & gaps.keys()):
        message = f"{name} has an entry in the {layer.key}, and is listed as needing none"
        yield Problem(corpus.place(gaps[name], "at"), "K313", message, "Remove one of the two.")


def word_of_two_keywords(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K325: a word leads to two keywords of a letter, or twice to one."""
    seen: dict[str, str] = {}
    for entry in letter.layers[KEYWORDS]:
        every: tuple[Keyword | OtherWord, ...] = (entry, *entry.also)
        for one in every:
            first = seen.setdefault(one.word.lower(), entry.id)
            if first != entry.id or (one is not entry and one.word.lower() == entry.word.lower()):
                message = f"'{one.word}' already leads to '{first}'"
                yield Problem(corpus.place(one, "word"), "K325", message, "Keep it in one of the entries.")


def form_of_two_terms(corpus: Corpus) -> Iterator[Problem]:
    """K325: a form is one of two terms, so that only the first of them would explain it."""
    seen: dict[str, str] = {}
    for term in corpus.terms:
        for index, form in enumerate(term.forms):
            if (first := seen.setdefault(form.lower(), term.id)) != term.id:
                message = f"'{form}' is a form of '{first}' too"
                hint = "Keep it in one of the terms, or accept it in data/exceptions.yml with a reason."
                yield Problem(corpus.place(term, "forms", index), "K325", message, hint, "warning")


def keywords_as_decided(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K320: the keywords of a place are not what its two readings and the decision between them say."""
    known = keyword_by_word(letter.layers[KEYWORDS])
    for reading in letter.layers[KEYWORD_READINGS]:
        first, second = keywords_given(reading.first, known), keywords_given(reading.second, known)
        later = keywords_given(reading.later, known)
        both, either = first.keys() & second.keys(), first | second
        entries = letter.keywords_at.get(reading.at, ())
        places = {entry.id: place for entry in entries for place in entry.places if place.at == reading.at}
        where = corpus.place(reading, "at")
        if first.keys() != second.keys() and not reading.decision:
            message = f"the readings of {reading.at} differ, and no decision says what was chosen"
            yield Problem(where, "K320", message, "Add the decision and its reason.")
        for name in sorted(either.keys() - places.keys()):
            word = either[name]
            if name in both:
                message = f"both readings give '{word}' to {reading.at}; keywords.yml does not"
                yield Problem(where, "K320", message, "Add the place to the keyword.")
            elif word not in (reading.decision or word):
                message = f"'{word}' of {reading.at} is left out, and the decision does not say why"
                yield Problem(corpus.place(reading, "decision"), "K320", message, "Name it, with the reason.")
        for name in sorted(later.keys() - places.keys()):
            message = f"a later reading gives '{later[name]}' to {reading.at}; keywords.yml does not"
            yield Problem(corpus.place(reading, "later"), "K320", message, "Add the place to the keyword.")
        for name, place in places.items():
            later_alone = name in later and name not in either
            review = "checked" if later_alone else "agreed" if name in both else "adjudicated"
            if place.review != review:
                message = f"by its readings '{name}' of {reading.at} is {review}, not {place.review}"
                yield Problem(corpus.place(place, "review"), "K320", message, f"Write {review}.")


OF_ONE_LETTER = (word_of_two_keywords, keywords_as_decided)
OF_ALL = (form_of_two_terms,)
