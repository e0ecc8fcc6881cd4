"""Dutch words for the search: one spelling for each word, and the parts of which a long word is made.

The spelling is that of ``docs/assets/javascripts/search-analysis.js``, which reads texts and queries in the browser;
``tests/search/analysis.yml`` is one table for both. Only the table of parts is made here: it needs every word of the
corpus at once, and can be read and tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..words.dutch import fold

# A run of letters, digits and accents; an apostrophe joins what follows it (zzp'ers, foto's).
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W\d_]+)*")
QUOTE = re.compile(r"['’‘ʼ`´]")

# Between two parts: arbeid-s-markt, dienst-en-sector, machine-n-park. Most often there is nothing.
LINKS = ("", "s", "en", "e", "n")
# What a part may carry when it stands alone in the corpus, or lose: markten for markt, innovaties for innovatie.
ENDINGS = ("en", "s", "e", "n")
_SHORTEST = 4
# After these endings an s is always a link between two parts, so that the rest need not be known: scholing-s-vouchers.
_BOUNDARY = re.compile(r"(.{2,}(?:ing|heid|iteit|schap))s(.{4,})")
# Beginnings that make one word out of another, not a compound.
_PREFIXES = frozenset(
    "achter binnen boven buiten daar door hier mede naar niet onder over samen tegen terug tussen voor voort vooruit "
    "waar weer zelf zich".split()
)
# Endings that are no word of their own there, though they look like one.
_SUFFIXES = frozenset(
    "baar eren ering heden heid ingen isch lijk loos matig naar rijk schap schappen teit zaam".split()
)
# Words with which Dutch policy letters make compounds, known even where a letter has them only inside another word.
_COMMON_PARTS = frozenset(
    "actie afspraak akkoord ambtenaar analyse apparaat banen begroting beheer belang belasting beleid beroep "
    "besluit bestand bestendig bestuur betaling bevolking bewijs bezit bijdrage brede budget bureau burger "
    "campagne centra centrum cijfers cluster college commissie computer constructie controle cooperatie "
    "coordinatie crisis cultuur cursus deskundig dienst diensten dossier duur eisen export factor fase fiscaal "
    "fonds functie gebied gebruik gedrag gegevens geld gemeente gericht geschiktheid gesprek gevend gezin "
    "gezondheid groei groep groepen grond handel handhaving houding huis hulp import index industrie inkomen "
    "inspectie instelling instrument investering jaar jongeren kaart kader kamer kans kennis kern keuze klimaat "
    "kosten kracht krediet kring kwaliteit lasten leerling leiders leven lijnen loket lonen loon loopbaan "
    "maatregel machine makers markt materiaal maximum mensen middelen milieu minimum misbruik model monitor "
    "netwerk niveau norm nota nummer omslag onderwijs onderzoek ongeschiktheid ontwerp ontwikkeling opdracht "
    "opgeleid opgeleiden opleiding opties organisatie ouderen overeenkomst pact pakket partij partner persoon "
    "perspectief plan plannen platform plein plicht ploeg politiek positie post praktijk premie prestatie prijs "
    "prijzen principe proces product productie proef programma project raad raden raming rapport recht rechten "
    "regel regeling regels reken relatie revolutie richting risico robot ronde rondes scans schaal schade school "
    "sector sectoren staat steden stelsel steun stijging straf strategie strijd structuur student stukken "
    "subsidie systeem taak taken talent tarief tekort termijn tijd tijdperk toegang toekomst toeslag toezicht "
    "traject trend trends uitgaven uitkering veiligheid veld verbod verbruik verdrag vergoeding verkeer "
    "verkenning verklaring verlening verlies vermogen verslag verstoring verzekering verzuim visie voordeel "
    "voorstel voorwaarden voorziening voorzieningen vorm vormen vorming vraag vraagstuk vraagstukken vragen "
    "wensen wereld werk werkers winst woning zekerheid ziekte zorg".split()
)
# Splits that the rules make and Dutch does not, found by reading the table: each with what it is.
_WHOLE = {
    "belangstelling": "stelling is no part of its meaning",
    "nauwgezet": "an adverb",
    "plaatsvinden": "a verb",
    "vasthouden": "a verb",
    "vraagstukken": "an issue, not a paper",
}


def words(text: str) -> list[str]:
    """The words of a text in one spelling; what follows an apostrophe is an ending and falls away.

    >>> words("Zzp’ers én ICT-bedrijven (5%)")
    ['zzp', 'en', 'ict', 'bedrijven', '5']
    """
    found: list[str] = _WORD.findall(fold(text))
    return [word if word.isalnum() else QUOTE.split(word, maxsplit=1)[0] for word in found]


def parts(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of a vocabulary that are compounds, each with its parts.

    A part is a word of the vocabulary or a common one, with or without an ending. Parts of parts are listed too.

    >>> parts(["arbeidsmarkt", "arbeid", "arbeidsmarktpositie", "scholingsvouchers", "kans", "kansen"])
    {'arbeidsmarkt': ('arbeid', 'markt'), 'arbeidsmarktpositie': ('arbeidsmarkt', 'positie', 'arbeid', 'markt'), \
'scholingsvouchers': ('scholing', 'vouchers')}
    """
    words = sorted({word for word in vocabulary if len(word) >= 2 * _SHORTEST - 1 and word.isalpha()})
    known = {word for word in vocabulary if len(word) >= _SHORTEST and word.isalpha()} | _COMMON_PARTS
    pairs = {word: pair for word in words if word not in _WHOLE and (pair := _pair(word, known))}
    found = {}
    for word, pair in pairs.items():
        inner = [part for half in pair for part in pairs.get(half, ())]
        found[word] = tuple(dict.fromkeys((*pair, *inner)))
    return found


def _pair(word: str, known: set[str]) -> tuple[str, str] | None:
    """The two parts of a compound; of several ways the one with the longest second part, its head."""
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        start, head = word[:cut], _standing_alone(word[cut:], known)
        if head is None or start in _PREFIXES or _SUFFIXES & {head, word[cut:]}:
            continue
        for link in LINKS:
            if start.endswith(link) and (part := _standing_alone(start.removesuffix(link), known)):
                if part not in _PREFIXES:
                    return part, head
    boundary = _BOUNDARY.fullmatch(word)
    if boundary and boundary[2] not in _SUFFIXES:
        return boundary[1], boundary[2]
    return None


def _standing_alone(part: str, known: set[str]) -> str | None:
    """The word that a part is when it stands alone, with or without an ending."""
    if len(part) < _SHORTEST:
        return None
    if part in known:
        return part
    for ending in ENDINGS:
        if part + ending in known:
            return part + ending
        bare = part.removesuffix(ending)
        if bare != part and len(bare) >= _SHORTEST and bare in known:
            return bare
    return None
