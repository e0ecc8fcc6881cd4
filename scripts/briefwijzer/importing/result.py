"""What an import makes of a file: its draft, the files of the letter's folder, and its report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ..data.doubts import NO_MARK
from ..data.prose import NO_NUMBER
from ..problems import clipped, refused
from .bounded import bounded
from .citing import Cited
from .doubt_records import asked
from .drafts.accounting import Account
from .drafts.draft import Draft, DraftDoubt, DraftLeftOut, LeftOutReason
from .drafts.notekeys import key_of
from .drafts.other_documents import decision_note, is_proceedings, is_ruling
from .drafts.signs import MARK, bare, characters, marks, plain, tidy
from .drafts.structure import arranged
from .facts import from_words
from .kinds import KINDS, File, reader
from .letter_file import letter_file
from .links import with_web_links
from .text_files import notes_file, text_file
from .yamltext import dumped

_WHAT = {
    "xml": "de officiële XML van de publicatie",
    "html": "de webpagina waarop de tekst staat",
    "docx": "het Word-bestand van de brief",
    "odt": "het ODT-bestand van de brief",
    "pdf": "de PDF van de brief",
    "text": "tekst uit een PDF van de brief",
}
# Why words are left out that stand in the text of a file; and how much of it that may be without a doubt.
_KEPT_FROM_READERS: tuple[LeftOutReason, ...] = ("hidden", "deleted", "retyped-field", "contents-list", "other")
_MOST_LEFT_OUT, _FEW = 0.15, 150  # a share, and characters
YAML_FILES = ("letter.yml", "text.yml", "footnotes.yml", "doubts.yml")


@dataclass
class Imported:
    """What an import gives: the letter's files, and what was found and decided on the way.

    ``works`` are the records that are added to works.yml. Where the letter was there already, ``folder`` is its folder,
    and ``written`` says whether something changed.
    """

    letter: str
    draft: Draft
    files: dict[str, bytes]
    works: str
    account: Account
    cited: Cited
    folder: Path | None = None
    written: bool = False

    @property
    def doubts(self) -> list[DraftDoubt]:
        """Places that a person must look at."""
        return self.draft.doubts

    @property
    def decisions(self) -> list[str]:
        """Routine choices, and where links lead that no text keeps."""
        return [*self.draft.decisions, *self.cited.decisions]

    def summary(self) -> dict[str, Any]:
        """The import as the option ``--json`` prints it."""
        blocks = text_file(self.draft)
        sections = [*blocks["sections"], *(s for annex in blocks.get("annexes", ()) for s in annex["sections"])]
        count = sum(len(section["paragraphs"]) for section in sections)
        count += len(blocks.get("opening", ())) + len(blocks.get("closing", ()))
        return {
            "letter": self.letter,
            "headings": sum(1 for block in self.draft.blocks if block.kind in ("heading", "annex") and block.text),
            "blocks": count,
            "notes": len(self.draft.notes),
            "marks": len(self.draft.marks),
            "left_out": _left_out(self.draft),
            "decisions": self.decisions,
            "doubts": [asdict(doubt) for doubt in self.doubts],
        }


def _left_out(draft: Draft) -> list[dict[str, str]]:
    return [{"words": left.words, "reason": left.reason} for left in draft.left_out if left.words]


def drafted(file: File) -> Draft:
    """The draft of one file, with its parts told apart and the facts that its words give."""
    draft = bounded(reader(file.kind), file.data, file.name)
    _refuse_signs(draft, file)
    _ask_for_symbols(draft)
    _without_marks_in_notes(draft)
    _without_empty_notes(draft)
    _without_odd_numbers(draft)
    with_web_links(draft)
    arranged(draft)
    _refuse_others(draft, file.name)
    _ask_for_marks(draft)
    _ask_for_much(draft)
    from_words(draft)
    return draft


def _refuse_signs(draft: Draft, file: File) -> None:
    """Refuse a source that has our own signs among its words."""
    # a text is read with other brackets in their place, and what is no text in XML may become a number
    printed = file.kind in ("text", "xml") and any(sign.encode() in file.data for sign in "⟦⟧")
    if printed or any(sign in segment.text for segment in draft.segments for sign in "⟦⟧"):
        hint = "Briefwijzer writes note marks and emphasis with them; put other brackets in their place."
        raise refused(file.name, "K503", "holds the brackets ⟦ ⟧ among its words", hint)


def _ask_for_symbols(draft: Draft) -> None:
    for segment in draft.segments:  # only Word says of which font such a sign is
        if re.search("[\uf041-\uf05a\uf061-\uf07a]", segment.text):
            choice = "shown as every other sign of a font of symbols, though it may be a Greek letter"
            draft.doubts.append(DraftDoubt(segment.place, plain(segment.text)[:60], "word", choice))


def _without_odd_numbers(draft: Draft) -> None:
    """Leave a number out that is none which the data can keep: the note is called by a sign of ours."""
    for index, note in enumerate(draft.notes):
        if not key_of(note.number) or note.key.endswith(f"x{NO_NUMBER}"):
            choice = f"the note has no number that can be kept: it is called {NO_NUMBER}"
            draft.doubts.append(DraftDoubt(note.place, plain(bare(note.text))[:60], "note-number", choice))
            while note.number in draft.numbers:
                draft.numbers.remove(note.number)
                draft.left_out.append(DraftLeftOut(note.number, "note-number", note.place))
            draft.notes[index] = replace(note, number=NO_NUMBER)


def _refuse_others(draft: Draft, name: str) -> None:
    """Refuse what lies beside letters and is none."""
    if is_proceedings(draft):
        raise refused(name, "K501", "is a report of proceedings, no letter or paper", KINDS)
    if is_ruling(draft):
        raise refused(name, "K501", "is a ruling of a court, no letter or paper", KINDS)
    said, certain = decision_note(draft)
    if certain:
        message = f"is a note for a minister, as '{clipped(said)}' says: it is no letter and no paper of parliament"
        raise refused(name, "K501", message, "Import the letter that it belongs to.")
    if said:
        choice = "it may be a note for a minister (beslisnota): it is read as a letter"
        draft.doubts.append(DraftDoubt("head", said, "structure", choice))


def _ask_for_marks(draft: Draft) -> None:
    """A note whose mark was not found is a doubt."""
    marked = set(draft.marks)
    told = {doubt.words.split(" ")[0] for doubt in draft.doubts if doubt.choice == NO_MARK}
    for note in draft.notes:
        if note.key not in marked and note.number not in told:
            words = f"{note.number} {plain(bare(note.text))[:60]}"
            draft.doubts.append(DraftDoubt(note.place, words, "note-mark", NO_MARK))


def _ask_for_much(draft: Draft) -> None:
    """Much that the file itself keeps from its reader is a doubt: something that was opened in it may not be closed."""
    whole = sum(len(characters(segment.text)) for segment in draft.segments)
    for reason in _KEPT_FROM_READERS:
        around = reason == "other" and draft.kind == "html"  # what a site has around a letter
        left = [one for one in draft.left_out if one.reason == reason and not around]
        share = sum(len(characters(one.words)) for one in left)
        if share > max(_MOST_LEFT_OUT * whole, _FEW):
            choice = f"left out: {share * 100 // whole} % of the characters of the file ({reason})"
            draft.doubts.append(DraftDoubt(left[0].place, left[0].words[:60], "letter-or-margin", choice))


def _without_marks_in_notes(draft: Draft) -> None:
    """Print the number of another note that a note refers to: marks stand in the text of a letter alone."""
    printed = {note.key: note.number for note in draft.notes}

    def number(match: re.Match[str]) -> str:
        own = printed.get(match[1], "")
        if own in draft.numbers:
            draft.numbers.remove(own)
        return f"⟦sup⟧{own}⟦/sup⟧"

    draft.notes = [replace(note, text=MARK.sub(number, note.text)) for note in draft.notes]


def _without_empty_notes(draft: Draft) -> None:
    """Leave the marks of notes out that have no words, or that were left out themselves: each is a doubt."""
    told = {note.key for note in draft.notes if note.text}
    lost = [(block.place, key) for block in draft.blocks for text in block.texts for key in marks(text)]
    for place, key in ((place, key) for place, key in lost if key not in told):
        draft.doubts.append(DraftDoubt(place, "", "note-mark", f"left out: the mark of note {key}, which has no words"))
    for note in draft.notes:
        if note.key not in told and note.number in draft.numbers:
            draft.numbers.remove(note.number)
            draft.left_out.append(DraftLeftOut(note.number, "note-number", note.place))
    draft.notes = [note for note in draft.notes if note.key in told]
    draft.blocks = [
        block.with_texts(lambda words: tidy(MARK.sub(lambda match: match[0] if match[1] in told else "", words)))
        for block in draft.blocks
    ]


def files_of(
    letter: str, draft: Draft, citations: Mapping[str, Sequence[dict[str, Any]]], file: File
) -> dict[str, bytes]:
    """The files of a letter's folder by name; ``citations`` are those of each note, by its key."""
    name = f"source.{'txt' if file.kind == 'text' else file.kind}"
    source: dict[str, Any] = {
        "file": name,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "what": f"ingelezen met briefwijzer import: {_WHAT[file.kind]}",
        "joined": draft.joined,
        "unhyphenated": draft.unhyphenated,
        "left_out": _left_out(draft),
    }
    source = {key: value for key, value in source.items() if value}
    files = {
        "letter.yml": dumped(letter_file(draft, letter, source)).encode(),
        "text.yml": dumped(text_file(draft)).encode(),
        "footnotes.yml": dumped(notes_file(draft.notes, citations)).encode(),
        name: file.data,
    }
    if draft.doubts:
        files["doubts.yml"] = dumped({"doubts": asked(draft.doubts)}).encode()
    return files
