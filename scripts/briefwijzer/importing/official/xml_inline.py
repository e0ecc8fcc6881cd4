"""What stands within a paragraph of official XML: emphasis, note marks with their notes, links, raised words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...data.papers import SITE, official_page
from ..drafts.draft import Draft, DraftDoubt, DraftNote
from ..drafts.notekeys import keys
from ..drafts.signs import Runs, bare, plain
from ..formulas import add_formula
from ..safexml import content, local, place

# What the name of an emphasis is made of.
_LOOKS = {"vet": "b", "cur": "i", "ond": "u", "sup": "sup", "inf": "sub", "sub": "sub"}
_EMPHASIS = {
    name: tuple(sorted(_LOOKS[part] for part in re.findall("|".join(_LOOKS), name)))
    for name in "vet halfvet cur vetcur curvet ondlijn onderstreept ondvet ondcur ondvetcur sup super inf sub".split()
}
NOTES = ("noot", "voetnoot", "eindnoot")
# The mark of a note that stands elsewhere.
REFERENCES = ("nootref", "voetref", "eindref")
# Elements that may stand within a sentence; an unknown one that holds only these is read as a paragraph.
INLINE = frozenset(
    "nadruk noot noot.nr noot.al nootref voetref voetnoot eindref eindnoot extref intref dossierref sup inf super sub "
    "br lb naam voornaam achternaam voorvoegsels titulatuur datum organisatie kamervraagonderwerp term functie plaats "
    "deze politiek ondernummer redactie nr label i b u em strong a span q abbr".split()
)
# Elements that end a line where they stand within a text: paragraphs of a cell, parts of a caption.
BREAKING = frozenset("al noot.al li lijst lid table row entry titel subtitel title bijschrift bron p".split())
# Parts of a name or a number of their own, which the source may put side by side without a blank.
_WORDS = {"voornaam", "achternaam", "voorvoegsels", "titulatuur", "functie", "naam", "deze"}


class Inline:
    """Reads texts of one paper; the keys of its notes are known before the first text is read."""

    def __init__(self, draft: Draft, root: etree._Element) -> None:
        self.draft = draft
        notes = list(root.iter(*NOTES))
        annexes = {element: f"b{number}" for number, element in enumerate(root.iter("bijlage"), 1)}
        tables = {element: f"t{number}" for number, element in enumerate(root.iter("table"), 1)}
        given = keys([(_part(note, annexes, tables), self.number(note)) for note in notes])
        self.keys = dict(zip(notes, given, strict=True))
        self.by_id = {note.get("id"): key for note, key in self.keys.items() if note.get("id")}
        # A mark may name a note by its number alone: a ``voetnoot`` comes before a ``noot``.
        ordered = sorted(notes, key=lambda note: local(note) == "noot")
        self.by_number = {self.number(note): self.keys[note] for note in reversed(ordered)}
        self.told: set[str] = set()
        self.within = False  # whether a note is read

    def number(self, note: etree._Element) -> str:
        """The printed number of a note."""
        found = next((content(child) for child in note if local(child) == "noot.nr"), "")
        return found or note.get("nr", "") or note.get("nummer", "")

    def text(self, element: etree._Element, *, heading: bool = False) -> str:
        """The words of an element with their signs, on one line."""
        runs = Runs()
        self.collect(element, runs, ())
        return runs.text(heading=heading)

    def bare(self, element: etree._Element) -> str:
        """The words of an element without signs and notes."""
        return plain(bare(self.text(element)))

    def collect(
        self, element: etree._Element, runs: Runs, emphases: tuple[str, ...], *, sentence: bool = False
    ) -> None:
        """Add the words of an element, and of all that is in it; nothing unknown ends a line within a sentence."""
        sentence = sentence or mixed(element)
        runs.add(element.text or "", *emphases)
        for child in element:
            name = local(child)
            if name in _WORDS:
                runs.add(" ")
            if name in NOTES and self.within:
                self.within_note(child, runs, emphases)
            elif name == "noot":
                self.note(child)
                runs.mark(self.keys[child])
            elif name in NOTES:  # its mark stands elsewhere
                self.note(child)
            elif name in REFERENCES:
                self.reference(child, runs, emphases)
            elif name == "math":
                add_formula(child, runs, self.draft, *emphases)
            elif name in ("br", "lb"):
                runs.line_break()
                self.collect(child, runs, emphases)
            elif name == "nadruk":
                self.collect(child, runs, (*emphases, *_EMPHASIS.get(child.get("type", ""), ())))
            elif name in _EMPHASIS:
                self.collect(child, runs, (*emphases, *_EMPHASIS[name]))
            elif name in ("li.nr", "lidnr"):  # of a list in a cell or a note
                runs.line_break()
                self.collect(child, runs, emphases)
                runs.add(" ")
            elif name in BREAKING or (name and name not in INLINE and not sentence):
                if child.getprevious() is None or local(child.getprevious()) not in ("li.nr", "lidnr"):
                    runs.line_break()
                self.collect(child, runs, emphases)
                runs.line_break()
            elif name:
                self.collect(child, runs, emphases, sentence=sentence)
            if name in _WORDS:
                runs.add(" ")
            runs.add(child.tail or "", *emphases)

    def reference(self, element: etree._Element, runs: Runs, emphases: tuple[str, ...]) -> None:
        """Another mark of a note, or the only one of a note that stands elsewhere."""
        printed = content(element) or element.get("nr", "")
        key = self.by_id.get(element.get("refid")) or self.by_number.get(printed)
        if key:
            runs.mark(key)
            self.draft.numbers.append(content(element))
        else:
            self.collect(element, runs, (*emphases, "sup"))

    def note(self, element: etree._Element) -> None:
        """Keep a note; its number stands in the mark."""
        key = self.keys[element]
        if key in self.told:
            return
        self.told.add(key)
        links: list[tuple[str, str]] = []
        own = Runs()
        self.within = True
        own.add(element.text or "")
        for child in element:
            if local(child) == "noot.nr":
                self.draft.numbers.append(content(child))
            elif local(child):
                own.line_break()
                self.collect(child, own, ())
                links += links_in(child)
            own.add(child.tail or "")
        self.within = False
        number = self.number(element) or key.rpartition("-")[2]
        self.draft.notes.append(DraftNote(key, number, own.text(), tuple(links), place(element)))

    def within_note(self, element: etree._Element, runs: Runs, emphases: tuple[str, ...]) -> None:
        """A note within another, whose mark would stand in no text: its words are some of that one."""
        for part in element:
            runs.add(" ")
            self.collect(part, runs, (*emphases, *(("sup",) if local(part) == "noot.nr" else ())))
        choice = "taken as words of the note that it stands in"
        self.draft.doubts.append(DraftDoubt(place(element), content(element)[:60], "note-text", choice))


def mixed(element: etree._Element) -> bool:
    """Whether words stand beside the elements in an element, so that these are parts of a sentence."""
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)


def _part(note: etree._Element, annexes: dict[etree._Element, str], tables: dict[etree._Element, str]) -> str:
    """The part of the paper that a note is counted in."""
    if note.get("type") == "tabel":
        return next((tables[one] for one in note.iterancestors("table")), "")
    return next((annexes[one] for one in note.iterancestors("bijlage")), "")


def links_in(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The links in an element: words, and the address that the source gives."""
    for link in element.iter("extref"):
        words, target = content(link), plain(link.get("doc", ""))
        if words and target:
            yield words, address(target)


def address(target: str) -> str:
    """The address of what an official publication refers to, by its number or address.

    >>> address("kst-33966-7"), address("mailto:eer@peren.nl")
    ('https://zoek.officielebekendmakingen.nl/kst-33966-7.html', 'mailto:eer@peren.nl')
    """
    if target.startswith("dossier/"):
        return f"{SITE}/{target}"
    return official_page(target) if re.fullmatch(r"[\w-]+", target) else target
