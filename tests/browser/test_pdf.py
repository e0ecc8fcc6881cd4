"""The letter on paper: PDF/UA, whose links lead to the site, to other sites, or within the file, never to a folder."""

import collections
import io
import re
import unicodedata

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from briefwijzer.data.reader import load
from pdf import letter_pdf
from pdf_tags import completed, unmet


@pytest.fixture(scope="module")
def paper(browser):
    """A page that runs no scripts."""
    page = browser.new_page(java_script_enabled=False)
    yield page
    page.close()


def elements(pdf):
    """The elements of the structure, from top to bottom."""

    def below(element):
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if not isinstance(kid, int) and "/S" in kid:
                yield from below(kid)

    return list(below(pdf.Root.StructTreeRoot.K))


def links(pdf):
    """The words of each link by its address."""
    return {
        str(link.Dest if "/Dest" in link else link.A.URI): str(link.Contents)
        for page in pdf.pages
        for link in page.get("/Annots", [])
    }


def spoken(written):
    """The words of the file in the order of its structure, as a program reads them out, without blanks."""
    marked = []  # for each page: the words by the number of their mark
    for page in pypdfium2.PdfDocument(written):
        words = page.get_textpage()
        marked.append(collections.defaultdict(str))
        for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=words):
            marked[-1][pdfium.FPDFPageObj_GetMarkedContentID(text)] += text.extract()

    def below(element, page):
        page = element.get("/Pg", page)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int) or "/MCID" in kid:
                number, on = (kid, page) if isinstance(kid, int) else (int(kid.MCID), kid.get("/Pg", page))
                yield marked[numbers[on.objgen]][number]
            elif "/S" in kid:
                yield from below(kid, page)

    with pikepdf.open(io.BytesIO(written)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        # PDFium has a sign of its own for a hyphen at the end of a line
        return squeezed("".join(below(pdf.Root.StructTreeRoot.K, None)).replace("\x02", "-"))


def squeezed(words):
    """Words without blanks, ligatures as their letters."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def assert_whole(written, letter):
    """Every paragraph and note is read out whole, in the order of the letter."""
    read, at = spoken(written), 0
    wanted = [paragraph.prose.printed for _, paragraph in letter.paragraphs.values()]
    for words in wanted + [note.plain for note in letter.footnotes]:
        at = read.find(squeezed(words), at)
        assert at >= 0, words


def test_the_real_letter(paper, built, letter):
    written, problems = letter_pdf(paper, built / "brieven/kst-29544-773/volledig/index.html")
    assert problems == []
    assert_whole(written, letter)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        assert pdf.open_metadata().get("pdfuaid:part") == "1"
        assert sum(element.S == "/Note" for element in elements(pdf)) == 26
        # the line above our remarks is no content
        assert not any(element.S == "/Aside" and isinstance(element.K[0], int) for element in elements(pdf))
        foreign = [element.Lang for element in elements(pdf) if "/Lang" in element and element.S != "/Document"]
        assert foreign == ["en"] * paper.locator("article [lang]:visible").count()
        assert len(foreign) > 40
        found = links(pdf)
    for page in pypdfium2.PdfDocument(written):
        # the last words above the foot of the page; numbers in the margin come behind them
        *words, _ = [line for line in page.get_textpage().get_text_range().splitlines() if not line.strip().isdigit()]
        assert squeezed(words[-1]) not in {squeezed(section.title.plain) for section in letter.sections}
    assert squeezed(found["/fn1"]) == "noot1"
    assert found["https://briefwijzer.test/a/b/begrippen/#ict"] == "ICT"
    assert not [address for address in found if not re.match(r"/|https://|mailto:", address)]


def test_tables_lists_and_notes_of_every_form(paper, forms):
    """A site without an address too: its PDF has no links to its other pages."""
    written, problems = letter_pdf(paper, forms / "site/brieven/kst-90010-7/volledig/index.html")
    assert problems == []
    [letter] = [letter for letter in load(forms / "data").letters if letter.id == "kst-90010-7"]
    assert_whole(written, letter)
    with pikepdf.open(io.BytesIO(written)) as pdf:
        types = [str(element.S) for element in elements(pdf)]
        assert (types.count("/TH"), types.count("/TD")) == (4, 6)  # an empty cell too
        assert (types.count("/Note"), types.count("/Figure")) == (7, 0)
        assert all(address.startswith("/") for address in links(pdf))


def test_what_pdf_ua_misses_is_told(paper):
    paper.goto("about:blank")
    paper.set_content(
        "<html lang='nl'><title>T</title><p>Dat is <q>gezegd</q>. <a href='https://elders.test/'>Elders</a>"
    )
    printed = paper.pdf(tagged=True)
    told = "\n".join(unmet(printed))
    assert "PDFUA1-ID-PART-001" in told
    assert "page 1: no element of the structure has “‘’”" in told
    told = "\n".join(unmet(completed(printed, {})))
    assert "PDFUA1-LINK-CONTENTS-001" in told
    assert "PDFUA1-ID-PART-001" not in told


def test_a_pdf_with_a_sign_that_no_font_has_does_not_call_itself_pdf_ua(paper, tmp_path):
    file = tmp_path / "index.html"
    file.write_text("<html lang='nl'><title>T</title><p>Een teken \U0010fffd", encoding="utf-8")
    written, problems = letter_pdf(paper, file)
    assert any("PDFUA1-NOTDEF-GLYPH-001" in problem for problem in problems)
    assert b"pdfuaid" not in written
