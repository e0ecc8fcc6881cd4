"""The notes of a Word file: their numbers as Word counts them, their texts, and the keys of their marks."""

from __future__ import annotations

import re

from lxml import etree

from ...data.prose import BREAK
from ..drafts.draft import Draft, DraftDoubt, DraftNote, LeftOutReason
from ..drafts.notekeys import keys
from ..drafts.numerals import formatted, whole
from ..drafts.signs import plain
from ..safexml import local
from .word_parts import Styles, W, in_box, is_deleted, part, relations, value
from .word_text import Reader


class WordNotes:
    """Footnotes and endnotes; ``references`` has the printed number and the key of each mark in the text."""

    def __init__(self, draft: Draft, data: bytes, name: str, body: etree._Element, styles: Styles) -> None:
        self.draft, self.data, self.name, self.body, self.styles = draft, data, name, body, styles
        self.roots = {kind: part(data, f"word/{kind}s.xml", name) for kind in ("footnote", "endnote")}
        self.by_id = {
            (kind, note.get(W + "id", "")): note
            for kind, root in self.roots.items()
            for note in (root if root is not None else ())
            if local(note) == kind and note.get(W + "type", "normal") == "normal"
        }
        self.named: dict[str, etree._Element] = {}
        self.references = self._references()

    def _references(self) -> dict[etree._Element, tuple[str, str]]:
        """The printed number and the key of each mark in the text, counted as Word does."""
        forms = {kind: self._form(kind) for kind in ("footnote", "endnote")}
        marks: list[tuple[etree._Element, str, str]] = []
        again: list[tuple[etree._Element, etree._Element]] = []
        firsts: dict[tuple[str, str], etree._Element] = {}
        counts = dict.fromkeys(forms, 0)
        section, ended = 1, False
        opened: list[str] = []
        for element in self.body.iter():
            name = local(element)
            if name == "p" and ended:
                section, ended = section + 1, False
                for kind, (_, _, restart) in forms.items():
                    counts[kind] = 0 if restart == "eachSect" else counts[kind]
            ended |= name == "sectPr" and local(element.getparent()) == "pPr"  # with the paragraph that holds it
            if name == "bookmarkStart":
                opened.append(element.get(W + "name", ""))
            if name not in ("footnoteReference", "endnoteReference") or is_deleted(element):
                continue
            identity = _identity(element)
            if identity not in self.by_id:
                continue
            # a field names a mark by the bookmark that begins before it
            self.named |= dict.fromkeys(opened, element)
            opened = []
            if identity in firsts:
                again.append((element, firsts[identity]))
                continue
            firsts[identity] = element
            kind = identity[0]
            form, start, restart = forms[kind]
            if _by_hand(element):
                number = _following(element)
            else:
                counts[kind] += 1
                number = formatted(counts[kind] + start - 1, form)
            marks.append((element, number, f"n{section}" if restart == "eachSect" and section > 1 else ""))
        if len(marks) > 1 and any(restart == "eachPage" for _, _, restart in forms.values()):
            choice = "counted through, though the numbers of the notes begin anew on each page, which only Word knows"
            self.draft.doubts.append(DraftDoubt("whole file", "", "note-number", choice))
        given = keys([(group, number) for _, number, group in marks])
        found = {element: (number, key) for (element, number, _), key in zip(marks, given, strict=True)}
        for element, first in again:
            number, _ = found[element] = found[first]
            choice = f"taken as a second mark of note {number}, which Word may print with a number of its own"
            self.draft.doubts.append(DraftDoubt(f"note {number}", number, "note-mark", choice))
        return found

    def _form(self, kind: str) -> tuple[str, int, str]:
        """How notes are numbered: form, first number, where they begin anew."""
        settings = part(self.data, "word/settings.xml", self.name)
        found = [one for one in self.body.iter(f"{W}{kind}Pr") if local(one.getparent()) == "sectPr"]
        found += settings.iter(f"{W}{kind}Pr") if settings is not None else ()
        form = start = restart = None
        for one in found:
            form = form or value(one, "numFmt")
            start = start or value(one, "numStart")
            restart = restart or value(one, "numRestart")
        usual = "decimal" if kind == "footnote" else "lowerRoman"
        return form or usual, whole(start, 1), restart or "continuous"

    def mark(self, element: etree._Element | str) -> str:
        """The key of the note at a mark, or at the mark with this bookmark."""
        found = self.named.get(element) if isinstance(element, str) else element
        return self.references.get(found, ("", ""))[1] if found is not None else ""

    def read(self) -> None:
        """The texts of the notes that have a mark, in the order of the marks; the others are left out.

        A mark may stand in words that are no text of the letter, such as those of a box in the margin.
        """
        placed = set(self.draft.marks)
        readers = {
            kind: Reader(root, self.draft, self.styles, relations(self.data, f"word/{kind}s.xml", self.name))
            for kind, root in self.roots.items()
        }
        told = set()
        for element, (number, key) in self.references.items():
            identity = _identity(element)
            if identity in told or key not in placed:
                continue
            told.add(identity)
            reader = readers[identity[0]]
            lines, first = [], len(self.draft.links)
            for paragraph in self.by_id[identity].iter(W + "p"):
                if in_box(paragraph, self.by_id[identity]):
                    continue
                words = reader.words(paragraph, f"note {number}")
                lines.append(words.runs.text())
                for box in (*words.before, *words.boxes):
                    reader.leave(box, "margin", f"note {number}")
            text = BREAK.join(line for line in lines if line)
            typed = re.match(rf"(?:⟦[a-z]+⟧)*{re.escape(number)}(?:⟦/[a-z]+⟧)*(?!\w)\s*", text)
            if number and typed and _by_hand(element):
                self.draft.numbers.append(number)  # it is typed before the note too
                text = text[typed.end() :]
            self.draft.notes.append(DraftNote(key, number, text, tuple(self.draft.links[first:]), f"note {number}"))
        referred = set(map(_identity, self.references))
        for identity, note in self.by_id.items():
            if identity not in told:
                reason: LeftOutReason = "other" if identity in referred else "deleted"
                readers[identity[0]].leave(note, reason, f"note {identity[1]}")


def _identity(reference: etree._Element) -> tuple[str, str]:
    """The kind of a note and its number in the file, as a mark names it."""
    return local(reference).removesuffix("Reference"), reference.get(W + "id", "")


def _by_hand(element: etree._Element) -> bool:
    """Whether the mark of a note is typed by hand, behind its reference."""
    return element.get(W + "customMarkFollows") in ("1", "true", "on")


def _following(element: etree._Element) -> str:
    """The mark that was typed by hand behind a reference."""
    run = element.getparent()
    runs = [run, *run.itersiblings()] if run is not None else []
    return next((plain(one.text or "") for near in runs for one in near if local(one) == "t"), "")
