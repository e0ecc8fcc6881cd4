"""People and offices as Dutch prints them: the small words within a name, what stands before it, members of a cabinet.

Each text is for a group within a regular expression; whoever uses it says whether capitals count.
"""

from __future__ import annotations

import re

from .dutch import within_sentence

# Inge van Dijk, S. ter Haar, Marie dos Santos.
PARTICLES = "van de den der het ten ter te ’t 't von la le du dos el".split()
PARTICLE = "|".join(PARTICLES)
TITLES = "mr. drs. dr. prof. ir. ing. mw. dhr.".split()
TITLE = "|".join(title.replace(".", r"\.") for title in TITLES)
MINISTER = "(?:vice-?)?minister(?:-president)?|staatssecretaris"
MINISTERS = f"(?:{MINISTER})(?:s|sen)?"


# What else is one person in an office: «een lid», «het Presidium» are not.
_HEADS = rf"{MINISTER}|(?:vice-?|onder)?(?:voorzitter|president)|(?:adjunct-|waarnemend )?griffier"


def with_article(office: str) -> str:
    """An office as a sentence names it: who heads something with an article, what else sends letters as it is printed.

    >>> with_article("Minister van Fruit"), with_article("lid van de Tweede Kamer")
    ('de minister van Fruit', 'lid van de Tweede Kamer')
    """
    return f"de {within_sentence(office)}" if re.match(rf"(?:{_HEADS})\b", office, re.IGNORECASE) else office


def is_surname(name: str) -> bool:
    """Whether a name is a surname alone, with the small words within it or behind its hyphen.

    >>> [is_surname(name) for name in ("Aal", "Van der Aal", "Aal-van den Berg", "K. Aal", "Karin van Aal")]
    [True, True, True, False, False]
    """
    own = re.sub(rf"-(?:(?:{PARTICLE}) )+\S+", "", name).split()
    return len([word for word in own if word.lower() not in PARTICLES]) <= 1
