"""Sentences in which the cabinet or others may announce something: a score of signs, each with its name and weight.

An announcement in a letter of a cabinet says who acts (the cabinet, a minister, "ik") or leaves it out in a passive,
has a verb of doing or a participle of one, and often says when, with what money and by what measure. What others found,
what is possible and what goes for the world in general is none. Signs of the act are looked for in the main clause:
"het advies dat het kabinet heeft gevraagd, laat zien" is no act of the cabinet.

The weights were fitted on the odd sections of one letter (a logistic regression, rounded to whole numbers); a question
and "zal", which that letter has little of, are weighed by what other letters have. How well they do is in
docs/developers/importing.md. The words stand in announcing.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import yaml

from ..data.letter_corpus import LetterCorpus
from ..words.people import MINISTERS
from .places import running

# From this score on a sentence is put on the worksheet.
ENOUGH = 2
_MOST = 2_000  # characters of a sentence that are looked at

_BRACKETED = re.compile(r"\([^()]*\)|“[^”]*”|«[^»]*»|‘[^’]{0,80}’(?!\w)")
_SUBORDINATE = re.compile(
    r",? ?\b(?:dat|die|waar(?:in|mee|door|bij|van|op|uit|aan|over|onder|voor|toe|naar|langs)?|zodat|opdat|omdat|"
    r"doordat|terwijl|hoe|hoewel|indien|wanneer|welke?|of er|of de|of het)\b.*?(?=[,;:]| [–-] |$)"
)

_AUTHORITY = (
    r"(?:het|dit|een|ons) (?:volgend |nieuw |huidige |demissionaire? )?kabinet|wij|ik|mij|(?:de|het|mijn|beide|"
    rf"onze) (?:ministeries?|departement(?:en)?|{MINISTERS}|ambtgenoot|ambtgenoten|collega’s|"
    rf"regering|overheid|rijk|bewindslieden|bewindspersonen)|{MINISTERS} (?:van|voor)|"
    r"rijksoverheid|(?:de|uw|beide) kamers?|de tweede kamer"
)
_AUXILIARIES = "heb|hebt|heeft|hebben|zal|zullen|wil|willen|ben|is|zijn"

_LISTS: dict[str, str] = yaml.safe_load(files(__package__).joinpath("announcing.yml").read_text(encoding="utf-8"))


def _listed(name: str) -> str:
    """A list of announcing.yml as a pattern: one of its words."""
    signs = {r"\*": r"\w*", "_": " ", r" … ": r"\b.{0,40}\b"}
    words = [re.escape(word) for word in _LISTS[name].split()]
    for sign, pattern in signs.items():
        words = [word.replace(sign, pattern) for word in words]
    return "|".join(words)


_DOES = rf"(?:{_listed('verbs')})t?|{_listed('plurals')}"
_DONE = rf"(?!toegenomen|afgenomen)(?:{_listed('particles')})?(?:{_listed('participles')})"
_ADVISERS, _SAYS = _listed("advisers"), _listed("says")
_WHEN = (
    r"(?:in|per|vanaf|sinds|tot|medio|eind|begin|uiterlijk|voor|van) (?:\w+ )?20\d\d|medio|eind|begin (?:dit|"
    r"volgend) jaar|(?:dit|volgend|vorig) (?:jaar|schooljaar)|voorjaar|najaar|zomer|zomerreces|kwartaal|(?:eerste|"
    r"tweede) helft van|(?:komende|volgende|aankomende) (?:weken|maanden|tijd|periode|jaar|jaren)|op dit moment|"
    r"momenteel|onlangs|recent|inmiddels|reeds|binnenkort|spoedig|per (?:\d+ )?(?:januari|februari|maart|april|mei|"
    r"juni|juli|augustus|september|oktober|november|december)|jl|jaar geleden|eerder"
)


@dataclass(frozen=True)
class Sign:
    """Something in a sentence that speaks for an announcement, or with a weight below nought against one.

    ``whole`` says that it may stand anywhere; others have to stand in the main clause.
    """

    name: str
    weight: int
    pattern: re.Pattern[str]
    whole: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


SIGNS = (
    Sign("an authority", 1, _words(_AUTHORITY)),
    Sign(
        "an authority that acts",
        2,
        _words(
            rf"(?<!van )(?<!voor )(?:{_AUTHORITY})(?: \w+){{0,2}}? (?:{_DOES}|{_AUXILIARIES})|(?:{_DOES}|"
            rf"{_AUXILIARIES})(?: \w+){{0,3}}? (?:{_AUTHORITY})"
        ),
    ),
    Sign("a deed done or under way", 2, _words(rf"(?:{_AUXILIARIES}|wordt|worden|werd|werden)\b.*\b(?:{_DONE})")),
    Sign("a deed to come", 2, _words(r"(?:zal|zullen)\b.* worden|(?:zal|zullen) worden")),
    Sign("what will be", 1, _words("zal|zullen")),
    Sign(
        "an intention",
        2,
        _words(
            r"voornemens?|voornemen|beoogt|beogen|streeft|streven|planning|gepland|toegezegde?|toezegging|toezeggingen|"
            r"aangekondigde?|beschikbaar|van start|in werking|zegt?\b.*\btoe|kondigt?\b.*\baan|met belangstelling|"
            r"operationeel|in voorbereiding|in uitvoering|aan de slag|bezig|(?:als|tot) doel|"
            r"blijft?\b.* (?:contact|gesprek|overleg|werken aan|volgen|inzetten voor)|(?:zal|zullen)"
            r" worden (?:verzonden|gezonden|toegezonden|aangeboden|toegestuurd)"
        ),
        whole=True,
    ),
    Sign("a time", 2, _words(_WHEN), whole=True),
    Sign("a sum of money", 1, re.compile(r"€|\b(?:euro|mln|mld|miljoen|miljard)\b"), whole=True),
    Sign(
        "one of a row of deeds",
        1,
        re.compile(
            r"(?:Daarom|Daartoe|Zo|Ook|Verder|Daarnaast|Tevens|Bovendien|Hierbij|Hiertoe|Tot slot|Om|Naast|Vanwege|"
            r"Naar aanleiding|Op basis|Samen met|In het kader|Voor het|Voor de|Hier|Met de|In de brief)\b"
        ),
        whole=True,
    ),
    Sign(
        "something asked of others",
        2,
        _words(
            r"(?:maatschappelijke?|politieke?|publieke?) (?:en \w+ )?(?:debat|discussie|dialoog)|roept?\b.*\bop om|"
            r"oproep|rol (?:voor|van)|van (?:\w+ )?belang dat|belangrijk dat|wenselijk dat|"
            r"verantwoordelijkheid (?:nemen|van)|vergt|vergen|volgende? kabinet|nieuw kabinet|vraag(?:t|en)? om"
        ),
        whole=True,
    ),
    Sign(
        "research",
        1,
        _words(r"onderzoek(?:t|en)?|onderzocht|(?:probleem)?analyse|verken(?:t|nen)|evaluatie|pilots?|inventarisatie"),
        whole=True,
    ),
    Sign("a measure", 1, _words(_listed("measures")), whole=True),
    Sign("others that act", 1, _words(_listed("others"))),
    Sign(
        "what others say",
        -2,
        _words(
            rf"(?:{_ADVISERS})(?: \w+){{0,2}}? (?:{_SAYS})|(?:{_SAYS}) (?:ook |daarnaast |terecht )?(?:de |"
            rf"het )?(?:{_ADVISERS})|"
            r"volgens|blijkt|zoals\b.*\b(?:aangeven|beschrijft|stelt)"
        ),
    ),
    Sign("a possibility", -1, _words("kan|kunnen|zou|zouden|mag|mogen")),
    Sign("how the world is", -1, _words(_listed("world"))),
    Sign("a question", -2, re.compile(r"\?\W*$"), whole=True),
    Sign("what this letter is about", -1, _words("dit deel|deze paragraaf|hieronder|hierboven|gaat in op"), whole=True),
)


@dataclass(frozen=True)
class MayAnnounce:
    """A sentence with its paragraph, its score, and the names of the signs that made it."""

    paragraph: str
    words: str
    score: int
    signs: tuple[str, ...]


def main_clause(sentence: str) -> str:
    """A sentence without what stands in brackets and quotation marks, and without its subordinate clauses.

    >>> main_clause("Het kabinet werkt aan een wet (de derde) die helpt, omdat dat nodig is.")
    'Het kabinet werkt aan een wet'
    """
    return re.sub(r"  +", " ", _SUBORDINATE.sub("", _BRACKETED.sub("", sentence))).strip()


def scored(paragraph: str, whole: str) -> MayAnnounce:
    """The score of a sentence.

    >>> scored("s1-p1", "Het kabinet werkt aan een wet.").signs
    ('an authority', 'an authority that acts', 'a measure')
    """
    sentence = whole[:_MOST]
    clause = main_clause(sentence)
    signs = [sign for sign in SIGNS if sign.pattern.search(sentence if sign.whole else clause)]
    return MayAnnounce(paragraph, whole, sum(sign.weight for sign in signs), tuple(sign.name for sign in signs))


def scored_sentences(letter: LetterCorpus) -> Iterator[MayAnnounce]:
    """Every sentence of a letter with its score, in order."""
    for paragraph in running(letter):
        for sentence in paragraph.prose.sentences:
            yield scored(paragraph.id, sentence.plain)


def may_announce(letter: LetterCorpus) -> Iterator[MayAnnounce]:
    """The sentences of a letter that score enough to be read, in order."""
    return (one for one in scored_sentences(letter) if one.score >= ENOUGH)
