"""Reading the data folder: every file typed, every problem of reading and shape at once."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from ..problems import Place, Problem, Refused, refused
from . import shared
from .corpus import Corpus, FileRead, LetterRead
from .doubts import DoubtsFile
from .files import MOST_BYTES, decode, read_bytes
from .layers import FACTS, LAYER_FILES, Layers
from .layers.declaration import file_name
from .letter import FootnotesFile, Letter, SourceText
from .letter_corpus import LetterCorpus
from .records import Record, fixed_values
from .shapes import locate, typed
from .text import TextFile
from .works import WorksFile
from .yamlfile import Source, read_yaml

R = TypeVar("R", bound=Record)

# The files of lists that letters share; all but the works need not be there.
_OF_SITE = (shared.ExceptionsFile, shared.DeadLinksFile, shared.MovedFile, shared.CorrectionsFile)
_OF_LETTERS = (WorksFile, shared.ThemesFile, shared.OrganisationsFile, shared.TermsFile, shared.SourcesFile)
SHARED: dict[str, type[Record]] = {file_name(model): model for model in (*_OF_LETTERS, *_OF_SITE)}
SHARED_FILES = {*SHARED, "site.yml", "letters", "ids.lock"}
SOURCE_FILES = fixed_values(SourceText, "file")
LETTER_FILES = {"letter.yml", *SOURCE_FILES, "text.yml", "footnotes.yml", "doubts.yml", "annotations"}
MOST_OF_A_SOURCE = 50_000_000
# Each letter adds some thirty kilobytes to ids.lock.
MOST_OF_A_LOCK = 200_000_000
# What desktops and editors leave behind; everything else that we do not know is a mistake worth telling.
LEFTOVERS = {".DS_Store", "Thumbs.db", ".gitkeep"}


def load(root: Path, before: Corpus | None = None) -> Corpus:
    """Read the data folder ``root``; of an earlier corpus ``before`` what has not changed is taken as it is.

    Raises Refused with every problem of reading and shape, in all files at once.
    """
    reader = _Reader(root, before)
    lists: dict[str, Any] = {}
    for file, model in SHARED.items():
        lists |= reader.lists(file, model, needed=model is WorksFile)
    settings = reader.read("site.yml", shared.SiteFile, needed=False)
    lock = reader.lines("ids.lock")
    letters = [letter for folder in reader.letter_folders() if (letter := reader.letter(folder))]
    if not letters and not reader.problems:
        reader.problems.append(Problem(Place(reader.name("letters")), "K012", "holds no letter", "Add a folder."))
    if any(problem.level == "error" for problem in reader.problems):
        raise Refused(reader.problems)
    lists["pages_read"] = lists.pop("pages")
    lists["moved"] += tuple(move for letter in letters for move in _renamed(letter, lock))
    corpus = Corpus(
        root,
        letters=tuple(letters),
        lock=lock,
        sources=reader.sources,
        digests=reader.digests,
        problems=tuple(reader.problems),
        settings=settings or shared.SiteFile(),
        files=reader.files,
        read=reader.letters,
        **lists,
    )
    return corpus.after(before) if before else corpus


def _renamed(letter: LetterCorpus, lock: Iterable[str]) -> Iterator[shared.Moved]:
    """Where the pages and files of a letter are that has another id now: at the same place below the new one."""
    for index, former in enumerate(letter.record.former):
        start = f"brieven/{former}/"
        for old in lock:
            if old.startswith(start) and "#" not in old:
                new = f"brieven/{letter.id}/{old.removeprefix(start)}"
                move = shared.Moved(old=old, what=letter.record.name, new=new)
                locate(move, letter.record._file, ("former", index))
                yield move


class _Reader:
    """Reads files below one data folder and gathers what is wrong with them."""

    def __init__(self, root: Path, before: Corpus | None = None) -> None:
        self.root = root = root.absolute()
        self.before = before.files if before else {}
        self.letters_before = before.read if before else {}
        self.files: dict[str, FileRead] = {}
        self.letters: dict[str, LetterRead] = {}
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.digests: dict[str, str] = {}
        if not root.is_dir():
            hint = "Name the folder that holds works.yml and letters/."
            raise refused(root.as_posix(), "K001", "is not a folder", hint)
        self._unknown(root, SHARED_FILES)

    def name(self, relative: str) -> str:
        """The name that messages give a file: the data folder's own name and the way from there."""
        return f"{self.root.name}/{relative}"

    def _inside(self, folder: Path) -> list[Path]:
        """What a folder holds, in order, leftovers of desktops apart; a link is no folder."""
        name = folder.relative_to(self.root).as_posix()
        place = Place(self.root.name if name == "." else self.name(name))
        try:
            if folder.is_symlink() or not folder.is_dir():
                self.problems.append(Problem(place, "K001", "is not a folder", "Make it a folder, no link."))
                return []
            return sorted(path for path in folder.iterdir() if path.name not in LEFTOVERS)
        except OSError as error:
            hint = "Check that the folder is readable."
            self.problems.append(Problem(place, "K001", f"cannot be read: {error.strerror}", hint))
            return []

    def _unknown(self, folder: Path, known: set[str]) -> None:
        inside = self._inside(folder)
        present = {path.name for path in inside}
        for path in inside:
            if path.name in known:
                continue
            name = self.name(path.relative_to(self.root).as_posix())
            meant = difflib.get_close_matches(path.name, known, n=1)
            hint = f"Remove it; known here: {', '.join(sorted(known))}."
            if meant and meant[0] not in present:
                hint = f"Did you mean '{meant[0]}'?"
            self.problems.append(Problem(Place(name), "K012", "is not a file of the corpus", hint))

    def letter_folders(self) -> list[Path]:
        found = []
        for path in self._inside(self.root / "letters"):
            if path.is_symlink() or not path.is_dir():
                name = self.name(f"letters/{path.name}")
                self.problems.append(Problem(Place(name), "K012", "is not the folder of a letter", "Move it."))
            else:
                found.append(path)
        return found

    def letter(self, folder: Path) -> LetterCorpus | None:
        """The letter in a folder; the one of an earlier corpus where its files are the same."""
        before = self.letters_before.get(folder.name)
        if before and self._digests(folder) == before.digests:
            self.digests |= before.digests
            self.sources |= before.sources
            self.problems += before.problems
            self.letters[folder.name] = before
            return before.letter
        others, noted = {*self.digests}, len(self.problems)
        letter = self._letter(folder)
        if letter:
            digests = {name: digest for name, digest in self.digests.items() if name not in others}
            places = {name: self.sources[name] for name in digests if name in self.sources}
            self.letters[folder.name] = LetterRead(letter, digests, places, tuple(self.problems[noted:]))
        return letter

    def _digests(self, folder: Path) -> dict[str, str] | None:
        """The SHA-256 of every file of a letter; None where there is something else than files."""
        found: dict[str, str] = {}
        try:
            for path in folder.rglob("*"):
                if path.is_symlink() or not (path.is_file() or path == folder / "annotations"):
                    return None
                if path.is_file() and path.name not in LEFTOVERS:
                    name = self.name(path.relative_to(self.root).as_posix())
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        return found

    def _letter(self, folder: Path) -> LetterCorpus | None:
        base = f"letters/{folder.name}"
        self._unknown(folder, LETTER_FILES)
        letter = self.read(f"{base}/letter.yml", Letter)
        text = self.read(f"{base}/text.yml", TextFile)
        footnotes = self.read(f"{base}/footnotes.yml", FootnotesFile)
        data = self.source(base, letter.source.file if letter else SOURCE_FILES[0])
        layers = self.layers(folder / "annotations", f"{base}/annotations")
        doubts = self.lists(f"{base}/doubts.yml", DoubtsFile)
        if letter is None or text is None or footnotes is None or data is None:
            return None
        if letter.id != folder.name:
            place = self.sources[self.name(f"{base}/letter.yml")].place(("id",))
            hint = "The folder has the name of the letter's id."
            self.problems.append(Problem(place, "K104", f"the letter in folder '{folder.name}' is '{letter.id}'", hint))
        return LetterCorpus(
            record=letter,
            opening=tuple(text.opening),
            body=tuple(text.sections),
            closing=tuple(text.closing),
            annexes=tuple(text.annexes),
            footnotes=tuple(footnotes.footnotes),
            source_bytes=data,
            layers=layers,
            **doubts,
        )

    def source(self, base: str, file: str) -> bytes | None:
        """The bytes of the source of a letter; those of a text are text."""
        data = self.bytes(f"{base}/{file}", MOST_OF_A_SOURCE)
        if data is not None and file == SOURCE_FILES[0]:
            return data if decode(data, self.name(f"{base}/{file}"), self.problems) is not None else None
        return data

    def layers(self, folder: Path, base: str) -> Layers:
        if not folder.exists() and not folder.is_symlink():
            return Layers()
        self._unknown(folder, set(LAYER_FILES))
        lists: dict[str, tuple[Record, ...]] = {}
        facts = dict(FACTS)
        for file, model in LAYER_FILES.items():
            if layer := self.read(f"{base}/{file}", model, needed=False):
                for key in model.model_fields:
                    value = getattr(layer, key)
                    if isinstance(value, list):
                        lists[key] = tuple(value)
                    else:
                        facts[key] = value
        return Layers(lists, facts)

    def bytes(self, relative: str, most: int = MOST_BYTES) -> bytes | None:
        """What is in a file, or None with the problem noted."""
        name = self.name(relative)
        data = read_bytes(self.root / relative, name, self.problems, most=most)
        if data is not None:
            self.digests[name] = hashlib.sha256(data).hexdigest()
        return data

    def lines(self, relative: str) -> tuple[str, ...]:
        """The lines of a text file; none when it is not there."""
        path, name = self.root / relative, self.name(relative)
        if not path.exists() and not path.is_symlink():
            return ()
        data = self.bytes(relative, MOST_OF_A_LOCK)
        return tuple((decode(data, name, self.problems) or "").splitlines()) if data is not None else ()

    def lists(self, relative: str, model: type[Record], *, needed: bool = False) -> dict[str, Any]:
        """The lists of a file by their keys, empty where it is not there."""
        found = self.read(relative, model, needed=needed)
        return {key: tuple(getattr(found, key, ())) for key in model.model_fields}

    def read(self, relative: str, model: type[R], *, needed: bool = True) -> R | None:
        path, name = self.root / relative, self.name(relative)
        if not needed and not path.exists() and not path.is_symlink():
            return None
        data = self.bytes(relative)
        if data is None:
            return None
        before, noted = self.before.get(name), len(self.problems)
        if before and before.digest == self.digests[name] and isinstance(before.record, model):
            self.problems += before.problems
            self.files[name], self.sources[name] = before, before.source
            return before.record
        source = read_yaml(data, name, self.problems)
        if source is None:
            return None
        record = typed(source, model, self.problems)
        self.sources[name] = source.without_value()
        if record is not None and not relative.startswith("letters/"):
            self.files[name] = FileRead(self.digests[name], record, self.sources[name], tuple(self.problems[noted:]))
        return record
