"""Links of every kind of file: the address is kept in a note, stands in the words, or is told."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pikepdf
import pytest

from briefwijzer.cli import main
from briefwijzer.importing.kinds import File, kind_of
from briefwijzer.importing.result import drafted

from .files import docx, odt, p, page, page_mark, page_note, paper, put, r
from .pdf_writer import Page, pdf

TARGETS = ["https://fruit.nl/a", "https://www.fruit.nl/", "mailto:eer@fruit.nl", "https://fruit.nl/b"]
WORDS = ["dit rapport", "fruit.nl", "het loket", "het advies"]
_NAMED = list(zip(TARGETS, WORDS, strict=True))


def word() -> bytes:
    """A link in a paragraph, an address that is its own words, a field, and a cell of a table with a link."""
    link = '<w:hyperlink r:id="{}">{}</w:hyperlink>'
    code = f'<w:instrText> HYPERLINK "{TARGETS[2]}" </w:instrText>'
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = char.format("begin") + f"<w:r>{code}</w:r>" + char.format("separate") + r(WORDS[2]) + char.format("end")
    first = p(r("Zie "), link.format("l0", r(WORDS[0])), r(" en "), link.format("l1", r(WORDS[1])), field, r("."))
    cells = f"<w:tc>{p(r('Peer'))}</w:tc><w:tc>{p(link.format('l3', r(WORDS[3])))}</w:tc>"
    table = f"<w:tbl><w:tblPr><w:tblStyle w:val='a'/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>"
    content = docx(first + table)
    targets = "".join(f'<a Id="l{at}" Target="{one}" TargetMode="External"/>' for at, one in enumerate(TARGETS))
    with zipfile.ZipFile(into := BytesIO(content), "a") as zipped:
        zipped.writestr("word/_rels/document.xml.rels", f"<a>{targets}</a>")
    return into.getvalue()


def open_document() -> bytes:
    """The same links of a text, and one that leads to a place in the text itself."""
    links = " en ".join(f'<text:a xlink:href="{target}">{words}</text:a>' for target, words in _NAMED)
    return odt(f'<text:p>Zie {links} en <text:a xlink:href="#a">hieronder</text:a>.</text:p>')


def official_page() -> bytes:
    """The same links of a page, the last one in a note too."""
    links = " en ".join(f'<a href="{target}">{words}</a>' for target, words in _NAMED)
    note = page_note("1", f'Zie <a href="{TARGETS[3]}">{WORDS[3]}</a>.')
    return page(f"<p>Zie {links}.{page_mark('1')}</p>", note)


def official_xml() -> bytes:
    """The same links of a paper, and one with the number of another paper as its words."""
    links = " en ".join(f'<extref doc="{target}">{words}</extref>' for target, words in _NAMED)
    return paper(f'<al>Zie {links}, <extref doc="kst-90124-3">Kamerstuk 90 124, nr. 3</extref>.</al>')


def printed(line: str = f"Zie {' en '.join(WORDS)}.", note: str = "") -> bytes:
    """The same links of a PDF, and those of a note below a rule."""
    sheet = Page()
    sheet.line(80, 700, "Geachte voorzitter,")
    sheet.line(80, 660, line)
    if note:
        sheet.rule(80, 120)
        sheet.text(sheet.text(80, 112, "1", 4) + 2, 110, note, 6.5)
    with pikepdf.open(BytesIO(pdf([sheet]))) as document:
        boxes = []
        for (target, words), text, x, y, size in (
            (named, text, x, y, size)
            for text, x, y, size in ((line, 80, 660, 9), (note, 84.4, 110, 6.5))
            for named in _NAMED
            if named[1] in text
        ):
            left = x + 0.6 * size * text.index(words)
            rect = [left, y - 2, left + 0.6 * size * len(words), y + size]
            action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(target))
            boxes.append(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=pikepdf.Array(rect), A=action
                )
            )
        document.pages[0].obj.Annots = pikepdf.Array(map(document.make_indirect, boxes))
        document.save(out := BytesIO())
    return out.getvalue()


@pytest.mark.parametrize("made", [word, open_document, official_page, official_xml, printed])
def test_where_a_link_in_the_text_leads_is_told_unless_its_words_say_it(made):
    draft = drafted(File("a.bin", kind_of(made(), "a.bin"), made()))
    told = [f"'{WORDS[at]}' leads to {TARGETS[at]}, which no text keeps" for at in (0, 2, 3)]
    assert [one for one in draft.decisions if " leads to " in one] == told


def test_every_link_is_told_however_many_a_letter_has(tmp_path, capsys):
    links = "".join(f'<al>Zie <extref doc="https://fruit.nl/{at}">blad {at}</extref>.</al>' for at in range(60))
    file = put(tmp_path, "a.xml", paper(links))
    assert main(["import", str(file), "--data", str(tmp_path / "a")]) == 0
    told = [line.strip() for line in capsys.readouterr().out.splitlines() if "which no text keeps" in line]
    assert told == [f"'blad {at}' leads to https://fruit.nl/{at}, which no text keeps" for at in range(60)]
    assert main(["import", str(file), "--data", str(tmp_path / "b"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["decisions"] == told


def test_a_link_in_a_note_that_leads_to_no_page_of_the_web_is_told_in_a_page_too():
    content = page(f"<p>De peer.{page_mark('1')}</p>", page_note("1", 'Zie <a href="/a/b">daar</a>.'))
    draft = drafted(File("a.html", "html", content))
    assert [note.links for note in draft.notes] == [()]
    assert draft.decisions == ["note 1: 'daar' leads to no page of the web (/a/b), so only its words stay"]


def test_a_link_in_a_note_of_a_pdf_is_kept_there_with_its_words():
    content = printed(f"Zie dit rapport.⟦1⟧ {'De peren zijn rijp. ' * 2}", "Zie het advies van 3 mei.")
    draft = drafted(File("a.pdf", "pdf", content))
    assert [note.links for note in draft.notes] == [(("het advies", TARGETS[3]),)]
    assert [one for one in draft.decisions if " leads to " in one] == [
        f"'dit rapport' leads to {TARGETS[0]}, which no text keeps"
    ]
