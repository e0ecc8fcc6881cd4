"""Every file is told by its content; what cannot be read is refused in one sentence, and nothing is written."""

import json
import os
import quopri
import re
import zipfile
from io import BytesIO

import pytest

from briefwijzer.cli import main
from briefwijzer.importing import kinds
from briefwijzer.importing.kinds import kind_of
from briefwijzer.importing.run import imported
from briefwijzer.problems import Refused
from tests.importing.files import archive, docx, drafted, legacy, odt, p, page, paper, put, r, ref, shown

LETTER = paper("<al>Er zijn peren.</al>")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (LETTER, "xml"),
        (b"\xef\xbb\xbf\xc3\xaf\xc2\xbb\xc2\xbf" + LETTER, "xml"),
        (LETTER.decode().replace("utf-8", "utf-16").encode("utf-16"), "xml"),
        (page("<p>Er zijn peren.</p>"), "html"),
        (page("<p>Er zijn peren.</p>").decode().encode("utf-16-le"), "html"),
        (b"<!-- a --><!-- b -->\n<p>Er zijn peren.<br></p><p>En appels.</p>", "html"),
        (docx(p(r("Er zijn peren."))), "docx"),
        (odt("<text:p>Er zijn peren.</text:p>"), "odt"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"Er zijn peren, ook in Groningen.\n", "text"),
        (b"<metadata_gegevens/>", "record"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content(content, kind):
    assert kind_of(content, "a.bin") == kind


def bomb():
    """An archive that unpacks to a thousand times its size."""
    return archive({"word/document.xml": b" " * 50_000_000})


def encrypted():
    """A Word file as the usual programs encrypt it."""
    return b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def locked():
    """An archive whose entries want a password."""
    content = bytearray(docx(p(r("Er zijn peren."))))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>
<kamerwrk><al>&c;</al></kamerwrk>"""
OUTSIDE = b"""<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><officiele-publicatie><kamerstuk>&b;</kamerstuk>
</officiele-publicatie>"""
EMAIL = b"""Subject: Brief\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r
Content-Type: application/octet-stream; name="brief.docx"\r\n\r\nx\r\n--a--\r\n"""
BAD = {
    "bomb.docx": (bomb, "unpacks to 50,000,000 bytes"),
    "encrypted.docx": (encrypted, "is encrypted"),
    "locked.docx": (locked, "is encrypted"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "is a Word file of the old kind"),
    "cut.docx": (lambda: docx(p(r("Er zijn peren.")))[:-40], "is damaged"),
    "broken.docx": (lambda: archive({"word/document.xml": "<w:document"}), "is damaged"),
    "other.docx": (lambda: archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"}), "is damaged"),
    "sheet.xlsx": (lambda: archive({"xl/workbook.xml": "<x/>"}), "is no text"),
    "out.docx": (lambda: archive({"../../word/document.xml": "<x/>"}), "leads out of the archive"),
    "pictures.zip": (lambda: archive({"a.png": "x"}), "is an archive with other files"),
    "several.zip": (
        lambda: archive({"kst-90001-1.xml": "<a/>", "kst-90001-2.xml": "<a/>"}),
        "with several publications",
    ),
    "flat.fodt": (
        lambda: b'<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
        "is a flat ODT",
    ),
    "letter.eml": (lambda: EMAIL, "is an e-mail\n    Save what is attached to it ('brief.docx'),"),
    "page.webarchive": (lambda: b"bplist00", "is a web archive of Safari"),
    "page.url": (lambda: b"[InternetShortcut]\r\nURL=https://example.org/", "is only a link to a page"),
    "blanks.txt": (lambda: b"\n \n", "holds no text"),
    "letter.msg": (lambda: b"\xd0\xcf\x11\xe0" + "__substg1.0_".encode("utf-16-le"), "is an e-mail of Outlook"),
    "sheet.xls": (lambda: b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "is no text: a spreadsheet"),
    "word.xml": (lambda: b'<w:wordDocument xmlns:w="w"/>', "is a Word file in XML"),
    "book.epub": (lambda: archive({"mimetype": "application/epub+zip"}), "is an e-book"),
    "letter.pages": (lambda: archive({"Index/Document.iwa": "x"}), "is a file of Pages"),
    "two.zip": (lambda: archive({"brief.docx": "x", "bijlage.pdf": "x"}), "is an archive with other files"),
    "laughs.xml": (lambda: LAUGHS, "declares entities"),
    "outside.xml": (lambda: OUTSIDE, "declares entities"),
    "deep.xml": (lambda: b"<kamerwrk>" + b"<a>" * 3000 + b"</a>" * 3000 + b"</kamerwrk>", "is damaged"),
    "cut.xml": (lambda: LETTER[:400], "is damaged"),
    "feed.xml": (lambda: b"<rss><channel/></rss>", "is XML, but no official publication"),
    "debate.xml": (
        lambda: b"<officiele-publicatie><handelingen/></officiele-publicatie>",
        "is a report of proceedings",
    ),
    "law.xml": (lambda: b"<officiele-publicatie><staatsblad/></officiele-publicatie>", "is an issue of the Staatsblad"),
    "empty.xml": (lambda: b"<officiele-publicatie><kamerstuk/></officiele-publicatie>", "holds no text of a letter"),
    "news.html": (lambda: b"<!DOCTYPE html><html><body><p>Nieuws</p></body></html>", "is a web page"),
    "scan.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture (PNG)"),
    "photo.heic": (lambda: b"\0\0\0\x18ftypheic" + bytes(100), "is a picture"),
    "scan.tif": (lambda: b"II*\0" + bytes(100), "is a picture (TIFF)"),
    "packed.gz": (lambda: b"\x1f\x8b" + bytes(100), "is packed (gzip)"),
    "note.rtf": (lambda: b"{\\rtf1 Peren}", "is RTF"),
    "data.json": (lambda: b'{"a": 1}', "is JSON"),
    "program": (lambda: b"\x7fELF" + bytes(1000), "is of no kind that is read"),
    "nothing.pdf": (lambda: b"", "is empty"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_is_refused_in_one_sentence_and_nothing_is_written(name, tmp_path, capsys):
    make, said = BAD[name]
    path = put(tmp_path, name, make())
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "K509" not in error
    assert str(path) in error
    assert len(error.strip().splitlines()) == 2  # the sentence, and the way out
    assert "Traceback" not in error
    assert not (tmp_path / "data").exists()


def test_an_archive_of_the_official_site_is_read_as_the_publication_and_its_record(tmp_path):
    record = (
        '<metadata_gegevens><metadata name="DC.identifier" content="kst-90123-7"/>'
        '<metadata name="OVERHEIDop.documenttitel" content="Peren"/></metadata_gegevens>'
    )
    parts = {
        "kst-90123-7.xml": LETTER,
        "metadata.xml": record,
        "kst-90123-7-001.png": "x",
        "manifest.xml": "<manifest/>",
    }
    path = put(tmp_path, "kst-90123-7.zip", archive(parts))
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 0
    (folder,) = (tmp_path / "data" / "letters").iterdir()
    assert (folder / "source.xml").read_bytes() == LETTER
    assert "value: Peren" in (folder / "letter.yml").read_text()


SAVED = (
    b"From: <Saved by Browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
)


@pytest.mark.parametrize("packed", ["mht", "zip"])
def test_a_page_saved_as_one_file_is_read_as_the_page(packed, tmp_path):
    letter = page("<p>Er zijn “peren”: één per boom = genoeg.</p>")
    pieces = archive({"Brief.html": letter, "Brief_files/a.html": "x", "__MACOSX/Brief.html": "x"})
    content = SAVED + quopri.encodestring(letter) + b"\r\n--a--\r\n" if packed == "mht" else pieces
    assert main(["import", str(put(tmp_path, f"brief.{packed}", content)), "--data", str(tmp_path / "data")]) == 0
    (folder,) = (tmp_path / "data" / "letters").iterdir()
    assert (folder / "source.html").read_bytes().replace(b"\r\n", b"\n").strip() == letter
    assert "één per boom = genoeg" in (folder / "text.yml").read_text()


def test_a_refusal_is_one_object_for_programs(tmp_path, capsys):
    path = put(tmp_path, "scan.png", b"\x89PNG\r\n")
    assert main(["import", str(path), "--data", str(tmp_path / "data"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["error"].startswith(f"{path} is a picture (PNG), in which no text can be read (run text recognition")
    assert told["code"] == "K503"
    assert "K503" not in told["error"]


def test_a_disk_that_refuses_is_told_as_every_other_refusal(tmp_path, capsys, monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device", "data/works.yml")

    monkeypatch.setattr("briefwijzer.importing.run.write_letter", full)
    path = put(tmp_path, "a.xml", LETTER)
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 1
    first, hint = capsys.readouterr().err.splitlines()
    assert first == "data/works.yml: K414 cannot be read or written: No space left on device"
    assert hint.strip() == "Free disk space or give access."


@pytest.mark.parametrize("place", ["result.reader", "run.account"], ids=["reader", "afterwards"])
def test_an_error_that_nobody_foresaw_is_told_as_a_fault_of_the_program(place, tmp_path, capfd, monkeypatch):
    def faulty(*_args):
        return [][1]

    faulty_there = (lambda _kind: faulty) if place == "result.reader" else faulty
    monkeypatch.setattr(f"briefwijzer.importing.{place}", faulty_there)
    path = put(tmp_path, "a.xml", LETTER)
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 1
    first, _hint = capfd.readouterr().err.splitlines()  # that of the reader's own process too
    assert first.startswith(f"{path}: K509 causes an error in the program: IndexError in test_kinds.py, line ")
    assert not (tmp_path / "data").exists()


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path, capsys):
    assert main(["import", str(tmp_path), "--data", str(tmp_path / "data")]) == 1
    assert "is a folder" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "no.xml"), "--data", str(tmp_path / "data")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert main(["import", "https://example.org/brief.pdf", "--data", str(tmp_path / "data")]) == 1
    assert "is an address, no file" in capsys.readouterr().err


def test_a_pipe_is_refused(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.xml")
    assert main(["import", str(tmp_path / "pipe.xml"), "--data", str(tmp_path / "data")]) == 1
    assert "is no regular file" in capsys.readouterr().err


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path, capsys):
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200_000_000)
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 1
    assert "is too large: 200,000,000 bytes" in capsys.readouterr().err


def test_a_fault_of_ours_is_not_told_as_a_damaged_archive(monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "namelist", lambda _archive: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        kinds.unpack(archive({"a": b"b"}), "a", "a.docx")


def test_a_part_that_unpacks_to_more_than_it_says_is_refused():
    content = bytearray(archive({"word/document.xml": b"<a/>" * 5000}))
    small = (10).to_bytes(4, "little")
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(signature)
        content[at + offset : at + offset + 4] = small
    with zipfile.ZipFile(BytesIO(bytes(content))) as zipped:
        assert zipped.getinfo("word/document.xml").file_size == 10
    with pytest.raises(Refused):
        kinds.unpack(bytes(content), "word/document.xml", "a.docx")


def test_macros_are_ignored_and_said(tmp_path, capsys):
    body = p(r("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")) + p(r("Er zijn peren."))
    content = BytesIO(docx(body))
    with zipfile.ZipFile(content, "a") as zipped:
        zipped.writestr("word/vbaProject.bin", b"macro")
    path = put(tmp_path, "brief.docm", content.getvalue())
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) == 3  # no date: the id is a doubt
    assert "the file holds macros, which are ignored" in capsys.readouterr().out


NUMBERS = ["0", "-1", "1000000000", "9" * 5000, "²", "x", ""]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12] or "nothing")
def test_a_number_that_nobody_counts_with_ends_no_import(number):
    """Wherever a file gives a number to count with, one that is too large or none changes no words of it."""
    odf = odt(
        f'<text:h text:outline-level="{number}">Peren</text:h><text:list text:style-name="L">'
        f'<text:list-item text:start-value="{number}"><text:p>een</text:p></text:list-item></text:list>'
        f'<table:table><table:table-row><table:table-cell table:number-columns-spanned="{number}"><text:p>a</text:p>'
        "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p text:style-name="P">Fruit.</text:p>',
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        f'text:start-value="{number}" text:display-levels="{number}"/></text:list-style><text:outline-style>'
        '<text:outline-level-style text:level="1" style:num-format="1"/></text:outline-style>'
        '<style:style style:name="P" style:family="paragraph">'
        f'<style:text-properties fo:font-size="{number}.1.1pt"/></style:style>',
    )
    word = docx(
        p(r("Peren"), more=f'<w:outlineLvl w:val="{number}"/>')
        + p(r("een"), more=f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>')
        + p(f'<w:r><w:rPr><w:sz w:val="{number}"/></w:rPr><w:t>Fruit</w:t></w:r>', ref(2))
        + f'<w:sectPr><w:footnotePr><w:numStart w:val="{number}"/></w:footnotePr></w:sectPr>',
        notes={2: p(r("Noot."))},
        numbering='<w:abstractNum w:abstractNumId="1">'
        f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:lvlRestart w:val="{number}"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    xml = paper(
        f"<divisie><kop><nr>{number}.</nr><titel>Peren</titel></kop><lijst type='1' start='{number}'><li><al>een</al></li>"
        f"</lijst><table><tgroup><colspec colnum='{number}' colname='a'/><tbody><row><entry namest='a' nameend='a' "
        f"morerows='{number}'>a</entry></row></tbody></tgroup></table><al>Fruit.</al></divisie>"
    )
    html = page(
        f"<ol start='{number}'><li value='{number}'>een</li></ol><table><tr><td rowspan='{number}' colspan='{number}'>a</td>"
        "</tr></table><p>Peren. Fruit.</p>"
    )
    for content in (odf, word, xml, html):
        words = " ".join(shown(drafted(content)))
        assert {"Peren", "een", "Fruit"} <= set(re.findall(r"\w+", words))


_TYPED = "Geachte voorzitter,\n\nDe peren zijn één voor één geteld.\n\nDe Minister van Fruit,\nP. Eer\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_text_in_another_encoding_says_how_to_save_it(encoding, tmp_path):
    (tmp_path / "letters").mkdir()
    with pytest.raises(Refused, match=r"is a text in another encoding than UTF-8\n *Save it as UTF-8"):
        imported([put(tmp_path, "brief.txt", _TYPED.encode(encoding))], tmp_path)
    assert not any((tmp_path / "letters").iterdir())


def test_a_short_text_with_a_byte_order_mark_is_a_text(tmp_path):
    (tmp_path / "letters").mkdir()
    assert imported([put(tmp_path, "brief.txt", _TYPED.encode("utf-8-sig"))], tmp_path).letter.startswith("brief-")


def test_a_paper_in_utf_16_has_its_marks_linked_as_in_any_encoding(tmp_path):
    (tmp_path / "letters").mkdir()
    note = "<voetnoot id='v1' nr='1'><al>Noot.</al></voetnoot>"
    xml = legacy("<al>Tekst <voetref refid='v1' nr='1'/>.</al>", note).decode().replace("utf-8", "utf-16")
    assert imported([put(tmp_path, "a.xml", xml.encode("utf-16"))], tmp_path).letter == "kst-90124-3"
