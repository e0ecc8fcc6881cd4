"""The passages as newline-delimited JSON for a search server, with a mapping that knows Dutch.

Two files: ``passages.ndjson`` in the form of the bulk interface of OpenSearch and Elasticsearch, and ``index.json``
with the settings of the index: Dutch stems, stop words and synonyms, and the type of every field.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..data.corpus import Corpus
from .dutch import dutch
from .records import Passage, letter_records, shared_records

INDEX = "briefwijzer"
# Fields that are searched as text, and those that are chosen by.
_TEXTS = ("title", "text", "extra")
_KEYWORDS = ("kind", "letter", "citation", "section", "themes", "names", "senders", "dossiers", "address")


def bulk_lines(corpus: Corpus) -> Iterator[str]:
    """Two lines for each passage: what to do with it, and the passage."""
    for letter in corpus.letters:
        known = letter.record
        facts = {
            "letter": letter.id,
            "citation": known.citation,
            "date": known.date.value if known.date else "",
            "senders": [sender.office for sender in known.senders],
            "dossiers": [one.dossier for one in known.dossiers],
        }
        for record in letter_records(letter):
            yield from _lines(record, {key: value for key, value in facts.items() if value})
    for record in shared_records(corpus):
        yield from _lines(record, {})


def _lines(record: Passage, facts: dict[str, Any]) -> Iterator[str]:
    wanted = ("kind", *_TEXTS, "section", "themes", "names")
    values = {key: value for key, value in record.data().items() if key in wanted}
    yield _json({"index": {"_index": INDEX, "_id": record.href}})
    yield _json(values | {"address": record.href} | facts)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def index_settings(corpus: Corpus) -> str:
    """The settings of the index and the types of its fields."""
    groups = [[term.term, *term.forms, *term.also] for term in corpus.terms]
    groups += [list(synonyms.words) for synonyms in corpus.synonyms]
    # a comma parts the words of a group
    unlike = [list(dict.fromkeys(word.replace(",", " ") for word in words)) for words in groups]
    synonyms = [", ".join(words) for words in unlike if len(words) > 1]
    filters = {
        "dutch_stop": {"type": "stop", "stopwords": dutch()["stop"].split()},
        "dutch_stems": {"type": "stemmer", "language": "dutch"},
        "dutch_synonyms": {"type": "synonym_graph", "lenient": True, "synonyms": synonyms},
    }
    before = ["lowercase", "asciifolding"]
    analysis = {
        "filter": filters,
        "analyzer": {
            "dutch_text": {"tokenizer": "standard", "filter": [*before, "dutch_stop", "dutch_stems"]},
            "dutch_query": {
                "tokenizer": "standard",
                "filter": [*before, "dutch_synonyms", "dutch_stop", "dutch_stems"],
            },
        },
    }
    text = {"type": "text", "analyzer": "dutch_text", "search_analyzer": "dutch_query"}
    fields: dict[str, Any] = dict.fromkeys(_TEXTS, text) | {name: {"type": "keyword"} for name in _KEYWORDS}
    fields["date"] = {"type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy"}
    value = {"settings": {"analysis": analysis}, "mappings": {"dynamic": "strict", "properties": fields}}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
