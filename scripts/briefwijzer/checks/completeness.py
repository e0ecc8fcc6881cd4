"""Are the layers whole? Each check starts from the letter's words, not from the entries. (K313 to K320)

A layer that a letter does not have yet is silent here, and is named on the coverage page; one that is there must be
complete.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..data.corpus import Corpus, LetterCorpus, once_per_letter
from ..data.layers import Amount, Announcement, Measure, NotAnnounced, Quoted, ThemeUse, TimeExpression
from ..data.letter import Paragraph
from ..data.organisations import names_of
from ..data.prose import Prose
from ..problems import Problem

MOST_THEMES = 4
# The patterns read small letters: one that ignores capitals takes four times as long.
# Verbs and words of time with which Dutch policy prose announces, promises, asks or leaves to later.
SWEEP = re.compile(
    r"\b(?:zal|zullen|gaat|gaan|wil|willen|komt|komen|wordt|worden|werkt|werken|start|starten|gestart|stelt|ontwikkelt|"
    r"ontwikkelen|investeert|investeren|ondersteunt|stimuleert|stimuleren|onderzoekt|onderzoeken|informeer\w*|toegezegd|"
    r"toezegging|aangekondigd|voorgesteld|voornemens|beschikbaar|ingevoerd|volgende? kabinet|nieuw kabinet|komende|"
    r"binnenkort|voorjaar|najaar|zomer|begin dit jaar|dit jaar|volgend jaar|vanaf|per 1|20(?:1[5-9]|2\d))\b"
)
MONEY = re.compile(
    r"(?:€\s*|\b)\d+(?:[.,]\d+)*(?:[-–]?\s*(?:miljoen|miljard|mln|mld|duizend))?\.?\s*euro\b|€\s*\d[\d.,]*"
    r"|\b\d+(?:[.,]\d+)*\s*(?:miljoen|miljard|mln|mld)\b"
)
MONEY_WORDS = ("€", "euro", "miljoen", "miljard", "mln", "mld")  # one of them is in every sum
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:vorig|dit|volgend|komend)e? (?:jaar|jaren|maanden|kabinetsperiode)|(?:afgelopen|komende|"
    r"laatste) (?:\w+ )?(?:jaar|jaren|decennia|maanden|weken|tijd)|jaren (?:tachtig|negentig|\d+)|jaar geleden|"
    r"over \d+ jaar|schooljaar|voorjaar|najaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december|nu|reeds|straks|tegenwoordig|momenteel|inmiddels|onlangs|binnenkort|op dit moment|tot dusverre|"
    r"huidige?|recente?|actuele?|afzienbare tijd|(?:korte|lange(?:re)?) ?termijn\w*|op termijn|in het verschiet|"
    r"vooravond|toekomst(?:ige)?|verleden|(?:volgende?|nieuwe?) kabinet)\b"
)


@once_per_letter
def sentences_announcing(letter: LetterCorpus) -> list[tuple[Paragraph, Prose]]:
    """The sentences that may announce something, by their verbs and words of time."""
    return [
        (paragraph, sentence)
        for _, paragraph in letter.paragraphs.values()
        for sentence in paragraph.prose.sentences
        if SWEEP.search(sentence.plain.lower())
    ]


def covers(entry: Quoted, words: str) -> bool:
    """Whether an entry is about these words of its paragraph: its quote holds them, or lies in them."""
    return entry.quote in words or words in entry.quote


def theme_of_every_paragraph(corpus: Corpus) -> Iterator[Problem]:
    """K313: a paragraph has no theme, more than four, or one of them twice."""
    for letter in corpus.letters:
        if not letter.layers.themes:
            continue
        for _, paragraph in letter.paragraphs.values():
            given = [use.theme for use in letter.about(paragraph.id) if isinstance(use, ThemeUse)]
            if not 1 <= len(given) <= MOST_THEMES or len(set(given)) < len(given):
                message = f"{paragraph.id} has the themes: {', '.join(given) or 'none'}"
                hint = f"Each paragraph is about 1 to {MOST_THEMES} themes (annotations/themes.yml)."
                yield Problem(corpus.place(paragraph, "id"), "K313", message, hint)


def announcement_of_every_sentence(corpus: Corpus) -> Iterator[Problem]:
    """K314: a sentence that may announce something is neither in the register nor marked as announcing nothing."""
    for letter in corpus.letters:
        if not letter.layers.announcements:
            continue
        for paragraph, sentence in sentences_announcing(letter):
            entries = (entry for entry in letter.about(paragraph.id) if isinstance(entry, Announcement | NotAnnounced))
            if not any(covers(entry, sentence.plain) for entry in entries):
                message = f"{paragraph.id} may announce something: '{sentence.plain[:80]}'"
                hint = "Add it to announcements, or to reviewed with a reason (annotations/announcements.yml)."
                yield Problem(corpus.place(paragraph, "text"), "K314", message, hint)


Found = tuple[Paragraph, str, bool]


def sums(letter: LetterCorpus) -> Iterator[Found]:
    """Every sum of money in the text: its paragraph, its words, and whether an entry quotes it."""
    return _quoted(letter, MONEY, (Amount, Measure), only_with=MONEY_WORDS)


def times(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Every time in the text that the pattern knows, as above; what is part of the name of an organisation is none."""
    names = {organisation.name.value.lower() for organisation in corpus.organisations}
    return _quoted(letter, TIME, (TimeExpression,), names)


def _quoted(
    letter: LetterCorpus,
    pattern: re.Pattern[str],
    layer: tuple[type[Quoted], ...],
    names: Collection[str] = (),
    only_with: Collection[str] = ("",),
) -> Iterator[Found]:
    for _, paragraph in letter.paragraphs.values():
        small = paragraph.prose.plain.lower()
        if not any(word in small for word in only_with):
            continue
        quotes = [entry.quote.lower() for entry in letter.about(paragraph.id) if isinstance(entry, layer)]
        stretches = [(start, start + len(quote)) for quote in quotes if (start := small.find(quote)) >= 0]
        for match in pattern.finditer(small):
            if not any(match[0] in name and name in small for name in names):
                there = any(start <= match.start() and match.end() <= end for start, end in stretches)
                yield paragraph, match[0], there


def amount_of_every_sum(corpus: Corpus) -> Iterator[Problem]:
    """K315: a sum of money in the text is not in the register of amounts."""
    for letter in corpus.letters:
        if letter.layers.amounts:
            yield from _uncovered(corpus, sums(letter), "K315", "sum")


def date_of_every_time(corpus: Corpus) -> Iterator[Problem]:
    """K316: a year, a month or words such as «de komende jaren» or «nu» are not in the register of dates."""
    for letter in corpus.letters:
        if letter.layers.dates:
            yield from _uncovered(corpus, times(corpus, letter), "K316", "time")


def _uncovered(corpus: Corpus, found: Iterator[Found], code: str, what: str) -> Iterator[Problem]:
    for paragraph, words, there in found:
        if not there:
            message = f"{paragraph.id} has a {what} that no entry quotes: '{words}'"
            yield Problem(corpus.place(paragraph, "text"), code, message, "Add it to the layer.")


def organisation_of_every_name(corpus: Corpus) -> Iterator[Problem]:
    """K317: a sentence names an organisation by its name or abbreviation, and no entry says so."""
    for letter in corpus.letters:
        if not letter.layers.organisations:
            continue
        whole = "\n".join(paragraph.prose.plain for _, paragraph in letter.paragraphs.values())
        for organisation in corpus.organisations:
            names, pattern = names_of(organisation)
            # most are not there, and looking for letters says so fastest
            if not any(name in whole for name in names):
                continue
            given = letter.naming.get(organisation.id, [])
            for _, paragraph in letter.paragraphs.values():
                if not any(name in paragraph.prose.plain for name in names):
                    continue
                here = [entry for entry in given if entry.paragraph == paragraph.id]
                for sentence in paragraph.prose.sentences:
                    if pattern.search(sentence.plain) and not any(covers(entry, sentence.plain) for entry in here):
                        message = f"{paragraph.id} names '{organisation.id}': '{sentence.plain[:60]}'"
                        hint = "Add the mention to annotations/organisations.yml."
                        yield Problem(corpus.place(paragraph, "text"), "K317", message, hint)


def printed_within_quote(corpus: Corpus) -> Iterator[Problem]:
    """K318: the printed form, the term or the answer of an entry does not stand where it should."""
    for letter in corpus.letters:
        for entry in letter.layers.entries():
            printed = vars(entry).get("printed")  # not every layer has it
            if printed and printed not in entry.quote:
                yield Problem(
                    corpus.place(entry, "printed"),
                    "K318",
                    f"'{printed}' does not stand in the quote",
                    "Quote more words.",
                )
        for announcement in letter.layers.announcements:
            if announcement.term and announcement.paragraph in letter.paragraphs:
                plain = letter.paragraphs[announcement.paragraph][1].prose.plain
                if announcement.term not in plain:
                    message = f"'{announcement.term}' does not stand in {announcement.paragraph}"
                    yield Problem(corpus.place(announcement, "term"), "K318", message, "Copy the words from the text.")
        for position in letter.layers.positions:
            if bool(position.answer_paragraph) != bool(position.answer_quote):
                message = "an answer needs both its paragraph and its quote"
                yield Problem(corpus.place(position, "answer"), "K318", message, "Add the other, or leave out both.")
        for date in letter.layers.dates:
            if date.grade != "certain" and not date.note:
                message = f"the reading of '{date.printed}' is {date.grade}, and no note says why"
                yield Problem(corpus.place(date, "grade"), "K318", message, "Add a note.")


def period_in_order(corpus: Corpus) -> Iterator[Problem]:
    """K318: a period ends before it begins."""
    for letter in corpus.letters:
        entries: tuple[Announcement | TimeExpression, ...] = (*letter.layers.announcements, *letter.layers.dates)
        for entry in entries:
            if entry.start and entry.end:
                exact = min(len(entry.start), len(entry.end))  # 2017-02 to 2017 is in order
                if entry.end[:exact] < entry.start[:exact]:
                    message = f"the period begins {entry.start} and ends {entry.end}"
                    yield Problem(corpus.place(entry, "end"), "K318", message, "Look at both dates.")


def value_as_printed(corpus: Corpus) -> Iterator[Problem]:
    """K318: the value of a sum or number differs from what is printed, where that is in digits."""
    for letter in corpus.letters:
        entries: tuple[Amount | Measure, ...] = (*letter.layers.amounts, *letter.layers.numbers)
        for entry in entries:
            value = in_digits(entry.printed)
            if value is not None and entry.value != value:
                message = f"'{entry.printed}' is {value}, not {entry.value}"
                hint = "Look at the digits and at the zeros behind them."
                yield Problem(corpus.place(entry, "value"), "K318", message, hint)


# Behind a letter digits are part of a name: G20.
_DIGITS = re.compile(r"(?<!\w)([0-9](?:[0-9.,]*[0-9])?)(?: ?(duizend|miljoen|mln|miljard|mld)\b)?")
_NUMBER = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_ZEROS = {"": 0, "duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9}


def in_digits(printed: str) -> str | None:
    """The one number in a text, written out; None where there is none in digits, or more than one.

    >>> in_digits("€ 14,55 miljoen"), in_digits("circa 800 scholen"), in_digits("1.200 euro"), in_digits("een kwart")
    ('14550000', '800', '1200', None)
    >>> in_digits("de landen van de G20")
    """
    found = _DIGITS.findall(printed)
    number = _NUMBER.fullmatch(found[0][0]) if len(found) == 1 else None
    if number is None:
        return None
    whole, fraction = number[1].replace(".", ""), number[2] or ""
    zeros = _ZEROS[found[0][1]] - len(fraction)
    return whole + fraction + "0" * zeros if zeros >= 0 else f"{whole},{fraction}"


def form_of_every_term(corpus: Corpus) -> Iterator[Problem]:
    """K319: a form of a term stands in no letter."""
    if not corpus.terms:
        return
    text = " ".join(
        paragraph.prose.plain.lower() for letter in corpus.letters for _, paragraph in letter.paragraphs.values()
    )
    text += " ".join(note.text.lower() for letter in corpus.letters for note in letter.footnotes)
    for term in corpus.terms:
        for index, form in enumerate(term.forms):
            if form.lower() not in text:
                hint = "Forms are words of a letter; other names go into 'also'."
                yield Problem(corpus.place(term, "forms", index), "K319", f"'{form}' stands in no letter", hint)


def themes_as_decided(corpus: Corpus) -> Iterator[Problem]:
    """K320: the themes of a paragraph are not what its two readings and the decision between them say."""
    for letter in corpus.letters:
        for reading in letter.layers.readings:
            first, second = (
                {(choice.theme, choice.part) for choice in choices} for choices in (reading.first, reading.second)
            )
            uses = [use for use in letter.layers.themes if use.paragraph == reading.paragraph]
            if first != second and not reading.decision:
                message = f"the readings of {reading.paragraph} differ, and no decision says what was chosen"
                yield Problem(corpus.place(reading, "paragraph"), "K320", message, "Add the decision and its reason.")
            for theme, part in sorted(first & second - {(use.theme, use.part) for use in uses}):
                message = f"both readings give '{theme}' ({part}) to {reading.paragraph}; themes.yml does not"
                yield Problem(corpus.place(reading, "paragraph"), "K320", message, "Add the theme.")
            for use in uses:
                review = "agreed" if (use.theme, use.part) in first & second else "adjudicated"
                if use.review != review:
                    message = f"'{use.theme}' of {use.paragraph} is {review}, as its readings are, not {use.review}"
                    yield Problem(corpus.place(use, "review"), "K320", message, f"Write {review}.")


CHECKS = (
    theme_of_every_paragraph,
    announcement_of_every_sentence,
    amount_of_every_sum,
    date_of_every_time,
    organisation_of_every_name,
    printed_within_quote,
    period_in_order,
    value_as_printed,
    form_of_every_term,
    themes_as_decided,
)
