"""A letter in Akoma Ntoso 3.0, the XML vocabulary for parliamentary papers (OASIS LegalDocML).

Sections nest as their numbers do; each paragraph is an ``alinea``. ``eId`` follows the naming convention of the
standard, ``wId`` is the id that the data and the site use. A note stands at its first mark; a later mark refers to it.

The schema of OASIS is no part of this package: the tests look at the parts and their order, and validate against the
schema where a package that brings it is installed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ..addresses.here import Here
from ..addresses.uris import file_uri, organisation_uri, work_uri
from ..data.corpus import Corpus
from ..data.layers.mentions import MENTIONS
from ..data.layers.organisations import ORGANISATION_MENTIONS
from ..data.letter_corpus import LetterCorpus
from ..data.prose import Prose, printed_mark
from ..data.text import Paragraph, Section
from ..data.works import Work, work_name
from ..words import phrase
from ..words.dutch import dutch_date
from .foreign import language_marker, phrases
from .notes import NO_DAY, first_day, official, runs_by_citation
from .xml import add, add_cells, add_items, add_run, new_document, to_bytes

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
US = "#briefwijzer"
BLOCKS = frozenset(
    "meta identification FRBRWork FRBRExpression FRBRManifestation FRBRthis FRBRuri FRBRalias FRBRdate FRBRauthor "
    "FRBRcountry FRBRsubtype FRBRnumber FRBRname FRBRlanguage FRBRformat references TLCOrganization TLCPerson TLCRole "
    "TLCReference preface mainBody hcontainer section num heading alinea content ul li table tr doc".split()
)
# How much of a date is known, by its length.
EXACT = {0: "none", 4: "year", 7: "month", 10: "day"}


def letter_akn(corpus: Corpus, letter: LetterCorpus) -> bytes:
    """The letter as an Akoma Ntoso document of the kind ``doc``."""
    akn = new_document("akomaNtoso", {None: NAMESPACE})
    doc = add(akn, "doc", attributes={"name": "kamerbrief"})
    meta = add(doc, "meta")
    _identification(meta, letter)
    _references(meta, corpus, letter)
    _preface(doc, letter)
    _Body(corpus, letter).fill(add(doc, "mainBody"))
    return language_marker(phrases(corpus), "xml:lang")(to_bytes(akn, BLOCKS))


def _identification(meta: etree._Element, letter: LetterCorpus) -> None:
    """Work, expression and manifestation; all have the date of the letter, the only one that is known."""
    record = letter.record
    work = f"/akn/nl/doc/kamerbrief/{record.day or 'nd'}/{letter.id}"
    text = f"{work}/nld@{record.day}"
    senders = [{"href": f"#afzender-{n}", "as": f"#functie-{n}"} for n in range(1, len(record.senders) + 1)]
    identification = add(meta, "identification", attributes={"source": US})

    core = _level(identification, "FRBRWork", f"{work}/!main", work)
    for link in record.urls[:1]:
        add(core, "FRBRalias", attributes={"value": link.url, "name": link.what})
    _add_date_and_authors(core, record.day, senders)
    add(core, "FRBRcountry", attributes={"value": "nl"})
    add(core, "FRBRsubtype", attributes={"value": "kamerbrief"})
    add(core, "FRBRnumber", attributes={"value": record.citation})
    add(core, "FRBRname", attributes={"value": record.full_title})

    core = _level(identification, "FRBRExpression", f"{text}/!main", text)
    _add_date_and_authors(core, record.day, senders)
    add(core, "FRBRlanguage", attributes={"language": "nld"})

    core = _level(identification, "FRBRManifestation", f"{text}/!main.xml", f"{text}.xml")
    _add_date_and_authors(core, record.day, [])
    add(core, "FRBRformat", attributes={"value": "application/akn+xml"})


def _level(identification: etree._Element, tag: str, this: str, uri: str) -> etree._Element:
    core = add(identification, tag)
    add(core, "FRBRthis", attributes={"value": this})
    add(core, "FRBRuri", attributes={"value": uri})
    return core


def _add_date_and_authors(core: etree._Element, day: str, authors: Sequence[dict[str, str]]) -> None:
    """When and by whom a level was made: by us where nobody is named."""
    # The schema wants a whole day; the name says how much of it is known.
    date = {"date": first_day(day or NO_DAY), "name": phrase(f"akn_date_{EXACT[len(day)]}")}
    add(core, "FRBRdate", attributes=date)
    for author in authors or [{"href": US}]:
        add(core, "FRBRauthor", attributes=author)


def _references(meta: etree._Element, corpus: Corpus, letter: LetterCorpus) -> None:
    """Who and what the document points at: senders, organisations that the letter names, works that it cites."""
    here = Here(file_uri(letter, "akn"))
    references = add(meta, "references", attributes={"source": US})

    def refer(tag: str, eid: str, href: str, show: str, **more: str) -> None:
        add(references, tag, attributes={"eId": eid, "href": href, "showAs": show} | more)

    refer("TLCOrganization", "briefwijzer", "/akn/ontology/organization/nl/briefwijzer", "Briefwijzer")
    for number, sender in enumerate(letter.record.senders, 1):
        name, person = f"{letter.id}/{number}", sender.name.value if sender.name else sender.office
        refer("TLCPerson", f"afzender-{number}", f"/akn/ontology/person/nl/{name}", person)
        refer("TLCRole", f"functie-{number}", f"/akn/ontology/role/nl/{name}", sender.office)
    for organisation in dict.fromkeys(entry.organisation for entry in letter.layers[ORGANISATION_MENTIONS]):
        named = corpus.organisation[organisation]
        short = {"shortForm": named.abbreviation} if named.abbreviation else {}
        href = here.to(organisation_uri(organisation))
        refer("TLCOrganization", f"organisatie-{organisation}", href, named.name.value, **short)
    for work in _works(corpus, letter):
        refer("TLCReference", f"werk-{work.id}", here.to(work_uri(work.id)), work_name(work), name=work.kind)


def _works(corpus: Corpus, letter: LetterCorpus) -> Iterator[Work]:
    """The works that the notes cite and the text names, each once."""
    citations = [citation for note in letter.footnotes for citation in note.citations]
    named = [name for one in citations for name in (one.work, one.attached_to) if name]
    for name in dict.fromkeys(named + [mention.work for mention in letter.layers[MENTIONS]]):
        yield corpus.work[name]


def _preface(doc: etree._Element, letter: LetterCorpus) -> None:
    record = letter.record
    preface = add(doc, "preface")
    add(add(preface, "p"), "docNumber", record.citation)
    add(add(preface, "p"), "docTitle", record.heading.value if record.heading else record.full_title)
    if len(record.day) == len("2017-02-13"):
        add(add(preface, "p"), "docDate", dutch_date(record.day), {"date": record.day})
    elif record.day:
        add(preface, "p", dutch_date(record.day))
    if record.addressee:
        add(preface, "p", record.addressee.value)


class _Body:
    """The sections below the main body, each under the one that it belongs to; an annex is a container of its own.

    What is printed before the first section and behind the last is in containers too.
    """

    def __init__(self, corpus: Corpus, letter: LetterCorpus) -> None:
        self.corpus, self.letter = corpus, letter
        self.here = Here(file_uri(letter, "akn"))
        self.noted: dict[str, str] = {}  # the eId of each note that stands in the text already

    def fill(self, body: etree._Element) -> None:
        self.part(body, "opening", self.letter.opening)
        self.sections(body, self.letter.body)
        self.part(body, "closing", self.letter.closing)
        for annex in self.letter.annexes:
            attributes = {"eId": f"hcontainer_{annex.id}", "wId": annex.id, "name": "bijlage"}
            element = add(body, "hcontainer", attributes=attributes)
            if annex.title.raw:
                self.prose(add(element, "heading"), annex.title.raw, element)
            self.sections(element, annex.sections)

    def part(self, body: etree._Element, name: str, paragraphs: Sequence[Paragraph]) -> None:
        """What stands before the first section or behind the last."""
        if paragraphs:
            element = add(body, "hcontainer", attributes={"eId": f"hcontainer_{name}", "name": name})
            self.paragraphs(element, paragraphs)

    def sections(self, body: etree._Element, sections: Sequence[Section]) -> None:
        above: list[tuple[Section, etree._Element]] = []
        for section in sections:
            while above and above[-1][0].depth >= section.depth:
                above.pop()
            parent = above[-1][1] if above else body
            before = f"{parent.get('eId')}__" if parent.get("eId") else ""
            element = add(parent, "section", attributes={"eId": f"{before}sec_{section.slug}", "wId": section.id})
            above.append((section, element))
            if section.label:
                add(element, "num", section.label)
            if section.heading:
                self.prose(add(element, "heading"), section.heading, element)
            self.paragraphs(element, section.paragraphs)

    def paragraphs(self, element: etree._Element, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            name = f"{element.get('eId')}__al_{paragraph.id.rpartition('-p')[2]}"
            alinea = add(element, "alinea", attributes={"eId": name, "wId": paragraph.id})
            self.content(add(alinea, "content"), paragraph, alinea)

    def content(self, content: etree._Element, paragraph: Paragraph, alinea: etree._Element) -> None:
        """The words of a paragraph, or of what counts as one, in the elements of its kind."""
        match paragraph.kind:
            case "list":
                for item, words in add_items(add(content, "ul"), paragraph.items or ()):
                    self.prose(add(item, "p"), words, alinea)
            case "table":
                table = add(content, "table")
                if paragraph.caption:
                    self.prose(add(table, "caption"), paragraph.caption, alinea)
                for cell, words in add_cells(table, paragraph.rows or ()):
                    self.prose(add(cell, "p"), words, alinea)
            case kind:
                attributes = {} if kind == "paragraph" else {"class": kind}
                self.prose(add(content, "p", attributes=attributes), paragraph.raw, alinea)

    def prose(self, element: etree._Element, text: str, owner: etree._Element) -> None:
        """Words and notes, in the place where they are printed."""
        for run in Prose(text).runs:
            if not run.mark:
                add_run(element, run)
            elif run.mark in self.noted:
                marker = {"marker": printed_mark(run.mark), "placement": "bottom"}
                add(element, "noteRef", attributes={"href": f"#{self.noted[run.mark]}"} | marker)
            else:
                self.note(element, run.mark, owner)

    def note(self, element: etree._Element, mark: str, owner: etree._Element) -> None:
        record = self.letter.note_named[mark]
        self.noted[mark] = name = f"{owner.get('eId')}__authorialNote_{mark}"
        attributes = {"eId": name, "wId": record.id, "marker": record.number, "placement": "bottom"}
        words = add(add(element, "authorialNote", attributes=attributes), "p")
        for runs, citation in runs_by_citation(record):
            inside = words
            if citation:
                href = official(self.corpus, citation) or self.here.to(work_uri(citation.work))
                inside = add(words, "ref", attributes={"href": href})
            for run in runs:
                add_run(inside, run)
