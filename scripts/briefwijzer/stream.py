"""The stream of pages: everything the site consists of, as files with their place and content.

The hook of MkDocs (scripts/mkdocs_hooks.py) takes it, and what writes a project for another builder
(``building.zensical``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from .addresses import uris
from .addresses.here import Here
from .addresses.promises import ids_of_moved
from .data.corpus import Corpus
from .data.grouping import grouped
from .data.letter_corpus import LetterCorpus
from .data.shared import Organisation, Theme
from .data.works import Work
from .formats.atom import letters_feed
from .formats.bibliography import item_of
from .formats.bibtex import bibtex
from .formats.crawlers import llms_txt, robots_txt
from .formats.csl import csl_json
from .formats.foreign import language_marker, phrases
from .formats.jsonld import site_data
from .formats.letter_json import letter_schema
from .formats.ris import ris
from .pages.dead_links import dead_link_marker
from .pages.letter import choices_script, letter_pages
from .pages.page import Page
from .pages.rendering import environment, in_one_block, render
from .pages.views.about import about_view
from .pages.views.beside import beside_view
from .pages.views.collection import list_view, shared_view
from .pages.views.files import data_view
from .pages.views.head import HeadView, feed_head, work_head, works_head
from .pages.views.lookup import quote_page_view, search_view
from .pages.views.makers import corrections_view
from .pages.views.moved import moved_view
from .pages.views.organisations import organisation_view, organisations_view, places_on
from .pages.views.shown import shown_on
from .pages.views.start import start_view
from .pages.views.terms import terms_view, uses_in
from .pages.views.themes import meetings, theme_view, themes_view
from .pages.views.works import work_view, works_view
from .policy import apache_snippet, headers_file, nginx_snippet
from .search.pieces import MOST_WHOLE
from .search.scripts import records_of, search_files, search_records
from .words import phrase


class Part(NamedTuple):
    """Pages and files that are made together, when they are asked for.

    ``made_from`` says all that they are made from beside the code; it is empty where that is all the data.
    """

    pages: Iterator[Page]
    made_from: tuple[str, ...] = ()


def pages(corpus: Corpus, base: str = "") -> Iterator[Page]:
    """Every page and file of the site, in a fixed order.

    ``base`` is the absolute address of the site with a slash at its end, for what must name pages by it; it is left out
    where the address is not known.
    """
    sizes: dict[str, int] = {}
    for part in parts(corpus, base, sizes):
        for page in part.pages:
            sizes[page.uri] = len(page.content)
            yield page


# What pages that letters share, and the search, ask of each letter: found while its own pages are made.
_ASKED_OF_EACH: tuple[Callable[[LetterCorpus, Corpus], object], ...] = (
    shown_on,
    places_on,
    uses_in,
    lambda letter, _: meetings(letter),
    records_of,
)


def parts(corpus: Corpus, base: str, sizes: Mapping[str, int], *, index_stays: bool = False) -> Iterator[Part]:
    """The stream in parts: each letter is one. ``sizes`` are the bytes of each file of the parts taken so far.

    With ``index_stays`` the index of many letters is left out: it is there already, and an editor would wait for it.
    """
    finished = _finisher(corpus)
    for part in _parts(corpus, base, sizes, index_stays):
        yield Part(map(finished, part.pages), part.made_from)


def _parts(corpus: Corpus, base: str, sizes: Mapping[str, int], index_stays: bool) -> Iterator[Part]:
    yield Part(_first_pages(corpus, base))
    for letter in corpus.letters:
        # beside its own files and the shared ones, a letter shows which other letters it has to do with
        beside = beside_view(corpus, letter, Here(uris.letter_uri(letter)))
        known = corpus.collection.letter_of.items()
        cited = sorted((work, one.id) for work, one in known if work in letter.times_cited)
        made_from = (base, corpus.made_from(letter), repr(beside), repr(cited))
        yield Part(letter_pages(corpus, letter, base), made_from)
        for asked in _ASKED_OF_EACH:
            asked(letter, corpus)
    yield from _shared(corpus, base)
    yield Part(_last_pages(corpus, base, sizes, index_stays))


def _finisher(corpus: Corpus) -> Callable[[Page], Page]:
    """A function that marks dead links and foreign words in a page, and explains at its foot which ids have left it."""
    moved = {move.old for move in corpus.moved if move.new}
    of_ids = ((move.old.partition("#")[0], move) for move in corpus.moved if "#" in move.old)
    left = grouped((page, move) for page, move in of_ids if page not in moved)
    dead = dead_link_marker(corpus.dead)
    spoken = language_marker(phrases(corpus))

    def finished(page: Page) -> Page:
        if uris.is_page(page.uri):
            page = Page(page.uri, spoken(dead(page.content)))
        if page.address in left:
            views = [moved_view(move, Here(page.uri)) for move in left[page.address]]
            foot = in_one_block(environment().get_template("parts/moved.html").render(views=views))
            body = page.content.decode().removesuffix("</div>\n")
            page = Page(page.uri, f"{body}{foot}\n</div>\n".encode())
        return page

    return finished


def _titled(
    template: str,
    uri: str,
    view: Any,
    description: str = "",
    head: HeadView | None = None,
    more: Mapping[str, str] = {},
) -> Page:
    """A page of the site as a whole: its title and description are words of the catalogue, by its template."""
    about = description or phrase(f"{template}_lead")
    return render(template, uri, view, title=phrase(f"{template}_title"), description=about, head=head, more=more)


def _first_pages(corpus: Corpus, base: str) -> Iterator[Page]:
    """The start page and the list of letters."""
    here, description = Here(uris.START, base), phrase("start_description")
    yield _titled("start", uris.START, start_view(corpus, here), description, HeadView(data=site_data(here)))
    shown = list_view(corpus, Here(uris.LETTERS))
    about = phrase("letters_lead", count=shown.count)
    yield _titled("letters", uris.LETTERS, shown, about, more=choices_script(shown.filters))


def _last_pages(corpus: Corpus, base: str, sizes: Mapping[str, int], index_stays: bool) -> Iterator[Page]:
    """The pages and files of the site as a whole; that about data knows the sizes of all files before it."""
    items = [item_of(work) for work in corpus.works]
    files = (*uris.BIBLIOGRAPHIES, uris.SCHEMA)
    for uri, text in zip(files, (bibtex(items), ris(items), csl_json(items), letter_schema()), strict=True):
        yield Page(uri, text.encode())
    passages = search_records(corpus)
    yield _titled("search", uris.SEARCH, search_view(corpus, Here(uris.SEARCH), passages.count))
    yield _titled("quote", uris.QUOTE, quote_page_view(corpus, Here(uris.QUOTE)))
    yield _titled("data", uris.DATA, data_view(corpus, Here(uris.DATA, base), sizes))
    yield _titled("about", uris.ABOUT, about_view(corpus, Here(uris.ABOUT)), phrase("about_description"))
    yield _titled("corrections", uris.CORRECTIONS, corrections_view(corpus, Here(uris.CORRECTIONS, base)))
    yield _titled("accessibility", uris.ACCESSIBILITY, None, phrase("accessibility_description"))
    yield Page(uris.ROBOTS, robots_txt(base).encode())
    yield Page(uris.LLMS, llms_txt(corpus, base).encode())
    ids = ids_of_moved(corpus)
    for move in corpus.moved:
        if "#" not in move.old:
            uri = uris.moved_uri(move.old)
            gone = moved_view(move, Here(uri), ids.get(move.old, {}).items())
            # The shell turns these into a refresh and a canonical link, and keeps the page out of the sitemap.
            more = {"left": "yes"} | ({"refresh": gone.href, "moved_to": move.new} if move.new else {})
            more |= {"ids": "yes"} if gone.ids else {}
            yield render("moved", uri, gone, title=move.what, description=move.reason or move.what, more=more)
    if not index_stays or passages.count <= MOST_WHOLE:
        yield from search_files(corpus, passages)
    for uri, text in zip(uris.HEADERS, (headers_file(), nginx_snippet(), apache_snippet()), strict=True):
        yield Page(uri, text.encode())


def _shared(corpus: Corpus, base: str) -> Iterator[Part]:
    """What letters share: the lists, which are of all letters, and the page of each thing with what it is made from."""
    # by the uri of a page, the letters that it shows something of
    letters = grouped((uri, corpus.made_from(letter)) for letter in corpus.newest for uri in shown_on(letter, corpus))

    def made_from(uri: str, *more: str) -> tuple[str, ...]:
        return (base, uri, corpus.made_from_shared, *more, *letters.get(uri, ()))

    def whole(template: str, uri: str, view: Callable[[Corpus, Here], Any], **more: Any) -> Part:
        return Part(iter([_titled(template, uri, view(corpus, Here(uri)), **more)]))

    yield Part(_dossiers_and_senders(corpus, base))
    yield whole("themes", uris.THEMES, themes_view)
    for theme in corpus.themes:
        yield Part(_theme_page(corpus, theme), made_from(uris.theme_uri(theme.id)))
    yield whole("organisations", uris.ORGANISATIONS, organisations_view)
    for record in corpus.organisations:
        yield Part(_organisation_page(corpus, record), made_from(uris.organisation_uri(record.id)))
    lead = phrase("terms_lead", count=sum(not term.review for term in corpus.terms))
    yield whole("terms", uris.TERMS, terms_view, description=lead, more=choices_script(True))
    yield whole("works", uris.WORKS, works_view, head=works_head(Here(uris.WORKS)))
    for work in corpus.works:
        one = corpus.collection.letter_of.get(work.id)
        yield Part(_work_page(corpus, work, base), made_from(uris.work_uri(work.id), one.id if one else ""))


def _theme_page(corpus: Corpus, theme: Theme) -> Iterator[Page]:
    uri = uris.theme_uri(theme.id)
    yield render("theme", uri, theme_view(corpus, theme, Here(uri)), title=theme.name, description=theme.scope)


def _organisation_page(corpus: Corpus, record: Organisation) -> Iterator[Page]:
    uri = uris.organisation_uri(record.id)
    name, about = record.name.value, record.description.value
    yield render("organisation", uri, organisation_view(corpus, record, Here(uri)), title=name, description=about)


def _work_page(corpus: Corpus, work: Work, base: str) -> Iterator[Page]:
    here = Here(uris.work_uri(work.id), base)
    view = work_view(corpus, work, here)
    about = work.description.value if work.description else view.name
    yield render("work", here.uri, view, title=view.name, description=about, head=work_head(work, here))


def _dossiers_and_senders(corpus: Corpus, base: str) -> Iterator[Page]:
    """The feed of all letters, and a page for each dossier and sender that several share, dossiers with a feed."""
    title = phrase("feed_title")
    yield Page(uris.FEED, letters_feed(Here(uris.FEED, base), title, corpus.newest, corpus.corrections))
    for one in uris.with_pages(corpus.collection.dossiers):
        here = Here(uris.dossier_uri(one.slug), base)
        about, feed = phrase("dossier_lead", count=len(one.letters)), uris.dossier_feed_uri(one.slug)
        head = feed_head(here.to(feed), one.name)
        shown = shared_view("dossier", one, here, feed)
        yield render("shared", here.uri, shown, title=one.name, description=about, head=head)
        theirs = [fix for fix in corpus.corrections if any(f"/{letter.id}/" in fix.address for letter in one.letters)]
        yield Page(feed, letters_feed(Here(feed, base), f"{title}: {one.name}", one.letters, theirs))
    for one in uris.with_pages(corpus.collection.senders):
        here = Here(uris.sender_uri(one.slug), base)
        about = phrase("sender_lead", count=len(one.letters))
        yield render("shared", here.uri, shared_view("sender", one, here), title=one.name, description=about)
