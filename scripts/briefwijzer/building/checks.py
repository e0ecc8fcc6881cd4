"""Checks on the built HTML (K4): what a reader's browser gets, not what the templates meant.

Pages are read one by one. Of each only its ids and its links within the site are kept, so that the checks of a site of
any size fit into memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..addresses.promises import unlocked
from ..addresses.uris import PARAGRAPH_ID, address, all_uris, is_page, notes_uri, section_uri, uris_of, whole_uri
from ..data.corpus import Corpus
from ..data.grouping import grouped
from ..data.letter_corpus import LetterCorpus
from ..policy import POLICY
from ..problems import Place, Problem, counted
from ..words.places import annex_words
from .allowed import not_allowed, vanished
from .built import BuiltPage, BuiltSite, Element
from .cache import NO_CACHE, Cache
from .kept import html_file


class Wanted(NamedTuple):
    """The words that must stand on a page of a letter, by id; which are notes; and the ids that have left the page."""

    words: Mapping[str, str]
    notes: frozenset[str]
    left: frozenset[str]

    def as_key(self) -> str:
        """All of it as one text, always the same."""
        return json.dumps([dict(self.words), sorted(self.notes), sorted(self.left)], sort_keys=True)


class SiteLink(NamedTuple):
    """A link within the site: the path and fragment it leads to, how it is written, and the first line that has it."""

    path: str | None
    fragment: str
    written: str
    line: int

    def place(self, site: BuiltSite, file: str) -> Place:
        """Where it stands, in a file of the site."""
        return Place(f"{site.folder.name}/{file}", self.line, 1 if self.line else 0)


class Read(NamedTuple):
    """What is kept of a page that has been read: its ids, its links within the site, and what is wrong with it."""

    ids: list[str]
    links: list[SiteLink]
    problems: list[Problem]


def links_of(site: BuiltSite, page: BuiltPage) -> Iterator[SiteLink]:
    """The links of a page to files and pages of the site, each once."""
    seen: set[str] = set()
    for element in page.tree.xpath("//*[@href or @src or @action]"):
        for name in ("href", "src", "action"):
            link = element.get(name)
            if link is None or link in seen or urlsplit(link).scheme or link.startswith("//"):
                continue
            seen.add(link)
            yield SiteLink(*site.path_of(page.file, link), link, element.sourceline or 0)


def duplicate_ids(page: BuiltPage) -> Iterator[Problem]:
    """K403: an id stands twice on a page."""
    for name, elements in page.ids.items():
        if len(elements) > 1:
            message = f"the id '{name}' occurs {len(elements)} times on the page"
            yield Problem(page.place(elements[1]), "K403", message, "An id names one element.")


def missing_pages(site: BuiltSite, corpus: Corpus) -> Iterator[Problem]:
    """K404: a page that the corpus promises was not built."""
    for uri in all_uris(corpus):
        if html_file(uri) not in site.files:
            place = Place(f"{site.folder.name}/{html_file(uri)}")
            yield Problem(place, "K404", f"the page {uri} was not built", "Check the messages of the builder.")


def unlocked_promises(corpus: Corpus) -> Iterator[Problem]:
    """K412: an address or id that is about to be published is not in the lock."""
    if new := unlocked(corpus):
        count = counted(len(new), "address or id is", "addresses and ids are")
        message = f"{count} not in the lock, the first: '{new[0]}'"
        hint = "Run 'make lock-ids', review the lines that it adds, and commit them: what is published stays."
        yield Problem(Place(f"{corpus.root.name}/ids.lock"), "K412", message, hint)


def words_on_page(page: BuiltPage, wanted: Wanted) -> Iterator[Problem]:
    """K405: the words of a heading, paragraph or note on a page are not those of the corpus."""
    hint = "Check the template."
    for name, words in wanted.words.items():
        elements = page.ids.get(name, [])
        found = _words(elements[0], note=name in wanted.notes) if elements else ""
        if found != words:
            message = f"'{name}' reads '{found[:60]}', not '{words[:60]}'"
            yield Problem(page.place(elements[0] if elements else None), "K405", message, hint)
    shown = {name for name in page.ids if PARAGRAPH_ID.fullmatch(name)} - wanted.left
    for name in sorted(shown - wanted.words.keys()):
        yield Problem(page.place(page.ids[name][0]), "K405", f"'{name}' is no paragraph of this page", hint)


def _wanted_words(letter: LetterCorpus) -> Iterator[tuple[str, dict[str, str]]]:
    """Each page of a letter with the words that must stand on it, by id."""
    everything: dict[str, str] = {}
    notes = {note.id: note.plain for note in letter.footnotes}
    for section in letter.sections:
        words = {section.id: section.title.printed} if section.title.raw else {}
        if annex := letter.begun_by(section):
            words[annex.id] = annex_words(annex)
        words |= {paragraph.id: paragraph.prose.printed for paragraph in letter.page(section)}
        ids = {letter.note_named[mark.name].id for mark in letter.marks_of(section)}
        everything |= words
        yield section_uri(letter, section), words | {name: notes[name] for name in ids}
    yield whole_uri(letter), everything | notes
    if notes:
        yield notes_uri(letter), notes


def _words(element: Element, *, note: bool) -> str:
    """The words of the letter in an element: without what is ours."""
    if note:
        element = next(iter(element.xpath(".//*[@data-note]")), element)
    ours = "ancestor-or-self::*[@data-editorial]"
    return " ".join("".join(element.xpath(f".//text()[not({ours})]")).split())


def notes_and_marks(page: BuiltPage) -> Iterator[Problem]:
    """K406: a note mark leads to no note, or a note not back to its mark."""
    for mark in page.tree.xpath("//a[@role='doc-noteref']"):
        target = (mark.get("href") or "").removeprefix("#")
        note = page.ids.get(target)
        if not note:
            yield Problem(page.place(mark), "K406", f"mark {mark.get('id')} leads to no note", "Notes are at its foot.")
            continue
        ways_back = (back.get("href") or "" for back in note[0].xpath(".//a[@role='doc-backlink']"))
        if not any(href.endswith(f"#{mark.get('id')}") for href in ways_back):
            message = f"note {target} does not lead back to {mark.get('id')}"
            yield Problem(page.place(note[0]), "K406", message, "Each mark has a link back.")


def unsafe_markup(page: BuiltPage) -> Iterator[Problem]:
    """K407: an element, attribute or address not in the lists of ``allowed``, or a tag that makes no element."""
    if count := vanished(page.source(), page.tree):
        message, hint = f"not allowed: tags that make no element ({abs(count)})", "A '<' in a text is not escaped."
        yield Problem(page.place(), "K407", message, hint)
    for element, what in not_allowed(page.tree):
        hint = "Check the template; what a page needs and cannot do harm goes into building/allowed.py."
        yield Problem(page.place(element), "K407", f"not allowed: {what}", hint)


def without_policy(page: BuiltPage) -> Iterator[Problem]:
    """K415: a page does not begin with the policy."""
    metas = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    first = next(iter(page.tree.xpath("/html/head/*")), None)
    if len(metas) != 1 or metas[0] is not first or first.get("content") != POLICY:
        hint = "Copy POLICY of scripts/briefwijzer/policy.py to mkdocs.yml; overrides/main.html puts it first."
        yield Problem(page.place(), "K415", "the head does not begin with the content security policy", hint)


def skipped_heading(page: BuiltPage) -> Iterator[Problem]:
    """K418: a heading is more than a level below the one before it, or the first one of a page is not of level 1."""
    above = 0
    for heading in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(heading.tag[1])
        if level > above + 1:
            message = f"a heading of level {level} follows {f'one of level {above}' if above else 'none'}"
            hint = "Check the template: readers who move by headings would look for the missing level."
            yield Problem(page.place(heading), "K418", message, hint)
        above = level


def read_page(site: BuiltSite, file: str, wanted: Wanted | None, cache: Cache) -> Read:
    """Everything that can be said of one page by itself; a page that was read and found right is not read again."""
    page = BuiltPage(site.folder, file)
    key = cache.key("checked", file, site.base, wanted.as_key() if wanted else "", page.source())
    with suppress(ValueError, TypeError):
        ids, links = json.loads(cache.get(key) or b"")
        return Read(ids, [SiteLink(*link) for link in links], [])
    problems = [*duplicate_ids(page), *notes_and_marks(page), *unsafe_markup(page), *without_policy(page)]
    problems += skipped_heading(page)
    problems += words_on_page(page, wanted) if wanted else []
    read = Read(list(page.ids), list(links_of(site, page)), problems)
    if not problems:
        cache.put(key, json.dumps([read.ids, read.links]).encode())
    return read


def _files(site: BuiltSite, corpus: Corpus) -> Iterator[tuple[str, Wanted | None]]:
    """The files of all pages, letter by letter and then the others; what must stand on those of letters."""
    moved = (move.old.partition("#") for move in corpus.moved)
    left = grouped((page, name) for page, _, name in moved)
    others = dict(site.pages)
    for letter in corpus.letters:
        notes, words = frozenset(note.id for note in letter.footnotes), dict(_wanted_words(letter))
        for uri in filter(is_page, uris_of(letter)):
            if others.pop(html_file(uri), None):  # else K404 says so
                gone = frozenset(left.get(address(uri), ()))
                yield html_file(uri), Wanted(words[uri], notes, gone) if uri in words else None
    yield from ((file, None) for file in others)


_LINES = "\n"


class _Ids:
    """The ids of pages that were read, small: a text for each page."""

    def __init__(self) -> None:
        self._of: dict[str, bytes] = {}

    def add(self, file: str, ids: list[str]) -> None:
        self._of[file] = _LINES.join(["", *ids, ""]).encode("utf-8", "surrogateescape")

    def __contains__(self, file: str) -> bool:
        return file in self._of

    def has(self, file: str, name: str) -> bool:
        return f"{_LINES}{name}{_LINES}".encode("utf-8", "surrogateescape") in self._of[file]


def _problems_of_pages(site: BuiltSite, pages: Iterator[tuple[str, Read]], ids: _Ids) -> Iterator[Problem]:
    """What is wrong with each page; K401, K402: a link or resource leads to no file, or to no anchor of its page.

    The ids of each page are gathered on the way; a link to a page that has not been read yet waits for it.
    """
    waiting: dict[str, list[tuple[str, SiteLink]]] = {}
    for file, read in pages:
        yield from read.problems
        ids.add(file, read.ids)
        for link in read.links:
            target = None if link.path is None else site.file_at(link.path)
            if target is None:
                message = f"'{link.written}' leads nowhere"
                yield Problem(link.place(site, file), "K401", message, "Check the view of the page.")
            elif link.fragment and target in site.pages:
                if target in ids:
                    yield from _lost_anchor(site, ids, file, target, link)
                else:
                    waiting.setdefault(target, []).append((file, link))
        for before, link in waiting.pop(file, ()):
            yield from _lost_anchor(site, ids, before, file, link)


def _lost_anchor(site: BuiltSite, ids: _Ids, file: str, target: str, link: SiteLink) -> Iterator[Problem]:
    if not ids.has(target, link.fragment):
        message = f"'{link.written}' leads to an anchor that {target} does not have"
        yield Problem(link.place(site, file), "K402", message, "Check the ids on that page.")


def lost_promises(site: BuiltSite, corpus: Corpus, ids: _Ids) -> Iterator[Problem]:
    """K411: an address or id that was published is gone."""
    left = {move.old for move in corpus.moved}
    for line, promise in enumerate(corpus.lock, 1):
        place, _, name = promise.partition("#")
        page = f"{place}index.html" if place.endswith("/") else f"{place}/index.html"
        if page not in ids and not place.endswith("/") and place in site.files:
            continue
        # The page that stands where another one was answers for the ids of that one.
        if page not in ids or (name and not ids.has(page, name) and place not in left):
            hint = "Put it back, or say in data/moved.yml where it is now or why it is gone."
            yield Problem(Place(f"{corpus.root.name}/ids.lock", line, 1), "K411", f"'{promise}' is gone", hint)


def check_site(folder: Path, corpus: Corpus, *, base: str = "/", cache: Cache = NO_CACHE) -> list[Problem]:
    """Every problem of a built site; with a cache, pages that were found right by an earlier build are not read."""
    site, ids = BuiltSite(folder, base), _Ids()
    pages = ((file, read_page(site, file, wanted, cache)) for file, wanted in _files(site, corpus))
    found = {*missing_pages(site, corpus), *unlocked_promises(corpus), *_problems_of_pages(site, pages, ids)}
    return sorted(found | set(lost_promises(site, corpus, ids)))
