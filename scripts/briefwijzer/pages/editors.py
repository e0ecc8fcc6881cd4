"""Pages for whoever edits the data, shown while serving only: nobody else is to find them."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses.here import Here
from ..addresses.uris import unseen_uri
from ..data.corpus import Corpus
from ..words import phrase
from .page import Page
from .rendering import render
from .views.head import HeadView
from .views.unseen import unseen_view


def editor_pages(corpus: Corpus) -> Iterator[Page]:
    """For each letter that was imported with doubts, the source and the result at each of them."""
    head = HeadView(tags=(("robots", "noindex"),))
    for letter in corpus.letters:
        if letter.doubted:
            uri = unseen_uri(letter)
            view = unseen_view(letter, Here(uri))
            yield render(
                "unseen", uri, view, title=phrase("unseen_title"), description=phrase("unseen_lead"), head=head
            )
