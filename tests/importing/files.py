"""Invented files of every kind, made for the tests: what they say, nobody ever wrote to a parliament."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from briefwijzer.importing import kinds
from briefwijzer.importing.drafts.accounting import account
from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.drafts.structure import arranged
from briefwijzer.importing.facts import from_words

PAPER = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
  <metadata><meta name="OVERHEIDop.externMetadataRecord" content="https://example.org/metadata.xml"/></metadata>
  <kamerstuk>
    <kamerstukkop>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2016-2017</tekstregel>
      <tekstregel inhoud="kamernummer">2</tekstregel>
    </kamerstukkop>
    <dossier><dossiernummer><dossiernr>90 123</dossiernr></dossiernummer><titel>Perenbeleid</titel></dossier>
    <stuk>
      <stuknr>Nr. <ondernummer kamer="2">7</ondernummer></stuknr>
      <titel>BRIEF VAN DE MINISTER VAN FRUIT</titel>
      <algemeen>
        <vrije-tekst><tekst status="goed">{body}</tekst></vrije-tekst>
        {closing}
      </algemeen>
    </stuk>
  </kamerstuk>
</officiele-publicatie>
"""
SIGNED = (
    "<tekst-sluiting><ondertekening><functie>De Minister van Fruit,</functie>"
    "<naam><voornaam>P.</voornaam><achternaam>Eer</achternaam></naam></ondertekening></tekst-sluiting>"
)


def paper(body: str, closing: str = SIGNED) -> bytes:
    """Official XML with this text."""
    return PAPER.format(body=body, closing=closing).encode()


def legacy(body: str, after: str = "") -> bytes:
    """Official XML in the dialect from before 2010."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<kamerwrk kamer="2" publtype="brie">
  <kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel></kop>
  <frontm><vergjaar>2001-2002</vergjaar><onderw><nummer>90 124</nummer><naam>Appels</naam></onderw></frontm>
  <body><stuk><ltrlabel>Nr. </ltrlabel><nummer>3</nummer><titel>BRIEF VAN DE MINISTER VAN FRUIT</titel>
  {body}</stuk></body>{after}
</kamerwrk>""".encode()


def page(body: str, notes: str = "", around: str = "") -> bytes:
    """An official page with this text."""
    foot = f'<div id="noten"><hr/>{notes}</div>' if notes else ""
    return f"""<!DOCTYPE html><html><head><title>x</title>
<meta name="OVERHEIDop.vergaderjaar" content="2016-2017"/>
<meta name="DC.creator" content="Tweede Kamer der Staten-Generaal"/></head><body>{around}
<div id="broodtekst"><h1 class="dossiertitel"><span class="dossiernummer">90 123</span> Perenbeleid</h1>
<div class="stuk"><h1 class="stuktitel"><span class="stuknummer">Nr. 7</span> BRIEF VAN DE MINISTER VAN FRUIT</h1>
<div class="algemeen">{body}</div></div>{foot}</div></body></html>""".encode()


def page_note(number: str, text: str) -> str:
    """A note at the foot of an official page, with the words around it that close its window."""
    return (
        f'<div class="voet noot snp-mouseoffset" id="supernote-note-n{number}"><h5 class="note-close">'
        f'<a class="note-close" href="#close-n{number}">X</a> Noot</h5><sup><span class="nootnum">'
        f'<a id="n{number}" name="n{number}"></a>{number}</span></sup><p>{text}</p></div>'
    )


def page_mark(number: str) -> str:
    """The mark of a note in an official page."""
    return f'<sup><a class="nootnum supernote-click-n{number}" href="#n{number}">{number}</a></sup>'


def archive(parts: dict[str, str | bytes], *, first: str = "") -> bytes:
    """A zip file; the part ``first`` stands in it unpacked."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            zipped.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, kind)
    return made.getvalue()


_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def docx(
    body: str, *, notes: dict[int, str] | None = None, numbering: str = "", styles: str = "", **more: str
) -> bytes:
    """A Word file with this body; ``more`` are other parts by the name of their file: header1, comments."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
    }
    if notes is not None:
        own = "".join(f'<w:footnote w:id="{key}">{text}</w:footnote>' for key, text in notes.items())
        separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {_W}>{separator}{own}</w:footnotes>"
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {_W}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_W}>{styles}</w:styles>"
    for name, content in more.items():
        parts[f"word/{name}.xml"] = f"<w:part {_W}>{content}</w:part>"
    return archive(parts)


def p(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, *looks: str) -> str:
    """A run of Word, with looks such as b, i, vanish."""
    return (
        f"<w:r><w:rPr>{''.join(f'<w:{look}/>' for look in looks)}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
    )


def ref(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, styles: str = "", page_styles: str = "") -> bytes:
    """An ODT file with this body."""
    content = (
        f"<office:document-content {_O}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if page_styles:
        parts["styles.xml"] = f"<office:document-styles {_O}>{page_styles}</office:document-styles>"
    return archive(parts, first="mimetype")


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(content)
    return path


def drafted(content: bytes, name: str = "a.bin") -> Draft:
    """The draft of a file, with its parts told apart, as an import makes it; each word of the file is accounted for."""
    draft = arranged(kinds.reader(kinds.kind_of(content, name))(content, name))
    from_words(draft)
    return accounted(draft)


def accounted(draft: Draft) -> Draft:
    """The draft, in which every word of its file stands or is told as left out."""
    found = account(draft)
    assert found.equal, str(found)
    return draft


def shown(draft: Draft) -> list[str]:
    """The blocks of a draft, a line each: kind, level and label where there are such, and the text."""
    lines = []
    for block in draft.blocks:
        level = f" {block.level}" if block.kind in ("heading", "item") else ""
        label = f" [{block.label}]" if block.label else ""
        rows = " / ".join("|".join(cell.text for cell in row.cells) for row in block.rows)
        lines.append(f"{block.kind}{level}{label} {block.text}{rows}".rstrip())
    return lines
