"""One invented letter in a source of every kind, with what it says as the corpus has it."""

from tests.importing.files import archive
from tests.importing.pdf_writer import Page, pdf

TEXT = {
    "opening": [{"id": "opening-p1", "text": "Aan de Voorzitter van de Verzonnen Kamer"}],
    "sections": [
        {"id": "s0", "paragraphs": [{"id": "s0-p1", "text": "Hierbij stuur ik u mijn ⟦i⟧verzonnen⟦/i⟧ antwoord.⟦1⟧"}]},
        {
            "id": "s1",
            "heading": "Wat er speelt",
            "paragraphs": [
                {
                    "id": "s1-p1",
                    "kind": "list",
                    "items": [
                        {"mark": "a.", "text": "de uitstoot van CO⟦sub⟧2⟦/sub⟧;"},
                        {"mark": "b.", "text": "een tweede punt.⟦2⟧"},
                    ],
                },
                {
                    "id": "s1-p2",
                    "kind": "table",
                    "rows": [
                        {"head": "yes", "cells": [{"text": "Jaar"}, {"text": "Aantal"}]},
                        {"cells": [{"text": "2016"}, {"text": "twaalf"}]},
                    ],
                },
            ],
        },
    ],
    "closing": [{"id": "closing-p1", "text": "De Minister van Verzonnen Zaken,⟦br⟧N. Mand"}],
}
NOTES = ["Verzonnen Instituut, Over alles, blz. 3.", "Dat is de hoogste van de drie schattingen."]
LEFT = "Pagina 1 van 1"
XML = f"""<?xml version="1.0"?><brief><blad>{LEFT}</blad><al>Aan de Voorzitter van de Verzonnen Kamer</al>
<al>Hierbij stuur ik u mijn <nadruk>verzonnen</nadruk> antwoord.<noot><nr>1</nr><al>{NOTES[0]}</al></noot></al>
<kop>Wat er speelt</kop><lijst><li><nr>a.</nr><al>de uitstoot van CO<inf>2</inf>;</al></li>
<li><nr>b.</nr><al>een tweede punt.<noot><nr>2</nr><al>{NOTES[1]}</al></noot></al></li></lijst>
<tabel><rij><cel>Jaar</cel><cel>Aantal</cel></rij><rij><cel>2016</cel><cel>twaalf</cel></rij></tabel>
<!-- geen woord --><al>De Minister van Verzonnen Zaken,<br/>N. Mand</al></brief>"""
HTML = (
    XML.partition("?>")[2]
    .replace("<brief>", "<!DOCTYPE html><html><head><title>Elders</title></head><body><script>boe()</script>")
    .replace("</brief>", "</body></html>")
    .replace("<al>", "<div>")
    .replace("</al>", "</div>")
)


def word():
    """As Word writes it: the marks of items and the numbers of notes are counted by the program."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def p(*runs):
        return f"<w:p>{''.join(runs)}</w:p>"

    def r(text):
        return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"

    ref = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    cells = "".join(f"<w:tc>{p(r(text))}</w:tc>" for text in ("Jaar", "Aantal", "2016", "twaalf"))
    body = (
        p(r("Aan de Voorzitter van de "), r("Verzonnen Kamer"))
        + p(r("Hierbij stuur ik u mijn "), r("verzonnen"), r(" antwoord."), ref.format(1))
        + p(r("Wat er speelt"))
        + p(r("de uitstoot van CO"), r("2"), r(";"))
        + p(r("een tweede punt."), ref.format(2))
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + p(r("De Minister van Verzonnen Zaken,"), "<w:r><w:br/></w:r>", r("N. Mand"))
    )
    notes = "".join(f"<w:footnote w:id='{number}'>{p(r(text))}</w:footnote>" for number, text in enumerate(NOTES, 1))
    return archive(
        {
            "word/document.xml": f"<w:document xmlns:w='{w}'><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes xmlns:w='{w}'>{notes}</w:footnotes>",
            "word/footer1.xml": f"<w:ftr xmlns:w='{w}'>{p(r(LEFT))}</w:ftr>",
        }
    )


def odt():
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    inner = XML.partition("<brief>")[2].removesuffix("</brief>").replace(f"<blad>{LEFT}</blad>", "")
    body = f"<office:document-content {names}><office:body><office:text>{inner}</office:text></office:body>"
    head = f"<office:master-styles><text:p>{LEFT}</text:p></office:master-styles>"
    styles = f"<office:document-styles {names}>{head}</office:document-styles>"
    return archive({"content.xml": f"{body}</office:document-content>", "styles.xml": styles})


LINES = [
    LEFT, "Aan de Voorzitter van de Verzonnen Kamer", "Hierbij stuur ik u mijn verzonnen ant-", "woord.1",
    "Wat er speelt", "a. de uitstoot van CO2;", "b. een tweede punt.2", "Jaar Aantal", "2016 twaalf",
    "De Minister van Verzonnen Zaken,", "N. Mand", f"1 {NOTES[0]}", f"2 {NOTES[1]}",
]  # fmt: skip


def drawn():
    page = Page()
    for number, line in enumerate(LINES):
        page.text(60, 780 - 16 * number, line)
    return pdf([page])


SOURCES = {
    "source.xml": XML.encode(),
    "source.html": HTML.encode(),
    "source.docx": word(),
    "source.odt": odt(),
    "source.pdf": drawn(),
    "source.txt": "\n".join(LINES).encode(),
}
