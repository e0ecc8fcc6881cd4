"""Words in places where no schema allows them, and elements that nobody knows, lose nothing."""

import pytest
from lxml import etree

from tests.importing.files import docx, drafted, legacy, odt, p, page, paper, r

NOTE = '<noot id="a" type="{0}"><noot.nr>{1}</noot.nr><noot.al>Zie de peer.</noot.al></noot>'
BODY = f"""
<al>Er zijn peren.{NOTE.format("voet", 1)}</al>
<divisie><kop><label>Deel</label><nr>1.</nr><titel>Peren</titel></kop>
<al>Zie <nadruk type="cur">daar</nadruk> en <extref doc="https://example.org">elders</extref>.</al>
<lijst type="expliciet"><li><li.nr>a.</li.nr><lijst><li><li.nr>1°</li.nr><al>diep</al></li></lijst></li>
<li><al>zonder nummer</al></li><li><li.nr>c.</li.nr></li></lijst>
<table><title>Tabel</title><tgroup cols="2"><colspec colname="c1"/><thead><row><entry>x{NOTE.format("tabel", 1)}</entry>
<entry namest="c1">y</entry></row></thead><tbody><row><entry>1</entry><entry>2</entry></row></tbody></tgroup></table>
<citaat><al>Aangehaald.</al></citaat><tussenkop kopopmaak="cur">Klein</tussenkop>
<artikel><kop><label>Artikel</label><nr>1</nr></kop><lid><lidnr>1.</lidnr><al>Eerste.</al></lid></artikel></divisie>"""
LEGACY = """<al>Er zijn appels.<voetref refid="v1"/></al><voetnoot id="v1" nr="1"><al>Zie de appel.</al></voetnoot>
<tuskop letat="vet">Kop</tuskop><lijst><li><nr>1.</nr><al>een</al></li></lijst>
<ondtek><functie>De Minister van Fruit,</functie><naam>P. Eer</naam></ondtek>"""
PAGE = "<p>Er zijn peren.</p><h2>Kop</h2><ul><li><p>een</p></li></ul><table><tr><td>x</td><td>y</td></tr></table>"


def changed(tree: etree._Element, number: int, how: str) -> bytes:
    """The document with one element changed."""
    element = [one for one in tree.iter() if isinstance(one.tag, str)][number]
    around = element.getparent()
    if how == "inside":
        element.text = f"verdwaald {element.text or ''}"
    elif around is None:
        return b""
    elif how == "after":
        element.tail = f" verdwaald {element.tail or ''}"
    elif how == "unknown":
        element.tag = "vreemd"
    else:
        wrapper = etree.Element("omhulsel")
        wrapper.tail, element.tail = element.tail, None
        around.replace(element, wrapper)
        wrapper.append(element)
    return etree.tostring(tree)


@pytest.mark.parametrize("how", ["inside", "after", "unknown", "wrapped"])
@pytest.mark.parametrize("source", [paper(BODY), legacy(LEGACY)], ids=["paper", "legacy"])
def test_every_word_of_a_strange_paper_is_accounted_for(source, how):
    count = sum(isinstance(one.tag, str) for one in etree.fromstring(source).iter())
    for number in range(1, count):
        data = changed(etree.fromstring(source), number, how)
        drafted(data)  # which asserts it


@pytest.mark.parametrize("how", ["inside", "after", "unknown", "wrapped"])
def test_every_word_of_a_strange_page_is_accounted_for(how):
    def parsed():
        return etree.fromstring(page(PAGE), etree.HTMLParser())

    body = [one.tag for one in parsed().iter() if isinstance(one.tag, str)].index("body")
    count = sum(isinstance(one.tag, str) for one in parsed().iter())
    for number in range(body + 1, count):
        data = changed(parsed(), number, how)
        drafted(data, "page.html")  # which asserts it


def test_word_elements_that_nobody_knows_keep_their_words():
    draft = drafted(
        docx(
            p("<w:r><w:vreemd><w:t>In een loop.</w:t></w:vreemd></w:r>")
            + p("<w:vreemd><w:t>In een alinea.</w:t></w:vreemd>")
            + "<w:vreemd><w:r><w:t>Buiten een alinea.</w:t></w:r></w:vreemd>"
            + f"<w:vreemd>{p(r('In een blok.'))}</w:vreemd>"
            + f"<mc:AlternateContent><mc:Choice>{p(r('De ene vorm.'))}</mc:Choice>"
            + f"<mc:Fallback>{p(r('De ene vorm.'))}</mc:Fallback></mc:AlternateContent>"
        )
    )
    assert [block.text for block in draft.blocks] == [
        "In een loop.",
        "In een alinea.",
        "Buiten een alinea.",
        "In een blok.",
        "De ene vorm.",
    ]


def test_odt_elements_that_nobody_knows_keep_their_words():
    draft = drafted(odt("<text:p>Gewoon.</text:p><text:vreemd>Los <text:span>en vreemd</text:span>.</text:vreemd>"))
    assert [block.text for block in draft.blocks] == ["Gewoon.", "Los en vreemd."]
