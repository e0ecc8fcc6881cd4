"""What programs look for first: robots.txt, and llms.txt (llmstxt.org) as a guide to what is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..addresses import uris
from ..addresses.here import Here
from ..data.corpus import Corpus
from ..data.layers.summary import SENTENCES
from ..data.letter_corpus import LetterCorpus
from ..words import phrase
from ..words.dutch import in_words
from ..words.places import paragraph_words
from .markdown import escaped

# llms.txt describes so many letters in sentences, the newest; the files of each letter have them too.
SUMMARIES = 5
# Where it is, its name, and what can be found there.
Entry = tuple[str, str, str]


def robots_txt(base: str) -> str:
    """Everything may be read; the sitemap is named by its absolute address, or not at all."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {base}{uris.SITEMAP}\n" if base else "")


def llms_txt(corpus: Corpus, base: str) -> str:
    """What is here as lists of links in Markdown, in the order that the format wants."""
    here = Here(uris.LLMS, base)
    head = [f"# {phrase('site_name')}", f"> {phrase('start_description')}", phrase("llms_lead")]
    lists = [_list(here, letter.record.name, _letter(letter)) for letter in corpus.letters]
    shared = [
        (uris.WORKS, phrase("works_title"), phrase("works_lead")),
        *((uri, uri.rpartition("/")[2], phrase("works_files")) for uri in uris.BIBLIOGRAPHIES),
        (uris.THEMES, phrase("themes_title"), phrase("themes_lead")),
        (uris.ORGANISATIONS, phrase("organisations_title"), phrase("organisations_lead")),
        (uris.TERMS, phrase("terms_title"), phrase("terms_lead", count=sum(not term.review for term in corpus.terms))),
    ]
    about = [
        (uris.DATA, phrase("data_title"), phrase("data_lead")),
        (uris.SCHEMA, phrase("data_schema"), phrase("data_schema_for")),
        (uris.ABOUT, phrase("about_title"), phrase("about_description")),
    ]
    lists += [_list(here, phrase("llms_shared"), shared), _list(here, phrase("llms_about"), about)]
    summaries = [one for letter in corpus.newest[:SUMMARIES] for one in _summary(letter)]
    return "\n\n".join(head + summaries + lists) + "\n"


def _summary(letter: LetterCorpus) -> Iterator[str]:
    """What a letter says in a few sentences of ours, each with the places that it rests on."""
    sentences = letter.layers[SENTENCES]
    if not sentences:
        return
    title = phrase("summary_of", letter=letter.record.name, number=in_words(len(sentences)))
    yield f"{escaped(title)}. {phrase('summary_lead')}"
    lines = []
    for number, sentence in enumerate(sentences, 1):
        paragraphs = dict.fromkeys(ground.paragraph for ground in sentence.grounds)
        places = "; ".join(paragraph_words(letter, paragraph) for paragraph in paragraphs)
        lines.append(f"{number}. {escaped(sentence.text)} ({places})")
    yield "\n".join(lines)


def _letter(letter: LetterCorpus) -> Iterator[Entry]:
    record = letter.record
    yield uris.letter_uri(letter), record.citation, record.summary or record.name
    for form in ("markdown", "text", "json"):
        yield uris.file_uri(letter, form), phrase(f"letter_{form}_file"), phrase(f"letter_{form}_file_for")


def _list(here: Here, title: str, entries: Iterable[Entry]) -> str:
    links = (
        f"- [{escaped(words)}]({here.absolute(uri) or here.to(uri)}): {escaped(about)}" for uri, words, about in entries
    )
    return "\n".join([f"## {escaped(title)}", "", *links])
