"""Are the layers whole? Each check starts from the letter's words, not from the entries. (K313 to K317, K319 to K321)

What makes a layer whole is declared with it (``data.layers``). A layer that a letter does not have yet is silent here,
and is named on the coverage page; one that is there must be complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..data.layers import LAYERS, layer_of
from ..data.layers.declaration import Layer
from ..data.layers.entries import Quoted
from ..data.layers.themes import READINGS, THEME_USES, Choice
from ..data.layers.whole import InEveryParagraph, InEveryPlace, OfEntries, OfEveryName, OfEveryPlace, OfEverySentence
from ..data.letter_corpus import LetterCorpus
from ..data.packing import once_and_lasting, once_per_letter
from ..data.prose import Prose
from ..data.shared import Term, names_of
from ..data.text import Paragraph
from ..problems import Problem
from .keywords import places_without_entry


def whole_layers(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K313 to K317: something in the text that a layer must have is not in it."""
    reviewed = letter.layers.reviewed
    for layer in LAYERS:
        if not reviewed[layer]:
            continue  # a layer that nobody has looked at need not be whole
        match layer.whole:
            case InEveryParagraph() as whole:
                yield from _paragraphs(corpus, letter, layer, whole)
            case InEveryPlace() as whole:
                yield from places_without_entry(corpus, letter, layer, whole)
            case OfEverySentence() as whole:
                yield from _sentences(corpus, letter, layer, whole)
            case OfEveryPlace() as whole:
                yield from _unquoted(corpus, letter, layer, whole)
            case OfEveryName():
                yield from _names(corpus, letter, layer)
            case OfEntries() as whole:
                yield from _entries(corpus, letter, layer, whole)


def covers(entry: Quoted, words: str) -> bool:
    """Whether an entry is about these words of its paragraph: its quote holds them, or lies in them."""
    return entry.quote in words or words in entry.quote


def _about(letter: LetterCorpus, paragraph: Paragraph, *layers: Layer[Any]) -> list[Quoted]:
    """The entries of some layers about a paragraph."""
    records = tuple(layer.record for layer in layers)
    return [entry for entry in letter.about(paragraph.id) if isinstance(entry, records)]


def _paragraphs(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: InEveryParagraph) -> Iterator[Problem]:
    """K313: a paragraph has no entry, too many, or two that say the same."""
    for _, paragraph in letter.paragraphs.values():
        given = [getattr(entry, whole.field) for entry in _about(letter, paragraph, layer)]
        if not 1 <= len(given) <= whole.most or len(set(given)) < len(given):
            message = f"{paragraph.id} has the {layer.key}: {', '.join(given) or 'none'}"
            hint = f"Each paragraph is about 1 to {whole.most} {layer.key} (annotations/{layer.name})."
            yield Problem(corpus.place(paragraph, "id"), "K313", message, hint)


def sentences_to_quote(letter: LetterCorpus, layer: Layer[Any]) -> list[tuple[Paragraph, Prose]]:
    """The sentences that have to be in a layer, by their words."""
    return _swept(letter)[layer.key]


@once_per_letter
def _swept(letter: LetterCorpus) -> dict[str, list[tuple[Paragraph, Prose]]]:
    """The sentences that have to be in each layer: asked for by the checks and by the page that counts them."""
    swept = {layer.key: layer.whole.words for layer in LAYERS if isinstance(layer.whole, OfEverySentence)}
    found: dict[str, list[tuple[Paragraph, Prose]]] = {key: [] for key in swept}
    for _, paragraph in letter.paragraphs.values():
        for sentence in paragraph.prose.sentences:
            small = sentence.plain.lower()
            for key, words in swept.items():
                if words.search(small):
                    found[key].append((paragraph, sentence))
    return found


def _sentences(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: OfEverySentence) -> Iterator[Problem]:
    """K314: a sentence is neither in the layer nor in the one of those that were read and do not belong there."""
    for paragraph, sentence in sentences_to_quote(letter, layer):
        entries = _about(letter, paragraph, layer, layer_of(whole.none))
        if not any(covers(entry, sentence.plain) for entry in entries):
            message = f"{paragraph.id} has a sentence that is in none of the {layer.key}: '{sentence.plain[:80]}'"
            hint = f"Add it, or add it to {whole.none} with a reason (annotations/{layer.name})."
            yield Problem(corpus.place(paragraph, "text"), "K314", message, hint)


PlaceInText = tuple[Paragraph, str, bool]


def places_to_quote(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any]) -> list[PlaceInText]:
    """Every place in the text that a layer has to quote: its paragraph, its words, and whether an entry quotes it."""
    return _quoted(letter, corpus).get(layer.key, [])


@once_per_letter
def _quoted(letter: LetterCorpus, corpus: Corpus) -> dict[str, list[PlaceInText]]:
    """The places of each layer: asked for by the checks and by the page that counts them."""
    return {
        layer.key: list(_places(corpus, letter, layer, layer.whole))
        for layer in LAYERS
        if isinstance(layer.whole, OfEveryPlace)
    }


def _places(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: OfEveryPlace) -> Iterator[PlaceInText]:
    names = {one.name.value.lower() for one in corpus.organisations} if whole.left_in_names else set()
    layers = (layer, *map(layer_of, whole.also))
    for _, paragraph in letter.paragraphs.values():
        small = paragraph.prose.plain.lower()
        if not any(word in small for word in whole.only_with):
            continue
        quotes = [entry.quote.lower() for entry in _about(letter, paragraph, *layers)]
        stretches = [(start, start + len(quote)) for quote in quotes if (start := small.find(quote)) >= 0]
        for match in whole.pattern.finditer(small):
            if not any(match[0] in name and name in small for name in names):
                there = any(start <= match.start() and match.end() <= end for start, end in stretches)
                yield paragraph, match[0], there


def _unquoted(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: OfEveryPlace) -> Iterator[Problem]:
    """K315, K316 and what other layers declare: a place in the text that no entry quotes."""
    for paragraph, words, there in places_to_quote(corpus, letter, layer):
        if not there:
            message = f"{paragraph.id} has a {whole.what} that no entry quotes: '{words}'"
            yield Problem(corpus.place(paragraph, "text"), whole.code, message, "Add it to the layer.")


def _names(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any]) -> Iterator[Problem]:
    """K317: a sentence names an organisation by its name or abbreviation, and no entry says so."""
    whole = "\n".join(paragraph.prose.plain for _, paragraph in letter.paragraphs.values())
    entries = letter.layers[layer]
    given = grouped(((name, entry.paragraph), entry) for entry in entries for name in entry.names("organisation"))
    for organisation in corpus.organisations:
        names, pattern = names_of(organisation)
        # most are not there, and looking for letters says so fastest
        if not any(name in whole for name in names):
            continue
        paragraphs = [one for _, one in letter.paragraphs.values() if any(name in one.prose.plain for name in names)]
        for paragraph, sentence in ((one, sentence) for one in paragraphs for sentence in one.prose.sentences):
            here = given.get((organisation.id, paragraph.id), ())
            if pattern.search(sentence.plain) and not any(covers(entry, sentence.plain) for entry in here):
                message = f"{paragraph.id} names '{organisation.id}': '{sentence.plain[:60]}'"
                hint = f"Add the mention to annotations/{layer.name}."
                yield Problem(corpus.place(paragraph, "text"), "K317", message, hint)


def entries_to_name(letter: LetterCorpus, whole: OfEntries) -> list[Any]:
    """The entries of another layer that a layer has to name."""
    return [
        entry
        for entry in letter.layers[layer_of(whole.layer)]
        if (value := getattr(entry, whole.by)) in whole.values
        or (value in whole.some and getattr(entry, whole.some[value]))
    ]


def _entries(corpus: Corpus, letter: LetterCorpus, layer: Layer[Any], whole: OfEntries) -> Iterator[Problem]:
    """K321: an entry of another layer is named by none of this one, or by two."""
    named = [getattr(entry, whole.field) for entry in letter.layers[layer]]
    for entry in entries_to_name(letter, whole):
        if entry.id not in named:
            message = f"'{entry.id}' has no entry in the {layer.key}"
            yield Problem(corpus.place(entry, "id"), "K321", message, f"Add it to annotations/{layer.name}.")
    for entry in letter.layers[layer]:
        if named.count(name := getattr(entry, whole.field)) > 1:
            message = f"'{name}' has two entries in the {layer.key}"
            yield Problem(corpus.place(entry, whole.field), "K321", message, "Keep one of the two.")


def form_of_every_term(corpus: Corpus) -> Iterator[Problem]:
    """K319: a form of a term, or words that are not Dutch, stand in no letter."""
    if not corpus.terms and not corpus.foreign:
        return
    there = frozenset[str]().union(*(forms_in(letter, corpus) for letter in corpus.letters))
    hints = {"forms": "Forms are words of a letter; other names go into 'also'.", "words": "Copy them from a letter."}
    for record in (*corpus.terms, *corpus.foreign):
        key = "forms" if isinstance(record, Term) else "words"
        for index, words in enumerate(getattr(record, key)):
            if words not in there:
                yield Problem(corpus.place(record, key, index), "K319", f"'{words}' is in no letter", hints[key])


@once_and_lasting
def forms_in(letter: LetterCorpus, corpus: Corpus) -> frozenset[str]:
    """The forms of terms, and the words that are not Dutch, that stand in a letter."""
    headings = (section.title.plain for section in letter.sections)
    text = "\n".join((*map(letter.words_of, letter.places), *headings)).lower()
    forms = (form for term in corpus.terms for form in term.forms)
    # within a longer word they are not marked as another language
    foreign = (words for listed in corpus.foreign for words in listed.words)
    alone = (words for words in foreign if re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text))
    return frozenset((*(form for form in forms if form.lower() in text), *alone))


def themes_as_decided(corpus: Corpus, letter: LetterCorpus) -> Iterator[Problem]:
    """K320: the themes of a paragraph are not what its two readings and the decision between them say."""
    for reading in letter.layers[READINGS]:
        first, second = themes_of(reading.first), themes_of(reading.second)
        uses = [use for use in letter.layers[THEME_USES] if use.paragraph == reading.paragraph]
        if first != second and not reading.decision:
            message = f"the readings of {reading.paragraph} differ, and no decision says what was chosen"
            yield Problem(corpus.place(reading, "paragraph"), "K320", message, "Add the decision and its reason.")
        for theme, part in sorted(first & second - {(use.theme, use.part) for use in uses}):
            message = f"both readings give '{theme}' ({part}) to {reading.paragraph}; themes.yml does not"
            yield Problem(corpus.place(reading, "paragraph"), "K320", message, "Add the theme.")
        for use in uses:
            review = "agreed" if (use.theme, use.part) in first & second else "adjudicated"
            if use.review != review:
                message = f"by its readings '{use.theme}' of {use.paragraph} is {review}, not {use.review}"
                yield Problem(corpus.place(use, "review"), "K320", message, f"Write {review}.")


def themes_of(choices: Iterable[Choice]) -> set[tuple[str, str]]:
    """The themes that a reading gave to a paragraph, each in its part."""
    return {(choice.theme, choice.part) for choice in choices}


OF_ONE_LETTER = (whole_layers, themes_as_decided)
OF_ALL = (form_of_every_term,)
