"""Organisations in the text: those of the shared list by name, and names of bodies by their form alone.

By form alone a body is named by words with capitals around a word that says what it is (raad, ministerie, pact), by
several words with capitals that are no title of a work, by an abbreviation, or by a name written as one word with a
capital inside. The first word of a sentence has its capital for another reason, unless it never stands without one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..data.shared import Organisation, names_of
from ..words.people import MINISTERS, TITLE
from .places import Found, overlaps, paragraphs, running, sentences_of

# How a name may be printed: hyphens, blanks and capitals come and go.
_LOOSE = re.compile(r"[\s-]+")
CHAMBER = re.compile(r"\b(?:de|uw) Kamer(?! van)\b")

# Words that say that a name is that of a body, as they stand by themselves or end a compound.
_BODY = (
    "ministerie|raad|instituut|bureau|planbureau|commissie|kamer|autoriteit|universiteit|stichting|vereniging|"
    "agentschap|dienst|inspectie|bank|fonds|akademie|academie|organisatie|unie|platform|centrum|centra|coalitie|"
    "alliantie|pact|federatie|bond|genootschap|netwerk|rechtbank|gerechtshof|rekenkamer|ombudsman|marechaussee|"
    "politie|team|topsector|programma|project|initiatief|lab|labs|hub|campus|koepel|college|ziekenhuis|waterschap|"
    "taskforce|secretariaat|ambassade|parlement|hof"
)
_FOREIGN = (
    "Council|Agency|Institute|Forum|Foundation|Centre|Center|Centres|Centers|Committee|Commission|Association|Network|"
    "Board|Office|Union|Organisation|Organization|University|Authority|Alliance|Initiative"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’&-]*"
# "en de" begins another name: de SER en de WRR.
_LINK = r"(?:(?:voor|van|in|op|of|the|for) (?:(?:de|het|der|den|the) )?|(?:en|and|der|den) )"
# Words with capitals that follow each other, small words between them.
_ROW = re.compile(
    rf"(?<![\w-])(?:(?P<kind>\w*(?:{_BODY})) (?:van |voor )?)?(?P<name>[A-ZÀ-Þ][\w’&-]*(?: {_LINK}?{_CAPITAL})*)"
    r"(?: \((?P<short>[A-Z][\w&’-]*[A-Z]\w*(?:’s)?)\))?"
)
_IS_BODY = re.compile(rf"(?:(?<![a-zà-ÿ])(?:\w*(?:{_BODY})|{_FOREIGN}))(?![\w])", re.IGNORECASE)
# A title of a law, a paper or a plan, a debate, a place: no body, unless a word for one stands there too.
_NO_BODY = re.compile(
    r"\b(?:\w*wet|\w*wetboek|\w*agenda|\w*strategie|\w*beeld|\w*akkoord|\w*verdrag|\w*richtlijn|\w*verordening|"
    r"\w*besluit|\w*monitor|\w*plan|\w*visie|\w*nota|\w*rapport|\w*debat|\w*overleg|\w*leren|\w*act|\w*brief|\w*regeling|\w*motie|"
    r"\w*kamerstuk(?:ken)?|\w*artikel|\w*noot|\w*bijlage|\w*vragen|\w*campagne|Verenigde Staten|Verenigd Koninkrijk|"
    r"Den Haag|Nederland|Europa|Duitsland|Frankrijk|België|things|review|roadmap|index|report|study)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w-]+ (?:(?:voor|van|for) )?[A-ZÀ-Þ][\w-]+")
# Behind these stands the name of a person.
_PERSON = re.compile(
    rf"(?:\b(?:lid|leden|kamerlid|kamerleden|heer|mevrouw|motie|{MINISTERS}|{TITLE})(?: van| voor)?|\b[A-Z]\.) $",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"(?:{MINISTERS}|Voorzitter|Kamerleden|Kamerlid|Kamervragen|Motie)\b", re.IGNORECASE)
# The parts of a reference, such as COM(2021) 727 or EN/TXT, are none.
ABBREVIATION = re.compile(r"(?<![\w/:-])[A-Z][A-Za-z]*(?:&?[A-Z])(?:’s)?(?![\w/:]| ?\(\d)")
# Abbreviations of things that letters of all ministries have, and Roman numbers: none of them is a body.
_THINGS = frozenset(
    "ICT IT MKB IoT AI HR EHBO BTW AOW WW WIA WAO BV NV VAR ZZP MBO HBO WO VO PO VMBO HAVO VWO CAO COVID DNA "
    "GPS PDF CO AMvB MvT NB PS OK TV A4 CV CO2 AVG RO VTH BBP BNP BES OZB R&D II III IV VI VII VIII IX XI XII "
    "XIV XV XVI".split()
)
# One word with a capital inside, or the address of a website: names of services and programmes.
_ONE_WORD = re.compile(
    r"(?<![\w./@-])(?:[A-Z][a-z]+[A-Z][a-z]+\w*|(?:\w+ )?[a-z0-9-]{3,}\.(?:nl|eu|org|com))(?![\w/@])"
)


def organisations(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Organisations of the shared list, by name or abbreviation, once in a sentence."""
    patterns = [(one.id, _patterns(one)) for one in corpus.organisations]
    for paragraph in paragraphs(letter):
        for offset, sentence in sentences_of(paragraph):
            for identifier, several in patterns:
                match = next((one for pattern in several if (one := pattern.search(sentence.plain))), None)
                if match:
                    yield paragraph, offset + match.start(), offset + match.end(), {"organisation": identifier}


def _patterns(organisation: Organisation) -> list[re.Pattern[str]]:
    """The exact name or abbreviation first, then the name with other hyphens, blanks and capitals."""
    _, exact = names_of(organisation)
    loose = r"[\s-]*".join(map(re.escape, _LOOSE.split(organisation.name.value)))
    several = [exact, re.compile(rf"(?<![\w-]){loose}(?!\w)", re.IGNORECASE)]
    if organisation.name.value.startswith("Tweede Kamer"):
        several.append(CHAMBER)
    return several


def names_without_list(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Names of bodies by their form alone, once in a sentence: paragraph and name."""
    whole = " ".join(paragraph.prose.plain for paragraph in running(letter))
    small = set(re.findall(r"(?<![\w-])[a-zà-ÿ][\w-]*", whole))
    things = _THINGS | set(_things(whole))
    for paragraph in running(letter):
        for sentence in paragraph.prose.sentences:
            yield from ((paragraph.id, name) for name in dict.fromkeys(_names(sentence.plain, small, things)))


def unlisted_names(corpus: Corpus, letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Names by their form that no organisation of the shared list has: paragraph and name."""
    patterns = [pattern for one in corpus.organisations for pattern in _patterns(one)]
    return (one for one in names_without_list(letter) if not any(pattern.search(one[1]) for pattern in patterns))


def _things(text: str) -> Iterator[str]:
    """Abbreviations that the text explains by words of which none is a body and the first has no capital."""
    for match in re.finditer(r"(?<![\w-])((?:[\w-]+ ){1,6})\(([A-Z][\w&]*[A-Z]\w*)\)", text):
        words = match[1].split()
        explained = " ".join(words[-len(match[2]) :])
        if not _IS_BODY.search(explained) and (_NO_BODY.search(explained) or not re.search(r"[A-Z]", explained)):
            yield match[2]


def _names(sentence: str, small: Collection[str], things: Collection[str]) -> Iterator[str]:
    """The names of bodies in a sentence: rows of words with capitals, then single words and abbreviations elsewhere."""
    taken: list[tuple[int, int]] = []
    for match in _ROW.finditer(sentence):
        begin = _begin_of_name(sentence, match, small)
        if begin is not None:
            taken.append((begin, match.end()))
            yield sentence[begin : match.end()]
    for pattern in (_ONE_WORD, ABBREVIATION, CHAMBER):
        for match in pattern.finditer(sentence):
            if match[0].removesuffix("’s") in things or overlaps(match, taken):
                continue
            taken.append(match.span())
            yield match[0]


def _begin_of_name(sentence: str, row: re.Match[str], small: Collection[str]) -> int | None:
    """Where the name of a body begins in a row of words with capitals; None where the row is none."""
    start, name = row.start("name"), row["name"]
    first = name.split(" ", 1)[0]
    if start == 0 and first.lower() in small:  # the capital of a sentence
        if " " not in name:
            return None
        name = re.sub(rf"^{re.escape(first)} {_LINK}?", "", name)
        start = row.end("name") - len(name)
    if _PERSON.search(sentence[:start]) or _OFFICE.match(name) or (not row["kind"] and name.isupper()):
        return None
    body = row["kind"] or _IS_BODY.search(name) or (_SEVERAL.search(name) and not _NO_BODY.search(name))
    if not body:
        return None
    return row.start("kind") if row["kind"] and start == row.start("name") else start
