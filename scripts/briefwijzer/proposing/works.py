"""Works that the running text names: those of the shared list, and titles of others by their form alone.

A work is named by its title, or by what its maker says: "de SER stelt", "het rapport van de WRR" mean the work of that
body that the letter cites in a note, where it cites one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..data.shared import names_of
from ..data.works import Work
from .places import Found, running, sentences_of

_COMPOUND = 16  # letters of a word that some print as several
# Where a title that is printed in full ends for those who name it.
_HEAD = re.compile(r"[.:;,/–(]| (?:19|20)\d\d")
_GENERAL = re.compile(
    r"^(?:(?:de|het|een) )?(?:nationale?|nationaal|nederlandse?|(?:de|het|een)(?= [A-Z])) ", re.IGNORECASE
)
_LEAST = 8  # letters of a title that differs from common words
_PAPER = (
    r"rapport(?:en)?|verkenning(?:en)?|advies|adviezen|studies?|onderzoek(?:en)?|monitor|evaluatie|publicatie|notitie|"
    r"scenario’s|analyse"
)
_SAYS = (
    r"stel(?:t|len)|geeft|geven|waarschuw(?:t|en)|advise(?:ert|ren)|benadruk(?:t|ken)|wij(?:st|zen)|pleit(?:en)?|"
    r"laten|laat|beschrij(?:ft|ven)|constate(?:ert|ren)|conclude(?:ert|ren)|noem(?:t|en)|beve(?:elt|len)|"
    r"schrij(?:ft|ven)|to(?:ont|nen)|signale(?:ert|ren)|aangeven|aangeeft|stelde|adviseerde|concludeerde|bepleit(?:en)?"
)
_MADE = ("report", "advisory", "monitor", "article")  # kinds of works that a body speaks by
# A title by its form: what kind of work it is and a name in quotation marks, or a name that ends in such a kind.
_KINDS = (
    r"brief|rapport|advies|verkenning|nota|notitie|verslag|motie|agenda|strategie|actieplan|plan|visie|akkoord|"
    r"convenant|richtlijn|verordening|onderzoek|studie|manifest|handreiking|routekaart|programma|publicatie|monitor"
)
_QUOTED = re.compile(rf"\b(?:\w*(?:{_KINDS})|getiteld|titel)\s+[“‘«']([^”’»']{{6,200}})[”’»']", re.IGNORECASE)
_ENDS = "agenda|strategie|akkoord|visie|monitor|verdrag|actieplan|convenant|nota|richtlijn"
# A word of the name of a law; these go on with the sentence.
_SMALL = (
    "aan als biedt bepaalt bij dat de die dit door een en geldt geregeld geven heeft het in is kan maakt met moet "
    "na naar niet of om ook op regelt stelt stuur te tot uit van voor vallen waar waarin was waren "
    "werd worden wordt zal zijn zou zouden zullen"
)
_WORD = rf"(?!(?:{'|'.join(_SMALL.split())})\b)[a-zà-ÿ-]{{3,}}"
_NAMED = re.compile(
    # a law: with its abbreviation behind it as long as it is, else as long as such names are
    rf"(?<![\w-])(?:Wet (?:[\w-]+ ){{1,12}}\([A-Z]\w+\)"
    rf"|Wet (?:op (?:de |het )|tot |inzake |houdende |van )?{_WORD}(?: {_WORD}){{0,2}}(?: en {_WORD})?"
    r"|[A-Z]\w*wet(?:boek)?(?: van [A-Z]\w+)?"
    rf"|(?:(?:[A-Z][\w-]+ )+(?:{_ENDS.title()})|(?:[A-Z][\w-]+ )*[A-Z][\w-]*(?:{_ENDS}))(?: [A-Z0-9][\w-]*)*)(?![\w-])"
)


def mentions(corpus: Corpus, letter: LetterCorpus) -> Iterator[Found]:
    """Works of the shared list that the text names, once in a sentence, unless the sentence has a note on it."""
    titles = [(work.id, pattern) for work in corpus.works if (pattern := _title(work))]
    makers = list(_makers(corpus, letter))
    for paragraph in running(letter):
        for offset, sentence in sentences_of(paragraph):
            notes = (letter.note_named[name] for name in sentence.marks if name in letter.note_named)
            cited = {citation.work for note in notes for citation in note.citations}
            named: dict[str, tuple[int, int]] = {}
            for work, pattern in [*titles, *makers]:
                if work not in cited and (match := pattern.search(sentence.plain)):
                    named.setdefault(work, match.span())
            for work, (start, end) in named.items():
                yield paragraph, offset + start, offset + end, {"work": work}


def _title(work: Work) -> re.Pattern[str] | None:
    """How the text names a work: its title, or the head of it; hyphens, blanks and capitals come and go."""
    facts = (work.title, work.title_as_cited)
    heads = {_GENERAL.sub("", _HEAD.split(fact.value)[0].strip()) for fact in facts if fact}
    heads = {head for head in heads if len(re.sub(r"\W", "", head)) >= _LEAST and head[:1].isupper()}
    if not heads:
        return None
    loose = (r"[\s-]*".join(map(_apart, re.split(r"[\s-]+", head))) for head in sorted(heads, key=len, reverse=True))
    # one word is a title only with its capital
    flags = re.IGNORECASE if all(" " in head or len(head) >= _COMPOUND for head in heads) else 0
    return re.compile(rf"(?<![\w-])(?:{'|'.join(loose)})(?!\w)", flags)


def _apart(word: str) -> str:
    """A word as it may be printed: a long one may fall into parts."""
    return r"[\s-]?".join(map(re.escape, word)) if len(word) >= _COMPOUND else re.escape(word)


def _makers(corpus: Corpus, letter: LetterCorpus) -> Iterator[tuple[str, re.Pattern[str]]]:
    """For each body of which the notes cite one work: how a sentence says what it says there."""
    cited = [work for work in corpus.works if work.id in letter.citing and work.kind in _MADE]
    makers = [(work.id, work.organisation.value) for work in cited if work.organisation]
    for organisation in corpus.organisations:
        name = "|".join(map(re.escape, names_of(organisation)[0]))
        by = [work for work, maker in makers if re.search(rf"\b(?:{name})\b", maker)]
        if len(by) == 1:
            pattern = (
                rf"(?:{_PAPER}) van\b(?:[\w\s’,()-]{{0,60}}?)\b(?:{name})(?!\w)|(?<!\w)(?:{name})-(?:{_PAPER})|"
                rf"[Vv]olgens (?:de |het )?(?:{name})(?!\w)|"
                rf"(?<!\w)(?:{name})(?: en (?:de |het )?\w+| ook| daarnaast| terecht)? (?:{_SAYS})\b|"
                rf"(?:{_SAYS}|mening van|eens met|gedachte van) (?:ook |daarnaast )?(?:de |het )?(?:{name})(?!\w)"
            )
            yield by[0], re.compile(pattern)


def works_without_list(letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Titles of works by their form alone, once in a paragraph: paragraph and title."""
    for paragraph in running(letter):
        text = paragraph.prose.plain
        found = [match[1] for match in _QUOTED.finditer(text)] + [match[0] for match in _NAMED.finditer(text)]
        yield from ((paragraph.id, title) for title in dict.fromkeys(found))


def unlisted_works(corpus: Corpus, letter: LetterCorpus) -> Iterator[tuple[str, str]]:
    """Titles by their form that no work of the shared list has: paragraph and title."""
    patterns = [pattern for work in corpus.works if (pattern := _title(work))]
    return (one for one in works_without_list(letter) if not any(pattern.search(one[1]) for pattern in patterns))
