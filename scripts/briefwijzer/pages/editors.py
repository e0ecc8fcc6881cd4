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
            view, uri = unseen_view(letter, Here(unseen_uri(letter))), unseen_uri(letter)
            title, about = phrase("unseen_title"), phrase("unseen_lead")
            yield render("unseen", uri, view, title=title, description=about, head=head)
