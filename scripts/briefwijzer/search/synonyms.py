"""Words that mean the same: names of terms, abbreviations that letters explain, and words of the language."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..words.dutch import fold
from .compounds import words
from .dutch import stem, stop_words

# Of the abbreviations of many letters these, those of most letters first: a first search loads them.
MOST_EXPLAINED = 200


def term_names(corpus: Corpus, shared: list[dict[str, Any]]) -> list[Any]:
    """Each term of several names: its number among the shared records, those in letters, and those of readers alone.

    The latter lead to the former.
    """
    found = []
    for number, term in enumerate(corpus.terms, len(shared) - len(corpus.terms)):
        names = list(dict.fromkeys([term.term, *term.forms]))
        also = [name for name in dict.fromkeys(term.also) if name not in names]
        if len(names) + len(also) > 1:
            found.append([number, names, also])
    return found


def like_words(corpus: Corpus, vocabulary: Set[str]) -> str:
    """The words of the language that are like each other, one a line, a group where the texts have one of its words.

    A name in another form says nothing new: words of the language are compared by stem.
    """
    stems = set(map(stem, vocabulary))
    groups = []
    for synonyms in corpus.synonyms:
        once = {tuple(stem(word) for word in words(name) if word not in stop_words()): name for name in synonyms.words}
        if any(stems.issuperset(name) for name in once):
            groups.append("\n".join(sorted(once.values())))
    return "\n\n".join(sorted(groups))  # in this order gzip makes them shorter


def explained_names(corpus: Corpus, found: Iterable[tuple[str, str]]) -> list[Any]:
    """Abbreviations that letters explain, as the names of a term that has no record.

    Without those of terms, and those by which letters mean several things.
    """
    known = {fold(name) for term in corpus.terms for name in (term.term, *term.forms, *term.also)}
    meant = grouped(pair for pair in found if fold(pair[0]) not in known)
    once = [(short, names) for short, names in meant.items() if len({stem(words(name)[0]) for name in names}) == 1]
    once.sort(key=lambda each: -len(each[1]))
    return [[None, list(dict.fromkeys([short, *names])), []] for short, names in once[:MOST_EXPLAINED]]
