"""What an edition of the site consists of and is made with: for the page about it, and for its manifest."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from ..addresses.uris import all_uris, is_page
from ..data.corpus import Corpus

PACKAGES = ("briefwijzer", "mkdocs", "mkdocs-material", "jinja2", "pyyaml")


def counts(corpus: Corpus) -> dict[str, int]:
    """How much there is on a site."""
    return {
        "letters": len(corpus.letters),
        "notes": sum(letter.note_count for letter in corpus.letters),
        "pages": sum(is_page(uri) for uri in all_uris(corpus)),
        "paragraphs": sum(len(letter.paragraph_ids) for letter in corpus.letters),
        "works": len(corpus.works),
    }


@cache
def versions() -> dict[str, str]:
    """What a site is made with."""
    return {"python": ".".join(platform.python_version_tuple()[:2])} | {name: version(name) for name in PACKAGES}
