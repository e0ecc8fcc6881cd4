"""One import: files of one letter in, the folder of the letter out, with all that must be told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..problems import Place, Problem, Refused, clipped, counted
from . import metadata
from .accounting import Account, account
from .bounded import bounded
from .citing import Cited, cited, works
from .comparing import Differing, compared
from .draft import Draft, DraftDoubt
from .existing import known_papers, known_works, value_in, value_of
from .facts import from_words
from .identity import letter_file
from .ids import letter_id, paper_id
from .kinds import BEST, Kind, content_of, kind_of, reader
from .merging import decided, differences, merged
from .safexml import parse, refused
from .signs import bare, marks, plain
from .structure import arranged
from .texts import notes_file, text_file
from .writing import replace_letter, write_letter
from .yamltext import dumped

_EXTENSIONS: dict[str, str] = {"text": "txt"}
_WHAT = {
    "xml": "de officiële XML van de publicatie",
    "html": "de officiële pagina van de publicatie",
    "docx": "het Word-bestand van de brief",
    "odt": "het ODT-bestand van de brief",
    "pdf": "de PDF van de brief",
    "text": "tekst uit een PDF van de brief",
}


YAML_FILES = ("letter.yml", "text.yml", "footnotes.yml", "doubts.yml")


@dataclass(frozen=True)
class File:
    """A file of a letter, with its kind and what is in it."""

    name: str
    kind: Kind
    data: bytes


@dataclass
class Imported:
    """What an import gives: the letter's files, and what was found and decided on the way."""

    letter: str
    draft: Draft
    files: dict[str, bytes]
    works: str
    account: Account
    cited: Cited
    differing: list[Differing] = field(default_factory=list)
    folder: Path | None = None
    written: bool = False
    changes: list[str] = field(default_factory=list)

    @property
    def doubts(self) -> list[DraftDoubt]:
        """Places that a person must look at."""
        return self.draft.doubts

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
            "marks": len(mark_keys(self.draft)),
            "left_out": [{"words": left.words, "reason": left.reason} for left in self.draft.left_out if left.words],
            "doubts": [
                {"place": doubt.place, "words": doubt.words, "reason": doubt.reason, "choice": doubt.choice}
                for doubt in self.doubts
            ],
        }


def mark_keys(draft: Draft) -> list[str]:
    """The keys of all note marks of a draft, in reading order."""
    texts = []
    for block in draft.blocks:
        texts += [block.text, *(cell.text for row in block.rows for cell in row.cells)]
    return [key for text in texts for key in marks(text)]


def read_files(paths: Sequence[Path]) -> list[File]:
    """The files, each with its kind; refuses those that cannot be read."""
    found = []
    for path in paths:
        data = content_of(path)
        found.append(File(str(path), kind_of(data, str(path)), data))
    return found


def imported(paths: Sequence[Path], data: Path, *, update: bool = False, write: bool = True) -> Imported:
    """Import files of one letter into the folder ``data``.

    Raises Refused when a file cannot be read, when the files are not of one letter, or when the letter is there already
    and would change; nothing is written then.
    """
    files = read_files(paths)
    sources = sorted((file for file in files if file.kind != "record"), key=lambda file: BEST.index(file.kind))
    if not sources:
        hint = "Name the file with the text too."
        raise refused(files[0].name if files else "import", "K501", "is a metadata record, no letter", hint)
    best = sources[0]
    drafts = [drafted(source) for source in sources]
    draft = drafts[0]
    records = [_about(draft, file) for file in files if file.kind == "record"]
    records += beside(best, draft, {Path(file.name).resolve() for file in files})
    metadata.known(draft, [*records, *(fields for file in drafts for fields in file.records)])
    letter = _id(draft, best)
    differing = []
    for other, file in zip(drafts[1:], sources[1:], strict=True):
        differing += compared(draft, other, file.name, best.name)
    for one in differing:
        draft.doubts.append(DraftDoubt(one.place, one.words, "word", one.choice))
    balance = account(draft)
    if not balance.equal:
        draft.doubts.insert(0, DraftDoubt(balance.where.strip("; ") or "whole file", "", "structure", str(balance)))
    notes = cited(draft.notes, known_papers(data))
    result = Imported(letter, draft, {}, "", balance, notes, differing)
    result.files = files_of(result, best)
    new = works(notes, known_works(data))
    result.works = dumped({"works": new}).partition("\n")[2] if new else ""
    if not write:
        return result
    folder = data / "letters" / letter
    if folder.exists():
        _again(result, folder, data, update=update)
    else:
        result.folder = write_letter(data, letter, result.files, result.works)
        result.written = True
    return result


def drafted(file: File) -> Draft:
    """The draft of one file, with its parts told apart and the facts that its words give."""
    draft = bounded(reader(file.kind), file.data, file.name)
    arranged(draft)
    from_words(draft)
    return draft


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
    own, about = _named(draft), metadata.identifier(fields)
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
            content = content_of(candidate)
            if kind_of(content, str(candidate)) != "record":
                continue
            fields = fields_of(File(str(candidate), "record", content))
            about = metadata.identifier(fields)
            if about and about == (own or paper_id(stem)):
                found.append(fields)
                draft.decisions.append(f"{candidate.name}: the metadata record beside the file is used")
    return found


def _named(draft: Draft) -> str:
    named = letter_id(draft)
    return "" if named.startswith("brief-") else named


def _id(draft: Draft, file: File) -> str:
    own = letter_id(draft)
    if own:
        return own
    # An official name of the file is better than none; it is told as a doubt, since anybody can name a file.
    stem = Path(file.name).name.partition(".")[0]
    name = paper_id(stem)
    if not any(name.startswith(f"{kind}-") for kind in ("kst", "ah-tk", "ah-ek", "kv-tk", "kv-ek", "blg")):
        digest = hashlib.sha256(file.data).hexdigest()[:8]
        name = f"brief-{digest}"
        choice = f"neither number nor date was found: the letter is called {name}"
    else:
        draft.facts["identifier"] = []
        choice = f"the letter is called {name}, as its file is"
    draft.doubts.append(DraftDoubt("file name", stem, "fact", choice))
    return name


def files_of(result: Imported, file: File) -> dict[str, bytes]:
    """The files of the letter's folder by name."""
    draft, extension = result.draft, _EXTENSIONS.get(file.kind, file.kind)
    source: dict[str, Any] = {
        "file": f"source.{extension}",
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "what": f"ingelezen met briefwijzer import: {_WHAT[file.kind]}",
        "joined": draft.joined,
        "unhyphenated": draft.unhyphenated,
        "left_out": [{"words": left.words, "reason": left.reason} for left in draft.left_out if left.words],
    }
    source = {key: value for key, value in source.items() if value}
    files = {
        "letter.yml": dumped(letter_file(draft, result.letter, source)).encode(),
        "text.yml": dumped(text_file(draft)).encode(),
        "footnotes.yml": dumped(notes_file(draft.notes, result.cited.citations)).encode(),
        f"source.{extension}": file.data,
    }
    if draft.doubts:
        files["doubts.yml"] = dumped({"doubts": doubt_records(draft.doubts)}).encode()
    return files


def doubt_records(doubts: Sequence[DraftDoubt]) -> list[dict[str, str]]:
    """The doubts as doubts.yml has them."""
    return [
        {
            "id": f"d{number}",
            "place": doubt.place or "whole file",
            "words": plain(bare(doubt.words)),
            "reason": doubt.reason,
            "choice": plain(bare(doubt.choice)),
        }
        for number, doubt in enumerate(doubts, 1)
    ]


def _again(result: Imported, folder: Path, data: Path, *, update: bool) -> None:
    """The letter is there: say what would change; write it only when that was asked for."""
    base = _last(folder)
    files: dict[str, bytes] = {}
    changes: list[tuple[str, str, str, str]] = []
    for name in YAML_FILES:
        ours, theirs = value_of(folder / name), value_in(result.files.get(name), name)
        if name == "doubts.yml":
            new: Any = decided((ours or {}).get("doubts", []), (theirs or {}).get("doubts", []))
            # those that somebody has decided are no doubts any more
            still = [one for one, record in zip(result.draft.doubts, new, strict=True) if "decision" not in record]
            result.draft.doubts = still
            new = {"doubts": new} if new else None
        else:
            new = merged(base.get(name), ours, theirs)
            if name == "letter.yml":
                new["source"] = (theirs or {}).get("source")
        if new == ours:
            files[name] = (folder / name).read_bytes() if ours is not None else b""
        else:
            files[name] = dumped(new).encode() if new else b""
            changes += [(name, *one) for one in differences(ours or {}, new or {})]
    result.changes = [f"{where}: '{clipped(old)}' becomes '{clipped(after)}'" for _, where, old, after in changes]
    result.folder = folder
    source = next(name for name in result.files if name.startswith("source."))
    if not changes and (folder / source).is_file() and (folder / source).read_bytes() == result.files[source]:
        return
    if not update:
        message = f"the letter {result.letter} is there already and would change in {counted(len(changes), 'place')}"
        hint = "Nothing was written. Add --update to take the new words over; what a person changed is kept."
        place = f"{folder}"
        problems = [Problem(Place(place), "K507", message, hint)]
        for (name, *_), change in zip(changes, result.changes, strict=True):
            problems.append(Problem(Place(f"{place}/{name}"), "K507", change))
        raise Refused(problems)
    files[source] = result.files[source]
    result.folder = replace_letter(data, result.letter, {name: one for name, one in files.items() if one}, result.works)
    result.written = True


def _last(folder: Path) -> dict[str, Any]:
    """What an import makes of the source that the folder has, before anybody changed something; empty when it fails."""
    source = next((path for path in sorted(folder.glob("source.*")) if path.is_file()), None)
    if source is None:
        return {}
    try:
        content = content_of(source)
        file = File(str(source), kind_of(content, str(source)), content)
        draft = drafted(file)
        metadata.known(draft, draft.records)
        notes = cited(draft.notes, {})
        made = files_of(Imported(folder.name, draft, {}, "", account(draft), notes), file)
    except Refused:
        return {}
    return {name: value_in(made.get(name), name) for name in YAML_FILES}
