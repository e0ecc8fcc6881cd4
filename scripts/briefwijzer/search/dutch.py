"""Inflections and roots of Dutch words, as ``docs/assets/javascripts/search-analysis.js`` has them in the browser.

Rules and the irregular forms of ``dutch.yml`` are the same in both; ``tests/search/analysis.yml`` is one table for
both, and a test compares them on every word of the corpus.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_PLURAL_S = re.compile(r"(?:[bdfghklmnprtwy]|[^aeiou]e|ee|oe|milieu)(?<!aan)(?<!land|lijk|daag)s$")
_ENDS_IN_T = re.compile(r"(?:[kfpgmwlrbv]|aan|een|oon|uun|ien|oen|oei|aai|ooi)t$")
_EN = re.compile(r"(?:[^aeiou]|ie|ee|oei|aai|ooi)en$")
_LONG = re.compile(r"(aa|ee|oo|uu)([^aeiouy])$")
_DOUBLE = re.compile(r"([^aeiou])\1$")
_PLAIN = re.compile(r"[a-z]+")
_MADE = re.compile(r"(?:isatie?|iseerder)$")
_DERIVED = re.compile(
    r"(?:iviteit|istisch|atief|atie?|eerder|ateur|ator|iteit|isme?|ieer|isch|heid|ist|eer|(?<!b)aar|end|ing|ief|(?<!is)er|ie?)$"
)
# Nouns of strong verbs: toename and toenemen, uitgave and uitgeven, afspraak and afspreken, aanbod and aanbieden.
_OF_NOUN = {"nam": "nem", "gaf": "gef", "sprak": "sprek", "bod": "bied"}
_PARTICIPLE_END = re.compile(r"(?:(?<!hei)[dt]e?|en)$")
_ENDS_IN_D = re.compile(r"(?:[^aeious]|(?!ei)[aeiou]{2}[^aeiou]?)d$")
# A present participle (geldende); bekend, verleend and geopend are of the past.
_PRESENT = re.compile(r"(?<![eikw])(?<!op|ap|eg|ef)ende?$")
_ENDS_IN_ST = re.compile(r"(?<!ko|la|po|ru|ta|te)st$")


@cache
def dutch(file: str = "dutch.yml") -> dict[str, Any]:
    """What is known of Dutch in general, as a file of this folder has it."""
    text = files("briefwijzer.search").joinpath(file).read_text(encoding="utf-8")
    known: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return known


@cache
def before_te() -> frozenset[str]:
    """What a verb loses before "te" (voor te bereiden); "om te" says what for."""
    return frozenset(dutch()["apart"].split()) - {"om"}


@cache
def _verbs() -> dict[str, re.Pattern[str]]:
    """What begins with something that stands before a verb."""
    apart, kept = (dutch()[which].replace(" ", "|") for which in ("apart", "kept"))
    return {
        "prefixed": re.compile(f"({apart})(ge.+)|({kept})(?!ge)(.+)"),
        "participle": re.compile(f"({apart})?ge(.{{3,}})$"),
        "no ge": re.compile(f"(?:{apart})?(?:{kept})"),
        "strong": re.compile(f"^({apart}|{kept})({'|'.join(_OF_NOUN)})$"),
    }


@cache
def _patterns(which: str, end: str = "") -> re.Pattern[str]:
    """Patterns of dutch.yml as one, up to the ``end``."""
    return re.compile(f"(?:{'|'.join(dutch()[which])}){end}")


@cache
def _whole() -> frozenset[str]:
    return frozenset(dutch()["whole"].split())


@cache
def _forms() -> dict[str, str]:
    return {form: word for word, forms in dutch()["forms"].items() for form in (word, *forms)}


@cache
def _strong() -> dict[str, str]:
    """The infinitive of each form of a strong verb."""
    return {form: infinitive for infinitive, forms in dutch()["strong"].items() for form in forms.split()}


@cache
def stop_words() -> frozenset[str]:
    """The words that say nothing about a subject."""
    return frozenset(dutch()["stop"].split())


@cache
def stem(word: str) -> str:
    """What is left of a word without the endings of nouns, adjectives and verbs.

    >>> [stem(word) for word in ("bedrijven", "bedrijf", "investeert", "middelbaar", "middelen")]
    ['bedrijf', 'bedrijf', 'invester', 'middelbar', 'middel']
    """
    return _forms().get(word) or _prefixed(word) or _bare(_strong().get(word, word))


def _prefixed(word: str) -> str | None:
    """The stem of an irregular verb with something before it: toegenomen is of toenemen, besloten of besluiten."""
    match = _verbs()["prefixed"].match(word)
    if not match or word in _whole() or word in _strong():
        return None
    form = match[2] or match[4]
    infinitive = _strong().get(form) or _strong().get(f"ge{form}") or _forms().get(form, "")
    return _bare((match[1] or match[3]) + infinitive) if infinitive.endswith(("en", "aan")) else None


def _bare(word: str) -> str:
    whole = _whole()
    if not 4 <= len(word) <= 60 or not _PLAIN.fullmatch(word) or word in whole:
        return word
    short = re.sub(r"ie(?:s|en)$", "ie", re.sub(r"heden$", "heid", word))
    if _PLURAL_S.search(short):
        short = short[:-1]
    short = _patterns("compared", "$").sub("", short)
    if short in whole:
        return short
    adjective = re.search(r"[^aeiou]se$", short)  # nederlandse
    if _EN.search(short) and len(short) > 4:
        short = _undouble(short[:-2])
    elif re.search(r"[^e]e$", short) and len(short) > 3:
        short = _undouble(short[:-1])
    if short in whole:
        return short
    if not adjective and _PLURAL_S.search(short):
        short = short[:-1]
    if len(short) > 4 and re.search(r"[^ei]e$", short):
        short = short[:-1]
    if len(short) > 3 and (short.endswith(("dt", "eerd")) or _ENDS_IN_T.search(short)):
        short = short[:-1]
    return _spoken(short)


def _undouble(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)


def _spoken(word: str) -> str:
    """One vowel in a closed syllable, one consonant at the end, and that as it is spoken."""
    short = _undouble(_LONG.sub(lambda match: match[1][0] + match[2], word))
    return re.sub(r"z$", "s", re.sub(r"v$", "f", short))


@cache
def verb(word: str) -> str:
    """The stem of the verb of which a word is a participle or a weak past, of a superlative's adjective; else its own.

    >>> [verb(word) for word in ("gehackt", "hackte", "hacken", "betaald", "betaalde", "betalen", "gezond", "nieuwste")]
    ['hack', 'hack', 'hack', 'betal', 'betal', 'betal', 'gezond', 'nieuw']
    """
    short = stem(word)
    if len(short) < 4 or not _PLAIN.fullmatch(short) or word in _forms() or word in _strong() or short in _whole():
        return short
    if _PRESENT.search(word) or _prefixed(word):
        return short
    participle = _verbs()["participle"].match(short) if _PARTICIPLE_END.search(word) else None
    if not participle and (past := _patterns("past").fullmatch(word)):
        return stem(past[past.lastindex or 0])
    if participle:
        short = (participle[1] or "") + participle[2]
    if (
        len(short) > 4
        and word.endswith(("d", "de"))
        and _ENDS_IN_D.search(short)
        and (participle or _verbs()["no ge"].match(short))
    ):
        short = short[:-1]
    if participle and _ENDS_IN_ST.search(short):  # toegepast is of toepassen, getest of testen
        short = short[:-1]
    return _spoken(short)


@cache
def root(word: str) -> str:
    """The root that a word shares with the words made of it.

    >>> {root(word) for word in ("digitalisering", "gedigitaliseerd", "digitaliseert")}
    {'digitaliser'}
    """
    short = stem(word)
    if len(short) < 4 or not _PLAIN.fullmatch(short) or word in _forms() or short in _whole():
        return short
    short = _verbs()["strong"].sub(lambda match: match[1] + _OF_NOUN[match[2]], verb(word))
    for _ in range(2):  # investering, invester, invest
        short = _MADE.sub("iser", short)
        cut = _DERIVED.sub("", short)
        short = cut if len(cut) >= 4 else short
    return _spoken(short)
