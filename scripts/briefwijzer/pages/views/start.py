"""The start page: the letter itself where there is one, and a front page where there are several."""

from __future__ import annotations

from dataclasses import dataclass

from ...addresses.here import Here
from ...addresses.uris import ABOUT, LETTERS, ORGANISATIONS, QUOTE, TERMS, THEMES, WORKS
from ...data.corpus import Corpus
from ...data.layers.themes import THEME_USES
from ...data.letter_corpus import LetterCorpus
from ...words.dutch import dutch_date
from ...words.places import letter_number
from .frame import LetterFrame, LetterLine, letter_frame, letter_line, sent_to
from .outcomes import OutcomesView, outcomes_view
from .pictures import GlanceView, glance
from .summary import SentenceView, sentence_views

# The front page shows so many letters, the newest; the list of letters has them all.
NEWEST = 10


@dataclass(frozen=True)
class LetterInBrief:
    """The one letter of a site: what it is, what it says, and the ways into it."""

    frame: LetterFrame
    known: tuple[str, ...]  # its subject where that is not its name, or its heading; its addressee, date, number
    sentences: tuple[SentenceView, ...]
    glance: GlanceView | None
    outcomes: OutcomesView | None


@dataclass(frozen=True)
class StartView:
    """The start page; ``doors`` are a word of the catalogue for the name, one for what is there, and the address."""

    letters: tuple[LetterLine, ...]
    letter: LetterInBrief | None
    doors: tuple[tuple[str, str, str], ...]
    all: int


def start_view(corpus: Corpus, here: Here) -> StartView:
    """The start page."""
    alone = len(corpus.letters) == 1
    newest = corpus.newest[:NEWEST]
    with_themes = any(THEME_USES in letter.present for letter in corpus.letters)
    doors: tuple[tuple[object, str, str, str], ...] = (  # each is there when its first value is true
        (not alone, LETTERS, "letters_title", "door_letters_text"),
        (with_themes, THEMES, "themes_title", "door_themes_text" if alone else "themes_lead"),
        (corpus.works, WORKS, "works_title", "door_works_text"),
        (corpus.organisations, ORGANISATIONS, "organisations_title", "organisations_lead"),
        (corpus.terms, TERMS, "terms_title", "door_terms_text"),
        (True, QUOTE, "quote_title", "quote_door"),
        (True, ABOUT, "about_title", "door_about_text"),
    )
    return StartView(
        letters=tuple(letter_line(letter, here) for letter in newest),
        letter=_in_brief(corpus, corpus.letters[0], here) if alone else None,
        doors=tuple((name, text, here.to(uri)) for needed, uri, name, text in doors if needed),
        all=len(corpus.letters),
    )


def _in_brief(corpus: Corpus, letter: LetterCorpus, here: Here) -> LetterInBrief:
    """A letter with what it says, without what only its own page has."""
    record, frame = letter.record, letter_frame(letter, here)
    known = (
        record.subject or (record.heading and record.heading.value),
        record.addressee and sent_to(record.addressee.value),
        record.date and dutch_date(record.date.value),
        letter_number(record),
    )
    return LetterInBrief(
        frame=frame,
        known=tuple(one for one in known if one),
        sentences=sentence_views(letter, here),
        glance=glance(corpus, letter, here) if THEME_USES in letter.present else None,
        outcomes=outcomes_view(letter, here),
    )
