"""Checks on the built HTML (K4): what a reader's browser gets, not what the templates meant."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from ..addresses.promises import unlocked
from ..addresses.uris import address, notes_uri, section_uri, uris, whole_uri
from ..data.corpus import Corpus
from ..data.letter_corpus import LetterCorpus
from ..policy import POLICY
from ..problems import Place, Problem, counted
from ..words.places import annex_words
from .allowed import not_allowed, vanished
from .kept import html_file


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site; ``file`` is its path below the site's folder."""

    site: Path
    file: str

    def source(self) -> bytes:
        """The page as it is on disk."""
        return (self.site / self.file).read_bytes()

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The parsed page."""
        # Bytes, because lxml cannot take every name that a folder may have.
        return html.parse(io.BytesIO(self.source()), html.HTMLParser(encoding="utf-8")).getroot()

    @cached_property
    def ids(self) -> dict[str, list[html.HtmlElement]]:
        """The elements by their id."""
        found: dict[str, list[html.HtmlElement]] = {}
        for element in self.tree.xpath("//*[@id != '']"):
            found.setdefault(element.get("id"), []).append(element)
        return found

    def place(self, element: html.HtmlElement | None = None) -> Place:
        """Where an element stands, or the page as a whole."""
        line = element.sourceline if element is not None else None
        return Place(f"{self.site.name}/{self.file}", line or 0, 1 if line else 0)


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """A built site, below the path ``base`` when its 404 page has absolute links."""

    folder: Path
    base: str = "/"

    @cached_property
    def files(self) -> frozenset[str]:
        """The files below the folder: a site has a hundred links to each, and the disk is asked once."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """The pages by their file."""
        return {file: BuiltPage(self.folder, file) for file in sorted(self.files) if file.endswith(".html")}

    def target(self, page: BuiltPage, href: str) -> tuple[str | None, str]:
        """The file and the fragment that an internal link leads to; no file when there is none."""
        parts = urlsplit(href)
        path = unquote(parts.path)
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None, parts.fragment
            path = path[len(self.base) :]
        elif path:
            path = posixpath.join(posixpath.dirname(page.file), path)
        else:
            return page.file, unquote(parts.fragment)
        file = posixpath.normpath(path or ".")
        if file.startswith(".."):
            return None, parts.fragment
        if path.endswith("/") or file not in self.files:
            file = "index.html" if file == "." else f"{file}/index.html"
        return (file if file in self.files else None), unquote(parts.fragment)


def broken_links(site: BuiltSite) -> Iterator[Problem]:
    """K401, K402: a link or resource leads to no file, or to an anchor that the page does not have."""
    for page in site.pages.values():
        for element in page.tree.xpath("//*[@href or @src or @action]"):
            for name in ("href", "src", "action"):
                link = element.get(name)
                if link is None or urlsplit(link).scheme or link.startswith("//"):
                    continue
                file, fragment = site.target(page, link)
                if file is None:
                    yield Problem(page.place(element), "K401", f"'{link}' leads nowhere", "Look at the page's view.")
                elif fragment and (target := site.pages.get(file)) and fragment not in target.ids:
                    message = f"'{link}' leads to an anchor that {file} does not have"
                    yield Problem(page.place(element), "K402", message, "Look at the ids on that page.")


def duplicate_ids(site: BuiltSite) -> Iterator[Problem]:
    """K403: an id stands twice on a page."""
    for page in site.pages.values():
        for name, elements in page.ids.items():
            if len(elements) > 1:
                message = f"the id '{name}' stands {len(elements)} times on the page"
                yield Problem(page.place(elements[1]), "K403", message, "An id names one element.")


def missing_pages(site: BuiltSite, corpus: Corpus) -> Iterator[Problem]:
    """K404: a page that the corpus promises was not built."""
    for uri in uris(corpus):
        if html_file(uri) not in site.files:
            place = Place(f"{site.folder.name}/{html_file(uri)}")
            yield Problem(place, "K404", f"the page {uri} was not built", "Look at the builder's messages.")


def lost_promises(site: BuiltSite, corpus: Corpus) -> Iterator[Problem]:
    """K411: an address or id that was published is gone."""
    left = {move.old for move in corpus.moved}
    for line, promise in enumerate(corpus.lock, 1):
        place, _, name = promise.partition("#")
        page = site.pages.get(f"{place}index.html" if place.endswith("/") else f"{place}/index.html")
        if page is None and not place.endswith("/") and place in site.files:
            continue
        # The page that stands where another one was answers for the ids of that one.
        if page is None or (name and name not in page.ids and place not in left):
            hint = "Put it back, or say in data/moved.yml where it is now or why it is gone."
            yield Problem(Place(f"{corpus.root.name}/ids.lock", line, 1), "K411", f"'{promise}' is gone", hint)


def unlocked_promises(corpus: Corpus) -> Iterator[Problem]:
    """K412: an address or id that is about to be published is not in the lock."""
    if new := unlocked(corpus):
        count = counted(len(new), "address or id is", "addresses and ids are")
        message = f"{count} not in the lock, the first: '{new[0]}'"
        hint = "Run 'make lock-ids', look at what it adds, and commit it: what is published stays."
        yield Problem(Place(f"{corpus.root.name}/ids.lock"), "K412", message, hint)


# The id of a paragraph, wherever in a letter it stands.
_PARAGRAPH = re.compile(r"(?:opening|closing|(?:b\d+-)?[su][0-9a-z-]*)-p\d+")


def words_on_pages(site: BuiltSite, corpus: Corpus) -> Iterator[Problem]:
    """K405: the words of a heading, paragraph or note on a page are not those of the corpus."""
    left = {move.old for move in corpus.moved}
    for letter in corpus.letters:
        notes = {note.id for note in letter.footnotes}
        for uri, words in _wanted_words(letter):
            page = site.pages.get(html_file(uri))
            if page is None:
                continue  # K404 says so
            for name, wanted in words.items():
                elements = page.ids.get(name, [])
                found = _words(elements[0], note=name in notes) if elements else ""
                if found != wanted:
                    message = f"'{name}' reads '{found[:60]}', not '{wanted[:60]}'"
                    yield Problem(
                        page.place(elements[0] if elements else None), "K405", message, "Look at the template."
                    )
            shown = {name for name in page.ids if _PARAGRAPH.fullmatch(name)}
            shown = {name for name in shown if f"{address(uri)}#{name}" not in left}
            for name in sorted(shown - words.keys()):
                message = f"'{name}' is no paragraph of this page"
                yield Problem(page.place(page.ids[name][0]), "K405", message, "Look at the template.")


def _wanted_words(letter: LetterCorpus) -> Iterator[tuple[str, dict[str, str]]]:
    """Each page of a letter with the words that must stand on it, by id."""
    everything: dict[str, str] = {}
    notes = {note.id: note.plain for note in letter.footnotes}
    for section in letter.sections:
        printed = section.title.printed or (section.annex and annex_words(letter.annex[section.annex]))
        words = {section.id: printed} if printed else {}
        words |= {paragraph.id: paragraph.prose.printed for paragraph in letter.page(section)}
        ids = {letter.footnote[mark.name].id for mark in letter.marks_of(section)}
        everything |= words
        yield section_uri(letter, section), words | {name: notes[name] for name in ids}
    yield whole_uri(letter), everything | notes
    if notes:
        yield notes_uri(letter), notes


def _words(element: html.HtmlElement, *, note: bool) -> str:
    """The words of the letter in an element: without what is ours."""
    if note:
        element = next(iter(element.xpath(".//*[@data-note]")), element)
    ours = "ancestor-or-self::*[@data-editorial]"
    return " ".join("".join(element.xpath(f".//text()[not({ours})]")).split())


def notes_and_marks(site: BuiltSite) -> Iterator[Problem]:
    """K406: a note mark leads to no note, or a note not back to its mark."""
    for page in site.pages.values():
        for mark in page.tree.xpath("//a[@role='doc-noteref']"):
            target = (mark.get("href") or "").removeprefix("#")
            note = page.ids.get(target)
            if not note:
                yield Problem(
                    page.place(mark), "K406", f"mark {mark.get('id')} leads to no note", "Notes are at its foot."
                )
            elif not any(
                (back.get("href") or "").endswith(f"#{mark.get('id')}")
                for back in note[0].xpath(".//a[@role='doc-backlink']")
            ):
                message = f"note {target} does not lead back to {mark.get('id')}"
                yield Problem(page.place(note[0]), "K406", message, "Each mark has a link back.")


def unsafe_markup(site: BuiltSite) -> Iterator[Problem]:
    """K407: an element, attribute or address not in the lists of ``allowed``, or a tag that makes no element."""
    for page in site.pages.values():
        if count := vanished(page.source(), page.tree):
            message, hint = f"not allowed: tags that make no element ({abs(count)})", "A '<' in a text is not escaped."
            yield Problem(page.place(), "K407", message, hint)
        for element, what in not_allowed(page.tree):
            hint = "Look at the template; what a page needs and harms nobody goes into building/allowed.py."
            yield Problem(page.place(element), "K407", f"not allowed: {what}", hint)


def without_policy(site: BuiltSite) -> Iterator[Problem]:
    """K415: a page does not begin with the policy."""
    for page in site.pages.values():
        metas = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
        first = next(iter(page.tree.xpath("/html/head/*")), None)
        if len(metas) != 1 or metas[0] is not first or first.get("content") != POLICY:
            hint = "Copy POLICY of scripts/briefwijzer/policy.py to mkdocs.yml; overrides/main.html puts it first."
            yield Problem(page.place(), "K415", "the head does not begin with the content security policy", hint)


def check_site(folder: Path, corpus: Corpus, *, base: str = "/") -> list[Problem]:
    """Every problem of a built site."""
    site = BuiltSite(folder, base)
    found = [
        *missing_pages(site, corpus),
        *duplicate_ids(site),
        *broken_links(site),
        *words_on_pages(site, corpus),
        *lost_promises(site, corpus),
        *unlocked_promises(corpus),
        *notes_and_marks(site),
        *unsafe_markup(site),
        *without_policy(site),
    ]
    return sorted(set(found))
