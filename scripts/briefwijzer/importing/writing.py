"""The folder of a letter, written whole or not at all; and the works it cites, added to works.yml."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_FIRST_WORKS = "# The works that the letters cite or name. See docs/developers/data.md.\nworks:\n"
# Of folders that are being written; one that was left is removed by the next import.
_PREFIX = ".importing-"


def write_letter(data: Path, letter: str, files: Mapping[str, bytes], works: str) -> Path:
    """Write the files of a letter into a new folder below ``data``, and the records of ``works`` into works.yml.

    Raises OSError, with everything as it was, when there is no room or no permission, or when the folder is there.
    """
    final = data / "letters" / letter
    made = [folder for folder in (data, final.parent) if not folder.exists()]
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        with _made(data, files, works) as beside:
            if final.exists() or final.is_symlink():
                raise FileExistsError(17, "is there already", str(final))
            beside.rename(final)
    except BaseException:
        for folder in reversed(made):
            if folder.exists() and not any(folder.iterdir()):
                folder.rmdir()
        raise
    return final


def replace_letter(data: Path, letter: str, files: Mapping[str, bytes], works: str) -> None:
    """Write new files into the folder of a letter that is there; what an import does not make stays as it is."""
    final = data / "letters" / letter
    with _made(data, files, works, final) as beside:
        old = beside.with_name(beside.name + "-old")
        final.rename(old)
        try:
            beside.rename(final)
        except BaseException:
            old.rename(final)
            raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _made(data: Path, files: Mapping[str, bytes], works: str, before: Path | None = None) -> Iterator[Path]:
    """A folder with files, and with what else was in the one ``before``, which is gone again unless it is moved.

    The works are in works.yml then; an error takes them out again.
    """
    old_works = (data / "works.yml").read_bytes() if (data / "works.yml").exists() else None
    for left in data.glob(_PREFIX + "*"):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
    beside = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=data))
    try:
        if before:
            shutil.copytree(before, beside, dirs_exist_ok=True, symlinks=True)
            for gone in (*beside.glob("source.*"), beside / "doubts.yml"):
                gone.unlink(missing_ok=True)
        for name, content in files.items():
            _write(beside / name, content)
        beside.chmod(0o755)
        if works or old_works is None:
            write_file(data / "works.yml", _added(old_works, works))
        yield beside
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        _restore(data / "works.yml", old_works)
        raise


def _write(path: Path, content: bytes) -> None:
    """A file on the disk, before anything else counts on it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all."""
    beside = path.with_name(_PREFIX + path.name)
    try:
        _write(beside, content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        write_file(path, content)


def _added(old: bytes | None, works: str) -> bytes:
    """The list of works with others at its end; a list without any is begun anew."""
    if not works:
        return old if old is not None else b"works: []\n"
    text = (old or b"").decode("utf-8-sig").replace("\r\n", "\n")
    if not text.strip() or text.rstrip().endswith("works: []"):
        comments = text[: text.rindex("works: []")] if "works: []" in text else ""
        text = f"{comments}works:\n" if comments else _FIRST_WORKS
    return (text.rstrip("\n") + "\n" + works).encode()
