"""What a build keeps for the next one: built pages, and files, by a checksum of everything that they are made from.

And the corpus, so that only files that have changed are read and checked again.

It lies in ``build/.cache`` of the project and can be deleted at any time. A page that is found under its key is the
page that would be built: the key covers the code, the templates, the shell, the packages, and the bytes of the page
before the shell comes around it. The key of a letter covers its data files and the shared ones instead, so that a
letter that nobody touched is not even rendered.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO

from ..data.corpus import Corpus
from ..data.spool import Filed
from ..pages.edition import versions

PACKAGE = Path(__file__).parent.parent
# What is around every page, beside the templates: read by the builder at each build.
SHELL = ("mkdocs.yml", "overrides", "scripts/mkdocs_hooks.py")


def _digest(start: Path, files: Iterable[Path]) -> str:
    """One checksum for files below a folder, by their paths and bytes."""
    found = hashlib.sha256()
    for file in sorted(files):
        name = os.fsencode(file.relative_to(start))
        found.update(b"%s %d\n" % (name, file.stat().st_size) + file.read_bytes())
    return found.hexdigest()


def _inside(start: Path, *endings: str) -> list[Path]:
    """The files of a folder with one of these endings, or the file itself."""
    found = start.rglob("*") if start.is_dir() else (start,)
    return [path for path in found if path.is_file() and path.name.endswith(endings or "")]


# The code and the words as they were when this program read them; what is edited later it does not know.
CODE = _digest(PACKAGE, _inside(PACKAGE, ".py", ".yml"))


@cache
def _packages(requirements: Path) -> str:
    """The versions of the packages that build the site, those that come with others too."""
    found = dict(versions())
    pinned = requirements.read_text("utf-8") if requirements.is_file() else ""
    for name in re.findall(r"^([A-Za-z0-9._-]+)==", pinned, re.MULTILINE):
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return repr(sorted(found.items()))


def made_with(root: Path, *settings: str) -> str:
    """One checksum for all that is no data: code, templates, shell, packages, and settings of the run."""
    shell = [_digest(root, _inside(root / name)) for name in SHELL]
    templates = _digest(PACKAGE, _inside(PACKAGE / "pages/templates"))
    everything = (CODE, templates, *shell, _packages(root / "requirements/site.txt"), *settings)
    return hashlib.sha256(repr(everything).encode()).hexdigest()


class Cache:
    """Bytes by their keys, in a folder; without a folder it is always empty. A write that fails is none."""

    def __init__(self, folder: Path | None, made_with: str = "") -> None:
        self.folder, self.made_with = folder, made_with
        self.used: set[str] = set()
        self.new: set[str] = set()

    def key(self, *made_from: str | bytes) -> str:
        """The key of what is made from these."""
        parts = (part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape") for part in made_from)
        found = hashlib.sha256(self.made_with.encode())
        for part in parts:
            found.update(b"%d\n" % len(part) + part)
        return found.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None where it is not there, or is not whole."""
        if self.folder is None:
            return None
        self.used.add(key)
        with suppress(OSError):
            path = self._path(key)
            content = path.read_bytes()
            try:
                return zlib.decompress(content)
            except zlib.error:
                path.unlink()
        return None

    def has(self, key: str) -> bool:
        """Is something kept under this key?"""
        self.used.add(key)
        with suppress(OSError):
            return self.folder is not None and self._path(key).is_file()
        return False

    def put(self, key: str, content: bytes) -> None:
        """Keep something; beside its place first, so that nobody reads half of it."""
        if self.folder is None or self.has(key):
            return
        path = self._path(key)
        beside = path.with_name(f".{key}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(zlib.compress(content, 1))
                os.replace(beside, path)
                self.new.add(key)
            finally:
                beside.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove what this build has put here: something was wrong with it, and must be reported again."""
        for key in self.new:
            with suppress(OSError):
                self._path(key).unlink()

    def tidy(self) -> None:
        """Remove what this build did not use."""
        with suppress(OSError):
            for path in self.folder.glob("*/*") if self.folder else ():
                if path.name not in self.used:
                    path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        assert self.folder
        return self.folder / key[:2] / key


NO_CACHE = Cache(None)
# The bytes that say how large something is.
SIZE = 8


def _corpus_of(data: Path) -> Path:
    """Where the corpus of a data folder is kept, by the code that has read it; behind it stands its SHA-256."""
    return data.parent / "build/.cache/corpus" / made_with(data.parent, version("pydantic"))


class _CorpusPickler(pickle.Pickler):
    """Pickles a corpus, and leaves out what is filed: a pickle holds all that it has written until its end."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.filed: list[Filed[Any]] = []

    def persistent_id(self, value: object) -> str | None:
        if not isinstance(value, Filed):
            return None
        self.filed.append(value)
        return ""


class _CorpusUnpickler(pickle.Unpickler):
    """Reads such a pickle; what was filed is empty, and listed in its order."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.filed: list[Filed[Any]] = []

    def persistent_load(self, name: str) -> Filed[Any]:
        self.filed.append(Filed())
        return self.filed[-1]


def earlier_corpus(data: Path) -> Corpus | None:
    """The corpus of a data folder as the last build kept it; None where there is none, or it is not whole.

    It is a pickle, and behind it stands what was filed, each with its size before it. Whoever can write it can have
    code run, as with every script of the project.
    """
    place = _corpus_of(data)
    for path in place.parent.glob(f"{place.name}.*"):
        with suppress(OSError), path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == path.suffix[1:]:
                file.seek(0)
                unpickler = _CorpusUnpickler(file)
                corpus: Corpus = unpickler.load()
                for filed in unpickler.filed:
                    filed.put(file.read(int.from_bytes(file.read(SIZE))))
                return corpus
    return None


def keep_corpus(corpus: Corpus) -> None:
    """Keep a corpus for the next build, with what is lasting of what was worked out from its letters."""
    place = _corpus_of(corpus.root)
    beside = place.with_name(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w+b") as file:
            pickler = _CorpusPickler(file)
            pickler.dump(replace(corpus))  # a new one, of which nothing was asked yet
            for filed in pickler.filed:
                packed = filed.packed()
                file.write(len(packed).to_bytes(SIZE) + packed)
            file.seek(0)
            name = f"{place.name}.{hashlib.file_digest(file, 'sha256').hexdigest()}"
        for path in place.parent.iterdir():
            if path.name not in (beside.name, name):
                path.unlink()
        beside.replace(place.with_name(name))
