"""What a file is, by its content and never by its name; and files that are refused, each with one sentence."""

from __future__ import annotations

import importlib
import json
import re
import stat
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from ..checks.opened import DAMAGED
from ..data.files import utf_16
from ..data.reader import MOST_OF_A_SOURCE
from ..problems import counted, refused
from . import metadata
from .bounded import bounded
from .drafts.draft import Draft, SourceKind
from .ids import is_published
from .messages import is_message, page_of
from .safexml import local, parse, without_marks

Kind = SourceKind | Literal["record"]
# What an archive may unpack to, and how many times its own size.
MOST_UNPACKED = 200_000_000
MOST_TIMES = 100
MOST_ENTRIES = 5_000
# The readers by kind; where a letter has several files, the earlier kind gives the words.
_READERS: dict[Kind, str] = {
    "xml": "official.xml",
    "html": "official.html",
    "docx": "wordprocessor.word",
    "odt": "wordprocessor.odt",
    "pdf": "paged.pdf",
    "text": "paged.plain",
}
BEST = tuple(_READERS)
KINDS = "Letters and papers are read as official XML or HTML, Word (.docx), ODT, PDF with text, or plain text."
_IN_ARCHIVE = re.compile(r"(?!__MACOSX/)(?:[^/.][^/]*/)*[^/.][^/]*\.(?:xml|html?|odt|pdf|docx)", re.IGNORECASE)
_OF_OFFICE = {"[Content_Types].xml", "mimetype"}  # files of an office program are archives too
_AGAIN = "Get the file again from where it came."
_NO_PASSWORD = "Save it without a password, and try again."
OCR = "Run text recognition (OCR) on it first, check its words, and import the result."
_AS_WORD = "Save it as .docx in Word or LibreOffice."
# The old files of Office programs, told apart by the name of a part.
_OLD_WORD = ("a Word file of the old kind (.doc)", _AS_WORD)
_OLD = {
    "WordDocument": _OLD_WORD,
    "__substg1.0_": ("an e-mail of Outlook (.msg)", "Save the letter that is attached to it, and name that file."),
    "Workbook": ("no text: a spreadsheet or a presentation", KINDS),
    "PowerPoint Document": ("no text: a spreadsheet or a presentation", KINDS),
}
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
_NEW_PICTURE = re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_PART_OF_PAGE = re.compile(
    rb"(?:<!--(?:(?!-->).)*-->\s*)*<(?:body|head|div|main|article|section|p|h[1-6]|table|span|font|b|strong)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"\xfd7zXZ": "xz"}


@dataclass(frozen=True)
class File:
    """A file of a letter, with its kind and what is in it."""

    name: str
    kind: Kind
    data: bytes


def read_file(path: Path) -> File:
    """A file with its kind; refuses one that cannot be read."""
    data = _content(path)
    return File(str(path), kind_of(data, str(path)), data)


def read_files(path: Path) -> list[File]:
    """A file with its kind; of an archive, what it holds of a publication; of a page saved as one file, the page."""
    data = _content(path)
    start = without_marks(data)[:4096]
    if is_message(start):
        return [File(str(path), "html", bounded(page_of, data, str(path)))]
    if not start.startswith(b"PK\x03\x04"):
        return [File(str(path), kind_of(data, str(path)), data)]
    names = _checked_archive(data, str(path))
    parts = [] if names & _OF_OFFICE else _publication(names, str(path))
    contents = {f"{path}/{part}": unpack(data, part, str(path)) for part in parts} or {str(path): data}
    return [File(name, kind_of(content, name), content) for name, content in contents.items()]


def _publication(names: Iterable[str], name: str) -> list[str]:
    """The files of an archive that are a publication, by their names, and its records; or its only file with a text."""
    texts = [part for part in names if _IN_ARCHIVE.fullmatch(part)]
    called = {part: part.rpartition("/")[2].partition(".")[0].lower() for part in texts}
    published = [part for part in texts if is_published(called[part])]
    if len({called[part] for part in published}) > 1:
        hint = "Unpack it, and name the files of one letter."
        raise refused(name, "K501", "is an archive with several publications", hint)
    records = [part for part in texts if re.search(r"(?:^|[/.])metadata(?:_owms)?\.xml$", part)]
    alone = [part for part in texts if not re.search(r"\.xml$|_(?:files|bestanden)/", part, re.IGNORECASE)]
    return sorted({*published, *records}) if published else alone if len(alone) == 1 else []


def _content(path: Path) -> bytes:
    """The bytes of a regular file of a size that a letter may have."""
    name = str(path)
    if address := re.match(r"(https?:)/+", name):  # a path has one slash
        name = f"{address[1]}//{name[address.end() :]}"
        raise refused(name, "K506", "is an address, no file", "Open it in a browser, save it, and name that file.")
    try:
        status = path.stat()
    except OSError as error:
        raise refused(name, "K506", f"cannot be read: {error.strerror}", "Check that the file exists.") from error
    if stat.S_ISDIR(status.st_mode):
        raise refused(name, "K506", "is a folder, no file", "Name the files in it that are of one letter.")
    if not stat.S_ISREG(status.st_mode):
        raise refused(name, "K506", "is no regular file", "Name the file itself.")
    if status.st_size > MOST_OF_A_SOURCE:
        hint = f"At most {MOST_OF_A_SOURCE:,} bytes are read."
        raise refused(name, "K504", f"is too large: {status.st_size:,} bytes", hint)
    if not status.st_size:
        raise refused(name, "K503", "is empty", _AGAIN)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(name, "K506", f"cannot be read: {error.strerror}", "Check that it is readable.") from error


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file; refuses what is none of them."""
    start = without_marks(data)[:4096]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _archive(data, name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refused(name, "K502", "is encrypted", _NO_PASSWORD)
        what, hint = next((said for stream, said in _OLD.items() if stream.encode("utf-16-le") in data), _OLD_WORD)
        raise refused(name, "K501", f"is {what}", hint)
    if start.startswith(b"{\\rtf"):
        raise refused(name, "K501", "is RTF", _AS_WORD)
    if start.startswith(b"bplist00"):
        hint = "Save the page in Safari once more, with the format 'Page Source', or in another browser."
        raise refused(name, "K501", "is a web archive of Safari", hint)
    if is_message(start):
        raise refused(
            name, "K501", "is an e-mail or a web archive in an archive", "Unpack it, and name the file itself."
        )
    if start.startswith(b"[InternetShortcut]"):
        raise refused(name, "K501", "is only a link to a page", "Open it, save the page, and name that file.")
    if _NEW_PICTURE.match(start):
        raise refused(name, "K503", "is a picture, in which no text can be read", OCR)
    for signature, what in _PICTURES.items():
        if start.startswith(signature):
            raise refused(name, "K503", f"is a picture ({what}), in which no text can be read", OCR)
    for signature, what in _PACKED.items():
        if start.startswith(signature):
            raise refused(name, "K501", f"is packed ({what})", "Unpack it, and name the file itself.")
    if form := utf_16(start):
        start = start.decode(form, "ignore").encode()
    if re.search(rb"<!doctype html|<(?:\w+:)?html[\s>]", start, re.IGNORECASE) or _PART_OF_PAGE.match(start):
        return "html"
    if start.startswith(b"<"):
        tree = parse(data, name)
        if "opendocument" in str(tree.tag):
            raise refused(name, "K501", "is a flat ODT (.fodt)", "Save it as .odt in LibreOffice.")
        root = local(tree)
        if root == "wordDocument" or "xmlPackage" in str(tree.tag):
            raise refused(name, "K501", "is a Word file in XML", _AS_WORD)
        return "record" if metadata.is_record(tree) else "xml"
    if start.startswith((b"{", b"[")) and _is_json(data):
        if metadata.of_json(data):
            return "record"
        raise refused(name, "K501", "is JSON, but no record of an official publication", KINDS)
    try:
        text = data.decode(form or "utf-8").lstrip("\ufeff")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    odd = sum(not (character.isprintable() or character in "\n\r\t\f\v\x02") for character in text[:100_000])
    if odd > len(text[:100_000]) // 200 or "\0" in text[:100_000]:
        raise refused(name, "K501", "is of no kind that is read", KINDS)
    return "text"


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _checked_archive(data: bytes, name: str) -> set[str]:
    """The names in an archive; one that is too large, encrypted or odd is not unpacked."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except DAMAGED as error:
        raise refused(name, "K502", "is damaged: its archive cannot be opened", _AGAIN) from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > min(MOST_UNPACKED, max(len(data), 100_000) * MOST_TIMES):
        message = f"unpacks to {counted(unpacked, 'byte')} in {counted(len(entries), 'file')}"
        raise refused(name, "K504", message, f"At most {MOST_TIMES} times its size, {MOST_UNPACKED:,} bytes.")
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refused(name, "K502", "is encrypted", _NO_PASSWORD)
    if any(part.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part) for part in names):
        raise refused(name, "K506", "holds a file whose name leads out of the archive", _AGAIN)
    return names


def _archive(data: bytes, name: str) -> Kind:
    """Word and ODT are archives."""
    names = _checked_archive(data, name)
    if any(re.fullmatch(r"word/document\d*\.xml", part) for part in names):
        return "docx"
    if "mimetype" in names:
        kind = unpack(data, "mimetype", name).decode("ascii", "replace").strip()
        if "META-INF/manifest.xml" in names and b"encryption-data" in unpack(data, "META-INF/manifest.xml", name):
            raise refused(name, "K502", "is encrypted", _NO_PASSWORD)
        if kind.startswith("application/vnd.oasis.opendocument.text"):
            return "odt"
        if kind == "application/epub+zip":
            hint = "Take the file that the book was made of, or its text alone."
            raise refused(name, "K501", "is an e-book (EPUB)", hint)
        raise refused(name, "K501", "is no text: a spreadsheet or a presentation", KINDS)
    if any(part.endswith(".iwa") for part in names):
        raise refused(name, "K501", "is a file of Pages", "Export it as Word (.docx) in Pages.")
    if any(part.startswith(("xl/", "ppt/")) for part in names):
        raise refused(name, "K501", "is no text: a spreadsheet or a presentation", KINDS)
    if "[Content_Types].xml" in names or any(part.startswith("word/") for part in names):
        raise refused(name, "K502", "is damaged: the text of the Word file is missing", _AGAIN)
    raise refused(name, "K501", "is an archive with other files", "Unpack it, and name the files of one letter.")


def unpack(data: bytes, part: str, name: str) -> bytes:
    """One file out of an archive, at most as large as the archive says; empty when it is not there."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if part not in archive.namelist():
                return b""
            size = archive.getinfo(part).file_size
            with archive.open(part) as opened:
                content = opened.read(size + 1)
    except DAMAGED as error:
        raise refused(name, "K502", f"is damaged: {part} in it cannot be unpacked", _AGAIN) from error
    if len(content) > size:
        raise refused(name, "K504", "unpacks to more than it says", _AGAIN)
    return content


def reader(kind: Kind) -> Callable[[bytes, str], Draft]:
    """The function that reads files of a kind; a reader is loaded when it is needed."""
    found: Callable[[bytes, str], Draft] = importlib.import_module(f".{_READERS[kind]}", __package__).read
    return found
