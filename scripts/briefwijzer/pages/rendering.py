"""A page from a template and its view.

A page is Markdown in form: front matter, and one block of HTML in which every text is escaped already, so that Markdown
has nothing left to read. What its head says to programs stands in the front matter, as HTML too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.bccache
from markupsafe import Markup

from ..addresses import uris
from ..addresses.here import Here
from ..data.prose import capital
from ..words import say_in
from ..words.dutch import dutch_date, dutch_number, in_words, unbroken
from .page import Page
from .views.head import HeadView

TEMPLATES = Path(__file__).with_name("templates")
WORDS = Path(__file__).parent.parent / "words"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates, kept from one run to the next: to compile them takes longer than to render a letter.

    The words of the site are part of what is compiled, so that each state of them has files of its own. They lie where
    Jinja keeps such files, in a folder of the user's among the temporary ones.
    """

    def __init__(self) -> None:
        made_with = (Path(__file__), *sorted(WORDS.glob("*.*")))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in made_with)).hexdigest()
        super().__init__(pattern=f"briefwijzer-{digest[:16]}-%s.cache")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """By the name alone: a path may hold bytes that are no text. Jinja compares what a template says anyway."""
        return super().get_cache_key(name)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template; where there is no room for it, the next run compiles it again."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> CompiledTemplates | None:
    """The compiled templates; none where the folder for them cannot be used or is somebody else's."""
    try:
        return CompiledTemplates()
    except (OSError, RuntimeError):
        return None


@cache
def environment() -> jinja2.Environment:
    """The templates, with autoescape on and unknown names refused."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=_compiled(),
        auto_reload=False,  # the hook turns it on while somebody is watching
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.getattr = getattr  # type: ignore[assignment]  # a view has all that a template asks it for
    say = say_in()
    # the same words stand on every page
    environment.filters["say"] = lru_cache(10_000, typed=True)(lambda key, **values: _unbroken(say(key, **values)))
    environment.filters["unbroken"] = _unbroken
    environment.filters["dutch_date"] = dutch_date
    # JSON within a page: Jinja escapes what could end its element.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals["uris"] = uris
    environment.filters["number"] = dutch_number
    environment.filters["capital"] = capital
    environment.filters["in_words"] = in_words
    return environment


@lru_cache(10_000, typed=True)  # what is escaped is no other text that is written in the same way
def _unbroken(words: str) -> str:
    """Words of ours with the blanks at which no line ends; what is escaped stays so."""
    return Markup(unbroken(words)) if isinstance(words, Markup) else unbroken(words)


def render(
    template: str,
    uri: str,
    view: Any,
    *,
    title: str,
    description: str,
    head: HeadView | None = None,
    more: Mapping[str, str] = {},
) -> Page:
    """One page from a template and its view; ``head`` and ``more`` are what else the shell must know.

    With ``to`` a template makes the links to pages of the site as a whole: ``to(uris.WORKS)``.
    """
    html = environment().get_template(f"pages/{template}.html").render(view=view, to=Here(uri).to)
    front = {"title": title, "description": shortened(description)} | dict(more)
    if head:
        front["head"] = environment().get_template("parts/head.html").render(view=head)
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    text = "---\n" + "\n".join(lines) + f"\n---\n\n{in_one_block(html)}\n"
    return Page(uri, text.encode())


def parted(text: str) -> tuple[dict[str, str], str]:
    r"""What a page of ours says to the shell, and its HTML.

    >>> parted('---\ntitle: "Een"\n---\n\n<p>Twee</p>\n')
    ({'title': 'Een'}, '<p>Twee</p>')
    """
    front, _, html = text.partition("\n---\n\n")
    lines = (line.partition(": ") for line in front.split("\n")[1:])
    return {key: json.loads(value) for key, _, value in lines}, html.rstrip("\n")


def in_one_block(html: str) -> str:
    """HTML without blank lines: each one would be a place where a Markdown reader could end the block."""
    return re.sub(r"\n\s*\n+", "\n", html.strip())


def shortened(text: str, most: int = 160) -> str:
    """The text, cut at a word where it is longer than ``most`` characters.

    >>> shortened("een twee drie", 9)
    'een twee…'
    """
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
