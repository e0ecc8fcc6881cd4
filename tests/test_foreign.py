"""Titles and names that are not Dutch are marked with their language, wherever a page shows them; paragraphs stay."""

from dataclasses import replace

import pytest
from lxml import html

from briefwijzer.addresses.uris import PARAGRAPH_ID
from briefwijzer.data.organisations import Organisation
from briefwijzer.data.records import Fact
from briefwijzer.data.works import Work
from briefwijzer.pages.foreign import marker, phrases

KNOWN = [("The Future of Jobs", "en"), ("The Future of Jobs. Skills & More", "en"), ("L'an <b>2030</b>", "fr")]
LEFT = {"code", "option", "svg"}
JOBS = '<span lang="en">The Future of Jobs</span>'


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("<p>Zie The Future of Jobs.</p>", f"<p>Zie {JOBS}.</p>"),
        ("The Future of Jobs. Skills &amp; More", '<span lang="en">The Future of Jobs. Skills &amp; More</span>'),
        ("L&#39;an &lt;b&gt;2030&lt;/b&gt;", '<span lang="fr">L&#39;an &lt;b&gt;2030&lt;/b&gt;</span>'),
        ('<p id="b1-s2-p3">The Future of Jobs</p>The Future of Jobs', f'<p id="b1-s2-p3">The Future of Jobs</p>{JOBS}'),
        ("<p>The Future of Jobseekers</p>", None),
        ('<a title="The Future of Jobs" href="/">x</a>', None),
        ('<i lang="en">a <i>b</i> The Future of Jobs</i>', None),
        ("<select><option>The Future of Jobs</option></select>", None),
        ("<code><b>The Future of Jobs</b></code>", None),
        ('<i lang="en">x</i> The Future of Jobs', f'<i lang="en">x</i> {JOBS}'),
    ],
)  # fmt: skip
def test_what_is_known_is_marked_where_it_is_read_as_words(written, marked):
    front = "---\ntitle: The Future of Jobs\n---\n\n"
    assert marker(KNOWN)((front + written).encode()).decode() == front + (marked or written)


def test_one_word_may_be_dutch_as_well(corpus):
    work, body = corpus.works[0], corpus.organisations[0]

    def known(text):
        words = {"value": text, "source": "letter", "confidence": "high"}
        title, name = Fact.model_validate(words), Fact.model_validate(words)
        works = (Work.model_construct(**vars(work) | {"title": title, "title_as_cited": None, "language": "en"}),)
        bodies = (Organisation.model_construct(**vars(body) | {"name": name, "language": "en"}),)
        return {*phrases(replace(corpus, works=works, organisations=bodies))}

    assert known("Robots") == set()
    assert known("Robots: Now") == {("Robots: Now", "en")}
    assert known("Robots: the next big step") == {("Robots: the next big step", "en"), ("the next big step", "en")}


def test_no_title_or_name_stands_beside_the_paragraphs_without_its_language(built, corpus):
    known = [*phrases(corpus)]
    assert len(known) >= 10
    left, seen = set(), set()
    for path in built.rglob("*.html"):
        for text in html.parse(str(path)).getroot().xpath("//body//text()"):
            for phrase, language in known:
                if phrase in text:
                    around = text.getparent() if text.is_text else text.getparent().getparent()
                    within = [around, *around.iterancestors()]
                    if any(one.tag in LEFT or PARAGRAPH_ID.fullmatch(one.get("id", "")) for one in within):
                        continue
                    said = next(one.get("lang") for one in within if one.get("lang"))
                    (seen if said == language else left).add((path.relative_to(built).as_posix(), phrase))
    assert left == set()
    assert ("brieven/kst-29544-773/toezeggingen/index.html", "The Netherlands; Digital Gateway to Europe") in seen
    assert ("brieven/kst-29544-773/volledig/index.html", "World Economic Forum") in seen  # in a note
    assert ("organisaties/secure-software-foundation/index.html", "Secure Software Foundation") in seen
