"""Words that are not Dutch are marked with their language, wherever a page or file shows them."""

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html

from briefwijzer.addresses.uris import section_uri, whole_uri
from briefwijzer.data.records import Fact
from briefwijzer.data.shared import Organisation
from briefwijzer.data.works import Work
from briefwijzer.formats.akoma_ntoso import NAMESPACE, letter_akn
from briefwijzer.formats.epub import XHTML, letter_epub
from briefwijzer.formats.foreign import language_marker, phrases

KNOWN = [("The Future of Jobs", "en"), ("The Future of Jobs. Skills & More", "en"), ("L'an <b>2030</b>", "fr")]
KNOWN += [("Jobs in Europe", "de")]
LEFT = {"code", "option", "svg"}
JOBS = '<span lang="en">The Future of Jobs</span>'


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<p>Zie The Future of Jobs.</p>", f"<p>Zie {JOBS}.</p>"),
        ("The Future of Jobs. Skills &amp; More", '<span lang="en">The Future of Jobs. Skills &amp; More</span>'),
        ("L&#39;an &lt;b&gt;2030&lt;/b&gt;", '<span lang="fr">L&#39;an &lt;b&gt;2030&lt;/b&gt;</span>'),
        ('<p id="b1-s2-p3">The Future of Jobs</p>', f'<p id="b1-s2-p3">{JOBS}</p>'),
        ("the future of Jobs-rapport", '<span lang="en">the future of Jobs</span>-rapport'),
        (  # a term and emphasis part the mark, a note mark parts the phrase
            '<p>in The <i>Future <a href="/">of</a></i> Jobs.</p>',
            '<p>in <span lang="en">The </span><i><span lang="en">Future </span>'
            '<a href="/"><span lang="en">of</span></a></i><span lang="en"> Jobs</span>.</p>',
        ),
        ('The Future<sup><a href="#fn1">1</a></sup> of Jobs', None),
        ("<p>The Future</p><p> of Jobs</p>", None),
        ('<html lang="nl"><p>The Future of Jobs</p></html>', f'<html lang="nl"><p>{JOBS}</p></html>'),
        ("<p>The Future of Jobseekers</p>", None),
        ("<p>Bathe Future of Jobs</p>", None),
        ("The Future of Jobs in Europe", f"{JOBS} in Europe"),  # of two that overlap the first
        ("Jobs in Europe. The Future of Jobs.", f'<span lang="de">Jobs in Europe</span>. {JOBS}.'),
        ('<a title="The Future of Jobs" href="/">x</a>', None),
        ('<i lang="en">a <i>b</i> The Future of Jobs</i>', None),
        ("<select><option>The Future of Jobs</option></select>", None),
        ("<code><b>The Future of Jobs</b></code>", None),
        ('<i lang="en">x</i> The Future of Jobs', f'<i lang="en">x</i> {JOBS}'),
        ('The <i lang="en">Future</i> of Jobs', None),
        ('<img alt="The Future of Jobs"><p>The Future of Jobs', f'<img alt="The Future of Jobs"><p>{JOBS}'),
        ("İİİ <b>The Future of Jobs</b>.", f"İİİ <b>{JOBS}</b>."),  # in small letters two characters each
    ],
)  # fmt: skip
def test_what_is_known_is_marked_where_it_is_read_as_words(written, marked):
    front = "---\ntitle: The Future of Jobs\n---\n\n"
    assert language_marker(KNOWN)((front + written).encode()).decode() == front + (marked or written)


def test_one_word_may_be_dutch_as_well(corpus):
    work, body = corpus.works[0], corpus.organisations[0]

    def known(text):
        words = {"value": text, "source": "letter", "confidence": "high"}
        title, name = Fact.model_validate(words), Fact.model_validate(words)
        works = (Work.model_construct(**vars(work) | {"title": title, "title_as_cited": None, "language": "en"}),)
        bodies = (Organisation.model_construct(**vars(body) | {"name": name, "language": "en"}),)
        return {*phrases(replace(corpus, works=works, organisations=bodies, foreign=()))}

    assert known("Robots") == set()
    assert known("Robots: Now") == {("Robots: Now", "en")}
    assert known("Robots: the next big step") == {("Robots: the next big step", "en"), ("the next big step", "en")}


def test_nothing_known_stands_on_a_page_without_its_language(built, corpus):
    known = [*phrases(corpus)]
    assert len(known) >= 24
    left, seen = set(), set()
    for path in built.rglob("*.html"):
        if path.relative_to(built).parts[0] == "developers":  # written by hand, in English
            continue
        for text in html.parse(str(path)).getroot().xpath("//body//text()"):
            for phrase, language in known:
                if phrase in text:
                    around = text.getparent() if text.is_text else text.getparent().getparent()
                    within = [around, *around.iterancestors()]
                    if any(one.tag in LEFT for one in within):
                        continue
                    said = next(one.get("lang") for one in within if one.get("lang"))
                    (seen if said == language else left).add((path.relative_to(built).as_posix(), phrase))
    assert left == set()
    assert ("brieven/kst-29544-773/toezeggingen/index.html", "The Netherlands; Digital Gateway to Europe") in seen
    assert ("brieven/kst-29544-773/volledig/index.html", "World Economic Forum") in seen  # in a note
    assert ("brieven/kst-29544-773/3-1/index.html", "Smart Industry Fieldlabs") in seen
    assert ("organisaties/secure-software-foundation/index.html", "Secure Software Foundation") in seen


# What was found in two readings of the letter, in each paragraph and note, as it is printed.
FOREIGN = {
    "s1-p4": ["internet of things", "World Economic Forum"],
    "s1-p5": ["no regret"],
    "s2-2-p3": ["winner-takes-all", "winner takes-all"],
    "s2-4-p3": ["state of the art"],
    "s2-4-p6": ["on the job"],
    "s3-1-p1": ["internet of things"],
    "s3-1-p5": ["Smart Industry", "Smart Industry Fieldlabs", "Fast Track"],
    "s3-1-p6": ["Smart Industry", "smart industry", "personalised medicine"],
    "s3-1-p9": ["The Netherlands; Digital Gateway to Europe", "Netherlands Foreign Investment Agency"],
    "s3-2-p2": ["Dutch Cyber Security Research and Higher Education Platform"],
    "s3-2-p3": ["Information Sharing and Analysis Centres"],
    "s3-2-p4": ["Internet of Things", "Hague Security Delta", "Secure Software Foundation"],
    "s3-3-p4": ["Smart Industry", "Human Capital Agenda"],
    "s3-3-p5": ["state of the art", "Centers of Expertise"],
    "s3-3-p6": ["Smart Industry Fieldlab"],
    "s3-3-p7": ["blended learning"],
    "s3-4-p2": ["Smart Industry"],
    "fn7": [
        "World Economic Forum",
        "The Future of Jobs. Employment, Skills and Workforce Strategy for the Fourth Industrial Revolution",
        "Global Challenge Insight Report",
    ],
}


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def said(tree, span="span", lang="lang", name="id"):
    """The marked words of each paragraph and note, by its id; the words around them are those of the letter."""
    found = {}
    for element in tree.iter(span):
        within = [one.get(name) for one in element.iterancestors() if one.get(name) in FOREIGN]
        if element.get(lang) and within:
            found.setdefault(within[0], []).append("".join(element.itertext()))
    return found


def test_every_phrase_of_the_letter_that_is_not_dutch_is_marked_on_pages_and_in_files(built, corpus, letter):
    def page(uri):
        return html.parse(str(built / uri.replace(".md", "/index.html"))).getroot()

    assert said(page(whole_uri(letter))) == FOREIGN
    sections = {}
    for section in letter.sections:
        sections |= said(page(section_uri(letter, section)))
    assert sections == FOREIGN
    book, chapters = zipfile.ZipFile(io.BytesIO(letter_epub(corpus, letter))), {}
    for file in book.namelist():
        if file.endswith(".xhtml"):
            tree = etree.fromstring(book.read(file))
            chapters |= said(tree, f"{{{XHTML}}}span", XML_LANG)
            assert all(one.get("lang") == one.get(XML_LANG) for one in tree.iter())
    assert chapters == FOREIGN
    akn = etree.fromstring(letter_akn(corpus, letter))
    assert said(akn, f"{{{NAMESPACE}}}span", XML_LANG, "wId") == FOREIGN
