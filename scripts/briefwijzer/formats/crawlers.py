"""What programs look for first: robots.txt, and llms.txt (llmstxt.org) as a guide to what is here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from ..corpus import Corpus, LetterCorpus
from ..links import (
    ABOUT,
    BIBLIOGRAPHIES,
    DATA,
    LLMS,
    ORGANISATIONS,
    SCHEMA,
    SITEMAP,
    TERMS,
    THEMES,
    WORKS,
    Here,
    json_uri,
    letter_uri,
    markdown_uri,
    text_uri,
)
from ..references import kamerstuk
from ..words import say_in
from .markdown import escaped

# Where it is, its name, and what can be found there.
Entry = tuple[str, str, str]


def robots_txt(base: str) -> str:
    """Everything may be read; the sitemap is named by its absolute address, or not at all."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {base}{SITEMAP}\n" if base else "")


def llms_txt(corpus: Corpus, base: str) -> str:
    """What is here as lists of links in Markdown, in the order that the format wants."""
    here = Here(LLMS, base)
    head = [f"# {_say('site_name')}", f"> {_say('start_description')}", _say("llms_lead")]
    lists = [_list(here, letter.letter.short_title, _letter(letter)) for letter in corpus.letters]
    shared = [
        (WORKS, _say("works_title"), _say("works_lead")),
        *((uri, uri.rpartition("/")[2], _say("works_files")) for uri in BIBLIOGRAPHIES),
        (THEMES, _say("themes_title"), _say("themes_lead")),
        (ORGANISATIONS, _say("organisations_title"), _say("organisations_lead")),
        (TERMS, _say("terms_title"), _say("terms_lead", count=len(corpus.terms))),
    ]
    about = [
        (DATA, _say("data_title"), _say("data_lead")),
        (SCHEMA, _say("data_schema"), _say("data_schema_for")),
        (ABOUT, _say("about_title"), _say("about_description")),
    ]
    lists += [_list(here, _say("llms_shared"), shared), _list(here, _say("llms_about"), about)]
    return "\n\n".join(head + lists) + "\n"


def _letter(letter: LetterCorpus) -> Iterator[Entry]:
    record = letter.letter
    yield letter_uri(letter), kamerstuk(record.kamerstuk).citation(), record.summary
    for uri, key in ((markdown_uri, "markdown"), (text_uri, "text"), (json_uri, "json")):
        yield uri(letter), _say(f"letter_{key}_file"), _say(f"letter_{key}_file_for")


def _say(key: str, **values: Hashable) -> str:
    return str(say_in("nl")(key, **values).unescape())


def _list(here: Here, title: str, entries: Iterable[Entry]) -> str:
    links = (
        f"- [{escaped(words)}]({here.absolute(uri) or here.to(uri)}): {escaped(about)}" for uri, words, about in entries
    )
    return "\n".join([f"## {escaped(title)}", "", *links])
