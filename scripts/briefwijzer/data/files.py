"""Files as text: regular files in UTF-8 in which a reader sees every character."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from ..problems import MOST_PROBLEMS, Place, Problem

# Room for the works of some hundreds of letters; the files of one letter have a tenth of a megabyte.
MOST_BYTES = 20_000_000
MOST_LINE = 20_000
# Allowed beside letters, marks, numbers, punctuation and symbols: nothing invisible but the line end.
BIDI = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
INVISIBLE = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}
# Letters, marks and symbols by their kind, but nothing is drawn for them.
BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\U00013430-\U0001345f\U0001d159]")
ODD_SPACES = {"\u00a0", "\u202f", "\u2007", "\u2009"}
# YAML takes these for line ends; an editor does not.
HIDDEN_LINE_ENDS = {"\u0085", "\u2028", "\u2029"}
# The lines that git puts around two versions that it could not join.
_CONFLICT = re.compile("^(?:<{7}|>{7}) ", re.MULTILINE)
# Encodings besides that of Windows that a page in the letters of Europe may name.
_OF_PAGES = re.compile(r"utf-?8|iso-?8859-(?:[2-9]|1\d)|latin-?(?:[2-9]|10)|(?:windows-|cp)125\d|macintosh")


def read_bytes(path: Path, file: str, problems: list[Problem], *, most: int = MOST_BYTES) -> bytes | None:
    """The bytes of a regular file, or None with the problem noted.

    ``file`` is the name shown to people. Links, devices, pipes and folders are refused: their content could be
    anything, or come from outside the data folder.
    """
    place = Place(file)
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            problems.append(Problem(place, "K001", "is not a regular file", "Put the file itself here, no link."))
            return None
        if status.st_size > most:
            hint = f"At most {most:,} bytes."
            problems.append(Problem(place, "K010", f"is too large: {status.st_size:,} bytes", hint))
            return None
        return path.read_bytes()
    except OSError as error:
        hint = "Check that the file exists and is readable."
        problems.append(Problem(place, "K001", f"cannot be read: {error.strerror}", hint))
        return None


def decode(data: bytes, file: str, problems: list[Problem]) -> str | None:
    """The text of UTF-8 bytes with plain line ends, or None with the problem noted."""
    try:
        text = text_of(data)
    except UnicodeDecodeError as error:
        before = data[: error.start].split(b"\n")
        place = Place(file, len(before), len(before[-1].decode("utf-8-sig")) + 1)
        message = f"is not UTF-8: byte 0x{data[error.start]:02x} at {error.start}"
        problems.append(Problem(place, "K002", message, "Save the file as UTF-8."))
        return None
    if left := _CONFLICT.search(text):
        place = Place(file, text.count("\n", 0, left.start()) + 1, 1)
        hint = "Keep what is right of the two, and remove the lines <<<<<<<, ======= and >>>>>>>."
        problems.append(Problem(place, "K006", "git has left two versions here", hint))
        return None
    return text


def text_of(data: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark and with plain line ends."""
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def text_of_page(data: bytes) -> str:
    """The text of an HTML page: in UTF-8, or in the encoding that it names, or in that of Windows.

    The last stands for Latin 1 too, as every browser has it, and for whatever else a page may name. Old browsers saved
    pages in UTF-16. XHTML may have a prefix at each of its elements, which falls away.
    """
    text = _decoded_page(data)
    prefix = re.search(r"<(\w+):html\s[^>]*xmlns:\1=[\"']http://www\.w3\.org/1999/xhtml[\"']", text[:4096])
    return re.sub(rf"(</?){prefix[1]}:", r"\1", text) if prefix else text


def utf_16(data: bytes) -> str:
    """The form of UTF-16 of a file, by its mark or by its first sign, a "<"; empty for none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(data[:2], "")


def _decoded_page(data: bytes) -> str:
    if form := utf_16(data):
        return data.decode(form, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([A-Za-z0-9._-]+)", data[:4096])
    name = named[1].decode().lower() if named else ""
    try:
        return data.decode(name if _OF_PAGES.fullmatch(name) else "cp1252", "replace")
    except LookupError:  # there is no iso-8859-12
        return data.decode("cp1252", "replace")


def character_problems(text: str, file: str) -> list[Problem]:
    """Characters that nobody can see, or that make text look like something else."""
    lines = text.split("\n")
    if "".join(lines).isprintable() and not BLANK.search(text) and max(map(len, lines)) <= MOST_LINE:
        return []  # as nearly every file
    found = []
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_LINE:
            hint = f"At most {MOST_LINE:,} characters; break the line."
            found.append(Problem(Place(file, number, 1), "K010", f"has a line of {len(line):,} characters", hint))
        if line.isprintable() and not BLANK.search(line):
            continue
        for column, character in enumerate(line, 1):
            if character.isprintable() and not BLANK.match(character):
                continue
            if len(found) > MOST_PROBLEMS:  # an error, because what follows was not looked at
                hint = "The file is not text, or not ours."
                found.append(Problem(Place(file, number, column), "K010", "has too many odd characters", hint))
                return found
            found.append(_odd(character, Place(file, number, column), indents=not line[: column - 1].strip()))
    return found


def _odd(character: str, place: Place, *, indents: bool) -> Problem:
    """What is wrong with a character that nobody can see; ``indents`` where only blanks stand before it."""
    name = f"U+{ord(character):04X}"
    if character == "\t":
        return Problem(place, "K004", "a tab", "Use spaces.")
    if character in ODD_SPACES:
        if indents:
            return Problem(place, "K004", f"{name} used as indentation", "Use ordinary spaces.")
        hint = "Use an ordinary space, or accept it in data/exceptions.yml with a reason."
        return Problem(place, "K005", f"unusual space {name}", hint, "warning")
    if character in HIDDEN_LINE_ENDS:
        return Problem(place, "K003", f"hidden line end {name}", "Remove it, or end the line.")
    seen_by_nobody = character in BIDI | INVISIBLE or BLANK.match(character)
    return Problem(place, "K003", f"{'invisible' if seen_by_nobody else 'forbidden'} character {name}", "Remove it.")
