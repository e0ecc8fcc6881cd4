"""One import: the files of one letter in, the letter's folder and its report out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from ..problems import Refused, clipped, refused
from . import metadata
from .citing import cited, works
from .corrections import name_corrections
from .drafts.accounting import account
from .drafts.draft import Draft, DraftDoubt
from .drafts.signs import bare
from .existing import known_papers, known_works
from .facts import title_from_heading
from .ids import letter_id, named_by, of_letter, paper_id, without_reprint
from .kinds import BEST, File, read_file, read_files
from .letter_file import doubtful_day
from .proving import faults
from .result import Imported, drafted, files_of
from .safexml import parse
from .two_files import alike, compared
from .updating import import_again
from .writing import write_letter
from .yamltext import listed


def imported(paths: Sequence[Path], data: Path, *, update: bool = False) -> Imported:
    """Import files of one letter into the folder ``data``.

    Raises Refused when a file cannot be read, when the files are not of one letter, or when the letter is there already
    and would change; nothing is written then.
    """
    files = [file for path in paths for file in read_files(path)]
    sources = sorted((file for file in files if file.kind != "record"), key=lambda file: BEST.index(file.kind))
    if not sources:
        hint = "Name the file with the text too."
        raise refused(files[0].name if files else "import", "K501", "is a metadata record, no letter", hint)
    best = sources[0]
    drafts = [drafted(source) for source in sources]
    result = _result(files, sources, drafts, data)
    found = faults(result.letter, result.files, result.cited, best.name)
    if found:
        if found[0].code == "K010":
            hint = "Name a file with the letter alone."
            raise refused(best.name, "K504", f"holds more text than the data can keep: {found[0].message}", hint)
        if found[0].code == "K002":
            hint = "Save it as UTF-8 in the program that you open it with, and import that."
            raise refused(best.name, "K503", "is a text in another encoding than UTF-8", hint)
        order = found[0].code in ("K302", "K303")
        what = "holds its words in another order than they are read in" if order else "holds what the data cannot keep"
        message = f"{what}: {found[0].message}"
        hint = "Take another file of the letter, or its text alone, put in order by hand."
        raise refused(best.name, "K503", message, hint)
    folder = data / "letters" / result.letter
    if folder.exists():
        import_again(result, folder, data, update=update)
    else:
        result.folder = write_letter(data, result.letter, result.files, result.works)
        result.written = True
        result.draft.decisions += name_corrections(data, result.letter)
    return result


def _result(files: Sequence[File], sources: Sequence[File], drafts: Sequence[Draft], data: Path) -> Imported:
    """The files of a letter out of the drafts of its sources, the best one first."""
    draft, best = drafts[0], sources[0]
    records = [_about(draft, file) for file in files if file.kind == "record"]
    records += beside(best, draft, {Path(file.name).resolve() for file in files})
    metadata.add_facts(draft, [*records, *(fields for file in drafts for fields in file.records)])
    title_from_heading(draft)
    letter = _told_apart(_id(draft, best), draft, best, data)
    differing = [
        doubt
        for other, file in zip(drafts[1:], sources[1:], strict=True)
        for doubt in compared(draft, other, file.name, best.name)
    ]
    if doubt := doubtful_day(draft, date.today().isoformat()):
        draft.doubts.append(doubt)
    draft.doubts += differing
    balance = account(draft)
    if not balance.equal:
        draft.doubts.insert(0, DraftDoubt(balance.where or "whole file", "", "structure", str(balance)))
    notes = cited(draft.notes, known_papers(data))
    new = listed(works(notes, known_works(data)))
    return Imported(letter, draft, files_of(letter, draft, notes.citations, best), new, balance, notes)


def fields_of(file: File) -> Mapping[str, Sequence[str]]:
    """The fields of a metadata record."""
    json = file.data.lstrip()[:1] in (b"{", b"[")
    fields = metadata.of_json(file.data) if json else metadata.of_xml(parse(file.data, file.name))
    for named in fields.get("identifier", ()):
        if ".." in named or named.startswith(("/", "\\")):
            hint = "Get the record again from where it was published."
            raise refused(file.name, "K506", f"is about '{clipped(named)}', which is a path and no number", hint)
    return fields


def _about(draft: Draft, file: File) -> Mapping[str, Sequence[str]]:
    """The fields of a record that was named with a letter; refuses one that says that it is about another."""
    fields = fields_of(file)
    own, about = _named(draft), without_reprint(metadata.identifier(fields))
    if own and about and own != about:
        raise refused(file.name, "K501", f"is about {about}, not about {own}", "Name the record of this letter.")
    return fields


def beside(file: File, draft: Draft, named: set[Path]) -> list[Mapping[str, Sequence[str]]]:
    """The metadata records beside a file that are about what is in it, or have its name."""
    path = Path(file.name)
    own = _named(draft)
    stem = path.name.partition(".")[0]
    candidates = [path.with_name(f"{stem}{end}") for end in (".metadata.xml", ".metadata_owms.xml", ".metadata.json")]
    candidates += [path.with_name(name) for name in ("metadata.xml", "metadata_owms.xml")]
    candidates.append(path.parent / stem / "metadata.xml")
    found = []
    for candidate in candidates:
        if candidate.is_file() and candidate.resolve() not in named:
            record = read_file(candidate)
            if record.kind != "record":
                continue
            fields = fields_of(record)
            about = metadata.identifier(fields)
            if about and without_reprint(about) == (own or without_reprint(paper_id(stem))):
                found.append(fields)
                draft.decisions.append(f"{candidate.name}: the metadata record beside the file is used")
    return found


def _named(draft: Draft) -> str:
    named = letter_id(draft)
    return "" if named.startswith("brief-") else named


def _id(draft: Draft, file: File) -> str:
    own = letter_id(draft)
    stem = Path(file.name).name.partition(".")[0]
    name = named_by(stem)
    if own:
        if name and of_letter(name) != own == _named(draft):
            choice = f"the letter is called {own}, as it says itself: its file has another number"
            draft.doubts.append(DraftDoubt("file name", stem, "fact", choice))
        return own
    # An official name of the file is better than none; it is told as a doubt, since anybody can name a file.
    if name:
        draft.facts["identifier"] = []
        choice = f"the letter is called {name}, as its file is"
    else:
        name = f"brief-{_digest(file)}"
        choice = f"neither number nor date was found: the letter is called {name}"
    draft.doubts.append(DraftDoubt("file name", stem, "fact", choice))
    return name


def _digest(file: File) -> str:
    """What tells a file from others in an id."""
    return hashlib.sha256(file.data).hexdigest()[:8]


def _told_apart(letter: str, draft: Draft, file: File, data: Path) -> str:
    """The id of a letter that has only its day for a name: another one where another letter of that day is there."""
    if not re.fullmatch(r"brief-\d{4}-\d\d-\d\d", letter) or not (data / "letters" / letter).exists():
        return letter
    folders = sorted((data / "letters").glob(f"{letter}*"))
    known = [folder.name for folder in folders if re.fullmatch(rf"{letter}(?:-[0-9a-f]{{8}})?", folder.name)]
    other = f"{letter}-{_digest(file)}"
    name = next((one for one in known if _same(draft, data / "letters" / one)), other)
    if name != letter:
        choice = f"another letter of that day is there: this one is called {name}"
        draft.doubts.append(DraftDoubt("head", "", "fact", choice))
    return name


def _same(draft: Draft, folder: Path) -> bool:
    """Whether a folder has the letter that a draft is of, told by the words of its text."""
    try:
        (source,) = sorted(folder.glob("source.*"))[:1]
        there, here = (_text_alone(one) for one in (drafted(read_file(source)), draft))
    except (Refused, ValueError):
        return False
    return alike(there, here)


def _text_alone(draft: Draft) -> list[str]:
    texts = [block.text for block in draft.blocks if block.kind not in ("opening", "closing")]
    return [word for text in texts for word in bare(text).split()]
