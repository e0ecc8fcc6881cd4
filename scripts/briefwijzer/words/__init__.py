"""The site's own words, a catalogue per language; beside it Dutch dates and lists, people and offices, and places."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from ..data.values import DUTCH
from ..data.yamlfile import read_yaml
from ..problems import Problem, Refused

Say = Callable[..., Markup]
# The language of the site: that of its catalogue beside this file, and of mkdocs.yml.
LANGUAGE = DUTCH


@cache
def catalogue(language: str = LANGUAGE) -> dict[str, str]:
    """The words of one language by key.

    Raises Refused when the file cannot be read, or a word is not a text.
    """
    problems: list[Problem] = []
    data = Path(__file__).with_name(f"{language}.yml").read_bytes()
    source = read_yaml(data, f"words/{language}.yml", problems)
    if source is None or not isinstance(source.value, dict):
        raise Refused(problems)
    return {key: str(value) for key, value in source.value.items()}


@cache
def say_in(language: str = LANGUAGE) -> Say:
    """A function that gives the words for a key, escaped, with values filled in.

    With ``count`` it chooses between the keys ``…_one`` and ``…_other``. An unknown key or value raises KeyError.

    >>> say = say_in()
    >>> str(say("note", number="<4>"))
    'Noot &lt;4&gt;'
    >>> str(say("notes", count=1)), str(say("notes", count=3))
    ('1 noot', '3 noten')
    """
    words = catalogue(language)

    @lru_cache(maxsize=10_000, typed=True)  # the same few words stand on every page
    def say(key: str, **values: Hashable) -> Markup:
        if "count" in values and key not in words:
            key = f"{key}_{'one' if values['count'] == 1 else 'other'}"
        if key not in words:
            raise KeyError(f"words/{language}.yml has no '{key}'")
        return escape(words[key]).format(**values)

    return say


@lru_cache(maxsize=10_000)
def phrase(key: str, **values: Hashable) -> str:
    """The Dutch words for a key, for what is no HTML: not escaped.

    >>> phrase("note", number="<4>")
    'Noot <4>'
    """
    return str(say_in()(key, **values).unescape())
