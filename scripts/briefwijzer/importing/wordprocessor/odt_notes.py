"""The notes of an ODT file: their numbers as printed, and the keys of their marks."""

from __future__ import annotations

from lxml import etree

from ..drafts.notekeys import is_printed, keys
from ..drafts.signs import plain
from ..safexml import local
from .odt_styles import TEXT

_XLINK = "{http://www.w3.org/1999/xlink}"


class OdtNotes:
    """The notes of a text that was not deleted; ``keys`` has the key of each."""

    def __init__(self, text: etree._Element) -> None:
        notes = [one for one in text.iter(TEXT + "note") if not _is_deleted(one)]
        self.keys = dict(zip(notes, keys([("", number_of(note)) for note in notes]), strict=True))
        self.by_id = {note.get(TEXT + "id"): key for note, key in self.keys.items()}

    def repeated(self, reference: etree._Element) -> str:
        """The key of the note whose number a reference prints; empty where it prints one that the note had before."""
        key = self.by_id.get(reference.get(TEXT + "ref-name"), "")
        return key if key and is_printed("".join(map(str, reference.itertext())), key) else ""


def number_of(note: etree._Element) -> str:
    """The printed number of a note."""
    found = note.find(TEXT + "note-citation")
    return plain("".join(map(str, found.itertext()))) if found is not None else ""


def links_in(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The words and the address of each link in an element that leads out of the text."""
    links = [
        (plain("".join(map(str, one.itertext()))), one.get(_XLINK + "href", "")) for one in element.iter(TEXT + "a")
    ]
    return tuple((words, target) for words, target in links if words and target[:1] not in ("", "#"))


def _is_deleted(element: etree._Element) -> bool:
    """Whether an element stands in what was deleted."""
    return any(local(above) == "tracked-changes" for above in element.iterancestors())
