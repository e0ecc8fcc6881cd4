"""The words of the letter are whole for programs that read a page: reader views, find, links to words, copies.

A reader view reads the whole letter and a fifth of its sections, from the shortest to the longest: they are made alike,
and how much they hold is what it goes by. Of the words a third is looked for. ``AUDIT=1`` (``make audit``) has it read
all, and looks for all.
"""

import os
import re
from importlib.metadata import files
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.browser.conftest import until
from tests.conftest import corpus_in

from briefwijzer.addresses.uris import address, section_uri, whole_uri

# Mozilla's own, as Firefox has it for its reader view, out of an installed package of which nothing else is used.
[READABILITY] = [
    Path(str(file.locate())) for file in files("llama-index-readers-web") or () if file.name == "Readability.js"
]
READ = f"""() => {{
  {READABILITY.read_text("utf-8")};
  return new Readability(document.cloneNode(true)).parse()?.textContent;
}}"""
AUDIT = bool(os.environ.get("AUDIT"))
LETTER = corpus_in("data").letters[0]
SECTIONS = [section for section in LETTER.sections if LETTER.page(section)]
BY_LENGTH = sorted(SECTIONS, key=lambda section: sum(len(one.prose.printed) for one in LETTER.page(section)))
READ_ALONE = SECTIONS if AUDIT else BY_LENGTH[::5]
PAGES = {address(section_uri(LETTER, section)): [section] for section in READ_ALONE} | {
    address(whole_uri(LETTER)): list(LETTER.sections)
}
FIND = """(runs) => runs.filter((words) => {
  getSelection().removeAllRanges();
  return !window.find(words, true, false, true);
})"""


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no-script"])
def reader_view(browser, site, request):
    """What a reader view takes from a page, where its scripts run and where they do not come."""
    context = browser.new_context(bypass_csp=True)  # the reader view is no script of the page
    if not request.param:
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()

    def read(path):
        page.goto(site + path)
        return squeezed(page.evaluate(READ) or "")

    yield read
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_reader_view_has_every_paragraph_whole_and_nothing_of_ours(reader_view, path):
    text = reader_view(path)
    for section in PAGES[path]:
        for paragraph in LETTER.page(section):
            words = squeezed(paragraph.prose.printed)
            assert words in text, paragraph.id
            text = text.replace(words, " ", 1)
    # what is left are headings of the letter
    for section in LETTER.sections:
        text = text.replace(squeezed(section.title.printed), " ", 1)
    assert text.split() == []


def runs(paragraph, length=6):
    """The words of a paragraph, so many in a row, none over a note mark."""
    for part in re.split("⟦[^⟧]*⟧", paragraph.raw):
        words = part.split()
        for at in range(0, len(words) - length + 1, length):
            yield " ".join(words[at : at + length])


def test_find_in_the_page_finds_every_run_of_six_words(page, site):
    wanted = [words for section in LETTER.sections for one in LETTER.page(section) for words in runs(one)]
    assert len(wanted) > 950
    page.goto(site + address(whole_uri(LETTER)))
    assert page.evaluate(FIND, wanted if AUDIT else wanted[::3]) == []


def test_inside_a_paragraph_are_only_words_marks_and_links(any_page, site):
    any_page.goto(site + address(whole_uri(LETTER)))
    inside = any_page.locator(".bw-text > p[id] *").evaluate_all("all => [...new Set(all.map((one) => one.localName))]")
    assert set(inside) <= {"a", "sup", "b", "i", "u", "sub", "br", "span"}
    # a span says the language of its words, and nothing else
    spans = any_page.locator(".bw-text > p[id] span").evaluate_all("all => all.map((one) => one.getAttributeNames())")
    assert spans == [["lang"]] * len(spans)
    assert len(spans) > 20
    assert any_page.locator(".bw-text > p[id] [data-editorial]").count() == 0


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("op het gebied van ICT, hebben ervoor gezorgd", "s1-p1"),
        ("Volgens de Sociaal Economische Raad (SER)", "s1-p1"),
        ("zeker in combinatie met internet of things en big data", "s1-p4"),
    ],
)
def test_a_link_to_words_lands_on_them(page, site, words, paragraph):
    page.set_viewport_size({"width": 800, "height": 300})
    page.goto(f"{site}brieven/{LETTER.id}/volledig/#:~:text={quote(words)}")
    place = "document.getElementById(id).getBoundingClientRect().top"
    until(page, f"(id) => scrollY > 0 && Math.abs({place}) < 300", paragraph)


def test_what_is_selected_is_the_letter_and_nothing_of_ours(page, site):
    page.goto(f"{site}brieven/{LETTER.id}/2-6/")
    copied = page.evaluate(
        """() => {
          const [from, to] = ["s2-6-p1", "s2-6-p5"].map((id) => document.getElementById(id));
          getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
          return String(getSelection());
        }"""
    )
    (section,) = [one for one in LETTER.sections if one.id == "s2-6"]
    assert squeezed(copied) == " ".join(squeezed(one.prose.printed) for one in section.paragraphs)


def test_notes_that_are_copied_have_their_numbers(page, site):
    page.goto(f"{site}brieven/{LETTER.id}/noten/")
    copied = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector(".bw-notes"));
          return String(getSelection());
        }"""
    )
    lines = [squeezed(line) for line in copied.splitlines()]
    for note in LETTER.footnotes:
        assert f"{note.number} {squeezed(note.plain)}" in lines
    # the way back is of no use in a copy
    assert "terug naar de tekst" not in copied
